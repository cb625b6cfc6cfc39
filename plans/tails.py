"""What follows the last row of a table with lines for each cell: buttons of a page, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plans.cells import is_time
from plans.register import Register
from plans.suffixes import is_complete
from plans.view import Line

_DAY: Final = re.compile(r"[\d〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日")
_SIGNER: Final = re.compile(".{0,20}(?:政府|办公室|委员会|委|局|小组|指挥部)")
_BUTTON: Final = re.compile(
    "[【〖\\[]?(?:分享到?|分享至.{0,8}|扫一扫.{0,20}|打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回(?:顶部|列表)?)"
    "[】〗\\]：>]{0,2}|[【〖\\[](?:打印|关闭|分享|字体|收藏|返回|大中小).{0,30}"
    "|(?:上一篇|下一篇|上一条|下一条|责任编辑|信息来源|相关链接|相关附件|相关新闻)[：:].{0,60}"
)


def is_button(flat: str) -> bool:
    """Whether a line is one that a page prints below its text.

    >>> is_button("分享到："), is_button("打印市民证。")
    (True, False)
    """
    return _BUTTON.fullmatch(flat) is not None


def tail_length(
    row: Sequence[Line], width: int, timed: bool, spaced: bool, register: Register
) -> int:
    """Return how many lines at the end of the last row do not belong to it.

    Parameters
    ----------
    row : sequence of Line
        The lines behind the number of the row.
    width : int
        The number of columns behind that of the numbers.
    timed : bool
        Whether a column holds times.
    spaced : bool
        Whether empty lines stand between the cells.
    """
    if not spaced:
        for place in range(width, len(row)):
            if row[place].gap:
                return len(row) - place
    if len(row) < 2 or not _DAY.fullmatch(row[-1].flat):
        return 0
    if timed and not any(is_time(line.flat, register) for line in row[:-1]):
        return 0
    return 1 + _is_signed(row[:-1], register)


def _is_signed(row: Sequence[Line], register: Register) -> bool:
    """Whether the last line is who signs, below units or a time."""
    if len(row) < 2 or not _SIGNER.fullmatch(row[-1].flat):
        return False
    before = row[-2].flat
    return is_time(before, register) or is_complete(before, register)
