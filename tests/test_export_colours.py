"""What the style sheet promises of its colours, computed from its own values."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from export import look
from export.colours import Scheme, palette

ROOT = Path(__file__).parents[1]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SECTORS = [f"sector-{number}" for number in range(look.SECTOR_COLOURS + 1)]
GROUPS = [f"group-{number}" for number in range(len(look.TYPE_GROUPS) + 1)]
LIGHTS = ["overdue", "three-days", "thirty-days", "quarter", "no-limit"]
MARKS = [
    *(f"mark-{kind}" for kind in ("time", "benchmark", "target", "citation", "person", "note")),
    "mark-meta",
    "lead",
    "participant",
    "responsible",
]
TEXTS = [
    *((text, ground) for text in ("ink", "quiet", "link", "warn") for ground in ("paper", "wash")),
    ("ink", "sea"),
    ("paper", "link"),
    ("on-lead", "lead"),
    ("on-responsible", "responsible"),
    ("on-participant", "paper"),
    *(("on-low-heat", f"heat-{step}") for step in (1, 2, 3)),
    *(("on-high-heat", f"heat-{step}") for step in (4, 5, 6)),
]
SHAPES = [
    *((name, "paper") for name in (*SECTORS, *GROUPS, *LIGHTS, *MARKS)),
    *((name, "paper") for name in ("benchmark", "tie", "rule", "field", "hover")),
    *((name, "sea") for name in SECTORS),
]
# How eyes without one kind of cone see linear red, green and blue (Machado and others, 2009).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no middle": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Rgb = tuple[float, float, float]


def linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (lit(red), lit(green), lit(blue))


def lit(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def times(matrix: tuple[tuple[float, float, float], ...], rgb: Rgb) -> Rgb:
    a, b, c = (sum(k * part for k, part in zip(row, rgb, strict=True)) for row in matrix)
    return (a, b, c)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(top: str, ground: str, share: float) -> str:
    parts = (
        (int(top[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def oklab(rgb: Rgb) -> Rgb:
    """Coordinates in which equal distances look about equally large (Ottosson, 2020)."""
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        (max(rgb[0], 0), max(rgb[1], 0), max(rgb[2], 0)),
    )
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        (cones[0] ** (1 / 3), cones[1] ** (1 / 3), cones[2] ** (1 / 3)),
    )


def failing(pairs: list[tuple[str, str]], scheme: Scheme, least: float) -> Iterator[str]:
    colours = palette(scheme)
    for one, other in pairs:
        ratio = contrast(colours[one], colours[other])
        if ratio < least:
            yield f"{one} on {other}: {ratio:.2f}"


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_its_ground_by_four_and_a_half(scheme: Scheme) -> None:
    assert list(failing(TEXTS, scheme, 4.5)) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shapes_stand_out_from_their_ground_by_three(scheme: Scheme) -> None:
    assert list(failing(SHAPES, scheme, 3)) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_on_the_canvas_can_be_read_on_their_halo_and_over_ties(scheme: Scheme) -> None:
    colours = palette(scheme)
    assert contrast(colours["ink"], colours["paper"]) > 12
    thin = mixed(colours["ink"], colours["paper"], look.tie_opacity(1, 20))
    assert contrast(colours["ink"], thin) >= 4.5
    heavy = mixed(colours["ink"], colours["paper"], look.tie_opacity(20, 20))
    assert contrast(heavy, colours["paper"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("share", [0.11, 0.32])
def test_text_can_be_read_on_every_highlight(scheme: Scheme, share: float) -> None:
    colours = palette(scheme)
    style = (ROOT / "web" / "static" / "gwp.css").read_text("utf-8")
    assert f"{share:.0%}, transparent)" in style
    for mark in MARKS:
        ground = mixed(colours[mark], colours["paper"], share)
        assert contrast(colours["ink"], ground) >= 4.5, mark


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eye", EYES)
def test_the_first_six_sectors_are_told_apart_by_every_eye(scheme: Scheme, eye: str) -> None:
    colours = palette(scheme)
    seen = {name: oklab(times(EYES[eye], linear(colours[name]))) for name in SECTORS[1:7]}
    close = min((dist(seen[a], seen[b]), a, b) for a, b in combinations(seen, 2))
    assert close[0] > 0.075, close


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_first_six_sectors_are_told_apart_in_grey(scheme: Scheme) -> None:
    greys = sorted(luminance(palette(scheme)[name]) ** (1 / 3) for name in SECTORS[1:7])
    assert min(b - a for a, b in pairwise(greys)) > 0.045


def test_both_schemes_name_the_same_colours() -> None:
    assert list(palette("light")) == list(palette("dark"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_heat_grows_with_the_number(scheme: Scheme) -> None:
    ratios = [contrast(palette(scheme)[f"heat-{n}"], palette(scheme)["paper"]) for n in range(1, 7)]
    assert ratios == sorted(ratios)


@pytest.mark.parametrize(
    "file",
    [
        ROOT / "web" / "static" / "gwp.css",
        *(
            path
            for path in (ROOT / "export" / "viewer").iterdir()
            if path.suffix in (".css", ".js", ".html") and path.name != "colours.css"
        ),
        *(ROOT / "web" / "templates").glob("*.html"),
        *(path for path in (ROOT / "web" / "static" / "query").iterdir() if path.suffix == ".css"),
    ],
    ids=lambda path: path.name,
)
def test_no_other_file_names_a_colour_of_its_own(file: Path) -> None:
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"' ,)])|\brgba?\(", file.read_text("utf-8"))
    assert found == []


def test_every_colour_that_is_asked_for_exists() -> None:
    files = [ROOT / "web" / "static" / "gwp.css", ROOT / "export" / "viewer" / "network.css"]
    texts = [file.read_text("utf-8") for file in files]
    asked = {name for text in texts for name in re.findall(r"var\(--([\w-]+)", text)}
    own = {name for text in texts for name in re.findall(r"--([\w-]+):", text)}
    assert asked - own - set(palette()) - {"land-strength"} == set()
