"""Cliques (派系) of the collaboration network, with their tasks, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import nan
from typing import Final

from graph.analysis.matrices import LABEL, heading
from graph.analysis.study import Study
from graph.analysis.table import Table, Value, column
from graph.analysis.workload import UNIT
from graph.measures.cliques import (
    MOST_CLIQUES,
    SMALLEST,
    Clique,
    Cliques,
    clique_overlap,
    co_memberships,
    memberships,
)
from ontology.language import Bilingual

_SHOWN_IN_MATRIX: Final = 100
_NUMBER: Final = column(
    "clique",
    "派系",
    "clique",
    "派系编号，按规模从大到小。",
    "Number of the clique, the largest first.",
)
_CLIQUES: Final = (
    _NUMBER,
    column("size", "单位数", "size", "派系的单位数。", "Number of its units."),
    column("members", "成员", "members", "两两都有共同任务的单位。", "Units that all share tasks."),
    column(
        "common_tasks",
        "全体共同任务",
        "common tasks",
        "全体成员都参与的任务。",
        "The tasks that all its members work on.",
    ),
    column(
        "tasks",
        "成员间任务",
        "tasks",
        "至少两个成员参与的任务。",
        "The tasks that two or more of its members work on.",
    ),
    column(
        "weakest",
        "最弱连线",
        "weakest tie",
        "成员两两共同任务数的最小值。",
        "The least number of tasks that two of its members share.",
    ),
    column(
        "mean_weight",
        "平均共同任务",
        "mean weight",
        "成员两两共同任务数的平均值。",
        "Mean number of tasks that two of its members share.",
    ),
)
_MEMBERSHIP: Final = (
    UNIT,
    column("cliques", "派系数", "cliques", "所属派系数。", "Number of cliques that it is in."),
    column(
        "share",
        "派系占比",
        "share",
        "所属派系 ÷ 全部派系。",
        "Cliques that it is in over all cliques.",
    ),
    column(
        "largest",
        "最大派系",
        "largest",
        "所属最大派系的单位数，不属于任何派系为 0。",
        "Size of the largest of them; 0 without any.",
    ),
    column(
        "most_common",
        "最多共同派系",
        "most in common",
        "与另一单位共同所属派系数的最大值。",
        "The most cliques that it has in common with one other unit.",
    ),
    column(
        "nearest",
        "重叠最多的单位",
        "nearest units",
        "与之共同所属派系最多的单位。",
        "The units with which it has these in common.",
    ),
)


def cliques(study: Study) -> Table:
    """Return the maximal cliques of three and more units, the largest first, with their tasks."""
    rows = tuple(
        (number, len(clique), clique, *_tasks(study, clique))
        for number, clique in enumerate(study.cliques.found, 1)
    )
    title = Bilingual("派系及其任务", "cliques and their tasks")
    return Table("cliques", title, _CLIQUES, rows, _notes(study))


def clique_membership(study: Study) -> Table:
    """Return in how many cliques every unit is, and with whom it has most of them in common."""
    found = study.cliques.found
    counts, nearest = memberships(found), _nearest(co_memberships(found))
    largest = {unit: len(clique) for clique in reversed(found) for unit in clique}
    rows = sorted(
        (
            (
                unit,
                counts[unit],
                counts[unit] / len(found) if found else nan,
                largest.get(unit, 0),
                *nearest.get(unit, (0, ())),
            )
            for unit in study.units
        ),
        key=lambda row: (-row[1], -row[3], row[0]),
    )
    title = Bilingual("派系成员重叠", "membership of cliques")
    return Table("clique_membership", title, _MEMBERSHIP, tuple(rows), _notes(study))


def clique_matrix(study: Study) -> Table:
    """Return the unit × unit matrix of common cliques; its diagonal counts those of a unit."""
    counts = memberships(study.cliques.found)
    common = co_memberships(study.cliques.found) + Counter(
        {(unit, unit): count for unit, count in counts.items()}
    )
    units = sorted(counts, key=lambda unit: (-counts[unit], unit))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row, *(common[min(row, other), max(row, other)] for other in units)) for row in units
    )
    title = Bilingual("单位×单位共同派系矩阵", "unit × unit matrix of common cliques")
    columns = (LABEL, *(heading(unit, _COMMON_CLIQUES) for unit in units))
    return Table("clique_matrix", title, columns, rows, _notes(study))


def clique_overlaps(study: Study) -> Table:
    """Return the clique × clique matrix of common members, of the hundred largest cliques."""
    shown = study.cliques.found[:_SHOWN_IN_MATRIX]
    names = [str(number) for number in range(1, len(shown) + 1)]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, *map(int, row)) for name, row in zip(names, clique_overlap(shown), strict=True)
    )
    title = Bilingual("派系×派系共同成员矩阵", "clique × clique matrix of common members")
    columns = (LABEL, *(heading(name, _COMMON_MEMBERS) for name in names))
    notes = (
        (*_notes(study), _FIRST_ONLY) if len(shown) < len(study.cliques.found) else _notes(study)
    )
    return Table("clique_overlap", title, columns, rows, notes)


def _tasks(study: Study, clique: Clique) -> tuple[Value, ...]:
    """Return the tasks of all, the tasks of any two, and the least and mean weight of the ties."""
    ties = [study.units.edges[pair]["tasks"] for pair in combinations(clique, 2)]
    shared, inner = set(ties[0]).intersection(*ties), set().union(*ties)
    weights = [len(tasks) for tasks in ties]
    in_order = [task.key for task in study.ledger.tasks if task.key in inner]
    common = tuple(key for key in in_order if key in shared)
    return common, tuple(in_order), min(weights), sum(weights) / len(weights)


def _nearest(common: Mapping[tuple[str, str], int]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return the greatest number of common cliques of every unit, and the units it is with."""
    partners: dict[str, dict[str, int]] = {}
    for (a, b), count in common.items():
        partners.setdefault(a, {})[b] = count
        partners.setdefault(b, {})[a] = count
    most = {unit: max(counts.values()) for unit, counts in partners.items()}
    return {
        unit: (most[unit], tuple(sorted(u for u, n in counts.items() if n == most[unit])))
        for unit, counts in partners.items()
    }


