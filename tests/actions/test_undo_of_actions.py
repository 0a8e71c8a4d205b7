"""Whatever a user does, undone and redone one by one, gives exactly the same rows, also in a reopened network."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from netwerk_tui.actions import contacts, dossiers, history, interactions, notes, positions, stages
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm, form_of
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import BUILT_IN
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.domain.timeline import TimelineKind
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.upgrade import open_database
from tests.store.random_rows import all_rows

SEQUENCES = 20
TODAY = date(2026, 11, 23)

_GIVEN = ("Jan", "Fatima", "Zoë", "Sjoerd", "An-Sofie", "Ömer")
_SURNAMES = ("Jansen", "de Vries", "van den Berg", "El Amrani", "’t Veld", "[/b] Bos")
_TEXTS = ("wil sneller #zorg", "goed gesprek @Zorgcongres +e", "stuurt stuk >bel vrijdag", "~ontspannen gisteren")


def test_undoing_and_redoing_random_actions_restores_every_row(network_url: str) -> None:
    chance = random.Random(42)
    database = open_database(network_url)
    for sequence in range(SEQUENCES):
        network = Network(database, "test")
        states = [all_rows(database)]
        for _ in range(chance.randint(2, 6)):
            _act(network, chance)
            rows = all_rows(database)
            if rows != states[-1]:
                states.append(rows)
        if sequence % 5 == 0:
            database = _reopened(database, network_url)
            network = Network(database, "test")
        for expected in reversed(states[:-1]):
            history.undo(network)
            assert all_rows(database) == expected
        for expected in states[1:]:
            history.redo(network)
            assert all_rows(database) == expected
    database.close()


def _reopened(database: Database, url: str) -> Database:
    database.close()
    return open_database(url)


def _act(network: Network, chance: random.Random) -> None:
    """Something that a user could do now; what is refused changes nothing."""
    with network.database.reading() as connection:
        people = [ContactId(value) for value in contact_ids(connection, Order.NAME)]
    actions: list[Callable[[Network, random.Random, list[ContactId]], object]] = [_add, _add]
    if people:
        actions += [_edit, _delete, _move, _note, _note, _stage, _change_timeline, _dossier]
    with suppress(UserError):
        chance.choice(actions)(network, chance, people)


def _add(network: Network, chance: random.Random, _people: list[ContactId]) -> object:
    form = ContactForm(
        given_name=chance.choice(_GIVEN),
        surname=f"{chance.choice(_SURNAMES)} {chance.randint(1, 99)}",
        role=chance.choice(("", "raadslid", "huisarts")),
        emails=chance.choice(("", "a@example.org", "a@example.org; b@example.org")),
        tags=chance.choice(("", "zorg", "zorg; energie")),
    )
    return contacts.add_contact(network, form, TODAY)


def _edit(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    contact = chance.choice(people)
    form = form_of(contacts.profile_of(network, contact))
    changed = replace(
        form,
        role=chance.choice(("wethouder", "raadslid", "")),
        tags=chance.choice(("", "wonen", form.tags)),
        emails=chance.choice(("b@example.org; c@example.org", "", form.emails)),
    )
    return contacts.edit_contact(network, contact, changed, TODAY)


def _delete(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    return contacts.delete_contacts(network, chance.sample(people, min(len(people), chance.randint(1, 3))))


def _move(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    matrix = chance.choice(BUILT_IN)
    return positions.assess(
        network,
        Move(
            contacts=tuple(chance.sample(people, min(len(people), 2))),
            matrix=matrix,
            dossier=dossiers.general(network),
            cell=chance.choice(list(matrix.cells())),
            day=TODAY - timedelta(days=chance.randint(0, 900)),
            reason=chance.choice(("", "zei het zelf")),
            evidence=tuple(chance.sample(list(Evidence), chance.randint(0, 3))),
            kind=chance.choice(list(AssessmentKind)),
        ),
    )


def _note(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    names = [row.name for row in contacts.rows_of(network, chance.sample(people, 1))]
    if chance.random() < 0.3:
        names.append(f"Nieuwe Persoon{chance.randint(1, 10**6)}")
    known = notes.KnownNetwork(network)
    draft = parse(f"bel {'; '.join(names)}: {chance.choice(_TEXTS)}", TODAY, known)
    return notes.record(
        network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=chance.random() < 0.5
    )


def _stage(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    stage = chance.choice([None, *AmbassadorStage])
    return stages.set_ambassador_stage(network, chance.sample(people, 1), stage, TODAY)


def _change_timeline(network: Network, chance: random.Random, people: list[ContactId]) -> object:
    items = [item for item in timeline(network, chance.choice(people)) if item.kind is not TimelineKind.IMPORT]
    return interactions.delete_item(network, chance.choice(items)) if items else None


def _dossier(network: Network, chance: random.Random, _people: list[ContactId]) -> object:
    known = dossiers.all_dossiers(network)
    if len(known) < 3:
        return dossiers.add_dossier(network, f"Dossier {chance.randint(1, 10**6)}", TODAY)
    return dossiers.close_dossier(network, chance.choice(known).id, TODAY)
