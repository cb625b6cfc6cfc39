"""The places a document is of, read from its title and the lines around it."""

from __future__ import annotations

import re
from typing import Final

_HEAD_LENGTH: Final = 1200
_PLACE: Final = re.compile(
    r"([\u3400-\u9fff]{2,5}?)(?<![城都超社园小辖])(?:自治区|自治州|自治县|省|市|州|盟|区|县|旗)"
    r"(?=[\u3400-\u9fff]{0,12}?(?:人民政府|委员会|办公室|办公厅|关于|20\d\d|党委|的通知|方案|局|厅))"
)
_ABOUT: Final = re.compile(r"关于|印发|转发|中共|《|》|“|”|\d|年|各|本|全")


def own_places(flat: str) -> tuple[str, ...]:
    r"""Return the names, without 市 or 区, of the places that the head of a text names.

    >>> own_places("青岛市即墨区人民政府办公室\n关于印发即墨区国际城市建设工作方案的通知\n")
    ('青岛', '即墨')
    """
    places: dict[str, None] = {}
    for line in flat[:_HEAD_LENGTH].split("\n"):
        for piece in _ABOUT.split(line):
            start = 0
            while match := _PLACE.match(piece, start):
                places[match[1]] = None
                start = match.end()
    return tuple(places)
