"""The shapes of the JSON interface; tasks have the field names of ``gwp extract``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

ItemT = TypeVar("ItemT")
SpanOut = Annotated[
    tuple[int, int], Field(description="Half-open run of code points of the source text.")
]


class _Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Page(_Out, Generic[ItemT]):
    """A part of a list."""

    total: int = Field(description="How many there are in all.")
    limit: int = Field(description="How many a page holds at most.")
    offset: int = Field(description="How many come before this page.")
    next: str | None = Field(description="Address of the next page, null on the last.")
    items: list[ItemT]


class PlanLine(_Out):
    """One plan in the list."""

    slug: str = Field(description="Names the plan in addresses.")
    title: str
    number: str | None
    issuer: str | None
    date_signed: date | None
    task_count: int
    unit_count: int = Field(description="Named units with a task.")


class AssignmentOut(_Out):
    """One unit in one role in one task."""

    role: str = Field(description="lead, participant or responsible.")
    surface: str = Field(description="As the text writes it.")
    unit: str = Field(description="The resolved name.")
    kind: str = Field(description="unit or collective.")
    lines: list[str]
    office: str | None
    span: SpanOut


class TimeOut(_Out):
    """The time limit of a task."""

    kind: str
    surface: str
    start: date | None
    end: date | None
    label: str | None
    span: SpanOut


class BenchmarkOut(_Out):
    """What a task is to measure itself against."""

    surface: str
    name: str
    kind: str
    country: str | None
    mode: str
    span: SpanOut


class TargetOut(_Out):
    """A number that a task commits to reach."""

    surface: str
    indicator: str | None
    value: float | str | None
    min: float | str | None
    max: float | str | None
    unit: str
    comparator: str
    periodicity: str | None
    modality: str | None
    span: SpanOut


class CitationOut(_Out):
    """A title that a task cites."""

    title: str
    kind: str
    number: str | None
    relation: str
    span: SpanOut


class PersonOut(_Out):
    """A responsible leader."""

    name: str
    role: str
    span: SpanOut


class TaskOut(_Out):
    """One task with everything that was read from it."""

    key: str = Field(description="Names the task in addresses; unique in the plan.")
    ordinal: int
    number: str
    sector: int | None
    text: str
    span: SpanOut
    assignments: list[AssignmentOut]
    time: TimeOut | None
    benchmarks: list[BenchmarkOut]
    targets: list[TargetOut]
    cites: list[CitationOut]
    persons: list[PersonOut]


class SectorOut(_Out):
    """A headed group of tasks."""

    ordinal: int
    title: str
    task_count: int


class NoteOut(_Out):
    """A place that was repaired or is uncertain."""

    kind: str
    span: SpanOut
    message: str
    text: str = Field(description="The sentence or line around the place.")


class PlanOut(PlanLine):
    """A plan with its sectors and what needs review."""

    index_number: str | None
    date_published: date | None
    start: date | None
    end: date | None
    source: str
    sha256: str
    leading_group: str | None
    leading_group_host: str | None
    sectors: list[SectorOut]
    notes: list[NoteOut]


class WorkloadOut(_Out):
    """How many tasks a unit has in each role."""

    unit: str
    kind: str
    type: str
    lead: int
    participant: int
    responsible: int
    total: int = Field(description="Tasks, each counted once.")


class PartOut(_Out):
    """One involvement of a unit."""

    task: str = Field(description="Key of the task.")
    role: str
    surface: str
    sentence: str = Field(description="The sentence or line that says so.")
    span: SpanOut


class PartnerOut(_Out):
    """Another unit and the tasks shared with it."""

    unit: str
    tasks: list[str]


class StandingOut(_Out):
    """One measure of a unit in the collaboration network."""

    measure: str
    value: float
    rank: int
    count: int


class UnitOut(WorkloadOut):
    """A unit with its tasks, partners and place in the network."""

    forms: dict[str, int] = Field(description="Names in the text, with how often they occur.")
    parts: list[PartOut]
    partners: list[PartnerOut]
    standings: list[StandingOut]


class BenchmarkCountOut(_Out):
    """A benchmark and the tasks that name it."""

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    mentions: int
    tasks: list[str]


class DueOut(_Out):
    """When a task falls due, and how urgent it is on the chosen day."""

    task: str
    title: str
    start: date | None
    end: date | None
    urgency: str
    surface: str | None


class NodeOut(_Out):
    """A node of a network, with its place in the drawing."""

    id: str
    label: str
    mode: str = Field(description="unit, task, sector or benchmark.")
    type: str | None
    lead: int
    participant: int
    total: int
    size: float = Field(description="Value of the chosen measure.")
    community: int | None
    x: float
    y: float


class TieOut(_Out):
    """A tie between two nodes."""

    source: str
    target: str
    weight: float
    tasks: list[str]


class NetworkOut(_Out):
    """A network as the page of the same parameters shows it."""

    kind: str
    directed: bool
    measure: str
    nodes: list[NodeOut]
    ties: list[TieOut]


class MatrixOut(_Out):
    """A heat map: the number of tasks of every row and column."""

    kind: str
    rows: list[str]
    columns: list[str]
    cells: list[list[int]]
