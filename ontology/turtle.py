"""Canonical Turtle: equal graphs are equal bytes, on every run and machine.

Blank nodes are written in place, sorted by what they say, so they must form trees: in the
vocabulary files they are lists, unions and property shapes, which do. Comments do not survive;
remarks belong into ``skos:scopeNote``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ontology.language import Bilingual, GwpError

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal
Statements = dict[Subject, dict[str, list[Term]]]
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_BARE_LITERALS: Final = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}boolean": re.compile("true|false"),
}
_LOCAL_NAME: Final = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_DIGITS: Final = re.compile(r"([0-9]+)")
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\r": r"\r", "\t": r"\t"})
_CLOSING_MARK: Final = re.compile(r'"(?="|\Z)')
_ESCAPED_MARK: Final = r"\\" + '"'
_INDENT: Final = "    "
_LONGEST_LIST_CHARS: Final = 80
# What a reader looks for first comes first; the rest follows by name.
_FIRST_PREDICATES: Final = (
    "a",
    "rdfs:label",
    "skos:prefLabel",
    "skos:notation",
    "skos:altLabel",
    "skos:definition",
    "skos:example",
    "skos:scopeNote",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
)
_FIRST_TYPES: Final = tuple(
    _OWL + name
    for name in ("Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
)


class TangledBlankNodeError(GwpError, ValueError):
    """A blank node that two statements share, or that leads back to itself."""

    sentence = Bilingual(
        zh="空白节点 {node} 被多处引用或自我循环，无法规范书写；请给它一个 IRI",
        en="the blank node {node} is shared or cyclic and has no canonical form; give it an IRI",
    )

    def __init__(self, node: str) -> None:
        self.node = node


def read_turtle(*paths: Path) -> list[ox.Triple]:
    """Return the distinct triples of Turtle files, in the order read."""
    quads = (quad for path in paths for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    return list(dict.fromkeys(quad.triple for quad in quads))


def to_turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Return canonical Turtle that declares those of `prefixes` that it uses.

    Raises
    ------
    TangledBlankNodeError
        If the blank nodes do not form trees.
    """
    return _Writer(triples, prefixes).document()


def natural(name: str) -> list[str | int]:
    """Split a name so that numbers in it sort as numbers.

    >>> sorted(["task/10", "task/2"], key=natural)
    ['task/2', 'task/10']
    """
    return [int(part) if part.isdecimal() else part for part in _DIGITS.split(name)]


def by_subject(triples: Iterable[ox.Triple]) -> Statements:
    """Return the objects of `triples` by subject and predicate."""
    found: Statements = {}
    for subject, predicate, value in triples:
        statements = found.setdefault(_subject(subject), {})
        statements.setdefault(predicate.value, []).append(_term(value))
    return found


class _Writer:
    def __init__(self, triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> None:
        # The longest namespace first, so that a scheme's own prefix wins over a shorter one.
        self.prefixes = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self.used: set[tuple[str, str]] = set()
        self.names: dict[str, str] = {}
        self.written: set[Subject] = set()
        self.references: Counter[Term] = Counter()
        self.statements = by_subject(dict.fromkeys(triples))
        for statements in self.statements.values():
            for values in statements.values():
                self.references.update(values)

    def document(self) -> str:
        named = [node for node in self.statements if isinstance(node, ox.NamedNode)]
        blocks = [self._block(node) for node in sorted(named, key=self._rank)]
        blocks += sorted(
            self._block(node)
            for node in self.statements
            if isinstance(node, ox.BlankNode) and not self.references[node]
        )
        for node in self.statements.keys() - self.written:
            raise TangledBlankNodeError(str(node))
        header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(self.used))
        return "\n".join([header, *blocks] if header else blocks)

    def _rank(self, node: ox.NamedNode) -> tuple[int, list[str | int]]:
        types = [getattr(t, "value", "") for t in self.statements[node].get(f"{_RDF}type", ())]
        ranks = [_FIRST_TYPES.index(t) for t in types if t in _FIRST_TYPES]
        return min(ranks, default=len(_FIRST_TYPES)), natural(node.value)

    def _block(self, node: Subject) -> str:
        head = self._iri(node.value) if isinstance(node, ox.NamedNode) else "[]"
        return f"{head}\n{self._statements(node, _INDENT)} .\n"

    def _statements(self, node: Subject, indent: str) -> str:
        self.written.add(node)
        lines = [(self._predicate(name), values) for name, values in self.statements[node].items()]
        return " ;\n".join(
            f"{indent}{name}{self._values(values, indent + _INDENT)}"
            for name, values in sorted(lines, key=lambda line: _predicate_rank(line[0]))
        )

    def _predicate(self, name: str) -> str:
        return "a" if name == f"{_RDF}type" else self._iri(name)

    def _values(self, values: list[Term], indent: str) -> str:
        written = sorted(self._value(value, indent) for value in values)
        if len(written) == 1:
            return f" {written[0]}"
        return "".join(f"\n{indent}{value}," for value in written).rstrip(",")

    def _value(self, value: Term, indent: str) -> str:
        if isinstance(value, ox.Literal):
            return self._literal(value)
        if isinstance(value, ox.NamedNode):
            return "()" if value.value == f"{_RDF}nil" else self._iri(value.value)
        if self.references[value] > 1 or value in self.written:
            raise TangledBlankNodeError(str(value))
        if f"{_RDF}first" in self.statements[value]:
            return _list(self._items(value, indent + _INDENT), indent)
        return f"[\n{self._statements(value, indent + _INDENT)}\n{indent}]"

    def _items(self, node: Term, indent: str) -> list[str]:
        items = []
        while isinstance(node, ox.BlankNode) and node not in self.written:
            self.written.add(node)
            items += [self._value(item, indent) for item in self.statements[node][f"{_RDF}first"]]
            (node,) = self.statements[node][f"{_RDF}rest"]
        return items

    def _literal(self, literal: ox.Literal) -> str:
        datatype, value = literal.datatype.value, literal.value
        if (bare := _BARE_LITERALS.get(datatype)) and bare.fullmatch(value):
            return value
        quoted = _long_string(value) if "\n" in value else f'"{value.translate(_ESCAPES)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if datatype == f"{_XSD}string" else f"{quoted}^^{self._iri(datatype)}"

    def _iri(self, iri: str) -> str:
        if iri not in self.names:
            self.names[iri] = self._short(iri)
        return self.names[iri]

    def _short(self, iri: str) -> str:
        for name, space in self.prefixes:
            if iri.startswith(space) and _LOCAL_NAME.fullmatch(iri, len(space)):
                self.used.add((name, space))
                return f"{name}:{iri[len(space) :]}"
        return f"<{iri}>"


def _predicate_rank(name: str) -> tuple[int, str]:
    first = name in _FIRST_PREDICATES
    return (_FIRST_PREDICATES.index(name) if first else len(_FIRST_PREDICATES)), name


def _long_string(value: str) -> str:
    """Quote text of several lines, escaping no more quotation marks than could end it."""
    text = value.replace("\\", r"\\").replace("\r", r"\r")
    return f'"""{_CLOSING_MARK.sub(_ESCAPED_MARK, text)}"""'


def _list(items: list[str], indent: str) -> str:
    line = f"( {' '.join(items)} )"
    if len(line) <= _LONGEST_LIST_CHARS:
        return line
    return "".join(["(", *(f"\n{indent}{_INDENT}{item}" for item in items), f"\n{indent})"])


def _subject(term: object) -> Subject:
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return term
    raise TypeError(term)


def _term(term: object) -> Term:
    return term if isinstance(term, ox.Literal) else _subject(term)
