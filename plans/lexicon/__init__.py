"""Word lists that the finders look names up in: places, organisations, titles, verbs.

The lists are general, kept apart from the code, and read on first use. A line that begins with #
is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from plans.records import BenchmarkKind

_ITEM: Final = re.compile(r"([^\s(]+)(?:\(([^)]*)\))?")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place, organisation or standard: its usual name, kind, and country unless it is one."""

    name: str
    kind: BenchmarkKind
    country: str | None


def read_lines(file: str) -> Iterator[str]:
    """Yield the lines of a list that are not empty and no comment."""
    text = resources.files("plans.lexicon").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@cache
def load_names() -> Mapping[str, KnownName]:
    """Return every known name, and every other form of one, with what it means.

    >>> load_names()["伦敦"]
    KnownName(name='伦敦', kind='city', country='英国')
    """
    names: dict[str, KnownName] = {}
    for source in (_standards(), _organisations(), _china(), _places(), _countries()):
        names.update(source)
    return names


@cache
def load_abbreviations() -> Mapping[str, KnownName]:
    """Return the countries by their one-character forms, as in 美、英、法.

    >>> load_abbreviations()["美"].name
    '美国'
    """
    found = {}
    for line in read_lines("countries.txt"):
        names, _, short = line.partition("/")
        if short:
            found[short.strip()] = KnownName(names.split()[0], "country", None)
    return found


@cache
def load_joint_places() -> Mapping[str, tuple[KnownName, ...]]:
    """Return the places that are named together, one for each character, as in 北上广深.

    >>> [place.name for place in load_joint_places()["京沪"]]
    ['北京', '上海']
    """
    names = load_names()
    return {
        joint: tuple(names[place] for place in places.split())
        for joint, _, places in (line.partition(":") for line in read_lines("joint-places.txt"))
    }


@cache
def load_words(file: str) -> Mapping[str, tuple[str, ...]]:
    """Return a list of words in groups; a line reads ``group: word word``.

    >>> "自然" in load_words("titles.txt")["journal"]
    True
    """
    groups: dict[str, tuple[str, ...]] = {}
    for line in read_lines(file):
        group, _, words = line.partition(":")
        groups[group] = (*groups.get(group, ()), *words.split())
    return groups


@cache
def alternatives(file: str, *groups: str) -> str:
    """Return the words of some groups as the alternatives of a regular expression, longest first.

    >>> alternatives("benchmark-words.txt", "align")
    '对接|接轨'
    """
    words = {word for group in groups for word in load_words(file)[group]}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _countries() -> Iterator[tuple[str, KnownName]]:
    for line in read_lines("countries.txt"):
        first, *others = line.partition("/")[0].replace("|", " ").split()
        for form in (first, *others):
            yield form, KnownName(first, "country", None)


def _places() -> Iterator[tuple[str, KnownName]]:
    kinds: dict[str, BenchmarkKind] = {"city": "city", "region": "region"}
    for line in read_lines("places.txt"):
        head, _, items = line.partition(":")
        country, kind = head.split()
        for form, name in _forms(items):
            yield form, KnownName(name, kinds[kind], country)


def _china() -> Iterator[tuple[str, KnownName]]:
    for line in read_lines("china.txt"):
        province, _, items = line.partition(":")
        if province != "直辖市":
            for form in (province, province + "省", province + "自治区"):
                yield form, KnownName(province, "region", "中国")
        for _, name in _forms(items):
            for form in (name, name + "市"):
                yield form, KnownName(name, "city", "中国")


def _organisations() -> Iterator[tuple[str, KnownName]]:
    for line in read_lines("organisations.txt"):
        country, _, items = line.partition(":")
        for form, name in _forms(items):
            yield form, KnownName(name, "organisation", None if country == "国际" else country)


def _standards() -> Iterator[tuple[str, KnownName]]:
    for line in read_lines("standards.txt"):
        for form, name in _forms(line):
            yield form, KnownName(name, "standard", None)


def _forms(items: str) -> Iterator[tuple[str, str]]:
    """Yield every form with the name that it stands for; other forms are in brackets."""
    for first, others in _ITEM.findall(items):
        for form in (first, *filter(None, others.split("、"))):
            yield form, first
