"""Figures for print: networks, scatter plots, a block matrix and bars, legible without colour.

Roles and groups differ in shape, grey and hatching as well; every label stands on the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final, TypeAlias

from export.figure_page import FIGURE_FORMATS, FigureFormat, render
from export.layout import place
from graph.analysis.study import Study
from graph.errors import UnknownNameError
from graph.measures import centrality
from graph.measures.concor import concor
from graph.measures.matrices import adjacency
from graph.network import Network, task_counts
from ontology.language import Bilingual, Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["FIGURES", "FIGURE_FORMATS", "Figure", "figure", "figure_bytes"]

_INK: Final = "0.15"
_LABELLED: Final = 25
_BARS: Final = 20
_NAME_POINTS: Final = 6.0
_MARKERS: Final = "osD^vPXhpd<>"
_GREYS: Final = ("0.85", "0.55", "1.0", "0.7", "0.4")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its key, what it is called, and the function that draws it."""

    key: str
    title: Bilingual
    draw: Callable[[Study, Axes, Language], None]
    size_inches: tuple[float, float] = (6.9, 4.6)


def figure_bytes(
    key: str, study: Study, file_format: FigureFormat = "svg", language: Language = "zh"
) -> bytes:
    """Return a figure as SVG, PDF or PNG with 600 dots per inch.

    Equal data give equal bytes with the same matplotlib and fonts.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    MissingPackageError, MissingFontError
        If matplotlib or a font with Chinese characters is not installed.
    """
    row = figure(key)

    def draw(axes: Axes) -> None:
        row.draw(study, axes, language)
        axes.set_title(row.title.pick(language))

    return render(draw, file_format, row.size_inches)


def figure(key: str) -> Figure:
    """Return the row of `FIGURES` with that key, or raise `UnknownNameError`."""
    rows = {row.key: row for row in FIGURES}
    if key not in rows:
        raise UnknownNameError(Bilingual(zh="图", en="figure"), key, rows)
    return rows[key]


def _sociogram(study: Study, axes: Axes, language: Language) -> None:
    """Draw the units, their area the number of tasks, their shape the type."""
    network, totals = study.units, task_counts(study.units)
    positions = place(network)
    _ties(axes, network, positions)
    types = _types(network)
    for index, (kind, units) in enumerate(types.items()):
        axes.scatter(
            [positions[unit][0] for unit in units],
            [positions[unit][1] for unit in units],
            [12 + 9 * totals[unit] for unit in units],
            marker=_MARKERS[index % len(_MARKERS)],
            facecolor=_GREYS[index % len(_GREYS)],
            edgecolor=_INK,
            linewidth=0.6,
            label=_type_label(study, kind, language),
            zorder=2,
        )
    _aim_network(axes)
    gaps = {unit: 1.5 + (12 + 9 * total) ** 0.5 / 2 for unit, total in totals.items()}
    _names(axes, positions, _most(totals, _LABELLED), gaps=gaps)
    _legend_below(axes, len(types))


def _two_mode(study: Study, axes: Axes, language: Language) -> None:
    """Draw units as circles and tasks as squares."""
    network = study.task_units
    positions = place(network)
    _ties(axes, network, positions)
    for mode, marker, grey, title in _MODES:
        nodes = [node for node, data in network.nodes(data=True) if data["mode"] == mode]
        axes.scatter(
            [positions[node][0] for node in nodes],
            [positions[node][1] for node in nodes],
            [10 + 5 * network.degree[node] for node in nodes],
            marker=marker,
            facecolor=grey,
            edgecolor=_INK,
            linewidth=0.6,
            label=title.pick(language),
            zorder=2,
        )
    _aim_network(axes)
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    shown = _most(task_counts(network), _LABELLED)
    tasks = [node for node, data in network.nodes(data=True) if data["mode"] == "task"]
    _names(axes, positions, [*shown, *(tasks if len(tasks) <= 100 else ())], labels)
    _legend_below(axes, 2 * bool(len(network)))


_MODES: Final = (
    ("unit", "o", "1.0", Bilingual("单位", "unit")),
    ("task", "s", "0.6", Bilingual("任务", "task")),
)


