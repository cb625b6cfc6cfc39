"""A real Chromium over a real server, for the tests marked `browser`."""

import io
import shutil
import subprocess
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from web.bundle import npm_command

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """Return the browser on the PATH; skip without one."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser on the PATH (looked for {', '.join(_NAMES)})")
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@contextmanager
def serve(app: FastAPI) -> Iterator[str]:
    """Serve `app` in a thread on a free port and yield its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def axe_script(folder: Path) -> str:
    """Return the accessibility checker, fetched from npm; skip without npm."""
    try:
        command = [*npm_command(), "pack", "axe-core@4", "--silent"]
    except FileNotFoundError as error:
        pytest.skip(f"axe-core needs {error}")
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    packed = next(folder.glob("axe-core-*.tgz"), None)
    if packed is None:
        pytest.skip(f"npm could not fetch axe-core: {done.stderr.decode()[-200:]}")
    with tarfile.open(fileobj=io.BytesIO(packed.read_bytes())) as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode()


@dataclass
class Watch:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on(self, page: Page) -> Page:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )
        return page

    def strangers(self) -> list[str]:
        """Return the requests that went to any host but this one."""
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob", "file")
            and urlsplit(url).hostname != "127.0.0.1"
        ]


def inked(page: Page, box: str) -> int:
    """Count the dark canvas pixels in `box`, a JavaScript ``[x, y, width, height]``."""
    count: int = page.evaluate(
        f"""() => {{
          const canvas = document.querySelector(".net-canvas canvas");
          const ratio = canvas.width / canvas.clientWidth;
          const data = canvas.getContext("2d")
            .getImageData(...{box}.map((value) => Math.round(value * ratio))).data;
          let inked = 0;
          for (let at = 0; at < data.length; at += 4)
            if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 600) inked += 1;
          return inked;
        }}"""
    )
    return count
