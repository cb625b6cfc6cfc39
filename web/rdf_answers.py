"""RDF as an answer: the format that the reader prefers, and headers that name the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox
from fastapi import Request, Response

from export import rdf
from graph.service import Format, formats_of
from web.errors import NotAcceptableError
from web.negotiate import choose

PAGE: Final = "text/html"
_WRITERS: Final[dict[str, Callable[[Iterable[ox.Triple]], bytes]]] = {
    "turtle": rdf.turtle,
    "ntriples": rdf.ntriples,
    "jsonld": rdf.jsonld,
    "rdfxml": rdf.rdfxml,
}
FORMATS: Final = tuple(row for row in formats_of("graph") if row.key in _WRITERS)


def chosen_format(request: Request, *, page: bool = True) -> Format | None:
    """Return the RDF format that the reader wants, ``None`` for a page."""
    offers: list[tuple[str, Format | None]] = [(PAGE, None)] if page else []
    offers += [(row.media_type, row) for row in FORMATS]
    offers += [(alias, row) for row in FORMATS for alias in row.media_types[1:]]
    chosen = choose(request.headers.get("accept"), offers)
    if chosen is None:
        raise NotAcceptableError(tuple(media_type for media_type, _ in offers))
    return chosen[1]


def graph_response(form: Format, triples: Iterable[ox.Triple], page: str) -> Response:
    """Return statements in one format; `page` is the address of what describes them."""
    headers = {
        "Vary": "Accept",
        "Link": f'{alternates(page)}, <{page}>; rel="describedby"; type="{PAGE}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(_WRITERS[form.key](triples), 200, headers, form.content_type)


def alternates(path: str) -> str:
    """Return the value of a Link header that names every RDF format of an address."""
    return ", ".join(f'<{path}>; rel="alternate"; type="{row.media_type}"' for row in FORMATS)
