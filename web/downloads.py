"""Every row of the table of export formats as a download."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request, Response

from export.formats import EXPORT_FORMATS, export_format
from export.source import Source
from graph.library import Library
from web.readers import language_of

_KEYS: Final = ", ".join(row.key for row in EXPORT_FORMATS)


def downloads_router(library: Callable[[], Library]) -> APIRouter:
    """Return the route under which the plans are downloaded in each format."""
    router = APIRouter(tags=["downloads"])

    @router.get("/download/{key}", summary="All plans in one format", description=_KEYS)
    def download(request: Request, key: str) -> Response:
        row = export_format(key)
        current = library()
        headers = {
            "Content-Disposition": f'attachment; filename="gwp-{row.key}.{row.extension}"',
            "ETag": f'"{current.generation}-{row.key}"',
            "X-Content-Type-Options": "nosniff",
        }
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(
            row.write(Source(current, language_of(request))), 200, headers, row.media_type
        )

    return router
