"""What holds for every test: in CI, where everything is installed, nothing may be skipped.

And the browser, one for each module that opens pages.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import open_browser

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium; skip without one."""
    with open_browser() as found:
        yield found
