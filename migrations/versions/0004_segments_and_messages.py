"""Segments, messages with their deliveries, news, pairs who are not the same, the saved search index, exports made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "export_log",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("contact_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_export_log"),
    )
    op.create_table(
        "search_part",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_search_part"),
    )
    op.create_table(
        "distinct_pair",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("other_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_distinct_pair_contact_id"),
        sa.ForeignKeyConstraint(["other_id"], ["contact.id"], name="fk_distinct_pair_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_distinct_pair"),
        sa.UniqueConstraint("contact_id", "other_id", name="uq_distinct_pair_contact_id_other_id"),
    )
    with op.batch_alter_table("distinct_pair") as batch_op:
        batch_op.create_index("ix_distinct_pair_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_distinct_pair_other_id", ["other_id"], unique=False)

    op.create_table(
        "news",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="political", nullable=False),
        sa.Column("dossier_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_news_dossier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_news"),
    )
    with op.batch_alter_table("news") as batch_op:
        batch_op.create_index("ix_news_day", ["day"], unique=False)
        batch_op.create_index("ix_news_dossier_id", ["dossier_id"], unique=False)

    op.create_table(
        "segment",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.Column("query", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("update_days", sa.Integer(), nullable=True),
        sa.Column("exemplar_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["exemplar_id"], ["contact.id"], name="fk_segment_exemplar_id"),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
        sa.UniqueConstraint("search_key", name="uq_segment_search_key"),
    )
    with op.batch_alter_table("segment") as batch_op:
        batch_op.create_index("ix_segment_exemplar_id", ["exemplar_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="message", nullable=False),
        sa.Column("channel", sa.Text(), server_default="message", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("query", sa.Text(), server_default="", nullable=False),
        sa.Column("ask_topic", sa.Text(), server_default="", nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("segment_id", KEY, nullable=True),
        sa.Column("dossier_id", KEY, nullable=True),
        sa.Column("event_id", KEY, nullable=True),
        sa.Column("success_id", KEY, nullable=True),
        sa.Column("news_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_message_dossier_id"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_message_event_id"),
        sa.ForeignKeyConstraint(["news_id"], ["news.id"], name="fk_message_news_id"),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name="fk_message_segment_id"),
        sa.ForeignKeyConstraint(["success_id"], ["success.id"], name="fk_message_success_id"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
    )
    with op.batch_alter_table("message") as batch_op:
        batch_op.create_index("ix_message_dossier_id", ["dossier_id"], unique=False)
        batch_op.create_index("ix_message_drafted_on", ["drafted_on"], unique=False)
        batch_op.create_index("ix_message_event_id", ["event_id"], unique=False)
        batch_op.create_index("ix_message_news_id", ["news_id"], unique=False)
        batch_op.create_index("ix_message_segment_id", ["segment_id"], unique=False)
        batch_op.create_index("ix_message_success_id", ["success_id"], unique=False)

    op.create_table(
        "news_theme",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("news_id", KEY, nullable=False),
        sa.Column("theme_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["news_id"], ["news.id"], name="fk_news_theme_news_id"),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_news_theme_theme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_news_theme"),
        sa.UniqueConstraint("news_id", "theme_id", name="uq_news_theme_news_id_theme_id"),
    )
    with op.batch_alter_table("news_theme") as batch_op:
        batch_op.create_index("ix_news_theme_news_id", ["news_id"], unique=False)
        batch_op.create_index("ix_news_theme_theme_id", ["theme_id"], unique=False)

    op.create_table(
        "message_variant",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("query", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("form_of_address", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_message_variant_message_id"),
        sa.PrimaryKeyConstraint("id", name="pk_message_variant"),
    )
    with op.batch_alter_table("message_variant") as batch_op:
        batch_op.create_index("ix_message_variant_message_id", ["message_id"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("message_variant_id", KEY, nullable=True),
        sa.Column("status", sa.Text(), server_default="planned", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("interaction_id", KEY, nullable=True),
        sa.Column("answer_interaction_id", KEY, nullable=True),
        sa.Column("ask_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["answer_interaction_id"], ["interaction.id"], name="fk_delivery_answer_interaction_id"
        ),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name="fk_delivery_ask_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_delivery_contact_id"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_delivery_interaction_id"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_delivery_message_id"),
        sa.ForeignKeyConstraint(["message_variant_id"], ["message_variant.id"], name="fk_delivery_message_variant_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("message_id", "contact_id", name="uq_delivery_message_id_contact_id"),
    )
    with op.batch_alter_table("delivery") as batch_op:
        batch_op.create_index("ix_delivery_answer_interaction_id", ["answer_interaction_id"], unique=False)
        batch_op.create_index("ix_delivery_ask_id", ["ask_id"], unique=False)
        batch_op.create_index("ix_delivery_contact_id", ["contact_id"], unique=False)
        batch_op.create_index("ix_delivery_external_id", ["external_id"], unique=False)
        batch_op.create_index("ix_delivery_interaction_id", ["interaction_id"], unique=False)
        batch_op.create_index("ix_delivery_message_variant_id", ["message_variant_id"], unique=False)

    with op.batch_alter_table("ask") as batch_op:
        batch_op.add_column(sa.Column("message_id", KEY, nullable=True))
        batch_op.create_index("ix_ask_message_id", ["message_id"], unique=False)
        batch_op.create_foreign_key("fk_ask_message_id", "message", ["message_id"], ["id"])

    with op.batch_alter_table("contact") as batch_op:
        batch_op.add_column(sa.Column("special_ground", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("source", sa.Text(), server_default="", nullable=False))
        batch_op.create_index("ix_contact_organisation", ["organisation", "kind"], unique=False)
        batch_op.create_index("ix_contact_birthday", ["birth_month", "birth_day"], unique=False)
        batch_op.create_index(
            "ix_contact_marks", ["ideal_days", "maximum_days", "ambassador", "do_not_contact", "critical_friend"]
        )

    with op.batch_alter_table("capacity") as batch_op:
        batch_op.create_index("ix_capacity_organisation", ["organisation"], unique=False)

    with op.batch_alter_table("participant") as batch_op:
        batch_op.create_index("ix_participant_days", ["day", "channel", "direction", "contact_id"], unique=False)

    with op.batch_alter_table("review_step") as batch_op:
        batch_op.create_index("ix_review_step_until", ["until"], unique=False)
