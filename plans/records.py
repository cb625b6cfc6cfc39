"""The records that a work plan is read into: frozen, without RDF, each with its span.

`Plan.text` is the document after one normalisation: decoded, a byte order mark dropped, line ends
turned into line feeds. Every `Span` counts Unicode code points of that text, half open, so that
``plan.text[span.start:span.end]`` is the `surface` of the record that carries the span.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Role = Literal["lead", "participant", "responsible"]
UnitKind = Literal["unit", "collective"]
TimeKind = Literal["period", "deadline", "ongoing", "recurring", "relative", "event"]
BenchmarkKind = Literal["country", "city", "region", "organisation", "standard", "group"]
CitationKind = Literal["policy", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open run of code points of `Plan.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit (单位) in one role in one task, as one place of the text says it.

    `unit` is the resolved name, `surface` the characters at `span`. `lines` are the functional
    lines (条线) named in a bracket after a merged bureau, `office` the name-plate body (挂牌机构).
    """

    role: Role
    surface: str
    unit: str
    kind: UnitKind
    span: Span
    lines: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The time limit (时限) of a task; `label` is the word in front of it, such as 完成时限."""

    kind: TimeKind
    surface: str
    start: date | None
    end: date | None
    span: Span
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What a task is to measure itself against or learn from, and by which verb (`mode`)."""

    surface: str
    name: str
    kind: BenchmarkKind
    country: str | None
    mode: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuantitativeTarget:
    """A number that a task commits to reach; `unit` is the unit of measure as written.

    A place in a ranking (全省前三, 全市首位) has the unit 位次, whatever the text writes.

    `comparator` is one of ``exactly about at-least at-most range more-than less-than increase-by
    reduce-by reduce-to``; `periodicity` one of ``annual annual-average monthly cumulative``;
    `modality` the word in front (确保, 力争, 争取 …).
    """

    surface: str
    indicator: str | None
    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str
    comparator: str
    periodicity: str | None
    modality: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A title in 《》; `kind` is ``policy`` only if it is one (a journal is not).

    `relation` is ``implements`` where the text says 贯彻, 落实 or 根据 in front of it, else
    ``cites``.
    """

    title: str
    kind: CitationKind
    span: Span
    number: str | None = None
    relation: Literal["cites", "implements"] = "cites"


@dataclass(frozen=True, slots=True)
class Person:
    """A responsible leader (责任领导) of a task; a person is never a unit."""

    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered piece of planned work (任务).

    `key` is unique in the plan and made from the numbering (``5``, or ``2.5`` where numbers
    restart); `ordinal` counts the tasks of the plan from 1; `number` is what the text prints,
    the place below its heading where it prints none.
    """

    key: str
    ordinal: int
    number: str
    sector: int | None
    text: str
    span: Span
    assignments: tuple[Assignment, ...] = ()
    time: TimeLimit | None = None
    benchmarks: tuple[Benchmark, ...] = ()
    targets: tuple[QuantitativeTarget, ...] = ()
    cites: tuple[Citation, ...] = ()
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Sector:
    """A headed group of tasks (领域); `span` covers its title."""

    ordinal: int
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A named unit of the plan's jurisdiction with the other forms the text uses for it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was repaired or is uncertain (待核), with the place it concerns.

    `who`, `when` and `why` tell the origin of a note of the kind ``correction``.
    """

    kind: str
    span: Span
    message: str
    who: str | None = None
    when: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LeadingGroup:
    """The leading group (领导小组) of a plan and the unit that hosts its office (办公室设在…)."""

    name: str
    span: Span
    host: str | None = None
    host_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """A duty to report at regular times, such as 于每月25日前报送."""

    surface: str
    frequency: Literal["monthly", "quarterly", "half-yearly", "annual", "weekly"]
    day: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment (附件) that the text names; `present` says whether the text holds it."""

    title: str
    present: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says about itself; `spans` maps a field name to where it was read."""

    title: str
    number: str | None = None
    issuer: str | None = None
    jurisdiction: str | None = None
    date_signed: date | None = None
    date_published: date | None = None
    index_number: str | None = None
    start: date | None = None
    end: date | None = None
    addressees: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """One work plan (工作方案) and the text it was read from.

    `source` names the file, `sha256` is the digest of `text` in UTF-8.
    """

    source: str
    sha256: str
    text: str
    metadata: Metadata
    sectors: tuple[Sector, ...]
    tasks: tuple[Task, ...]
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()
    cites: tuple[Citation, ...] = ()
    leading_group: LeadingGroup | None = None
    reporting: tuple[ReportingDuty, ...] = ()
    attachments: tuple[Attachment, ...] = ()
