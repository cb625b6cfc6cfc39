"""The Jimo plan: its text, and where its tasks stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from plans import Span, read_plan

PATH = Path(__file__).parents[1] / "data" / "jimo-2018-116.txt"
YEAR = 2018


@cache
def text() -> str:
    return PATH.read_text("utf-8")


@cache
def blocks() -> Mapping[int, Span]:
    """Return the places of the tasks with the lines of labels below them."""
    starts = [span.start for span in spans().values()]
    ends = [*starts[1:], text().index("三、工作要求")]
    return {n: Span(a, b) for n, a, b in zip(spans(), starts, ends, strict=True)}


@cache
def spans() -> Mapping[int, Span]:
    """Return the places of the 67 tasks by their numbers."""
    return {int(task.number): task.span for task in read_plan(PATH).tasks}
