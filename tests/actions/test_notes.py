"""A quick note becomes a contact moment with its people, tags, event, promises and moves, as one entry."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, dealings, dossiers, history, notes, positions
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.asks import TellStatus
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Ambiguous, NotFound, Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.domain.timeline import TimelineKind
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)
LINE = "gesprek Jan Jansen, Piet de Vries: wil sneller vergunning #zorg @Zorgcongres gisteren >bel vrijdag +e"


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


def _add(network: Network, given_name: str = "Jan", surname: str = "Jansen", organisation: str = "") -> ContactId:
    form = ContactForm(given_name=given_name, surname=surname, organisation=organisation)
    return contacts.add_contact(network, form, TODAY)[0]


def _record(network: Network, line: str, *, accept_moves: bool = False) -> notes.Recorded:
    draft = parse(line, TODAY, notes.KnownNetwork(network))
    return notes.record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=accept_moves)


def test_a_note_records_everything_that_it_says(network: Network) -> None:
    jan = _add(network)
    recorded = _record(network, LINE)
    (item,) = (each for each in timeline(network, jan) if each.kind is TimelineKind.INTERACTION)
    assert (item.channel, item.direction, item.day) == (Channel.MEETING, Direction.MUTUAL, date(2026, 11, 22))
    assert (item.text, item.tags, item.event) == ("wil sneller vergunning", ("zorg",), "Zorgcongres")
    assert item.others == ("Piet de Vries",)
    assert [(each.name, each.is_new) for each in recorded.participants] == [
        ("Jan Jansen", False),
        ("Piet de Vries", True),
    ]
    assert [(each.contact, each.text, each.due) for each in recorded.followups] == [(jan, "bel", date(2026, 11, 27))]


def test_a_note_is_one_entry_that_undo_takes_back_whole(network: Network) -> None:
    jan = _add(network)
    before = timeline(network, jan)
    _record(network, LINE, accept_moves=True)
    history.undo(network)
    assert timeline(network, jan) == before
    assert not notes.KnownNetwork(network).people_named("Piet de Vries")


def test_a_suggested_move_changes_no_score_unless_it_is_accepted(network: Network) -> None:
    jan = _add(network)
    recorded = _record(network, "bel Jan Jansen: goed gesprek +e")
    assert [(move.contact, move.after, move.accepted) for move in recorded.suggested] == [(jan, Cell(0, 4), False)]
    assert contacts.profile_of(network, jan).positions == ()


def test_an_accepted_move_starts_from_where_the_contact_stands(network: Network) -> None:
    jan = _add(network)
    general = dossiers.general(network)
    positions.assess(network, Move((jan,), ACCEPTANCE_ENERGY, general, Cell(2, 3), TODAY))
    _record(network, "bel Jan Jansen: doet mee +e +a", accept_moves=True)
    (position,) = contacts.profile_of(network, jan).positions
    assert position.cell == Cell(3, 4)


def test_two_people_of_one_name_are_asked_apart(network: Network) -> None:
    _add(network, organisation="Gemeente Ede")
    _add(network, organisation="Drukkerij Jansen")
    with pytest.raises(Ambiguous) as unclear:
        _record(network, "bel Jan Jansen: over de vergunning")
    assert {each.organisation for each in unclear.value.candidates} == {"Gemeente Ede", "Drukkerij Jansen"}


def test_a_note_about_nobody_is_refused(network: Network) -> None:
    with pytest.raises(UsageError):
        _record(network, "ergens over gesproken")


def test_a_typo_finds_the_person_that_is_meant(network: Network) -> None:
    jan = _add(network, "Janneke", "Hoekstra")
    recorded = _record(network, "bel janeke hoekstra: sprak over zorg")
    assert [each.id for each in recorded.participants] == [jan]


def test_an_event_that_is_named_again_is_the_same_event(network: Network) -> None:
    _add(network)
    _record(network, "Jan Jansen: eerste keer @Zorgcongres")
    _record(network, "Jan Jansen: tweede keer @zorgcongres")
    assert [name for _id, name in notes.KnownNetwork(network).events()] == ["Zorgcongres"]


def test_a_promise_of_theirs_is_kept_for_each_of_them(network: Network) -> None:
    _add(network)
    _add(network, "Els", "Claes")
    recorded = _record(network, "overleg Jan Jansen, Els Claes: afgesproken <stuurt cijfers vrijdag")
    assert [(each.theirs, each.text) for each in recorded.followups] == [(True, "stuurt cijfers")] * 2


def test_a_note_about_somebody_who_was_deleted_meanwhile_is_refused(network: Network) -> None:
    jan = _add(network)
    draft = parse("bel Jan Jansen: over de vergunning", TODAY, notes.KnownNetwork(network))
    contacts.delete_contacts(network, [jan])
    with pytest.raises(NotFound, match="Jan Jansen"):
        notes.record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=False)


def test_a_note_about_an_event_that_was_undone_meanwhile_is_refused(network: Network) -> None:
    _add(network)
    _record(network, "Jan Jansen: eerste keer @Zorgcongres")
    draft = parse("Jan Jansen: tweede keer @zorgcongres", TODAY, notes.KnownNetwork(network))
    history.undo(network)
    with pytest.raises(NotFound, match="Zorgcongres"):
        notes.record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=False)


def test_a_note_moves_nobody_in_a_closed_dossier(network: Network) -> None:
    _add(network)
    closed, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    dossiers.close_dossier(network, closed, TODAY)
    draft = parse("bel Jan Jansen: doet mee +e", TODAY, notes.KnownNetwork(network))
    with pytest.raises(Refused, match="Warmtenet"):
        notes.record(network, draft, today=TODAY, dossier=closed, accept_moves=True)


def test_what_was_told_is_ticked_off_in_the_entry_of_the_note(network: Network) -> None:
    jan = _add(network)
    dealings.add_tell(network, [jan], "de nota is af", TODAY)
    recorded = _record(network, "bel Jan Jansen: gesproken gisteren !told")
    (tell,) = contacts.profile_of(network, jan).tells
    assert (tell.status, tell.told_on) == (TellStatus.TOLD, date(2026, 11, 22))
    assert [each.text for each in recorded.draft.told] == ["de nota is af"]
    history.undo(network)
    (tell,) = contacts.profile_of(network, jan).tells
    assert (tell.status, tell.told_on) == (TellStatus.OPEN, None)


def test_what_was_told_meanwhile_keeps_its_day(network: Network) -> None:
    jan = _add(network)
    dealings.add_tell(network, [jan], "de nota is af", TODAY)
    draft = parse("bel Jan Jansen: gesproken !told", TODAY, notes.KnownNetwork(network))
    dealings.set_told(network, draft.told[0].id, True, date(2026, 11, 20))
    notes.record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=False)
    (tell,) = contacts.profile_of(network, jan).tells
    assert tell.told_on == date(2026, 11, 20)
