"""The query page with its editor, in a real browser: writing, looking at the answer, taking it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.library import Library
from graph.store import open_store
from plans import read_plan
from server import create_app
from tests import jimo
from tests.browser import Watch, axe_script, serve
from web.bundle import FOLDER

pytestmark = pytest.mark.browser
GWP = "PREFIX gwp: <https://w3id.org/gwp/ns#>\n"
LEADS = GWP + "CONSTRUCT { ?t gwp:leadUnit ?u } WHERE { ?t gwp:leadUnit ?u } LIMIT 20"


@pytest.fixture(scope="module", autouse=True)
def bundled() -> None:
    if not (FOLDER / "yasqe.min.js").is_file():
        pytest.skip("the editor is not bundled (python -m web.bundle)")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(create_app(Library(open_store([read_plan(jimo.PATH)])))) as url:
        yield url


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return axe_script(tmp_path_factory.mktemp("axe"))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, address: str, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watch.on(context.new_page())
    page.set_default_timeout(10_000)
    page.goto("/query?lang=zh")
    page.wait_for_selector(".CodeMirror")
    yield page
    assert watch.complaints == []
    assert watch.strangers() == []
    context.close()


def write(page: Page, text: str) -> None:
    """Put `text` into the editor, with the cursor at its end."""
    page.evaluate(
        """text => { const editor = document.querySelector(".CodeMirror").CodeMirror;
          editor.setValue(text); editor.focus(); editor.setCursor(editor.lastLine(), 9999); }""",
        text,
    )


def written(page: Page) -> str:
    text: str = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    return text


def run(page: Page, query: str) -> None:
    write(page, query)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#query-answer td")


def first_row(page: Page) -> list[str]:
    return page.locator("#query-answer tbody tr").first.locator("td").all_inner_texts()


@pytest.mark.parametrize(
    ("before", "typed", "offered", "after"),
    [
        ("SELECT * { ?t ", "牵头", "gwp:leadUnit", GWP + "SELECT * { ?t gwp:leadUnit"),
        ("SELECT * { ?t a ", "任务", "gwp:Task", GWP + "SELECT * { ?t a gwp:Task"),
        (GWP + "SELECT * { ?t gwp:le", "a", "gwp:leadUnit", GWP + "SELECT * { ?t gwp:leadUnit"),
        ('SELECT * { ?u ?p "', "商务", "区商务局", 'SELECT * { ?u ?p "区商务局"@zh'),
        ("PREFIX ", "gw", "gwp:", GWP.rstrip()),
    ],
    ids=["property", "class", "name", "text", "prefix"],
)
def test_typing_offers_the_terms_of_the_data_and_declares_their_prefix(
    page: Page, before: str, typed: str, offered: str, after: str
) -> None:
    write(page, before)
    page.keyboard.insert_text(typed)
    expect(page.locator(".CodeMirror-hint .name").first).to_have_text(offered)
    page.keyboard.press("Enter")
    expect(page.locator(".CodeMirror-hint")).to_have_count(0)
    assert written(page) == after


def test_a_unit_is_offered_by_its_name_or_its_pinyin_and_written_as_its_iri(page: Page) -> None:
    write(page, GWP + "SELECT * { ?t gwp:leadUnit swj")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint .name").first).to_have_text("区商务局")
    page.keyboard.press("Enter")
    assert "gwp:leadUnit <https://w3id.org/gwp/id/unit/" in written(page)


def test_properties_of_the_class_that_the_query_names_come_first(page: Page) -> None:
    write(page, GWP + "SELECT * { ?x a gwp:TimeLimit ; gwp:t")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint .name").first).to_have_text("gwp:timeLimitKind")
    page.keyboard.press("Escape")


def test_typing_a_known_prefix_declares_it_and_words_of_sparql_open_nothing(page: Page) -> None:
    write(page, "")
    page.keyboard.type("SELECT ?t WHERE { ?t a skos:")
    assert written(page).startswith("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT")
    write(page, "")
    page.keyboard.type("SELE")
    page.wait_for_timeout(300)
    assert page.locator(".CodeMirror-hint").count() == 0


def test_prefixes_are_declared_by_a_button_too(page: Page) -> None:
    write(page, 'SELECT * { ?t a gwp:Task ; skos:prefLabel ?l FILTER(?l != "foaf:x") } # org:y')
    page.get_by_role("button", name="补全前缀声明").click()
    declared = [line.split()[1] for line in written(page).splitlines()[:-1]]
    assert declared == ["gwp:", "skos:"]


def test_a_line_that_cannot_be_read_is_marked_in_the_language_of_the_page(page: Page) -> None:
    assert page.locator(".parseErrorIcon").count() == 0
    write(page, "SELECT *\nWHERE { ?s ?p }")
    expect(page.locator(".parseErrorIcon")).to_have_attribute("title", "此行不符合 SPARQL 语法")
    page.locator(".parseErrorIcon").hover()
    assert page.locator(".yasqe_tooltip").count() == 0


def test_the_table_is_sorted_filtered_and_turned(page: Page) -> None:
    page.get_by_role("button", name="运行").click()
    expect(page.locator("#query-answer tbody tr").first).to_contain_text("有关镇街")
    assert first_row(page) == ["1", "有关镇街", "有关功能区", "22"]
    page.get_by_role("button", name="下一页").click()
    assert first_row(page)[0] == "101"
    page.get_by_role("button", name="n", exact=True).click()
    page.get_by_role("button", name="n ↓").click()
    assert first_row(page)[3] == "1"
    page.get_by_role("searchbox").fill("司法局")
    expect(page.locator("#query-answer [role=status]")).to_contain_text("533 行 →")
    assert "司法局" in "".join(first_row(page))


def test_a_chart_has_a_bar_and_the_number_for_each_row(page: Page) -> None:
    query = """SELECT ?kind (COUNT(*) AS ?n) { ?u a gwp:NamedUnit ; org:classification ?kind }
               GROUP BY ?kind ORDER BY DESC(?n)"""
    run(page, query)
    rows = page.locator("#query-answer tbody tr").count()
    page.get_by_role("button", name="条形图").click()
    expect(page.locator(".bars rect")).to_have_count(rows)
    numbers = page.locator(".bars text:not([text-anchor])").all_text_contents()
    widths = [
        float(w)
        for w in page.locator(".bars rect").evaluate_all(
            "all => all.map(one => one.getAttribute('width'))"
        )
    ]
    assert [float(n) / float(numbers[0]) for n in numbers] == pytest.approx(
        [w / widths[0] for w in widths]
    )
    run(page, "SELECT ?u { ?u a gwp:NamedUnit }")
    assert page.get_by_role("button", name="条形图").count() == 0


@pytest.mark.parametrize(
    "query", [LEADS, LEADS.replace("CONSTRUCT { ?t gwp:leadUnit ?u }", "SELECT ?t ?u")]
)
def test_a_graph_of_the_answer_is_drawn_and_told(page: Page, query: str) -> None:
    run(page, query)
    ends = {
        cell
        for row in page.locator("#query-answer tbody tr").all()
        for cell in (row.locator("td").nth(1).inner_text(), row.locator("td").last.inner_text())
    }
    page.get_by_role("button", name="关系图").click()
    page.wait_for_selector(".drawing[data-settled] canvas")
    told = page.locator(".drawing").get_attribute("aria-label") or ""
    assert told.startswith(f"{len(ends)} 个节点，20 条连线")


def test_statements_are_shown_with_short_names_and_links_to_our_own_pages(page: Page) -> None:
    run(page, LEADS)
    expect(page.locator("#query-status")).to_contain_text("20 条陈述")
    row = page.locator("#query-answer tbody tr").first
    assert row.locator("a").nth(1).inner_text() == "gwp:leadUnit"
    name = row.locator("a").last.inner_text()
    row.locator("a").last.click()
    page.wait_for_url("**/about/unit/**")
    assert page.locator("h1").inner_text() == name


@pytest.mark.parametrize(
    ("query", "name", "start"),
    [
        ("SELECT (1 AS ?n) { }", "CSV", "n\r\n1"),
        ("SELECT (1 AS ?n) { }", "JSON", '{"head"'),
        (LEADS, "N-Triples", "<https://w3id.org/gwp/id/doc/"),
        (LEADS, "RDF/XML", "<?xml"),
    ],
)
def test_the_answer_can_be_downloaded(page: Page, query: str, name: str, start: str) -> None:
    run(page, query)
    with page.expect_download() as download:
        page.locator("#query-files").get_by_role("button", name=name, exact=True).click()
    assert download.value.path().read_bytes().decode().startswith(start)


def test_the_link_leads_to_the_same_query(page: Page) -> None:
    run(page, LEADS)
    page.get_by_role("button", name="链接").click()
    expect(page.locator("#query-code")).to_contain_text("已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query)["query"] == [LEADS]
    page.goto(link)
    page.wait_for_selector(".CodeMirror")
    assert written(page) == LEADS


# Quotation marks of every kind, backslashes and percent signs, all of which programs quote.
AWKWARD = r'''PREFIX gwp: <https://w3id.org/gwp/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?l (COUNT(?t) AS ?n) {
  ?t gwp:leadUnit ?u . ?u skos:prefLabel ?l
  FILTER(CONTAINS(?l, "商务") && ?l != 'it\'s \\ 100%25' && ?l != """a "quoted" text""")
} GROUP BY ?l'''


@pytest.mark.parametrize("name", ["curl", "Python", "R"])
def test_a_copied_program_gives_the_answer_that_the_page_shows(
    page: Page, name: str, tmp_path: Path
) -> None:
    if name == "R" and shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    run(page, AWKWARD)
    shown = page.locator("#query-answer tbody tr").first
    expect(shown).to_contain_text("商务局")
    number = first_row(page)[2]
    page.locator("#query-copy").get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#query-code")).to_contain_text("已复制")
    program = tmp_path / "program"
    program.write_text(page.evaluate("navigator.clipboard.readText()"), encoding="utf-8")
    command = {"curl": ["sh"], "Python": [sys.executable], "R": ["Rscript"]}[name]
    done = subprocess.run([*command, program], capture_output=True, text=True, check=True)
    assert number in done.stdout
    assert "商务局" in done.stdout or name == "R"


def test_a_running_query_can_be_stopped(page: Page) -> None:
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="停止").click()
    expect(page.locator("#query-status")).to_have_text("已停止")
    run(page, "SELECT (1 AS ?n) { }")
    assert first_row(page) == ["1", "1"]


def test_tab_passes_through_the_editor_in_both_directions(page: Page) -> None:
    page.locator("#query-example").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "SPARQL"
    before = written(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "运行"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "query-example"
    assert written(page) == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_has_no_accessibility_finding_in_any_view(
    page: Page, axe: str, language: str
) -> None:
    page.goto(f"/query?lang={language}")
    page.evaluate(axe)
    page.locator("[type=submit]").click()
    page.wait_for_selector("#query-answer td")
    findings = []
    for view in ("table", "chart", "graph"):
        page.locator(f"[data-view={view}]").click()
        page.wait_for_selector({"graph": "[data-settled]"}.get(view, "#query-answer .scroll *"))
        findings += page.evaluate("axe.run()")["violations"]
    page.locator("#query-copy button").last.click()
    write(page, GWP + "SELECT * { ?t gwp:l")
    page.keyboard.type("e")
    page.wait_for_selector(".CodeMirror-hint")
    findings += page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in findings] == []


def test_no_word_of_the_other_language_stands_on_the_page(page: Page) -> None:
    page.goto("/query?lang=en")
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("#query-answer td")
    words = page.locator("main button, main p:not(:has(select)), main summary").all_inner_texts()
    assert len(words) > 10
    assert not any("\u4e00" <= char <= "\u9fff" for char in "".join(words))
