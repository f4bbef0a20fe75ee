"""The report of a case: what was proposed and decided, the sector, and the checklists as an annex that changes nothing."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from credval.actions import checking
from credval.actions.books import OpenBook, open_book
from credval.actions.carrying import keep
from credval.actions.case_report import case_report
from credval.actions.casebook import Casebook, User
from credval.actions.proposing import decide, propose
from credval.casework import editing
from credval.casework.acts import Ruling
from credval.casework.editing import EditRefusedError
from credval.model.case_words import Move
from credval.model.cases import Case, CheckedItem, Credential, Job, Person
from credval.reports.attached import NAME
from credval.reports.blocks import Plan
from credval.reports.checklist import annex
from credval.reports.plain import as_text
from credval.text import Lang
from tests.store.databases import database_of

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
WELDER: dict[str, Any] = {
    "id": "1",
    "country": "PL",
    "qualification": "Magister",
    "award_date": "2015-06-30",
    "institution": "Uniwersytet Warszawski",
    "documents": ["degree_certificate"],
}
SECTORS = {"welding": {"months_since_signature": 9.0}}
WARNED = CheckedItem(item="authenticity.a5", answer="yes", note="Two fonts in one line", warning=True)


@functools.cache
def book() -> OpenBook:
    return open_book()


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    database = database_of("plain", tmp_path).migrated()
    yield Casebook(database.store(), User("anna"), lambda: AT)
    database.close()


@pytest.fixture
def case(casebook: Casebook) -> Case:
    """A welder's case with a warning sign seen."""
    job = Job(title="Svetsare", requirement={"kind": "higher_education"})
    made = keep(casebook, [WELDER], job, Person(name_as_written="Ewa Nowak"), SECTORS, book().edition)
    return checking.answer(casebook, book(), made, WARNED)


def words_of(content: bytes) -> str:
    """All text of a PDF, white space as one."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def assessment_in(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as opened:
        return bytes(opened.attachments[NAME].get_file().read_bytes())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (Lang.EN, ("Annex: checklists", "Warning sign seen", "Check at the source.", "Not answered", "Edition of the rulebook")),
        (Lang.SV, ("Bilaga: checklistor", "Varningstecken sett", "Kontrollera vid källan.", "Inte besvarat", "Regelbokens utgåva")),
    ],
)  # fmt: skip
def test_the_annex_gives_every_item_its_state_and_the_task_of_a_warning_sign(
    casebook: Casebook, case: Case, lang: Lang, said: tuple[str, ...]
) -> None:
    found = words_of(case_report(casebook, book(), case, lang))
    assert [one for one in (*said, "Two fonts in one line") if one not in found] == []


@pytest.mark.parametrize("lang", Lang)
def test_the_annex_has_every_item_of_the_case(casebook: Casebook, case: Case, lang: Lang) -> None:
    asked = checking.checklist_of(book(), case, casebook.today, casebook.office)
    printed = as_text(Plan("", lang, "", "", "", tuple(annex(asked, "2026.1", lang))))
    assert len(asked.items) > 20
    missing = [one.needed.key for one in asked.items if one.needed.item.question.get(lang) not in printed]
    assert missing == []


def test_the_checklists_are_left_out_where_nobody_wants_them(casebook: Casebook, case: Case) -> None:
    assert "Annex" not in words_of(case_report(casebook, book(), case, Lang.EN, checklists=False))


def test_warning_signs_change_nothing_of_the_assessment_in_the_report(casebook: Casebook, case: Case) -> None:
    warned = case_report(casebook, book(), case, Lang.EN)
    item = CheckedItem(item=WARNED.item, answer="no")
    calm = case_report(casebook, book(), checking.answer(casebook, book(), case, item), Lang.EN)
    assert assessment_in(warned) == assessment_in(calm)


def test_the_report_prints_the_post_and_the_answers_of_its_sector(casebook: Casebook, case: Case) -> None:
    found = words_of(case_report(casebook, book(), case, Lang.EN))
    assert "Svetsare" in found
    assert "What holds in this sector" in found
    assert "months since" in found.lower()


def test_the_report_says_what_was_decided(casebook: Casebook, case: Case) -> None:
    proposed = propose(casebook, book(), casebook.move(case, Move.PAPERS_COMPLETE))
    ruled = Ruling(credential="1", outcome=proposed.proposals[-1].of[0].outcome)
    decided = decide(casebook, proposed, [ruled])
    found = words_of(case_report(casebook, book(), decided, Lang.EN))
    assert "anna" in found
    assert "Reasons, if it departs" in found
    assert "Comparable" in found


def test_changed_facts_are_assessed_anew_and_carry_no_decision(casebook: Casebook, case: Case) -> None:
    proposed = propose(casebook, book(), casebook.move(case, Move.PAPERS_COMPLETE))
    changed = casebook.edit(
        proposed, editing.write_credential, Credential(id="1", claim=WELDER | {"award_date": "2016-06-30"})
    )
    assert b'"award_date":"2016-06-30"' in assessment_in(case_report(casebook, book(), changed, Lang.EN))


def test_a_case_without_an_education_has_no_report(casebook: Casebook) -> None:
    empty = casebook.open_new(Job(title="Svetsare"), Person())
    with pytest.raises(EditRefusedError):
        case_report(casebook, book(), empty, Lang.EN)


def test_the_report_is_the_same_each_time(casebook: Casebook, case: Case) -> None:
    assert case_report(casebook, book(), case, Lang.SV) == case_report(casebook, book(), case, Lang.SV)
