"""The vocabulary as triples for a store: no blank nodes, so the same on every load."""

from __future__ import annotations

from pyoxigraph import Triple

from ontology.files import FOLDER, ontology_files
from ontology.turtle import read_turtle


def ontology_triples() -> list[Triple]:
    """Return the core, the prefixes and the query examples, for the graph of the ontology."""
    files = ontology_files()
    return read_turtle(files.core, files.prefixes, files.examples)


def scheme_triples() -> list[Triple]:
    """Return all concept schemes, for the graph of the schemes."""
    return read_turtle(*ontology_files().schemes)


def releases() -> list[str]:
    """Return the versions of the ontology that are frozen."""
    return sorted(path.parent.name for path in (FOLDER / "releases").glob("*/gwp.ttl"))


def released_triples(version: str) -> list[Triple] | None:
    """Return the core and the schemes of a frozen version, ``None`` if there is none such."""
    if version not in releases():
        return None
    folder = FOLDER / "releases" / version
    return read_turtle(folder / "gwp.ttl", folder / "schemes.ttl")
