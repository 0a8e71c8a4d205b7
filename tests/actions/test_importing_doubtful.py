"""People of a file who may be somebody that is known: told beforehand, and taken as the user says."""

from __future__ import annotations

import pytest

from netwerk_tui.actions.contacts import add_contact, profile_of
from netwerk_tui.actions.duplicates import possible_doubles
from netwerk_tui.actions.import_plan import ImportPlan
from netwerk_tui.actions.importing import apply_import, decided_import, plan_import
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.doubtful import Decisions
from netwerk_tui.domain.duplicates import Alike
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingPoint
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.undoing import undo
from tests.actions.incoming import TODAY

_J = IncomingContact(
    where="line 2",
    external_id="j",
    given_name="J.",
    particle="",
    surname="Jansen",
    organisation="Alliander",
    points=(IncomingPoint(PointKind.PHONE, "+31 6 12345678"),),
)
_BATCH = IncomingBatch(source="sheet", format="csv", contacts=(_J,))


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def jan(network: Network) -> ContactId:
    form = ContactForm(given_name="Jan", surname="Jansen", phones="06-12345678", organisation="Gemeente Ede")
    return add_contact(network, form, TODAY)[0]


def _decided(network: Network, decided: Decisions) -> ImportPlan:
    return decided_import(network, plan_import(network, _BATCH), decided)


def _people(network: Network) -> int:
    with network.database.reading() as connection:
        return len(contact_rows(connection, [ContactId(number) for number in range(1, 20)]))


def test_a_newcomer_who_may_be_known_is_told_with_the_reason(network: Network, jan: ContactId) -> None:
    (doubtful,) = plan_import(network, _BATCH).report().doubtful
    (pair,) = doubtful.may_be
    assert (pair.first.contact, pair.first.name, pair.second.name) == (jan, "Jan Jansen", "J. Jansen")
    assert pair.double.reasons == (Alike.MOBILE, Alike.INITIALS)


def test_nobody_is_doubtful_where_nobody_is_known(network: Network) -> None:
    assert plan_import(network, _BATCH).doubtful == ()


def test_one_who_is_not_decided_comes_in_and_stays_proposed(network: Network, jan: ContactId) -> None:
    report = apply_import(network, plan_import(network, _BATCH), TODAY)
    assert (report.new, len(report.doubtful)) == (1, 1)
    (found,) = possible_doubles(network)
    assert found.first.contact == jan


def test_the_same_one_is_updated_and_known_from_then_on(network: Network, jan: ContactId) -> None:
    plan = _decided(network, {"j": jan})
    assert (len(plan.new), len(plan.changed), plan.report().doubtful) == (0, 1, ())
    apply_import(network, plan, TODAY)
    assert _people(network) == 1
    assert len(profile_of(network, jan).points) == 2
    again = plan_import(network, _BATCH)
    assert (again.new, again.unchanged) == ((), 1)


def test_one_who_is_new_comes_in_and_is_proposed_no_more(network: Network, jan: ContactId) -> None:
    report = apply_import(network, _decided(network, {"j": None}), TODAY)
    assert (report.new, _people(network)) == (1, 2)
    assert possible_doubles(network) == []
    undo(network.database, "test")
    assert _people(network) == 1


def test_what_was_decided_holds_where_something_was_written_meanwhile(network: Network, jan: ContactId) -> None:
    plan = _decided(network, {"j": jan})
    add_contact(network, ContactForm(given_name="Piet", surname="Bakker"), TODAY)
    report = apply_import(network, plan, TODAY)
    assert (report.new, report.updated, _people(network)) == (0, 1, 2)


def test_two_of_a_file_are_not_both_made_the_same_one(network: Network, jan: ContactId) -> None:
    other = IncomingContact("line 3", "k", "J.", "", "Jansen", points=_J.points)
    batch = IncomingBatch(source="sheet", format="csv", contacts=(_J, other))
    plan = decided_import(network, plan_import(network, batch), {"j": jan, "k": jan})
    assert (len(plan.new), len(plan.changed)) == (1, 1)
