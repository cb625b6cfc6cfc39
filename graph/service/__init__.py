"""Foreign SPARQL, answered by processes that can be stopped: nothing of it runs in the server."""

from graph.service.checks import looked_through
from graph.service.core import QueryService, run_query
from graph.service.desk import Finished, Running, SparqlService
from graph.service.errors import (
    DocumentSyntaxError,
    QueryCancelledError,
    QueryFailedError,
    QueryForbiddenError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooLongError,
    ResultTooLargeError,
    ServiceBusyError,
    StoreError,
    TooManyRequestsError,
)
from graph.service.formats import FORMATS, Format, format_by_key, formats_of
from graph.service.generation import Generation
from graph.service.limits import SERVICE_SETTINGS, Limits, ServiceSetting
from graph.service.meter import Meter
from graph.service.outline import Outline, outline_of
from graph.service.question import Answer, Numbers, Question
from graph.service.updates import TakesWrites, UpdateService
from graph.service.write_text import (
    Document,
    Write,
    add_to_graph,
    checked_iri,
    drop_graph,
    put_graph,
    update_write,
)

__all__ = [
    "FORMATS",
    "SERVICE_SETTINGS",
    "Answer",
    "Document",
    "DocumentSyntaxError",
    "Finished",
    "Format",
    "Generation",
    "Limits",
    "Meter",
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
    "SparqlService",
    "StoreError",
    "TakesWrites",
    "TooManyRequestsError",
    "UpdateService",
    "Write",
    "add_to_graph",
    "checked_iri",
    "drop_graph",
    "format_by_key",
    "formats_of",
    "looked_through",
    "outline_of",
    "put_graph",
    "run_query",
    "update_write",
]
