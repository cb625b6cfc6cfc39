"""Structural holes (结构洞) in the collaboration network."""

from __future__ import annotations

from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Table, column, ranked
from graph.analysis.workload import UNIT
from graph.measures.holes import UNDEFINED
from graph.measures.holes import structural_holes as measure
from ontology.language import Bilingual

_COLUMNS: Final = (
    UNIT,
    column(
        "effective_size",
        "有效规模",
        "effective size",
        "协作单位数减去其间的冗余（Burt）。",
        "Partners less the redundancy among them (Burt).",
    ),
    column(
        "efficiency",
        "效率",
        "efficiency",
        "有效规模 ÷ 协作单位数。",
        "Effective size over partners.",
    ),
    column(
        "constraint",
        "限制度",
        "constraint",
        "投入的协作落在彼此相连的单位上的程度；越低，结构洞越多。",
        "How far a unit's effort goes to partners tied to each other; the lower, the more holes.",
    ),
    column(
        "hierarchy",
        "等级度",
        "hierarchy",
        "限制集中于一个协作单位的程度。",
        "How far that constraint comes from one partner.",
    ),
)
_NOTE: Final = Bilingual(
    zh="按共同任务数加权。没有协作单位的各项、只有一个协作单位的等级度无定义（–）。",
    en="Weighted by shared tasks. Undefined (–) for a unit without partners, hierarchy also for "
    "one with a single partner.",
)


def structural_holes(study: Study) -> Table:
    """Return Burt's measures of every unit, the greatest effective size first."""
    found = measure(study.units)
    rows = [
        {"unit": unit} | {name: getattr(holes, name) for name in UNDEFINED.__dataclass_fields__}
        for unit, holes in found.items()
    ]
    return Table(
        "structural_holes",
        Bilingual("结构洞", "structural holes"),
        _COLUMNS,
        ranked(rows, _COLUMNS, "effective_size", "efficiency"),
        (study.scope, _NOTE),
    )
