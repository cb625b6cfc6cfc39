"""Reading the pages by keyboard, by screen reader and on paper."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from export.colours import palette
from export.pages import render_page
from graph.network import unit_network
from tests.browser import axe_script, serve
from tests.pages_plan import PATHS, SLUG, SmallLibrary, app_of, small_plan
from web.ledgers import plan_ledger

pytestmark = pytest.mark.browser
VIEWS = (f"/network?unit={quote('区商务局')}", "/network?kind=task-unit", "/tasks?q=zzz")
ALL_PATHS = (
    "/plans",
    "/compare",
    "/plans/none",
    "/documents",
    *(f"/plans/{SLUG}{path}" for path in (*PATHS, *VIEWS)),
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(app_of(SmallLibrary({SLUG: small_plan(), "other": small_plan()}))) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    found.set_default_timeout(5000)
    yield found
    found.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return axe_script(tmp_path_factory.mktemp("axe"))


@pytest.mark.parametrize("path", ALL_PATHS)
@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "light"), ("zh", "dark")])
def test_no_page_has_an_accessibility_finding(
    page: Page, address: str, axe: str, path: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate(axe)
    findings = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in findings] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_offline_file_has_no_accessibility_finding(
    page: Page, axe: str, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    file = tmp_path / "network.html"
    file.write_text(render_page(unit_network(plan_ledger(small_plan())), "协作网络"), "utf-8")
    page.emulate_media(color_scheme=scheme)
    page.goto(file.as_uri())
    page.evaluate(axe)
    findings = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in findings] == []


@pytest.mark.parametrize("path", ALL_PATHS)
def test_every_page_can_be_walked_by_keyboard(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    wanted = page.evaluate(
        """() => { const shown = (one) => one.checkVisibility() && !one.closest("svg");
          const reached = "a[href], button:enabled, select, input:enabled, summary";
          const all = [...document.querySelectorAll(reached)];
          return all.filter(shown).map((one) => one.outerHTML); }"""
    )
    seen = []
    for _ in range(len(wanted) + 40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const one = document.activeElement; const style = getComputedStyle(one);
              return [one.outerHTML, style.outlineStyle, one.tagName]; }"""
        )
        if state[2] == "BODY":
            break
        assert state[1] != "none", state[0]
        seen.append(state[0])
    assert [one for one in wanted if one not in seen] == []


def test_the_first_tab_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}/plans/{SLUG}/tasks")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_a_printed_table_repeats_its_heading_and_leaves_the_navigation_out(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/plans/{SLUG}/tasks")
    page.emulate_media(media="print")
    assert page.locator(".masthead nav").is_hidden()
    assert page.locator("form.filter").is_hidden()
    heading = page.locator("thead").first
    assert heading.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    assert page.locator(".colophon").is_visible()


GROUND = "getComputedStyle(document.body).backgroundColor"


def in_css(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("path", ALL_PATHS)
def test_every_page_is_dark_where_the_reader_wants_it_and_light_on_paper(
    page: Page, address: str, path: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}{path}")
    assert page.evaluate(GROUND) == in_css(palette("dark")["paper"])
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(GROUND) == in_css(palette("light")["paper"])


def test_the_drawing_on_the_canvas_follows_the_scheme_of_the_reader(
    page: Page, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/plans/{SLUG}/network")
    page.wait_for_selector("[data-network][data-ready=true]")
    drawn = "[nodes.get('区商务局').color, edges.get()[0].color.color, gwp.drawings[0].colours.ink]"

    def colours(scheme: Literal["light", "dark"]) -> list[str]:
        named = palette(scheme)
        return [named["group-1"], named["ink"], named["ink"]]

    assert page.evaluate(drawn) == colours("dark")
    page.emulate_media(color_scheme="light")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(drawn) == colours("light")
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("matchMedia('print').matches")
    assert page.evaluate(drawn) == colours("light")


def test_the_saved_picture_and_the_printed_drawing_are_light_on_a_dark_screen(
    page: Page, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/plans/{SLUG}/network")
    page.wait_for_selector("[data-network][data-ready=true]")
    corner = "(one) => [...one.getContext('2d').getImageData(2, 2, 1, 1).data].slice(0, 3)"
    saved = f"({corner})(gwp.onPaper(() => gwp.drawings[0].picture()))"
    assert page.evaluate(saved) == [255, 255, 255]
    ink = "gwp.drawings[0].colours.ink"
    assert page.evaluate(ink) == palette("dark")["ink"]
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = {ink}; }})")
    page.pdf()
    assert page.evaluate("window.printed") == palette()["ink"]
    assert page.evaluate(ink) == palette("dark")["ink"]


@pytest.mark.parametrize("path", ["/network", "/tasks/1", "/timeline", "/matrix"])
def test_a_page_with_little_on_it_prints_on_one_sheet(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/plans/{SLUG}{path}", wait_until="networkidle")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    assert round(float(printed.pages[0].mediabox.width)) == 842


def test_the_quarters_stand_over_every_printed_page_of_the_gantt_chart(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/plans/{SLUG}/timeline")
    page.emulate_media(media="print")
    display = "one => getComputedStyle(one).display"
    assert page.locator(".chart .axis-row").evaluate(display) == "table-header-group"
    whole = "one => getComputedStyle(one).breakInside"
    assert page.locator(".chart > div:not(.axis-row)").first.evaluate(whole) == "avoid"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("query", ["", f"?unit={quote('区商务局')}&steps=1"])
def test_the_labels_of_the_network_lie_inside_the_drawing(
    browser: Browser, address: str, width: int, query: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/plans/{SLUG}/network{query}")
    page.wait_for_selector("[data-network][data-ready=true]")
    left, right, space = page.evaluate(
        """() => { const drawing = gwp.drawings[0];
          const scale = drawing.network.getScale();
          const reach = drawing.reach(scale);
          const at = (x) => drawing.network.canvasToDOM({x: x / scale, y: 0}).x;
          return [at(reach.left), at(reach.right),
            drawing.card.parentElement.offsetWidth - drawing.covered()]; }"""
    )
    page.close()
    assert left >= -1
    assert right <= space + 1


def test_the_card_stands_below_the_drawing_on_a_narrow_screen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/plans/{SLUG}/network?unit={quote('区商务局')}")
    page.wait_for_selector("[data-network][data-ready=true]")
    drawing, card = (
        page.locator(".net-canvas").bounding_box(),
        page.locator(".net-card").bounding_box(),
    )
    page.close()
    assert drawing is not None
    assert card is not None
    assert card["y"] >= drawing["y"] + drawing["height"]


def test_a_page_without_script_still_holds_its_numbers(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/plans/{SLUG}/network")
    page.locator(".net-table summary").click()
    assert "区商务局" in page.locator(".net-table").inner_text()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, width: int, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in ALL_PATHS:
        page.goto(f"{address}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            page.screenshot(path=tmp_path / "wide.png")
        assert wide <= width, path
    page.close()
