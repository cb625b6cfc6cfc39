"""VoID: how many statements a dataset holds, of which classes and properties, and its links."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a dataset holds; `members` counts by class, `uses` by property."""

    triples: int
    subjects: int
    objects: int
    entities: int
    members: Counter[str]
    uses: Counter[str]


def statistics_of(triples: Sequence[ox.Triple]) -> Statistics:
    """Return the statistics of distinct triples."""
    return Statistics(
        triples=len(triples),
        subjects=len({t.subject for t in triples}),
        objects=len({t.object for t in triples}),
        entities=len({t.subject for t in triples if _is_type(t)}),
        members=Counter(str(t.object)[1:-1] for t in triples if _is_type(t)),
        uses=Counter(t.predicate.value for t in triples),
    )


def void_triples(dataset: ox.NamedNode, found: Statistics) -> Iterator[ox.Triple]:
    """Yield the statistics of a dataset: totals, and a partition per class and per property."""
    yield from describe(
        dataset,
        (RDF.type, iri(VOID.Dataset)),
        (VOID.triples, count(found.triples)),
        (VOID.distinctSubjects, count(found.subjects)),
        (VOID.distinctObjects, count(found.objects)),
        (VOID.entities, count(found.entities)),
        (VOID.classes, count(len(found.members))),
        (VOID.properties, count(len(found.uses))),
    )
    for name, number in sorted(found.members.items()):
        pairs = ((VOID.class_, iri(name)), (VOID.entities, count(number)))
        yield from _partition(dataset, VOID.classPartition, name, pairs)
    for name, number in sorted(found.uses.items()):
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
