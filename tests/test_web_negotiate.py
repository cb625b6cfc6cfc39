import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.service import FORMATS
from web.negotiate import accepts_gzip, choose, choose_language, media_quality

OFFERS = [("application/json", 1), ("text/csv", 2), ("text/turtle", 3)]


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/csv;q=0.2, text/turtle;q=0.3", "text/turtle"),
        ("*/*;q=0.1, text/turtle;q=0.05", "application/json"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/html, application/json; q=0.1", "application/json"),
        ("text/csv;q=oops", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
        (",;,", None),
    ],
)
def test_the_most_welcome_offer_is_chosen(header: str | None, chosen: str | None) -> None:
    found = choose(header, OFFERS)
    assert (found and found[0]) == chosen


def test_a_parameter_narrows_a_range() -> None:
    header = 'application/ld+json;profile="x";q=0.9, application/ld+json;q=0.2'
    assert media_quality(header, "application/ld+json") == 0.2
    assert media_quality(header, "application/ld+json;profile=x") == 0.9


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "zh"),
        ("", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr", "zh"),
        ("fr, en;q=0.1", "en"),
        ("*", "zh"),
        ("en;q=0, *", "zh"),
    ],
)
def test_the_language_of_the_reader_is_chosen(header: str | None, language: str) -> None:
    assert choose_language(header) == language


@pytest.mark.parametrize(
    ("header", "taken"),
    [(None, False), ("gzip", True), ("gzip;q=0", False), ("br, *;q=0.1", True), ("x-gzip", True)],
)
def test_gzip_is_sent_only_to_who_takes_it(header: str | None, taken: bool) -> None:
    assert accepts_gzip(header) is taken


@given(st.text(max_size=200))
def test_no_header_breaks_the_choice(header: str) -> None:
    choose(header, OFFERS)
    choose_language(header)
    accepts_gzip(header)


def test_no_media_type_has_two_meanings_for_one_kind_of_answer() -> None:
    for kind in ("solutions", "graph"):
        names = [name for row in FORMATS if row.kind == kind for name in row.media_types]
        assert len(names) == len(set(names))
