"""Lines that lost their ends: number, addressees, signature and lists glued to a paragraph.

A page or a PDF may run 甲政发〔2023〕5号, 各县人民政府：, the signature and 附件：… into one line.
They are cut out again, so that whatever reads line by line finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from plans.days import DAY
from plans.lines import Row

_HAN: Final = "[\u3400-\u9fff]"
NUMBER: Final = re.compile(
    rf"({_HAN}{{1,15}})[〔\[（【]((?:19|20)\d{{2}})[〕\]）】](?:第)?(\d{{1,5}})号?"
)
ORGANISATION: Final = re.compile(
    "[^，。；：、\\d]{2,60}(?:政府|办公室|办公厅|委员会|局|厅|部|委|院|办|中心|小组|银行|署"
    "|联合会|协会)(?:（[^（）]{1,8}）)?"
)
# How far behind the start of a line its title, number and addressees are looked for.
_HEAD_REACH: Final = 600
_FIRST_LINES: Final = 20
_LONGEST_NAME: Final = 60
_LONGEST_ITEM: Final = 120
_FIRST_ITEM: Final = re.compile(r"[：:]?1[.、](?!\d)")
_KINDS: Final = re.compile("通知|意见|方案|决定|公告|通告|措施|要点|计划|清单|办法|分工|任务")
_TITLE_END: Final = re.compile(f"(?:{_KINDS.pattern})$")
_ISSUED_BY: Final = re.compile(f"({ORGANISATION.pattern})关于")
_ISSUES: Final = re.compile(
    "关于(?:印发|转发|下发|公布|发布)[^。；：]{4,160}?的(?:通知|公告|函)(?=各)"
)
_TO: Final = re.compile("(?:各|省|市|区|县|州|盟|旗|有关|机关|中央|直属)[^。；《》]{1,400}?：")
_DATED: Final = re.compile(
    f"{DAY}(?![，、；前起以之后至到的]|印发|召开|公[布示]|发布|出台|颁[布发]|下发|批[准复])"
)
_BREAK: Final = re.compile("[。；！？：，、》”\n]")
# What stands behind the last sentence of a document, each on a line of its own.
_CLOSING: Final = re.compile(
    r"(?<=[。；）”])附件(?=[：:]|\d{1,2}[：:.、]|[一二三四五六七八九十][：:.、])"
    r"|(?<=[。；）日])抄送(?:单位|机关)?：|(?<=[日。])（此件"
)


def part_rows(rows: Sequence[Row]) -> list[Row]:
    """Return lines in which what was glued stands on lines of its own.

    >>> from plans.lines import read_rows
    >>> glued = "甲市意见甲政发〔2023〕5号各县政府：要落实。甲市人民政府2023年5月4日（此件公开）"
    >>> [row.flat for row in part_rows(read_rows(glued))][:4]
    ['甲市意见', '甲政发〔2023〕5号', '各县政府：', '要落实。']
    """
    issuer = next(filter(None, map(_issuer, rows[:_FIRST_LINES])), "")
    return [part for row in rows for part in _parts(row, issuer)]


def _issuer(row: Row) -> str:
    """Return who issues a notice, by its title."""
    match = _ISSUED_BY.match(row.flat)
    return match[1] if match else ""


def _parts(row: Row, issuer: str) -> Iterator[Row]:
    start = 0
    for cut in sorted({*_head_cuts(row.flat), *_tail_cuts(row.flat, issuer)}):
        if start < cut < len(row.flat):
            yield row.cut(start, cut)
            start = cut
    yield row.cut(start) if start else row


def _head_cuts(flat: str) -> Iterator[int]:
    """Yield where title, number and addressees of a notice end."""
    place = 0
    number = NUMBER.search(flat, 0, _HEAD_REACH)
    titled = _end_of_title(flat, number) if number else None
    if number and titled is not None:
        place = number.end() + flat.startswith("）", number.end())
        yield from (titled, place)
    elif issues := _ISSUES.search(flat, 0, _HEAD_REACH):
        place = issues.end()
        yield place
    if place and (to := _TO.match(flat, place)):
        yield to.end()


def _end_of_title(flat: str, number: re.Match[str]) -> int | None:
    """Return where the title in front of a document's own number ends."""
    kinds = [*_KINDS.finditer(number[1])]
    if kinds:
        return number.start(1) + kinds[-1].end()
    start = number.start() - flat.startswith("（", number.start() - 1)
    return start if _TITLE_END.search(flat, max(0, start - 2), start) else None


def _tail_cuts(flat: str, issuer: str) -> Iterator[int]:
    """Yield where signature, date, attachments and copy list begin and end."""
    for match in _CLOSING.finditer(flat):
        yield match.start()
        yield from _items(flat, match.end())
    if flat.startswith("附件"):
        yield from _items(flat, 2)
    for day in _DATED.finditer(flat):
        name = _signature(flat, day.start(), issuer)
        if name is not None:
            yield from (name, day.start(), day.end())


def _items(flat: str, start: int) -> Iterator[int]:
    """Yield where the items of a list of attachments behind the first begin: 1.甲2.乙."""
    first = _FIRST_ITEM.match(flat, start)
    place = first.end() if first else -1
    number = 2
    while place >= 0 and (item := _item(number).search(flat, place, place + _LONGEST_ITEM)):
        yield item.start()
        place, number = item.end(), number + 1


@cache
def _item(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){number}[.、](?!\d)")


def _signature(flat: str, end: int, issuer: str) -> int | None:
    """Return where the name in front of a date begins, none if no sentence ends before it."""
    if issuer and flat.endswith(issuer, 0, end):
        return end - len(issuer)
    first = max(0, end - _LONGEST_NAME)
    stops = [match.end() for match in _BREAK.finditer(flat, first, end)]
    start = max(stops[-1] if stops else first, flat.rfind("）", first, end - 1) + 1)
    begins = start == 0 or flat[start - 1] in "。；！？”）"
    return start if begins and ORGANISATION.fullmatch(flat, start, end) else None
