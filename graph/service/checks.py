"""What is refused before a worker sees it, because it can be told from the text."""

from __future__ import annotations

from graph.service.errors import QueryForbiddenError, QueryRefusedError, QueryTooLongError
from graph.service.limits import Limits
from graph.service.outline import Outline, outline_of
from ontology.language import Bilingual


def check_query(query: str, limits: Limits) -> Outline:
    """Return the outline of a query that may run.

    Raises
    ------
    QueryTooLongError
        If it has more bytes than `Limits.query_bytes`.
    QueryForbiddenError
        If it holds a SERVICE clause.
    QueryRefusedError
        If its brackets are nested deeper than `Limits.query_nesting`.
    """
    if len(query.encode(errors="surrogatepass")) > limits.query_bytes:
        raise QueryTooLongError(limits.query_bytes)
    outline = outline_of(query)
    if outline.depth > limits.query_nesting:
        raise QueryRefusedError("query_nesting", _too_deep(limits.query_nesting))
    if outline.calls_out:
        raise QueryForbiddenError("service", _NO_SERVICE)
    return outline


_NO_SERVICE = Bilingual(
    zh="SERVICE 未开放,查询不得访问其他主机",
    en="SERVICE is off: a query may not reach other hosts",
)


def _too_deep(limit: int) -> Bilingual:
    return Bilingual(
        zh=f"括号嵌套超过 {limit} 层", en=f"brackets are nested more than {limit} deep"
    )
