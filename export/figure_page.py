"""The border to matplotlib: Chinese fonts, printing in black and white, bytes that do not vary."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from ontology.language import Bilingual, GwpError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontEntry

FigureFormat = Literal["svg", "pdf", "png"]
FIGURE_FORMATS: Final[tuple[FigureFormat, ...]] = ("svg", "pdf", "png")
PNG_DPI: Final = 600
FONTS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Arial Unicode MS",
)
"""Font families with Chinese characters, the first that is installed is used."""

# No time in the file, and ids that depend on the drawing only: equal drawings, equal bytes.
_METADATA: Final[dict[str, dict[str, Any]]] = {
    "svg": {"Date": None, "Creator": "gwp"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "gwp", "Producer": None},
    "png": {"Software": None},
}
_STYLE: Final[dict[Any, Any]] = {
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.unicode_minus": False,
    "svg.hashsalt": "gwp",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "hatch.linewidth": 0.5,
}


class MissingPackageError(GwpError, ImportError):
    """A package that a format or figure needs and that is not installed."""

    sentence = Bilingual(
        zh="{purpose}需要安装 {package}：pip install {package}",
        en="{purpose} needs {package}: pip install {package}",
    )

    def __init__(self, package: str, purpose: Bilingual) -> None:
        self.package = package
        self.purpose = purpose


class MissingFontError(GwpError, LookupError):
    """No installed font has Chinese characters."""

    sentence = Bilingual(
        zh="未找到中文字体；请安装其中之一：{known}",
        en="no font with Chinese characters is installed; install one of {known}",
    )

    def __init__(self, known: Sequence[str]) -> None:
        self.known = ", ".join(known)


def render(
    draw: Callable[[Axes], None],
    file_format: FigureFormat,
    size_inches: tuple[float, float] = (6.9, 4.6),
) -> bytes:
    """Return what `draw` puts on the axes as SVG, PDF or PNG (600 dpi).

    Raises
    ------
    MissingPackageError
        If matplotlib is not installed.
    MissingFontError
        If no font with Chinese characters is.
    """
    try:
        import matplotlib
    except ImportError:
        purpose = Bilingual(zh="绘制图形", en="drawing a figure")
        raise MissingPackageError("matplotlib", purpose) from None
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE | {"font.family": [chinese_font()]}):
        figure = Figure(size_inches, layout="constrained")
        draw(figure.subplots())
        out = io.BytesIO()
        # Resolution is for pixels: at 600 dpi a drawing would only carry larger images in it.
        dpi = PNG_DPI if file_format == "png" else "figure"
        figure.savefig(out, format=file_format, dpi=dpi, metadata=_METADATA[file_format])
    return out.getvalue()


@cache
def chinese_font() -> str:
    """Return the first family of `FONTS` that is installed, or raise `MissingFontError`."""
    installed = {entry.name for entry in _installed()}
    found = next((name for name in FONTS if name in installed), None)
    if found is None:
        raise MissingFontError(FONTS)
    return found


def _installed() -> list[FontEntry]:
    with warnings.catch_warnings():
        # It warns when it builds its list for the first time, which takes some seconds.
        warnings.simplefilter("ignore")
        from matplotlib.font_manager import fontManager

    return list(fontManager.ttflist)
