"""Core and periphery (核心—边缘) of the collaboration network."""

from __future__ import annotations

from math import isnan
from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Table, Value, column, ranked
from graph.analysis.workload import UNIT
from graph.measures.core import Core, block_density, continuous_core, discrete_core
from ontology.language import Bilingual

_COLUMNS: Final = (
    UNIT,
    column(
        "coreness",
        "核心度",
        "coreness",
        "连续模型（Borgatti–Everett，MINRES），按共同任务数加权，欧氏范数为 1。",
        "Continuous model (Borgatti–Everett, MINRES), weighted by shared tasks, Euclidean norm 1.",
    ),
    column(
        "core",
        "属于核心",
        "in the core",
        "离散模型（Borgatti–Everett），二值网络，核心与边缘之间的连线不参与拟合。",
        "Discrete model (Borgatti–Everett), binary network; core–periphery ties are left out.",
    ),
)
_SIDE: Final = column("block", "块", "block", "行所在的块。", "The block of the row.")
_BLOCKS: Final = (
    _SIDE,
    column("size", "单位数", "size", "块内的单位数。", "Units in the block."),
    column(
        "to_core", "与核心", "to the core", "与核心单位连线的密度。", "Density of ties to the core."
    ),
    column(
        "to_periphery",
        "与边缘",
        "to the periphery",
        "与边缘单位连线的密度。",
        "Density of ties to the periphery.",
    ),
)
_TITLE: Final = Bilingual("核心—边缘", "core and periphery")
_BLOCK_TITLE: Final = Bilingual("核心—边缘密度矩阵", "density of core and periphery")
_NAMES: Final = (Bilingual("核心", "core"), Bilingual("边缘", "periphery"))
_NONE: Final = Bilingual(
    zh="网络没有连线或处处相同，不存在核心与边缘之分。",
    en="The network has no ties or is alike everywhere: there is no core and no periphery.",
)


def core_periphery(study: Study) -> Table:
    """Return coreness and core membership of every unit."""
    if not study.is_dense:
        return Table("core_periphery", _TITLE, _COLUMNS, (), (study.too_large,))
    continuous = continuous_core(study.units)
    discrete = discrete_core(study.units, weight=None)
    rows = [
        {
            "unit": unit,
            "coreness": continuous.coreness[unit],
            "core": None if isnan(discrete.fit) else unit in discrete.members,
        }
        for unit in study.units
    ]
    return Table(
        "core_periphery",
        _TITLE,
        _COLUMNS,
        ranked(rows, _COLUMNS, "coreness"),
        (study.scope, _fits(continuous, discrete)),
    )


def core_blocks(study: Study) -> Table:
    """Return the densities of ties within and between core and periphery."""
    if not study.is_dense:
        return Table("core_blocks", _BLOCK_TITLE, _BLOCKS, (), (study.too_large,))
    discrete = discrete_core(study.units, weight=None)
    if isnan(discrete.fit):
        return Table("core_blocks", _BLOCK_TITLE, _BLOCKS, (), (_NONE,))
    rest = sorted(set(study.units) - set(discrete.members))
    sides = [list(discrete.members), rest]
    densities = block_density(study.units, sides)
    rows: list[tuple[Value, ...]] = [
        (name, len(side), *row) for name, side, row in zip(_NAMES, sides, densities, strict=True)
    ]
    return Table("core_blocks", _BLOCK_TITLE, _BLOCKS, tuple(rows), (study.scope,))


def _fits(continuous: Core, discrete: Core) -> Bilingual:
    if isnan(discrete.fit):
        return _NONE
    return Bilingual(
        zh=f"拟合度 r：连续模型 {continuous.fit:.3f}，离散模型 {discrete.fit:.3f}"
        f"（核心 {len(discrete.members)} 个单位）。",
        en=f"Fit r: continuous {continuous.fit:.3f}, discrete {discrete.fit:.3f} "
        f"({len(discrete.members)} units in the core).",
    )
