"""Unit names out of a list: where one ends, what a bracket after it means, what 等 closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plans.brackets import QUOTES, Bracket
from plans.clauses import Item
from plans.records import UnitKind
from plans.register import Register
from plans.suffixes import is_complete, is_stem, parts_names, suffix_of

# Whose the many are: 市属国有企业, 驻市单位.
_OWNED: Final = re.compile("[省市区县州旗][属直级]|驻[省市区县州旗]")
_ONE_HOUSE: Final = re.compile("(?:.|自治[区州县])?(?:人民)?(?:政府|法院|管委会)")
# Nouns for the places of an enumeration, behind 等: 东城区、朝阳区等区政府.
_PLACES: Final = re.compile(
    r"(?:\d{1,3}个|[一二三四五六七八九十]{1,3}个)?(?:区县|县区|市县|区市县|县市区|旗县区|乡镇|镇街|街镇|街道|[区县市州旗镇乡])"
    r"(?:[（〔][^（）〔〕]{1,8}[）〕])?"
)
_ETC: Final = "等"
_STREET_OFFICE: Final = "办事处"
_OFFICES: Final = "部门"
_LIST_MARKS: Final = re.compile("[、，；]")
# What stands in brackets after a general noun names alternatives to it: 区县（市）.
_ALTERNATIVES: Final = re.compile(r"[（〔\[〈][^（）〔〕\[\]〈〉]{0,20}[）〕\]〉]|[、，]")
_LONGEST_GENERIC: Final = 30
_LONGEST_NOUN: Final = 8
_LISTED: Final = re.compile("[^、，；]+")
_GLOSS: Final = re.compile(
    r"第一|列|排|逗号|首|下同|代章|附件|以下|简称|含|包括|按|已|原|根据|不|具体|现"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One unit at one place: ``flat[start:end]`` says it, `name` is the name as far as known.

    `elided` is true once the prefix of the list was put in front; `group` counts commas, `clause`
    semicolons; `mark` is the role that a bracket or a star gives to it alone. Of a `stem` only the
    function is said: 公安 of 公安、民政等部门.
    """

    start: int
    end: int
    name: str
    group: int
    kind: UnitKind = "unit"
    lines: tuple[str, ...] = ()
    office: str | None = None
    elided: bool = False
    unclosed: bool = False
    clause: int = 0
    mark: str | None = None
    stem: bool = False


def read_names(
    flat: str, items: Sequence[Item], brackets: Sequence[Bracket], register: Register
) -> list[Mention]:
    """Return the units that the items of one list name, before anything left out is restored."""
    mentions: list[Mention] = []
    running = False
    for item in items:
        running = item.opened and bool(mentions) and (running or not mentions[-1].lines)
        line = flat[item.start : item.end]
        if running and _is_line(line, mentions[-1].name):
            mentions[-1] = _with_line(mentions[-1], line, item.end)
            continue
        running = False
        mentions.extend(_read_item(flat, item, brackets, register))
    return mentions


def _is_line(words: str, name: str) -> bool:
    """Whether `words` is a functional line (条线) of a merged bureau: a part of its own name."""
    return len(words) >= 2 and words in name and not name.endswith(words)


def _with_line(mention: Mention, line: str, end: int) -> Mention:
    return replace(mention, lines=(*mention.lines, line), end=end, unclosed=True)


def _read_item(
    flat: str, item: Item, brackets: Sequence[Bracket], register: Register
) -> Iterator[Mention]:
    inner = [b for b in brackets if b.closed and item.start <= b.start < item.end]
    before: Mention | None = None
    for piece in _part_item(flat, item, inner, register):
        for mention in _to_mention(flat, piece, inner, register):
            office = _apposed(flat, before, mention, register)
            if before and office is not None:
                before = replace(before, name=before.name + office)
                continue
            if before:
                yield before
            before = mention
    if before:
        yield before


def _apposed(flat: str, before: Mention | None, mention: Mention, register: Register) -> str | None:
    """Return the office that 等区政府 behind a place gives to it, none if it is more than that."""
    if before is None or flat[before.end : mention.start] != _ETC:
        return None
    match = _PLACES.match(mention.name)
    if match is None or not before.name.endswith(register.places):
        return None
    office = mention.name[match.end() :]
    return office if office in ("", _STREET_OFFICE, *register.tails) else None


def _part_item(
    flat: str, item: Item, inner: Sequence[Bracket], register: Register
) -> Iterator[Item]:
    """Part an item at 等 and at joining words that stand between complete names."""
    item = _without_opener(flat, item, register)
    for place in range(item.start + 1, item.end):
        if any(b.start < place < b.end for b in inner):
            continue
        joiner = _joiner_at(flat, place, item.end, register)
        if joiner and _parts(flat, item, place, joiner, register):
            yield replace(item, end=place)
            rest = replace(item, start=place + len(joiner))
            if joiner != _ETC or not _is_bare(flat[rest.start : rest.end], register):
                yield from _part_item(flat, rest, inner, register)
            return
    yield item


def _without_opener(flat: str, item: Item, register: Register) -> Item:
    for opener in register.openers:
        if flat.startswith(opener, item.start) and item.end - item.start > len(opener) + 1:
            return replace(item, start=item.start + len(opener))
    return item


