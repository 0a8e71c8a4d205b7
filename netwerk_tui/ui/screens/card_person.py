"""The left column of the card: who somebody is, what moves them, and whom they know. Made for `card_sections`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.card import Belonging, Card
from netwerk_tui.domain.card_forms import CONTACT_FIELDS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import KIND_LABELS, POINT_LABELS, ContactKind
from netwerk_tui.domain.contact_form import birthday_text
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS, Influence, InfluenceOutcome
from netwerk_tui.domain.inherited import own_or_inherited
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.domain.profile import Impression, Profile
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import INTRODUCTION_LABELS, Introduction, Relation
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.card_lines import DAY_CELLS, Addition, CardRow, CardSection, SectionId, Subject
from netwerk_tui.ui.widgets.report_line import Ink, Tone

_TRUST_BARS = "▁▂▄▆█"
_TRUST_SHOWN = 12
"""Impressions in the line of trust."""
_FILE_FIELDS = ("notes", "private_notes", "legal_basis", "special_ground", "source", "do_not_contact", "since")
_CHANNEL_NAMES = {channel.value: label for channel, label in CHANNEL_LABELS.items()}
_OUTCOME_INKS: dict[InfluenceOutcome, tuple[str, Ink]] = {
    InfluenceOutcome.UNTRIED: ("·", Tone.PLAIN),
    InfluenceOutcome.WORKED: ("✓", Hue.GREEN),
    InfluenceOutcome.FAILED: ("✗", Hue.RED),
}


def field_row(card: Card, text: str, *fields: str, ink: Ink = Tone.PLAIN, label: str = "") -> CardRow:
    """A row that stands for fields of the contact itself, under the label of the first."""
    subject = Subject(Part.CONTACT, card.profile.id, fields)
    return CardRow(label or _(CONTACT_FIELDS[fields[0]].label), text, subject, ink)


def empty_fields(profile: Profile, *names: str) -> tuple[Addition, ...]:
    """Fields of the contact in which nothing stands, to be offered where something is added."""
    return tuple(Addition(Part.CONTACT, (name,)) for name in names if not getattr(profile, name))


def who(card: Card) -> CardSection:
    """The name, the job, and every way to reach them."""
    profile = card.profile
    additions = (
        Addition(Part.POINT),
        *empty_fields(profile, "role", "organisation", "locality", "birthday", "preferred_channel", "language"),
    )
    reach = "" if not profile.points else "  ".join(clean_line(point.value) for point in profile.points[:2])
    return CardSection(SectionId.WHO, _("Who and where"), tuple(_who(card)), additions, folded_gist=reach)


def _who(card: Card) -> Iterator[CardRow]:
    profile = card.profile
    name = f"{profile.name} · {_(KIND_LABELS[profile.kind])}"
    if profile.do_not_contact:
        yield field_row(card, profile.do_not_contact, "do_not_contact", ink=Hue.RED)
    yield field_row(card, name, "kind", "given_name", "particle", "surname", label=_("Name"))
    if profile.role or profile.organisation:
        job = " · ".join(part for part in (profile.role, profile.organisation) if part)
        yield field_row(card, job, "role", "organisation")
    for point in profile.points:
        label = _(POINT_LABELS[point.kind])
        text = f"{point.value}  ({point.label})" if point.label else point.value
        yield CardRow(label, text, Subject(Part.POINT, point.id), point=point)
    if profile.locality or profile.country:
        town = ", ".join(part for part in (profile.locality, profile.country) if part)
        yield field_row(card, town, "locality", "country")
    if profile.preferred_channel or profile.preferred_form:
        channel = _(_CHANNEL_NAMES.get(profile.preferred_channel, "")) or profile.preferred_channel
        way = " · ".join(part for part in (channel, profile.preferred_form) if part)
        yield field_row(card, way, "preferred_channel", "preferred_form", label=_("Prefers"))
    if profile.language or profile.form_of_address:
        speech = " · ".join(part for part in (profile.language, profile.form_of_address) if part)
        yield field_row(card, speech, "language", "form_of_address")
    if profile.birthday is not None:
        yield field_row(card, _birthday(profile, card.today), "birthday")


def _birthday(profile: Profile, today: date) -> str:
    """The day, and how old they are where the year is known."""
    born = profile.birthday
    assert born is not None, "there is a birthday to tell"
    text = birthday_text(born)
    if born.year is None:
        return text
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return _("{birthday} · {age} years").format(birthday=text, age=age)


def capacities(card: Card) -> CardSection:
    """From which roles I know them, the current ones first."""
    rows = tuple(
        CardRow(
            _years(capacity.since, capacity.until),
            " · ".join(part for part in (capacity.name, capacity.organisation, _met(capacity.met_at)) if part),
            Subject(Part.CAPACITY, capacity.id),
            Tone.PLAIN if capacity.until is None else Tone.MUTED,
            leads_to=card.organisations.get(capacity.id),
        )
        for capacity in card.profile.capacities
    )
    return CardSection(SectionId.CAPACITIES, _("Capacities"), rows, (Addition(Part.CAPACITY),))


def _met(place: str) -> str:
    return _("met at {place}").format(place=place) if place else ""


def _years(since: date | None, until: date | None) -> str:
    if until is not None:
        return f"{since.year if since else ''}–{until.year}"
    return _("since {year}").format(year=since.year) if since else _("now")


def groups(card: Card) -> CardSection:
    """Tags, target groups and personas."""
    rows = [
        CardRow(
            _("Target group") if tag.target_group else _("Tag"),
            f"#{tag.name}",
            Subject(Part.TAG, tag.id),
            Hue.BLUE,
        )
        for tag in card.profile.tags
    ]
    for persona in card.profile.personas:
        question = _(" · asks: “{question}”").format(question=persona.question) if persona.question else ""
        rows.append(CardRow(_("Persona"), persona.name + question, Subject(Part.PERSONA, persona.id)))
    additions = Addition(Part.TAGGING), Addition(Part.LIKENESS)
    return CardSection(SectionId.GROUPS, _("Groups"), tuple(rows), additions)


def motives(card: Card) -> CardSection:
    """What is in it for them, what stands in the way, and what they know."""
    additions = (
        *empty_fields(card.profile, "motive", "objection", "context", "setting"),
        Addition(Part.EXPERTISE),
    )
    return CardSection(SectionId.MOTIVES, _("What moves them"), tuple(_motives(card)), additions)


def _motives(card: Card) -> Iterator[CardRow]:
    profile, personas = card.profile, card.profile.personas
    yield from _own_or_inherited(card, "motive", profile.motive, [(each.name, each.motive) for each in personas])
    yield from _own_or_inherited(
        card, "objection", profile.objection, [(each.name, each.objection) for each in personas]
    )
    if profile.context:
        yield field_row(card, profile.context, "context")
    if profile.setting:
        yield field_row(card, profile.setting, "setting")
    for expertise in profile.expertise:
        yield CardRow(_("Knows about"), expertise.subject, Subject(Part.EXPERTISE, expertise.id))


def _own_or_inherited(card: Card, field: str, own: str, of_personas: list[tuple[str, str]]) -> Iterator[CardRow]:
    """The contact's own words, else those of the first persona that has any, shown as such."""
    found = own_or_inherited(own, of_personas)
    if found.persona:
        text = _("{text} (as {persona})").format(text=found.text, persona=found.persona)
        yield field_row(card, text, field, ink=Tone.MUTED)
    elif own:
        yield field_row(card, own, field)


