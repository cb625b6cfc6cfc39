"""The vocabulary as triples for a store: no blank nodes, so the same on every load."""

from __future__ import annotations

from pyoxigraph import Triple

from ontology.files import ontology_files
from ontology.turtle import read_turtle


def ontology_triples() -> list[Triple]:
    """Return the core, the prefixes and the query examples, for the graph of the ontology."""
    files = ontology_files()
    return read_turtle(files.core, files.prefixes, files.examples)


def scheme_triples() -> list[Triple]:
    """Return all concept schemes, for the graph of the schemes."""
    return read_turtle(*ontology_files().schemes)
