"""Is what was saved there again, whole, and never written over unseen?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest

from credval.model.case_words import CaseState
from credval.model.cases import Case, written
from credval.store.cases import Store
from credval.store.lists import Listing
from credval.store.problems import (
    CaseMissingError,
    ConflictError,
    ContentMissingError,
    ErasedError,
    NewerFormatError,
    NumberTakenError,
    ReadOnlyError,
    StoreError,
)
from credval.store.tables import BODIES
from tests.store.databases import Database
from tests.store.samples import AT, PAPER, SHA, case, later, paper, proposal, with_paper


def saved(store: Store, case: Case, **how: object) -> Case:
    return store.save(case, by="anna", action="created", at=AT, **how)  # type: ignore[arg-type]


def titled(case: Case, title: str) -> Case:
    return msgspec.structs.replace(case, job=msgspec.structs.replace(case.job, title=title))


def test_a_case_comes_back_as_it_was_saved(store: Store) -> None:
    kept = saved(store, case())
    assert store.load(kept.id, by="bo", at=AT) == kept


def test_the_store_counts_the_versions(store: Store) -> None:
    assert [saved(store, saved(store, case())).version, saved(store, case(2)).version] == [2, 1]


def test_names_in_any_script_come_back_letter_by_letter(store: Store) -> None:
    person = msgspec.structs.replace(case().person, name_as_written="نرگس‌ محمدی 李\u202e😀")
    kept = saved(store, case(person=person))
    assert store.load(kept.id, by="bo", at=AT).person == person


def test_a_paper_comes_back_byte_by_byte(store: Store) -> None:
    kept = saved(store, with_paper(), contents={SHA: PAPER})
    assert store.content(kept.id, SHA, by="bo", at=AT) == PAPER


def test_a_paper_is_not_to_be_read_in_the_database(store: Store, database: Database) -> None:
    saved(store, with_paper(), contents={SHA: PAPER})
    with store.engine.connect() as connection:
        sealed = connection.exec_driver_sql("SELECT sealed FROM content").scalar_one()
    assert PAPER not in bytes(sealed)


def test_a_paper_that_is_taken_out_of_the_case_is_gone(store: Store) -> None:
    kept = saved(store, with_paper(), contents={SHA: PAPER})
    saved(store, msgspec.structs.replace(kept, papers=(paper(removed_on=AT.date()),)))
    with pytest.raises(ContentMissingError):
        store.content(kept.id, SHA, by="bo", at=AT)


def test_a_case_is_not_saved_without_the_bytes_of_its_paper(store: Store) -> None:
    with pytest.raises(ContentMissingError) as told:
        saved(store, with_paper())
    assert told.value.sv != told.value.en
    with pytest.raises(CaseMissingError):
        store.load(with_paper().id, by="bo", at=AT)


def test_the_results_of_a_proposal_belong_with_the_case(store: Store) -> None:
    proposed = msgspec.structs.replace(proposal(), results_sha256=SHA)
    kept = saved(store, case(proposals=(proposed,)), contents={SHA: PAPER})
    assert store.content(kept.id, SHA, by="bo", at=AT) == PAPER


def test_a_content_under_a_wrong_hash_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="another hash"):
        saved(store, with_paper(), contents={SHA: b"something else"})


def test_two_windows_never_lose_an_update(store: Store, database: Database) -> None:
    first = saved(store, case())
    theirs = saved(database.store(), titled(first, "Undersköterska"))
    mine = titled(first, "Barnmorska")
    with pytest.raises(ConflictError) as told:
        saved(store, mine)
    assert (told.value.theirs, told.value.mine) == (theirs, mine)
    assert store.load(first.id, by="anna", at=AT) == theirs


def test_a_conflict_is_over_once_the_later_one_starts_from_what_stands(store: Store) -> None:
    first = saved(store, case())
    theirs = saved(store, titled(first, "Undersköterska"))
    kept = saved(store, msgspec.structs.replace(titled(first, "Barnmorska"), version=theirs.version))
    assert store.load(first.id, by="anna", at=AT).job.title == kept.job.title == "Barnmorska"


def test_a_case_that_was_erased_meanwhile_is_not_brought_back_by_saving(store: Store) -> None:
    kept = saved(store, case())
    store.erase(kept.id, rule="24 months", by="olle", at=AT)
    with pytest.raises(ErasedError):
        saved(store, kept)


def test_a_case_of_another_database_is_not_saved_as_new(store: Store) -> None:
    with pytest.raises(ErasedError, match="no longer there"):
        saved(store, case(version=3))


def test_several_threads_save_through_one_store(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: saved(store, case(n)), range(1, 41)))
    verdict = store.verify()
    assert (verdict.intact, verdict.head.seq) == (True, 40)


def test_a_store_for_reading_opens_cases_and_changes_nothing(store: Store, database: Database) -> None:
    kept = saved(store, with_paper(), contents={SHA: PAPER})
    reader = database.store(read_only=True)
    assert reader.load(kept.id, by="bo", at=AT) == kept
    assert reader.content(kept.id, SHA, by="bo", at=AT) == PAPER
    with pytest.raises(ReadOnlyError) as told:
        saved(reader, kept)
    assert told.value.sv != told.value.en
    assert store.audit_length() == 1


def test_a_case_that_a_newer_program_saved_is_not_misread(store: Store, database: Database) -> None:
    kept = saved(store, case())
    newer = written(kept).replace(b'"credentials"', b'"certificates"')
    with store._ledger.changing() as change:
        change.connection.execute(BODIES.update(), {"body": newer})
        change.note("edited", by="anna", at=AT, case_id=kept.id, content=newer)
    with pytest.raises(NewerFormatError, match="newer version"):
        store.load(kept.id, by="anna", at=AT)


def test_half_a_letter_is_refused_in_words(store: Store) -> None:
    person = msgspec.structs.replace(case().person, name_as_written="Anna \ud83d")
    with pytest.raises(StoreError, match="half a letter"):
        saved(store, case(person=person))
    assert store.audit_length() == 0


def test_a_nul_in_a_name_is_kept_and_found(store: Store) -> None:
    person = msgspec.structs.replace(case().person, name_as_written="Anna\0Berg")
    kept = saved(store, case(person=person))
    assert store.load(kept.id, by="bo", at=AT) == kept
    assert store.how_many(Listing(text="berg\0")) == 1
    assert store.verify().intact


def test_a_number_is_not_given_to_two_cases(store: Store) -> None:
    saved(store, case(1))
    with pytest.raises(NumberTakenError, match="2026-0001"):
        saved(store, case(2, number="2026-0001"))


def test_numbers_count_within_a_year(store: Store) -> None:
    assert [store.new_number(2026), store.new_number(2026), store.new_number(2027)] == ["2026-0001", "2026-0002", "2027-0001"]  # fmt: skip


def test_two_programs_never_get_the_same_number(store: Store, database: Database) -> None:
    other = database.store()
    given = [one.new_number(2026) for _ in range(10) for one in (store, other)]
    assert len(set(given)) == 20


def test_a_case_that_never_was_is_said_not_to_be_there(store: Store) -> None:
    with pytest.raises(CaseMissingError):
        store.load("0" * 32, by="bo", at=AT)


def test_a_paper_of_a_case_that_never_was_is_said_not_to_be_there(store: Store) -> None:
    with pytest.raises(CaseMissingError):
        store.content("0" * 32, SHA, by="bo", at=AT)


def test_a_day_of_erasure_is_kept_beside_the_case(store: Store) -> None:
    day = (AT + timedelta(days=700)).date()
    saved(store, case(), erase_on=day)
    assert [row.erase_on for row in store.due(day)] == [day]
    assert store.due(day - timedelta(days=1)) == []


def test_a_day_of_erasure_stays_until_another_is_given(store: Store) -> None:
    kept = saved(store, with_paper(), contents={SHA: PAPER}, erase_on=AT.date())
    kept = saved(store, kept)
    kept = store.erase_papers(kept.id, ["p1"], rule="1 month", by="olle", at=later(1), on=AT.date())
    assert len(store.due(AT.date())) == 1
    saved(store, kept, erase_on=None)
    assert store.due(AT.date()) == []


def test_another_policy_moves_the_days_of_erasure(store: Store) -> None:
    kept = saved(store, case(), erase_on=AT.date())
    store.reschedule({kept.id: None}, by="olle", at=later(1))
    assert store.due(AT.date()) == []


def test_every_state_can_be_kept(store: Store) -> None:
    states = [state for state in CaseState if state is not CaseState.ERASED]
    for n, state in enumerate(states, 1):
        saved(store, case(n, state=state))
    assert [store.load(case(n).id, by="bo", at=AT).state for n in range(1, len(states) + 1)] == states
