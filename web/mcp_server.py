"""The tools for language models as an MCP server, over standard input and output or HTTP.

This is the only place that knows the SDK, which takes 0.4 s to import.

References
----------
https://modelcontextprotocol.io/
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from graph.service import SparqlService
from ontology.language import GwpError, Language
from web.mcp_tools import QueryTools

_INSTRUCTIONS: Final = (
    "A knowledge graph of Chinese government work plans: tasks (任务), the units that lead them "
    "and take part, sectors, time limits, benchmarks and targets, each with the sentence that says "
    "it. Read the schema and the examples first, validate a query, then execute it. "
    "Labels are Chinese (@zh); SPARQL 1.1, read-only."
)


def mcp_server(service: SparqlService, language: Language = "en") -> MCPServer:
    """Return an MCP server whose tools ask `service`."""
    tools = QueryTools(service, language)
    server: MCPServer = MCPServer("gwp", instructions=_INSTRUCTIONS, log_level="WARNING")

    async def answered(work: Awaitable[str]) -> str:
        try:
            return await work
        except GwpError as error:
            raise ToolError(tools.say(error)) from error

    @server.tool(structured_output=False)
    async def schema() -> str:
        """List prefixes, classes with member counts, and the properties of each class."""
        return await answered(tools.schema())

    @server.tool(structured_output=False)
    async def examples(about: str = "") -> str:
        """List example questions with their SPARQL; `about` puts fitting ones first."""
        return await answered(tools.examples(about))

    @server.tool(structured_output=False)
    async def validate(query: str) -> str:
        """Check a SPARQL query without running it: syntax with line and column, unknown terms."""
        return await answered(tools.validate(query))

    @server.tool(structured_output=False)
    async def execute(query: str, rows: int = 100) -> str:
        """Run a read-only SPARQL query; SELECT and ASK answer as CSV, others as Turtle."""
        return await answered(tools.execute(query, rows))

    return server


@asynccontextmanager
async def serving_mcp(
    app: FastAPI, service: SparqlService, *, path: str = "/mcp"
) -> AsyncIterator[None]:
    """Serve the tools over HTTP at `path` of `app` while the body runs: part of its lifespan."""
    inner = mcp_server(service).streamable_http_app(
        streamable_http_path="/", stateless_http=True, json_response=True
    )
    app.mount(path, inner)
    async with inner.router.lifespan_context(inner):
        yield
