"""Is nothing left of an erased case, and does it stay known that it was, and by which rule it went?"""

from __future__ import annotations

import msgspec
import pytest

from credval.model.case_words import CaseState, OfficeKind
from credval.model.cases import Office
from credval.store import erasure_log
from credval.store.cases import Store
from credval.store.lists import Listing
from credval.store.problems import CaseMissingError, ContentMissingError, ErasedError, ErasureRefusedError
from tests.store.databases import EMBEDDED, Database
from tests.store.samples import AT, PAPER, SHA, case, later, paper, with_paper

MARKERS = ("Åsa Öberg", "asa oberg", "B.Sc. Nursing", "Town University", "Sjuksköterska", "آسا")
ID = case().id


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with one case and its paper."""
    store.save(with_paper(), by="anna", action="created", at=AT, contents={SHA: PAPER})
    return store


def everything(store: Store) -> str:
    """All that stands in the database, as text."""
    names = ("case_row", "case_body", "content", "audit", "draft", "earlier", "erasure")
    with store.engine.connect() as connection:
        rows = [row for name in names for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
    return "\n".join(repr([bytes(one).decode("utf-8", "replace") if isinstance(one, bytes | memoryview) else one for one in row]) for row in rows)  # fmt: skip


def test_nothing_of_the_person_is_left_in_the_database(kept: Store) -> None:
    kept.keep_draft("form", b"Town University", at=AT, case_id=ID)
    assert any(word in everything(kept) for word in MARKERS)
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    assert [word for word in MARKERS if word in everything(kept)] == []


@pytest.mark.parametrize("database", EMBEDDED, indirect=True)
def test_nothing_of_the_person_is_left_in_the_files(kept: Store, database: Database) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    raw = b"".join(path.read_bytes() for path in database.path.parent.iterdir())
    assert [word for word in MARKERS if word.encode() in raw] == []


def test_that_the_case_was_and_went_stays(kept: Store) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    rows = kept.listed(Listing(states=(CaseState.ERASED,)), 0, 10)
    assert [(row.id, row.number, row.person) for row in rows] == [(ID, "2026-0001", "")]
    assert [(one.case_id, one.rule, one.by) for one in kept.erasures()] == [(ID, "24 months", "olle")]


def test_an_erased_case_is_in_no_list_unless_asked_for(kept: Store) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    assert kept.how_many(Listing()) == 0


def test_an_erased_case_cannot_be_opened(kept: Store) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    with pytest.raises(ErasedError):
        kept.load(ID, by="anna", at=later(2))


def test_an_erased_case_is_not_erased_again(kept: Store, database: Database) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    with pytest.raises(ErasedError):
        kept.erase(ID, rule="24 months", by="olle", at=later(2))
    assert len(erasure_log.erasures(database.path.with_suffix(".erased"))) == 1


def test_a_case_that_never_was_is_not_erased(kept: Store) -> None:
    with pytest.raises(CaseMissingError):
        kept.erase("0" * 32, rule="24 months", by="olle", at=AT)


def test_the_log_holds_after_an_erasure(kept: Store) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    assert kept.verify().intact


def test_the_salts_of_an_erased_case_are_gone(kept: Store) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    with kept.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(salt) FROM audit").scalar() == 0


def test_the_erasure_is_noted_beside_the_database(kept: Store, database: Database) -> None:
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    noted = erasure_log.erasures(database.path.with_suffix(".erased"))
    assert [(one.case, one.rule, one.papers) for one in noted] == [(ID, "24 months", ())]


def test_a_paper_goes_alone_and_stays_known(kept: Store) -> None:
    changed = kept.erase_papers(ID, ["p1"], rule="1 month", by="olle", at=later(1), on=AT.date())
    assert changed.papers == (msgspec.structs.replace(paper(removed_on=AT.date()), name=""),)
    assert kept.load(ID, by="anna", at=later(2)) == changed
    with pytest.raises(ContentMissingError):
        kept.content(ID, SHA, by="anna", at=later(2))
    assert kept.verify().intact


def test_other_papers_stay(kept: Store) -> None:
    import hashlib

    other = b"another paper"
    whole = kept.load(ID, by="anna", at=AT)
    two = msgspec.structs.replace(whole, papers=(*whole.papers, paper(other, "p2")))
    kept.save(
        two, by="anna", action="paper_added", at=later(1), contents={hashlib.sha256(other).hexdigest(): other}
    )
    kept.erase_papers(ID, ["p1"], rule="1 month", by="olle", at=later(2), on=AT.date())
    assert kept.content(ID, hashlib.sha256(other).hexdigest(), by="anna", at=later(3)) == other


@pytest.mark.parametrize(
    ("kind", "words"),
    [(OfficeKind.PRIVATE, "by which rule"), (OfficeKind.STATE_AGENCY, "gallringsbeslut"), (OfficeKind.MUNICIPALITY_OR_REGION, "gallringsbeslut")],
)  # fmt: skip
def test_nothing_is_erased_without_a_rule(kept: Store, kind: OfficeKind, words: str) -> None:
    kept.save_office(Office(kind=kind), by="olle", at=AT)
    with pytest.raises(ErasureRefusedError, match=words):
        kept.erase(ID, rule=" ", by="olle", at=later(1))
    assert kept.load(ID, by="anna", at=later(2)).person.name_as_written


def test_a_damaged_case_can_still_be_erased(kept: Store, database: Database) -> None:
    database.tamper("UPDATE case_body SET body = :body", body=b"{}")
    kept.erase(ID, rule="24 months", by="olle", at=later(1))
    assert kept.verify().intact
