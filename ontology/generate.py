"""Rewrites what is made from the vocabulary files, and the files themselves in canonical form.

``python -m ontology.generate`` writes; with ``--check`` it only names what falls behind, and exits
with 1 if anything does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ontology.context import context_text
from ontology.files import FOLDER, ontology_files
from ontology.generate_terms import terms_module
from ontology.prefixes import read_prefixes
from ontology.query_examples import query_example_triples
from ontology.reference import reference_pages
from ontology.turtle import read_turtle, to_turtle


def canonical_files() -> dict[Path, str]:
    """Return every Turtle file in canonical form, and the query examples, by path."""
    prefixes = read_prefixes()
    files = ontology_files()
    canonical = {path: to_turtle(read_turtle(path), prefixes) for path in files.all()}
    return canonical | {files.examples: to_turtle(query_example_triples(), prefixes)}


def derived_files() -> dict[Path, str]:
    """Return what is made from the Turtle files as they stand, by path."""
    return {
        FOLDER / "terms.py": terms_module(),
        ontology_files().context: context_text(),
        **reference_pages(),
    }


def stale_files(wanted: Mapping[Path, str]) -> dict[Path, str]:
    """Return those of `wanted` whose present content differs."""
    return {
        path: text
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m ontology.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if behind")
    check = parser.parse_args(arguments).check
    # What is derived quotes the Turtle files, so these come first.
    behind = [path for stage in (canonical_files, derived_files) for path in _mend(stage, check)]
    for path in behind:
        sys.stderr.write(f"{'behind' if check else 'written'}: {path.relative_to(FOLDER.parent)}\n")
    if check and behind:
        sys.stderr.write("run: python -m ontology.generate\n")
    return int(check and bool(behind))


def _mend(stage: Callable[[], Mapping[Path, str]], check: bool) -> Iterable[Path]:
    stale = stale_files(stage())
    for path, text in stale.items() if not check else ():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
