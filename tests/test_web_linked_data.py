"""Every IRI answers: names lead to descriptions, releases stay, and the redirects of w3id fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph.iris import Iris
from graph.library import Library
from graph.store import open_store
from ontology.terms import DCAT, VOID
from ontology.vocabulary import releases
from plans import read_plan
from server import create_app
from tests import jimo
from tests.browser import serve

ROOT = Path(__file__).parents[1]
TASK = "/id/doc/2018-116--wfr3s1il92d/task/5"
TURTLE = {"accept": "text/turtle"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = create_app(Library(open_store([read_plan(jimo.PATH)])))
    with serve(app) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


def statements(answer: httpx.Response) -> set[ox.Triple]:
    assert answer.headers["content-type"].startswith("text/turtle")
    return {quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}


def test_the_well_known_description_is_rdf_with_the_endpoint_of_this_server(
    client: httpx.Client,
) -> None:
    said = statements(client.get("/.well-known/void"))
    dataset = ox.NamedNode("https://w3id.org/gwp/id/dataset")
    endpoint = ox.NamedNode(f"{client.base_url}/sparql")
    assert ox.Triple(dataset, ox.NamedNode(VOID.sparqlEndpoint), endpoint) in said
    assert any(t.predicate.value == DCAT.endpointURL for t in said)


@pytest.mark.parametrize("media_type", ["application/ld+json", "application/rdf+xml"])
def test_the_description_comes_in_the_format_that_is_asked_for(
    client: httpx.Client, media_type: str
) -> None:
    answer = client.get("/.well-known/void", headers={"accept": media_type})
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/dataset", "/.well-known/void"),
        ("/id/catalogue", "/.well-known/void"),
        ("/id/series", "/.well-known/void"),
        ("/id/dataset/2018-116--wfr3s1il92d", "/.well-known/void"),
        ("/id/dataset/all.ttl", "/download/turtle"),
        ("/id/dataset/links-wikidata.ttl", "/download/links"),
    ],
)
def test_what_the_description_names_leads_somewhere(
    client: httpx.Client, path: str, target: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert client.get(target).status_code == 200


def test_a_file_that_the_dataset_does_not_have_is_not_found(client: httpx.Client) -> None:
    assert client.get("/id/dataset/all.xyz").status_code == 404


def test_every_address_of_the_description_under_this_host_answers(client: httpx.Client) -> None:
    host = str(client.base_url)
    named = {
        t.object.value
        for t in statements(client.get("/.well-known/void"))
        if isinstance(t.object, ox.NamedNode) and t.object.value.startswith(host)
    }
    assert len(named) >= 9
    for address in named - {f"{host}/sparql"}:
        assert client.get(address).status_code == 200, address


def test_a_name_leads_to_data_and_names_its_formats(client: httpx.Client) -> None:
    answer = client.get(TASK, headers=TURTLE)
    assert answer.status_code == 303
    assert answer.headers["location"] == TASK.replace("/id/", "/data/")
    assert 'rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("path", ["/.well-known/void", TASK, "/ns", "/ns/0.1.0", "/shapes"])
def test_head_answers_as_get_without_a_body(client: httpx.Client, path: str) -> None:
    got, head = (getattr(client, verb)(path, headers=TURTLE) for verb in ("get", "head"))
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-type", "link", "location", "vary"):
        assert head.headers.get(name) == got.headers.get(name)


def test_a_page_about_a_thing_names_its_data(client: httpx.Client) -> None:
    answer = client.get("/about/benchmark/-xhqpn", headers={"accept": "text/html"})
    assert '</data/benchmark/-xhqpn>; rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert '</.well-known/void>; rel="describedby"' in answer.headers["link"]


def test_a_benchmark_says_what_it_is_elsewhere(client: httpx.Client) -> None:
    said = statements(client.get("/data/benchmark/-xhqpn"))
    assert ox.NamedNode("http://www.wikidata.org/entity/Q1490") in {t.object for t in said}


@pytest.mark.parametrize("version", releases())
def test_a_frozen_version_answers_as_it_was_frozen(client: httpx.Client, version: str) -> None:
    folder = ROOT / "ontology" / "releases" / version
    frozen = {
        quad.triple
        for name in ("gwp.ttl", "schemes.ttl")
        for quad in ox.parse(path=folder / name, format=ox.RdfFormat.TURTLE)
    }
    assert statements(client.get(f"/ns/{version}", headers=TURTLE)) == frozen
    assert client.get(f"/ns/{version}", headers={"accept": "text/html"}).status_code == 200


def test_a_version_that_never_was_is_told_with_those_that_were(client: httpx.Client) -> None:
    answer = client.get("/ns/0.1.9", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert "0.1.0" in answer.text


def test_shapes_context_and_concepts_answer(client: httpx.Client) -> None:
    assert len(statements(client.get("/shapes"))) > 1000
    assert "@context" in client.get("/context.jsonld").json()
    assert client.get("/scheme/role/lead").headers["location"] == "/ns"


def test_another_base_answers_under_the_same_paths() -> None:
    iris = Iris("https://data.example.org/plans/")
    library = Library(open_store([read_plan(jimo.PATH)], iris), iris)
    with serve(create_app(library)) as at, httpx.Client(base_url=at, timeout=60) as other:
        said = statements(other.get(TASK.replace("/id/", "/data/")))
        assert any(str(t.subject).startswith("<https://data.example.org/plans/doc/") for t in said)
        assert "https://w3id.org/gwp/id/" not in other.get("/.well-known/void").text


def redirect(request: str) -> tuple[int, str] | None:
    """Return what the rules of w3id make of a request, read as Apache reads them."""
    path, condition, host = request.removeprefix("/gwp/"), "", ""
    for line in (ROOT / "ontology" / "w3id" / ".htaccess").read_text("utf-8").splitlines():
        if line.startswith("RewriteCond"):
            condition = line.removeprefix("RewriteCond %{THE_REQUEST} ").strip('"')
        elif line.startswith("RewriteRule"):
            _, pattern, target, flags = line.split(" ")
            raw, match = re.search(condition, f"GET {request} HTTP/1.1"), re.search(pattern, path)
            if flags.startswith("[E=GWP:"):
                host = flags[7:-1]
            elif match and raw:
                parts = {f"${n}": text or "" for n, text in enumerate(match.groups(), 1)}
                parts |= {f"%{n}": text for n, text in enumerate(raw.groups(), 1)}
                for name, text in ({"%{ENV:GWP}": host} | parts).items():
                    target = target.replace(name, text)
                return int(flags[3:6]), target
            condition = ""
    return None


@pytest.mark.parametrize(
    ("request_path", "status", "target"),
    [
        ("/gwp/ns", 303, "/ns"),
        ("/gwp/ns/0.1.0", 303, "/ns/0.1.0"),
        ("/gwp/scheme", 303, "/scheme"),
        ("/gwp/scheme/role/lead", 303, "/scheme/role/lead"),
        ("/gwp/shapes", 303, "/shapes"),
        ("/gwp/context.jsonld", 302, "/context.jsonld"),
        ("/gwp/void", 303, "/.well-known/void"),
        ("/gwp/", 302, "/"),
        (f"/gwp{TASK}", 303, TASK),
        ("/gwp/id/dataset", 303, "/id/dataset"),
        (
            "/gwp/id/doc/title-%2B%282018%2D2019%29-v49",
            303,
            "/id/doc/title-%2B%282018%2D2019%29-v49",
        ),
    ],
)
def test_the_rules_of_w3id_lead_to_what_the_server_answers(
    client: httpx.Client, request_path: str, status: int, target: str
) -> None:
    assert redirect(request_path) == (status, f"https://gwp.example.org{target}")
    if "v49" not in target:
        assert client.get(target, headers=TURTLE).status_code in (200, 303)


@pytest.mark.parametrize("request_path", ["/gwp/ns/latest", "/gwp/id/", "/gwp/nothing"])
def test_the_rules_of_w3id_leave_other_paths_alone(request_path: str) -> None:
    assert redirect(request_path) is None


def test_the_rules_name_one_host_only() -> None:
    text = (ROOT / "ontology" / "w3id" / ".htaccess").read_text("utf-8")
    rules = [line for line in text.splitlines() if line.startswith("RewriteRule")]
    assert sum("https://" in rule for rule in rules) == 1
