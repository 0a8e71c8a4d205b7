"""Every table, constraint and index.

Tables of user data are made by `_user_table`: they change only through the ledger, are exported and imported whole, and
say which column names the contact they are about. Words are those of the field: a table is named after one row of it.

Foreign keys restrict. The ledger removes what hangs on a row before the row itself, so that undo can put it all back;
a database that cascaded by itself would lose rows that no image remembers.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.store.types import Image, Instant, Key

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _user_table(name: str, *columns: sa.schema.SchemaItem, about: str | None = "contact_id") -> sa.Table:
    """A table of user data. `about` is the column with the id of the contact that a row is about."""
    return sa.Table(
        name,
        metadata,
        sa.Column("id", Key, primary_key=True, autoincrement=False),
        *columns,
        info={"ledgered": True, "about": about},
    )


def _words(name: str) -> sa.Column[str]:
    """Text that is empty rather than absent."""
    return _word(name, "")


def _word(name: str, default: str) -> sa.Column[str]:
    """A word from a closed list, or text, with what it is where nothing is given."""
    return sa.Column(name, sa.Text, nullable=False, server_default=default, info={"default": default})


def _derived(name: str) -> sa.Column[str]:
    """Text that is computed from other columns, and may be computed anew without a ledger entry."""
    column = _words(name)
    column.info["derived"] = True
    return column


def _copied(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[Any]:
    """A column of the row that this one refers to, which the ledger copies here, so that one index answers."""
    return sa.Column(name, kind, info={"derived": True, "copied": True})


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false(), info={"default": False})


def _number(name: str, default: int | None = None) -> sa.Column[int]:
    """A whole number; absent where no default is given."""
    if default is None:
        return sa.Column(name, sa.Integer)
    return sa.Column(name, sa.Integer, nullable=False, server_default=str(default), info={"default": default})


def _day(name: str, *, required: bool = False) -> sa.Column[object]:
    """A local day."""
    return sa.Column(name, sa.Date, nullable=not required)


def _to(target: str, name: str | None = None, *, required: bool = True, index: bool = True) -> sa.Column[int]:
    """A reference to a row of `target`."""
    return sa.Column(name or f"{target}_id", Key, sa.ForeignKey(f"{target}.id"), nullable=not required, index=index)


# People and what they are to me

contact = _user_table(
    "contact",
    _word("kind", "person"),
    _words("given_name"),
    _words("particle"),
    _words("surname"),
    _words("organisation"),
    _words("role"),
    _words("locality"),
    _words("country"),
    _words("language"),
    _words("form_of_address"),
    _number("birth_year"),
    _number("birth_month"),
    _number("birth_day"),
    _words("motive"),
    _words("objection"),
    _words("context"),
    _words("setting"),
    _words("notes"),
    _words("private_notes"),
    _words("preferred_channel"),
    _words("preferred_form"),
    _number("attention_budget"),
    _number("ideal_days"),
    _number("maximum_days"),
    _flag("critical_friend"),
    _words("ambassador"),
    _words("legal_basis"),
    _words("special_ground"),
    _words("source"),
    _words("do_not_contact"),
    _day("since"),
    _derived("sort_key"),
    _derived("search_key"),
    sa.Index(None, "sort_key", "id"),
    sa.Index(None, "search_key"),
    sa.Index("ix_contact_organisation", "organisation", "kind"),
    sa.Index("ix_contact_birthday", "birth_month", "birth_day"),
    # Covers what is asked of everybody though it holds for few: 12 instead of 63 ms at 100,000 contacts.
    sa.Index("ix_contact_marks", "ideal_days", "maximum_days", "ambassador", "do_not_contact", "critical_friend"),
    about="id",
)

contact_point = _user_table(
    "contact_point",
    _to("contact"),
    sa.Column("kind", sa.Text, nullable=False),
    _words("label"),
    _words("value"),
    _words("match_key"),
    _number("position", 0),
    sa.Index(None, "match_key"),
)

identity = _user_table(
    "identity",
    _to("contact"),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("external_id", sa.Text, nullable=False),
    _day("connected_on"),
    sa.Column("said", Image),
    sa.UniqueConstraint("source", "external_id"),
)
"""Who a contact is in another program. `said` is what that program last told that was taken over: only where the
contact still says the same may a later import change it, so that the user's own edits stay."""

capacity = _user_table(
    "capacity",
    _to("contact"),
    _words("name"),
    _words("organisation"),
    _to("contact", "organisation_id", required=False),
    _day("since"),
    _day("until"),
    _words("met_at"),
    sa.Index(None, "organisation"),
)

