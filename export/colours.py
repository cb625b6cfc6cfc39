"""The colours of pages and drawings, which ``viewer/colours.css`` holds for all of them.

A page names a colour and the browser looks it up for the scheme of the reader; a file that leaves
the browser gets the value of the light scheme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

Scheme = Literal["light", "dark"]
COLOURS_FILE: Final = Path(__file__).parent / "viewer" / "colours.css"
_RULE: Final = {
    "light": re.compile(r"^:root \{(.*?)\}", re.S | re.M),
    "dark": re.compile(r":not\(.on-paper\) \{(.*?)\}", re.S),
}
_COLOUR: Final = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@cache
def palette(scheme: Scheme = "light") -> Mapping[str, str]:
    """Return the colours of a scheme by name.

    >>> palette()["paper"], palette("dark")["paper"]
    ('#ffffff', '#14181d')
    """
    rule = _RULE[scheme].search(COLOURS_FILE.read_text("utf-8"))
    return MappingProxyType(dict(_COLOUR.findall(rule[1] if rule else "")))


def in_file(name: str) -> str:
    """Return what a picture file writes for the colour of that name.

    >>> in_file("ink")
    '#1f2933'
    """
    return palette()[name]


def in_page(name: str) -> str:
    """Return what a picture inside a page writes for it, so that it follows the page.

    >>> in_page("ink")
    'var(--ink)'
    """
    return f"var(--{name})"
