"""Many documents at a time: which files a path stands for, read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from plans.correction_entries import correct, corrections_path
from plans.corrections import CORRECTIONS_SUFFIX
from plans.errors import PlanFormatError
from plans.read import read_plan
from plans.records import Plan


def plan_files(paths: Iterable[Path], leave_out: Path | None = None) -> list[Path]:
    """Return the files that `paths` stand for: themselves, or all below a folder, sorted.

    Hidden files, files of corrections and what is below `leave_out` are left out of folders. A path
    that does not exist is returned as it is, so that reading it says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path, leave_out) if path.is_dir() else [path]))
    return list(found)


def _below(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    closed = leave_out.resolve() if leave_out is not None else None
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.name.endswith(CORRECTIONS_SUFFIX) or not path.is_file():
            continue
        if closed is None or not path.resolve().is_relative_to(closed):
            yield path


def read_plans(
    files: Iterable[Path],
    on_failure: Callable[[PlanFormatError], None] | None = None,
    *,
    register: Path | None = None,
) -> Iterator[Plan]:
    """Yield the plan of each file, with the corrections that are kept beside it.

    Parameters
    ----------
    files
        The documents.
    on_failure
        Takes the errors, if the other files are to be read in spite of them.
    register
        A register file of the user's own.

    Raises
    ------
    PlanFormatError
        For the first file that holds no plan, unless `on_failure` takes the errors.
    """
    for file in files:
        try:
            yield correct(read_plan(file, register=register), corrections_path(file))
        except PlanFormatError as error:
            if on_failure is None:
                raise
            on_failure(error)
