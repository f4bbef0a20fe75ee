"""Does every letter say what it must, in both languages and in plain words, and nothing that it must not?"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from credval.model.case_words import CaseState, LegalGround, LetterKind, OfficeKind
from credval.model.cases import Office, Person, Verification
from credval.model.words import EvidenceAbout, Outcome, QualificationKind
from credval.reports.blocks import Form, Plan, Table
from credval.reports.consent_letter import consent
from credval.reports.letters import LetterRefusedError
from credval.reports.letters_notice import GROUNDS, notice
from credval.reports.letters_requests import hold, request_for_papers
from credval.reports.pdf import pdf
from credval.reports.plain import as_text
from credval.text import Lang, tr
from tests.reports.letter_making import (
    CONTROLLER,
    DAY,
    EVERY,
    LAND,
    OWN,
    check,
    education,
    look_up,
    matter,
)

GOLDEN = Path(__file__).parent / "golden" / "letters"
OTHER = date(2026, 12, 11)
FORBIDDEN = re.compile(
    r"godkän|likvärd|underkän|giltig examen|poäng på|\bapproved?\b|equivalen|\brejected\b|\bpassed\b|worthless|\bfake\b",
    re.IGNORECASE,
)
SCRIPTS = {
    "arabic": "محمد عبد الرحمن الحلبي",
    "han": "歐陽娜娜",
    "cyrillic": "Оксана Шевченко",
    "ethiopic": "አበበ ቢቂላ",
    "devanagari": "अनिता शर्मा",
    "thai": "สมชาย ใจดี",
    "georgian": "ქეთევან წერეთელი",
    "hebrew": "נועה לוי",
}


def on_paper(plan: Plan) -> str:
    document = pypdfium2.PdfDocument(pdf(plan))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", EVERY)
def test_a_letter_reads_as_it_did(name: str, lang: Lang) -> None:
    expected = (GOLDEN / f"{name}-{lang}.txt").read_text(encoding="utf-8")
    assert as_text(EVERY[name](lang)) == expected


def test_every_kind_of_letter_is_here() -> None:
    assert all(any(name.startswith(kind) for name in EVERY) for kind in LetterKind)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", EVERY)
def test_no_letter_uses_a_word_that_judges_or_promises_too_much(name: str, lang: Lang) -> None:
    assert FORBIDDEN.findall(as_text(EVERY[name](lang))) == []


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", EVERY)
def test_a_letter_carries_its_office_its_day_and_its_title(name: str, lang: Lang) -> None:
    plan = EVERY[name](lang)
    assert (plan.office, plan.day, plan.lang) == ("Exempelverket", DAY.isoformat(), lang)
    with pikepdf.open(io.BytesIO(pdf(plan))) as made:
        assert str(made.docinfo.Title) == plan.title
        assert str(made.Root.Lang) == {Lang.SV: "sv-SE", Lang.EN: "en-GB"}[lang]
        assert made.Root.MarkInfo.Marked
        assert made.check_pdf_syntax() == []


@pytest.mark.parametrize("name", [one for one in EVERY if one != LetterKind.MERITS])
def test_a_letter_carries_the_number_of_its_case(name: str) -> None:
    plan = EVERY[name](Lang.SV)
    assert "2026-0117" in plan.running
    assert "2026-0117" in on_paper(plan)


@pytest.mark.parametrize("name", [one for one in EVERY if one != LetterKind.MERITS])
def test_a_letter_has_room_for_the_offices_own_words(name: str) -> None:
    assert as_text(EVERY[name](Lang.EN)).count(OWN) == 1


@pytest.mark.parametrize("name", [one for one in EVERY if one != "access"])
def test_a_letter_has_no_attachment(name: str) -> None:
    plan = EVERY[name](Lang.SV)
    with pikepdf.open(io.BytesIO(pdf(plan))) as made:
        assert (plan.attachment, list(made.attachments)) == (None, [])


@pytest.mark.parametrize("name", EVERY)
def test_the_same_letter_has_the_same_bytes(name: str) -> None:
    assert pdf(EVERY[name](Lang.SV)) == pdf(EVERY[name](Lang.SV))


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_a_name_in_any_script_can_be_copied_from_the_page(name: str) -> None:
    written = on_paper(notice(matter(Lang.SV, person=Person(name_as_written=name))))
    assert name in written.replace("\r\n", "\n")
    assert "[?]" not in written


@pytest.mark.parametrize("lang", Lang)
def test_while_nobody_is_to_see_who_it_is_the_reference_stands_there(lang: Lang) -> None:
    text = as_text(notice(matter(lang, person=Person(reference="K-7"))))
    assert f"{tr('To', lang)}: K-7" in text


# --- the notice ---


@pytest.mark.parametrize("ground", LegalGround)
@pytest.mark.parametrize("lang", Lang)
def test_the_notice_names_the_legal_ground_with_its_article(ground: LegalGround, lang: Lang) -> None:
    text = as_text(notice(matter(lang, office=Office(controller=CONTROLLER, ground=ground))))
    assert tr(GROUNDS[ground], lang) in text
    assert re.search(r"6\.1 [abcef]\)", text)


@pytest.mark.parametrize(
    ("ground", "article"),
    [
        (LegalGround.LEGITIMATE_INTEREST, "21"),
        (LegalGround.PUBLIC_TASK, "21"),
        (LegalGround.CONTRACT, "20"),
        (LegalGround.CONSENT, "7.3"),
    ],
)
def test_the_rights_follow_from_the_ground(ground: LegalGround, article: str) -> None:
    text = as_text(notice(matter(Lang.EN, office=Office(controller=CONTROLLER, ground=ground))))
    assert f"(Article {article})" in text


def test_a_notice_without_anybody_who_answers_for_the_data_is_refused() -> None:
    with pytest.raises(LetterRefusedError, match="settings"):
        notice(matter(Lang.SV, office=Office(name="Exempelverket")))


def test_the_notice_names_the_country_outside_the_eu_that_may_be_asked() -> None:
    assert "Syria: outside the EU and the EEA" in as_text(notice(matter(Lang.EN)))


def test_a_country_in_the_eu_is_not_named_as_outside() -> None:
    inside = replace(
        education(Outcome.COMPARABLE_NOTE), credential=msgspec.structs.replace(education(Outcome.COMPARABLE_NOTE).credential, claim={"country": "PL"}), country=replace(LAND, code="PL")
    )  # fmt: skip
    assert "outside the EU and the EEA, where" not in as_text(notice(matter(Lang.EN, inside)))


@pytest.mark.parametrize("kind", [OfficeKind.STATE_AGENCY, OfficeKind.MUNICIPALITY_OR_REGION])
def test_a_public_body_without_a_rule_promises_no_erasure(kind: OfficeKind) -> None:
    text = as_text(notice(matter(Lang.EN, office=Office(controller=CONTROLLER, kind=kind))))
    assert "Archives Act (1990:782)" in text
    assert "is erased 24 months" not in text
    assert "official documents (Freedom of the Press Act, chapter 2)" in text
    assert "You can ask us to erase it" not in text


def test_a_public_body_names_the_rule_it_erases_by() -> None:
    office = Office(controller=CONTROLLER, kind=OfficeKind.STATE_AGENCY, erasure_rule="RA-MS 2026:1")
    assert "By RA-MS 2026:1, everything is erased" in as_text(notice(matter(Lang.EN, office=office)))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (OfficeKind.PRIVATE, "None is named. Ask the controller"),
        (OfficeKind.STATE_AGENCY, "Not named yet, although a public body has to have one"),
    ],
)
def test_a_missing_protection_officer_is_said_and_leaves_no_hole(kind: OfficeKind, said: str) -> None:
    text = as_text(notice(matter(Lang.EN, office=Office(controller=CONTROLLER, kind=kind))))
    assert f"Data protection officer: {said}" in text


@pytest.mark.parametrize("ground", LegalGround)
def test_the_right_to_object_stands_apart_where_the_ground_gives_it(ground: LegalGround) -> None:
    made = notice(matter(Lang.EN, office=Office(controller=CONTROLLER, ground=ground)))
    headings = [one.heading for one in made.sections]
    gives = ground in {LegalGround.LEGITIMATE_INTEREST, LegalGround.PUBLIC_TASK}
    assert ("You can object" in headings) is gives


def test_the_protection_officer_is_named_where_there_is_one() -> None:
    office = Office(controller=CONTROLLER, protection_officer="dso@example.se")
    assert "Dataskyddsombud: dso@example.se" in as_text(notice(matter(Lang.SV, office=office)))


# --- papers, waiting, consent ---


def rows_of(plan: Plan) -> list[str]:
    """The first cell of each row of each table."""
    tables = [block for one in plan.sections for block in one.blocks if isinstance(block, Table)]
    return [row[0] for table in tables for row in table.rows]


def without_papers(kind: QualificationKind | None) -> Plan:
    bare = replace(education(Outcome.COMPARABLE_NOTE), kind=kind)
    claim = {"country": "SY", "qualification": "x"}
    return request_for_papers(
        matter(Lang.EN, papers=()), [replace(bare, credential=msgspec.structs.replace(bare.credential, claim=claim))], OTHER
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "asked", "spared"),
    [
        (QualificationKind.FIRST_CYCLE, "Degree certificate", "Secondary certificate"),
        (QualificationKind.UPPER_SECONDARY, "Secondary certificate", "Degree certificate"),
        (None, "Secondary certificate", "Nothing of it"),
    ],
)
def test_the_papers_asked_for_are_those_of_such_an_education(
    kind: QualificationKind | None, asked: str, spared: str
) -> None:
    rows = rows_of(without_papers(kind))
    assert asked in rows
    assert spared not in rows


def test_a_paper_in_hand_is_not_asked_for_again() -> None:
    plan = request_for_papers(matter(Lang.EN), [education(Outcome.COMPARABLE_NOTE)], OTHER)
    assert rows_of(plan) == ["Transcript"]


def test_with_all_papers_in_hand_nothing_is_asked_for() -> None:
    given = replace(matter(Lang.EN), own="")
    have = {"documents": ["degree_certificate", "transcript"], "country": "SY"}
    one = education(Outcome.COMPARABLE_NOTE)
    one = replace(one, credential=msgspec.structs.replace(one.credential, claim=have))
    with pytest.raises(LetterRefusedError, match="complete"):
        request_for_papers(given, [one], OTHER)


@pytest.mark.parametrize("lang", Lang)
def test_whoever_cannot_get_the_papers_is_offered_a_way(lang: Lang) -> None:
    text = as_text(EVERY[LetterKind.REQUEST_FOR_PAPERS](lang))
    assert {Lang.SV: "Saknade papper är inte saknad kompetens", Lang.EN: "Missing papers are not missing competence"}[lang] in text  # fmt: skip
    assert LAND.hard_to_obtain[0].instead.get(lang) in text


def test_a_consent_is_for_one_body_and_voluntary() -> None:
    plan = consent(matter(Lang.EN), check())
    text = as_text(plan)
    assert "What is sent: A copy of the paper and the holder's consent. Nothing else." in text
    assert "Cost: 20 US dollars for each paper (read 2026-11-20)." in text
    assert "It is voluntary." in text
    assert "You can take your yes back at any time" in text
    assert isinstance(plan.sections[-1].blocks[-1], Form)


def test_no_consent_is_asked_for_a_question_that_names_nobody() -> None:
    one = Verification(id="v2", credential="c1", about=EvidenceAbout.INSTITUTION, body="Council")
    with pytest.raises(LetterRefusedError, match="names nobody"):
        consent(matter(Lang.EN), replace(check(), one=one))


def test_a_body_is_named_in_the_readers_language_and_in_its_own() -> None:
    assert "Vem som tillfrågas: Ministeriet för högre utbildning · وزارة التعليم العالي" in as_text(
        consent(matter(Lang.SV), check())
    )


def test_a_hold_says_what_is_awaited_and_when_one_hears_again() -> None:
    text = as_text(EVERY[LetterKind.HOLD](Lang.EN))
    assert "An answer from Ministry of Higher Education, asked on 2026-11-27." in text
    assert "We write to you again on 2026-12-11 at the latest" in text


def test_a_hold_always_says_what_it_waits_for() -> None:
    assert "Our own work with your case." in as_text(
        hold(matter(Lang.EN, verifications=(), state=CaseState.READY), OTHER)
    )


def test_a_hold_names_no_colleague() -> None:
    asked = look_up(consent_on=DAY, asked_on=DAY, by="asa-login")
    assert "asa-login" not in as_text(hold(matter(Lang.SV, verifications=(asked,)), OTHER))
