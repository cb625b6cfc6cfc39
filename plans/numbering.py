"""Numbers at the head of a line: 第一章, 第一条, 一、, （一）, 1., 任务1：, 1.1, （1）, 1）, ①."""

from __future__ import annotations

import re
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
            rf"【?(?:任务|行动|举措|措施|工程|项目)({_CN}|\d{{1,3}})[、：.】]：?"
            rf"|第({_CN}|\d{{1,3}})[项件](?:民生)?(?:实事|任务|工作|举措|措施)?[、：]"
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
# What is left of （一） to （十） where a page in GBK lost the byte before it: a blank in front
# turns into a full stop, the digit into a letter, the closing bracket into rubbish.
_LOST_BYTE: Final = re.compile(
    "[？�]?。([ㄒǘㄈㄋㄎ〉ㄆòňㄊ])(?:唬|模|澹|撸|耍|牛)?[^\u3400-\u9fff]?"
)
_LOST_DIGITS: Final = dict(zip("ㄒǘㄈㄋㄎ〉ㄆòňㄊ", "一二三四五六七八九十", strict=True))
_HEADS: Final = frozenset(
    "第（【任行举措工项？�。一二三四五六七八九十百0123456789" + "".join(_SIGNS)
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
        return None
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


def _to_number_with_tens(printed: str) -> int:
    hundreds, _, rest = printed.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _DIGITS.get(hundreds[-1:], 1) if "百" in printed else 0
    if ten:
        value += 10 * _DIGITS.get(tens[-1:], 1)
    return value + _DIGITS.get(ones[-1:], 0)
