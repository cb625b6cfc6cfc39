"""The workers and who may use them when.

Every worker answers every query, but long queries never hold all of them: what runs longer than
`short_query_s`, or answers more than 4 MiB, needs one of `Limits.long_queries` places. A query
that gets none in time is stopped before anything of its answer was sent, and starts again when a
place is free. So a short query always finds a worker soon, whatever the others do.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict, deque
from collections.abc import Coroutine
from typing import Final

from graph.service.desk import busy
from graph.service.generation import Generation
from graph.service.limits import Limits
from graph.service.process import WorkerProcess
from ontology.language import GwpError

_START_AGAIN_S: Final = 1.0
# A worker that has grown by this much beyond its data is replaced: the allocator keeps its peaks.
_GROWN_BYTES: Final = 64 * 1024 * 1024


_SHAPES_AT_MOST: Final = 1000


class Pool:
    """The worker processes of one service."""

    def __init__(self, generation: Generation, limits: Limits) -> None:
        self.generation = generation
        self.limits = limits
        self.trouble: GwpError | None = None
        self.long_places = asyncio.Semaphore(limits.long_queries)
        self._idle: deque[WorkerProcess] = deque()
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._alive: set[WorkerProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()
        self._known_long: OrderedDict[int, None] = OrderedDict()
        self.started = 0

    def start(self, workers: int | None = None) -> None:
        """Start all workers at the same time, without waiting for them."""
        for _ in range(workers or self.limits.workers):
            self._spawn()

    async def stop(self) -> None:
        """End all workers."""
        self._stopped.set()
        self._idle.clear()
        for waiter in self._waiting:
            waiter.cancel()
        while self._alive or self._tasks:
            await asyncio.gather(*(self._bury(worker) for worker in list(self._alive)))
            await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def workers(self) -> tuple[WorkerProcess, ...]:
        """The workers that are alive."""
        return tuple(self._alive)

    def used_generations(self) -> set[Generation]:
        """Return the published data and what workers have open besides."""
        opened = {worker.generation for worker in self._alive if worker.generation is not None}
        return opened | {self.generation}

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return len(self._waiting)

    @property
    def ready(self) -> bool:
        """Whether some worker has the data open."""
        return any(worker.opened for worker in self._alive)

    async def acquire(self) -> WorkerProcess:
        """Return an idle worker with the published data open, waiting in line for it."""
        worker = self._next_idle() or await self._wait_in_line()
        if worker.generation != self.generation:
            try:
                await worker.open(self.generation, self.limits.memory_bytes)
            except BaseException:
                self.discard(worker)
                raise
        return worker

    def release(self, worker: WorkerProcess) -> None:
        """Take back a worker whose answer is complete."""
        if worker.resident_bytes > worker.idle_resident_bytes + _GROWN_BYTES:
            self.discard(worker)
        else:
            self._hand_out(worker)

    def discard(self, worker: WorkerProcess) -> None:
        """Kill a worker whose answer is not wanted any more, and start another."""
        self._run(self._bury(worker))
        if not self._stopped.is_set():
            self._spawn()

    def publish(self, generation: Generation) -> None:
        """Let every query that starts from now on see `generation`."""
        self.generation = generation
        idle, self._idle = self._idle, deque()
        for worker in idle:
            self._run(self._reopen(worker))

    def is_known_long(self, shape: int) -> bool:
        """Return whether the last query of this shape was a long one."""
        return shape in self._known_long

    def remember(self, shape: int, *, long: bool) -> None:
        """Note whether a query of this shape was long, so that the next one need not be tried."""
        if not long:
            self._known_long.pop(shape, None)
            return
        self._known_long[shape] = None
        if len(self._known_long) > _SHAPES_AT_MOST:
            self._known_long.popitem(last=False)

    def _next_idle(self) -> WorkerProcess | None:
        while self._idle:
            worker = self._idle.popleft()
            if worker.alive:
                return worker
            self.discard(worker)
        return None

    async def _wait_in_line(self) -> WorkerProcess:
        if self.trouble is not None and not self._alive:
            raise self.trouble
        if len(self._waiting) >= self.limits.queued_queries:
            raise busy(self.limits)
        waiter: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._hand_out(waiter.result())
            raise

    def _hand_out(self, worker: WorkerProcess) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return
        self._idle.append(worker)

    def _spawn(self) -> None:
        self._run(self._start_one())

    async def _start_one(self) -> None:
        while not self._stopped.is_set():
            worker = await WorkerProcess.start()
            self._alive.add(worker)
            self.started += 1
            try:
                await worker.open(self.generation, self.limits.memory_bytes)
            except (GwpError, EOFError) as error:
                await self._give_up_on(worker, error)
            else:
                self.trouble = None
                self._hand_out(worker)
                return

    async def _give_up_on(self, worker: WorkerProcess, error: GwpError | EOFError) -> None:
        """Tell those who wait why there is no worker, and try again in a while."""
        ended = await worker.how_it_ended("")
        self.trouble = error if isinstance(error, GwpError) else ended
        await self._bury(worker)
        if not self._alive:
            while self._waiting:
                waiter = self._waiting.popleft()
                if not waiter.done():
                    waiter.set_exception(self.trouble)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), _START_AGAIN_S)

    async def _reopen(self, worker: WorkerProcess) -> None:
        try:
            await worker.open(self.generation, self.limits.memory_bytes)
        except (GwpError, EOFError):
            self.discard(worker)
        else:
            self._hand_out(worker)

    async def _bury(self, worker: WorkerProcess) -> None:
        await worker.kill()
        worker.close()
        self._alive.discard(worker)

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
