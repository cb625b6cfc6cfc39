import asyncio
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.responses import RedirectResponse, Response

from graph.service import (
    Generation,
    QueryForbiddenError,
    QueryService,
    QuerySyntaxError,
    Question,
    StoreError,
    format_by_key,
)
from graph.service.federation import Federation, calls_of
from tests.endpoints import PREFIXES, endpoint, served, small_generation

LOCAL = "<http://e/task/1> gwp:involvesUnit ?unit ."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    return small_generation(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve other data about the same units, and some places that do not answer as they should."""
    folder = tmp_path_factory.mktemp("other")
    path = folder / "other.nq"
    path.write_text('<http://e/unit/商务局> <http://e/seat> "通济街道"@zh .\n', encoding="utf-8")
    app: FastAPI = endpoint(QueryService(Generation("other", path)))

    @app.post("/moved")
    def moved() -> Response:
        return RedirectResponse("/sparql", 307)

    @app.post("/page")
    def page() -> Response:
        return Response("<html></html>")

    @app.post("/slow")
    async def slow() -> Response:
        await asyncio.sleep(20)
        return Response()

    with served(app) as address:
        yield address


def ask(data: Generation, query: str, federation: Federation | None) -> str:
    async def run() -> str:
        service = QueryService(data, prefixes=PREFIXES, federation=federation)
        service.start()
        try:
            answer = await service.query(Question(query, format_by_key("csv")))
            return (await answer.read()).decode()
        finally:
            await service.stop()

    return asyncio.run(run())


def open_to(address: str, *, timeout_s: float = 5.0) -> Federation:
    return Federation([f"{address}/"], timeout_s=timeout_s, may_connect=lambda _: True)


def test_a_listed_server_is_called(data: Generation, other: str) -> None:
    call = f"SERVICE <{other}/sparql> {{ ?unit <http://e/seat> ?seat }}"
    query = f"SELECT ?unit ?seat {{ {LOCAL} {call} }}"
    found = ask(data, query, open_to(other))
    assert found == "unit,seat\r\nhttp://e/unit/商务局,通济街道\r\n"


def test_a_call_may_be_written_with_prefixes(data: Generation, other: str) -> None:
    query = (
        f"PREFIX o: <{other}/> PREFIX e: <http://e/> "
        f"SELECT ?seat {{ SERVICE o:sparql {{ ?u e:seat ?seat OPTIONAL {{ ?u gwp:none ?n }} }} }}"
    )
    assert ask(data, query, open_to(other)) == "seat\r\n通济街道\r\n"


def test_a_server_that_is_not_listed_is_not_called(data: Generation, other: str) -> None:
    query = f"ASK {{ SERVICE <{other}.example/sparql> {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryForbiddenError, match="not among"):
        ask(data, query, open_to(other))
    narrow = Federation([f"{other}/spar"], may_connect=lambda _: True)
    with pytest.raises(QueryForbiddenError, match="not among"):
        ask(data, f"ASK {{ SERVICE <{other}/sparql> {{ ?s ?p ?o }} }}", narrow)


def test_a_listed_name_of_a_private_address_is_not_called(data: Generation, other: str) -> None:
    for call in ("SERVICE", "SERVICE SILENT"):
        query = f"ASK {{ {call} <{other}/sparql> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryForbiddenError, match="not a public address"):
            ask(data, query, Federation([f"{other}/"]))


def test_a_variable_cannot_be_called(data: Generation, other: str) -> None:
    query = f"ASK {{ BIND(<{other}/sparql> AS ?there) SERVICE ?there {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryForbiddenError, match="variable"):
        ask(data, query, open_to(other))


@pytest.mark.parametrize("path", ["moved", "page", "none", "slow"])
def test_a_server_that_fails_fails_the_query_unless_silent(
    data: Generation, other: str, path: str
) -> None:
    federation = open_to(other, timeout_s=0.5)
    clause = f"<{other}/{path}> {{ ?unit <http://e/seat> ?seat }}"
    with pytest.raises(StoreError):
        ask(data, f"SELECT * {{ {LOCAL} SERVICE {clause} }}", federation)
    silent = ask(data, f"SELECT ?unit {{ {LOCAL} SERVICE SILENT {clause} }}", federation)
    assert silent.count("\r\n") == 3


def test_a_query_with_a_call_and_a_mistake_is_a_syntax_error(data: Generation, other: str) -> None:
    with pytest.raises(QuerySyntaxError):
        ask(data, f"ASK {{ SERVICE <{other}/sparql> {{ ?s ?p }} }}", open_to(other))


def test_without_a_list_no_server_is_called(data: Generation, other: str) -> None:
    with pytest.raises(QueryForbiddenError, match="SERVICE and LOAD are off"):
        ask(data, f"ASK {{ SERVICE <{other}/sparql> {{ ?s ?p ?o }} }}", None)


def test_only_the_outermost_calls_are_made_here() -> None:
    query = (
        "BASE <http://b/> SELECT * { SERVICE <x> { SERVICE <y> { ?a ?b ?c } } "
        "OPTIONAL { SERVICE SILENT <z> { ?d ?e ?f } } }"
    )
    calls = calls_of(query, None)
    assert [(call.iri, call.silent) for call in calls] == [
        ("http://b/x", False),
        ("http://b/z", True),
    ]
    assert calls[0].query == "BASE <http://b/> SELECT * { SERVICE <y> { ?a ?b ?c } }"
