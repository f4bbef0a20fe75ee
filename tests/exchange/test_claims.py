"""A claim is read, or refused with a sentence that names the field and says what to write."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credval.exchange.claims import parse_line, read_line
from credval.model.words import RequirementKind, Stage

CLAIM = {"country": "IN", "qualification": "B.Com"}


def error(**changes: Any) -> str:
    told = read_line(CLAIM | changes, "line-1").error
    return told.en if told else ""


def test_only_country_and_qualification_are_needed() -> None:
    claim = read_line(dict(CLAIM), "line-7").claim
    assert claim is not None
    assert (claim.id, claim.country, claim.stage, claim.award) == ("line-7", "IN", Stage.SCREENING, None)


def test_the_person_is_taken_out_before_anything_is_assessed() -> None:
    line = read_line(CLAIM | {"candidate": {"name_as_written": "محمد", "reference": "r1"}}, "x")
    assert line.candidate.name_as_written == "محمد"
    assert "محمد" not in repr(line.claim)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cuntry": "IN"}, "'cuntry' is no key of 'claim'. Did you mean 'country'?"),
        ({"zzz": 1}, "Known keys: id"),
        ({"country": "UK"}, "Did you mean GB?"),
        ({"country": "QQ"}, "no country code"),
        ({"country": 5}, "must be a text"),
        ({"qualification": ""}, "'qualification' is missing"),
        ({"qualification": "x" * 1001}, "1001 characters long"),
        ({"qualification": "x" * 10_000_000}, "Shorten it"),
        ({"qualification": "\ud800"}, "broken character"),
        ({"award_date": "2016-02-30"}, "2016-02-30"),
        ({"award_date": "16"}, "16"),
        ({"award_calendar": "mayan"}, "gregorian, solar_hijri"),
        ({"duration_years": "three"}, "must be a number"),
        ({"duration_years": 300}, "full-time years"),
        ({"duration_years": -1}, "from 0"),
        ({"duration_years": True}, "must be a number"),
        ({"duration_years": "nan"}, "must be a number"),
        ({"duration_years": "inf"}, "from 0 to"),
        ({"credits": 10**400}, "from 0 to 100000"),
        ({"credits": -(10**5000)}, "from 0 to 100000"),
        ({"award_date": 10**5000}, "a date in quotes"),
        ({"award_date": 2012.5}, "a date in quotes"),
        ({"prior_decision": {"kind": "uhr_statement", "text": "x", "seqf": 99}}, "from 1 to 8"),
        ({"\u202eid": "x"}, "⟨RIGHT-TO-LEFT OVERRIDE⟩id"),
        ({"evidence": [{"about": "institution", "answer": "denied"}, {}]}, "missing in 'evidence 2'"),
        ({"evidence": [{"about": "institution", "answer": "denied", "day": "2026-02-30"}]}, "that exists"),
        ({"field": "law"}, "ISCED-F"),
        ({"stage": "later"}, "screening, before_offer, file"),
        ({"evidence": {"about": "institution"}}, "must be a list"),
        ({"evidence": [{"about": "institution"}]}, "'answer' is missing"),
        ({"evidence": [{"about": "x", "answer": "confirmed"}]}, "institution, programme"),
        ({"evidence": [{"about": "institution", "answer": "confirmed", "day": "1 May"}]}, "2026-11-23"),
        ({"requirement": {"kind": "destination"}}, "'destination' is missing"),
        ({"requirement": {"kind": "profession"}}, "'profession' is missing"),
        ({"requirement": "kandidatexamen"}, "must be an object"),
        ({"documents": [1]}, "must be a list of texts"),
        ({"documents": ["x"] * 201}, "at most 200"),
    ],
)
def test_each_mistake_is_told_in_words(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in error(**changes)


def test_an_error_stands_in_both_languages() -> None:
    told = read_line(CLAIM | {"cuntry": "IN"}, "x").error
    assert told is not None
    assert "Menade du" in told.sv


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"null", b"{", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000, b"x" * 1_000_001]
)
def test_a_line_that_is_no_claim_is_told_in_words(raw: bytes) -> None:
    assert parse_line(raw, 3).error is not None


def test_null_counts_as_absent() -> None:
    claim = read_line(CLAIM | {"institution": None, "award_date": None}, "x").claim
    assert claim is not None
    assert claim.institution is None


def test_everything_of_the_contract_is_read() -> None:
    whole = CLAIM | {
        "id": "a", "candidate": {"name_as_written": "A", "reference": "R"}, "region": "scotland", "qualification_native": "b", "field": "0413",
        "award_date": "1379-11-12", "award_calendar": "solar_hijri", "duration_years": 3, "credits": 120, "credit_unit": "ects", "mode": "full_time",
        "delivery": "distance", "institution": "i", "institution_status": "UNKNOWN", "programme_status": "ACCREDITED", "documents": ["diploma"],
        "documents_missing_because": "war", "completion": "COMPLETED_AWARDED", "authenticity": "NOT_CHECKED", "identity": "MATCH",
        "evidence": [{"about": "institution", "body": "b", "channel": "c", "day": "2026-01-01", "by": "x", "reference": "r", "answer": "confirmed"}],
        "prior_decision": {"kind": "uhr_statement", "text": "t", "seqf": 6, "day": "2020-01-01", "checked_how": "h"}, "builds_on": ["b"],
        "stage": "file", "requirement": {"kind": "destination", "destination": "d", "profession": "p", "min_years": 3, "field": "04", "or_equivalent": True},
    }  # fmt: skip
    claim = read_line(whole, "x").claim
    assert claim is not None
    assert claim.requirement is not None
    assert (claim.requirement.kind, claim.award.first.isoformat() if claim.award else "") == (
        RequirementKind.DESTINATION,
        "2001-01-31",
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "country",
    "qualification",
    "award_date",
    "evidence",
    "requirement",
    "documents",
    "candidate",
    "prior_decision",
    "stage",
    "id",
    "builds_on",
    "credits",
]


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), json_values, max_size=6))
def test_whatever_stands_in_a_claim_it_is_read_or_refused(given_: dict[str, Any]) -> None:
    line = read_line(CLAIM | given_, "x")
    assert (line.claim is None) != (line.error is None)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), json_values, max_size=6))
def test_a_line_says_the_same_as_its_object_whatever_was_read_before(given_: dict[str, Any]) -> None:
    raw = msgspec.json.encode(CLAIM | given_)
    assert parse_line(raw, 1) == read_line(msgspec.json.decode(raw), "line-1")


@pytest.mark.parametrize("named", [[], 0, False, {}, "", " "])
def test_a_name_that_is_none_is_told_of_or_replaced_in_either_way_of_reading(named: object) -> None:
    raw = msgspec.json.encode(CLAIM | {"id": named})
    assert parse_line(raw, 1) == read_line(msgspec.json.decode(raw), "line-1")


@pytest.mark.parametrize("person", [0, "", [], False])
def test_a_person_that_is_no_object_is_told_of(person: object) -> None:
    line = parse_line(json.dumps(CLAIM | {"candidate": person}), 1)
    assert line.error is not None
    assert "'candidate' must be an object" in line.error.en


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_whatever_bytes_a_line_has_it_is_read_or_refused(raw: bytes) -> None:
    line = parse_line(raw, 1)
    assert (line.claim is None) != (line.error is None)


def test_ids_and_texts_survive_the_way_through_json() -> None:
    line = parse_line(json.dumps(CLAIM | {"id": "å/../x"}).encode(), 1)
    assert line.id == "å/../x"
