"""The library of what another endpoint holds: its plans, fetched into memory for the pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from graph.errors import DatasetError
from graph.iris import LINKS_GRAPH, Iris
from graph.library import Library
from graph.service import Question, SparqlService, format_by_key
from graph.store import Store
from ontology.language import Bilingual, GwpError

# About 35 plans as long as that of Jimo, in 250 MB of memory.
MOST_STATEMENTS: Final = 500_000
_PLANS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?plan a gwp:WorkPlan ; gwp:hasSourceText ?text } }"
_SIZES: Final = (
    "SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
)
_GRAPH: Final = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"


class RemoteShelf:
    """Keeps a library of the plans in another endpoint.

    Parameters
    ----------
    library
        What pages show until the first `load`; how its resources are named holds for them all.
    service
        What asks the endpoint, under its limits.
    source
        What to call the endpoint in errors.
    most_statements
        Up to how many statements are fetched.
    """

    def __init__(
        self,
        library: Library,
        service: SparqlService,
        source: str,
        *,
        most_statements: int = MOST_STATEMENTS,
    ) -> None:
        self.trouble: GwpError | None = None
        self._library = library
        self._service = service
        self._source = source
        self._most_statements = most_statements
        self._renewal: asyncio.Task[None] | None = None
        self._again = False

    def current(self) -> Library:
        """Return the library as it was last fetched."""
        return self._library

    async def load(self) -> None:
        """Fetch the plans: those whose statements are in named graphs, as `gwp build` names them.

        Raises
        ------
        DatasetError
            If there are too many statements, or less of them come than there are.
        GwpError
            If the endpoint cannot be asked.
        """
        plans = [row["g"] for row in await self._select(_PLANS)]
        wanted = [*plans, *(f"{graph}/derived" for graph in plans), *_links_of(plans)]
        sizes = await self._sizes(wanted)
        total = sum(sizes.values())
        if total > self._most_statements:
            raise DatasetError(self._source, _too_large(total, self._most_statements))
        graphs = {graph: await self._triples(graph, size) for graph, size in sizes.items()}
        self._library = await asyncio.to_thread(_library_of, graphs, self._library.iris)

    def renew(self) -> None:
        """Fetch the plans anew in the background, because something was written.

        What goes wrong is kept as `trouble`; the library stays as it was then.
        """
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.ensure_future(self._renew())
        else:
            self._again = True

    async def renewed(self) -> None:
        """Wait until nothing is fetched in the background."""
        if self._renewal is not None:
            await asyncio.wait({self._renewal})

    async def close(self) -> None:
        """End what still goes on in the background."""
        if self._renewal is not None:
            self._renewal.cancel()
            await self.renewed()

    async def _renew(self) -> None:
        self._again = True
        while self._again:
            self._again = False
            try:
                await self.load()
            except GwpError as error:
                self.trouble = error
            else:
                self.trouble = None

    async def _sizes(self, graphs: list[str]) -> dict[str, int]:
        if not graphs:
            return {}
        query = _SIZES.format(graphs=" ".join(f"<{graph}>" for graph in graphs))
        return {row["g"]: int(row["n"]) for row in await self._select(query) if "g" in row}

    async def _triples(self, graph: str, size: int) -> set[ox.Triple]:
        """Return a graph, in pieces if the endpoint cuts long answers, as Virtuoso does."""
        query = _GRAPH.format(graph=graph)
        triples = await self._construct(query)
        piece = len(triples)
        for offset in range(piece, size, piece) if 0 < piece < size else ():
            triples |= await self._construct(f"{query} LIMIT {piece} OFFSET {offset}")
        if len(triples) < size:
            raise DatasetError(self._source, _incomplete(graph, len(triples), size))
        return triples

    async def _select(self, query: str) -> list[dict[str, str]]:
        found: dict[str, Any] = json.loads(await self._ask(query, "json"))
        return [
            {name: term["value"] for name, term in row.items()}
            for row in found["results"]["bindings"]
        ]

    async def _construct(self, query: str) -> set[ox.Triple]:
        answer = await self._ask(query, "ntriples")
        return await asyncio.to_thread(
            lambda: {quad.triple for quad in ox.parse(answer, ox.RdfFormat.N_TRIPLES)}
        )

    async def _ask(self, query: str, key: str) -> bytes:
        answer = await self._service.query(Question(query, format_by_key(key)))
        return await answer.read()


def _links_of(plans: Iterable[str]) -> list[str]:
    """Return the names of the graphs of links beside those of the plans."""
    return sorted({f"{graph.rpartition('graph/')[0]}{LINKS_GRAPH}" for graph in plans})


def _library_of(graphs: Mapping[str, set[ox.Triple]], iris: Iris) -> Library:
    store = Store(ox.Store())
    store.add_vocabulary()
    for name, triples in graphs.items():
        store.add_graph(name, triples)
    iris = Iris(store.base() or iris.base)
    if not store.link_graphs():
        store.add_links(iris)
    return Library(store, iris)


def _too_large(size: int, most: int) -> Bilingual:
    return Bilingual(
        zh=f"其中的方案有 {size:,} 条陈述，页面最多载入 {most:,} 条；SPARQL 查询不受影响",
        en=f"its plans are {size:,} statements, and the pages take {most:,} at most; "
        "SPARQL is answered all the same",
    )


def _incomplete(graph: str, came: int, size: int) -> Bilingual:
    return Bilingual(
        zh=f"图 {graph} 有 {size:,} 条陈述，只收到 {came:,} 条",
        en=f"the graph {graph} has {size:,} statements, of which {came:,} came",
    )
