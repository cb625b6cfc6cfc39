import ast
import re
from pathlib import Path

import pytest

from graph.service import QueryTimeoutError, ServiceBusyError
from ontology import language
from web.errors import STATUS, error_facts, error_response

ROOT = Path(__file__).parents[1]
PACKAGES = ("ontology", "plans", "graph", "export", "web", "commands")


def _error_names() -> set[str]:
    """Return the classes that derive from `GwpError`, directly or not, read from the sources."""
    files = [*(f for p in PACKAGES for f in (ROOT / p).rglob("*.py")), *ROOT.glob("*.py")]
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    found = {"GwpError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def test_every_error_has_a_row_in_the_status_table() -> None:
    assert _error_names() - set(STATUS) == set()


def test_every_row_of_the_status_table_is_an_error() -> None:
    assert set(STATUS) - _error_names() == set()


def test_every_error_stands_in_the_tree() -> None:
    tree = language.__doc__ or ""
    drawn = set(re.findall(r"\.(\w+Error)\b", tree))
    assert _error_names() - {"GwpError"} == drawn


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/plain; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/sparql-results+json", "application/json"),
        ("application/problem+json", "application/problem+json"),
        ("image/png", "text/plain; charset=utf-8"),
    ],
)
def test_the_form_of_an_error_follows_accept(accept: str, media_type: str) -> None:
    answer = error_response(ServiceBusyError(3), {"accept": accept})
    assert answer.headers["content-type"] == media_type
    assert answer.headers["retry-after"] == "3"
    assert answer.status_code == 503


def test_the_facts_of_an_error_leave_the_query_out() -> None:
    assert error_facts(QueryTimeoutError("ASK { }", 2.0), "en") == {
        "status": 504,
        "error": "QueryTimeoutError",
        "message": "the query was ended at its limit of 2 s",
        "limit_s": 2.0,
    }
