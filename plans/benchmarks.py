"""What a task measures itself against or learns from (对标对象): 对标英国伦敦, 借鉴日本经验."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from plans.flat import flatten
from plans.generic import read_generic
from plans.known import FoundName, read_abbreviations, read_joint_places, read_name
from plans.lexicon import alternatives
from plans.promoted import find_promoted
from plans.records import Benchmark, Span
from plans.unlisted import read_unlisted
from plans.view import View

_WORDS: Final = "benchmark-words.txt"
_ALL: Final = frozenset({"country", "city", "region", "organisation", "standard", "group"})


@dataclass(frozen=True, slots=True)
class _VerbKind:
    """Verbs of one kind: what their object must hold besides a name, and what it may name."""

    needs: str
    kinds: frozenset[str]


# What 推广 spreads or 对接 joins is as a rule no benchmark: a product, a system, a partner.
_VERB_KINDS: Final = {
    "compare": _VerbKind("", _ALL),
    "learn": _VerbKind("经验|做法|模式|标准|理念|技术|实例|案例|水平|规则|惯例|先进", _ALL),
    "replicate": _VerbKind(
        "经验|做法|改革|试点|模式(?!创新)", frozenset({"country", "city", "region", "group"})
    ),
    "align": _VerbKind("标准|规则|规范|惯例|水平", frozenset({"standard", "group"})),
}
# 向北京看齐, 与国际接轨: the verb stands behind its object.
_BEHIND: Final = re.compile(
    r"[向与同和]([^，。；：、“”\n]{2,30}?(?:、[^，。；：、\n]{2,12}){0,5})(看齐|接轨|对接|比肩)"
)
_OBJECT_LENGTH: Final = 120
_CLOSED: Final = re.compile(
    r"（[^（）\n]{0,60}）|“[^“”\n]{0,60}”|\[[^\[\]\n]{0,60}\]|〔[^〔〕\n]{0,60}〕"
)
# To 学习 or 参照 a rule of one's own state is to keep it, not to measure oneself against it.
_HOME: Final = re.compile("国家|行业|全国|全省|省内")
_NOT_LEARNING: Final = re.compile("(?:机器|深度|终身|自主|集中|培训|认真|组织|教育)$")


@dataclass(frozen=True, slots=True)
class _Object:
    """What follows a verb, up to the end of its clause, and the kinds that it may name."""

    mode: str
    kinds: frozenset[str]
    start: int
    end: int
    learns: bool = False


def read_benchmarks(text: str, span: Span) -> tuple[Benchmark, ...]:
    """Return the benchmarks of ``text[span.start:span.end]`` in the order of the text.

    A country in front of its city or company is not a mention of its own (英国伦敦 is 伦敦); a
    list such as 美、英、法 is one mention for each. What is named by description only, such as
    欧美发达国家 or 国际标准, is kept as written, as ``group`` or ``standard``. `mode` is the verb.

    Examples
    --------
    >>> plan = "对标美国亚马逊、eBay等平台发展模式"
    >>> [(b.name, b.kind, b.country, b.mode) for b in read_benchmarks(plan, Span(0, len(plan)))]
    [('亚马逊', 'organisation', '美国', '对标'), ('eBay', 'organisation', '美国', '对标')]
    """
    view = flatten(text, span)
    found: dict[tuple[int, int], Benchmark] = {}
    for phrase in _objects(view.flat):
        for name in _read_object(view.flat, phrase):
            if name.kind in phrase.kinds and not (phrase.learns and _HOME.match(name.name)):
                found.setdefault((name.start, name.end), _benchmark(view, name, phrase.mode))
    starts = {start for start, _ in found}
    for name, mode in find_promoted(view.flat):
        if name.start not in starts:
            found[name.start, name.end] = _benchmark(view, name, mode)
    return tuple(found[place] for place in sorted(found))


def _benchmark(view: View, name: FoundName, mode: str) -> Benchmark:
    span = view.span(name.start, name.end)
    return Benchmark(span.of(view.text), name.name, name.kind, name.country, mode, span)


def _objects(flat: str) -> Iterator[_Object]:
    place = 0
    while (verb := _verb().search(flat, place)) is not None:
        place = verb.end()
        if _NOT_LEARNING.search(flat, max(0, verb.start() - 2), verb.start()):
            continue
        end = _end_of_object(flat, place)
        kind = _VERB_KINDS[str(verb.lastgroup)]
        if re.compile(kind.needs).search(flat, place, end):
            yield _Object(verb[0], kind.kinds, place, end, learns=verb.lastgroup == "learn")
    for match in _BEHIND.finditer(flat):
        kinds = _ALL if match[2] in ("看齐", "比肩") else _VERB_KINDS["align"].kinds
        yield _Object(match[2], kinds, match.start(1), match.end(1))


def _end_of_object(flat: str, start: int) -> int:
    """Return where a clause ends, or the object ends because another verb begins."""
    limit = min(len(flat), start + _OBJECT_LENGTH)
    stop = _object_end().search(flat, start, limit)
    return stop.start() if stop else limit


def _read_object(flat: str, phrase: _Object) -> Iterator[FoundName]:
    listed: list[tuple[int, int]] = []
    after_others = False
    for start, end, joint in _items(flat, phrase):
        after_others = after_others or joint == "等"
        names = _names_at(flat, start, end, phrase)
        if not names and not after_others and (generic := read_generic(flat, start, phrase.end)):
            names = [generic]
        if not names and not after_others:
            listed.append((start, end))
        yield from names
    yield from read_unlisted(flat, phrase.start, phrase.end, listed)


def _names_at(flat: str, start: int, end: int, phrase: _Object) -> list[FoundName]:
    short = read_abbreviations(flat, start, phrase.end) or read_joint_places(flat, start, end)
    if short:
        return short
    name = read_name(flat, start, end)
    return [name] if name else []


def _items(flat: str, phrase: _Object) -> Iterator[tuple[int, int, str]]:
    """Yield the places between separators outside brackets and quotes, and the separator before."""
    covered = [match.span() for match in _CLOSED.finditer(flat, phrase.start, phrase.end)]
    joint, start = "", phrase.start
    for match in _separator().finditer(flat, phrase.start, phrase.end):
        if any(first <= match.start() < last for first, last in covered):
            continue
        if start < match.start():
            yield _without_filler(flat, start, match.start()), match.start(), joint
        joint, start = match[0], match.end()
    if start < phrase.end:
        yield _without_filler(flat, start, phrase.end), phrase.end, joint


def _without_filler(flat: str, start: int, end: int) -> int:
    while (filler := _filler().match(flat, start, end)) is not None:
        start = filler.end()
    return start


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of all verbs; the name of the group that matched is their kind."""
    kinds = [f"(?P<{name}>{alternatives(_WORDS, name)})" for name in _VERB_KINDS]
    return re.compile("|".join(kinds))


@cache
def _object_end() -> re.Pattern[str]:
    verbs = alternatives(_WORDS, "object-end", *_VERB_KINDS)
    return re.compile(rf"[，。；：！？\n《]|研究(?!院|所|中心)|{verbs}")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(alternatives(_WORDS, "separator"))


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(f"{alternatives(_WORDS, 'filler')}|先进地区(?=如)")
