import csv
import io
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from export.calendar import Deadline, calendar_bytes
from plans.records import Benchmark, Span
from tests.pages_plan import (
    SLUG,
    SmallLibrary,
    client_of,
    hostile_plan,
    small_client,
    small_plan,
    text_of,
)
from web.outlines import path_of
from web.pages import pages_router
from web.views.compare import Side, compare, sides_of_sectors
from web.views.matrices import unit_sector_matrix, unit_unit_matrix
from web.views.timeline import by_urgency, gantt, quarter_end, urgency
from web.views.worldmap import HEIGHT_PX, WIDTH_PX, coordinates, project, world_map

PLAN = small_plan()
VIEWS = ("/timeline", "/map", "/matrix", "/matrix?kind=unit-unit", "/compare")


@pytest.fixture
def client() -> TestClient:
    return small_client()


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2019, 1, 1), "overdue"),
        (date(2018, 12, 31), "three-days"),
        (date(2018, 12, 28), "three-days"),
        (date(2018, 12, 27), "thirty-days"),
        (date(2018, 12, 1), "thirty-days"),
        (date(2018, 11, 30), "quarter"),
        (date(2018, 9, 30), "later"),
    ],
)
def test_urgency_is_counted_against_the_chosen_day(today: date, level: str) -> None:
    assert urgency(PLAN.tasks[1], today) == level


def test_a_task_without_an_end_has_no_urgency() -> None:
    assert urgency(replace(PLAN.tasks[0], time=None), date(2018, 1, 1)) == "none"


def test_the_due_list_holds_every_task_once_the_earliest_first() -> None:
    found = by_urgency(PLAN.tasks, date(2019, 1, 1))
    assert {level: [task.key for task in tasks] for level, tasks in found.items()} == {
        "overdue": ["2"],
        "later": ["1", "3"],
    }


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_quarter_ends_on_its_last_day(day: date) -> None:
    end = quarter_end(day)
    assert end >= day
    assert (end.month, end.day) in ((3, 31), (6, 30), (9, 30), (12, 31))
    assert (end - day).days < 92


def test_the_chart_spans_whole_years_and_knows_periods_from_deadlines() -> None:
    chart = gantt(PLAN, [("甲", PLAN.tasks)])
    assert chart is not None
    assert (chart.first, chart.last) == (date(2018, 1, 1), date(2019, 12, 31))
    assert [label for _, label in chart.quarters] == [
        "2018",
        "Q2",
        "Q3",
        "Q4",
        "2019",
        "Q2",
        "Q3",
        "Q4",
    ]
    bars = {bar.task.key: bar for bar in chart.groups[0][1]}
    assert not bars["1"].from_start
    assert bars["2"].from_start
    assert bars["2"].right == pytest.approx(365 / 729)


def test_without_time_limits_there_is_no_chart() -> None:
    assert gantt(PLAN, [("甲", [replace(task, time=None) for task in PLAN.tasks])]) is None


def test_the_calendar_is_folded_escaped_and_ends_on_the_last_day(client: TestClient) -> None:
    content = client.get(f"/plans/{SLUG}/timeline.ics").content
    assert content == client.get(f"/plans/{SLUG}/timeline.ics").content
    lines = content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = content.decode().replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20181231\r\nDTEND;VALUE=DATE:20190101" in whole
    assert f"UID:2@{SLUG}.gwp" in whole
    assert "X-WR-CALNAME:墨区国际城市建设工作方案" in whole


def test_a_calendar_of_one_unit_holds_its_tasks_only(client: TestClient) -> None:
    found = client.get(f"/plans/{SLUG}/timeline.ics?unit={quote('区科技和工信局')}").text
    assert found.count("BEGIN:VEVENT") == 2


@given(st.text(max_size=120))
def test_any_text_survives_the_calendar(text: str) -> None:
    content = calendar_bytes("历", [Deadline("1@x", date(2018, 1, 1), text)])
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    unescaped = summary.removeprefix("SUMMARY:")
    for escaped, char in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        unescaped = unescaped.replace(escaped, "\0" if char == "\\" else char)
    assert len(unescaped) <= len(text)


