"""The inside of an assignment: items between separators, and the verbs that give them a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plans.brackets import QUOTES, Bracket
from plans.register import Register
from plans.suffixes import is_complete, prefix_of

_SEPARATORS: Final = frozenset("、，；。/|\n①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_TIME: Final = re.compile(
    r"(?:\d{2,4}年|\d{1,2}月|\d{1,2}日|年内|年底|月底|持续|长期|全年|每年|季度|立即|常态化|适时|即时|近期|下同$|同上$|不再)"
)
# What stands between two separators is a name, at most a few joined by 和; more is prose.
_LONGEST_NAMES: Final = 120
NUMBER: Final = re.compile(r"(?:\d{1,2}[.]|（\d{1,2}）|[①-⑳])(?=[^\d])")
# A label that no register knows tells no role, and is no part of the name behind it.
_OTHER_LABEL: Final = re.compile("[\u3400-\u9fff]{1,8}(?:单位|部门|机构)：")
_LEADING: Final = "牵头"
# Marks that a list puts at a name; a rule of the document says that they mean the lead.
STARS: Final = "★☆*※▲△●◎◆"
STARRED: Final = "starred"
_BEHIND: Final = re.compile(r"[（〔\[【〈]([^（）〔〕\[\]【】〈〉]{1,8})[）〕\]】〉]")
_NOT_A_VERB: Final = (
    "单位",
    "部门",
    "处室",
    "责任",
    "机构",
    "科室",
    "局",
    "区",
    "市",
    "省",
    "县",
    "组",
)


@dataclass(frozen=True, slots=True)
class Item:
    """What stands between two separators: ``flat[start:end]`` without verbs.

    `group` counts the commas before it, `clause` the semicolons; `opened` says that an unclosed
    bracket began before it, `mark` is the role that a bracket or a star gives to it alone.
    """

    start: int
    end: int
    group: int
    opened: bool = False
    clause: int = 0
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Items in one role; `role` is none if neither a label nor the `verb` behind them gave one."""

    role: str | None
    items: tuple[Item, ...]
    verb: str = ""

    @property
    def roles(self) -> frozenset[str | None]:
        """The roles that its own words give to its items."""
        return frozenset(item.mark or self.role for item in self.items)


def split_items(
    flat: str, start: int, end: int, brackets: Sequence[Bracket], silent: Sequence[tuple[int, int]]
) -> Iterator[Item]:
    """Yield the items of ``flat[start:end]``; separators inside brackets and quotes are not any.

    `brackets` are those that begin in the text; an unclosed one opens items instead of hiding them.
    """
    covers = {b.start: b.end for b in brackets if b.closed or b.mark in QUOTES}
    opens = {b.start for b in brackets if not b.closed and b.mark not in QUOTES}
    skips = dict(silent)
    place, first, group, clause, opened = start, start, 0, 0, False
    while place < end:
        if place in covers and covers[place] <= end:
            place = covers[place]
            continue
        if place in skips or flat[place] in _SEPARATORS or place in opens:
            yield from _item(flat, first, place, Item(0, 0, group, opened, clause))
            opened = (opened or place in opens) and place not in skips
            group += flat[place] in "，；。\n"
            clause += flat[place] in "；。"
            first = place + 1 if place not in skips else min(end, skips[place])
            place = max(place + 1, first)
            continue
        place += 1
    yield from _item(flat, first, end, Item(0, 0, group, opened, clause))


def _item(flat: str, start: int, end: int, item: Item) -> Iterator[Item]:
    for pattern in (_OTHER_LABEL, NUMBER):
        match = pattern.match(flat, start, end)
        start = match.end() if match else start
    first, last = start, end
    while start < end and flat[start] in "：—-）〕]．." + STARS:
        start += 1
    while end > start and flat[end - 1] in "—-（〔[．.：" + STARS:
        end -= 1
    if start < end and not flat[start:end].isdecimal():
        starred = not set(STARS).isdisjoint(flat[first:start] + flat[end:last])
        yield replace(item, start=start, end=end, mark=STARRED if starred else None)


