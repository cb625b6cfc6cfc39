"""Load by sector and due date, its concentration, and who would be missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import fmean
from typing import Any, Final, TypeVar

from graph.analysis.study import Study
from graph.analysis.table import Table, column, ranked
from graph.analysis.workload import COUNTS, UNIT
from graph.ledger import Involvement, LedgerTask
from graph.measures.concentration import gini, herfindahl, normalised_herfindahl
from graph.measures.removal import removals
from graph.network import task_counts
from ontology.language import Bilingual

_Key = TypeVar("_Key")

_NO_DATE: Final = Bilingual(zh="未定", en="no date")
_SECTORS: Final = (
    column("sector", "领域", "sector", "领域标题。", "Title of the sector."),
    column("tasks", "任务数", "tasks", "领域的任务数。", "Tasks of the sector."),
    column("units", "单位数", "units", "参与其任务的单位数。", "Units that work on its tasks."),
    column("leads", "牵头单位数", "lead units", "牵头其任务的单位数。", "Units that lead one."),
    column("lead", "牵头人次", "leads", "任务—牵头单位对数。", "Pairs of a task and its lead."),
    column(
        "participant",
        "参与人次",
        "participations",
        "任务—参与单位对数。",
        "Pairs of a task and a participant.",
    ),
    column(
        "mean_team",
        "平均每任务单位数",
        "units per task",
        "每项任务的平均单位数。",
        "Mean number of units of a task.",
    ),
    column(
        "busiest",
        "任务最多的单位",
        "busiest units",
        "在该领域任务数最多的单位。",
        "Units with most tasks in the sector.",
    ),
)
_DUE: Final = (
    UNIT,
    column("due", "期限", "due", "时限的最后一天。", "Last day of the time limit."),
    *COUNTS,
    column("tasks", "任务", "tasks", "到期的任务。", "The tasks that fall due."),
)
_CONCENTRATION: Final = (
    column("load", "负荷", "load", "所计的任务数。", "Which numbers of tasks are compared."),
    column(
        "gini",
        "基尼系数",
        "Gini",
        "各单位任务数的基尼系数（0 为完全平均）。",
        "Gini coefficient of the units' numbers of tasks (0 if all are equal).",
    ),
    column(
        "herfindahl",
        "赫芬达尔指数",
        "Herfindahl",
        "各单位份额的平方和。",
        "Sum of the squared shares.",
    ),
    column(
        "normalised_herfindahl",
        "标准化赫芬达尔",
        "normalised Herfindahl",
        "(H−1/n)÷(1−1/n)。",
        "(H − 1/n)/(1 − 1/n).",
    ),
    column(
        "top_tenth",
        "前一成单位份额",
        "share of the top tenth",
        "任务最多的一成单位（向上取整）所占份额。",
        "Share of the tenth of the units with most tasks, rounded up.",
    ),
)
_REMOVAL: Final = (
    UNIT,
    column(
        "articulation",
        "割点",
        "articulation point",
        "没有它，其余单位会断为更多部分。",
        "Without it the others fall into more parts.",
    ),
    column("parts", "余下成分", "parts left", "去掉后的成分数。", "Components without it."),
    column(
        "separated",
        "断开的单位对",
        "pairs parted",
        "原先可达、去掉后不可达的单位对数。",
        "Pairs of others that had a path and lose it.",
    ),
    column(
        "fragmentation",
        "去掉后碎片度",
        "fragmentation",
        "去掉后不可达的单位对比例。",
        "Share of the pairs of others without a path.",
    ),
    column(
        "sole_lead",
        "唯一牵头",
        "sole lead",
        "只由它牵头的任务数。",
        "Tasks that it alone leads.",
    ),
    column(
        "sole_unit",
        "唯一单位",
        "sole unit",
        "只有它一个单位的任务数。",
        "Tasks on which it alone works.",
    ),
)


def sector_load(study: Study) -> Table:
    """Return tasks, units and roles of every sector, in the order of the document."""
    involved = _grouped(study, lambda task: task.sector or "")
    rows = [_sector_row(study, sector, involved.get(sector, [])) for sector in study.ledger.sectors]
    title = Bilingual("各领域工作负荷", "workload by sector")
    return Table("sector_load", title, _SECTORS, tuple(rows), (study.scope,))


def due_load(study: Study) -> Table:
    """Return what falls due when for every unit, by date, then by falling number of tasks."""
    rows: list[dict[str, Any]] = []
    for end, entries in _grouped(study, lambda task: task.end).items():
        by_unit: defaultdict[str, list[Involvement]] = defaultdict(list)
        for entry in entries:
            by_unit[entry.unit.name].append(entry)
        rows += [{"unit": unit, "due": end} | _counts(own) for unit, own in by_unit.items()]
    dated = sorted({row["due"] for row in rows if row["due"]})
    ordered = [
        (row[0], day.isoformat() if day else _NO_DATE, *row[2:])
        for day in [*dated, None]
        for row in ranked([r for r in rows if r["due"] == day], _DUE, "total", "lead")
    ]
    title = Bilingual("按期限的工作负荷", "workload by due date")
    return Table("due_load", title, _DUE, tuple(ordered), (study.scope,))


def concentration(study: Study) -> Table:
    """Return how unevenly lead, participation and all tasks are spread over the units."""
    rows = []
    for count in COUNTS:
        loads = list(task_counts(study.units, count.key).values())
        rows.append(
            (
                count.title,
                gini(loads),
                herfindahl(loads),
                normalised_herfindahl(loads),
                _top_share(loads),
            )
        )
    note = Bilingual(
        zh="没有该角色的任务时无定义（–）。", en="Undefined (–) if no task has the role."
    )
    title = Bilingual("负荷集中度", "concentration of the load")
    return Table("concentration", title, _CONCENTRATION, tuple(rows), (study.scope, note))


def removal(study: Study) -> Table:
    """Return what the network and the tasks lose with each unit, the greatest loss first."""
    teams: defaultdict[str, set[str]] = defaultdict(set)
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for entry in study.ledger.involved(study.collectives):
        teams[entry.task.key].add(entry.unit.name)
        if entry.role == "lead":
            leads[entry.task.key].add(entry.unit.name)
    rows = [
        {
            "unit": unit,
            "articulation": effect.articulation,
            "parts": effect.parts,
            "separated": effect.separated,
            "fragmentation": effect.fragmentation,
            "sole_lead": sum(names == {unit} for names in leads.values()),
            "sole_unit": sum(names == {unit} for names in teams.values()),
        }
        for unit, effect in removals(study.units).items()
    ]
    title = Bilingual("去掉该单位的影响", "what would be lost without the unit")
    ordered = ranked(rows, _REMOVAL, "separated", "sole_lead", "sole_unit")
    return Table("removal", title, _REMOVAL, ordered, (study.scope,))


def _grouped(
    study: Study, key: Callable[[LedgerTask], _Key]
) -> defaultdict[_Key, list[Involvement]]:
    found: defaultdict[_Key, list[Involvement]] = defaultdict(list)
    for entry in study.ledger.involved(study.collectives):
        found[key(entry.task)].append(entry)
    return found


def _sector_row(study: Study, sector: str, entries: list[Involvement]) -> tuple[Any, ...]:
    tasks = [task for task in study.ledger.tasks if task.sector == sector]
    loads: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        loads[entry.unit.name].add(entry.task.key)
    most = max(map(len, loads.values()), default=0)
    return (
        sector,
        len(tasks),
        len(loads),
        len({entry.unit.name for entry in entries if entry.role == "lead"}),
        _pairs(entries, "lead"),
        _pairs(entries, "participant"),
        fmean(len({e.unit.name for e in entries if e.task.key == task.key}) for task in tasks),
        tuple(sorted(unit for unit, own in loads.items() if len(own) == most)),
    )


def _pairs(entries: Iterable[Involvement], role: str) -> int:
    return len({(e.task.key, e.unit.name) for e in entries if e.role == role})


def _counts(entries: list[Involvement]) -> dict[str, Any]:
    keys = tuple(dict.fromkeys(entry.task.key for entry in entries))
    counts = {count.key: _pairs(entries, count.key) for count in COUNTS}
    return counts | {"total": len(keys), "tasks": keys}


def _top_share(loads: list[int]) -> float:
    top = -(-len(loads) // 10)
    total = sum(loads)
    return sum(sorted(loads, reverse=True)[:top]) / total if total else float("nan")
