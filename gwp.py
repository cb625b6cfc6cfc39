"""The command line, and `load` for notebooks: work plans in, graph, tables and pages out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from commands import main
from commands.inputs import DEFAULT_PLAN
from ontology.language import Language

if TYPE_CHECKING:
    from export.notebook import Graph

__all__ = ["load", "main"]


def load(*paths: Path | str, language: Language = "zh") -> Graph:
    """Return the graph of the plans at `paths` (files or folders), or of the bundled plan.

    Raises
    ------
    PlanFormatError
        For the first document that holds no plan.

    Examples
    --------
    >>> load().table("workload")["unit"][0]
    '区发改局'
    """
    from export.notebook import Graph
    from graph.library import Library
    from graph.store import open_store
    from plans.folder import plan_files, read_plans

    found = plan_files([Path(path) for path in paths] or [DEFAULT_PLAN])
    return Graph(Library(open_store(read_plans(found))), language)


if __name__ == "__main__":
    sys.exit(main())
