"""What holds for every test: in CI, where everything is installed, nothing may be skipped."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

# Material beside the repository, which a clone has not.
_MAY_BE_ABSENT = "shared"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure in CI, unless it is for material beside the repository."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if _MAY_BE_ABSENT not in reason:
            report.outcome = "failed"
            report.longrepr = f"in CI nothing may be skipped: {reason}"
    return report
