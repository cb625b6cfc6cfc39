"""Whom a notice is addressed to (主送) and copied to (抄送)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plans.lines import Row
from plans.records import Span

Named = tuple[tuple[str, ...], Span]

_ADDRESSED: Final = re.compile(
    "(?:各|省|市|区|县|州|盟|旗|厅|局|有关|机关|全|中央|直属|驻|相关"
    "|（市、区）)[^。；《》]{1,400}："
)
_SENT_TO: Final = re.compile("主送(?:单位|机关)?：(?P<list>[^。]{2,400}?)[：。]?")
_COPIED: Final = re.compile("抄送(?:单位|机关)?：?(?P<list>[^。]{2,600})")
_MOST_LINES: Final = 6


def read_addressees(rows: Sequence[Row]) -> Named | None:
    """Return the addressees of a notice and where they stand.

    >>> from plans.lines import read_rows
    >>> read_addressees(read_rows("各镇人民政府,区直各单位:"))[0]
    ('各镇人民政府', '区直各单位')
    """
    for index, first in enumerate(rows):
        row = first
        for after in (None, *rows[index + 1 : index + _MOST_LINES]):
            row = row.join(after) if after else row
            if after is None and (sent := _SENT_TO.fullmatch(row.flat)):
                return _split(row, *sent.span("list"))
            if _ADDRESSED.fullmatch(row.flat):
                return _split(row, 0, len(row.flat) - 1)
            if "。" in row.flat or (after and after.gap):
                break
    return None


def read_copied_to(rows: Sequence[Row]) -> Named | None:
    """Return the copy list of a notice and where it stands.

    >>> from plans.lines import read_rows
    >>> read_copied_to(read_rows("抄送:区委各部委,区法院。"))[0]
    ('区委各部委', '区法院')
    """
    for index, first in enumerate(rows):
        if not first.flat.startswith("抄送"):
            continue
        row = first
        for after in rows[index + 1 : index + _MOST_LINES]:
            if "。" in row.flat or after.gap or "印发" in after.flat:
                break
            row = row.join(after)
        match = _COPIED.match(row.flat)
        return _split(row, *match.span("list")) if match else None
    return None


def _split(row: Row, start: int, end: int) -> Named:
    names, first, depth = [], start, 0
    for place in range(start, end + 1):
        char = row.flat[place] if place < end else "，"
        depth += (char in "（〔[") - (char in "）〕]")
        if (char in "，；" and depth <= 0) or place == end:
            if place > first:
                names.append(row.shown[first:place])
            first = place + 1
    return tuple(names), row.span(start, end)
