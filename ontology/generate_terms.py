"""Writes terms.py: every term of the vocabulary, and every foreign term in use, as a constant."""

from __future__ import annotations

import csv
import keyword
import re
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from ontology.files import FOLDER, ontology_files
from ontology.prefixes import SCHEME_BASE, declared_prefixes
from ontology.turtle import read_turtle

GWP_NAMESPACE: Final = "https://w3id.org/gwp/ns#"
EXTERNAL_TERMS: Final = FOLDER / "external-terms.tsv"
_RDF_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DEFINITION: Final = ox.NamedNode(f"{_SKOS}definition")
_NOTATION: Final = ox.NamedNode(f"{_SKOS}notation")
_NAMES: Final = tuple(ox.NamedNode(_SKOS + name) for name in ("prefLabel", "altLabel"))
_HEADER: Final = '''"""Terms as constants: a wrong one is an AttributeError, and an error of mypy.

Generated from the Turtle files and external-terms.tsv by ``python -m ontology.generate``.
A hyphen becomes ``_``; a Python keyword gets ``_`` behind it, a leading digit ``_`` in front.
"""
# ruff: noqa: E501, ERA001, N801, N815
# fmt: off

from __future__ import annotations

from typing import Final, final
'''


def terms_module() -> str:
    """Return the source of terms.py."""
    core = read_turtle(ontology_files().core)
    schemes = {path.stem: read_turtle(path) for path in ontology_files().schemes}
    classes = [_constants("GWP", GWP_NAMESPACE, _own_terms(core))]
    classes += [
        _constants(class_name(name), f"{SCHEME_BASE}{name}/", _concepts(triples))
        for name, triples in schemes.items()
    ]
    classes += [_constants(class_name(name), space, terms) for name, space, terms in _external()]
    tables = [
        _table("PREFIXES", "dict[str, str]", declared_prefixes()),
        _lookup(schemes),
        _table("NOTATIONS", "dict[str, str]", _notations(schemes)),
    ]
    return "\n\n".join([_HEADER, *classes, "\n".join(tables)])


def class_name(name: str) -> str:
    """Return the name of the class for a prefix or a scheme.

    >>> class_name("benchmark-mode")
    'BENCHMARK_MODE'
    """
    return name.upper().replace("-", "_")


def constant_name(local_name: str) -> str:
    """Return the name of the constant for a term.

    >>> constant_name("at-least"), constant_name("in"), constant_name("15MIN")
    ('at_least', 'in_', '_15MIN')
    """
    name = re.sub(r"\W", "_", local_name)
    if keyword.iskeyword(name):
        return f"{name}_"
    return f"_{name}" if name[0].isdigit() else name


def external_rows() -> list[dict[str, str]]:
    """Return the rows of external-terms.tsv."""
    with EXTERNAL_TERMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _external() -> Iterator[tuple[str, str, dict[str, str]]]:
    rows = external_rows()
    for name, space in declared_prefixes().items():
        terms = {row["iri"]: row["kind"] for row in rows if row["iri"].startswith(space)}
        if terms:
            yield name, space, terms


def _own_terms(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the definition of each term in our namespace."""
    return {
        subject.value: value.value
        for subject, predicate, value in triples
        if predicate == _DEFINITION
        and isinstance(subject, ox.NamedNode)
        and subject.value.startswith(GWP_NAMESPACE)
        and isinstance(value, ox.Literal)
        and value.language == "en"
    }


def _concepts(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the labels of each concept of a scheme."""
    labels: dict[str, dict[str, str]] = {}
    for subject, predicate, value in triples:
        if predicate == _NAMES[0] and isinstance(value, ox.Literal):
            labels.setdefault(_value(subject), {})[value.language or ""] = value.value
    return {
        iri: f"{names['zh']}: {names['en']}"
        for iri, names in labels.items()
        if iri.removeprefix(SCHEME_BASE).count("/") == 1
    }


def _constants(name: str, space: str, terms: dict[str, str]) -> str:
    lines = [f'@final\nclass {name}:\n    """``{space}``."""\n']
    for iri, comment in sorted(terms.items()):
        constant = constant_name(iri.removeprefix(space))
        lines.append(f'    # {comment}\n    {constant}: Final = "{iri}"')
    return "\n".join(lines) + "\n"


def _table(name: str, annotation: str, rows: dict[str, str]) -> str:
    body = "".join(f'    "{key}": "{value}",\n' for key, value in rows.items())
    return f"{name}: Final[{annotation}] = {{\n{body}}}\n"


def _lookup(schemes: dict[str, list[ox.Triple]]) -> str:
    lines = ["CONCEPTS: Final[dict[str, dict[str, str]]] = {"]
    for scheme, triples in schemes.items():
        lines.append(f'    "{scheme}": {{')
        lines += [f'        "{word}": "{iri}",' for word, iri in _words(triples).items()]
        lines.append("    },")
    return "\n".join([*lines, "}\n"])


def _words(triples: list[ox.Triple]) -> dict[str, str]:
    """Return what each word of a scheme stands for; ids and notations win over other labels."""
    found: dict[str, str] = {}
    concepts = _concepts(triples)
    for iri in sorted(concepts):
        found[iri.rsplit("/", 1)[-1]] = iri
    for predicate in (_NOTATION, *_NAMES):
        for subject, name, value in triples:
            chinese = isinstance(value, ox.Literal) and value.language in ("zh", None)
            if name == predicate and chinese and _value(subject) in concepts:
                found.setdefault(_value(value), _value(subject))
    return dict(sorted(found.items()))


def _notations(schemes: dict[str, list[ox.Triple]]) -> dict[str, str]:
    return {
        _value(subject): _value(value)
        for triples in schemes.values()
        for subject, predicate, value in sorted(triples, key=str)
        if predicate == _NOTATION
    }


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
