"""The SPARQL endpoint in the words of OpenAPI."""

from __future__ import annotations

from typing import Any, Final

from graph.service import FORMATS

_STATUSES: Final = {
    400: "the request or the query is malformed; line and column say where",
    403: "the query would reach other hosts",
    406: "none of the formats is acceptable",
    413: "the query is too long",
    415: "the body has another content type",
    422: "the answer is too large",
    500: "the query could not be finished",
    503: "the service is busy; Retry-After says when to come again",
    504: "the query took too long",
}


def _field(name: str, text: str, *, many: bool = False, kind: str = "string") -> dict[str, Any]:
    schema: dict[str, Any] = {"type": kind}
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": {"type": "array", "items": schema} if many else schema,
    }


_FIELDS: Final = (
    _field("query", "a SPARQL 1.1 query"),
    _field("default-graph-uri", "graphs whose union is the default graph", many=True),
    _field("named-graph-uri", "graphs that GRAPH may name", many=True),
    _field("format", "a format by its key or extension, in place of Accept"),
    _field("timeout", "seconds, to end the query sooner than the service would", kind="number"),
)
_FORM_SCHEMA: Final = {
    "type": "object",
    "properties": {field["name"]: field["schema"] for field in _FIELDS},
    "required": ["query"],
}


def _responses(kinds: tuple[int, ...]) -> dict[int | str, dict[str, Any]]:
    content: dict[str, Any] = {row.media_type: {} for row in FORMATS}
    answers: dict[int | str, dict[str, Any]] = {
        200: {"description": "the answer, or the service description", "content": content}
    }
    error = {"text/plain": {}, "application/json": {"schema": {"type": "object"}}}
    for status in kinds:
        answers[status] = {"description": _STATUSES[status], "content": error}
    return answers


OPERATION: Final[dict[str, dict[str, Any]]] = {
    "GET": {
        "operation_id": "sparql_get",
        "summary": "Answer a SPARQL query, or describe the service",
        "responses": _responses(tuple(_STATUSES)),
        "openapi_extra": {"parameters": list(_FIELDS)},
    },
    "POST": {
        "operation_id": "sparql_post",
        "summary": "Answer a SPARQL query",
        "responses": _responses(tuple(_STATUSES)),
        "openapi_extra": {
            "parameters": list(_FIELDS[1:]),
            "requestBody": {
                "required": True,
                "content": {
                    "application/sparql-query": {"schema": {"type": "string"}},
                    "application/x-www-form-urlencoded": {"schema": _FORM_SCHEMA},
                },
            },
        },
    },
}
"""What `APIRouter.add_api_route` is told about each method."""
