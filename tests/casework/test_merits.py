"""The information on merits tells education, experience and other merits, and nothing else of the person."""

from __future__ import annotations

from credval.casework import editing
from credval.casework.merits import merits
from credval.model.case_words import MeritKind
from credval.model.cases import Case, Credential, Merit
from credval.model.words import Outcome
from tests.casework.samples import ANNA, DEGREE, at, decided, draft, proposed, ready

MERITS = (
    Merit(kind=MeritKind.EXPERIENCE, what="Accountant in a bank", when="2017-2024"),
    Merit(kind=MeritKind.OTHER, what="Driving licence B"),
)


def _hired() -> Case:
    full = Credential(id="degree", claim=DEGREE.claim | {"field": "0411", "duration_years": 3})
    return editing.write_merits(decided(proposed(ready(full))), ANNA, at(5), MERITS)


def test_an_education_is_told_by_title_field_length_year_and_what_it_was_decided_to_be() -> None:
    one = merits(_hired()).education[0]
    assert (one.qualification, one.field, one.years, one.awarded, one.outcome, one.counterpart) == (
        "Bachelor of Commerce", "0411", 3, "2016", Outcome.COMPARABLE, "se/kandidatexamen",
    )  # fmt: skip


def test_experience_and_other_merits_stand_apart() -> None:
    given = merits(_hired())
    assert (given.experience, given.other) == (("Accountant in a bank (2017-2024)",), ("Driving licence B",))


def test_nothing_else_of_the_person_is_given_out() -> None:
    said = repr(merits(_hired()))
    apart = ("Карим", "Karim", "1990", "amina", "K-17", "Delhi", "'IN'", "06-30", "2026-0001", ANNA)
    assert [word for word in apart if word in said] == []


def test_a_merit_that_names_the_person_is_pointed_out() -> None:
    named = Merit(kind=MeritKind.EXPERIENCE, what="Owner of Karimova Consulting")
    case = editing.write_merits(draft(), ANNA, at(1), (*MERITS, named))
    assert [one.en for one in merits(case).mind] == [
        "A name of the person may stand in “Owner of Karimova Consulting”: write it without."
    ]


def test_a_case_that_nobody_decided_says_only_what_the_education_is() -> None:
    one = merits(draft()).education[0]
    assert (one.qualification, one.outcome, one.counterpart) == ("Bachelor of Commerce", None, "")
