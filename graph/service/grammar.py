"""The grammar of SPARQL 1.1: the rules of ``sparql.ebnf`` and the tokens they are made of.

It is only consulted for a text that the engine has rejected, to say where and why, and for the few
forms of query that the engine answers wrongly.

References
----------
https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

TOKENS: Final = re.compile(
    r"""
    (?P<SPACE> \s++ | \#[^\r\n]*+ )
  | (?P<IRI> <(?: [^<>"{}|^`\\\x00-\x20]++ | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*+> )
  | (?P<STRING>
        \"\"\" (?: [^"\\]++ | \\[tbnrf\\"'uU] | "(?!"") )*+ \"\"\"
      | ''' (?: [^'\\]++ | \\[tbnrf\\"'uU] | '(?!'') )*+ '''
      | " (?: [^"\\\r\n]++ | \\[tbnrf\\"'uU] )*+ "
      | ' (?: [^'\\\r\n]++ | \\[tbnrf\\"'uU] )*+ ' )
  | (?P<VARIABLE> [?$][\w·\u0300-\u036F\u203F\u2040]++ )
  | (?P<LANGUAGE> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
  | (?P<BLANK_NODE> _:\w(?:[\w.\-·\u0300-\u036F\u203F\u2040]*[\w\-·\u0300-\u036F\u203F\u2040])? )
  | (?P<SIGNED_NUMBER> [+-](?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)? )
  | (?P<NUMBER> (?:[0-9]*\.[0-9]++|[0-9]++\.(?=[eE]))(?:[eE][+-]?[0-9]++)?+
        | [0-9]++[eE][+-]?[0-9]++ )
  | (?P<INTEGER> [0-9]++ )
  | (?P<NAME> (?:[^\W\d_](?:[\w.\-·\u0300-\u036F\u203F\u2040]*[\w\-·\u0300-\u036F\u203F\u2040])?)?:
        (?: (?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
            (?: (?:[\w.:\-·\u0300-\u036F\u203F\u2040]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                (?:[\w:\-·\u0300-\u036F\u203F\u2040]|%[0-9A-Fa-f]{2}
                    |\\[_~.\-!$&'()*+,;=/?\#@%]) )? )? )
  | (?P<TWO> (?:INSERT|DELETE)(?:\s|\#[^\r\n]*+)++DATA\b | DELETE(?:\s|\#[^\r\n]*+)++WHERE\b )
  | (?P<WORD> [A-Za-z_]\w*+ )
  | (?P<NIL> \(\s*+\) )
  | (?P<ANON> \[\s*+\] )
  | (?P<SIGN> \^\^ | && | \|\| | != | <= | >= | [^\s] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind as the rules call it, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, with an empty one of the kind ``end`` behind the last.

    >>> [token.kind for token in tokens("ASK { ?s a :T }")]
    ['ASK', "'{'", 'VARIABLE', "'a'", 'PREFIXED_NAME', "'}'", 'end']
    """
    found = [
        Token(_kind(match), match.group(), match.start(), match.end())
        for match in TOKENS.finditer(text)
        if match.lastgroup != "SPACE"
    ]
    return [*found, Token("end", "", len(text), len(text))]


def _kind(match: re.Match[str]) -> str:
    text = match.group()
    match match.lastgroup:
        case "NAME":
            return "PREFIX_NAME" if text.endswith(":") and text.count(":") == 1 else "PREFIXED_NAME"
        case "WORD":
            return _word(text)
        case "TWO":
            return f"{text[:6]}_{'DATA' if text[-1] in 'Aa' else 'WHERE'}".upper()
        case "SIGN":
            return f"'{text}'"
    return match.lastgroup or ""


def _word(text: str) -> str:
    if text == "a":
        return "'a'"
    word = text.upper()
    return _kinds().get(word, word)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rule: a token, a reference, a sequence, a choice, or something repeated.

    `name` is the kind of a token or the name of a rule; `least` and `most` say how often the
    inner part may stand there.
    """

    what: Literal["token", "rule", "sequence", "choice", "repeated"]
    name: str = ""
    parts: tuple[Part, ...] = ()
    least: int = 1
    most: int | None = 1


@functools.cache
def rules() -> dict[str, Part]:
    """Return the rules by name."""
    lines = [line.partition(": ") for line in _lines() if ": " in line]
    names = frozenset(name for name, _, _ in lines)
    return {name: _RuleReader(body, names).choice() for name, _, body in lines}


@functools.cache
def _kinds() -> dict[str, str]:
    """Return the kind of token that a keyword counts as."""
    lists = [line.partition(" = ") for line in _lines() if " = " in line]
    return {word: kind for kind, _, words in lists for word in words.split()}


def _lines() -> list[str]:
    """Return the lines of the grammar file, continued ones put together."""
    text = (Path(__file__).parent / "sparql.ebnf").read_text(encoding="utf-8")
    whole = re.sub(r"\n +", " ", text)
    return [line for line in whole.splitlines() if not line.startswith("#")]


class _RuleReader:
    """Reads one rule written in EBNF."""

    def __init__(self, body: str, names: frozenset[str]) -> None:
        self.rest = re.findall(r"'[^']+'|\w+|[()|*+?]", body)[::-1]
        self.names = names

    def choice(self) -> Part:
        options = [self.sequence()]
        while self.rest and self.rest[-1] == "|":
            self.rest.pop()
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Part("choice", parts=tuple(options))

    def sequence(self) -> Part:
        members = []
        while self.rest and self.rest[-1] not in "|)":
            members.append(self.repeated(self.primary()))
        return members[0] if len(members) == 1 else Part("sequence", parts=tuple(members))

    def primary(self) -> Part:
        sign = self.rest.pop()
        if sign == "(":
            inner = self.choice()
            self.rest.pop()
            return inner
        return Part("rule" if sign in self.names else "token", sign)

    def repeated(self, inner: Part) -> Part:
        if not self.rest or self.rest[-1] not in _BOUNDS:
            return inner
        least, most = _BOUNDS[self.rest.pop()]
        return Part("repeated", parts=(inner,), least=least, most=most)


_BOUNDS: Final[dict[str, tuple[int, int | None]]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
