"""What a language model may do with the data: look at its terms, see examples, check, ask.

Everything goes through the query service, read-only and under the same limits as anybody else.
"""

from __future__ import annotations

import csv
import io
from difflib import get_close_matches
from typing import Final

from graph.service import Question, SparqlService, format_by_key, outline_of
from graph.service.recognition import recognise
from ontology.language import GwpError, Language
from ontology.terms import PREFIXES

CLIENT: Final = "mcp"
ROWS_AT_MOST: Final = 500
_NAMESPACE: Final = PREFIXES["gwp"]
_CLASSES: Final = """
SELECT ?class (COUNT(DISTINCT ?s) AS ?members) (SAMPLE(?zh) AS ?chinese) (SAMPLE(?en) AS ?english)
{
  ?s a ?class .
  OPTIONAL { ?class rdfs:label ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?class rdfs:label ?en FILTER(LANG(?en) = "en") }
}
GROUP BY ?class ORDER BY DESC(?members) LIMIT 100
"""
_PROPERTIES: Final = """
SELECT ?class ?property (COUNT(*) AS ?statements) (SAMPLE(?type) AS ?of) (SAMPLE(?o) AS ?example)
{
  ?s a ?class ; ?property ?o .
  FILTER(STRSTARTS(STR(?class), "%s"))
  OPTIONAL { ?o a ?type FILTER(STRSTARTS(STR(?type), "%s")) }
}
GROUP BY ?class ?property ORDER BY ?class DESC(?statements) LIMIT 500
"""
_EXAMPLES: Final = """
SELECT ?question ?query { ?e sh:select ?query ; rdfs:label ?question . }
ORDER BY ?e LANG(?question)
"""
_TERMS: Final = 'SELECT DISTINCT ?t { ?t rdfs:isDefinedBy ?o FILTER(STRSTARTS(STR(?t), "%s")) }'
_CSV: Final = format_by_key("csv")


class QueryTools:
    """The tools, each with text for an answer; `GwpError` says what went wrong."""

    def __init__(self, service: SparqlService, language: Language = "en") -> None:
        self._service = service
        self._language: Language = language

    async def schema(self) -> str:
        """Return prefixes, classes with their number of members, and what each class has."""
        prefixes = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
        classes = await self._table(_CLASSES)
        properties = await self._table(_PROPERTIES % (_NAMESPACE, _NAMESPACE))
        return (
            f"Prefixes (known, need not be declared):\n{prefixes}\n\n"
            f"Classes:\n{_shortened(classes)}\nProperties by class:\n{_shortened(properties)}"
        )

    async def examples(self, about: str = "") -> str:
        """Return questions with the queries that answer them, those about a word first."""
        rows = list(csv.DictReader(io.StringIO(await self._table(_EXAMPLES))))
        queries: dict[str, list[str]] = {}
        for row in rows:
            queries.setdefault(row["query"], []).append(row["question"])
        texts = ["\n".join(f"# {q}" for q in asked) + f"\n{q}" for q, asked in queries.items()]
        wanted = about.lower().split()
        return "\n".join(sorted(texts, key=lambda text: -sum(w in text.lower() for w in wanted)))

    async def validate(self, query: str) -> str:
        """Return ``valid``, or what is wrong with a query, without running it."""
        kind = "csv" if outline_of(query).kind == "solutions" else "turtle"
        question = Question(query, format_by_key(kind), client=CLIENT, only_check=True)
        await (await self._service.query(question)).close()
        unknown = await self._unknown_terms(query)
        return "\n".join(unknown) or "valid"

    async def execute(self, query: str, rows: int = 100) -> str:
        """Return the answer to a query: CSV with at most so many rows, or Turtle."""
        kind = "csv" if outline_of(query).kind == "solutions" else "turtle"
        question = Question(query, format_by_key(kind), client=CLIENT)
        answer = await self._service.query(question)
        text = (await answer.read()).decode()
        return _cut(text, min(rows, ROWS_AT_MOST)) if kind == "csv" else text

    def say(self, error: GwpError) -> str:
        """Return what an error says."""
        return error.say(self._language)

    async def _table(self, query: str) -> str:
        answer = await self._service.query(Question(query, _CSV, client=CLIENT))
        return (await answer.read()).decode()

    async def _unknown_terms(self, query: str) -> list[str]:
        """Name the terms of our namespace in a query that the ontology does not have."""
        terms = (await self._table(_TERMS % _NAMESPACE)).split()
        known = {iri.removeprefix(_NAMESPACE) for iri in terms}
        used = {
            token.text.removeprefix("gwp:")
            for token in recognise(query).tokens
            if token.kind == "PREFIXED_NAME" and token.text.startswith("gwp:")
        }
        return [_unknown(name, known) for name in sorted(used - known)] if len(known) > 1 else []


def _unknown(name: str, known: set[str]) -> str:
    near = ", ".join(f"gwp:{match}" for match in get_close_matches(name, known, n=3))
    return f"gwp:{name} is not a term of the ontology" + (f"; near: {near}" if near else "")


def _shortened(table: str) -> str:
    """Return a table with its IRIs written with prefixes."""
    for name, iri in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        table = table.replace(iri, f"{name}:")
    return table


def _cut(table: str, rows: int) -> str:
    """Return the first rows of a CSV table, and say so if there are more."""
    found = list(csv.reader(io.StringIO(table)))
    if len(found) - 1 <= rows:
        return table
    output = io.StringIO()
    csv.writer(output).writerows(found[: rows + 1])
    return f"{output.getvalue()}({rows} of {len(found) - 1} rows)\n"
