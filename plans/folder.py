"""Many documents at a time: which files a path stands for, read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from plans.errors import PlanFormatError
from plans.read import read_plan
from plans.records import Plan


def plan_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that `paths` stand for: themselves, or all below a folder, sorted.

    Hidden files are left out. A path that does not exist is returned as it is, so that reading it
    says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        below = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        visible = (p for p in below if not any(part.startswith(".") for part in p.parts[1:]))
        found.update(dict.fromkeys(visible if path.is_dir() else below))
    return list(found)


def read_plans(
    files: Iterable[Path], on_failure: Callable[[PlanFormatError], None] | None = None
) -> Iterator[Plan]:
    """Yield the plan of each file.

    Raises
    ------
    PlanFormatError
        For the first file that holds no plan, unless `on_failure` takes the errors.
    """
    for file in files:
        try:
            yield read_plan(file)
        except PlanFormatError as error:
            if on_failure is None:
                raise
            on_failure(error)
