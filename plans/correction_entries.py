"""The file of corrections that a person keeps beside a plan: TOML, by unit and task.

Each ``[[correction]]`` says one thing, and ``who``, ``when`` and ``why`` if they are known; the
table `_ENTRIES` holds what can be said. A program says it of a place of the text, by ``at`` and
``text``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, get_args

import tomli_w

from ontology.language import Bilingual
from plans.corrections import (
    CORRECTIONS_SUFFIX,
    DATE_FIELDS,
    TEXT_FIELDS,
    Correction,
    PlaceAction,
    apply_corrections,
)
from plans.errors import PlanFormatError
from plans.records import Assignment, Plan, Role, Span, Task

_HEAD: Final = re.compile(r"^\s*\[\[\s*correction\s*\]\]", re.MULTILINE)
_LINE: Final = re.compile(r"at line (\d+)")
_DAY_CHARS: Final = len("2024-05-01")
_ORIGIN: Final = frozenset({"who", "when", "why"})
Entry = Mapping[str, Any]


class _EntryError(ValueError):
    """What is wrong with one entry."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Bilingual(zh, en)


def corrections_path(document: Path) -> Path:
    """Return where the corrections of a document are kept.

    >>> corrections_path(Path("plan.txt")).name
    'plan.txt.corrections.toml'
    """
    return document.with_name(f"{document.name}{CORRECTIONS_SUFFIX}")


def correct(plan: Plan, path: Path) -> Plan:
    """Return `plan` with the corrections of the file at `path`; as it is if there is none.

    Raises
    ------
    PlanFormatError
        If the file is not TOML, or speaks of a task or unit that is not there; it names the line.
    """
    if not path.is_file():
        return plan
    text = _text(path)
    lines = [text.count("\n", 0, match.end()) + 1 for match in _HEAD.finditer(text)]
    for number, entry in enumerate(_entries(path, text)):
        line = lines[number] if number < len(lines) else None
        try:
            plan = apply_corrections(plan, list(_compiled(plan, entry)))
        except _EntryError as error:
            raise PlanFormatError(path.name, line, error.reason) from error
    return plan


def read_places(plan: Plan, path: Path) -> tuple[Correction, ...]:
    """Return the corrections of the file at `path` that speak of a place of the text."""
    entries = _entries(path, _text(path)) if path.is_file() else []
    found = (_compiled(plan, entry) for entry in entries if "at" in entry)
    return tuple(one for corrections in found for one in corrections)


def write_places(path: Path, corrections: Iterable[Correction]) -> None:
    """Put what `read_places` gives back into the file, whole or not at all; other entries stay."""
    others = (
        [one for one in _entries(path, _text(path)) if "at" not in one] if path.exists() else []
    )
    draft = path.with_name(f".{path.name}.new")
    entries = [*others, *map(_entry, corrections)]
    draft.write_text(tomli_w.dumps({"correction": entries}), "utf-8")
    draft.replace(path)


def _entry(one: Correction) -> dict[str, object]:
    """Return the entry of a correction of a place."""
    said: dict[str, object] = {"at": [one.span.start, one.span.end], "text": one.surface}
    said[one.action] = one.value or True
    origin = {"who": one.who, "when": one.when, "why": one.why}
    return said | {name: value for name, value in origin.items() if value is not None}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = Bilingual(zh=f"无法读取（{error}）", en=f"it cannot be read ({error})")
        raise PlanFormatError(path.name, None, said) from error


