"""One claim in, one result out: the layers, the defaults and the words that the contract promises."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim, assess_person, highest_completed
from credval.actions.books import OpenBook
from tests import smallbook
from tests.smallbook import qualification, value

ON = date(2026, 11, 23)
REGISTER = {
    "about": "institution",
    "answer": "confirmed",
    "body": "University Council",
    "channel": "official_register",
    "day": "2026-11-01",
}
SEEN = {
    "about": "authenticity",
    "answer": "confirmed",
    "body": "Old University",
    "channel": "issuer",
    "day": "2026-11-01",
}
CLEAN = {
    "country": "IN",
    "qualification": "Bachelor of Tests",
    "award_date": "2010-06-30",
    "institution": "Old University",
    "documents": ["final-diploma"],
    "authenticity": "VERIFIED_AT_SOURCE",
    "identity": "MATCH",
    "evidence": [SEEN],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    below = value(
        "se/hogskoleexamen",
        elements={
            "learning_outcomes": {"result": "non_substantial", "because": smallbook.text("No thesis.")}
        },
    )
    unofficial = value(
        "se/kandidatexamen",
        alternatives=[{"for": "unofficial", "says": smallbook.text("continuing education, not a degree")}],
    )
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/bachelor", "Bachelor of Tests", comparable={"earliest": unofficial}, also_known_as=["B.Test"]),
        qualification("in/diploma", "Diploma of Tests", eqf="5", cycle="short", comparable={"earliest": below}),
        qualification("in/three", "Licence", when={"duration_years": {"at_most": "3"}}, comparable={"earliest": value("se/hogskoleexamen")}),
        qualification("in/four", "Licence", when={"duration_years": {"at_least": "4"}}),
        qualification("in/honorary", "Honorary Doctor", comparable={"earliest": value(against="se/masterexamen", elements={"level": {"result": "substantial", "because": smallbook.text("An honour.")}})}),
        qualification("in/raised", "Certificate", comparable={"earliest": value("se/gymnasieexamen", eqf="4"), "2000-01-01": value("se/hogskoleexamen", eqf="5")}, examples=RAISED),
        qualification("in/master", "Master of Tests", requires_prior=["in/bachelor"], eqf="7", cycle="second", comparable={"earliest": value("se/magisterexamen")}),
        qualification("in/college", "VŠS"),
        qualification("in/university", "VSS"),
        qualification("in/meister", "Meister", cycle=None, awarded_by="board", comparable={"earliest": value("se/kvalificerad-yrkeshogskoleexamen")}),
    )  # fmt: skip


RAISED = [
    {"name": "before", "given": {"award_date": "1999-12-31"}, "expect": {"eqf": "4"}},
    {"name": "after", "given": {"award_date": "2000-01-01"}, "expect": {"eqf": "5"}},
    {"name": "other", "given": {"title": "Xyzzy"}, "expect": {"matches": "no"}},
]


def result(book: OpenBook, **changes: Any) -> dict[str, Any]:
    claim = {key: one for key, one in (CLEAN | changes).items() if one is not None}
    return assess_claim(book, claim, ON)


def test_everything_settled_is_comparable(book: OpenBook) -> None:
    found = result(book)
    assert (found["outcome"], found["rule"], found["preliminary"]) == ("COMPARABLE", "C12", False)


def test_all_keys_of_the_contract_are_there_also_for_an_error(book: OpenBook) -> None:
    assert set(result(book)) == set(result(book, country="QQ"))


@pytest.mark.parametrize(
    ("changes", "outcome", "rule"),
    [
        ({"institution": "Listed College"}, "NOT_COMPARABLE", "C1"),
        ({"authenticity": "CONFIRMED_FALSE", "evidence": [SEEN | {"answer": "denied"}]}, "NOT_COMPARABLE", "C1"),
        ({"requirement": {"kind": "profession", "profession": "leg. ssk"}}, "REFER_AUTHORITY", "C2"),
        ({"documents": None, "award_date": None, "evidence": [SEEN, REGISTER]}, "CANNOT_ASSESS", "C3"),
        ({"identity": "UNEXPLAINED_MISMATCH"}, "CANNOT_ASSESS", "C4"),
        ({"institution": "Nowhere University"}, "CANNOT_ASSESS", "C5"),
        ({"institution_status": "LEGITIMATE_NOT_RECOGNISED", "evidence": [REGISTER | {"answer": "denied"}]}, "PARTIAL", "C6"),
        ({"qualification": "Licence"}, "CANNOT_ASSESS", "C7"),
        ({"qualification": "Wizard of Frobnication"}, "CANNOT_ASSESS", "C7"),
        ({"requirement": {"kind": "destination", "destination": "masterexamen"}}, "PARTIAL", "C8"),
        ({"qualification": "Honorary Doctor"}, "NOT_COMPARABLE", "C9"),
        ({"requirement": {"kind": "destination", "destination": "se/kandidatexamen", "field": "0913"}, "field": "0413"}, "PARTIAL", "C10"),
        ({"qualification": "Diploma of Tests"}, "COMPARABLE_NOTE", "C11"),
        ({"prior_decision": {"kind": "uhr_statement", "text": "motsvarar kandidatexamen", "checked_how": "seen"}}, "COMPARABLE", "S2"),
    ],
)  # fmt: skip
def test_each_row_of_the_table_is_reached(
    book: OpenBook, changes: dict[str, Any], outcome: str, rule: str
) -> None:
    found = result(book, **changes)
    assert (found["outcome"], found["rule"]) == (outcome, rule)


def test_a_minimal_claim_asks_whether_it_is_finished(book: OpenBook) -> None:
    found = assess_claim(book, {"country": "IN", "qualification": "B Test"}, ON)
    assert (found["rule"], found["matched"]["how"]) == ("C3", "alias")


def test_an_unknown_country_is_no_error_but_a_wrong_code_is(book: OpenBook) -> None:
    assert result(book, country="BT")["rule"] == "C7"
    assert "QQ" in result(book, country="QQ")["error"]["en"]


def test_the_length_decides_between_two_entries_of_one_title(book: OpenBook) -> None:
    found = result(book, qualification="Licence", duration_years=4)
    assert (found["matched"]["qualification_id"], found["comparability"]["certain"]) == ("in/four", True)


def test_without_the_length_both_entries_are_candidates(book: OpenBook) -> None:
    found = result(book, qualification="Licence")
    assert [one["qualification_id"] for one in found["candidates"]] == ["in/four", "in/three"]
    assert found["comparability"]["certain"] is False


def test_a_year_that_touches_two_values_asks_for_the_day(book: OpenBook) -> None:
    found = result(book, qualification="Certificate", award_date="1999/2000")
    assert found["error"] is not None or found["rule"] == "C7"


def test_no_award_date_shows_the_latest_value_as_uncertain(book: OpenBook) -> None:
    found = result(book, qualification="Certificate", award_date=None, evidence=[SEEN, REGISTER])
    assert (found["rule"], found["comparability"]["eqf"], found["comparability"]["certain"]) == (
        "C7",
        5,
        False,
    )
    assert [one["eqf"] for one in found["candidates"]] == [5, 4]


def test_a_close_title_never_decides(book: OpenBook) -> None:
    found = result(book, qualification="Bachelr of Tests")
    assert (found["matched"]["how"], found["rule"], found["comparability"]["certain"]) == (
        "close",
        "C7",
        False,
    )


def test_a_look_alike_title_is_never_taken(book: OpenBook) -> None:
    found = result(book, qualification="Bаchelor of Tests")  # the second letter is Cyrillic
    assert found["matched"]["how"] in ("close", "none")
    assert found["notes"]


def test_typed_words_without_evidence_do_not_count(book: OpenBook) -> None:
    found = result(
        book, evidence=None, institution_status="RECOGNISED_AT_AWARD", institution="Nowhere University"
    )
    assert found["axes"]["authenticity"] == "CONSISTENT_NOT_VERIFIED"
    assert found["axes"]["institution_status"] == "UNKNOWN"


@pytest.mark.parametrize("answer", ["not_found", "no_answer"])
def test_not_found_and_no_answer_change_nothing(book: OpenBook, answer: str) -> None:
    asked = result(book, authenticity=None, evidence=[REGISTER | {"answer": answer, "about": "authenticity"}])
    assert asked["axes"]["authenticity"] == "NOT_CHECKED"


def test_a_register_look_up_counts_as_recognised(book: OpenBook) -> None:
    found = result(book, institution="Nowhere University", evidence=[SEEN, REGISTER])
    assert (found["institution"]["status"], found["rule"]) == ("RECOGNISED_AT_AWARD", "C12")


def test_a_look_up_on_a_day_to_come_does_not_count(book: OpenBook) -> None:
    to_come = {**REGISTER, "day": "2026-11-24"}
    found = result(book, institution="Nowhere University", evidence=[SEEN, to_come])
    assert (found["institution"]["status"], found["rule"]) == ("UNKNOWN", "C5")


def test_marks_as_typed_tell_titles_apart_that_are_one_when_folded(book: OpenBook) -> None:
    assert result(book, qualification="VŠS")["matched"]["qualification_id"] == "in/college"
    assert result(book, qualification="VSS")["rule"] == "C7"


@pytest.mark.parametrize("behind", [" (3 years)", " (3-4 yrs)", " [3,5 år]"])
def test_a_length_in_brackets_behind_a_title_is_no_part_of_it(book: OpenBook, behind: str) -> None:
    assert result(book, qualification=f"Bachelor of Tests{behind}")["matched"]["how"] == "exact"


def test_an_award_before_recognition_is_of_another_period(book: OpenBook) -> None:
    assert result(book, award_date="1989-06-30")["institution"]["status"] == "SUCCESSOR_CONFIRMED"
    assert result(book, award_date="1955-06-30")["institution"]["status"] == "RECOGNISED_OTHER_PERIOD"


def test_a_list_made_after_the_award_proves_nothing(book: OpenBook) -> None:
    found = result(book, institution="Listed College", award_date="1995-06-30")
    assert (found["institution"]["status"], found["rule"]) == ("UNKNOWN", "C5")


def test_a_temporary_certificate_is_finished_but_not_awarded(book: OpenBook) -> None:
    found = result(book, documents=["temporary"])
    assert (found["axes"]["completion"], found["rule"]) == ("COMPLETED_NOT_YET_AWARDED", "C11")


def test_a_future_award_is_not_made_yet(book: OpenBook) -> None:
    assert result(book, award_date="2030-01-01", documents=None)["rule"] == "C3"


def test_a_meister_is_not_higher_education(book: OpenBook) -> None:
    found = result(book, qualification="Meister", requirement={"kind": "higher_education"})
    assert (found["requirement"]["met"], found["comparability"]["cycle"]) == ("no", None)


def test_more_than_asked_is_met_and_said(book: OpenBook) -> None:
    found = result(book, requirement={"kind": "destination", "destination": "se/hogskoleexamen"})
    assert (found["requirement"]["met"], found["elements"]["level"]["result"]) == ("yes", "none")


def test_a_degree_may_be_named_by_its_title(book: OpenBook) -> None:
    assert (
        result(book, requirement={"kind": "destination", "destination": "Kandidatexamen"})["requirement"][
            "met"
        ]
        == "yes"
    )


def test_an_advert_that_names_no_swedish_degree_is_not_answered_no(book: OpenBook) -> None:
    found = result(book, requirement={"kind": "destination", "destination": "diplomutbildning"})
    assert (found["requirement"]["met"], found["rule"]) == ("unknown", "C12")


def test_a_degree_that_builds_on_another_asks_for_it(book: OpenBook) -> None:
    assert result(book, qualification="Master of Tests")["rule"] == "C7"


def test_the_earlier_degree_of_the_same_person_settles_it(book: OpenBook) -> None:
    person = assess_person(
        book,
        [CLEAN | {"id": "a"}, CLEAN | {"id": "b", "qualification": "Master of Tests", "builds_on": ["a"]}],
        ON,
    )
    assert person[1]["rule"] == "C12"
    assert highest_completed(person) is person[1]


def test_under_c6_the_official_counterpart_is_never_named(book: OpenBook) -> None:
    found = result(
        book, institution_status="LEGITIMATE_NOT_RECOGNISED", evidence=[REGISTER | {"answer": "denied"}]
    )
    assert found["comparability"] is None
    assert "kandidat" not in found["headline"]["sv"]


def test_a_regulated_job_shows_what_it_would_be_otherwise(book: OpenBook) -> None:
    found = result(book, requirement={"kind": "profession", "profession": "nurse"})
    assert found["if_not_regulated"]["rule"] == "C12"


def test_a_held_licence_only_asks_for_its_register(book: OpenBook) -> None:
    licence = {"kind": "licence", "text": "Leg. ssk", "checked_how": "HOSP"}
    found = result(book, requirement={"kind": "profession", "profession": "nurse"}, prior_decision=licence)
    assert (found["requirement"]["met"], len(found["next_steps"])) == ("yes", 1)


def test_an_unknown_profession_is_never_more_than_a_note(book: OpenBook) -> None:
    found = result(book, requirement={"kind": "profession", "profession": "rymdtekniker"})
    assert (found["outcome"], found["rule"]) == ("COMPARABLE_NOTE", "C11")


def test_a_statement_is_quoted_word_for_word(book: OpenBook) -> None:
    found = result(
        book,
        prior_decision={"kind": "uhr_statement", "text": "Motsvarar masterexamen.", "checked_how": "seen"},
    )
    assert "Motsvarar masterexamen." in found["headline"]["sv"]


def test_an_unchecked_statement_does_not_lead(book: OpenBook) -> None:
    assert (
        result(book, prior_decision={"kind": "uhr_statement", "text": "Motsvarar masterexamen."})["rule"]
        == "C12"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"institution": "Nowhere University"},
        {"qualification": "Licence"},
        {"documents": None, "award_date": None},
    ],
)
def test_every_outcome_has_a_next_step_and_a_reason(book: OpenBook, changes: dict[str, Any]) -> None:
    found = result(book, **changes)
    assert found["next_steps"]
    assert found["trace"][-1]["got"]["sv"]


def test_would_be_says_what_one_missing_fact_would_change(book: OpenBook) -> None:
    found = result(book, institution="Nowhere University")
    assert ("COMPARABLE", "C12") in [(one["outcome"], one["rule"]) for one in found["would_be"]]


def test_the_person_never_changes_the_result(book: OpenBook) -> None:
    names = [result(book, candidate={"name_as_written": name}) for name in ("Anna", "محمد", "")]
    assert names[0] == names[1] == names[2]


def test_the_same_claim_gives_the_same_bytes(book: OpenBook) -> None:
    from credval.actions.assessing import encoded

    assert encoded(result(book)) == encoded(result(book))
