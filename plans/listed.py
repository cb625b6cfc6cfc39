"""Lists of units behind labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from plans.clauses import NUMBER, Item, Segment, read_segments, split_items, strip_verbs
from plans.labels import Label
from plans.page import Page, Place
from plans.persons import is_name, is_person, join_offices, mark_names, part_persons
from plans.suffixes import is_complete, parts_names, prefix_of, type_of

# A person, with the word that says what for, and where the name stands.
Named = tuple[str, int, int]
_PERSON: Final = "责任人"
_IN_CHARGE: Final = "负责人"
# Units whose names a line does not cut behind their end, as it cuts 人民银行 / 市分行.
_HOUSES: Final = ("department", "government", "party-and-mass", "judicial", "vertical-agency")
_PLACES: Final = "省市区县州旗盟镇乡街"
_PINYIN: Final = frozenset("(（")
_MAIN: Final = "主要责任"
_LONGEST_NAME: Final = 40
_UNIT_ROLES: Final = frozenset(["lead", "participant", "responsible"])


def read_labels(page: Page, labels: Sequence[Label], end: int) -> Place:
    """Return the place that labels and what follows them, up to `end`, make."""
    segments: list[Segment] = []
    persons: list[Named] = []
    ends = [*(label.start for label in labels[1:]), end]
    stop = labels[0].start
    for label, stop in zip(labels, ends, strict=True):
        role = _role_of(page, label)
        if role in _UNIT_ROLES:
            listed = read_list(page, label.end, stop, role, label.word)
        elif label.role == "person":
            listed = _read_persons(page, label, stop)
        else:
            continue
        segments.extend(listed[0])
        persons.extend(listed[1])
    return Place(labels[0].start, stop, tuple(segments), False, persons=tuple(persons))


def _role_of(page: Page, label: Label) -> str:
    """Return the role of a label; 主要责任单位 lead where others are 其他责任单位."""
    main = page.main_ones_lead and page.flat.startswith(_MAIN, label.start)
    return "lead" if main else label.role


def read_list(
    page: Page, start: int, end: int, role: str | None, word: str = ""
) -> tuple[list[Segment], list[Named]]:
    """Return the units listed in ``flat[start:end]`` by role, `role` where no verb says more.

    Persons come apart, each with the verb or the label `word` that says what they do.
    """
    split = split_items(page.flat, start, end, page.brackets_in(start, end), page.rules.silent)
    with_persons = _PERSON in word or _IN_CHARGE in word
    items = [part for item in split for part in _part_at_blanks(page, item, with_persons)]
    if with_persons:
        items = [*mark_names(page.flat, items, page.register)]
    segments: list[Segment] = []
    named: list[Named] = []
    for segment in read_segments(page.flat, items, role, page.register):
        units, persons = part_persons(page.flat, segment.items, page.register)
        named.extend((segment.verb or word or _PERSON, one.start, one.end) for one in persons)
        if units:
            segments.append(replace(segment, items=tuple(units)))
    return segments, named


def _read_persons(page: Page, label: Label, end: int) -> tuple[list[Segment], list[Named]]:
    """Return the persons behind a label, and the units behind them that have a verb."""
    start = label.end
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), ())]
    persons = [*takewhile(lambda item: not _is_unit_at_work(page, item), items)]
    named = [
        (label.word, one.start, one.end) for one in join_offices(page.flat, persons, page.register)
    ]
    if len(persons) == len(items):
        return [], named
    segments, others = read_list(page, items[len(persons)].start, end, None)
    return segments, [*named, *others]


def _is_unit_at_work(page: Page, item: Item) -> bool:
    words = page.flat[item.start : item.end]
    end, verb = strip_verbs(words[-_LONGEST_NAME:], page.register)
    name = words[: len(words) - min(len(words), _LONGEST_NAME) + end]
    return bool(verb) and is_complete(name, page.register) and not is_person(name, page.register)


def _part_at_blanks(page: Page, item: Item, with_persons: bool) -> Iterator[Item]:
    """Part an item where nothing but a blank or a point stands between two names."""
    start = item.start
    for place in range(item.start + 1, item.end - 1):
        point = page.flat[place] == "."
        between = page.text[page.at[place - 1] + 1 : page.at[place]]
        # Pinyin dropped between two characters is no blank: 黄埔区(qū)政府.
        blank = bool(between) and _PINYIN.isdisjoint(between)
        if not point and not (blank and ("\n" not in between or _ends_line(page, start, place))):
            continue
        number = NUMBER.match(page.flat, place, item.end)
        after = number.end() if number else place + point
        begins = _begins_name(page, after, item.end) or (
            with_persons and is_name(page.flat[after : item.end], page.register)
        )
        if begins and _is_whole(page, start, place):
            yield replace(item, start=start, end=place)
            start = after
    yield replace(item, start=start)


def _ends_line(page: Page, start: int, place: int) -> bool:
    """Whether a name ends with its line, and the next line is one of its own."""
    name, rest = page.flat[max(start, place - _LONGEST_NAME) : place], page.flat[place : place + 2]
    starts = prefix_of(page.flat[place : place + _LONGEST_NAME], page.register)
    if type_of(name, page.register) not in _HOUSES or not parts_names(name, page.register):
        return False
    return bool(starts) or (rest[0] == "各" and rest[1] in _PLACES)


def _is_whole(page: Page, start: int, end: int) -> bool:
    words = page.flat[max(start, end - _LONGEST_NAME) : end]
    return is_complete(words, page.register) and words.count("（") == words.count("）")


def _begins_name(page: Page, start: int, end: int) -> bool:
    """Whether a name with its prefix, a collective or a bureau known by its stem begins here."""
    words = page.flat[start : min(end, start + _LONGEST_NAME)]
    register = page.register
    return bool(prefix_of(words, register)) or words.startswith(
        (*register.collective_openers, *register.families)
    )
