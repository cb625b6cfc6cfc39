"""Where a rejected text is wrong, and what could stand there.

The engine's own positions run ahead of the place by the length of a keyword it tried last, so the
grammar is asked first, then the prefixes; the engine has the word only where both are content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from graph.service.framing import Message
from graph.service.grammar import Token
from graph.service.recognition import Recognition, Unit, recognise

LOCAL_PHRASES: Final = (
    "SELECT * is not authorized with GROUP BY",
    "The SELECT contains a variable that is unbound",
    "The SELECT contains an expression with a variable that is unbound",
    "The SELECT overrides an existing variable using an expression",
    "Duplicated variable name in SELECT",
)
OTHER_PHRASES: Final = ("IRI parsing failed", "cannot be shared by multiple blocks")
_PREFIXED: Final = ("PREFIX_NAME", "PREFIXED_NAME")
_QUOTES: Final = ("'", '"')
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")
_KEPT_AT_MOST: Final = 12


def diagnose(
    text: str, report: str, prefixes: Mapping[str, str], unit: Unit = "QueryUnit"
) -> Message:
    """Return place and trouble of a text that the engine rejected with `report`.

    >>> diagnose("ASK { ?s e:p ?o }", "", {})
    {'line': 1, 'column': 10, 'problem': 'prefix', 'found': 'e:', 'expected': []}
    """
    found = recognise(text, unit)
    if found.wrong is not None:
        wrong = found.tokens[found.wrong]
        if wrong.text in _QUOTES:
            return _message(text, wrong.start, problem="quote")
        return _message(text, wrong.start, found=wrong.text, expected=_readable(found.expected))
    unknown = _undeclared(found, prefixes)
    if unknown is not None:
        name = unknown.text.partition(":")[0] + ":"
        return _message(text, unknown.start, problem="prefix", found=name)
    phrase = next((p for p in (*LOCAL_PHRASES, *OTHER_PHRASES) if p in report), "")
    if phrase in LOCAL_PHRASES:
        start = next((t.start for t in found.tokens if t.kind == "SELECT"), 0)
        return _message(text, start, problem=phrase)
    return _message(text, _start_by_engine(text, report), problem=phrase or "misplaced")


def diagnose_forbidden(text: str, unit: Unit = "QueryUnit") -> Message:
    """Return the trouble of a text that would call out: its syntax if that is wrong, else that."""
    found = recognise(text, unit)
    if found.wrong is None:
        return {"code": "forbidden"}
    return {"code": "syntax"} | diagnose(text, "", {}, unit)


def _undeclared(found: Recognition, prefixes: Mapping[str, str]) -> Token | None:
    known = set(prefixes)
    for before, token in zip(found.tokens, found.tokens[1:], strict=False):
        if token.kind == "PREFIX_NAME" and before.kind == "PREFIX":
            known.add(token.text[:-1])
        elif token.kind in _PREFIXED and token.text.partition(":")[0] not in known:
            return token
    return None


def _start_by_engine(text: str, report: str) -> int:
    place = _PLACE.search(report)
    if place is None:
        return 0
    lines = text.splitlines(keepends=True) or [""]
    line = min(int(place[1]), len(lines))
    return sum(map(len, lines[: line - 1])) + int(place[2]) - 1


def _message(
    text: str, start: int, *, problem: str = "", found: str = "", expected: list[str] | None = None
) -> Message:
    start = min(start, len(text))
    return {
        "line": text.count("\n", 0, start) + 1,
        "column": start - text.rfind("\n", 0, start),
        "problem": problem,
        "found": found,
        "expected": expected or [],
    }


def _readable(kinds: frozenset[str]) -> list[str]:
    """Return kinds of tokens as a reader calls them, the signs and keywords first.

    >>> _readable(frozenset({"IRI", "PREFIXED_NAME", "PREFIX_NAME", "'{'", "WHERE"}))
    ['WHERE', '{', 'IRI']
    """
    names = {_NAMES.get(kind, kind.strip("'")) for kind in kinds - {"end"}}
    return sorted(names, key=lambda n: (n in _ORDER, _ORDER.find(n), n))[:_KEPT_AT_MOST]


_NAMES: Final = {
    "IRI": "IRI",
    "PREFIX_NAME": "IRI",
    "PREFIXED_NAME": "IRI",
    "VARIABLE": "variable",
    "STRING": "literal",
    "INTEGER": "literal",
    "NUMBER": "literal",
    "SIGNED_NUMBER": "literal",
    "TRUE": "literal",
    "FALSE": "literal",
    "LANGUAGE": "language tag",
    "BLANK_NODE": "blank node",
    "ANON": "blank node",
    "NIL": "(",
    "FUNCTION": "function",
    "AGGREGATE": "function",
    "COUNT": "function",
    "GROUP_CONCAT": "function",
    "BOUND": "function",
    "INSERT_DATA": "INSERT DATA",
    "DELETE_DATA": "DELETE DATA",
    "DELETE_WHERE": "DELETE WHERE",
}
_ORDER: Final = "variable IRI literal blank node function language tag"
