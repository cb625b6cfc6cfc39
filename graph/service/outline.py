"""What can be told about a query without parsing it: its form, its depth, whom it would call.

The scan is one regular expression without backtracking, so its cost is linear in the length of a
hostile text too. It is coarser than the grammar and errs on the side of refusing.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graph.service.formats import Kind

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
Piece = re.Match[str]

_KINDS: Final[dict[Form, Kind]] = {
    "SELECT": "solutions",
    "ASK": "solutions",
    "CONSTRUCT": "graph",
    "DESCRIBE": "graph",
}
# Their answer differs from one run to the next, so it is neither kept nor tagged.
_VOLATILE: Final = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})

_PIECES: Final = re.compile(
    r"""
    (?P<comment> \#[^\r\n]*+ )
  | (?P<iri> <(?: [^<>"{}|^`\\\x00-\x20]++ | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*+> )
  | (?P<string>
        \"\"\" (?: [^"\\]++ | \\. | "(?!"") )*+ \"\"\"
      | ''' (?: [^'\\]++ | \\. | '(?!'') )*+ '''
      | " (?: [^"\\\r\n]++ | \\. )*+ "
      | ' (?: [^'\\\r\n]++ | \\. )*+ ' )
  | (?P<variable> [?$]\w++ )
  | (?P<word> [\w:][\w:.\-%·]*+ )
  | (?P<open> [({\[] )
  | (?P<close> [)}\]] )
  | (?P<sign> [^\s] )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a query; `form` is None where the text is no query at all.

    Queries of one `shape` differ in names, numbers and texts only.

    >>> outline = outline_of("PREFIX s: <http://s/> SELECT * { ?s s:p ?o { ?o a ?t } }")
    >>> outline.form, outline.depth, outline.calls_out
    ('SELECT', 2, False)
    """

    form: Form | None
    depth: int
    calls_out: bool
    volatile: bool
    shape: int

    @property
    def kind(self) -> Kind:
        """What the answer is made of; solutions where the form is unknown."""
        return _KINDS[self.form] if self.form else "solutions"


def pieces(text: str) -> Iterator[Piece]:
    """Yield what `text` is made of, white space and comments left out."""
    return (piece for piece in _PIECES.finditer(text) if piece.lastgroup != "comment")


def outline_of(text: str) -> Outline:
    """Return the outline of a query or an update."""
    return _outline_of_short(text) if len(text) <= _SHORT else _outline_of_long(text)


def _outline_of(text: str) -> Outline:
    form: Form | None = None
    deepest = depth = 0
    words: set[str] = set()
    shape: list[str] = []
    for piece in pieces(text):
        shape.append(piece.lastgroup or "")
        match piece.lastgroup:
            case "open":
                depth += 1
                deepest = max(deepest, depth)
            case "close":
                depth -= 1
            case "word":
                word = piece.group().upper()
                words.add(word)
                shape[-1] = "" if ":" in word or word[0].isdigit() else word
                if form is None and depth == 0 and word in _KINDS:
                    form = word
    return Outline(
        form, deepest, calls_out(text), not words.isdisjoint(_VOLATILE), hash(tuple(shape))
    )


# Each query is looked at several times on its way, and many come again.
_SHORT: Final = 4000
_outline_of_short = functools.lru_cache(maxsize=256)(_outline_of)
_outline_of_long = functools.lru_cache(maxsize=16)(_outline_of)


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with those of `prefixes` declared that it uses without doing so itself."""
    found = list(pieces(query))
    used = {
        p.group().partition(":")[0] for p in found if p.lastgroup == "word" and ":" in p.group()
    }
    declared = {
        name.group()[:-1]
        for keyword, name in itertools.pairwise(found)
        if keyword.group().upper() == "PREFIX"
    }
    missing = sorted((used - declared) & prefixes.keys())
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + query


def calls_out(text: str, keywords: tuple[str, ...] = ("service",)) -> bool:
    """Return whether the text may hold one of `keywords`; sound, and wary where it is unsure.

    The keywords are only looked for where they occur at all. A ``<`` may be a comparison to the
    engine and open an IRI here, which could hide a quote or a comment sign; an IRI with a scheme
    and two slashes is never a comparison.

    >>> calls_out("ASK { SERVICE <http://x/> { } }"), calls_out('ASK { ?service ?p "SERVICE" }')
    (True, False)
    """
    lowered = text.lower()
    return any(keyword in lowered and _uses(text, keyword) for keyword in keywords)


def _uses(text: str, keyword: str) -> bool:
    return any(_may_be(piece, keyword) for piece in pieces(text))


def _may_be(piece: Piece, keyword: str) -> bool:
    found = piece.group().lower()
    if piece.lastgroup == "iri":
        return not _PLAIN_IRI.match(found) and (keyword in found or "#" in found or "'" in found)
    return piece.lastgroup == "word" and keyword in found.partition(":")[0]


_PLAIN_IRI: Final = re.compile(r"<[a-z][a-z0-9+.\-]*://")
