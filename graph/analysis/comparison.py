"""Comparison (比较) of the networks of plans, sectors and due years, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from graph.analysis.study import PERMUTED_UP_TO_UNITS, Study
from graph.analysis.table import Table, Value, column
from graph.analysis.whole import (
    CENTRALISATION_COLUMNS,
    WHOLE_COLUMNS,
    centralisation_measures,
    whole_measures,
)
from graph.ledger import Ledger
from graph.measures.matrices import adjacency
from graph.measures.qap import UNTESTED, Tested, qap_correlation
from graph.network import Network, unit_network
from ontology.language import Bilingual

BY: Final = {
    "plan": Bilingual("方案", "plan"),
    "sector": Bilingual("领域", "sector"),
    "year": Bilingual("到期年份", "due year"),
}
KIND: Final = column("by", "比较方式", "by", "方案、领域或到期年份。", "Plan, sector or due year.")
_SIDES: Final = (
    KIND,
    column("part", "部分", "part", "所比较的部分。", "The part that is compared."),
    column("tasks", "任务数", "tasks", "其任务数。", "Its tasks."),
    *WHOLE_COLUMNS,
    *CENTRALISATION_COLUMNS,
)
_PAIRS: Final = (
    KIND,
    column("a", "甲", "a", "一部分。", "One part."),
    column("b", "乙", "b", "另一部分。", "The other part."),
    column("common_units", "共有单位", "common units", "两部分都有的单位数。", "Units in both."),
    column(
        "common_ties",
        "共有连线",
        "common ties",
        "两部分都有的连线数。",
        "Ties in both.",
    ),
    column(
        "jaccard",
        "连线 Jaccard",
        "Jaccard of ties",
        "共有连线 ÷ 任一部分的连线。",
        "Common ties over ties in either.",
    ),
    column(
        "qap_r",
        "QAP 相关",
        "QAP r",
        "共有单位间共同任务数的相关系数。",
        "Correlation of the shared tasks among the common units.",
    ),
    column("qap_p", "p(≥)", "p (as large)", "QAP 置换检验。", "QAP permutation test."),
    column("gained", "新增连线", "gained ties", "只在乙的连线数。", "Ties only in b."),
    column("lost", "消失连线", "lost ties", "只在甲的连线数。", "Ties only in a."),
)
SINGLE: Final = Bilingual(
    zh="只列出含两个以上部分的比较方式。", en="Only what has two or more parts is compared."
)


def comparison(study: Study) -> Table:
    """Return the whole-network measures of every plan, sector and due year, one row each."""
    rows = [
        (BY[by], name, len(part.tasks), *_measures(unit_network(part, study.collectives)))
        for by, parts in parts_of(study.ledger).items()
        for name, part in parts.items()
    ]
    title = Bilingual("网络比较", "networks compared")
    return Table("comparison", title, _SIDES, tuple(rows), (study.scope, SINGLE))


def comparison_pairs(study: Study) -> Table:
    """Return how far every two plans, sectors or due years with common units have the same ties."""
    rows: list[tuple[Value, ...]] = []
    for by, parts in parts_of(study.ledger).items():
        networks = {name: unit_network(part, study.collectives) for name, part in parts.items()}
        rows += [
            (BY[by], a, b, *_overlap(study, networks[a], networks[b]))
            for a, b in combinations(networks, 2)
            if not set(networks[a]).isdisjoint(networks[b])
        ]
    draws = Bilingual(
        zh=f"QAP：{study.permutations} 次置换，随机种子 {study.seed}；无定义处为“–”。",
        en=f"QAP: {study.permutations} permutations, seed {study.seed}; a dash where undefined.",
    )
    title = Bilingual("网络两两比较", "networks compared in pairs")
    return Table("comparison_pairs", title, _PAIRS, tuple(rows), (study.scope, SINGLE, draws))


def parts_of(ledger: Ledger) -> dict[str, dict[str, Ledger]]:
    """Return the parts of the ledger by plan, sector and year, where there are two or more."""
    years = sorted({task.end.year for task in ledger.tasks if task.end})
    parts = {
        "plan": {name: ledger.where(plan=name) for name in ledger.plans},
        "sector": {name: ledger.where(sector=name) for name in ledger.sectors},
        "year": {str(year): _due_in(ledger, year) for year in years},
    }
    return {by: named for by, named in parts.items() if len(named) > 1}


def _due_in(ledger: Ledger, year: int) -> Ledger:
    return ledger.keep_tasks(task for task in ledger.tasks if task.end and task.end.year == year)


def _measures(network: Network) -> Iterable[Value]:
    values: Mapping[str, Value] = whole_measures(network) | centralisation_measures(network)
    return [values[c.key] for c in (*WHOLE_COLUMNS, *CENTRALISATION_COLUMNS)]


def _overlap(study: Study, a: Network, b: Network) -> Iterable[Value]:
    first, second = ({frozenset(tie) for tie in network.edges} for network in (a, b))
    common = sorted(set(a) & set(b))
    either = len(first | second)
    tested = _qap(study, a, b, common)
    return (
        len(common),
        len(first & second),
        len(first & second) / either if either else float("nan"),
        tested.value,
        tested.p_large,
        len(second - first),
        len(first - second),
    )


def _qap(study: Study, a: Network, b: Network, units: list[str]) -> Tested:
    if len(units) > PERMUTED_UP_TO_UNITS:
        return UNTESTED
    return qap_correlation(adjacency(a, units), adjacency(b, units), study.permutations, study.seed)
