"""Work in processes of its own: results in order, few of them waiting, and none lost by a crash."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Final, Generic, TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
# Starting a process takes about as long as reading this many plans.
_FEWEST_FOR_PROCESSES: Final = 8
# So many results per process wait for the slowest; more would only take memory.
_AHEAD: Final = 4


def in_order(
    work: Callable[[_Task], _Result],
    tasks: Sequence[_Task],
    workers: int | None = None,
    on_crash: Callable[[_Task], _Result] | None = None,
) -> Iterator[_Result]:
    """Yield what `work` makes of each task, in the order of the tasks.

    Parameters
    ----------
    work
        A function that a fresh process can import, with results that can be sent.
    tasks
        What is to be done.
    workers
        The number of processes, that of the cores if none; none are started for one worker or for
        few tasks.
    on_crash
        Gives the result of a task that ends its process, as a lack of memory can; without it such
        a task is an error.

    Notes
    -----
    A few results per worker are kept waiting at most, so memory does not grow with the tasks.
    """
    workers = workers or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0])
    if workers < 2 or len(tasks) < _FEWEST_FOR_PROCESSES:
        yield from map(work, tasks)
        return
    crew = _Crew(work, workers)
    ahead = iter(tasks)
    waiting = deque((task, crew.submit(task)) for task in islice(ahead, _AHEAD * workers))
    try:
        while waiting:
            task, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # Whichever task it was, all that were under way are lost with it.
                crew.restart()
                result = _alone(work, task, on_crash)
                waiting = deque((lost, crew.submit(lost)) for lost, _ in waiting)
            yield result
            waiting.extend((task, crew.submit(task)) for task in islice(ahead, 1))
    finally:
        crew.end()


class _Crew(Generic[_Task, _Result]):
    """Processes that do one kind of work."""

    def __init__(self, work: Callable[[_Task], _Result], workers: int) -> None:
        self.work = work
        self.workers = workers
        self.pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # A fork would copy the threads of the store in whatever state they are.
        start = get_context("spawn")
        return ProcessPoolExecutor(self.workers, start, initializer=_ignore_interrupts)

    def submit(self, task: _Task) -> Future[_Result]:
        try:
            return self.pool.submit(self.work, task)
        except BrokenProcessPool as error:
            broken: Future[_Result] = Future()
            broken.set_exception(error)
            return broken

    def restart(self) -> None:
        self.end()
        self.pool = self._start()

    def end(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


def _alone(
    work: Callable[[_Task], _Result],
    task: _Task,
    on_crash: Callable[[_Task], _Result] | None,
) -> _Result:
    crew = _Crew(work, 1)
    try:
        return crew.submit(task).result()
    except BrokenProcessPool:
        if on_crash is None:
            raise
        return on_crash(task)
    finally:
        crew.end()


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one; it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
