"""Errors as HTTP answers: one table of status codes, one shape of body.

A reader who prefers JSON gets the facts of the error, anybody else one sentence; both in the
language that Accept-Language prefers. The tree of errors is drawn in `ontology.language`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI, Request
from starlette.responses import Response

from graph.service import ServiceBusyError
from ontology.language import Bilingual, GwpError, Language
from web.negotiate import choose, choose_language


class RequestError(GwpError, ValueError):
    """A request that cannot be understood."""

    sentence = Bilingual(zh="请求有误：{reason}", en="bad request: {reason}")

    def __init__(self, reason: Bilingual) -> None:
        self.reason = reason


class BodyTooLargeError(RequestError):
    """A request with a body of more than `limit_bytes` bytes."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        super().__init__(
            Bilingual(
                zh=f"正文超过 {limit_bytes} 字节", en=f"the body is longer than {limit_bytes} bytes"
            )
        )


class MediaTypeError(RequestError):
    """A request with a body of a type that is not taken here; `known` lists those that are."""

    def __init__(self, media_type: str, known: tuple[str, ...]) -> None:
        self.media_type = media_type
        self.known = known
        super().__init__(
            Bilingual(
                zh=f"不接受内容类型“{media_type}”，可用：{'、'.join(known)}",
                en=f"content type {media_type!r} is not taken here; use {', '.join(known)}",
            )
        )


class NotAcceptableError(RequestError):
    """A request that accepts none of the media types that the answer could have."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(
            Bilingual(
                zh=f"没有可接受的格式，可选：{'、'.join(known)}",
                en=f"no acceptable format; there are {', '.join(known)}",
            )
        )


class NoGraphError(GwpError, LookupError):
    """A named graph that is not there."""

    sentence = Bilingual(zh="没有图 <{graph}>", en="there is no graph <{graph}>")

    def __init__(self, graph: str) -> None:
        self.graph = graph


class NoQueryError(GwpError, LookupError):
    """A query that does not run, or not any more."""

    sentence = Bilingual(zh="没有正在执行的查询 {number}", en="no query {number} is running")

    def __init__(self, number: int) -> None:
        self.number = number


class WritingOffError(GwpError, PermissionError):
    """A write where writing is off."""

    sentence = Bilingual(
        zh="写入未开放：启动时须设置 GWP_WRITE_TOKEN",
        en="writing is off; it takes GWP_WRITE_TOKEN at start",
    )


class WriteTokenError(GwpError, PermissionError):
    """A write without the token, or with another."""

    sentence = Bilingual(
        zh="写入须带有 Authorization: Bearer <令牌>",
        en="writing needs Authorization: Bearer <token>",
    )


STATUS: Final[Mapping[str, int]] = {
    "GwpError": 500,
    # the request
    "RequestError": 400,
    "BodyTooLargeError": 413,
    "MediaTypeError": 415,
    "NotAcceptableError": 406,
    "NoGraphError": 404,
    "NoQueryError": 404,
    "WritingOffError": 403,
    "WriteTokenError": 401,
    # the query
    "QuerySyntaxError": 400,
    "QueryRefusedError": 400,
    "QueryTooLongError": 413,
    "QueryForbiddenError": 403,
    "QueryTimeoutError": 504,
    "ResultTooLargeError": 422,
    "QueryFailedError": 500,
    "QueryCancelledError": 503,
    "StoreError": 502,
    "ServiceBusyError": 503,
    "TooManyRequestsError": 429,
    # documents, data and names
    "DocumentSyntaxError": 400,
    "PlanFormatError": 422,
    "IriError": 400,
    "DatasetError": 500,
    "LinkError": 500,
    "UnknownNameError": 404,
    "UnknownConceptError": 404,
    "QueryHeadError": 500,
    "TangledBlankNodeError": 422,
    "ReleasedError": 500,
    "UnknownFormatError": 404,
    "MissingPackageError": 501,
    "MissingFontError": 501,
    # the command line, which answers nobody over HTTP
    "SettingError": 500,
    "CommandError": 500,
}
"""The status of each error by the name of its class, so that nothing need be imported for it.

A class without a row has the status of its nearest base; a test allows none of those.
"""

_BODIES: Final = (
    ("text/plain", "text"),
    ("application/problem+json", "json"),
    ("application/json", "json"),
    ("application/sparql-results+json", "json"),
    ("application/ld+json", "json"),
)


def status_of(error: GwpError) -> int:
    """Return the status code of an error.

    >>> status_of(ServiceBusyError(3))
    503
    """
    names = (base.__name__ for base in type(error).__mro__)
    return next(STATUS[name] for name in names if name in STATUS)


def error_facts(error: GwpError, language: Language) -> dict[str, object]:
    """Return what is known about an error, ready for JSON; the text of a query is left out."""
    facts = {
        name: value.pick(language) if isinstance(value, Bilingual) else value
        for name, value in vars(error).items()
        if name != "query"
    }
    known = {"status": status_of(error), "error": type(error).__name__}
    return known | {"message": error.say(language)} | facts


def error_response(error: GwpError, headers: Mapping[str, str]) -> Response:
    """Return the answer for an error, in the form and language that the request prefers."""
    language = choose_language(headers.get("accept-language"))
    chosen = choose(headers.get("accept"), _BODIES)
    if chosen is not None and chosen[1] == "json":
        media_type = "application/problem+json" if "problem" in chosen[0] else "application/json"
        body = json.dumps(error_facts(error, language), ensure_ascii=False, default=str)
    else:
        media_type, body = "text/plain; charset=utf-8", error.say(language)
    extra = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Vary": "Accept, Accept-Language",
        "X-Content-Type-Options": "nosniff",
    }
    if isinstance(error, ServiceBusyError):
        extra["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, WriteTokenError):
        extra["WWW-Authenticate"] = 'Bearer realm="gwp"'
    return Response(body + "\n", status_of(error), extra, media_type)


def install_error_handlers(app: FastAPI) -> None:
    """Have `app` answer every error of the project by the table."""

    async def answer(request: Request, error: Exception) -> Response:
        if not isinstance(error, GwpError):
            raise error
        return error_response(error, request.headers)

    app.add_exception_handler(GwpError, answer)
