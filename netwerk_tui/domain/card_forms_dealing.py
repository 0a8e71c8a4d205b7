"""The forms of what goes back and forth between somebody and me, and what it is about. Gathered in `card_forms`."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.asks import ASK_LABELS, TELL_LABELS
from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_parts import (
    ABOUT_DOSSIER,
    TODAY,
    Part,
    PartForm,
    choices_of,
    day_field,
    lines_field,
    text_field,
)
from netwerk_tui.domain.interaction import CHANNEL_LABELS, DIRECTION_LABELS, Direction
from netwerk_tui.language import N_

_ONE_WAY = {each.value: DIRECTION_LABELS[each] for each in (Direction.OUT, Direction.IN)}
DOSSIER_KINDS: Mapping[str, str] = {
    "goal": N_("goal"),
    "topic": N_("topic"),
    "project": N_("project"),
    "campaign": N_("campaign"),
}
"""What a dossier is."""


DEALING_FORMS = (
    PartForm(
        Part.FOLLOWUP,
        N_("promise"),
        (
            text_field("text", N_("What")),
            Field("theirs", N_("Theirs"), Input.FLAG),
            day_field("due", N_("Due"), ahead=True),
            day_field("done_on", N_("Done on")),
            lines_field("result", N_("What came of it")),
            day_field("reported_on", N_("Told them on")),
        ),
        {},
        asked_at_first=("text", "theirs", "due"),
    ),
    PartForm(
        Part.ASK,
        N_("ask"),
        (
            lines_field("text", N_("What to ask"), required=True),
            text_field("topic", N_("Topic"), required=False),
            ABOUT_DOSSIER,
            Field("status", N_("Status"), Input.CHOICE, required=True, choices=choices_of(ASK_LABELS)),
            day_field("opened_on", N_("Came up on")),
            day_field("asked_on", N_("Asked on")),
            day_field("answered_on", N_("Answered on")),
            lines_field("answer", N_("Answer")),
            day_field("used_on", N_("Used on")),
            lines_field("use", N_("What I did with it")),
            day_field("shown_on", N_("Shown on")),
        ),
        {"status": "open", "opened_on": TODAY},
        asked_at_first=("text", "topic", "dossier_id"),
    ),
    PartForm(
        Part.TELL,
        N_("tell"),
        (
            lines_field("text", N_("What to tell"), required=True),
            ABOUT_DOSSIER,
            Field("status", N_("Status"), Input.CHOICE, required=True, choices=choices_of(TELL_LABELS)),
            day_field("opened_on", N_("Came up on")),
            day_field("told_on", N_("Told on")),
        ),
        {"status": "open", "opened_on": TODAY},
        asked_at_first=("text", "dossier_id"),
    ),
    PartForm(
        Part.THANKS,
        N_("thanks"),
        (lines_field("text", N_("For what")), day_field("day", N_("Day"), required=True)),
        {"day": TODAY},
    ),
    PartForm(
        Part.FAVOUR,
        N_("favour"),
        (
            lines_field("text", N_("What"), required=True),
            Field("direction", N_("Direction"), Input.CHOICE, required=True, choices=_ONE_WAY),
            day_field("day", N_("Day"), required=True),
        ),
        {"direction": "out", "day": TODAY},
    ),
    PartForm(
        Part.CONCERN,
        N_("concern"),
        (
            lines_field("text", N_("What they said"), required=True),
            Field("theme_id", N_("Theme"), Input.THEME),
            ABOUT_DOSSIER,
            day_field("raised_on", N_("Said on"), required=True),
            lines_field("promise", N_("What I promised")),
            day_field("promised_on", N_("Promised on")),
            lines_field("result", N_("What was done")),
            day_field("settled_on", N_("Settled on")),
            day_field("reported_on", N_("Told them on")),
        ),
        {"raised_on": TODAY},
        asked_at_first=("text", "theme_id", "dossier_id", "raised_on", "promise"),
    ),
    PartForm(
        Part.INTERACTION,
        N_("contact moment"),
        (
            Field("text", N_("Text"), Input.BLOCK),
            day_field("day", N_("Day"), required=True),
            Field("channel", N_("Channel"), Input.CHOICE, required=True, choices=choices_of(CHANNEL_LABELS)),
            Field("direction", N_("Direction"), Input.CHOICE, required=True, choices=choices_of(DIRECTION_LABELS)),
            text_field("mood", N_("Mood and setting"), required=False),
            ABOUT_DOSSIER,
            Field("event_id", N_("Event"), Input.EVENT),
            Field("private", N_("Private"), Input.FLAG),
        ),
        {},
        can_be_added=False,
    ),
    PartForm(
        Part.DOSSIER,
        N_("dossier"),
        (
            text_field("name", N_("Name")),
            Field("kind", N_("Kind"), Input.CHOICE, required=True, choices=DOSSIER_KINDS),
            Field("notes", N_("Notes"), Input.BLOCK),
            day_field("opened_on", N_("Opened on")),
            day_field("closed_on", N_("Closed on")),
        ),
        {},
        can_be_added=False,
    ),
)
