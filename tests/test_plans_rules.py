"""Rules that a document states once: they contradict each other between documents."""

from __future__ import annotations

import pytest

from plans import Task, read_text

LEAD, PART, RESP = "lead", "participant", "responsible"


def tasks(*brackets: str, notice: str = "") -> list[list[tuple[str, str]]]:
    lines = [f"{number}.做好工作。（{bracket}）\n" for number, bracket in enumerate(brackets, 1)]
    return [roles(task) for task in read_text(notice + "一、重点任务\n" + "".join(lines)).tasks]


def roles(task: Task) -> list[tuple[str, str]]:
    return [(a.role, a.unit) for a in task.assignments]


@pytest.mark.parametrize(
    "rule",
    [
        "列第一位者为牵头单位，下同",
        "排在第一位的部门为牵头部门，下同",
        "排名第一位的为牵头责任单位，下同",
        "列首位的为牵头单位，下同",
        "排在第一位的为牵头单位，下同",
        "第一个单位为牵头单位，其余为配合单位，下同",
        "名列首位的单位牵头，下同",
        "列在前面的为牵头单位，下同",
        "排在最前的单位为牵头单位，下同",
        "首家单位为主办单位，其余为协办单位，下同",
        "注：第一责任单位牵头，下同",
    ],
)
def test_the_first_leads_if_the_first_bracket_says_so(rule: str) -> None:
    assert tasks(f"财政部、教育部负责。{rule}", "科技部、财政部负责", "各省级人民政府负责") == [
        [(LEAD, "财政部"), (PART, "教育部")],
        [(LEAD, "科技部"), (PART, "财政部")],
        [(LEAD, "各省级人民政府")],
    ]


def test_the_first_leads_if_a_bracket_after_the_list_says_so() -> None:
    text = (
        "一、破除门槛\n（一）推进建设。\n责任单位:市发改委、市财政局(第一责任单位为牵头单位,下同)\n"
        "时限要求:持续推进\n（二）落实标准。\n责任单位:市建设局、市财政局\n"
    )
    assert [roles(task) for task in read_text(text).tasks] == [
        [(LEAD, "市发改委"), (PART, "市财政局")],
        [(LEAD, "市建设局"), (PART, "市财政局")],
    ]


def test_the_first_leads_if_the_covering_notice_says_so() -> None:
    notice = "责任分解中，列第一位的责任单位为牵头单位或汇总单位。\n"
    assert tasks("责任单位：市财政局、市商务局", notice=notice) == [
        [(LEAD, "市财政局"), (PART, "市商务局")]
    ]


def test_those_before_the_comma_lead() -> None:
    rule = "逗号前为牵头单位，未明确牵头单位的按职责分工负责，下同"
    assert tasks(f"市财政局、市商务局，市税务局，各区政府。{rule}", "市科技局、市教育局") == [
        [(LEAD, "市财政局"), (LEAD, "市商务局"), (PART, "市税务局"), (PART, "各区政府")],
        [(RESP, "市科技局"), (RESP, "市教育局")],
    ]


def test_the_responsible_lead_where_nobody_else_does() -> None:
    notice = "无牵头单位的，责任单位即为牵头单位，下同。\n"
    assert tasks("牵头单位：市财政局；责任单位：市商务局", "责任单位：市科技局", notice=notice) == [
        [(LEAD, "市财政局"), (PART, "市商务局")],
        [(LEAD, "市科技局")],
    ]


def test_all_are_equal_if_the_notice_says_so() -> None:
    notice = "列出了多个责任单位，均为同责单位，无先后大小责任之分。\n"
    assert tasks("责任单位：市财政局、市商务局", notice=notice) == [
        [(RESP, "市财政局"), (RESP, "市商务局")]
    ]


def test_without_a_rule_the_responsible_are_responsible_together() -> None:
    assert tasks("责任单位：市财政局、市商务局") == [[(RESP, "市财政局"), (RESP, "市商务局")]]


