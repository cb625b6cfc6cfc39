"""Foreign SPARQL, answered by processes that can be stopped: nothing of it runs in the server."""

from graph.service.core import Finished, QueryService, Running, run_query
from graph.service.errors import (
    QueryCancelledError,
    QueryFailedError,
    QueryForbiddenError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooLongError,
    ResultTooLargeError,
    ServiceBusyError,
)
from graph.service.formats import FORMATS, Format, format_by_key, formats_of
from graph.service.generation import Generation
from graph.service.limits import SERVICE_SETTINGS, Limits, ServiceSetting
from graph.service.outline import Outline, outline_of
from graph.service.question import Answer, Numbers, Question

__all__ = [
    "FORMATS",
    "SERVICE_SETTINGS",
    "Answer",
    "Finished",
    "Format",
    "Generation",
    "Limits",
    "Numbers",
    "Outline",
    "QueryCancelledError",
    "QueryFailedError",
    "QueryForbiddenError",
    "QueryRefusedError",
    "QueryService",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "QueryTooLongError",
    "Question",
    "ResultTooLargeError",
    "Running",
    "ServiceBusyError",
    "ServiceSetting",
    "format_by_key",
    "formats_of",
    "outline_of",
    "run_query",
]