def _degree_betweenness(study: Study, axes: Axes, language: Language) -> None:
    """Plot who is tied to many against who stands in between."""
    degrees, between = centrality.degree(study.units), centrality.betweenness(study.units)
    points = {unit: (degrees[unit], between[unit]) for unit in study.units}
    _scatter(axes, points, _most(between, _LABELLED))
    _axis_labels(axes, language, _DEGREE, _BETWEENNESS)


def _breadth_depth(study: Study, axes: Axes, language: Language) -> None:
    """Plot number of partners against tasks shared with each, parted at the medians."""
    degrees, weighted = centrality.degree(study.units), centrality.weighted_degree(study.units)
    points = {unit: (n, weighted[unit] / n) for unit, n in degrees.items() if n}
    if points:
        axes.axvline(median(x for x, _ in points.values()), color=_INK, lw=0.6, ls="--")
        axes.axhline(median(y for _, y in points.values()), color=_INK, lw=0.6, ls="--")
    _scatter(axes, points, _most(weighted, _LABELLED))
    _axis_labels(axes, language, _BREADTH, _DEPTH)


_DEGREE: Final = Bilingual("点度（协作单位数）", "degree (partners)")
_BETWEENNESS: Final = Bilingual("中间中心度", "betweenness")
_BREADTH: Final = Bilingual("广度（协作单位数）", "breadth (partners)")
_DEPTH: Final = Bilingual(
    "深度（与每个协作单位的平均共同任务数）", "depth (mean tasks shared with a partner)"
)
_TASKS: Final = Bilingual("任务数", "tasks")
_PLATE: Final = {"facecolor": "1.0", "edgecolor": "none", "pad": 0.6}
_ROLES: Final = (
    ("lead", "0.25", "", Bilingual("牵头", "lead")),
    ("participant", "0.85", "///", Bilingual("参与", "participant")),
    ("responsible", "1.0", "...", Bilingual("责任", "responsible")),
)


def _block_matrix(study: Study, axes: Axes, language: Language) -> None:
    """Draw the matrix of shared tasks in the order of the CONCOR blocks, with their borders."""
    blocks = concor(study.units) if study.is_dense else [list(study.units)]
    units = [unit for block in blocks for unit in block]
    if not units:
        return
    matrix = adjacency(study.units, units)
    # By square root, so that a single shared task is still seen.
    axes.imshow(matrix**0.5, cmap="Greys", interpolation="none", vmin=0)
    border = -0.5
    for block in blocks[:-1]:
        border += len(block)
        axes.axhline(border, color=_INK, lw=0.8)
        axes.axvline(border, color=_INK, lw=0.8)
    size = max(2.0, min(7.0, 320 / len(units)))
    axes.set_xticks(range(len(units)), units, rotation=90, fontsize=size)
    axes.set_yticks(range(len(units)), units, fontsize=size)
    axes.tick_params(length=0)


def _workload_bars(study: Study, axes: Axes, language: Language) -> None:
    """Draw the tasks of the most loaded units by role; two roles in one task are both drawn."""
    units = _most(task_counts(study.units), _BARS)[::-1]
    left = [0] * len(units)
    for role, grey, hatch, title in _ROLES:
        counts = [study.units.nodes[unit][role] for unit in units]
        if any(counts):
            bars = axes.barh(
                units,
                counts,
                left=left,
                color=grey,
                hatch=hatch,
                edgecolor=_INK,
                linewidth=0.5,
                label=title.pick(language),
            )
            texts = [str(n) if n else "" for n in counts]
            axes.bar_label(bars, texts, label_type="center", fontsize=6, bbox=_PLATE)
            left = [a + b for a, b in zip(left, counts, strict=True)]
    axes.set_xlabel(_TASKS.pick(language))
    if units:
        axes.legend(frameon=False, loc="lower right")


