"""Queries meant to bring a server down, and how it should answer each of them."""

import random
from dataclasses import dataclass

BROKEN = 0
"""Stands for an answer that begins and is broken off."""


@dataclass(frozen=True)
class Probe:
    """One hostile query; `statuses` are the right answers to it."""

    name: str
    query: str
    statuses: frozenset[int]


def _probe(name: str, query: str, *statuses: int) -> Probe:
    return Probe(name, query, frozenset(statuses))


_SCANS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
_DOUBLINGS = "".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1}) " for i in range(40))
_BINDINGS = "".join(f"BIND(1 AS ?x{i})" for i in range(2635))
_LIST = " ".join(str(number) for number in range(3000))

PROBES = (
    _probe("join without a condition, counted", f"SELECT (COUNT(*) AS ?n) {{ {_SCANS} }}", 504),
    _probe("join without a condition, streamed", f"SELECT * {{ {_SCANS} }}", BROKEN),
    _probe("join without a condition, sorted", f"SELECT * {{ {_SCANS} }} ORDER BY ?l ?a", 504, 500),
    _probe("join, distinct", f"SELECT DISTINCT ?a ?l {{ {_SCANS} }} ORDER BY ?a", 504, 500),
    _probe("join, concatenated", f"SELECT (GROUP_CONCAT(?c) AS ?t) {{ {_SCANS} }}", 504, 500),
    _probe(
        "tables multiplied",
        f"SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {_LIST} }} VALUES ?b {{ {_LIST} }} "
        f"VALUES ?c {{ {_LIST} }} }}",
        504,
    ),
    _probe(
        "closure over everything",
        "SELECT (COUNT(*) AS ?n) { ?a (<e:p>|!<e:p>|^<e:p>|^!<e:p>)* ?b . ?c !<e:q>* ?d }",
        # A fast machine may be done within the limit.
        200,
        504,
    ),
    _probe(
        "planning of 200 OPTIONALs",
        "SELECT * { ?s ?p ?o "
        + "".join(f"OPTIONAL {{ ?s <e:{i}> ?o{i} }} " for i in range(400))
        + "}",
        504,
        200,
    ),
    _probe(
        "planning of a long star",
        "SELECT * { " + "".join(f"?s <e:{i}> ?o{i} . " for i in range(400)) + "}",
        504,
        200,
    ),
    _probe("nested collection", "ASK { ?s ?p " + "(" * 99 + "1" + ")" * 99 + " }", 200, 504),
    _probe("2500 braces", "SELECT * " + "{" * 2500 + "}" * 2500, 400),
    _probe("5000 brackets", "ASK { FILTER" + "(" * 5000 + "1" + ")" * 5000 + " }", 400),
    _probe("1000 calls", "ASK { FILTER(" + "STR(" * 1000 + "1" + ")" * 1000 + ") }", 400),
    _probe("braces that never close", "SELECT * " + "{" * 90_000, 400),
    _probe("9375 negations", "ASK { FILTER(" + "!" * 9375 + "true) }", 200),
    _probe("9375 alternatives", "ASK { FILTER(true" + "||true" * 9375 + ") }", 200),
    _probe("6913 additions", "ASK { FILTER(1" + "+1" * 6913 + " > 0) }", 200, 504),
    _probe("6562 unions", "ASK { {}" + "UNION{}" * 6562 + " }", 200, 504),
    _probe(
        "2635 bindings", "ASK {" + "".join(f"BIND(1 AS ?x{i})" for i in range(2635)) + "}", 200, 504
    ),
    _probe("2635 differences", "ASK {" + "MINUS{}" * 2635 + "}", 200, 504),
    _probe(
        "text doubled 40 times", f"SELECT ?x40 {{ BIND('xxxxxxxx' AS ?x0) {_DOUBLINGS} }}", 500, 504
    ),
    _probe("a call to loopback", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
    _probe("a silent call", "ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
    _probe("a call without an address", "ASK { ?s ?p ?e SERVICE ?e { ?s ?p ?o } }", 403),
    _probe("too long", "ASK { } #" + "x" * 100_000, 413),
    _probe("quotes without end", "ASK { ?s ?p '''" + "'\\\\" * 30_000, 400),
    _probe("dots without end", "ASK { ?s ?p " + "a." * 40_000, 400, 504),
    _probe("regular expression", "ASK { FILTER(REGEX('" + "a" * 5000 + "', '(a*)*(a*)*b')) }", 200),
    _probe("no Unicode letter alone", "ASK { FILTER('\\uD800' = '') }", 400, 200),
)


def random_probe(seed: int) -> str:
    """Return a query that grows wild out of the worst parts of the others."""
    chance = random.Random(seed)  # noqa: S311
    parts = (
        "?a ?b ?c .",
        "?d ?e ?f .",
        "?a !<e:p>* ?d .",
        "{ SELECT * { ?g ?h ?i } ORDER BY ?h }",
        "OPTIONAL { ?a ?p" + str(chance.randrange(9)) + " ?o }",
        "MINUS { ?x ?y ?a }",
        "BIND(CONCAT(STR(?a), STR(?b)) AS ?t" + str(chance.randrange(99)) + ")",
        "FILTER(" + "!" * chance.randrange(3000) + "true)",
        "VALUES ?v { " + " ".join(map(str, range(chance.randrange(500)))) + " }",
        "{" * chance.randrange(60),
        "}" * chance.randrange(3),
        "SERVICE <http://127.0.0.1/> { }",
        "GRAPH ?g { ?a ?b ?c }",
        "FILTER EXISTS { ?a ?b ?n }",
        "'" * chance.randrange(4),
    )
    body = " ".join(chance.choices(parts, k=chance.randrange(1, 14)))
    head = chance.choice(("SELECT *", "SELECT (COUNT(*) AS ?n)", "ASK", "CONSTRUCT { ?a ?b ?c }"))
    tail = chance.choice(("", "ORDER BY ?a", "GROUP BY ?a", "LIMIT 5", "OFFSET 100000"))
    return f"{head} {{ {body} }} {tail}"
