import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.pages_plan import (
    PATHS,
    SLUG,
    SmallLibrary,
    client_of,
    hostile_plan,
    small_client,
    small_plan,
    text_of,
)
from web.rendering import POLICY
from web.texts import TEXTS


@pytest.fixture
def client() -> TestClient:
    return small_client()


@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_in_chinese_and_english(client: TestClient, path: str) -> None:
    for language, code in (("zh", "zh-Hans"), ("en", "en")):
        mark = "&" if "?" in path else "?"
        answer = client.get(f"/plans/{SLUG}{path}{mark}lang={language}")
        assert answer.status_code == 200
        assert f'<html lang="{code}">' in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_no_page_loads_from_another_host_or_runs_inline_script(
    client: TestClient, path: str
) -> None:
    answer = client.get(f"/plans/{SLUG}{path}")
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]*)"', answer.text)
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    inline = re.findall(r"<script(?![^>]*src=)([^>]*)>", answer.text)
    assert all('type="application/json"' in attributes for attributes in inline)
    assert " style=" not in answer.text
    assert not re.search(r"\son\w+=", answer.text)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("path", PATHS)
def test_every_link_within_the_site_leads_to_a_page(client: TestClient, path: str) -> None:
    html = client.get(f"/plans/{SLUG}{path}").text
    for link in set(re.findall(r'href="(/[^"]*)"', html)):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


@pytest.mark.parametrize("path", PATHS)
def test_every_link_to_a_place_on_a_page_finds_it(client: TestClient, path: str) -> None:
    html = client.get(f"/plans/{SLUG}{path}").text
    for page, place in set(re.findall(r'href="(/[^"#]*)?#([^"]*)"', html)):
        target = client.get(page.replace("&amp;", "&")).text if page else html
        assert f'id="{place}"' in target, (page, place)


def test_the_first_page_is_the_overview_of_the_only_plan(client: TestClient) -> None:
    seen = text_of(client.get("/").text)
    for fact in (
        "墨政发〔2018〕116号",
        "墨区人民政府",
        "2018年12月10日",
        "3 项任务",
        "2 个领域",
        "4 个单位",
        "4 次牵头",
        "5 次参与",
        "2 个对标对象",
        "1 处待核",
        "括号没有合上",
    ):
        assert fact in seen


def test_several_plans_are_listed_first() -> None:
    library = SmallLibrary({SLUG: small_plan(), "other": small_plan()})
    html = client_of(library).get("/").text
    assert f'href="/plans/{SLUG}"' in html
    assert 'href="/plans/other"' in html


def test_without_a_plan_the_first_page_says_how_to_load_one() -> None:
    client = client_of(SmallLibrary({}))
    assert "gwp serve" in client.get("/").text
    assert client.get("/tasks", follow_redirects=False).headers["Location"] == "/"


def test_a_plan_without_tasks_has_its_pages() -> None:
    bare = replace(small_plan(), tasks=(), units=(), sectors=(), notes=())
    client = client_of(SmallLibrary({SLUG: bare}))
    for path in ("", "/network", "/tasks", "/units", "/text"):
        assert client.get(f"/plans/{SLUG}{path}").status_code == 200


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("/network", f"/plans/{SLUG}/network"),
        ("/tasks?sector=2", f"/plans/{SLUG}/tasks?sector=2"),
        ("/tasks/5", f"/plans/{SLUG}/tasks/5"),
        (f"/units/{quote('区商务局')}", f"/plans/{SLUG}/units/{quote('区商务局')}"),
    ],
)
def test_an_address_without_a_plan_leads_to_the_first(
    client: TestClient, short: str, long: str
) -> None:
    answer = client.get(short, follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["Location"] == long


def test_the_language_is_kept_after_the_switch(client: TestClient) -> None:
    assert "Overview" not in client.get("/").text
    assert "Overview" in client.get("/?lang=en").text
    assert "Overview" in client.get("/").text
    assert "Overview" not in client.get("/?lang=zh").text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/plans/none", "没有方案“none”"),
        (f"/plans/{SLUG}/tasks/99", "没有任务“99”"),
        (f"/plans/{SLUG}/units/{quote('区商业局')}", "相近的有：区商务局"),
        ("/static/viewer/secret.js", "没有文件“secret.js”"),
    ],
)
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert said in text_of(answer.text)
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_task_shows_every_extracted_thing_in_place_and_in_a_row(client: TestClient) -> None:
    html = client.get(f"/plans/{SLUG}/tasks/1").text
    for key in ("a0", "a1", "a2", "a3", "t0", "b0", "q0", "d0"):
        assert f'id="{key}"' in html
        assert f'id="r-{key}"' in html
        assert f'href="#{key}"' in html
        assert f'href="#r-{key}"' in html
    assert re.search(r'<mark class="mark-role-lead" id="a0"[^>]*><a[^>]*>区商务局</a></mark>', html)
    assert re.search(r'<mark class="mark-target" id="q0"[^>]*><a[^>]*>14%左右</a></mark>', html)


