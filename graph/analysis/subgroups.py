"""Cohesive subgroups (凝聚子群) of the collaboration network: communities, blocks, k-cores."""

from __future__ import annotations

from functools import partial
from typing import Final

import networkx as nx

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value, column, is_undefined
from graph.analysis.workload import UNIT
from graph.measures import cohesion
from graph.measures import communities as measures
from graph.measures.concor import concor
from graph.measures.core import block_density
from graph.measures.leiden import leiden
from ontology.language import Bilingual

_DEPTH: Final = 2
_COLUMNS: Final = (
    UNIT,
    column(
        "community",
        "社团",
        "community",
        "Louvain 社团编号，按规模从大到小。",
        "Number of the Louvain community, the largest first.",
    ),
    column(
        "leiden",
        "Leiden 社团",
        "Leiden community",
        "Leiden 社团编号，按规模从大到小。",
        "Number of the Leiden community, the largest first.",
    ),
    column(
        "block",
        "CONCOR 块",
        "CONCOR block",
        f"两分 {_DEPTH} 次所得的结构对等块，从左到右编号。",
        f"Block of structurally equivalent units after {_DEPTH} splits, from left to right.",
    ),
    column(
        "k_core",
        "k-核",
        "k-core",
        "所在 k-核的最大 k：其中每个单位至少有 k 个协作单位。",
        "The largest k for which the unit is in a group where everybody has k partners.",
    ),
)
_SUMMARY: Final = (
    column(
        "community", "社团", "community", "Louvain 社团编号。", "Number of the Louvain community."
    ),
    column("size", "单位数", "size", "社团的单位数。", "Number of its units."),
    column("density", "内部密度", "density", "社团内连线的密度。", "Density of the ties within."),
    column(
        "inner_share",
        "内部协作比例",
        "inner share",
        "各单位的共同任务数中落在社团内的比例。",
        "Share of its units' shared tasks that stays within.",
    ),
    column("members", "成员", "members", "成员单位。", "Its units."),
)
_BLOCK: Final = column("block", "块", "block", "CONCOR 块编号。", "Number of the CONCOR block.")
_SIZE: Final = column("size", "单位数", "size", "块内的单位数。", "Units in the block.")
_MEMBERS: Final = column("members", "成员", "members", "块内的单位。", "Units of the block.")


def communities(study: Study) -> Table:
    """Return Louvain and Leiden community, CONCOR block and k-core of every unit."""
    found, network = study.communities, study.units
    refined = leiden(network, study.seed)
    blocks = {unit: i for i, block in enumerate(_blocks(study), 1) for unit in block}
    cores: dict[str, int] = nx.core_number(network)
    rows = sorted(
        ((unit, found[unit], refined[unit], blocks.get(unit), cores[unit]) for unit in network),
        key=lambda row: (row[1], -row[4], row[0]),
    )
    return Table(
        "communities",
        Bilingual("社团与凝聚子群", "communities and cohesive subgroups"),
        _COLUMNS,
        tuple(rows),
        (study.scope, _method(study, refined), *_left_out(study)),
    )


def community_summary(study: Study) -> Table:
    """Return size, density and members of every Louvain community."""
    rows = [
        (i, len(names), *_inside(study, names), tuple(names))
        for i, names in enumerate(measures.members(study.communities), 1)
    ]
    title = Bilingual("社团概况", "summary of the communities")
    return Table("community_summary", title, _SUMMARY, tuple(rows), (study.scope,))


def blockmodel(study: Study) -> Table:
    """Return the image matrix of the CONCOR blocks: densities within and between them."""
    blocks = _blocks(study)
    densities = block_density(study.units, blocks)
    rows: list[tuple[Value, ...]] = [
        (i, len(block), *row, tuple(block))
        for i, (block, row) in enumerate(zip(blocks, densities, strict=True), 1)
    ]
    return Table(
        "blockmodel",
        Bilingual("CONCOR 块模型", "CONCOR blockmodel"),
        (_BLOCK, _SIZE, *map(_to_block, range(1, len(blocks) + 1)), _MEMBERS),
        tuple(rows),
        (study.scope, *_left_out(study)),
    )


def _to_block(number: int) -> Column:
    return column(
        f"to_{number}",
        f"与块 {number}",
        f"to block {number}",
        f"与块 {number} 的连线密度（二值）。",
        f"Density of ties to block {number}, binary.",
    )


def _blocks(study: Study) -> list[list[str]]:
    return concor(study.units, _DEPTH) if study.is_dense else []


def _left_out(study: Study) -> tuple[Bilingual, ...]:
    return () if study.is_dense else (study.too_large,)


def _inside(study: Study, names: list[str]) -> tuple[float, float]:
    inner = study.units.subgraph(names)
    ends = sum(weight for _, weight in study.units.degree(names, weight="weight"))
    share = 2 * inner.size(weight="weight") / ends if ends else float("nan")
    return cohesion.density(inner), float(share)


def _method(study: Study, refined: measures.Partition) -> Bilingual:
    quality = partial(measures.modularity, study.units)
    louvain, leiden_quality = quality(study.communities), quality(refined)
    if is_undefined(louvain):
        return Bilingual(
            zh="网络没有连线，模块度 Q 无定义。",
            en="The network has no ties: modularity Q is undefined.",
        )
    return Bilingual(
        zh=f"按共同任务数加权，随机种子 {study.seed}；模块度 Q：Louvain {louvain:.4f}，"
        f"Leiden {leiden_quality:.4f}。",
        en=f"Weighted by shared tasks, seed {study.seed}; modularity Q: Louvain {louvain:.4f}, "
        f"Leiden {leiden_quality:.4f}.",
    )
