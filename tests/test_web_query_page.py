"""The query page in a real browser: the question of the project, an example, an error, a link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.library import Library
from graph.store import open_store
from plans import read_plan
from server import create_app
from tests import jimo
from tests.browser import open_browser, serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    app = create_app(Library(open_store([read_plan(jimo.PATH)])))
    with serve(app) as address, open_browser() as browser:
        page = browser.new_page(base_url=address)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        yield page


def test_a_browser_that_opens_the_endpoint_is_led_to_the_page_and_runs_the_query(
    page: Page,
) -> None:
    page.goto("/sparql")
    assert page.url.endswith("/query")
    page.get_by_role("button", name="运行").click()
    page.wait_for_selector("#query-answer td")
    assert page.locator("#query-answer tbody tr").first.locator("td").nth(2).inner_text() == "22"
    expect(page.locator("#query-answer td").first).to_have_text("有关镇街")
    assert "行" in page.locator("#query-status").inner_text()


def test_an_example_runs_when_it_is_chosen(page: Page) -> None:
    page.goto("/query?lang=en")
    page.locator("#query-example").select_option(index=1)
    page.wait_for_selector("#query-answer td")
    assert page.locator("#query-answer tbody tr").count() > 0


def test_an_error_is_told_with_its_line(page: Page) -> None:
    page.goto("/query?lang=en")
    page.locator("#query-text").fill("SELECT *\nWHERE { ?s ?p }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#query-status")).to_contain_text("line 2")


def test_the_link_holds_the_query_and_nothing_of_it_is_run_as_markup(page: Page) -> None:
    hostile = "ASK { } #</textarea><script>document.title='owned'</script>"
    page.goto("/query?lang=en")
    page.locator("#query-text").fill(hostile)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#query-status")).to_have_text("true")
    page.goto(page.locator("#query-share").get_attribute("href") or "")
    assert page.locator("#query-text").input_value() == hostile
    assert page.title() != "owned"
