"""By which version of the reader the statements about a plan were made (出处)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Triple

from graph.terms import describe, iri, plain
from graph.words import Words
from ontology.terms import OWL, PROV, RDF, SKOS

READER: Final = "gwp"
READER_VERSION: Final = "0.1.0"
"""Of the rules that read plans; a test holds it to the version of the package."""


def origin_triples(words: Words) -> Iterator[Triple]:
    """Yield that the graph of a document was made from its text, by a version of a program.

    It stands on the graph, not on each statement. There is no time of day in it, so that equal
    texts read by equal versions give equal bytes. Records carry no version: a plan that is read
    back and written again was written by the version that writes it.
    """
    run = words.part("extraction")
    program = iri(words.iris.named("agent", f"{READER} {READER_VERSION}"))
    graph = iri(words.iris.asserted_graph(words.slug))
    yield from describe(graph, (PROV.wasGeneratedBy, run))
    yield from describe(
        run,
        (RDF.type, iri(PROV.Activity)),
        (PROV.used, words.part("text")),
        (PROV.wasAssociatedWith, program),
    )
    yield from describe(
        program,
        (RDF.type, iri(PROV.SoftwareAgent)),
        (SKOS.prefLabel, plain(READER)),
        (OWL.versionInfo, plain(READER_VERSION)),
    )
