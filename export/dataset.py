"""A dataset on disk: the files of `gwp build`, each under its name only when it is whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from export import rdf
from export.catalogue import Distribution, catalogue_triples
from export.formats import export_format
from export.holding import holding_of
from export.source import Source
from plans.records import Plan


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why."""

    source: str
    reason: str


# The files that hold the data, and the rows of the table of formats that write them.
DATA_FILES: Final = {
    "all.ttl": "turtle",
    "all.trig": "trig",
    "all.nq": "nquads",
    "all.nt": "ntriples",
    "all.jsonld": "jsonld",
    "all.rdf": "rdfxml",
    "asserted.ttl": "turtle-asserted",
    "links-wikidata.ttl": "links",
}
CHECKSUMS: Final = "SHA256SUMS"
PLANS_FOLDER: Final = "plans/"


def dataset_files(source: Source, failures: Iterable[Failure] = ()) -> dict[str, bytes]:
    """Return the content of every file of a dataset by name.

    ``asserted.ttl`` holds what the documents say, ``all.ttl`` also what follows from it,
    ``all.trig`` the same in named graphs, ``plans/`` each plan by itself, ``links-wikidata.ttl``
    the links to other datasets, ``dataset.ttl`` the description of all, ``report.json`` what was
    read and what is uncertain, ``SHA256SUMS`` the digests of all these.
    """
    files = {name: export_format(key).write(source) for name, key in DATA_FILES.items()}
    files.update(_plans(source))
    ways = [distribution(name, content) for name, content in files.items()]
    files["dataset.ttl"] = rdf.turtle(catalogue_triples(holding_of(source), ways))
    files["report.json"] = _json(build_report(source.plans, failures))
    files[CHECKSUMS] = checksums(files)
    return files


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the digest of each file as ``sha256sum --check`` reads it."""
    lines = [f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def distribution(name: str, content: bytes) -> Distribution:
    """Return how a file of a dataset is described."""
    return described(name, len(content), sha256(content).hexdigest())


def described(name: str, size: int, digest: str) -> Distribution:
    """Return how a file of a dataset is described, by its size and SHA-256."""
    key = DATA_FILES.get(name)
    slug = None if key else name.removeprefix(PLANS_FOLDER).removesuffix(".ttl")
    media_type = export_format(key).media_type if key else "text/turtle"
    return Distribution(name, media_type, size, digest, plan=slug)


def _plans(source: Source) -> Iterator[tuple[str, bytes]]:
    store, iris = source.library.store, source.library.iris
    for slug in (summary.slug for summary in source.library.plans()):
        triples = store.triples(iris.asserted_graph(slug), iris.derived_graph(slug))
        yield f"{PLANS_FOLDER}{slug}.ttl", rdf.turtle(triples)


def build_report(plans: Iterable[Plan], failures: Iterable[Failure] = ()) -> dict[str, Any]:
    """Return what was read, per plan, and which documents were not."""
    return {
        "plans": [plan_report(plan) for plan in plans],
        "failures": [asdict(failure) for failure in failures],
        "doubled": [],
    }


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into `folder`, which is made if need be.

    Everything is written beside it first and moved afterwards, so that an interrupted run leaves
    either the old files or the new ones under their names. Files that an earlier run listed in
    its checksums, and this one does not write, are removed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as draft:
        for name, content in files.items():
            path = Path(draft) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        publish(Path(draft), folder, files.keys())


def publish(draft: Path, folder: Path, names: Set[str]) -> None:
    """Move files that are whole from `draft` into `folder`, and remove those of an earlier run."""
    stale = _stale(folder, names) if CHECKSUMS in names else []
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).replace(folder / name)
    for path in stale:
        path.unlink(missing_ok=True)


def _stale(folder: Path, names: Set[str]) -> list[Path]:
    """Return the files that the present checksums name and `names` does not."""
    try:
        lines = (folder / CHECKSUMS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    named = {name for line in lines if (name := line.partition("  ")[2])}
    inside = folder.resolve()
    paths = [folder / name for name in sorted(named - names)]
    return [path for path in paths if path.resolve().is_relative_to(inside) and path.is_file()]


def write_file(path: Path, content: bytes) -> None:
    """Write one file, which appears under its name only when it is whole."""
    write_files(path.parent, {path.name: content})


def plan_report(plan: Plan) -> dict[str, Any]:
    """Return what was read in one plan, in numbers, and what is uncertain."""
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
