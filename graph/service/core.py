"""The query service: questions in, answers out, and what runs just now."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.service.cache import AnswerCache, Kept
from graph.service.checks import check_query
from graph.service.errors import QueryCancelledError
from graph.service.execution import Execution
from graph.service.fair_use import FairUse
from graph.service.formats import Format
from graph.service.generation import Generation
from graph.service.limits import Limits
from graph.service.outline import outline_of
from graph.service.pool import Pool
from graph.service.question import Answer, Numbers, Question
from ontology.language import GwpError


@dataclass(frozen=True, slots=True)
class Finished:
    """What is known of a query once it is over: `error` is None for a complete answer."""

    question: Question
    started: float
    seconds: float
    numbers: Numbers | None
    error: GwpError | None
    from_cache: bool = False


@dataclass(slots=True, eq=False)
class Running:
    """A query that runs or whose answer is still being fetched; `started` is a Unix time."""

    id: int
    question: Question
    started: float
    execution: Execution
    task: asyncio.Task[Answer] = field(repr=False)
    cancelled: bool = False


class QueryService:
    """Answers foreign SPARQL from worker processes that can always be stopped.

    Parameters
    ----------
    generation
        The data to open first; `publish` replaces it.
    limits
        What one query may cost.
    prefixes
        Prefixes that a query may use without declaring them.
    """

    def __init__(
        self,
        generation: Generation,
        limits: Limits | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.prefixes = dict(prefixes or {})
        self.pool = Pool(generation, self.limits)
        self.cache = AnswerCache(self.limits.cache_bytes)
        self._fair_use = FairUse(self.limits)
        self._observers: list[Callable[[Finished], None]] = []
        self._running: dict[int, Running] = {}
        self._numbers = itertools.count(1)

    @property
    def generation(self) -> Generation:
        """The data that a query sees which starts now."""
        return self.pool.generation

    @property
    def ready(self) -> bool:
        """Whether some worker has the data open."""
        return self.pool.ready

    def start(self) -> None:
        """Start the workers; queries may be asked at once and wait for them."""
        self.pool.start()

    async def stop(self) -> None:
        """End what runs and all workers."""
        for number in list(self._running):
            self.cancel(number)
        await self.pool.stop()

    def publish(self, generation: Generation) -> None:
        """Let every query that starts from now on see `generation`."""
        self.pool.publish(generation)
        self.cache.clear()

    def observe(self, observer: Callable[[Finished], None]) -> None:
        """Have `observer` called once for each query that is over, for logs and counters."""
        self._observers.append(observer)

    def running(self) -> tuple[Running, ...]:
        """Return what runs just now, the oldest first."""
        return tuple(self._running.values())

    def cancel(self, number: int) -> bool:
        """Cancel a running query; return whether there was one of that number."""
        running = self._running.get(number)
        if running is None:
            return False
        running.cancelled = True
        running.task.cancel()
        running.execution.cancel()
        return True

    def answered(self, question: Question) -> Answer | None:
        """Return the whole answer if the question was asked before of the same data."""
        kept = self.cache.get(self.generation.id, question)
        if kept is None:
            return None
        answer = Answer(question, self.generation.id, gzip=kept.gzip, whole=kept.data)
        answer.numbers = kept.numbers
        self._tell(Finished(question, time.time(), 0.0, kept.numbers, None, from_cache=True))
        return answer

    async def query(self, question: Question) -> Answer:
        """Return the answer to `question`, complete or begun; the caller closes it.

        Raises
        ------
        QueryRefusedError
            If a limit forbids the text.
        QuerySyntaxError, QueryTimeoutError, ResultTooLargeError, QueryFailedError
            If the query cannot be answered.
        ServiceBusyError, TooManyRequestsError
            If too many others are asking, or this client asks too much.
        """
        outline = check_query(question.query, self.limits)
        if (known := self.answered(question)) is not None:
            return known
        self._fair_use.admit(question.client, time.monotonic())
        if len(self._running) >= self.limits.open_answers:
            raise self.pool.busy()
        running = self._register(question, keep=not outline.volatile)
        try:
            answer = await running.task
        except asyncio.CancelledError:
            error = QueryCancelledError(question.query)
            self._over(running, None, error)
            if running.cancelled:
                raise error from None
            raise
        except GwpError as error:
            self._over(running, None, error)
            raise
        answer.on_close(lambda error: self._closed(running, answer, error))
        return answer

    def _register(self, question: Question, *, keep: bool) -> Running:
        keep_bytes = self.cache.largest_bytes if keep else -1
        execution = Execution(self.pool, question, self.prefixes, self._keep, keep_bytes)
        number = next(self._numbers)
        task = asyncio.create_task(execution.run())
        running = self._running[number] = Running(number, question, time.time(), execution, task)
        return running

    def _keep(self, answer: Answer, data: bytes) -> None:
        if answer.numbers is not None and not outline_of(answer.question.query).volatile:
            kept = Kept(data, answer.gzip, answer.numbers)
            self.cache.put(answer.generation, answer.question, kept)

    async def _closed(self, running: Running, answer: Answer, error: GwpError | None) -> None:
        await running.execution.close()
        if error is None and answer.numbers is None:
            error = QueryCancelledError(running.question.query)
        self._over(running, answer.numbers, error)

    def _over(self, running: Running, numbers: Numbers | None, error: GwpError | None) -> None:
        self._running.pop(running.id, None)
        seconds = time.time() - running.started
        client = running.question.client
        self._fair_use.charge(client, seconds, failed=error is not None, now=time.monotonic())
        self._tell(Finished(running.question, running.started, seconds, numbers, error))

    def _tell(self, finished: Finished) -> None:
        for observer in self._observers:
            observer(finished)


def run_query(
    generation: Generation,
    query: str,
    form: Format,
    limits: Limits | None = None,
    *,
    prefixes: Mapping[str, str] | None = None,
) -> bytes:
    """Return the answer to one query, asked from a program without an event loop.

    The same limits hold as in a server; the worker process lives for this one query.
    """
    return asyncio.run(_run_query(generation, Question(query, form), limits, prefixes))


async def _run_query(
    generation: Generation,
    question: Question,
    limits: Limits | None,
    prefixes: Mapping[str, str] | None,
) -> bytes:
    service = QueryService(generation, limits, prefixes=prefixes)
    service.pool.start(workers=1)
    try:
        answer = await service.query(question)
        return await answer.read()
    finally:
        await service.stop()