def _entries(path: Path, text: str) -> list[Entry]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _LINE.search(str(error))
        said = Bilingual(zh=f"不是TOML（{error}）", en=f"it is not TOML ({error})")
        line = int(match[1]) if match else text.count("\n") + 1
        raise PlanFormatError(path.name, line, said) from error
    entries = found.get("correction", [])
    if set(found) - {"correction"} or not _are_tables(entries):
        said = Bilingual(zh="只能有 [[correction]]", en="it may hold [[correction]] only")
        raise PlanFormatError(path.name, 1, said)
    return list(entries)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _compiled(plan: Plan, entry: Entry) -> Iterator[Correction]:
    given = frozenset(entry) - _ORIGIN
    made = _ENTRIES.get(given)
    if made is None:
        known = "; ".join(" ".join(sorted(keys)) for keys in _ENTRIES)
        shown = " ".join(sorted(given))
        raise _EntryError(
            f"不认识“{shown}”这样的更正；可用：{known}",
            f"{shown!r} is no correction; known are {known}",
        )
    for key in ("who", "why"):
        if key in entry:
            _word(entry, key)
    when = entry.get("when")
    day = when.date() if isinstance(when, datetime) else when
    if day is not None and not isinstance(day, date):
        raise _EntryError("when 须为日期，如 2024-05-01", "when must be a date such as 2024-05-01")
    for one in made(plan, entry):
        yield replace(one, who=entry.get("who"), when=day, why=entry.get("why"))


def _rename(plan: Plan, entry: Entry) -> Iterator[Correction]:
    yield from _replace(plan, _word(entry, "rename"), _word(entry, "to"))


