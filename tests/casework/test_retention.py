"""The clock of erasure: whole months, never before the decision, and public bodies only by a rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from credval.casework import editing
from credval.casework.retention import (
    add_months,
    clock,
    erase_on,
    explained,
    is_due,
    papers_due,
    papers_erase_on,
)
from credval.model.case_words import Move
from credval.model.cases import Case, Office
from tests.casework.samples import (
    AGENCY,
    AGENCY_WITH_RULE,
    ALONE,
    ANNA,
    TODAY,
    at,
    closed,
    day,
    decided,
    draft,
    move,
    paper,
    proposed,
    ready,
    rulings,
)

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-03-05", 24, "2028-03-05"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-08-31", 18, "2028-02-29"),
        ("2026-03-05", 0, "2026-03-05"),
        ("2026-03-05", -7, "2026-03-05"),
        ("9999-11-30", 24, "9999-12-31"),
    ],
)
def test_months_are_clipped_at_the_end_of_a_month(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(DAYS, st.integers(-5, 600))
def test_months_never_lead_back(start: date, months: int) -> None:
    assert add_months(start, months) >= start


@given(DAYS, DAYS, st.integers(0, 600))
def test_a_later_day_is_erased_no_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_more_months_are_no_shorter(start: date, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert add_months(start, fewer) <= add_months(start, more)


@given(DAYS, st.integers(0, 600))
def test_the_day_of_the_month_is_kept_where_there_is_one(start: date, months: int) -> None:
    end = add_months(start, months)
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(st.integers(0, 5000), st.integers(0, 60), st.integers(0, 60))
def test_a_case_is_never_erased_before_its_decision(days: int, months: int, undecided: int) -> None:
    office = replace(ALONE, keep_months=months, keep_undecided_months=undecided)
    case = decided(days=days)
    assert (erase_on(case, office) or date.min) >= day(days)


def test_a_decided_case_is_kept_24_months() -> None:
    assert erase_on(decided(), ALONE) == date(2028, 3, 5)


def test_the_last_decision_counts() -> None:
    case = move(closed(), Move.REOPEN, days=300, because="New papers")
    case = proposed(case, id_="p2")
    case = move(case, Move.DECIDE, days=365, rulings=rulings(case))
    assert erase_on(case, ALONE) == add_months(day(365), 24)


def test_a_case_that_is_worked_on_again_is_not_erased_by_its_old_decision() -> None:
    case = move(closed(), Move.REOPEN, days=700, because="New papers")
    assert erase_on(case, ALONE) == add_months(day(700), 24)


def test_an_undecided_case_is_kept_from_its_last_change() -> None:
    office = replace(ALONE, keep_undecided_months=6)
    assert erase_on(ready(), office) == date(2026, 9, 3)


def test_tidying_up_keeps_nothing_longer() -> None:
    case = editing.add_paper(draft(), ANNA, at(1), paper())
    again = editing.remove_paper(case, ANNA, at(400), "f1", office=ALONE)
    assert clock(again, ALONE) == clock(case, ALONE)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumped_brings_no_erasure_forward(years: int) -> None:
    wrong = at(365 * years)
    case = move(decided(), Move.OBJECT, days=365 * years, says="There is more")
    case = editing.write_merits(case, ANNA, wrong, ())
    assert (erase_on(case, ALONE) or date.min) >= date(2028, 3, 5)


def _decided_by_a_clock_set_back() -> Case:
    return decided(days=-3650)


def test_a_decision_dated_before_the_case_was_opened_counts_from_the_latest_instant() -> None:
    assert erase_on(_decided_by_a_clock_set_back(), ALONE) == add_months(day(2), 24)


def test_the_day_itself_is_due() -> None:
    assert not is_due(decided(), ALONE, date(2028, 3, 4))
    assert is_due(decided(), ALONE, date(2028, 3, 5))


def test_the_same_instant_in_another_zone_is_the_same_day() -> None:
    in_stockholm = datetime.fromisoformat("2026-03-06T00:30:00+01:00")
    case = proposed()
    from credval.casework.acts import Given
    from credval.casework.states import make

    case = make(case, Move.DECIDE, ANNA, in_stockholm, office=ALONE, given=Given(rulings=rulings(case)))
    assert erase_on(case, ALONE) == date(2028, 3, 5)


# --- identity papers ---


def _with_passport(case: Case) -> Case:
    return editing.add_paper(case, ANNA, at(1), paper("pass", kind="identity"))


def test_copies_of_identity_papers_go_a_month_after_the_decision() -> None:
    case = _with_passport(decided())
    assert papers_erase_on(case, ALONE) == date(2026, 4, 5)
    assert papers_due(case, ALONE, date(2026, 4, 4)) == ()
    assert [one.id for one in papers_due(case, ALONE, date(2026, 4, 5))] == ["pass"]


def test_identity_papers_are_never_kept_longer_than_the_case() -> None:
    office = replace(ALONE, keep_months=1, keep_identity_months=12)
    assert papers_erase_on(_with_passport(decided()), office) == date(2026, 4, 5)


def test_a_paper_that_is_gone_is_not_due_again() -> None:
    case = editing.remove_paper(_with_passport(decided()), ANNA, at(40), "pass", office=ALONE)
    assert papers_due(case, ALONE, date(2030, 1, 1)) == ()
    assert (case.papers[0].name, case.papers[0].removed_on) == ("", day(40))


# --- kept longer ---


def test_keeping_longer_needs_a_reason() -> None:
    with pytest.raises(editing.EditRefusedError, match="Write why the case is kept longer"):
        editing.keep_longer(closed(), ANNA, at(5), date(2030, 1, 1), " ")


def test_a_case_kept_longer_says_why() -> None:
    case = editing.keep_longer(closed(), ANNA, at(5), date(2030, 1, 1), "Dispute at the court")
    assert erase_on(case, ALONE) == date(2030, 1, 1)
    assert explained(case, ALONE).en.endswith("because: Dispute at the court")


def test_keeping_longer_never_makes_it_shorter() -> None:
    case = editing.keep_longer(closed(), ANNA, at(5), date(2026, 6, 1), "Dispute at the court")
    assert erase_on(case, ALONE) == date(2028, 3, 5)


def test_what_was_kept_longer_can_be_given_back_to_the_clock() -> None:
    case = editing.keep_longer(closed(), ANNA, at(5), date(2030, 1, 1), "Dispute at the court")
    case = editing.keep_longer(case, ANNA, at(6), None)
    assert erase_on(case, ALONE) == date(2028, 3, 5)


# --- public bodies ---


@pytest.mark.parametrize("rule", ["", "   "])
def test_a_public_body_without_a_rule_has_no_day(rule: str) -> None:
    office = replace(AGENCY, erasure_rule=rule)
    assert erase_on(decided(), office) is None
    assert papers_due(_with_passport(decided()), office, date(2040, 1, 1)) == ()
    assert "gallringsbeslut" in explained(decided(), office).sv


def test_a_public_body_with_a_rule_names_it_in_the_sentence() -> None:
    assert explained(decided(), AGENCY_WITH_RULE).en == "It is erased on 2028-03-05, by RA-MS 2024:12."


def test_a_public_body_without_a_rule_removes_no_paper() -> None:
    with pytest.raises(editing.EditRefusedError, match="gallringsbeslut"):
        editing.remove_paper(_with_passport(decided()), ANNA, at(40), "pass", office=AGENCY)


@pytest.mark.parametrize(
    ("months", "sentence"),
    [(1, "one month after the decision"), (24, "24 months after the decision")],
)
def test_the_sentence_says_how_long(months: int, sentence: str) -> None:
    assert sentence in explained(decided(), Office(keep_months=months)).en


def test_an_erased_case_has_no_day() -> None:
    gone = move(closed(), Move.ERASE, requested=True)
    assert (erase_on(gone, ALONE), is_due(gone, ALONE, TODAY)) == (None, False)
