"""SERVICE for listed servers: the server itself asks them, the query gets their answers as VALUES.

Workers have no network, so a call is taken out of the query before it runs. A server is asked once
for each clause, by the clause alone; what it may cost is limited like everything else.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import httpx
import pyoxigraph as ox

from graph.service.errors import QueryForbiddenError, QueryTooLongError, StoreError
from graph.service.outline import with_prefixes
from graph.service.recognition import Recognition, Span, recognise
from ontology.language import Bilingual

_LENGTH_AT_MOST: Final = 20_000
_CALLS_AT_MOST: Final = 8
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_JSON: Final = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Call:
    """One SERVICE clause: where it stands, whom it calls, and with what."""

    start: int
    end: int
    silent: bool
    iri: str
    query: str


class Federation:
    """Asks other servers on behalf of queries.

    Parameters
    ----------
    allow
        The beginnings of the addresses that may be called, each with scheme, host and path.
    timeout_s
        How long one call may take.
    answer_bytes
        How long its answer may be.
    may_connect
        Whether an IP address may be connected to; by default only public ones may.
    """

    def __init__(
        self,
        allow: Sequence[str],
        *,
        timeout_s: float = 10.0,
        answer_bytes: int = 8 * 1024 * 1024,
        may_connect: Callable[[str], bool] | None = None,
    ) -> None:
        self._allow = tuple(allow)
        self._timeout_s = timeout_s
        self._answer_bytes = answer_bytes
        self._may_connect = may_connect or is_public

    async def resolved(self, query: str, base: str | None, prefixes: Mapping[str, str]) -> str:
        """Return the query with the answers of other servers in place of its calls.

        Raises
        ------
        QueryForbiddenError
            If it calls a server that is not listed, or that is not public.
        StoreError
            If a server does not answer as it should; a silent call matches anything then.
        """
        if len(query) > _LENGTH_AT_MOST:
            raise QueryTooLongError(_LENGTH_AT_MOST, "service")
        query = with_prefixes(query, prefixes)
        calls = await asyncio.to_thread(calls_of, query, base)
        if len(calls) > _CALLS_AT_MOST:
            raise QueryForbiddenError("service_allow", _MANY)
        for call in calls:
            self._check(call.iri)
        answers = await asyncio.gather(*(self._answer(call) for call in calls))
        for call, answer in sorted(zip(calls, answers, strict=True), key=lambda p: -p[0].start):
            query = f"{query[: call.start]}{answer}{query[call.end :]}"
        return query

    def _check(self, iri: str) -> None:
        called = urlsplit(iri)
        for allowed in map(urlsplit, self._allow):
            same = (called.scheme, called.netloc) == (allowed.scheme, allowed.netloc)
            if same and called.scheme in ("http", "https") and _is_below(called.path, allowed.path):
                return
        raise QueryForbiddenError("service_allow", _not_listed(iri))

    async def _answer(self, call: Call) -> str:
        try:
            async with asyncio.timeout(self._timeout_s):
                return as_values(json.loads(await self._fetch(call)))
        except QueryForbiddenError:
            raise
        except TimeoutError:
            error = StoreError(call.iri, f"no answer within {self._timeout_s:g} s")
        except (httpx.HTTPError, OSError, ValueError, LookupError) as trouble:
            error = StoreError(call.iri, str(trouble) or type(trouble).__name__)
        if call.silent:
            return "{ }"
        raise error

    async def _fetch(self, call: Call) -> bytes:
        """Ask over a connection to an address that was looked at, so that none can slip in."""
        url = httpx.URL(call.iri)
        address = await self._address(url)
        request = httpx.Request(
            "POST",
            url.copy_with(host=address),
            data={"query": call.query},
            headers={"Accept": _JSON, "Host": url.netloc.decode()},
            extensions={"sni_hostname": url.host},
        )
        answer = bytearray()
        async with httpx.AsyncClient(trust_env=False, timeout=self._timeout_s) as client:
            response = await client.send(request, stream=True)
            response.raise_for_status()
            async for piece in response.aiter_bytes():
                answer += piece
                if len(answer) > self._answer_bytes:
                    raise ValueError(f"more than {self._answer_bytes} bytes")
        return bytes(answer)

    async def _address(self, url: httpx.URL) -> str:
        port = url.port or {"https": 443}.get(url.scheme, 80)
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        if not all(self._may_connect(address) for address in addresses):
            raise QueryForbiddenError("service_allow", _not_public(url.host))
        return addresses[0]


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet.

    >>> is_public("127.0.0.1"), is_public("10.1.2.3"), is_public("::1"), is_public("1.1.1.1")
    (False, False, False, True)
    """
    return ipaddress.ip_address(address.partition("%")[0]).is_global


