"""The terms and schemes as records, for the reference pages and for whoever serves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from ontology.files import ontology_files
from ontology.language import Bilingual
from ontology.turtle import Statements, Term, by_subject, read_turtle

Kind = Literal["class", "object property", "datatype property", "annotation property"]
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SH: Final = "http://www.w3.org/ns/shacl#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_NAMESPACE: Final = "https://w3id.org/gwp/ns#"
_KINDS: Final[dict[str, Kind]] = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "object property",
    f"{_OWL}DatatypeProperty": "datatype property",
    f"{_OWL}AnnotationProperty": "annotation property",
}


@dataclass(frozen=True, slots=True)
class TermDescription:
    """One class or property.

    `parents`, `domain` and `range` are IRIs; several in a domain or range mean any of them.
    `rules` are the messages of the shapes that check it, `module` the shapes file of a class.
    """

    iri: str
    kind: Kind
    label: Bilingual
    definition: Bilingual
    note: Bilingual | None
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    rules: tuple[Bilingual, ...]
    module: str | None

    @property
    def name(self) -> str:
        """The part of the IRI behind the namespace."""
        return self.iri.removeprefix(_NAMESPACE)


@dataclass(frozen=True, slots=True)
class ConceptDescription:
    """One concept; `notation` is the word that records carry, `words` are its other labels."""

    iri: str
    notation: str
    label: Bilingual
    definition: Bilingual
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeDescription:
    """One concept scheme with its concepts."""

    iri: str
    label: Bilingual
    definition: Bilingual
    concepts: tuple[ConceptDescription, ...]


def describe_terms() -> tuple[TermDescription, ...]:
    """Return every term of the ontology: classes, then properties, by name."""
    files = ontology_files()
    core = by_subject(read_turtle(files.core))
    limits = by_subject(read_turtle(files.restrictions))
    shapes = by_subject(read_turtle(*files.shapes))
    modules = _modules(files.shapes)
    terms = [
        _term(node, core, limits, shapes, modules)
        for node in core
        if isinstance(node, ox.NamedNode) and node.value.startswith(_NAMESPACE)
    ]
    return tuple(sorted(terms, key=lambda term: (term.kind != "class", term.name)))


def describe_schemes() -> tuple[SchemeDescription, ...]:
    """Return every concept scheme, by file name."""
    return tuple(_scheme(by_subject(read_turtle(path))) for path in ontology_files().schemes)


def _term(
    node: ox.NamedNode,
    core: Statements,
    limits: Statements,
    shapes: Statements,
    modules: dict[str, str],
) -> TermDescription:
    said = core[node]
    limit = limits.get(node, {})
    parents = [*said.get(f"{_RDFS}subClassOf", ()), *said.get(f"{_RDFS}subPropertyOf", ())]
    has_note = f"{_SKOS}scopeNote" in said
    return TermDescription(
        iri=node.value,
        kind=next(_KINDS[t] for t in _iris(said.get(f"{_RDF}type", ())) if t in _KINDS),
        label=_bilingual(said[f"{_RDFS}label"]),
        definition=_bilingual(said[f"{_SKOS}definition"]),
        note=_bilingual(said[f"{_SKOS}scopeNote"]) if has_note else None,
        examples=tuple(_texts(said.get(f"{_SKOS}example", ()))),
        parents=tuple(sorted(_iris(parents))),
        domain=_any_of(limit.get(f"{_RDFS}domain", ()), limits),
        range=_any_of(limit.get(f"{_RDFS}range", ()), limits),
        rules=tuple(_rules(node, shapes)),
        module=modules.get(node.value),
    )


def _rules(node: ox.NamedNode, shapes: Statements) -> list[Bilingual]:
    """Return the messages of the shapes that target a class or check a property."""
    checks: list[Term] = []
    for subject, said in shapes.items():
        if node in said.get(f"{_SH}targetClass", ()):
            checks += [*said.get(f"{_SH}property", ()), *said.get(f"{_SH}sparql", ())]
        if node in said.get(f"{_SH}path", ()):
            checks.append(subject)
    messages = [
        _bilingual(shapes[check][f"{_SH}message"])
        for check in sorted(set(checks), key=str)
        if isinstance(check, ox.NamedNode)
    ]
    return list(dict.fromkeys(messages))


def _modules(paths: Iterable[Path]) -> dict[str, str]:
    return {
        target: path.stem
        for path in paths
        for said in by_subject(read_turtle(path)).values()
        for target in _iris(said.get(f"{_SH}targetClass", ()))
    }


def _scheme(said: Statements) -> SchemeDescription:
    top = ox.NamedNode(f"{_SKOS}ConceptScheme")
    node = next(s for s in said if top in said[s].get(f"{_RDF}type", ()))
    concepts = sorted((s for s in said if s != node), key=str)
    return SchemeDescription(
        iri=_iris([node])[0],
        label=_bilingual(said[node][f"{_SKOS}prefLabel"]),
        definition=_bilingual(said[node][f"{_SKOS}definition"]),
        concepts=tuple(_concept(_iris([c])[0], said[c]) for c in concepts),
    )


def _concept(iri: str, said: dict[str, list[Term]]) -> ConceptDescription:
    return ConceptDescription(
        iri=iri,
        notation=_texts(said[f"{_SKOS}notation"])[0],
        label=_bilingual(said[f"{_SKOS}prefLabel"]),
        definition=_bilingual(said[f"{_SKOS}definition"]),
        words=tuple(sorted(_texts(said.get(f"{_SKOS}altLabel", ())))),
    )


def _any_of(values: Iterable[Term], limits: Statements) -> tuple[str, ...]:
    """Return a domain or range; a union as its members."""
    found: list[str] = []
    for value in values:
        if isinstance(value, ox.NamedNode):
            found.append(value.value)
        elif isinstance(value, ox.BlankNode):
            found += _members(limits[value][f"{_OWL}unionOf"][0], limits)
    return tuple(found)


def _members(node: Term, limits: Statements) -> list[str]:
    if not isinstance(node, ox.BlankNode):
        return []
    head, rest = limits[node][f"{_RDF}first"], limits[node][f"{_RDF}rest"]
    return [*_iris(head), *_members(rest[0], limits)]


def _bilingual(values: Iterable[Term]) -> Bilingual:
    texts = {v.language: v.value for v in values if isinstance(v, ox.Literal)}
    return Bilingual(zh=texts["zh"], en=texts["en"])


def _texts(values: Iterable[Term]) -> list[str]:
    return [value.value for value in values if isinstance(value, ox.Literal)]


def _iris(values: Iterable[Term]) -> list[str]:
    return [value.value for value in values if isinstance(value, ox.NamedNode)]
