"""The page on which people write SPARQL: examples by theme, a table of the answer, downloads."""

from __future__ import annotations

from functools import cache
from typing import Final

from fastapi import APIRouter, Request, Response

from ontology.language import Language
from ontology.query_examples import read_questions
from ontology.terms import PREFIXES
from web.readers import language_of
from web.rendering import Renderer

COLLABORATION: Final = """\
SELECT ?a ?b (COUNT(?t) AS ?n) WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)"""
_ASKED_OF_PLANS: Final = "jimo"


def query_page_router() -> APIRouter:
    """Return the route of the query page."""
    renderer = Renderer()
    router = APIRouter(include_in_schema=False)

    def page(request: Request) -> Response:
        return renderer.page(
            request,
            "query.html",
            query=request.query_params.get("query", COLLABORATION),
            examples=_examples(language_of(request)),
            prefixes=dict(PREFIXES),
        )

    router.add_api_route("/query", page, methods=["GET"])
    return router


@cache
def _examples(language: Language) -> dict[str, list[tuple[str, str]]]:
    """Return title and text of the questions about a plan, by theme."""
    found: dict[str, list[tuple[str, str]]] = {}
    for question in read_questions():
        if question.head_value("data") == _ASKED_OF_PLANS:
            theme = found.setdefault(question.head_value("theme"), [])
            theme.append((question.title.pick(language), question.text.strip()))
    return found
