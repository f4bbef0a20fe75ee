"""Does a person get everything that is kept, readable and as data?"""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
import pikepdf
import pytest

from credval.model.cases import Case, Correction, Objection, SecondOpinion
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


def test_the_data_says_why_it_is_kept_who_gets_it_how_long_and_what_one_may_ask() -> None:
    data = json.loads(as_json(full()))
    assert data["legal_ground"] == "legitimate_interest"
    assert data["erase_on"] == "2028-11-27"
    for lang in Lang:
        assert {"legal_ground", "recipients", "retention", "rights", "complaint"} <= data["about"][
            lang
        ].keys()


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
    assert "Preliminarily comparable to Degree of Bachelor" in text
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
