"""The prefixes of the vocabulary files: those declared in prefixes.ttl, and one per scheme."""

from __future__ import annotations

from typing import Final

from ontology.files import ontology_files
from ontology.turtle import read_turtle

_SH: Final = "http://www.w3.org/ns/shacl#"
SCHEME_BASE: Final = "https://w3id.org/gwp/scheme/"
_LOCAL: Final = {
    "ex": "https://w3id.org/gwp/example/",
    "query": "https://w3id.org/gwp/query/",
}


def declared_prefixes() -> dict[str, str]:
    """Return the prefixes that queries and shapes may use, sorted by name."""
    parts: dict[str, dict[str, str]] = {}
    for subject, predicate, value in read_turtle(ontology_files().prefixes):
        parts.setdefault(str(subject), {})[predicate.value] = getattr(value, "value", "")
    return {
        part[f"{_SH}prefix"]: part[f"{_SH}namespace"]
        for _, part in sorted(parts.items())
        if f"{_SH}prefix" in part
    }


def read_prefixes() -> dict[str, str]:
    """Return the declared prefixes, one for each scheme, and those of the examples."""
    names = [path.stem for path in ontology_files().schemes]
    schemes = {name: f"{SCHEME_BASE}{name}/" for name in names}
    return declared_prefixes() | schemes | _LOCAL
