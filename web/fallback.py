"""What a request is answered that no route takes, and errors that a route did not answer itself."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from graph.errors import UnknownNameError
from ontology.language import Bilingual, GwpError
from web.errors import error_response
from web.negotiate import choose
from web.pages import error_page
from web.rendering import Renderer

_PAGE: Final = Bilingual(zh="页面", en="page")
_OFFERS: Final = (("text/plain", False), ("application/json", False), ("text/html", True))


def install_fallbacks(app: FastAPI) -> None:
    """Have `app` answer every error as a page to people and as text or JSON to programs."""
    renderer = Renderer()

    def answer(request: Request, error: Exception) -> Response:
        if not isinstance(error, GwpError):
            raise error
        chosen = choose(request.headers.get("accept"), _OFFERS)
        if chosen is not None and chosen[1]:
            return error_page(renderer, request, error)
        return error_response(error, request.headers)

    def unknown_path(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code != 404:
            return Response(status_code=error.status_code, headers=error.headers)
        return answer(request, UnknownNameError(_PAGE, request.url.path))

    app.add_exception_handler(GwpError, answer)
    app.add_exception_handler(HTTPException, unknown_path)
