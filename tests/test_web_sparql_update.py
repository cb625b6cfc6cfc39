import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.service import Limits, QueryService
from tests.endpoints import (
    TOKEN,
    in_background,
    served,
    small_generation,
    writable_client,
    writable_endpoint,
)

BASE = "https://w3id.org/gwp/id/"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = BEARER | {"Content-Type": "application/sparql-update"}
TURTLE = BEARER | {"Content-Type": "text/turtle"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <http://e/p> ?o }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("store")
    with writable_client(folder, Limits(update_timeout_s=1.0), record_base=BASE) as client:
        yield client


@pytest.fixture(autouse=True)
def _empty(request: pytest.FixtureRequest) -> None:
    if "client" in request.fixturenames:
        client: httpx.Client = request.getfixturevalue("client")
        assert update(client, "DROP ALL").status_code == 204


def update(client: httpx.Client, text: str, headers: dict[str, str] = UPDATE) -> httpx.Response:
    return client.post("/update", content=text.encode(), headers=headers)


def count(client: httpx.Client, query: str = COUNT) -> int:
    answer = client.get("/sparql", params={"query": query})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_what_was_written_is_seen_by_the_next_query(client: httpx.Client) -> None:
    assert count(client) == 0
    for number in range(3):
        assert update(client, f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}").is_success
        assert count(client) == number + 1


def test_an_update_may_come_as_a_form_and_to_the_query_endpoint(client: httpx.Client) -> None:
    data = {"update": "INSERT DATA { <http://e/s> <http://e/p> 1 }"}
    assert client.post("/update", data=data, headers=BEARER).status_code == 204
    data = {"update": "INSERT DATA { <http://e/s> <http://e/p> 2 }"}
    assert client.post("/sparql", data=data, headers=BEARER).status_code == 204
    assert count(client) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": "Bearer"},
    ],
)
def test_without_the_token_nothing_is_written(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    text = "INSERT DATA { <http://e/s> <http://e/p> 1 }"
    sent = {"Content-Type": "application/sparql-update"} | headers
    answers = [
        client.post("/update", content=text, headers=sent),
        client.post("/sparql", content=text, headers=sent),
        client.put("/store?default", content="", headers=headers | {"Content-Type": "text/turtle"}),
        client.delete("/store?default", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert all(answer.headers["www-authenticate"].startswith("Bearer") for answer in answers)
    assert count(client) == 0


def test_where_no_token_was_set_writing_is_off(tmp_path: Path) -> None:
    service = QueryService(small_generation(tmp_path))
    app = writable_endpoint(service, tmp_path / "store", None, token=None)
    with served(app) as address, httpx.Client(base_url=address) as client:
        assert update(client, "CLEAR ALL").status_code == 403
        assert client.put("/store?default", content="", headers=TURTLE).status_code == 403
        assert "GWP_WRITE_TOKEN" in update(client, "CLEAR ALL").text


def test_an_update_that_fails_leaves_nothing_behind(client: httpx.Client) -> None:
    half = "INSERT DATA { <http://e/s> <http://e/p> 1 } ; CREATE GRAPH <http://e/g> ; "
    assert update(client, half + "CREATE GRAPH <http://e/g>").status_code == 400
    assert count(client) == 0
    syntax = update(client, half + "INSERT {")
    assert syntax.status_code == 400
    assert count(client) == 0


def test_an_update_over_its_limit_leaves_nothing_behind(client: httpx.Client) -> None:
    values = " ".join(str(number) for number in range(3000))
    tables = " ".join(f"VALUES ?{name} {{ {values} }}" for name in "abc")
    runaway = (
        "INSERT DATA { <http://e/s> <http://e/p> 1 } ; "
        "INSERT { <http://e/s> <http://e/p> ?b } WHERE { " + tables + " }"
    )
    assert update(client, runaway).status_code == 504
    assert count(client) == 0
    assert update(client, "INSERT DATA { <http://e/s> <http://e/p> 2 }").status_code == 204
    assert count(client) == 1


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/data.ttl>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_an_update_may_not_reach_out(client: httpx.Client, text: str) -> None:
    assert update(client, text).status_code == 403


def test_a_broken_document_is_an_error_with_its_place(client: httpx.Client) -> None:
    body = "<http://e/s> <http://e/p> 1 .\n<http://e/s> <http://e/p .\n"
    headers = TURTLE | {"Accept": "application/json"}
    answer = client.put("/store?default", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"] == "DocumentSyntaxError"
    assert answer.json()["line"] == 2
    assert count(client) == 0


def test_a_graph_is_named_in_one_way_only(client: httpx.Client) -> None:
    for query in ("?default&graph=http://e/g", "?graph=http://e/g&graph=http://e/h"):
        assert client.get(f"/store{query}").status_code == 400
    assert client.get("/store").status_code == 400
    assert client.get("/store?graph=http://e/none").status_code == 404
    assert client.get("/store", params={"graph": "http://e/<>"}).status_code == 400


def test_a_write_is_recorded_with_who_when_and_what(client: httpx.Client) -> None:
    headers = UPDATE | {"From": "office@example.org"}
    update(client, "INSERT DATA { <http://e/s> <http://e/p> 1 }", headers)
    query = f"""
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?who ?when ?what ?hash {{ GRAPH <{BASE}graph/writes> {{
            ?write a prov:Activity ; prov:wasAssociatedWith ?who ; prov:endedAtTime ?when ;
                dcterms:description ?what ; dcterms:identifier ?hash .
            FILTER(CONTAINS(?what, "INSERT")) }} }}"""
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert [row["who"]["value"] for row in rows] == [f"{BASE}agent/office%40example.org"]
    assert rows[0]["what"]["value"] == "INSERT DATA { <http://e/s> <http://e/p> 1 }"
    assert rows[0]["hash"]["value"].startswith("sha256:")
    assert rows[0]["when"]["datatype"].endswith("dateTime")


def test_answers_are_tagged_by_the_state_of_the_data(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": COUNT})
    same = client.get(
        "/sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]}
    )
    wrote = update(client, "INSERT DATA { <http://e/s> <http://e/p> 1 }")
    after = client.get(
        "/sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (same.status_code, after.status_code) == (304, 200)
    assert wrote.headers["cache-control"] == "no-store"
    assert "etag" not in wrote.headers


def test_a_long_query_sees_the_data_as_it_began(client: httpx.Client) -> None:
    lines = " ".join(f"<http://e/s{n}> <http://e/p> {n} ." for n in range(1000))
    update(client, f"INSERT DATA {{ {lines} }}")
    query = (
        "SELECT (COUNT(*) AS ?n) { ?a <http://e/p> ?b . ?c <http://e/p> ?d . FILTER(?b < 1000) }"
    )
    with in_background(lambda: count(client, query)) as counting:
        assert update(client, "DROP ALL").status_code == 204
    assert counting.result() in (1_000_000, 0)
    assert count(client) == 0


@pytest.mark.parametrize("merged", [False, True], ids=["plain", "merged"])
def test_what_was_acknowledged_survives_the_death_of_the_writer(
    tmp_path: Path, *, merged: bool
) -> None:
    data = "<http://e/s> <http://e/p> {}"
    text = "INSERT DATA {{ GRAPH <http://e/g> {{ {} }} }}" if merged else "INSERT DATA {{ {} }}"
    with writable_client(tmp_path, Limits(), merged=merged) as client:
        for number in range(12):
            answer = update(client, text.format(data.format(number)))
            assert answer.status_code == 204
            with in_background(
                lambda: update(client, "INSERT DATA { <http://e/s> <http://e/q> 1 }")
            ) as writing:
                for pid in _writers():
                    os.kill(pid, signal.SIGKILL)
                assert writing.result().status_code in (204, 500)
            assert count(client) == number + 1


def _writers() -> list[int]:
    """Return the writer processes that this test process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            command = status.with_name("cmdline").read_text()
        except OSError:
            continue
        if parent == os.getpid() and "\0writer\0" in command:
            found.append(int(status.parent.name))
    return found


def test_a_folder_keeps_what_was_written_over_a_restart(tmp_path: Path) -> None:
    for number in range(2):
        service = QueryService(small_generation(tmp_path))
        app = writable_endpoint(service, tmp_path / "store", None)
        with served(app) as address, httpx.Client(base_url=address) as client:
            assert count(client) == number
            update(client, f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}")
    assert len(list((tmp_path / "store" / "generations").iterdir())) == 2


def test_no_old_state_is_kept_longer_than_it_is_used(tmp_path: Path) -> None:
    with writable_client(tmp_path, Limits()) as client:
        for number in range(10):
            update(client, f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}")
            count(client)
        assert len(list((tmp_path / "store" / "generations").iterdir())) <= 3
