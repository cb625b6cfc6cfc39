"""Where questions come in: who may ask, what runs just now, what was answered before.

How a question is answered, by worker processes or by another server, is for the subclasses.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.service.cache import AnswerCache, Kept
from graph.service.checks import check_query
from graph.service.errors import QueryCancelledError, ServiceBusyError
from graph.service.fair_use import FairUse
from graph.service.limits import Limits
from graph.service.outline import outline_of
from graph.service.question import Answer, Numbers, Question
from ontology.language import GwpError


class Course(Protocol):
    """The answering of one question; `long` says whether it takes long already."""

    long: bool

    async def run(self) -> Answer:
        """Return the answer, complete or begun."""

    def cancel(self) -> None:
        """End an answer that has begun; its reader is told so."""

    async def close(self) -> None:
        """End whatever still goes on."""


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
    course: Course
    task: asyncio.Task[Answer] = field(repr=False)
    cancelled: bool = False


class SparqlService(ABC):
    """Answers foreign SPARQL under limits.

    Parameters
    ----------
    limits
        What one query may cost.
    prefixes
        Prefixes that a query may use without declaring them.
    """

    def __init__(
        self, limits: Limits | None = None, *, prefixes: Mapping[str, str] | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.prefixes = dict(prefixes or {})
        self.cache = AnswerCache(self.limits.cache_bytes)
        self._fair_use = FairUse(self.limits)
        self._observers: list[Callable[[Finished], None]] = []
        self._running: dict[int, Running] = {}
        self._numbers = itertools.count(1)

    @property
    @abstractmethod
    def state(self) -> str:
        """The name of the present state of the data, empty if nobody can know it."""

    @property
    @abstractmethod
    def ready(self) -> bool:
        """Whether a query would be answered now."""

    @property
    def existence(self) -> str:
        """The pattern that matches in each graph that is there; here empty graphs are, too."""
        return ""

    @abstractmethod
    def start(self) -> None:
        """Begin to answer; queries may be asked at once."""

    @abstractmethod
    def gauges(self) -> dict[str, tuple[str, int]]:
        """Return numbers for a monitor by name, each with its meaning."""

    @abstractmethod
    def _course(self, question: Question, *, keep: bool) -> Course:
        """Return what will answer `question`, and hand a kept answer to `_keep`."""

    async def stop(self) -> None:
        """End what runs."""
        for number in list(self._running):
            self.cancel(number)

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
        running.course.cancel()
        return True

    def answered(self, question: Question) -> Answer | None:
        """Return the whole answer if the question was asked before of the same data."""
        kept = self.cache.get(self.state, question)
        if kept is None:
            return None
        answer = Answer(question, self.state, gzip=kept.gzip, whole=kept.data)
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
            raise busy(self.limits)
        running = self._register(question, keep=not (outline.volatile or outline.calls_out))
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
        course = self._course(question, keep=keep)
        number = next(self._numbers)
        task = asyncio.create_task(course.run())
        running = self._running[number] = Running(number, question, time.time(), course, task)
        return running

    def _keep(self, answer: Answer, data: bytes) -> None:
        if answer.numbers is not None and not outline_of(answer.question.query).volatile:
            kept = Kept(data, answer.gzip, answer.numbers)
            self.cache.put(answer.generation, answer.question, kept)

    async def _closed(self, running: Running, answer: Answer, error: GwpError | None) -> None:
        await running.course.close()
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


def busy(limits: Limits) -> ServiceBusyError:
    """Return the error for a query that cannot even wait."""
    return ServiceBusyError(max(1, math.ceil(limits.query_timeout_s / 4)))
