"""A country is taken by its code alone; whatever else stands there is asked about, never guessed."""

from __future__ import annotations

import pytest

from credval.exchange.claims import read_line


def told(country: object) -> tuple[str, str]:
    error = read_line({"country": country, "qualification": "BA"}, "x").error
    return (error.sv, error.en) if error else ("", "")


@pytest.mark.parametrize("code", ["IN", "in", " in ", "SUHH", "xk", "INT", "BT"])
def test_a_code_that_exists_is_taken(code: str) -> None:
    assert told(code) == ("", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UK", "GB"),
        ("YU", "YUCS"),
        ("India", "IN"),
        ("Indien", "IN"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("Sovjetunionen", "SUHH"),
        ("USSR", "SUHH"),
        ("\u0406N", "IN"),
        ("\u0131n", "IN"),
        ("\ufb01", "FI"),
    ],
)
def test_what_may_be_meant_is_asked_in_both_languages(written: str, meant: str) -> None:
    assert [meant in sentence for sentence in told(written)] == [True, True]


@pytest.mark.parametrize("written", ["QQ", "XX", "EU", "Wonderland", "0", "IN\0", "\u202eIN", "🇮🇳"])
def test_a_code_that_does_not_exist_says_how_codes_are_written(written: str) -> None:
    sv, en = told(written)
    assert ("två bokstäver" in sv or "andra bokstäver" in sv, "IN" in en) == (True, True)


def test_what_cannot_be_seen_in_a_code_is_shown() -> None:
    assert "⟨U+0000⟩" in told("IN\0")[1]
