"""Is what was decided told with its reasons, in six texts, and the way to an official word where there is one?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from credval.model.case_words import LetterKind
from credval.model.words import Outcome
from credval.reports.blocks import Notice, Table, Verdict
from credval.reports.candidate_letter import candidate, referral
from credval.reports.letters import LetterRefusedError
from credval.reports.letters_outcome import outcome
from credval.reports.plain import as_text
from credval.text import Lang
from tests.reports.letter_making import (
    EVERY,
    education,
    matter,
)


@pytest.mark.parametrize("lang", Lang)
def test_each_of_the_six_words_has_a_text_of_its_own(lang: Lang) -> None:
    said = set()
    for word in Outcome:
        plan = outcome(matter(lang, education(word)), education(word))
        said |= {
            block.sentence for one in plan.sections for block in one.blocks if isinstance(block, Verdict)
        }
    assert len(said) == 6


def test_an_outcome_that_nobody_decided_is_not_told() -> None:
    proposed = replace(education(Outcome.COMPARABLE_NOTE), decision=None)
    with pytest.raises(LetterRefusedError, match="never a proposal"):
        outcome(matter(Lang.EN), proposed)


@pytest.mark.parametrize(
    ("word", "named"),
    [
        (Outcome.COMPARABLE_NOTE, True),
        (Outcome.PARTIAL, True),
        (Outcome.CANNOT_ASSESS, False),
        (Outcome.REFER_AUTHORITY, False),
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_uhr_is_pointed_to_only_where_it_assesses(word: Outcome, named: bool, lang: Lang) -> None:
    notices = [
        block
        for one in outcome(matter(lang, education(word)), education(word)).sections
        for block in one.blocks
        if isinstance(block, Notice)
    ]
    assert (len(notices[0].paragraphs) == 2) is named


def test_a_departure_is_told_with_its_reasons_and_not_with_the_proposals() -> None:
    given = education(Outcome.NOT_COMPARABLE, reasons="Kursplanen saknar huvudområde.")
    text = as_text(outcome(matter(Lang.SV, given), given))
    assert "Regelboken föreslog ”Jämförbar, med anmärkning”." in text
    assert "Kursplanen saknar huvudområde." in text
    assert "En examen av detta slag" not in text


def test_a_decision_as_proposed_has_at_most_three_reasons() -> None:
    given = education(Outcome.COMPARABLE_NOTE)
    why = next(one for one in outcome(matter(Lang.EN, given), given).sections if one.heading == "Why")
    assert 1 <= len(why.blocks) <= 3


def test_what_would_change_it_is_said() -> None:
    given = education(Outcome.COMPARABLE_NOTE)
    assert "If all of this is confirmed: Comparable." in as_text(outcome(matter(Lang.EN, given), given))


def test_the_routes_to_a_profession_stand_side_by_side() -> None:
    given = education(Outcome.REFER_AUTHORITY)
    plan = referral(matter(Lang.EN, given), given)
    (table,) = [block for one in plan.sections for block in one.blocks if isinstance(block, Table)]
    assert table.heads == ("Trained in the EU, the EEA or Switzerland", "Trained in another country")
    assert "Your education is from India: “Trained in another country”." in as_text(plan)


def test_a_referral_without_a_profession_is_refused() -> None:
    with pytest.raises(LetterRefusedError, match="No regulated profession"):
        referral(matter(Lang.EN), education(Outcome.COMPARABLE_NOTE))


def test_the_letter_of_all_names_cost_and_time_with_the_day_they_were_read() -> None:
    text = as_text(EVERY[LetterKind.CANDIDATE](Lang.EN))
    assert "Cost: Free of charge (read 2026-11-27)" in text
    assert "https://legitimation.socialstyrelsen.se/ansok (read 2026-11-23)" in text


def test_a_letter_of_nothing_decided_is_refused() -> None:
    proposed = replace(education(Outcome.COMPARABLE_NOTE), decision=None)
    with pytest.raises(LetterRefusedError, match="never a proposal"):
        candidate(replace(matter(Lang.EN), educations=(proposed,)))
