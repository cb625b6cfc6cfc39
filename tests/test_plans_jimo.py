"""The Jimo plan, read to the counts that two careful readings by hand agree on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from plans import Assignment, Plan, Task, read_plan

JIMO = Path(__file__).parents[1] / "data" / "jimo-2018-116.txt"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(JIMO)


def pairs(plan: Plan, role: str, kind: str) -> set[tuple[str, str]]:
    return {
        (task.key, assignment.unit)
        for task in plan.tasks
        for assignment in task.assignments
        if assignment.role == role and assignment.kind == kind
    }


def assigned(plan: Plan) -> list[Assignment]:
    return [assignment for task in plan.tasks for assignment in task.assignments]


def task(plan: Plan, key: str) -> Task:
    return next(task for task in plan.tasks if task.key == key)


def units(task: Task, role: str) -> list[str]:
    return [a.unit for a in task.assignments if a.role == role]


def test_there_are_67_tasks_numbered_through_the_sections(plan: Plan) -> None:
    assert [task.key for task in plan.tasks] == [str(number) for number in range(1, 68)]
    assert [task.number for task in plan.tasks] == [task.key for task in plan.tasks]


def test_the_six_sectors_have_the_titles_of_their_headings(plan: Plan) -> None:
    assert [sector.title for sector in plan.sectors] == [
        "推进企业国际化,着力构建对外开放新优势",
        "推进市场国际化,着力形成全面开放新格局",
        "推进产业国际化,着力发展动能转换新业态",
        "推进园区国际化,着力打造开放即墨新高地",
        "推进城市国际化,着力塑造文明即墨新形象",
        "加快推进“美丽青岛”行动,努力把城市建设得更加独具魅力",
    ]
    assert Counter(task.sector for task in plan.tasks) == {1: 7, 2: 6, 3: 16, 4: 2, 5: 19, 6: 17}


def test_there_are_62_named_units(plan: Plan) -> None:
    assert len(plan.units) == 62
    assert {unit.name for unit in plan.units} == {
        a.unit for a in assigned(plan) if a.kind == "unit"
    }


def test_there_are_90_leads_and_13_tasks_have_several(plan: Plan) -> None:
    leads = pairs(plan, "lead", "unit")
    assert len(leads) == 90
    assert sum(count > 1 for count in Counter(key for key, _ in leads).values()) == 13


def test_there_are_220_participations_of_named_units_and_79_of_collectives(plan: Plan) -> None:
    assert len(pairs(plan, "participant", "unit")) == 220
    assert len(pairs(plan, "participant", "collective")) == 79


def test_there_are_8_collectives_one_for_each_noun(plan: Plan) -> None:
    assert {a.unit for a in assigned(plan) if a.kind == "collective"} == {
        "有关镇街",
        "有关功能区",
        "各镇街",
        "各功能区",
        "区直有关部门(单位)",
        "区直各部门(单位)",
        "各相关部门(单位)",
        "区社会信用体系建设工作领导小组成员单位",
    }


def test_nine_lists_lost_a_closing_bracket(plan: Plan) -> None:
    notes = [note for note in plan.notes if note.kind == "unclosed-bracket"]
    assert len(notes) == 9
    assert all("科技和工信局(" in note.span.of(plan.text) for note in notes)


def test_units_after_a_lost_bracket_are_units_of_their_own(plan: Plan) -> None:
    assert units(task(plan, "1"), "participant") == [
        "区财政局",
        "区科技和工信局",
        "区交通运输局",
        "区金融办",
        "区服务业发展局",
        "区旅游局",
        "区贸促会",
        "区农业局",
        "区教体局",
        "区卫计局",
        "区商务局",
        "有关镇街",
        "有关功能区",
    ]


def test_a_bracket_after_a_merged_bureau_names_its_lines(plan: Plan) -> None:
    bureau = [a for a in task(plan, "1").assignments if a.unit == "区科技和工信局"]
    assert [a.lines for a in bureau] == [("科技", "工信")]
    assert bureau[0].surface == "科技和工信局(科技、工信"


@pytest.mark.parametrize("key", ["32", "34"])
def test_a_name_plate_is_the_office_of_its_unit(plan: Plan, key: str) -> None:
    first = task(plan, key).assignments[0]
    assert (first.unit, first.office, first.kind) == ("区委宣传部", "区文明办", "unit")


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("区规划分局", "规划分局"),
        ("区规划分局", "市规划局即墨分局"),
        ("国际陆港管委", "国际陆港"),
        ("潮海街道", "潮海街道办事处"),
        ("区发改局", "发改局"),
        ("田横岛旅游度假区管委", "田横岛旅游度假区"),
    ],
)
def test_one_unit_has_one_name_and_its_other_forms_are_aliases(
    plan: Plan, name: str, alias: str
) -> None:
    assert alias in next(unit.aliases for unit in plan.units if unit.name == name)
    assert alias not in {unit.name for unit in plan.units}


def test_every_surface_is_what_its_span_covers(plan: Plan) -> None:
    assert all(a.span.of(plan.text) == a.surface for a in assigned(plan))
    assert all(task.span.of(plan.text) == task.text for task in plan.tasks)
    assert all(sector.span.of(plan.text) == sector.title for sector in plan.sectors)


def test_the_text_of_a_task_is_its_prose_without_number_and_labels(plan: Plan) -> None:
    assert task(plan, "9").text.startswith("依托“通商青岛、品牌之都”全球营销系列活动,")
    assert task(plan, "9").text.endswith("加快进口商品分销体系建设。")
