"""The page on which people write SPARQL: an editor, examples, the answer in three views."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response

from ontology.language import Language
from ontology.query_examples import read_questions
from ontology.terms import PREFIXES
from web.bundle import FOLDER
from web.readers import language_of
from web.rendering import Renderer
from web.texts import TEXTS, say

COLLABORATION: Final = """\
SELECT ?a ?b (COUNT(?t) AS ?n) WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)"""
_ASKED_OF_PLANS: Final = "jimo"
_WORD: Final = "query.word."


def query_page_router(bundle: Path = FOLDER) -> APIRouter:
    """Return the route of the query page.

    The editor is taken out of the folder `bundle`; without it there is a plain text field.
    """
    renderer = Renderer()
    editor = (bundle / "yasqe.min.js").is_file() and (bundle / "yasqe.min.css").is_file()
    router = APIRouter(include_in_schema=False)

    def page(request: Request) -> Response:
        return renderer.page(
            request,
            "query.html",
            query=request.query_params.get("query", COLLABORATION),
            examples=_examples(language_of(request)),
            prefixes=dict(PREFIXES),
            words=_words(language_of(request)),
            editor=editor,
        )

    router.add_api_route("/query", page, methods=["GET"])
    return router


@cache
def _words(language: Language) -> dict[str, str]:
    """Return what the scripts of the page say."""
    return {
        key.removeprefix(_WORD): text.pick(language)
        for key, text in TEXTS.items()
        if key.startswith(_WORD)
    }


@cache
def _examples(language: Language) -> dict[str, list[tuple[str, str]]]:
    """Return title and text of the questions about a plan, by theme."""
    found: dict[str, list[tuple[str, str]]] = {}
    for question in read_questions():
        if question.head_value("data") == _ASKED_OF_PLANS:
            name = say(f"query.theme.{question.head_value('theme')}", language)
            theme = found.setdefault(name, [])
            theme.append((question.title.pick(language), question.text.strip()))
    return found
