"""Templates into pages: one environment, escaping on, the same headers on every page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from export.look import SECTOR_COLOURS
from export.pages import VIEWER_SCRIPTS
from export.words import concept_words, first_clause
from ontology.language import Language
from web.readers import language_of, other_language_url, remember_language
from web.texts import say
from web.views.counts import opening
from web.views.found import value_text

# Nothing from another host and no script or style from data; JSON in a script element is not run.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'"
)
_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie",
    "Cache-Control": "no-cache",
}
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


class Renderer:
    """Renders the templates of this package."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.loopcontrols"],
        )
        self._environment.globals["viewer_scripts"] = VIEWER_SCRIPTS
        self._environment.filters.update(
            opening=opening, short=first_clause, value=value_text, sector_class=sector_class
        )

    def page(
        self,
        request: Request,
        template: str,
        status: int = 200,
        **view: Any,  # noqa: ANN401  what the template prints
    ) -> HTMLResponse:
        """Return the page that `template` makes of `view` for the reader of `request`."""
        language = language_of(request)
        html = self._environment.get_template(template).render(
            **_words(language),
            language=language,
            path=request.url.path,
            other_language=other_language_url(request),
            **view,
        )
        response = HTMLResponse(html, status, dict(_HEADERS))
        remember_language(request, response)
        return response


def _words(language: Language) -> dict[str, Any]:
    """Return the functions by which templates speak one language."""
    return {
        "t": lambda key, **facts: say(key, language, **facts),
        "concept": lambda scheme, name: concept_words(scheme, name).pick(language),
        "day": lambda value: format_day(value, language),
        "month": lambda value: format_month(value, language),
        "share": lambda part, whole: say(
            "of", language, part=part, whole=whole, percent=round(100 * part / max(whole, 1))
        ),
    }


def sector_class(ordinal: int | None) -> str:
    """Return the style class that gives a sector its colour on every page.

    >>> sector_class(1), sector_class(None)
    ('sector-1', 'sector-0')
    """
    return f"sector-{(ordinal - 1) % SECTOR_COLOURS + 1 if ordinal else 0}"


def format_day(value: date, language: Language) -> str:
    """Write a date as readers of the language do.

    >>> format_day(date(2018, 12, 10), "zh"), format_day(date(2018, 12, 10), "en")
    ('2018年12月10日', '10 Dec 2018')
    """
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def format_month(value: date, language: Language) -> str:
    """Write the month of a date.

    >>> format_month(date(2018, 12, 31), "zh"), format_month(date(2018, 12, 31), "en")
    ('2018年12月', 'Dec 2018')
    """
    if language == "zh":
        return f"{value.year}年{value.month}月"
    return f"{_MONTHS[value.month - 1]} {value.year}"
