"""The tables that researchers of responsibility networks print, one row of `ANALYSES` each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.analysis.brokers import brokers
from graph.analysis.centralities import centralities, centrality_ranks
from graph.analysis.cliques import (
    clique_matrix,
    clique_membership,
    clique_overlaps,
    cliques,
)
from graph.analysis.comparison import comparison, comparison_pairs
from graph.analysis.core import core_blocks, core_periphery
from graph.analysis.directed import lead_network_measures
from graph.analysis.ego_change import ego_change
from graph.analysis.findings import Finding, findings, findings_table
from graph.analysis.holes import structural_holes
from graph.analysis.loads import concentration, due_load, removal, sector_load
from graph.analysis.matrices import lead_matrix, sector_matrix, task_matrix, unit_matrix
from graph.analysis.pairs import collaboration_pairs
from graph.analysis.qap import mrqap_regression, qap
from graph.analysis.roles import lead_and_participation
from graph.analysis.study import Study
from graph.analysis.subgroups import blockmodel, communities, community_summary
from graph.analysis.table import Column, Table
from graph.analysis.twomode import two_mode_centrality, two_mode_network
from graph.analysis.whole import centralisations, whole_network
from graph.analysis.workload import workload
from graph.errors import UnknownNameError
from ontology.language import Bilingual

__all__ = [
    "ANALYSES",
    "Analysis",
    "Column",
    "Finding",
    "Study",
    "Table",
    "analyse",
    "analysis",
    "findings",
]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis: the key of its table, what it is called, and the function that makes it.

    `is_long` marks the tables that are made only when asked for: matrices.
    """

    key: str
    title: Bilingual
    table: Callable[[Study], Table]
    is_long: bool = False


def _row(
    key: str, zh: str, en: str, table: Callable[[Study], Table], is_long: bool = False
) -> Analysis:
    return Analysis(key, Bilingual(zh, en), table, is_long)


ANALYSES: Final[tuple[Analysis, ...]] = (
    _row("findings", "结论", "what the numbers say", findings_table),
    _row("workload", "单位工作负荷", "workload by unit", workload),
    _row(
        "roles",
        "牵头—参与、广度与深度",
        "lead and participation, breadth and depth",
        lead_and_participation,
    ),
    _row("sector_load", "各领域工作负荷", "workload by sector", sector_load),
    _row("due_load", "按期限的工作负荷", "workload by due date", due_load),
    _row("concentration", "负荷集中度", "concentration of the load", concentration),
    _row("removal", "去掉该单位的影响", "what would be lost without the unit", removal),
    _row("network", "网络整体结构指标", "the network as a whole", whole_network),
    _row("centrality", "中心度", "centrality", centralities),
    _row("centrality_ranks", "中心度排名", "centrality ranks", centrality_ranks),
    _row("centralisation", "中心势", "centralisation", centralisations),
    _row(
        "lead_network",
        "牵头—参与网络整体指标",
        "the lead network as a whole",
        lead_network_measures,
    ),
    _row("pairs", "协作单位对", "pairs that work together", collaboration_pairs),
    _row("structural_holes", "结构洞", "structural holes", structural_holes),
    _row("core_periphery", "核心—边缘", "core and periphery", core_periphery),
    _row("core_blocks", "核心—边缘密度矩阵", "density of core and periphery", core_blocks),
    _row("communities", "社团与凝聚子群", "communities and cohesive subgroups", communities),
    _row("community_summary", "社团概况", "summary of the communities", community_summary),
    _row("cliques", "派系及其任务", "cliques and their tasks", cliques),
    _row("clique_membership", "派系成员重叠", "membership of cliques", clique_membership),
    _row("blockmodel", "CONCOR 块模型", "CONCOR blockmodel", blockmodel),
    _row(
        "brokerage",
        "中介角色（Gould–Fernandez）",
        "brokerage roles (Gould–Fernandez)",
        brokers,
    ),
    _row("qap", "QAP 相关", "QAP correlation", qap),
    _row("mrqap", "MRQAP 回归：共同任务", "MRQAP regression of shared tasks", mrqap_regression),
    _row(
        "two_mode_network",
        "双模网络整体指标",
        "the two-mode network as a whole",
        two_mode_network,
    ),
    _row("two_mode", "双模中心度", "two-mode centrality", two_mode_centrality),
    _row("comparison", "网络比较", "networks compared", comparison),
    _row("comparison_pairs", "网络两两比较", "networks compared in pairs", comparison_pairs),
    _row("ego_change", "单位协作关系变化", "change of each unit's ties", ego_change),
    _row("unit_matrix", "单位×单位矩阵", "unit × unit matrix", unit_matrix, is_long=True),
    _row("lead_matrix", "牵头×参与矩阵", "lead × participant matrix", lead_matrix, is_long=True),
    _row("sector_matrix", "单位×领域矩阵", "unit × sector matrix", sector_matrix, is_long=True),
    _row("task_matrix", "任务×单位矩阵", "task × unit matrix", task_matrix, is_long=True),
    _row(
        "clique_matrix",
        "单位×单位共同派系矩阵",
        "unit × unit matrix of common cliques",
        clique_matrix,
        is_long=True,
    ),
    _row(
        "clique_overlap",
        "派系×派系共同成员矩阵",
        "clique × clique matrix of common members",
        clique_overlaps,
        is_long=True,
    ),
)

_ANALYSIS: Final = Bilingual(zh="分析", en="analysis")


def analysis(key: str) -> Analysis:
    """Return the row of `ANALYSES` with that key, or raise `UnknownNameError`."""
    rows = {row.key: row for row in ANALYSES}
    if key not in rows:
        raise UnknownNameError(_ANALYSIS, key, rows)
    return rows[key]


def analyse(study: Study, *keys: str) -> tuple[Table, ...]:
    """Return the tables of the named analyses, or of all but the long ones."""
    chosen = [analysis(key) for key in keys] or [row for row in ANALYSES if not row.is_long]
    return tuple(row.table(study) for row in chosen)
