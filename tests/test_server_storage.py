"""Where the data are: memory, a folder that survives restarts, or another endpoint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx

from graph.library import Library
from graph.store import open_store
from plans import read_plan
from server import Settings, create_app
from tests import jimo
from tests.browser import serve

TOKEN = {"Authorization": "Bearer open-sesame"}
COUNT = "SELECT (COUNT(?t) AS ?n) WHERE { ?t a gwp:Task }"
MARK = "<https://example.org/s> <https://example.org/p> 'kept'"


@cache
def library() -> Library:
    return Library(open_store([read_plan(jimo.PATH)]))


@contextmanager
def running(environment: dict[str, str], shown: Library | None = None) -> Iterator[httpx.Client]:
    app = create_app(shown or library(), Settings.of({}, environment))
    with serve(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def value(client: httpx.Client, query: str = COUNT) -> str:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    (row,) = answer.json()["results"]["bindings"]
    return str(row["n"]["value"])


def asked(client: httpx.Client) -> bool:
    answer = client.get("/sparql", params={"query": f"ASK {{ {MARK} }}"}).json()
    return bool(answer["boolean"])


def test_a_folder_keeps_the_plan_and_what_was_written_over_a_restart(tmp_path: Path) -> None:
    environment = {"GWP_STORE": str(tmp_path / "store"), "GWP_WRITE_TOKEN": "open-sesame"}
    with running(environment) as client:
        assert value(client) == "67"
        before = client.get("/healthz").json()["generation"]
        done = client.post("/update", data={"update": f"INSERT DATA {{ {MARK} }}"}, headers=TOKEN)
        assert done.status_code in (200, 204)
        assert asked(client)
        assert client.get("/healthz").json()["generation"] != before
        assert client.get("/tasks/5", follow_redirects=True).status_code == 200
    with running(environment, Library(open_store())) as client:
        assert asked(client)
        assert value(client) == "67"
        assert "任务 5" in client.get("/tasks/5", follow_redirects=True).text


def test_what_is_written_to_a_named_graph_is_in_the_merged_graph() -> None:
    with running({"GWP_WRITE_TOKEN": "open-sesame"}) as client:
        for keyword, there in (("INSERT", True), ("DELETE", False)):
            update = f"{keyword} DATA {{ GRAPH <https://example.org/g> {{ {MARK} }} }}"
            done = client.post("/update", data={"update": update}, headers=TOKEN)
            assert done.status_code in (200, 204)
            assert asked(client) is there


def test_a_folder_without_a_token_is_read_only(tmp_path: Path) -> None:
    with running({"GWP_STORE": str(tmp_path / "store")}) as client:
        assert value(client) == "67"
        assert client.post("/update", data={"update": "CLEAR ALL"}).status_code == 403


def test_a_write_in_memory_needs_the_token_and_is_seen_at_once() -> None:
    with running({"GWP_WRITE_TOKEN": "open-sesame"}) as client:
        update = {"update": f"INSERT DATA {{ {MARK} }}"}
        assert client.post("/update", data=update).status_code == 401
        assert client.post("/update", data=update, headers=TOKEN).status_code in (200, 204)
        assert asked(client)


def test_another_endpoint_answers_under_our_limits() -> None:
    with running({}) as behind:
        url = str(behind.base_url).rstrip("/") + "/sparql"
        with running({"GWP_STORE": url}) as client:
            assert value(client) == "67"
            wrong = client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p }"})
            assert wrong.status_code == 400


def test_the_pages_show_what_is_in_the_other_endpoint() -> None:
    with running({}) as behind:
        url = str(behind.base_url).rstrip("/") + "/sparql"
        with running({"GWP_STORE": url}, Library(open_store())) as client:
            assert client.get("/healthz").json()["plans"] == 1
            assert "任务 5" in client.get("/tasks/5", follow_redirects=True).text


def test_an_endpoint_that_does_not_answer_leaves_the_pages_empty() -> None:
    with running({"GWP_STORE": "http://127.0.0.1:9/sparql"}, Library(open_store())) as client:
        assert client.get("/healthz").json()["plans"] == 0
        assert client.get("/sparql", params={"query": COUNT}).status_code == 502


def test_each_query_leaves_a_line_in_the_log_without_its_text(tmp_path: Path) -> None:
    with running({"GWP_QUERY_LOG": str(tmp_path / "queries.jsonl")}) as client:
        assert value(client) == "67"
    (line,) = (tmp_path / "queries.jsonl").read_text("utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["status"], entry["rows"], entry["error"]) == (200, 1, None)
    assert "COUNT" not in line


def test_numbers_for_prometheus_count_the_queries() -> None:
    with running({}) as client:
        value(client)
        text = client.get("/metrics").text
    assert re.search(r"^gwp_queries_total\{[^}]*ok[^}]*\} 1$", text, re.MULTILINE), text
