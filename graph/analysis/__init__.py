"""The tables that researchers of responsibility networks print, one row of `ANALYSES` each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.analysis.centralities import centralities
from graph.analysis.study import Study
from graph.analysis.subgroups import communities
from graph.analysis.table import Column, Table
from graph.analysis.workload import workload
from graph.errors import UnknownNameError
from ontology.language import Bilingual

__all__ = ["ANALYSES", "Analysis", "Column", "Study", "Table", "analyse", "analysis"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis: the key of its table, what it is called, and the function that makes it."""

    key: str
    title: Bilingual
    table: Callable[[Study], Table]


ANALYSES: Final[tuple[Analysis, ...]] = (
    Analysis("workload", Bilingual("单位工作负荷", "workload by unit"), workload),
    Analysis("centrality", Bilingual("中心度", "centrality"), centralities),
    Analysis("communities", Bilingual("社团划分", "communities"), communities),
)

_ANALYSIS: Final = Bilingual(zh="分析", en="analysis")


def analysis(key: str) -> Analysis:
    """Return the row of `ANALYSES` with that key, or raise `UnknownNameError`."""
    rows = {row.key: row for row in ANALYSES}
    if key not in rows:
        raise UnknownNameError(_ANALYSIS, key, rows)
    return rows[key]


def analyse(study: Study, *keys: str) -> tuple[Table, ...]:
    """Return the tables of the named analyses, or of all of them."""
    chosen = [analysis(key) for key in keys] if keys else ANALYSES
    return tuple(row.table(study) for row in chosen)
