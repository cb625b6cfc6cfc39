"""What is written about the ontology is true of it."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyshacl import validate

from ontology import load_shapes, ontology_files
from ontology.generate_terms import external_rows
from ontology.terms import GWP, NOTATIONS, PREFIXES
from ontology.vocabulary import ontology_triples, scheme_triples

ROOT = Path(__file__).parents[1]
MAPPINGS = sorted((ROOT / "ontology" / "mappings").glob("*.sssom.tsv"))
COLUMNS = [
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "comment",
]


def code_blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_the_plan_in_the_guide_breaks_no_shape() -> None:
    (turtle,) = code_blocks("ontology.md", "turtle")
    data: Any = ox.Store()
    triples = (*ontology_triples(), *scheme_triples())
    data.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    data.load(turtle, format=ox.RdfFormat.TURTLE)
    conforms, _, text = validate(
        data,
        shacl_graph=load_shapes(),
        inference="none",
        advanced=True,
        allow_infos=True,
        allow_warnings=True,
    )
    assert conforms, text


@pytest.mark.parametrize("page", ["ontology.md", "ontology.zh.md"])
def test_the_guide_names_every_file_and_folder(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    names = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "ontology").iterdir()
        if path.suffix not in (".py", ".md") and path.name not in ("__pycache__", "templates")
    }
    folders = {name for name in names if name.endswith("/")}
    assert [n for n in sorted(names - folders) if f"`{n}`" not in text] == []
    assert [n for n in sorted(folders) if f"`{n}" not in text] == []


@pytest.mark.parametrize("page", ["ontology.md", "ontology.zh.md"])
def test_the_guide_s_query_parses(page: str) -> None:
    (query,) = code_blocks(page, "sparql")
    ox.Store().query(query, prefixes=PREFIXES)


def test_the_changelog_tells_of_the_present_version() -> None:
    (version,) = {
        quad.object.value
        for quad in ox.parse(path=ontology_files().core, format=ox.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#versionInfo") and isinstance(quad.object, ox.Literal)
    }
    changelog = (ROOT / "ontology" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(version)} ", changelog, flags=re.MULTILINE)


def read_mappings(path: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the prefixes and the rows of an SSSOM file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line[2:] for line in lines if line.startswith("# ")]
    prefixes = dict(line.strip().split(": ", 1) for line in head if line.startswith("  "))
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    assert rows.fieldnames == COLUMNS
    return prefixes, list(rows)


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.name)
def test_an_alignment_is_sorted_and_says_how_sure_it_is(path: Path) -> None:
    _, rows = read_mappings(path)
    keys = [(row["subject_id"], row["object_id"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert [row["subject_id"] for row in rows] == sorted(row["subject_id"] for row in rows)
    assert all(0 < float(row["confidence"]) <= 1 for row in rows)
    assert {row["mapping_justification"] for row in rows} == {"semapv:ManualMappingCuration"}
    assert {row["predicate_id"] for row in rows} <= {
        f"skos:{strength}Match" for strength in ("exact", "close", "related", "broad", "narrow")
    }


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.name)
def test_an_alignment_speaks_of_terms_that_there_are(path: Path) -> None:
    prefixes, rows = read_mappings(path)
    known = {iri for name, iri in vars(GWP).items() if not name.startswith("_")}
    known |= NOTATIONS.keys()
    foreign = {row["iri"] for row in external_rows()}
    for row in rows:
        prefix, _, name = row["subject_id"].partition(":")
        assert prefixes[prefix] + name in known, row["subject_id"]
        prefix, _, name = row["object_id"].partition(":")
        iri = prefixes[prefix] + name
        assert iri in foreign or prefix not in PREFIXES, f"{iri} is not in external-terms.tsv"
