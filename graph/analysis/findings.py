"""Answers in words (结论): what the numbers say, each with the tasks behind it.

A sentence is made only if the numbers carry it: where all units are alike, or nothing is there to
tell, no sentence is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final, TypeVar

from graph.analysis.study import Study
from graph.analysis.table import Table, column
from graph.measures import centrality
from graph.measures.concentration import gini
from graph.measures.removal import removals
from graph.measures.twomode import two_mode_centralities
from graph.network import task_counts
from ontology.language import Bilingual

_T = TypeVar("_T")

_SHOWN: Final = 3
_LISTED: Final = 8
_COLUMNS: Final = (
    column("finding", "编号", "finding", "结论的编号。", "Key of the finding."),
    column(
        "statement", "结论", "statement", "由数字得出的一句话。", "One sentence from the numbers."
    ),
    column("units", "单位", "units", "所涉单位。", "Units it is about."),
    column("tasks", "任务", "tasks", "其背后的任务。", "The tasks behind it."),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement with the units it is about and the tasks behind it."""

    key: str
    statement: Bilingual
    units: tuple[str, ...]
    tasks: tuple[str, ...]


def findings(study: Study) -> tuple[Finding, ...]:
    """Return what the numbers say about this ledger, in the order of `_RULES`."""
    return tuple(found for rule in _RULES for found in rule(study))


def findings_table(study: Study) -> Table:
    """Return the findings as a table."""
    rows = [(f.key, f.statement, f.units, f.tasks) for f in findings(study)]
    title = Bilingual("结论", "what the numbers say")
    return Table("findings", title, _COLUMNS, tuple(rows), (study.scope,), is_prose=True)


def _most_loaded(study: Study) -> Iterator[Finding]:
    totals = task_counts(study.units)
    for names, total in _leading(totals):
        share = len(_tasks_of(study, names)) / len(study.ledger.tasks)
        yield Finding(
            "most_loaded",
            Bilingual(
                zh=f"任务最多的是{_zh(names)}，{_each_zh(names)}涉及 {total} 项，"
                f"占全部 {len(study.ledger.tasks)} 项任务的 {share:.0%}"
                f"{'（合并计）' if len(names) > 1 else ''}。",
                en=f"{_en(names)} {_has(names)} most tasks: {total} {_each_en(names)}"
                f"of {len(study.ledger.tasks)}, {share:.0%} of the tasks"
                f"{' together' if len(names) > 1 else ''}.",
            ),
            names,
            _tasks_of(study, names),
        )


def _most_leading(study: Study) -> Iterator[Finding]:
    leads = task_counts(study.units, "lead")
    for names, lead in _leading(leads):
        yield Finding(
            "most_leading",
            Bilingual(
                zh=f"牵头最多的是{_zh(names)}，{_each_zh(names)}牵头 {lead} 项。",
                en=f"{_en(names)} {'leads' if len(names) == 1 else 'lead'} most tasks: "
                f"{lead} {_each_en(names)}".rstrip()
                + ".",
            ),
            names,
            _tasks_of(study, names, "lead"),
        )


def _never_leading(study: Study) -> Iterator[Finding]:
    roles = study.units.nodes(data=True)
    names = tuple(u for u, data in roles if not data["lead"] and data["participant"])
    if not names or not any(data["lead"] for _, data in roles):
        return
    yield Finding(
        "never_leading",
        Bilingual(
            zh=f"只参与、不牵头任何任务的单位有 {len(names)} 个：{_zh(names)}。",
            en=f"{len(names)} {_units(names)} only {'takes' if len(names) == 1 else 'take'} part "
            f"and {'leads' if len(names) == 1 else 'lead'} nothing: {_en(names)}.",
        ),
        names,
        _tasks_of(study, names, "participant"),
    )


def _closest_pairs(study: Study) -> Iterator[Finding]:
    weights = {(a, b): data["weight"] for a, b, data in study.units.edges(data=True)}
    for pairs, weight in _leading(weights):
        tasks = _in_order(study, {t for a, b in pairs for t in study.units.edges[a, b]["tasks"]})
        zh = "、".join(f"{a}与{b}" for a, b in pairs)
        en = ", ".join(f"{a} and {b}" for a, b in pairs)
        yield Finding(
            "closest_pair",
            Bilingual(
                zh=f"协作最多的是{zh}，{_each_zh(pairs)}共同承担 {weight} 项任务。",
                en=f"Most tasks are shared by {en}: {weight} {_each_en(pairs)}".rstrip() + ".",
            ),
            tuple(dict.fromkeys(name for pair in pairs for name in pair)),
            tasks,
        )


def _between_sectors(study: Study) -> Iterator[Finding]:
    """Tell who links the sectors: the greatest betweenness in the sector–unit network."""
    if len(study.ledger.sectors) < 2 or not study.is_dense:
        return
    scores = two_mode_centralities(study.sector_units).betweenness
    units = {unit: scores[unit] for unit in study.units if not isnan(scores[unit])}
    for names, score in _leading(units):
        counts = {name: len(study.sector_units[name]) for name in names}
        detail_zh = "、".join(f"{name}（{n} 个领域）" for name, n in counts.items())
        detail_en = ", ".join(f"{name} ({n} sectors)" for name, n in counts.items())
        yield Finding(
            "sector_brokers",
            Bilingual(
                zh=f"在领域之间居中最多的是{detail_zh}，"
                f"领域—单位网络中的中间中心度为 {score:.3f}。",
                en=f"Most in between the sectors: {detail_en}, betweenness {score:.3f} in the "
                "sector–unit network.",
            ),
            names,
            _tasks_of(study, names),
        )


