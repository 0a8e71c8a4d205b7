"""Alembic's entry: runs on the connection that `netwerk_tui.store.upgrade` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from netwerk_tui.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
