"""A network as an interactive page, drawn by pyvis with our template, positions and style.

pyvis builds the nodes, ties and options for vis-network, which it ships; its own template loads
from two other hosts, keeps physics running and scales labels away, so none of it is used. The same
template, script and style make the drawing inside a served page and the file that works offline.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from export import look
from export.layout import LayoutCache, Position
from export.viewer_texts import VIEWER_TEXTS
from export.words import concept_words
from ontology.language import Language

if TYPE_CHECKING:
    from pyvis.network import Network as Drawing

    from graph.network import Network

VIEWER: Final = Path(__file__).parent / "viewer"
VIEWER_SCRIPTS: Final = ("labels.js", "card.js", "network.js")
VIEWER_STYLE: Final = "network.css"
_LABELLED_FIRST: Final = 10
_OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": False,
        "tooltipDelay": 250,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    # Labels are drawn by viewer/labels.js, at one size on the screen.
    "nodes": {"font": {"size": 0}, "borderWidth": 1, "borderWidthSelected": 2},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
}


@dataclass(frozen=True, slots=True)
class TaskFact:
    """What a card says about one task."""

    number: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says beyond the network: tasks by key, and per node its tasks with evidence.

    `evidence` maps a node to ``(task key, role, sentence)`` triples; `urls` a node to its own page.
    """

    tasks: Mapping[str, TaskFact] = field(default_factory=dict)
    evidence: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)


def render_page(
    network: Network,
    title: str,
    language: Language = "zh",
    *,
    facts: Facts | None = None,
    layouts: LayoutCache | None = None,
) -> str:
    """Return one HTML file that draws `network` offline and asks no host for anything.

    Parameters
    ----------
    network
        A network of `graph.network`; nodes may carry ``label mode type lead participant total``,
        ties ``weight`` and ``tasks``.
    title
        The heading; it is escaped.
    facts
        Tasks and sentences for the cards.
    layouts
        Where positions are kept; by default they are computed anew.

    Notes
    -----
    The bytes are the same on every run. Write the file as UTF-8.
    """
    texts = _texts(language)
    scripts = [_vis_network(), *((VIEWER / name).read_text("utf-8") for name in VIEWER_SCRIPTS)]
    extra = {
        "language": language,
        "style": Markup((VIEWER / VIEWER_STYLE).read_text("utf-8")),  # noqa: S704  our own file
        "scripts": [Markup(script) for script in scripts],  # noqa: S704  our own files
        "policy": _policy(scripts),
    }
    drawing = _draw(network, language, layouts or LayoutCache(), facts or Facts())
    drawing.heading = title
    return _generate(drawing, "page.html", extra | _view(network, drawing, texts, facts or Facts()))


def render_fragment(
    network: Network,
    language: Language = "zh",
    *,
    facts: Facts | None = None,
    layouts: LayoutCache | None = None,
    compact: bool = False,
) -> Markup:
    """Return the drawing as a part of a page that loads the viewer's scripts and style itself.

    A `compact` one has no search, no filter and no table, and leaves the mouse wheel to the page.
    """
    drawing = _draw(network, language, layouts or LayoutCache(), facts or Facts())
    drawing.options["interaction"]["zoomView"] = not compact
    view = _view(network, drawing, _texts(language), facts or Facts())
    html = _generate(drawing, "network.html", view | {"compact": compact})
    return Markup(html)  # noqa: S704  every value went through the escaping template


def vis_network_path() -> Path:
    """Return where pyvis keeps the vis-network script that it ships."""
    return Path(str(files("pyvis"))) / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def _vis_network() -> str:
    return vis_network_path().read_text("utf-8")


