"""SHACL over a store, as a list of findings with the sentence behind each; pySHACL lives here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox

from graph.store import Store
from ontology.language import Bilingual
from ontology.terms import OA, PREFIXES, PROV, RDF, SH
from ontology.turtle import to_turtle

if TYPE_CHECKING:
    from rdflib import Graph

Severity = Literal["violation", "warning", "info"]
_SEVERITIES: Final[dict[str, Severity]] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}
# The one shape that speaks of a whole plan.
_GAPLESS: Final = "https://w3id.org/gwp/shapes#WorkPlan-gaplessOrdinals"
_ORDER: Final[tuple[Severity, ...]] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result: what is wrong, where in the graph and where in the text.

    `sentence` is the source text behind the focus node, ``None`` where it has no evidence.
    """

    severity: Severity
    focus_node: str
    path: str | None
    value: str | None
    message: Bilingual
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What the shapes say of a dataset; `turtle` is the SHACL validation report itself."""

    findings: tuple[Finding, ...]
    turtle: str

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and infos do not count."""
        return not self.count("violation")

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)


def validate(store: Store, *, is_part: bool = False) -> Report:
    """Check the merged graph of `store` against the shapes of the ontology.

    Nothing is inferred: what follows from the ontology is in the store already. Findings come
    sorted, the gravest first. In a part of a plan the numbers of the tasks may have gaps.
    """
    from pyshacl import validate as run_shacl
    from pyshacl.graph_abstraction import DataGraph

    data = ox.Store()
    data.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in store.triples())
    graph = DataGraph.from_oxigraph_store(data)
    _, results, _ = run_shacl(
        graph,
        shacl_graph=_shapes(is_part),
        inference="none",
        advanced=True,
        allow_infos=True,
        allow_warnings=True,
    )
    triples = _to_ox(results)
    findings = [_finding(store, result) for result in _results(triples)]
    findings.sort(key=lambda f: (_ORDER.index(f.severity), f.focus_node, f.path or ""))
    return Report(tuple(findings), to_turtle(triples, PREFIXES))


def _shapes(is_part: bool) -> Graph:
    from rdflib import Literal, URIRef

    from ontology import load_shapes

    shapes = load_shapes()
    if is_part:
        shapes.add((URIRef(_GAPLESS), URIRef(SH.deactivated), Literal(True)))
    return shapes


def _to_ox(graph: Graph | object) -> list[ox.Triple]:
    """Cross from rdflib's report graph, whatever store is behind it."""
    from rdflib import Graph

    if not isinstance(graph, Graph):
        raise TypeError(type(graph))
    text = graph.serialize(format="nt")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


_Result = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]


def _results(triples: list[ox.Triple]) -> list[_Result]:
    """Return the properties of every validation result."""
    properties: dict[object, _Result] = {}
    for triple in triples:
        if isinstance(triple.object, ox.NamedNode | ox.BlankNode | ox.Literal):
            result = properties.setdefault(triple.subject, {})
            result.setdefault(triple.predicate.value, []).append(triple.object)
    kind = ox.NamedNode(SH.ValidationResult)
    return [result for result in properties.values() if kind in result.get(RDF.type, ())]


def _finding(store: Store, result: _Result) -> Finding:
    focus = _one(result, SH.focusNode) or ""
    return Finding(
        severity=_SEVERITIES[_one(result, SH.resultSeverity) or SH.Violation],
        focus_node=focus,
        path=_one(result, SH.resultPath),
        value=_one(result, SH.value),
        message=_message(result),
        sentence=_sentence(store, focus),
    )


def _one(result: _Result, predicate: str) -> str | None:
    return next((value.value for value in result.get(predicate, ())), None)


def _message(result: _Result) -> Bilingual:
    texts = [v for v in result.get(SH.resultMessage, ()) if isinstance(v, ox.Literal)]
    said = {text.language: text.value for text in texts if text.language}
    # pySHACL drops the language tags of messages that a query fills in.
    untagged = sorted((t.value for t in texts if not t.language), key=_chinese_share)
    return Bilingual(
        zh=said.get("zh") or next(reversed(untagged), ""),
        en=said.get("en") or next(iter(untagged), ""),
    )


def _chinese_share(text: str) -> float:
    """Return which part of `text` is Chinese characters."""
    return sum("\u4e00" <= character <= "\u9fff" for character in text) / max(len(text), 1)


def _sentence(store: Store, focus: str) -> str | None:
    if not focus.startswith("http"):
        return None
    node = ox.NamedNode(focus)
    rows = store.select(f"""
        SELECT ?text WHERE {{ {node} <{PROV.wasDerivedFrom}>?/<{OA.exact}> ?text }}
        ORDER BY ?text LIMIT 1""")
    return rows[0]["text"].value if rows else None
