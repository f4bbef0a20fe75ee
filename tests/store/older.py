"""Databases of earlier versions of the program, with data in them: today's, with what came later taken out again."""

from __future__ import annotations

import sqlalchemy

_CAME = {
    "0002": (
        "DROP TABLE office",
        "DROP TABLE member",
        "DROP TABLE earlier",
    ),
    "0003": (
        "DROP TABLE key_mark",
        "ALTER TABLE earlier DROP COLUMN counterpart",
    ),
    "0004": (
        "DROP INDEX ix_case_row_next_order",
        "DROP INDEX ix_case_row_next_changes_on",
        "DROP INDEX ix_case_row_state_changed_at",
        "ALTER TABLE case_row DROP COLUMN next_step",
        "ALTER TABLE case_row DROP COLUMN next_due",
        "ALTER TABLE case_row DROP COLUMN next_order",
        "ALTER TABLE case_row DROP COLUMN next_changes_on",
    ),
}  # fmt: skip
"""What each version brought, and how it goes."""


def make_older(engine: sqlalchemy.Engine, version: str) -> None:
    """Give the tables the form that they had in ``version``; what stands in the others stays."""
    with engine.begin() as connection:
        for came, goes in sorted(_CAME.items(), reverse=True):
            for statement in goes if came > version else ():
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
