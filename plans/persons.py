"""Persons in the lists of units: leaders by office, with or without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.clauses import Item
from plans.register import Register
from plans.suffixes import is_complete

# What stands for a name that is not told: 副市长XX, 张某某.
_UNTOLD: Final = frozenset("某×XxＸ*")
_LONGEST_NAME: Final = 4
_PERSON: Final = "person"
_HOUSE: Final = re.compile(
    "[省市区县州旗镇乡]?(?:党?委|党工委|工委|(?:人民)?政府|人大(?:常委会)?|政协|管委会?)"
)


def is_person(words: str, register: Register) -> bool:
    """Whether a name is that of a person by office: 分管副市长, 副市长李四, 李明副市长.

    >>> from plans.register import load_register
    >>> words = ("市政府分管领导", "副市长李四", "市长热线办", "市领导小组")
    >>> [is_person(word, load_register()) for word in words]
    [True, True, False, False]
    """
    if words.endswith(register.offices):
        return True
    return has_name(words, register) and not is_complete(words, register)


def has_name(words: str, register: Register) -> bool:
    """Whether a name of a person stands behind an office: 副市长李四."""
    for length in range(2, min(_LONGEST_NAME, len(words) - 2) + 1):
        office, name = words[:-length], words[-length:]
        if office.endswith(register.offices) and (
            name.startswith(register.surnames) or _UNTOLD.issuperset(name)
        ):
            return True
    return False


def is_name(words: str, register: Register) -> bool:
    """Whether words may be the name of a person and nothing else: 张三."""
    return (
        2 <= len(words) <= _LONGEST_NAME
        and words.startswith(register.surnames)
        and not is_complete(words, register)
    )


def mark_names(flat: str, items: Iterable[Item], register: Register) -> Iterator[Item]:
    """Mark the names of persons beside units: 市财政局（张三）, or 张三 where it stands alone."""
    for item in items:
        opening = max(flat.rfind(mark, item.start, item.end) for mark in "（〔")
        if opening > item.start and is_name(flat[opening + 1 : item.end - 1], register):
            yield replace(item, end=opening)
            yield replace(item, start=opening + 1, end=item.end - 1, mark=_PERSON)
        elif is_name(flat[item.start : item.end], register):
            yield replace(item, mark=_PERSON)
        else:
            yield item


def part_persons(
    flat: str, items: Sequence[Item], register: Register
) -> tuple[list[Item], list[Item]]:
    """Part the items of a list into units and persons.

    An office before another one that has the name belongs to it, and so does a house before the
    leaders of a second one: 市委常委、副市长李四; 市委、市政府分管领导.
    """
    units: list[Item] = []
    persons: list[Item] = []
    for item in items:
        words = flat[item.start : item.end]
        if item.mark != _PERSON and not is_person(words, register):
            units.append(item)
            continue
        start = item.start
        while units and _is_house_before(flat, units[-1], start, words):
            start = units.pop().start
        persons.append(replace(item, start=start))
    return units, [*join_offices(flat, persons, register)]


def join_offices(flat: str, items: Sequence[Item], register: Register) -> Iterator[Item]:
    """Join the offices of one person, whose name stands behind the last."""
    offices: list[Item] = []
    for item in items:
        words = flat[item.start : item.end]
        if offices and item.start - offices[-1].end != 1:
            yield from offices
            offices = []
        if has_name(words, register):
            yield replace(item, start=offices[0].start if offices else item.start)
            offices = []
        elif words.endswith(register.offices):
            offices.append(item)
        else:
            yield from offices
            yield item
            offices = []
    yield from offices


def _is_house_before(flat: str, before: Item, start: int, words: str) -> bool:
    """Whether a unit directly before a person is a house whose leaders are meant as well."""
    name = flat[before.start : before.end]
    return start - before.end == 1 and bool(_HOUSE.fullmatch(name) and _HOUSE.match(words))
