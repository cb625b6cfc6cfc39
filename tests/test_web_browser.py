from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from export.pages import render_page
from graph.network import unit_network
from tests.browser import Watch, inked, serve
from tests.pages_plan import PATHS, SLUG, SmallLibrary, app_of, hostile_plan, small_plan
from web.ledgers import plan_ledger

pytestmark = pytest.mark.browser
HOSTILE = "hostile"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    library = SmallLibrary({SLUG: small_plan(), HOSTILE: hostile_plan()})
    with serve(app_of(library)) as url:
        yield url


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    found = watch.on(browser.new_page(viewport={"width": 1280, "height": 900}))
    found.set_default_timeout(5000)
    yield found
    found.close()


def open_network(page: Page, address: str, path: str = "/network", slug: str = SLUG) -> None:
    page.goto(f"{address}/plans/{slug}{path}")
    page.wait_for_selector("[data-network][data-ready=true]")
    page.wait_for_function("gwp.drawings[0].labelled && gwp.drawings[0].labelled.length > 0")


@pytest.mark.parametrize(
    ("slug", "path"),
    [(SLUG, path) for path in PATHS] + [(HOSTILE, path) for path in PATHS if "units/" not in path],
)
def test_no_page_asks_another_host_or_complains(
    page: Page, address: str, watch: Watch, slug: str, path: str
) -> None:
    page.goto(f"{address}/plans/{slug}{path}", wait_until="networkidle")
    assert watch.requests
    assert watch.strangers() == []
    assert watch.complaints == []


@pytest.mark.parametrize("path", ["", "/network"])
def test_nodes_and_labels_are_on_the_canvas(page: Page, address: str, path: str) -> None:
    open_network(page, address, path)
    assert page.evaluate("nodes.getIds().sort()") == [
        "区发改局",
        "区商务局",
        "区科技和工信局",
        "区财政局",
    ]
    assert page.evaluate("network.physics.physicsEnabled") is False
    place = page.evaluate(
        """() => { const node = nodes.get("区商务局");
          const at = network.canvasToDOM({x: node.x, y: node.y});
          return {x: at.x, y: at.y, r: node.size * network.getScale()}; }"""
    )
    x, y, r = place["x"], place["y"], place["r"]
    assert inked(page, f"[{x - r}, {y - r}, {2 * r}, {2 * r}]") > 100
    assert "区商务局" in page.evaluate("gwp.drawings[0].labelled")


def test_chinese_glyphs_differ_from_one_another(page: Page, address: str) -> None:
    page.goto(f"{address}/plans/{SLUG}/text")
    glyphs = page.evaluate(
        """() => [..."区商务局"].map((char) => {
          const canvas = document.createElement("canvas");
          canvas.width = canvas.height = 40;
          const context = canvas.getContext("2d");
          context.font = "32px " + getComputedStyle(document.body).fontFamily;
          context.fillText(char, 2, 34);
          return canvas.toDataURL();
        })"""
    )
    assert len(set(glyphs)) == 4


def test_a_click_on_a_unit_shows_its_tasks_and_sentences(page: Page, address: str) -> None:
    open_network(page, address)
    at = page.evaluate("network.canvasToDOM(network.getPosition('区发改局'))")
    page.locator(".net-canvas canvas").click(position=at)
    card = page.locator(".net-card")
    assert card.locator("h2").inner_text() == "区发改局"
    assert "牵头单位:区商务局、发改局" in card.inner_text()
    card.locator("h2 a").click()
    assert page.url.endswith(quote("区发改局"))


SHOWN = "nodes.get({filter: (node) => !node.hidden}).map((node) => node.id).sort()"


def test_one_click_leaves_only_the_partners_and_one_brings_all_back(
    page: Page, address: str
) -> None:
    open_network(page, address, "/network?least=2")
    page.get_by_label("查找").fill("区科技和工信局")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="合作单位", exact=True).click()
    assert page.evaluate(SHOWN) == ["区科技和工信局", "区财政局"]
    page.get_by_role("button", name="两步内").click()
    assert page.evaluate(SHOWN) == ["区发改局", "区商务局", "区科技和工信局", "区财政局"]
    page.get_by_role("button", name="取消选择").click()
    assert len(page.evaluate(SHOWN)) == 4
    assert page.locator(".net-card").is_hidden()


def test_the_way_between_two_units_is_shown(page: Page, address: str) -> None:
    open_network(page, address, "/network?least=2")
    page.get_by_label("查找").fill("kjhgxj")
    page.keyboard.press("Enter")
    page.get_by_label("与谁的联系").fill("区商务局")
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["区商务局", "区科技和工信局", "区财政局"]


