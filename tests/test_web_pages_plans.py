"""The pages of real plans: the bundled one with its exact numbers, others where they are there."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from graph.build import plan_slug
from graph.library import Library
from graph.store import open_store
from plans import read_plan
from plans.records import Plan
from tests.pages_plan import SmallLibrary, client_of, text_of

ROOT = Path(__file__).parents[1]
SHARED = Path(__file__).parents[2] / "shared" / "plans"
OTHERS = sorted(SHARED.glob("0*.txt"))
VIEWS = (
    "",
    "/network",
    "/network?kind=lead-participant&colour=community&size=pagerank",
    "/network?kind=benchmark-sector-unit&collectives=in",
    "/tasks",
    "/units",
    "/timeline",
    "/timeline?by=unit",
    "/map",
    "/matrix?top=all",
    "/matrix?kind=unit-unit",
    "/compare",
    "/text",
    "/review",
)


@cache
def jimo() -> Plan:
    return read_plan(ROOT / "data" / "jimo-2018-116.txt")


@cache
def jimo_client() -> TestClient:
    """A client of the pages over the real library: what was read, written as RDF, and read back."""
    return client_of(Library(open_store([jimo()])))


def page(path: str = "") -> str:
    answer = jimo_client().get(f"/plans/{plan_slug(jimo())}{path}")
    assert answer.status_code == 200
    return answer.text


def test_the_overview_of_the_jimo_plan_holds_its_numbers() -> None:
    seen = text_of(page())
    for fact in (
        "67 项任务", "6 个领域", "62 个单位", "90 次牵头", "220 次参与", "46 个对标对象",
        "15 个量化指标", "即政办发〔2018〕116号", "2018年12月10日", "办公室设在区商务局",
        "于每月25日前报送", "104 处提及，46 个对标对象，涉及 52 项任务",
        "完成时限：2018年12月 12 次", "工作时限：2018年-2019年 42 次", "完成时限：2019年12月 13 次",
    ):  # fmt: skip
        assert fact in seen, fact


def test_the_busiest_units_stand_first() -> None:
    found = re.findall(r'<td class="num rank">(\d+)</td><td><a [^>]*>([^<]+)</a>', page("/units"))
    assert found[:3] == [("1", "区发改局"), ("2", "区财政局"), ("3", "区规划分局")]
    assert "62 个单位，8 个集合单位" in text_of(page("/units"))


def test_a_task_of_the_jimo_plan_shows_what_was_read_in_place() -> None:
    html = page("/tasks/5")
    assert re.search(r'<mark class="mark-benchmark"[^>]*><a[^>]*>英国伦敦</a></mark>', html)
    assert re.search(r'<mark class="mark-target"[^>]*><a[^>]*>[^<]*14%左右</a></mark>', html)
    assert "伦敦" in html


def test_every_unit_and_every_task_of_the_jimo_plan_has_its_page() -> None:
    units = {one.unit for task in jimo().tasks for one in task.assignments}
    for unit in sorted(units):
        page(f"/units/{quote(unit, safe='')}")
    for task in jimo().tasks:
        html = page(f"/tasks/{task.key}")
        for place in set(re.findall(r'href="#([^"]*)"', html)):
            assert f'id="{place}"' in html, (task.key, place)


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_of_the_jimo_plan_opens(path: str) -> None:
    page(path)


@pytest.mark.parametrize("file", OTHERS or [None], ids=lambda file: file.stem if file else "none")
def test_every_view_of_other_plans_opens(file: Path | None) -> None:
    if file is None:
        pytest.skip(f"{SHARED} is not there")
    plan = read_plan(file)
    client = client_of(SmallLibrary({"other": plan}))
    paths = [*VIEWS, *(f"/tasks/{quote(task.key, safe='')}" for task in plan.tasks[:12])]
    paths += [f"/units/{quote(unit.name, safe='')}" for unit in plan.units[:12]]
    for path in paths:
        answer = client.get(f"/plans/other{path}")
        assert answer.status_code == 200, path
        for place in set(re.findall(r'href="#([^"]*)"', answer.text)):
            assert f'id="{place}"' in answer.text, (path, place)


def test_all_plans_together_can_be_compared() -> None:
    if len(OTHERS) < 2:
        pytest.skip(f"{SHARED} is not there")
    plans = {plan_slug(plan): plan for plan in map(read_plan, OTHERS[:3])}
    client = client_of(SmallLibrary(plans))
    a, b, *_ = plans
    assert client.get(f"/compare?a={quote(a)}&b={quote(b)}").status_code == 200
    assert client.get("/plans").text.count("/plans/") >= len(plans)
