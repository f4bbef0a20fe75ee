"""Are lines broken where a reader of that script expects it, and nowhere else?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.drawing.breaking import clusters, segments


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Detta är text.", ["Detta ", "är ", "text."]),
        ("180\u00a0hp här", ["180\u00a0hp ", "här"]),
        ("med-bindestreck", ["med-bindestreck"]),
        ("1998-07-31", ["1998-07-31"]),
        ("och/eller", ["och/", "eller"]),
        ("3/4", ["3/4"]),
        ("学士（工学）。", ["学", "士", "（工", "学）。"]),
        ("「東京」大学 Abc", ["「東", "京」", "大", "学 ", "Abc"]),
        ("서울대학교 학사", ["서울대학교 ", "학사"]),
        ("มหาวิทยาลัยเชียงใหม่", ["มหาวิทยาลัย", "เชียง", "ใหม่"]),
        ("ဘွဲ့လက်မှတ်", ["ဘွဲ့", "လက်", "မှတ်"]),
        ("አዲስ፡አበባ", ["አዲስ፡", "አበባ"]),
        ("a\u200bb", ["a\u200b", "b"]),
    ],
)
def test_a_text_is_cut_where_a_line_may_end(text: str, pieces: list[str]) -> None:
    assert segments(text) == pieces


def test_an_address_may_be_broken_after_its_parts() -> None:
    assert segments("https://www.uhr.se/bedomning/a?b=1") == [
        "https://", "www.", "uhr.", "se/", "bedomning/", "a", "?", "b=", "1",
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_nothing_is_lost_by_cutting(text: str) -> None:
    assert "".join(segments(text)) == text
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize("text", ["e\u0301", "क्षि", "ที่", "ន្ទ", "د\u064f"])
def test_a_letter_keeps_its_marks(text: str) -> None:
    assert all(
        not cluster.startswith(("\u0301", "\u0e35", "\u064f", "\u17d2")) for cluster in clusters(f"a{text}b")
    )
