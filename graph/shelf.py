"""The library of the data as they are now: after a write, one read from what was published."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import pyoxigraph as ox

from graph.library import Library
from graph.service import Generation
from graph.store import Store


class Shelf:
    """Keeps the library of the newest generation.

    Parameters
    ----------
    library
        The library at the start.
    generation
        Returns the published generation; only one that is a folder can be reopened.
    """

    def __init__(self, library: Library, generation: Callable[[], Generation]) -> None:
        self._library = library
        self._generation = generation
        self._id = generation().id
        self._lock = Lock()

    def current(self) -> Library:
        """Return the library of the data as published; opening a new one takes about 50 ms."""
        newest = self._generation()
        with self._lock:
            if newest.id != self._id and newest.path.is_dir():
                store = Store(ox.Store.read_only(str(newest.path)))
                self._library, self._id = Library(store, self._library.iris), newest.id
            return self._library
