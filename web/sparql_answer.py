"""A running query as an HTTP answer: exact status, honest end, ended when its reader leaves."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Coroutine, Mapping
from typing import Any, Final

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from graph.service import Answer, Question, SparqlService, outline_of
from ontology.language import GwpError
from web.errors import error_response

_VARY: Final = "Accept, Accept-Encoding"


class QueryResponse(Response):
    """Runs a query when the server sends the answer.

    An answer that comes whole has a length, a longer one is sent in pieces as they come. When the
    rest of it will never come, the connection is closed without the end of the body: no reader can
    take a part for the whole.
    """

    def __init__(
        self,
        service: SparqlService,
        question: Question,
        headers: Mapping[str, str],
        content_type: str,
        *,
        with_body: bool = True,
    ) -> None:
        self.service = service
        self.question = question
        self.request_headers = headers
        self.answer_type = content_type
        self.with_body = with_body
        self.background = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as an ASGI application."""
        tag = entity_tag(self.question, self.service.state)
        if tag is not None and _matches(self.request_headers.get("if-none-match"), tag):
            await send(_start(304, {"ETag": tag, "Vary": _VARY}))
            await send(_body(b"", more=False))
        elif (answer := self.service.answered(self.question)) is not None:
            await self._send_whole(answer, answer.whole or b"", send)
        else:
            await self._while_reader_is_there(self._respond(scope, receive, send), receive)

    async def _while_reader_is_there(
        self, work: Coroutine[Any, Any, None], receive: Receive
    ) -> None:
        working = asyncio.create_task(work)
        gone = asyncio.create_task(_disconnected(receive))
        try:
            await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (working, gone):
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(gone, return_exceptions=True)
                await working

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self.service.query(self.question)
        except GwpError as error:
            await error_response(error, self.request_headers)(scope, receive, send)
            return
        try:
            if answer.whole is not None:
                await self._send_whole(answer, answer.whole, send)
            else:
                await self._send_pieces(answer, send)
        finally:
            await answer.close()

    async def _send_whole(self, answer: Answer, data: bytes, send: Send) -> None:
        length = {"Content-Length": str(len(data))}
        await send(_start(200, self._answer_headers(answer) | length))
        await send(_body(data if self.with_body else b"", more=False))

    async def _send_pieces(self, answer: Answer, send: Send) -> None:
        stall_s = self.service.limits.client_stall_s
        await send(_start(200, self._answer_headers(answer)))
        with contextlib.suppress(GwpError, TimeoutError):
            if self.with_body:
                async for piece in answer:
                    await asyncio.wait_for(send(_body(piece, more=True)), stall_s)
            await send(_body(b"", more=False))

    def _answer_headers(self, answer: Answer) -> dict[str, str]:
        headers = {
            "Content-Type": self.answer_type,
            "Vary": _VARY,
            "X-Content-Type-Options": "nosniff",
        }
        tag = entity_tag(self.question, answer.generation)
        if tag is None:
            headers["Cache-Control"] = "no-store"
        else:
            headers |= {"ETag": tag, "Cache-Control": "no-cache"}
        if answer.gzip:
            headers["Content-Encoding"] = "gzip"
        return headers


def entity_tag(question: Question, generation: str) -> str | None:
    """Return the tag of the answer over one state of the data, None if it is not fixed."""
    outline = outline_of(question.query)
    if not generation or outline.volatile or outline.calls_out:
        return None
    parts = (
        generation,
        question.query,
        question.format.key,
        *question.default_graphs,
        "|",
        *question.named_graphs,
        question.base or "",
        str(question.gzip),
    )
    digest = hashlib.sha256("\x00".join(parts).encode(errors="surrogatepass")).hexdigest()
    return f'W/"{digest[:32]}"'


def _matches(header: str | None, tag: str) -> bool:
    known = [known.strip() for known in (header or "").split(",")]
    return "*" in known or tag in known or tag.removeprefix("W/") in known


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _start(status: int, headers: Mapping[str, str]) -> Message:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": "http.response.start", "status": status, "headers": raw}


def _body(data: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": data, "more_body": more}
