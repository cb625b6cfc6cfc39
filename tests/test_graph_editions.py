from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.editions import write_generation
from graph.store import Store
from tests.endpoints import ask


@pytest.mark.parametrize(("in_memory_at_most", "is_folder"), [(4, False), (3, True)])
def test_many_statements_are_shared_by_all_query_processes(
    tmp_path: Path, in_memory_at_most: int, is_folder: bool
) -> None:
    store = Store(ox.Store())
    node = ox.NamedNode("http://e/s")
    store.add_graph("http://e/g", [ox.Triple(node, node, ox.Literal(n)) for n in range(2)])
    generation = write_generation(store, tmp_path / "data.nq", in_memory_at_most)
    assert generation.path.is_dir() is is_folder
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o GRAPH <http://e/g> { ?s ?p ?o } }"
    assert ask(generation, count, "csv").whole == b"n\r\n2\r\n"
    assert [path.name for path in tmp_path.iterdir()] == [generation.path.name]
