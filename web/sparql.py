"""The SPARQL endpoint: a router over a query service."""

from __future__ import annotations

import json
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from graph.service import (
    Format,
    Question,
    SparqlService,
    checked_iri,
    format_by_key,
    formats_of,
    looked_through,
    outline_of,
)
from ontology.language import Bilingual, GwpError
from web.completions import completions_router
from web.errors import RequestError, error_response
from web.negotiate import accepts_gzip, choose
from web.sparql_answer import QueryResponse
from web.sparql_description import describe_service
from web.sparql_openapi import OPERATION
from web.sparql_request import (
    SparqlRequest,
    chosen_format,
    endpoint_of,
    offers,
    read_request,
)
from web.sparql_update import run_update
from web.write_access import WriteAccess

# A query of CJK text is nine bytes for three when it comes percent-encoded.
_ENCODED: Final = 3
_SHORTEST_S: Final = 1.0
_FIELDS_BYTES: Final = 64 * 1024
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_GRAPH_NAMES: Final = "SELECT ?g { GRAPH ?g { } }"


def sparql_router(
    service: SparqlService,
    access: WriteAccess | None = None,
    *,
    path: str = "/sparql",
    query_page: str = "/query",
) -> APIRouter:
    """Return the routes of a SPARQL 1.1 Protocol endpoint at `path`, and of what editors complete.

    A browser that comes without a query is sent to `query_page`. Updates are taken here too, from
    those whom `access` admits.
    """
    endpoint = _Endpoint(service, access or WriteAccess(), query_page)
    router = APIRouter(tags=["SPARQL"])

    async def answer(request: Request) -> Response:
        try:
            return await endpoint.answer(request)
        except GwpError as error:
            return error_response(error, request.headers)

    async def options() -> Response:
        return Response(status_code=204, headers={"Allow": _METHODS})

    for method in ("GET", "POST"):
        router.add_api_route(path, answer, methods=[method], **OPERATION[method])
    router.add_api_route(path, answer, methods=["HEAD"], include_in_schema=False)
    router.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False)
    everything = ["GET", "HEAD", "POST"]
    router.include_router(completions_router(service, f"{path}/completions"))
    router.add_api_route(f"{path}/", answer, methods=everything, include_in_schema=False)
    return router


class _Endpoint:
    def __init__(self, service: SparqlService, access: WriteAccess, query_page: str) -> None:
        self.service = service
        self.access = access
        self.query_page = query_page

    async def answer(self, request: Request) -> Response:
        body_bytes = self.service.limits.query_bytes * _ENCODED + _FIELDS_BYTES
        asked = await read_request(request, body_bytes)
        if asked.query is not None:
            await looked_through(asked.query)
            return self.run(request, asked)
        if request.method == "POST" and asked.update is not None:
            return await run_update(self.access, request, asked)
        if asked.update is not None or request.method == "POST":
            raise RequestError(_NO_QUERY)
        if choose(request.headers.get("accept"), _DESCRIPTION_OR_PAGE) == ("text/html", None):
            return RedirectResponse(self.query_page, 303, {"Vary": "Accept"})
        return await self.describe(request, asked)

    def run(self, request: Request, asked: SparqlRequest) -> Response:
        query = asked.query or ""
        key = asked.last("format")
        media_type, form = chosen_format(request, key, outline_of(query).kind)
        question = Question(
            query,
            form,
            default_graphs=tuple(map(checked_iri, asked.all("default-graph-uri"))),
            named_graphs=tuple(map(checked_iri, asked.all("named-graph-uri"))),
            base=endpoint_of(request),
            gzip=accepts_gzip(request.headers.get("accept-encoding")),
            timeout_s=_timeout_s(asked.one("timeout")),
            client=request.client.host if request.client else "",
        )
        shown = form.content_type if media_type == form.media_type else media_type
        with_body = request.method != "HEAD"
        return QueryResponse(self.service, question, request.headers, shown, with_body=with_body)

    async def describe(self, request: Request, asked: SparqlRequest) -> Response:
        _, form = chosen_format(request, asked.last("format"), "graph")
        answer = await self.service.query(Question(_GRAPH_NAMES, format_by_key("json")))
        rows: list[dict[str, Any]] = json.loads(await answer.read())["results"]["bindings"]
        names = [row["g"]["value"] for row in rows if row["g"]["type"] == "uri"]
        endpoint = endpoint_of(request)
        body = describe_service(endpoint, names, form, writable=self.access.on)
        return Response(body, headers={"Vary": "Accept", "Content-Type": form.content_type})


def _timeout_s(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise RequestError(_BAD_TIMEOUT)
    return max(seconds, _SHORTEST_S)


_DESCRIPTION_OR_PAGE: Final[list[tuple[str, Format | None]]] = [
    *offers(formats_of("graph")),
    ("text/html", None),
]
_NO_QUERY: Final = Bilingual(zh="缺少参数 query", en="the parameter query is missing")
_BAD_TIMEOUT: Final = Bilingual(
    zh="timeout 须为大于 0 的秒数", en="timeout must be a number of seconds above 0"
)