def test_main_responsible_units_lead_only_beside_other_responsible_ones() -> None:
    assert tasks("主要责任单位：市财政局、市商务局") == [[(RESP, "市财政局"), (RESP, "市商务局")]]
    assert tasks("主要责任单位：市财政局；其他责任单位：市商务局") == [
        [(LEAD, "市财政局"), (PART, "市商务局")]
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "以下均需各县（市、区）人民政府、高新区管委会负责，不再列出",
        "以下各项均需各县（市、区）人民政府、高新区管委会落实，不再一一列出",
        "以下工作均涉及各县（市、区）人民政府、高新区管委会，不再单独列出",
    ],
)
def test_default_units_take_part_in_every_later_task(rule: str) -> None:
    assert tasks(
        f"市财政局牵头，各县（市、区）人民政府、高新区管委会按职责分工负责。{rule}",
        "市商务局牵头，市税务局配合",
        "市科技局、市教育局负责",
    ) == [
        [(LEAD, "市财政局"), (PART, "各县（市、区）人民政府"), (PART, "高新区管委会")],
        [
            (LEAD, "市商务局"),
            (PART, "市税务局"),
            (PART, "各县（市、区）人民政府"),
            (PART, "高新区管委会"),
        ],
        [
            (RESP, "市科技局"),
            (RESP, "市教育局"),
            (RESP, "各县（市、区）人民政府"),
            (RESP, "高新区管委会"),
        ],
    ]


def test_a_task_that_names_a_default_unit_has_it_once() -> None:
    assert tasks(
        "市财政局牵头，各区政府负责。以下均需各区政府落实，不再列出",
        "市商务局牵头，各区政府配合",
    )[1] == [(LEAD, "市商务局"), (PART, "各区政府")]


def test_the_rule_itself_is_no_unit() -> None:
    units = {
        unit
        for task in tasks("财政部、教育部负责。列第一位者为牵头单位，下同", "科技部负责")
        for _, unit in task
    }
    assert units == {"财政部", "教育部", "科技部"}


@pytest.mark.parametrize(
    "rule",
    [
        "具体任务均涉及相关市（州）人民政府，不再做分工，下同",
        "各项任务均需相关市（州）人民政府落实，下同",
        "责任单位均包括相关市（州）人民政府，以下不再列出",
    ],
)
def test_a_default_for_all_tasks_is_meant_for_the_one_that_states_it(rule: str) -> None:
    assert tasks(f"责任单位：省财政厅按职责分工负责。{rule}。", "责任单位：省商务厅") == [
        [(RESP, "省财政厅"), (RESP, "相关市（州）人民政府")],
        [(RESP, "省商务厅"), (RESP, "相关市（州）人民政府")],
    ]


@pytest.mark.parametrize(("label", "role"), [("主要责任单位", RESP), ("牵头单位", LEAD)])
def test_a_label_may_be_meant_for_the_lists_below(label: str, role: str) -> None:
    body = f"1.甲。（{label}：市商务局、市税务局）（下同）\n2.乙。（市公安局、市司法局）\n"
    read = read_text("一、重点任务\n" + body)
    assert [roles(task) for task in read.tasks] == [
        [(role, "市商务局"), (role, "市税务局")],
        [(role, "市公安局"), (role, "市司法局")],
    ]
    assert [note.kind for note in read.notes] == []


@pytest.mark.parametrize(
    "rule", ["排名前两位的为牵头单位", "前2家单位牵头", "前两位为牵头单位，其余为配合单位"]
)
def test_the_first_few_lead_if_a_rule_says_how_many(rule: str) -> None:
    assert tasks(f"财政部、教育部、科技部负责。{rule}，下同", "公安部、司法部", "水利部负责") == [
        [(LEAD, "财政部"), (LEAD, "教育部"), (PART, "科技部")],
        [(LEAD, "公安部"), (LEAD, "司法部")],
        [(LEAD, "水利部")],
    ]


