import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from graph.service import FORMATS, Format, Limits, QueryService
from tests.endpoints import COLLABORATION, PREFIXES, RUNAWAY, client_of, small_generation

SELECT = "SELECT * { ?unit <http://e/label> ?label }"
LONG = "SELECT * { ?s <http://e/value> ?o . ?t <http://e/value> ?p . ?u <http://e/value> ?q }"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> QueryService:
    data = small_generation(tmp_path_factory.mktemp("data"))
    return QueryService(data, Limits(query_timeout_s=1.5), prefixes=PREFIXES)


@pytest.fixture(scope="module")
def client(service: QueryService) -> Iterator[httpx.Client]:
    with client_of(service) as client:
        yield client


def get(client: httpx.Client, query: str, accept: str = "*/*", **headers: str) -> httpx.Response:
    headers = {"Accept": accept} | {name.replace("_", "-"): v for name, v in headers.items()}
    return client.get("/sparql", params={"query": query}, headers=headers)


def test_get_post_form_and_post_direct_answer_alike(client: httpx.Client) -> None:
    form = client.post("/sparql", data={"query": COLLABORATION})
    direct = client.post(
        "/sparql",
        content=COLLABORATION.encode(),
        headers={"Content-Type": "application/sparql-query"},
    )
    answers = {get(client, COLLABORATION).content, form.content, direct.content}
    assert len(answers) == 1
    rows = json.loads(answers.pop())["results"]["bindings"]
    assert [row["n"]["value"] for row in rows] == ["2", "1", "1"]


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.key)
def test_every_format_is_answered_under_every_name(client: httpx.Client, row: Format) -> None:
    query = "CONSTRUCT WHERE { ?s <http://e/value> 7 }" if row.kind == "graph" else "SELECT * { }"
    for name in row.media_types:
        answer = get(client, query, name)
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == name


