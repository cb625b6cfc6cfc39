from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from plans.encode import plan_to_json
from tests.pages_plan import SLUG, small_client, small_plan


@pytest.fixture
def client() -> TestClient:
    return small_client()


def test_plans_are_listed(client: TestClient) -> None:
    assert client.get("/api/plans").json() == {
        "total": 1,
        "limit": 100,
        "offset": 0,
        "next": None,
        "items": [
            {
                "slug": SLUG,
                "title": "墨区国际城市建设工作方案",
                "number": "墨政发〔2018〕116号",
                "issuer": "墨区人民政府",
                "date_signed": "2018-12-10",
                "task_count": 3,
                "unit_count": 4,
            }
        ],
    }


def test_a_plan_names_its_sectors_and_what_needs_review(client: TestClient) -> None:
    plan = client.get(f"/api/plans/{SLUG}").json()
    assert [(one["ordinal"], one["task_count"]) for one in plan["sectors"]] == [(1, 2), (2, 1)]
    assert plan["leading_group_host"] == "区商务局"
    assert plan["notes"][0]["text"] == "参与单位:区财政局、科技和工信局(工信"


def test_tasks_have_the_fields_of_extract(client: TestClient) -> None:
    found = client.get(f"/api/plans/{SLUG}/tasks").json()
    assert found["items"] == plan_to_json(small_plan())["tasks"]
    assert client.get(f"/api/plans/{SLUG}/tasks/2").json() == found["items"][1]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("sector=1", ["1", "2"]),
        ("unit=区发改局&role=lead", ["2"]),
        ("due=2018-12", ["2"]),
        ("q=智慧", ["3"]),
    ],
)
def test_tasks_are_filtered_as_on_their_page(
    client: TestClient, query: str, keys: list[str]
) -> None:
    found = client.get(f"/api/plans/{SLUG}/tasks?{query}").json()
    assert [task["key"] for task in found["items"]] == keys


def test_every_page_of_a_list_is_reached_by_the_next_address(client: TestClient) -> None:
    address, seen = f"/api/plans/{SLUG}/tasks?sector=1&limit=1", []
    while address:
        page = client.get(address).json()
        assert page["total"] == 2
        seen += [task["key"] for task in page["items"]]
        address = page["next"]
    assert seen == ["1", "2"]


def test_a_unit_has_its_parts_with_sentences(client: TestClient) -> None:
    unit = client.get(f"/api/plans/{SLUG}/units/{quote('区发改局')}").json()
    assert (unit["lead"], unit["participant"], unit["total"]) == (1, 1, 2)
    assert unit["forms"] == {"发改局": 2}
    assert unit["parts"][0]["sentence"] == "牵头单位:区商务局、发改局"
    assert {one["measure"] for one in unit["standings"]} == {
        "degree",
        "weighted_degree",
        "betweenness",
        "eigenvector",
    }


def test_units_and_collectives_are_listed_apart(client: TestClient) -> None:
    for kind, names in (
        ("unit", ["区财政局", "区商务局", "区发改局", "区科技和工信局"]),
        ("collective", ["有关镇街"]),
    ):
        rows = client.get(f"/api/plans/{SLUG}/units?kind={kind}").json()["items"]
        assert [row["unit"] for row in rows] == names


def test_benchmarks_have_coordinates(client: TestClient) -> None:
    rows = client.get(f"/api/plans/{SLUG}/benchmarks").json()["items"]
    assert {row["name"]: (row["latitude"], row["tasks"]) for row in rows} == {
        "伦敦": (51.5, ["1"]),
        "新加坡": (1.3, ["2"]),
    }


def test_what_is_due_is_told_against_the_chosen_day(client: TestClient) -> None:
    rows = client.get(f"/api/plans/{SLUG}/timeline?date=2019-01-01").json()["items"]
    assert [(row["task"], row["urgency"]) for row in rows] == [
        ("2", "overdue"),
        ("1", "later"),
        ("3", "later"),
    ]


def test_a_network_is_the_one_of_the_page(client: TestClient) -> None:
    query = f"unit={quote('区科技和工信局')}&steps=1&least=2&size=betweenness&colour=community"
    found = client.get(f"/api/plans/{SLUG}/network?{query}").json()
    assert [node["id"] for node in found["nodes"]] == ["区科技和工信局", "区财政局"]
    assert found["ties"] == [
        {"source": "区科技和工信局", "target": "区财政局", "weight": 2.0, "tasks": ["2", "3"]}
    ]
    assert all(node["community"] for node in found["nodes"])


def test_a_matrix_is_the_one_of_the_page(client: TestClient) -> None:
    found = client.get(f"/api/plans/{SLUG}/matrix?role=lead").json()
    assert found["rows"] == ["区商务局", "区发改局", "区科技和工信局"]
    assert found["cells"] == [[2, 0], [1, 0], [0, 1]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("plans/none", 404),
        (f"plans/{SLUG}/tasks/99", 404),
        (f"plans/{SLUG}/units/{quote('没有')}", 404),
        (f"plans/{SLUG}/network?size=weight", 404),
        (f"plans/{SLUG}/tasks?limit=0", 422),
        (f"plans/{SLUG}/timeline?date=never", 422),
    ],
)
def test_errors_are_json_with_the_status_of_the_table(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/json"


def test_an_error_speaks_the_language_of_the_reader(client: TestClient) -> None:
    answer = client.get("/api/plans/none", headers={"Accept-Language": "zh"})
    assert answer.json()["message"] == "没有方案“none”"


def test_the_interface_describes_itself(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    paths = [path for path in schema["paths"] if path.startswith("/api/")]
    assert len(paths) == 10
    assert not any(path.startswith("/plans") for path in schema["paths"])
    assert "description" in schema["components"]["schemas"]["TaskOut"]["properties"]["key"]
