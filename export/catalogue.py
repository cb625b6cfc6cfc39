"""The description of a dataset for catalogues: DCAT-AP 3, with VoID for query tools.

Every plan is a dataset of its own in a series; all plans together are one more dataset. Dates are
those of the documents, never of the clock, so that equal plans give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox

from export.holding import HeldPlan, Holding
from export.void import count, linkset_triples, titles, void_triples
from graph.library import PlanSummary
from graph.store import ONTOLOGY_GRAPH
from graph.terms import Pair, chinese, day, describe, iri, plain
from ontology.language import Bilingual
from ontology.terms import (
    DCAT,
    DCTERMS,
    ELI,
    FOAF,
    GWP,
    OWL,
    PROV,
    RDF,
    SKOS,
    SPDX,
    VOID,
    XSD,
)
from ontology.vocabulary import ontology_triples
from plans.records import Metadata

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
SHAPES: Final = "https://w3id.org/gwp/shapes"
_PUBLISHER: Final = Bilingual("gwp 作者", "The gwp authors")
_THEME: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_LANGUAGES: Final = "http://publications.europa.eu/resource/authority/language/"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_KEYWORDS: Final = (
    Bilingual("工作方案", "work plan"),
    Bilingual("任务台账", "task ledger"),
    Bilingual("责任分工", "division of responsibilities"),
)
_CATALOGUE: Final = Bilingual("政府工作方案数据目录", "Catalogue of government work plans")
_CATALOGUE_TEXT: Final = Bilingual(
    "以知识图谱形式发布的政府工作方案。", "Government work plans, published as a knowledge graph."
)
_SERIES: Final = Bilingual("政府工作方案系列", "Series of government work plans")
_SERIES_TEXT: Final = Bilingual(
    "每个工作方案为一个数据集。", "A dataset for each government work plan."
)
_ALL: Final = Bilingual("政府工作方案知识图谱", "Government work plans as a knowledge graph")
_ALL_TEXT: Final = Bilingual(
    "{plans} 个工作方案的任务、单位、时限、指标与对标对象，逐条附原文出处。",
    "Tasks, units, time limits, targets and benchmarks of {plans} government work plans, each"
    " statement with the characters of the text that say it.",
)
_PLAN_TEXT: Final = Bilingual(
    "《{title}》的 {tasks} 项任务及其责任单位、时限、指标与对标对象，逐条附原文出处。",
    "The {tasks} tasks of the work plan 《{title}》 with their units, time limits, targets and"
    " benchmarks, each statement with the characters of the text that say it.",
)
_SERVICE: Final = Bilingual("SPARQL 查询服务", "SPARQL endpoint")


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to get a dataset: a file with its size and digest, or an address with neither.

    `plan` is the slug of the plan that it holds, ``None`` for all.
    """

    name: str
    media_type: str
    size: int | None = None
    sha256: str = ""
    url: str | None = None
    plan: str | None = None


def catalogue_triples(
    holding: Holding, distributions: Sequence[Distribution] = (), endpoint: str | None = None
) -> Iterator[ox.Triple]:
    """Yield the record of a dataset.

    Parameters
    ----------
    holding
        What the dataset holds.
    distributions
        How to get it.
    endpoint
        The address of its SPARQL endpoint, if it is served.
    """
    record = _Record(holding, distributions)
    yield from record.catalogue()
    yield from record.everything()
    for held in holding.plans:
        yield from record.plan(held)
    for one in distributions:
        yield from record.distribution(one)
    yield from _stubs(distributions)
    if endpoint is not None:
        yield from record.service(endpoint)


