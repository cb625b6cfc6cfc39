"""Traditional characters folded to simplified ones, one for one, so that places stay the same."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

from opencc import OpenCC

# Simplified texts hold a few characters that the table maps as well (乾, 著); more than this share
# of them means that the text is written in traditional characters.
_SHARE: Final = 0.03


def traditional_table(text: str) -> dict[int, str]:
    """Return what each traditional character of `text` folds to, empty if it is simplified.

    >>> "牽頭單位".translate(traditional_table("牽頭單位：市商務局"))
    '牵头单位'
    >>> traditional_table("牵头单位：市商务局")
    {}
    """
    counts = Counter(char for char in text if "\u3400" <= char <= "\u9fff")
    table = {ord(char): to for char in counts if (to := _simplified(char)) != char}
    changed = sum(counts[chr(code)] for code in table)
    return table if changed > _SHARE * sum(counts.values()) else {}


@cache
def _simplified(char: str) -> str:
    folded = _converter().convert(char)
    return folded if len(folded) == 1 else char


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