def _in_between(study: Study) -> Iterator[Finding]:
    scores = {u: s for u, s in centrality.betweenness(study.units).items() if not isnan(s)}
    for names, score in _leading(scores):
        yield Finding(
            "unit_brokers",
            Bilingual(
                zh=f"在其他单位之间居中最多的是{_zh(names)}，中间中心度为 {score:.3f}。",
                en=f"Most in between other units: {_en(names)}, betweenness {score:.3f}.",
            ),
            names,
            _tasks_of(study, names),
        )


def _isolated(study: Study) -> Iterator[Finding]:
    names = tuple(unit for unit, partners in study.units.degree() if not partners)
    if not names:
        return
    yield Finding(
        "isolated",
        Bilingual(
            zh=f"与其他有名称的单位没有共同任务的有 {len(names)} 个：{_zh(names)}。",
            en=f"{len(names)} {_units(names)} {'shares' if len(names) == 1 else 'share'} no task "
            f"with another named unit: {_en(names)}.",
        ),
        names,
        _tasks_of(study, names),
    )


def _missed(study: Study) -> Iterator[Finding]:
    parted = {unit: effect.separated for unit, effect in removals(study.units).items()}
    for names, pairs in _leading(parted):
        yield Finding(
            "missed",
            Bilingual(
                zh=f"去掉后断开最多的是{_zh(names)}：{_each_zh(names)}使 {pairs} 对原本相通的"
                "单位不再相通。",
                en=f"Most would be parted without {_en(names)}: {pairs} pairs of others "
                f"{_each_en(names)}lose their connection.",
            ),
            names,
            _tasks_of(study, names),
        )


def _concentrated(study: Study) -> Iterator[Finding]:
    totals = task_counts(study.units)
    loads = sorted(totals.values(), reverse=True)
    if len(loads) < 5 or loads[0] == loads[-1]:
        return
    top = -(-len(loads) // 5)
    share = sum(loads[:top]) / sum(loads)
    names = tuple(sorted(study.units, key=lambda unit: (-totals[unit], unit))[:top])
    yield Finding(
        "concentration",
        Bilingual(
            zh=f"任务最多的五分之一单位（{top} 个）承担了 {share:.0%} 的任务人次；"
            f"基尼系数为 {gini(loads):.2f}。",
            en=f"The fifth of the units with most tasks ({top}) has {share:.0%} of all "
            f"involvements; Gini {gini(loads):.2f}.",
        ),
        names,
        _tasks_of(study, names),
    )


def _due(study: Study) -> Iterator[Finding]:
    due: defaultdict[str, list[str]] = defaultdict(list)
    for task in study.ledger.tasks:
        if task.end:
            due[task.end.isoformat()].append(task.key)
    if len(due) < 2:
        return
    for days, count in _leading({day: len(keys) for day, keys in due.items()}):
        yield Finding(
            "due",
            Bilingual(
                zh=f"到期最集中的是 {'、'.join(days)}，{_each_zh(days)}有 {count} 项任务到期。",
                en=f"Most tasks fall due on {_en(days)}: {count} {_each_en(days)}".rstrip() + ".",
            ),
            (),
            tuple(key for day in days for key in due[day]),
        )


def _unassigned(study: Study) -> Iterator[Finding]:
    covered = {entry.task.key for entry in study.ledger.involved(study.collectives)}
    keys = tuple(task.key for task in study.ledger.tasks if task.key not in covered)
    if keys:
        yield Finding(
            "unassigned",
            Bilingual(
                zh=f"{len(keys)} 项任务没有任何有名称的单位。",
                en=f"{len(keys)} {'task has' if len(keys) == 1 else 'tasks have'} no named unit.",
            ),
            (),
            keys,
        )


_RULES: Final[tuple[Callable[[Study], Iterable[Finding]], ...]] = (
    _most_loaded,
    _most_leading,
    _never_leading,
    _concentrated,
    _closest_pairs,
    _between_sectors,
    _in_between,
    _missed,
    _isolated,
    _unassigned,
    _due,
)


def _leading(scores: Mapping[_T, float]) -> Iterator[tuple[tuple[_T, ...], float]]:
    """Yield those with the greatest score, unless nobody stands out.

    Nothing is told where the greatest is 0, shared by everybody, or shared by more than three.
    """
    if not scores:
        return
    best = max(scores.values())
    names = tuple(name for name, score in scores.items() if abs(score - best) <= 1e-9 * abs(best))
    if best > 0 and len(names) <= _SHOWN and (len(names) < len(scores) or len(scores) == 1):
        yield names, best


def _tasks_of(study: Study, names: Sequence[str], role: str | None = None) -> tuple[str, ...]:
    entries = study.ledger.involved(study.collectives)
    return _in_order(
        study,
        {e.task.key for e in entries if e.unit.name in names and role in (None, e.role)},
    )


def _in_order(study: Study, keys: set[str]) -> tuple[str, ...]:
    return tuple(task.key for task in study.ledger.tasks if task.key in keys)


def _zh(names: Sequence[str]) -> str:
    return "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")


def _en(names: Sequence[str]) -> str:
    shown = list(names[:_LISTED])
    if len(names) > _LISTED:
        shown.append(f"{len(names) - _LISTED} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _each_zh(names: Sequence[object]) -> str:
    return "各" if len(names) > 1 else ""


def _each_en(names: Sequence[object]) -> str:
    return "each " if len(names) > 1 else ""


def _has(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _units(names: Sequence[str]) -> str:
    return "unit" if len(names) == 1 else "units"
