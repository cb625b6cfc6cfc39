import asyncio
import json
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.service import (
    Generation,
    Limits,
    QueryCancelledError,
    QueryFailedError,
    QueryForbiddenError,
    QueryRefusedError,
    QueryService,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooLongError,
    Question,
    ResultTooLargeError,
    ServiceBusyError,
    format_by_key,
    run_query,
)
from graph.service.pool import Pool
from tests.endpoints import (
    COLLABORATION,
    PREFIXES,
    RUNAWAY,
    ask,
    small_generation,
    until_ready,
)

JSON = format_by_key("json")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    return small_generation(tmp_path_factory.mktemp("data"))


def rows(body: bytes | None) -> list[dict[str, str]]:
    bindings = json.loads(body or b"")["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def test_the_three_line_query_needs_no_prefix_declaration(data: Generation) -> None:
    found = rows(ask(data, COLLABORATION).whole)
    pairs = {(row["a"].rsplit("/")[-1], row["b"].rsplit("/")[-1]): row["n"] for row in found}
    assert pairs == {
        ("发改局", "商务局"): "2",
        ("发改局", "贸促会"): "1",
        ("商务局", "贸促会"): "1",
    }
    assert found[0]["n"] == "2"


def test_run_query_answers_without_an_event_loop(data: Generation) -> None:
    assert run_query(data, "ASK { ?t gwp:involvesUnit ?u }", JSON, prefixes=PREFIXES) == (
        b'{"head":{},"boolean":true}'
    )


@pytest.mark.parametrize(
    ("query", "header"),
    [
        ("SELECT * { ?z <http://e/value> ?a }", b"z,a\r\n"),
        ("SELECT DISTINCT * { ?z ?y ?x } LIMIT 1", b"z,y,x\r\n"),
        ("SELECT * { { SELECT ?b ?a { ?b ?p ?a } LIMIT 1 } }", b"b,a\r\n"),
        ("SELECT ?c ?b { ?b ?p ?c } LIMIT 1", b"c,b\r\n"),
        ("# SELECT * { ?a }\nSELECT * { ?s <http://e/x#y> '?q', ?o }", b"s,o\r\n"),
    ],
)
def test_columns_stand_in_the_order_of_the_query(
    data: Generation, query: str, header: bytes
) -> None:
    assert (ask(data, query, "csv").whole or b"").startswith(header)


def test_a_syntax_error_says_line_and_column(data: Generation) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        ask(data, "SELECT *\nWHERE { ?s ?p ?o\n  FILTER(?o = ) }")
    assert (caught.value.line, caught.value.column) == (3, 15)
    assert caught.value.found == ")"
    assert {"variable", "IRI", "literal"} < set(caught.value.expected)


@pytest.mark.parametrize(
    ("query", "line", "column", "said"),
    [
        ("SELEC * { }", 1, 1, "SELECT"),
        ("", 1, 1, "the end of the text"),
        ("SELECT * {\n ?s ?p\n}", 3, 1, "variable"),
        ("SELECT * { ?s ?p ?o", 1, 20, "the end of the text"),
        ("ASK { } ASK { }", 1, 9, "found 'ASK'"),
        ("ASK {\n ?s ?p 'abc }", 2, 8, "quote is not closed"),
        ("ASK { ?s\tfoo:bar ?o }", 1, 10, "foo: is not declared"),
        ("# 注释\nSELECT ?中 { ?中 ?谓 }", 2, 19, "variable"),
        ("SELECT ?a { ?a ?b ?c } GROUP BY ?b", 1, 1, "neither grouped nor aggregated"),
        ("ASK { ?s <a b> ?o }", 1, 10, "IRI"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 1, 1, "found 'INSERT DATA'"),
    ],
)
def test_a_syntax_error_says_what_is_wrong_where(
    data: Generation, query: str, line: int, column: int, said: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        ask(data, query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert said in str(caught.value)
    assert f"第 {line} 行第 {column} 列" in caught.value.say("zh")


def test_a_runaway_is_ended_at_its_limit(data: Generation) -> None:
    with pytest.raises(QueryTimeoutError) as caught:
        ask(data, RUNAWAY, limits=Limits(query_timeout_s=0.5))
    assert caught.value.limit_s == 0.5


def test_a_question_may_shorten_its_own_limit(data: Generation) -> None:
    with pytest.raises(QueryTimeoutError) as caught:
        ask(data, RUNAWAY, timeout_s=0.4)
    assert caught.value.limit_s == 0.4


def test_a_query_that_eats_memory_ends_alone(data: Generation) -> None:
    doublings = "".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1}) " for i in range(28))
    limits = Limits(memory_bytes=100_000_000)
    with pytest.raises(QueryFailedError, match="more memory"):
        ask(data, f"SELECT * {{ BIND('{'x' * 64}' AS ?x0) {doublings} }}", limits=limits)


@pytest.mark.parametrize(
    "bomb",
    [
        "ASK { FILTER(" + "!" * 50_000 + "true) }",
        "ASK { FILTER(true" + "||true" * 15_000 + ") }",
        "ASK {" + "MINUS{}" * 5_000 + "}",
    ],
)
def test_a_deep_query_is_answered_like_any_other(data: Generation, bomb: str) -> None:
    assert ask(data, bomb).whole in (b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}')


def test_brackets_beyond_the_limit_are_refused(data: Generation) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        ask(data, "ASK " + "{" * 101 + "}" * 101)
    assert caught.value.rule == "query_nesting"


def test_a_query_beyond_the_size_limit_is_refused(data: Generation) -> None:
    with pytest.raises(QueryTooLongError):
        ask(data, "ASK { } #" + "字" * 50_000)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { service silent ?x { } }",
        "ASK { ?s ?p 1SERVICE <http://127.0.0.1:9/> { } }",
        "ASK { FILTER(?x<3#>'''\n) SERVICE <http://127.0.0.1:9/> { } #'''\n }",
        "PREFIX e: <http://e/> ASK { SERVICEe:x { } }",
    ],
)
def test_service_is_refused_however_it_is_hidden(data: Generation, query: str) -> None:
    with pytest.raises((QueryForbiddenError, QuerySyntaxError)):
        ask(data, query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service <http://e/service> 'SERVICE <x> {}' } # SERVICE",
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> ASK { ?x a dcat:DataService }",
        "ASK { ?x a <http://e/Service#it> }",
    ],
)
def test_the_word_service_alone_is_no_call(data: Generation, query: str) -> None:
    assert ask(data, query).whole == b'{"head":{},"boolean":false}'


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="shows it on Linux only")
def test_workers_cannot_open_sockets(data: Generation) -> None:
    async def state() -> list[str]:
        service = QueryService(data)
        service.start()
        try:
            await (await service.query(Question("ASK { }", JSON))).close()
            opened = [worker for worker in service.pool.workers if worker.opened]
            files = [f"/proc/{worker.pid}/status" for worker in opened]
            return [await asyncio.to_thread(Path(file).read_text) for file in files]
        finally:
            await service.stop()

    found = asyncio.run(state())
    assert found
    assert all("Seccomp:\t2" in status for status in found)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="shows it on Linux only")
