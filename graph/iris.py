"""Every IRI of the data is minted here, and taken apart again.

A resource is named after what identifies it (document number, task number, unit name and
jurisdiction), never after its row. Chinese names are written in punycode (RFC 3492), which is
ASCII, needs no table that could change between releases, and can be turned back.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from graph.errors import IriError
from ontology.language import Bilingual

DEFAULT_BASE: Final = "https://w3id.org/gwp/id/"
# No document can be called so: slugs begin with a year, ``number-`` or ``title-``.
LINKS_GRAPH: Final = "graph/links"
WRITES_GRAPH: Final = "graph/writes"
# What was written to the merged default graph itself; wherever the data are, its name is the same.
OWN_GRAPH: Final = "https://w3id.org/gwp/default"
_NUMBER: Final = re.compile(r"(?P<office>[^〔\[]+)[〔\[](?P<year>\d{4})[〕\]](?P<serial>\d+)号?")
_LONGEST_NAME_CHARS: Final = 60


@lru_cache(maxsize=65536)
def to_ascii(name: str) -> str:
    """Write `name` in ASCII so that `from_ascii` gives it back.

    >>> to_ascii("区商务局")
    '-zfrtnm6cfym'
    >>> from_ascii(to_ascii("A/B 区"))
    'A/B 区'
    """
    if name.isascii():
        return quote(name, safe="").replace("-", "%2D") or "-"
    basic, _, extended = name.encode("punycode").decode("ascii").rpartition("-")
    return f"{quote(basic, safe='').replace('-', '%2D')}-{extended}"


def from_ascii(segment: str) -> str:
    """Turn a segment made by `to_ascii` back into the name."""
    if "-" not in segment:
        return unquote(segment)
    basic, _, extended = segment.partition("-")
    plain = unquote(basic)
    return (
        f"{plain}-{extended}".encode("ascii").decode("punycode")
        if plain
        else (extended.encode("ascii").decode("punycode"))
    )


def document_slug(number: str | None, title: str) -> str:
    """Name a document by its number, or by its title where it has none.

    >>> document_slug("即政办发〔2018〕116号", "")
    '2018-116--wfr3s1il92d'
    """
    if number is None:
        return f"title-{_short(title)}"
    match = _NUMBER.fullmatch(number)
    if match is None:
        return f"number-{_short(number)}"
    return f"{match['year']}-{match['serial']}-{to_ascii(match['office'])}"


def _short(name: str) -> str:
    """Write a short name in ASCII, and a long one as its digest."""
    if len(name) <= _LONGEST_NAME_CHARS:
        return to_ascii(name)
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def check_base(base: str) -> str:
    """Return `base` if resources can be named under it, else raise `IriError`."""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise IriError(
            base,
            Bilingual(
                zh="须以 http:// 或 https:// 开头并带主机名",
                en="it must be an http or https IRI with a host",
            ),
        )
    if not base.isascii() or not base.endswith(("/", "#")) or re.search(r'[\s<>"{}|\\^`]', base):
        raise IriError(
            base,
            Bilingual(zh="须为 ASCII 且以 / 或 # 结尾", en="it must be ASCII and end in / or #"),
        )
    return base


def base_of(document: str) -> str:
    """Return the base under which a document is named.

    >>> base_of("https://e.org/id/doc/2018-116")
    'https://e.org/id/'
    """
    return document.rpartition("doc/")[0]


@dataclass(frozen=True, slots=True)
class Iris:
    """The names of all resources under one base IRI."""

    base: str = DEFAULT_BASE

    def document(self, slug: str) -> str:
        """Name a document by its slug (see `document_slug`)."""
        return f"{self.base}doc/{slug}"

    def part(self, slug: str, *segments: object) -> str:
        """Name a part of a document, such as ``part(slug, "task", "5", "time")``."""
        return "/".join([self.document(slug), *map(str, segments)])

    def span(self, slug: str, start: int, end: int) -> str:
        """Name a run of characters by an RFC 5147 fragment of its source text."""
        return f"{self.document(slug)}/text#char={start},{end}"

    def responsibility(self, slug: str, task: str, role: str, unit: str, mention: int) -> str:
        """Name the `mention`-th statement (from 1) that `unit` has `role` in `task`."""
        name = self.part(slug, "task", task, role, to_ascii(unit))
        return name if mention == 1 else f"{name}/{mention}"

    def unit(self, jurisdiction: str, name: str) -> str:
        """Name a unit within its jurisdiction: 区商务局 of two districts are two units."""
        return f"{self.base}unit/{to_ascii(jurisdiction)}/{to_ascii(name)}"

    def named(self, kind: str, name: str) -> str:
        """Name what is the same in every plan: a benchmark, place, indicator, line or work."""
        return f"{self.base}{kind}/{_short(name)}"

    def analysis(self, *segments: str) -> str:
        """Name a result of an analysis, or a part of one, by the ASCII form of its segments."""
        return "/".join([f"{self.base}analysis", *map(to_ascii, segments)])

    def asserted_graph(self, slug: str) -> str:
        """Name the graph of what a document says."""
        return f"{self.base}graph/{slug}"

    def derived_graph(self, slug: str) -> str:
        """Name the graph of what follows from a document and the ontology."""
        return f"{self.base}graph/{slug}/derived"

    @property
    def links_graph(self) -> str:
        """The name of the graph of the links to other datasets."""
        return f"{self.base}{LINKS_GRAPH}"

    def slug_of(self, iri: str) -> str | None:
        """Return the slug in the name of a document or of a part of one, else ``None``."""
        prefix = f"{self.base}doc/"
        if not iri.startswith(prefix):
            return None
        return re.split(r"[/#]", iri[len(prefix) :], maxsplit=1)[0]
