"""A line that is no JSON is told in both languages: what is wrong with it, from where, and what to write."""

from __future__ import annotations

import pytest

from credval.exchange.claims import parse_line


def told(raw: bytes | str) -> tuple[str, str]:
    error = parse_line(raw, 7).error
    return (error.sv, error.en) if error else ("", "")


@pytest.mark.parametrize(
    ("raw", "sv", "en"),
    [
        (b"country,qualification", "inget JSON-objekt", "no JSON object"),
        (b"[]", "inget JSON-objekt", "no JSON object"),
        (b"5", "inget JSON-objekt", "no JSON object"),
        (b"null", "inget JSON-objekt", "no JSON object"),
        (b"\xff\xfe{\0", "Spara filen som UTF-8", "Save the file as UTF-8"),
        (b'{"id":"\xe5"}', "Spara filen som UTF-8", "Save the file as UTF-8"),
        (b"{'country':'IN'}", "från tecken 2: 'country'", "from character 2 on: 'country'"),
        (b'{"country":"IN"},', "från tecken 17", "from character 17"),
        (b'{"country":"IN"', "slutar för tidigt", "ends too early"),
        (b'{"credits":NaN}', "NaN, som inte är något tal", "NaN, which is no number"),
        (b'{"credits":-Infinity}', "-Infinity", "-Infinity"),
        (b'{"credits":1e999}', "tal som är för stort", "number that is too large"),
        (b'{"credits":' + b"9" * 5000 + b"}", "tal som är för stort", "number that is too large"),
        (b'{"id":"\\ud800"}', "halv bokstav", "half a letter"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "för många nivåer", "nested too deeply"),
        (b'{"id":"' + b"x" * 10_000_000 + b'"}', "Korta dess texter", "Shorten its texts"),
    ],
)
def test_each_break_is_told_in_both_languages(raw: bytes, sv: str, en: str) -> None:
    told_sv, told_en = told(raw)
    assert (sv in told_sv, en in told_en, "7" in told_sv) == (True, True, True)


def test_what_is_hidden_where_the_line_breaks_is_shown_by_its_name() -> None:
    assert "⟨RIGHT-TO-LEFT OVERRIDE⟩" in told('{"a":1,\u202e"b":2}')[1]


@pytest.mark.parametrize(
    "raw",
    [
        '{"country":"IN","qualification":"BA","qualification":"MA"}',
        '{"country" : "IN", "qualification" : "B:A", "country" : "SE"}',
        '{"country":"IN","qualification":"BA","evidence":[{"about":"institution","answer":"denied","answer":"confirmed"}]}',
    ],
)
def test_a_key_that_stands_twice_is_refused_instead_of_losing_one(raw: str) -> None:
    assert "stands twice" in told(raw)[1]


def test_colons_in_texts_are_no_keys() -> None:
    assert told('{"country":"IN","qualification":"BA: Honours","institution":"a:b::c"}') == ("", "")


def test_a_broken_line_keeps_its_number_as_its_name() -> None:
    assert parse_line(b'{"id":"a"', 12).id == "line-12"