def test_the_map_places_cities_countries_and_companies() -> None:
    assert coordinates("新加坡", None) == (1.3, 103.8)
    assert coordinates("青岛市", "中国") == (36.1, 120.4)
    assert coordinates("国际标准", None) is None
    found = world_map(PLAN)
    assert {spot.names for spot in found.spots} == {("伦敦",), ("新加坡",)}
    assert found.elsewhere == ()


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_lies_on_the_map(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    assert 0 <= x <= WIDTH_PX
    assert -0.1 <= y <= HEIGHT_PX + 0.1


def test_equal_areas_stay_equal() -> None:
    def area(south: float, north: float) -> float:
        (x1, y1), (x2, _), (_, y2) = (
            project(south, 150),
            project((south + north) / 2, 151),
            project(north, 150),
        )
        return (x2 - x1) * (y1 - y2)

    # A cell of ten by one degree at 60° has about half the area of one at the equator.
    assert area(55, 65) / area(-5, 5) == pytest.approx(0.5, rel=0.15)


def test_circles_on_the_map_do_not_cover_one_another() -> None:
    spots = world_map(PLAN).spots
    for n, one in enumerate(spots):
        for other in spots[:n]:
            distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert distance >= one.radius + other.radius


def test_land_that_crosses_the_edge_of_the_map_is_drawn_on_both_sides() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[-35, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0]]]}]}},
    }
    assert path_of(topology).count("M") == 2


def test_a_matrix_counts_tasks_by_unit_and_sector() -> None:
    found = unit_sector_matrix(PLAN)
    counts = {
        row.name: [len(cell) for cell in cells]
        for row, cells in zip(found.rows, found.cells, strict=True)
    }
    assert counts == {
        "区财政局": [2, 1],
        "区商务局": [2, 0],
        "区发改局": [2, 0],
        "区科技和工信局": [1, 1],
    }
    leads = unit_sector_matrix(PLAN, "lead")
    assert "区财政局" not in [row.name for row in leads.rows]


def test_a_matrix_of_units_is_symmetric_and_can_be_cut() -> None:
    found = unit_unit_matrix(PLAN, top=2)
    assert [row.name for row in found.rows] == ["区财政局", "区商务局"]
    assert [len(cell) for cell in found.cells[0]] == [0, 2]
    assert [len(cell) for cell in found.cells[1]] == [2, 0]


def test_the_matrix_file_holds_what_the_page_shows(client: TestClient) -> None:
    content = client.get(f"/plans/{SLUG}/matrix.csv?role=lead").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0] == ["", "推进企业国际化,构建开放新优势", "推进城市国际化"]
    assert rows[1:] == [
        ["区商务局", "2", "0"],
        ["区发改局", "1", "0"],
        ["区科技和工信局", "0", "1"],
    ]


def test_two_sectors_differ_in_units_ties_and_benchmarks() -> None:
    found = compare(*sides_of_sectors(PLAN, 1, 2), match_tasks=False)
    assert set(found.units.kept) == {"区科技和工信局", "区财政局"}
    assert set(found.units.gone) == {"区商务局", "区发改局"}
    assert found.ties.kept == (("区科技和工信局", "区财政局"),)
    assert found.benchmarks.come == ()
    assert [row.unit for row in found.roles] == ["区科技和工信局"]


def test_two_plans_are_matched_task_by_task() -> None:
    first, second, third = PLAN.tasks
    lead = replace(second.assignments[0], unit="区外事办")
    changed = replace(
        second,
        text=second.text.replace("新业态", "新模式"),
        assignments=(lead, *second.assignments[1:]),
        time=None,
    )
    new = replace(third, key="4", text="完全不同的另一项工作任务内容。")
    found = compare(
        Side("甲", (first, second, third)), Side("乙", (first, changed, new)), match_tasks=True
    )
    assert [(one.before.key, one.after.key) for one in found.same_tasks] == [("1", "1"), ("2", "2")]
    assert found.same_tasks[0].likeness == 1
    assert found.same_tasks[1].leads.gone == ("区商务局",)
    assert found.same_tasks[1].leads.come == ("区外事办",)
    assert found.same_tasks[1].due_changed
    assert [task.key for task in found.gone_tasks] == ["3"]
    assert [task.key for task in found.come_tasks] == ["4"]


def test_a_plan_compared_with_itself_has_not_changed() -> None:
    side = Side("甲", PLAN.tasks)
    found = compare(side, side, match_tasks=True)
    assert found.units.jaccard == found.ties.jaccard == 1
    assert found.gone_tasks == found.come_tasks == ()


def test_the_list_of_a_unit_is_a_workbook_to_fill_in(client: TestClient) -> None:
    answer = client.get(f"/plans/{SLUG}/lists/{quote('区发改局')}.xlsx")
    assert quote("区发改局") in answer.headers["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (
        "序号",
        "领域",
        "任务",
        "量化指标",
        "角色",
        "牵头",
        "参与",
        "时限",
        "见原文",
        "进展情况",
        "存在问题",
        "备注",
    )
    assert [(row[0], row[4], row[8]) for row in rows[1:]] == [
        ("2", "牵头", "牵头单位:区商务局、发改局"),
        ("1", "参与", "参与单位:区财政局、发改局,有关镇街"),
    ]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers_for_a_plan_without_tasks(path: str) -> None:
    bare = replace(PLAN, tasks=(), units=(), sectors=(), notes=())
    assert client_of(SmallLibrary({SLUG: bare})).get(f"/plans/{SLUG}{path}").status_code == 200


