"""Results that are computed once and kept, the least recently used dropped first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

_T = TypeVar("_T")


class Kept:
    """Results by key, for several threads; two that ask for the same at once may both compute it.

    >>> kept = Kept(most=1)
    >>> kept.get("a", lambda: 1), kept.get("a", lambda: 2), kept.get("b", lambda: 3)
    (1, 1, 3)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return the result under `key`, made if it is not there."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return cast(_T, self._results[key])
        made = make()
        with self._lock:
            self._results[key] = made
            if len(self._results) > self._most:
                self._results.popitem(last=False)
        return made
