"""The documents about the service keep up with it."""

import re
from pathlib import Path

import pytest

from graph.service import FORMATS, SERVICE_SETTINGS, Format, ServiceSetting
from web.errors import STATUS

ROOT = Path(__file__).parents[1]
SPARQL = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
THREATS = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
TESTS = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").glob("test_*.py"))


KINDS = (
    *("Query", "Document", "Request", "Write", "Writing", "NoGraph", "NoQuery", "Result"),
    *("TooMany", "Store", "Service", "NotAcceptable", "Body", "Media"),
)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.key)
def test_every_format_is_documented(row: Format) -> None:
    assert f"| `{row.key}` | `{row.media_type}` |" in SPARQL


@pytest.mark.parametrize("row", SERVICE_SETTINGS, ids=lambda row: row.name)
def test_every_limit_is_documented(row: ServiceSetting) -> None:
    assert f"`{row.name}`" in SPARQL


def test_every_error_of_the_service_is_documented_with_its_status() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \| (.*?) \|", SPARQL, re.MULTILINE)
    documented = {
        (name, status)
        for statuses, names in rows
        for name in re.findall(r"`(\w+)`", names)
        for status in map(int, statuses.split(","))
    }
    ours = {(n, s) for n, s in STATUS.items() if n.startswith(KINDS) and n != "QueryHeadError"}
    assert ours <= documented


def test_every_line_of_the_threat_model_names_a_test_that_exists() -> None:
    lines = [line for line in THREATS.splitlines() if line.startswith("| ")][1:]
    assert lines
    for line in lines:
        named = re.findall(r"`(test_\w+)`", line)
        assert named, line
        for name in named:
            assert f"def {name}(" in TESTS, name
