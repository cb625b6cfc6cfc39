"""Every row of the format table: what it writes can be read back, and is the same every time."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from export import rdf
from export.catalogue import LICENCE
from export.dataset import Failure, build_report, dataset_files, write_files
from export.errors import UnknownFormatError
from export.formats import EXPORT_FORMATS, export_format
from export.source import Source
from graph.library import Library
from graph.load import load_dataset
from graph.store import open_store
from ontology.terms import DCAT, DCTERMS, SPDX, VOID
from plans import read_plan
from tests import jimo

ROOT = Path(__file__).parent.parent
RDF_KEYS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


@cache
def source() -> Source:
    return Source(Library(open_store([read_plan(jimo.PATH)])))


@cache
def written(key: str) -> bytes:
    return export_format(key).write(source())


@cache
def statements() -> rdflib.Graph:
    return rdflib.Graph().parse(data=written("ntriples"), format="nt")


# rdflib warns of a class that its own JSON-LD parser uses.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(("key", "parser"), RDF_KEYS.items())
def test_rdflib_reads_the_same_graph_from_every_rdf_format(key: str, parser: str) -> None:
    read = rdflib.Graph().parse(data=written(key), format=parser)
    assert len(read) == len(statements()) > 9000
    assert isomorphic(read, statements())


def test_oxigraph_reads_the_same_triples_from_turtle() -> None:
    read = {quad.triple for quad in ox.parse(written("turtle"), format=ox.RdfFormat.TURTLE)}
    assert read == set(source().triples)


@pytest.mark.parametrize(
    ("key", "form"), [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)]
)
def test_named_graphs_survive(key: str, form: ox.RdfFormat) -> None:
    assert set(ox.parse(written(key), format=form)) == set(source().quads)


def test_the_asserted_statements_are_a_part_of_all() -> None:
    asserted = set(ox.parse(written("turtle-asserted"), format=ox.RdfFormat.TURTLE))
    everything = set(ox.parse(written("turtle"), format=ox.RdfFormat.TURTLE))
    assert asserted < everything


def test_line_formats_are_sorted() -> None:
    for key in ("ntriples", "nquads"):
        lines = written(key).splitlines()
        assert lines == sorted(lines)


def test_json_ld_carries_its_context_and_speaks_plain_words() -> None:
    document = json.loads(written("jsonld"))
    task = next(node for node in document["@graph"] if node["id"].endswith("/task/5"))
    assert task["ordinal"] == 5
    assert "@context" in document


def test_every_format_is_the_same_bytes_under_another_hash_seed() -> None:
    script = (
        "import hashlib, json, sys\n"
        "from tests.test_export_formats import written\n"
        "from export.formats import EXPORT_FORMATS\n"
        "print(json.dumps({row.key: hashlib.sha256(written(row.key)).hexdigest()"
        " for row in EXPORT_FORMATS}))\n"
    )
    environment = {"PYTHONHASHSEED": "4711", "PATH": "/usr/bin:/bin"}
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    here = {row.key: hashlib.sha256(written(row.key)).hexdigest() for row in EXPORT_FORMATS}
    assert json.loads(result.stdout) == here


def test_graphml_holds_the_network_of_named_units() -> None:
    network = nx.read_graphml(io.BytesIO(written("graphml")))
    assert len(network) == 62
    assert network.edges["区发改局", "区财政局"]["weight"] == 19


def test_every_archive_is_a_zip_file_with_files_in_it() -> None:
    for row in EXPORT_FORMATS:
        if row.extension == "zip":
            assert zipfile.ZipFile(io.BytesIO(written(row.key))).testzip() is None


def test_the_task_list_has_a_row_per_task_with_full_names() -> None:
    lines = written("csv").decode("utf-8-sig").split("\r\n")
    assert len(lines) == 67 + 2
    assert lines[5].startswith("即政办发〔2018〕116号,5,")
    assert "区财政局、区发改局、区贸促会、区文广新局、区旅游局" in lines[5]
    assert "2018-01-01,2019-12-31,伦敦," in lines[5]


def test_the_page_asks_no_host_for_anything() -> None:
    page = written("html").decode()
    assert "区商务局" in page
    for loading in ('src="http', "src='http", 'href="http', "url(http", "@import"):
        assert loading not in page


def test_keys_are_unique_and_an_unknown_one_is_told_with_the_known() -> None:
    keys = [row.key for row in EXPORT_FORMATS]
    assert len(set(keys)) == len(keys)
    with pytest.raises(UnknownFormatError, match="no format 'wml'; there are turtle"):
        export_format("wml")


def test_every_format_and_file_is_documented() -> None:
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    names = [row.key for row in EXPORT_FORMATS] + [*dataset_files(source())]
    shown = [name for name in names if "/" not in name]
    assert [name for name in shown if f"`{name}`" not in text] == []


def test_a_dataset_written_to_disk_is_the_same_store_when_loaded(tmp_path: Path) -> None:
    write_files(tmp_path / "d", dataset_files(source()))
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == [
        "SHA256SUMS", "all.jsonld", "all.nq", "all.nt", "all.rdf", "all.trig", "all.ttl",
        "asserted.ttl", "dataset.ttl", "links-wikidata.ttl", "plans", "report.json",
    ]  # fmt: skip
    assert load_dataset(tmp_path / "d").generation() == source().library.generation
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_the_description_counts_what_the_dump_holds() -> None:
    files = dataset_files(source())
    graph = rdflib.Graph().parse(data=files["dataset.ttl"], format="turtle")
    dataset = rdflib.URIRef("https://w3id.org/gwp/id/dataset")
    assert graph.value(dataset, rdflib.URIRef(VOID.triples)).toPython() == len(statements())  # type: ignore[union-attr]
    assert graph.value(dataset, rdflib.URIRef(DCTERMS.license)) == rdflib.URIRef(LICENCE)
    for name in ("all.ttl", "all.trig", "asserted.ttl"):
        node = rdflib.URIRef(f"{dataset}/{name}")
        size = graph.value(node, rdflib.URIRef(DCAT.byteSize))
        checksum = graph.value(node, rdflib.URIRef(SPDX.checksum))
        digest = graph.value(checksum, rdflib.URIRef(SPDX.checksumValue))
        assert int(str(size)) == len(files[name])
        assert str(digest) == hashlib.sha256(files[name]).hexdigest()


def test_the_partitions_of_the_description_are_the_counts_of_the_dump() -> None:
    record = rdflib.Graph().parse(data=dataset_files(source())["dataset.ttl"], format="turtle")
    found = {
        str(record.value(part, rdflib.URIRef(VOID.property))): int(
            str(record.value(part, rdflib.URIRef(VOID.triples)))
        )
        for part in record.objects(None, rdflib.URIRef(VOID.propertyPartition))
    }
    graph = statements()
    assert found == {
        str(p): len(list(graph.triples((None, p, None)))) for p in set(graph.predicates())
    }


def test_the_report_lists_notes_with_their_characters_and_what_failed() -> None:
    report = build_report(source().plans, [Failure("b.txt", "no task")])
    (plan,) = report["plans"]
    assert (plan["tasks"], plan["units"], plan["benchmarks"], plan["targets"]) == (67, 62, 104, 15)
    kinds = [note["kind"] for note in plan["notes"]]
    assert kinds == [*["unclosed-bracket"] * 9, "missing-attachment"]
    assert all(note["text"] for note in plan["notes"])
    assert report["failures"] == [{"source": "b.txt", "reason": "no task"}]


def test_literals_with_quotes_and_line_breaks_survive_turtle() -> None:
    node, predicate = ox.NamedNode("https://e.org/s"), ox.NamedNode("https://e.org/p")
    values = ['"', "\\", "a\nb", "\r\n", "\t", '"""', "末尾\\", "名\u3000称"]
    triples = [ox.Triple(node, predicate, ox.Literal(v, language="zh")) for v in values]
    read = ox.parse(rdf.turtle(triples), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == set(triples)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_ld_of_few_subjects_is_a_graph_too(count: int) -> None:
    nodes = [ox.NamedNode(f"https://e.org/{n}") for n in range(count)]
    triples = [ox.Triple(node, ox.NamedNode("https://e.org/p"), ox.Literal("x")) for node in nodes]
    assert len(json.loads(rdf.jsonld(triples))["@graph"]) == count
