"""Makes the pictures of the guide from the bundled plan: python docs/screenshots.py."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402
from PIL import Image
from playwright.sync_api import Browser

from plans import read_plan
from tests.browser import open_browser, serve
from tests.pages_plan import SmallLibrary, app_of

IMAGES = ROOT / "docs" / "images"
UNIT = quote("区商务局")
SHOTS = {
    "overview": ("", 1150),
    "network": (f"/network?unit={UNIT}&steps=1&colour=community", 1000),
    "task": ("/tasks/5", 760),
    "unit": (f"/units/{UNIT}", 900),
    "timeline": ("/timeline?date=2018-12-20", 900),
    "map": ("/map", 900),
    "matrix": ("/matrix?kind=unit-unit", 900),
    "compare": ("/compare?a=1&b=2", 760),
    "review": ("/review", 600),
}
IN_ENGLISH = ("overview", "network")
_COLOURS = 256


def main() -> None:
    """Open every page of the guide in both languages and keep what is seen."""
    IMAGES.mkdir(exist_ok=True)
    library = SmallLibrary({"jimo": read_plan(ROOT / "data" / "jimo-2018-116.txt")})
    with serve(app_of(library)) as address, open_browser() as browser:
        for language in ("zh", "en"):
            for name, (path, height) in SHOTS.items():
                if language == "en" and name not in IN_ENGLISH:
                    continue
                mark = "&" if "?" in path else "?"
                url = f"{address}/plans/jimo{path}{mark}lang={language}"
                keep(browser, url, height, IMAGES / f"{name}.{language}.png")


def keep(browser: Browser, url: str, height: int, file: Path) -> None:
    """Write what a window of 1,280 pixels shows of a page, in few colours to keep it small."""
    page = browser.new_page(viewport={"width": 1280, "height": height})
    page.goto(url, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    # The usual choice of colours drops those of a few small dots.
    few = picture.convert("RGB").quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    few.save(file, optimize=True)
    page.close()


if __name__ == "__main__":
    main()
