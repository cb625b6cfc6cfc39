"""The columns of a table: what their header words say that the cells below them hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.cells import UNIT_ROLES
from plans.labels import role_of_label
from plans.register import Register
from plans.rows import Column
from plans.view import Line, concatenate

NUMBER_HEADERS: Final = frozenset(["序号", "编号", "任务序号", "项目序号"])
MOST_COLUMNS: Final = 12
# Labels that say nothing about units head the columns with the tasks.
_CONTENT: Final = re.compile("任务|措施|举措|内容|要求")
# A row of one cell is a title; a table has no more levels of them than this.
LONGEST_GROUP: Final = 60
TABLE_END: Final = re.compile("附件|备注：|注：|说明：|抄送")
# What a table says above its header on the next page.
CONTINUED: Final = re.compile(
    "（?(?:续|接|续上|接上)表[一二三四五六七八九十0-9]{0,3}）?|附?表[一二三四五六七八九十0-9]{0,3}（续表?）"
)


def columns_of(headers: Sequence[Line], register: Register) -> Iterator[Column]:
    """Yield the columns of a table; where no header tells the tasks, their aims do."""
    columns = [Column(header, header_role(header.flat, register)) for header in headers]
    told = any(column.role == "text" for column in columns)
    for column in columns:
        aims = not told and column.role == "target"
        yield replace(column, role="text") if aims else column


def header_role(words: str, register: Register) -> str:
    """Return what the cells below a header word hold."""
    if words in NUMBER_HEADERS:
        return "number"
    role = role_of_label(words, register) or "text"
    return "text" if role == "none" and _CONTENT.search(words) else role


def has_units(columns: Sequence[Column]) -> bool:
    """Whether columns are those of a table with units."""
    return 2 <= len(columns) <= MOST_COLUMNS and any(c.role in UNIT_ROLES for c in columns)


def join_headers(lines: Sequence[Line], register: Register) -> list[Line]:
    """Join header words that their column wrapped: 责任 / 单位."""
    joined: list[Line] = []
    for line in lines:
        whole = concatenate([*joined[-1:], line])
        if (
            joined
            and header_role(whole.flat, register) != "text"
            and "text" in [header_role(part.flat, register) for part in (joined[-1], line)]
        ):
            joined[-1] = whole
        else:
            joined.append(line)
    return joined
