"""What the endpoint says about itself.

References
----------
https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from graph.service import FORMATS, Format

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SIMPLE: Final = ox.NamedNode("http://www.w3.org/ns/entailment/Simple")


def describe_service(
    endpoint: str, graphs: Iterable[str], form: Format, *, writable: bool = False
) -> bytes:
    """Return the service description of `endpoint`, whose data has these named graphs."""
    if not isinstance(form.engine, ox.RdfFormat):
        raise TypeError(form.key)
    prefixes = {"sd": SD, "formats": "http://www.w3.org/ns/formats/"}
    triples = description(endpoint, graphs, writable=writable)
    return ox.serialize(triples, format=form.engine, prefixes=prefixes) or b""


def description(endpoint: str, graphs: Iterable[str], *, writable: bool) -> Iterator[ox.Triple]:
    """Yield the statements of the description; its parts are named below the endpoint."""
    service, dataset = ox.NamedNode(endpoint), ox.NamedNode(f"{endpoint}#dataset")
    default = ox.NamedNode(f"{endpoint}#default-graph")
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if writable:
        yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    yield ox.Triple(service, _sd("defaultEntailmentRegime"), _SIMPLE)
    for row in FORMATS:
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(row.engine.iri))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _sd("Graph"))
    for number, name in enumerate(sorted(graphs), start=1):
        graph = ox.NamedNode(f"{endpoint}#graph-{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), graph)
        yield ox.Triple(graph, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(graph, _sd("name"), ox.NamedNode(name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
