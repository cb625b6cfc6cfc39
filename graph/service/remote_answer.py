"""What another server answers, and whether it can be trusted to be the answer."""

from __future__ import annotations

from typing import Final

import httpx

from graph.service.desk import busy
from graph.service.diagnosis import diagnose
from graph.service.errors import (
    QueryFailedError,
    QueryRefusedError,
    QueryTimeoutError,
    ResultTooLargeError,
    StoreError,
)
from graph.service.limits import Limits
from graph.service.question import Question
from graph.service.recognition import Unit
from graph.service.rows import RowCounter
from graph.service.trouble import error_of
from ontology.language import Bilingual, GwpError

_REPORT_CHARS: Final = 500
_TAIL_BYTES: Final = 200
_DIAGNOSED_CHARS: Final = 20_000
_OF_LINES: Final = ("csv", "tsv", "ntriples", "nquads")
_CUT: Final = Bilingual(zh="回答不完整", en="the answer is not complete")


class AnswerChecker:
    """Sees to it that an answer is what was asked for, not too large, and whole.

    Some servers say 200 and then write an error into the answer, or stop in its middle.
    """

    def __init__(self, question: Question, limits: Limits) -> None:
        self._question = question
        self._limits = limits
        # Other servers put white space where they like, except in formats that are made of lines.
        self._counter = RowCounter(question.format) if question.format.key in _OF_LINES else None
        self._tail = b""
        self.bytes = 0

    @property
    def rows(self) -> int | None:
        """How many rows have come."""
        return self._counter.rows if self._counter is not None else None

    async def check_head(self, response: httpx.Response) -> None:
        """Raise what the status and the content type say is wrong."""
        url, query = str(response.url), self._question.query
        if response.status_code != httpx.codes.OK:
            report = (await response.aread()).decode(errors="replace")[:_REPORT_CHARS]
            raise rejection(response, query, report, self._limits)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()
        if media_type not in self._question.format.media_types:
            raise StoreError(url, f"answered {media_type}, not {self._question.format.media_type}")

    def check_piece(self, piece: bytes) -> None:
        """Count in the next piece, or make sure of the end if there is none."""
        self.bytes += len(piece)
        if self._counter is not None:
            self._counter.feed(piece)
        self._tail = (self._tail + piece)[-_TAIL_BYTES:]
        if self.bytes > self._limits.result_bytes:
            raise ResultTooLargeError(limit_bytes=self._limits.result_bytes)
        if (self.rows or 0) > self._limits.result_rows:
            raise ResultTooLargeError(limit_rows=self._limits.result_rows)
        if not piece and not self._tail.rstrip().endswith(self._question.format.ending):
            raise QueryFailedError(self._question.query, _CUT)


def rejection(
    response: httpx.Response,
    query: str,
    report: str,
    limits: Limits,
    unit: Unit = "QueryUnit",
) -> GwpError:
    """Return the error for another server's refusal; our own parser finds the place in a query."""
    status = response.status_code
    if status in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
        return busy(limits)
    if status in (httpx.codes.REQUEST_TIMEOUT, httpx.codes.GATEWAY_TIMEOUT):
        return QueryTimeoutError(query, limits.query_timeout_s)
    if status == httpx.codes.BAD_REQUEST:
        found = diagnose(query, report, {}, unit) if len(query) <= _DIAGNOSED_CHARS else {}
        if found.get("expected"):
            return error_of({"code": "syntax"} | found, query, limits)
        return QueryRefusedError("store", Bilingual(zh=report, en=report))
    return StoreError(str(response.url), f"{status} {report}")
