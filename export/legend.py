"""The legend of a drawing: every colour and shape that occurs, and the scale of line widths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from export import look
from export.viewer_texts import VIEWER_TEXTS
from export.words import concept_words, first_clause
from ontology.language import Language

if TYPE_CHECKING:
    from graph.network import Network

_PATHS: Final = {
    "dot": "M7 1a6 6 0 1 0 .01 0z",
    "square": "M2 2h10v10H2z",
    "diamond": "M7 0 14 7 7 14 0 7z",
    "triangle": "M7 1 13 13H1z",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: an SVG path in a box of 14 by 14, its colour's name and what it stands for."""

    path: str
    colour: str
    label: str


def legend(network: Network, dress: look.Look, language: Language) -> list[Key]:
    """Return the entries, the most frequent first."""
    counts = Counter(_entries(network, dress, language))
    return sorted(counts, key=lambda key: (-counts[key], key.label))


def _entries(network: Network, dress: look.Look, language: Language) -> Iterator[Key]:
    for node in network:
        data = network.nodes[node]
        mode = data.get("mode", "unit")
        path = _PATHS[look.MODE_SHAPES.get(mode, "dot")]
        yield Key(path, look.colour(data, dress), _meaning(network, node, dress, language))


def _meaning(network: Network, node: str, dress: look.Look, language: Language) -> str:
    data = network.nodes[node]
    mode = data.get("mode", "unit")
    if data.get("sector_ordinal"):
        return first_clause(str(data.get("sector") or look.label_of(network, node)))
    if mode != "unit":
        return VIEWER_TEXTS[mode].pick(language)
    if dress.colour_by == "type":
        return type_word(data.get("type"), mode, language) or VIEWER_TEXTS["unit"].pick(language)
    group = data.get(dress.colour_by)
    return dress.names.get(str(group), str(group or "–"))


def type_word(kind: str | None, mode: str, language: Language) -> str:
    """Return the word for a unit type or a kind of benchmark, empty where there is none."""
    if not kind:
        return ""
    scheme = "benchmark-kind" if mode == "benchmark" else "unit-type"
    return concept_words(scheme, kind).pick(language)


def width_scale(heaviest: float) -> list[tuple[float, int]]:
    """Return widths to draw, with the number of tasks each stands for.

    >>> width_scale(19)
    [(1.0, 1), (5.0, 10), (9.0, 19)]
    """
    steps = sorted({1, round(heaviest / 2), int(heaviest)} - {0})
    return [(look.tie_width(step, heaviest), step) for step in steps] if heaviest > 1 else []
