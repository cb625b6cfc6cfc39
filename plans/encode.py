"""A plan as the JSON of ``gwp extract``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

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

Json = dict[str, Any]
# A number of fewer characters survives being read as a double.
_SAFE_DIGITS: Final = 16

# The contract's fields of "plan" come first, in its order.
PLAN_FIELDS: Final = (
    "title", "number", "issuer", "date_signed", "date_published", "index_number", "start", "end",
    "jurisdiction",
)  # fmt: skip


def plan_to_json(plan: Plan) -> Json:
    """Return a plan in the schema of ``gwp extract``: only JSON types, in a fixed order.

    Spans are pairs ``[start, end]``, dates ``YYYY-MM-DD``; numbers of targets are JSON numbers
    where they keep their value, else strings. `plans.decode.plan_from_json` is its inverse.
    """
    return {
        "plan": _metadata(plan.metadata, plan),
        "sectors": [_sector(sector) for sector in plan.sectors],
        "tasks": [_task(task) for task in plan.tasks],
        "units": [_unit(unit) for unit in plan.units],
        "notes": [_note(note) for note in plan.notes],
        "source": {"name": plan.source, "sha256": plan.sha256, "text": plan.text},
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _span_or_none(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _metadata(metadata: Metadata, plan: Plan) -> Json:
    values = {name: getattr(metadata, name) for name in PLAN_FIELDS}
    return {
        **{name: _day(v) if isinstance(v, date) else v for name, v in values.items()},
        "addressees": list(metadata.addressees),
        "copied_to": list(metadata.copied_to),
        "spans": {name: _span(span) for name, span in sorted(metadata.spans.items())},
        "cites": [_citation(cite) for cite in plan.cites],
        "leading_group": _leading_group(plan.leading_group),
        "reporting": [_reporting(duty) for duty in plan.reporting],
        "attachments": [_attachment(attachment) for attachment in plan.attachments],
    }


def _sector(sector: Sector) -> Json:
    return {"ordinal": sector.ordinal, "title": sector.title, "span": _span(sector.span)}


def _task(task: Task) -> Json:
    return {
        "number": task.number,
        "key": task.key,
        "ordinal": task.ordinal,
        "sector": task.sector,
        "text": task.text,
        "span": _span(task.span),
        "assignments": [_assignment(assignment) for assignment in task.assignments],
        "time": _time(task.time),
        "benchmarks": [_benchmark(benchmark) for benchmark in task.benchmarks],
        "targets": [_target(target) for target in task.targets],
        "cites": [_citation(cite) for cite in task.cites],
        "persons": [_person(person) for person in task.persons],
    }


def _assignment(assignment: Assignment) -> Json:
    return {
        "role": assignment.role,
        "surface": assignment.surface,
        "unit": assignment.unit,
        "kind": assignment.kind,
        "lines": list(assignment.lines),
        "office": assignment.office,
        "span": _span(assignment.span),
    }


def _time(limit: TimeLimit | None) -> Json | None:
    if limit is None:
        return None
    return {
        "kind": limit.kind,
        "surface": limit.surface,
        "start": _day(limit.start),
        "end": _day(limit.end),
        "label": limit.label,
        "span": _span(limit.span),
    }


def _benchmark(benchmark: Benchmark) -> Json:
    return {
        "surface": benchmark.surface,
        "name": benchmark.name,
        "kind": benchmark.kind,
        "country": benchmark.country,
        "mode": benchmark.mode,
        "span": _span(benchmark.span),
    }


def _target(target: QuantitativeTarget) -> Json:
    return {
        "surface": target.surface,
        "indicator": target.indicator,
        "value": _number(target.value),
        "min": _number(target.min),
        "max": _number(target.max),
        "unit": target.unit,
        "comparator": target.comparator,
        "periodicity": target.periodicity,
        "modality": target.modality,
        "span": _span(target.span),
    }


def _number(value: Decimal | None) -> int | float | str | None:
    if value is None:
        return None
    digits = str(value)
    if digits.lstrip("-").isdecimal() and len(digits) < _SAFE_DIGITS:
        return int(value)
    if len(digits) < _SAFE_DIGITS and Decimal(str(float(value))) == value:
        return float(value)
    return digits


def _citation(cite: Citation) -> Json:
    return {
        "title": cite.title,
        "kind": cite.kind,
        "number": cite.number,
        "relation": cite.relation,
        "span": _span(cite.span),
    }


def _person(person: Person) -> Json:
    return {"name": person.name, "role": person.role, "span": _span(person.span)}


def _unit(unit: Unit) -> Json:
    return {"name": unit.name, "type": unit.type, "aliases": list(unit.aliases)}


def _note(note: Note) -> Json:
    origin = {"who": note.who, "when": _day(note.when), "why": note.why}
    return {
        "kind": note.kind,
        "span": _span(note.span),
        "message": note.message,
        **{key: value for key, value in origin.items() if value is not None},
    }


def _leading_group(group: LeadingGroup | None) -> Json | None:
    if group is None:
        return None
    return {
        "name": group.name,
        "span": _span(group.span),
        "host": group.host,
        "host_span": _span_or_none(group.host_span),
    }


def _reporting(duty: ReportingDuty) -> Json:
    return {
        "surface": duty.surface,
        "frequency": duty.frequency,
        "day": duty.day,
        "span": _span(duty.span),
    }


def _attachment(attachment: Attachment) -> Json:
    return {
        "title": attachment.title,
        "present": attachment.present,
        "span": _span(attachment.span),
    }
