import asyncio
import io
import json
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from graph.service import (
    Answer,
    Limits,
    Meter,
    QueryService,
    QueryTimeoutError,
    Question,
    TooManyRequestsError,
    format_by_key,
)
from tests.endpoints import (
    RUNAWAY,
    TOKEN,
    endpoint,
    in_background,
    served,
    small_generation,
    until_ready,
)
from web.operations import operations_router, query_log
from web.write_access import WriteAccess

BEARER = {"Authorization": f"Bearer {TOKEN}"}
JSON = format_by_key("json")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> QueryService:
    return QueryService(small_generation(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def app(service: QueryService) -> FastAPI:
    app = endpoint(service)
    app.include_router(operations_router(service, Meter(service), WriteAccess(token=TOKEN)))
    return app


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def numbers(client: httpx.Client) -> dict[str, float]:
    lines = client.get("/metrics").text.splitlines()
    pairs = [line.rsplit(" ", 1) for line in lines if not line.startswith("#")]
    return {name: float(value) for name, value in pairs}


def test_the_numbers_follow_what_happens(client: httpx.Client) -> None:
    before = numbers(client)
    for query in ("SELECT * { ?s <http://e/value> 1 }", "SELECT * { ?s <http://e/value> 1 }", "no"):
        client.get("/sparql", params={"query": query})
    after = numbers(client)
    grown = {name: after[name] - before.get(name, 0) for name in after}
    assert grown['gwp_queries_total{outcome="ok"}'] == 2
    assert grown['gwp_queries_total{outcome="QuerySyntaxError"}'] == 1
    assert grown["gwp_cache_hits_total"] == 1
    assert grown["gwp_result_rows_total"] == 2
    assert grown["gwp_query_seconds_count"] == 3
    assert after["gwp_workers"] == 2


def test_what_runs_is_shown_and_cancelled_with_the_token_only(client: httpx.Client) -> None:
    with in_background(lambda: client.get("/sparql", params={"query": RUNAWAY})) as runaway:
        while not (running := client.get("/queries", headers=BEARER).json()):
            pass
        assert [each["query"] for each in running] == [RUNAWAY]
        path = f"/queries/{running[0]['id']}"
        assert client.get("/queries").status_code == 401
        assert client.delete(path).status_code == 401
        assert client.delete(path, headers=BEARER).status_code == 204
        assert runaway.result().status_code == 503
    assert client.delete("/queries/0", headers=BEARER).status_code == 404


def test_without_a_token_nobody_sees_what_runs(service: QueryService) -> None:
    app = FastAPI()
    app.include_router(operations_router(service, Meter(service), WriteAccess()))

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/queries")

    assert asyncio.run(ask()).status_code == 403


def _asked(service: QueryService, *queries: str) -> list[Answer | BaseException]:
    async def run() -> list[Answer | BaseException]:
        service.start()
        await until_ready(service)
        try:
            found: list[Answer | BaseException] = []
            for query in queries:
                question = Question(query, JSON, client="10.0.0.1", timeout_s=0.5)
                found += await asyncio.gather(service.query(question), return_exceptions=True)
                if isinstance(found[-1], Answer):
                    await found[-1].close()
            return found
        finally:
            await service.stop()

    return asyncio.run(run())


def test_each_query_leaves_a_line_in_the_log(service: QueryService) -> None:
    service = QueryService(service.generation)
    stream = io.StringIO()
    service.observe(query_log(stream))
    _asked(service, "SELECT * { ?s <http://e/value> 1 }", RUNAWAY, "no query")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["status"] for line in lines] == [200, 504, 400]
    assert [line["rows"] for line in lines] == [1, None, None]
    assert [line["error"] for line in lines] == [None, "QueryTimeoutError", "QuerySyntaxError"]
    assert {line["client"] for line in lines} == {"10.0.0.1"}
    assert RUNAWAY not in stream.getvalue()


def test_a_client_that_uses_too_much_has_to_wait(service: QueryService) -> None:
    limits = Limits(client_seconds_per_minute=0.1)
    service = QueryService(service.generation, limits)
    found = _asked(service, RUNAWAY, "ASK { }")
    assert isinstance(found[0], QueryTimeoutError)
    assert isinstance(found[1], TooManyRequestsError)
    assert found[1].retry_after_s > 60


def test_a_client_that_errs_too_often_has_to_wait(service: QueryService) -> None:
    limits = Limits(client_errors_per_minute=1)
    service = QueryService(service.generation, limits)
    found = _asked(service, "no", "no", "no", "ASK { }")
    assert isinstance(found[3], TooManyRequestsError)
