"""RDF to records, the inverse of `graph.build`: pages and tables need nothing but the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final, cast

from pyoxigraph import Literal, NamedNode, Triple

from graph.build import FIELD_PROPERTIES, FREQUENCIES
from ontology.concepts import concept_id
from ontology.terms import CV, DCAT, DCTERMS, ELI, GWP, OA, ORG, PROV, RDF, SCHEMA, SKOS
from plans.records import (
    Assignment,
    Attachment,
    Benchmark,
    Citation,
    LeadingGroup,
    Metadata,
    Note,
    Person,
    Plan,
    QuantitativeTarget,
    ReportingDuty,
    Sector,
    Span,
    Task,
    TimeLimit,
    Unit,
)

_FREQUENCY_NAMES: Final = {value: key for key, value in FREQUENCIES.items()}
_FIELD_NAMES: Final = {value: key for key, value in FIELD_PROPERTIES.items()}
# Records carry literal types that the concepts of the schemes spell out; `Any` crosses that border.
_Word = Any
# The wider property is derived, so what was asserted may stand under any of the three.
_TIME_LIMITS: Final = (GWP.workingPeriod, GWP.completionLimit, GWP.hasTimeLimit)


def plan_from_triples(triples: Iterable[Triple], document: str) -> Plan:
    """Return the plan that `graph.build.plan_triples` wrote.

    Raises
    ------
    KeyError
        If `triples` holds no plan named `document`.
    """
    return _PlanReader(_Index(triples), document).plan()


class _Index:
    """The triples of one graph by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.values: dict[str, dict[str, list[NamedNode | Literal]]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                properties = self.values.setdefault(subject.value, {})
                properties.setdefault(triple.predicate.value, []).append(value)

    def of_class(self, kind: str) -> Iterator[_Resource]:
        for name, properties in self.values.items():
            if any(value.value == kind for value in properties.get(RDF.type, ())):
                yield _Resource(self, name)


class _Resource:
    """One subject and what is said of it."""

    def __init__(self, index: _Index, name: str) -> None:
        self.index = index
        self.name = name

    def all(self, predicate: str) -> list[str]:
        return [v.value for v in self.index.values.get(self.name, {}).get(predicate, ())]

    def get(self, predicate: str) -> str | None:
        return next(iter(self.all(predicate)), None)

    def text(self, predicate: str) -> str:
        value = self.get(predicate)
        if value is None:
            raise KeyError(self.name, predicate)
        return value

    def node(self, predicate: str) -> _Resource | None:
        value = self.get(predicate)
        return None if value is None else _Resource(self.index, value)

    def nodes(self, predicate: str) -> list[_Resource]:
        """Return the objects in the order of their ordinals."""
        found = [_Resource(self.index, value) for value in self.all(predicate)]
        return sorted(found, key=lambda node: (int(node.get(GWP.ordinal) or 0), node.name))

    def label(self, predicate: str) -> str | None:
        node = self.node(predicate)
        return None if node is None else node.text(SKOS.prefLabel)

    def day(self, predicate: str) -> date | None:
        value = self.get(predicate)
        return None if value is None else date.fromisoformat(value)

    def number(self, predicate: str) -> Decimal | None:
        value = self.get(predicate)
        return None if value is None else Decimal(value)

    def concept(self, predicate: str) -> _Word:
        value = self.get(predicate)
        return None if value is None else concept_id(value)

    def spans(self) -> Iterator[tuple[Span, list[str]]]:
        for name in self.all(PROV.wasDerivedFrom):
            node = _Resource(self.index, name)
            yield (
                Span(int(node.text(OA.start)), int(node.text(OA.end))),
                node.all(GWP.evidenceFor),
            )

    def span(self) -> Span:
        return next(self.spans())[0]

    def span_for(self, predicate: str) -> Span | None:
        return next((span for span, about in self.spans() if predicate in about), None)


class _PlanReader:
    def __init__(self, index: _Index, document: str) -> None:
        self.index = index
        self.document = _Resource(index, document)

    def plan(self) -> Plan:
        source = self.document.node(GWP.hasSourceText)
        if source is None:
            raise KeyError(self.document.name)
        tasks = tuple(_task(node) for node in self._ordered(GWP.Task))
        return Plan(
            source=source.text(DCTERMS.source),
            sha256=source.text(GWP.sha256),
            text=source.text(RDF.value),
            metadata=self._metadata(),
            sectors=self._sectors(),
            tasks=tasks,
            units=self._units(tasks),
            notes=tuple(_note(node) for node in self._ordered(GWP.CurationNote)),
            cites=_citations(self.document),
            leading_group=self._leading_group(),
            reporting=tuple(map(_duty, self.document.nodes(GWP.hasReportingObligation))),
            attachments=tuple(map(_attachment, self.document.nodes(GWP.hasAttachment))),
        )

    def _ordered(self, kind: str) -> list[_Resource]:
        return sorted(self.index.of_class(kind), key=lambda node: int(node.text(GWP.ordinal)))

    def _metadata(self) -> Metadata:
        document = self.document
        period = document.node(DCTERMS.temporal)
        return Metadata(
            title=document.text(DCTERMS.title),
            number=document.get(ELI.number),
            issuer=document.label(ELI.passed_by),
            jurisdiction=document.label(GWP.inJurisdiction),
            date_signed=document.day(ELI.date_document),
            date_published=document.day(ELI.date_publication),
            index_number=document.get(ELI.id_local),
            start=period.day(DCAT.startDate) if period else None,
            end=period.day(DCAT.endDate) if period else None,
            addressees=self._parties(GWP.addressee),
            copied_to=self._parties(GWP.copiedTo),
            spans={
                _FIELD_NAMES[about]: span
                for span, properties in document.spans()
                for about in properties
                if about in _FIELD_NAMES
            },
        )

    def _parties(self, predicate: str) -> tuple[str, ...]:
        return tuple(node.text(SKOS.prefLabel) for node in self.document.nodes(predicate))

    def _sectors(self) -> tuple[Sector, ...]:
        return tuple(
            Sector(int(node.text(GWP.ordinal)), node.text(DCTERMS.title), node.span())
            for node in self._ordered(GWP.Section)
        )

    def _units(self, tasks: tuple[Task, ...]) -> tuple[Unit, ...]:
        """Return the units in the order in which the tasks name them, then by name."""
        mentions = (one.unit for task in tasks for one in task.assignments)
        place = {name: index for index, name in enumerate(dict.fromkeys(mentions))}
        units = (
            Unit(
                node.text(SKOS.prefLabel),
                node.concept(ORG.classification),
                tuple(sorted(node.all(SKOS.altLabel))),
            )
            for node in self.index.of_class(GWP.NamedUnit)
            if node.get(ORG.classification) is not None
        )
        return tuple(sorted(units, key=lambda u: (place.get(u.name, len(place)), u.name)))

    def _leading_group(self) -> LeadingGroup | None:
        node = self.document.node(GWP.hasLeadingGroup)
        if node is None:
            return None
        return LeadingGroup(
            name=node.text(SKOS.prefLabel),
            span=cast("Span", node.span_for(SKOS.prefLabel)),
            host=node.label(GWP.hostedBy),
            host_span=node.span_for(GWP.hostedBy),
        )


def _task(node: _Resource) -> Task:
    sector = node.node(GWP.inSector)
    time = next(filter(None, map(node.node, _TIME_LIMITS)), None)
    return Task(
        key=node.name.rpartition("/")[2],
        ordinal=int(node.text(GWP.ordinal)),
        number=node.text(DCTERMS.identifier),
        sector=int(sector.text(GWP.ordinal)) if sector else None,
        text=node.text(DCTERMS.description),
        span=node.span(),
        assignments=tuple(map(_assignment, node.nodes(CV.hasParticipation))),
        time=_time(time) if time else None,
        benchmarks=tuple(map(_benchmark, node.nodes(GWP.hasBenchmarking))),
        targets=tuple(map(_target, node.nodes(GWP.hasTarget))),
        cites=_citations(node),
        persons=tuple(map(_person, node.nodes(GWP.responsibleLeader))),
    )


def _assignment(node: _Resource) -> Assignment:
    unit = cast("_Resource", node.node(CV.hasParticipant))
    collective = GWP.CollectiveUnit in unit.all(RDF.type)
    return Assignment(
        role=node.concept(CV.role),
        surface=node.text(GWP.sourceForm),
        unit=unit.text(SKOS.prefLabel),
        kind="collective" if collective else "unit",
        span=node.span(),
        lines=tuple(line.text(SKOS.prefLabel) for line in node.nodes(GWP.functionalLine)),
        office=node.label(GWP.actingOffice),
    )


def _time(node: _Resource) -> TimeLimit:
    return TimeLimit(
        kind=node.concept(GWP.timeLimitKind),
        surface=node.text(GWP.sourceForm),
        start=node.day(DCAT.startDate),
        end=node.day(DCAT.endDate),
        span=node.span(),
        label=node.get(GWP.timeLimitLabel),
    )


def _benchmark(node: _Resource) -> Benchmark:
    target = cast("_Resource", node.node(GWP.benchmarkTarget))
    return Benchmark(
        surface=node.text(GWP.sourceForm),
        name=target.text(SKOS.prefLabel),
        kind=target.concept(GWP.benchmarkKind),
        country=target.label(GWP.country),
        mode=node.text(GWP.cueWord),
        span=node.span(),
    )


def _target(node: _Resource) -> QuantitativeTarget:
    return QuantitativeTarget(
        surface=node.text(GWP.sourceForm),
        indicator=node.label(GWP.indicator),
        value=node.number(SCHEMA.value),
        min=node.number(SCHEMA.minValue),
        max=node.number(SCHEMA.maxValue),
        unit=node.text(SCHEMA.unitText),
        comparator=node.concept(GWP.comparator),
        periodicity=node.concept(GWP.periodicity),
        modality=node.get(GWP.cueWord),
        span=node.span(),
    )


def _citations(node: _Resource) -> tuple[Citation, ...]:
    return tuple(map(_citation, node.nodes(GWP.hasCitation)))


def _citation(node: _Resource) -> Citation:
    work = cast("_Resource", node.node(GWP.citedWork))
    return Citation(
        title=work.text(DCTERMS.title),
        kind="other" if GWP.CitedWork in work.all(RDF.type) else "policy",
        span=node.span(),
        number=work.get(ELI.number),
        relation=node.concept(GWP.citationKind),
    )


def _person(node: _Resource) -> Person:
    return Person(node.text(SKOS.prefLabel), node.text(GWP.sourceForm), node.span())


def _note(node: _Resource) -> Note:
    act = node.node(PROV.wasGeneratedBy)
    return Note(
        kind=node.concept(GWP.noteKind),
        span=node.span(),
        message=node.text(SKOS.note),
        who=node.label(PROV.wasAttributedTo),
        when=act.day(DCTERMS.created) if act else None,
        why=act.get(DCTERMS.description) if act else None,
    )


def _duty(node: _Resource) -> ReportingDuty:
    return ReportingDuty(
        surface=node.text(GWP.sourceForm),
        frequency=cast("_Word", _FREQUENCY_NAMES[node.text(CV.frequency)]),
        day=int(node.text(GWP.dayOfMonth)) if node.get(GWP.dayOfMonth) else None,
        span=node.span(),
    )


def _attachment(node: _Resource) -> Attachment:
    return Attachment(
        title=node.text(DCTERMS.title),
        present=node.text(GWP.attachmentPresent) == "true",
        span=node.span(),
    )
