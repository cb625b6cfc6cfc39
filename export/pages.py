"""A network as an interactive page, drawn by pyvis with our template, positions and style.

pyvis builds the nodes, ties and options for vis-network, which it ships; its own template loads
from two other hosts, keeps physics running and scales labels away, so none of it is used. The same
template, script and style make the drawing inside a served page and the file that works offline.
"""

from __future__ import annotations

import json
import math
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from export import look
from export.colours import COLOURS_FILE, in_page, palette
from export.layout import LayoutCache, Position
from export.legend import legend, type_word, width_scale
from export.look import Look
from export.pinyin import spellings
from export.viewer_texts import VIEWER_TEXTS
from ontology.language import Language

if TYPE_CHECKING:
    from pyvis.network import Network as Drawing

    from graph.network import Network

VIEWER: Final = Path(__file__).parent / "viewer"
VIEWER_SCRIPTS: Final = (
    "colours.js",
    "labels.js",
    "card.js",
    "search.js",
    "reach.js",
    "network.js",
)
# The colours first: a page loads them before its own style.
VIEWER_STYLES: Final = (COLOURS_FILE.name, "network.css")
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


@dataclass(frozen=True, slots=True)
class View:
    """How a network is shown.

    `state` holds what the reader has chosen, by the names of the address: ``unit``, ``steps``,
    ``to`` and ``least``. Without `positions` they are computed. A `compact` view has no search, no
    filter and no table, and leaves the mouse wheel to the page around it.
    """

    dress: Look = field(default_factory=Look)
    facts: Facts = field(default_factory=Facts)
    positions: Mapping[str, Position] | None = None
    state: Mapping[str, str] = field(default_factory=dict)
    compact: bool = False


def render_page(
    network: Network, title: str, language: Language = "zh", view: View | None = None
) -> str:
    """Return one HTML file that draws `network` offline and asks no host for anything.

    Parameters
    ----------
    network
        A network of `graph.network`; nodes may carry ``label mode type lead participant total``,
        ties ``weight`` and ``tasks``.
    title
        The heading; it is escaped.
    view
        What size and colour mean, tasks and sentences for the cards, and what is chosen.

    Notes
    -----
    The bytes are the same on every run. Write the file as UTF-8.
    """
    scripts = [_vis_network(), *((VIEWER / name).read_text("utf-8") for name in VIEWER_SCRIPTS)]
    styles = "\n".join((VIEWER / name).read_text("utf-8") for name in VIEWER_STYLES)
    extra = {
        "language": language,
        "style": Markup(styles),  # noqa: S704  our own files
        "scripts": [Markup(script) for script in scripts],  # noqa: S704  our own files
        "policy": _policy(scripts),
    }
    return _render("page.html", network, language, view or View(), title, extra | {"served": False})


def render_fragment(
    network: Network, language: Language = "zh", view: View | None = None
) -> Markup:
    """Return the drawing as a part of a page that loads the viewer's scripts and style itself."""
    html = _render("network.html", network, language, view or View(), "", {"served": True})
    return Markup(html)  # noqa: S704  the template escapes


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


def _render(
    template: str,
    network: Network,
    language: Language,
    view: View,
    title: str,
    extra: dict[str, Any],
) -> str:
    texts = {key: text.pick(language) for key, text in VIEWER_TEXTS.items()}
    drawing = _draw(network, language, view)
    drawing.heading = title
    nodes, ties, *_ = drawing.get_network_data()
    page = {
        "nodes": nodes,
        "edges": ties,
        "options": drawing.options,
        "tasks": {key: asdict(task) for key, task in view.facts.tasks.items()},
        "evidence": view.facts.evidence,
        "texts": texts,
        "directed": network.is_directed(),
        "labels": _LABELLED_FIRST,
        "state": view.state,
        "served": extra["served"],
    }
    printed = {
        "say": texts.__getitem__,
        "paint": in_page,
        "rows": sorted(nodes, key=lambda node: (-node["amount"], -node["strength"], node["id"])),
        "data": json_for_script(page),
        "heaviest": int(look.heaviest(network)),
        "keys": legend(network, view.dress, language),
        "scale": width_scale(look.heaviest(network)),
        "measure": view.dress.size_by,
        "measured": texts.get(view.dress.size_by, view.dress.size_by),
        "compact": view.compact,
        "state": view.state,
    }
    return _generate(drawing, template, printed | extra)


def _draw(network: Network, language: Language, view: View) -> Drawing:
    """Make the pyvis network: positions given, physics off."""
    from pyvis.network import Network as Drawing

    # Undirected, pyvis compares every new tie with all others; arrows are set per tie instead.
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.options = json.loads(json.dumps(_OPTIONS))
    drawing.options["interaction"]["zoomView"] = not view.compact
    radii = look.sizes(network, view.dress)
    positions = view.positions or look.positions_of(network, LayoutCache(), view.dress)
    for node in sorted(network):
        x, y = positions[node]
        drawing.add_node(
            node,
            **_node_facts(network, node, language),
            color=palette()[look.colour(network.nodes[node], view.dress)],
            paint=look.colour(network.nodes[node], view.dress),
            size=radii[node],
            x=x,
            y=y,
            amount=_amount(network, node, view.dress.size_by),
            url=view.facts.urls.get(node),
        )
    _draw_ties(drawing, network)
    return drawing


def _draw_ties(drawing: Drawing, network: Network) -> None:
    """Add the ties, the heaviest last and so on top."""
    heaviest = look.heaviest(network)
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
            color={"color": palette()["ink"], "opacity": look.tie_opacity(weight, heaviest)},
        )


def _node_facts(network: Network, node: str, language: Language) -> dict[str, Any]:
    data = network.nodes[node]
    mode = data.get("mode", "unit")
    label = look.label_of(network, node)
    return {
        "label": label,
        "shape": look.MODE_SHAPES.get(mode, "dot"),
        "mode": mode,
        "typeLabel": type_word(data.get("type"), mode, language),
        "name": data.get("title", ""),
        "lead": data.get("lead", 0),
        "participant": data.get("participant", 0),
        "total": data.get("total", network.degree(node)),
        "partners": network.degree(node),
        "strength": network.degree(node, weight="weight"),
        "search": spellings(label),
    }


def _amount(network: Network, node: str, key: str) -> float:
    value = network.nodes[node].get(key, network.degree(node))
    return 0.0 if math.isnan(value) else round(float(value), 4)


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
