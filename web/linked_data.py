"""The IRIs of the data and of the ontology, answered as a page or as RDF, as the reader asks.

``/id/…`` names a thing and leads (303) to what describes it: a page for people, ``/data/…`` for
programs. ``/ns`` is the ontology itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from graph.errors import UnknownNameError
from graph.library import Library
from graph.store import ONTOLOGY_GRAPH
from ontology.files import ontology_files
from ontology.language import Bilingual
from ontology.terms import DCTERMS, GWP, OA, OWL, PROV, RDF, RDFS, SKOS
from ontology.turtle import read_turtle
from ontology.vocabulary import (
    ontology_triples,
    released_triples,
    releases,
    scheme_triples,
)
from web.description import WELL_KNOWN, description_router
from web.rdf_answers import FORMATS, alternates, chosen_format, graph_response
from web.rendering import Renderer
from web.urls import Urls

_RESOURCE: Final = Bilingual(zh="资源", en="resource")
_VERSION: Final = Bilingual(zh="版本", en="version")


def linked_data_router(library: Callable[[], Library]) -> APIRouter:
    """Return the routes under which every IRI of the data and of the ontology is answered."""
    pages = _LinkedData(Renderer(), library)
    router = APIRouter(tags=["linked data"])
    router.include_router(description_router(library))
    routes: dict[str, Callable[..., Response]] = {
        "/id/{path:path}": pages.name,
        "/data/{path:path}": pages.data,
        "/about/{path:path}": pages.about,
        "/ns": pages.ontology,
        "/ns/{version}": pages.version,
        "/scheme": pages.schemes,
        "/scheme/{path:path}": pages.schemes,
        "/shapes": pages.shapes,
        "/context.jsonld": pages.context,
    }
    for path, endpoint in routes.items():
        router.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)
    return router


class _LinkedData:
    def __init__(self, renderer: Renderer, library: Callable[[], Library]) -> None:
        self.renderer = renderer
        self.library = library

    def name(self, request: Request, path: str) -> Response:
        """Lead from the name of a thing to what describes it."""
        iri = self._known(path)
        chosen = chosen_format(request)
        target = self._page_of(iri, path) if chosen is None else f"/data/{_quoted(request, 'id')}"
        data = alternates(f"/data/{_quoted(request, 'id')}")
        return RedirectResponse(target, 303, {"Vary": "Accept", "Link": data})

    def data(self, request: Request, path: str) -> Response:
        """Return the statements about a thing."""
        iri = self._known(path)
        chosen = chosen_format(request, page=False) or FORMATS[0]
        return graph_response(chosen, self._description(iri), f"/about/{_quoted(request, 'data')}")

    def about(self, request: Request, path: str) -> Response:
        """Show the statements about a thing as a page."""
        iri = self._known(path)
        data = f"/data/{_quoted(request, 'about')}"
        response = self.renderer.page(
            request,
            "resource.html",
            iri=iri,
            label=self._label(iri),
            statements=self._statements(iri),
            data=data,
        )
        response.headers["Link"] = f'{alternates(data)}, <{WELL_KNOWN}>; rel="describedby"'
        return response

    def ontology(self, request: Request) -> Response:
        """Return the ontology, or a page that lists its terms."""
        return self._vocabulary(request, [*ontology_triples(), *scheme_triples()], "/ns")

    def version(self, request: Request, version: str) -> Response:
        """Return the ontology as it was frozen in a version, or as it now is."""
        frozen = released_triples(version)
        if frozen is not None:
            return self._vocabulary(request, frozen, f"/ns/{version}")
        known = ontology_version()
        if version != known:
            raise UnknownNameError(_VERSION, version, sorted({known, *releases()}))
        return self.ontology(request)

    def schemes(self) -> Response:
        """Lead from the name of a concept to the vocabulary, which holds all schemes."""
        return RedirectResponse("/ns", 303)

    def shapes(self, request: Request) -> Response:
        """Return the shapes."""
        form = chosen_format(request, page=False) or FORMATS[0]
        files = ontology_files()
        return graph_response(form, read_turtle(files.prefixes, *files.shapes), "/ns")

    def context(self) -> Response:
        """Return the JSON-LD context."""
        return Response(ontology_files().context.read_bytes(), 200, {}, "application/ld+json")

    def _vocabulary(self, request: Request, triples: list[ox.Triple], path: str) -> Response:
        chosen = chosen_format(request)
        if chosen is not None:
            return graph_response(chosen, triples, path)
        response = self.renderer.page(request, "terms.html", terms=_terms(triples), formats=FORMATS)
        response.headers["Vary"] = "Accept, Cookie"
        response.headers["Link"] = alternates(path)
        return response

    def _known(self, path: str) -> str:
        iri = f"{self.library().iris.base}{path}"
        store = self.library().store.inner
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            raise UnknownNameError(_RESOURCE, path) from None
        if next(store.quads_for_pattern(node, None, None, ox.DefaultGraph()), None) is None:
            raise UnknownNameError(_RESOURCE, path)
        return iri

    def _page_of(self, iri: str, path: str) -> str:
        """Return the page made for this kind of thing, or the general one."""
        slug = self.library().iris.slug_of(iri)
        known = {summary.slug for summary in self.library().plans()}
        if slug in known and slug is not None:
            rest = path.removeprefix(f"doc/{slug}").strip("/")
            if not rest:
                return Urls(slug).page()
            if rest.startswith("task/") and rest.count("/") == 1:
                return Urls(slug).task(rest.removeprefix("task/"))
        return f"/about/{path}"

    def _description(self, iri: str) -> list[ox.Triple]:
        """Return what is said of a thing, and the characters behind each of its statements."""
        node = ox.NamedNode(iri)
        return self.library().store.construct(f"""
            CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} . ?span ?r ?v }} WHERE {{
              {{ {node} ?p ?o }}
              UNION {{ ?s ?q {node} FILTER(?q IN (<{GWP.involvesUnit}>, <{GWP.benchmarks}>,
                        <{GWP.inDocument}>, <{GWP.inSector}>)) }}
              UNION {{ {node} <{PROV.wasDerivedFrom}> ?span . ?span ?r ?v
                       FILTER(?r IN (<{OA.start}>, <{OA.end}>, <{OA.exact}>)) }} }}""")

    def _statements(self, iri: str) -> list[tuple[str, str, str | None]]:
        """Return property, value and address of the value, if it has one here."""
        base = self.library().iris.base
        rows = []
        for triple in self._description(iri):
            value = triple.object
            if triple.subject != ox.NamedNode(iri) or isinstance(value, ox.Triple):
                continue
            local = isinstance(value, ox.NamedNode) and value.value.startswith(base)
            rows.append(
                (
                    triple.predicate.value,
                    self._label(value.value) if isinstance(value, ox.NamedNode) else value.value,
                    f"/id/{value.value.removeprefix(base)}" if local else None,
                )
            )
        return rows

    def _label(self, iri: str) -> str:
        node = ox.NamedNode(iri)
        rows = self.library().store.select(f"""
            SELECT ?label WHERE {{
              {node} <{SKOS.prefLabel}>|<{DCTERMS.title}>|<{RDFS.label}> ?label }}
            ORDER BY DESC(LANG(?label)) LIMIT 1""")
        return rows[0]["label"].value if rows else iri


def ontology_version() -> str:
    """Return the version that the ontology gives itself."""
    said = (t.object for t in ontology_triples() if t.predicate.value == OWL.versionInfo)
    return next(value.value for value in said if isinstance(value, ox.Literal))


def _quoted(request: Request, prefix: str) -> str:
    """Return the path behind `prefix` as it came, so that its escapes survive."""
    raw: bytes = request.scope["raw_path"]
    return raw.decode("ascii").removeprefix(f"/{prefix}/")


def _terms(triples: Iterable[ox.Triple]) -> list[dict[str, str]]:
    """Return the terms of the ontology with label and definition in both languages."""
    found: dict[str, dict[str, str]] = {}
    for triple in triples:
        name, value = str(triple.subject)[1:-1], triple.object
        if not name.startswith(f"{ONTOLOGY_GRAPH}#"):
            continue
        term = found.setdefault(name, {"iri": name, "name": name.rpartition("#")[2]})
        if triple.predicate.value == RDF.type and isinstance(value, ox.NamedNode):
            term.setdefault("kind", value.value.rpartition("#")[2])
        if triple.predicate.value in (RDFS.label, SKOS.definition) and isinstance(
            value, ox.Literal
        ):
            key = "label" if triple.predicate.value == RDFS.label else "definition"
            term[f"{key}_{value.language}"] = value.value
    return sorted(found.values(), key=lambda term: (term.get("kind", ""), term["name"]))
