"""The story of one contact, written by hand: the Jan Jansen of the documentation, council member in Ede."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.assessments import add_assessment
from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.days import next_friday
from netwerk_tui.actions.sample_network.gatherings import ZORGCONGRES, Gathering
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN, NOOR_PEETERS, Lead
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, WARMTENET
from netwerk_tui.domain.assessment import Evidence
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell

_PERMIT, _TARIFF = DOSSIER_TOPICS[WARMTENET][:2]
_CALLED_DAYS_AGO = 2

_SAID: tuple[tuple[int, Channel, Direction, str, str], ...] = (
    (_CALLED_DAYS_AGO, Channel.CALL, Direction.OUT, "Gebeld over de vergunning; wil het sneller.", ""),
    (31, Channel.MESSAGE, Direction.IN, "Stuurde zijn raadsmemo over de vergunning; vroeg onze cijfers.", ""),
    (30, Channel.MESSAGE, Direction.OUT, "Cijfers gestuurd, met een leeswijzer van één bladzijde.", ""),
    (50, Channel.MEETING, Direction.MUTUAL, "Koffie op het station. Praat vrijuit als we lopen.", "ontspannen"),
    (72, Channel.CALL, Direction.MUTUAL, "Gevraagd of huurders een vast tarief zouden accepteren.", ""),
    (110, Channel.LIKE, Direction.IN, "Liket mijn bericht over het vaste tarief.", ""),
    (164, Channel.MEETING, Direction.MUTUAL, "Werkbezoek aan de proefboring. Wil weten wie de storingen betaalt.", ""),
    (230, Channel.MESSAGE, Direction.OUT, "Stukken voor de commissie gestuurd.", ""),
    (305, Channel.EVENT, Direction.MUTUAL, "Kort gesproken bij de opening van de proefboring.", "opgewekt"),
    (410, Channel.MESSAGE, Direction.IN, "Vroeg wanneer Kernhem aan de beurt is.", ""),
    (520, Channel.CALL, Direction.OUT, "Kennisgemaakt in zijn nieuwe rol, woordvoerder energie.", ""),
)
"""Days ago, channel, direction, what was said, mood."""

_STOOD: tuple[tuple[int, Cell, str, tuple[Evidence, ...]], ...] = (
    (515, Cell(0, 2), "eerste gesprek", ()),
    (160, Cell(1, 2), "zag hoe de proefboring werkt", (Evidence.ANSWERS,)),
    (25, Cell(2, 3), "komt zijn afspraken na", (Evidence.ANSWERS, Evidence.KEEPS_AGREEMENTS)),
)
"""Days ago, where, why, by what evidence; oldest first."""


def find(characters: Sequence[Character], lead: Lead) -> Character | None:
    """The contact with this part; None in a network that is too small to have it."""
    return next((character for character in characters if character.lead is lead), None)


def moments_of_jan_jansen(
    characters: Sequence[Character], gatherings: Sequence[Gathering], today: date
) -> list[Moment]:
    """What was said and when, the Zorgcongres included."""
    jan, noor = find(characters, JAN_JANSEN), find(characters, NOOR_PEETERS)
    if jan is None:
        return []
    moments = [
        Moment(today - timedelta(days=days), channel, direction, text, (jan,), _PERMIT, mood, tagged=number == 0)
        for number, (days, channel, direction, text, mood) in enumerate(_SAID)
    ]
    attended = [gathering for gathering in gatherings if gathering.name == ZORGCONGRES and jan in gathering.attendants]
    if attended:
        together = (jan, noor) if noor else (jan,)
        congress = attended[-1]
        text = "Zorgcongres: Jan Jansen en Noor Peeters aan elkaar voorgesteld."
        moments.append(
            Moment(congress.day, Channel.EVENT, Direction.MUTUAL, text, together, _PERMIT, event=congress.event)
        )
    return moments


def promises_of_jan_jansen(
    rows: SampleRows, characters: Sequence[Character], moments: Sequence[Moment], today: date, dossier_id: int
) -> None:
    """What I promised him on the phone, what I asked him, and what he is to know."""
    jan = find(characters, JAN_JANSEN)
    if jan is None:
        return
    called = max((m for m in moments if m.people[0] is jan), key=lambda moment: moment.day)
    rows.add(
        "followup",
        contact_id=jan.contact,
        interaction_id=called.interaction,
        text="Vrijdag terugbellen over de vergunning",
        due=next_friday(today),
    )
    rows.add(
        "ask",
        contact_id=jan.contact,
        dossier_id=dossier_id,
        topic=_TARIFF.about,
        text=_TARIFF.question,
        status="shown",
        opened_on=today - timedelta(days=80),
        asked_on=today - timedelta(days=72),
        answered_on=today - timedelta(days=72),
        answer="Ja, als het vijf jaar vaststaat.",
        used_on=today - timedelta(days=45),
        use="Het tarief staat in het voorstel nu vijf jaar vast.",
        shown_on=today - timedelta(days=_CALLED_DAYS_AGO),
    )
    rows.add("tell", contact_id=jan.contact, dossier_id=dossier_id, text=_PERMIT.news, opened_on=today)


def positions_and_introduction_of_jan_jansen(
    rows: SampleRows, characters: Sequence[Character], moments: Sequence[Moment], today: date, dossier_id: int
) -> None:
    """Where he stood, and whom he met."""
    jan, noor = find(characters, JAN_JANSEN), find(characters, NOOR_PEETERS)
    if jan is None:
        return
    for days, cell, reason, evidence in _STOOD:
        day = today - timedelta(days=days)
        add_assessment(rows, jan, ACCEPTANCE_ENERGY, cell, day, dossier_id, reason, evidence)
    if noor is not None:
        rows.add(
            "introduction",
            contact_id=jan.contact,
            other_id=noor.contact,
            topic="de ervaringen in Gent",
            status="met",
            offered_on=today - timedelta(days=30),
            met_on=max(moment.day for moment in moments if moment.people == (jan, noor)),
        )
