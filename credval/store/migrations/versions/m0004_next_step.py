"""The next step of a case in its row, so that a list shows it without the document; cases of a state in the order of change."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
LISTED = sa.text("state <> 'erased'")


def upgrade() -> None:
    """From 0003 to 0004. Which step it is follows from the document and the day: the program reckons it after this."""
    for name, kind in (
        ("next_step", BYTEWISE), ("next_due", sa.Date()), ("next_order", BYTEWISE), ("next_changes_on", sa.Date()),
    ):  # fmt: skip
        op.add_column("case_row", sa.Column(name, kind))
    rows = sa.table("case_row", sa.column("state", sa.String()), sa.column("next_changes_on", sa.Date()))
    op.execute(rows.update().where(rows.c.state != "erased").values(next_changes_on=date.min))
    for columns in (["next_order"], ["state", "changed_at"]):
        name = f"ix_case_row_{'_'.join(columns)}"
        op.create_index(name, "case_row", columns, sqlite_where=LISTED, postgresql_where=LISTED)
    op.create_index("ix_case_row_next_changes_on", "case_row", ["next_changes_on"])
