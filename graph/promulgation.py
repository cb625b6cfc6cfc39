"""The notice that issues a plan (印发通知), and the kinds of documents that titles name (文种)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Triple

from graph.terms import chinese, day, describe, iri, plain
from graph.words import Words
from ontology.concepts import concept, words_of
from ontology.terms import DCTERMS, ELI, GWP, PROV, RDF
from plans.records import Plan, Span

_HEAD_CHARS: Final = 3000
_NOTICE: Final = re.compile(r"关于(?:印发|转发|发布|下发)(?P<issued>[^。；：]{2,160}?)的\s*通\s*知")
_BLANK_OR_MARK: Final = re.compile(r"[\s《》〈〉<>“”\"]+")
_BRACKETS: Final = str.maketrans("（），〔〕", "(),[]")
_TAIL: Final = re.compile(r"(?:\([^()]*\))+$")
_KIND: Final = "document-type"


def notice_triples(words: Words) -> Iterator[Triple]:
    """Yield the notice that the text opens with, if it is this plan that the notice issues.

    The number, the issuer, the addressees and the dates of the text stand on the notice, so they
    are its own; they are also those by which the plan is known.
    """
    plan = words.plan
    span = find_notice(plan)
    if span is None:
        return
    meta, node = plan.metadata, words.part("notice")
    issuer = words.unit(meta.issuer) if meta.issuer else None
    yield from describe(
        node,
        (RDF.type, iri(GWP.PromulgationNotice)),
        (DCTERMS.title, chinese("".join(span.of(plan.text).split()))),
        (ELI.type_document, iri(concept(_KIND, "notice"))),
        (ELI.number, plain(meta.number)),
        (ELI.date_document, day(meta.date_signed)),
        (ELI.date_publication, day(meta.date_published)),
        (ELI.passed_by, issuer),
        (GWP.promulgates, words.document),
        (PROV.wasDerivedFrom, words.span(span)),
    )
    for name in meta.addressees:
        yield from describe(node, (GWP.addressee, words.unit(name)))
    for name in meta.copied_to:
        yield from describe(node, (GWP.copiedTo, words.unit(name)))


def find_notice(plan: Plan) -> Span | None:
    """Return where a plan has the title of the notice that issues it; ``None`` without one.

    A notice that issues something else, such as a plan of a higher level, is not it.
    """
    title = _bare(plan.metadata.title)
    for match in _NOTICE.finditer(plan.text, 0, _HEAD_CHARS):
        issued = _bare(match["issued"])
        if issued.endswith(title) or title.endswith(issued):
            return Span(match.start(), match.end())
    return None


def document_type(title: str) -> str | None:
    """Return the concept of the kind of document that a title ends with; ``None`` if it names none.

    >>> document_type("甲市国际城市建设工作方案(2018-2019年)").rpartition("/")[2]
    'work-plan'
    >>> document_type("甲市2023年工作安排") is None
    True
    """
    bare = _TAIL.sub("", _bare(title))
    found = max((word for word in words_of(_KIND) if bare.endswith(word)), key=len, default=None)
    return None if found is None else concept(_KIND, found)


def _bare(title: str) -> str:
    return _BLANK_OR_MARK.sub("", title).translate(_BRACKETS)
