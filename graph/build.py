"""Records to RDF: what one plan says, as triples with their evidence.

Nothing that follows from the ontology is written here; `graph.derive` adds it, apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.build_tasks import TaskWriter
from graph.iris import Iris, document_slug
from graph.origin import origin_triples
from graph.promulgation import document_type, notice_triples
from graph.terms import chinese, day, describe, iri, ordinal, plain
from graph.words import Words
from ontology.concepts import concept
from ontology.terms import CV, DCAT, DCTERMS, ELI, FREQ, GWP, ORG, PROV, RDF, SKOS, XSD
from plans.records import Note, Plan, Span

FREQUENCIES: Final = {
    "weekly": FREQ.WEEKLY,
    "monthly": FREQ.MONTHLY,
    "quarterly": FREQ.QUARTERLY,
    "half-yearly": FREQ.ANNUAL_2,
    "annual": FREQ.ANNUAL,
}
# Which property of the document each metadata field becomes.
FIELD_PROPERTIES: Final = {
    "title": DCTERMS.title,
    "number": ELI.number,
    "issuer": ELI.passed_by,
    "jurisdiction": GWP.inJurisdiction,
    "date_signed": ELI.date_document,
    "date_published": ELI.date_publication,
    "index_number": ELI.id_local,
    "start": DCAT.startDate,
    "end": DCAT.endDate,
    "addressees": GWP.addressee,
    "copied_to": GWP.copiedTo,
}


def plan_slug(plan: Plan) -> str:
    """Return the name of a plan in IRIs and addresses."""
    return document_slug(plan.metadata.number, plan.metadata.title)


def plan_triples(plan: Plan, iris: Iris | None = None, slug: str | None = None) -> Iterator[Triple]:
    """Yield what `plan` says, each statement once, evidence included.

    The order is that of the document; nothing is sorted and nothing derived. The document has the
    name `slug`, which is `plan_slug` unless another text has that name (`graph.slugs`).
    """
    words = Words(plan, slug or plan_slug(plan), iris or Iris())
    return iter(dict.fromkeys(_PlanWriter(words).triples()))


def plan_quads(plan: Plan, iris: Iris | None = None) -> Iterator[Quad]:
    """Yield `plan_triples` in the named graph of the document."""
    iris = iris or Iris()
    graph = iri(iris.asserted_graph(plan_slug(plan)))
    return (Quad(t.subject, t.predicate, t.object, graph) for t in plan_triples(plan, iris))


class _PlanWriter:
    """Writes the document around the tasks."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.plan = words.plan
        self.document = words.document

    def triples(self) -> Iterator[Triple]:
        yield from self._document()
        yield from self._parties()
        yield from self._fields()
        yield from notice_triples(self.words)
        yield from self._sections()
        yield from self._units()
        tasks = TaskWriter(self.words)
        for task in self.plan.tasks:
            yield from tasks.task(task)
        yield from tasks.citations(self.document, self.plan.cites)
        yield from self._leading_group()
        yield from self._duties()
        yield from self._notes()
        yield from origin_triples(self.words)
        yield from self._source()

    def _document(self) -> Iterator[Triple]:
        meta = self.plan.metadata
        kind = document_type(meta.title)
        yield from describe(
            self.document,
            (RDF.type, iri(GWP.WorkPlan)),
            (ELI.type_document, iri(kind) if kind else None),
            (DCTERMS.title, chinese(meta.title)),
            (ELI.number, plain(meta.number)),
            (ELI.id_local, plain(meta.index_number)),
            (ELI.date_document, day(meta.date_signed)),
            (ELI.date_publication, day(meta.date_published)),
            (GWP.hasSourceText, self.words.part("text")),
        )
        if meta.start or meta.end:
            period = self.words.part("period")
            yield from describe(self.document, (DCTERMS.temporal, period))
            yield from describe(
                period,
                (RDF.type, iri(DCTERMS.PeriodOfTime)),
                (DCAT.startDate, day(meta.start)),
                (DCAT.endDate, day(meta.end)),
            )

    def _parties(self) -> Iterator[Triple]:
        meta = self.plan.metadata
        if meta.jurisdiction is not None:
            place = self.words.place(meta.jurisdiction)
            yield from describe(self.document, (GWP.inJurisdiction, place))
            yield from describe(
                place,
                (RDF.type, iri(DCTERMS.Location)),
                (SKOS.prefLabel, chinese(meta.jurisdiction)),
            )
        if meta.issuer is not None:
            yield from self._party(ELI.passed_by, meta.issuer, GWP.NamedUnit)
        for name in meta.addressees:
            yield from self._party(GWP.addressee, name, self.words.unit_class(name))
        for name in meta.copied_to:
            yield from self._party(GWP.copiedTo, name, self.words.unit_class(name))

    def _party(self, predicate: str, name: str, kind: str) -> Iterator[Triple]:
        unit = self.words.unit(name)
        yield from describe(self.document, (predicate, unit))
        yield from self.words.name_unit(unit, name, kind)

    def _fields(self) -> Iterator[Triple]:
        for field, span in self.plan.metadata.spans.items():
            yield from self._field(self.document, FIELD_PROPERTIES[field], span)

    def _field(self, subject: NamedNode, predicate: str, span: Span) -> Iterator[Triple]:
        """Tie `span` to one property of a subject that has evidence for several."""
        node = self.words.span(span)
        yield from describe(subject, (PROV.wasDerivedFrom, node))
        yield from describe(node, (GWP.evidenceFor, iri(predicate)))

    def _sections(self) -> Iterator[Triple]:
        scheme = self.words.part("sectors")
        yield from describe(
            scheme, (RDF.type, iri(SKOS.ConceptScheme)), (DCTERMS.isPartOf, self.document)
        )
        for sector in self.plan.sectors:
            topic = self.words.part("sector", sector.ordinal)
            yield from describe(
                self.words.part("section", sector.ordinal),
                (RDF.type, iri(GWP.Section)),
                (DCTERMS.title, chinese(sector.title)),
                (GWP.ordinal, ordinal(sector.ordinal)),
                (GWP.inDocument, self.document),
                (CV.sector, topic),
                (PROV.wasDerivedFrom, self.words.span(sector.span)),
            )
            yield from describe(
                topic,
                (RDF.type, iri(GWP.Sector)),
                (SKOS.prefLabel, chinese(sector.title)),
                (GWP.ordinal, ordinal(sector.ordinal)),
                (SKOS.inScheme, scheme),
                (GWP.inDocument, self.document),
            )

    def _units(self) -> Iterator[Triple]:
        for unit in self.plan.units:
            node = self.words.unit(unit.name)
            yield from self.words.name_unit(node, unit.name, GWP.NamedUnit)
            yield from describe(node, (ORG.classification, iri(concept("unit-type", unit.type))))
            for alias in unit.aliases:
                yield from describe(node, (SKOS.altLabel, chinese(alias)))

    def _leading_group(self) -> Iterator[Triple]:
        group = self.plan.leading_group
        if group is None:
            return
        node = self.words.part("leading-group")
        yield from describe(self.document, (GWP.hasLeadingGroup, node))
        yield from describe(
            node,
            (RDF.type, iri(GWP.LeadingGroup)),
            (SKOS.prefLabel, chinese(group.name)),
        )
        yield from self._field(node, SKOS.prefLabel, group.span)
        if group.host is not None:
            host = self.words.unit(group.host)
            yield from describe(node, (GWP.hostedBy, host))
            yield from self.words.name_unit(host, group.host, GWP.NamedUnit)
        if group.host_span is not None:
            yield from self._field(node, GWP.hostedBy, group.host_span)

    def _duties(self) -> Iterator[Triple]:
        for index, duty in enumerate(self.plan.reporting, 1):
            node = self.words.part("reporting", index)
            yield from describe(self.document, (GWP.hasReportingObligation, node))
            yield from describe(
                node,
                (RDF.type, iri(GWP.ReportingObligation)),
                (CV.frequency, iri(FREQUENCIES[duty.frequency])),
                (GWP.dayOfMonth, ordinal(duty.day)),
                (GWP.sourceForm, chinese(duty.surface)),
                (PROV.wasDerivedFrom, self.words.span(duty.span)),
            )
        for index, attachment in enumerate(self.plan.attachments, 1):
            node = self.words.part("attachment", index)
            yield from describe(self.document, (GWP.hasAttachment, node))
            yield from describe(
                node,
                (RDF.type, iri(GWP.Attachment)),
                (GWP.ordinal, ordinal(index)),
                (DCTERMS.title, chinese(attachment.title)),
                (GWP.attachmentPresent, _BOOLEANS[attachment.present]),
                (PROV.wasDerivedFrom, self.words.span(attachment.span)),
            )

    def _notes(self) -> Iterator[Triple]:
        for index, note in enumerate(self.plan.notes, 1):
            node = self.words.part("note", index)
            yield from describe(
                node,
                (RDF.type, iri(GWP.CurationNote)),
                (GWP.ordinal, ordinal(index)),
                (GWP.inDocument, self.document),
                (GWP.noteKind, iri(concept("note-kind", note.kind))),
                (SKOS.note, chinese(note.message)),
                (PROV.wasDerivedFrom, self.words.span(note.span)),
            )
            if note.kind == "correction":
                yield from self._act(node, self.words.part("note", index, "act"), note)

    def _act(self, note: NamedNode, node: NamedNode, record: Note) -> Iterator[Triple]:
        """Write by whom, when and why a reading was corrected."""
        agent = iri(self.words.iris.named("agent", record.who)) if record.who else None
        yield from describe(note, (PROV.wasGeneratedBy, node), (PROV.wasAttributedTo, agent))
        yield from describe(
            node,
            (RDF.type, iri(PROV.Activity)),
            (PROV.used, self.words.part("text")),
            (PROV.wasAssociatedWith, agent),
            (DCTERMS.created, day(record.when)),
            (DCTERMS.description, chinese(record.why)),
        )
        if agent is not None:
            yield from describe(
                agent, (RDF.type, iri(PROV.Agent)), (SKOS.prefLabel, chinese(record.who))
            )

    def _source(self) -> Iterator[Triple]:
        """Write the text and the spans that were cited, which are known only at the end."""
        yield from describe(
            self.words.part("text"),
            (RDF.type, iri(GWP.SourceText)),
            (RDF.value, chinese(self.plan.text)),
            (GWP.sha256, plain(self.plan.sha256)),
            (DCTERMS.source, plain(self.plan.source)),
            (GWP.inDocument, self.document),
        )
        yield from self.words.cited_spans()


_BOOLEANS: Final = {
    value: Literal(str(value).lower(), datatype=NamedNode(XSD.boolean)) for value in (True, False)
}
