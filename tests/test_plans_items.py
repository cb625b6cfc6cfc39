"""Items told by the lines around them: odd marks, signs, no numbers, numbers lost or left out."""

from __future__ import annotations

import pytest

from plans import Plan, PlanFormatError, read_text

UNITS = ("（市财政局负责）", "（市教育局负责）", "（市公安局负责）")


def keys(text: str) -> list[str]:
    return [task.key for task in read_text(text).tasks]


def units(plan: Plan) -> list[list[str]]:
    return [[one.unit for one in task.assignments] for task in plan.tasks]


def notes(plan: Plan) -> list[str]:
    return [note.kind for note in plan.notes]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        ("1 |2 |3 ", "1 2 3"),
        ("１　|２　|３　", "1 2 3"),
        ("1\n|2\n|3\n", "1 2 3"),
        ("1:|2:|3:", "1 2 3"),
        ("一是|二是|三是", "一 二 三"),
        ("第一，|第二，|第三，", "一 二 三"),
        ("第一件实事：|第二件实事：|第三件实事：", "一 二 三"),
        ("重点任务一：|重点任务二：|重点任务三：", "一 二 三"),
        ("I.|II.|III.", "I II III"),
        ("Ⅰ.|Ⅱ.|Ⅲ.", "Ⅰ Ⅱ Ⅲ"),
        ("A.|B.|C.", "A B C"),
        ("●|●|●", "1 2 3"),
        ("◆ |◆ |◆ ", "1 2 3"),
        ("- |- |- ", "1 2 3"),
        ("——|——|——", "1 2 3"),
        ("||", "1 2 3"),
    ],
)
@pytest.mark.parametrize("heading", ["", "一、工作任务\n"])
def test_items_may_be_marked_so(marks: str, numbers: str, heading: str) -> None:
    lines = zip(marks.split("|"), ("修路。", "架桥。", "办学。"), UNITS, strict=True)
    plan = read_text(heading + "".join("".join(line) + "\n" for line in lines))
    assert [task.key for task in plan.tasks] == ["1", "2", "3"]
    assert [task.number for task in plan.tasks] == numbers.split()
    assert [task.text for task in plan.tasks] == ["修路。", "架桥。", "办学。"]
    assert units(plan) == [["市财政局"], ["市教育局"], ["市公安局"]]
    assert notes(plan) == []


def test_signs_are_counted_anew_below_each_heading() -> None:
    text = f"一、城建\n●修路。{UNITS[0]}\n●架桥。{UNITS[1]}\n二、教育\n●办学。{UNITS[1]}\n"
    assert keys(text) == ["1.1", "1.2", "2.1"]


def test_a_sign_in_front_of_a_number_leaves_the_number() -> None:
    text = f"●（一）修路。{UNITS[0]}\n●（二）架桥。{UNITS[1]}\n"
    assert [task.number for task in read_text(text).tasks] == ["一", "二"]


def test_items_with_signs_may_have_several_lines_and_labels() -> None:
    text = "●修路\n改善交通。\n• 责任单位：市财政局\n●架桥\n方便出行。\n• 责任单位：市教育局\n"
    plan = read_text(text)
    assert [task.text for task in plan.tasks] == ["修路\n改善交通。", "架桥\n方便出行。"]
    assert units(plan) == [["市财政局"], ["市教育局"]]


@pytest.mark.parametrize("mark", ["{} ", "{}\n"])
def test_items_may_have_items_below_that_assign_nobody(mark: str) -> None:
    below = "（1）摸底。\n（2）销号。\n责任单位：市财政局\n"
    text = "一、任务\n" + "".join(f"{mark.format(n)}修路\n{below}" for n in (1, 2, 3))
    assert keys(text) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line",
    [
        "2 条公路",
        "2\n座桥梁",
        "一是加快。\n二是提质。",
        "——加快。\n——提质。",
        "●加快。\n●提质。",
        "A.加快。\nB.提质。",
    ],
)
def test_other_lines_of_a_task_are_no_items(line: str) -> None:
    plan = read_text(f"一、任务\n1.修路，达到\n{line}。{UNITS[0]}\n2.架桥。{UNITS[1]}\n")
    assert [task.key for task in plan.tasks] == ["1", "2"]
    assert units(plan) == [["市财政局"], ["市教育局"]]


def test_numbers_of_pages_are_no_items() -> None:
    text = (
        f"一、任务\n1.修路，改善交通，\n1\n方便出行。{UNITS[0]}\n2.架桥。{UNITS[1]}\n2\n"
        f"3.办学。{UNITS[2]}\n"
    )
    assert keys(text) == ["1", "2", "3"]


def test_paragraphs_below_headings_are_items_if_each_assigns_units() -> None:
    text = (
        "一、城建\n修路，改善交通。\n责任单位：市财政局\n架桥，改善交通。\n责任单位：市教育局\n"
        "二、教育\n办学。\n责任单位：市教育局\n"
    )
    plan = read_text(text)
    assert [task.key for task in plan.tasks] == ["1.1", "1.2", "2.1"]
    assert [sector.title for sector in plan.sectors] == ["城建", "教育"]
    assert units(plan) == [["市财政局"], ["市教育局"], ["市教育局"]]


def test_one_paragraph_below_each_heading_leaves_the_headings_the_tasks() -> None:
    assert keys(f"一、城建\n修路。{UNITS[0]}\n二、教育\n办学。{UNITS[1]}\n") == ["1", "2"]


