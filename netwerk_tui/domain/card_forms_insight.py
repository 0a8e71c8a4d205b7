"""The forms of what I have learned of somebody, and of whom they know. Gathered in `card_forms`."""

from __future__ import annotations

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_parts import TODAY, Part, PartForm, choices_of, day_field, lines_field, text_field
from netwerk_tui.domain.contact import AMBASSADOR_LABELS
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS
from netwerk_tui.domain.journey import JOURNEY_LABELS
from netwerk_tui.domain.ties import INTRODUCTION_LABELS
from netwerk_tui.language import N_

INSIGHT_FORMS = (
    PartForm(
        Part.IMPRESSION,
        N_("impression"),
        (
            lines_field("text", N_("What they say of me")),
            Field("trust", N_("Trust, 1 to 5"), Input.NUMBER, lowest=1, highest=5),
            day_field("day", N_("Day"), required=True),
        ),
        {"day": TODAY},
    ),
    PartForm(
        Part.INFLUENCE,
        N_("influence"),
        (
            Field("principle", N_("Principle"), Input.CHOICE, required=True, choices=choices_of(PRINCIPLE_LABELS)),
            Field("outcome", N_("How it went"), Input.CHOICE, required=True, choices=choices_of(OUTCOME_LABELS)),
            lines_field("text", N_("What I did")),
            day_field("day", N_("Day")),
        ),
        {"principle": "reciprocity", "outcome": "untried"},
    ),
    PartForm(
        Part.JOURNEY,
        N_("journey step"),
        (
            Field("dossier_id", N_("Dossier"), Input.DOSSIER, required=True),
            Field("stage", N_("Stage"), Input.CHOICE, required=True, choices=choices_of(JOURNEY_LABELS)),
            day_field("day", N_("Day"), required=True),
            day_field("transaction_on", N_("Decided on")),
        ),
        {"stage": "orientation", "day": TODAY},
    ),
    PartForm(
        Part.STAGE,
        N_("step as ambassador"),
        (
            Field("stage", N_("Stage"), Input.CHOICE, choices=choices_of(AMBASSADOR_LABELS)),
            day_field("day", N_("Day"), required=True),
        ),
        {"stage": "candidate", "day": TODAY},
    ),
)

TIE_FORMS = (
    PartForm(
        Part.RELATION,
        N_("relation"),
        (
            Field("kind", N_("Is"), Input.RELATION, required=True),
            Field("other_id", N_("To whom"), Input.PERSON, required=True),
            lines_field("text", N_("Remark")),
        ),
        {},
    ),
    PartForm(
        Part.INTRODUCTION,
        N_("introduction"),
        (
            Field("other_id", N_("To whom"), Input.PERSON, required=True),
            text_field("topic", N_("About"), required=False),
            Field("introducer_id", N_("Brought together by"), Input.PERSON),
            Field("status", N_("Status"), Input.CHOICE, required=True, choices=choices_of(INTRODUCTION_LABELS)),
            day_field("offered_on", N_("Offered on")),
            day_field("met_on", N_("Met on")),
            lines_field("result", N_("Result")),
        ),
        {"status": "offered", "offered_on": TODAY},
        asked_at_first=("other_id", "topic", "introducer_id", "offered_on"),
    ),
)
