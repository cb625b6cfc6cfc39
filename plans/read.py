"""From a document to a `Plan`: the order in which everything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ontology.language import Bilingual
from plans.assignments import Page, Place, to_page
from plans.benchmarks import read_benchmarks
from plans.citations import read_citations
from plans.clauses import Segment, read_segments, split_items
from plans.elision import restore
from plans.errors import PlanFormatError
from plans.locality import own_places
from plans.metadata import (
    read_attachments,
    read_leading_group,
    read_metadata,
    read_plan_citations,
    read_reporting,
)
from plans.names import Mention, read_names
from plans.records import Assignment, Note, Person, Plan, Role, Sector, Span, Task
from plans.register import Register, load_register
from plans.roles import decide_roles
from plans.suffixes import is_complete
from plans.targets import read_targets
from plans.tasks import Contents, Draft, read_contents
from plans.times import read_task_time
from plans.units import Names, resolve
from plans.view import View, read_lines, to_view
from plans.wraps import join_lines, part_paragraphs

# Ten megabytes of real plans hold about 300,000; a text built to hold more is not unfolded.
_MOST_ASSIGNMENTS: Final = 1_000_000
Decided = tuple[Role, Mention]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Everything that is known of a document before its names are decided."""

    view: View
    page: Page
    contents: Contents
    decided: dict[Place, list[Decided]]
    defaults: list[tuple[int, list[Mention]]]
    places: tuple[str, ...]


def read_plan(path: Path | str, *, register: Path | None = None) -> Plan:
    """Read a work plan from a file.

    Parameters
    ----------
    path : pathlib.Path or str
        The document.
    register : pathlib.Path, optional
        A register file of the user's own, see `plans.register.load_register`.

    Raises
    ------
    PlanFormatError
        If the file holds no text or no task.
    OSError
        If it cannot be opened.
    """
    text = Path(path).read_text("utf-8-sig")
    return read_text(text, source=Path(path).name, register=register)


