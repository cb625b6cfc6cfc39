"""What a person should look at, for reading and as JSON."""

from __future__ import annotations

from export.review import review_records, review_text
from plans import read_text

TEXT = "某市方案\n一、重点任务\n1.修路。（市财政局负责）\n2.修桥。（责任单位：市税务局、幸福里）\n"
PLAN = read_text(TEXT, "a.txt")


def test_a_note_comes_with_its_place_its_task_and_its_sentence() -> None:
    (record,) = review_records(PLAN)
    assert record == {
        "kind": "unknown-unit",
        "message": "“幸福里”没有已知的单位名称后缀，请核对",
        "span": [TEXT.index("幸福里"), TEXT.index("幸福里") + 3],
        "text": "幸福里",
        "line": 4,
        "task": "2",
        "sentence": "（责任单位：市税务局、幸福里）",
    }


def test_the_table_is_in_the_language_of_the_reader() -> None:
    assert review_text(PLAN, "en").splitlines()[0] == "a.txt, line 4, task 2: unknown unit"
    assert review_text(PLAN, "zh").splitlines()[0] == "a.txt 第4行，任务2: 未识别单位"
    assert "「（责任单位：市税务局、幸福里）」" in review_text(PLAN, "zh")


def test_a_plan_without_notes_says_so() -> None:
    clean = read_text(TEXT.replace("、幸福里", ""), "a.txt")
    assert review_text(clean, "en") == "a.txt: nothing needs review\n"