tag = _user_table(
    "tag",
    _words("name"),
    _words("search_key"),
    _flag("target_group"),
    _number("ideal_days"),
    _number("maximum_days"),
    _words("preferred_channel"),
    _words("preferred_form"),
    sa.UniqueConstraint("search_key"),
    about=None,
)

contact_tag = _user_table("contact_tag", _to("contact"), _to("tag"), sa.UniqueConstraint("contact_id", "tag_id"))

expertise = _user_table("expertise", _to("contact"), _words("subject"), _words("search_key"))

impression = _user_table("impression", _to("contact"), _day("day", required=True), _words("text"), _number("trust"))

influence = _user_table(
    "influence",
    _to("contact"),
    sa.Column("principle", sa.Text, nullable=False),
    _word("outcome", "untried"),
    _day("day"),
    _words("text"),
)

relation = _user_table(
    "relation",
    _to("contact"),
    _to("contact", "other_id"),
    sa.Column("kind", sa.Text, nullable=False),
    _words("text"),
)

persona = _user_table(
    "persona",
    _words("name"),
    _words("motive"),
    _words("context"),
    _words("objection"),
    _words("question"),
    _to("contact", "exemplar_id", required=False),
    _to("tag", required=False),
    about=None,
)

contact_persona = _user_table(
    "contact_persona", _to("contact"), _to("persona"), sa.UniqueConstraint("contact_id", "persona_id")
)

ambassadorship = _user_table("ambassadorship", _to("contact"), _words("stage"), _day("day", required=True))
"""The steps on the ambassadors' path, dated. An empty stage is off the path; the newest step is the contact's stage."""

# Dossiers and positions

dossier = _user_table(
    "dossier",
    _words("name"),
    _words("search_key"),
    _word("kind", "topic"),
    _flag("general"),
    _words("notes"),
    _day("opened_on"),
    _day("closed_on"),
    about=None,
)

assessment = _user_table(
    "assessment",
    _to("contact", index=False),
    sa.Column("matrix", sa.Text, nullable=False),
    _to("dossier", required=False, index=False),
    _word("kind", "current"),
    _number("vertical", 0),
    _number("horizontal", 0),
    _words("reason"),
    _words("evidence"),
    _day("day", required=True),
    sa.Index("ix_assessment_history", "contact_id", "matrix", "dossier_id", "kind", "day"),
    # Covers what a plane reads of everybody: without the last three, 150,000 assessments take 0.6 s instead of 0.2.
    sa.Index(
        "ix_assessment_plane",
        *("matrix", "dossier_id", "kind", "contact_id", "day", "id"),
        *("vertical", "horizontal", "evidence"),
    ),
    sa.Index("ix_assessment_days", "matrix", "dossier_id", "kind", "day", "contact_id"),
)

journey = _user_table(
    "journey",
    _to("contact"),
    _to("dossier"),
    sa.Column("stage", sa.Text, nullable=False),
    _day("day", required=True),
    _day("transaction_on"),
)

# Events, contact moments and what follows from them

series = _user_table("series", _words("name"), _words("search_key"), _words("rhythm"), about=None)

event = _user_table(
    "event",
    _words("name"),
    _words("search_key"),
    _day("day"),
    _day("until"),
    _words("starts"),
    _words("ends"),
    _words("place"),
    _words("notes"),
    _words("own_attendance"),
    _words("source"),
    _words("external_id"),
    _to("series", required=False),
    _to("dossier", required=False),
    sa.Index(None, "search_key"),
    sa.Index(None, "day"),
    sa.Index(None, "source", "external_id"),
    about=None,
)
"""`starts` and `ends` are local times HH:MM, empty where the whole day counts. `own_attendance` is whether I chose to
go, and went."""

attendance = _user_table(
    "attendance",
    _to("event"),
    _to("contact"),
    _word("status", "attended"),
    sa.UniqueConstraint("event_id", "contact_id"),
)

