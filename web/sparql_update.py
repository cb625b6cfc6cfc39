"""The update operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from graph.service import update_write
from ontology.language import Bilingual, GwpError
from web.errors import RequestError, error_response
from web.sparql_openapi import UPDATE_OPERATION
from web.sparql_request import FORM, UPDATE, SparqlRequest, endpoint_of, read_request
from web.write_access import WriteAccess, agent_of

_ENCODED: Final = 3
_NO_UPDATE: Final = Bilingual(zh="缺少参数 update", en="the parameter update is missing")


def update_router(access: WriteAccess, *, path: str = "/update") -> APIRouter:
    """Return the route that takes updates at `path`."""
    router = APIRouter(tags=["SPARQL"])

    async def answer(request: Request) -> Response:
        try:
            updates = access.admit(request)
            body_bytes = updates.limits.update_bytes * _ENCODED
            asked = await read_request(request, body_bytes, known=(FORM, UPDATE))
            return await run_update(access, request, asked)
        except GwpError as error:
            return error_response(error, request.headers)

    router.add_api_route(path, answer, methods=["POST"], **UPDATE_OPERATION)
    router.add_api_route(f"{path}/", answer, methods=["POST"], include_in_schema=False)
    return router


async def run_update(access: WriteAccess, request: Request, asked: SparqlRequest) -> Response:
    """Apply the update of a request that may write."""
    updates = access.admit(request)
    if asked.update is None:
        raise RequestError(_NO_UPDATE)
    await updates.write(
        update_write(
            asked.update,
            base=endpoint_of(request),
            using=asked.all("using-graph-uri"),
            using_named=asked.all("using-named-graph-uri"),
            agent=agent_of(request),
        )
    )
    return Response(status_code=204, headers={"Cache-Control": "no-store"})
