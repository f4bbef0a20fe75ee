"""The closed lists that people read and the words of the program are the same lists."""

from __future__ import annotations

from enum import StrEnum

import pytest

from credval.model import words as w
from credval.paths import rules_folder
from credval.rulebook.loading import Drafts, load

LISTS: dict[str, type[StrEnum]] = {
    "outcomes": w.Outcome,
    "rules": w.Rule,
    "institution-statuses": w.InstitutionStatus,
    "programme-statuses": w.ProgrammeStatus,
    "completion": w.Completion,
    "authenticity": w.Authenticity,
    "identity": w.Identity,
    "elements": w.ElementName,
    "results": w.ElementResult,
    "bases": w.Basis,
    "vettings": w.Vetting,
    "stages": w.Stage,
    "requirements": w.RequirementKind,
    "met": w.Met,
    "match": w.MatchHow,
    "answers": w.Answer,
    "evidence-answers": w.EvidenceAnswer,
    "evidence-about": w.EvidenceAbout,
    "prior-decisions": w.DecisionKind,
    "statuses": w.StoredStatus,
    "calendars": w.CalendarName,
    "kinds": w.QualificationKind,
    "awarded-by": w.AwardedBy,
    "cycles": w.Cycle,
    "recognised-units": w.RecognisedUnit,
    "proves": w.Proves,
    "documents": w.DocumentKind,
}


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    folder = rules_folder()
    assert folder is not None
    return load(folder)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_exactly_the_words_of_the_program(drafts: Drafts, name: str) -> None:
    assert set(drafts.vocabularies[name].shape.words) == {member.value for member in LISTS[name]}


def test_what_a_paper_proves_is_the_same_in_list_and_program(drafts: Drafts) -> None:
    from credval.assessment.axes import PROVES

    listed = {
        word: one.proves for word, one in drafts.vocabularies["documents"].shape.words.items() if one.proves
    }
    assert {word: what for word, what in listed.items() if what is not w.Proves.NOTHING} == {
        kind.value: what for kind, what in PROVES.items()
    }
