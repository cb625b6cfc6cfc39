"""The records of a plan, made of what was read in its document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from plans.benchmarks import read_benchmarks
from plans.citations import read_citations
from plans.doubts import find_doubts
from plans.drafts import Draft
from plans.labels import find_labels
from plans.metadata import (
    read_attachments,
    read_leading_group,
    read_metadata,
    read_plan_citations,
    read_reporting,
    year_of,
)
from plans.names import Mention
from plans.reading import Decided, Reading
from plans.records import (
    Assignment,
    Note,
    Person,
    Plan,
    QuantitativeTarget,
    Role,
    Sector,
    Span,
    Task,
    TimeLimit,
)
from plans.review import find_notes
from plans.targets import read_targets
from plans.times import parse_time_expression, read_task_time
from plans.units import Names, resolve
from plans.view import View

# No time in the column of a table is longer; the bound keeps hostile text linear.
_LONGEST_TIME: Final = 80
_LONGEST_TARGET: Final = 400


def to_plan(reading: Reading, text: str, source: str, notes: Sequence[Note]) -> Plan:
    """Return the plan of a document; `notes` are those on the file it was read from."""
    mentions = [*reading.mentions()]
    names = resolve(mentions, text, reading.view.flat, reading.page.register, reading.places)
    metadata = read_metadata(text)
    year = year_of(metadata)
    tasks = tuple(
        _to_task(reading, names, ordinal, draft, year)
        for ordinal, draft in enumerate(reading.contents.tasks, 1)
    )
    attachments = read_attachments(text)
    return Plan(
        source=source,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        metadata=metadata,
        sectors=_sectors(reading),
        tasks=tasks,
        units=names.units,
        notes=(*notes, *find_notes(reading, mentions), *find_doubts(text, tasks, attachments)),
        cites=read_plan_citations(text, [task.span for task in tasks]),
        leading_group=read_leading_group(text),
        reporting=read_reporting(text),
        attachments=attachments,
    )


def _to_task(reading: Reading, names: Names, ordinal: int, draft: Draft, year: int | None) -> Task:
    view = reading.view
    span = view.span(draft.start, draft.end)
    return Task(
        key=draft.key,
        ordinal=ordinal,
        number=draft.number,
        sector=draft.sector,
        text=span.of(view.text),
        span=span,
        assignments=_assignments(reading, names, draft),
        time=_time(reading, draft, year),
        benchmarks=read_benchmarks(view.text, span),
        targets=(*read_targets(view.text, span), *_labelled_targets(reading, draft)),
        cites=read_citations(view.text, span),
        persons=_persons(reading, draft),
    )


def _time(reading: Reading, draft: Draft, year: int | None) -> TimeLimit | None:
    """Return the time limit of a task as its text labels it, or as the column of a table does."""
    view = reading.view
    limit = read_task_time(view.text, view.span(draft.start, draft.stop), year)
    if limit is not None:
        return limit
    for label in find_labels(view.flat, draft.start, draft.stop, reading.page.register):
        if label.role != "time":
            continue
        stop = min(draft.stop, label.end + _LONGEST_TIME)
        end = view.flat.find("\n", label.end, stop)
        end = end if end >= 0 else stop
        found = parse_time_expression(view.flat[label.end : end], year)
        if found is not None:
            span = view.span(label.end, end)
            surface = span.of(view.text)
            return TimeLimit(found.kind, surface, found.start, found.end, span, label.word)
    return None


def _labelled_targets(reading: Reading, draft: Draft) -> Iterator[QuantitativeTarget]:
    """Yield the targets on label lines behind the prose of a task: 目标位置：全省前5."""
    view = reading.view
    for label in find_labels(view.flat, draft.end, draft.stop, reading.page.register):
        if label.role == "target":
            stop = min(draft.stop, label.end + _LONGEST_TARGET)
            end = view.flat.find("\n", label.end, stop)
            place = view.span(label.start, end if end >= 0 else stop)
            yield from read_targets(view.text, place)


def _assignments(reading: Reading, names: Names, draft: Draft) -> tuple[Assignment, ...]:
    decided = [
        pair for place in (*draft.inherited, *draft.places) for pair in reading.decided[place]
    ]
    decided.extend(_defaults(reading, draft, decided, names))
    found: dict[tuple[Role, str, Span], Assignment] = {}
    for role, mention in decided:
        assignment = _to_assignment(reading.view, names, role, mention)
        found.setdefault((role, assignment.unit, assignment.span), assignment)
    return tuple(found.values())


def _defaults(
    reading: Reading, draft: Draft, decided: Sequence[Decided], names: Names
) -> list[Decided]:
    """Return the units that a rule gives to every later task which does not name them itself."""
    if not decided:
        return []
    named = {names.of(mention) for _, mention in decided}
    role: Role = "participant" if any(role == "lead" for role, _ in decided) else "responsible"
    return [
        (role, mention)
        for default in reading.defaults
        if default.holds_for(draft)
        for mention in default.units
        if names.of(mention) not in named
    ]


def _to_assignment(view: View, names: Names, role: Role, mention: Mention) -> Assignment:
    span = view.span(mention.start, mention.end)
    return Assignment(
        role=role,
        surface=span.of(view.text),
        unit=names.of(mention),
        kind=names.kind_of(mention),
        span=span,
        lines=mention.lines,
        office=mention.office,
    )


def _persons(reading: Reading, draft: Draft) -> tuple[Person, ...]:
    view, page = reading.view, reading.page
    return tuple(
        Person(page.flat[start:end], word, view.span(start, end))
        for place in (*draft.inherited, *draft.places)
        for word, start, end in place.persons
    )


def _sectors(reading: Reading) -> tuple[Sector, ...]:
    view = reading.view
    return tuple(
        Sector(
            ordinal, view.shown[heading.start : heading.end], view.span(heading.start, heading.end)
        )
        for ordinal, heading in enumerate(reading.contents.sectors, 1)
    )
