"""What the words of the graph mean: the ontology, its schemes and its shapes.

The Turtle files are the product; the modules read them and generate code and documents from them.
"""

from __future__ import annotations

from ontology.concepts import UnknownConceptError, concept, concept_id, words_of
from ontology.files import OntologyFiles, ontology_files
from ontology.load import load_ontology, load_schemes, load_shapes

__all__ = [
    "OntologyFiles",
    "UnknownConceptError",
    "concept",
    "concept_id",
    "load_ontology",
    "load_schemes",
    "load_shapes",
    "ontology_files",
    "words_of",
]
