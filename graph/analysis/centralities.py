"""Centralities (中心度) of the units in the collaboration network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import networkx as nx

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value, ranked
from graph.analysis.workload import UNIT
from graph.measures import centrality
from graph.measures.centrality import Scores
from graph.network import Network
from ontology.language import Bilingual

_COLUMNS: Final = (
    UNIT,
    Column(
        "degree",
        Bilingual("点度", "degree"),
        Bilingual("协作单位数。", "Number of partners."),
    ),
    Column(
        "weighted_degree",
        Bilingual("加权度", "weighted degree"),
        Bilingual("与各协作单位的共同任务数之和。", "Sum of shared tasks over all partners."),
    ),
    Column(
        "betweenness",
        Bilingual("中间中心度", "betweenness"),
        Bilingual(
            "位于其他两单位最短路径上的比例；不加权，除以 (n−1)(n−2)/2。",
            "Share of the shortest paths between two others; unweighted, over (n−1)(n−2)/2.",
        ),
    ),
    Column(
        "closeness",
        Bilingual("接近中心度", "closeness"),
        Bilingual(
            "可达单位的平均距离的倒数乘以可达比例（Wasserman–Faust）；不加权。",
            "Inverse mean distance to the units that can be reached, times their share of all "
            "(Wasserman–Faust); unweighted.",
        ),
    ),
    Column(
        "eigenvector",
        Bilingual("特征向量中心度", "eigenvector"),
        Bilingual(
            "邻接矩阵最大特征值的特征向量，按共同任务数加权，欧氏范数为 1。",
            "Eigenvector of the largest eigenvalue, weighted by shared tasks, Euclidean norm 1.",
        ),
    ),
    Column(
        "pagerank",
        Bilingual("PageRank", "PageRank"),
        Bilingual(
            "PageRank，阻尼系数 0.85，按共同任务数加权，总和为 1。",
            "PageRank with damping 0.85, weighted by shared tasks, summing to 1.",
        ),
    ),
    Column(
        "degree_normalised",
        Bilingual("标准化点度", "normalised degree"),
        Bilingual("点度 ÷ (n−1)。", "Degree over n−1."),
    ),
    Column(
        "betweenness_raw",
        Bilingual("中间数", "raw betweenness"),
        Bilingual(
            "位于其他单位对最短路径上的次数（有多条时按比例计）。",
            "Number of pairs of others whose shortest path it lies on, counted in parts.",
        ),
    ),
)
_RANKED: Final = {
    "degree": centrality.degree,
    "weighted_degree": centrality.weighted_degree,
    "betweenness": centrality.betweenness,
    "closeness": centrality.closeness,
    "eigenvector": centrality.eigenvector,
    "pagerank": centrality.pagerank,
}
_WHOLE: Final = ("degree", "weighted_degree")
_RANK_COLUMNS: Final = (
    UNIT,
    *(
        Column(
            column.key,
            column.title,
            Bilingual(
                f"按{column.title.zh}的名次，相同者并列。",
                f"Rank by {column.title.en}; equal values share the better rank.",
            ),
        )
        for column in _COLUMNS
        if column.key in _RANKED
    ),
)
EXACT_UP_TO_STEPS: Final = 4e10
"""Above so many units times ties betweenness is estimated; about four minutes on two cores."""
_SOURCES: Final = 1000


def centralities(study: Study) -> Table:
    """Return six centralities of every unit, the one with most shared tasks first."""
    scores, notes = _scores(study)
    rows = [
        {"unit": name} | {key: _whole(key, by_unit[name]) for key, by_unit in scores.items()}
        for name in study.units
    ]
    return Table(
        "centrality",
        Bilingual("中心度", "centrality"),
        _COLUMNS,
        ranked(rows, _COLUMNS, "weighted_degree", "degree"),
        (study.scope, _spread(scores), *notes, *_notes(study.units, scores)),
    )


def centrality_ranks(study: Study) -> Table:
    """Return the rank of every unit by each centrality, in the order of the mean rank."""
    scores, notes = _scores(study)
    ranks = {key: centrality.ranks(scores[key]) for key in _RANKED}
    own = {unit: [by_unit[unit] for by_unit in ranks.values()] for unit in study.units}
    rows: list[tuple[Value, ...]] = [
        (unit, *own[unit]) for unit in sorted(own, key=lambda unit: (sum(own[unit]), unit))
    ]
    title = Bilingual("中心度排名", "centrality ranks")
    return Table("centrality_ranks", title, _RANK_COLUMNS, tuple(rows), (study.scope, *notes))


def _scores(study: Study) -> tuple[dict[str, Scores], list[Bilingual]]:
    """Return the scores of every column, and a note if one of them is an estimate."""
    network = study.units
    notes: list[Bilingual] = []
    measures: dict[str, Callable[[Network], Scores]] = dict(_RANKED)
    n = len(network)
    if n * network.number_of_edges() > EXACT_UP_TO_STEPS:
        estimate, errors = centrality.sampled_betweenness(network, _SOURCES, study.seed)
        measures["betweenness"] = lambda _: estimate
        notes.append(_estimated(n, max(errors.values()), study.seed))
    scores = {key: measure(network) for key, measure in measures.items()}
    pairs = (n - 1) * (n - 2) / 2
    scores["degree_normalised"] = centrality.normalised(scores["degree"])
    scores["betweenness_raw"] = {
        unit: score * pairs for unit, score in scores["betweenness"].items()
    }
    return scores, notes


def _estimated(units: int, error: float, seed: int) -> Bilingual:
    return Bilingual(
        zh=f"中间中心度由 {units} 个单位中随机抽取的 {_SOURCES} 个起点估计（种子 {seed}），"
        f"标准误不超过 {error:.2g}。",
        en=f"Betweenness is estimated from {_SOURCES} of {units} units as sources (seed {seed}); "
        f"the standard error is at most {error:.2g}.",
    )


def _spread(scores: dict[str, Scores]) -> Bilingual:
    """Return a note with mean and standard deviation of every column."""
    columns = {c.key: c.title for c in _COLUMNS}
    pairs = [(columns[key], *centrality.mean_and_deviation(found)) for key, found in scores.items()]
    return Bilingual(
        zh="均值（标准差）：" + "，".join(f"{t.zh} {m:.4g}（{d:.4g}）" for t, m, d in pairs) + "。",
        en="Mean (deviation): " + ", ".join(f"{t.en} {m:.4g} ({d:.4g})" for t, m, d in pairs) + ".",
    )


def _notes(network: Network, scores: dict[str, Scores]) -> Iterator[Bilingual]:
    """Yield a note for every value that is undefined, or 0 for want of ties, and say why."""
    n, parts = len(network), nx.number_connected_components(network)
    alone = list(nx.isolates(network))
    if n < 3:
        yield Bilingual(
            zh=f"网络只有 {n} 个单位，没有可居中的另两单位：中间中心度无定义（–）。",
            en=f"Betweenness is undefined (–): in a network of {n} there are no two others.",
        )
    if n == 1:
        yield Bilingual(
            zh="网络只有一个单位，接近中心度与标准化点度无定义（–）。",
            en="Closeness and normalised degree are undefined (–) for a single unit.",
        )
    elif alone:
        yield Bilingual(
            zh="没有协作单位，因而度为 0、不可达任何单位、接近中心度为 0 的有："
            f"{'、'.join(alone)}。",
            en=f"Without a partner, hence 0 in degree and closeness: {', '.join(alone)}.",
        )
    if parts > 1:
        yield _eigenvector_note(parts, scores["eigenvector"])


def _eigenvector_note(parts: int, scores: Scores) -> Bilingual:
    outside = sum(score == 0 for score in scores.values())
    if not outside:
        return Bilingual(
            zh=f"网络有 {parts} 个成分而没有唯一的最大特征值，特征向量中心度无定义（–）。",
            en=f"Eigenvector centrality is undefined (–): {parts} components without one largest "
            "eigenvalue.",
        )
    return Bilingual(
        zh=f"网络有 {parts} 个成分；特征向量中心度只反映特征值最大的成分，"
        f"其外 {outside} 个单位的 0 不是测得的值。",
        en=f"The network has {parts} components; eigenvector centrality speaks only of the one "
        f"with the largest eigenvalue, and the 0 of the {outside} units outside is no measurement.",
    )


def _whole(key: str, score: float) -> float:
    return int(score) if key in _WHOLE and score == int(score) else score
