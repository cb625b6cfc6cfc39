"""Hostile queries and clients against a real server: each ends as it should, others are served."""

import contextlib
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from graph.service import Limits, QueryService
from tests.endpoints import client_of, small_generation
from tests.probes import BROKEN, PROBES, Probe, random_probe

LIMITS = Limits(query_timeout_s=1.0, memory_bytes=400_000_000, client_stall_s=0.5)
ALIVE = b'{"head":{},"boolean":true}'


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> QueryService:
    return QueryService(small_generation(tmp_path_factory.mktemp("data")), LIMITS)


@pytest.fixture(scope="module")
def client(service: QueryService) -> Iterator[httpx.Client]:
    with client_of(service) as client:
        yield client


def status_of(client: httpx.Client, query: str) -> int:
    """Return the status of the answer, `BROKEN` if it begins and is broken off."""
    content, headers = query.encode(), {"Content-Type": "application/sparql-query"}
    try:
        return client.post("/sparql", content=content, headers=headers).status_code
    except httpx.RemoteProtocolError:
        return BROKEN


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_hostile_query_ends_as_it_should(client: httpx.Client, probe: Probe) -> None:
    assert status_of(client, probe.query) in probe.statuses
    assert client.get("/sparql", params={"query": "ASK { }"}).content == ALIVE


def test_random_hostile_queries_leave_the_server_alive(client: httpx.Client) -> None:
    with ThreadPoolExecutor(4) as threads:
        statuses = set(threads.map(lambda n: status_of(client, random_probe(n)), range(60)))
    assert statuses <= {BROKEN, 200, 400, 403, 422, 500, 503, 504}
    assert client.get("/sparql", params={"query": "ASK { }"}).content == ALIVE


def test_a_client_that_reads_nothing_holds_no_worker(
    client: httpx.Client, service: QueryService
) -> None:
    query = "SELECT * { ?s <http://e/value> ?o . ?t <http://e/value> ?p } LIMIT 300000"
    path = httpx.URL("/sparql", params={"query": query, "format": "csv"}).raw_path
    connections = []
    for _ in range(4):
        connection = socket.create_connection(("127.0.0.1", client.base_url.port or 0))
        connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(100)
        connections.append(connection)
    assert client.get("/sparql", params={"query": "ASK { }"}).content == ALIVE
    for connection in connections:
        connection.close()


def test_a_body_without_end_is_refused(client: httpx.Client) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    headers = {"Content-Type": "application/sparql-query"}
    with contextlib.suppress(httpx.WriteError):  # it may close before all was written
        assert client.post("/sparql", content=body(), headers=headers).status_code == 413
    assert client.get("/sparql", params={"query": "ASK { }"}).content == ALIVE
