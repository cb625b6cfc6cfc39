"""Plain text, in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ontology.language import Bilingual
from plans.errors import PlanFormatError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters that no text of this kind holds: controls, private use, unassigned, half of a pair.
_STRANGE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_ORDINARY: Final = re.compile(
    "[\t\n\v\f\r -~\u00a0-\u00ff\u2000-\u206f\u2150-\u22ff\u2460-\u25ff\u3000-\u30ff"
    "\u3200-\u33ff\u3400-\u9fff\uff00-\uffef]"
)
_MOST_STRANGE: Final = 0.002
_LEAST_ORDINARY: Final = 0.95
# A damaged file in UTF-8 may have lost this share of its characters.
_MOST_LOST: Final = 0.002
_SAMPLE_CHARS: Final = 200_000


def read(data: bytes, source: str) -> str:
    """Return the text that `data` encodes."""
    text = decode(data)
    if text is None:
        raise PlanFormatError(
            source,
            None,
            Bilingual(
                zh="不是文本文件，或编码不是UTF-8、UTF-16、GB18030",
                en="it is not a text in UTF-8, UTF-16 or GB18030",
            ),
        )
    return text


def decode(data: bytes) -> str | None:
    """Return the text that `data` encodes, none if it is no text.

    >>> decode("牵头单位".encode("gb18030"))
    '牵头单位'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding)
    if b"\x00" in data:
        return _without_mark(data)
    return _checked(data, "utf-8") or _checked(data, "gb18030") or _damaged(data)


def _checked(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _is_text(text) else None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark has the zero bytes of its line ends on one side only."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    return _checked(data, "utf-16-le" if odd > even else "utf-16-be")


def _damaged(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text if lost <= 1 + _MOST_LOST * len(text) and _is_text(text) else None


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE_CHARS]
    strange = len(_STRANGE.findall(sample))
    ordinary = len(_ORDINARY.findall(sample))
    return strange <= _MOST_STRANGE * len(sample) and ordinary >= _LEAST_ORDINARY * len(sample)
