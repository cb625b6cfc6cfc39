"""What describes the dataset as a whole: VoID and DCAT at the well-known place, and its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from export.catalogue import Distribution, catalogue_triples
from export.dataset import DATA_FILES
from export.formats import export_format
from export.holding import holding_of
from export.source import Source
from graph.errors import UnknownNameError
from graph.library import Library
from ontology.language import Bilingual
from web.rdf_answers import FORMATS, chosen_format, graph_response

WELL_KNOWN: Final = "/.well-known/void"
_FILE: Final = Bilingual(zh="文件", en="file")
# The names under the base IRI that the description itself speaks of.
_DESCRIBED: Final = ("catalogue", "dataset", "publisher", "series", "service")


def description_router(library: Callable[[], Library]) -> APIRouter:
    """Return the routes under which the description of the dataset is answered."""
    pages = _Description(library)
    router = APIRouter(tags=["linked data"])
    routes: dict[str, Callable[..., Response]] = {
        WELL_KNOWN: pages.describe,
        **{f"/id/{name}": pages.lead for name in _DESCRIBED},
        "/id/dataset/{path:path}": pages.part,
    }
    for path, endpoint in routes.items():
        router.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)
    return router


class _Description:
    def __init__(self, library: Callable[[], Library]) -> None:
        self.library = library
        self.kept: tuple[tuple[str, str], list[ox.Triple]] | None = None

    def describe(self, request: Request) -> Response:
        """Return the description as RDF, Turtle unless something else is asked for."""
        form = chosen_format(request, page=False) or FORMATS[0]
        return graph_response(form, self._triples(request), WELL_KNOWN)

    def lead(self) -> Response:
        """Lead from the name of the dataset to its description."""
        return RedirectResponse(WELL_KNOWN, 303)

    def part(self, path: str) -> Response:
        """Lead from the name of a file to the download, from all else to the description."""
        if path in DATA_FILES:
            return RedirectResponse(f"/download/{DATA_FILES[path]}", 303)
        if "." in path.rpartition("/")[2]:
            raise UnknownNameError(_FILE, path, DATA_FILES)
        return self.lead()

    def _triples(self, request: Request) -> list[ox.Triple]:
        """Return the description, counted once for each state of the store and address."""
        library, address = self.library(), str(request.base_url)
        key = (library.generation, address)
        kept = self.kept
        if kept is None or kept[0] != key:
            ways = [
                Distribution(name, export_format(row).media_type, url=f"{address}download/{row}")
                for name, row in DATA_FILES.items()
            ]
            triples = list(catalogue_triples(holding_of(Source(library)), ways, f"{address}sparql"))
            kept = self.kept = (key, triples)
        return kept[1]
