"""How Chinese names are spelled in pinyin, so that they can be found without Chinese input."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

_FIRST: Final = 0x4E00
_LAST: Final = 0x9FFF


def spellings(name: str) -> list[list[str]]:
    """Return for every character the ways to type it: itself, and its readings without tones.

    >>> spellings("区商A")
    [['区', 'qu', 'ou'], ['商', 'shang'], ['a']]
    """
    return [[char, *_readings().get(char, ())] for char in name.lower()]


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Read the table of pypinyin, once.

    Its characters alone take 4 MB; importing the package would load its phrases too, 57 MB.
    """
    table = Path(str(distribution("pypinyin").locate_file("pypinyin/pinyin_dict.json")))
    return {
        chr(int(code)): tuple(dict.fromkeys(map(_without_tone, readings.split(","))))
        for code, readings in json.loads(table.read_text("utf-8")).items()
        if _FIRST <= int(code) <= _LAST
    }


def _without_tone(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(char for char in plain if not unicodedata.combining(char))
