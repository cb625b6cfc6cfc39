"""Answers to queries and validation reports as text for a terminal."""

from __future__ import annotations

import json
from typing import Any, Final

from export.tables import tables_to_text
from graph.analysis import Column, Table
from graph.validate import Report
from ontology.language import Bilingual, Language
from ontology.terms import PREFIXES

_SEVERITIES: Final = {
    "violation": Bilingual("违规", "violation"),
    "warning": Bilingual("警告", "warning"),
    "info": Bilingual("提示", "info"),
}
_SHOWN_SENTENCE_CHARS: Final = 60


def answer_table(answer: bytes, language: Language) -> str:
    """Return a SPARQL JSON answer as an aligned table, IRIs shortened by the known prefixes."""
    body: dict[str, Any] = json.loads(answer)
    if "boolean" in body:
        return f"{str(body['boolean']).lower()}\n"
    columns = tuple(
        Column(name, Bilingual(name, name), Bilingual("", "")) for name in body["head"]["vars"]
    )
    rows = tuple(
        tuple(_short(binding.get(column.key)) for column in columns)
        for binding in body["results"]["bindings"]
    )
    note = Bilingual(f"共 {len(rows)} 行", f"{len(rows)} rows")
    return tables_to_text([Table("", Bilingual("", ""), columns, rows, (note,))], language)


def _short(term: dict[str, str] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    if term["type"] != "uri":
        return value
    known = [(name, space) for name, space in PREFIXES.items() if value.startswith(space)]
    name, space = max(known, key=lambda item: len(item[1]), default=("", ""))
    return f"{name}:{value[len(space) :]}" if space else value


def report_text(report: Report, language: Language) -> str:
    """Return what the shapes found: severity, focus node, message and the sentence behind it."""
    lines = [
        "\n".join(
            [
                f"{_SEVERITIES[finding.severity].pick(language)}  {finding.focus_node}",
                f"    {finding.message.pick(language)}",
                *([f"    「{_cut(finding.sentence)}」"] if finding.sentence else []),
            ]
        )
        for finding in report.findings
    ]
    counts = ", ".join(
        f"{report.count(severity)} {words.pick(language)}"  # type: ignore[arg-type]
        for severity, words in _SEVERITIES.items()
    )
    return "\n".join([*lines, counts]) + "\n"


def _cut(sentence: str) -> str:
    if len(sentence) <= _SHOWN_SENTENCE_CHARS:
        return sentence
    return f"{sentence[:_SHOWN_SENTENCE_CHARS]}…"