@pytest.mark.parametrize("query", ["科技", "kejihegongxin", "kjh", "qkj", "ke技", "KEJI"])
def test_a_unit_is_found_by_characters_pinyin_and_initials(
    page: Page, address: str, query: str
) -> None:
    open_network(page, address)
    page.get_by_label("查找").fill(query)
    page.keyboard.press("Enter")
    assert page.locator(".net-card h2").inner_text() == "区科技和工信局"


def test_a_search_that_finds_nothing_says_so(page: Page, address: str) -> None:
    open_network(page, address)
    page.get_by_label("查找").fill("没有的")
    page.keyboard.press("Enter")
    assert page.locator(".net-miss").is_visible()


def test_the_least_number_of_shared_tasks_hides_thinner_ties(page: Page, address: str) -> None:
    open_network(page, address)
    page.locator(".net-least").fill("2")
    assert page.locator(".net-count").inner_text() == "4/4 个单位 · 4/6 条联系"


def test_the_address_holds_the_view_and_the_back_button_works(page: Page, address: str) -> None:
    open_network(page, address)
    page.get_by_label("查找").fill("区商务局")
    page.keyboard.press("Enter")
    assert f"unit={quote('区商务局')}" in page.url
    page.get_by_role("button", name="合作单位", exact=True).click()
    assert "steps=1" in page.url
    shared = page.url
    page.go_back()
    page.wait_for_function("gwp.drawings[0].state.steps === 0")
    page.go_back()
    page.wait_for_function("gwp.drawings[0].state.unit === null")
    page.goto(shared)
    page.wait_for_selector("[data-network][data-ready=true]")
    assert page.locator(".net-card h2").inner_text() == "区商务局"


def test_a_choice_that_the_server_makes_keeps_the_unit_in_the_address(
    page: Page, address: str
) -> None:
    open_network(page, address, f"/network?unit={quote('区商务局')}")
    with page.expect_navigation():
        page.locator("select[name=sector]").select_option("1")
    page.wait_for_selector("[data-network][data-ready=true]")
    assert "sector=1" in page.url
    assert page.evaluate("gwp.drawings[0].state.unit") == "区商务局"


def test_the_exported_file_holds_what_the_page_shows(page: Page, address: str) -> None:
    open_network(page, address, "/network?least=2")
    page.get_by_label("查找").fill("区科技和工信局")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="合作单位", exact=True).click()
    with page.expect_download() as found:
        page.get_by_role("link", name="CSV 1").click()
    content = Path(found.value.path()).read_text("utf-8-sig")
    assert [line.split(",")[0] for line in content.splitlines()[1:]] == page.evaluate(SHOWN)


def test_the_drawing_is_saved_as_a_picture(page: Page, address: str) -> None:
    open_network(page, address)
    with page.expect_download() as found:
        page.get_by_role("button", name="PNG").click()
    assert found.value.suggested_filename.endswith(".png")
    assert Path(found.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_table_selects_a_unit_by_keyboard(page: Page, address: str) -> None:
    open_network(page, address)
    page.locator(".net-table summary").press("Enter")
    page.get_by_role("button", name="区财政局").press("Enter")
    assert page.locator(".net-card h2").inner_text() == "区财政局"
    page.keyboard.press("Escape")
    assert page.locator(".net-card").is_hidden()


def test_pointing_at_a_row_shows_its_place_in_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/plans/{SLUG}/tasks/1")
    page.locator("#r-b0").hover()
    assert "pointed" in (page.locator("mark#b0").get_attribute("class") or "")
    page.locator("mark#q0 a").click()
    assert page.url.endswith("#r-q0")


def test_a_hostile_name_runs_nothing(page: Page, address: str, watch: Watch) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    open_network(page, address, slug=HOSTILE)
    name = page.evaluate("nodes.getIds().find((id) => id.includes('script'))")
    page.evaluate("(id) => gwp.drawings[0].choose({unit: id})", name)
    assert page.locator(".net-card h2").inner_text() == name
    assert watch.complaints == []


def test_the_standalone_file_works_without_a_server(
    page: Page, watch: Watch, tmp_path: Path
) -> None:
    html = render_page(unit_network(plan_ledger(small_plan())), "协作网络")
    file = tmp_path / "network.html"
    file.write_text(html, encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("[data-network][data-ready=true]")
    page.wait_for_function("gwp.drawings[0].labelled && gwp.drawings[0].labelled.length === 4")
    assert [url for url in watch.requests if url != file.as_uri()] == []
    assert watch.complaints == []


@pytest.mark.parametrize("path", PATHS)
def test_every_page_prints(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/plans/{SLUG}{path}", wait_until="networkidle")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
