"""What one foreign query may cost, and how the service divides itself among many.

Each limit is a row of `SERVICE_SETTINGS`; the server makes flags, environment variables and
documentation from the rows, `Limits` has one field for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ontology.language import Bilingual

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the query service; `SERVICE_SETTINGS` says what each one means.

    >>> Limits(query_timeout_s=2).query_timeout_s
    2
    """

    query_timeout_s: float = 30.0
    short_query_s: float = 0.25
    update_timeout_s: float = 30.0
    query_bytes: int = 100_000
    update_bytes: int = 16 * MIB
    query_nesting: int = 100
    result_rows: int = 2_000_000
    result_bytes: int = 512 * MIB
    memory_bytes: int = 1024 * MIB
    workers: int = 2
    reserved_workers: int = 1
    queued_queries: int = 64
    open_answers: int = 256
    spool_bytes: int = MIB
    client_stall_s: float = 60.0
    cache_bytes: int = 16 * MIB
    client_seconds_per_minute: float = 0.0
    client_errors_per_minute: float = 0.0

    @property
    def long_queries(self) -> int:
        """How many workers may be busy with long queries at a time."""
        return max(1, self.workers - self.reserved_workers)


@dataclass(frozen=True, slots=True)
class ServiceSetting:
    """One setting of the query service: its name (unit included), default and meaning."""

    name: str
    default: float | int
    meaning: Bilingual


def _row(name: str, zh: str, en: str) -> ServiceSetting:
    return ServiceSetting(name, getattr(Limits(), name), Bilingual(zh=zh, en=en))


SERVICE_SETTINGS: Final[tuple[ServiceSetting, ...]] = (
    _row(
        "query_timeout_s",
        "一次查询从到达起最多用多少秒，到时终止",
        "seconds from arrival after which a query is ended",
    ),
    _row(
        "short_query_s",
        "超过多少秒算长查询，此后须占用长查询席位",
        "seconds after which a query counts as long and needs one of the places for long queries",
    ),
    _row(
        "update_timeout_s",
        "一次更新最多用多少秒，到时终止且不留下任何改动",
        "seconds after which an update is ended, leaving nothing behind",
    ),
    _row("query_bytes", "查询文本最多多少字节", "bytes of UTF-8 that the text of a query may have"),
    _row(
        "update_bytes",
        "更新文本或写入的文档最多多少字节",
        "bytes that an update or a document to be stored may have",
    ),
    _row(
        "query_nesting",
        "查询中括号最多嵌套多少层",
        "how deep the brackets of a query may be nested",
    ),
    _row("result_rows", "一次回答最多多少行", "rows that one answer may have"),
    _row(
        "result_bytes", "一次回答最多多少字节（压缩前）", "bytes of one answer before compression"
    ),
    _row(
        "memory_bytes",
        "一个查询进程在数据之外最多占用多少字节内存",
        "bytes of memory that a worker process may take beyond the data",
    ),
    _row("workers", "查询进程数", "worker processes that run queries"),
    _row(
        "reserved_workers",
        "为短查询保留的进程数",
        "workers of which long queries take none, so that short ones pass",
    ),
    _row(
        "queued_queries",
        "最多多少个查询排队，再多答 503",
        "queries that may wait for a worker; the next is answered 503",
    ),
    _row(
        "open_answers",
        "同时进行的请求最多多少个，再多答 503",
        "requests served at a time, slow readers included; the next is answered 503",
    ),
    _row(
        "spool_bytes",
        "每个回答在内存中最多缓冲多少字节，多出的写入临时文件",
        "bytes of an answer kept in memory for a slow reader; the rest waits in a temporary file",
    ),
    _row(
        "client_stall_s",
        "客户端多少秒不读取即断开",
        "seconds after which a client that reads nothing is cut off",
    ),
    _row(
        "cache_bytes",
        "结果缓存最多占用多少字节内存，0 为关闭",
        "bytes of memory for answers to repeated queries; 0 turns the cache off",
    ),
    _row(
        "client_seconds_per_minute",
        "每个客户端每分钟可用的查询秒数，超出答 429，0 为不限",
        "seconds of querying per minute that one client gets before 429; 0 sets no limit",
    ),
    _row(
        "client_errors_per_minute",
        "每个客户端每分钟可出错的查询数，超出答 429，0 为不限",
        "failing queries per minute that one client gets before 429; 0 sets no limit",
    ),
)
