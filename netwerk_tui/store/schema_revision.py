"""Which schema this netwerk knows. On its own, so that the first page of contacts is read without SQLAlchemy."""

from __future__ import annotations

SCHEMA_REVISION = "0004"
"""The newest migration. Compared at every start, so that Alembic is imported only when the schema is behind."""