def test_workers_do_not_know_the_environment_of_the_server(
    data: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GWP_WRITE_TOKEN", "secret")

    async def environments() -> list[bytes]:
        service = QueryService(data)
        service.start()
        try:
            await (await service.query(Question("ASK { }", JSON))).close()
            files = [f"/proc/{worker.pid}/environ" for worker in service.pool.workers]
            return [await asyncio.to_thread(Path(file).read_bytes) for file in files]
        finally:
            await service.stop()

    found = asyncio.run(environments())
    assert found
    assert all(b"GWP_" not in environment for environment in found)


def test_an_answer_with_too_many_rows_is_an_error_not_a_part(data: Generation) -> None:
    with pytest.raises(ResultTooLargeError) as caught:
        ask(data, "SELECT * { ?s <http://e/value> ?o }", limits=Limits(result_rows=999))
    assert caught.value.limit_rows == 999


def test_an_answer_with_too_many_bytes_is_an_error_not_a_part(data: Generation) -> None:
    with pytest.raises(ResultTooLargeError) as caught:
        ask(data, "SELECT * { ?s ?p ?o }", limits=Limits(result_bytes=1000))
    assert caught.value.limit_bytes == 1000


@pytest.mark.parametrize("key", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_in_every_format(data: Generation, key: str) -> None:
    numbers = ask(data, "SELECT * { ?s <http://e/value> ?o }", key).numbers
    assert numbers is not None
    assert numbers.rows == 1000


def test_a_long_answer_comes_whole_through_a_small_buffer(data: Generation) -> None:
    cross = "SELECT * { ?s <http://e/value> ?o . ?t <http://e/value> ?p } LIMIT 30000"
    answer = ask(data, cross, "csv", limits=Limits(spool_bytes=1000))
    assert (answer.whole or b"").count(b"\r\n") == 30001


def test_short_queries_pass_while_long_ones_hold_their_places(data: Generation) -> None:
    async def run() -> list[bytes]:
        service = QueryService(data, Limits(query_timeout_s=20, short_query_s=0.05))
        service.start()
        try:
            long = [asyncio.create_task(service.query(Question(RUNAWAY, JSON))) for _ in range(3)]
            await asyncio.sleep(0.3)
            answers = [await service.query(Question("ASK { }", JSON)) for _ in range(20)]
            assert not any(task.done() for task in long)
            for task in long:
                task.cancel()
            await asyncio.gather(*long, return_exceptions=True)
            return [await answer.read() for answer in answers]
        finally:
            await service.stop()

    assert asyncio.run(run()) == [b'{"head":{},"boolean":true}'] * 20


def test_one_more_worker_stands_by_while_a_long_query_runs(data: Generation) -> None:
    async def run() -> int:
        service = QueryService(data, Limits(query_timeout_s=20, short_query_s=0.05))
        service.start()
        try:
            await until_ready(service)
            long = asyncio.create_task(service.query(Question(RUNAWAY, JSON)))
            for _ in range(500):
                await asyncio.sleep(0.02)
                if len(service.pool.workers) > 2:
                    break
            long.cancel()
            await asyncio.gather(long, return_exceptions=True)
            return len(service.pool.workers)
        finally:
            await service.stop()

    assert asyncio.run(run()) == Limits().workers + 1


def test_a_shape_that_was_short_is_not_long_by_one_exception(data: Generation) -> None:
    pool = Pool(data, Limits())
    known = []
    for long in (True, False, True, True, False):
        pool.remember(7, long=long)
        known.append(pool.is_known_long(7))
    assert known == [True, False, False, True, False]


def test_a_worker_is_kept_for_what_is_known_to_be_short(data: Generation) -> None:
    async def run() -> list[bool]:
        pool = Pool(data, Limits())
        pool.start()
        pool.remember(1, long=False)
        pool.expect_kills()
        held = [await pool.acquire(2), await pool.acquire(3)]
        unknown = asyncio.create_task(pool.acquire(4))
        held.append(await pool.acquire(1))
        found = [unknown.done()]
        for worker in held:
            pool.release(worker)
        await unknown
        await pool.stop()
        return [*found, unknown.done()]

    assert asyncio.run(run()) == [False, True]


def test_a_full_queue_is_an_error_with_a_time_to_come_again(data: Generation) -> None:
    async def run() -> None:
        service = QueryService(data, Limits(queued_queries=0, query_timeout_s=8))
        try:
            await service.query(Question("ASK { }", JSON))
        finally:
            await service.stop()

    with pytest.raises(ServiceBusyError) as caught:
        asyncio.run(run())
    assert caught.value.retry_after_s == 2


def test_running_queries_are_listed_and_can_be_cancelled(data: Generation) -> None:
    async def run() -> list[str]:
        service = QueryService(data)
        service.start()
        try:
            task = asyncio.create_task(service.query(Question(RUNAWAY, JSON)))
            await asyncio.sleep(0.3)
            listed = [running.question.query for running in service.running()]
            assert service.cancel(service.running()[0].id)
            assert not service.cancel(0)
            with pytest.raises(QueryCancelledError):
                await task
            assert service.running() == ()
            return listed
        finally:
            await service.stop()

    assert asyncio.run(run()) == [RUNAWAY]


def test_a_new_generation_is_seen_by_the_next_query(data: Generation, tmp_path: Path) -> None:
    path = tmp_path / "next.nq"
    path.write_text("<http://e/a> <http://e/b> <http://e/c> .\n")

    async def run() -> list[tuple[str, bytes]]:
        service = QueryService(data)
        service.start()
        found = []
        try:
            for generation in (data, Generation("next", path)):
                service.publish(generation)
                answer = await service.query(Question("ASK { <http://e/a> ?p ?o }", JSON))
                found.append((answer.generation, await answer.read()))
            return found
        finally:
            await service.stop()

    assert asyncio.run(run()) == [
        ("small", b'{"head":{},"boolean":false}'),
        ("next", b'{"head":{},"boolean":true}'),
    ]


def test_data_that_cannot_be_opened_is_said_to_the_query(tmp_path: Path) -> None:
    with pytest.raises(QueryFailedError, match="cannot be opened"):
        ask(Generation("none", tmp_path / "none.nq"), "ASK { }")


def test_no_worker_outlives_its_service(data: Generation) -> None:
    async def run() -> list[int]:
        service = QueryService(data)
        service.start()
        await (await service.query(Question("ASK { }", JSON))).close()
        workers = [worker.pid for worker in service.pool.workers]
        await service.stop()
        return workers

    for pid in asyncio.run(run()):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


DECLARED = "PREFIX e: <http://e/> PREFIX none: <http://none/> "


def test_turtle_declares_the_prefixes_that_it_uses_in_order(data: Generation) -> None:
    query = (
        f"{DECLARED} PREFIX g: <https://w3id.org/gwp/ns#> "
        "CONSTRUCT { ?t a g:Task ; e:says 'none:x' ; g:leadUnit <http://e/unit> } "
        "WHERE { ?t g:involvesUnit ?u }"
    )
    assert (ask(data, query, "turtle").whole or b"").decode().splitlines() == [
        "@prefix e: <http://e/> .",
        "@prefix g: <https://w3id.org/gwp/ns#> .",
        "",
        *(
            line
            for task in (1, 2, 3)
            for line in (
                rf"e:task\/{task} a g:Task ;",
                '\te:says "none:x" ;',
                "\tg:leadUnit e:unit .",
            )
        ),
    ]


@pytest.mark.parametrize("key", ["turtle", "trig"])
def test_a_long_graph_declares_a_prefix_where_it_is_first_used(data: Generation, key: str) -> None:
    query = (
        f"{DECLARED} PREFIX late: <http://late/> CONSTRUCT {{ ?s e:to ?t }} WHERE {{ "
        "{ SELECT * { ?s e:value ?a . ?r e:value ?b . FILTER(?b < 11) "
        "BIND(IRI(CONCAT('http://e/x', STR(?b))) AS ?t) } } "
        "UNION { BIND(<http://late/s> AS ?s) BIND(1 AS ?t) } }"
    )
    answer = (ask(data, query, key).whole or b"").decode()
    declared = [line.split()[1] for line in answer.splitlines() if line.startswith("@prefix")]
    assert declared == ["e:", "late:"]
    form = ox.RdfFormat.TURTLE if key == "turtle" else ox.RdfFormat.TRIG
    assert len(set(ox.parse(answer.encode(), form))) == 11_001


@pytest.mark.parametrize("key", ["turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads"])
def test_a_graph_has_the_same_bytes_on_each_run(data: Generation, key: str) -> None:
    query = f"{DECLARED} CONSTRUCT {{ ?s e:value ?o ; a e:Thing }} WHERE {{ ?s e:value ?o }}"
    assert ask(data, query, key).whole == ask(data, query, key).whole
