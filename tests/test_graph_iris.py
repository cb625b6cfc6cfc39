"""IRIs are ASCII, come from identity, and can be taken apart again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import IriError
from graph.iris import Iris, check_base, document_slug, from_ascii, to_ascii


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_name_in_ascii_comes_back_as_it_was(name: str) -> None:
    segment = to_ascii(name)
    assert from_ascii(segment) == name
    assert segment.isascii()
    assert not set(segment) & set('/#? "<>')


@given(st.text(max_size=8), st.text(max_size=8))
def test_two_names_never_share_a_segment(a: str, b: str) -> None:
    if a != b:
        assert to_ascii(a) != to_ascii(b)


def test_a_document_is_named_by_its_number_with_any_brackets() -> None:
    slug = "2018-116--wfr3s1il92d"
    assert document_slug("即政办发〔2018〕116号", "任何标题") == slug
    assert document_slug("即政办发[2018]116号", "") == slug


def test_offices_that_sound_alike_are_kept_apart() -> None:
    assert document_slug("即政办发〔2018〕1号", "") != document_slug("冀政办发〔2018〕1号", "")


def test_a_document_without_number_is_named_by_its_title_and_a_long_one_by_its_digest() -> None:
    assert from_ascii(document_slug(None, "工作方案").removeprefix("title-")) == "工作方案"
    assert len(document_slug(None, "很长的标题" * 40)) == len("title-") + 32


def test_a_unit_is_named_within_its_jurisdiction() -> None:
    iris = Iris("https://example.org/id/")
    assert iris.unit("甲区", "区商务局") != iris.unit("乙区", "区商务局")
    assert iris.unit("甲区", "区商务局").startswith("https://example.org/id/unit/")


def test_the_slug_is_found_in_the_name_of_every_part_of_a_document() -> None:
    iris = Iris()
    assert iris.slug_of(iris.part("2018-1-x", "task", "5", "time")) == "2018-1-x"
    assert iris.slug_of(iris.span("2018-1-x", 3, 9)) == "2018-1-x"
    assert iris.slug_of(iris.unit("甲", "乙")) is None


@pytest.mark.parametrize(
    "base",
    ["", "example.org/", "ftp://example.org/", "https://例.org/", "https://e.org/id", "http:///"],
)
def test_a_base_that_cannot_name_anything_is_refused_with_the_reason(base: str) -> None:
    with pytest.raises(IriError) as caught:
        check_base(base)
    assert caught.value.iri == base
    assert "不能用作基础 IRI" in caught.value.say("zh")
