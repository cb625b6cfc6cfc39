"""What can go wrong with a foreign query; the whole tree stands in `ontology.language`."""

from __future__ import annotations

from typing import Final

from ontology.language import Bilingual, GwpError


class QuerySyntaxError(GwpError, ValueError):
    """SPARQL that does not parse.

    `line` and `column` count from 1, columns in characters; `expected` lists what could stand
    there, or says what is wrong where the grammar is not the trouble.

    >>> error = QuerySyntaxError("SELEC *", 1, 1, ("SELECT", "ASK"), "SELEC")
    >>> print(error)
    syntax error in line 1, column 1: expected SELECT or ASK, found 'SELEC'
    """

    sentence = Bilingual(
        zh="第 {line} 行第 {column} 列语法错误：{trouble}",
        en="syntax error in line {line}, column {column}: {trouble}",
    )

    def __init__(
        self,
        query: str,
        line: int,
        column: int,
        expected: tuple[str, ...],
        found: str | None = None,
        problem: Bilingual | None = None,
    ) -> None:
        self.query = query
        self.line = line
        self.column = column
        self.expected = expected
        self.found = found
        self.trouble = _filled(problem, found) if problem else _mismatch(expected, found)


class DocumentSyntaxError(GwpError, ValueError):
    """An RDF document that does not parse; `line` and `column` count from 1."""

    sentence = Bilingual(
        zh="第 {line} 行第 {column} 列语法错误：{problem}",
        en="syntax error in line {line}, column {column}: {problem}",
    )

    def __init__(self, line: int, column: int, problem: str) -> None:
        self.line = line
        self.column = column
        self.problem = problem


class QueryRefusedError(GwpError, ValueError):
    """SPARQL that a setting forbids: `rule` names the setting, `reason` says why."""

    sentence = Bilingual(zh="查询被拒绝：{reason}", en="query refused: {reason}")

    def __init__(self, rule: str, reason: Bilingual) -> None:
        self.rule = rule
        self.reason = reason


class QueryTooLongError(QueryRefusedError):
    """SPARQL text with more bytes than `limit_bytes`."""

    def __init__(self, limit_bytes: int, rule: str = "query_bytes") -> None:
        self.limit_bytes = limit_bytes
        super().__init__(
            rule,
            Bilingual(
                zh=f"文本超过 {limit_bytes} 字节", en=f"the text is longer than {limit_bytes} bytes"
            ),
        )


class QueryForbiddenError(QueryRefusedError):
    """SPARQL that would reach out to another host, or write where writing is off."""


class QueryTimeoutError(GwpError, TimeoutError):
    """SPARQL that took longer than its limit and was ended."""

    sentence = Bilingual(
        zh="查询超过时限 {limit_s:g} 秒，已终止",
        en="the query was ended at its limit of {limit_s:g} s",
    )

    def __init__(self, query: str, limit_s: float) -> None:
        self.query = query
        self.limit_s = limit_s


class ResultTooLargeError(GwpError, ValueError):
    """An answer over `limit_rows` rows or `limit_bytes` bytes; nothing is cut silently."""

    sentence = Bilingual(zh="结果超过上限：{limit}", en="the answer is larger than {limit}")

    def __init__(self, *, limit_rows: int | None = None, limit_bytes: int | None = None) -> None:
        self.limit_rows = limit_rows
        self.limit_bytes = limit_bytes
        self.limit = (
            Bilingual(zh=f"{limit_rows} 行", en=f"{limit_rows} rows")
            if limit_rows is not None
            else Bilingual(zh=f"{limit_bytes} 字节", en=f"{limit_bytes} bytes")
        )


class QueryFailedError(GwpError, RuntimeError):
    """SPARQL that the engine could not evaluate, or that ended its worker process."""

    sentence = Bilingual(
        zh="查询未能完成：{reason}", en="the query could not be finished: {reason}"
    )

    def __init__(self, query: str, reason: Bilingual) -> None:
        self.query = query
        self.reason = reason


class StoreError(GwpError, ConnectionError):
    """Another server that holds the data and cannot be asked, or answers what it should not."""

    sentence = Bilingual(
        zh="远程存储 {url} 出错：{problem}", en="the store at {url} fails: {problem}"
    )

    def __init__(self, url: str, problem: str) -> None:
        self.url = url
        self.problem = problem


class QueryCancelledError(GwpError, RuntimeError):
    """SPARQL that somebody cancelled, or that a stopping server ended."""

    sentence = Bilingual(zh="查询已取消", en="the query was cancelled")

    def __init__(self, query: str) -> None:
        self.query = query


class ServiceBusyError(GwpError, RuntimeError):
    """More queries than the service takes at a time; `retry_after_s` is when to come again."""

    sentence = Bilingual(
        zh="服务繁忙，请在 {retry_after_s} 秒后重试",
        en="the service is busy; try again in {retry_after_s} s",
    )

    def __init__(self, retry_after_s: int) -> None:
        self.retry_after_s = retry_after_s


class TooManyRequestsError(ServiceBusyError):
    """More from one client than its fair share."""

    sentence = Bilingual(
        zh="您的查询过多，请在 {retry_after_s} 秒后重试",
        en="too many queries from you; try again in {retry_after_s} s",
    )


def _filled(problem: Bilingual, found: str | None) -> Bilingual:
    """Return the sentence about a problem, with the name that it is about."""
    return Bilingual(
        zh=problem.zh.replace("{found}", found or ""), en=problem.en.replace("{found}", found or "")
    )


def _mismatch(expected: tuple[str, ...], found: str | None) -> Bilingual:
    wanted = expected or ("…",)
    zh, en = ("文本已结束", "found the end of the text") if found is None else _found(found)
    return Bilingual(
        zh=f"此处应为 {'、'.join(_CHINESE.get(name, name) for name in wanted)}，{zh}",
        en=f"expected {' or '.join(wanted)}, {en}",
    )


def _found(found: str) -> tuple[str, str]:
    short = found if len(found) <= 40 else f"{found[:39]}…"
    return f"却是 {short!r}", f"found {short!r}"


_CHINESE: Final = {
    "variable": "变量",
    "literal": "字面量",
    "blank node": "空白节点",
    "function": "函数",
    "language tag": "语言标签",
}
