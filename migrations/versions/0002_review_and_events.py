"""What the daily review, events and successes need, and copies of the day of contact in each participant."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "theme",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_theme"),
        sa.UniqueConstraint("search_key", name="uq_theme_search_key"),
    )
    op.create_table(
        "ambassadorship",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_ambassadorship_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ambassadorship"),
    )
    with op.batch_alter_table("ambassadorship") as batch_op:
        batch_op.create_index("ix_ambassadorship_contact_id", ["contact_id"], unique=False)

    op.create_table(
        "review_step",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_review_step_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_review_step"),
    )
    with op.batch_alter_table("review_step") as batch_op:
        batch_op.create_index("ix_review_step_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_review_step_day", ["day"], unique=False)

    op.create_table(
        "success",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dossier_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_success_dossier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_success"),
    )
    with op.batch_alter_table("success") as batch_op:
        batch_op.create_index("ix_success_dossier_id", ["dossier_id"], unique=False)

    op.create_table(
        "contribution",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("success_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_contribution_contact_id"),
        sa.ForeignKeyConstraint(["success_id"], ["success.id"], name="fk_contribution_success_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contribution"),
        sa.UniqueConstraint("success_id", "contact_id", name="uq_contribution_success_id_contact_id"),
    )
    with op.batch_alter_table("contribution") as batch_op:
        batch_op.create_index("ix_contribution_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_contribution_success_id", ["success_id"], unique=False)

    op.create_table(
        "concern",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("theme_id", KEY, nullable=True),
        sa.Column("dossier_id", KEY, nullable=True),
        sa.Column("interaction_id", KEY, nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("promise", sa.Text(), server_default="", nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_concern_contact_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_concern_dossier_id"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_concern_interaction_id"),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_concern_theme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_concern"),
    )
    with op.batch_alter_table("concern") as batch_op:
        batch_op.create_index("ix_concern_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_concern_dossier_id", ["dossier_id"], unique=False)
        batch_op.create_index("ix_concern_interaction_id", ["interaction_id"], unique=False)
        batch_op.create_index("ix_concern_theme_id", ["theme_id"], unique=False)

    op.create_table(
        "favour",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("interaction_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_favour_contact_id"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_favour_interaction_id"),
        sa.PrimaryKeyConstraint("id", name="pk_favour"),
    )
    with op.batch_alter_table("favour") as batch_op:
        batch_op.create_index("ix_favour_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_favour_interaction_id", ["interaction_id"], unique=False)

    op.create_table(
        "thanks",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("interaction_id", KEY, nullable=True),
        sa.Column("followup_id", KEY, nullable=True),
        sa.Column("ask_id", KEY, nullable=True),
        sa.Column("introduction_id", KEY, nullable=True),
        sa.Column("success_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_thanks_ask_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_thanks_contact_id"),
        sa.ForeignKeyConstraint(["followup_id"], ["followup.id"], name="fk_thanks_followup_id"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_thanks_interaction_id"),
        sa.ForeignKeyConstraint(["introduction_id"], ["introduction.id"], name="fk_thanks_introduction_id"),
        sa.ForeignKeyConstraint(["success_id"], ["success.id"], name="fk_thanks_success_id"),
        sa.PrimaryKeyConstraint("id", name="pk_thanks"),
    )
    with op.batch_alter_table("thanks") as batch_op:
        batch_op.create_index("ix_thanks_ask_id", ["ask_id"], unique=False)
        batch_op.create_index("ix_thanks_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_thanks_followup_id", ["followup_id"], unique=False)
        batch_op.create_index("ix_thanks_interaction_id", ["interaction_id"], unique=False)
        batch_op.create_index("ix_thanks_introduction_id", ["introduction_id"], unique=False)
        batch_op.create_index("ix_thanks_success_id", ["success_id"], unique=False)

    with op.batch_alter_table("contact") as batch_op:
        batch_op.add_column(sa.Column("preferred_form", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(sa.Column("until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("starts", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("ends", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("own_attendance", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("source", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("external_id", sa.Text(), server_default="", nullable=False))
        batch_op.create_index("ix_event_day", ["day"], unique=False)
        batch_op.create_index("ix_event_source_external_id", ["source", "external_id"], unique=False)

    with op.batch_alter_table("followup") as batch_op:
        batch_op.add_column(sa.Column("reported_on", sa.Date(), nullable=True))

    with op.batch_alter_table("participant") as batch_op:
        batch_op.add_column(sa.Column("day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("channel", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("direction", sa.Text(), nullable=True))
    op.execute(
        "UPDATE participant SET day = told.day, channel = told.channel, direction = told.direction"
        " FROM interaction AS told WHERE told.id = participant.interaction_id"
    )
    op.create_index(
        "ix_participant_moments", "participant", ["contact_id", "day", "channel", "direction"], unique=False
    )

    with op.batch_alter_table("persona") as batch_op:
        batch_op.add_column(sa.Column("tag_id", KEY, nullable=True))
        batch_op.create_index("ix_persona_tag_id", ["tag_id"], unique=False)
        batch_op.create_foreign_key("fk_persona_tag_id", "tag", ["tag_id"], ["id"])

    with op.batch_alter_table("tag") as batch_op:
        batch_op.add_column(sa.Column("preferred_channel", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("preferred_form", sa.Text(), server_default="", nullable=False))
