"""How is a case saved, opened and its papers read, each with a line in the log?"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from types import EllipsisType
from typing import Any

import msgspec
import sqlalchemy
from sqlalchemy import bindparam, delete, insert, select, update

from credval.model.cases import Case, read, written
from credval.store.base import Base, expect_live
from credval.store.chain import Fact, answers_for, entry_of
from credval.store.columns import columns, next_columns
from credval.store.contents_cipher import seal, unseal
from credval.store.ledger import Change
from credval.store.lists import UNRECKONED, Coming
from credval.store.problems import (
    ConflictError,
    ContentMissingError,
    DamagedError,
    ErasedError,
    NewerFormatError,
    NumberTakenError,
    StoreError,
    of,
    problem,
)
from credval.store.tables import AUDIT, BODIES, CASES, CONTENTS, NOT_ERASED, SERIES
from credval.text import both_plural, mark

_STANDING = (
    select(CASES.c.version, BODIES.c.body)
    .outerjoin(BODIES, BODIES.c.case_id == CASES.c.id)
    .where(CASES.c.id == bindparam("id"))
)
_BODY = select(BODIES.c.body).where(BODIES.c.case_id == bindparam("id"))
_SEALED = select(CONTENTS.c.sealed).where(
    CONTENTS.c.case_id == bindparam("id"), CONTENTS.c.sha256 == bindparam("sha256")
)
_KEPT = select(CONTENTS.c.sha256).where(CONTENTS.c.case_id == bindparam("id"))
_LAST_LINE = (
    select(AUDIT.c.line, AUDIT.c.salt)
    .where(AUDIT.c.case_id == bindparam("id"), AUDIT.c.salt.is_not(None))
    .order_by(AUDIT.c.seq.desc())
    .limit(1)
)


class Saving(Base):
    """Cases in and out, one at a time."""

    def new_number(self, year: int) -> str:
        """The next number of a year, as 2026-0001. Never given out twice, also if no case comes to bear it."""
        with self._ledger.changing() as change:
            say = change.connection.execute
            last = say(select(SERIES.c.last).where(SERIES.c.year == year)).scalar()
            if last is None:
                say(insert(SERIES), {"year": year, "last": 1})
            else:
                say(update(SERIES).where(SERIES.c.year == year), {"last": last + 1})
            return f"{year}-{(last or 0) + 1:04d}"

    def save(
        self,
        case: Case,
        *,
        by: str,
        action: str,
        at: datetime,
        contents: Mapping[str, bytes] | None = None,
        erase_on: date | EllipsisType | None = ...,
        coming: Coming = UNRECKONED,
        about: Mapping[str, Fact] | None = None,
    ) -> Case:
        """Keep the case, the ``contents`` (by SHA-256) that it names anew, and a line of the log: all or nothing.

        Contents that the case no longer names go. ``erase_on``: its day of erasure; left out, the one it had. ``coming``:
        its next step, for lists; left out, reckoned when next somebody asks which ones are others by now. Returns the
        case as saved, its version one higher. Raises ConflictError if somebody saved since ``case`` was read, and
        StoreError.
        """
        beside = next_columns(coming) | ({} if erase_on is ... else {"erase_on": erase_on})
        with self._ledger.changing() as change:
            return self._save(change, case, contents or {}, beside, action=action, by=by, at=at, about=about)

    def load(self, case_id: str, *, by: str, at: datetime) -> Case:
        """The case, with a line of the log that ``by`` read it. Raises CaseMissingError, ErasedError, DamagedError."""
        if self.read_only:
            with self._ledger.looking() as connection:
                return loaded(connection, case_id)
        with self._ledger.changing() as change:
            case = loaded(change.connection, case_id)
            change.note("read", by=by, at=at, case_id=case_id)
            return case

    def every(self) -> Iterator[Case]:
        """Every case that is not erased, for reckoning with its dates: shown to nobody, and so without a line of the log."""
        with self._ledger.looking() as connection:
            for body in connection.execute(select(BODIES.c.body)).scalars():
                if body is not None:
                    yield case_of(body)

    def content(self, case_id: str, sha256: str, *, by: str, at: datetime) -> bytes:
        """The bytes of a paper or of results, checked against their hash, with a line of the log."""
        if self.read_only:
            with self._ledger.looking() as connection:
                return self.unsealed(connection, case_id, sha256)
        with self._ledger.changing() as change:
            found = self.unsealed(change.connection, case_id, sha256)
            about = {"paper": _id_of(loaded(change.connection, case_id), sha256)}
            change.note("paper_read", by=by, at=at, case_id=case_id, about=about)
            return found

    def reschedule(self, days: Mapping[str, date | None], *, by: str, at: datetime) -> None:
        """Set the days of erasure of cases by their ids, as after a change of policy."""
        with self._ledger.changing() as change:
            for case_id, day in days.items():
                change.connection.execute(
                    update(CASES).where(CASES.c.id == case_id, NOT_ERASED), {"erase_on": day}
                )
            change.note("rescheduled", by=by, at=at, about={"cases": len(days)})

    def turning(self, today: date, most: int) -> list[Case]:
        """At most ``most`` cases whose next step is to be reckoned anew by ``today``; shown to nobody."""
        chosen = (
            select(BODIES.c.body)
            .join(CASES, CASES.c.id == BODIES.c.case_id)
            .where(CASES.c.next_changes_on <= today, NOT_ERASED)
            .limit(most)
        )
        with self._ledger.looking() as connection:
            return [case_of(body) for body in connection.execute(chosen).scalars()]

    def put_next(self, steps: Mapping[str, tuple[int, Coming]]) -> None:
        """Put the next steps of cases, by id, in their rows: of that version only, for a newer one brought its own.

        No line of the log: nothing of a case is changed, only said anew of another day.
        """
        with self._ledger.changing() as change:
            for case_id, (version, coming) in steps.items():
                change.connection.execute(
                    update(CASES).where(CASES.c.id == case_id, CASES.c.version == version, NOT_ERASED),
                    next_columns(coming),
                )

    def unsealed(self, connection: sqlalchemy.Connection, case_id: str, sha256: str) -> bytes:
        """The bytes of a content, without a line of the log. Raises ContentMissingError, DamagedError."""
        sealed = connection.execute(_SEALED, {"id": case_id, "sha256": sha256}).scalar()
        if sealed is None:
            expect_live(connection, case_id)
            raise _missing([sha256])
        return unseal(self._papers_key, case_id, sha256, sealed)

    def _save(
        self,
        change: Change,
        case: Case,
        contents: Mapping[str, bytes],
        beside: Mapping[str, Any],
        *,
        action: str,
        by: str,
        at: datetime,
        about: Mapping[str, Fact] | None = None,
    ) -> Case:
        standing = change.connection.execute(_STANDING, {"id": case.id}).first()
        _refuse_conflict(standing, case)
        new = msgspec.structs.replace(case, version=case.version + 1)
        body = _written(new)
        _put(change.connection, new, body, beside, is_new=standing is None)
        self._put_contents(change.connection, new, contents)
        said = {"version": new.version, "state": new.state.value, **(about or {})}
        change.note(action, by=by, at=at, case_id=new.id, about=said, content=body)
        return new

    def _put_contents(
        self, connection: sqlalchemy.Connection, case: Case, contents: Mapping[str, bytes]
    ) -> None:
        named, kept = named_contents(case), set(connection.execute(_KEPT, {"id": case.id}).scalars())
        if missing := named - kept - contents.keys():
            raise _missing(missing)
        if gone := kept - named:
            connection.execute(
                delete(CONTENTS).where(CONTENTS.c.case_id == case.id, CONTENTS.c.sha256.in_(gone))
            )
        rows = [self._sealed(case.id, key, contents[key]) for key in sorted(named & contents.keys() - kept)]
        if rows:
            connection.execute(insert(CONTENTS), rows)

    def _sealed(self, case_id: str, sha256: str, content: bytes) -> dict[str, Any]:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("a content was given under another hash than its own")
        sealed = seal(self._papers_key, case_id, sha256, content)
        return {"case_id": case_id, "sha256": sha256, "size": len(content), "sealed": sealed}


def _written(case: Case) -> bytes:
    try:
        return written(case)
    except UnicodeEncodeError as half:
        raise problem(
            StoreError,
            mark("Case {number} holds half a letter (a broken character) and was not saved. Type that word again."),
            number=case.number,
        ) from half  # fmt: skip


def _id_of(case: Case, sha256: str) -> str:
    """The paper or proposal that the content is of: a hash in the log would know the content again after its erasure."""
    papers = [one.id for one in case.papers if one.sha256 == sha256]
    return next(iter([*papers, *(one.id for one in case.proposals if one.results_sha256 == sha256)]), "")


def named_contents(case: Case) -> set[str]:
    """Hashes of the contents that belong with the case: papers that are still there, and results of proposals."""
    papers = {one.sha256 for one in case.papers if one.removed_on is None}
    return papers | {one.results_sha256 for one in case.proposals if one.results_sha256}


def loaded(connection: sqlalchemy.Connection, case_id: str) -> Case:
    """The case, held against the line of the log that was written when it was saved last."""
    body = connection.execute(_BODY, {"id": case_id}).scalar()
    if body is None:
        expect_live(connection, case_id)
        raise _damaged(case_id)
    last = connection.execute(_LAST_LINE, {"id": case_id}).first()
    if last is None or not _answers(last, body):
        raise _damaged(case_id)
    return case_of(body)


def _answers(last: Any, body: bytes) -> bool:
    try:
        return answers_for(entry_of(last.line), last.salt, body)
    except ValueError:
        return False


def case_of(body: bytes) -> Case:
    """The case in a document that is known to be as it was saved. Raises NewerFormatError."""
    try:
        return read(body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as unknown:
        raise problem(
            NewerFormatError,
            mark("This case was saved by a newer version of the program. Update the program to open it."),
        ) from unknown


def _refuse_conflict(standing: Any, case: Case) -> None:
    if standing is None:
        if case.version:
            raise problem(ErasedError, mark("Case {number} is no longer there: it was erased, or is in another database. What you wrote is still in the form."), number=case.number)  # fmt: skip
        return
    if standing.body is None:
        raise problem(ErasedError, mark("Case {number} was erased since you opened it, so it was not saved. What you wrote is still in the form."), number=case.number)  # fmt: skip
    if standing.version != case.version:
        raise ConflictError(case_of(standing.body), case)


def _put(
    connection: sqlalchemy.Connection,
    case: Case,
    body: bytes,
    beside: Mapping[str, Any],
    *,
    is_new: bool,
) -> None:
    row = {**columns(case), **beside}
    try:
        if is_new:
            connection.execute(insert(CASES), row)
            connection.execute(insert(BODIES), {"case_id": case.id, "body": body})
            return
        connection.execute(update(CASES).where(CASES.c.id == case.id), row)
        connection.execute(update(BODIES).where(BODIES.c.case_id == case.id), {"body": body})
    except sqlalchemy.exc.IntegrityError as taken:
        raise problem(
            NumberTakenError, mark("The number {number} is already another case's. Give this one a new number and save again."), number=case.number
        ) from taken  # fmt: skip


def _missing(hashes: Collection[str]) -> ContentMissingError:
    says = both_plural(
        "One paper of this case is not here. Add the file again.",
        "{n} papers of this case are not here. Add the files again.",
        len(hashes),
    )
    return of(ContentMissingError, says)


def _damaged(case_id: str) -> DamagedError:
    return problem(
        DamagedError,
        mark("Case {case_id} is not what was saved and is not shown. Restore a backup."),
        case_id=case_id,
    )