class _Record:
    def __init__(self, holding: Holding, distributions: Sequence[Distribution]) -> None:
        self.holding = holding
        self.base = holding.iris.base
        self.distributions = distributions
        self.dataset = iri(f"{self.base}dataset")
        self.series = iri(f"{self.base}series")
        self.catalog = iri(f"{self.base}catalogue")
        self.publisher = iri(f"{self.base}publisher")

    def catalogue(self) -> Iterator[ox.Triple]:
        days = self._days()
        yield from describe(
            self.catalog,
            (RDF.type, iri(DCAT.Catalog)),
            *titles(_CATALOGUE),
            *titles(_CATALOGUE_TEXT, DCTERMS.description),
            *self._common(days),
            (DCAT.dataset, self.dataset),
            (DCAT.dataset, self.series),
        )
        yield from describe(
            self.series,
            (RDF.type, iri(DCAT.DatasetSeries)),
            *titles(_SERIES),
            *titles(_SERIES_TEXT, DCTERMS.description),
            *self._common(days),
        )
        yield from describe(
            self.publisher, (RDF.type, iri(FOAF.Agent)), *titles(_PUBLISHER, FOAF.name)
        )

    def everything(self) -> Iterator[ox.Triple]:
        number = len(self.holding.plans)
        yield from describe(
            self.dataset,
            (RDF.type, iri(DCAT.Dataset)),
            *titles(_ALL),
            *titles(_filled(_ALL_TEXT, plans=number), DCTERMS.description),
            *self._common(self._days()),
            *self._data(),
            (DCTERMS.identifier, plain(self.dataset.value)),
            (DCAT.version, plain(self.holding.version)),
        )
        yield from void_triples(self.dataset, self.holding.statistics)
        yield from linkset_triples(self.dataset, self.holding.links)

    def plan(self, held: HeldPlan) -> Iterator[ox.Triple]:
        summary, meta, iris = held.summary, held.metadata, self.holding.iris
        document = iri(iris.document(summary.slug))
        node = self._plan_node(summary.slug)
        text = _filled(_PLAN_TEXT, tasks=summary.task_count, title=summary.title)
        yield from describe(self.catalog, (DCAT.dataset, node))
        yield from describe(self.series, (DCAT.seriesMember, node))
        yield from describe(
            self.dataset,
            (VOID.subset, node),
            (DCTERMS.source, document),
            (VOID.exampleResource, document),
        )
        yield from describe(
            node,
            (RDF.type, iri(DCAT.Dataset)),
            (RDF.type, iri(VOID.Dataset)),
            *titles(Bilingual(summary.title, f"Work plan {summary.number or summary.title}")),
            *titles(text, DCTERMS.description),
            *self._common([d for d in (meta.date_published, meta.date_signed) if d][:1]),
            *self._data(),
            (DCTERMS.identifier, plain(node.value)),
            (DCAT.inSeries, self.series),
            (DCTERMS.source, document),
            (PROV.wasDerivedFrom, iri(iris.part(summary.slug, "text"))),
            (VOID.triples, count(held.triples)),
        )
        yield from self._document(document, summary)
        yield from self._extent(node, document, meta)

    def distribution(self, one: Distribution) -> Iterator[ox.Triple]:
        node = iri(f"{self.dataset.value}/{one.name}")
        address = iri(one.url) if one.url else node
        dataset = self.dataset if one.plan is None else self._plan_node(one.plan)
        dump = node if one.url is None else address
        yield from describe(dataset, (DCAT.distribution, node), (VOID.dataDump, dump))
        yield from describe(
            node,
            (RDF.type, iri(DCAT.Distribution)),
            (DCTERMS.title, plain(one.name)),
            (DCTERMS.license, iri(LICENCE)),
            (DCAT.downloadURL, address),
            (DCAT.accessURL, address),
            (DCAT.mediaType, iri(f"{_MEDIA_TYPES}{one.media_type}")),
        )
        if one.size is not None:
            yield from _checked(node, one.size, one.sha256)

    def service(self, endpoint: str) -> Iterator[ox.Triple]:
        node = iri(f"{self.base}service")
        yield from describe(self.catalog, (DCAT.service, node))
        yield from describe(self.dataset, (VOID.sparqlEndpoint, iri(endpoint)))
        yield from describe(
            node,
            (RDF.type, iri(DCAT.DataService)),
            *titles(_SERVICE),
            (DCAT.endpointURL, iri(endpoint)),
            (DCAT.endpointDescription, iri(endpoint)),
            (DCAT.servesDataset, self.dataset),
            (DCTERMS.publisher, self.publisher),
            (DCTERMS.license, iri(LICENCE)),
        )

    def _common(self, days: Sequence[date]) -> Iterator[Pair]:
        """Yield what catalogue, series and datasets have in common."""
        yield DCTERMS.publisher, self.publisher
        yield DCTERMS.license, iri(LICENCE)
        yield DCTERMS.issued, day(min(days, default=None))
        yield DCTERMS.modified, day(max(days, default=None))

    def _data(self) -> Iterator[Pair]:
        """Yield what all datasets have in common."""
        yield DCAT.theme, iri(_THEME)
        yield DCTERMS.language, iri(f"{_LANGUAGES}ZHO")
        yield DCTERMS.conformsTo, iri(ontology_version_iri())
        yield DCTERMS.conformsTo, iri(SHAPES)
        yield VOID.vocabulary, iri(ONTOLOGY_GRAPH)
        yield VOID.uriSpace, plain(self.base)
        for keyword in _KEYWORDS:
            yield from titles(keyword, DCAT.keyword)

    def _document(self, document: ox.NamedNode, summary: PlanSummary) -> Iterator[ox.Triple]:
        return describe(
            document,
            (RDF.type, iri(GWP.WorkPlan)),
            (DCTERMS.title, chinese(summary.title)),
            (ELI.number, plain(summary.number)),
            (ELI.date_document, day(summary.date_signed)),
        )

    def _extent(
        self, node: ox.NamedNode, document: ox.NamedNode, meta: Metadata
    ) -> Iterator[ox.Triple]:
        """Yield where and when a plan is to be carried out, on its dataset and on the whole."""
        if meta.jurisdiction is not None:
            place = iri(self.holding.iris.named("place", meta.jurisdiction))
            for dataset in (node, self.dataset):
                yield from describe(dataset, (DCTERMS.spatial, place))
            yield from describe(
                place,
                (RDF.type, iri(DCTERMS.Location)),
                (SKOS.prefLabel, chinese(meta.jurisdiction)),
            )
        if meta.start is not None or meta.end is not None:
            period = iri(f"{document.value}/period")
            for dataset in (node, self.dataset):
                yield from describe(dataset, (DCTERMS.temporal, period))
            yield from describe(
                period,
                (RDF.type, iri(DCTERMS.PeriodOfTime)),
                (DCAT.startDate, day(meta.start)),
                (DCAT.endDate, day(meta.end)),
            )

    def _days(self) -> list[date]:
        """Return the day on which each plan was published, or else signed."""
        metas = [held.metadata for held in self.holding.plans]
        return [d for meta in metas if (d := meta.date_published or meta.date_signed)]

    def _plan_node(self, slug: str) -> ox.NamedNode:
        return iri(f"{self.dataset.value}/{slug}")