def _policy(scripts: Iterable[str]) -> str:
    """Allow exactly these scripts, and no request at all."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src {allowed}"
    )


def _draw(network: Network, language: Language, layouts: LayoutCache, facts: Facts) -> Drawing:
    """Make the pyvis network: positions given, physics off."""
    from pyvis.network import Network as Drawing

    # Undirected, pyvis compares every new tie with all others; arrows are set per tie instead.
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.options = json.loads(json.dumps(_OPTIONS))
    sizes = {node: look.radius(network.nodes[node], network.degree(node)) for node in network}
    boxes = {node: look.label_box(_label(network, node), sizes[node]) for node in network}
    positions = layouts.place(network, boxes)
    for node in sorted(network):
        data = network.nodes[node]
        drawing.add_node(
            node,
            label=_label(network, node),
            shape=look.MODE_SHAPES.get(data.get("mode", "unit"), "dot"),
            color=look.colour(data),
            size=sizes[node],
            **_node_facts(network, node, positions[node], language),
            url=facts.urls.get(node),
        )
    _draw_ties(drawing, network)
    return drawing


def _draw_ties(drawing: Drawing, network: Network) -> None:
    """Add the ties, the heaviest last and so on top."""
    heaviest = _heaviest(network)
    arrow = "to" if network.is_directed() else ""
    ties = sorted(network.edges(data=True), key=lambda tie: (tie[2].get("weight", 1), tie[:2]))
    for number, (a, b, data) in enumerate(ties):
        weight = data.get("weight", 1)
        drawing.add_edge(
            a,
            b,
            id=f"e{number}",
            arrows=arrow,
            weight=weight,
            tasks=list(data.get("tasks", ())),
            width=look.tie_width(weight, heaviest),
            color={"color": look.INK, "opacity": look.tie_opacity(weight, heaviest)},
        )


def _node_facts(
    network: Network, node: str, position: Position, language: Language
) -> dict[str, Any]:
    data = network.nodes[node]
    mode = data.get("mode", "unit")
    return {
        "x": position[0],
        "y": position[1],
        "mode": mode,
        "typeLabel": _type_label(data, language),
        "lead": data.get("lead", 0),
        "participant": data.get("participant", 0),
        "total": data.get("total", network.degree(node)),
        "partners": network.degree(node),
        "strength": network.degree(node, weight="weight"),
        "search": [_label(network, node).lower()],
    }


def _view(
    network: Network, drawing: Drawing, texts: Mapping[str, str], facts: Facts
) -> dict[str, Any]:
    """Gather what the template prints and the script reads."""
    nodes, ties, *_, options = drawing.get_network_data()
    rows = sorted(nodes, key=lambda node: (-node["total"], -node["strength"], node["id"]))
    page = {
        "nodes": nodes,
        "edges": ties,
        "options": options if isinstance(options, dict) else json.loads(options),
        "tasks": {key: _as_json(task) for key, task in facts.tasks.items()},
        "evidence": facts.evidence,
        "texts": texts,
        "directed": network.is_directed(),
        "labels": _LABELLED_FIRST,
        "least": 1,
    }
    return {
        "say": lambda key: texts[key],
        "rows": rows,
        "data": json_for_script(page),
        "least": 1,
        "heaviest": int(_heaviest(network)),
        "keys": _legend(nodes, texts),
        "scale": _scale(_heaviest(network)),
    }


def _legend(nodes: list[dict[str, Any]], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Name every colour and shape that occurs, the most frequent first."""
    counts: dict[tuple[str, str, str], int] = {}
    for node in nodes:
        key = (node["mode"], node["color"], node["typeLabel"] or texts.get(node["mode"], ""))
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return [
        {"tag": Markup(_MARKS.get(mode, _MARKS["unit"])), "colour": colour, "label": label}  # noqa: S704
        for mode, colour, label in ordered
    ]


_MARKS: Final = {
    "unit": 'circle cx="7" cy="7" r="6"',
    "task": 'rect x="2" y="2" width="10" height="10"',
    "sector": 'path d="M7 0 14 7 7 14 0 7z"',
    "benchmark": 'path d="M7 1 13 13H1z"',
}


def _scale(heaviest: float) -> list[tuple[float, int]]:
    """Return widths to draw in the legend, with the number of tasks each stands for."""
    steps = sorted({1, round(heaviest / 2), int(heaviest)} - {0})
    return [(look.tie_width(step, heaviest), step) for step in steps] if heaviest > 1 else []


class _Template:
    """A template of ours where pyvis expects one of its own, with more to print than it passes."""

    def __init__(self, extra: dict[str, Any]) -> None:
        self._extra = extra

    def get_template(self, name: str) -> _Template:
        self._template = _environment().get_template(name)
        return self

    def render(self, **values: Any) -> str:  # noqa: ANN401  whatever pyvis passes
        return self._template.render(**(values | self._extra))


def _generate(drawing: Drawing, template: str, extra: dict[str, Any]) -> str:
    drawing.templateEnv = _Template(extra)
    drawing.path = template
    html: str = drawing.generate_html()
    return html


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(VIEWER), autoescape=True)


def json_for_script(value: object) -> Markup:
    r"""Write `value` as JSON that can stand in a script element, whatever its strings hold.

    >>> print(json_for_script("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  nothing is left that HTML would read


def _as_json(task: TaskFact) -> dict[str, str | None]:
    return {"number": task.number, "title": task.title, "url": task.url}


def _label(network: Network, node: str) -> str:
    return str(network.nodes[node].get("label", node))


def _type_label(data: Mapping[str, Any], language: Language) -> str:
    kind = data.get("type")
    if not kind:
        return ""
    scheme = "benchmark-kind" if data.get("mode") == "benchmark" else "unit-type"
    return concept_words(scheme, kind).pick(language)


def _heaviest(network: Network) -> float:
    return max((weight for *_, weight in network.edges(data="weight", default=1)), default=1)


def _texts(language: Language) -> dict[str, str]:
    return {key: text.pick(language) for key, text in VIEWER_TEXTS.items()}