def test_paragraphs_of_a_numbered_task_are_merged_with_a_note() -> None:
    text = f"一、修路。{UNITS[0]}\n二、架桥。{UNITS[1]}\n架桥须保证质量。（市公安局配合）\n"
    plan = read_text(text)
    assert [task.key for task in plan.tasks] == ["1", "2"]
    assert units(plan) == [["市财政局"], ["市教育局", "市公安局"]]
    assert notes(plan) == ["numbering-gap"]
    assert plan.notes[0].span.of(plan.text) == "架桥须保证质量。（市公安局配合）"


def test_a_lost_number_is_that_which_its_neighbours_leave_out() -> None:
    text = (
        f"一、任务\n（四）修路。{UNITS[0]}\n（五）架桥。{UNITS[1]}\n?。﹩办学。{UNITS[2]}\n"
        f"（七）办医。{UNITS[0]}\n"
    )
    plan = read_text(text)
    assert [(task.key, task.number) for task in plan.tasks] == [
        ("4", "四"),
        ("5", "五"),
        ("6", "六"),
        ("7", "七"),
    ]
    assert units(plan)[1:3] == [["市教育局"], ["市公安局"]]
    assert [(note.kind, note.message) for note in plan.notes] == [
        ("numbering-gap", "这里的编号缺失或损坏，按前后的编号读作六")
    ]


@pytest.mark.parametrize("one", [f"修路。{UNITS[0]}\n", "修路，改善交通。\n牵头单位：市财政局\n"])
def test_one_item_without_a_number_is_enough_if_words_tell_its_role(one: str) -> None:
    assert units(read_text(one)) == [["市财政局"]]


@pytest.mark.parametrize(
    "text",
    ["●今天天气好。\n●明天也好。\n", "1 今天\n2 明天\n", "今天市财政局（市国资委）开会。\n"],
)
def test_marks_without_units_make_no_plan(text: str) -> None:
    with pytest.raises(PlanFormatError):
        read_text(text)


@pytest.mark.parametrize("units_of", ["责任单位：{}", "{}负责", "{}、市审计局"])
def test_a_text_without_line_ends_may_leave_out_numbers(units_of: str) -> None:
    items = [(5, "修路", "市财政局"), (7, "架桥", "市教育局"), (9, "办学", "市公安局")]
    text = "".join(f"{n}.{what}。（{units_of.format(unit)}）" for n, what, unit in items)
    plan = read_text("一、重点任务" + text)
    assert [task.key for task in plan.tasks] == ["5", "7", "9"]
    assert [task.text for task in plan.tasks] == ["修路。", "架桥。", "办学。"]
    assert notes(plan).count("numbering-gap") == 2


def test_a_gap_may_stand_behind_a_heading() -> None:
    text = (
        "一、城建1.修路。（市财政局负责）3.架桥。（市教育局负责）"
        "二、教育6.办学。（市教育局负责）8.育人。（市教育局负责）"
    )
    assert keys(text) == ["1", "3", "6", "8"]


def test_a_decimal_behind_units_is_no_number() -> None:
    text = f"一、任务\n1.修路。{UNITS[0]}2.5亿元投资。{UNITS[1]}3.架桥。{UNITS[2]}\n"
    assert keys(text) == ["1", "3"]


@pytest.mark.parametrize("words", ["[接上页] ", "（上接第3版）", "【续上页】"])
def test_words_of_the_page_stand_before_a_first_number(words: str) -> None:
    text = f"{words}（十九）修路。{UNITS[0]}\n（二十）架桥。{UNITS[1]}\n"
    assert keys(text) == ["19", "20"]


def long_plan(mark: str) -> str:
    """Return a plan of 120 tasks in eight chapters that count on."""
    lines = []
    for number in range(1, 121):
        if number % 15 == 1:
            lines.append(f"第{'一二三四五六七八'[number // 15]}章 城建{number}")
        lines.append(f"{mark.format(number)}修建第{number}批道路。{UNITS[number % 3]}")
    return "\n".join(lines)


@pytest.mark.parametrize("mark", ["{} ", "{}\n", "{}:"])
def test_counters_may_run_over_chapters(mark: str) -> None:
    plan = read_text(long_plan(mark))
    assert [task.key for task in plan.tasks] == [str(number) for number in range(1, 121)]
    assert len(plan.sectors) == 8
    assert all(len(task.assignments) == 1 for task in plan.tasks)


def test_signs_below_headings_that_lead_inherit_the_lead() -> None:
    text = "".join(
        f"（{number}）城建\n牵头单位：市财政局\n" + "●修路。（市教育局配合）\n" * 10
        for number in "一二三四五六七八九十"
    )
    plan = read_text(text)
    assert len(plan.tasks) == 100
    assert {tuple((a.role, a.unit) for a in task.assignments) for task in plan.tasks} == {
        (("lead", "市财政局"), ("participant", "市教育局"))
    }


def test_a_span_is_what_the_text_says_behind_a_mark() -> None:
    text = f"1 修路。{UNITS[0]}\n2 架桥。{UNITS[1]}\n"
    for task in read_text(text).tasks:
        assert text[task.span.start : task.span.end] == task.text
        assert [one.span.of(text) for one in task.assignments] == [
            one.surface for one in task.assignments
        ]
