"""Who leads: what labels, verbs, brackets and the rules of the document make of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from plans.clauses import STARRED
from plans.names import Mention
from plans.records import Role
from plans.rules import Rules

_TOLD: Final[dict[str | None, Role]] = {"lead": "lead", "participant": "participant"}
Listed = tuple[str | None, Sequence[Mention]]


def decide_roles(listed: Sequence[Listed], rules: Rules) -> list[tuple[Role, Mention]]:
    """Return the units of one place with their roles.

    A mark behind a name decides for it alone. Where somebody leads, everybody else takes part.
    Where nobody does, a rule of the document may say who; without one all are responsible
    together.
    """
    told = [
        (_TOLD.get(_mark(mention, rules) or role), mention)
        for role, mentions in listed
        for mention in mentions
    ]
    undecided = [mention for role, mention in told if role is None]
    led = any(role == "lead" for role, _ in told)
    leading = 0 if led else _leading(undecided, rules)
    rest: Role = "participant" if led or leading else "responsible"
    first = {id(mention) for mention in undecided[:leading]}
    return [(role or ("lead" if id(mention) in first else rest), mention) for role, mention in told]


def _mark(mention: Mention, rules: Rules) -> str | None:
    if mention.mark == STARRED:
        return "lead" if rules.starred_lead else None
    return mention.mark


def _leading(mentions: Sequence[Mention], rules: Rules) -> int:
    """Return how many of the units to which no word gives a role lead by a rule."""
    if rules.lead_mark:
        head = _group(mentions[0], rules) if mentions else 0
        first = [*takewhile(lambda mention: _group(mention, rules) == head, mentions)]
        if len(first) < len(mentions):
            return len(first)
    elif rules.leading:
        return rules.leading
    return len(mentions) if rules.responsible_leads else 0


def _group(mention: Mention, rules: Rules) -> int:
    return mention.group if rules.lead_mark == "，" else mention.clause