def _notes(study: Study) -> tuple[Bilingual, ...]:
    return (study.scope, _SIZE, *_weight_note(study.cliques))


def _weight_note(found: Cliques) -> Iterator[Bilingual]:
    if not found.is_listed:
        yield Bilingual(
            zh=f"派系多于 {MOST_CLIQUES} 个，未列出。",
            en=f"Not listed: there are more than {MOST_CLIQUES} cliques.",
        )
    elif found.least_weight is not None:
        yield Bilingual(
            zh=f"派系多于 {MOST_CLIQUES} 个，"
            f"因此只计共同任务不少于 {found.least_weight:g} 的连线。",
            en=f"Only ties of {found.least_weight:g} or more shared tasks are counted; with weaker "
            f"ones there are more than {MOST_CLIQUES} cliques.",
        )


_SIZE: Final = Bilingual(
    zh="派系指两两都有共同任务、且不能再加入其他单位的一组单位；"
    f"只列出 {SMALLEST} 个单位以上的派系。",
    en="A clique is a group of units that all share tasks with each other, to which no other unit "
    f"can be added; those of {SMALLEST} and more units are listed.",
)
_FIRST_ONLY: Final = Bilingual(
    zh=f"只列出最大的 {_SHOWN_IN_MATRIX} 个派系。",
    en=f"The {_SHOWN_IN_MATRIX} largest cliques only.",
)
_COMMON_CLIQUES: Final = Bilingual("共同所属派系数。", "Number of cliques that both are in.")
_COMMON_MEMBERS: Final = Bilingual("共同成员数。", "Number of members in common.")