interaction = _user_table(
    "interaction",
    _day("day", required=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("direction", sa.Text, nullable=False),
    _words("text"),
    _words("mood"),
    _flag("private"),
    _to("dossier", required=False),
    _to("event", required=False),
    _words("source"),
    _words("external_id"),
    _words("imported_digest"),
    sa.Column("recorded_at", Instant(), nullable=False),
    sa.Index(None, "source", "external_id"),
    sa.Index(None, "day"),
    about=None,
)
"""`imported_digest` stands for what another program told: where it still fits, the user has not edited the row."""

participant = _user_table(
    "participant",
    _to("interaction"),
    _to("contact", index=False),
    _copied("day", sa.Date),
    _copied("channel", sa.Text),
    _copied("direction", sa.Text),
    sa.UniqueConstraint("contact_id", "interaction_id"),
    # Covers when and how there was contact with anybody: joining a million interactions takes seconds instead.
    sa.Index("ix_participant_moments", "contact_id", "day", "channel", "direction"),
    # And what there was of it in a period: 130 instead of 740 ms for two years of a million moments.
    sa.Index("ix_participant_days", "day", "channel", "direction", "contact_id"),
)

interaction_tag = _user_table(
    "interaction_tag", _to("interaction"), _to("tag"), sa.UniqueConstraint("interaction_id", "tag_id"), about=None
)

followup = _user_table(
    "followup",
    _to("contact"),
    _to("interaction", required=False),
    _flag("theirs"),
    _words("text"),
    _day("due"),
    _day("done_on"),
    _words("result"),
    _day("reported_on"),
    sa.Index(None, "done_on", "due"),
)
"""`result` is what came of it, and `reported_on` when the contact was told."""

ask = _user_table(
    "ask",
    _to("contact"),
    _to("dossier", required=False),
    _to("message", required=False),
    _words("topic"),
    _words("text"),
    _word("status", "open"),
    _day("opened_on"),
    _day("asked_on"),
    _day("answered_on"),
    _words("answer"),
    _day("used_on"),
    _words("use"),
    _day("shown_on"),
)

tell = _user_table(
    "tell",
    _to("contact"),
    _to("dossier", required=False),
    _words("text"),
    _word("status", "open"),
    _day("opened_on"),
    _day("told_on"),
)

introduction = _user_table(
    "introduction",
    _to("contact"),
    _to("contact", "other_id"),
    _to("contact", "introducer_id", required=False),
    _words("topic"),
    _word("status", "offered"),
    _day("offered_on"),
    _day("met_on"),
    _words("result"),
)

success = _user_table(
    "success", _words("name"), _words("text"), _day("day", required=True), _to("dossier", required=False), about=None
)

contribution = _user_table(
    "contribution", _to("success"), _to("contact"), _words("text"), sa.UniqueConstraint("success_id", "contact_id")
)

thanks = _user_table(
    "thanks",
    _to("contact"),
    _day("day", required=True),
    _words("text"),
    _to("interaction", required=False),
    _to("followup", required=False),
    _to("ask", required=False),
    _to("introduction", required=False),
    _to("success", required=False),
)
"""That I thanked a contact, and for what, where it was for something that is known here."""

favour = _user_table(
    "favour",
    _to("contact"),
    _day("day", required=True),
    sa.Column("direction", sa.Text, nullable=False),
    _words("text"),
    _to("interaction", required=False),
)
"""Value that I gave to a contact or got from them: the direction is out or in."""

theme = _user_table("theme", _words("name"), _words("search_key"), sa.UniqueConstraint("search_key"), about=None)

concern = _user_table(
    "concern",
    _to("contact"),
    _to("theme", required=False),
    _to("dossier", required=False),
    _to("interaction", required=False),
    _words("text"),
    _day("raised_on", required=True),
    _words("promise"),
    _day("promised_on"),
    _words("result"),
    _day("settled_on"),
    _day("reported_on"),
)
"""A complaint or a wish, what I promised about it, what was done, and when the contact was told."""

review_step = _user_table(
    "review_step",
    _to("contact"),
    _day("day", required=True),
    sa.Column("outcome", sa.Text, nullable=False),
    _words("reason"),
    _day("until"),
    _words("text"),
    sa.Index(None, "day"),
    sa.Index(None, "until"),
)
"""How a card of the daily review ended: done, snoozed until a day, or skipped, with the reason why it was there."""

distinct_pair = _user_table(
    "distinct_pair", _to("contact"), _to("contact", "other_id"), sa.UniqueConstraint("contact_id", "other_id")
)
"""Two contacts of whom the user has said that they are not the same; either may come first."""

# Segments and messages

segment = _user_table(
    "segment",
    _words("name"),
    _words("search_key"),
    _words("query"),
    _words("notes"),
    _number("update_days"),
    _to("contact", "exemplar_id", required=False),
    sa.UniqueConstraint("search_key"),
    about=None,
)
"""A saved query in the language of the search line. `update_days` is how often its people hear of progress."""

news = _user_table(
    "news",
    _day("day", required=True),
    _words("name"),
    _words("text"),
    _word("kind", "political"),
    _to("dossier", required=False),
    sa.Index(None, "day"),
    about=None,
)
"""An item of my progress: political, professional or personal."""

news_theme = _user_table(
    "news_theme", _to("news"), _to("theme"), sa.UniqueConstraint("news_id", "theme_id"), about=None
)

message = _user_table(
    "message",
    _words("name"),
    _word("kind", "message"),
    _word("channel", "message"),
    _words("subject"),
    _words("text"),
    _words("query"),
    _words("ask_topic"),
    _day("drafted_on", required=True),
    _day("sent_on"),
    _day("closed_on"),
    _to("segment", required=False),
    _to("dossier", required=False),
    _to("event", required=False),
    _to("success", required=False),
    _to("news", required=False),
    sa.Index(None, "drafted_on"),
    about=None,
)
"""One text for many readers. `query` says who they are, also where the segment has changed since; `ask_topic` is what
each of them is asked."""

message_variant = _user_table(
    "message_variant",
    _to("message"),
    _number("position", 0),
    _words("query"),
    _words("language"),
    _words("form_of_address"),
    _words("subject"),
    _words("text"),
    about=None,
)
"""Another wording for readers whom the query, the language and the form of address fit; the first that fits counts."""

delivery = _user_table(
    "delivery",
    _to("contact"),
    _to("message", index=False),
    _to("message_variant", required=False),
    _word("status", "planned"),
    _words("channel"),
    _words("address"),
    _words("reason"),
    _words("subject"),
    _words("text"),
    _words("external_id"),
    _day("delivered_on"),
    _day("answered_on"),
    _words("answer"),
    _to("interaction", required=False),
    _to("interaction", "answer_interaction_id", required=False),
    _to("ask", required=False),
    sa.UniqueConstraint("message_id", "contact_id"),
    sa.Index(None, "external_id"),
)
"""What one reader gets of a message: planned, skipped, drafted, sending, sent, failed or done, with the reason.

`subject` and `text` are the reader's own wording, where it was edited by hand; `external_id` is the Message-ID by which
a reply is known."""

# What netwerk keeps for itself: not user data, no ledger

network = sa.Table(
    "network",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("created_at", Instant(), nullable=False),
    _words("erasure_key"),
)
"""One row: the identity of this network, which an export carries, so that it can be told from another one's.

`erasure_key` is what the hashes in `erased` are made with; empty until somebody is erased."""

erased = sa.Table(
    "erased",
    metadata,
    sa.Column("token", sa.Text, primary_key=True),
    _day("erased_on", required=True),
)
"""Keyed hashes of what identified people who were erased, so that no import brings them back unasked."""

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", Key, nullable=False),
)
"""The last id given out. It never goes back, so an id is never used twice. Locked first by every write."""

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("id", Key, primary_key=True, autoincrement=False),
    sa.Column("at", Instant(), nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("undoes", Key, sa.ForeignKey("entry.id"), unique=True),
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("entry_id", Key, sa.ForeignKey("entry.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("table_name", sa.Text, nullable=False),
    sa.Column("row_id", Key, nullable=False),
    sa.Column("contact_id", Key),
    sa.Column("before", Image),
    sa.Column("after", Image),
    sa.Index(None, "table_name", "row_id"),
    sa.Index(None, "contact_id"),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("contact_id", Key),
    sa.Column("saved_at", Instant(), nullable=False),
)
"""Text typed and not yet recorded. It lives here, so that encryption and erasure cover it."""

memory = sa.Table(
    "memory",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", Image),
)
"""Where the user was: the selected contact, dossier and matrix, so that a restart resumes there."""

search_part = sa.Table(
    "search_part",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("entry_id", Key, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""Parts of the search index, and the ledger entry up to which they are true. Here, so that encryption covers them."""

export_log = sa.Table(
    "export_log",
    metadata,
    sa.Column("id", Key, primary_key=True, autoincrement=False),
    sa.Column("at", Instant(), nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("contact_count", sa.Integer, nullable=False),
)
"""Which files were written of this network: copies that an erasure cannot reach, and therefore names."""

USER_TABLES: tuple[sa.Table, ...] = tuple(table for table in metadata.sorted_tables if table.info.get("ledgered"))
"""Tables of user data, each after those it refers to."""


def contact_column(table: sa.Table) -> str | None:
    """The column that names the contact a row is about, where there is one."""
    column: str | None = table.info["about"]
    return column
