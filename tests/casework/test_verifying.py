"""Look-ups come from the country file: where, with what, with whose consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as replaced

from credval.casework.verifying import (
    Asked,
    Task,
    adequacy,
    domain_of,
    is_official,
    is_outside,
    lacks_consent,
    needs_consent,
    planned,
    sends_nothing_of_the_person,
    tasks,
)
from credval.model.cases import Credential
from credval.model.entries import Span
from credval.model.systems import Country
from credval.model.words import EvidenceAbout, RecognisedUnit
from credval.text import Text
from tests import smallbook
from tests.casework.samples import DEGREE, TODAY, draft, look_up
from tests.smallbook import text


def _channel(id_: str, **changes: Any) -> dict[str, Any]:
    found = {
        "id": id_,
        "name": text(f"Channel {id_}"),
        "body": "council",
        "kind": "request",
        "confirms": text("The award."),
        "needs": text("A copy."),
        "who_may_ask": text("Anybody."),
        "not_found_means": text("Nothing."),
        "sources": ["law"],
    }
    return found | changes


CHANNELS = [
    _channel("letters"),
    _channel("register", kind="register", domain="verify.example.org", from_year="2010"),
    _channel("sharing", kind="holder_shared"),
    _channel("consented", needs={"sv": "Kopia och innehavarens samtycke.", "en": "A copy and consent."}),
    _channel("stamp", kind="legalisation"),
]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    folder: Path = tmp_path_factory.mktemp("book")
    book = smallbook.opened(folder, country=smallbook.country(verification=CHANNELS))
    found = book.country("in")
    assert found is not None
    yield found
    book.close()


def _of(found: tuple[Task, ...], about: EvidenceAbout) -> list[str]:
    return [one.channel for one in found if one.about is about]


def test_the_issuer_is_looked_up_with_the_bodies_that_recognise(country: Country) -> None:
    one = tasks(country, Asked(TODAY))[0]
    assert (one.about, one.channel, one.domain, one.needs_consent) == (
        EvidenceAbout.INSTITUTION, "council", "example.org", False,
    )  # fmt: skip


def test_a_body_that_is_gone_is_not_asked(country: Country) -> None:
    gone = replace(country.authorities["council"], existed=Span(None, date(1999, 12, 31)))
    assert (
        _of(tasks(replace(country, authorities={"council": gone}), Asked(TODAY)), EvidenceAbout.INSTITUTION)
        == []
    )


def test_the_paper_is_looked_up_by_each_channel_but_a_legalisation(country: Country) -> None:
    found = _of(tasks(country, Asked(TODAY)), EvidenceAbout.AUTHENTICITY)
    assert found == ["letters", "register", "sharing", "consented"]


def test_a_legalisation_is_named_where_there_is_nothing_else(country: Country) -> None:
    alone = replace(country, verification=country.verification[-1:])
    assert _of(tasks(alone, Asked(TODAY)), EvidenceAbout.AUTHENTICITY) == ["stamp"]


@pytest.mark.parametrize(("year", "there"), [(2009, False), (2010, True), (None, True)])
def test_a_channel_that_begins_later_is_left_out(country: Country, year: int | None, there: bool) -> None:
    assert ("register" in _of(tasks(country, Asked(TODAY, year)), EvidenceAbout.AUTHENTICITY)) is there


def test_inside_europe_consent_is_needed_where_the_holder_shares_or_the_channel_says_so(
    country: Country,
) -> None:
    asking = {one.channel for one in tasks(replace(country, code="PL"), Asked(TODAY)) if one.needs_consent}
    assert asking == {"sharing", "consented"}


def test_outside_europe_every_question_about_a_paper_needs_consent(country: Country) -> None:
    found = tasks(country, Asked(TODAY))
    asking = {one.channel for one in found if one.needs_consent}
    assert asking == {one.channel for one in found if one.about is EvidenceAbout.AUTHENTICITY}


@pytest.mark.parametrize(
    ("needs", "nothing"),
    [
        ("The institution's name.", True),
        ("Names of institution and programme.", True),
        ("Name of the institution, year of the award", True),
        ("Title and institution", True),
        ("Name", False),
        ("Name and institution", False),
        ("Title and year", False),
        ("The institution's name and the holder's", False),
        ("Roll number, university", False),
        ("", False),
    ],
)
def test_only_what_institutions_are_called_is_nothing_of_the_person(
    country: Country, needs: str, nothing: bool
) -> None:
    register = next(one for one in country.verification if one.kind == "register")
    assert sends_nothing_of_the_person(replace(register, needs=Text(needs, needs))) is nothing


def test_a_question_by_letter_always_tells_of_the_person(country: Country) -> None:
    letters = replace(country.verification[0], needs=Text("Lärosätets namn.", "The institution's name."))
    assert not sends_nothing_of_the_person(letters)


@pytest.mark.parametrize(
    ("code", "domain", "outside"),
    [
        ("IN", "", True),
        ("INT", "ibo.org", True),
        ("AW", "nuffic.nl", True),
        ("PL", "", False),
        ("PL", "gov.pl", False),
        ("PL", "verify.example.com", False),
        ("PL", "verify.example.co.uk", True),
        ("IS", "europa.eu", False),
        ("DDDE", "bundesarchiv.de", False),
    ],
)
def test_outside_is_where_system_or_domain_points_outside(code: str, domain: str, outside: bool) -> None:
    assert is_outside(code, domain) is outside


def test_a_register_is_planned_without_the_person_where_somebody_says_so(country: Country) -> None:
    task = next(one for one in tasks(country, Asked(TODAY)) if one.channel == "register")
    with_person, without = planned(task, "degree", "v1"), planned(task, "degree", "v1", without_person=True)
    assert [needs_consent(draft(), one) for one in (with_person, without)] == [True, False]


def test_a_question_by_letter_is_not_planned_without_the_person(country: Country) -> None:
    task = next(one for one in tasks(country, Asked(TODAY)) if one.channel == "letters")
    assert needs_consent(draft(), planned(task, "degree", "v1", without_person=True))


def test_what_was_planned_before_this_was_a_rule_needs_consent_too() -> None:
    before = look_up(needs_consent=False, consent_on=None)
    assert lacks_consent(draft(), before)
    assert not lacks_consent(
        draft(Credential(id="degree", claim=DEGREE.claim | {"country": "PL"})),
        replaced(before, domain="uw.edu.pl"),
    )


@pytest.mark.parametrize(
    ("code", "said"), [("GB", "adequately protected"), ("US", "some recipients"), ("SY", None)]
)
def test_adequacy_is_told_and_changes_nothing(code: str, said: str | None) -> None:
    found = adequacy(code)
    assert (found is None) if said is None else (found is not None and said in found.en)
    assert is_outside(code, "")


def test_the_programme_is_looked_up_only_where_programmes_are_recognised(country: Country) -> None:
    quality = replace(country.authorities["council"], roles=("quality",))
    by_programme = replace(country, authorities={"q": quality}, recognised_unit=RecognisedUnit.PROGRAMME)
    assert _of(tasks(country, Asked(TODAY)), EvidenceAbout.PROGRAMME) == []
    assert _of(tasks(by_programme, Asked(TODAY)), EvidenceAbout.PROGRAMME) == ["q"]


def test_a_task_becomes_a_look_up_of_the_case(country: Country) -> None:
    task = next(one for one in tasks(country, Asked(TODAY)) if one.channel == "register")
    one = planned(task, "degree", "v1")
    assert (one.id, one.credential, one.body, one.channel, one.domain, one.asked_on) == (
        "v1", "degree", "University Council", "register", "verify.example.org", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.du.ac.in/verify?x=1", "du.ac.in"),
        ("du.ac.in", "du.ac.in"),
        ("Exam@DU.AC.IN", "du.ac.in"),
        ("https://du.ac.in:8443/", "du.ac.in"),
        ("https://du.ac.in@evil.example/", "evil.example"),
        ("du.ac.in/verify/me@evil.example", "du.ac.in"),
        ("mailto:exam@du.ac.in", "du.ac.in"),
        ("du.ac.in.", "du.ac.in"),
        ("", ""),
        ("Examinations <exam@du.ac.in>", "du.ac.in"),
        ("http://[", ""),
        ("https://evil.example\\.du.ac.in/", ""),
    ],
)
def test_the_domain_of_what_people_type(address: str, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("came_from", "official"),
    [
        ("du.ac.in", True),
        ("verify.du.ac.in", True),
        ("", True),
        ("fakedu.ac.in", False),
        ("du.ac.in.example.com", False),
        ("ac.in", False),
        ("dυ.ac.in", False),
        ("https://evil.example\\.du.ac.in/", False),
        ("http://[", False),
    ],
)
def test_only_the_official_domain_and_its_parts_answer(came_from: str, official: bool) -> None:
    assert is_official(look_up(), came_from) is official


@pytest.mark.parametrize(
    ("awards", "found"),
    [
        ((), ["letters", "degrees", "boards"]),
        (("school",), ["letters", "boards"]),
        (("vocational", "higher"), ["letters", "degrees"]),
    ],
)
def test_a_channel_is_asked_only_about_awards_that_it_confirms(
    country: Country, awards: tuple[str, ...], found: list[str]
) -> None:
    letters = country.verification[0]
    own = (
        letters,
        replace(letters, id="degrees", awards=("higher",)),
        replace(letters, id="boards", awards=("school",)),
    )
    told = tasks(replace(country, verification=own), Asked(TODAY, awards=awards))
    assert _of(told, EvidenceAbout.AUTHENTICITY) == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [((), ["letters", "north"]), (("south",), ["letters"]), (("north",), ["letters", "north"])],
)
def test_a_channel_of_one_part_is_asked_only_about_its_own_papers(
    country: Country, parts: tuple[str, ...], found: list[str]
) -> None:
    letters = country.verification[0]
    own = (letters, replace(letters, id="north", part=("north",)))
    told = tasks(replace(country, verification=own), Asked(TODAY, parts=parts))
    assert _of(told, EvidenceAbout.AUTHENTICITY) == found


def test_a_body_of_another_part_is_not_asked(country: Country) -> None:
    other = replace(country.authorities["council"], part=("north",))
    told = tasks(replace(country, authorities={"council": other}), Asked(TODAY, parts=("south",)))
    assert _of(told, EvidenceAbout.INSTITUTION) == []
