"""In which language a reader reads: what the address says, else what was chosen before, else zh."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from ontology.language import LANGUAGES, Language

COOKIE: Final = "gwp_lang"
PARAMETER: Final = "lang"
_YEAR_S: Final = 365 * 24 * 3600


def language_of(request: Request) -> Language:
    """Return the reader's language."""
    wanted = request.query_params.get(PARAMETER) or request.cookies.get(COOKIE)
    return next((language for language in LANGUAGES if language == wanted), "zh")


def remember_language(request: Request, response: Response) -> None:
    """Keep the language for later pages when the address names one."""
    if request.query_params.get(PARAMETER) in LANGUAGES:
        response.set_cookie(
            COOKIE, language_of(request), max_age=_YEAR_S, httponly=True, samesite="lax"
        )


def other_language_url(request: Request) -> str:
    """Return the address of the same page in the other language."""
    other = "en" if language_of(request) == "zh" else "zh"
    url = request.url.include_query_params(**{PARAMETER: other})
    return f"{url.path}?{url.query}"
