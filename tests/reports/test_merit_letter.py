"""Is nothing given out about the person who was chosen but education, experience and other merits?"""

from __future__ import annotations

import msgspec
import pytest

from credval.model.case_words import MeritKind
from credval.model.cases import Case, Credential, Merit, Person
from credval.model.words import Outcome
from credval.reports.letters import LetterRefusedError
from credval.reports.pdf import pdf
from credval.reports.plain import as_text
from credval.text import Lang
from tests.reports.letter_making import case, education, merit_plan

MARKERS = (
    "Marqueur",
    "ماركور",
    "1971-02-03",
    "marker@example.org",
    "PSEUDONYM-9",
    "Markeria",
    "MK",
    "Marker University",
    "2019-12-24",
    "2026-0117",
    "0" * 32,
)


def marked() -> Case:
    """A case in which everything that may not be given out is a marker."""
    person = Person(
        name_as_written="Zoé Marqueur",
        other_names=("ماركور",),
        born_as_written="1971-02-03",
        contact="marker@example.org",
        reference="PSEUDONYM-9",
    )
    claim = {
        "country": "MK",
        "region": "Markeria",
        "qualification": "Bachelor of Tests",
        "institution": "Marker University",
        "award_date": "2019-12-24",
        "duration_years": 3.5,
        "credits": 180,
        "credit_unit": "ECTS",
    }
    merits = (Merit(kind=MeritKind.EXPERIENCE, what="Ekonomiansvarig", when="2011–2015"),)
    return case(
        education(Outcome.COMPARABLE_NOTE), person=person, credentials=(Credential(id="c1", claim=claim),), merits=merits
    )  # fmt: skip


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("marker", MARKERS)
def test_none_of_the_persons_data_is_given_out(marker: str, lang: Lang) -> None:
    plan = merit_plan(lang, marked())
    assert marker not in as_text(plan)
    assert marker.encode("utf-8") not in pdf(plan)


def test_education_experience_and_other_merits_are_given_out() -> None:
    text = as_text(merit_plan(Lang.SV, marked()))
    assert "Bachelor of Tests | 3,5 år, 180 ECTS | 2019 | " in text
    assert "Ekonomiansvarig (2011–2015)" in text
    assert "2 kap. 4 § diskrimineringslagen (2008:567)" in text


def test_what_there_is_nothing_of_is_said() -> None:
    bare = msgspec.structs.replace(marked(), merits=(), credentials=())
    assert as_text(merit_plan(Lang.EN, bare)).count("Nothing is noted.") == 3


def test_it_goes_to_whoever_asked() -> None:
    assert "To: Erik Ek" in as_text(merit_plan(Lang.EN, marked()))


def test_a_title_in_another_script_is_put_into_words_that_are_read_here() -> None:
    text = as_text(merit_plan(Lang.EN))
    assert "Bachelor (Licence), four years" in text
    assert "إجازة" not in text


def naming() -> Case:
    merits = (Merit(kind=MeritKind.OTHER, what="Grundare av Marqueur AB"),)
    return msgspec.structs.replace(marked(), merits=merits)


def test_a_line_that_may_name_the_person_stops_the_letter() -> None:
    with pytest.raises(LetterRefusedError, match="Grundare av Marqueur AB"):
        merit_plan(Lang.SV, naming())


def test_a_line_that_somebody_has_looked_at_goes_out() -> None:
    assert "Grundare av Marqueur AB" in as_text(merit_plan(Lang.SV, naming(), looked_at=True))
