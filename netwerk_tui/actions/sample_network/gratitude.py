"""What people and I did for each other: results reported back, thanks given and owed, favours, successes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.interaction import ENCOUNTERS, Direction
from netwerk_tui.domain.policy import USUAL_POLICY

_UNREPORTED = 5
_UNTHANKED = 9
"""Contributions of which the thanks are owed, in a network of 1,600."""
_FAVOURS = 160
_OWED_AT_MOST_DAYS = 120

_THANKED = lines(
    """
    Bedankt met een handgeschreven kaart.
    Gebeld om te bedanken.
    In de nieuwsbrief genoemd.
    Voor de zaal bedankt, met naam.
    Een appje met een foto van het resultaat.
    Taart gebracht.
    """
)
_GIVEN = lines(
    """
    Een aanbeveling geschreven.
    Voorgesteld aan iemand van de provincie.
    Tip gegeven voor een subsidie.
    Meegedacht over de jaarvergadering.
    Een spreker geregeld voor de ledenavond.
    Het verslag doorgestuurd waar om gevraagd was.
    Geholpen met een zienswijze.
    """
)
_GOT = lines(
    """
    Stelde de zaal gratis beschikbaar.
    Las mijn stuk mee en vond twee fouten.
    Bracht me in contact met een journalist.
    Reed mee naar Gent en legde alles uit.
    Gaf de ledenlijst een seintje over de bijeenkomst.
    Dacht een avond mee over de planning.
    """
)


@dataclass(frozen=True, slots=True)
class _Result:
    """Something that was achieved together."""

    name: str
    text: str
    dossier: str
    days_ago: int
    contributors: int
    """In a network of 1,600; at least as many as are left to be thanked, and one more."""
    unthanked: int


_RESULTS = (
    _Result(
        "Proefboring geslaagd",
        "De bron geeft meer warmte dan gehoopt; Kernhem kan een half jaar eerder beginnen.",
        WARMTENET,
        290,
        8,
        0,
    ),
    _Result(
        "Instemmingsrecht voor de cliëntenraad",
        "Bewoners en families beslissen mee over de nieuwbouw.",
        ZORGCENTRUM,
        75,
        7,
        1,
    ),
    _Result(
        "Motie over de prijsgarantie aangenomen",
        "Met ruime steun; huurders zijn vijf jaar zeker van hun tarief.",
        WARMTENET,
        24,
        10,
        4,
    ),
)
_CONTRIBUTED = lines(
    """
    Schreef de eerste tekst.
    Haalde de handtekeningen op.
    Vertelde in de raad hoe het bij hen gaat.
    Stelde de cijfers beschikbaar.
    Bracht de partijen aan tafel.
    Hield de buurt op de hoogte.
    Las elke versie mee.
    """
)


def report_results(rows: SampleRows, today: date, contacts: int) -> None:
    """Let those who did something for me know what came of it, but for a few."""
    chance = chance_of("reports")
    results = [
        row for row in rows.by_table["followup"] if row.get("theirs") and row.get("done_on") and row.get("result")
    ]
    still_to_tell = {row["id"] for row in _recent_few(chance, results, "done_on", _UNREPORTED, contacts, today)}
    for row in results:
        if row["id"] not in still_to_tell:
            row["reported_on"] = min(today, row["done_on"] + timedelta(days=chance.randint(1, 20)))


def give_thanks(rows: SampleRows, today: date, contacts: int) -> None:
    """Thank for promises kept, answers given and introductions made; for a few, thanks are owed for weeks."""
    chance = chance_of("thanks")
    kept = [row for row in rows.by_table["followup"] if row.get("theirs") and row.get("done_on")]
    answered = [row for row in rows.by_table["ask"] if row.get("answered_on")]
    owed = {row["contact_id"] for row in _recent_few(chance, kept, "done_on", _UNTHANKED * 2 // 3, contacts, today)}
    owed |= {
        row["contact_id"] for row in _recent_few(chance, answered, "answered_on", _UNTHANKED // 3, contacts, today)
    }
    for done, reference, day_column in ((kept, "followup_id", "done_on"), (answered, "ask_id", "answered_on")):
        for row in done:
            day = row[day_column]
            waits = (today - day).days < USUAL_POLICY.thanks_wait_days and chance.random() < 0.5
            if not waits and not (row["contact_id"] in owed and (today - day).days <= _OWED_AT_MOST_DAYS):
                _thank(chance, rows, row["contact_id"], day, today, **{reference: row["id"]})
    for row in rows.by_table["introduction"]:
        if row.get("introducer_id") and row.get("met_on"):
            _thank(chance, rows, row["introducer_id"], row["met_on"], today, introduction_id=row["id"])


def _recent_few(
    chance: Random, done: Sequence[dict[str, Any]], day_column: str, count: int, contacts: int, today: date
) -> list[dict[str, Any]]:
    """Some of what was done long enough ago to be owed something for it, and not too long."""
    recent = [
        row for row in done if USUAL_POLICY.thanks_wait_days < (today - row[day_column]).days <= _OWED_AT_MOST_DAYS
    ]
    return chance.sample(recent, min(len(recent), scaled(count, contacts)))


def _thank(chance: Random, rows: SampleRows, contact: int, day: date, today: date, **what_for: int) -> None:
    thanked_on = min(today, day + timedelta(days=chance.randint(0, 10)))
    rows.add("thanks", contact_id=contact, day=thanked_on, text=chance.choice(_THANKED), **what_for)


def add_favours(rows: SampleRows, moments: Sequence[Moment], today: date, contacts: int) -> None:
    """What went between us both ways, mostly at a meeting or on the phone; I give somewhat more than I get."""
    chance = chance_of("favours")
    since = today - timedelta(days=700)
    spoken = [
        moment
        for moment in moments
        if moment.channel in ENCOUNTERS and moment.day >= since and moment.people[0].lead is not JAN_JANSEN
    ]
    for moment in sorted(
        chance.sample(spoken, min(len(spoken), scaled(_FAVOURS, contacts))), key=lambda moment: moment.interaction
    ):
        given = chance.random() < 0.58
        rows.add(
            "favour",
            contact_id=moment.people[0].contact,
            day=moment.day,
            direction=(Direction.OUT if given else Direction.IN).value,
            text=chance.choice(_GIVEN if given else _GOT),
            interaction_id=moment.interaction,
        )


def celebrate(rows: SampleRows, characters: Sequence[Character], today: date, dossier_ids: dict[str, int]) -> None:
    """Add what was achieved, who contributed, and thanks for most of them."""
    chance = chance_of("successes")
    for result in _RESULTS:
        day = today - timedelta(days=result.days_ago)
        partners = [
            c
            for c in characters
            if not c.is_organisation and c.category(result.dossier) == "partner" and c.known_for_days > result.days_ago
        ]
        wanted = max(result.unthanked + 1, scaled(result.contributors, len(characters)))
        success = rows.add(
            "success", name=result.name, text=result.text, day=day, dossier_id=dossier_ids[result.dossier]
        )
        for number, character in enumerate(chance.sample(partners, min(len(partners), wanted))):
            rows.add(
                "contribution",
                success_id=success,
                contact_id=character.contact,
                text=chance.choice(_CONTRIBUTED) if chance.random() < 0.8 else "",
            )
            if number >= result.unthanked:
                _thank(chance, rows, character.contact, day, today, success_id=success)
