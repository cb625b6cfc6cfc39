"""Rewrites what is made from the vocabulary files, and the files themselves in canonical form.

``python -m ontology.generate`` writes; with ``--check`` it only names what falls behind, and exits
with 1 if anything does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ontology.context import context_text
from ontology.files import FOLDER, ontology_files
from ontology.generate_terms import terms_module
from ontology.prefixes import read_prefixes
from ontology.query_examples import query_example_triples
from ontology.reference import reference_pages
from ontology.turtle import read_turtle, to_turtle


def generated_files() -> dict[Path, str]:
    """Return what every generated or canonical file should hold now, by path."""
    prefixes = read_prefixes()
    files = ontology_files()
    wanted = {path: to_turtle(read_turtle(path), prefixes) for path in files.all()}
    wanted[files.examples] = to_turtle(query_example_triples(), prefixes)
    wanted[FOLDER / "terms.py"] = terms_module()
    wanted[files.context] = context_text()
    wanted |= reference_pages()
    return wanted


def stale_files() -> dict[Path, str]:
    """Return those of `generated_files` whose present content differs."""
    return {
        path: text
        for path, text in generated_files().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m ontology.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if behind")
    check = parser.parse_args(arguments).check
    stale = stale_files()
    for path, text in stale.items():
        sys.stderr.write(f"{'behind' if check else 'written'}: {path.relative_to(FOLDER.parent)}\n")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if check and stale:
        sys.stderr.write("run: python -m ontology.generate\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
