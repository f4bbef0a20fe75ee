"""Does a person get everything that is kept, readable and as data?"""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import msgspec
import pikepdf
import pytest

from credval.model.cases import Case, CheckedItem, Correction, Objection, Origin, Protection, SecondOpinion
from credval.reports.access_data import FORMAT, NAME, Kept, LogLine, as_json, without_names
from credval.reports.access_export import access
from credval.reports.pdf import pdf
from credval.reports.plain import as_text
from credval.text import Lang
from tests.reports.letter_making import AT, kept
from tests.reports.letter_making import NAME as PERSON


def full() -> Kept:
    """Everything that a case can keep, each part with a word of its own."""
    given = kept(Lang.EN)
    case = msgspec.structs.replace(
        given.case,
        opinions=(SecondOpinion(asked_at=AT, asked_by="asa", proposal="s1", question="QUESTION", by="bo", at=AT, says="OPINION"),),
        objections=(Objection(at=AT, by="asa", says="OBJECTION", answer="REPLY"),),
        corrections=(Correction(at=AT, by="asa", what="person.contact", was="BEFORE", now="AFTER", because="WHY"),),
        papers_missing_because="MISSING",
    )  # fmt: skip
    from dataclasses import replace

    return Kept(matter=replace(given.matter, case=case), results=given.results, log=given.log)


def texts(value: Any) -> set[str]:
    """Every text of plain data."""
    if isinstance(value, dict):
        return set().union(*map(texts, value.values())) if value else set()
    if isinstance(value, list | tuple):
        return set().union(*map(texts, value)) if value else set()
    return {value} if isinstance(value, str) else set()


def test_the_data_is_the_case_itself() -> None:
    given = full()
    data = json.loads(as_json(given))
    assert (data["format"], data["kind"]) == (FORMAT, "credval-access")
    assert msgspec.convert(data["case"], Case) == given.case


def test_a_checklist_stands_with_its_warning_signs_and_the_edition_that_asked() -> None:
    item = CheckedItem(
        item="D1", answer="not_relevant", note="NOTE", warning=True, edition="2026.2", by="asa"
    )
    text = as_text(access(_with(checklist=(item,)), {}))
    assert "D1 | not relevant here | warning sign seen · NOTE | 2026.2 | asa" in text


def test_consent_and_answers_from_elsewhere_stand_with_a_look_up() -> None:
    one = msgspec.structs.replace(
        kept(Lang.EN).case.verifications[0], consent_on=date(2026, 11, 1), answers_elsewhere=("fake.example",)
    )
    text = as_text(access(_with(verifications=(one,)), {}))
    assert ("consent of 2026-11-01" in text, "an answer from fake.example does not count" in text) == (
        True,
        True,
    )


def test_where_a_case_came_from_and_when_the_person_was_told_is_said() -> None:
    origin = Origin(office="Other office", number="2026-0009", sent_at=AT)
    told = Protection(told_on=date(2026, 11, 2))
    text = as_text(access(_with(origin=origin, protection=told), {}))
    assert "The case came from Other office, where it has the number 2026-0009." in text
    assert "on 2026-11-02" in text


def _with(**changes: Any) -> Kept:
    from dataclasses import replace

    given = kept(Lang.EN)
    case = msgspec.structs.replace(given.case, **changes)
    return Kept(matter=replace(given.matter, case=case), results=given.results, log=given.log)


def test_the_data_says_why_it_is_kept_who_gets_it_how_long_and_what_one_may_ask() -> None:
    data = json.loads(as_json(full()))
    assert data["legal_ground"] == "legitimate_interest"
    assert data["erase_on"] == "2028-11-27"
    for lang in Lang:
        assert {
            "sources",
            "other_countries",
            "automated_decision",
            "legal_ground",
            "recipients",
            "retention",
            "rights",
            "complaint",
        } <= data["about"][lang].keys()


@pytest.mark.parametrize(
    "word",
    [PERSON, "Mohamad Alhalabi", "1988-03-04", "m@example.org", "diploma.pdf", "ab" * 32, "Svenska, C1", "MISSING", "QUESTION",
     "OPINION", "OBJECTION", "REPLY", "BEFORE", "AFTER", "WHY", "2011–2015", "mohe.example.sy", "Aleppo University"],
)  # fmt: skip
def test_what_is_kept_stands_on_the_page(word: str) -> None:
    assert word in as_text(access(full(), {}))


def test_the_page_says_what_was_proposed_and_decided() -> None:
    text = as_text(access(full(), {}))
    assert "Proposal of 2026-11-27" in text
    assert "Preliminarily comparable to a Degree of Bachelor" in text
    assert "Comparable, with a note" in text


def test_the_log_is_given_line_by_line() -> None:
    assert "2026-11-27 09:00 UTC | The case was read | bo" in as_text(access(full(), {}))


def test_the_data_travels_in_the_pdf() -> None:
    plan = access(full(), {})
    with pikepdf.open(io.BytesIO(pdf(plan))) as made:
        assert made.attachments[NAME].get_file().read_bytes() == as_json(full())


@pytest.mark.parametrize("lang", Lang)
def test_without_names_colleagues_are_numbers_everywhere(lang: Lang) -> None:
    given = Kept(matter=kept(lang).matter, results={}, log=(LogLine(AT, "cecilia", "read"),))
    found = texts(json.loads(as_json(without_names(given)))) | {as_text(access(without_names(given), {}))}
    assert not {"asa", "bo", "cecilia"} & found
    assert not any("cecilia" in one for one in found)


def test_the_same_colleague_has_the_same_number() -> None:
    data = json.loads(as_json(without_names(full())))
    assert data["case"]["opened_by"] == data["case"]["proposals"][0]["by"] == "colleague 1"
    assert [one["by"] for one in data["log"]] == ["colleague 1", "colleague 2"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert (as_json(full()), pdf(access(full(), {}))) == (as_json(full()), pdf(access(full(), {})))
