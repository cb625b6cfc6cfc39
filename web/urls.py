"""Addresses of the pages of one plan."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from plans.records import Span


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses under ``/plans/{slug}``.

    >>> Urls("2018-116").task("5", "a0")
    '/plans/2018-116/tasks/5#a0'
    """

    slug: str

    def page(self, *segments: str, **query: str) -> str:
        """Return the address of a page of the plan."""
        path = "/".join(["/plans", *(quote(part, safe="") for part in (self.slug, *segments))])
        return f"{path}?{urlencode(query)}" if query else path

    def task(self, key: str, anchor: str = "") -> str:
        """Return the address of a task, or of a place on its page."""
        return self.page("tasks", key) + (f"#{anchor}" if anchor else "")

    def unit(self, name: str) -> str:
        """Return the address of a unit or collective."""
        return self.page("units", name)

    def place(self, span: Span) -> str:
        """Return the address of a place in the source text."""
        return f"{self.page('text')}#{place_key(span)}"


def place_key(span: Span) -> str:
    """Name a place of the source text on its page.

    >>> place_key(Span(5, 9))
    'c5-9'
    """
    return f"c{span.start}-{span.end}"
