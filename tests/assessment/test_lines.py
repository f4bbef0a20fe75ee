"""A line that is put together of kept pieces is the whole record, byte for byte, whatever was asked before."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credval.actions.assessing import Assessor, encoded
from credval.actions.books import OpenBook, open_book
from credval.exchange.claims import read_line
from credval.paths import resources

ON = date(2026, 11, 23)
SAMPLES = [json.loads(line) for line in resources("samples/claims.jsonl").read_text("utf-8").splitlines()]


def looked_up(about: str, answer: str, **more: str) -> dict[str, str]:
    return {"about": about, "answer": answer, "body": "Registret", "day": "2026-11-02", **more}


CHANGES: dict[str, list[Any]] = {
    "award_date": ["1979-05-01", "1991", "2004-02", "2012-06-30", "2019-12-31", "2031"],
    "institution": ["Nowhere \ufdd0 College", "University of Delhi", "Lunds universitet"],
    "qualification": ["Ordinary degree", "Bachelor", "Master \ufdd0", "Magister", "Diplom"],
    "requirement": [
        {"kind": "none"},
        {"kind": "higher_education", "or_equivalent": True},
        {"kind": "destination", "destination": "masterexamen", "field": "0613"},
        {"kind": "destination", "destination": "nowhere", "min_years": 4},
        {"kind": "profession", "profession": "se/sjukskoterska"},
        {"kind": "profession", "profession": "wizard"},
    ],
    "evidence": [
        [looked_up("institution", "confirmed"), looked_up("authenticity", "denied")],
        [looked_up("institution", "denied"), looked_up("institution", "denied", body="Another")],
        [looked_up("programme", "confirmed", body=""), looked_up("authenticity", "no_answer")],
        [looked_up("institution", "confirmed", body="The \ufdd0 register")],
    ],
    "institution_status": ["MILL_CONFIRMED", "SUCCESSOR_CONFIRMED", "UNKNOWN"],
    "documents": [["photo"], ["transcript"], ["degree_certificate", "diploma_supplement"]],
    "authenticity": ["VERIFIED_AT_SOURCE", "UNVERIFIABLE_EXCUSED", "CONSISTENT_NOT_VERIFIED"],
    "identity": ["MATCH", "UNEXPLAINED_MISMATCH"],
    "prior_decision": [
        {"kind": "uhr_statement", "text": "Kandidatexamen", "checked_how": "Kontrollerat"},
        {"kind": "licence", "text": "Legitimation"},
    ],
    "documents_missing_because": ["Kriget"],
    "duration_years": [1, 3, 5.5],
    "stage": ["before_offer", "file"],
    "field": ["0613", "0913"],
    "region": ["Donetsk", "Scotland", "GB-SCT", "Atlantis \ufdd0"],
}


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    book: OpenBook = open_book()
    return Assessor(book, ON)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SAMPLES), st.sets(st.sampled_from(sorted(CHANGES)), max_size=6), st.randoms(use_true_random=False))  # fmt: skip
def test_a_line_of_kept_pieces_is_the_whole_record(
    assessor: Assessor, claim: Any, keys: Any, chance: Any
) -> None:
    changed = {**claim, **{key: chance.choice(CHANGES[key]) for key in sorted(keys)}}
    line = read_line(changed, "line-1")
    assert assessor.written(line, {})[0] == encoded(assessor.record(line, {}))
    assert assessor.written(line, {})[0] == encoded(assessor.record(line, {}))
