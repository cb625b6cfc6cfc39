"""Queries that the engine answers otherwise than SPARQL says, written so that it does not.

Three such forms are known of pyoxigraph 0.5; `tests/test_graph_service_repairs.py` says of each
when the engine no longer needs its repair. A query of any other form is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from graph.service.recognition import Recognition, Span, recognise

# As many graphs as a repaired query may name one by one.
GRAPHS_AT_MOST: Final = 200
_PATH_MODIFIER: Final = re.compile(r"[\w>)]\s*[*?][\s<:]")
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The store that a query is for, with the options that it is asked with."""

    store: ox.Store
    options: Mapping[str, Any]
    dataset: Mapping[str, Any]


def repaired(query: str, around: Surroundings) -> str:
    """Return the query in a form that the engine answers as SPARQL says."""
    if not _suspect(query):
        return query
    for repair in _REPAIRS:
        found = recognise(query, wanted=_WANTED)
        if found.wrong is None:
            query = _edited(query, list(repair(query, found, around)))
    return query


def _suspect(query: str) -> bool:
    """Return whether a look at the words leaves it open that a repair is needed."""
    text = query.lower()
    grouped = "values" in text or "minus" in text or text.count("select") > 1
    return (
        "group_concat" in text
        or ("graph" in text and grouped)
        or _PATH_MODIFIER.search(query) is not None
    )


def _plain_concatenations(query: str, found: Recognition, _: Surroundings) -> Iterator[Edit]:
    """Take the language off what GROUP_CONCAT returns: it is a plain string."""
    for span in _spans(found, "Aggregate"):
        first, last = found.tokens[span.first], found.tokens[span.after - 1]
        if first.kind == "GROUP_CONCAT":
            yield first.start, last.end, f"STR({query[first.start : last.end]})"


def _paths_of_no_length(query: str, found: Recognition, around: Surroundings) -> Iterator[Edit]:
    """Let ``?x path* <term>`` match the term itself where no statement holds the term."""
    if any(token.kind == "FROM" for token in found.tokens):
        return
    inner = _spans(found, "GraphPattern")
    for span in _spans(found, "TriplesSameSubjectPath"):
        ends = _ends_of_open_path(found, span)
        if ends is None or any(s.first <= span.first < s.after for s in inner):
            continue
        variable, term = ends
        if not _occurs(query, found, term, around):
            start, end = found.tokens[span.first].start, found.tokens[span.after - 1].end
            yield start, end, f"VALUES {variable} {{ {term} }}"


def _ends_of_open_path(found: Recognition, span: Span) -> tuple[str, str] | None:
    """Return variable and term of a single statement ``?x path* <term>`` or the other way."""
    subject, *path, target = found.tokens[span.first : span.after]
    whole = Span("PathElt", span.first + 1, span.after - 1)
    if whole not in found.spans or path[-1].kind not in ("'*'", "'?'"):
        return None
    for variable, term in ((subject, target), (target, subject)):
        if variable.kind == "VARIABLE" and term.kind in _NAMES:
            return variable.text, term.text
    return None


def _occurs(query: str, found: Recognition, term: str, around: Surroundings) -> bool:
    head = next(token.start for token in found.tokens if token.kind in _FORMS)
    ask = f"{query[:head]} ASK {{ {{ {term} ?p ?o }} UNION {{ ?s ?p {term} }} }}"
    return bool(around.store.query(ask, **around.options, **around.dataset))


def _named_one_by_one(query: str, found: Recognition, around: Surroundings) -> Iterator[Edit]:
    """Ask each graph by its name where ``GRAPH ?g`` holds a subquery, VALUES or MINUS."""
    done = 0
    for span in sorted(_spans(found, "GraphPattern"), key=lambda s: s.first):
        _, name, *inner = found.tokens[span.first : span.after]
        if name.kind != "VARIABLE" or span.first < done:
            continue
        if any(token.kind in ("SELECT", "VALUES", "MINUS") for token in inner):
            done = span.after
            group = query[inner[0].start : inner[-1].end]
            graphs = _graphs(query, found, around)
            parts = [f"{{ VALUES {name.text} {{ {g} }} GRAPH {g} {group} }}" for g in graphs]
            text = " UNION ".join(parts) or f"{{ VALUES {name.text} {{ }} }}"
            yield found.tokens[span.first].start, inner[-1].end, f"{{ {text} }}"


def _graphs(query: str, found: Recognition, around: Surroundings) -> list[str]:
    """Return the named graphs of the dataset as they are written in a query."""
    graphs: Sequence[object] | None = around.dataset.get("named_graphs")
    if graphs is None and any(token.kind == "FROM" for token in found.tokens):
        clauses = [found.tokens[s.first : s.after] for s in _spans(found, "DatasetClause")]
        graphs = [clause[2].text for clause in clauses if clause[1].kind == "NAMED"]
    if graphs is None:
        names = around.store.named_graphs()
        graphs = [name for name in names if isinstance(name, ox.NamedNode)]
    if len(graphs) > GRAPHS_AT_MOST:
        raise ValueError(
            f"GRAPH with a variable around a subquery, VALUES or MINUS works over at most "
            f"{GRAPHS_AT_MOST} graphs; here are {len(graphs)}"
        )
    return [str(graph) for graph in graphs]


def _spans(found: Recognition, rule: str) -> list[Span]:
    return [span for span in found.spans if span.rule == rule]


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


Repair = Callable[[str, Recognition, Surroundings], Iterator[Edit]]
_REPAIRS: Final[tuple[Repair, ...]] = (
    _plain_concatenations,
    _paths_of_no_length,
    _named_one_by_one,
)
_WANTED: Final = frozenset(
    {"Aggregate", "DatasetClause", "GraphPattern", "PathElt", "TriplesSameSubjectPath"}
)
_NAMES: Final = frozenset({"IRI", "PREFIX_NAME", "PREFIXED_NAME"})
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
