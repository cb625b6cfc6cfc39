"""A dataset out of a folder of documents: on all cores, resumed where it was interrupted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from export.assemble import assemble
from export.dataset import Failure, publish
from export.parts import Part, make_part
from graph.bulk import Doubled, Reading, Unreadable, crashed
from graph.crew import in_order
from graph.slugs import Slugs
from ontology.links import Link

PARTS_FOLDER: Final = ".parts"
Event = Unreadable | Doubled | None


@dataclass
class Outcome:
    """What became of the documents."""

    parts: list[Part] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    doubled: list[Doubled] = field(default_factory=list)


def build_dataset(
    files: Iterable[Path],
    output: Path,
    reading: Reading,
    *,
    links: Iterable[Link] | None = None,
    on_event: Callable[[Event], None] = lambda _: None,
    workers: int | None = None,
) -> Outcome:
    """Write the dataset of the documents into `output`, if any of them holds a plan.

    Parameters
    ----------
    files
        The documents, in whatever order.
    output
        The folder of the dataset. While the build lasts, and after it was interrupted, it has a
        folder ``.parts`` with what was done; a build that ends removes it.
    reading
        How documents are read and named.
    links
        Links of benchmarks to other datasets; those of the repository if none.
    on_event
        Called once for each document: with what is wrong, or with ``None``.
    workers
        The number of processes, that of the cores if none. The result does not depend on it.
    """
    folder = output / PARTS_FOLDER
    made_output = not output.exists()
    folder.mkdir(parents=True, exist_ok=True)
    outcome = _make_parts(sorted(set(files), key=Path.as_posix), folder, reading, on_event, workers)
    if outcome.parts:
        with tempfile.TemporaryDirectory(dir=folder) as draft:
            names = assemble(
                outcome.parts, Path(draft), reading.iris, links, outcome.failures, outcome.doubled
            )
            publish(Path(draft), output, names)
    shutil.rmtree(folder)
    if made_output and not outcome.parts:
        output.rmdir()
    return outcome


def _make_parts(
    files: list[Path],
    folder: Path,
    reading: Reading,
    on_event: Callable[[Event], None],
    workers: int | None,
) -> Outcome:
    outcome, slugs = Outcome(), Slugs()
    make = partial(make_part, folder, reading)
    for file, part in zip(files, in_order(make, files, workers, crashed), strict=True):
        event = _place(part, file, make, slugs, outcome)
        on_event(event)
    return outcome


def _place(
    part: Part | Unreadable,
    file: Path,
    make: Callable[[Path, str | None], Part | Unreadable],
    slugs: Slugs,
    outcome: Outcome,
) -> Event:
    """Put one part where it belongs, and return what is to be told of it."""
    if isinstance(part, Unreadable):
        outcome.failures.append(Failure(part.source, part.reason.en))
        return part
    wanted, source = part.head["wanted"], part.head["source"]
    slug = slugs.claim(wanted, part.head["content"])
    event = None if slug == wanted else Doubled(source, slug, wanted)
    if event is not None:
        outcome.doubled.append(event)
    if slug is not None:
        named = part if event is None else make(file, slug)
        if isinstance(named, Part):
            outcome.parts.append(named)
    return event
