"""Settings that change what the whole server does, over HTTP."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx
import pytest

from graph.library import Library
from graph.store import open_store
from plans import read_plan
from server import Settings, create_app
from tests import jimo
from tests.browser import serve
from web.settings import SettingError

DOCUMENT = """海州市二〇二〇年优化环境工作方案
海政发〔2020〕7号
一、主要任务
1.推进一网通办。
完成时限:2020年12月
牵头单位:市大数据局
配合单位:市财政局
2.压缩办理时间。
牵头单位:市住建局
"""
ROOT = Path(__file__).parents[1]
LEADS = "SELECT ?name { ?t gwp:leadUnit/skos:prefLabel ?name ; gwp:inDocument/eli:number ?n }"
UPLOADS = {"GWP_UPLOAD_BYTES": "100000"}


@cache
def library() -> Library:
    return Library(open_store([read_plan(jimo.PATH)]))


@contextmanager
def running(environment: dict[str, str]) -> Iterator[httpx.Client]:
    app = create_app(library(), Settings.of({}, environment))
    with serve(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def leads(client: httpx.Client) -> set[str]:
    answer = client.get("/sparql", params={"query": LEADS}, headers={"Accept": "text/csv"})
    return {row[0] for row in csv.reader(io.StringIO(answer.text))}


def send(client: httpx.Client) -> str:
    """Send a document and return the page of its plan once it is there."""
    answer = client.post("/documents", files={"file": ("优化环境.txt", DOCUMENT.encode())})
    assert answer.status_code == 303, answer.text
    while 'http-equiv="refresh"' in (page := client.get(answer.headers["location"]).text):
        pass
    (plan,) = set(re.findall(r'href="(/plans/2020-7-[^"/]*)', page))
    return str(plan)


def test_a_document_that_is_sent_is_answered_for_by_pages_and_sparql_and_stays(
    tmp_path: Path,
) -> None:
    environment = {"GWP_DOCUMENTS": str(tmp_path), **UPLOADS}
    with running(environment) as client:
        assert "市大数据局" not in leads(client)
        plan = send(client)
        assert {"市大数据局", "区商务局"} <= leads(client)
        assert "市大数据局" in client.get(f"{plan}/units").text
        assert client.get("/healthz").json()["plans"] == 2
    with running({"GWP_DOCUMENTS": str(tmp_path)}) as client:
        assert {"市大数据局", "区商务局"} <= leads(client)


def test_a_correction_reaches_sparql_and_is_kept_as_a_file_beside_the_document(
    tmp_path: Path,
) -> None:
    start = DOCUMENT.index("市住建局")
    form = {"start": str(start), "end": str(start + 4), "action": "unit"}
    with running({"GWP_DOCUMENTS": str(tmp_path), **UPLOADS}) as client:
        plan = send(client)
        assert client.post(f"{plan}/review", data={"who": "张三"}).status_code == 303
        answer = client.post(f"{plan}/review", data=form | {"value": "市住房城乡建设局"})
        assert answer.status_code == 303, answer.text
        assert "市住房城乡建设局" in leads(client)
        assert "市住建局" not in leads(client)
        who = {"query": "ASK { ?act prov:wasAssociatedWith ?who . ?who skos:prefLabel '张三'@zh }"}
        assert client.get("/sparql", params=who).json()["boolean"] is True
        kept = client.get(f"{plan}/corrections.toml").text
    (file,) = (tmp_path / "documents").glob("*.corrections.toml")
    assert kept == file.read_text("utf-8")
    assert 'unit = "市住房城乡建设局"' in kept
    assert 'who = "张三"' in kept


def test_the_given_plan_is_corrected_without_uploads(tmp_path: Path) -> None:
    plan = library().plan(library().plans()[0].slug)
    one = plan.tasks[0].assignments[0]
    form = {"start": str(one.span.start), "end": str(one.span.end), "action": "role"}
    query = (
        """ASK { ?t dcterms:identifier "1" ; gwp:participatingUnit ?u . ?u skos:prefLabel %r@zh }"""
    )
    with running({"GWP_DOCUMENTS": str(tmp_path)}) as client:
        address = f"/plans/{library().plans()[0].slug}/review"
        assert client.post("/documents", files={"file": ("a.txt", b"x")}).status_code == 400
        assert client.post(address, data=form | {"value": "participant"}).status_code == 303
        answer = client.get("/sparql", params={"query": query.replace("%r", f'"{one.unit}"')})
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        (UPLOADS, "--upload-bytes"),
        ({"GWP_DOCUMENTS": "d", "GWP_WRITE_TOKEN": "t"}, "--documents"),
        ({"GWP_DOCUMENTS": "d", "GWP_STORE": "folder"}, "--documents"),
        ({"GWP_MCP": "maybe"}, "--mcp"),
    ],
)
def test_settings_that_do_not_go_together_are_an_error_that_names_one(
    environment: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingError) as caught:
        Settings.of({}, environment)
    assert caught.value.name == named


def test_scripts_of_listed_origins_may_read_and_others_may_not() -> None:
    with running({"GWP_CORS_ORIGINS": "https://a.example https://b.example"}) as client:
        query = {"query": "ASK {}"}
        allowed = client.get("/sparql", params=query, headers={"Origin": "https://b.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://b.example"
        assert "ETag" in allowed.headers["access-control-expose-headers"]
        other = client.get("/sparql", params=query, headers={"Origin": "https://c.example"})
        assert "access-control-allow-origin" not in other.headers
        asked = client.options(
            "/sparql",
            headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"},
        )
        assert asked.status_code == 200


def test_without_listed_origins_no_script_may_read() -> None:
    with running({}) as client:
        answer = client.get(
            "/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://a.example"}
        )
        assert "access-control-allow-origin" not in answer.headers


def test_a_listed_service_at_a_private_address_is_not_called() -> None:
    with running({}) as behind:
        url = str(behind.base_url).rstrip("/") + "/sparql"
        query = {"query": f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"}
        for allowed in ("", url, "http://"):
            with running({"GWP_SERVICE_ALLOW": allowed}) as client:
                assert client.get("/sparql", params=query).status_code in (400, 403)


def test_language_models_find_their_tools_only_if_they_are_on() -> None:
    mcp = pytest.importorskip("mcp", reason="the MCP SDK is not installed")

    async def ask(url: str) -> str:
        async with mcp.Client(url) as client:
            result = await client.call_tool("execute", {"query": "ASK { ?t a gwp:Task }"})
            return str(result.content[0].text)

    with running({"GWP_MCP": "on"}) as client:
        assert "true" in asyncio.run(ask(f"{client.base_url}/mcp/"))
    with running({}) as client:
        assert client.post("/mcp/", json={}).status_code in (404, 405)


def test_a_language_model_can_ask_over_standard_input_and_output() -> None:
    mcp = pytest.importorskip("mcp", reason="the MCP SDK is not installed")
    from mcp.client.stdio import StdioServerParameters, stdio_client

    command = StdioServerParameters(command=sys.executable, args=["-m", "gwp", "mcp"], cwd=ROOT)

    async def ask() -> str:
        async with mcp.Client(stdio_client(command)) as client:
            query = "SELECT (COUNT(?t) AS ?n) { ?t a gwp:Task }"
            return str((await client.call_tool("execute", {"query": query})).content[0].text)

    assert asyncio.run(ask()).split() == ["n", "67"]
