"""Do letters of both directions stand in the order of the Unicode Bidirectional Algorithm?"""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from credval.drawing import directions

LETTERS = 'abc (אבג)[د ر] 12.3,%-٣٤/۱: "«»éЖ学'


def in_order_of_the_eye(text: str) -> str:
    """``text`` put in order by our levels, spaces at its end in the base direction."""
    level = directions.levels(text)
    base = 1 if directions.runs_right_to_left(text) else 0
    for place in range(len(text) - 1, -1, -1):
        if text[place] != " ":
            break
        level[place] = base
    return "".join(directions.in_order(list(text), level))


@given(st.text(LETTERS, min_size=1, max_size=24))
def test_the_order_is_that_of_the_reference_implementation(text: str) -> None:
    assert in_order_of_the_eye(text) == get_display(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("abc", [0, 0, 0]),
        ("אב", [1, 1]),
        ("a(ב)", [0, 0, 1, 0]),
        ("א(b)", [1, 1, 2, 1]),
        ("א(ב)c", [1, 1, 1, 1, 2]),
        ("אב 12", [1, 1, 1, 2, 2]),
        ("می\u200cروم", [1] * 6),
    ],
)
def test_a_level_is_even_from_the_left_and_odd_from_the_right(text: str, levels: list[int]) -> None:
    assert directions.levels(text) == levels


@pytest.mark.parametrize("control", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_marks_of_direction_from_a_web_page_do_no_harm(control: str) -> None:
    assert len(directions.levels(f"א{control}b{control}")) == 4


@pytest.mark.parametrize(
    ("text", "from_right"), [("abc אב", False), ("אב abc", True), ("12 אב", True), ("12", False), ("", False)]
)
def test_the_first_letter_gives_the_direction_of_the_whole(text: str, from_right: bool) -> None:
    assert directions.runs_right_to_left(text) is from_right
