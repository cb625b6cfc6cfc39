"""The library of another endpoint, over the servers that other people write."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from export.rdf import ntriples
from graph.errors import DatasetError
from graph.library import Library, PlanSummary
from graph.remote_shelf import RemoteShelf
from graph.service import Document, Limits, StoreError, drop_graph, put_graph
from graph.service.remote import Endpoint, RemoteService
from graph.service.remote_updates import RemoteUpdateService
from graph.store import VOCABULARY_GRAPHS, Store, open_store
from ontology.terms import PREFIXES
from plans import read_plan
from tests.engines import oxigraph_server, virtuoso_server

LIMITS = Limits(query_timeout_s=60, update_timeout_s=60)
# The second one cuts answers, without a word.
SERVERS: dict[str, Callable[[Path], AbstractContextManager[Endpoint]]] = {
    "oxigraph": oxigraph_server,
    "virtuoso": partial(virtuoso_server, rows_at_most=70),
}
PLAN = """甲市乙区修路方案
一、修路
1.修两条路。(牵头单位:区交通局;责任单位:区财政局、区公安局;完成时限:2019年6月底前)
2.种一千棵树。(责任单位:区林业局)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the library that is in the endpoint."""
    file = tmp_path_factory.mktemp("plan") / "roads.txt"
    file.write_text(PLAN, "utf-8")
    return Library(open_store([read_plan(file)]))


@pytest.fixture(scope="module", params=SERVERS)
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, here: Library
) -> Iterator[Endpoint]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as endpoint:
        asyncio.run(_fill(endpoint, here.store))
        yield endpoint


async def _fill(endpoint: Endpoint, store: Store) -> None:
    """Put the graphs of the plan into the endpoint."""
    updates = RemoteUpdateService(RemoteService(endpoint, LIMITS))
    for name in set(store.graph_names()) - set(VOCABULARY_GRAPHS):
        document = Document(ntriples(store.triples(name)), "ntriples")
        await updates.write(put_graph(name, (document,), base=name))
    await updates.stop()


def shelf_after(
    endpoint: Endpoint, work: Callable[[RemoteShelf], Awaitable[None]], most: int = 500_000
) -> RemoteShelf:
    async def run() -> RemoteShelf:
        service = RemoteService(endpoint, LIMITS, prefixes=PREFIXES)
        first = Library(open_store())
        shelf = RemoteShelf(first, service, endpoint.query_url, most_statements=most)
        try:
            await work(shelf)
        finally:
            await shelf.close()
            await service.stop()
        return shelf

    return asyncio.run(run())


async def renewed(shelf: RemoteShelf) -> None:
    shelf.renew()
    await shelf.renewed()


def test_the_pages_have_the_plans_of_the_endpoint(endpoint: Endpoint, here: Library) -> None:
    found = shelf_after(endpoint, RemoteShelf.load).current()
    assert found.plans() == here.plans()
    slug = found.plans()[0].slug
    assert found.plan(slug).tasks == here.plan(slug).tasks


def test_too_many_statements_are_told_and_not_fetched(endpoint: Endpoint) -> None:
    with pytest.raises(DatasetError, match="the pages take 100 at most") as told:
        shelf_after(endpoint, RemoteShelf.load, most=100)
    assert "页面最多载入 100 条" in told.value.say("zh")


def test_what_is_written_is_fetched_anew(endpoint: Endpoint, here: Library) -> None:
    async def work(shelf: RemoteShelf) -> None:
        await renewed(shelf)
        before.extend(shelf.current().plans())
        queries = RemoteService(endpoint, LIMITS)
        updates = RemoteUpdateService(queries, on_written=shelf.renew)
        iris = here.iris
        for name in (g(before[0].slug) for g in (iris.asserted_graph, iris.derived_graph)):
            await updates.write(drop_graph(name))
        await shelf.renewed()
        await updates.stop()
        await queries.stop()

    before: list[PlanSummary] = []
    shelf = shelf_after(endpoint, work)
    assert (len(before), shelf.current().plans(), shelf.trouble) == (1, (), None)


def test_an_endpoint_that_fails_leaves_the_pages_as_they_were() -> None:
    shelf = shelf_after(Endpoint("http://127.0.0.1:9/none"), renewed)
    assert isinstance(shelf.trouble, StoreError)
    assert shelf.current().plans() == ()
