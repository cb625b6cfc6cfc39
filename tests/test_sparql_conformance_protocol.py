"""The W3C suites of the SPARQL 1.1 Protocol, Graph Store Protocol and Service Description."""

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from graph.service import Limits
from tests.endpoints import TOKEN, writable_client
from tests.w3c import CNT, HT, MF, RDFS, SUITES, UT, Case, Node, canonical, cases, triples

pytestmark = pytest.mark.skipif(not SUITES.exists(), reason="the W3C suites are not here")

PROTOCOL = cases(SUITES / "sparql11" / "protocol" / "manifest.ttl")
STORES = SUITES / "sparql11" / "graph-store-protocol"
GRAPH_STORE = [*cases(STORES / "manifest-direct.ttl"), *cases(STORES / "manifest-indirect.ttl")]
BEARER = {"Authorization": f"Bearer {TOKEN}"}
SD = "http://www.w3.org/ns/sparql-service-description#"
CONTENT = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "merged"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("store")
    with writable_client(folder, Limits(), merged=request.param) as client:
        yield client


@pytest.fixture(autouse=True)
def _empty(client: httpx.Client) -> None:
    assert client.post("/update", data={"update": "DROP ALL"}, headers=BEARER).is_success


def sent(client: httpx.Client, request: Node, path: str, **fill: str) -> httpx.Response:
    """Send a request of a manifest, as whoever may write."""
    headers = dict(BEARER)
    for header in request.items(f"{HT}headers"):
        headers[header.one(f"{HT}fieldName").value] = header.one(f"{HT}fieldValue").value
    body = request.get(f"{HT}body")
    content = b""
    if body is not None:
        text = body.one(f"{CNT}chars").value.replace("\\r", "\r")
        content = text.encode(body.one(f"{CNT}characterEncoding").value)
    for name, value in fill.items():
        path = path.replace(name, value)
    return client.request(
        request.one(f"{HT}methodName").value, path, headers=headers, content=content
    )


def statuses(response: Node) -> set[str]:
    """Return the statuses that a manifest expects, some as ``StatusCode2xx``, some by name."""
    return {node.value.rpartition("#")[2] for node in response.all(f"{MF}expectedStatus")}


NAMED = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


def is_expected(status: int, expected: set[str]) -> bool:
    classes = f"StatusCode{status // 100}xx"
    return classes in expected or any(NAMED.get(name) == status for name in expected)


@pytest.mark.parametrize("case", PROTOCOL, ids=lambda case: case.id)
def test_protocol(client: httpx.Client, case: Case) -> None:
    for data in case.node.all(f"{UT}graphData"):
        name, file = data.one(f"{RDFS}label").value, data.one(f"{UT}graph").path
        body = "".join(f"{triple} .\n" for triple in triples(file))
        put = {"Content-Type": "application/n-triples"} | BEARER
        client.put("/store", params={"graph": name}, content=body, headers=put)
    for request in case.action.items(f"{HT}requests"):
        path = request.one(f"{HT}absolutePath").value
        response = request.one(f"{HT}resp")
        answer = sent(client, request, path)
        assert is_expected(answer.status_code, statuses(response)), answer.text
        kind = response.get(f"{MF}expectedFormat")
        if kind is not None:
            assert answer.headers["content-type"].split(";")[0] in CONTENT[kind.value]
        truth = response.get(f"{MF}expectedBoolean")
        if truth is not None:
            assert answer.json()["boolean"] is (truth.value == "true")


@pytest.mark.parametrize("case", GRAPH_STORE, ids=lambda case: case.id)
def test_graph_store_protocol(client: httpx.Client, case: Case) -> None:
    location = ""
    for request in case.action.items(f"{HT}requests"):
        path = request.one(f"{HT}absolutePath").value.replace("/gsp", "/store", 1)
        response = request.one(f"{HT}resp")
        answer = sent(client, request, path, **{"$LOCATION$": location})
        location = answer.headers.get("location", location)
        assert is_expected(answer.status_code, statuses(response)), answer.text
        for header in response.items(f"{HT}headers"):
            name = header.one(f"{HT}fieldName").value
            value = header.one(f"{HT}fieldValue").value
            assert name == "Location" or answer.headers[name] == value
        body = response.get(f"{HT}body")
        if body is not None:
            assert graph(answer.text) == graph(body.one(f"{CNT}chars").value)


def graph(text: str) -> set[str]:
    base = "http://www.example/"
    return canonical(list(ox.parse(text.encode(), ox.RdfFormat.TURTLE, base_iri=base)))


def test_a_get_on_the_endpoint_returns_rdf(client: httpx.Client) -> None:
    answer = client.get("/sparql")
    assert answer.headers["content-type"].split(";")[0] == "text/turtle"
    assert list(ox.parse(answer.content, ox.RdfFormat.TURTLE))


def test_the_service_description_names_the_endpoint_it_was_asked_of(client: httpx.Client) -> None:
    store = ox.Store()
    store.load(client.get("/sparql").content, ox.RdfFormat.TURTLE)
    endpoint = ox.NamedNode(f"{client.base_url}/sparql")
    found = store.quads_for_pattern(None, ox.NamedNode(f"{SD}endpoint"), None)
    assert [quad.object for quad in found] == [endpoint]


def test_the_service_description_conforms_to_its_vocabulary(client: httpx.Client) -> None:
    store = ox.Store()
    store.load(client.get("/sparql").content, ox.RdfFormat.TURTLE)
    services = list(store.quads_for_pattern(None, None, ox.NamedNode(f"{SD}Service")))
    assert len(services) == 1
    known = {
        "endpoint", "supportedLanguage", "resultFormat", "defaultDataset", "defaultGraph",
        "defaultEntailmentRegime", "namedGraph", "name", "Service", "Dataset", "Graph",
        "NamedGraph", "SPARQL11Query", "SPARQL11Update",
    }  # fmt: skip
    terms = {n.value for quad in store for n in quad.triple if isinstance(n, ox.NamedNode)}
    assert {term.removeprefix(SD) for term in terms if term.startswith(SD)} <= known
