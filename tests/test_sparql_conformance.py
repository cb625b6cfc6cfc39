"""The W3C suites of SPARQL 1.1 for queries, updates, formats and syntax, over HTTP.

Each exception stands in a table with its reason; a test that starts to pass makes its row an
error.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph.service import Limits
from tests.endpoints import TOKEN, writable_client
from tests.w3c import (
    MF,
    QT,
    RDFS,
    SUITES,
    UT,
    Case,
    Node,
    canonical,
    cases,
    quads,
    rows_as_quads,
    triples,
)

pytestmark = pytest.mark.skipif(not SUITES.exists(), reason="the W3C suites are not here")

WRITE = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
EXCEPTIONS = {
    "csv-tsv-res/csv03": "the engine keeps numbers in one form: 1.0E6 comes back as 1000000",
    "functions/bnode01": "the engine makes one blank node of BNODE(text) for all solutions",
}
SPARQL_11 = cases(SUITES / "sparql11" / "manifest-all.ttl")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RESULTS = {
    ".srx": ("xml", ox.QueryResultsFormat.XML),
    ".srj": ("json", ox.QueryResultsFormat.JSON),
    ".tsv": ("tsv", ox.QueryResultsFormat.TSV),
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with writable_client(tmp_path_factory.mktemp("store"), Limits()) as client:
        yield client


def of_kind(*kinds: str) -> list[object]:
    """Return the tests of these kinds as parameters, without inference and federation."""
    return [
        pytest.param(case, id=case.id, marks=_expected(case))
        for case in SPARQL_11
        if case.kind in kinds and not case.id.startswith(("entailment/", "service/"))
    ]


def _expected(case: Case) -> list[pytest.MarkDecorator]:
    reason = EXCEPTIONS.get(case.id)
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def load(client: httpx.Client, node: Node, prefix: str, graph: str) -> None:
    """Make the data that a test names the whole content of the store."""
    plain = [lines(data.path) for data in node.all(f"{prefix}data")]
    parts = ["DROP ALL", *(f"INSERT DATA {{ {text} }}" for text in plain)]
    for name, path in named(node, prefix):
        parts.append(f"CREATE SILENT GRAPH <{name}>")
        parts.append(f"INSERT DATA {{ GRAPH <{name}> {{ {lines(path)} }} }}")
    answer = client.post("/update", content=" ;\n".join(parts).encode(), headers=WRITE)
    assert answer.status_code == 204, answer.text


def named(node: Node, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield name and file of each named graph of a test."""
    for data in node.all(f"{prefix}graphData"):
        file, label = data.get(f"{UT}graph"), data.get(f"{RDFS}label")
        yield (label or data).value, (file or data).path


def lines(path: Path) -> str:
    return "".join(f"{triple} .\n" for triple in triples(path))


def select(client: httpx.Client, query: str, key: str) -> bytes:
    answer = client.post("/sparql", data={"query": query, "format": key})
    assert answer.status_code == 200, answer.text
    return answer.content


def based(path: Path) -> str:
    return f"BASE <{path.as_uri()}>\n{path.read_text(encoding='utf-8')}"


@pytest.mark.parametrize("case", of_kind("QueryEvaluationTest", "CSVResultFormatTest"))
def test_query_evaluation(client: httpx.Client, case: Case) -> None:
    query, expected = case.action.one(f"{QT}query").path, case.node.one(f"{MF}result").path
    load(client, case.action, QT, "graphData")
    if expected.suffix == ".csv":
        found, wanted = select(client, based(query), "csv"), expected.read_bytes()
        assert lines_of(found) == lines_of(wanted)
    elif expected.suffix in RESULTS:
        key, form = RESULTS[expected.suffix]
        assert same_rows(select(client, based(query), key), expected.read_bytes(), form)
    else:
        assert same_graph(client, query, expected)


def lines_of(table: bytes) -> tuple[str, list[str]]:
    """Return the head and the sorted rows of a CSV table, blank nodes under one name."""
    head, *rows = re.sub("_:[0-9A-Za-z]+", "_:b", table.decode()).splitlines()
    return head, sorted(rows)


def same_graph(client: httpx.Client, query: Path, expected: Path) -> bool:
    """Compare with a Turtle file, which holds a graph, or solutions as a graph."""
    wanted = ox.Store()
    wanted.extend(quads(triples(expected)))
    form = ox.QueryResultsFormat.XML
    if bool(wanted.query(f"ASK {{ ?s a <{RS}ResultSet> }}")):
        return same_rows(select(client, based(query), "xml"), solutions_of(wanted), form)
    parsed = ox.parse(select(client, based(query), "ntriples"), ox.RdfFormat.N_TRIPLES)
    return canonical(list(parsed)) == canonical(list(wanted))


