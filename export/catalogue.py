"""The description of a dataset for catalogues and query tools: DCAT and VoID."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from export.source import Source
from graph.library import PlanSummary
from graph.store import ONTOLOGY_GRAPH
from graph.terms import Pair, chinese, day, describe, iri, plain
from ontology.terms import DCAT, DCTERMS, ELI, RDF, SPDX, VOID, XSD

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalogue_triples(
    source: Source, files: Mapping[str, tuple[str, bytes]]
) -> Iterator[ox.Triple]:
    """Yield the record of a dataset.

    Parameters
    ----------
    source
        The plans that the dataset holds.
    files
        Media type and content of every distribution, by file name.
    """
    dataset = iri(f"{source.library.iris.base}dataset")
    yield from describe(
        dataset,
        (RDF.type, iri(DCAT.Dataset)),
        (RDF.type, iri(VOID.Dataset)),
        (DCTERMS.title, ox.Literal("Government work plans as a knowledge graph", language="en")),
        (DCTERMS.title, chinese("政府工作方案知识图谱")),
        (DCTERMS.license, iri(LICENCE)),
        (DCTERMS.conformsTo, iri(ONTOLOGY_GRAPH)),
        (VOID.vocabulary, iri(ONTOLOGY_GRAPH)),
        (VOID.uriSpace, plain(source.library.iris.base)),
        (VOID.triples, _count(len(source.triples))),
    )
    for summary in source.library.plans():
        yield from _plan(source, dataset, summary)
    yield from _class_partitions(source, dataset)
    yield from _property_partitions(source, dataset)
    for name, (media_type, content) in files.items():
        yield from _distribution(dataset, name, media_type, content)


def _plan(source: Source, dataset: ox.NamedNode, summary: PlanSummary) -> Iterator[ox.Triple]:
    plan = iri(source.library.iris.document(summary.slug))
    yield from describe(dataset, (DCTERMS.source, plan), (VOID.exampleResource, plan))
    yield from describe(
        plan,
        (DCTERMS.title, chinese(summary.title)),
        (ELI.number, plain(summary.number)),
        (ELI.date_document, day(summary.date_signed)),
    )


def _class_partitions(source: Source, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
    members = Counter(
        t.object.value
        for t in source.triples
        if t.predicate.value == RDF.type and isinstance(t.object, ox.NamedNode)
    )
    for name, count in sorted(members.items()):
        yield from _partition(
            dataset,
            VOID.classPartition,
            name,
            (VOID.class_, iri(name)),
            (VOID.entities, _count(count)),
        )


def _property_partitions(source: Source, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
    uses = Counter(t.predicate.value for t in source.triples)
    for name, count in sorted(uses.items()):
        yield from _partition(
            dataset,
            VOID.propertyPartition,
            name,
            (VOID.property, iri(name)),
            (VOID.triples, _count(count)),
        )


def _partition(
    dataset: ox.NamedNode, predicate: str, name: str, *pairs: Pair
) -> Iterator[ox.Triple]:
    kind = predicate.rpartition("#")[2]
    node = iri(f"{dataset.value}/{kind}/{hashlib.sha256(name.encode()).hexdigest()[:16]}")
    yield from describe(dataset, (predicate, node))
    yield from describe(node, *pairs)


def _distribution(
    dataset: ox.NamedNode, name: str, media_type: str, content: bytes
) -> Iterator[ox.Triple]:
    node = iri(f"{dataset.value}/{name}")
    checksum = iri(f"{node.value}#sha256")
    yield from describe(dataset, (DCAT.distribution, node), (VOID.dataDump, node))
    yield from describe(
        node,
        (RDF.type, iri(DCAT.Distribution)),
        (DCTERMS.title, plain(name)),
        (DCTERMS.license, iri(LICENCE)),
        (DCAT.downloadURL, node),
        (DCAT.accessURL, node),
        (DCAT.mediaType, iri(f"{_MEDIA_TYPES}{media_type}")),
        (DCAT.byteSize, _count(len(content))),
        (SPDX.checksum, checksum),
    )
    yield from describe(
        checksum,
        (RDF.type, iri(SPDX.Checksum)),
        (SPDX.algorithm, iri(_SHA256)),
        (
            SPDX.checksumValue,
            ox.Literal(hashlib.sha256(content).hexdigest(), datatype=ox.NamedNode(XSD.hexBinary)),
        ),
    )


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD.nonNegativeInteger))
