"""The query page without the editor: a text field, and what works without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from graph.library import Library
from graph.store import open_store
from ontology.language import Language
from plans import read_plan
from server import create_app
from tests import jimo
from tests.browser import serve
from web.query_page import query_page_router

EDITOR = "/static/bundle/yasqe.min.js"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(create_app(Library(open_store([read_plan(jimo.PATH)])))) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(base_url=address)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.route("**/static/bundle/*", lambda route: route.abort())
    return page


def page_with(bundle: Path, language: Language) -> str:
    app = FastAPI()
    app.include_router(query_page_router(bundle))
    return TestClient(app).get("/query", params={"lang": language}).text


def test_the_page_names_the_editor_only_where_it_is_bundled(tmp_path: Path) -> None:
    assert EDITOR not in page_with(tmp_path, "zh")
    for name in ("yasqe.min.js", "yasqe.min.css"):
        (tmp_path / name).touch()
    assert EDITOR in page_with(tmp_path, "zh")


@pytest.mark.parametrize(("language", "run"), [("zh", "运行"), ("en", "Run")])
def test_the_page_speaks_the_language_of_its_reader(
    tmp_path: Path, language: Language, run: str
) -> None:
    html = page_with(tmp_path, language)
    assert f">{run}</button>" in html
    assert ("Filter the answer" in html) == (language == "en")


@pytest.mark.parametrize(
    ("language", "first", "question"),
    [
        ("zh", "单位与分工", "区商务局牵头或参与哪些任务？"),
        ("en", "Units and their roles", "Which tasks have several lead units, and in which order?"),
    ],
)
def test_examples_stand_under_their_themes_in_the_language_of_the_reader(
    tmp_path: Path, language: Language, first: str, question: str
) -> None:
    html = page_with(tmp_path, language)
    themes = re.findall('<optgroup label="(.*?)">', html)
    assert (themes[0], len(themes)) == (first, 9)
    assert f">{question}</option>" in html


@pytest.mark.browser
def test_a_browser_that_opens_the_endpoint_is_led_to_the_page_and_runs_the_query(
    page: Page,
) -> None:
    page.goto("/sparql")
    assert page.url.endswith("/query")
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#query-answer tbody tr").first).to_contain_text("有关镇街")
    assert page.locator("#query-answer tbody tr").first.locator("td").nth(3).inner_text() == "22"
    assert "533 行" in page.locator("#query-status").inner_text()


@pytest.mark.browser
def test_an_example_runs_when_it_is_chosen(page: Page) -> None:
    page.goto("/query?lang=en")
    page.locator("#query-example").select_option(index=1)
    page.wait_for_selector("#query-answer td")
    assert page.locator("#query-answer tbody tr").count() > 0


@pytest.mark.browser
def test_an_error_is_told_with_its_line(page: Page) -> None:
    page.goto("/query?lang=en")
    page.locator("#query-text").fill("SELECT *\nWHERE { ?s ?p }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#query-status")).to_contain_text("line 2")
    assert page.locator("#query-result").is_hidden()


@pytest.mark.browser
def test_the_address_holds_the_query_and_nothing_of_it_is_run_as_markup(page: Page) -> None:
    hostile = "ASK { } #</textarea><script>document.title='owned'</script>"
    page.goto("/query?lang=en")
    page.locator("#query-text").fill(hostile)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#query-status")).to_contain_text("true")
    page.goto(page.url)
    assert page.locator("#query-text").input_value() == hostile
    assert page.title() != "owned"
    page.locator(".switch").click()
    assert page.locator("#query-text").input_value() == hostile


@pytest.mark.browser
def test_the_form_works_without_script(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/query?lang=en")
    assert page.locator("#query-example").is_hidden()
    page.locator("#query-text").fill("SELECT (1 + 1 AS ?two) { }")
    with page.expect_response("**/sparql?*") as answered:
        page.get_by_role("button", name="Run").click()
    assert answered.value.status == 200
    assert answered.value.request.method == "GET"
