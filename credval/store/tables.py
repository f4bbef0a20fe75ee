"""What stands in the database: one document a case, columns for lists beside it, and the log that binds them.

A case is one JSON document in `CaseBody`; `CaseRow` repeats of it what lists sort, filter and show, apart from the
document so that a list never reads it. Enums are strings and instants are aware. docs/adr/0053 says why.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, String, Table, text
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, the same on SQLite and PostgreSQL, so that a migration can take hold of it."""

BYTEWISE: Any = String().with_variant(String(collation="C"), "postgresql")
"""Text whose order is that of its code points on every server."""
_NUMBER: Any = BigInteger().with_variant(Integer(), "sqlite")
"""A key that counts: SQLite only gives rows numbers of the type INTEGER."""


class Kept(SQLModel):
    """What all tables share: the names of their constraints."""

    metadata = MetaData(naming_convention=NAMES)


class CaseRow(Kept, table=True):
    """What lists show of a case; of an erased one, that it was and when."""

    __tablename__ = "case_row"

    place: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    """Breaks ties in every order."""
    id: str = Field(unique=True)
    number: str = Field(unique=True)
    number_order: int = Field(sa_type=BigInteger)
    version: int
    state: str = Field(sa_type=BYTEWISE)
    opened_at: datetime
    changed_at: datetime
    decided_at: datetime | None = None
    erase_on: date | None = None
    assessor: str = Field(default="", sa_type=BYTEWISE)
    """Who opened it, and from the first proposal on who proposed last."""
    job_title: str = ""
    job_order: str = Field(default="", sa_type=BYTEWISE)
    job_reference: str = Field(default="", sa_type=BYTEWISE)
    person_name: str = ""
    person_order: str = Field(default="", sa_type=BYTEWISE)
    person_search: str = ""
    reference: str = Field(default="", sa_type=BYTEWISE)
    countries: str = Field(default="", sa_type=BYTEWISE)
    """Codes of the education systems, each once, in the order of the credentials, with blanks between."""
    qualification: str = ""
    """Of the first credential, as written; so is the institution."""
    qualification_order: str = Field(default="", sa_type=BYTEWISE)
    institution: str = ""
    institution_order: str = Field(default="", sa_type=BYTEWISE)
    outcomes: str = Field(default="", sa_type=BYTEWISE)
    """Words for the credentials in order: decided, else as proposed, with blanks between."""
    search: str = ""
    """All but names, folded."""
    next_step: str | None = Field(default=None, sa_type=BYTEWISE)
    """A code of `casework.next_step`, as it was reckoned when the case was saved or a new day began."""
    next_due: date | None = None
    next_order: str | None = Field(default=None, sa_type=BYTEWISE)
    """The day of the step, or one that never comes, with its code: what a list is put in order and narrowed by."""
    next_changes_on: date | None = Field(default=None, index=True)
    """The first day on which the step is to be reckoned anew."""


SORTED = (
    "number_order", "state", "opened_at", "changed_at", "decided_at", "erase_on", "assessor", "job_order",
    "job_reference", "person_order", "reference", "countries", "qualification_order", "institution_order", "outcomes", "next_order",
)  # fmt: skip
"""Columns that a list can be put in order by."""
NOT_ERASED = text("state <> 'erased'")
"""Word for word the condition of the indexes, which leave erased cases out and so need not be looked at for them."""


class CaseBody(Kept, table=True):
    """The case itself, as `model.cases.written` writes it."""

    __tablename__ = "case_body"

    case_id: str = Field(primary_key=True, foreign_key="case_row.id")
    body: bytes = Field(sa_type=LargeBinary)


class Content(Kept, table=True):
    """A paper, or the results of a proposal, sealed by us on every kind of database."""

    __tablename__ = "content"

    case_id: str = Field(primary_key=True, foreign_key="case_row.id")
    sha256: str = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    """Bytes before sealing."""
    sealed: bytes = Field(sa_type=LargeBinary)


