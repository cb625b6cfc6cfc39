"""The things read from a task, each with the mark that shows it in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from plans.records import Note, Plan, QuantitativeTarget, Span, Task
from plans.sentences import sentence_span
from web.marks import Mark
from web.urls import place_key

# Blank lines and labels between the parts of one task.
_GAP: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One thing read from a task: its group, what it is, how the text writes it, and where.

    `kind` is ``role-lead role-participant role-responsible time benchmark target citation person``.
    """

    key: str
    kind: str
    name: str
    surface: str
    span: Span
    record: object


def found_in(task: Task) -> tuple[Found, ...]:
    """Return everything read from `task`, in the order of the tables of its page."""
    return (
        *(
            Found(f"a{n}", f"role-{one.role}", one.unit, one.surface, one.span, one)
            for n, one in enumerate(task.assignments)
        ),
        *_time(task),
        *(
            Found(f"b{n}", "benchmark", one.name, one.surface, one.span, one)
            for n, one in enumerate(task.benchmarks)
        ),
        *(
            Found(f"q{n}", "target", one.indicator or one.surface, one.surface, one.span, one)
            for n, one in enumerate(task.targets)
        ),
        *(
            Found(f"d{n}", "citation", one.title, f"《{one.title}》", one.span, one)
            for n, one in enumerate(task.cites)
        ),
        *(
            Found(f"p{n}", "person", one.name, one.name, one.span, one)
            for n, one in enumerate(task.persons)
        ),
    )


def _time(task: Task) -> Iterator[Found]:
    if task.time is not None:
        yield Found("t0", "time", task.time.surface, task.time.surface, task.time.span, task.time)


def marks_of(found: Iterable[Found], rows: str = "#r-") -> list[Mark]:
    """Return the marks of a task page, each leading to its row in the tables."""
    return [Mark(one.key, one.kind, one.span, rows + one.key, one.name) for one in found]


def note_marks(plan: Plan, runs: Iterable[Span]) -> list[tuple[Note, Mark]]:
    """Return the notes that concern the given runs of text, each with its mark."""
    shown = list(runs)
    inside = [n for n in plan.notes if any(r.start <= n.span.start < r.end for r in shown)]
    return [
        (note, Mark(f"n{n}", "note", note.span, f"#r-n{n}", note.message))
        for n, note in enumerate(inside)
    ]


def text_marks(plan: Plan, task_url: Callable[[str], str]) -> list[Mark]:
    """Return the marks of the whole text, each leading to its task."""
    marks = [
        replace(mark, key=place_key(mark.span), row=f"{task_url(task.key)}#{mark.key}")
        for task in plan.tasks
        for mark in marks_of(found_in(task))
    ]
    marks += [Mark(place_key(n.span), "note", n.span, "", n.message) for n in plan.notes]
    marks += [Mark(place_key(s), "meta", s) for s in metadata_spans(plan)]
    return list({(mark.key, mark.kind): mark for mark in marks}.values())


def metadata_spans(plan: Plan) -> list[Span]:
    """Return where the text says what it is, who coordinates and when to report."""
    group = plan.leading_group
    return [
        *plan.metadata.spans.values(),
        *(sector.span for sector in plan.sectors),
        *((group.span, *([group.host_span] if group.host_span else [])) if group else ()),
        *(duty.span for duty in plan.reporting),
        *(attachment.span for attachment in plan.attachments),
        *(cited.span for cited in plan.cites),
    ]


def excerpts(plan: Plan, task: Task) -> list[Span]:
    """Return the runs of text to show for a task: its own, and lines elsewhere that bear on it.

    A rule or a list of units that holds for many tasks may stand far from each of them.
    """
    runs = [task.span, *(sentence_span(plan.text, one.span) for one in found_in(task))]
    return _merged(sorted(runs, key=lambda span: span.start))


def _merged(runs: Iterable[Span]) -> list[Span]:
    """Join runs that lie within `_GAP` characters of one another."""
    joined: list[Span] = []
    for run in runs:
        if joined and run.start <= joined[-1].end + _GAP:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, run.end))
        else:
            joined.append(run)
    return joined


def value_text(target: QuantitativeTarget) -> str:
    """Write the number of a target with its unit.

    >>> value_text(QuantitativeTarget("6-8处", None, None, Decimal(6), Decimal(8), "处", "range",
    ...     None, None, Span(0, 4)))
    '6–8 处'
    """
    if target.min is not None and target.max is not None:
        number = f"{_plain(target.min)}–{_plain(target.max)}"
    else:
        given = next((v for v in (target.value, target.min, target.max) if v is not None), None)
        number = "" if given is None else _plain(given)
    gap = "" if target.unit in ("%", "‰") else " "
    return f"{number}{gap}{target.unit}".strip()


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
