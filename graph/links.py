"""The link set of a store: which of its benchmarks other datasets know, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.terms import decimal, describe, iri
from ontology.links import Link, Place, read_links, read_places
from ontology.terms import DCTERMS, GWP, SKOS, WGS84

if TYPE_CHECKING:
    from graph.store import Row, Store

# The datatype that DCMI gives to the codes of ISO 3166-1.
ISO_3166: Final = NamedNode(DCTERMS.ISO3166)
_BENCHMARKS: Final = """
SELECT DISTINCT ?benchmark ?name ?class ?country WHERE {
  ?benchmark skos:prefLabel ?name ; gwp:benchmarkKind ?kind ; a ?class .
  OPTIONAL { ?benchmark gwp:country/skos:prefLabel ?country } }"""


def link_triples(
    store: Store, links: Iterable[Link] | None = None, places: Iterable[Place] | None = None
) -> list[Triple]:
    """Return what the link set says of the benchmarks that `store` holds, and of nothing else.

    Parameters
    ----------
    store
        A store with plans.
    links, places
        Rows to use; those of the repository if none.
    """
    rows = store.select(_BENCHMARKS)
    links = read_links() if links is None else links
    places = read_places() if places is None else places
    found: dict[Triple, None] = {}
    for link in links:
        for node in _bearers(rows, link.subject, link.class_iri, link.country):
            found.update(dict.fromkeys(describe(node, (link.predicate, iri(link.target)))))
    for place in places:
        for node in _bearers(rows, place.name, GWP.BenchmarkRegion, place.country):
            found.update(dict.fromkeys(_position(node, place)))
    return list(found)


def _bearers(rows: Iterable[Row], name: str, class_iri: str, country: str) -> list[NamedNode]:
    """Return the benchmarks that the name means: of the class and, where both say it, country."""
    return [
        node
        for row in rows
        if row["name"].value == name and row["class"].value == class_iri
        if "country" not in row or not country or row["country"].value == country
        if isinstance(node := row["benchmark"], NamedNode)
    ]


def _position(node: NamedNode, place: Place) -> Iterable[Triple]:
    code = Literal(place.code, datatype=ISO_3166) if place.code else None
    return describe(
        node,
        (SKOS.notation, code),
        (WGS84.lat, decimal(place.latitude)),
        (WGS84.long, decimal(place.longitude)),
    )
