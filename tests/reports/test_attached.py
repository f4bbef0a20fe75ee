"""Is what is attached written in one way only, and does the code say which it is?"""

from __future__ import annotations

import json

import pytest

from credval.reports import attached
from tests.reports.making import DAY, credentials, sample


def test_the_same_data_gives_the_same_bytes_in_any_order() -> None:
    assert (
        attached.canonical({"b": 1, "a": "å"})
        == attached.canonical({"a": "å", "b": 1})
        == '{"a":"å","b":1}'.encode()
    )


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        attached.canonical({"a": float("nan")})


def test_claims_results_edition_and_day_are_attached() -> None:
    data = json.loads(attached.assessment(credentials("several"), DAY))
    assert (data["claims"], data["results"]) == (sample("several")["claims"], sample("several")["results"])
    assert (data["format"], data["edition"], data["on"]) == (1, "2026.1", "2026-11-24")


def test_the_code_names_edition_outcome_and_hash() -> None:
    code = attached.code("2026.1", ["PARTIAL"], "ab" * 32)
    assert code == f"credval-report;format=1;edition=2026.1;outcome=PARTIAL;sha256={'ab' * 32}"


def test_many_credentials_do_not_make_the_code_longer() -> None:
    assert "outcome=PARTIAL*40+NONE;" in attached.code("1", ["PARTIAL"] * 40 + [None], "")