FIGURES: Final[tuple[Figure, ...]] = (
    Figure(
        "sociogram", Bilingual("单位协作网络", "collaboration of units"), _sociogram, (9.0, 6.0)
    ),
    Figure("two_mode", Bilingual("任务—单位双模网络", "tasks and units"), _two_mode, (9.0, 6.0)),
    Figure(
        "degree_betweenness",
        Bilingual("点度与中间中心度", "degree and betweenness"),
        _degree_betweenness,
    ),
    Figure("breadth_depth", Bilingual("协作的广度与深度", "breadth and depth"), _breadth_depth),
    Figure(
        "block_matrix",
        Bilingual("协作矩阵（按 CONCOR 块排列）", "shared tasks in the order of CONCOR blocks"),
        _block_matrix,
        (7.2, 7.4),
    ),
    Figure(
        "workload",
        Bilingual("单位工作负荷", "workload by unit"),
        _workload_bars,
    ),
)


def _ties(axes: Axes, network: Network, positions: Mapping[str, tuple[float, float]]) -> None:
    from matplotlib.collections import LineCollection

    edges = list(network.edges(data=True))
    lines = [(positions[a], positions[b]) for a, b, _ in edges]
    widths = [0.2 + 0.18 * float(data["weight"]) for *_, data in edges]
    axes.add_collection(LineCollection(lines, linewidths=widths, colors="0.75", zorder=1))


def _aim_network(axes: Axes) -> None:
    axes.set_aspect("equal", adjustable="datalim")
    axes.autoscale_view()
    axes.invert_yaxis()
    axes.axis("off")


def _legend_below(axes: Axes, entries: int) -> None:
    if entries > 1:
        axes.legend(
            frameon=False,
            loc="upper center",
            bbox_to_anchor=(0.5, 0.0),
            ncols=min(entries, 8),
            fontsize=7,
            markerscale=0.6,
        )


def _scatter(
    axes: Axes, points: Mapping[str, tuple[float, float]], labelled: Sequence[str]
) -> None:
    axes.scatter(
        [x for x, _ in points.values()],
        [y for _, y in points.values()],
        14,
        facecolor="0.85",
        edgecolor=_INK,
        linewidth=0.6,
    )
    _names(axes, points, [unit for unit in labelled if unit in points])


def _names(
    axes: Axes,
    positions: Mapping[str, tuple[float, float]],
    nodes: Sequence[str],
    labels: Mapping[str, str] | None = None,
    gaps: Mapping[str, float] | None = None,
) -> None:
    """Write names above or below their points where they cover no name written before.

    `nodes` come by importance; a name without room is left out. `gaps` are points between the
    middle of a node and its name.
    """
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=1.5, foreground="1.0")]
    axes.autoscale_view()
    unit = axes.figure.dpi / 72
    taken: list[_Box] = []
    for node in dict.fromkeys(nodes):
        text = labels[node] if labels else node
        x, y = (float(value) / unit for value in axes.transData.transform(positions[node]))
        gap = (gaps or {}).get(node, 3.0)
        for offset in (gap, -gap - _NAME_POINTS):
            box = _box(text, x, y + offset)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                axes.annotate(
                    text,
                    positions[node],
                    (0, offset),
                    textcoords="offset points",
                    ha="center",
                    fontsize=_NAME_POINTS,
                    path_effects=halo,
                )
                break


_Box: TypeAlias = tuple[float, float, float, float]


def _box(text: str, x: float, y: float) -> _Box:
    """Return the room in points that a name takes: a Chinese character is as wide as high."""
    half = sum(0.3 if char.isascii() else 0.5 for char in text) * _NAME_POINTS
    return x - half, y, x + half, y + _NAME_POINTS


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _axis_labels(axes: Axes, language: Language, x: Bilingual, y: Bilingual) -> None:
    axes.set_xlabel(x.pick(language))
    axes.set_ylabel(y.pick(language))


def _most(scores: Mapping[str, float], count: int) -> list[str]:
    return sorted(scores, key=lambda node: (-scores[node], node))[:count]


def _types(network: Network) -> dict[str, list[str]]:
    """Return the units of each type, the most frequent type first."""
    found: dict[str, list[str]] = {}
    for unit, data in network.nodes(data=True):
        found.setdefault(data.get("type", ""), []).append(unit)
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def _type_label(study: Study, kind: str, language: Language) -> str:
    labels = {unit.type: unit.type_label for unit in study.ledger.units if unit.type_label}
    label = labels.get(kind)
    return label.pick(language) if label else kind or _OTHER.pick(language)


_OTHER: Final = Bilingual("其他", "other")
