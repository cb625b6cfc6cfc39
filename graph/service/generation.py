"""One published state of the data: where it lies and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Generation:
    """A state of the data that never changes: equal `id`, equal content.

    `path` is a folder of the engine, opened read-only, or a file of quads (``.nq``, ``.trig``,
    ``.ttl`` …) that each worker loads into memory. Whoever publishes it removes it when the
    service says that no worker uses it any more.
    """

    id: str
    path: Path
