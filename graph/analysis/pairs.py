"""The pairs of units that work together, with the tasks they share."""

from __future__ import annotations

from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Table, column, ranked
from ontology.language import Bilingual

_COLUMNS: Final = (
    column("unit", "单位", "unit", "一方。", "One side."),
    column("partner", "协作单位", "partner", "另一方。", "The other side."),
    column("weight", "共同任务", "shared tasks", "共同任务数。", "Number of shared tasks."),
    column(
        "newman",
        "Newman 权重",
        "Newman weight",
        "每项 k 个单位的共同任务计 1÷(k−1)。",
        "A shared task of k units counts 1/(k − 1).",
    ),
    column(
        "jaccard",
        "Jaccard",
        "Jaccard",
        "共同任务 ÷ 任一方的任务。",
        "Shared tasks over all tasks of either.",
    ),
    column("tasks", "任务", "tasks", "共同的任务。", "The tasks they share."),
)


def collaboration_pairs(study: Study) -> Table:
    """Return every pair with a shared task, most shared tasks first."""
    rows = [{"unit": a, "partner": b} | data for a, b, data in study.units.edges(data=True)]
    rows.sort(key=lambda row: row["partner"])
    title = Bilingual("协作单位对", "pairs that work together")
    ordered = ranked(rows, _COLUMNS, "weight", "newman")
    return Table("pairs", title, _COLUMNS, ordered, (study.scope,))