@pytest.mark.parametrize("key", ["json", "srj", "text/csv"])
def test_a_format_can_be_named_in_the_address(client: httpx.Client, key: str) -> None:
    answer = client.get("/sparql", params={"query": "ASK { }", "format": key})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/sparql-results+xml;q=0.4, text/csv;q=0.9", "text/csv"),
        ("text/*;q=0.3, text/csv;q=0, */*;q=0.1", "text/tab-separated-values"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_the_most_welcome_format_is_chosen(
    client: httpx.Client, accept: str, media_type: str
) -> None:
    answer = get(client, SELECT, accept)
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_nothing_acceptable_is_406_with_what_there_is(client: httpx.Client) -> None:
    answer = get(client, SELECT, "image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.text


def test_the_columns_of_select_star_follow_the_query(client: httpx.Client) -> None:
    assert get(client, SELECT, "text/csv").text.splitlines()[0] == "unit,label"
    assert get(client, SELECT, "text/tab-separated-values").text.startswith("?unit\t?label\n")


def test_a_dataset_of_the_protocol_replaces_that_of_the_query(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <http://e/numbers> { ?s ?p ?o }"
    graph = {"default-graph-uri": "http://e/labels"}
    for answer in (
        client.get("/sparql", params={"query": query} | graph),
        client.post("/sparql", data={"query": query} | graph),
    ):
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_syntax_error_names_the_place_in_the_language_of_the_reader(
    client: httpx.Client,
) -> None:
    query = "SELECT *\nWHERE { ?s ?p ?o\n  FILTER(?o = ) }"
    english = get(client, query, Accept_Language="en")
    chinese = get(client, query, Accept_Language="zh-CN,zh;q=0.9")
    as_json = get(client, query, "application/json")
    assert [each.status_code for each in (english, chinese, as_json)] == [400, 400, 400]
    assert english.text.startswith("syntax error in line 3, column ")
    assert chinese.text.startswith("第 3 行第 ")
    assert as_json.json()["line"] == 3
    assert as_json.json()["error"] == "QuerySyntaxError"


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({"params": {"query": ["ASK { }", "ASK { }"]}}, 400),
        ({"params": {"query": "ASK { }", "timeout": "soon"}}, 400),
        ({"params": {"query": "ASK { }", "format": "docx"}}, 406),
        ({"params": {"update": "CLEAR ALL"}}, 400),
        ({"method": "POST", "content": b"ASK { }"}, 415),
        ({"method": "POST", "data": {"other": "x"}}, 400),
        ({"method": "POST", "data": {"query": "x" * 400_000}}, 413),
        ({"method": "PUT"}, 405),
        ({"params": {"query": "ASK { SERVICE <http://127.0.0.1:9/> { } }"}}, 403),
        ({"params": {"query": "ASK " + "{" * 101}}, 400),
    ],
)
def test_bad_requests_get_the_right_status(
    client: httpx.Client, parts: dict[str, Any], status: int
) -> None:
    method = str(parts.pop("method", "GET"))
    assert client.request(method, "/sparql", **parts).status_code == status


def test_a_body_that_is_not_utf_8_is_refused(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    answer = client.post("/sparql", content="ASK { }".encode("utf-16"), headers=headers)
    assert answer.status_code == 400


def test_a_form_of_plain_utf_8_is_read(client: httpx.Client) -> None:
    body = "query=ASK { ?u ?p '区发改局'@zh }".replace("+", "%2B").encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/sparql", content=body, headers=headers).json()["boolean"] is False


def test_a_runaway_is_504_and_others_are_served_meanwhile(client: httpx.Client) -> None:
    assert get(client, RUNAWAY).status_code == 504
    assert get(client, "ASK { }").json() == {"head": {}, "boolean": True}


def test_a_long_answer_over_the_limit_is_broken_off(client: httpx.Client) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        get(client, LONG, "text/csv")


def test_a_query_ends_when_its_client_goes_away(
    client: httpx.Client, service: QueryService
) -> None:
    port = client.base_url.port or 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        request = httpx.Request("GET", "http://x/sparql", params={"query": RUNAWAY})
        connection.sendall(
            f"GET {request.url.raw_path.decode()} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        )
        _until(lambda: bool(service.running()))
    _until(lambda: not service.running())


def _until(reached: Callable[[], bool]) -> None:
    for _ in range(500):
        if reached():
            return
        time.sleep(0.01)
    pytest.fail("not reached")


def test_head_has_the_headers_of_get_and_no_body(client: httpx.Client) -> None:
    got = client.get("/sparql", params={"query": SELECT})
    head = client.head("/sparql", params={"query": SELECT})
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == got.headers[name]


def test_options_lists_the_methods(client: httpx.Client) -> None:
    answer = client.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_an_answer_known_to_the_client_is_not_sent_again(client: httpx.Client) -> None:
    tag = get(client, SELECT).headers["etag"]
    again = get(client, SELECT, If_None_Match=tag)
    assert again.status_code == 304
    assert again.content == b""
    assert get(client, SELECT, "text/csv", If_None_Match=tag).status_code == 200


def test_an_answer_that_changes_by_itself_has_no_tag(client: httpx.Client) -> None:
    answer = get(client, "SELECT (RAND() AS ?r) { }")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_a_large_answer_is_compressed_for_who_takes_it(client: httpx.Client) -> None:
    query = "SELECT * { ?s <http://e/value> ?o }"
    packed = get(client, query, Accept_Encoding="gzip")
    plain = get(client, query, Accept_Encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


def test_a_bare_get_describes_the_service(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert answer.headers["content-type"] == "application/n-triples"
    endpoint = f"{client.base_url}/sparql"
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert f"<{endpoint}> <{sd}endpoint> <{endpoint}> ." in answer.text
    assert f"<{sd}name> <http://e/labels> ." in answer.text


def test_a_browser_without_a_query_is_sent_to_the_query_page(client: httpx.Client) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/query"


def test_the_endpoint_stands_in_the_openapi_description(client: httpx.Client) -> None:
    description = client.get("/openapi.json").json()
    assert set(description["paths"]["/sparql"]) == {"get", "post"}
