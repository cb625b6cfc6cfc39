"""The SPARQL 1.1 Graph Store HTTP Protocol.

References
----------
https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urljoin

from fastapi import APIRouter, Request
from starlette.responses import Response

from graph.service import (
    Document,
    Question,
    SparqlService,
    add_to_graph,
    checked_iri,
    drop_graph,
    format_by_key,
    formats_of,
    put_graph,
)
from ontology.language import Bilingual, GwpError
from web.errors import MediaTypeError, NoGraphError, RequestError, error_response
from web.multipart import parts_of
from web.negotiate import accepts_gzip
from web.sparql_answer import QueryResponse
from web.sparql_openapi import store_operation
from web.sparql_request import chosen_format, endpoint_of, media_type_of, parse_fields, read_body
from web.write_access import WriteAccess, agent_of

_MULTIPART: Final = "multipart/form-data"
_METHODS: Final = "GET, HEAD, POST, PUT, DELETE, OPTIONS"
_TAKEN: Final = tuple(row for row in formats_of("graph") if not row.named_graphs)
_TYPES: Final = (*(name for row in _TAKEN for name in row.media_types), _MULTIPART)
_DONE: Final = {"Cache-Control": "no-store"}
Endpoint = Callable[[Request], Awaitable[Response]]


def graph_store_router(
    queries: SparqlService, access: WriteAccess, *, path: str = "/store"
) -> APIRouter:
    """Return the routes of a graph store at `path`.

    A graph is named by ``?graph=IRI``, by ``?default``, or is the address itself below `path`.
    """
    store = _GraphStore(queries, access, path)
    router = APIRouter(tags=["SPARQL"])
    for method, work in store.methods().items():
        shown = store_operation(method)
        router.add_api_route(path, _guarded(work), methods=[method], **shown)
        below = f"{path}/{{_:path}}"
        router.add_api_route(below, _guarded(work), methods=[method], include_in_schema=False)
    return router


class _GraphStore:
    def __init__(self, queries: SparqlService, access: WriteAccess, path: str) -> None:
        self.queries = queries
        self.access = access
        self.path = path

    def methods(self) -> dict[str, Endpoint]:
        return {
            "GET": self.get,
            "HEAD": self.get,
            "PUT": self.put,
            "POST": self.post,
            "DELETE": self.delete,
            "OPTIONS": _options,
        }

    async def get(self, request: Request) -> Response:
        """Send a graph in the format that the reader prefers."""
        graph = self.named(request)
        media_type, form = chosen_format(request, None, "graph")
        await self.must_exist(graph)
        inner = "{ ?s ?p ?o }" if graph is None else f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        gzip = accepts_gzip(request.headers.get("accept-encoding"))
        question = Question(f"CONSTRUCT {{ ?s ?p ?o }} {inner}", form, gzip=gzip)
        shown = form.content_type if media_type == form.media_type else media_type
        with_body = request.method != "HEAD"
        return QueryResponse(self.queries, question, request.headers, shown, with_body=with_body)

    async def put(self, request: Request) -> Response:
        """Make a document the content of a graph."""
        updates = self.access.admit(request)
        graph = self.named(request)
        documents = await self.documents(request)
        known = await self.exists(graph)
        base = graph or endpoint_of(request)
        await updates.write(put_graph(graph, documents, base=base, agent=agent_of(request)))
        return Response(status_code=204 if known else 201, headers=_DONE)

    async def post(self, request: Request) -> Response:
        """Add a document to a graph; without a graph, to a new one."""
        updates = self.access.admit(request)
        new = self.minted(request)
        graph = new or self.named(request)
        documents = await self.documents(request)
        known = await self.exists(graph)
        base = graph or endpoint_of(request)
        await updates.write(add_to_graph(graph, documents, base=base, agent=agent_of(request)))
        headers = _DONE | ({"Location": new} if new else {})
        return Response(status_code=204 if known else 201, headers=headers)

    async def delete(self, request: Request) -> Response:
        """Remove a graph; the default graph is emptied."""
        updates = self.access.admit(request)
        graph = self.named(request)
        await self.must_exist(graph)
        await updates.write(drop_graph(graph, agent=agent_of(request)))
        return Response(status_code=204, headers=_DONE)

    def named(self, request: Request) -> str | None:
        """Return the graph that the request names, None for the default graph."""
        fields = parse_fields(request.scope["query_string"])
        graphs = fields.get("graph", ())
        if len(graphs) + len(fields.get("default", ())) > 1:
            raise RequestError(_TWO_GRAPHS)
        if graphs:
            return checked_iri(urljoin(endpoint_of(request), graphs[0]))
        if "default" in fields:
            return None
        if self.is_root(request):
            raise RequestError(_NO_GRAPH)
        return checked_iri(endpoint_of(request))

    def minted(self, request: Request) -> str | None:
        """Return a name for the graph that a request asks to be made, if it asks for that."""
        if not self.is_root(request) or request.scope["query_string"]:
            return None
        return f"{endpoint_of(request)}/{secrets.token_hex(8)}"

    def is_root(self, request: Request) -> bool:
        return request.url.path.rstrip("/").endswith(self.path)

    async def documents(self, request: Request) -> tuple[Document, ...]:
        """Return the documents in the body of the request."""
        media_type = media_type_of(request, _TYPES)
        body = await read_body(request, self.queries.limits.update_bytes)
        if media_type != _MULTIPART:
            return (Document(body, format_by_key(media_type, _TAKEN).key),)
        parts = parts_of(body, request.headers["content-type"])
        unknown = [part.media_type for part in parts if part.media_type not in _TYPES[:-1]]
        if unknown:
            raise MediaTypeError(unknown[0], _TYPES[:-1])
        return tuple(Document(p.data, format_by_key(p.media_type, _TAKEN).key) for p in parts)

    async def must_exist(self, graph: str | None) -> None:
        if graph is not None and not await self.exists(graph):
            raise NoGraphError(graph)

    async def exists(self, graph: str | None) -> bool:
        if graph is None:
            return True
        pattern = f"ASK {{ GRAPH <{graph}> {{ {self.queries.existence} }} }}"
        question = Question(pattern, format_by_key("json"))
        answer = await self.queries.query(question)
        return bool(json.loads(await answer.read())["boolean"])


def _guarded(work: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except GwpError as error:
            return error_response(error, request.headers)

    return answer


async def _options(_: Request) -> Response:
    return Response(status_code=204, headers={"Allow": _METHODS})


_TWO_GRAPHS: Final = Bilingual(
    zh="graph 与 default 只能给出一个", en="give graph or default, and only once"
)
_NO_GRAPH: Final = Bilingual(
    zh="请用 ?graph=IRI 或 ?default 指明图", en="name a graph with ?graph=IRI or ?default"
)
