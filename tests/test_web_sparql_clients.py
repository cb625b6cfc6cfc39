"""The endpoint as other people's programs see it."""

import json
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from rdflib.query import ResultRow

from graph.service import Limits, QueryService
from tests.endpoints import (
    COLLABORATION,
    PREFIXES,
    TOKEN,
    endpoint,
    served,
    small_generation,
    writable_client,
)

wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
LABELS = "SELECT ?label { GRAPH <http://e/labels> { ?unit <http://e/label> ?label } }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    service = QueryService(small_generation(tmp_path_factory.mktemp("data")), prefixes=PREFIXES)
    with served(endpoint(service)) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_solutions(address: str, method: str) -> None:
    client = wrapper.SPARQLWrapper(address)
    client.setMethod(method)
    client.setQuery(COLLABORATION)
    client.setReturnFormat(wrapper.JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["n"]["value"] for row in rows] == ["2", "1", "1"]


@pytest.mark.parametrize("form", ["XML", "CSV", "TSV"])
def test_sparqlwrapper_reads_every_format(address: str, form: str) -> None:
    client = wrapper.SPARQLWrapper(address)
    client.setQuery("SELECT ?o { <http://e/n/7> <http://e/value> ?o }")
    client.setReturnFormat(getattr(wrapper, form))
    answer = client.queryAndConvert()
    assert "7" in (answer.toxml() if form == "XML" else answer.decode())


def test_sparqlwrapper_reads_a_graph(address: str) -> None:
    client = wrapper.SPARQLWrapper(address)
    client.setQuery("CONSTRUCT WHERE { ?t gwp:involvesUnit ?u }")
    client.setReturnFormat(wrapper.TURTLE)
    assert len(Graph().parse(data=client.queryAndConvert(), format="turtle")) == 6


def test_sparqlwrapper_knows_our_errors(address: str) -> None:
    client = wrapper.SPARQLWrapper(address)
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="1"):
        client.query()


def test_rdflib_reads_through_its_sparql_store(address: str) -> None:
    graph = Graph(SPARQLStore(address, returnFormat="json"))
    rows = graph.query("SELECT ?o { <http://e/n/7> <http://e/value> ?o }")
    assert next(row for row in rows if isinstance(row, ResultRow)).asdict() == {"o": Literal(7)}
    assert (URIRef("http://e/n/7"), URIRef("http://e/value"), Literal(7)) in graph


def test_rdflib_writes_through_its_sparql_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    with writable_client(tmp_path_factory.mktemp("store"), Limits()) as client:
        store = SPARQLUpdateStore(
            f"{client.base_url}/sparql",
            f"{client.base_url}/update",
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
        triple = (URIRef("http://e/s"), URIRef("http://e/p"), Literal("值", lang="zh"))
        graph = Graph(store, identifier=DATASET_DEFAULT_GRAPH_ID)
        graph.add(triple)
        assert triple in graph
        graph.remove(triple)
        assert triple not in graph


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--data-urlencode", f"query={LABELS}"],
        ["-G", "--data-urlencode", f"query={LABELS}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", LABELS],
        ["--compressed", "--data-urlencode", f"query={LABELS}"],
    ],
)
def test_curl_gets_an_answer(address: str, arguments: list[str]) -> None:
    command = ["curl", "-sSf", "-H", "Accept: application/sparql-results+json", *arguments, address]
    answer = subprocess.run(command, capture_output=True, check=True).stdout
    assert json.loads(answer)["results"]["bindings"][0]["label"]["value"] == "区发改局"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_notices_an_answer_that_is_broken_off(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = small_generation(tmp_path_factory.mktemp("data"))
    query = "SELECT * { ?a <http://e/value> ?b . ?c <http://e/value> ?d . ?e <http://e/value> ?f }"
    with served(endpoint(QueryService(data, Limits(query_timeout_s=0.6)))) as address:
        command = ["curl", "-s", "-G", "--data-urlencode", f"query={query}", f"{address}/sparql"]
        assert subprocess.run(command, capture_output=True, check=False).returncode != 0