@pytest.mark.parametrize("path", VIEWS)
def test_a_hostile_name_is_only_text_in_every_view(path: str) -> None:
    html = client_of(SmallLibrary({SLUG: hostile_plan()})).get(f"/plans/{SLUG}{path}").text
    assert "<script>alert" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("timeline?date=yesterday", 400, "“yesterday”不是日期"),
        ("timeline?unit=没有", 404, "没有单位“没有”"),
        ("timeline?by=colour", 404, "没有分组方式“colour”"),
        ("map?sector=9", 404, "没有领域“9”"),
        ("matrix?kind=cube", 404, "没有矩阵“cube”"),
        ("compare?a=1&b=9", 404, "没有领域“9”"),
        ("lists/没有.xlsx", 404, "没有单位“没有”"),
    ],
)
def test_a_parameter_that_is_none_is_said(
    client: TestClient, path: str, status: int, said: str
) -> None:
    answer = client.get(f"/plans/{SLUG}/{path}")
    assert answer.status_code == status
    assert said in text_of(answer.text)


def test_two_plans_have_a_page_of_their_own() -> None:
    library = SmallLibrary({SLUG: PLAN, "other": PLAN})
    client = client_of(library)
    seen = text_of(client.get("/compare").text)
    assert "相同的任务 3" in seen
    assert client.get("/compare?a=none").status_code == 404


def test_one_plan_alone_is_compared_by_sectors(client: TestClient) -> None:
    answer = client.get("/compare", follow_redirects=False)
    assert answer.headers["Location"] == f"/plans/{SLUG}/compare"


def rows_of_file(answer: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.removeprefix("\ufeff"))))


def test_the_timeline_file_holds_the_due_list_of_the_page(client: TestClient) -> None:
    answer = client.get(f"/plans/{SLUG}/timeline.csv?date=2019-12-20&sector=1")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = rows_of_file(answer.text)
    assert rows[0] == ["序号", "任务", "领域", "牵头", "开始", "结束", "原文写法", "紧急程度"]
    assert [[row[0], *row[3:]] for row in rows[1:]] == [
        ["2", "区商务局、区发改局", "", "2018-12-31", "2018年12月", "已过期"],
        ["1", "区商务局", "2018-01-01", "2019-12-31", "2018年-2019年", "三十天内"],
    ]


def test_the_map_file_says_where_each_benchmark_lies_and_who_learns_from_it(
    client: TestClient,
) -> None:
    rows = rows_of_file(client.get(f"/plans/{SLUG}/map.csv?lang=en").text)
    assert rows == [
        [
            "Benchmark",
            "Type",
            "Country",
            "Latitude",
            "Longitude",
            "Tasks",
            "Task numbers",
            "Led by",
        ],
        ["伦敦", "city", "英国", "51.5", "-0.1", "1", "1", "区商务局"],
        ["新加坡", "country", "", "1.3", "103.8", "1", "2", "区商务局、区发改局"],
    ]
    assert len(rows_of_file(client.get(f"/plans/{SLUG}/map.csv?sector=2").text)) == 1


@pytest.mark.parametrize("page", ["timeline", "map"])
def test_a_page_links_its_file_with_the_same_conditions(client: TestClient, page: str) -> None:
    html = client.get(f"/plans/{SLUG}/{page}?sector=1").text
    assert f'href="/plans/{SLUG}/{page}.csv?sector=1"' in html


def test_the_map_says_what_a_sector_leaves_out_and_what_has_no_place() -> None:
    standard = Benchmark("国际标准", "国际标准", "standard", None, "对标", Span(0, 4))
    tasks = (PLAN.tasks[0], replace(PLAN.tasks[1], benchmarks=(standard,)), PLAN.tasks[2])
    client = client_of(SmallLibrary({SLUG: replace(PLAN, tasks=tasks)}))
    seen = text_of(client.get(f"/plans/{SLUG}/map?lang=en").text)
    assert (
        "2 tasks name whom to learn from. 1 of them names 1 benchmark without a place, "
        "listed below the map." in seen
    )
    seen = text_of(client.get(f"/plans/{SLUG}/map?sector=2&lang=en").text)
    assert "2 → 0 tasks with somebody to learn from." in seen
    assert "without a place" not in seen


def test_printed_pages_say_the_day_of_the_server() -> None:
    app = FastAPI()
    app.include_router(pages_router(SmallLibrary, today=lambda: date(2019, 7, 1)))
    client = TestClient(app)
    assert "打印于 2019年7月1日。" in text_of(client.get(f"/plans/{SLUG}/tasks").text)
    assert "Printed on 1 Jul 2019." in text_of(client.get(f"/plans/{SLUG}?lang=en").text)
    assert 'value="2019-07-01"' in client.get(f"/plans/{SLUG}/timeline").text
