"""Titles in 《》 (引用): whether they name a policy, its number, and whether it is carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Literal

from plans.flat import flatten
from plans.lexicon import load_words
from plans.records import Citation, CitationKind, Span

# No title is longer; an opening mark without a closing one within this distance opens none.
_LONGEST_TITLE: Final = 160
_NUMBER: Final = re.compile(
    r"（[^（）《》\n]{0,12}?([\u3400-\u9fff]{1,12}[〔\[（【](?:19"
    r"|20)\d{2}[〕\]）】](?:第)?\d{1,5}号)"
    r"|（(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)?([\u3400-\u9fff]{2,12}令?第?\d{1,4}号)"
    r"|（([A-Z]{2,4}(?:/[A-Z]{1,2})?\d{1,6}(?:\.\d{1,3})?[-—–](?:19|20)\d{2})）"
)
# 《甲意见》（国发〔2015〕29号，以下简称《意见》）: a short form, and what it is short for.
_SHORT_FORM: Final = re.compile(
    r"《([^《》\n]{4,80})》(（[^（）《》\n]{0,40}?)(?:以下|下)?(?:统称|简称|称)为?[“:：]?《([^《》\n]{2,20})》[”]?）"
)
_SAYS_SHORT: Final = re.compile("[简统]称[^《\n]{0,3}《")
_CALLED: Final = ("简称", "统称", "简称为", "称为", "简称：", "以下称", "简称“")
_IMPLEMENTS: Final = re.compile("贯彻|落实|根据|依据|依照|按照|遵照|执行|实施(?!方案)|[依按]$")
_CLAUSE: Final = frozenset("，。；：！？\n")
_REACH: Final = 40
_BRACKET_AT_END: Final = re.compile(
    r"(?:[（(〔\[][^（()）]{0,40}[）)〕\]]|试行|暂行|修订|年版|版|\d{4}年?)$"
)
_PERIODICAL: Final = re.compile(
    "(?:期刊|杂志|刊物|学术刊|报纸|报刊|媒体|周刊|纪录片|电影|图书|专著|节目|歌曲|话剧"
    "|舞剧)[、，的]?$"
)
_PERIODICAL_AFTER: Final = re.compile(
    "(?:杂志|期刊|报|周刊|纪录片|电影|一书|栏目|节目|等(?:国际)?(?:期刊|杂志|媒体))"
)
_MARK: Final = re.compile("[《》。\n]")
# What may follow a title inside another: 《关于执行《甲条例》的意见》.
_WITHIN_TITLE: Final = frozenset("》的实有等和及、（")
_INNER: Final = str.maketrans("〈〉", "《》")


@dataclass(frozen=True, slots=True)
class _Work:
    """What a short form is short for."""

    title: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """A title at ``flat[start:end]``, without its marks."""

    start: int
    end: int


def read_citations(text: str, span: Span) -> tuple[Citation, ...]:
    """Return the titles in 《》 in ``text[span.start:span.end]``, in order.

    `span` of a citation covers the title without its marks. A title is a ``policy`` if it is one
    by its ending (办法, 规划, 通知 …) or its beginning (关于 …); a journal, a licence or a form is
    ``other``. A short form (以下简称《意见》) stands for its full title. `relation` is
    ``implements`` where 贯彻, 落实, 根据 or the like govern it.

    Examples
    --------
    >>> plan = "贯彻落实《优化营商环境条例》(国务院令第722号),与《自然》合作"
    >>> [(c.title, c.kind, c.relation) for c in read_citations(plan, Span(0, len(plan)))]
    [('优化营商环境条例', 'policy', 'implements'), ('自然', 'other', 'cites')]
    """
    view = flatten(text, span)
    short_forms = _short_forms(text)
    found = []
    for title in _titles(view.flat):
        if view.flat.endswith(_CALLED, max(0, title.start - 5), title.start - 1):
            continue
        match = _NUMBER.match(view.flat, title.end + 1)
        shown = view.shown[title.start : title.end].translate(_INNER)
        number = _normal_number(match) if match else None
        full = short_forms.get(view.flat[title.start : title.end], _Work(shown, number))
        found.append(
            Citation(
                title=full.title,
                kind=_kind(view.flat, title),
                span=view.span(title.start, title.end),
                number=number or full.number,
                relation=_relation(view.flat, title),
            )
        )
    return tuple(found)


@lru_cache(maxsize=2)
def _short_forms(text: str) -> dict[str, _Work]:
    """Return the short forms that a text says it uses, found once for all parts of it."""
    if not _SAYS_SHORT.search(text):
        return {}
    view = flatten(text, Span(0, len(text)))
    found: dict[str, _Work] = {}
    for match in _SHORT_FORM.finditer(view.flat):
        number = _NUMBER.match(match[2] + "）")
        work = _Work(view.shown[match.start(1) : match.end(1)].translate(_INNER))
        found[match[3]] = replace(work, number=_normal_number(number)) if number else work
    return found


def _titles(flat: str) -> Iterator[_Title]:
    """Yield the outermost titles; 〈〉 and 《》 inside belong to the title around them.

    An outer mark that is never closed opens no title.
    """
    opened: list[int] = []
    for mark in _MARK.finditer(flat):
        place = mark.start()
        if opened and place - opened[0] > _LONGEST_TITLE:
            opened.clear()
        if mark[0] == "《":
            opened.append(place)
        elif mark[0] != "》":
            opened.clear()
        elif opened:
            start = opened.pop()
            if not opened or flat[place + 1 : place + 2] not in _WITHIN_TITLE:
                opened.clear()
                if place > start + 1:
                    yield _Title(start + 1, place)


def _kind(flat: str, title: _Title) -> CitationKind:
    name = flat[title.start : title.end]
    before, after = flat[max(0, title.start - 9) : title.start - 1], title.end + 1
    if _PERIODICAL.search(before) or _PERIODICAL_AFTER.match(flat, after):
        return "other"
    return "policy" if is_policy(name) else "other"


@cache
def is_policy(title: str) -> bool:
    """Whether a title is that of a policy document, by its own words.

    >>> is_policy("青岛市城市环境总体规划(2016-2030)"), is_policy("营业执照")
    (True, False)
    """
    words = load_words("titles.txt")
    core = title
    while (match := _BRACKET_AT_END.search(core)) is not None and match.start() > 0:
        core = core[: match.start()]
    core = core.rstrip("〉》”")
    if core in words["journal"] or core.endswith((*words["journal-end"], *words["document-end"])):
        return False
    return core.endswith(words["policy-end"]) or core.startswith(words["policy-start"])


def _relation(flat: str, title: _Title) -> Literal["cites", "implements"]:
    """Return whether a verb in front carries out the titles of the list that follows it."""
    start = title.start - 1
    first = max(0, start - _REACH)
    while start > first and flat[start - 1] not in _CLAUSE:
        start -= 1
    before = flat[start : title.start - 1]
    made = re.search("制定|编制|出台|印发|修订|起草|发布|制发", before)
    last = max((verb.start() for verb in _IMPLEMENTS.finditer(before)), default=-1)
    return "implements" if last >= 0 and not (made and made.start() > last) else "cites"


def _normal_number(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3]
    return re.sub(r"[〔\[（【]((?:19|20)\d{2})[〕\]）】](?:第)?", r"〔\1〕", number)
