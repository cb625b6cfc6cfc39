"""The embedded service: queries answered by worker processes of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.service.desk import Course, SparqlService
from graph.service.execution import Execution
from graph.service.federated import FederatedCourse
from graph.service.formats import Format
from graph.service.generation import Generation
from graph.service.limits import Limits
from graph.service.outline import outline_of
from graph.service.pool import Pool
from graph.service.question import Question

if TYPE_CHECKING:  # it brings an HTTP client along, which few need
    from graph.service.federation import Federation


class QueryService(SparqlService):
    """Answers foreign SPARQL from worker processes that can always be stopped.

    Parameters
    ----------
    generation
        The data to open first; `publish` replaces it.
    limits
        What one query may cost.
    prefixes
        Prefixes that a query may use without declaring them.
    federation
        What asks the servers that a query may call with SERVICE; without it, none may.
    """

    def __init__(
        self,
        generation: Generation,
        limits: Limits | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
        federation: Federation | None = None,
    ) -> None:
        super().__init__(limits, prefixes=prefixes)
        self._federation = federation
        self.pool = Pool(generation, self.limits)
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def generation(self) -> Generation:
        """The data that a query sees which starts now."""
        return self.pool.generation

    @property
    def state(self) -> str:
        """The name of the published data."""
        return self.pool.generation.id

    @property
    def ready(self) -> bool:
        """Whether some worker has the data open."""
        return self.pool.ready

    def start(self) -> None:
        """Start the workers; queries may be asked at once and wait for them."""
        self._loop = asyncio.get_running_loop()
        self.pool.start()

    async def stop(self) -> None:
        """End what runs and all workers."""
        await super().stop()
        await self.pool.stop()

    def publish(self, generation: Generation) -> None:
        """Let every query that starts from now on see `generation`."""
        self.pool.publish(generation)
        self.cache.clear()

    def publish_from_thread(self, generation: Generation) -> None:
        """Publish from another thread than that of the service, or before it is started."""
        if self._loop is None:
            self.publish(generation)
        else:
            self._loop.call_soon_threadsafe(self.publish, generation)

    def gauges(self) -> dict[str, tuple[str, int]]:
        """Return what the pool is made of."""
        workers = self.pool.workers
        resident = sum(worker.resident_bytes for worker in workers)
        return {
            "gwp_queries_waiting": ("Queries without a worker.", self.pool.waiting),
            "gwp_workers": ("Worker processes.", len(workers)),
            "gwp_workers_started": ("Worker processes started so far.", self.pool.started),
            "gwp_workers_resident_bytes": ("Memory of all workers.", resident),
        }

    def _course(self, question: Question, *, keep: bool) -> Course:
        forbidden = outline_of(question.query).calls_out
        if self._federation is not None and forbidden:
            return FederatedCourse(question, self._federation, self.prefixes, self._resolved)
        keep_bytes = self.cache.largest_bytes if keep else -1
        return Execution(
            self.pool, question, self.prefixes, self._keep, keep_bytes, forbidden=forbidden
        )

    def _resolved(self, question: Question, *, forbidden: bool) -> Course:
        """Return what answers a query out of which the calls have been taken."""
        return Execution(self.pool, question, self.prefixes, forbidden=forbidden)


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
