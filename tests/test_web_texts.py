"""Wording of the pages: the punctuation of Chinese, the plural of English."""

import re

import pytest

from web.texts import TEXTS, say

_HAN = "[\u4e00-\u9fff》”]"


@pytest.mark.parametrize("key", TEXTS)
def test_chinese_texts_have_no_half_width_mark_beside_a_character(key: str) -> None:
    assert re.findall(f"{_HAN}[,;:()?!]|[,;:()?!] ?{_HAN}", TEXTS[key].zh) == []


@pytest.mark.parametrize(
    ("key", "facts", "sentence"),
    [
        ("review.assignments", {"count": 1}, "1 unit read from this line"),
        ("review.assignments", {"count": 3}, "3 units read from this line"),
        ("tasks.shown", {"all": 67, "shown": 1}, "67 → 1 task"),
        ("tasks.all", {"all": 1}, "1 task"),
        ("tasks.all", {"all": 0}, "0 tasks"),
        ("plans.lead", {"count": 1000}, "1000 plans."),
        (
            "unit.summary",
            {"lead": 0, "participant": 1, "total": 1, "whole": 67, "partners": 1},
            "Leads 0 and joins 1, 1 of 67 tasks; works with 1 unit.",
        ),
        (
            "overview.benchmarks.note",
            {"mentions": 2, "things": 1, "tasks": 1},
            "2 mentions of 1 benchmark in 1 task.",
        ),
        (
            "tasks.empty.drop",
            {"name": "Sector", "value": "1", "count": 1},
            "Without “Sector: 1” there is 1.",
        ),
    ],
)
def test_english_counts_agree_with_their_nouns(
    key: str, facts: dict[str, object], sentence: str
) -> None:
    assert say(key, "en", **facts) == sentence


def test_scripts_get_the_forms_of_a_count_to_choose_from() -> None:
    assert "{rows:row|rows}" in TEXTS["query.word.rows"].en
