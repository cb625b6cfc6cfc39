"""The ledger of a store, read by three SPARQL queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol, cast

from graph.ledger import Involvement, Ledger, LedgerTask, LedgerUnit, Mention
from ontology.concepts import concept, concept_id, words_of
from ontology.language import Bilingual
from ontology.terms import GWP
from plans.records import Role

_TASKS: Final = """
SELECT ?task ?plan ?title ?number ?ordinal ?label ?sector ?start ?end ?timeKind WHERE {
  ?task a gwp:Task ; gwp:inDocument ?plan ; gwp:ordinal ?ordinal ; skos:prefLabel ?label .
  ?plan dcterms:title ?title .
  OPTIONAL { ?plan eli:number ?number }
  OPTIONAL { ?task gwp:inSector/skos:prefLabel ?sector }
  OPTIONAL { ?task gwp:hasTimeLimit ?time . ?time gwp:timeLimitKind ?timeKind
             OPTIONAL { ?time dcat:startDate ?start } OPTIONAL { ?time dcat:endDate ?end } }
}"""
_INVOLVEMENTS: Final = """
SELECT ?task ?unit ?role ?ordinal ?name ?class ?type ?zh ?en ?quantifier ?place WHERE {
  ?task cv:hasParticipation ?responsibility .
  ?responsibility cv:hasParticipant ?unit ; cv:role ?role ; gwp:ordinal ?ordinal .
  ?unit skos:prefLabel ?name ; a ?class .
  FILTER(?class IN (gwp:NamedUnit, gwp:CollectiveUnit))
  OPTIONAL { ?unit org:classification ?type
             OPTIONAL { ?type skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
             OPTIONAL { ?type skos:prefLabel ?en FILTER(LANG(?en) = "en") } }
  OPTIONAL { ?unit gwp:quantifier ?quantifier }
  OPTIONAL { ?unit gwp:inJurisdiction/skos:prefLabel ?place }
}"""
_MENTIONS: Final = """
SELECT ?task ?ordinal ?name ?kind ?mode WHERE {
  ?task gwp:hasBenchmarking ?benchmarking .
  ?benchmarking gwp:benchmarkTarget ?target ; gwp:mode ?mode ; gwp:ordinal ?ordinal .
  ?target skos:prefLabel ?name ; gwp:benchmarkKind ?kind .
}"""

_ALL: Final = concept("quantifier", "all")
_Row = Mapping[str, str]


class Value(Protocol):
    """An RDF term with its lexical form."""

    @property
    def value(self) -> str:
        """The IRI or the characters of the literal."""
        ...


class Selects(Protocol):
    """Whatever answers a SELECT query with rows of terms; a `graph.store.Store` does."""

    def select(self, query: str) -> Sequence[Mapping[str, Value]]:
        """Return the solutions, unbound variables left out."""
        ...


def read_ledger(store: Selects) -> Ledger:
    """Return the ledger of everything in the store.

    Units go by their Chinese names; where two jurisdictions have units of the same name, the name
    of the jurisdiction is put behind it. A task goes by its key in the plan, with several plans
    preceded by the number or title of its plan. Tasks stand in the order of their plans.
    """
    tasks = _tasks(_rows(store, _TASKS))
    involvements = _by_task(_rows(store, _INVOLVEMENTS), tasks)
    units = _units([row for _, row in involvements])
    return Ledger(
        tuple(tasks.values()),
        tuple(
            Involvement(task, units[row["unit"]], cast(Role, concept_id(row["role"])))
            for task, row in involvements
        ),
        tuple(
            Mention(task, row["name"], concept_id(row["kind"]), concept_id(row["mode"]))
            for task, row in _by_task(_rows(store, _MENTIONS), tasks)
        ),
    )


def _rows(store: Selects, query: str) -> list[_Row]:
    return [{name: term.value for name, term in row.items()} for row in store.select(query)]


def _tasks(rows: Iterable[_Row]) -> dict[str, LedgerTask]:
    ordered = sorted(rows, key=lambda row: (row["plan"], int(row["ordinal"]), row["task"]))
    several = len({row["plan"] for row in ordered}) > 1
    return {row["task"]: _task(row, several) for row in ordered}


def _task(row: _Row, several_plans: bool) -> LedgerTask:
    plan = row.get("number") or row["title"]
    key = row["task"].partition("/task/")[2]
    return LedgerTask(
        key=f"{plan} {key}" if several_plans else key,
        plan=plan,
        sector=row.get("sector"),
        title=row["label"],
        start=_day(row.get("start")),
        end=_day(row.get("end")),
        time_kind=concept_id(row["timeKind"]) if "timeKind" in row else None,
        iri=row["task"],
    )


def _by_task(
    rows: Iterable[_Row], tasks: Mapping[str, LedgerTask]
) -> list[tuple[LedgerTask, _Row]]:
    """Return the rows with their tasks, in the order of the tasks and of the text."""
    place = {iri: number for number, iri in enumerate(tasks)}
    kept = [row for row in rows if row["task"] in place]
    kept.sort(key=lambda row: (place[row["task"]], int(row["ordinal"]), sorted(row.items())))
    return [(tasks[row["task"]], row) for row in kept]


def _units(rows: Iterable[_Row]) -> dict[str, LedgerUnit]:
    described = {row["unit"]: row for row in rows}
    homonyms: defaultdict[str, set[str]] = defaultdict(set)
    for iri, row in described.items():
        homonyms[row["name"]].add(iri)
    names = {
        iri: f"{row['name']}({row['place']})"
        if len(homonyms[row["name"]]) > 1 and "place" in row
        else row["name"]
        for iri, row in described.items()
    }
    return {
        iri: LedgerUnit(
            name=names[iri],
            kind="collective" if row["class"] == GWP.CollectiveUnit else "unit",
            type=concept_id(row["type"]) if "type" in row else None,
            type_label=Bilingual(row["zh"], row["en"]) if {"zh", "en"} <= row.keys() else None,
            iri=iri,
            members=tuple(sorted(names[other] for other in _members(row, described))),
        )
        for iri, row in described.items()
    }


def _members(row: _Row, described: Mapping[str, _Row]) -> list[str]:
    """Return the named units that a collective stands for.

    各镇街 stands for every named unit of the type 镇街 in the same jurisdiction; 有关部门 does not
    say for whom.
    """
    if row["class"] != GWP.CollectiveUnit or row.get("quantifier") != _ALL:
        return []
    known = words_of("unit-type")
    noun = next(
        (row["name"][i:] for i in range(1, len(row["name"])) if row["name"][i:] in known), None
    )
    if noun is None:
        return []
    kind = concept("unit-type", noun)
    return [
        iri
        for iri, other in described.items()
        if other["class"] == GWP.NamedUnit
        and other.get("type") == kind
        and other.get("place") == row.get("place")
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
