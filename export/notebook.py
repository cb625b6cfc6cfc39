"""What a notebook works with: the plans of a file or folder as tables, networks and a drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Final

from export.pages import render_page
from export.source import Source
from export.task_table import task_table, unit_table
from graph.analysis import Study, Table, analyse
from graph.errors import UnknownNameError
from graph.ledger import Collectives, Ledger
from graph.network import NETWORKS, Network
from ontology.language import Bilingual, Language

if TYPE_CHECKING:
    import pandas as pd

    from graph.library import Library

_NETWORK: Final = Bilingual(zh="网络", en="network")
_FRAME_HEIGHT_PX: Final = 560


@dataclass(frozen=True)
class Graph:
    """The graph of one or more plans, as data frames, networks and tables.

    Draws itself in a notebook, without asking another host for anything. `language` is that of
    headings and drawings.

    Examples
    --------
    >>> from gwp import load
    >>> graph = load()
    >>> len(graph.tasks), len(graph.units), len(graph.edges)
    (67, 62, 388)
    >>> graph.network("lead-participant").number_of_edges()
    194
    """

    library: Library = field(repr=False)
    language: Language = "zh"

    @cached_property
    def source(self) -> Source:
        """The same plans as an export sees them."""
        return Source(self.library, self.language)

    @property
    def ledger(self) -> Ledger:
        """Who does what in which task."""
        return self.source.ledger

    @property
    def tasks(self) -> pd.DataFrame:
        """One row per task: units by role, time limit, targets, benchmarks, cited works."""
        return task_table(self.source.plans).frame()

    @property
    def units(self) -> pd.DataFrame:
        """One row per named unit: type, other names, numbers of its tasks by role."""
        return unit_table(self.source.plans).frame()

    @property
    def edges(self) -> pd.DataFrame:
        """One row per pair of named units that share a task: ``source target weight tasks``."""
        import pandas as pd

        rows = [
            (a, b, data["weight"], list(data["tasks"]))
            for a, b, data in self.network().edges(data=True)
        ]
        return pd.DataFrame(rows, columns=["source", "target", "weight", "tasks"])

    def network(
        self,
        kind: str = "unit-unit",
        *,
        collectives: Collectives = "out",
        **only: Any,  # noqa: ANN401
    ) -> Network:
        """Return a network as a NetworkX graph.

        Parameters
        ----------
        kind
            The key of a row of `graph.network.NETWORKS`.
        collectives
            ``out``, ``in`` or ``expanded``.
        **only
            What the tasks are narrowed to; the conditions of `graph.ledger.Ledger.where`.

        Raises
        ------
        UnknownNameError
            For an unknown network, sector, unit or plan; the error names those nearest to it.
        """
        rows = {row.key: row for row in NETWORKS}
        if kind not in rows:
            raise UnknownNameError(_NETWORK, kind, rows)
        ledger = self.ledger.where(**only) if only else self.ledger
        return rows[kind].build(ledger, collectives)

    def table(self, key: str, *, collectives: Collectives = "out") -> pd.DataFrame:
        """Return one analysis as a data frame under keys; see `graph.analysis.ANALYSES`."""
        return self.analysis(key, collectives=collectives).frame()

    def analysis(self, key: str, *, collectives: Collectives = "out") -> Table:
        """Return one analysis with its headings, definitions and notes."""
        (table,) = analyse(Study(self.ledger, collectives), key)
        return table

    def sparql(self, query: str) -> pd.DataFrame:
        """Return the solutions of a SELECT query of your own; nothing limits it."""
        import pandas as pd

        rows = self.library.store.select(query)
        return pd.DataFrame([{name: term.value for name, term in row.items()} for row in rows])

    def _repr_html_(self) -> str:
        """Return the collaboration network in a frame of its own."""
        page = render_page(self.source.network, self.source.title, self.language)
        return (
            f'<iframe srcdoc="{escape(page)}" width="100%" height="{_FRAME_HEIGHT_PX}" '
            'style="border:0" sandbox="allow-scripts allow-downloads"></iframe>'
        )
