"""Marks and stages of contacts: each change is one entry, and what is so already changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, history, stages
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo")]
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in forms)


def _stages(network: Network, people: tuple[ContactId, ...]) -> list[AmbassadorStage | None]:
    return [row.ambassador for row in contacts.rows_of(network, people)]


def test_several_contacts_change_stage_in_one_entry(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people, AmbassadorStage.ASKED, TODAY)
    assert _stages(network, people) == [AmbassadorStage.ASKED, AmbassadorStage.ASKED]
    history.undo(network)
    assert _stages(network, people) == [None, None]


def test_a_contact_leaves_the_ambassadors_path(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people, AmbassadorStage.ACTIVE, TODAY)
    stages.set_ambassador_stage(network, people[:1], None, TODAY)
    assert _stages(network, people) == [None, AmbassadorStage.ACTIVE]


def _steps(network: Network) -> list[tuple[int, str, date]]:
    with network.database.reading() as connection:
        step = tables.ambassadorship.c
        found = connection.execute(tables.ambassadorship.select().order_by(step.id))
        return [(row.contact_id, row.stage, row.day) for row in found]


def test_every_step_on_the_path_is_dated(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people[:1], AmbassadorStage.ASKED, date(2026, 3, 1))
    stages.set_ambassador_stage(network, people[:1], None, TODAY)
    assert _steps(network) == [(people[0], "asked", date(2026, 3, 1)), (people[0], "", TODAY)]


def test_who_stands_on_the_stage_already_takes_no_step(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people[:1], AmbassadorStage.ASKED, TODAY)
    stages.set_ambassador_stage(network, people, AmbassadorStage.ASKED, TODAY)
    assert [contact for contact, _stage, _day in _steps(network)] == list(people)


def test_a_mark_that_is_there_already_is_no_entry(network: Network, people: tuple[ContactId, ...]) -> None:
    assert stages.set_critical_friend(network, people, True) is not None
    assert stages.set_critical_friend(network, people, True) is None
    assert [row.critical_friend for row in contacts.rows_of(network, people)] == [True, True]


def test_marking_somebody_who_is_gone_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    contacts.delete_contacts(network, people)
    with pytest.raises(NotFound):
        stages.set_critical_friend(network, people, True)


def test_those_who_are_gone_do_not_keep_the_others_from_being_marked(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    an, bo = people
    contacts.delete_contacts(network, [an])
    stages.set_ambassador_stage(network, people, AmbassadorStage.ASKED, TODAY)
    assert _stages(network, (bo,)) == [AmbassadorStage.ASKED]
