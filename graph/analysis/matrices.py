"""Matrices (矩阵) as tables: what UCINET users paste, rows and columns labelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value, column
from graph.measures.concor import concor
from graph.measures.matrices import Matrix, adjacency
from graph.network import Network, node_id
from ontology.language import Bilingual

LABEL: Final = column("label", "名称", "label", "行的名称。", "Name of the row.")
_TASKS: Final = Bilingual("共同任务数。", "Number of tasks.")
_ORDER: Final = Bilingual(
    zh="单位按 CONCOR 块排列，块内按名称。",
    en="Units stand in the order of their CONCOR blocks, within a block by name.",
)


def unit_matrix(study: Study) -> Table:
    """Return the unit × unit matrix of shared tasks, in the order of the CONCOR blocks."""
    title = Bilingual("单位×单位矩阵", "unit × unit matrix")
    return _square(study, "unit_matrix", title, study.units)


def lead_matrix(study: Study) -> Table:
    """Return the lead × participant matrix, in the same order."""
    title = Bilingual("牵头×参与矩阵", "lead × participant matrix")
    return _square(study, "lead_matrix", title, study.leads)


def sector_matrix(study: Study) -> Table:
    """Return the unit × sector matrix of numbers of tasks."""
    units, sectors = list(study.units), study.ledger.sectors
    matrix = _between(study.sector_units, units, [node_id("sector", name) for name in sectors])
    title = Bilingual("单位×领域矩阵", "unit × sector matrix")
    return _table("sector_matrix", title, units, sectors, matrix, study.scope)


def task_matrix(study: Study) -> Table:
    """Return the task × unit matrix: 1 where the unit works on the task."""
    units, tasks = list(study.units), [task.key for task in study.ledger.tasks]
    matrix = _between(study.task_units, [node_id("task", key) for key in tasks], units)
    title = Bilingual("任务×单位矩阵", "task × unit matrix")
    return _table("task_matrix", title, tasks, units, matrix, study.scope)


def _square(study: Study, key: str, title: Bilingual, network: Network) -> Table:
    if not study.is_dense:
        return Table(key, title, (LABEL,), (), (study.too_large,))
    units = [unit for block in concor(study.units) for unit in block]
    whole = adjacency(network, units)
    return _table(key, title, units, units, _integers(whole), study.scope, _ORDER)


def _between(network: Network, rows: Sequence[str], columns: Sequence[str]) -> list[list[int]]:
    return [
        [
            network.edges[row, other]["weight"] if network.has_edge(row, other) else 0
            for other in columns
        ]
        for row in rows
    ]


def _integers(matrix: Matrix) -> list[list[int]]:
    return [[int(value) for value in row] for row in matrix]


def _table(
    key: str,
    title: Bilingual,
    rows: Sequence[str],
    columns: Sequence[str],
    matrix: list[list[int]],
    *notes: Bilingual,
) -> Table:
    cells: list[tuple[Value, ...]] = [
        (label, *values) for label, values in zip(rows, matrix, strict=True)
    ]
    return Table(key, title, (LABEL, *map(heading, columns)), tuple(cells), notes)


def heading(name: str, definition: Bilingual = _TASKS) -> Column:
    """Return the column of a matrix that stands for `name`."""
    return Column(name, Bilingual(name, name), definition)
