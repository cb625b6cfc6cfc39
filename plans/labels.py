"""Label words such as 牵头单位 and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plans.register import Register
from plans.suffixes import is_complete

_ITEM = re.compile("[^、，；。：（〔\\[）〕\\]\n]+")
_LONGEST_ITEM = 40
# Signs that a line of a list begins with.
SIGNS = frozenset("★☆●○▲△■□◆◇※·•*—–-➢✓►")
_MOST_SIGNS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label word with its role and its place: the word and its colon cover `start` to `end`."""

    role: str
    word: str
    start: int
    end: int


@cache
def _words(register_words: tuple[str, ...], before: tuple[str, ...]) -> str:
    words = "|".join(map(re.escape, sorted(register_words, key=len, reverse=True)))
    # A word in front belongs to the label only where it cannot be the end of a unit's name.
    free = r"(?<![^\n（〔\[【；，。、：])"
    return rf"(?:{free}(?:{'|'.join(before)}))?({words})(?:（[^（）\n]{{1,8}}）)?"


@cache
def _pattern(register_words: tuple[str, ...], before: tuple[str, ...]) -> re.Pattern[str]:
    words = _words(register_words, before)
    # Behind a name and before a separator it is a mark at that name: 市财政局【牵头】、市教育局.
    mark = r"(?<=[\u3400-\u9fff])[【\[〔][^】\]〕]{1,12}[】\]〕](?:[、，；。）】\]〕\n]|\Z)"
    return re.compile(rf"{words}\*{{0,2}}：|(?!{mark})[【\[〔]{words}[】\]〕]：?")


@cache
def _bare_pattern(register_words: tuple[str, ...], before: tuple[str, ...]) -> re.Pattern[str]:
    # Only where a line, a bracket or a clause begins can a word without its colon be a label.
    words = _words(tuple(word for word in register_words if len(word) > 3), before)
    return re.compile(rf"(?<![^\n（〔\[【；，。]){words}[为是]?(?![：】\]〕\n均都])")


def find_labels(flat: str, start: int, end: int, register: Register) -> Iterator[Label]:
    """Yield the labels in ``flat[start:end]``, in order: with a colon or in a bracket of their own.

    >>> from plans.register import load_register
    >>> text = "牵头单位：市大数据局。【责任单位】市政府有关部门"
    >>> [label.role for label in find_labels(text, 0, len(text), load_register())]
    ['lead', 'responsible']
    """
    for match in _pattern(tuple(register.labels), register.before).finditer(flat, start, end):
        word = match[1] or match[2]
        yield Label(register.labels[word], word, match.start(), match.end())


def find_bare_labels(flat: str, start: int, end: int, register: Register) -> Iterator[Label]:
    """Yield the label words that lost their colon, if a unit follows: 牵头单位省发改委.

    >>> from plans.register import load_register
    >>> text = "（牵头单位省发改委，责任单位要抓好落实）"
    >>> [label.word for label in find_bare_labels(text, 0, len(text), load_register())]
    ['牵头单位']
    """
    for match in _bare_pattern(tuple(register.labels), register.before).finditer(flat, start, end):
        item = _ITEM.match(flat, match.end(), min(end, match.end() + _LONGEST_ITEM))
        if item and is_complete(item[0], register):
            yield Label(register.labels[match[1]], match[1], match.start(), match.end())


def role_of_label(words: str, register: Register) -> str | None:
    """Return the role of a label word that stands alone, as in the header of a table.

    >>> from plans.register import load_register
    >>> role_of_label("牵头部门", load_register()), role_of_label("主要内容", load_register())
    ('lead', None)
    """
    match = re.fullmatch(_words(tuple(register.labels), register.before), words)
    return register.labels[match[1]] if match else None


def starts_with_label(flat: str, register: Register) -> bool:
    """Whether a folded line begins with a label and a colon, or in a bracket of its own.

    A sign may stand before it: ★责任单位.
    """
    start = 0
    while start < _MOST_SIGNS and flat[start : start + 1] in SIGNS:
        start += 1
    return _pattern(tuple(register.labels), register.before).match(flat, start) is not None
