"""The whole server over HTTP: a real one in a thread, on the real plan."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib

from graph.library import Library
from graph.store import open_store
from plans import read_plan
from server import Settings, create_app
from tests import jimo
from tests.browser import serve
from web.settings import SettingError, settings_document

COLLABORATION = """PREFIX gwp: <https://w3id.org/gwp/ns#>
SELECT ?a ?b (COUNT(?t) AS ?n) WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)
"""
SLUG = "2018-116--wfr3s1il92d"
TASK = f"/id/doc/{SLUG}/task/5"
RESULT_TYPES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
RDF_TYPES = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = create_app(Library(open_store([read_plan(jimo.PATH)])))
    with serve(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture(autouse=True)
def _forget_the_language(client: httpx.Client) -> None:
    client.cookies.clear()


def test_the_server_says_that_it_lives_and_what_it_holds(client: httpx.Client) -> None:
    body = client.get("/healthz").json()
    assert body["status"] == "ok"
    assert body["plans"] == 1
    assert re.fullmatch("[0-9a-f]{16}", body["generation"])


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_the_three_line_query_is_answered_over_get_and_post(
    client: httpx.Client, media_type: str
) -> None:
    headers = {"Accept": media_type}
    got = client.get("/sparql", params={"query": COLLABORATION}, headers=headers)
    form = client.post("/sparql", data={"query": COLLABORATION}, headers=headers)
    direct = client.post(
        "/sparql",
        content=COLLABORATION.encode(),
        headers=headers | {"Content-Type": "application/sparql-query"},
    )
    assert got.status_code == form.status_code == direct.status_code == 200
    assert got.headers["content-type"].split(";")[0] == media_type
    assert got.content == form.content == direct.content
    if media_type == "text/csv":
        rows = list(csv.reader(io.StringIO(got.text)))
        assert rows[0] == ["a", "b", "n"]
        assert rows[1][2] == "22"


def test_a_syntax_error_is_400_with_line_and_column_in_the_readers_language(
    client: httpx.Client,
) -> None:
    query = "SELECT *\nWHERE { ?s ?p }"
    response = client.get(
        "/sparql", params={"query": query}, headers={"Accept-Language": "en", "Accept": "*/*"}
    )
    assert response.status_code == 400
    assert "line 2" in response.text
    chinese = client.get("/sparql", params={"query": query}, headers={"Accept-Language": "zh"})
    assert "第 2 行" in chinese.text or "第2行" in chinese.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/network",
        "/tasks",
        "/tasks/5",
        "/units",
        f"/units/{quote('区商务局')}",
        "/text",
        "/ns",
    ],
)
def test_every_page_opens_in_chinese_and_in_english(client: httpx.Client, path: str) -> None:
    for language, tag in (("zh", 'lang="zh'), ("en", 'lang="en"')):
        page = client.get(
            path, params={"lang": language}, headers={"Accept": "text/html"}, follow_redirects=True
        )
        assert page.status_code == 200
        assert tag in page.text[:200]
        assert "Content-Security-Policy" in page.headers


def test_the_unit_page_shows_its_tasks_with_the_sentence_behind_each(client: httpx.Client) -> None:
    page = client.get(f"/units/{quote('国际陆港管委')}", follow_redirects=True).text
    assert "国际陆港" in page
    assert "区规划分局、国土分局、国际陆港、蓝谷高新区管委" in re.sub("<[^>]*>", "", page)


def test_a_page_that_is_not_there_is_404_in_the_readers_language(client: httpx.Client) -> None:
    page = client.get("/no-such-page", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "没有" in page.text
    plain = client.get("/no-such-page", headers={"Accept": "application/json"})
    assert plain.status_code == 404
    assert plain.json()["error"] == "UnknownNameError"


def test_an_unknown_unit_is_404_and_names_the_nearest(client: httpx.Client) -> None:
    page = client.get(f"/plans/{SLUG}/units/{quote('区商务')}")
    assert page.status_code == 404
    assert "区商务局" in page.text


def test_the_name_of_a_thing_leads_people_to_a_page(client: httpx.Client) -> None:
    response = client.get(TASK, headers={"Accept": "text/html,*/*;q=0.1"})
    assert (response.status_code, response.headers["location"]) == (303, f"/plans/{SLUG}/tasks/5")
    assert response.headers["vary"] == "Accept"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(("media_type", "parser"), RDF_TYPES.items())
def test_the_name_of_a_thing_leads_programs_to_rdf(
    client: httpx.Client, media_type: str, parser: str
) -> None:
    response = client.get(TASK, headers={"Accept": media_type}, follow_redirects=True)
    assert [r.status_code for r in (*response.history, response)] == [303, 200]
    assert response.headers["content-type"].split(";")[0] == media_type
    assert response.headers["vary"] == "Accept"
    graph = rdflib.Graph().parse(data=response.content, format=parser)
    task = rdflib.URIRef(f"https://w3id.org/gwp{TASK}")
    assert (task, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/gwp/ns#Task")) in graph
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert any(str(text).startswith("对标英国伦敦") for text in graph.objects(None, exact))


@pytest.mark.parametrize(
    ("accept", "status", "media_type"),
    [
        ("*/*", 200, "text/html"),
        ("text/turtle, text/html;q=0.5", 200, "text/turtle"),
        ("text/turtle;q=0.5, text/html", 200, "text/html"),
        ("application/*", 200, "application/n-triples"),
        ("image/png", 406, "text/plain"),
    ],
)
def test_the_ontology_is_negotiated_with_quality_values(
    client: httpx.Client, accept: str, status: int, media_type: str
) -> None:
    response = client.get("/ns", headers={"Accept": accept})
    assert response.status_code == status
    assert response.headers["content-type"].split(";")[0] == media_type
    assert "Accept" in response.headers["vary"]


def test_the_ontology_answers_under_its_version_and_no_other(client: httpx.Client) -> None:
    assert client.get("/ns/0.1.0", headers={"Accept": "text/turtle"}).status_code == 200
    assert client.get("/ns/9.9.9", headers={"Accept": "text/turtle"}).status_code == 404


def test_a_name_that_nothing_has_is_404(client: httpx.Client) -> None:
    for path in ("/id/doc/no-such", "/data/doc/no-such", "/about/%3C%3E"):
        assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 404


def test_every_thing_of_a_unit_can_be_followed_as_a_page(client: httpx.Client) -> None:
    query = "SELECT ?u WHERE { ?u a gwp:NamedUnit ; skos:prefLabel '区商务局'@zh }"
    answer = client.get("/sparql", params={"query": query}).json()
    iri = answer["results"]["bindings"][0]["u"]["value"]
    page = client.get(iri.removeprefix("https://w3id.org/gwp"), follow_redirects=True)
    assert page.status_code == 200
    assert "区商务局" in page.text


def test_every_export_format_is_a_download(client: httpx.Client) -> None:
    response = client.get("/download/turtle")
    assert response.headers["content-type"].startswith("text/turtle")
    assert response.headers["content-disposition"] == 'attachment; filename="gwp-turtle.ttl"'
    again = client.get("/download/turtle", headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/download/wml").status_code == 404


def test_the_openapi_description_names_the_endpoints(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/sparql", "/update", "/store", "/healthz", "/download/{key}"} <= set(paths)


def test_writing_is_off_without_a_token(client: httpx.Client) -> None:
    response = client.post("/update", data={"update": "CLEAR ALL"})
    assert response.status_code == 403


def test_a_server_without_plans_says_so_and_answers() -> None:
    app = create_app(Library(open_store()))
    transport = httpx.ASGITransport(app=app)

    async def get() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/")

    import asyncio

    assert asyncio.run(get()).status_code == 200


def test_a_flag_wins_over_the_environment_and_both_over_the_default() -> None:
    environment = {"GWP_PORT": "9000", "GWP_QUERY_TIMEOUT_S": "5.5"}
    settings = Settings.of({"port": "8001"}, environment)
    assert settings.port == 8001
    assert settings.limits.query_timeout_s == 5.5
    assert settings.limits.workers == 2


@pytest.mark.parametrize(
    ("name", "value"), [("port", "x"), ("workers", "-1"), ("query_timeout_s", "soon")]
)
def test_a_setting_that_is_no_value_is_an_error_that_names_it(name: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings.of({name: value})
    assert caught.value.name == f"--{name.replace('_', '-')}"
    assert caught.value.value == value


def test_the_document_of_the_settings_is_that_of_the_table() -> None:
    text = (Path(__file__).parents[1] / "docs" / "settings.md").read_text("utf-8")
    assert text == settings_document(), "run: python -m web.settings > docs/settings.md"


def test_the_token_is_never_shown() -> None:
    settings = Settings.of({}, {"GWP_WRITE_TOKEN": "open sesame"})
    assert settings.write_token == "open sesame"
    assert "sesame" not in repr(settings)