def influence(card: Card) -> CardSection:
    """Which principles were tried, and how that went."""
    rows = tuple(_influence(each, card.today) for each in card.profile.influences)
    return CardSection(SectionId.INFLUENCE, _("Influence"), rows, (Addition(Part.INFLUENCE),))


def _influence(tried: Influence, today: date) -> CardRow:
    glyph, ink = _OUTCOME_INKS[tried.outcome]
    when = day_words(tried.day, today) if tried.day else ""
    words = " · ".join(part for part in (_(OUTCOME_LABELS[tried.outcome]), when, tried.text) if part)
    return CardRow(_(PRINCIPLE_LABELS[tried.principle]), f"{glyph} {words}", Subject(Part.INFLUENCE, tried.id), ink)


def trust(card: Card) -> CardSection:
    """What they say of me beside how I want to be seen, and how the trust that I feel went."""
    impressions = card.profile.impressions
    wished = [CardRow(_("wished"), ", ".join(card.image), ink=Tone.MUTED)] if card.image and impressions else []
    rows = (*wished, *(_impression(each, card.today) for each in impressions))
    felt = [each.trust for each in reversed(impressions) if each.trust is not None][-_TRUST_SHOWN:]
    line = "".join(_TRUST_BARS[min(max(level, 1), len(_TRUST_BARS)) - 1] for level in felt)
    gist = _("{line} {trust} of 5").format(line=line, trust=felt[-1]) if felt else ""
    return CardSection(
        SectionId.TRUST, _("Trust in me"), rows, (Addition(Part.IMPRESSION),), gist, label_cells=DAY_CELLS
    )


