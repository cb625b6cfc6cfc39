"""The SPARQL endpoint: a router over a query service."""

from __future__ import annotations

import json
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from graph.service import Format, QueryService, Question, format_by_key, formats_of, outline_of
from graph.service.formats import Kind
from ontology.language import Bilingual, GwpError
from web.errors import NotAcceptableError, RequestError, error_response
from web.negotiate import accepts_gzip, choose
from web.sparql_answer import QueryResponse
from web.sparql_description import describe_service
from web.sparql_openapi import OPERATION
from web.sparql_request import SparqlRequest, read_request

# A query of CJK text is nine bytes for three when it comes percent-encoded.
_ENCODED: Final = 3
_FIELDS_BYTES: Final = 64 * 1024
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_GRAPH_NAMES: Final = "SELECT ?g { GRAPH ?g { } }"


def sparql_router(
    service: QueryService, *, path: str = "/sparql", query_page: str = "/query"
) -> APIRouter:
    """Return the routes of a SPARQL 1.1 Protocol endpoint at `path`.

    A browser that comes without a query is sent to `query_page`.
    """
    router = APIRouter(tags=["SPARQL"])

    async def answer(request: Request) -> Response:
        try:
            return await _answer(service, request, query_page)
        except GwpError as error:
            return error_response(error, request.headers)

    async def options() -> Response:
        return Response(status_code=204, headers={"Allow": _METHODS})

    for method in ("GET", "POST"):
        router.add_api_route(path, answer, methods=[method], **OPERATION[method])
    router.add_api_route(path, answer, methods=["HEAD"], include_in_schema=False)
    router.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False)
    everything = ["GET", "HEAD", "POST"]
    router.add_api_route(f"{path}/", answer, methods=everything, include_in_schema=False)
    return router


async def _answer(service: QueryService, request: Request, query_page: str) -> Response:
    body_bytes = service.limits.query_bytes * _ENCODED + _FIELDS_BYTES
    asked = await read_request(request, body_bytes)
    if asked.query is not None:
        return _run(service, request, asked)
    if asked.update is not None or request.method == "POST":
        raise RequestError(_NO_QUERY)
    if choose(request.headers.get("accept"), _DESCRIPTION_OR_PAGE) == ("text/html", None):
        return RedirectResponse(query_page, 303, {"Vary": "Accept"})
    return await _describe(service, request, asked)


def _run(service: QueryService, request: Request, asked: SparqlRequest) -> Response:
    query = asked.query or ""
    chosen, form = _format(request, asked, outline_of(query).kind)
    question = Question(
        query,
        form,
        default_graphs=asked.all("default-graph-uri"),
        named_graphs=asked.all("named-graph-uri"),
        base=_endpoint(request),
        gzip=accepts_gzip(request.headers.get("accept-encoding")),
        timeout_s=_timeout_s(asked.one("timeout")),
        client=request.client.host if request.client else "",
    )
    content_type = form.content_type if chosen == form.media_type else chosen
    return QueryResponse(
        service, question, request.headers, content_type, with_body=request.method != "HEAD"
    )


async def _describe(service: QueryService, request: Request, asked: SparqlRequest) -> Response:
    _, form = _format(request, asked, "graph")
    answer = await service.query(Question(_GRAPH_NAMES, format_by_key("json")))
    rows: list[dict[str, Any]] = json.loads(await answer.read())["results"]["bindings"]
    names = [row["g"]["value"] for row in rows if row["g"]["type"] == "uri"]
    body = describe_service(_endpoint(request), names, form)
    headers = {"Vary": "Accept", "Content-Type": form.content_type}
    return Response(body, headers=headers)


def _format(request: Request, asked: SparqlRequest, kind: Kind) -> tuple[str, Format]:
    """Return media type and format of the answer: what `format` names, or what Accept prefers."""
    offers = formats_of(kind)
    key = asked.one("format")
    if key is not None:
        try:
            form = format_by_key(key, offers)
        except KeyError:
            raise NotAcceptableError(tuple(row.key for row in offers)) from None
        return form.media_type, form
    chosen = choose(request.headers.get("accept"), _offers(offers))
    if chosen is None:
        raise NotAcceptableError(tuple(row.media_type for row in offers))
    return chosen


def _offers(rows: tuple[Format, ...]) -> list[tuple[str, Format]]:
    """Return what can be asked for, every registered type before every other name of one."""
    named = [(place, name, row) for row in rows for place, name in enumerate(row.media_types)]
    return [(name, row) for place, name, row in sorted(named, key=lambda offer: offer[0])]


def _endpoint(request: Request) -> str:
    return str(request.url.replace(query="", fragment="")).rstrip("/")


def _timeout_s(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise RequestError(_BAD_TIMEOUT)
    return seconds


_DESCRIPTION_OR_PAGE: Final[list[tuple[str, Format | None]]] = [
    *_offers(formats_of("graph")),
    ("text/html", None),
]
_NO_QUERY: Final = Bilingual(zh="缺少参数 query", en="the parameter query is missing")
_BAD_TIMEOUT: Final = Bilingual(
    zh="timeout 须为大于 0 的秒数", en="timeout must be a number of seconds above 0"
)
