"""Cases, their papers, the log that binds them, and what was erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from credval.store.chain import GENESIS

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)
LISTED = sa.text("state <> 'erased'")
SORTED = (
    "number_order", "state", "opened_at", "changed_at", "decided_at", "erase_on", "assessor", "job_order",
    "job_reference", "person_order", "reference", "countries", "qualification_order", "institution_order", "outcomes",
)  # fmt: skip


def upgrade() -> None:
    """From nothing to 0001."""
    _cases()
    _contents()
    _log()
    _beside()


def _cases() -> None:
    text = ("job_title", "person_name", "person_search", "qualification", "institution", "search")
    ordered = ("state", *SORTED[6:])
    op.create_table(
        "case_row",
        sa.Column("place", NUMBER, primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_order", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
        sa.Column("erase_on", sa.Date()),
        *(sa.Column(name, sa.String(), nullable=False) for name in text),
        *(sa.Column(name, BYTEWISE, nullable=False) for name in ordered),
        sa.PrimaryKeyConstraint("place", name="pk_case_row"),
        sa.UniqueConstraint("id", name="uq_case_row_id"),
        sa.UniqueConstraint("number", name="uq_case_row_number"),
    )
    for name in SORTED:
        op.create_index(
            f"ix_case_row_{name}", "case_row", [name], sqlite_where=LISTED, postgresql_where=LISTED
        )


def _contents() -> None:
    op.create_table(
        "case_body",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_body"),
        sa.ForeignKeyConstraint(["case_id"], ["case_row.id"], name="fk_case_body_case_id_case_row"),
    )
    op.create_table(
        "content",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "sha256", name="pk_content"),
        sa.ForeignKeyConstraint(["case_id"], ["case_row.id"], name="fk_content_case_id_case_row"),
    )


def _log() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("line", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.String()),
        sa.Column("salt", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
    op.create_index("ix_audit_case_id", "audit", ["case_id"])
    head = op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chain_head"),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": GENESIS, "at": ""}])


def _beside() -> None:
    op.create_table(
        "series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_series"),
    )
    op.create_table(
        "draft",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_id", sa.String()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_draft"),
    )
    op.create_index("ix_draft_case_id", "draft", ["case_id"])
    op.create_table(
        "erasure",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
    )
    op.create_index("ix_erasure_case_id", "erasure", ["case_id"])
