"""Time limits as a calendar (iCalendar, RFC 5545) that any calendar program can subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LINE_BYTES = 75


@dataclass(frozen=True, slots=True)
class Deadline:
    """One entry: the last day of a task, under a name that stays the same."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def calendar_bytes(name: str, deadlines: Iterable[Deadline], stamp: date | None = None) -> bytes:
    """Return a calendar with one all-day entry per deadline.

    Parameters
    ----------
    name
        What the calendar is called.
    stamp
        The day on which the entries were made; equal arguments give equal bytes.
    """
    made = datetime.combine(stamp or date(2018, 1, 1), datetime.min.time(), UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gwp//work plans//ZH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for one in deadlines:
        lines += _event(one, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(one: Deadline, made: datetime) -> list[str]:
    optional = {"DESCRIPTION": _text(one.description), "URL": one.url}
    return [
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(one.summary)}",
        *(f"{key}:{value}" for key, value in optional.items() if value),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    r"""Escape a text value.

    >>> _text("牵头;参与,\n共同")
    '牵头\\;参与\\,\\n共同'
    """
    for char, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(char, escaped)
    return value


def _folded(line: str) -> str:
    """Break a line into pieces of at most 75 bytes, never within a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE_BYTES:
            pieces.append(piece)
            piece, size = "", 1
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])
