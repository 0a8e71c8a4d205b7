"""The forms of the contact itself, and of what says who somebody is. Gathered in `card_forms`."""

from __future__ import annotations

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_parts import Part, PartForm, choices_of, day_field, lines_field, text_field
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, KIND_LABELS, POINT_LABELS
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.language import N_

WAYS = {channel.value: CHANNEL_LABELS[channel] for channel in Channel if channel is not Channel.NOTE}
MOTIVES = (
    N_("recognition"),
    N_("authority"),
    N_("career"),
    N_("being proved right"),
    N_("a faster decision"),
    N_("no loss of face"),
    N_("a better working climate"),
    N_("something for the family"),
)
"""What may be in it for somebody; a text of the user's own is as good."""

PREFERRED_FORMS = (
    N_("in person"),
    N_("by phone"),
    N_("a short message"),
    N_("a letter"),
    N_("over coffee"),
    N_("a site visit"),
)
_BASES = (N_("consent"), N_("legitimate interest"), N_("made public by themselves"), N_("contract"))

_SPECIAL_GROUNDS = (
    N_("explicit consent"),
    N_("member or regular contact of a political body"),
    N_("manifestly made public by themselves"),
)
"""Letters a, d and e of article 9(2) of the GDPR, on which what somebody thinks politically may be kept."""

CONTACT_FORM = PartForm(
    Part.CONTACT,
    N_("Contact"),
    (
        Field("kind", N_("Kind"), Input.CHOICE, required=True, choices=choices_of(KIND_LABELS)),
        Field("given_name", N_("Given name")),
        Field("particle", N_("Particle")),
        Field("surname", N_("Surname")),
        Field("role", N_("Role")),
        Field("organisation", N_("Organisation")),
        Field("locality", N_("Town")),
        Field("country", N_("Country")),
        Field("birthday", N_("Birthday"), Input.BIRTHDAY),
        Field("language", N_("Language"), offers=("nl", "en", "fr", "de", "fy")),
        Field("form_of_address", N_("Form of address"), offers=("je", "u")),
        Field("preferred_channel", N_("Preferred channel"), Input.CHOICE, choices=WAYS),
        Field("preferred_form", N_("Preferred form"), offers=PREFERRED_FORMS),
        Field("motive", N_("What’s in it"), offers=MOTIVES),
        Field("objection", N_("Hardest objection"), Input.BLOCK),
        Field("context", N_("Context"), Input.BLOCK),
        Field("setting", N_("Opens up")),
        Field("attention_budget", N_("Attention budget"), Input.NUMBER, highest=365),
        Field("ideal_days", N_("Contact every … days"), Input.NUMBER, lowest=1, highest=3650),
        Field("maximum_days", N_("At most … days"), Input.NUMBER, lowest=1, highest=3650),
        Field("critical_friend", N_("Critical friend"), Input.FLAG),
        Field("ambassador", N_("Ambassador"), Input.CHOICE, choices=choices_of(AMBASSADOR_LABELS)),
        Field("legal_basis", N_("Legal basis"), offers=_BASES),
        Field("special_ground", N_("Ground of article 9"), offers=_SPECIAL_GROUNDS),
        Field("source", N_("Source")),
        Field("do_not_contact", N_("Do not contact")),
        day_field("since", N_("Known since")),
        Field("notes", N_("Notes"), Input.BLOCK),
        Field("private_notes", N_("Private notes"), Input.BLOCK),
    ),
    {},
    can_be_added=False,
)

IDENTITY_FORMS = (
    PartForm(
        Part.POINT,
        N_("way to reach them"),
        (
            Field("kind", N_("Kind"), Input.CHOICE, required=True, choices=choices_of(POINT_LABELS)),
            lines_field("value", N_("Value"), required=True),
            text_field("label", N_("Label"), required=False),
            Field("position", N_("Order"), Input.NUMBER),
        ),
        {"kind": "email"},
        asked_at_first=("kind", "value", "label"),
    ),
    PartForm(
        Part.IDENTITY,
        N_("origin"),
        (
            text_field("source", N_("Source")),
            text_field("external_id", N_("Known there as")),
            day_field("connected_on", N_("Connected on")),
        ),
        {},
    ),
    PartForm(
        Part.CAPACITY,
        N_("capacity"),
        (
            text_field("name", N_("Capacity"), required=False),
            text_field("organisation", N_("Organisation"), required=False),
            Field("organisation_id", N_("Its contact"), Input.PERSON),
            day_field("since", N_("Since")),
            day_field("until", N_("Until")),
            text_field("met_at", N_("Where we met"), required=False),
        ),
        {},
    ),
    PartForm(Part.TAGGING, N_("tag"), (Field("tag_id", N_("Tag"), Input.TAG, required=True),), {}),
    PartForm(
        Part.TAG,
        N_("tag"),
        (
            text_field("name", N_("Name")),
            Field("target_group", N_("Target group"), Input.FLAG),
            Field("ideal_days", N_("Contact every … days"), Input.NUMBER, lowest=1, highest=3650),
            Field("maximum_days", N_("At most … days"), Input.NUMBER, lowest=1, highest=3650),
            Field("preferred_channel", N_("Preferred channel"), Input.CHOICE, choices=WAYS),
            Field("preferred_form", N_("Preferred form"), offers=PREFERRED_FORMS),
        ),
        {},
        can_be_added=False,
    ),
    PartForm(Part.LIKENESS, N_("persona"), (Field("persona_id", N_("Persona"), Input.PERSONA, required=True),), {}),
    PartForm(
        Part.PERSONA,
        N_("persona"),
        (
            text_field("name", N_("Name")),
            Field("motive", N_("What’s in it"), offers=MOTIVES),
            text_field("context", N_("Context"), required=False),
            text_field("objection", N_("Hardest objection"), required=False),
            text_field("question", N_("The angry question"), required=False),
            Field("exemplar_id", N_("A real one"), Input.PERSON),
            Field("tag_id", N_("Target group"), Input.TAG),
        ),
        {},
        can_be_added=False,
    ),
    PartForm(Part.EXPERTISE, N_("expertise"), (text_field("subject", N_("Knows about")),), {}),
)
