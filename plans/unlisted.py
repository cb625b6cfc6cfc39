"""Names that no lexicon knows, told by what a list says they are: 华西、小岗等村庄."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from plans.known import FoundName
from plans.lexicon import alternatives
from plans.records import BenchmarkKind

_WORDS: Final = "benchmark-words.txt"
_CLASSES: Final[dict[BenchmarkKind, str]] = {
    "country": "国家",
    "city": "城市",
    "region": "地区|省份|园区|地方",
    "organisation": "企业|公司|集团|平台|机构|高校|院校|医院",
}
_CLASS: Final = re.compile(
    f"等[^，。；、的和与]{{0,10}}?(?:{'|'.join(f'(?P<{k}>{v})' for k, v in _CLASSES.items())})"
    "[^，。；]{0,12}?(?:经验|做法|模式|理念|标准)"
)
_EXPERIENCE: Final = re.compile("[\u3400-\u9fffA-Za-z0-9·]{2,16}?(经验|做法|模式|案例)")
_JOINT: Final = re.compile("[等和及与或、市省州县区]")
_NAME: Final = re.compile("[\u3400-\u9fffA-Za-z0-9·&]{2,10}")
_NOT_A_NAME: Final = re.compile(
    "[的了为在对把被将向从]|^[一二三四五六七八九十\\d两多各全该本其某每]"
)


def read_unlisted(
    flat: str, start: int, end: int, items: Sequence[tuple[int, int]]
) -> Iterator[FoundName]:
    """Yield the items in front of 等 and a class word (等企业, 等城市) that look like names.

    >>> [name.name for name in read_unlisted("甲乙、丙丁等企业先进经验", 0, 12, [(0, 2), (3, 5)])]
    ['甲乙', '丙丁']
    """
    match = _CLASS.search(flat, start, end)
    if match is None:
        return
    kind = next(kind for kind in _CLASSES if match[kind])
    for first, last in items:
        if last <= match.start() and (stop := end_of_name(flat, first, last)):
            yield FoundName(flat[first:stop], kind, None, first, stop)


def end_of_name(flat: str, start: int, end: int) -> int | None:
    """Return where a name that begins at `start` ends, none if there is no name.

    >>> end_of_name("红星个性化定制", 0, 7)
    2
    >>> end_of_name("告知承诺", 0, 4) is None
    True
    """
    topic = _topic().search(flat, start, end)
    stop = topic.start() if topic else end
    name = flat[start:stop]
    return stop if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name) else None


def name_behind(words: str) -> str | None:
    """Return what may be a name in `words`, which follow a place: 青岛 + 柠檬豆云服务模式.

    >>> name_behind("甲乙云服务模式，推进"), name_behind("先进经验"), name_behind("“一网通办”做法")
    ('甲乙云', None, None)
    """
    match = _EXPERIENCE.match(words)
    if match is None or _JOINT.match(words):
        return None
    stop = end_of_name(words, 0, match.start(1))
    return words[:stop] if stop else None


@cache
def _topic() -> re.Pattern[str]:
    """Return the pattern of words that do not begin a name, and end it further on."""
    return re.compile(alternatives(_WORDS, "topic"))
