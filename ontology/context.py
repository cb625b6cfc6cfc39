"""The JSON-LD context: short names for the terms of the data, with what their values are.

It is made from the ontology (names, ranges) and from the shapes (foreign properties in use).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import pyoxigraph as ox

from ontology.files import ontology_files
from ontology.prefixes import declared_prefixes
from ontology.turtle import Statements, Term, by_subject, read_turtle

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_SH: Final = "http://www.w3.org/ns/shacl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NAMESPACE: Final = "https://w3id.org/gwp/ns#"
_SHAPES: Final = "https://w3id.org/gwp/shapes"
# JSON has numbers and truth values of its own, which need no datatype.
_NATIVE: Final = frozenset({f"{_XSD}integer", f"{_XSD}boolean", f"{_XSD}string"})


def context_text() -> str:
    """Return the text of context.jsonld."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


def context() -> dict[str, Any]:
    """Return the context as a JSON object: prefixes, classes, then properties by name."""
    files = ontology_files()
    core = by_subject(read_turtle(files.core))
    values = _ranges(read_turtle(files.restrictions, *files.shapes))
    own = {
        s.value for s in core if isinstance(s, ox.NamedNode) and f"{_RDFS}isDefinedBy" in core[s]
    }
    classes = {iri for iri in own if _is_a(core, iri, "Class")}
    properties = own - classes | set(values)
    terms = {iri: _curie(iri) for iri in sorted(classes)} | {
        iri: _definition(iri, values.get(iri)) for iri in sorted(properties)
    }
    return {"id": "@id", "type": "@type"} | _used_prefixes(terms) | _named(terms)


def _ranges(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return what each property points at: a datatype, or ``@id`` for a thing."""
    found: dict[str, str] = {}
    for subject, statements in by_subject(triples).items():
        path = _first(statements, f"{_SH}path") or subject
        if not isinstance(path, ox.NamedNode) or path.value.startswith(_SHAPES):
            continue
        datatype = _first(statements, f"{_SH}datatype") or _first(statements, f"{_RDFS}range")
        thing = f"{_SH}class" in statements or f"{_SH}nodeKind" in statements
        if thing or datatype is not None:
            found.setdefault(path.value, "@id" if thing else getattr(datatype, "value", "@id"))
    return found


def _definition(iri: str, value: str | None) -> dict[str, str]:
    entry = {"@id": _curie(iri)}
    if value == f"{_RDF}langString":
        return entry | {"@container": "@language"}
    if value is None or value in _NATIVE:
        return entry
    if value.startswith(_XSD):
        return entry | ({} if value.endswith("Integer") else {"@type": _curie(value)})
    return entry | {"@type": "@id"}


def _named(terms: dict[str, Any]) -> dict[str, Any]:
    """Name our terms by their local names, and foreign ones too where no other has the same."""
    local_names = Counter(_local_name(iri) for iri in terms)
    names = {
        _local_name(iri)
        if local_names[_local_name(iri)] == 1 or iri.startswith(_NAMESPACE)
        else _curie(iri).replace(":", "_"): entry
        for iri, entry in terms.items()
    }
    return dict(sorted(names.items()))


def _local_name(iri: str) -> str:
    return _curie(iri).partition(":")[2]


def _used_prefixes(terms: dict[str, Any]) -> dict[str, str]:
    used = {_curie(iri).partition(":")[0] for iri in terms} | {"xsd"}
    return {name: space for name, space in declared_prefixes().items() if name in used}


def _curie(iri: str) -> str:
    for name, space in declared_prefixes().items():
        if iri.startswith(space):
            return f"{name}:{iri.removeprefix(space)}"
    raise LookupError(iri)


def _is_a(core: Statements, iri: str, kind: str) -> bool:
    return ox.NamedNode(f"{_OWL}{kind}") in core[ox.NamedNode(iri)][f"{_RDF}type"]


def _first(statements: dict[str, list[Term]], predicate: str) -> Term | None:
    return next(iter(statements.get(predicate, ())), None)
