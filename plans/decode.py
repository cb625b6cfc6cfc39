"""A plan out of the JSON of ``gwp extract``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from ontology.language import Bilingual
from plans.encode import PLAN_FIELDS, Json
from plans.errors import PlanFormatError
from plans.records import (
    Assignment,
    Attachment,
    Benchmark,
    Citation,
    LeadingGroup,
    Metadata,
    Note,
    Person,
    Plan,
    QuantitativeTarget,
    ReportingDuty,
    Sector,
    Span,
    Task,
    TimeLimit,
    Unit,
)

_T = TypeVar("_T")


def plan_from_json(value: Json, source: str = "JSON") -> Plan:
    """Return the plan that `plans.encode.plan_to_json` made `value` of.

    Fields beyond the contract may be absent; without ``source`` the plan has an empty text.

    Raises
    ------
    PlanFormatError
        If a field of the contract is missing or of another type.
    """
    try:
        return _plan(value)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise PlanFormatError(source, None, _mismatch(error)) from error


def _mismatch(error: Exception) -> Bilingual:
    detail = f"{type(error).__name__}: {error}"
    return Bilingual(
        zh=f"不是gwp extract的JSON（{detail}）", en=f"not the JSON of gwp extract ({detail})"
    )


def _plan(value: Json) -> Plan:
    head, origin = value["plan"], value.get("source") or {}
    group = head.get("leading_group")
    return Plan(
        source=origin.get("name", ""),
        sha256=origin.get("sha256", ""),
        text=origin.get("text", ""),
        metadata=_metadata(head),
        sectors=_each(value["sectors"], _sector),
        tasks=_each(value["tasks"], _task),
        units=_each(value["units"], _unit),
        notes=_each(value["notes"], _note),
        cites=_each(head.get("cites", ()), _citation),
        leading_group=None if group is None else _leading_group(group),
        reporting=_each(head.get("reporting", ()), _reporting),
        attachments=_each(head.get("attachments", ()), _attachment),
    )


def _each(values: Sequence[Json], read: Callable[[Json], _T]) -> tuple[_T, ...]:
    return tuple(read(value) for value in values)


def _span(value: Sequence[int]) -> Span:
    start, end = value
    return Span(int(start), int(end))


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _metadata(value: Json) -> Metadata:
    days = {"date_signed", "date_published", "start", "end"}
    fields: dict[str, Any] = {
        name: _day(value[name]) if name in days else value.get(name) for name in PLAN_FIELDS
    }
    return Metadata(
        **fields,
        addressees=tuple(value.get("addressees", ())),
        copied_to=tuple(value.get("copied_to", ())),
        spans={name: _span(span) for name, span in value.get("spans", {}).items()},
    )


def _sector(value: Json) -> Sector:
    return Sector(value["ordinal"], value["title"], _span(value.get("span", (0, 0))))


def _task(value: Json) -> Task:
    limit = value["time"]
    return Task(
        key=str(value.get("key", value["number"])),
        ordinal=value.get("ordinal", 0),
        number=value["number"],
        sector=value["sector"],
        text=value["text"],
        span=_span(value["span"]),
        assignments=_each(value["assignments"], _assignment),
        time=None if limit is None else _time(limit),
        benchmarks=_each(value["benchmarks"], _benchmark),
        targets=_each(value["targets"], _target),
        cites=_each(value["cites"], _citation),
        persons=_each(value.get("persons", ()), _person),
    )


def _assignment(value: Json) -> Assignment:
    return Assignment(
        role=value["role"],
        surface=value["surface"],
        unit=value["unit"],
        kind=value["kind"],
        span=_span(value["span"]),
        lines=tuple(value["lines"]),
        office=value["office"],
    )


def _time(value: Json) -> TimeLimit:
    return TimeLimit(
        kind=value["kind"],
        surface=value["surface"],
        start=_day(value["start"]),
        end=_day(value["end"]),
        span=_span(value.get("span", (0, 0))),
        label=value.get("label"),
    )


def _benchmark(value: Json) -> Benchmark:
    return Benchmark(
        surface=value["surface"],
        name=value["name"],
        kind=value["kind"],
        country=value["country"],
        mode=value["mode"],
        span=_span(value["span"]),
    )


def _target(value: Json) -> QuantitativeTarget:
    return QuantitativeTarget(
        surface=value["surface"],
        indicator=value["indicator"],
        value=_number(value["value"]),
        min=_number(value["min"]),
        max=_number(value["max"]),
        unit=value["unit"],
        comparator=value["comparator"],
        periodicity=value["periodicity"],
        modality=value["modality"],
        span=_span(value["span"]),
    )


def _number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _citation(value: Json) -> Citation:
    return Citation(
        title=value["title"],
        kind=value["kind"],
        span=_span(value["span"]),
        number=value.get("number"),
        relation=value.get("relation", "cites"),
    )


def _person(value: Json) -> Person:
    return Person(value["name"], value["role"], _span(value["span"]))


def _unit(value: Json) -> Unit:
    return Unit(value["name"], value["type"], tuple(value["aliases"]))


def _note(value: Json) -> Note:
    return Note(
        kind=value["kind"],
        span=_span(value["span"]),
        message=value["message"],
        who=value.get("who"),
        when=_day(value.get("when")),
        why=value.get("why"),
    )


def _leading_group(value: Json) -> LeadingGroup:
    place = value["host_span"]
    return LeadingGroup(
        name=value["name"],
        span=_span(value["span"]),
        host=value["host"],
        host_span=None if place is None else _span(place),
    )


def _reporting(value: Json) -> ReportingDuty:
    return ReportingDuty(value["surface"], value["frequency"], value["day"], _span(value["span"]))


def _attachment(value: Json) -> Attachment:
    return Attachment(value["title"], value["present"], _span(value["span"]))