class AuditRow(Kept, table=True):
    """A line of the log, ready to be hashed again; `store.chain` says what stands in it."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True, sa_type=_NUMBER, sa_column_kwargs={"autoincrement": False})
    line: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary)
    case_id: str | None = Field(default=None, index=True)
    """Repeated from the line; no foreign key, for the log outlives everything."""
    salt: bytes | None = Field(default=None, sa_type=LargeBinary)
    """Of the commitment; gone once the content is erased."""


class ChainHead(Kept, table=True):
    """The end of the log, one row. Whoever writes locks it first."""

    __tablename__ = "chain_head"

    id: int = Field(default=1, primary_key=True)
    seq: int = Field(sa_type=BigInteger)
    hash: bytes = Field(sa_type=LargeBinary)
    at: str = ""
    """The instant of the last line, as it stands there."""


class Series(Kept, table=True):
    """The last number given out in a year."""

    __tablename__ = "series"

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int


class Draft(Kept, table=True):
    """A form that is not saved yet, so that a crash loses seconds of typing."""

    __tablename__ = "draft"

    key: str = Field(primary_key=True)
    case_id: str | None = Field(default=None, index=True)
    body: bytes = Field(sa_type=LargeBinary)
    at: datetime


class Erasure(Kept, table=True):
    """What was erased, when, by whom and by which rule. Nothing of whom it was about."""

    __tablename__ = "erasure"

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    case_id: str = Field(index=True)
    papers: str = ""
    """Ids of the papers that went, with blanks between; empty: the whole case."""
    rule: str
    by: str
    at: datetime


class OfficeRow(Kept, table=True):
    """Who keeps the cases and by which policy, one row: `model.cases.Office` as JSON."""

    __tablename__ = "office"

    id: int = Field(default=1, primary_key=True)
    body: bytes = Field(sa_type=LargeBinary)


class Member(Kept, table=True):
    """Who may do what with a database that a team shares."""

    __tablename__ = "member"

    login: str = Field(primary_key=True)
    name: str
    role: str


class EarlierOutcome(Kept, table=True):
    """What was once concluded of such facts; nothing of whom."""

    __tablename__ = "earlier"

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    digest: str = Field(index=True)
    """Of the facts, under our key: nobody else can try out which facts it is of."""
    facts: bytes = Field(sa_type=LargeBinary)
    outcome: str
    decided_by: str
    """A pseudonym: the same person has the same, and only our key could tell which."""
    month: date
    """The first day of the month, not the day, which could point to a case."""
    edition: str
    mark: str | None = Field(default=None, unique=True)
    """Lets a new decision of the same credential take the place of the old; gone once the case is erased."""
    counterpart: str | None = None
    """Id of the Swedish qualification that was decided on, empty for none; null where an earlier program kept no note of it."""


class KeyMark(Kept, table=True):
    """By which key the papers of a team are sealed, one row: a word that only that key makes and that opens nothing."""

    __tablename__ = "key_mark"

    id: int = Field(default=1, primary_key=True)
    mark: str


def _table(model: type[Kept]) -> Table:
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found


# What statements are made of: rows go in and out as they are, without an object for each.
CASES, BODIES, CONTENTS = _table(CaseRow), _table(CaseBody), _table(Content)
AUDIT, HEAD, ERASURES = _table(AuditRow), _table(ChainHead), _table(Erasure)
SERIES, DRAFTS, EARLIER = _table(Series), _table(Draft), _table(EarlierOutcome)
OFFICE, MEMBERS, KEY_MARK = _table(OfficeRow), _table(Member), _table(KeyMark)

for _name in SORTED:
    Index(f"ix_case_row_{_name}", CASES.c[_name], sqlite_where=NOT_ERASED, postgresql_where=NOT_ERASED)
# Cases of one state, the last changed first: found by the state alone they would all be sorted for a page of them.
Index(
    "ix_case_row_state_changed_at", CASES.c.state, CASES.c.changed_at,
    sqlite_where=NOT_ERASED, postgresql_where=NOT_ERASED,
)  # fmt: skip
