"""The same tests over every kind of storage: memory, a folder, and other people's servers."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from fastapi import FastAPI

from graph.service import Generation, Limits, QueryService, UpdateService
from graph.service.remote import Endpoint, RemoteService
from graph.service.remote_updates import RemoteUpdateService
from tests.endpoints import PREFIXES, TOKEN, app_of, served
from tests.engines import oxigraph_server, virtuoso_server
from tests.w3c import canonical

LIMITS = Limits(query_timeout_s=10, update_timeout_s=10)
BEARER = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = BEARER | {"Content-Type": "text/turtle"}
GRAPH = "http://e/graph/计划"
DATA = """
    @prefix e: <http://e/> .
    e:task1 a e:Task ; e:unit e:商务局, e:发改局 ; e:label "任务一"@zh .
    e:task2 a e:Task ; e:unit e:商务局 ; e:label "任务二"@zh ; e:share 14 .
"""


@contextlib.contextmanager
def _embedded(folder: Path) -> Iterator[FastAPI]:
    seed = folder / "seed.nq"
    seed.touch()
    service = QueryService(Generation("empty", seed), LIMITS, prefixes=PREFIXES)
    yield app_of(service, UpdateService(service, folder / "store"))


@contextlib.contextmanager
def _remote(endpoint: Endpoint) -> Iterator[FastAPI]:
    service = RemoteService(endpoint, LIMITS, prefixes=PREFIXES)
    yield app_of(service, RemoteUpdateService(service))


@contextlib.contextmanager
def _oxigraph(folder: Path) -> Iterator[FastAPI]:
    with oxigraph_server(folder) as endpoint, _remote(endpoint) as app:
        yield app


@contextlib.contextmanager
def _virtuoso(folder: Path) -> Iterator[FastAPI]:
    with virtuoso_server(folder) as endpoint, _remote(endpoint) as app:
        yield app


STORAGES = {"folder": _embedded, "oxigraph": _oxigraph, "virtuoso": _virtuoso}


@pytest.fixture(scope="module", params=STORAGES)
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp(request.param)
    with (
        STORAGES[request.param](folder) as app,
        served(app) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.fixture(autouse=True)
def _filled(client: httpx.Client) -> None:
    answer = client.put("/store", params={"graph": GRAPH}, content=DATA.encode(), headers=TURTLE)
    assert answer.status_code in (201, 204), answer.text


def get(client: httpx.Client, query: str, key: str = "json") -> httpx.Response:
    return client.get("/sparql", params={"query": query, "format": key})


def values(client: httpx.Client, query: str) -> list[dict[str, str]]:
    answer = get(client, query)
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_a_graph_comes_back_as_it_was_put(client: httpx.Client) -> None:
    answer = client.get("/store", params={"graph": GRAPH}, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    found = list(ox.parse(answer.content, ox.RdfFormat.TURTLE))
    assert canonical(found) == canonical(list(ox.parse(DATA.encode(), ox.RdfFormat.TURTLE)))


def test_solutions_are_counted_in_a_named_graph(client: httpx.Client) -> None:
    query = (
        f"SELECT ?unit (COUNT(?task) AS ?n) {{ GRAPH <{GRAPH}> {{ ?task <http://e/unit> ?unit }} }}"
        " GROUP BY ?unit ORDER BY DESC(?n)"
    )
    assert values(client, query) == [
        {"unit": "http://e/商务局", "n": "2"},
        {"unit": "http://e/发改局", "n": "1"},
    ]


@pytest.mark.parametrize("key", ["json", "xml", "csv", "tsv"])
def test_solutions_come_in_every_format(client: httpx.Client, key: str) -> None:
    answer = get(
        client, f"SELECT ?label {{ GRAPH <{GRAPH}> {{ ?t <http://e/label> ?label }} }}", key
    )
    assert answer.status_code == 200, answer.text
    text = str(answer.json()) if key == "json" else answer.text
    assert "任务一" in text
    assert "任务二" in text


@pytest.mark.parametrize("key", ["turtle", "ntriples", "rdfxml"])
def test_graphs_come_in_every_format(client: httpx.Client, key: str) -> None:
    query = (
        f"CONSTRUCT {{ ?t <http://e/name> ?l }} "
        f"WHERE {{ GRAPH <{GRAPH}> {{ ?t <http://e/label> ?l }} }}"
    )
    answer = get(client, query, key)
    assert answer.status_code == 200, answer.text
    form = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}.get(key)
    assert len(list(ox.parse(answer.content, form or ox.RdfFormat.RDF_XML))) == 2


def test_a_question_of_yes_or_no_is_answered(client: httpx.Client) -> None:
    ask = f"ASK {{ GRAPH <{GRAPH}> {{ ?t a <http://e/%s> }} }}"
    assert get(client, ask % "Task").json()["boolean"] is True
    assert get(client, ask % "Unit").json()["boolean"] is False


def test_known_prefixes_need_no_declaration(client: httpx.Client) -> None:
    assert get(client, "ASK { ?task gwp:leadUnit ?unit }").json()["boolean"] is False


def test_an_update_changes_what_it_says(client: httpx.Client) -> None:
    text = (
        f"DELETE {{ GRAPH <{GRAPH}> {{ ?t <http://e/share> ?s }} }} "
        f"INSERT {{ GRAPH <{GRAPH}> {{ ?t <http://e/share> 15 }} }} "
        f"WHERE {{ GRAPH <{GRAPH}> {{ ?t <http://e/share> ?s }} }}"
    )
    answer = client.post("/update", data={"update": text}, headers=BEARER)
    assert answer.status_code == 204, answer.text
    query = f"SELECT ?s {{ GRAPH <{GRAPH}> {{ ?t <http://e/share> ?s }} }}"
    assert values(client, query) == [{"s": "15"}]


def test_a_graph_that_was_deleted_is_gone(client: httpx.Client) -> None:
    assert client.delete("/store", params={"graph": GRAPH}, headers=BEARER).status_code == 204
    assert client.get("/store", params={"graph": GRAPH}).status_code == 404


def test_a_syntax_error_names_the_place(client: httpx.Client) -> None:
    answer = client.get(
        "/sparql",
        params={"query": "SELECT *\nWHERE { ?s ?p }"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 400
    assert (answer.json()["line"], answer.json()["column"]) == (2, 15)


def test_calling_other_servers_is_refused(client: httpx.Client) -> None:
    assert get(client, "ASK { SERVICE <http://127.0.0.1:9/> { } }").status_code == 403
    load = {"update": "LOAD <http://127.0.0.1:9/>"}
    assert client.post("/update", data=load, headers=BEARER).status_code == 403


def test_a_broken_document_changes_nothing(client: httpx.Client) -> None:
    params = {"graph": GRAPH}
    answer = client.put("/store", params=params, content="<http://e/a> .", headers=TURTLE)
    assert answer.status_code == 400
    assert client.get("/store", params=params).status_code == 200
