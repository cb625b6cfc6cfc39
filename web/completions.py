"""What an editor offers while a query is written, as JSON."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from graph.service import SparqlService
from ontology.language import GwpError
from web.errors import error_response
from web.terms import Kind, Term, Terms, search

_KINDS: Final = Query(description="Only these kinds, in this order; all if none.", max_length=6)
_OF: Final = Query(description="Classes whose properties come first.", max_length=20)
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    429: {"description": "This client has used its fair share; Retry-After says when."},
    500: {"description": "The data cannot be read."},
    502: {"description": "The remote store fails."},
    503: {"description": "The service is busy; Retry-After says when to come again."},
    504: {"description": "Reading the labels took too long."},
}


class CompletionOut(BaseModel):
    """One thing that can stand in a query."""

    kind: Kind
    name: str = Field(description="What to write in the query.")
    iri: str
    zh: str
    en: str
    count: int = Field(description="Members of a class, statements of a property, tasks of a unit.")


class CompletionsOut(BaseModel):
    """What can stand in a query, the best first."""

    total: int
    items: list[CompletionOut]


def completions_router(service: SparqlService, path: str) -> APIRouter:
    """Return the route at which an editor asks what can be written."""
    terms = Terms(service)
    router = APIRouter(tags=["SPARQL"])

    async def completions(
        request: Request,
        q: Annotated[str, Query(max_length=200, description="What is typed so far.")] = "",
        kind: Annotated[tuple[Kind, ...], _KINDS] = (),
        of: Annotated[tuple[str, ...], _OF] = (),
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Response:
        try:
            known = await terms.all()
        except GwpError as error:
            return error_response(error, request.headers)
        found = await asyncio.to_thread(search, known, q, kind, of)
        items = [_completion(term) for term in found[:limit]]
        body = CompletionsOut(total=len(found), items=items).model_dump_json()
        return Response(body, media_type="application/json")

    router.add_api_route(
        path,
        completions,
        methods=["GET"],
        response_model=CompletionsOut,
        responses=_RESPONSES,
        summary="Prefixes, terms and names of the data that fit a text",
    )
    return router


def _completion(term: Term) -> CompletionOut:
    return CompletionOut(
        kind=term.kind,
        name=term.name,
        iri=term.iri,
        zh=term.label("zh"),
        en=term.label("en"),
        count=term.count,
    )
