from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import PlanFormatError
from plans.corrections import (
    ACTIONS,
    Correction,
    apply_corrections,
    read_corrections,
    write_corrections,
)
from plans.records import Span
from tests.pages_plan import small_plan

PLAN = small_plan()
FADED = PLAN.tasks[0].assignments[2]


def test_a_unit_is_corrected_and_the_change_is_noted_at_its_place() -> None:
    corrected = apply_corrections(PLAN, [Correction("unit", FADED.span, FADED.surface, "区改革局")])
    assert corrected.tasks[0].assignments[2].unit == "区改革局"
    assert ("区改革局", "department") in {(unit.name, unit.type) for unit in corrected.units}
    assert (FADED.span, "人工更正:“发改局”→“区改革局”") in {
        (note.span, note.message) for note in corrected.notes if note.kind == "correction"
    }


def test_a_unit_that_no_task_names_any_more_is_gone() -> None:
    assignments = [one for task in PLAN.tasks for one in task.assignments if one.unit == "区发改局"]
    corrected = apply_corrections(
        PLAN, [Correction("remove", one.span, one.surface) for one in assignments]
    )
    assert "区发改局" not in {unit.name for unit in corrected.units}
    assert "区发改局" not in {o.unit for task in corrected.tasks for o in task.assignments}


def test_a_role_is_corrected() -> None:
    corrected = apply_corrections(PLAN, [Correction("role", FADED.span, FADED.surface, "lead")])
    assert corrected.tasks[0].assignments[2].role == "lead"


def test_a_collective_is_told_by_its_first_word() -> None:
    corrected = apply_corrections(PLAN, [Correction("unit", FADED.span, FADED.surface, "各镇街")])
    assert corrected.tasks[0].assignments[2].kind == "collective"


def test_what_is_confirmed_needs_no_review() -> None:
    note = PLAN.notes[0]
    surface = note.span.of(PLAN.text)
    assert apply_corrections(PLAN, [Correction("confirm", note.span, surface)]).notes == ()


def test_a_correction_of_a_text_that_has_changed_is_not_applied() -> None:
    assert apply_corrections(PLAN, [Correction("unit", FADED.span, "别的", "区改革局")]) == PLAN


def test_the_later_of_two_corrections_holds() -> None:
    corrected = apply_corrections(
        PLAN,
        [Correction("unit", FADED.span, FADED.surface, name) for name in ("区甲局", "区乙局")],
    )
    assert corrected.tasks[0].assignments[2].unit == "区乙局"


@given(
    st.lists(
        st.builds(
            Correction,
            st.sampled_from(ACTIONS),
            st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*ends)),
            st.text(max_size=9),
            st.text(max_size=9),
        ),
        max_size=5,
    )
)
def test_corrections_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, corrections: list[Correction]
) -> None:
    file = tmp_path_factory.mktemp("corrections") / "a.json"
    write_corrections(file, corrections)
    assert read_corrections(file) == tuple(corrections)


def test_without_a_file_there_are_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none.json") == ()


@pytest.mark.parametrize("content", ["", "[]", '{"corrections": [{"action": "burn"}]}', "\x00"])
def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content)
    with pytest.raises(PlanFormatError, match=r"a\.json"):
        read_corrections(file)
