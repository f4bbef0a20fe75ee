"""The checklists of a case: picked by its facts, answered under an edition, printed; and no answer reaches an outcome."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credval.actions import checking
from credval.actions.assessing import encoded
from credval.actions.books import OpenBook, open_book
from credval.actions.casebook import Casebook, User
from credval.actions.proposing import assessed
from credval.casework import editing
from credval.casework.claims import claims_sha256
from credval.model.cases import Case, CheckedItem, Credential, Job, Person
from credval.paths import resources
from credval.reports.checklist import checklist
from credval.reports.letters import Matter
from credval.reports.plain import as_text
from credval.store.cases import Store
from credval.text import Lang
from tests.store.databases import database_of

ON = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
SAMPLES = resources("samples/claims.jsonl").read_text(encoding="utf-8").splitlines()
INDIA = {"country": "IN", "qualification": "B.Com.", "award_date": "2012-06-30"}
IRAN = {"country": "IR", "qualification": "کارشناسی", "award_date": "1395", "award_calendar": "solar_hijri"}


@functools.cache
def book() -> OpenBook:
    return open_book()


@functools.cache
def keys() -> tuple[str, ...]:
    return tuple(f"{one.id}.{item.id}" for one in book().guide.checklists for item in one.items)


def case_of(*claims: dict[str, Any], **changes: Any) -> Case:
    """A case of claims as the command line takes them; the first one gives requirement and stage."""
    first = claims[0] if claims else {}
    job = Job(title="Controller", requirement=first.get("requirement"), stage=first.get("stage", "screening"))
    credentials = tuple(Credential(id=str(n), claim=one) for n, one in enumerate(claims, 1))
    return Case(
        id="c", number="2026-0001", opened_at=AT, opened_by="asa", job=job, credentials=credentials, **changes
    )


def picked(*claims: dict[str, Any]) -> set[str]:
    return {one.needed.key for one in checking.checklist_of(book(), case_of(*claims), ON).items}


@pytest.mark.parametrize(
    ("item", "claim", "is_needed"),
    [
        ("identity.n3", IRAN, True),
        ("completeness.d4", IRAN, True),
        ("completeness.d4", INDIA, False),
        ("undocumented.u1", INDIA, False),
        ("undocumented.u1", INDIA | {"documents_missing_because": "fire"}, True),
        ("institution.s6", INDIA, True),
        ("institution.s6", INDIA | {"award_date": "2025-06-30"}, False),
        ("level.l5", INDIA | {"qualification": "Higher Secondary Certificate"}, False),
    ],
)
def test_the_facts_of_a_case_pick_its_items(item: str, claim: dict[str, Any], is_needed: bool) -> None:
    assert (item in picked(claim)) is is_needed


def test_a_case_without_an_education_is_asked_what_may_be_needed() -> None:
    assert "intake.i1" in picked()
    assert "undocumented.u1" not in picked()


def test_an_item_that_only_one_of_two_educations_needs_is_asked() -> None:
    assert "completeness.d4" in picked(INDIA, IRAN)


@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.builds(
            lambda key, answer, warning: (key, answer, warning),
            st.integers(0, 70),
            st.sampled_from(["yes", "no", "unknown", "not_relevant", ""]),
            st.booleans(),
        ),
        min_size=1,
        unique_by=lambda one: one[0],
    ),
)
@settings(deadline=None, max_examples=150)
def test_no_answer_and_no_warning_sign_changes_a_result_by_a_byte(
    line: str, answers: list[tuple[int, str, bool]]
) -> None:
    claim = json.loads(line)
    without = case_of({key: value for key, value in claim.items() if key != "builds_on"})
    answered = without
    for place, answer, warning in answers:
        item = CheckedItem(item=keys()[place], answer=answer, warning=warning, edition="2026.1")
        answered = editing.check(answered, "asa", AT, item)
    assert len(answered.checklist) == len(answers)
    assert claims_sha256(answered) == claims_sha256(without)
    before, after = (
        [encoded(one) for one in assessed(book(), one_case, ON)] for one_case in (without, answered)
    )
    assert before == after


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = database_of("plain", tmp_path).migrated()
    yield database.store()
    database.close()


def kept(store: Store) -> tuple[Casebook, Case]:
    """A case in a database with one answer and one warning sign."""
    casebook = Casebook(store, User("asa"), lambda: AT)
    case = casebook.open_new(Job(title="Controller"), Person(name_as_written="Амина Петрова"))
    case = casebook.edit(case, editing.write_credential, Credential(id="1", claim=INDIA))
    given_ = CheckedItem(item="level.l2", answer="no", note="Only the title so far", warning=True)
    return casebook, checking.answer(casebook, book(), case, given_)


def test_an_answer_keeps_who_when_and_under_which_edition(store: Store) -> None:
    casebook, case = kept(store)
    [found] = casebook.load(case.id).checklist
    assert (found.by, found.on, found.edition) == ("asa", ON, book().edition)


def test_a_warning_sign_adds_its_next_step_to_the_tasks(store: Store) -> None:
    _, case = kept(store)
    [task] = checking.checklist_of(book(), case, ON).tasks
    assert (task.needed.key, task.needed.item.next_step.en) == ("level.l2", "Look it up.")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, ("What does it give access to at home?", "Only the title was read. Look it up.", "Not answered")),
        (Lang.SV, ("Vad ger den tillträde till i sitt eget land?", "Bara titeln är läst. Slå upp det.", "Inte besvarat")),
    ],
)  # fmt: skip
def test_the_paper_lists_what_was_answered_by_whom_and_when(
    store: Store, lang: Lang, words: tuple[str, ...]
) -> None:
    casebook, case = kept(store)
    matter = Matter(case=case, office=casebook.office, lang=lang, day=ON)
    told = as_text(checklist(matter, checking.checklist_of(book(), case, ON), "2026.1"))
    assert [one for one in (*words, "Only the title so far", "asa", "2026-11-27") if one not in told] == []


def test_the_pdf_is_the_same_each_time(store: Store) -> None:
    casebook, case = kept(store)
    first, second = (checking.printed(casebook, book(), case, Lang.SV) for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second
