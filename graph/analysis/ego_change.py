"""What became of the ties of each unit from one plan, or one due year, to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, pairwise
from math import nan
from typing import Final

from graph.analysis.comparison import BY, KIND, SINGLE, parts_of
from graph.analysis.study import Study
from graph.analysis.table import Table, Value, column
from graph.analysis.workload import UNIT
from graph.ledger import Ledger
from graph.measures.centrality import Scores, betweenness, degree, weighted_degree
from graph.measures.ego import ego_changes
from graph.network import Network, unit_network
from ontology.language import Bilingual

_MOST_PAIRS: Final = 10
_MEASURES: Final = (
    ("degree", "点度", "degree", "协作单位数", "partners"),
    ("strength", "加权度", "strength", "与协作单位共同任务数之和", "sum of the shared tasks"),
    ("betweenness", "中间中心度", "betweenness", "中间中心度（标准化）", "betweenness, normalised"),
)
_COLUMNS: Final = (
    KIND,
    column("before", "前", "before", "较早的部分。", "The earlier part."),
    column("after", "后", "after", "较晚的部分。", "The later part."),
    UNIT,
    column("kept", "保留连线", "kept ties", "前后都有的协作单位数。", "Partners in both."),
    column(
        "gained", "新增连线", "gained ties", "只在后者有的协作单位数。", "Partners in the later."
    ),
    column("lost", "消失连线", "lost ties", "只在前者有的协作单位数。", "Partners in the earlier."),
    column(
        "jaccard",
        "协作单位 Jaccard",
        "Jaccard of partners",
        "保留连线 ÷ 任一部分的协作单位。",
        "Kept ties over the partners in either.",
    ),
    column("role_before", "前：角色", "role before", "在前者中的角色。", "Roles in the earlier."),
    column("role_after", "后：角色", "role after", "在后者中的角色。", "Roles in the later."),
    *(
        column(
            f"{key}_{side}", f"{when}:{zh}", f"{en} {side}", f"{of}{zh_def}。", f"{en_def}{in_}."
        )
        for key, zh, en, zh_def, en_def in _MEASURES
        for side, when, of, in_ in (
            ("before", "前", "在前者中的", ", in the earlier"),
            ("after", "后", "在后者中的", ", in the later"),
            ("change", "变化", "后减前：", ", later less earlier"),
        )
    ),
    column("gained_partners", "新增协作单位", "gained", "新增的协作单位。", "The partners gained."),
    column("lost_partners", "消失协作单位", "lost", "消失的协作单位。", "The partners lost."),
)
_ROLES: Final = {
    "lead": Bilingual("牵头", "lead"),
    "participant": Bilingual("参与", "participant"),
    "responsible": Bilingual("责任", "responsible"),
}
_ABSENT: Final = Bilingual("未出现", "absent")
_HOW: Final = Bilingual(
    zh="单位按名称对应。在一部分中未出现的单位在该部分没有连线（点度、加权度为 0），"
    "中间中心度无定义（–）。",
    en="Units are matched by name. One that is absent from a part has no ties there (degree and "
    "strength 0), and its betweenness there is undefined (–).",
)
_WHICH: Final = Bilingual(
    zh=f"方案按到期先后两两比较，只取共有单位最多的 {_MOST_PAIRS} 对；到期年份逐年比较。",
    en="Plans are compared in pairs, the one due earlier first, and of these pairs the "
    f"{_MOST_PAIRS} with most units in common; due years each with the next.",
)


def ego_change(study: Study) -> Table:
    """Return for every unit which ties came and went between two plans or two due years."""
    rows = tuple(
        (BY[by], before.name, after.name, *row)
        for by, before, after in _pairs(study)
        for row in _rows(before, after)
    )
    title = Bilingual("单位协作关系变化", "change of each unit's ties")
    return Table("ego_change", title, _COLUMNS, rows, (study.scope, SINGLE, _WHICH, _HOW))


@dataclass(frozen=True)
class _Part:
    """One part of the ledger with its network, measured once."""

    name: str
    ledger: Ledger
    network: Network

    @cached_property
    def measures(self) -> Mapping[str, Scores]:
        return {
            "degree": degree(self.network),
            "strength": weighted_degree(self.network),
            "betweenness": betweenness(self.network),
        }

    @property
    def due(self) -> date:
        return min((task.end for task in self.ledger.tasks if task.end), default=date.max)

    def role(self, unit: str) -> Bilingual:
        if unit not in self.network:
            return _ABSENT
        counts = self.network.nodes[unit]
        said = [name for role, name in _ROLES.items() if counts[role]]
        return Bilingual("、".join(n.zh for n in said), ", ".join(n.en for n in said))


def _pairs(study: Study) -> Iterator[tuple[str, _Part, _Part]]:
    parts = {
        by: [
            _Part(name, part, unit_network(part, study.collectives)) for name, part in named.items()
        ]
        for by, named in parts_of(study.ledger).items()
    }
    plans = combinations(sorted(parts.get("plan", ()), key=lambda part: part.due), 2)
    common = [pair for pair in plans if _common(*pair)]
    for before, after in sorted(common, key=lambda pair: -_common(*pair))[:_MOST_PAIRS]:
        yield "plan", before, after
    for before, after in pairwise(parts.get("year", ())):
        yield "year", before, after


def _common(a: _Part, b: _Part) -> int:
    return len(set(a.network) & set(b.network))


def _rows(before: _Part, after: _Part) -> list[tuple[Value, ...]]:
    """Return a row for every unit of either part, the most changed first."""
    changes = ego_changes(before.network, after.network)
    ordered = sorted(changes, key=lambda u: (-len(changes[u].gained) - len(changes[u].lost), u))
    return [
        (
            unit,
            *map(len, (changes[unit].kept, changes[unit].gained, changes[unit].lost)),
            changes[unit].jaccard,
            before.role(unit),
            after.role(unit),
            *(value for key, *_ in _MEASURES for value in _moved(key, unit, before, after)),
            changes[unit].gained,
            changes[unit].lost,
        )
        for unit in ordered
    ]


def _moved(key: str, unit: str, before: _Part, after: _Part) -> tuple[float, float, float]:
    """Return a measure before, after, and the difference."""
    absent = nan if key == "betweenness" else 0.0
    a, b = (part.measures[key].get(unit, absent) for part in (before, after))
    return a, b, b - a
