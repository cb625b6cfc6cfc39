"""Another SPARQL 1.1 endpoint in place of the embedded engine.

The limits of the service hold here too, but what a query costs over there is for that server to
limit: the time limit ends our waiting and closes the connection, which some servers notice.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import httpx

from graph.service.challenge import ByChallenge
from graph.service.desk import Course, SparqlService
from graph.service.diagnosis import diagnose, diagnose_forbidden
from graph.service.errors import (
    QueryCancelledError,
    QueryTimeoutError,
    StoreError,
)
from graph.service.limits import Limits
from graph.service.outline import calls_out, with_prefixes
from graph.service.question import Answer, Numbers, Question
from graph.service.remote_answer import AnswerChecker
from graph.service.spool import Spool
from graph.service.trouble import error_of
from ontology.language import GwpError

T = TypeVar("T")
_WHOLE_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where another server answers queries and, if it does, takes updates."""

    query_url: str
    update_url: str = ""
    user: str = ""
    password: str = ""

    def client(self) -> httpx.AsyncClient:
        """Return a client for this server; it follows no redirects and reads no proxies."""
        auth = ByChallenge(self.user, self.password) if self.user else None
        # What takes how long is decided for whole answers, by the limits of the service.
        return httpx.AsyncClient(auth=auth, timeout=httpx.Timeout(None), trust_env=False)


class RemoteService(SparqlService):
    """Answers foreign SPARQL by asking another endpoint.

    Nobody here knows when its data change, so answers have no tag and are not kept.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        limits: Limits | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(replace(limits or Limits(), cache_bytes=0), prefixes=prefixes)
        self.endpoint = endpoint
        self._client = endpoint.client()

    @property
    def state(self) -> str:
        """Nothing: the data may change at any time."""
        return ""

    @property
    def ready(self) -> bool:
        """Whether queries are passed on."""
        return not self._client.is_closed

    @property
    def existence(self) -> str:
        """A statement: many servers say of any graph that it is there, but empty."""
        return "?s ?p ?o"

    def start(self) -> None:
        """Do nothing: connections are made when they are needed."""

    async def stop(self) -> None:
        """End what runs and close the connections."""
        await super().stop()
        await self._client.aclose()

    def gauges(self) -> dict[str, tuple[str, int]]:
        """Return nothing: the other server has numbers of its own."""
        return {}

    def _course(self, question: Question, *, keep: bool) -> Course:
        return _RemoteCourse(self._client, self.endpoint.query_url, question, self)


class _RemoteCourse:
    """One question on its way to another server."""

    def __init__(
        self, client: httpx.AsyncClient, url: str, question: Question, service: RemoteService
    ) -> None:
        limits = service.limits
        self.long = False
        self.question = question
        self.limit_s = min(limits.query_timeout_s, question.timeout_s or limits.query_timeout_s)
        self._started = asyncio.get_running_loop().time()
        self._client, self._url = client, url
        self._limits, self._prefixes = limits, service.prefixes
        self._spool = Spool(limits.spool_bytes)
        self._checker = AnswerChecker(question, limits)
        self._response: httpx.Response | None = None
        self._stream: AsyncIterator[bytes] = _nothing()
        self._pump: asyncio.Task[None] | None = None

    async def run(self) -> Answer:
        """Return the answer, complete or begun."""
        if calls_out(self.question.query):
            found = await asyncio.to_thread(diagnose_forbidden, self.question.query)
            raise error_of(found, self.question.query, self._limits)
        if self.question.only_check:
            return await self._checked()
        try:
            await self._in_time(self._send())
            held = bytearray()
            while piece := await self._next():
                held += piece
                if len(held) > _WHOLE_BYTES:
                    return await self._begun(bytes(held))
        except BaseException:
            await self._hang_up()
            raise
        await self._hang_up()
        answer = Answer(self.question, "", gzip=False, whole=bytes(held))
        answer.numbers = self._numbers()
        return answer

    async def _checked(self) -> Answer:
        """Check a query by the grammar and its prefixes; that server may mind more than these."""
        found = await asyncio.to_thread(diagnose, self.question.query, "", self._prefixes)
        if found["problem"] != "misplaced":
            raise error_of({"code": "syntax"} | found, self.question.query, self._limits)
        return Answer(self.question, "", gzip=False, whole=b"")

    def cancel(self) -> None:
        """End an answer that has begun; its reader is told so."""
        if self._pump is not None:
            self._pump.cancel()

    async def close(self) -> None:
        """Close the connection if it is still open."""
        self.cancel()
        if self._pump is not None:
            await asyncio.wait({self._pump})

    async def _begun(self, held: bytes) -> Answer:
        self.long = True
        await self._spool.write(held)
        answer = Answer(self.question, "", gzip=False, spool=self._spool)
        self._pump = asyncio.create_task(self._fetch(answer))
        return answer

    async def _fetch(self, answer: Answer) -> None:
        try:
            while piece := await self._next():
                await self._spool.write(piece)
        except GwpError as error:
            self._spool.finish(error)
        except asyncio.CancelledError:
            self._spool.finish(QueryCancelledError(self.question.query))
        else:
            answer.numbers = self._numbers()
            self._spool.finish()
        finally:
            await self._hang_up()

    async def _send(self) -> None:
        asked = self.question
        form = {
            "query": with_prefixes(asked.query, self._prefixes),
            "default-graph-uri": list(asked.default_graphs),
            "named-graph-uri": list(asked.named_graphs),
        }
        headers = {"Accept": ", ".join(asked.format.media_types), "Accept-Encoding": "identity"}
        request = self._client.build_request("POST", self._url, data=form, headers=headers)
        self._response = await self._client.send(request, stream=True)
        await self._checker.check_head(self._response)
        self._stream = self._response.aiter_bytes()

    async def _next(self) -> bytes:
        """Return the next bytes of the answer, none at its end."""
        piece = await self._in_time(anext(self._stream, b""))
        self._checker.check_piece(piece)
        return piece

    async def _in_time(self, work: Awaitable[T]) -> T:
        try:
            async with asyncio.timeout_at(self._started + self.limit_s):
                return await work
        except TimeoutError:
            raise QueryTimeoutError(self.question.query, self.limit_s) from None
        except httpx.HTTPError as error:
            raise StoreError(self._url, str(error) or type(error).__name__) from error

    async def _hang_up(self) -> None:
        if self._response is not None:
            await self._response.aclose()

    def _numbers(self) -> Numbers:
        seconds = asyncio.get_running_loop().time() - self._started
        return Numbers(self._checker.rows, self._checker.bytes, seconds)


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""
