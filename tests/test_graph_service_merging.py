"""Updates of a store whose default graph merges the named ones keep it merged."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.service.composition import merged_update, plain_update

OWN = "http://own/"
Graphs = dict[str, set[str]]
PREFIX = "PREFIX e: <http://e/> "
BLANK = "?"


def made(*updates: str) -> ox.Store:
    """Return a merged store after some updates."""
    store = ox.Store()
    store.add_graph(ox.NamedNode(OWN))
    for update in updates:
        apply(store, update)
    return store


def apply(store: ox.Store, update: str, *insertions: tuple[str | None, str]) -> None:
    store.update(merged_update(PREFIX + update, insertions, OWN))


def graphs(store: ox.Store) -> Graphs:
    """Return the statements of each graph, the default graph as an empty name, without blanks."""
    found: Graphs = {"": set()}
    for quad in store:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        found.setdefault(name, set()).add(_written(quad))
    return found


def _written(quad: ox.Quad) -> str:
    terms = (BLANK if isinstance(t, ox.BlankNode) else t.value.removeprefix("http://e/")
             for t in (quad.subject, quad.predicate, quad.object)
             if not isinstance(t, ox.Triple))  # fmt: skip
    return " ".join(terms)


def merged_of(store: ox.Store) -> set[str]:
    return graphs(store)[""]


A_IN_G = "INSERT DATA { GRAPH e:g { e:a e:p 1 } }"


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([A_IN_G], {"a p 1"}),
        ([A_IN_G, "DELETE DATA { GRAPH e:g { e:a e:p 1 } }"], set()),
        ([A_IN_G, "INSERT DATA { GRAPH e:h { e:a e:p 1 } }", "DROP GRAPH e:g"], {"a p 1"}),
        ([A_IN_G, "INSERT DATA { e:a e:p 1 }", "DROP GRAPH e:g"], {"a p 1"}),
        (["INSERT DATA { e:a e:p 1 }", A_IN_G, "CLEAR GRAPH e:g"], {"a p 1"}),
        ([A_IN_G, "INSERT DATA { e:a e:p 1 }", "DELETE DATA { e:a e:p 1 }"], set()),
        ([A_IN_G, "INSERT DATA { e:a e:p 1 . e:b e:p 2 }", "CLEAR NAMED"], {"a p 1", "b p 2"}),
        ([A_IN_G, "INSERT DATA { e:b e:p 2 }", "DROP ALL"], set()),
        ([A_IN_G, "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"], set()),
        (
            [A_IN_G, "WITH e:g DELETE { ?s e:p 1 } INSERT { ?s e:p 2 } WHERE { ?s e:p 1 }"],
            {"a p 2"},
        ),
        (
            [
                A_IN_G,
                "INSERT DATA { GRAPH e:h { e:b e:p 1 } }",
                "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p 3 } } "
                "WHERE { GRAPH ?g { ?s ?p ?o FILTER(?o<2) } }",
            ],
            {"a p 3", "b p 3"},
        ),
        ([A_IN_G, "MOVE e:g TO e:h"], {"a p 1"}),
        ([A_IN_G, "MOVE GRAPH e:g TO DEFAULT", "DROP SILENT GRAPH e:g"], {"a p 1"}),
        ([A_IN_G, "INSERT DATA { GRAPH e:h { e:b e:p 2 } }", "COPY e:g TO e:h"], {"a p 1"}),
        ([A_IN_G, "ADD DEFAULT TO e:h", "DROP GRAPH e:g"], {"a p 1"}),
        ([A_IN_G, "INSERT DATA { e:b e:p 2 }", "MOVE DEFAULT TO e:g"], {"a p 1", "b p 2"}),
        ([A_IN_G + " ; DROP GRAPH e:g"], set()),
        ([A_IN_G + " ; # the end"], {"a p 1"}),
        (["INSERT DATA { GRAPH e:g { e:a e:p [ e:q 1 ] } }"], {"a p ?", "? q 1"}),
        (
            ["INSERT DATA { e:a e:p [ e:q 1 ] } ; INSERT DATA { GRAPH e:g { e:b e:p 1 } }"],
            {"a p ?", "? q 1", "b p 1"},
        ),
        (["INSERT DATA { GRAPH e:g { e:a e:p _:x . _:x e:q 1 } }"], {"a p ?", "? q 1"}),
        ([A_IN_G, "INSERT { GRAPH ?g { ?s e:q [] } } WHERE { GRAPH ?g { ?s ?p ?o } }"],
         {"a p 1", "a q ?"}),
    ],
)  # fmt: skip
def test_the_default_graph_follows_the_named_graphs(updates: list[str], expected: set[str]) -> None:
    assert merged_of(made(*updates)) == expected


def test_blank_nodes_are_the_same_in_both_graphs() -> None:
    store = made(
        "INSERT DATA { GRAPH e:g { e:a e:p [ e:q 1 ] } }",
        "INSERT DATA { GRAPH e:g { e:b e:p _:x . _:x e:q 1 } }",
        "INSERT DATA { e:c e:p [ e:q 1 ] }",
    )
    count = "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?b <http://e/q> 1 }"
    answer = store.query(count)
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["n"].value for row in answer if isinstance(row["n"], ox.Literal)] == ["3"]


def test_a_graph_variable_that_is_not_bound_adds_nothing() -> None:
    store = made(A_IN_G, "INSERT { GRAPH ?none { ?s e:q 1 } } WHERE { GRAPH e:g { ?s ?p ?o } }")
    assert merged_of(store) == {"a p 1"}


def test_what_is_deleted_from_the_default_graph_alone_stays_in_its_graph() -> None:
    store = made(A_IN_G, "DELETE DATA { e:a e:p 1 }")
    assert graphs(store) == {"": set(), "http://e/g": {"a p 1"}}


def test_documents_enter_their_graph_and_the_default_graph() -> None:
    store = made(A_IN_G)
    apply(store, "DROP SILENT GRAPH e:g", ("http://e/g", "<http://e/b> <http://e/p> _:x .\n"))
    apply(store, "", (None, "<http://e/c> <http://e/p> <http://e/d> .\n"))
    assert graphs(store) == {
        "": {"b p ?", "c p d"},
        "http://e/g": {"b p ?"},
        OWN: {"c p d"},
    }


def test_the_graph_that_marks_a_merged_store_stays() -> None:
    store = made(A_IN_G, "DROP ALL", "DROP NAMED", f"DROP SILENT GRAPH <{OWN}>")
    assert [graph.value for graph in store.named_graphs()] == [OWN]


TRIPLES = st.sampled_from([f"e:{s} e:p {o}" for s in "ab" for o in (1, 2)])
NAMES = st.sampled_from(["e:g", "e:h"])
DATA = st.builds("{} {{ GRAPH {} {{ {} }} }}".format,
                 st.sampled_from(["INSERT DATA", "DELETE DATA"]), NAMES, TRIPLES)  # fmt: skip
OPERATIONS = st.one_of(
    DATA,
    DATA,
    st.builds("INSERT DATA {{ {} . GRAPH {} {{ {} }} }}".format, TRIPLES, NAMES, TRIPLES),
    st.builds("DELETE WHERE {{ GRAPH {} {{ ?s e:p {} }} }}".format, NAMES, st.integers(1, 2)),
    st.builds(
        "DELETE {{ GRAPH ?g {{ ?s ?p {} }} }} INSERT {{ GRAPH {} {{ ?s ?p {} }} }} "
        "WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g IN (e:g, e:h)) }}".format,
        st.integers(1, 2), NAMES, st.integers(1, 2),
    ),
    st.builds(
        "WITH {} DELETE {{ ?s e:p {} }} INSERT {{ GRAPH {} {{ ?s e:p 2 }} ?s e:p 1 }} "
        "WHERE {{ ?s e:p ?o }}".format, NAMES, st.integers(1, 2), NAMES,
    ),
    st.builds("{} SILENT GRAPH {}".format, st.sampled_from(["DROP", "CLEAR"]), NAMES),
    st.builds("{} SILENT {} TO {}".format, st.sampled_from(["ADD", "COPY", "MOVE"]), NAMES, NAMES),
    st.just("DROP NAMED"),
    st.just("DROP ALL"),
)  # fmt: skip


@given(st.lists(OPERATIONS, max_size=12))
def test_whatever_is_written_the_default_graph_is_what_some_graph_has(updates: list[str]) -> None:
    merged, plain = made(), ox.Store()
    for update in updates:
        apply(merged, update)
        plain.update(plain_update(PREFIX + update, ()))
        found, expected = graphs(merged), graphs(plain)
        own = found.pop(OWN, set())
        default = found.pop("")
        assert found == {name: said for name, said in expected.items() if name}
        assert own == expected[""]
        assert default == own.union(*found.values())
