"""Who leads: what labels, verbs, brackets and the rules of the document make of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from plans.names import Mention
from plans.records import Role
from plans.rules import Rules

_ROLES: Final[dict[str, Role]] = {
    "lead": "lead",
    "participant": "participant",
    "responsible": "responsible",
}
Listed = tuple[str | None, Sequence[Mention]]


def decide_roles(listed: Sequence[Listed], rules: Rules) -> list[tuple[Role, Mention]]:
    """Return the units of one place with their roles.

    Where somebody leads, everybody else takes part. Where nobody does, a rule of the document
    may say who; without one all are responsible together.
    """
    led = any(role == "lead" for role, _ in listed)
    decided: list[tuple[Role, Mention]] = []
    for role, mentions in listed:
        if role in ("lead", "participant"):
            decided.extend((_ROLES[role], mention) for mention in mentions)
        elif led:
            decided.extend(("participant", mention) for mention in mentions)
        else:
            decided.extend(_by_rule(mentions, rules))
    return decided


def _by_rule(mentions: Sequence[Mention], rules: Rules) -> list[tuple[Role, Mention]]:
    if not mentions:
        return []
    first = mentions[0].group
    if rules.before_comma_leads and mentions[-1].group != first:
        return [("lead" if m.group == first else "participant", m) for m in mentions]
    if rules.first_leads and not rules.before_comma_leads:
        return [("participant" if index else "lead", m) for index, m in enumerate(mentions)]
    return [("lead" if rules.responsible_leads else "responsible", m) for m in mentions]
