import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

import pytest
from fastapi import FastAPI

from graph.service import Generation, Limits, QueryService
from ontology.terms import PREFIXES
from tests.endpoints import COLLABORATION, RUNAWAY, TASKS, served, small_data

mcp = pytest.importorskip("mcp", reason="the MCP SDK is not installed")
T = TypeVar("T")

ONTOLOGY = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
gwp:Task rdfs:label "task"@en, "任务"@zh ; rdfs:isDefinedBy <https://w3id.org/gwp/ns> .
gwp:involvesUnit rdfs:isDefinedBy <https://w3id.org/gwp/ns> .
<http://e/q1> a sh:SPARQLExecutable ; rdfs:label "Which tasks are there?"@en, "有哪些任务？"@zh ;
    sh:select "SELECT ?t { ?t a gwp:Task }" .
<http://e/q2> a sh:SPARQLExecutable ; rdfs:label "Who works together?"@en ;
    sh:select "SELECT ?a ?b { ?t gwp:involvesUnit ?a, ?b }" .
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    tasks = "".join(f"<http://e/task/{n}> a gwp:Task .\n" for n in TASKS)
    path = tmp_path_factory.mktemp("data") / "data.trig"
    path.write_text(small_data() + ONTOLOGY + tasks, encoding="utf-8")
    return Generation("small", path)


def with_client(data: Generation, work: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
    """Run `work` with a client that is connected to the server in this process."""
    from web.mcp_server import mcp_server

    async def run() -> T:
        service = QueryService(data, Limits(query_timeout_s=1.0), prefixes=PREFIXES)
        service.start()
        try:
            async with mcp.Client(mcp_server(service)) as client:
                return await work(client)
        finally:
            await service.stop()

    return asyncio.run(run())


def call(data: Generation, name: str, **arguments: object) -> tuple[bool, str]:
    """Call a tool; return whether it failed, and its text."""

    async def work(client: Any) -> tuple[bool, str]:  # noqa: ANN401
        result = await client.call_tool(name, arguments)
        return bool(result.is_error), result.content[0].text

    return with_client(data, work)


def test_the_tools_are_listed_with_what_they_do(data: Generation) -> None:
    async def work(client: Any) -> dict[str, str]:  # noqa: ANN401
        return {tool.name: tool.description for tool in (await client.list_tools()).tools}

    tools = with_client(data, work)
    assert set(tools) == {"schema", "examples", "validate", "execute"}
    assert all(tools.values())


def test_the_schema_shows_classes_and_what_they_have(data: Generation) -> None:
    failed, text = call(data, "schema")
    assert not failed
    assert "PREFIX gwp: <https://w3id.org/gwp/ns#>" in text
    assert "gwp:Task,3,任务,task" in text
    assert "gwp:Task,gwp:involvesUnit,6" in text


def test_examples_about_a_word_come_first(data: Generation) -> None:
    _, text = call(data, "examples", about="works together")
    assert text.startswith("# Who works together?\nSELECT ?a ?b")
    assert "# 有哪些任务？" in text


def test_a_query_is_validated_without_being_run(data: Generation) -> None:
    assert call(data, "validate", query=COLLABORATION) == (False, "valid")
    assert call(data, "validate", query=RUNAWAY) == (False, "valid")
    failed, text = call(data, "validate", query="SELECT * {\n ?s ?p }")
    assert failed
    assert "line 2, column 8" in text
    failed, text = call(data, "validate", query="SELECT ?a { ?a ?b ?c } GROUP BY ?b")
    assert failed
    assert "neither grouped nor aggregated" in text


def test_a_term_that_does_not_exist_is_named_with_its_neighbours(data: Generation) -> None:
    _, text = call(data, "validate", query="SELECT * { ?t gwp:involvesUnits ?u }")
    assert text == "gwp:involvesUnits is not a term of the ontology; near: gwp:involvesUnit"


def test_a_query_is_executed(data: Generation) -> None:
    failed, text = call(data, "execute", query=COLLABORATION)
    assert not failed
    assert text.splitlines()[0] == "a,b,n"
    assert len(text.splitlines()) == 4
    _, text = call(data, "execute", query="CONSTRUCT { ?t a <http://e/T> } { ?t a gwp:Task }")
    assert text.count("<http://e/T>") == 3


def test_more_rows_than_asked_for_are_counted_not_sent(data: Generation) -> None:
    _, text = call(data, "execute", query="SELECT * { ?s <http://e/value> ?o }", rows=5)
    assert len(text.splitlines()) == 7
    assert text.splitlines()[-1] == "(5 of 1000 rows)"


def test_the_limits_hold_here_too(data: Generation) -> None:
    failed, text = call(data, "execute", query=RUNAWAY)
    assert failed
    assert "ended at its limit of 1 s" in text
    failed, text = call(data, "execute", query="ASK { SERVICE <http://127.0.0.1/> { } }")
    assert failed
    assert "SERVICE and LOAD are off" in text
    failed, _ = call(data, "execute", query="INSERT DATA { <a:a> <a:b> <a:c> }")
    assert failed


def test_the_tools_are_served_over_http_too(data: Generation) -> None:
    from web.mcp_server import serving_mcp

    service = QueryService(data, prefixes=PREFIXES)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.start()
        async with serving_mcp(app, service):
            yield
        await service.stop()

    async def ask(address: str) -> str:
        async with mcp.Client(f"{address}/mcp/") as client:
            result = await client.call_tool("execute", {"query": COLLABORATION})
            text: str = result.content[0].text
            return text

    with served(FastAPI(lifespan=lifespan)) as address:
        assert asyncio.run(ask(address)).startswith("a,b,n")
