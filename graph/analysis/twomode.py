"""The two-mode network (双模网络) of tasks and units."""

from __future__ import annotations

from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Table, column, one_row, ranked
from graph.measures.twomode import (
    four_cycle_clustering,
    modes,
    two_mode_centralities,
    two_mode_density,
)
from ontology.language import Bilingual

_WHOLE: Final = (
    column("tasks", "任务数", "tasks", "任务一侧的节点数。", "Nodes on the side of the tasks."),
    column("units", "单位数", "units", "单位一侧的节点数。", "Nodes on the side of the units."),
    column("ties", "连线数", "ties", "任务与单位的连线数。", "Ties between a task and a unit."),
    column(
        "density",
        "密度",
        "density",
        "连线数 ÷（任务数 × 单位数）。",
        "Ties over tasks times units.",
    ),
    column(
        "mean_team",
        "平均每任务单位数",
        "units per task",
        "连线数 ÷ 任务数。",
        "Ties over tasks.",
    ),
    column(
        "mean_load",
        "平均每单位任务数",
        "tasks per unit",
        "连线数 ÷ 单位数。",
        "Ties over units.",
    ),
    column(
        "clustering",
        "双模聚类系数",
        "two-mode clustering",
        "闭合为四元环的三步路径比例（Robins–Alexander）。",
        "Share of paths of three ties that a fourth closes (Robins–Alexander).",
    ),
)
_COLUMNS: Final = (
    column("node", "节点", "node", "任务或单位。", "A task or a unit."),
    column("mode", "类别", "mode", "任务或单位。", "Task or unit."),
    column(
        "degree",
        "标准化点度",
        "normalised degree",
        "所连节点占另一侧的比例。",
        "Share of the other mode that it is tied to.",
    ),
    column(
        "betweenness",
        "中间中心度",
        "betweenness",
        "Borgatti–Everett 1997 标准化。",
        "Normalised as Borgatti and Everett 1997.",
    ),
    column(
        "closeness",
        "接近中心度",
        "closeness",
        "Borgatti–Everett 1997 标准化。",
        "Normalised as Borgatti and Everett 1997.",
    ),
    column(
        "eigenvector",
        "特征向量中心度",
        "eigenvector",
        "隶属矩阵的第一奇异向量，各侧范数为 1。",
        "First singular vectors of the incidence matrix, norm 1 in each mode.",
    ),
    column(
        "redundancy",
        "冗余度",
        "redundancy",
        "所连节点两两之间另有共同节点的比例（Latapy 等）。",
        "Share of the pairs of its partners that are tied through another node (Latapy et al.).",
    ),
)
_MODES: Final = {"task": Bilingual("任务", "task"), "unit": Bilingual("单位", "unit")}
_NOTE: Final = Bilingual(
    zh="不加权。没有连线的节点的接近中心度、连线少于两条的冗余度无定义（–）。",
    en="Unweighted. Undefined (–): closeness without ties, redundancy with fewer than two.",
)


def two_mode_network(study: Study) -> Table:
    """Return size, density and clustering of the task–unit network in one row."""
    network = study.task_units
    tasks, units = (len(side) for side in modes(network))
    ties = network.number_of_edges()
    values = {
        "tasks": tasks,
        "units": units,
        "ties": ties,
        "density": two_mode_density(network),
        "mean_team": ties / tasks if tasks else float("nan"),
        "mean_load": ties / units if units else float("nan"),
        "clustering": four_cycle_clustering(network),
    }
    title = Bilingual("双模网络整体指标", "the two-mode network as a whole")
    return one_row("two_mode_network", title, _WHOLE, values).noted(study.scope)


def two_mode_centrality(study: Study) -> Table:
    """Return the two-mode centralities of all units, then of all tasks."""
    title = Bilingual("双模中心度", "two-mode centrality")
    if not study.is_dense:
        return Table("two_mode", title, _COLUMNS, (), (study.too_large,))
    found = two_mode_centralities(study.task_units)
    rows = [
        {
            "node": data["label"],
            "mode": _MODES[data["mode"]],
            "degree": found.degree[node],
            "betweenness": found.betweenness[node],
            "closeness": found.closeness[node],
            "eigenvector": found.eigenvector[node],
            "redundancy": found.redundancy[node],
        }
        for node, data in study.task_units.nodes(data=True)
    ]
    sides = [[row for row in rows if row["mode"] == _MODES[mode]] for mode in ("unit", "task")]
    ordered = tuple(row for side in sides for row in ranked(side, _COLUMNS, "degree"))
    return Table("two_mode", title, _COLUMNS, ordered, (study.scope, _NOTE))
