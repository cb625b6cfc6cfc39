"""Editions of a library: each change of its plans makes a new one for pages and queries."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from graph.library import Library
from graph.service import Generation
from graph.store import Store
from plans.records import Plan

_KEPT_FILES = 2


class Editions:
    """Keeps the library in memory and publishes it anew when plans come in or are corrected.

    Parameters
    ----------
    library
        The first edition.
    folder
        Where the data of an edition is written for the query processes.
    publish
        Lets queries see an edition; called in whatever thread `put` is.
    """

    def __init__(
        self, library: Library, folder: Path, publish: Callable[[Generation], None]
    ) -> None:
        self._library = library
        self._folder = folder
        self._publish = publish
        self._numbers = count(1)
        self._files: list[Path] = []

    def current(self) -> Library:
        """Return the newest edition."""
        return self._library

    def put(self, plans: Mapping[str, Plan]) -> None:
        """Publish an edition with `plans` under their names; one at a time."""
        iris = self._library.iris
        library = Library(self._library.store.with_plans(plans, iris), iris)
        generation = write_generation(
            library.store, self._folder / f"edition-{next(self._numbers)}.nq"
        )
        self._library = library
        self._publish(generation)
        self._keep(generation.path)

    def _keep(self, path: Path) -> None:
        """Remove old files; a process may still be opening the one before the newest."""
        self._files.append(path)
        for old in self._files[:-_KEPT_FILES]:
            if old.is_dir():
                shutil.rmtree(old)
            else:
                old.unlink(missing_ok=True)
        del self._files[:-_KEPT_FILES]


def write_generation(store: Store, path: Path, in_memory_at_most: int = 300_000) -> Generation:
    """Write a store where query processes can open it.

    A few statements are fastest in the memory of each process. Of many, each process would hold a
    copy, and a new one would need long to load it; they go into a folder that all share.
    """
    store.snapshot(path)
    name = store.generation()
    if len(store.inner) <= in_memory_at_most:
        return Generation(name, path)
    folder = path.with_suffix("")
    shared = ox.Store(str(folder))
    shared.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    shared.flush()
    path.unlink()
    return Generation(name, folder)
