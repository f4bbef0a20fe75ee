"""Does the report say what it must, in both languages, and nothing that it must not?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from credval.reports.blocks import Facts, Form, Notice, Picture, Plan, Table, Verdict
from credval.reports.case import Decision
from credval.reports.plain import as_text
from credval.reports.plan import plan
from credval.text import Lang
from tests.drawing.ladder_samples import SWEDEN
from tests.reports.making import DAY, NAMES, attached_to, credentials, header, report

GOLDEN = Path(__file__).parent / "golden"
NOT_THIS = {
    Lang.SV: "Detta är inte ett utlåtande från UHR, ingen svensk examen och inget beslut om rätt att utöva yrke",
    Lang.EN: "This is not a statement from UHR, not a Swedish degree and not a decision on the right to practise a profession",
}
FORBIDDEN = re.compile(
    r"godkän[dt]|likvärdig|giltig examen|\bapproved\b|equivalent to|utlåtande om|statement of comparab",
    re.IGNORECASE,
)


def headings(made: Plan) -> list[str]:
    return [section.heading for section in made.sections]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", ["poland", "syria", "nurse", "several"])
def test_a_report_reads_as_it_did(name: str, lang: Lang) -> None:
    expected = (GOLDEN / f"{name}-{lang}.txt").read_text(encoding="utf-8")
    assert as_text(report(name, lang)) == expected


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", NAMES)
def test_every_report_opens_with_what_it_is_not(name: str, lang: Lang) -> None:
    first = report(name, lang).sections[0].blocks[0]
    assert isinstance(first, Notice)
    assert first.paragraphs[0].startswith(NOT_THIS[lang])


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", NAMES)
def test_no_report_uses_a_word_that_promises_too_much(name: str, lang: Lang) -> None:
    assert FORBIDDEN.findall(as_text(report(name, lang))) == []


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("poland", True),
        ("syria", True),
        ("nurse", False),
        ("eritrea", False),
        ("china", True),
        ("india", False),
    ],
)
def test_uhr_is_named_at_the_top_only_where_it_assesses(name: str, named: bool) -> None:
    notice = report(name).sections[0].blocks[0]
    assert isinstance(notice, Notice)
    assert (len(notice.paragraphs) == 2) is named


def test_the_way_to_uhr_is_free_and_the_candidates_own() -> None:
    notice = report("poland", Lang.EN).sections[0].blocks[0]
    assert isinstance(notice, Notice)
    assert notice.paragraphs[1].startswith(
        "The candidate can apply to UHR for an official statement, free of charge"
    )


@pytest.mark.parametrize("name", [name for name in NAMES if name != "several"])
def test_the_four_questions_are_answered_apart(name: str) -> None:
    section = next(one for one in report(name).sections if one.heading == "Fyra frågor, var och en för sig")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 4


@pytest.mark.parametrize("name", NAMES)
def test_a_state_is_always_a_sign_and_a_word(name: str) -> None:
    tables = [one.blocks[0] for one in report(name).sections if one.heading.startswith("Fyra frågor")]
    states = {row[1] for table in tables if isinstance(table, Table) for row in table.rows}
    assert all(re.fullmatch(r"[●◐✕○◇] \w[\w ]+", state) for state in states)


def test_the_hiring_manager_gets_five_sentences() -> None:
    section = report("iran").sections[1]
    assert section.heading == "För den som ska anställa"
    assert len(section.blocks[0].items) == 5  # type: ignore[union-attr]


def test_an_outcome_stands_with_its_word() -> None:
    section = next(one for one in report("partial").sections if one.heading == "Föreslaget utfall")
    verdict = section.blocks[0]
    assert isinstance(verdict, Verdict)
    assert verdict.word == "Delvis jämförbar"


def test_a_regulated_profession_shows_what_would_hold_without_it() -> None:
    assert "If the profession were not regulated: Comparable, with a note. Information only" in as_text(
        report("nurse", Lang.EN)
    )


def test_sources_are_numbered_in_one_row_for_all_credentials() -> None:
    numbers = re.findall(r"^\[(\d+)\] \S", as_text(report("several")), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_every_number_in_the_text_has_its_source() -> None:
    text = as_text(report("several"))
    listed = set(re.findall(r"^\[(\d+)\] \S", text, re.MULTILINE))
    assert set(re.findall(r"\[(\d+)\]", text)) == listed


def test_a_person_decides_by_hand_where_nothing_is_recorded() -> None:
    section = next(one for one in report("iran").sections if one.heading == "Beslut")
    assert isinstance(section.blocks[-1], Form)


def test_a_recorded_decision_is_printed_with_its_reasons() -> None:
    decided = Decision(
        "Jämförbar med kandidatexamen", "B. Chef", date(2026, 11, 25), "Hela kursplanen har lästs."
    )
    section = next(one for one in report("iran", decision=decided).sections if one.heading == "Beslut")
    facts = section.blocks[-1]
    assert isinstance(facts, Facts)
    assert [value for _, value in facts.rows] == [decided.decision, decided.reasons, "2026-11-25", "B. Chef"]


def test_several_credentials_each_have_their_own_outcome() -> None:
    words = [
        block.word for one in report("several").sections for block in one.blocks if isinstance(block, Verdict)
    ]
    assert words == ["Jämförbar, med anmärkning", "Jämförbar, med anmärkning", "Kan inte bedömas ännu"]


def test_the_highest_completed_credential_is_named() -> None:
    assert "Högsta avslutade: Masterexamen (magister)." in as_text(report("several"))


def test_without_a_highest_one_the_report_says_so() -> None:
    made = plan(header("several"), credentials("several"), Lang.EN)
    assert "Which completed credential is the highest cannot be named yet." in as_text(made)


def test_one_ladder_is_drawn_once_for_all_credentials_of_it() -> None:
    twice = credentials("syria") * 2
    made = plan(header("syria"), twice, Lang.SV, sweden=SWEDEN)
    pictures = [
        block for one in made.sections if one.heading.startswith("Var examen står") for block in one.blocks
    ]
    assert len(pictures) == 1


def test_the_place_on_the_ladder_is_said_in_words() -> None:
    section = next(
        one for one in report("syria", Lang.EN).sections if one.heading.startswith("Where it stands")
    )
    picture = section.blocks[0]
    assert isinstance(picture, Picture)
    assert "– this award." in picture.alt
    assert "– this award compares here." in picture.alt


def test_while_several_entries_fit_nothing_is_marked() -> None:
    section = next(
        one for one in report("india", Lang.EN).sections if one.heading.startswith("Where it stands")
    )
    picture = section.blocks[0]
    assert isinstance(picture, Picture)
    assert "– this award" not in picture.alt


def test_a_credential_that_could_not_be_read_says_why() -> None:
    (one,) = credentials("iran")
    empty = dict.fromkeys(one.result)
    empty |= {key: [] for key, value in one.result.items() if isinstance(value, list)}
    empty |= {
        "edition": "2026.1",
        "hash": "0" * 64,
        "error": {"sv": "'UK' är ingen landskod.", "en": "'UK' is no code."},
    }
    text = as_text(plan(header("iran"), [replace(one, result=empty)], Lang.SV))
    assert "'UK' är ingen landskod." in text


def test_a_report_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        plan(header("iran"), [], Lang.SV)


def test_the_candidate_stands_on_the_page_but_not_in_the_attachment() -> None:
    (one,) = credentials("iran")
    named = replace(one, claim={**one.claim, "candidate": {"name_as_written": "مریم رضایی‌نژاد"}})
    made = plan(header("iran"), [named], Lang.SV)
    assert "مریم رضایی‌نژاد" in as_text(made)
    assert "مریم" not in attached_to(made).decode("utf-8")


def test_the_day_of_the_report_is_the_day_of_the_assessment() -> None:
    assert report("iran").day == DAY.isoformat()
