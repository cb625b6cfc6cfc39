"""Tasks to RDF: responsibilities, time limits, benchmarks, targets and citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.iris import document_slug
from graph.terms import chinese, day, decimal, describe, iri, ordinal, plain
from graph.words import Words
from ontology.concepts import concept
from ontology.terms import CV, DCAT, DCTERMS, ELI, GWP, PROV, QUDT, RDF, SCHEMA, SKOS
from plans.measures import read_measure
from plans.records import (
    Assignment,
    Benchmark,
    Citation,
    Person,
    QuantitativeTarget,
    Task,
    TimeLimit,
)

QUDT_UNITS: Final = "http://qudt.org/vocab/unit/"
_SHORT_LABEL_CHARS: Final = 24
BENCHMARK_CLASSES: Final = {
    "country": GWP.BenchmarkRegion,
    "city": GWP.BenchmarkRegion,
    "region": GWP.BenchmarkRegion,
    "organisation": GWP.BenchmarkOrganisation,
    "standard": GWP.BenchmarkStandard,
    "group": GWP.RegionGroup,
}
# A label such as 完成时限 says by when, one such as 工作时限 during which time.
_TIME_PROPERTIES: Final = {"period": GWP.workingPeriod, "deadline": GWP.completionLimit}


class TaskWriter:
    """Writes the tasks of one plan."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def task(self, task: Task) -> Iterator[Triple]:
        """Yield what the plan says about one task."""
        node = self.words.part("task", task.key)
        yield from describe(
            node,
            (RDF.type, iri(GWP.Task)),
            (GWP.ordinal, ordinal(task.ordinal)),
            (DCTERMS.identifier, plain(task.number)),
            (SKOS.prefLabel, chinese(short_label(task.text))),
            (DCTERMS.description, chinese(task.text)),
            (GWP.inDocument, self.words.document),
            (PROV.wasDerivedFrom, self.words.span(task.span)),
        )
        if task.sector is not None:
            yield from describe(
                node,
                (GWP.inSector, self.words.part("sector", task.sector)),
                (GWP.inSection, self.words.part("section", task.sector)),
            )
        yield from self._responsibilities(node, task)
        if task.time is not None:
            yield from self._time(node, task, task.time)
        for index, benchmark in enumerate(task.benchmarks, 1):
            yield from self._benchmark(node, task, index, benchmark)
        for index, target in enumerate(task.targets, 1):
            yield from self._target(node, task, index, target)
        for index, person in enumerate(task.persons, 1):
            yield from self._person(node, task, index, person)
        yield from self.citations(node, task.cites, "task", task.key)

    def _responsibilities(self, node: NamedNode, task: Task) -> Iterator[Triple]:
        mentions: Counter[tuple[str, str]] = Counter()
        for index, assignment in enumerate(task.assignments, 1):
            mentions[assignment.role, assignment.unit] += 1
            name = self.words.iris.responsibility(
                self.words.slug,
                task.key,
                assignment.role,
                assignment.unit,
                mentions[assignment.role, assignment.unit],
            )
            yield from self._responsibility(node, iri(name), index, assignment)

    def _responsibility(
        self, task: NamedNode, node: NamedNode, index: int, assignment: Assignment
    ) -> Iterator[Triple]:
        unit = self.words.unit(assignment.unit)
        office = self.words.unit(assignment.office) if assignment.office else None
        yield from describe(task, (CV.hasParticipation, node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.Responsibility)),
            (CV.hasParticipant, unit),
            (CV.role, iri(concept("role", assignment.role))),
            (GWP.ordinal, ordinal(index)),
            (GWP.sourceForm, chinese(assignment.surface)),
            (GWP.actingOffice, office),
            (PROV.wasDerivedFrom, self.words.span(assignment.span)),
        )
        kind = GWP.CollectiveUnit if assignment.kind == "collective" else GWP.NamedUnit
        yield from self.words.name_unit(unit, assignment.unit, kind)
        if office is not None and assignment.office is not None:
            yield from self.words.name_unit(office, assignment.office, GWP.NamedUnit)
            yield from describe(office, (GWP.nameplateOf, unit))
        for line in assignment.lines:
            line_node = iri(self.words.iris.named("line", line))
            yield from describe(node, (GWP.functionalLine, line_node))
            yield from describe(
                line_node, (RDF.type, iri(GWP.FunctionalLine)), (SKOS.prefLabel, chinese(line))
            )

    def _time(self, task: NamedNode, record: Task, time: TimeLimit) -> Iterator[Triple]:
        node = self.words.part("task", record.key, "time")
        yield from describe(task, (_TIME_PROPERTIES.get(time.kind, GWP.hasTimeLimit), node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.TimeLimit)),
            (GWP.timeLimitKind, iri(concept("time-limit-kind", time.kind))),
            (GWP.timeLimitLabel, chinese(time.label)),
            (GWP.sourceForm, chinese(time.surface)),
            (DCAT.startDate, day(time.start)),
            (DCAT.endDate, day(time.end)),
            (PROV.wasDerivedFrom, self.words.span(time.span)),
        )

    def _benchmark(
        self, task: NamedNode, record: Task, index: int, benchmark: Benchmark
    ) -> Iterator[Triple]:
        node = self.words.part("task", record.key, "benchmarking", index)
        target = self._benchmark_node(benchmark.name)
        country = self._benchmark_node(benchmark.country) if benchmark.country else None
        yield from describe(task, (GWP.hasBenchmarking, node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.Benchmarking)),
            (GWP.ordinal, ordinal(index)),
            (GWP.benchmarkTarget, target),
            (GWP.mode, iri(concept("benchmark-mode", benchmark.mode))),
            (GWP.cueWord, chinese(benchmark.mode)),
            (GWP.sourceForm, chinese(benchmark.surface)),
            (PROV.wasDerivedFrom, self.words.span(benchmark.span)),
        )
        yield from describe(
            target,
            (RDF.type, iri(BENCHMARK_CLASSES[benchmark.kind])),
            (SKOS.prefLabel, chinese(benchmark.name)),
            (GWP.benchmarkKind, iri(concept("benchmark-kind", benchmark.kind))),
            (GWP.country, country),
        )
        if country is not None and benchmark.country is not None:
            yield from describe(
                country,
                (RDF.type, iri(GWP.BenchmarkRegion)),
                (SKOS.prefLabel, chinese(benchmark.country)),
                (GWP.benchmarkKind, iri(concept("benchmark-kind", "country"))),
            )

    def _benchmark_node(self, name: str) -> NamedNode:
        return iri(self.words.iris.named("benchmark", name))

    def _target(
        self, task: NamedNode, record: Task, index: int, target: QuantitativeTarget
    ) -> Iterator[Triple]:
        node = self.words.part("task", record.key, "target", index)
        measure = read_measure(target.unit)
        factor = Decimal(measure.multiplier) if measure else None
        yield from describe(task, (GWP.hasTarget, node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.QuantitativeTarget)),
            (GWP.ordinal, ordinal(index)),
            (SCHEMA.value, decimal(target.value)),
            (SCHEMA.minValue, decimal(target.min)),
            (SCHEMA.maxValue, decimal(target.max)),
            (SCHEMA.unitText, chinese(target.unit)),
            (
                QUDT.hasUnit,
                iri(f"{QUDT_UNITS}{measure.qudt}") if measure and measure.qudt else None,
            ),
            (GWP.multiplier, decimal(factor)),
            (GWP.comparator, iri(concept("comparator", target.comparator))),
            (GWP.periodicity, _concept("periodicity", target.periodicity)),
            (GWP.modality, _concept("modality", target.modality)),
            (GWP.cueWord, chinese(target.modality)),
            (GWP.sourceForm, chinese(target.surface)),
            (PROV.wasDerivedFrom, self.words.span(target.span)),
        )
        if factor is not None and target.value is not None:
            yield from describe(node, (GWP.normalisedValue, decimal(target.value * factor)))
        if target.indicator is not None:
            indicator = iri(self.words.iris.named("indicator", target.indicator))
            yield from describe(node, (GWP.indicator, indicator))
            yield from describe(
                indicator,
                (RDF.type, iri(GWP.Indicator)),
                (SKOS.prefLabel, chinese(target.indicator)),
            )

    def _person(
        self, task: NamedNode, record: Task, index: int, person: Person
    ) -> Iterator[Triple]:
        node = self.words.part("task", record.key, "leader", index)
        yield from describe(task, (GWP.responsibleLeader, node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.ResponsibleLeader)),
            (GWP.ordinal, ordinal(index)),
            (SKOS.prefLabel, chinese(person.name)),
            (GWP.sourceForm, chinese(person.role)),
            (PROV.wasDerivedFrom, self.words.span(person.span)),
        )

    def citations(
        self, subject: NamedNode, cites: Iterable[Citation], *segments: str
    ) -> Iterator[Triple]:
        """Yield the works that a task or a document names."""
        for index, citation in enumerate(cites, 1):
            node = self.words.part(*segments, "citation", index)
            work = self._work(citation)
            yield from describe(subject, (GWP.hasCitation, node))
            yield from describe(
                node,
                (RDF.type, iri(GWP.Citation)),
                (GWP.ordinal, ordinal(index)),
                (GWP.citedWork, work),
                (GWP.citationKind, iri(concept("citation-kind", citation.relation))),
                (GWP.sourceForm, chinese(citation.title)),
                (PROV.wasDerivedFrom, self.words.span(citation.span)),
            )
            yield from describe(
                work,
                (RDF.type, iri(_WORK_CLASSES[citation.kind])),
                (DCTERMS.title, chinese(citation.title)),
                (ELI.number, plain(citation.number)),
            )

    def _work(self, citation: Citation) -> NamedNode:
        if citation.kind == "policy":
            return iri(self.words.iris.document(document_slug(citation.number, citation.title)))
        return iri(self.words.iris.named("work", citation.title))


_WORK_CLASSES: Final = {"policy": GWP.PolicyDocument, "other": GWP.CitedWork}


def _concept(scheme: str, name: str | None) -> NamedNode | None:
    return None if name is None else iri(concept(scheme, name))


def short_label(text: str) -> str:
    """Return the opening of a task, for lists and drawings; `text` itself stays whole elsewhere.

    >>> short_label("对标英国伦敦,开展服务贸易创新合作发展试点。")
    '对标英国伦敦,开展服务贸易创新合作发展试点'
    """
    opening, _, _ = text.partition("。")
    if len(opening) <= _SHORT_LABEL_CHARS:
        return opening
    return f"{opening[: _SHORT_LABEL_CHARS - 1]}…"
