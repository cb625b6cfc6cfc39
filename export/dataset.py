"""A dataset on disk: the files of `gwp build`, each under its name only when it is whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from export import rdf
from export.catalogue import catalogue_triples
from export.source import Source
from plans.records import Plan


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why."""

    source: str
    reason: str


def dataset_files(source: Source, failures: Iterable[Failure] = ()) -> dict[str, bytes]:
    """Return the content of every file of a dataset by name.

    ``asserted.ttl`` holds what the documents say, ``all.ttl`` also what follows from it,
    ``all.trig`` the same in named graphs, ``dataset.ttl`` the description of all, ``report.json``
    what was read and what is uncertain.
    """
    data = {
        "all.ttl": ("text/turtle", rdf.turtle(source.triples)),
        "all.trig": ("application/trig", rdf.trig(source.quads)),
        "asserted.ttl": ("text/turtle", rdf.turtle(source.asserted)),
    }
    files = {name: content for name, (_, content) in data.items()}
    files["dataset.ttl"] = rdf.turtle(catalogue_triples(source, data))
    files["report.json"] = _json(build_report(source.plans, failures))
    return files


def build_report(plans: Iterable[Plan], failures: Iterable[Failure] = ()) -> dict[str, Any]:
    """Return what was read, per plan, and which documents were not."""
    return {
        "plans": [_plan_report(plan) for plan in plans],
        "failures": [asdict(failure) for failure in failures],
    }


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into `folder`, which is made if need be.

    Everything is written beside it first and moved afterwards, so that an interrupted run leaves
    either the old files or the new ones under their names.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as draft:
        for name, content in files.items():
            (Path(draft) / name).write_bytes(content)
        folder.mkdir(exist_ok=True)
        for name in files:
            (Path(draft) / name).replace(folder / name)


def write_file(path: Path, content: bytes) -> None:
    """Write one file, which appears under its name only when it is whole."""
    write_files(path.parent, {path.name: content})


def _plan_report(plan: Plan) -> dict[str, Any]:
    assignments = [one for task in plan.tasks for one in task.assignments]
    return {
        "source": plan.source,
        "title": plan.metadata.title,
        "number": plan.metadata.number,
        "tasks": len(plan.tasks),
        "sectors": len(plan.sectors),
        "units": len(plan.units),
        "assignments": len(assignments),
        "benchmarks": sum(len(task.benchmarks) for task in plan.tasks),
        "targets": sum(len(task.targets) for task in plan.tasks),
        "citations": sum(len(task.cites) for task in plan.tasks),
        "notes": [
            {
                "kind": note.kind,
                "span": [note.span.start, note.span.end],
                "text": note.span.of(plan.text),
                "message": note.message,
            }
            for note in plan.notes
        ],
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
