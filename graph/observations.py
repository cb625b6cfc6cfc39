"""Results of an analysis as RDF Data Cube observations (https://www.w3.org/TR/vocab-data-cube/).

A table with one row for each unit becomes a data set with the unit as its dimension; a table of
a single row becomes one with the plan or plans as its dimension. Every column of numbers is a
measure. The data set carries the method: definitions, notes and the parameters of the study.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value
from graph.iris import Iris
from graph.terms import describe, iri
from ontology.language import Bilingual
from ontology.terms import DCTERMS, PROV, QB, RDF, RDFS, SKOS, XSD

SCOPE_ALL: Final = "all"

_DIMENSIONS: Final = {
    "unit": Bilingual("单位", "unit"),
    "scope": Bilingual("分析范围", "scope of the analysis"),
}
_PARAMETERS: Final = {
    "collectives": Bilingual("集合主体处理方式", "treatment of collectives"),
    "seed": Bilingual("随机种子", "random seed"),
    "permutations": Bilingual("置换次数", "permutations"),
}


def observed_tables(tables: Sequence[Table]) -> list[Table]:
    """Return those of the tables that can be written as observations.

    They have a row for each unit, or a single row of measures.
    """
    return [table for table in tables if _by_unit(table) or _is_single(table)]


def observation_triples(
    table: Table, study: Study, scope: str = SCOPE_ALL, iris: Iris | None = None
) -> Iterator[Triple]:
    """Yield one table as a data set with its structure, method and observations.

    Parameters
    ----------
    table
        One of `observed_tables`.
    study
        What the table was made from; its parameters are written down.
    scope
        Slug of the plan that was analysed, or `SCOPE_ALL`.
    iris
        How resources are named.

    Notes
    -----
    An undefined measure is ``"NaN"^^xsd:double``, so that every observation has every measure, as
    the Data Cube asks (IC-14).
    """
    writer = _Cube(table, study, scope, iris or Iris())
    yield from writer.data_set()
    yield from writer.structure()
    yield from writer.observations()


def _by_unit(table: Table) -> bool:
    units = [row[0] for row in table.rows]
    return bool(units) and table.columns[0].key == "unit" and len(set(units)) == len(units)


def _is_single(table: Table) -> bool:
    return len(table.rows) == 1 and all(isinstance(value, int | float) for value in table.rows[0])


class _Cube:
    """Writes one table."""

    def __init__(self, table: Table, study: Study, scope: str, iris: Iris) -> None:
        self.table = table
        self.study = study
        self.iris = iris
        self.scope = scope
        self.dimension = "unit" if _by_unit(table) else "scope"
        self.node = iri(iris.analysis(scope, table.key))

    def data_set(self) -> Iterator[Triple]:
        """Yield title, method and parameters."""
        title, sources = self.table.title, self._sources()
        yield from describe(
            self.node,
            (RDF.type, iri(QB.DataSet)),
            (QB.structure, self._part("structure")),
            *_labels(DCTERMS.title, title),
            *(pair for note in self.table.notes for pair in _labels(DCTERMS.description, note)),
            *((PROV.wasDerivedFrom, source) for source in sources),
        )
        for name, value in self._parameters().items():
            yield from describe(self.node, (self._named("parameter", name).value, value))
            yield from self._define("parameter", name, _PARAMETERS[name], QB.AttributeProperty)

    def structure(self) -> Iterator[Triple]:
        """Yield the dimension, measures and parameters of the data set, with their definitions."""
        structure = self._part("structure")
        yield from describe(structure, (RDF.type, iri(QB.DataStructureDefinition)))
        yield from self._component(QB.dimension, "dimension", self.dimension)
        yield from self._define(
            "dimension", self.dimension, _DIMENSIONS[self.dimension], QB.DimensionProperty
        )
        for name in _PARAMETERS:
            yield from self._component(QB.attribute, "parameter", name)
        for column in self._measures():
            key = self._measure_key(column)
            yield from self._component(QB.measure, "measure", key)
            yield from self._define("measure", key, column.title, QB.MeasureProperty)
            yield from describe(
                self._named("measure", key), *_labels(SKOS.definition, column.definition)
            )

    def observations(self) -> Iterator[Triple]:
        """Yield one observation for each row."""
        places = {c.key: i for i, c in enumerate(self.table.columns)}
        units = {unit.name: unit.iri for unit in self.study.ledger.units}
        for row in self.table.rows:
            name = str(row[0]) if self.dimension == "unit" else self.scope
            about = units.get(name) or self.iris.analysis(self.scope)
            yield from describe(
                self._part("observation", name),
                (RDF.type, iri(QB.Observation)),
                (QB.dataSet, self.node),
                (self._named("dimension", self.dimension).value, iri(about)),
                *(
                    (
                        self._named("measure", self._measure_key(column)).value,
                        _number(row[places[column.key]]),
                    )
                    for column in self._measures()
                ),
            )

    def _measures(self) -> list[Column]:
        return [
            column
            for place, column in enumerate(self.table.columns)
            if all(isinstance(row[place], int | float) for row in self.table.rows)
        ]

    def _measure_key(self, column: Column) -> str:
        return f"{self.table.key}.{column.key}"

    def _component(self, role: str, kind: str, name: str) -> Iterator[Triple]:
        component = self._part("component", kind, name)
        yield from describe(self._part("structure"), (QB.component, component))
        yield from describe(
            component,
            (RDF.type, iri(QB.ComponentSpecification)),
            (role, self._named(kind, name)),
        )

    def _define(self, kind: str, name: str, label: Bilingual, type_: str) -> Iterator[Triple]:
        yield from describe(
            self._named(kind, name), (RDF.type, iri(type_)), *_labels(RDFS.label, label)
        )

    def _parameters(self) -> Mapping[str, Literal]:
        return {
            "collectives": Literal(self.study.collectives),
            "seed": Literal(self.study.seed),
            "permutations": Literal(self.study.permutations),
        }

    def _sources(self) -> list[NamedNode]:
        """Return the plans, by what stands before ``/task/`` in the names of their tasks."""
        names = (task.iri.partition("/task/")[0] for task in self.study.ledger.tasks if task.iri)
        return [iri(name) for name in dict.fromkeys(names)]

    def _part(self, *segments: str) -> NamedNode:
        return iri(self.iris.analysis(self.scope, self.table.key, *segments))

    def _named(self, kind: str, name: str) -> NamedNode:
        return iri(self.iris.analysis(kind, name))


def _labels(predicate: str, text: Bilingual) -> list[tuple[str, Literal]]:
    return [
        (predicate, Literal(text.zh, language="zh")),
        (predicate, Literal(text.en, language="en")),
    ]


def _number(value: Value) -> Literal:
    if isinstance(value, bool):
        return Literal(value)
    if isinstance(value, int):
        return Literal(str(value), datatype=iri(XSD.integer))
    if isinstance(value, float):
        # The last bits differ between processors; twelve digits are the same everywhere.
        text = "NaN" if value != value else repr(float(f"{value:.12g}"))
        return Literal(text, datatype=iri(XSD.double))
    raise TypeError(f"not a number: {value!r}")