def solutions_of(wanted: ox.Store) -> bytes:
    """Return solutions that are written as a graph in the XML format of results."""
    variables = wanted.quads_for_pattern(None, ox.NamedNode(f"{RS}resultVariable"), None)
    names = [quad.object.value for quad in variables if isinstance(quad.object, ox.Literal)]
    columns = "".join(
        f"OPTIONAL {{ ?row <{RS}binding> [ <{RS}variable> '{n}' ; <{RS}value> ?{n} ] }} "
        for n in names
    )
    query = f"SELECT {' '.join(f'?{n}' for n in names)} {{ ?s <{RS}solution> ?row . {columns} }}"
    solutions = wanted.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return solutions.serialize(format=ox.QueryResultsFormat.XML) or b""


def same_rows(found: bytes, wanted: bytes, form: ox.QueryResultsFormat) -> bool:
    ours, theirs = rows_as_quads(found, form), rows_as_quads(wanted, form)
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    return canonical(ours) == canonical(theirs)


@pytest.mark.parametrize("case", of_kind("UpdateEvaluationTest"))
def test_update_evaluation(client: httpx.Client, case: Case) -> None:
    load(client, case.action, UT, "graphData")
    request = case.action.one(f"{UT}request").path
    answer = client.post("/update", content=based(request).encode(), headers=WRITE)
    assert answer.status_code == 204, answer.text
    result = case.node.one(f"{MF}result")
    wanted = [q for data in result.all(f"{UT}data") for q in quads(triples(data.path))]
    for name, path in named(result, UT):
        wanted += quads(triples(path), ox.NamedNode(name))
    assert canonical(dataset(client)) == canonical(wanted)


def dataset(client: httpx.Client) -> list[ox.Quad]:
    """Return everything that the server holds."""
    names = rows_as_quads(
        select(client, "SELECT ?g { GRAPH ?g { } }", "json"), ox.QueryResultsFormat.JSON
    )
    assert isinstance(names, list)
    found = graph_of(client, {"default": ""}, ox.DefaultGraph())
    for graph in [quad.object for quad in names if isinstance(quad.object, ox.NamedNode)]:
        found += graph_of(client, {"graph": graph.value}, graph)
    return found


def graph_of(
    client: httpx.Client, params: dict[str, str], graph: ox.NamedNode | ox.DefaultGraph
) -> list[ox.Quad]:
    answer = client.get("/store", params=params, headers={"Accept": "application/n-triples"})
    parsed = ox.parse(answer.content, ox.RdfFormat.N_TRIPLES)
    return quads([quad.triple for quad in parsed], graph)


def is_syntax_error(answer: httpx.Response) -> bool:
    """Tell a wrong text from one that is merely refused: SERVICE, LOAD, an unknown function."""
    return answer.status_code == 400 and "QuerySyntaxError" in answer.text


def query_of(client: httpx.Client, case: Case) -> httpx.Response:
    query = case.action.path.read_text(encoding="utf-8")
    return client.post("/sparql", data={"query": query}, headers={"Accept": "application/json"})


def update_of(client: httpx.Client, case: Case) -> httpx.Response:
    headers = WRITE | {"Accept": "application/json"}
    return client.post("/update", content=case.action.path.read_bytes(), headers=headers)


@pytest.mark.parametrize("case", of_kind("PositiveSyntaxTest11"))
def test_positive_query_syntax(client: httpx.Client, case: Case) -> None:
    assert not is_syntax_error(query_of(client, case))


@pytest.mark.parametrize("case", of_kind("NegativeSyntaxTest11"))
def test_negative_query_syntax(client: httpx.Client, case: Case) -> None:
    assert is_syntax_error(query_of(client, case))


@pytest.mark.parametrize("case", of_kind("PositiveUpdateSyntaxTest11"))
def test_positive_update_syntax(client: httpx.Client, case: Case) -> None:
    assert not is_syntax_error(update_of(client, case))


@pytest.mark.parametrize("case", of_kind("NegativeUpdateSyntaxTest11"))
def test_negative_update_syntax(client: httpx.Client, case: Case) -> None:
    assert is_syntax_error(update_of(client, case))
