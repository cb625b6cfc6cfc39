"""Schemathesis reads the OpenAPI description and holds the service to it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.service import Generation, Limits, Meter, QueryService, UpdateService
from tests.endpoints import TOKEN, app_of, served
from web.operations import operations_router
from web.write_access import WriteAccess

PROGRAM = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
# Not every text is a query, so requests that the description allows may well be refused.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance,unsupported_method,ignored_auth"
)


@pytest.mark.skipif(PROGRAM is None, reason="Schemathesis is not installed")
def test_the_service_does_what_its_description_says(tmp_path: Path) -> None:
    seed = tmp_path / "seed.nq"
    seed.touch()
    service = QueryService(Generation("empty", seed), Limits(query_timeout_s=5))
    app = app_of(service, UpdateService(service, tmp_path / "store"))
    app.include_router(operations_router(service, Meter(service), WriteAccess(token=TOKEN)))
    with served(app) as address:
        command = [
            *(str(PROGRAM), "run", f"{address}/openapi.json", "--checks", CHECKS),
            *("--header", f"Authorization: Bearer {TOKEN}", "--max-examples", "15"),
            *("--seed", "1", "--no-color"),
        ]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert answer.returncode == 0, answer.stdout[-3000:]
