"""Real documents against answers made by hand; skipped where the shared material is absent."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from plans import Plan, read_plan

SHARED = Path(__file__).parents[2] / "shared"
GOLD = sorted((SHARED / "plans" / "gold").glob("*.json")) if SHARED.is_dir() else []
FLOOR = 0.99

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared answers are not on this machine")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "checks" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(plan: Plan) -> dict[str, Any]:
    return {
        "tasks": [
            {
                "number": task.number,
                "text": task.text,
                "assignments": [{"role": a.role, "unit": a.unit} for a in task.assignments],
                "time": {"surface": task.time.surface} if task.time else None,
            }
            for task in plan.tasks
        ],
        "units": [{"name": unit.name, "aliases": unit.aliases} for unit in plan.units],
    }


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_units_and_roles_are_those_of_the_answer(path: Path, scorer: ModuleType) -> None:
    gold = json.loads(path.read_text("utf-8"))
    plan = read_plan(SHARED / "plans" / f"{path.stem}.txt")
    result = scorer.score(gold, records(plan))
    assert result["f1"] >= FLOOR
    assert result["tasks_found"] == result["tasks_expected"]
