"""Back and forward lead as they do in a browser."""

from __future__ import annotations

from credval.desktop.handbook.history import History


def been(*places: str) -> History:
    history = History()
    for place in places:
        history.go(place)
    return history


def test_nothing_has_been_read_at_first() -> None:
    history = History()
    assert (history.here, history.back(), history.forward()) == ("", "", "")
    assert not history.can_go_back
    assert not history.can_go_forward


def test_back_and_forward_go_one_step_each() -> None:
    history = been("a", "b", "c")
    assert [history.back(), history.back(), history.forward()] == ["b", "a", "b"]


def test_the_ends_hold() -> None:
    history = been("a", "b")
    assert [history.back(), history.back()] == ["a", "a"]
    assert [history.forward(), history.forward()] == ["b", "b"]


def test_a_new_place_forgets_what_lay_ahead() -> None:
    history = been("a", "b")
    history.back()
    history.go("c")
    assert not history.can_go_forward
    assert history.back() == "a"


def test_the_same_place_again_is_no_step() -> None:
    assert not been("a", "a", "").can_go_back
