"""What is refused before a worker sees it, because it can be told from the text."""

from __future__ import annotations

import asyncio
from typing import Final

from graph.service.errors import QueryRefusedError, QueryTooLongError
from graph.service.limits import Limits
from graph.service.outline import Outline, outline_of
from graph.service.write_text import Write
from ontology.language import Bilingual

_LONG_CHARS: Final = 4000


async def looked_through(text: str) -> None:
    """Have the outline of a long text ready, without holding the event loop up for it."""
    if len(text) > _LONG_CHARS:
        await asyncio.to_thread(outline_of, text)


def check_query(query: str, limits: Limits) -> Outline:
    """Return the outline of a query that is not too long and not too deep.

    Raises
    ------
    QueryTooLongError
        If it has more bytes than `Limits.query_bytes`.
    QueryRefusedError
        If its brackets are nested deeper than `Limits.query_nesting`.
    """
    if len(query.encode(errors="surrogatepass")) > limits.query_bytes:
        raise QueryTooLongError(limits.query_bytes)
    outline = outline_of(query)
    if outline.depth > limits.query_nesting:
        raise QueryRefusedError("query_nesting", _too_deep(limits.query_nesting))
    return outline


def check_update(write: Write, limits: Limits) -> None:
    """Raise if an update is too long or its brackets are nested too deep."""
    size = len(write.text.encode(errors="surrogatepass")) + sum(
        len(d.data) for d in write.documents
    )
    if size > limits.update_bytes:
        raise QueryTooLongError(limits.update_bytes, "update_bytes")
    if outline_of(write.text).depth > limits.query_nesting:
        raise QueryRefusedError("query_nesting", _too_deep(limits.query_nesting))


def _too_deep(limit: int) -> Bilingual:
    return Bilingual(
        zh=f"括号嵌套超过 {limit} 层", en=f"brackets are nested more than {limit} deep"
    )
