"""RDF serialisations: the same bytes for the same statements, on every run and machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import pyoxigraph as ox

from graph.store import reading_order
from ontology.files import ontology_files
from ontology.terms import PREFIXES
from ontology.turtle import natural, to_turtle


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return Turtle with one block per subject and only the prefixes that are used."""
    return to_turtle(triples, PREFIXES).encode()


def ntriples(triples: Iterable[ox.Triple]) -> bytes:
    """Return N-Triples sorted by line, so that a line diff is a statement diff."""
    return b"".join(sorted(f"{triple} .\n".encode() for triple in triples))


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return N-Quads sorted by line."""
    return b"".join(sorted(f"{quad} .\n".encode() for quad in quads))


def trig(quads: Sequence[ox.Quad]) -> bytes:
    """Return TriG: the prefixes once, then one block per named graph in the order of its name."""
    names = sorted({str(quad.graph_name) for quad in quads})
    prefixes: dict[str, None] = {}
    blocks = []
    for name in names:
        members = (quad.triple for quad in quads if str(quad.graph_name) == name)
        header, _, body = _split(to_turtle(members, PREFIXES))
        prefixes.update(dict.fromkeys(header.splitlines()))
        blocks.append(f"{name} {{\n{body}}}\n")
    return "\n".join(["\n".join(sorted(prefixes)) + "\n", *blocks]).encode()


def _split(text: str) -> tuple[str, str, str]:
    """Part the prefixes from the rest: a block never begins with an at sign."""
    if not text.startswith("@prefix"):
        return "", "", text
    return text.partition("\n\n")


def rdfxml(triples: Iterable[ox.Triple]) -> bytes:
    """Return RDF/XML; the engine writes its prefixes in no fixed order, so it gets none of ours."""
    ordered = sorted(triples, key=reading_order)
    return _bytes(ox.serialize(ordered, format=ox.RdfFormat.RDF_XML))


def jsonld(triples: Iterable[ox.Triple]) -> bytes:
    """Return JSON-LD compacted with the context of the ontology, which stands in front."""
    from rdflib import Graph

    context = json.loads(ontology_files().context.read_text("utf-8"))["@context"]
    graph = Graph().parse(data=ntriples(triples), format="nt")
    written = json.loads(graph.serialize(format="json-ld", context=context))
    # A single node is written without a graph around it.
    alone = {key: value for key, value in written.items() if key != "@context"}
    nodes = written.get("@graph", [alone] if alone else [])
    ordered = sorted(map(_in_order, nodes), key=lambda node: natural(node["id"]))
    document = {"@context": context, "@graph": ordered}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _in_order(node: dict[str, Any]) -> dict[str, Any]:
    """Sort the keys of a node and, within each, the values: their order says nothing in RDF."""
    return {
        key: sorted(value, key=lambda item: json.dumps(item, sort_keys=True))
        if isinstance(value, list)
        else value
        for key, value in sorted(node.items())
    }


def _bytes(written: bytes | None) -> bytes:
    if written is None:
        raise TypeError("the engine wrote to no buffer")
    return written
