"""The network as a whole (网络整体结构): size, density, distances, cohesion, centralisation."""

from __future__ import annotations

from math import nan
from typing import Final

import networkx as nx

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value, column, one_row
from graph.measures import cohesion
from graph.network import Network
from ontology.language import Bilingual

WHOLE_COLUMNS: Final[tuple[Column, ...]] = (
    column("units", "单位数", "units", "节点数 n。", "Number of nodes n."),
    column(
        "ties",
        "连线数",
        "ties",
        "有共同任务的单位对数 m。",
        "Number m of pairs with a shared task.",
    ),
    column("density", "密度", "density", "2m ÷ n(n−1)，二值。", "2m over n(n−1), binary."),
    column(
        "valued_density",
        "加权密度",
        "valued density",
        "每对单位的平均共同任务数。",
        "Mean number of shared tasks of a pair.",
    ),
    column("mean_degree", "平均点度", "mean degree", "2m ÷ n。", "2m over n."),
    column(
        "mean_weighted_degree",
        "平均加权度",
        "mean weighted degree",
        "加权度的平均值。",
        "Mean of the weighted degrees.",
    ),
    column(
        "components",
        "成分数",
        "components",
        "互不连通的部分数。",
        "Number of parts without a tie between.",
    ),
    column(
        "isolates", "孤立单位", "isolates", "没有协作单位的单位数。", "Units without a partner."
    ),
    column(
        "diameter",
        "直径",
        "diameter",
        "可达单位对的最大距离。",
        "Greatest distance of a pair that a path joins.",
    ),
    column(
        "mean_distance",
        "平均距离",
        "mean distance",
        "可达单位对的平均最短距离。",
        "Mean distance of the pairs that a path joins.",
    ),
    column(
        "clustering",
        "聚类系数",
        "clustering",
        "协作单位之间也有协作的比例，对有两个以上协作单位的单位取平均。",
        "Share of a unit's partners that are tied themselves, mean over units with two or more.",
    ),
    column(
        "transitivity",
        "传递性",
        "transitivity",
        "闭合的三元路径所占比例。",
        "Share of paths of two ties that a third closes.",
    ),
    column(
        "cohesion",
        "凝聚度",
        "cohesion",
        "基于距离的凝聚度：所有单位对 1÷距离 的平均值，不可达计 0。",
        "Distance-based cohesion: mean of 1/distance over all pairs, 0 where no path is.",
    ),
    column(
        "fragmentation",
        "碎片度",
        "fragmentation",
        "不可达的单位对所占比例。",
        "Share of the pairs that no path joins.",
    ),
)
CENTRALISATION_COLUMNS: Final[tuple[Column, ...]] = (
    column(
        "degree",
        "点度中心势",
        "degree centralisation",
        "Freeman：Σ(最大值−各值) ÷ 星形网络的该值；不加权。",
        "Freeman: Σ(max − each) over that sum in a star; unweighted.",
    ),
    column(
        "betweenness",
        "中间中心势",
        "betweenness centralisation",
        "同上，按中间中心度。",
        "The same for betweenness.",
    ),
    column(
        "closeness",
        "接近中心势",
        "closeness centralisation",
        "同上，按接近中心度；只在连通网络中有定义。",
        "The same for closeness; defined in a connected network only.",
    ),
)
_UNDEFINED: Final = Bilingual(
    zh="“–”表示该指标在此网络中无定义（单位太少、没有连线或不连通）。",
    en="A dash marks a measure that is undefined here: too few units, no ties, or not connected.",
)


def whole_network(study: Study) -> Table:
    """Return size, density, distances and cohesion of the collaboration network in one row."""
    table = one_row(
        "network",
        Bilingual("网络整体结构指标", "the network as a whole"),
        WHOLE_COLUMNS,
        whole_measures(study.units),
    )
    return table.noted(study.scope, _UNDEFINED)


def centralisations(study: Study) -> Table:
    """Return Freeman's three centralisations of the collaboration network in one row."""
    values = centralisation_measures(study.units)
    title = Bilingual("中心势", "centralisation")
    table = one_row("centralisation", title, CENTRALISATION_COLUMNS, values)
    return table.noted(study.scope, _UNDEFINED)


def whole_measures(network: Network) -> dict[str, Value]:
    """Return the value of every column of `WHOLE_COLUMNS`."""
    n, ties = len(network), network.number_of_edges()
    distances = cohesion.distances(network)
    return {
        "units": n,
        "ties": ties,
        "density": cohesion.density(network),
        "valued_density": cohesion.density(network, "weight"),
        "mean_degree": 2 * ties / n if n else nan,
        "mean_weighted_degree": 2 * network.size(weight="weight") / n if n else nan,
        "components": nx.number_connected_components(network),
        "isolates": nx.number_of_isolates(network),
        "diameter": int(distances.diameter) if distances.pairs else nan,
        "mean_distance": distances.mean,
        "clustering": cohesion.clustering(network),
        "transitivity": cohesion.transitivity(network),
        "cohesion": distances.cohesion,
        "fragmentation": distances.fragmentation,
    }


def centralisation_measures(network: Network) -> dict[str, Value]:
    """Return the value of every column of `CENTRALISATION_COLUMNS`."""
    return {
        measure: cohesion.centralisation(network, measure) for measure in cohesion.CENTRALISATIONS
    }
