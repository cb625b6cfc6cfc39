"""The plans of a store as records, read when asked for and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from graph.errors import UnknownNameError
from graph.iris import Iris
from graph.read import plan_from_triples
from graph.store import Row, Store
from ontology.language import Bilingual
from plans.records import Plan

_KEPT_PLANS: Final = 64
_PLAN: Final = Bilingual(zh="方案", en="plan")
_SUMMARIES: Final = """
SELECT ?plan ?title ?number ?issuer ?signed (COUNT(DISTINCT ?task) AS ?tasks)
       (COUNT(DISTINCT ?unit) AS ?units) WHERE {
  ?plan a gwp:WorkPlan ; dcterms:title ?title ; gwp:hasSourceText ?text .
  OPTIONAL { ?plan eli:number ?number }
  OPTIONAL { ?plan eli:passed_by/skos:prefLabel ?issuer }
  OPTIONAL { ?plan eli:date_document ?signed }
  OPTIONAL { ?task gwp:inDocument ?plan ; a gwp:Task
             OPTIONAL { ?task gwp:involvesUnit ?unit . ?unit a gwp:NamedUnit } }
} GROUP BY ?plan ?title ?number ?issuer ?signed"""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A line of the list of plans; `unit_count` counts named units with a task."""

    slug: str
    title: str
    number: str | None
    issuer: str | None
    date_signed: date | None
    task_count: int
    unit_count: int


class Library:
    """The plans of one store.

    Parameters
    ----------
    store
        What the plans are read from. It must not change while the library is in use; after a
        change make a new one.
    iris
        How the store's resources are named.
    """

    def __init__(self, store: Store, iris: Iris | None = None) -> None:
        self.store = store
        self.iris = iris or Iris()
        self.generation = store.generation()
        self._summaries = sorted(
            (self._summary(row) for row in store.select(_SUMMARIES)), key=lambda s: s.slug
        )
        self.plan = lru_cache(_KEPT_PLANS)(self._read_plan)

    def plans(self) -> tuple[PlanSummary, ...]:
        """Return the plans in the order of their slugs."""
        return tuple(self._summaries)

    def summary(self, slug: str) -> PlanSummary:
        """Return one plan's line.

        Raises
        ------
        UnknownNameError
            If there is no such plan; the error names those nearest to it.
        """
        found = next((s for s in self._summaries if s.slug == slug), None)
        if found is None:
            raise UnknownNameError(_PLAN, slug, [s.slug for s in self._summaries])
        return found

    def _read_plan(self, slug: str) -> Plan:
        """Return one plan's records; reading the Jimo plan takes about 60 ms, once."""
        self.summary(slug)
        triples = self.store.triples(self.iris.asserted_graph(slug))
        return plan_from_triples(triples, self.iris.document(slug))

    def _summary(self, row: Row) -> PlanSummary:
        values = {name: term.value for name, term in row.items()}
        signed = values.get("signed")
        return PlanSummary(
            slug=self.iris.slug_of(values["plan"]) or values["plan"],
            title=values["title"],
            number=values.get("number"),
            issuer=values.get("issuer"),
            date_signed=date.fromisoformat(signed) if signed else None,
            task_count=int(values["tasks"]),
            unit_count=int(values["units"]),
        )