@pytest.mark.parametrize(
    "words", ["综合排名进入全省前三，由市财政局牵头负责", "前三个专项行动由有关部门牵头"]
)
def test_a_rank_to_reach_is_no_rule(words: str) -> None:
    text = f"一、重点任务\n1.{words}。（市教育局、市公安局负责）\n"
    assert roles(read_text(text).tasks[0]) == [(RESP, "市教育局"), (RESP, "市公安局")]


def test_those_before_the_semicolon_lead() -> None:
    rule = "分号前为牵头单位，分号后为配合单位，下同"
    assert tasks(f"市财政局、市商务局；市税务局，各区政府。{rule}", "市科技局，市教育局") == [
        [(LEAD, "市财政局"), (LEAD, "市商务局"), (PART, "市税务局"), (PART, "各区政府")],
        [(RESP, "市科技局"), (RESP, "市教育局")],
    ]


def test_those_with_a_star_lead() -> None:
    rule = "带“★”的为牵头单位，下同"
    assert tasks(
        f"市商务局、★市财政局。{rule}", "市教育局*、公安局", "市水利局（★）、市气象局"
    ) == [
        [(PART, "市商务局"), (LEAD, "市财政局")],
        [(LEAD, "市教育局"), (PART, "市公安局")],
        [(LEAD, "市水利局"), (PART, "市气象局")],
    ]


def test_stars_without_a_rule_mean_nothing() -> None:
    assert tasks("★市财政局、市商务局负责") == [[(RESP, "市财政局"), (RESP, "市商务局")]]


def test_a_rule_about_print_decides_nothing_and_is_noted() -> None:
    rule = "加粗的为牵头单位，下同"
    read = read_text(f"一、重点任务\n1.甲。（责任单位：财政部、教育部。{rule}）\n")
    assert roles(read.tasks[0]) == [(RESP, "财政部"), (RESP, "教育部")]
    assert [(note.kind, note.span.of(read.text)) for note in read.notes] == [
        ("ambiguous-role", rule)
    ]


def test_a_rule_is_meant_for_all_units_of_a_bracket_whatever_their_verbs() -> None:
    rule = "列第一位的为牵头单位，下同"
    assert tasks(f"财政部、教育部负责，科技部指导。{rule}") == [
        [(LEAD, "财政部"), (PART, "教育部"), (PART, "科技部")]
    ]


@pytest.mark.parametrize(
    "rule", ["（第一责任单位为牵头单位，下同）", "，第一责任单位为牵头单位，下同"]
)
def test_a_rule_among_the_units_names_nobody(rule: str) -> None:
    assert tasks(f"责任单位：市财政局、市教育局{rule}", "责任单位：市教育局、市公安局") == [
        [(LEAD, "市财政局"), (PART, "市教育局")],
        [(LEAD, "市教育局"), (PART, "市公安局")],
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "以下政策措施均需各县区人民政府落实，不再单独列出",
        "以下各项措施均由各县区人民政府组织落实，不再重复列出",
        "以下各项工作均需各县区人民政府抓好落实，不再一一列出",
    ],
)
def test_default_units_are_stated_in_many_words(rule: str) -> None:
    assert tasks(f"责任单位：市工信局。{rule}", "责任单位：市教育局") == [
        [(RESP, "市工信局")],
        [(RESP, "市教育局"), (RESP, "各县区人民政府")],
    ]


def test_default_units_may_stand_in_front_of_what_they_are() -> None:
    rule = "各县区人民政府为各项任务责任单位，下同"
    assert tasks(f"责任单位：市工信局。{rule}", "责任单位：市教育局") == [
        [(RESP, "市工信局"), (RESP, "各县区人民政府")],
        [(RESP, "市教育局"), (RESP, "各县区人民政府")],
    ]