def _merge(plan: Plan, entry: Entry) -> Iterator[Correction]:
    names = entry["merge"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _EntryError("merge 须为名称的列表", "merge must be a list of names")
    for name in names:
        if name != entry["to"]:
            yield from _replace(plan, name, _word(entry, "to"))


def _replace(plan: Plan, name: str, to: str) -> Iterator[Correction]:
    for task in plan.tasks:
        for one in task.assignments:
            if one.unit == name:
                yield Correction("unit", one.span, one.surface, to, task=task.key)
    if name not in _names(plan):
        raise _unknown("单位", "unit", name, _names(plan))


def _role(plan: Plan, entry: Entry) -> Iterator[Correction]:
    task, role = _task(plan, entry), _role_word(entry)
    for one in _assigned(task, _word(entry, "unit")):
        yield Correction("role", one.span, one.surface, role, task=task.key)


def _drop(plan: Plan, entry: Entry) -> Iterator[Correction]:
    task = _task(plan, entry)
    for one in _assigned(task, _word(entry, "drop")):
        yield Correction("remove", one.span, one.surface, task=task.key)


def _add(plan: Plan, entry: Entry) -> Iterator[Correction]:
    task, name = _task(plan, entry), _word(entry, "add")
    span = _place(plan, task, name)
    yield Correction("add", span, span.of(plan.text), name, _role_word(entry), task.key)


def _time(plan: Plan, entry: Entry) -> Iterator[Correction]:
    task = _task(plan, entry)
    days = [entry.get(name) for name in ("start", "end")]
    if not all(day is None or isinstance(day, date) for day in days):
        raise _EntryError("start 和 end 须为日期", "start and end must be dates")
    shown = "/".join("" if day is None else day.isoformat()[:_DAY_CHARS] for day in days)
    span = task.time.span if task.time else task.span
    yield Correction("time", span, span.of(plan.text), shown, task=task.key)


def _field(plan: Plan, entry: Entry) -> Iterator[Correction]:
    name, value = _word(entry, "field"), entry["value"]
    known = sorted(DATE_FIELDS | TEXT_FIELDS)
    if name not in known:
        raise _unknown("字段", "field", name, known)
    if not isinstance(value, date if name in DATE_FIELDS else str):
        raise _EntryError(f"{name} 的值类型不对", f"{name} cannot have the value {value!r}")
    shown = _word(entry, "value") if isinstance(value, str) else value.isoformat()[:_DAY_CHARS]
    span = plan.metadata.spans.get(name, Span(0, len(plan.text.partition("\n")[0])))
    yield Correction("field", span, span.of(plan.text), shown, name)


def _confirm(plan: Plan, entry: Entry) -> Iterator[Correction]:
    text = _word(entry, "confirm")
    spans = [note.span for note in plan.notes if note.span.of(plan.text) == text]
    if not spans:
        places = {note.span.of(plan.text) for note in plan.notes}
        raise _unknown("待核之处", "note on", text, sorted(places))
    yield from (Correction("confirm", span, text) for span in dict.fromkeys(spans))


def _at(plan: Plan, entry: Entry, action: PlaceAction, value: str = "") -> Correction:
    """Return a correction of a place, which must be where the entry says."""
    at, text = entry["at"], _word(entry, "text")
    if not (isinstance(at, list) and len(at) == 2 and all(isinstance(n, int) for n in at)):
        raise _EntryError("at 须为两个位置", "at must be two places in the text")
    span = Span(*at)
    if span.of(plan.text) != text:
        raise _EntryError(f"原文该处不是“{text}”", f"the text does not say {text!r} there")
    return Correction(action, span, text, value)


def _unit_at(plan: Plan, entry: Entry) -> Iterator[Correction]:
    yield _at(plan, entry, "unit", _word(entry, "unit"))


def _role_at(plan: Plan, entry: Entry) -> Iterator[Correction]:
    yield _at(plan, entry, "role", _role_word(entry))


def _remove_at(plan: Plan, entry: Entry) -> Iterator[Correction]:
    yield _at(plan, entry, "remove")


def _confirm_at(plan: Plan, entry: Entry) -> Iterator[Correction]:
    yield _at(plan, entry, "confirm")


_ENTRIES: Final[Mapping[frozenset[str], Callable[[Plan, Entry], Iterator[Correction]]]] = {
    frozenset({"rename", "to"}): _rename,
    frozenset({"merge", "to"}): _merge,
    frozenset({"task", "unit", "role"}): _role,
    frozenset({"task", "drop"}): _drop,
    frozenset({"task", "add", "role"}): _add,
    frozenset({"task", "start"}): _time,
    frozenset({"task", "end"}): _time,
    frozenset({"task", "start", "end"}): _time,
    frozenset({"field", "value"}): _field,
    frozenset({"confirm"}): _confirm,
    frozenset({"at", "text", "unit"}): _unit_at,
    frozenset({"at", "text", "role"}): _role_at,
    frozenset({"at", "text", "remove"}): _remove_at,
    frozenset({"at", "text", "confirm"}): _confirm_at,
}


def _word(entry: Entry, key: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not value.strip():
        raise _EntryError(f"{key} 须为文字", f"{key} must be text")
    return value


def _role_word(entry: Entry) -> str:
    role = _word(entry, "role")
    if role not in get_args(Role):
        raise _unknown("角色", "role", role, get_args(Role))
    return role


def _task(plan: Plan, entry: Entry) -> Task:
    """Return the task of that key or, where only one has it, of that printed number."""
    wanted = str(entry["task"])
    found = [task for task in plan.tasks if wanted == task.key]
    found = found or [task for task in plan.tasks if wanted == task.number]
    if len(found) == 1:
        return found[0]
    keys = [task.key for task in (found or plan.tasks)]
    if found:
        listed = " ".join(keys)
        raise _EntryError(
            f"任务{wanted}不止一项：{listed}", f"several tasks are {wanted}: {listed}"
        )
    raise _unknown("任务", "task", wanted, keys)


def _assigned(task: Task, unit: str) -> list[Assignment]:
    found = [one for one in task.assignments if one.unit == unit]
    if not found:
        raise _unknown("单位", "unit", unit, [one.unit for one in task.assignments])
    return found


def _place(plan: Plan, task: Task, name: str) -> Span:
    """Return where the task names the unit, or else the whole task."""
    start = plan.text.find(name, task.span.start, task.span.end)
    return task.span if start < 0 else Span(start, start + len(name))


def _names(plan: Plan) -> list[str]:
    return sorted({one.unit for task in plan.tasks for one in task.assignments})


def _unknown(zh: str, en: str, name: str, known: Iterable[str]) -> _EntryError:
    names = list(dict.fromkeys(known))
    near = get_close_matches(name, names, n=5, cutoff=0.3) or names[:5]
    return _EntryError(
        f"没有{zh}“{name}”；相近的有：{'、'.join(near)}",
        f"there is no {en} {name!r}; near names: {', '.join(near)}",
    )
