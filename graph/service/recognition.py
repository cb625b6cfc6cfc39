"""Whether a text follows the grammar, where it does not, and where its parts stand.

One token decides each step, and the steps are kept on a list of our own, so the cost is linear and
no depth of nesting is too deep.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, Literal

from graph.service.grammar import Part, Token, rules, tokens

Unit = Literal["QueryUnit", "UpdateUnit"]
_END: Final = Part("token", "end")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a rule was found: the numbers of its first token and of the one behind its last."""

    rule: str
    first: int
    after: int


@dataclass(slots=True)
class Recognition:
    """What came out; `wrong` is the number of the first token that cannot stand there."""

    tokens: list[Token]
    spans: list[Span] = field(default_factory=list)
    wrong: int | None = None
    expected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Exit:
    """Marks on the list of steps where a rule that is wanted has been gone through."""

    rule: str
    first: int


def recognise(text: str, unit: Unit = "QueryUnit", wanted: Collection[str] = ()) -> Recognition:
    """Go through `text` by the rules and note the spans of the `wanted` ones, inner ones first.

    >>> found = recognise("SELECT * { ?s ?p }")
    >>> found.tokens[found.wrong].text, "VARIABLE" in found.expected
    ('}', True)
    """
    found = Recognition(tokens(text))
    steps: list[Part | _Exit] = [_END, Part("rule", unit)]
    place, tried = 0, set[str]()
    while steps:
        step = steps.pop()
        if isinstance(step, _Exit):
            found.spans.append(Span(step.rule, step.first, place))
            continue
        kind = found.tokens[place].kind
        tried |= first_of(step)
        if step.what == "token":
            if kind != step.name:
                return _stopped(found, place, tried)
            place, tried = place + 1, set()
        elif kind in first_of(step):
            steps += _unfolded(step, kind, place, wanted)
        elif not may_be_empty(step):
            return _stopped(found, place, tried)
        elif step.what == "rule" and step.name in wanted:
            found.spans.append(Span(step.name, place, place))
    return found


def _unfolded(step: Part, kind: str, place: int, wanted: Collection[str]) -> list[Part | _Exit]:
    """Return what a step consists of, its last part first."""
    if step.what == "rule":
        inner: list[Part | _Exit] = [rules()[step.name]]
        return [_Exit(step.name, place), *inner] if step.name in wanted else inner
    if step.what == "choice":
        return [next(option for option in step.parts if kind in first_of(option))]
    if step.what == "sequence":
        return list(reversed(step.parts))
    more = [Part("repeated", parts=step.parts, least=0, most=None)] if step.most is None else []
    return [*more, *step.parts]


def _stopped(found: Recognition, place: int, tried: set[str]) -> Recognition:
    found.wrong, found.expected = place, frozenset(tried)
    return found


@functools.cache
def first_of(part: Part) -> frozenset[str]:
    """Return the kinds of token that can begin a part."""
    if part.what == "token":
        return frozenset({part.name})
    if part.what == "rule":
        return first_of(rules()[part.name])
    kinds: set[str] = set()
    for inner in part.parts:
        kinds |= first_of(inner)
        if part.what == "sequence" and not may_be_empty(inner):
            break
    return frozenset(kinds)


@functools.cache
def may_be_empty(part: Part) -> bool:
    """Return whether a part can stand for nothing."""
    if part.what == "token":
        return False
    if part.what == "rule":
        return may_be_empty(rules()[part.name])
    if part.what == "repeated":
        return part.least == 0 or may_be_empty(part.parts[0])
    test = any if part.what == "choice" else all
    return test(may_be_empty(inner) for inner in part.parts)
