"""The workers and who may use them when.

Every worker answers every query, but long queries never hold all of them: what runs longer than
`short_query_s`, or answers more than 4 MiB, needs one of `Limits.long_queries` places. A query
that gets none in time is stopped before anything of its answer was sent, and starts again when a
place is free. So a short query always finds a worker soon, whatever the others do.

As long as long queries run, and for a while after, one more worker stands by: it takes the place of
one that is killed without anybody waiting for a new process to open its data.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
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
_START_AFTER_S: Final = 0.05
_STANDS_BY_S: Final = 60.0

_SHAPES_AT_MOST: Final = 2000
_Line = deque[asyncio.Future[WorkerProcess]]


class Pool:
    """The worker processes of one service."""

    def __init__(self, generation: Generation, limits: Limits) -> None:
        self.generation = generation
        self.limits = limits
        self.trouble: GwpError | None = None
        self.long_places = asyncio.Semaphore(limits.long_queries)
        self._idle: deque[WorkerProcess] = deque()
        # Those whose query is known to be short stand in a line of their own, which goes first.
        self._lines: dict[bool, _Line] = {True: deque(), False: deque()}
        self._alive: set[WorkerProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()
        self._known: OrderedDict[int, bool] = OrderedDict()
        self._size = limits.workers
        self._spares = 1
        self._members = 0
        self._strained_until = 0.0
        self.started = 0

    def start(self, workers: int | None = None) -> None:
        """Start all workers at the same time, or just as many, without waiting for them."""
        if workers is not None:
            self._size, self._spares = workers, 0
        self._fill()

    async def stop(self) -> None:
        """End all workers."""
        self._stopped.set()
        self._idle.clear()
        for waiter in itertools.chain(*self._lines.values()):
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
        return sum(map(len, self._lines.values()))

    @property
    def ready(self) -> bool:
        """Whether some worker has the data open."""
        return any(worker.opened for worker in self._alive)

    async def acquire(self, shape: int) -> WorkerProcess:
        """Return an idle worker with the published data open, waiting in line for it.

        `shape` is that of the query. While long queries run, one worker is only given to queries
        that are known to be short.
        """
        short = self._known.get(shape) is False
        idle = self._next_idle() if short or self._may_take() else None
        worker = idle or await self._wait_in_line(self._lines[short])
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
        elif self._members > self._wanted:
            self._dismiss(worker)
        else:
            self._hand_out(worker)

    def discard(self, worker: WorkerProcess) -> None:
        """Kill a worker whose answer is not wanted any more, and start another."""
        self._dismiss(worker)
        # Starting a process holds the event loop up, so what the kill was for gets out before.
        asyncio.get_running_loop().call_later(_START_AFTER_S, self._fill)

    def expect_kills(self) -> None:
        """Have one more worker stand by for a while."""
        self._strained_until = asyncio.get_running_loop().time() + _STANDS_BY_S
        self._fill()

    def publish(self, generation: Generation) -> None:
        """Let every query that starts from now on see `generation`."""
        self.generation = generation
        idle, self._idle = self._idle, deque()
        for worker in idle:
            self._run(self._reopen(worker))

    def is_known_long(self, shape: int) -> bool:
        """Return whether the last query of this shape was a long one."""
        return self._known.get(shape, False)

    def remember(self, shape: int, *, long: bool) -> None:
        """Note whether a query of this shape was long, so that the next one need not be tried.

        One that was short so far gets the benefit of the doubt once.
        """
        if long and self._known.get(shape) is False:
            del self._known[shape]
            return
        self._known[shape] = long
        self._known.move_to_end(shape)
        if len(self._known) > _SHAPES_AT_MOST:
            self._known.popitem(last=False)

    def _may_take(self) -> bool:
        """Return whether a query may have an idle worker that is not known to be short."""
        return not self._strained or len(self._idle) > 1

    def _next_idle(self) -> WorkerProcess | None:
        while self._idle:
            worker = self._idle.popleft()
            if worker.alive:
                return worker
            self.discard(worker)
        return None

    async def _wait_in_line(self, line: _Line) -> WorkerProcess:
        if self.trouble is not None and not self._alive:
            raise self.trouble
        if len(line) >= self.limits.queued_queries:
            raise busy(self.limits)
        waiter: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        line.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._hand_out(waiter.result())
            raise

    def _hand_out(self, worker: WorkerProcess) -> None:
        self._idle.append(worker)
        for short in (True, False):
            while self._idle and (short or self._may_take()) and self._lines[short]:
                waiter = self._lines[short].popleft()
                if not waiter.done():
                    waiter.set_result(self._idle.popleft())

    @property
    def _strained(self) -> bool:
        return asyncio.get_running_loop().time() < self._strained_until

    @property
    def _wanted(self) -> int:
        return self._size + (self._spares if self._strained else 0)

    def _fill(self) -> None:
        while self._members < self._wanted and not self._stopped.is_set():
            self._members += 1
            self._run(self._start_one())

    def _dismiss(self, worker: WorkerProcess) -> None:
        self._members -= 1
        self._run(self._bury(worker))

    async def _start_one(self) -> None:
        while not self._stopped.is_set():
            try:
                worker = await WorkerProcess.start()
            except OSError:  # no room for one more process, for now
                await self._pause()
                continue
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
        for line in self._lines.values():
            while line and not self._alive:
                waiter = line.popleft()
                if not waiter.done():
                    waiter.set_exception(self.trouble)
        await self._pause()

    async def _pause(self) -> None:
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
