"""Notes: what was repaired, decided by rule, or could not be decided, with its place."""

from __future__ import annotations

import pytest

from plans import read_text

HEAD = "一、重点任务\n1.做好甲。（市财政局负责）\n"


def notes(body: str) -> list[tuple[str, str]]:
    plan = read_text(HEAD + body)
    return [(note.kind, note.span.of(plan.text)) for note in plan.notes]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2.做好乙。（市税务局负责）\n", []),
        ("2.做好乙。（责任单位：市税务局\n", [("unclosed-bracket", "（责任单位：市税务局")]),
        (
            "2.做好乙。（责任单位：市工信局（工信、市税务局\n",
            [
                ("unclosed-bracket", "（责任单位：市工信局（工信、市税务局"),
                ("unclosed-bracket", "市工信局（工信"),
            ],
        ),
        ("2.做好乙。（市税务局、市公安局）\n", [("ambiguous-role", "（市税务局、市公安局）")]),
        ("2.做好乙。（责任单位：市税务局、幸福里）\n", [("unknown-unit", "幸福里")]),
        ("2.做好乙。\n", [("no-unit", "做好乙。")]),
        ("4.做好乙。（市税务局负责）\n", [("numbering-gap", "做好乙。")]),
        (
            "2.做好乙。（市税务局、市公安局负责。列第一位者为牵头单位，下同）\n",
            [("rule-applied", "列第一位者为牵头单位，下同")],
        ),
    ],
)
def test_note(body: str, expected: list[tuple[str, str]]) -> None:
    assert notes(body) == expected


def test_a_number_that_restarts_leaves_no_gap() -> None:
    plan = read_text(
        "一、甲\n1.子。（市财政局负责）\n2.丑。（市财政局负责）\n二、乙\n1.寅。（市财政局负责）\n"
    )
    assert plan.notes == ()
