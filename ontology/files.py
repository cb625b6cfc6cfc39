"""Where the vocabulary files stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class OntologyFiles:
    """The files of the ontology, by what they hold.

    `examples` are the example queries; `good` and `bad` are data that the shapes accept and reject.
    """

    core: Path
    restrictions: Path
    prefixes: Path
    examples: Path
    context: Path
    schemes: tuple[Path, ...]
    shapes: tuple[Path, ...]
    good: tuple[Path, ...]
    bad: tuple[Path, ...]

    def all(self) -> tuple[Path, ...]:
        """Return every Turtle file that there is."""
        single = (self.core, self.restrictions, self.prefixes, self.examples)
        several = (*self.schemes, *self.shapes, *self.good, *self.bad)
        return (*(path for path in single if path.exists()), *several)


def ontology_files(folder: Path = FOLDER) -> OntologyFiles:
    """Return the vocabulary files in `folder`, by default those of this package."""
    return OntologyFiles(
        core=folder / "gwp.ttl",
        restrictions=folder / "gwp-restrictions.ttl",
        prefixes=folder / "prefixes.ttl",
        examples=folder / "query-examples.ttl",
        context=folder / "context.jsonld",
        schemes=_turtle_files(folder / "schemes"),
        shapes=_turtle_files(folder / "shapes"),
        good=_turtle_files(folder / "examples"),
        bad=_turtle_files(folder / "counterexamples"),
    )


def _turtle_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.ttl")))
