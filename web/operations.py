"""What those who run a server ask of it: numbers, what runs just now, a line for each query."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TextIO

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from graph.service import Finished, Meter, Running, SparqlService
from ontology.language import GwpError
from web.errors import NoQueryError, error_response, status_of
from web.sparql_openapi import BEARER, errors_of
from web.write_access import WriteAccess

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def operations_router(service: SparqlService, meter: Meter, access: WriteAccess) -> APIRouter:
    """Return ``/metrics`` for Prometheus and ``/queries`` to list and cancel what runs.

    What runs is shown to those only who have the token for writing: it is what others ask.
    """
    router = APIRouter(tags=["operations"])

    @router.get("/metrics", summary="Numbers for Prometheus", response_class=PlainTextResponse)
    def metrics() -> Response:
        return Response(meter.text(), media_type=_PROMETHEUS)

    @router.get(
        "/queries",
        summary="The queries that run",
        response_class=JSONResponse,
        responses=errors_of((401, 403)),
        dependencies=BEARER,
    )
    async def queries(request: Request) -> Response:
        try:
            access.require_token(request)
        except GwpError as error:
            return error_response(error, request.headers)
        return JSONResponse([_shown(running) for running in service.running()])

    @router.delete(
        "/queries/{number}",
        summary="Cancel a query",
        status_code=204,
        responses=errors_of((401, 403, 404)),
        dependencies=BEARER,
    )
    async def cancel(request: Request, number: int) -> Response:
        try:
            access.require_token(request)
            if not service.cancel(number):
                raise NoQueryError(number)
        except GwpError as error:
            return error_response(error, request.headers)
        return Response(status_code=204)

    return router


def query_log(stream: TextIO) -> Callable[[Finished], None]:
    """Return an observer that writes one line of JSON for each query to `stream`.

    The text of a query is not written, only its hash: it may hold what is nobody's business.
    """

    def write(finished: Finished) -> None:
        stream.write(json.dumps(log_entry(finished), ensure_ascii=False) + "\n")
        stream.flush()

    return write


def log_entry(finished: Finished) -> dict[str, Any]:
    """Return what the log says about a query."""
    question, numbers, error = finished.question, finished.numbers, finished.error
    return {
        "time": datetime.fromtimestamp(finished.started, UTC).isoformat(timespec="milliseconds"),
        "client": question.client,
        "sha256": hashlib.sha256(question.query.encode(errors="surrogatepass")).hexdigest(),
        "format": question.format.key,
        "status": 200 if error is None else status_of(error),
        "error": None if error is None else type(error).__name__,
        "seconds": round(finished.seconds, 6),
        "rows": numbers and numbers.rows,
        "bytes": numbers and numbers.bytes,
        "cached": finished.from_cache,
    }


def _shown(running: Running) -> dict[str, Any]:
    return {
        "id": running.id,
        "query": running.question.query,
        "client": running.question.client,
        "seconds": round(time.time() - running.started, 3),
        "long": running.course.long,
    }
