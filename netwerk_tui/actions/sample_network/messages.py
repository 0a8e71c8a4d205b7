"""Segments, an update that went out and what came back, an invitation that waits, news, and namesakes told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN, Lead
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class _Segment:
    name: str
    query: str
    notes: str
    update_days: int | None = None
    exemplar: str = ""
    """The name of a lead."""


_SEGMENTS = (
    _Segment(
        "Volgers warmtenet, lang stil",
        "category:follower dossier:Warmtenet last:>90d -due:yes",
        "Wie ja zegt en lang niets hoorde: eerst nieuws, dan pas een vraag.",
        60,
        "Jan Jansen",
    ),
    _Segment("Huurders en bewoners", "group:bewoners or #wonen", "Kort, concreet, geen beleidstaal.", 45),
    _Segment("Ambassadeurs", "ambassador:active", "Horen alles als eersten.", 30, "Wout in 't Veld"),
    _Segment("Niemand gesproken dit jaar", "met:>365d kind:person let-alone:no", ""),
)
_UPDATE = "Update warmtenet: het tarief"
_UPDATE_SUBJECT = "Het tarief staat vast, dank zij uw vragen"
_UPDATE_TEXT = """{{greeting}}

Het tarief van het warmtenet staat nu vijf jaar vast. Dat {{last_help|uw vragen daarover}} hielp, mag u best weten.

Wat levert het u op? {{motive|Zekerheid over wat u betaalt}}.

{{closing}}
"""
_UPDATE_TO_TENANTS = """{{greeting}}

Huur en energie samen worden niet duurder: dat staat nu vast, voor vijf jaar.

{{closing}}
"""
_INVITATION_TEXT = """{{greeting}}

Het werkbezoek is {{event_day|binnenkort}}: wees welkom. Graag hoor ik wat goed is aan {{dossier}}, en wat beter moet.

{{closing}}
"""
_SENT_FROM_DAYS, _SENT_UNTIL_DAYS = 75, 45
_READERS = 60
_ANSWERED_WITHIN_DAYS = 30


def write_messages(
    rows: SampleRows,
    characters: Sequence[Character],
    moments: Sequence[Moment],
    today: date,
    dossier_ids: Mapping[str, int],
) -> None:
    """Add all of it. The update is told of messages that went out anyway, so it adds no contact moment."""
    segments = _add_segments(rows, characters)
    news = _add_news(rows, today, dossier_ids)
    _send_update(rows, moments, today, dossier_ids[WARMTENET], segments, news)
    rows.add(
        "message",
        name="Uitnodiging werkbezoek",
        kind="invitation",
        channel="message",
        subject="Welkom op het werkbezoek",
        text=_INVITATION_TEXT.strip(),
        query="category:partner dossier:Zorgcentrum",
        drafted_on=today,
        dossier_id=dossier_ids[ZORGCENTRUM],
    )
    namesakes = [character.contact for character in characters if character.full_name == JAN_JANSEN.name]
    if len(namesakes) > 1:
        rows.add("distinct_pair", contact_id=namesakes[0], other_id=namesakes[1])


def _add_segments(rows: SampleRows, characters: Sequence[Character]) -> list[int]:
    return [
        rows.add(
            "segment",
            name=segment.name,
            search_key=fold(segment.name),
            query=segment.query,
            notes=segment.notes,
            update_days=segment.update_days,
            exemplar_id=_exemplar(characters, segment.exemplar),
        )
        for segment in _SEGMENTS
    ]


def _exemplar(characters: Sequence[Character], name: str) -> int | None:
    leads: list[tuple[Lead, int]] = [(each.lead, each.contact) for each in characters if each.lead is not None]
    return next((contact for lead, contact in leads if name and lead.name == name), None)


def _add_news(rows: SampleRows, today: date, dossier_ids: Mapping[str, int]) -> int:
    """News of each kind; the id of the first."""
    permit = DOSSIER_TOPICS[WARMTENET][1]
    first = rows.add(
        "news",
        day=today - timedelta(days=_SENT_FROM_DAYS),
        name=permit.news,
        text="Besloten in de raad, met ruime steun.",
        kind="political",
        dossier_id=dossier_ids[WARMTENET],
    )
    rows.add("news", day=today - timedelta(days=20), name="Lid van de rekenkamercommissie", kind="professional")
    rows.add("news", day=today - timedelta(days=6), name="Marathon van Wageningen uitgelopen", kind="personal")
    themes = rows.by_table["theme"]
    if themes:
        rows.add("news_theme", news_id=first, theme_id=themes[0]["id"])
    return first


def _send_update(
    rows: SampleRows, moments: Sequence[Moment], today: date, dossier: int, segments: Sequence[int], news: int
) -> None:
    mailed = _mailed(moments, today)
    message = rows.add(
        "message",
        name=_UPDATE,
        kind="update",
        channel="message",
        subject=_UPDATE_SUBJECT,
        text=_UPDATE_TEXT.strip(),
        query="segment:ambassadeurs or segment:huurders*",
        drafted_on=today - timedelta(days=_SENT_FROM_DAYS),
        sent_on=min((moment.day for moment in mailed), default=None),
        segment_id=segments[1],
        dossier_id=dossier,
        news_id=news,
    )
    tenants = rows.add(
        "message_variant", message_id=message, query="#wonen", text=_UPDATE_TO_TENANTS.strip(), subject="Huurders"
    )
    answers = _answers(moments)
    for number, moment in enumerate(mailed):
        contact = moment.people[0].contact
        answer = next((each for each in answers.get(contact, ()) if _answers_to(each, moment)), None)
        rows.add(
            "delivery",
            contact_id=contact,
            message_id=message,
            message_variant_id=tenants if moment.people[0].sector.tag == "wonen" else None,
            status="sent",
            channel="message",
            external_id=f"<update-{number}.netwerk@example.org>",
            delivered_on=moment.day,
            interaction_id=moment.interaction,
            answered_on=None if answer is None else answer.day,
            answer="" if answer is None else answer.text,
            answer_interaction_id=None if answer is None else answer.interaction,
        )


def _mailed(moments: Sequence[Moment], today: date) -> list[Moment]:
    """A message that went out to each of some people, in the order of the days."""
    first, last = today - timedelta(days=_SENT_FROM_DAYS), today - timedelta(days=_SENT_UNTIL_DAYS)
    found: dict[int, Moment] = {}
    for moment in sorted(moments, key=lambda each: (each.day, each.interaction)):
        is_mail = moment.channel is Channel.MESSAGE and moment.direction is Direction.OUT
        if is_mail and first <= moment.day <= last and len(moment.people) == 1 and not moment.private:
            found.setdefault(moment.people[0].contact, moment)
    return list(found.values())[:_READERS]


def _answers(moments: Sequence[Moment]) -> dict[int, list[Moment]]:
    """By contact, what came in, the oldest first."""
    found: dict[int, list[Moment]] = {}
    for moment in sorted(moments, key=lambda each: (each.day, each.interaction)):
        is_said = moment.channel in (Channel.MESSAGE, Channel.CALL)
        if is_said and moment.direction is not Direction.OUT and len(moment.people) == 1:
            found.setdefault(moment.people[0].contact, []).append(moment)
    return found


def _answers_to(answer: Moment, mailed: Moment) -> bool:
    return mailed.day <= answer.day <= mailed.day + timedelta(days=_ANSWERED_WITHIN_DAYS)
