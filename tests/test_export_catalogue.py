"""The description of a dataset: what DCAT-AP demands, what VoID counts, and no clock in it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from export.catalogue import Distribution, catalogue_triples
from export.dataset import CHECKSUMS, DATA_FILES, dataset_files, write_files
from export.holding import holding_of
from export.rdf import turtle
from export.source import Source
from graph.library import Library
from graph.store import open_store
from ontology.terms import DCAT, DCTERMS, FOAF, OWL, SKOS, SPDX, VOID
from plans import read_plan
from tests import jimo

BASE = "https://w3id.org/gwp/id/"
DATASET = URIRef(f"{BASE}dataset")
PLAN = URIRef(f"{BASE}dataset/2018-116--wfr3s1il92d")
# What DCAT-AP 3.0.1 makes mandatory, by class.
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.DatasetSeries: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
}
# Its classes of values, which a catalogue cannot look up and so must find in the record.
VALUE_CLASSES = {
    DCAT.theme: SKOS.Concept,
    DCAT.mediaType: DCTERMS.MediaType,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.conformsTo: DCTERMS.Standard,
    DCTERMS.spatial: DCTERMS.Location,
    DCTERMS.temporal: DCTERMS.PeriodOfTime,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
    DCAT.distribution: DCAT.Distribution,
    DCAT.inSeries: DCAT.DatasetSeries,
    VOID.objectsTarget: VOID.Dataset,
}


@cache
def source() -> Source:
    return Source(Library(open_store([read_plan(jimo.PATH)])))


@cache
def files() -> dict[str, bytes]:
    return dataset_files(source())


@cache
def record() -> Graph:
    return Graph().parse(data=files()["dataset.ttl"], format="turtle")


@cache
def served() -> Graph:
    ways = [Distribution("all.ttl", "text/turtle", url="https://e.org/download/turtle")]
    triples = catalogue_triples(holding_of(source()), ways, "https://e.org/sparql")
    return Graph().parse(data=turtle(triples), format="turtle")


@cache
def data() -> Graph:
    return Graph().parse(data=files()["all.nt"], format="nt")


def number(subject: Node, predicate: str) -> int:
    return int(str(record().value(subject, URIRef(predicate))))


@pytest.mark.parametrize("graph", [record, served], ids=["file", "served"])
@pytest.mark.parametrize(("kind", "properties"), MANDATORY.items())
def test_what_dcat_ap_demands_is_there(
    graph: object, kind: str, properties: tuple[str, ...]
) -> None:
    found = graph()  # type: ignore[operator]
    for node in found.subjects(RDF.type, URIRef(kind)):
        for name in properties:
            assert found.value(node, URIRef(name), any=True) is not None, f"{node} lacks {name}"


@pytest.mark.parametrize("graph", [record, served], ids=["file", "served"])
def test_values_have_the_classes_that_dcat_ap_asks_for(graph: object) -> None:
    found = graph()  # type: ignore[operator]
    for name, kind in VALUE_CLASSES.items():
        for value in found.objects(None, URIRef(name)):
            assert (value, RDF.type, URIRef(kind)) in found, f"{value} is no {kind}"


def test_titles_and_descriptions_are_in_both_languages() -> None:
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.DatasetSeries):
        for node in record().subjects(RDF.type, URIRef(kind)):
            for name in (DCTERMS.title, DCTERMS.description):
                languages = {
                    getattr(v, "language", "") for v in record().objects(node, URIRef(name))
                }
                assert languages == {"zh", "en"}, (node, name)


def test_each_plan_is_a_dataset_in_the_series_with_dates_of_its_own() -> None:
    assert record().value(PLAN, URIRef(DCAT.inSeries)) == URIRef(f"{BASE}series")
    for name in (DCTERMS.issued, DCTERMS.modified):
        assert str(record().value(PLAN, URIRef(name))) == "2018-12-11"
        assert str(record().value(DATASET, URIRef(name))) == "2018-12-11"
    period = record().value(PLAN, URIRef(DCTERMS.temporal))
    assert str(record().value(period, URIRef(DCAT.startDate))) == "2018-01-01"


def test_the_record_names_the_version_of_the_ontology_that_the_ontology_gives_itself() -> None:
    root = Path(__file__).parents[1]
    core = Graph().parse(root / "ontology" / "gwp.ttl", format="turtle")
    version = core.value(URIRef("https://w3id.org/gwp/ns"), URIRef(OWL.versionIRI))
    assert (DATASET, URIRef(DCTERMS.conformsTo), version) in record()


def test_every_distribution_is_a_file_of_the_dataset_with_its_digest() -> None:
    named = set()
    for node in record().subjects(RDF.type, URIRef(DCAT.Distribution)):
        name = str(node).removeprefix(f"{DATASET}/")
        digest = record().value(
            record().value(node, URIRef(SPDX.checksum)), URIRef(SPDX.checksumValue)
        )
        assert str(digest) == hashlib.sha256(files()[name]).hexdigest()
        assert number(node, DCAT.byteSize) == len(files()[name])
        named.add(name)
    assert named == {*DATA_FILES, "plans/2018-116--wfr3s1il92d.ttl"}


def test_the_totals_are_those_of_the_dump() -> None:
    assert number(DATASET, VOID.triples) == len(data())
    assert number(DATASET, VOID.distinctSubjects) == len(set(data().subjects()))
    assert number(DATASET, VOID.distinctObjects) == len(set(data().objects()))
    assert number(DATASET, VOID.properties) == len(set(data().predicates()))
    assert number(DATASET, VOID.classes) == len(set(data().objects(None, RDF.type)))
    assert number(DATASET, VOID.entities) == len(set(data().subjects(RDF.type)))


def test_the_classes_are_counted_as_in_the_dump() -> None:
    found = {
        record().value(part, URIRef(VOID.class_)): number(part, VOID.entities)
        for part in record().objects(DATASET, URIRef(VOID.classPartition))
    }
    kinds = set(data().objects(None, RDF.type))
    assert found == {kind: len(set(data().subjects(RDF.type, kind))) for kind in kinds}


def test_the_linksets_count_the_links_file() -> None:
    links = Graph().parse(data=files()["links-wikidata.ttl"], format="turtle")
    found = {
        (str(record().value(node, URIRef(VOID.linkPredicate))), number(node, VOID.triples))
        for node in record().subjects(RDF.type, URIRef(VOID.Linkset))
    }
    assert found == {(OWL.sameAs, 35), (SKOS.exactMatch, 29)}
    for predicate, count in found:
        assert len(list(links.triples((None, URIRef(predicate), None)))) == count


def test_a_plan_counts_its_own_file() -> None:
    plan = Graph().parse(data=files()["plans/2018-116--wfr3s1il92d.ttl"], format="turtle")
    assert number(PLAN, VOID.triples) == len(plan)


def test_no_link_is_in_the_data_themselves() -> None:
    assert b"owl#sameAs" not in files()["all.nt"]
    assert b"sameAs" not in files()["all.ttl"]


def test_a_served_dataset_names_its_endpoint() -> None:
    service = served().value(None, URIRef(DCAT.servesDataset), DATASET)
    endpoint = URIRef("https://e.org/sparql")
    assert served().value(service, URIRef(DCAT.endpointURL)) == endpoint
    assert served().value(DATASET, URIRef(VOID.sparqlEndpoint)) == endpoint
    assert rdflib.URIRef("https://e.org/download/turtle") in set(served().objects())


def test_the_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    write_files(tmp_path / "d", files())
    lines = (tmp_path / "d" / CHECKSUMS).read_text("utf-8").splitlines()
    assert len(lines) == len(files()) - 1
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((tmp_path / "d" / name).read_bytes()).hexdigest() == digest


def test_a_file_of_an_earlier_run_goes_and_a_stranger_stays(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    write_files(folder, files())
    (folder / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "outside.txt").write_text("x", "utf-8")
    with (folder / CHECKSUMS).open("a", encoding="utf-8") as sums:
        sums.write(f"{'0' * 64}  ../outside.txt\n")
    write_files(folder, {CHECKSUMS: b"", "all.trig": files()["all.trig"]})
    left = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert left == [CHECKSUMS, "all.trig", "mine.txt"]
    assert (tmp_path / "outside.txt").exists()


def test_a_dataset_without_plans_is_described() -> None:
    empty = Source(Library(open_store()))
    graph = Graph().parse(data=turtle(catalogue_triples(holding_of(empty))), format="turtle")
    assert int(str(graph.value(DATASET, URIRef(VOID.triples)))) == 0
