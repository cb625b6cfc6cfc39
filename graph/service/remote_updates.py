"""Writing to another server."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

import httpx
import pyoxigraph as ox

from graph.service.checks import check_update
from graph.service.composition import plain_update
from graph.service.diagnosis import diagnose_forbidden
from graph.service.errors import DocumentSyntaxError, QueryTimeoutError, StoreError
from graph.service.formats import format_by_key
from graph.service.limits import Limits
from graph.service.outline import calls_out
from graph.service.remote import RemoteService
from graph.service.remote_answer import rejection
from graph.service.trouble import error_of
from graph.service.write_text import Document, Write, recorded


class RemoteUpdateService:
    """Passes writes on to another server, each as one update.

    Whether a write is all or nothing, and durable when it is acknowledged, is up to that server.
    `on_written` is called after each.
    """

    def __init__(
        self,
        queries: RemoteService,
        *,
        record_base: str | None = None,
        on_written: Callable[[], None] = lambda: None,
    ) -> None:
        self._on_written = on_written
        self._endpoint = queries.endpoint
        self._record_base = record_base
        self._prefixes = queries.prefixes
        self.limits: Limits = queries.limits
        self._client = self._endpoint.client()

    async def start(self) -> None:
        """Do nothing: connections are made when they are needed."""

    async def stop(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def write(self, write: Write) -> None:
        """Apply one write.

        Raises
        ------
        QueryForbiddenError
            If it would have the other server load something.
        QuerySyntaxError, DocumentSyntaxError, QueryRefusedError, QueryTimeoutError, StoreError
            If it cannot be applied.
        """
        check_update(write, self.limits)
        if calls_out(write.text, ("service", "load")):
            found = await asyncio.to_thread(diagnose_forbidden, write.text, "UpdateUnit")
            raise error_of(found, write.text, self.limits)
        if self._record_base is not None:
            write = recorded(write, self._record_base, secrets.token_hex(8))
        text = await asyncio.to_thread(_whole_text, write)
        await self._send(text)
        self._on_written()

    async def _send(self, text: str) -> None:
        url, limit_s = self._endpoint.update_url, self.limits.update_timeout_s
        try:
            async with asyncio.timeout(limit_s):
                response = await self._client.post(url, data={"update": text})
        except TimeoutError:
            raise QueryTimeoutError(text, limit_s) from None
        except httpx.HTTPError as error:
            raise StoreError(url, str(error) or type(error).__name__) from error
        if not response.is_success:
            raise rejection(response, text, response.text, self.limits, "UpdateUnit")


def _whole_text(write: Write) -> str:
    entered = [
        (entry.graph, "".join(_triples(document, write.base) for document in entry.documents))
        for entry in write.insertions
    ]
    base = f"BASE <{write.base}>\n" if write.base else ""
    return base + plain_update(write.text, entered)


def _triples(document: Document, base: str | None) -> str:
    form = format_by_key(document.format).engine
    if not isinstance(form, ox.RdfFormat):
        raise TypeError(document.format)
    try:
        quads = ox.parse(document.data, form, base_iri=base, rename_blank_nodes=True)
        lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        place = error.lineno or 1, error.offset or 1
        raise DocumentSyntaxError(*place, str(error)) from error
    return (lines or b"").decode()
