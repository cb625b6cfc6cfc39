"""Where the vocabulary files stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class OntologyFiles:
    """The Turtle files of the ontology, by what they hold."""

    core: Path
    restrictions: Path
    prefixes: Path
    examples: Path
    schemes: tuple[Path, ...]
    shapes: tuple[Path, ...]

    def all(self) -> tuple[Path, ...]:
        """Return every file."""
        single = (self.core, self.restrictions, self.prefixes, self.examples)
        return (*(path for path in single if path.exists()), *self.schemes, *self.shapes)


def ontology_files(folder: Path = FOLDER) -> OntologyFiles:
    """Return the vocabulary files in `folder`, by default those of this package."""
    return OntologyFiles(
        core=folder / "gwp.ttl",
        restrictions=folder / "gwp-restrictions.ttl",
        prefixes=folder / "prefixes.ttl",
        examples=folder / "query-examples.ttl",
        schemes=tuple(sorted((folder / "schemes").glob("*.ttl"))),
        shapes=tuple(sorted((folder / "shapes").glob("*.ttl"))),
    )
