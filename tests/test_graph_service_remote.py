"""A remote store that misbehaves, played by a small server of our own."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse, Response

from graph.service import (
    Answer,
    Limits,
    QueryFailedError,
    QueryForbiddenError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    Question,
    ResultTooLargeError,
    ServiceBusyError,
    StoreError,
    format_by_key,
)
from graph.service.remote import Endpoint, RemoteService
from tests.endpoints import PREFIXES, served

RESULTS = "application/sparql-results+json"
WHOLE = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'
ANSWERS: dict[str, Callable[[], Response]] = {
    "whole": lambda: Response(WHOLE, media_type=RESULTS),
    "cut": lambda: Response(WHOLE[:-9], media_type=RESULTS),
    "spliced": lambda: Response(WHOLE[:-4] + b"The operation was cancelled", media_type=RESULTS),
    "long": lambda: Response(b" " * 300_000 + WHOLE, media_type=RESULTS),
    "long-cut": lambda: Response(WHOLE[:-4] + b" " * 300_000, media_type=RESULTS),
    "page": lambda: Response(b"<html></html>", media_type="text/html"),
    "busy": lambda: PlainTextResponse("later", 503),
    "late": lambda: PlainTextResponse("too late", 504),
    "refused": lambda: PlainTextResponse("the budget is used up", 400),
    "broken": lambda: PlainTextResponse("oops", 500),
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    app = FastAPI()

    @app.post("/slow")
    async def slow() -> Response:
        await asyncio.sleep(30)
        return Response(WHOLE, media_type=RESULTS)

    @app.post("/{name}")
    def answer(name: str) -> Response:
        return ANSWERS[name]()

    with served(app) as address:
        yield address


def ask(
    address: str, name: str, query: str = "SELECT ?a { ?a ?b ?c }", limits: Limits | None = None
) -> tuple[Answer, bytes]:
    async def run() -> tuple[Answer, bytes]:
        service = RemoteService(Endpoint(f"{address}/{name}"), limits, prefixes=PREFIXES)
        try:
            answer = await service.query(Question(query, format_by_key("json")))
            return answer, await answer.read()
        finally:
            await service.stop()

    return asyncio.run(run())


def test_a_whole_answer_is_passed_on(address: str) -> None:
    answer, data = ask(address, "whole")
    assert data == WHOLE
    assert answer.generation == ""
    assert ask(address, "long")[1] == b" " * 300_000 + WHOLE


@pytest.mark.parametrize("name", ["cut", "spliced", "long-cut"])
def test_an_answer_that_is_not_whole_is_an_error(address: str, name: str) -> None:
    with pytest.raises(QueryFailedError, match="not complete"):
        ask(address, name)


def test_an_answer_of_another_type_is_an_error(address: str) -> None:
    with pytest.raises(StoreError, match="text/html"):
        ask(address, "page")


def test_an_answer_over_the_limit_is_an_error(address: str) -> None:
    with pytest.raises(ResultTooLargeError):
        ask(address, "long", limits=Limits(result_bytes=1000))


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("busy", ServiceBusyError),
        ("late", QueryTimeoutError),
        ("refused", QueryRefusedError),
        ("broken", StoreError),
    ],
)
def test_what_another_server_says_becomes_our_error(
    address: str, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ask(address, name)


def test_a_syntax_error_gets_its_place_from_us(address: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        ask(address, "refused", "SELECT ?a { ?a ?b }")
    assert (caught.value.line, caught.value.column) == (1, 19)


def test_the_time_limit_holds_for_another_server_too(address: str) -> None:
    with pytest.raises(QueryTimeoutError):
        ask(address, "slow", limits=Limits(query_timeout_s=0.3))


def test_another_server_may_not_be_sent_on(address: str) -> None:
    with pytest.raises(QueryForbiddenError):
        ask(address, "whole", "ASK { SERVICE <http://127.0.0.1/> { } }")


def test_a_server_that_is_not_there_is_an_error() -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/none"):
        ask("http://127.0.0.1:9", "none")
