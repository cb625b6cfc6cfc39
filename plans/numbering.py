"""Numbers at the head of a line: 第一章, 第一条, 一、, （一）, 1., 任务1：, 1.1, （1）, 1）, ①.

What is a number only by the lines around it (1 修路, 一是修路, ●修路) is written by `write_marker`
in front of the line in characters that no text has, and read like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CN: Final = "[一二三四五六七八九十百零〇]{1,6}"
_DIGITS: Final = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
# Numbers that are one character with their mark: ①, ⒈, ⑴, ㈠.
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_POINTED: Final = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_IN_BRACKETS: Final = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_HAN_IN_BRACKETS: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_SIGNS: Final = (_CIRCLED, _POINTED, _IN_BRACKETS, _HAN_IN_BRACKETS)

# The point in a number of several parts, as `plans.decimals` marks it.
POINT: Final = "．"
# A point after a number is no decimal point if no digit follows, or a year, or three digits or
# more (12345热线), or a network generation (5G).
_POINT: Final = r"(?:[、]|[.](?!\d{1,2}(?![\dG年])))(?![、.])"
_THINGS: Final = "(?:重点|民生)?(?:实事|任务|工作|行动|举措|措施|工程|项目)?"
# The ranks go from the widest to the narrowest; a document uses some of them.
_RANKS: Final = (
    ("chapter", re.compile(rf"第({_CN})章")),
    ("part", re.compile(rf"第({_CN})(?:节|部分)[、：]?")),
    ("han", re.compile(rf"({_CN})[、.](?![、.])")),
    ("article", re.compile(rf"第({_CN}|\d{{1,3}})条[、：]?")),
    ("bracketed-han", re.compile(rf"（({_CN})）[、.]?|([{_HAN_IN_BRACKETS}])")),
    ("digit", re.compile(rf"(\d{{1,3}}){_POINT}|([{_POINTED}])")),
    (
        "task",
        re.compile(
            rf"【?(?:重点|民生)?(?:任务|行动|举措|措施|工程|项目|实事)({_CN}|\d{{1,3}})[、：.】]：?"
            rf"|第({_CN}|\d{{1,3}})[项件]{_THINGS}[、：]|第({_CN}|\d{{1,3}})[个大]{_THINGS}："
        ),
    ),
    ("decimal", re.compile(rf"[（【]?(\d{{1,2}}{POINT}\d{{1,2}})(?!{POINT})[）】]?[、.]?")),
    ("fine-decimal", re.compile(rf"[（【]?(\d{{1,2}}(?:{POINT}\d{{1,2}}){{2}})[）】]?[、.]?")),
    ("bracketed-digit", re.compile(rf"[（【](\d{{1,3}})[）】][、.]?|([{_IN_BRACKETS}])")),
    ("half-bracketed", re.compile(r"(\d{1,2})）[、.]?")),
    ("circled", re.compile(f"([{_CIRCLED}])[、.]?")),
)
(
    CHAPTER,
    PART,
    HAN,
    ARTICLE,
    BRACKETED,
    DIGIT,
    TASK,
    DECIMAL,
    FINE,
    BRACKETED_DIGIT,
    HALF,
    CIRCLED,
) = range(12)
# Items told by the lines around them stand below all others.
LISTED: Final = 12
# What `write_marker` writes: rank, value and the number as printed, of which the first mark says
# whether it stands in the text.
_PRINTED: Final = "\x01"
_SUPPLIED: Final = "\x03"
_WRITTEN: Final = re.compile("[\x01\x03](\\d{1,2})\x02(\\d{1,5})\x02([^\x01-\x03]{1,6})\x01")
# What is left of （一） to （十） where a page in GBK lost the byte before it: a blank in front
# turns into a full stop, the digit into a letter, the closing bracket into rubbish.
_LOST_BYTE: Final = re.compile(
    "[？�]?。([ㄒǘㄈㄋㄎ〉ㄆòňㄊ])(?:唬|模|澹|撸|耍|牛)?[^\u3400-\u9fff]?"
)
_LOST_DIGITS: Final = dict(zip("ㄒǘㄈㄋㄎ〉ㄆòňㄊ", "一二三四五六七八九十", strict=True))
_HEADS: Final = frozenset(
    "第（【任行举措工项实重民？�。一二三四五六七八九十百0123456789" + "".join(_SIGNS)
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the head of a line: its rank, its value, as printed, and where it ends."""

    rank: int
    value: int
    printed: str
    end: int


def read_marker(flat: str, start: int = 0) -> Marker | None:
    """Return the marker that begins at `start` of a folded text.

    >>> read_marker("（十二）落实").value
    12
    >>> read_marker("2.2023年2月底前").printed
    '2'
    >>> read_marker("2.5个工作日") is None
    True
    """
    if flat[start : start + 1] not in _HEADS:
        return _read_written(flat, start)
    for rank, (_, pattern) in enumerate(_RANKS):
        match = pattern.match(flat, start)
        if match:
            printed = match[match.lastindex or 1].replace(POINT, ".")
            return Marker(rank, to_number(printed), printed, match.end())
    lost = _LOST_BYTE.match(flat, start)
    if lost:
        digit = _LOST_DIGITS[lost[1]]
        return Marker(BRACKETED, to_number(digit), digit, lost.end())
    return None


def write_marker(rank: int, value: int, printed: str, *, supplied: bool = False) -> str:
    """Return the characters in front of a line from which `read_marker` reads a marker.

    >>> read_marker(write_marker(LISTED, 2, "二") + "修路").value
    2
    """
    return f"{_SUPPLIED if supplied else _PRINTED}{rank}\x02{value}\x02{printed}\x01"


def find_supplied(flat: str) -> Iterator[Marker]:
    """Yield the markers of a text that its lines lost and the numbers around them told."""
    for match in _WRITTEN.finditer(flat):
        if match[0].startswith(_SUPPLIED):
            yield Marker(int(match[1]), int(match[2]), match[3], match.end())


def _read_written(flat: str, start: int) -> Marker | None:
    match = _WRITTEN.match(flat, start)
    return Marker(int(match[1]), int(match[2]), match[3], match.end()) if match else None


def to_number(printed: str) -> int:
    """Return the value of a number in Chinese, Arabic or circled digits, of 1.2 that of its end.

    >>> to_number("二十三"), to_number("15"), to_number("③"), to_number("1.2")
    (23, 15, 3, 2)
    """
    printed = printed.rpartition(".")[2]
    if printed.isdecimal():
        return int(printed)
    for signs in _SIGNS:
        if printed in signs:
            return signs.index(printed) + 1
    if not set(printed) & set("十百"):
        return int("".join(str(_DIGITS.get(digit, 0)) for digit in printed))
    return _to_number_with_tens(printed)


def to_han(value: int) -> str:
    """Return a number below a hundred in Chinese digits.

    >>> to_han(6), to_han(10), to_han(23)
    ('六', '十', '二十三')
    """
    digits = {number: digit for digit, number in _DIGITS.items()}
    tens, ones = divmod(value, 10)
    ten = f"{digits[tens] if tens > 1 else ''}十" if tens else ""
    return ten + digits.get(ones, "")


def _to_number_with_tens(printed: str) -> int:
    hundreds, _, rest = printed.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _DIGITS.get(hundreds[-1:], 1) if "百" in printed else 0
    if ten:
        value += 10 * _DIGITS.get(tens[-1:], 1)
    return value + _DIGITS.get(ones[-1:], 0)
