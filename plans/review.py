"""What a person should look at: what was repaired, decided by rule, or could not be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plans.clauses import STARRED
from plans.drafts import Draft
from plans.names import Mention
from plans.numbering import find_supplied, read_marker
from plans.page import Place
from plans.reading import Reading
from plans.records import Note
from plans.suffixes import is_complete

_UNCLOSED_LIST = "括号未闭合：其后能辨认的单位按独立单位读"
_UNCLOSED_PLACE = "分工的括号未闭合：读到行末为止"
_NO_ROLE = "只列单位，没有写明牵头、配合或负责：按共同负责读"
_NO_UNIT = "没有写明由谁承担"
_PRINTED = "文本中看不到加粗、划线之类的标记：按共同负责读"
_STEM = "“{0}”只写了职能，没有写全名称：请核对是哪个单位"
_SUPPLIED = "这里的编号缺失或损坏，按前后的编号读作{0}"
_NUMBERLESS = "这一段没有编号，其中的单位并入任务{0}"
_RULE = "按文中这条规则确定角色或单位"


def find_notes(reading: Reading, mentions: Sequence[Mention]) -> list[Note]:
    """Return the notes on a document in the order of their places."""
    notes = {
        *_on_mentions(reading, mentions),
        *_on_places(reading),
        *_on_tasks(reading),
        *_on_numbers(reading),
        *_on_rules(reading),
    }
    return sorted(notes, key=lambda note: (note.span.start, note.span.end, note.kind))


def _on_mentions(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Note]:
    for mention in mentions:
        span = reading.view.span(mention.start, mention.end)
        if mention.unclosed:
            yield Note("unclosed-bracket", span, _UNCLOSED_LIST)
        if mention.stem:
            yield Note("ambiguous-unit", span, _STEM.format(mention.name))
        elif mention.kind == "unit" and not is_complete(mention.name, reading.page.register):
            message = f"“{mention.name}”没有已知的单位名称后缀，请核对"
            yield Note("unknown-unit", span, message)


def _on_places(reading: Reading) -> Iterator[Note]:
    for place in reading.decided:
        span = reading.view.span(place.start, place.end)
        if place.bracketed and not place.closed:
            yield Note("unclosed-bracket", span, _UNCLOSED_PLACE)
        unclear = _tells_no_role(place) and not _is_settled(reading, place)
        if unclear or (_has_stars(place) and not reading.page.rules.starred_lead):
            yield Note("ambiguous-role", span, _NO_ROLE)


def _tells_no_role(place: Place) -> bool:
    return bool(place.segments) and all(segment.roles == {None} for segment in place.segments)


def _has_stars(place: Place) -> bool:
    """Whether stars mark some of the units; without a rule nobody knows what they mean."""
    return any(STARRED in segment.roles for segment in place.segments)


def _is_settled(reading: Reading, place: Place) -> bool:
    """Whether a rule of the document says what a list without a role is."""
    if reading.same and reading.same[0] < place.start:
        return True
    return reading.page.rules.decide_lead


def _on_tasks(reading: Reading) -> Iterator[Note]:
    before: Draft | None = None
    assigned = any(map(_has_units, reading.contents.tasks))
    for task in reading.contents.tasks:
        span = reading.view.span(task.start, task.end)
        if assigned and not _has_units(task):
            yield Note("no-unit", span, _NO_UNIT)
        if before is not None and _leaves_gap(before, task):
            message = f"编号由{before.number}跳到{task.number}"
            yield Note("numbering-gap", span, message)
        before = task


def _on_numbers(reading: Reading) -> Iterator[Note]:
    """Yield notes on numbers read from those around them, and on paragraphs that have none."""
    flat = reading.page.flat
    for marker in find_supplied(flat):
        span = reading.view.span(marker.end, flat.find("\n", marker.end))
        yield Note("numbering-gap", span, _SUPPLIED.format(marker.printed))
    for task in reading.contents.tasks:
        for before, place in pairwise(task.places):
            if _ends_line(flat, before) and _ends_line(flat, place):
                start = flat.rfind("\n", before.end, place.start) + 1
                if start and not read_marker(flat, start):
                    span = reading.view.span(start, place.end)
                    yield Note("numbering-gap", span, _NUMBERLESS.format(task.number))


def _ends_line(flat: str, place: Place) -> bool:
    """Whether a bracket with units is the end of its paragraph."""
    end = place.end + (flat[place.end] in "。；")
    return place.bracketed and place.closed and flat.startswith("\n", end)


def _has_units(task: Draft) -> bool:
    return any(place.segments for place in (*task.places, *task.inherited))


def _leaves_gap(before: Draft, task: Draft) -> bool:
    if before.number.isdecimal() != task.number.isdecimal():
        return False
    return task.value not in (before.value + 1, 1)


def _on_rules(reading: Reading) -> Iterator[Note]:
    rules = reading.page.rules
    for start, end in rules.silent:
        span = reading.view.span(start, end)
        if (start, end) in rules.printed:
            yield Note("ambiguous-role", span, _PRINTED)
        else:
            yield Note("rule-applied", span, _RULE)
