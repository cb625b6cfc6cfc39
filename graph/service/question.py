"""What is asked, and what comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from graph.service.formats import Format
from graph.service.spool import Spool
from ontology.language import GwpError


@dataclass(frozen=True, slots=True)
class Question:
    """A query with everything that decides its answer, besides the data.

    `default_graphs` and `named_graphs` are the dataset of the protocol and replace the one that
    the query names. `base` resolves relative IRIs. `gzip` asks for a compressed answer.
    `only_check` asks whether the query could be answered; the answer is empty then. `timeout_s`
    may shorten the limit of the service. `client` says who asks.
    """

    query: str
    format: Format
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    gzip: bool = False
    only_check: bool = False
    timeout_s: float | None = field(default=None, compare=False)
    client: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What an answer came to: rows (None where the format hides them), bytes, seconds."""

    rows: int | None
    bytes: int
    seconds: float


class Answer:
    """The answer to a question; its bytes may still be on their way from a worker.

    `whole` holds all bytes if they are there already. Otherwise iterate, once; the iteration
    raises if the answer will not be completed. Close it in any case.
    """

    def __init__(
        self,
        question: Question,
        generation: str,
        *,
        gzip: bool,
        whole: bytes | None = None,
        spool: Spool | None = None,
    ) -> None:
        self.question = question
        self.generation = generation
        self.gzip = gzip
        self.whole = whole
        self.numbers: Numbers | None = None
        self._spool = spool
        self._error: GwpError | None = None
        self._on_close: Callable[[GwpError | None], Awaitable[None]] | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._pieces()

    async def _pieces(self) -> AsyncIterator[bytes]:
        if self._spool is None:
            yield self.whole or b""
            return
        try:
            while data := await self._spool.read():
                yield data
        except GwpError as error:
            self._error = error
            raise

    async def read(self) -> bytes:
        """Return all bytes and close the answer."""
        try:
            return b"".join([piece async for piece in self])
        finally:
            await self.close()

    def on_close(self, then: Callable[[GwpError | None], Awaitable[None]]) -> None:
        """Have `then` called when the answer is closed, with what the iteration raised."""
        self._on_close = then

    async def close(self) -> None:
        """End the query if it still runs and drop what was not fetched."""
        then, self._on_close = self._on_close, None
        if then is not None:
            await then(self._error)
        if self._spool is not None:
            self._spool.close()
