"""Writes over HTTP to a store whose default graph merges the named ones."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.service import Limits
from tests.endpoints import TOKEN, writable_client

BEARER = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = BEARER | {"Content-Type": "text/turtle"}
GRAPH, OTHER = {"graph": "http://e/g"}, {"graph": "http://e/h"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("store")
    with writable_client(folder, Limits(), record_base="http://e/", merged=True) as client:
        yield client


@pytest.fixture(autouse=True)
def _empty(request: pytest.FixtureRequest) -> None:
    if "client" in request.fixturenames:
        client: httpx.Client = request.getfixturevalue("client")
        assert update(client, "DROP ALL").status_code == 204


def update(client: httpx.Client, text: str) -> httpx.Response:
    headers = BEARER | {"Accept": "application/json"}
    return client.post("/update", data={"update": text}, headers=headers)


def values(client: httpx.Client) -> list[int]:
    """Return the values of `http://e/p` that a query without GRAPH finds, each as often."""
    query = "SELECT ?o { ?s <http://e/p> ?o } ORDER BY ?o"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [int(row["o"]["value"]) for row in rows]


def test_a_graph_that_was_put_is_found_without_its_name(client: httpx.Client) -> None:
    for body, found in (("1, 2", [1, 2]), ("2, 3", [2, 3])):
        content = f"<http://e/s> <http://e/p> {body} ."
        assert client.put("/store", params=GRAPH, content=content, headers=TURTLE).is_success
        assert values(client) == found


def test_a_statement_of_two_graphs_counts_once_and_stays_until_both_are_gone(
    client: httpx.Client,
) -> None:
    content = "<http://e/s> <http://e/p> 1 ."
    found = []
    for graph in (GRAPH, OTHER):
        assert client.post("/store", params=graph, content=content, headers=TURTLE).is_success
        found.append(values(client))
    for graph in (GRAPH, OTHER):
        assert client.delete("/store", params=graph, headers=BEARER).is_success
        found.append(values(client))
    assert found == [[1], [1], [1], []]


def test_what_was_put_into_the_default_graph_stays_there(client: httpx.Client) -> None:
    content = "<http://e/s> <http://e/p> 1 ."
    for graph in ({"default": ""}, GRAPH):
        assert client.put("/store", params=graph, content=content, headers=TURTLE).is_success
    assert client.delete("/store", params=GRAPH, headers=BEARER).is_success
    assert values(client) == [1]
    assert update(client, "DELETE DATA { <http://e/s> <http://e/p> 1 }").status_code == 204
    assert values(client) == []


def test_an_update_of_all_graphs_is_seen_in_the_default_graph(client: httpx.Client) -> None:
    data = "INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }"
    change = """
        DELETE { GRAPH ?g { ?s <http://e/p> ?o } } INSERT { GRAPH ?g { ?s <http://e/p> ?more } }
        WHERE { GRAPH ?g { ?s <http://e/p> ?o BIND(?o + 1 AS ?more) } }"""
    assert update(client, f"{data} ; {change}").status_code == 204
    assert values(client) == [2]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 }", 65),
        ("INSERT DATA { <http://e/s> e:p 1 }", 28),
        ("CLEAR GRAPH", 12),
    ],
)
def test_a_syntax_error_names_its_place_and_changes_nothing(
    client: httpx.Client, text: str, column: int
) -> None:
    answer = update(client, text)
    assert (answer.status_code, answer.json()["column"]) == (400, column)
    assert values(client) == []


def test_the_record_of_a_write_is_in_both_graphs(client: httpx.Client) -> None:
    record = "?w <http://www.w3.org/ns/prov#endedAtTime> ?t"
    query = f"SELECT (COUNT(*) AS ?n) {{ {record} GRAPH <http://e/graph/writes> {{ {record} }} }}"
    answer = client.get("/sparql", params={"query": query}).json()
    assert answer["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_folder_remembers_that_it_is_merged(tmp_path: Path) -> None:
    put = "INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/s> <http://e/p> {} }} }}"
    for number, merged in enumerate((True, False), 1):
        with writable_client(tmp_path, Limits(), merged=merged) as client:
            assert update(client, put.format(number)).status_code == 204
            assert values(client) == list(range(1, number + 1))
