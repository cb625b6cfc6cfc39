"""Networks of a plan with what their cards say: tasks and the sentence behind each involvement."""

from __future__ import annotations

from collections import defaultdict

from export.pages import Facts, TaskFact
from plans.records import Plan
from web.marks import sentence
from web.urls import Urls
from web.views.counts import opening


def facts_of(plan: Plan, urls: Urls) -> Facts:
    """Return the tasks of `plan`, and per unit its tasks with role and sentence."""
    evidence: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for task in plan.tasks:
        for one in task.assignments:
            where = sentence(plan.text, one.span)
            evidence[one.unit].setdefault((task.key, one.role), where)
    return Facts(
        tasks={
            task.key: TaskFact(task.number, opening(task.text), urls.task(task.key))
            for task in plan.tasks
        },
        evidence={
            unit: tuple((key, role, where) for (key, role), where in sorted_by_role(found))
            for unit, found in evidence.items()
        },
        urls={unit: urls.unit(unit) for unit in evidence},
    )


def sorted_by_role(found: dict[tuple[str, str], str]) -> list[tuple[tuple[str, str], str]]:
    """Return led tasks before the others, each in the order of the plan."""
    order = {"lead": 0, "responsible": 1, "participant": 2}
    return sorted(found.items(), key=lambda item: order[item[0][1]])
