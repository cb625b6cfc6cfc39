"""What needs review: the notes of a plan, each with the assignments on its line."""

from __future__ import annotations

from dataclasses import dataclass

from plans.records import Assignment, Note, Plan, Task
from plans.sentences import sentence_span
from web.marks import Mark, Piece, cut


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A note, the task that it concerns, its sentence in pieces, and what was read there."""

    note: Note
    task: Task | None
    line: tuple[Piece, ...]
    assignments: tuple[Assignment, ...]


def review_items(plan: Plan) -> list[ReviewItem]:
    """Return the notes in the order of the text."""
    return [_item(plan, note) for note in plan.notes]


def _item(plan: Plan, note: Note) -> ReviewItem:
    around = sentence_span(plan.text, note.span)
    lines = cut(plan.text, around, [Mark("n", "note", note.span)])
    near = {
        one: task
        for task in plan.tasks
        for one in task.assignments
        if around.start <= one.span.start < around.end
    }
    within = (one for one in plan.tasks if one.span.start <= note.span.start < one.span.end)
    task = next(iter(near.values()), None) or next(within, None)
    return ReviewItem(note, task, tuple(lines[0]) if lines else (), tuple(near))
