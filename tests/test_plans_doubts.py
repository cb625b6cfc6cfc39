"""What of times, benchmarks and attachments a person should look at."""

from __future__ import annotations

from plans import read_text

HEAD = "甲市关于印发甲市若干措施的通知\n一、重点任务\n"


def notes(text: str) -> list[tuple[str, str]]:
    plan = read_text(text)
    kinds = ("missing-year", "unreadable-time", "missing-attachment", "uncertain-benchmark")
    return [(note.kind, note.span.of(plan.text)) for note in plan.notes if note.kind in kinds]


def test_a_time_limit_without_a_year_is_noted() -> None:
    assert notes(HEAD + "1.修路。\n牵头单位：市交通局\n完成时限：6月底前\n") == [
        ("missing-year", "6月底前")
    ]


def test_a_time_limit_that_is_no_date_is_noted() -> None:
    assert notes(HEAD + "1.修路。\n牵头单位：市交通局\n完成时限：立行立改\n") == [
        ("unreadable-time", "立行立改")
    ]


def test_a_place_in_front_of_what_may_be_a_name_is_noted() -> None:
    line = "学习青岛柠檬豆\n云服务模式，借鉴上海城市治理经验"
    assert notes(f"{HEAD}1.{line}。（市交通局负责）\n") == [
        ("uncertain-benchmark", "青岛柠檬豆\n云")
    ]


def test_an_attachment_that_is_only_named_is_noted() -> None:
    assert notes(HEAD + "1.修路。\n牵头单位：市交通局\n\n附件：成员名单\n") == [
        ("missing-attachment", "成员名单")
    ]


def test_the_year_of_the_document_stands_for_a_missing_one() -> None:
    text = HEAD.replace("\n一、", "\n甲政发〔2023〕5号\n一、")
    assert notes(text + "1.修路。\n牵头单位：市局\n完成时限：6月底前\n") == []


def test_dates_and_standing_duties_are_not_noted() -> None:
    unit = "牵头单位：市局\n"
    first, second = "完成时限：2023年6月\n", "完成时限：长期\n"
    assert notes(f"{HEAD}1.修路。\n{unit}{first}2.架桥。\n{unit}{second}") == []
