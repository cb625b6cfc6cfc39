"""Names of documents: two texts never share one, and one text never has two.

A document is named after its number (or title). Where several texts carry the same number, the
first keeps the name; a later one has the digest of its content behind it and a note on the
conflict. The same text again, under whatever file name, is a duplicate and left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from graph.build import plan_slug
from plans.records import Note, Plan, Span

_DIGEST_CHARS: Final = 8
Double = Callable[[Plan, str], None]


@dataclass
class Slugs:
    """The names given so far, with the content that each was given to."""

    given: dict[str, str] = field(default_factory=dict)

    def claim(self, slug: str, content: str) -> str | None:
        """Return the name for a document that would be `slug`, ``None`` for a duplicate.

        >>> slugs = Slugs()
        >>> slugs.claim("a", "0123456789"), slugs.claim("a", "fedcba9876")
        ('a', 'a--fedcba98')
        >>> slugs.claim("a", "0123456789") is slugs.claim("a", "fedcba9876") is None
        True
        """
        other = second_name(slug, content)
        for name in (slug, other):
            if name not in self.given:
                self.given[name] = content
                return name
            if self.given[name] == content:
                return None
        raise ValueError(other)


def second_name(slug: str, content: str) -> str:
    """Return the name of a document whose own one another text has."""
    return f"{slug}--{content[:_DIGEST_CHARS]}"


def content_of(plan: Plan) -> str:
    """Return the digest of what tells plans apart: the text and what was corrected in it."""
    changes = [(note.span, note.message) for note in plan.notes if note.kind == "correction"]
    return hashlib.sha256(f"{plan.sha256}{changes}".encode()).hexdigest()


def name_plans(
    plans: Iterable[Plan], on_double: Double | None = None
) -> Iterator[tuple[str, Plan]]:
    """Yield each plan with its name, in the order given, duplicates left out.

    `on_double` is told each plan whose number another text has, or whose text was there before,
    with the name that it got, which is empty for a duplicate.
    """
    slugs = Slugs()
    for plan in plans:
        wanted = plan_slug(plan)
        slug = slugs.claim(wanted, content_of(plan))
        if slug != wanted and on_double is not None:
            on_double(plan, slug or "")
        if slug is not None:
            yield slug, plan if slug == wanted else with_conflict(plan)


def with_conflict(plan: Plan) -> Plan:
    """Return a plan with the note that another text carries its number or title."""
    meta = plan.metadata
    name = "number" if meta.number else "title"
    span = meta.spans.get(name, Span(0, 0))
    note = Note("conflicting-value", span, "另一份不同的文本也用这个文号或标题")
    return replace(plan, notes=tuple(dict.fromkeys((*plan.notes, note))))
