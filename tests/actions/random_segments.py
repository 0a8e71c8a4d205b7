"""Small networks in which everything is said of somebody that a query may ask for."""

from __future__ import annotations

import random
from datetime import date

import sqlalchemy as sa

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.names import search_key
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.actions.random_reviews import fill_with_dues
from tests.domain.query_texts import WORDS


def fill_with_traits(network: Network, seed: int, today: date) -> None:
    """Add people in whom the review is interested, with names, texts and links of the words of random queries."""
    chance = random.Random(seed)
    fill_with_dues(network, seed, today)

    def said() -> str:
        return " ".join(chance.sample(WORDS, chance.choice((1, 1, 2)))).title() if chance.random() < 0.6 else ""

    with transaction(network.database, f"Traits {seed}", "test") as recording:
        verbs = recording.verbs
        people = list(verbs.connection.scalars(sa.select(tables.contact.c.id)))
        dossiers = list(verbs.connection.scalars(sa.select(tables.dossier.c.id)))
        moments = list(verbs.connection.scalars(sa.select(tables.interaction.c.id)))
        names = [word.title() for word in WORDS]
        for dossier, name in zip(dossiers, ("Algemeen", "Warmtenet", "Zorg Ede", "Congres"), strict=False):
            verbs.update(tables.dossier, [{"id": dossier, "name": name, "search_key": fold(name)}])
        for name in names[:4]:
            verbs.insert(tables.tag, [{"name": name, "search_key": fold(name), "target_group": chance.random() < 0.5}])
        events = verbs.insert(tables.event, [{"name": f"{name} 2026", "search_key": fold(name)} for name in names[:4]])
        personas = verbs.insert(tables.persona, [{"name": name} for name in names[:3]])
        themes = verbs.insert(tables.theme, [{"name": name, "search_key": fold(name)} for name in names[3:6]])
        tags = list(verbs.connection.scalars(sa.select(tables.tag.c.id).where(tables.tag.c.name.in_(names))))
        for moment in moments:
            row = {"id": moment, "event_id": chance.choice([None, None, *events])}
            verbs.update(tables.interaction, [row | {"dossier_id": chance.choice([None, *dossiers])}])
        for contact in people:
            texts = ("organisation", "role", "locality", "motive", "objection", "language", "source")
            row = {name: said() for name in texts} | {
                "id": contact,
                **_name(chance.choice(("Jansen", "De Boer", "Zorg"))),
                "kind": chance.choice(("person", "person", "organisation")),
                "critical_friend": chance.random() < 0.3,
                "preferred_channel": chance.choice(("", "call", "message")),
            }
            verbs.update(tables.contact, [row])
            about = {"contact_id": contact}
            verbs.insert(tables.capacity, [about | {"name": said(), "organisation": said()}])
            verbs.insert(tables.expertise, [about | {"subject": said()}])
            verbs.insert(tables.tell, [about | {"text": said(), "status": chance.choice(("open", "told"))}])
            verbs.insert(tables.ask, [about | {"topic": said(), "dossier_id": chance.choice([None, *dossiers])}])
            verbs.insert(
                tables.contact_point, [about | {"kind": chance.choice(("email", "phone", "link")), "value": said()}]
            )
            if chance.random() < 0.5:
                verbs.insert(tables.contact_tag, [about | {"tag_id": chance.choice(tags)}])
                verbs.insert(tables.contact_persona, [about | {"persona_id": chance.choice(personas)}])
                theme = {"theme_id": chance.choice(themes), "raised_on": today}
                verbs.insert(tables.concern, [about | theme])
                status = chance.choice(("expected", "attended", "declined"))
                verbs.insert(tables.attendance, [about | {"event_id": chance.choice(events), "status": status}])
                stage = chance.choice(("orientation", "selection", "transaction", "service"))
                verbs.insert(
                    tables.journey, [about | {"dossier_id": chance.choice(dossiers), "stage": stage, "day": today}]
                )


def _name(surname: str) -> dict[str, str]:
    return {"given_name": "Jan", "surname": surname, "search_key": search_key(f"Jan {surname}")}
