"""Showing name and password to another server."""

from __future__ import annotations

from collections.abc import Generator

import httpx


class ByChallenge(httpx.Auth):
    """Shows name and password in the way that the server asks for: digest, else basic."""

    def __init__(self, user: str, password: str) -> None:
        self._digest = httpx.DigestAuth(user, password)
        self._basic = httpx.BasicAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and once more if the server asks who it is."""
        response = yield request
        challenge = response.headers.get("www-authenticate", "").lower()
        if response.status_code != httpx.codes.UNAUTHORIZED:
            return
        if challenge.startswith("digest"):
            flow = self._digest.auth_flow(request)
            next(flow)
            yield flow.send(response)
        else:
            yield next(self._basic.auth_flow(request))
