"""Who may write: nobody, unless a token was set at start; then whoever shows it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from fastapi import Request

from graph.service import TakesWrites
from web.errors import WriteTokenError, WritingOffError


@dataclass(frozen=True, slots=True)
class WriteAccess:
    """The way to the writer, for requests that carry ``Authorization: Bearer <token>``."""

    updates: TakesWrites | None = None
    token: str | None = None

    @property
    def on(self) -> bool:
        """Whether anybody may write."""
        return self.updates is not None and bool(self.token)

    def admit(self, request: Request) -> TakesWrites:
        """Return the update service for a request that may write.

        Raises
        ------
        WritingOffError
            If no token was set.
        WriteTokenError
            If the request does not show it.
        """
        self.require_token(request)
        if self.updates is None:
            raise WritingOffError
        return self.updates

    def require_token(self, request: Request) -> None:
        """Raise unless a token was set and the request shows it, as `admit` does."""
        if not self.token:
            raise WritingOffError
        scheme, _, shown = request.headers.get("authorization", "").partition(" ")
        known = hmac.compare_digest(shown.strip().encode(), self.token.encode())
        if scheme.lower() != "bearer" or not known:
            raise WriteTokenError


def agent_of(request: Request) -> str:
    """Return who asks, for the record: what From says, else the address of the client."""
    return request.headers.get("from") or (request.client.host if request.client else "")
