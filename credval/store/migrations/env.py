"""What Alembic is told: the connection that it is handed, our tables, and that SQLite changes a table by copying it."""

from __future__ import annotations

from alembic import context

from credval.store.tables import Kept

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Kept.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # SQLite can, once transactions are begun by us
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
