"""The SPARQL endpoint in the words of OpenAPI."""

from __future__ import annotations

from typing import Any, Final

from fastapi import Security
from fastapi.security import HTTPBearer

from graph.service import FORMATS

_STATUSES: Final = {
    204: "done",
    201: "done; the graph is new",
    401: "the token for writing is missing or wrong",
    404: "there is no such graph",
    400: "the request or the query is malformed; line and column say where",
    403: "the query would reach other hosts",
    406: "none of the formats is acceptable",
    413: "the query is too long",
    415: "the body has another content type",
    422: "the answer is too large",
    429: "this client has used its fair share; Retry-After says when to come again",
    500: "the query could not be finished",
    502: "the remote store fails",
    503: "the service is busy; Retry-After says when to come again",
    504: "the query took too long",
}


_QUERY_STATUSES: Final = (400, 401, 403, 406, 413, 415, 422, 429, 500, 502, 503, 504)
_WRITE_STATUSES: Final = (400, 401, 403, 413, 415, 429, 500, 502, 503, 504)


def _field(
    name: str, text: str, *, many: bool = False, schema: dict[str, Any] | None = None
) -> dict[str, Any]:
    schema = schema or {"type": "string"}
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": {"type": "array", "items": schema} if many else schema,
    }


_IRI: Final = {"type": "string", "format": "iri"}
_KEY: Final = {"type": "string", "enum": [row.key for row in FORMATS]}
_SECONDS: Final = {"type": "number", "exclusiveMinimum": 0}
_FIELDS: Final = (
    _field("query", "a SPARQL 1.1 query", schema={"type": "string", "minLength": 1}),
    _field("default-graph-uri", "graphs whose union is the default graph", many=True, schema=_IRI),
    _field("named-graph-uri", "graphs that GRAPH may name", many=True, schema=_IRI),
    _field("format", "a format by its key, in place of Accept", schema=_KEY),
    _field("timeout", "seconds, to end the query sooner than the service", schema=_SECONDS),
)
_DOCUMENTS: Final = tuple(row for row in FORMATS if row.kind == "graph" and not row.named_graphs)
_FORM_SCHEMA: Final = {
    "type": "object",
    "properties": {field["name"]: field["schema"] for field in _FIELDS},
    "required": ["query"],
}


def _answers() -> dict[int | str, dict[str, Any]]:
    content: dict[str, Any] = {row.media_type: {} for row in FORMATS}
    return {200: {"description": "the answer, or the service description", "content": content}}


def _done(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"description": _STATUSES[status]} for status in statuses}


def errors_of(statuses: tuple[int, ...]) -> dict[int | str, dict[str, Any]]:
    """Return how these errors are described."""
    content = {"text/plain": {}, "application/json": {"schema": {"type": "object"}}}
    return {s: {"description": _STATUSES[s], "content": content} for s in statuses}


OPERATION: Final[dict[str, dict[str, Any]]] = {
    "GET": {
        "operation_id": "sparql_get",
        "summary": "Answer a SPARQL query, or describe the service",
        "responses": _answers() | errors_of(_QUERY_STATUSES),
        "openapi_extra": {"parameters": list(_FIELDS)},
    },
    "POST": {
        "operation_id": "sparql_post",
        "summary": "Answer a SPARQL query",
        "responses": _answers() | errors_of(_QUERY_STATUSES),
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

BEARER: Final = [Security(HTTPBearer(auto_error=False, description="the token for writing"))]
"""What tells OpenAPI that a route wants the token; `WriteAccess` looks at it."""

UPDATE_OPERATION: Final[dict[str, Any]] = {
    "operation_id": "sparql_update",
    "dependencies": BEARER,
    "summary": "Apply a SPARQL update",
    "status_code": 204,
    "responses": _done(204) | errors_of(_WRITE_STATUSES),
    "openapi_extra": {
        "parameters": [
            _field("using-graph-uri", "graphs whose union WHERE sees", many=True, schema=_IRI),
            _field("using-named-graph-uri", "graphs that GRAPH may name", many=True, schema=_IRI),
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/sparql-update": {"schema": {"type": "string"}},
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "properties": {"update": {"type": "string"}},
                        "required": ["update"],
                    }
                },
            },
        },
    },
}
"""What `APIRouter.add_api_route` is told about updates."""

_STORE: Final[dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]]] = {
    "GET": ("Send a graph", (), (400, 404, 406, 422, 429, 500, 502, 503, 504)),
    "PUT": ("Make a document the content of a graph", (201, 204), _WRITE_STATUSES),
    "POST": ("Add a document to a graph", (201, 204), _WRITE_STATUSES),
    "DELETE": ("Remove a graph", (204,), (*_WRITE_STATUSES, 404)),
}


def store_operation(method: str) -> dict[str, Any]:
    """Return what `APIRouter.add_api_route` is told about a method of the graph store."""
    if method not in _STORE:
        return {"include_in_schema": False}
    summary, done, errors = _STORE[method]
    extra: dict[str, Any] = {
        "parameters": [
            _field("graph", "the IRI of the graph", schema=_IRI),
            _field("default", "stands for the default graph; not beside graph"),
        ]
    }
    if method in ("PUT", "POST"):
        content = {row.media_type: {"schema": {"type": "string"}} for row in _DOCUMENTS}
        extra["requestBody"] = {"required": True, "content": content}
    return {
        "operation_id": f"store_{method.lower()}",
        "dependencies": BEARER if done else [],
        "summary": summary,
        "responses": (_done(*done) if done else _answers()) | errors_of(errors),
        "openapi_extra": extra,
    }