def test_a_note_stands_on_the_page_of_its_task(client: TestClient) -> None:
    html = client.get(f"/plans/{SLUG}/tasks/2").text
    assert 'id="n0"' in html
    assert "括号没有合上" in html


def test_a_unit_shows_its_tasks_with_the_sentence_behind_each(client: TestClient) -> None:
    seen = text_of(client.get(f"/plans/{SLUG}/units/{quote('区发改局')}").text)
    assert "牵头 1 项，参与 1 项，共 2/3 项任务；与 3 个单位一起做事。" in seen
    assert "牵头单位:区商务局、发改局" in seen
    assert "参与单位:区财政局、发改局,有关镇街" in seen
    assert "发改局 2 次" in seen


def test_a_collective_has_a_page_that_says_it_is_not_counted(client: TestClient) -> None:
    seen = text_of(client.get(f"/plans/{SLUG}/units/{quote('有关镇街')}").text)
    assert "集合单位" in seen


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", "共 3 项任务"),
        ("q=智慧", "3 项 → 1 项任务"),
        ("sector=1", "3 项 → 2 项任务"),
        ("unit=区发改局", "3 项 → 2 项任务"),
        ("unit=区发改局&role=lead", "3 项 → 1 项任务"),
        ("due=2018-12", "3 项 → 1 项任务"),
        ("benchmark=伦敦&due=2019-12", "3 项 → 1 项任务"),
    ],
)
def test_filters_say_what_they_leave(client: TestClient, query: str, left: str) -> None:
    assert left in text_of(client.get(f"/plans/{SLUG}/tasks?{query}").text)


def test_an_empty_list_says_which_condition_empties_it(client: TestClient) -> None:
    seen = text_of(client.get(f"/plans/{SLUG}/tasks?sector=2&benchmark=伦敦").text)
    assert "没有符合条件的任务。" in seen
    assert "去掉“领域：推进城市国际化”后有 1 项。" in seen
    assert "去掉“对标对象：伦敦”后有 1 项。" in seen


@pytest.mark.parametrize("path", ["", "/network", "/tasks", "/tasks/1", "/units", "/text"])
def test_a_hostile_name_is_only_text(path: str) -> None:
    html = client_of(SmallLibrary({SLUG: hostile_plan()})).get(f"/plans/{SLUG}{path}").text
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_the_page_of_a_unit_with_a_hostile_name_opens() -> None:
    client = client_of(SmallLibrary({SLUG: hostile_plan()}))
    html = client.get(f"/plans/{SLUG}/units").text
    links = [link for link in re.findall(r'href="(/plans[^"]*)"', html) if "script" in link]
    assert links
    answer = client.get(links[0])
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_filter_value_is_escaped(client: TestClient) -> None:
    html = client.get(f'/plans/{SLUG}/tasks?q="><script>alert(1)</script>').text
    assert "<script>alert" not in html


def test_every_text_has_both_languages_and_the_same_facts() -> None:
    for key, text in TEXTS.items():
        assert text.zh, key
        assert text.en, key
        assert sorted(re.findall(r"{\w+}", text.zh)) == sorted(re.findall(r"{\w+}", text.en)), key
