"""Where netwerk keeps, as keyed hashes, who was erased and must not come back unasked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erased",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_erased"),
    )
    with op.batch_alter_table("network") as batch_op:
        batch_op.add_column(sa.Column("erasure_key", sa.Text(), server_default="", nullable=False))
