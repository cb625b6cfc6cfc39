"""One query on its way through the pool."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final, TypeVar

from graph.service import framing
from graph.service.desk import busy
from graph.service.errors import QueryCancelledError, QueryTimeoutError
from graph.service.outline import outline_of
from graph.service.pool import Pool
from graph.service.process import WorkerProcess
from graph.service.question import Answer, Numbers, Question
from graph.service.spool import Spool
from graph.service.trouble import error_of
from ontology.language import GwpError

T = TypeVar("T")
Frame = tuple[bytes, bytes]
# What a query that counts as short may answer, held back until it is complete.
_SHORT_BYTES: Final = 4 * 1024 * 1024
# A query counts as short for so many times as long if it is its process that has to wait.
_WAITS_AT_MOST: Final = 4


class Execution:
    """Asks one question of the pool, within one deadline that includes the wait.

    Nothing of an answer is given out before it is complete or the query holds a place for long
    queries, so that until then it can be stopped and started again unseen.
    """

    def __init__(
        self,
        pool: Pool,
        question: Question,
        prefixes: Mapping[str, str],
        on_complete: Callable[[Answer, bytes], None] | None = None,
        keep_bytes: int = -1,
        *,
        forbidden: bool = False,
    ) -> None:
        limit_s = pool.limits.query_timeout_s
        self.question = question
        self.limit_s = min(limit_s, question.timeout_s or limit_s)
        self.long = False
        self._pool = pool
        self._prefixes = dict(prefixes)
        self._on_complete = on_complete
        self._keep_bytes = keep_bytes
        self._forbidden = forbidden
        self._sent = asyncio.get_running_loop().time()
        self._deadline = self._sent + self.limit_s
        self._shape = outline_of(question.query).shape
        self._worker: WorkerProcess | None = None
        self._frame: asyncio.Task[Frame] | None = None
        self._pump: asyncio.Task[None] | None = None
        self._spool = Spool(pool.limits.spool_bytes)

    async def run(self) -> Answer:
        """Return the answer, complete or begun."""
        try:
            while True:
                if self._pool.is_known_long(self._shape):
                    await self._in_line(self._pool.long_places.acquire())
                    self._hold_place()
                answer = await self._try()
                if answer is not None:
                    return answer
                self._pool.remember(self._shape, long=True)
                self._give_up()
        except BaseException:
            self._give_up()
            raise

    def cancel(self) -> None:
        """End an answer that has begun; its reader is told so."""
        if self._pump is not None:
            self._pump.cancel()

    async def close(self) -> None:
        """End the query if it still runs."""
        self.cancel()
        if self._pump is not None:
            await asyncio.wait({self._pump})
        self._give_up()

    async def _try(self) -> Answer | None:
        """Return the answer, or None if it turns out long while no place for that is free."""
        self._worker = await self._in_line(self._pool.acquire(self._shape))
        await self._worker.send(self._order())
        self._sent = asyncio.get_running_loop().time()
        held = bytearray()
        while frame := await self._frame_while_short():
            kind, payload = frame
            if kind == framing.END:
                return self._collected(bytes(held), payload)
            if kind != framing.DATA:
                return await self._answer_from(kind, payload)
            held += payload
            if len(held) > _SHORT_BYTES or await self._take_place():
                break
        if asyncio.get_running_loop().time() >= self._deadline:
            raise QueryTimeoutError(self.question.query, self.limit_s)
        if not await self._take_place():
            return None
        kind, payload = (framing.DATA, bytes(held)) if held else await self._next_frame()
        return await self._answer_from(kind, payload)

    async def _frame_while_short(self) -> Frame | None:
        """Return the next frame, None if it does not come while the query counts as short."""
        if self._worker is None:
            return None
        if self._frame is None:
            self._frame = asyncio.create_task(self._worker.receive())
        while (left_s := self._short_for_s()) > 0 and not self._frame.done():
            await asyncio.wait({self._frame}, timeout=left_s)
        return await self._next_frame() if self._frame.done() else None

    def _short_for_s(self) -> float:
        """Return for how many seconds the query counts as short yet.

        It is not long by waiting for a busy machine: what it computes counts, within bounds.
        """
        if self._worker is None:
            return 0.0
        short_s, now = self._pool.limits.short_query_s, asyncio.get_running_loop().time()
        taken_s = now - self._sent
        computed_s = self._worker.computed_s() if taken_s >= short_s else taken_s
        if computed_s is None or taken_s > _WAITS_AT_MOST * short_s:
            return 0.0
        return min(short_s - computed_s, self._deadline - now)

    async def _answer_from(self, kind: bytes, payload: bytes) -> Answer:
        if kind == framing.WHOLE:
            return await self._whole(payload)
        if kind == framing.TROUBLE:
            raise self._trouble(payload)
        return self._begun(payload)

    async def _take_place(self) -> bool:
        if not self.long and not self._pool.long_places.locked():
            await self._pool.long_places.acquire()
            self._hold_place()
        return self.long

    def _hold_place(self) -> None:
        self.long = True
        self._pool.expect_kills()

    async def _in_line(self, wait: Coroutine[Any, Any, T]) -> T:
        try:
            async with asyncio.timeout_at(self._deadline):
                return await wait
        except TimeoutError:
            raise busy(self._pool.limits) from None

    async def _next_frame(self) -> Frame:
        """Return the frame that is under way, and have the next one fetched."""
        if self._worker is None:
            raise QueryCancelledError(self.question.query)
        frame, self._frame = self._frame or self._worker.receive(), None
        try:
            async with asyncio.timeout_at(self._deadline):
                return await frame
        except TimeoutError:
            raise QueryTimeoutError(self.question.query, self.limit_s) from None
        except (EOFError, ConnectionError):
            raise await self._worker.how_it_ended(self.question.query) from None

    async def _whole(self, payload: bytes) -> Answer:
        answer = self._answer_of(gzip=payload[:1] == b"\x01", whole=payload[1:])
        _, end = await self._next_frame()
        self._done(answer, end)
        self._complete(answer, answer.whole or b"")
        return answer

    def _collected(self, data: bytes, end: bytes) -> Answer:
        answer = self._answer_of(gzip=self.question.gzip, whole=data)
        self._done(answer, end)
        self._complete(answer, data)
        return answer

    def _begun(self, payload: bytes) -> Answer:
        answer = self._answer_of(gzip=self.question.gzip, spool=self._spool)
        self._pump = asyncio.create_task(self._fetch(answer, payload))
        return answer

    async def _fetch(self, answer: Answer, payload: bytes) -> None:
        """Fetch the rest of an answer that has begun; a small one is kept as a whole too."""
        kind, kept = framing.DATA, bytearray()
        try:
            while kind == framing.DATA:
                await self._spool.write(payload)
                if len(kept) <= self._keep_bytes:
                    kept += payload
                kind, payload = await self._next_frame()
            if kind == framing.TROUBLE:
                raise self._trouble(payload)
        except GwpError as error:
            self._spool.finish(error)
        except asyncio.CancelledError:
            self._spool.finish(QueryCancelledError(self.question.query))
        else:
            self._done(answer, payload)
            self._spool.finish()
            self._complete(answer, bytes(kept))
        finally:
            self._give_up()

    def _complete(self, answer: Answer, data: bytes) -> None:
        if self._on_complete is not None and len(data) <= self._keep_bytes:
            self._on_complete(answer, data)

    def _answer_of(
        self, *, gzip: bool, whole: bytes | None = None, spool: Spool | None = None
    ) -> Answer:
        generation = self._worker.generation if self._worker else None
        return Answer(
            self.question, generation.id if generation else "", gzip=gzip, whole=whole, spool=spool
        )

    def _trouble(self, payload: bytes) -> GwpError:
        """Return the error that a worker reports; the worker itself is well."""
        report = framing.unpack_message(payload)
        if self._worker is not None:
            self._worker.note(report)
        self._let_go()
        return error_of(report, self.question.query, self._pool.limits)

    def _done(self, answer: Answer, payload: bytes) -> None:
        end = framing.unpack_message(payload)
        answer.numbers = Numbers(end["rows"], end["bytes"], end["seconds"])
        if self._worker is not None:
            computed_s = self._worker.note(end)
            self._pool.remember(self._shape, long=computed_s > self._pool.limits.short_query_s)
        self._let_go()

    def _let_go(self) -> None:
        """Give back a worker that is ready for the next query."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._pool.release(worker)
        self._leave_place()

    def _give_up(self) -> None:
        """Have a worker killed that may still be busy; without one, do nothing."""
        frame, self._frame = self._frame, None
        if frame is not None:
            frame.cancel()
        worker, self._worker = self._worker, None
        if worker is not None:
            self._pool.discard(worker)
        self._leave_place()

    def _leave_place(self) -> None:
        if self.long:
            self.long = False
            self._pool.long_places.release()

    def _order(self) -> dict[str, object]:
        asked, limits = self.question, self._pool.limits
        left_s = self._deadline - asyncio.get_running_loop().time()
        return {
            "do": "query",
            "query": asked.query,
            "only_check": asked.only_check,
            "forbidden": self._forbidden,
            "format": asked.format.key,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "base": asked.base,
            "prefixes": self._prefixes,
            "gzip": asked.gzip,
            "cpu_s": left_s,
            "result_rows": limits.result_rows,
            "result_bytes": limits.result_bytes,
        }
