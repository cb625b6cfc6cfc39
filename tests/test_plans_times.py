"""Time limits of tasks, as labelled, as written and as dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.records import Span
from plans.times import TimeExpression, parse_time_expression, read_task_time
from tests import jimo

PERIOD = ("工作时限", "period", "2018年-2019年", date(2018, 1, 1), date(2019, 12, 31))
END_2018 = ("完成时限", "deadline", "2018年12月", None, date(2018, 12, 31))
END_2019 = ("完成时限", "deadline", "2019年12月", None, date(2019, 12, 31))
DUE_2018 = {4, 7, 8, 12, 13, 28, 29, 31, 46, 55, 60, 61}
DUE_2019 = {21, 23, 39, 40, 47, 51, 53, 54, 58, 62, 63, 64, 66}


def test_every_jimo_task_has_the_time_limit_that_it_prints() -> None:
    for number, span in jimo.blocks().items():
        limit = read_task_time(jimo.text(), span, jimo.YEAR)
        assert limit is not None
        expected = END_2018 if number in DUE_2018 else END_2019 if number in DUE_2019 else PERIOD
        assert (limit.label, limit.kind, limit.surface, limit.start, limit.end) == expected
        assert limit.span.of(jimo.text()) == limit.surface
    assert (len(DUE_2018), len(DUE_2019)) == (12, 13)


def deadline(year: int, month: int, day: int) -> TimeExpression:
    return TimeExpression("deadline", None, date(year, month, day))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2018年12月", deadline(2018, 12, 31)),
        ("2023 年6 月底前", deadline(2023, 6, 30)),
        ("2023年6月底前并长期坚持", deadline(2023, 6, 30)),
        ("2023年底前", deadline(2023, 12, 31)),
        ("2023年2月15日前", deadline(2023, 2, 15)),
        ("2024年2月", deadline(2024, 2, 29)),
        ("2023年2月30日前", deadline(2023, 2, 28)),
        ("2023年上半年", deadline(2023, 6, 30)),
        ("2023年第三季度", deadline(2023, 9, 30)),
        ("2023年11月中旬", deadline(2023, 11, 20)),
        ("2023.12", deadline(2023, 12, 31)),
        ("2023-06-30", deadline(2023, 6, 30)),
        ("20181230日前", deadline(2018, 12, 30)),
        ("202310月份", deadline(2023, 10, 31)),
        ("到2025年", deadline(2025, 12, 31)),
        ("年底前", deadline(2023, 12, 31)),
        ("年内", deadline(2023, 12, 31)),
        ("12月底前", deadline(2023, 12, 31)),
        ("明年3月底前", deadline(2024, 3, 31)),
        ("2022年4月,2022年5月", deadline(2022, 5, 31)),
        ("2018年-2019年", TimeExpression("period", date(2018, 1, 1), date(2019, 12, 31))),
        ("2021—2023年", TimeExpression("period", date(2021, 1, 1), date(2023, 12, 31))),
        ("2023年1月至2024年6月", TimeExpression("period", date(2023, 1, 1), date(2024, 6, 30))),
        ("6-9月", TimeExpression("period", date(2023, 6, 1), date(2023, 9, 30))),
        ("2023年全年", TimeExpression("period", date(2023, 1, 1), date(2023, 12, 31))),
        ("全年", TimeExpression("ongoing", date(2023, 1, 1), date(2023, 12, 31))),
        ("持续推进", TimeExpression("ongoing")),
        ("年内持续推进", TimeExpression("ongoing", None, date(2023, 12, 31))),
        ("每季度", TimeExpression("recurring")),
        ("每年12月底前", TimeExpression("recurring")),
        ("印发之日起30日内", TimeExpression("relative")),
        (
            "2023—2025年每年12月底前",
            TimeExpression("recurring", date(2023, 1, 1), date(2025, 12, 31)),
        ),
        ("自印发之日起执行", TimeExpression("relative")),
        ("自印发之日起至2025年12月31日", deadline(2025, 12, 31)),
        ("本月底前", TimeExpression("relative")),
        ("9月投入使用", TimeExpression("event", None, date(2023, 9, 30))),
        ("5月底前动工", TimeExpression("event", None, date(2023, 5, 31))),
        ("立行立改", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_dates(words: str, expected: TimeExpression | None) -> None:
    assert parse_time_expression(words, 2023) == expected


def period(first: date, last: date) -> TimeExpression:
    return TimeExpression("period", first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("二〇二三年六月", deadline(2023, 6, 30)),
        ("二○二三年六月三十日", deadline(2023, 6, 30)),
        ("十一月底前", deadline(2023, 11, 30)),
        ("“十四五”末", deadline(2025, 12, 31)),
        ("到十四五期末", deadline(2025, 12, 31)),
        ("“十四五”期间", period(date(2021, 1, 1), date(2025, 12, 31))),
        ("三季度末", deadline(2023, 9, 30)),
        ("明年", deadline(2024, 12, 31)),
        ("翌年3月", deadline(2024, 3, 31)),
        ("23年6月底", deadline(2023, 6, 30)),
        ("2023年中", deadline(2023, 6, 30)),
        ("2025年后", TimeExpression("ongoing", date(2026, 1, 1))),
        ("自2023年6月起", TimeExpression("ongoing", date(2023, 6, 1))),
        ("2023、2024年", period(date(2023, 1, 1), date(2024, 12, 31))),
        ("今明两年", period(date(2023, 1, 1), date(2024, 12, 31))),
        ("2023年6-9月", period(date(2023, 6, 1), date(2023, 9, 30))),
        ("2023年6月1日-30日", period(date(2023, 6, 1), date(2023, 6, 30))),
        ("2023年7月1日起至2023年12月31日", period(date(2023, 7, 1), date(2023, 12, 31))),
        ("一至三季度", period(date(2023, 1, 1), date(2023, 9, 30))),
        ("2023年一、二季度", period(date(2023, 1, 1), date(2023, 6, 30))),
        ("三个月内", TimeExpression("relative")),
        ("定期", TimeExpression("recurring")),
        ("不定期", None),
        ("2023年春节前", TimeExpression("event")),
        ("2023年“五一”前", TimeExpression("event")),
    ],
)
def test_a_time_in_words_is_read_as_dates(words: str, expected: TimeExpression | None) -> None:
    assert parse_time_expression(words, 2023) == expected


def test_a_date_without_a_year_has_no_day_where_no_year_is_known() -> None:
    assert parse_time_expression("6月底前") == TimeExpression("deadline")


@pytest.mark.parametrize(
    ("task", "label", "surface"),
    [
        ("1.甲。\n牵头单位：市局\n完成时限：2023 年6 月\n底前", "完成时限", "2023 年6 月\n底前"),
        ("1.甲。牵头单位：市局。责任单位：县局。完成时限：持续推进。", "完成时限", "持续推进"),
        ("1.甲。[牵头单位：市局；完成时限：2023年12月]", "完成时限", "2023年12月"),
        ("1.甲。时限要求：年底前", "时限要求", "年底前"),
        ("1.甲。完成时限:(2023年6月)", "完成时限", "2023年6月"),
        ("1.甲。完成时限：2023年6月底前 责任单位：市局", "完成时限", "2023年6月底前"),
        ("1.甲。（市局、县局负责，2023年9月底前完成）", None, "2023年9月底前完成"),
        ("1.甲。（市局分别负责，年内持续推进）", None, "年内持续推进"),
        ("1.甲。（市局、县局负责，十二月底前完成）", None, "十二月底前完成"),
        ("1.甲。（市局负责；“十四五”末完成）", None, "“十四五”末完成"),
        ("1.甲。起止时间：2023年1月—6月", "起止时间", "2023年1月—6月"),
        ("1.簡化辦理。牽頭單位：市財政局。完成時限：2023年12月。", "完成时限", "2023年12月"),
        ("1.甲。整改时限：立行立改", "整改时限", "立行立改"),
    ],
)
def test_the_value_of_a_label_is_found_where_it_stands(
    task: str, label: str | None, surface: str
) -> None:
    limit = read_task_time(task, Span(0, len(task)), 2023)
    assert limit is not None
    assert (limit.label, limit.surface) == (label, surface)
    assert limit.span.of(task) == surface


@pytest.mark.parametrize(
    "task",
    [
        "1.2023年2月底前，组织培训。（市局负责）",
        "1.压缩办理时限至3个工作日。责任单位：市局",
        "1.每季度报送一次。",
        "",
    ],
)
def test_a_date_in_running_text_is_not_the_limit_of_the_task(task: str) -> None:
    assert read_task_time(task, Span(0, len(task)), 2023) is None


@given(
    st.text("2018年12月底前二〇三十四五“”起后末至-每季度持续日起内上下半完成时限:：\n(（）) "),
    st.integers(1900, 2100),
)
def test_any_text_is_read_without_an_error(words: str, year: int) -> None:
    parse_time_expression(words, year)
    limit = read_task_time(words, Span(0, len(words)), year)
    assert limit is None or limit.span.of(words) == limit.surface
