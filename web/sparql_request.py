"""A request of the SPARQL 1.1 Protocol, read strictly.

References
----------
https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import Request

from graph.service import Format, format_by_key, formats_of
from graph.service.formats import Kind
from ontology.language import Bilingual
from web.errors import BodyTooLargeError, MediaTypeError, NotAcceptableError, RequestError
from web.negotiate import choose

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_FIELDS_AT_MOST: Final = 1000
Fields = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """What a request asks: `query` or `update` or neither, and the fields that came with it."""

    query: str | None
    update: str | None
    fields: Fields

    def one(self, name: str) -> str | None:
        """Return the only value of a field.

        Raises
        ------
        RequestError
            If there are several.
        """
        return _one(self.fields, name)

    def last(self, name: str) -> str | None:
        """Return the last value of a field that some clients send twice."""
        return self.all(name)[-1] if self.all(name) else None

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a field that may be repeated."""
        return self.fields.get(name, ())


async def read_request(
    request: Request, body_bytes: int, known: tuple[str, ...] = (FORM, QUERY, UPDATE)
) -> SparqlRequest:
    """Read a request of the protocol whose body has one of the `known` types.

    Raises
    ------
    RequestError
        If it is no such request: two queries, a query beside an update, bytes that are not UTF-8.
    MediaTypeError
        If its body has another content type than the protocol knows.
    BodyTooLargeError
        If its body has more than `body_bytes` bytes.
    """
    fields = parse_fields(request.scope["query_string"])
    if request.method != "POST":
        return _checked(_one(fields, "query"), _one(fields, "update"), fields)
    media_type = media_type_of(request, known)
    text = _decoded(await read_body(request, body_bytes))
    if media_type == FORM:
        fields = _merged(fields, parse_fields(text.encode()))
        return _checked(_one(fields, "query"), _one(fields, "update"), fields)
    return _checked(
        text if media_type == QUERY else _one(fields, "query"),
        text if media_type == UPDATE else _one(fields, "update"),
        fields,
    )


def parse_fields(text: bytes) -> Fields:
    """Return the fields of a query string or form, each with all its values.

    >>> parse_fields(b"a=1&a=2&b=")
    {'a': ('1', '2'), 'b': ('',)}
    """
    try:
        pairs = parse_qsl(
            text.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_FIELDS_AT_MOST,
        )
    except ValueError as error:
        raise RequestError(_BAD_FIELDS) from error
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    return fields


def media_type_of(request: Request, known: tuple[str, ...]) -> str:
    """Return the media type of the body, which must be one of `known` and in UTF-8."""
    header = request.headers.get("content-type", "")
    media_type, *settings = (part.strip().lower() for part in header.split(";"))
    charset = next((s.partition("=")[2].strip('"') for s in settings if "charset" in s), "")
    if media_type not in known or charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise MediaTypeError(header, known)
    return media_type


async def read_body(request: Request, limit_bytes: int) -> bytes:
    """Return the body of a request, giving up as soon as it is too long."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit_bytes:
            raise BodyTooLargeError(limit_bytes)
    return bytes(body)


def chosen_format(request: Request, key: str | None, kind: Kind) -> tuple[str, Format]:
    """Return media type and format of the answer: what `key` names, or what Accept prefers."""
    rows = formats_of(kind)
    if key is not None:
        try:
            form = format_by_key(key, rows)
        except KeyError:
            raise NotAcceptableError(tuple(row.key for row in rows)) from None
        return form.media_type, form
    chosen = _negotiated(request.headers.get("accept"), kind)
    if chosen is None:
        raise NotAcceptableError(tuple(row.media_type for row in rows))
    return chosen


@functools.lru_cache(maxsize=256)
def _negotiated(accept: str | None, kind: Kind) -> tuple[str, Format] | None:
    return choose(accept, offers(formats_of(kind)))


def offers(rows: tuple[Format, ...]) -> list[tuple[str, Format]]:
    """Return what can be asked for, every registered type before every other name of one."""
    named = [(place, name, row) for row in rows for place, name in enumerate(row.media_types)]
    return [(name, row) for place, name, row in sorted(named, key=lambda offer: offer[0])]


def endpoint_of(request: Request) -> str:
    """Return the address that was asked, without its query: the base of relative IRIs."""
    return str(request.url.replace(query="", fragment="")).rstrip("/")


def _checked(query: str | None, update: str | None, fields: Fields) -> SparqlRequest:
    if query is not None and update is not None:
        raise RequestError(_BOTH)
    return SparqlRequest(query, update, fields)


def _one(fields: Fields, name: str) -> str | None:
    values = fields.get(name, ())
    if len(values) > 1:
        raise RequestError(
            Bilingual(zh=f"参数 {name} 出现了多次", en=f"the parameter {name} stands there twice")
        )
    return values[0] if values else None


def _merged(first: Fields, second: Fields) -> Fields:
    return {name: (*first.get(name, ()), *second.get(name, ())) for name in (*first, *second)}


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(
            Bilingual(
                zh=f"正文第 {error.start} 字节处不是 UTF-8",
                en=f"the body is not UTF-8 at byte {error.start}",
            )
        ) from error


_BOTH: Final = Bilingual(
    zh="一个请求不能既有查询又有更新", en="one request cannot hold a query and an update"
)
_BAD_FIELDS: Final = Bilingual(
    zh="参数无法解析（须为百分号编码的 UTF-8）",
    en="the parameters cannot be read; they must be percent-encoded UTF-8",
)
