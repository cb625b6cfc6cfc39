"""The directed network from lead to participating units as a whole."""

from __future__ import annotations

from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Table, column, one_row
from graph.measures import cohesion, hierarchy
from ontology.language import Bilingual

_COLUMNS: Final = (
    column("units", "单位数", "units", "节点数 n。", "Number of nodes n."),
    column(
        "arcs",
        "有向连线数",
        "arcs",
        "牵头单位→参与单位的对数。",
        "Pairs of a lead and a participating unit.",
    ),
    column("density", "密度", "density", "连线数 ÷ n(n−1)。", "Arcs over n(n−1)."),
    column(
        "reciprocity",
        "互惠性",
        "reciprocity",
        "有反向连线的连线比例。",
        "Share of the arcs that are answered by one back.",
    ),
    column(
        "connectedness",
        "关联度",
        "connectedness",
        "不计方向时相通的单位对比例（Krackhardt）。",
        "Share of the pairs joined when direction is ignored (Krackhardt).",
    ),
    column(
        "hierarchy",
        "等级度",
        "hierarchy",
        "单向可达的单位对占可达单位对的比例（Krackhardt）。",
        "Share of the pairs with a path one way that have none back (Krackhardt).",
    ),
    column(
        "efficiency",
        "网络效率",
        "efficiency",
        "多余连线之少（Krackhardt）。",
        "How few arcs are spare (Krackhardt).",
    ),
)
_UNDEFINED: Final = Bilingual(
    zh="没有连线时，互惠性、等级度、网络效率无定义（–）。",
    en="Reciprocity, hierarchy and efficiency are undefined (–) without any arc.",
)


def lead_network_measures(study: Study) -> Table:
    """Return size, reciprocity and Krackhardt's dimensions of the lead network in one row."""
    network = study.leads
    values = {
        "units": len(network),
        "arcs": network.number_of_edges(),
        "density": cohesion.density(network),
        "reciprocity": hierarchy.reciprocity(network),
        "connectedness": hierarchy.connectedness(network),
        "hierarchy": hierarchy.hierarchy(network),
        "efficiency": hierarchy.efficiency(network),
    }
    title = Bilingual("牵头—参与网络整体指标", "the lead network as a whole")
    return one_row("lead_network", title, _COLUMNS, values).noted(study.scope, _UNDEFINED)
