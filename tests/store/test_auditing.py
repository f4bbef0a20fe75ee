"""Does the log say who changed and read what, and is every tampering with it found and located?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from credval.store.cases import Store
from credval.store.chain import Finding, Head, hash_of
from credval.store.problems import DamagedError
from tests.store.databases import Database
from tests.store.samples import AT, PAPER, SHA, case, later, with_paper

LINES = 12


@pytest.fixture
def kept(store: Store) -> Store:
    """A store whose log has `LINES` lines: three cases saved three times, one paper among them, and three readings."""
    for n in (1, 2, 3):
        made = store.save(with_paper(n), by="anna", action="created", at=later(n), contents={SHA: PAPER})
        for k in (1, 2):
            made = store.save(made, by="bo", action="edited", at=later(10 * n + k))
    for n in (1, 2, 3):
        store.load(case(n).id, by="cia", at=later(100 + n))
    return store


def test_a_log_that_nobody_touched_is_whole(kept: Store) -> None:
    verdict = kept.verify()
    assert (verdict.intact, verdict.head.seq, verdict.text.en) == (True, LINES, "The log is whole: 12 lines.")


def test_every_change_and_every_reading_is_logged(store: Store) -> None:
    store.save(with_paper(), by="anna", action="created", at=AT, contents={SHA: PAPER})
    store.load(case().id, by="bo", at=later(1))
    store.content(case().id, SHA, by="cia", at=later(2))
    store.note("exported", by="dag", at=later(3), case_id=case().id, about={"format": "pdf"})
    said = [(one.seq, one.action, one.by, one.case) for one in store.audit(0, 9)]
    assert said == [(4, "exported", "dag", case().id), (3, "paper_read", "cia", case().id), (2, "read", "bo", case().id), (1, "created", "anna", case().id)]  # fmt: skip


def test_the_log_holds_no_name_of_a_candidate(kept: Store) -> None:
    with kept.engine.connect() as connection:
        lines = b"".join(bytes(row[0]) for row in connection.exec_driver_sql("SELECT line FROM audit"))
    assert "Öberg".encode() not in lines
    assert b"Nursing" not in lines


def test_the_log_of_one_case_is_shown_apart_and_in_pages(kept: Store) -> None:
    assert kept.audit_length(case(2).id) == 4
    assert [one.action for one in kept.audit(1, 2, case(2).id)] == ["edited", "edited"]
    assert [one.seq for one in kept.audit(2, 3)] == [10, 9, 8]


def test_a_save_that_fails_leaves_no_line(kept: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        kept.save(case(4), by="anna", action="created", at=AT.replace(tzinfo=None))
    assert kept.audit_length() == LINES
    assert kept.verify().intact


@pytest.mark.parametrize(("seconds", "said"), [(-1, 1), (-3600, 3600), (-10 * 365 * 86_400, 315_360_000), (0, None), (-0.2, None), (86_400, None)])  # fmt: skip
def test_a_clock_that_went_back_is_written_down(store: Store, seconds: float, said: int | None) -> None:
    store.note("listed", by="anna", at=AT)
    store.note("listed", by="anna", at=later(seconds))
    assert store.audit(0, 1)[0].about.get("clock_back") == said


def test_the_order_is_that_of_the_lines_whatever_the_clock_said(store: Store) -> None:
    for seconds in (0, -500, 900, -3):
        store.note("listed", by="anna", at=later(seconds))
    assert [one.seq for one in store.audit(0, 9)] == [4, 3, 2, 1]


def line(database: Database, seq: int) -> bytes:
    with database.engine().connect() as connection:
        return bytes(connection.exec_driver_sql(f"SELECT line FROM audit WHERE seq = {seq}").scalar_one())


def rewritten(database: Database, seq: int) -> None:
    """Change a line and hash it anew, so that only what comes after can tell."""
    with database.engine().connect() as connection:
        before = bytes(
            connection.exec_driver_sql(f"SELECT hash FROM audit WHERE seq = {seq - 1}").scalar_one()
        )
    other = line(database, seq).replace(b'"edited"', b'"looked"').replace(b'"read"', b'"look"')
    database.tamper("UPDATE audit SET line = :line, hash = :hash WHERE seq = :seq", line=other, hash=hash_of(before, other), seq=seq)  # fmt: skip


def closed_up(database: Database, seq: int) -> None:
    """Cut a line out and number those after it anew."""
    database.tamper("DELETE FROM audit WHERE seq = :seq", seq=seq)
    for number in range(seq, LINES):
        database.tamper("UPDATE audit SET seq = :n WHERE seq = :m", n=number, m=number + 1)


def doubled(database: Database, seq: int) -> None:
    """Put a copy of a line in before it."""
    for number in range(LINES, seq - 1, -1):
        database.tamper("UPDATE audit SET seq = :n WHERE seq = :m", n=number + 1, m=number)
    database.tamper("INSERT INTO audit SELECT :n, line, hash, case_id, salt FROM audit WHERE seq = :m", n=seq, m=seq + 1)  # fmt: skip


def swapped(database: Database, seq: int) -> None:
    for old, new in ((seq, 999), (seq + 1, seq), (999, seq + 1)):
        database.tamper("UPDATE audit SET seq = :new WHERE seq = :old", old=old, new=new)


def cut(database: Database, seq: int, *, head: bool = False) -> None:
    database.tamper("DELETE FROM audit WHERE seq >= :seq", seq=seq)
    if head:
        database.tamper(
            "UPDATE chain_head SET seq = :n, hash = (SELECT hash FROM audit WHERE seq = :n)", n=seq - 1
        )


def appended(database: Database) -> None:
    database.tamper("INSERT INTO audit SELECT 13, line, hash, case_id, salt FROM audit WHERE seq = 12")


TAMPERINGS: dict[str, tuple[Callable[[Database], object], Finding, int]] = {
    "a changed line": (lambda d: d.tamper("UPDATE audit SET line = :line WHERE seq = 5", line=line(d, 5).replace(b'"bo"', b'"eve"')), Finding.CHANGED, 5),
    "a changed line, hashed anew": (lambda d: rewritten(d, 5), Finding.CHANGED, 6),
    "the last line, hashed anew": (lambda d: rewritten(d, 12), Finding.REPLACED, 12),
    "a line that is no line": (lambda d: d.tamper("UPDATE audit SET line = :line WHERE seq = 5", line=b"\xff"), Finding.CHANGED, 5),
    "a changed hash": (lambda d: d.tamper("UPDATE audit SET hash = :hash WHERE seq = 7", hash=b"x" * 32), Finding.CHANGED, 7),
    "a line cut out": (lambda d: d.tamper("DELETE FROM audit WHERE seq = 4"), Finding.MISSING, 4),
    "the first line cut out": (lambda d: d.tamper("DELETE FROM audit WHERE seq = 1"), Finding.MISSING, 1),
    "a line cut out and the rest numbered anew": (lambda d: closed_up(d, 4), Finding.MISSING, 4),
    "a line put in": (lambda d: doubled(d, 6), Finding.MOVED, 7),
    "two lines swapped": (lambda d: swapped(d, 5), Finding.MISSING, 5),
    "the tail cut": (lambda d: cut(d, 10), Finding.CUT, 10),
    "the tail cut and the end moved": (lambda d: cut(d, 10, head=True), Finding.CUT, 10),
    "everything cut and the end moved": (lambda d: (d.tamper("DELETE FROM audit"), d.tamper("DELETE FROM chain_head")), Finding.CUT, 1),
    "a line appended": (appended, Finding.ADDED, 13),
    "the end moved": (lambda d: d.tamper("UPDATE chain_head SET hash = :h", h=b"x" * 32), Finding.CHANGED, 12),
    "another case beside a line": (lambda d: d.tamper("UPDATE audit SET case_id = :c WHERE seq = 6", c=case(9).id), Finding.COLUMN, 6),
    "a salt taken away": (lambda d: d.tamper("UPDATE audit SET salt = NULL WHERE seq = 5"), Finding.COLUMN, 5),
    "a salt changed": (lambda d: d.tamper("UPDATE audit SET salt = :s WHERE seq = 6", s=b"y" * 16), Finding.CASE_CHANGED, 6),
    "a number of a line changed": (lambda d: d.tamper("UPDATE audit SET seq = 77 WHERE seq = 12"), Finding.COLUMN, 12),
    "a case changed": (lambda d: d.tamper("UPDATE case_body SET body = :b WHERE case_id = :c", b=b"{}", c=case(2).id), Finding.CASE_CHANGED, 6),
    "a case taken away": (lambda d: [d.tamper(f"DELETE FROM {t} WHERE {k} = :c", c=case(2).id) for t, k in (("content", "case_id"), ("case_body", "case_id"), ("case_row", "id"))], Finding.CASE_MISSING, 6),
    "a case made to look erased": (lambda d: d.tamper("UPDATE case_row SET state = 'erased' WHERE id = :c", c=case(2).id), Finding.LIST_CHANGED, 6),
    "an outcome changed in lists": (lambda d: d.tamper("UPDATE case_row SET outcomes = 'COMPARABLE' WHERE id = :c", c=case(2).id), Finding.LIST_CHANGED, 6),
    "a paper changed": (lambda d: d.tamper("UPDATE content SET sealed = :s WHERE case_id = :c", s=b"\x01" + b"z" * 99, c=case(2).id), Finding.CONTENT_CHANGED, 6),
    "a paper taken away": (lambda d: d.tamper("DELETE FROM content WHERE case_id = :c", c=case(2).id), Finding.CONTENT_MISSING, 6),
    "the anchor changed": (lambda d: d.anchor.write_bytes(d.anchor.read_bytes().replace(b" 1 ", b" 1  ")), Finding.ANCHOR, 0),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERINGS)
def test_a_tampering_is_found_and_located(kept: Store, database: Database, what: str) -> None:
    tamper, finding, seq = TAMPERINGS[what]
    tamper(database)
    verdict = database.store().verify()
    assert (verdict.what, verdict.seq or 0) == (finding, seq)
    assert verdict.text.sv != verdict.text.en


def test_a_case_put_there_by_something_else_is_found(kept: Store, database: Database) -> None:
    database.tamper(
        "UPDATE case_row SET id = id || 'x', number = number || 'x', place = place + 50 WHERE state = 'none'"
    )
    with database.engine().begin() as connection:
        columns = "number_order, version, state, opened_at, changed_at, decided_at, erase_on, assessor, job_title, job_order, job_reference, person_name, person_order, person_search, reference, countries, qualification, qualification_order, institution, institution_order, outcomes, search"  # fmt: skip
        connection.exec_driver_sql(f"INSERT INTO case_row (id, number, {columns}) SELECT 'new', 'new', {columns} FROM case_row WHERE number = '2026-0001'")  # fmt: skip
    assert kept.verify().what is Finding.CASE_UNKNOWN


def test_what_is_left_of_an_erased_case_is_found(kept: Store, database: Database) -> None:
    kept.erase(case(2).id, rule="24 months", by="olle", at=later(200))
    database.tamper("INSERT INTO case_body SELECT :c, body FROM case_body WHERE case_id = :d", c=case(2).id, d=case(1).id)  # fmt: skip
    assert (kept.verify().what, kept.verify().seq) == (Finding.CASE_CHANGED, LINES + 1)


def test_a_whole_log_of_another_database_is_found_by_the_anchor(kept: Store, database: Database) -> None:
    noted = kept.head()
    for table in ("audit", "content", "case_body", "case_row"):
        database.tamper(f"DELETE FROM {table}")
    database.tamper("UPDATE chain_head SET seq = 0, hash = :h, at = ''", h=Head().hash)
    other = database.store()
    for n in range(LINES + 3):
        other.note("listed", by="eve", at=later(n))
    assert other.verify().intact  # its own anchor was written over: that is why each backup keeps one
    assert (other.verify(anchor=noted).what, other.verify(anchor=noted).seq) == (Finding.REPLACED, LINES)


def test_an_anchor_that_lags_behind_is_no_tampering(kept: Store, database: Database) -> None:
    earlier = database.anchor.read_bytes()
    kept.note("listed", by="anna", at=later(500))
    database.anchor.write_bytes(earlier)
    assert kept.verify().intact


def test_an_anchor_signed_with_another_key_is_refused(kept: Store, database: Database) -> None:
    from credval.store.anchor import Anchor

    Anchor(database.anchor, b"another key").write(kept.head())
    assert kept.verify().what is Finding.ANCHOR


def test_a_case_that_was_changed_outside_is_never_shown(kept: Store, database: Database) -> None:
    database.tamper("UPDATE case_body SET body = (SELECT body FROM case_body WHERE case_id = :d) WHERE case_id = :c", c=case(1).id, d=case(2).id)  # fmt: skip
    with pytest.raises(DamagedError, match="not what was saved"):
        kept.load(case(1).id, by="anna", at=later(500))


def test_checking_says_how_far_it_has_come(kept: Store) -> None:
    told: list[tuple[int, int]] = []
    kept.verify(lambda done, of: told.append((done, of)))
    assert told == [(LINES, LINES), (0, 3)]
