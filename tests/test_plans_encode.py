"""Plans as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans import Plan, PlanFormatError, read_plan
from plans.decode import plan_from_json
from plans.encode import plan_to_json
from plans.records import LeadingGroup, Metadata, QuantitativeTarget, Span, Task
from tests import jimo

DECIMALS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
TEXT = st.text(max_size=4)
TARGETS = st.builds(
    QuantitativeTarget,
    value=st.none() | DECIMALS,
    min=st.none() | DECIMALS,
    max=st.none() | DECIMALS,
    span=SPANS,
)
TASKS = st.builds(Task, span=SPANS, targets=st.lists(TARGETS, max_size=2).map(tuple))
METADATA = st.builds(Metadata, spans=st.dictionaries(TEXT, SPANS, max_size=2))
PLANS = st.builds(
    Plan,
    metadata=METADATA,
    tasks=st.lists(TASKS, max_size=2).map(tuple),
    leading_group=st.none() | st.builds(LeadingGroup, span=SPANS, host_span=st.none() | SPANS),
)


def test_the_jimo_plan_comes_back_from_json() -> None:
    plan = read_plan(jimo.PATH)
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


def test_the_keys_are_those_of_the_contract() -> None:
    value = plan_to_json(read_plan(jimo.PATH))
    assert [*value] == ["plan", "sectors", "tasks", "units", "notes", "source"]
    assert {
        "title", "number", "issuer", "date_signed", "date_published", "index_number", "start",
        "end",
    } <= {*value["plan"]}  # fmt: skip
    task = value["tasks"][0]
    assert {
        "number", "sector", "text", "span", "assignments", "time", "benchmarks", "targets", "cites",
    } <= {*task}  # fmt: skip
    assert {"role", "surface", "unit", "kind", "lines", "office", "span"} == {
        *task["assignments"][0]
    }


def test_a_whole_number_is_a_json_integer_and_a_fraction_keeps_its_value() -> None:
    target = QuantitativeTarget(
        "1.50-2", None, None, Decimal("1.50"), Decimal(2), "%", "range", None, None, Span(0, 6)
    )
    plan = plan_from_json(plan_to_json(read_plan(jimo.PATH)))
    task = plan.tasks[0]
    changed = type(task)(
        **{f.name: getattr(task, f.name) for f in fields(task)} | {"targets": (target,)}
    )
    encoded = plan_to_json(
        type(plan)(**{f.name: getattr(plan, f.name) for f in fields(plan)} | {"tasks": (changed,)})
    )["tasks"][0]["targets"][0]
    assert (encoded["value"], encoded["min"], encoded["max"]) == (None, 1.5, 2)


@settings(max_examples=60)
@given(PLANS)
def test_any_plan_comes_back_from_json(plan: Plan) -> None:
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


@given(PLANS)
def test_nothing_but_json_types_is_written(plan: Plan) -> None:
    assert not [*foreign(plan_to_json(plan))]


def foreign(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for part in value.values():
            yield from foreign(part)
    elif isinstance(value, list):
        for part in value:
            yield from foreign(part)
    elif is_dataclass(value) or isinstance(value, date | Decimal | tuple):
        yield value


@pytest.mark.parametrize(
    "value", [{}, {"plan": {}}, {"plan": None}, {"plan": {"title": "", "start": "x"}}]
)
def test_other_json_is_a_format_error(value: dict[str, Any]) -> None:
    with pytest.raises(PlanFormatError):
        plan_from_json(value)