def _checked(node: ox.NamedNode, size: int, digest: str) -> Iterator[ox.Triple]:
    """Yield by which size and digest a file is known to be whole."""
    checksum = iri(f"{node.value}#sha256")
    yield from describe(node, (DCAT.byteSize, count(size)), (SPDX.checksum, checksum))
    yield from describe(
        checksum,
        (RDF.type, iri(SPDX.Checksum)),
        (SPDX.algorithm, iri(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, ox.Literal(digest, datatype=ox.NamedNode(XSD.hexBinary))),
    )


def _stubs(distributions: Sequence[Distribution]) -> Iterator[ox.Triple]:
    """Yield the classes of what stands elsewhere, which the shapes of DCAT-AP ask for."""
    yield from describe(iri(LICENCE), (RDF.type, iri(DCTERMS.LicenseDocument)))
    yield from describe(
        iri(_THEME),
        (RDF.type, iri(SKOS.Concept)),
        *titles(Bilingual("政府与公共部门", "Government and public sector"), SKOS.prefLabel),
    )
    for standard in (ontology_version_iri(), SHAPES):
        yield from describe(iri(standard), (RDF.type, iri(DCTERMS.Standard)))
    if any(one.size is not None for one in distributions):
        yield from describe(
            iri(SPDX.checksumAlgorithm_sha256), (RDF.type, iri(SPDX.ChecksumAlgorithm))
        )
    for media_type in sorted({one.media_type for one in distributions}):
        yield from describe(iri(f"{_MEDIA_TYPES}{media_type}"), (RDF.type, iri(DCTERMS.MediaType)))


@cache
def ontology_version_iri() -> str:
    """Return the IRI of the version of the ontology that the data conform to."""
    said = (t.object for t in ontology_triples() if t.predicate.value == OWL.versionIRI)
    return next(value.value for value in said if isinstance(value, ox.NamedNode))


def _filled(text: Bilingual, **facts: object) -> Bilingual:
    return Bilingual(text.zh.format(**facts), text.en.format(**facts))