def read_segments(
    flat: str, items: Sequence[Item], base: str | None, register: Register
) -> list[Segment]:
    """Return the items of one clause by role.

    A verb at the end of an item decides for the items since the last verb. `base` is the role of
    the label in front; a label that says who leads or takes part is stronger than a verb.
    """
    segments: list[Segment] = []
    pending: list[Item] = []
    for item in _part_at_marks(flat, _part_at_lead(flat, items, register), register):
        words = flat[item.start : item.end]
        if len(words) > _LONGEST_NAMES or words in register.nothing:
            continue
        if _TIME.search(words[:16]) and not is_complete(words, register):
            continue
        end, verb = strip_verbs(words, register)
        if end:
            pending.append(replace(item, end=item.start + end))
        if verb and pending:
            segments.append(Segment(_role(base, verb), tuple(pending), words[end:]))
            pending = []
    if pending:
        segments.append(Segment(base, tuple(pending)))
    return segments


def _role(base: str | None, verb: str) -> str:
    if base is None or base == "responsible":
        return verb
    return "participant" if verb == "participant" else base


def _part_at_marks(flat: str, items: Iterable[Item], register: Register) -> Iterator[Item]:
    """Part items behind brackets that say the role of the name before them: 市财政局（牵头）."""
    for item in items:
        start = item.start
        for match in _BEHIND.finditer(flat, start, min(item.end, start + _LONGEST_NAMES)):
            mark = role_behind(match[1], register)
            if mark and match.start() > start:
                yield replace(item, start=start, end=match.start(), mark=mark)
                start = match.end()
        if start < item.end:
            yield replace(item, start=start)


def role_behind(words: str, register: Register) -> str | None:
    """Return the role that words in a bracket behind a name give, none if they say something else.

    >>> from plans.register import load_register
    >>> [role_behind(words, load_register()) for words in ("牵头", "配合单位", "文明办")]
    ['lead', 'participant', None]
    """
    if not words.strip(STARS):
        return STARRED
    label = register.labels.get(words)
    if label in register.behind.values():
        return label
    end, verb = strip_verbs(words, register)
    return register.behind.get(words) or (verb if end == 0 else None)


def _part_at_lead(flat: str, items: Sequence[Item], register: Register) -> Iterator[Item]:
    """Part an item after 牵头 if another unit follows it without a separator."""
    for item in items:
        place = flat.find(_LEADING, item.start, min(item.end, item.start + _LONGEST_NAMES))
        after = place + len(_LEADING)
        if place > item.start and _parts_here(flat, item, place, after, register):
            yield replace(item, end=after)
            yield replace(item, start=after, group=item.group + 1)
        else:
            yield item


def _parts_here(flat: str, item: Item, place: int, after: int, register: Register) -> bool:
    rest = flat[after : item.end]
    if not rest or not is_complete(flat[item.start : place], register):
        return False
    end, verb = strip_verbs(rest, register)
    if rest.startswith(_NOT_A_VERB):
        # 牵头市教育局配合 is a second unit, 牵头市级部门 and 牵头单位 are not.
        name = rest[:end]
        return verb is not None and bool(prefix_of(name, register)) and is_complete(name, register)
    return end > 1


def strip_verbs(words: str, register: Register) -> tuple[int, str | None]:
    """Return where the verb phrase at the end of `words` begins, and the role it gives.

    >>> from plans.register import load_register
    >>> strip_verbs("省各有关部门按职责分工负责", load_register())
    (6, 'responsible')
    >>> strip_verbs("工作专班牵头单位牵头", load_register())
    (8, 'lead')
    >>> strip_verbs("市社会组织", load_register())
    (5, None)
    """
    end: int = len(words)
    role: str | None = None
    kept: tuple[int, str | None] = (end, None)
    if is_complete(words, register):
        return kept
    while end:
        verb = _last_verb(words, end, register)
        if not verb:
            break
        end -= len(verb)
        role = _stronger(role, register.verbs[verb])
        if role and (end == 0 or is_complete(words[:end], register)):
            return end, role
        if role:
            kept = (end, role)
    return kept


def _last_verb(words: str, end: int, register: Register) -> str:
    for length in range(min(6, end), 0, -1):
        word = words[end - length : end]
        if word in register.verbs:
            return word
    return ""


def _stronger(held: str | None, found: str) -> str | None:
    """Return what decides of two words of one phrase: 牵头负责 leads, 负责 alone does not."""
    if found == "filler":
        return held
    return found if held is None or found != "responsible" else held