def read_text(text: str, source: str = "text", *, register: Path | None = None) -> Plan:
    r"""Read a work plan from its text.

    Parameters
    ----------
    text : str
        The document. A byte order mark is dropped and line ends become line feeds; spans count
        the characters of what is left, which is `Plan.text`.
    source : str
        What the text came from, for `Plan.source` and in errors.

    Raises
    ------
    PlanFormatError
        If the text is empty or holds no task.

    Examples
    --------
    >>> plan = read_text("一、重点任务\n1.修路。（市交通局牵头，市财政局配合）\n")
    >>> [(a.role, a.unit) for a in plan.tasks[0].assignments]
    [('lead', '市交通局'), ('participant', '市财政局')]
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise PlanFormatError(source, None, Bilingual(zh="文本为空", en="the text is empty"))
    reading = _read(text, load_register(register))
    if not reading.contents.tasks:
        raise _no_tasks(source, text)
    if _size(reading) > _MOST_ASSIGNMENTS:
        raise _too_large(source)
    return _to_plan(reading, text, source)


def _no_tasks(source: str, text: str) -> PlanFormatError:
    lines = text.count("\n") + 1
    return PlanFormatError(
        source,
        None,
        Bilingual(
            zh=f"全文{lines}行中没有带编号的任务",
            en=f"none of its {lines} lines is a numbered task",
        ),
    )


def _size(reading: _Reading) -> int:
    """Return how many tasks and assignments the plan would hold."""
    sizes = {place: len(decided) for place, decided in reading.decided.items()}
    defaults = sum(len(mentions) for _, mentions in reading.defaults)
    return sum(
        1 + defaults + sum(sizes[place] for place in (*task.inherited, *task.places))
        for task in reading.contents.tasks
    )


def _too_large(source: str) -> PlanFormatError:
    return PlanFormatError(
        source,
        None,
        Bilingual(
            zh=f"任务与分工超过{_MOST_ASSIGNMENTS}项，不是一份工作方案",
            en=f"more than {_MOST_ASSIGNMENTS} tasks and assignments are no single work plan",
        ),
    )


def _read(text: str, register: Register) -> _Reading:
    view = to_view(text, part_paragraphs(join_lines(read_lines(text))))
    page = to_page(view.flat, register)
    contents = read_contents(page)
    places = own_places(view.flat)
    found = {place for task in contents.tasks for place in (*task.places, *task.inherited)}
    decided = {place: _decide(page, place, places) for place in found}
    defaults = [
        (start, _default_units(page, start, end, places)) for start, end in page.rules.defaults
    ]
    return _Reading(view, page, contents, decided, defaults, places)


def _decide(page: Page, place: Place, places: Sequence[str]) -> list[Decided]:
    listed = [(segment.role, _mentions(page, segment, places)) for segment in place.segments]
    return decide_roles(listed, page.rules)


def _mentions(page: Page, segment: Segment, places: Sequence[str]) -> list[Mention]:
    start, end = segment.items[0].start, segment.items[-1].end
    names = read_names(page.flat, segment.items, page.brackets_in(start, end), page.register)
    return restore(names, page.register, places)


def _default_units(page: Page, start: int, end: int, places: Sequence[str]) -> list[Mention]:
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), ())]
    segments = read_segments(page.flat, items, "responsible", page.register)
    return [mention for segment in segments for mention in _mentions(page, segment, places)]


def _to_plan(reading: _Reading, text: str, source: str) -> Plan:
    mentions = [*_all_mentions(reading)]
    names = resolve(mentions, text, reading.view.flat, reading.page.register, reading.places)
    metadata = read_metadata(text)
    year = metadata.start.year if metadata.start else None
    tasks = tuple(
        _to_task(reading, names, ordinal, draft, year)
        for ordinal, draft in enumerate(reading.contents.tasks, 1)
    )
    return Plan(
        source=source,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        metadata=metadata,
        sectors=_sectors(reading),
        tasks=tasks,
        units=names.units,
        notes=_notes(reading, mentions),
        cites=read_plan_citations(text, [task.span for task in tasks]),
        leading_group=read_leading_group(text),
        reporting=read_reporting(text),
        attachments=read_attachments(text),
    )


def _all_mentions(reading: _Reading) -> Iterable[Mention]:
    seen: set[Mention] = set()
    for task in reading.contents.tasks:
        for place in (*task.inherited, *task.places):
            for _, mention in reading.decided[place]:
                if mention not in seen:
                    seen.add(mention)
                    yield mention
    for _, mentions in reading.defaults:
        yield from (mention for mention in mentions if mention not in seen)


def _to_task(reading: _Reading, names: Names, ordinal: int, draft: Draft, year: int | None) -> Task:
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
        time=read_task_time(view.text, view.span(draft.start, draft.stop), year),
        benchmarks=read_benchmarks(view.text, span),
        targets=read_targets(view.text, span),
        cites=read_citations(view.text, span),
        persons=_persons(reading, draft),
    )


def _assignments(reading: _Reading, names: Names, draft: Draft) -> tuple[Assignment, ...]:
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
    reading: _Reading, draft: Draft, decided: Sequence[Decided], names: Names
) -> list[Decided]:
    """Return the units that a rule gives to every later task which does not name them itself."""
    if not decided:
        return []
    named = {names.of(mention) for _, mention in decided}
    role: Role = "participant" if any(role == "lead" for role, _ in decided) else "responsible"
    return [
        (role, mention)
        for start, mentions in reading.defaults
        if start < draft.start
        for mention in mentions
        if names.of(mention) not in named
    ]


def _to_assignment(view: View, names: Names, role: Role, mention: Mention) -> Assignment:
    span = view.span(mention.start, mention.end)
    return Assignment(
        role=role,
        surface=span.of(view.text),
        unit=names.of(mention),
        kind=mention.kind,
        span=span,
        lines=mention.lines,
        office=mention.office,
    )


def _persons(reading: _Reading, draft: Draft) -> tuple[Person, ...]:
    view, page = reading.view, reading.page
    return tuple(
        Person(page.flat[item.start : item.end], word, view.span(item.start, item.end))
        for place in (*draft.inherited, *draft.places)
        for word, start, end in place.persons
        for item in split_items(page.flat, start, end, page.brackets_in(start, end), ())
    )


def _sectors(reading: _Reading) -> tuple[Sector, ...]:
    view = reading.view
    return tuple(
        Sector(
            ordinal, view.shown[heading.start : heading.end], view.span(heading.start, heading.end)
        )
        for ordinal, heading in enumerate(reading.contents.sectors, 1)
    )


def _notes(reading: _Reading, mentions: Iterable[Mention]) -> tuple[Note, ...]:
    view, register = reading.view, reading.page.register
    notes = []
    for mention in mentions:
        span = view.span(mention.start, mention.end)
        if mention.unclosed:
            notes.append(Note("unclosed-bracket", span, "括号未闭合：其后能辨认的单位按独立单位读"))
        if mention.kind == "unit" and not is_complete(mention.name, register):
            notes.append(
                Note("unknown-unit", span, f"“{mention.name}”没有已知的单位名称后缀，请核对")
            )
    return tuple(sorted(notes, key=lambda note: (note.span.start, note.kind)))
