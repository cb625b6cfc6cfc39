"""Items whose numbers are told from other numbers by the count that they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import Plan, PlanFormatError, read_text

HEAD = "某市人民政府办公室关于印发某市重点工作方案的通知\n一、工作任务\n"


def read(body: str) -> list[tuple[str, str, list[str]]]:
    plan: Plan = read_text(HEAD + body)
    return [(task.key, task.text, [one.unit for one in task.assignments]) for task in plan.tasks]


def keys(body: str) -> list[str]:
    return [key for key, _, _ in read(body)]


ROADS = [("1", "修路。", ["市财政局"]), ("2", "架桥。", ["市公安局"])]
HEADS = [("1 ", "2 "), ("1\u3000", "2\u3000"), ("1\n", "2\n"), ("1\t", "2\t"), ("1:", "2:")]


@pytest.mark.parametrize("heads", [*HEADS, ("●", "●")])
def test_two_items_are_two_tasks(heads: tuple[str, str]) -> None:
    first, second = heads
    body = f"{first}修路。(市财政局负责)\n{second}架桥。(市公安局负责)\n"
    assert read(body) == ROADS


def test_a_number_may_be_left_out_of_a_count() -> None:
    assert keys("1 修路。(市财政局负责)\n3 架桥。(市公安局负责)\n") == ["1", "3"]


def test_a_wrapped_line_that_begins_with_a_number_is_no_item() -> None:
    body = "1.新建学校，\n2 所以上。(市财政局负责)\n2.架桥。(市公安局负责)\n"
    assert keys(body) == ["1", "2"]
    assert read(body)[0][2] == ["市财政局"]


def test_a_year_is_no_number_of_an_item() -> None:
    assert keys("（一）修路。\n2023 年完成。(市财政局负责)\n（二）架桥。(市公安局负责)\n") == [
        "1",
        "2",
    ]


def test_a_number_right_behind_units_begins_a_task_though_others_are_left_out() -> None:
    body = "1.修路。(责任单位：市财政局)7.架桥。(责任单位：市公安局)9.植树。(责任单位：市教育局)"
    assert keys(body) == ["1", "7", "9"]


def test_page_numbers_between_numbered_tasks_are_no_items() -> None:
    assert keys("".join(f"{n}.修路。(市财政局负责)\n{n}\n" for n in range(1, 6))) == list("12345")


def test_bullets_inside_a_numbered_task_are_parts_of_it() -> None:
    body = "（一）建设\n●修路。(市财政局负责)\n●架桥。(市公安局负责)\n（二）其他。(市公安局负责)\n"
    assert [(key, units) for key, _, units in read(body)] == [
        ("1", ["市财政局", "市公安局"]),
        ("2", ["市公安局"]),
    ]


def test_signs_before_labels_are_no_items() -> None:
    body = "修路。\n●牵头单位:市财政局\n●配合单位:市公安局\n"
    assert [units for _, _, units in read(body)] == [["市财政局", "市公安局"]]


def test_words_of_a_page_before_a_number_do_not_hide_it() -> None:
    body = "[接上页] （十九）修路。(市财政局负责)\n（二十）架桥。(市公安局负责)\n"
    assert keys(body) == ["19", "20"]


@pytest.mark.parametrize("sign", ["", "●", "1"])
def test_a_text_without_units_and_counts_is_no_plan(sign: str) -> None:
    with pytest.raises(PlanFormatError):
        read_text(f"{sign}今天天气很好。\n{sign}明天也很好。\n")


@given(st.integers(2, 60), st.sampled_from(["{} ", "{}\n", "{}:", "{}、"]))
def test_items_are_read_alike_however_their_numbers_are_written(count: int, form: str) -> None:
    body = "".join(f"{form.format(n)}修路。(市财政局负责)\n" for n in range(1, count + 1))
    assert read(body) == [(str(n), "修路。", ["市财政局"]) for n in range(1, count + 1)]