def _joiner_at(flat: str, place: int, end: int, register: Register) -> str:
    if flat[place] == _ETC:
        return _ETC
    for joiner in register.joiners:
        if flat.startswith(joiner, place) and place + len(joiner) < end:
            return joiner
    return ""


def _parts(flat: str, item: Item, place: int, joiner: str, register: Register) -> bool:
    left, right = flat[item.start : place], flat[place + len(joiner) : item.end]
    if joiner == _ETC:
        return is_complete(left, register) or _is_bare(right, register) or is_stem(left, register)
    if _join_stems(left, joiner, right, register):
        return True
    if not is_complete(left, register) or _is_bare(right, register):
        return False
    if right.startswith(register.collective_openers):
        return True
    return parts_names(left, register) and is_complete(right, register)


def _join_stems(left: str, joiner: str, right: str, register: Register) -> bool:
    """Whether two functions are joined, 公安和民政部门, and not the two halves of one."""
    if not right.endswith(_OFFICES) or not is_stem(left, register):
        return False
    function = right.removesuffix(_OFFICES).removesuffix(_ETC)
    whole = left + joiner + function
    return is_stem(function, register) and not is_stem(whole, register)


def _is_bare(words: str, register: Register) -> bool:
    """Whether `words` after 等 or 和 name nobody in particular: 部门, 12个单位."""
    match = re.match(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|多)?(?:个|家)?", words)
    return words[match.end() if match else 0 :] in register.bare_nouns or not words


def _to_mention(
    flat: str, item: Item, inner: Sequence[Bracket], register: Register
) -> Iterator[Mention]:
    item = _trimmed(flat, item)
    name = flat[item.start : item.end]
    if not name:
        return
    last = next((b for b in inner if b.end == item.end and item.start < b.start), None)
    mention = Mention(item.start, item.end, name, item.group, clause=item.clause, mark=item.mark)
    if last is None or last.mark in QUOTES:
        yield replace(mention, stem=is_stem(name, register))
        return
    core = flat[item.start : last.start]
    yield from _runs_on(flat, replace(mention, name=core), last, register) or [
        _with_bracket(mention, core, flat[slice(*last.inner)], register)
    ]


def _runs_on(flat: str, mention: Mention, bracket: Bracket, register: Register) -> list[Mention]:
    """Return the units of a list that a bracket swallowed, since its own closing mark is lost.

    The lines come first in it, the units after them; the mark that closes it is that of the
    bracket around the whole list.
    """
    first, last = bracket.inner
    read = [mention]
    for match in _LISTED.finditer(flat, first, last):
        if len(read) == 1 and _is_line(match[0], mention.name):
            read[0] = _with_line(read[0], match[0], match.end())
        elif read[0].lines and is_complete(match[0], register):
            start, end = match.span()
            read.append(replace(mention, start=start, end=end, name=match[0]))
        else:
            return []
    return read if len(read) > 1 else []


def _trimmed(flat: str, item: Item) -> Item:
    start, end = item.start, item.end
    while start < end and flat[start] in "、，；：。 ":
        start += 1
    while start < end and flat[end - 1] in "、，；：。 等":
        end -= 1
    return replace(item, start=start, end=end)


def _with_bracket(mention: Mention, core: str, inside: str, register: Register) -> Mention:
    """Read the bracket at the end of a name as lines, name-plate, alternatives or gloss."""
    parts = [part for part in _LIST_MARKS.split(inside) if part]
    if not parts or _GLOSS.match(inside):
        return replace(mention, name=core)
    if all(_is_line(part, core) for part in parts):
        return replace(mention, name=core, lines=tuple(parts))
    if is_generic(inside, register) or is_collective(core, register):
        return mention
    if all(is_complete(part, register) or suffix_of(part, register) for part in parts):
        return replace(mention, name=core, office=inside)
    return replace(mention, name=core) if is_complete(core, register) else mention


def is_generic(name: str, register: Register) -> bool:
    """Whether a name is made of general nouns only: 区县（市）政府, 镇街, 开发（度假）区管委会.

    >>> from plans.register import load_register
    >>> is_generic("区县（市）政府", load_register()), is_generic("官渡区", load_register())
    (True, False)
    """
    words = _ALTERNATIVES.sub("", name)
    if not 0 < len(words) <= _LONGEST_GENERIC:
        return False
    reached = [True] + [False] * len(words)
    for end in range(1, len(words) + 1):
        reached[end] = any(
            reached[start] and words[start:end] in register.collective_nouns
            for start in range(max(0, end - _LONGEST_NOUN), end)
        )
    return reached[-1]


def is_collective(name: str, register: Register) -> bool:
    """Whether a name means several units without naming them.

    >>> from plans.register import load_register
    >>> [is_collective(name, load_register()) for name in ("有关镇街", "区直各部门", "区财政局")]
    [True, True, False]
    """
    core = name
    if core.startswith(register.collective_openers):
        return True
    if "有关" in core or "相关" in core or "各" in core:
        return True
    owned = _OWNED.match(core)
    if owned and is_generic(core[owned.end() :], register):
        return True
    if register.types.get(suffix_of(core, register)) == "group":
        # 县纪委监委机关 is the bureau itself, 市直机关 is many.
        return not (core.endswith("机关") and is_complete(core[:-2], register))
    return is_generic(core, register) and not _ONE_HOUSE.fullmatch(core)
