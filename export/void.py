"""VoID: how many statements a dataset holds, of which classes and properties, and its links."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from graph.terms import Pair, describe, iri, plain
from ontology.language import Bilingual
from ontology.terms import DCTERMS, FOAF, RDF, VOID, XSD

# What links lead to: key, home page, what the names there begin with, and its name.
_TARGETS: Final = (
    ("wikidata", "https://www.wikidata.org/", "http://www.wikidata.org/entity/", "Wikidata"),
    ("geonames", "https://www.geonames.org/", "https://sws.geonames.org/", "GeoNames"),
)


def void_triples(dataset: ox.NamedNode, triples: Sequence[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the statistics of a dataset: totals, and a partition per class and per property."""
    members = Counter(str(t.object)[1:-1] for t in triples if _is_type(t))
    uses = Counter(t.predicate.value for t in triples)
    yield from describe(
        dataset,
        (RDF.type, iri(VOID.Dataset)),
        (VOID.triples, count(len(triples))),
        (VOID.distinctSubjects, count(len({t.subject for t in triples}))),
        (VOID.distinctObjects, count(len({t.object for t in triples}))),
        (VOID.entities, count(len({t.subject for t in triples if _is_type(t)}))),
        (VOID.classes, count(len(members))),
        (VOID.properties, count(len(uses))),
    )
    for name, number in sorted(members.items()):
        pairs = ((VOID.class_, iri(name)), (VOID.entities, count(number)))
        yield from _partition(dataset, VOID.classPartition, name, pairs)
    for name, number in sorted(uses.items()):
        pairs = ((VOID.property, iri(name)), (VOID.triples, count(number)))
        yield from _partition(dataset, VOID.propertyPartition, name, pairs)


def linkset_triples(dataset: ox.NamedNode, links: Sequence[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield one linkset for each dataset that `links` lead to and each property they use."""
    for key, home, space, name in _TARGETS:
        uses = Counter(t.predicate.value for t in links if str(t.object).startswith(f"<{space}"))
        for predicate, number in sorted(uses.items()):
            target = iri(f"{dataset.value}/target/{key}")
            node = iri(f"{dataset.value}/linkset/{key}/{predicate.rpartition('#')[2]}")
            yield from describe(
                node,
                (RDF.type, iri(VOID.Linkset)),
                *titles(Bilingual(f"到 {name} 的链接", f"Links to {name}")),
                (VOID.subjectsTarget, dataset),
                (VOID.objectsTarget, target),
                (VOID.linkPredicate, iri(predicate)),
                (VOID.triples, count(number)),
            )
            yield from describe(
                target,
                (RDF.type, iri(VOID.Dataset)),
                (DCTERMS.title, plain(name)),
                (FOAF.homepage, iri(home)),
                (VOID.uriSpace, plain(space)),
            )


def titles(text: Bilingual, predicate: str = DCTERMS.title) -> tuple[Pair, Pair]:
    """Return a text in both languages as pairs."""
    chinese = ox.Literal(text.zh, language="zh")
    return (predicate, chinese), (predicate, ox.Literal(text.en, language="en"))


def count(number: int) -> ox.Literal:
    """Return a number of things."""
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD.nonNegativeInteger))


def _partition(
    dataset: ox.NamedNode, predicate: str, name: str, pairs: Iterable[Pair]
) -> Iterator[ox.Triple]:
    kind = predicate.rpartition("#")[2]
    node = iri(f"{dataset.value}/{kind}/{hashlib.sha256(name.encode()).hexdigest()[:16]}")
    yield from describe(dataset, (predicate, node))
    yield from describe(node, *pairs)


def _is_type(triple: ox.Triple) -> bool:
    return triple.predicate.value == RDF.type
