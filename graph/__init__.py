"""Records to RDF, and asking it: IRIs, building, the store, validation.

Networks and tables (`graph.network`, `graph.analysis`) and the query service (`graph.service`) have
public names of their own, because not everybody needs what they import.
"""

from graph.build import plan_quads, plan_slug, plan_triples
from graph.derive import Deriver
from graph.errors import DatasetError, IriError, UnknownNameError
from graph.iris import DEFAULT_BASE, Iris, check_base, document_slug
from graph.library import Library, PlanSummary
from graph.load import load_dataset
from graph.read import plan_from_triples
from graph.store import Store, open_store
from graph.validate import Finding, Report, validate

__all__ = [
    "DEFAULT_BASE",
    "DatasetError",
    "Deriver",
    "Finding",
    "IriError",
    "Iris",
    "Library",
    "PlanSummary",
    "Report",
    "Store",
    "UnknownNameError",
    "check_base",
    "document_slug",
    "load_dataset",
    "open_store",
    "plan_from_triples",
    "plan_quads",
    "plan_slug",
    "plan_triples",
    "validate",
]