def _impression(impression: Impression, today: date) -> CardRow:
    said = f"“{impression.text}”" if impression.text else ""
    level = _("trust {trust}").format(trust=impression.trust) if impression.trust is not None else ""
    text = " · ".join(part for part in (said, level) if part)
    return CardRow(day_words(impression.day, today), text, Subject(Part.IMPRESSION, impression.id))


def ties(card: Card) -> CardSection:
    """The people of an organisation; relations in both directions; introductions."""
    rows = [
        *(_belonging(each) for each in card.people or ()),
        *(_relation(each) for each in card.profile.relations),
        *(_introduction(each, card) for each in card.profile.introductions),
    ]
    gist = _("reading …") if card.people is None else ""
    title = _("People") if card.profile.kind is ContactKind.ORGANISATION else _("Whom they know")
    additions = Addition(Part.RELATION), Addition(Part.INTRODUCTION)
    return CardSection(SectionId.TIES, title, tuple(rows), additions, gist)


def _belonging(belonging: Belonging) -> CardRow:
    label = _("works here") if belonging.until is None else _years(belonging.since, belonging.until)
    text = " · ".join(part for part in (belonging.name, belonging.role) if part)
    ink = Tone.PLAIN if belonging.until is None else Tone.MUTED
    return CardRow(label, text, ink=ink, leads_to=belonging.contact, one_line=True)


def _relation(relation: Relation) -> CardRow:
    words = f"→ {relation.seen} {relation.other_name}" if relation.seen else ""
    text = words or f"← {relation.other_name}: {relation.kind}"
    text = " · ".join(part for part in (text, relation.text) if part)
    return CardRow(_("Relation"), text, Subject(Part.RELATION, relation.id), leads_to=relation.other)


def _introduction(introduction: Introduction, card: Card) -> CardRow:
    here = card.profile.id
    if introduction.introducer == here:
        names = f"{introduction.contact_name} ⇄ {introduction.other_name}"
        leads_to = introduction.contact
    else:
        is_first = introduction.contact == here
        names = "⇄ " + (introduction.other_name if is_first else introduction.contact_name)
        leads_to = introduction.other if is_first else introduction.contact
    day = introduction.met_on or introduction.offered_on
    parts = (
        names,
        introduction.topic,
        _(INTRODUCTION_LABELS[introduction.status]),
        day_words(day, card.today) if day else "",
        _("by {name}").format(name=introduction.introducer_name) if introduction.introducer_name else "",
        introduction.result,
    )
    text = " · ".join(part for part in parts if part)
    return CardRow(_("Introduction"), text, Subject(Part.INTRODUCTION, introduction.id), leads_to=leads_to)


def file_of(card: Card) -> CardSection:
    """Notes, and what has to be known for privacy's sake."""
    additions = empty_fields(card.profile, *_FILE_FIELDS)
    return CardSection(SectionId.FILE, _("Notes and file"), tuple(_file(card)), (*additions, Addition(Part.IDENTITY)))


def _file(card: Card) -> Iterator[CardRow]:
    profile = card.profile
    if profile.notes:
        yield field_row(card, profile.notes, "notes")
    if profile.private_notes:
        yield field_row(card, profile.private_notes, "private_notes")
    if profile.legal_basis:
        yield field_row(card, profile.legal_basis, "legal_basis")
    if profile.special_ground:
        yield field_row(card, profile.special_ground, "special_ground")
    if profile.source:
        yield field_row(card, profile.source, "source")
    if profile.since is not None:
        yield field_row(card, full_day(profile.since), "since")
    for known in card.identities:
        when = _("since {day}").format(day=full_day(known.connected_on)) if known.connected_on else ""
        text = " · ".join(part for part in (known.external_id, when) if part)
        yield CardRow(known.source, text, Subject(Part.IDENTITY, known.id))


def channel_words(channel: Channel | None) -> str:
    """The channel by name; empty where any will do."""
    return "" if channel is None else _(CHANNEL_LABELS[channel])
