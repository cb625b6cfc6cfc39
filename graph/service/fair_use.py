"""How much one client may use: buckets that empty with use and fill with time."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from graph.service.errors import TooManyRequestsError
from graph.service.limits import Limits

_MINUTE_S: Final = 60.0
# A full bucket holds as much as flows in two minutes, so a single long query does no harm.
_MINUTES_HELD: Final = 2.0
_CLIENTS_AT_MOST: Final = 10_000


@dataclass(slots=True)
class _Bucket:
    """What a client has left; below zero it has to wait."""

    seconds: float
    errors: float
    at: float


class FairUse:
    """The buckets of all clients; a limit of 0 is off.

    >>> fair = FairUse(Limits(client_seconds_per_minute=30))
    >>> fair.admit("a", 0.0)
    >>> fair.charge("a", 90.0, failed=False, now=0.0)
    >>> fair.admit("a", 0.0)
    Traceback (most recent call last):
        ...
    graph.service.errors.TooManyRequestsError: too many queries from you; try again in 60 s
    """

    def __init__(self, limits: Limits) -> None:
        self._seconds_a_minute = limits.client_seconds_per_minute
        self._errors_a_minute = limits.client_errors_per_minute
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def admit(self, client: str, now: float) -> None:
        """Let a client ask.

        Raises
        ------
        TooManyRequestsError
            If it has used up its share.
        """
        if not (self._seconds_a_minute or self._errors_a_minute):
            return
        bucket = self._filled(client, now)
        waits = [
            -left / rate * _MINUTE_S
            for left, rate in (
                (bucket.seconds, self._seconds_a_minute),
                (bucket.errors, self._errors_a_minute),
            )
            if rate and left < 0
        ]
        if waits:
            raise TooManyRequestsError(max(1, math.ceil(max(waits))))

    def charge(self, client: str, seconds: float, *, failed: bool, now: float) -> None:
        """Take what a query has used out of the bucket of its client."""
        if self._seconds_a_minute or self._errors_a_minute:
            bucket = self._filled(client, now)
            bucket.seconds -= seconds
            bucket.errors -= failed

    def _filled(self, client: str, now: float) -> _Bucket:
        seconds, errors = self._seconds_a_minute, self._errors_a_minute
        full = _Bucket(seconds * _MINUTES_HELD, errors * _MINUTES_HELD, now)
        bucket = self._buckets.setdefault(client, full)
        self._buckets.move_to_end(client)
        minutes = (now - bucket.at) / _MINUTE_S
        bucket.seconds = min(full.seconds, bucket.seconds + minutes * seconds)
        bucket.errors = min(full.errors, bucket.errors + minutes * errors)
        bucket.at = now
        if len(self._buckets) > _CLIENTS_AT_MOST:
            self._buckets.popitem(last=False)
        return bucket
