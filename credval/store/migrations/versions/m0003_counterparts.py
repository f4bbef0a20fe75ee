"""What earlier outcomes were comparable to, and by which key the papers of a team are sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002 to 0003. Of outcomes that were kept before, nothing tells the counterpart: it stays null, not empty."""
    op.add_column("earlier", sa.Column("counterpart", sa.String()))
    op.create_table(
        "key_mark",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_key_mark"),
    )
