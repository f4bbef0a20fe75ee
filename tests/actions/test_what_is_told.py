"""What a result tells whoever hires: nothing more than is known, and never a question to somebody who must not be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook
from credval.assessment.record import entry_holds
from tests import smallbook
from tests.smallbook import qualification, text, value

ON = date(2026, 11, 23)
DENIED = {"answer": "denied", "day": "2026-11-01", "channel": "issuer", "body": "Old University"}
FALSE = {"authenticity": "CONFIRMED_FALSE", "evidence": [DENIED | {"about": "authenticity"}]}
OUTSIDE = {
    "institution_status": "LEGITIMATE_NOT_RECOGNISED",
    "evidence": [
        DENIED | {"about": "institution", "body": "University Council", "channel": "official_register"}
    ],
}
BURNT = "The archive burnt down."


def channel(id_: str, body: str, confirms: str, awards: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": text(f"Channel {id_}"),
        "body": body,
        "kind": "request",
        "awards": [awards],
        "confirms": text(confirms),
        "needs": text("A copy."),
        "who_may_ask": text("Only with consent."),
        "not_found_means": text("Nothing."),
        "sources": ["law"],
    }


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    system = smallbook.country()
    system["authorities"]["board"] = {
        "name": text("Examination Board"),
        "roles": ["examinations", "records"],
        "sources": ["law"],
    }
    system["verification"] = [
        channel("of-the-board", "board", "School results", "vocational"),
        channel("of-the-university", "Old University", "Degrees.", "higher"),
    ]
    system["hard_to_obtain"] = [
        {
            "what": text("Papers from the war"),
            "because": text("A war"),
            "instead": text("Ask fellow students"),
            "sources": ["law"],
        }
    ]
    outside = value(
        "se/kandidatexamen",
        alternatives=[{"for": "unofficial", "says": text("continuing education, not a degree")}],
    )
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/bachelor", "Bachelor of Tests", comparable={"earliest": outside}, also_known_as=["B.Test"]),
        qualification("in/trade", "Trade Certificate", awarded_by="board", kind="vocational"),
        qualification("in/school", "School Certificate", awarded_by="board", kind="upper_secondary"),
        country=system,
    )  # fmt: skip


def result(book: OpenBook, **changes: Any) -> dict[str, Any]:
    claim = {
        "country": "IN",
        "qualification": "B.Test",
        "award_date": "2010-06-30",
        "institution": "Old University",
        "documents": ["final-diploma"],
        "identity": "MATCH",
    }
    return assess_claim(book, claim | changes, ON)


def summary(found: dict[str, Any]) -> list[str]:
    return [one["en"] for one in found["summary"]]


def states(found: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["state"] for one in found["questions"]}


def test_what_an_unchecked_paper_shows_is_told_as_the_papers_word(book: OpenBook) -> None:
    assert "the award (finished and awarded, by its paper)" in summary(result(book))[2]


def test_a_false_paper_counts_as_checked_and_settles_no_award(book: OpenBook) -> None:
    _, _, checked, open_, _ = summary(result(book, **FALSE))
    assert "the paper (confirmed as false)" in checked
    assert "the award" not in checked
    assert "the award (not known whether it is finished)" in open_


def test_a_question_as_headline_says_first_that_nothing_can_be_assessed(book: OpenBook) -> None:
    found = result(book, documents=[], award_date="")
    assert summary(found)[1].startswith("In short: it cannot be assessed yet.")


@pytest.mark.parametrize(
    ("changes", "entitlement", "comparability"),
    [({}, "yes", "yes"), (OUTSIDE, "no", "partly"), (FALSE, "yes", "no")],
)
def test_the_four_questions_agree_with_the_outcome(
    book: OpenBook, changes: dict[str, Any], entitlement: str, comparability: str
) -> None:
    found = states(result(book, **changes))
    assert (found["entitlement"], found["comparability"]) == (entitlement, comparability)


def test_where_an_authority_decides_the_comparison_is_information(book: OpenBook) -> None:
    found = result(book, requirement={"kind": "profession", "profession": "nurse"})
    assert states(found)["comparability"] == "info"


@pytest.mark.parametrize(("changes", "holds"), [({}, True), (OUTSIDE, False), (FALSE, False)])
def test_the_entry_holds_only_for_an_award_of_its_system(
    book: OpenBook, changes: dict[str, Any], holds: bool
) -> None:
    assert entry_holds(result(book, **changes)) is holds


def test_nothing_holds_where_nothing_is_matched(book: OpenBook) -> None:
    assert not entry_holds(result(book, qualification="Xyzzy"))


def test_an_award_outside_the_system_is_named_as_it_was_typed(book: OpenBook) -> None:
    assert "Bachelor of Tests" in summary(result(book))[0]
    assert summary(result(book, **OUTSIDE))[0].startswith("Qualification as stated: B.Test,")


def test_a_channel_is_never_named_without_who_may_ask_there(book: OpenBook) -> None:
    [step] = [one["en"] for one in result(book)["next_steps"] if "Channel" in one["en"]]
    assert step.endswith("Who may ask: Only with consent.")


@pytest.mark.parametrize(
    ("title", "first"),
    [("Bachelor of Tests", "of-the-university"), ("Trade Certificate", "of-the-board")],
)
def test_only_who_can_confirm_the_award_is_asked(book: OpenBook, title: str, first: str) -> None:
    steps = [one["en"] for one in result(book, qualification=title)["next_steps"]]
    [step] = [one for one in steps if "Channel" in one]
    assert step.startswith(f"Check the paper here: Channel {first}")


def test_where_no_channel_confirms_a_school_award_whoever_keeps_the_results_is_named(book: OpenBook) -> None:
    steps = [one["en"] for one in result(book, qualification="School Certificate")["next_steps"]]
    assert not any("Channel" in one for one in steps)
    assert any("or who keeps the results: Examination Board" in one for one in steps)


def test_papers_missing_for_a_reason_are_neither_asked_for_nor_checked(book: OpenBook) -> None:
    found = result(book, documents=[], award_date="", documents_missing_because=BURNT)
    steps = [one["en"] for one in found["next_steps"]]
    assert steps[0].startswith("Let the candidate describe the education")
    assert not any("Channel" in one or one.startswith("Ask the candidate for the paper") for one in steps)
    assert "Hard to obtain: Papers from the war. Instead: Ask fellow students." in steps


def test_a_reason_that_ends_with_a_full_stop_is_told_with_one(book: OpenBook) -> None:
    found = result(book, documents=[], documents_missing_because=BURNT)
    assert any(f"reason: {BURNT} Missing" in one["en"] for one in found["notes"])
    assert not any("Nobody has checked" in one["en"] for one in found["notes"])