def calls_of(query: str, base: str | None) -> list[Call]:
    """Return the outermost SERVICE clauses of a query; none if it does not parse.

    Raises
    ------
    QueryForbiddenError
        If it calls a variable.
    """
    found = recognise(query, wanted=("ServicePattern",))
    if found.wrong is not None:
        return []
    calls: list[Call] = []
    for span in sorted(found.spans, key=lambda span: span.first):
        call = _call(query, found, span, base)
        if not calls or call.start > calls[-1].end:
            calls.append(call)
    return calls


def as_values(results: dict[str, Any]) -> str:
    """Return solutions in the JSON format as a VALUES clause.

    >>> as_values({"head": {"vars": ["a", "b"]}, "results": {"bindings": [
    ...     {"a": {"type": "uri", "value": "http://x"}}]}})
    'VALUES (?a ?b) { (<http://x> UNDEF) }'
    """
    names: list[str] = results["head"]["vars"]
    rows = (
        " ".join(_term(row[name]) if name in row else "UNDEF" for name in names)
        for row in results["results"]["bindings"]
    )
    table = " ".join(f"({row})" for row in rows)
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {table} }}"


def _term(value: dict[str, str]) -> str:
    """Return a term as it is written in VALUES, which has no blank nodes: they get a name."""
    match value["type"]:
        case "uri":
            return str(ox.NamedNode(value["value"]))
        case "bnode":
            return str(ox.NamedNode(f"urn:x-remote-node:{value['value']}"))
    language, datatype = value.get("xml:lang"), value.get("datatype")
    named = ox.NamedNode(datatype) if datatype else None
    return str(ox.Literal(value["value"], language=language, datatype=named))


def _call(query: str, found: Recognition, span: Span, base: str | None) -> Call:
    tokens = found.tokens[span.first : span.after]
    silent = tokens[1].kind == "SILENT"
    target = tokens[2 if silent else 1]
    group = query[tokens[3 if silent else 2].start : tokens[-1].end]
    head = next(token.start for token in found.tokens if token.kind in _FORMS)
    iri = _resolved(found, target.text, base)
    if target.kind == "VARIABLE":
        raise QueryForbiddenError("service_allow", _VARIABLE)
    inner = f"{query[:head]}SELECT * {group}"
    return Call(tokens[0].start, tokens[-1].end, silent, iri, inner)


def _resolved(found: Recognition, name: str, base: str | None) -> str:
    """Return the IRI that a token of the query names."""
    declared: dict[str, str] = {}
    for place, token in enumerate(found.tokens[:-2]):
        if token.kind == "BASE":
            base = urljoin(base or "", found.tokens[place + 1].text[1:-1])
        elif token.kind == "PREFIX":
            declared[found.tokens[place + 1].text] = found.tokens[place + 2].text[1:-1]
    if name.startswith("<"):
        return urljoin(base or "", name[1:-1])
    prefix, _, local = name.partition(":")
    return urljoin(base or "", declared.get(f"{prefix}:", "")) + local


def _is_below(path: str, allowed: str) -> bool:
    return path == allowed or path.startswith(allowed if allowed.endswith("/") else f"{allowed}/")


def _not_listed(iri: str) -> Bilingual:
    return Bilingual(zh=f"不得访问 {iri}", en=f"{iri} is not among the servers that may be called")


def _not_public(host: str) -> Bilingual:
    return Bilingual(zh=f"{host} 不是公网地址", en=f"{host} is not a public address")


_MANY: Final = Bilingual(
    zh=f"一个查询最多 {_CALLS_AT_MOST} 个 SERVICE",
    en=f"a query may hold at most {_CALLS_AT_MOST} SERVICE clauses",
)
_VARIABLE: Final = Bilingual(
    zh="SERVICE 须写明地址，不能是变量", en="SERVICE must name its server, not a variable"
)
