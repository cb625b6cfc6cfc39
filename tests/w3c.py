"""The W3C test suites as data: manifests, requests, and results that can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

import pyoxigraph as ox

SUITES = Path(__file__).parents[2] / "shared" / "rdf-tests"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Node:
    """A node of a manifest and the way from it to others."""

    def __init__(self, store: ox.Store, term: Term) -> None:
        self.store = store
        self.term = term

    def all(self, predicate: str) -> list["Node"]:
        assert not isinstance(self.term, ox.Literal)
        found = self.store.quads_for_pattern(self.term, ox.NamedNode(predicate), None)
        return [Node(self.store, quad.object) for quad in found]

    def get(self, predicate: str) -> "Node | None":
        return next(iter(self.all(predicate)), None)

    def one(self, predicate: str) -> "Node":
        found = self.get(predicate)
        assert found is not None, (self.term, predicate)
        return found

    def items(self, predicate: str) -> Iterator["Node"]:
        """Yield the members of the list that `predicate` leads to."""
        rest = self.get(predicate)
        while rest is not None and (first := rest.get(f"{RDF}first")) is not None:
            yield first
            rest = rest.get(f"{RDF}rest")

    @property
    def value(self) -> str:
        assert not isinstance(self.term, ox.Triple)
        return self.term.value

    @property
    def path(self) -> Path:
        """The file that the node names."""
        return Path(unquote(urlparse(self.value).path))


@dataclass(frozen=True)
class Case:
    """One test of a manifest; `id` is its folder and its name there."""

    id: str
    kind: str
    node: Node

    @property
    def action(self) -> Node:
        return self.node.one(f"{MF}action")


def cases(manifest: Path) -> list[Case]:
    """Return the tests of a manifest and of the manifests that it includes."""
    if not manifest.exists():
        return []
    store = ox.Store()
    store.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
    head = Node(store, ox.NamedNode(manifest.as_uri()))
    included = [case for inner in head.items(f"{MF}include") for case in cases(inner.path)]
    return included + [_case(manifest, entry) for entry in head.items(f"{MF}entries")]


def _case(manifest: Path, node: Node) -> Case:
    name = node.value.rpartition("#")[2]
    kind = node.one(f"{RDF}type").value.rpartition("#")[2]
    return Case(f"{manifest.parent.name}/{name}", kind, node)


def triples(file: Path) -> list[ox.Triple]:
    """Return the triples of a file of any RDF format."""
    form = ox.RdfFormat.from_extension(file.suffix[1:])
    parsed = ox.parse(path=str(file), format=form, base_iri=file.as_uri(), rename_blank_nodes=True)
    return [quad.triple for quad in parsed]


def quads(
    of: list[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph | None = None
) -> list[ox.Quad]:
    """Return triples as statements of a graph, of the default graph if none is named."""
    return [ox.Quad(t.subject, t.predicate, t.object, graph or ox.DefaultGraph()) for t in of]


def canonical(of: list[ox.Quad]) -> set[str]:
    """Return statements in a form in which equal graphs are equal."""
    store = ox.Store()
    store.extend(of)  # writes each literal of a number in the one form that the engine keeps
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def rows_as_quads(data: bytes, form: ox.QueryResultsFormat) -> list[ox.Quad] | bool:
    """Return solutions as statements about one blank node for each row, or the boolean."""
    results = ox.parse_query_results(data, form)
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return [quad for row in results for quad in _row_as_quads(row, names)]


def _row_as_quads(row: ox.QuerySolution, names: list[str]) -> Iterator[ox.Quad]:
    node = ox.BlankNode()
    yield ox.Quad(node, ox.NamedNode("row:"), ox.Literal(""))
    for name in names:
        if (term := row[name]) is not None:
            yield ox.Quad(node, ox.NamedNode(f"var:{name}"), term)
