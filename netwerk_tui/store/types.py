"""Column types that hold on SQLite and PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A row's id, chosen by the ledger."""


class _Json(sa.TypeDecorator[Any]):
    """JSON, which PostgreSQL keeps parsed. None is NULL."""

    impl = sa.JSON
    cache_ok = True

    @property
    def python_type(self) -> type[object]:
        """What values of this type are in Python: anything that JSON has."""
        return object

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(sa.JSON(none_as_null=True))
        # The dialect takes 30 ms to import, a tenth of a whole “netwerk find”, and a file never needs it.
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))


Image = _Json(none_as_null=True)
"""The columns of a row as one JSON object, or NULL where there is no row."""


class Instant(sa.TypeDecorator[datetime]):
    """A moment in UTC. Refuses naive values, and always gives aware ones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What values of this type are in Python, which the ledger's images go by."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
