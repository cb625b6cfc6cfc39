"""Which media type, language and coding a reader wants, by RFC 9110 section 12.

A range that names more counts more: ``text/turtle;q=0.1, */*`` asks for anything but Turtle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from ontology.language import LANGUAGES, Language

T = TypeVar("T")
DEFAULT_LANGUAGE: Final[Language] = "zh"


@dataclass(frozen=True, slots=True)
class Range:
    """One element of an Accept header: what it covers, and how welcome that is (0 to 1)."""

    value: str
    quality: float
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def ranges(header: str) -> Iterator[Range]:
    """Yield the elements of an Accept, Accept-Language or Accept-Encoding header.

    An element that is no good is left out; a quality that is no number counts as 1.

    >>> [(r.value, r.quality) for r in ranges("text/csv;q=0.5, */*;q=0.1")]
    [('text/csv', 0.5), ('*/*', 0.1)]
    """
    for element in header.split(","):
        value, *settings = (part.strip() for part in element.split(";"))
        pairs = dict(_pair(setting) for setting in settings if "=" in setting)
        if value:
            quality = _quality(pairs.pop("q", "1"))
            yield Range(value.lower(), quality, pairs)


def media_quality(header: str, media_type: str) -> float:
    """Return how welcome `media_type` is, by the most specific range that covers it.

    >>> media_quality("text/*;q=0.3, text/csv;q=0", "text/csv")
    0.0
    """
    full, _, settings = media_type.lower().partition(";")
    parameters = dict(_pair(part) for part in settings.split(";") if "=" in part)
    found = [
        (_specificity(accepted, parameters), accepted.quality)
        for accepted in ranges(header)
        if _covers(accepted, full.strip(), parameters)
    ]
    return max(found)[1] if found else 0.0


def choose(header: str | None, offers: Sequence[tuple[str, T]]) -> tuple[str, T] | None:
    """Return the most welcome of `offers`, pairs of media type and anything, the preferred first.

    None means that nothing on offer is welcome. Without a header everything is.

    >>> choose("text/*", [("application/json", 1), ("text/csv", 2)])
    ('text/csv', 2)
    """
    if not header or not header.strip():
        return offers[0] if offers else None
    rated = [(media_quality(header, offer[0]), -place) for place, offer in enumerate(offers)]
    quality, place = max(rated, default=(0.0, 0))
    return offers[-place] if quality > 0 else None


def choose_language(header: str | None, default: Language = DEFAULT_LANGUAGE) -> Language:
    """Return the language of the project that the reader prefers, the default among equals.

    >>> choose_language("fr, en-GB;q=0.7, zh;q=0.3")
    'en'
    """
    order = [default, *(language for language in LANGUAGES if language != default)]
    rated = [(_language_quality(header or "*", language), -i) for i, language in enumerate(order)]
    quality, place = max(rated)
    return order[-place] if quality > 0 else default


def accepts_gzip(header: str | None) -> bool:
    """Return whether the reader takes gzip; without a header it was not asked.

    >>> accepts_gzip("br, gzip;q=0"), accepts_gzip("*")
    (False, True)
    """
    wanted = {accepted.value: accepted.quality for accepted in ranges(header or "")}
    return wanted.get("gzip", wanted.get("x-gzip", wanted.get("*", 0.0))) > 0


def _pair(setting: str) -> tuple[str, str]:
    name, _, value = setting.partition("=")
    return name.strip().lower(), value.strip().strip('"')


def _quality(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 1.0


def _covers(accepted: Range, media_type: str, parameters: Mapping[str, str]) -> bool:
    kind = media_type.partition("/")[0]
    if accepted.value not in (media_type, f"{kind}/*", "*/*", "*"):
        return False
    return all(parameters.get(name, value) == value for name, value in accepted.parameters.items())


def _specificity(accepted: Range, parameters: Mapping[str, str]) -> tuple[int, int, int]:
    """Rank a range; what it asks beyond the type helps only if the type says it has that."""
    met = sum(name in parameters for name in accepted.parameters)
    return -accepted.value.count("*"), met, met - len(accepted.parameters)


def _language_quality(header: str, language: Language) -> float:
    wanted = list(ranges(header))
    named = [each.quality for each in wanted if each.value.split("-")[0] == language]
    return max(named, default=max((e.quality for e in wanted if e.value == "*"), default=0.0))
