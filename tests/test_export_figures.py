import io
import re
from functools import cache

import pytest

from export.figure_page import (
    FONTS,
    FigureFormat,
    MissingFontError,
    MissingPackageError,
    chinese_font,
)
from export.figures import FIGURE_FORMATS, FIGURES, figure_bytes
from graph.analysis import Study
from graph.errors import UnknownNameError
from graph.ledger import Ledger
from ontology.language import Bilingual
from tests.ledgers import small

STARTS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG"}


@pytest.fixture(scope="module", autouse=True)
def _drawing() -> None:
    pytest.importorskip("matplotlib")
    try:
        chinese_font()
    except MissingFontError as error:
        pytest.skip(str(error))


@cache
def _drawn(key: str, file_format: FigureFormat = "svg") -> bytes:
    return figure_bytes(key, Study(small()), file_format)


@pytest.mark.parametrize("key", [row.key for row in FIGURES])
def test_every_figure_is_drawn(key: str) -> None:
    assert _drawn(key).startswith(STARTS["svg"])


@pytest.mark.parametrize("file_format", FIGURE_FORMATS)
def test_a_figure_is_drawn_in_every_format_and_equal_data_give_equal_bytes(
    file_format: FigureFormat,
) -> None:
    drawn = _drawn("workload", file_format)
    assert drawn.startswith(STARTS[file_format])
    assert drawn == figure_bytes("workload", Study(small()), file_format)


@pytest.mark.parametrize("key", [row.key for row in FIGURES])
def test_a_figure_of_nothing_is_empty_and_not_a_crash(key: str) -> None:
    assert figure_bytes(key, Study(Ledger())).startswith(b"<?xml")


def test_png_has_600_dots_per_inch() -> None:
    image = pytest.importorskip("PIL.Image")
    picture = image.open(io.BytesIO(_drawn("workload", "png")))
    assert picture.size == (6.9 * 600, 4.6 * 600)
    assert picture.info["dpi"] == pytest.approx((600, 600), abs=0.1)


@pytest.mark.parametrize("key", [row.key for row in FIGURES])
def test_figures_are_drawn_in_greys_only(key: str) -> None:
    drawn = _drawn(key).decode()
    for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", drawn):
        assert red == green == blue


def test_an_svg_loads_nothing_from_elsewhere() -> None:
    drawn = _drawn("sociogram").decode()
    links = set(re.findall(r'(?:href|src)="([^"]*)"', drawn))
    assert all(link.startswith("#") for link in links)


def test_an_unknown_figure_is_an_error_that_lists_the_near_names() -> None:
    with pytest.raises(UnknownNameError, match="sociogram"):
        figure_bytes("sociograms", Study(small()))


def test_what_is_missing_is_said_in_both_languages() -> None:
    assert "Noto Sans CJK SC" in MissingFontError(FONTS).say("zh")
    missing = MissingPackageError("matplotlib", Bilingual(zh="绘制图形", en="drawing a figure"))
    assert str(missing) == "drawing a figure needs matplotlib: pip install matplotlib"
    assert missing.say("zh") == "绘制图形需要安装 matplotlib：pip install matplotlib"
