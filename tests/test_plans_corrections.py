from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import PlanFormatError
from plans.correction_entries import correct, read_places, write_places
from plans.corrections import ACTIONS, Correction, apply_corrections
from plans.records import Role
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


PLACES = sorted(
    {one.span for task in PLAN.tasks for one in task.assignments}, key=lambda s: s.start
)
WORDS = st.text('区改革局 a"\\\n\r\t\x00\x7f', min_size=1, max_size=9).filter(str.strip)
VALUES = {
    "unit": WORDS,
    "role": st.sampled_from(get_args(Role)),
    "remove": st.just(""),
    "confirm": st.just(""),
}


@st.composite
def of_places(draw: st.DrawFn) -> Correction:
    action, span = draw(st.sampled_from(ACTIONS)), draw(st.sampled_from(PLACES))
    who, why = (draw(st.none() | WORDS) for _ in range(2))
    when = draw(st.none() | st.dates())
    value = draw(VALUES[action])
    return Correction(action, span, span.of(PLAN.text), value, who=who, when=when, why=why)


@given(st.lists(of_places(), max_size=5))
def test_corrections_of_places_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, corrections: list[Correction]
) -> None:
    file = tmp_path_factory.mktemp("corrections") / "a.corrections.toml"
    write_places(file, corrections)
    assert read_places(PLAN, file) == tuple(corrections)


def test_without_a_file_there_are_no_corrections(tmp_path: Path) -> None:
    assert read_places(PLAN, tmp_path / "none.toml") == ()


def test_what_a_person_wrote_stays_when_places_are_written(tmp_path: Path) -> None:
    file = tmp_path / "a.corrections.toml"
    file.write_text('[[correction]]\nrename = "区发改局"\nto = "区改革局"\n', "utf-8")
    write_places(file, [Correction("role", FADED.span, FADED.surface, "lead")])
    corrected = correct(PLAN, file)
    assert corrected.tasks[0].assignments[2].role == "lead"
    assert "区改革局" in {unit.name for unit in corrected.units}
    write_places(file, [])
    assert read_places(PLAN, file) == ()
    assert "区改革局" in {unit.name for unit in correct(PLAN, file).units}


def test_a_place_that_says_something_else_is_an_error_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.corrections.toml"
    file.write_text('\n[[correction]]\nat = [0, 2]\ntext = "别的"\nremove = true\n', "utf-8")
    with pytest.raises(PlanFormatError, match="别的") as caught:
        correct(PLAN, file)
    assert caught.value.line == 2
