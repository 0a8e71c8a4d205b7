"""The screen in a team: it shows what others write, asks about clashes, and lives through a server that goes away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from netwerk_tui.actions.card_editing import edit_contact_fields
from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.events import add_event, all_events, edit_event, page_of
from netwerk_tui.actions.followups import add_followup, edit_followup, followups
from netwerk_tui.actions.messages import add_message, all_messages, edit_message, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import add_segment, all_segments, edit_segment
from netwerk_tui.domain.event_form import EventValues, form_of_event
from netwerk_tui.domain.followups import FollowupRow, FollowupValues
from netwerk_tui.domain.ids import ContactId, EntryId, EventId
from netwerk_tui.domain.message import Message
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.message_form import form_of as form_of_message
from netwerk_tui.domain.message_occasions import Occasions
from netwerk_tui.domain.segment import SegmentValues
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.upgrade import open_database
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.event_form import EventFormScreen
from netwerk_tui.ui.screens.followup_editing import FollowupEditScreen
from netwerk_tui.ui.screens.message_form import MessageFormScreen
from netwerk_tui.ui.screens.segment_form import SegmentForm
from netwerk_tui.ui.widgets.line_editor import LineEditor
from tests.postgresql import PostgresqlServer, running_postgresql
from tests.ui.screens.running import FATIMA, JAN, TODAY, User, running


@pytest.fixture
def colleague(postgresql_network_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """Somebody else on the network that the screen is about to open."""
    monkeypatch.setenv("NETWERK_DB", postgresql_network_url)
    with open_database(postgresql_network_url) as database:
        yield Network(database, "bert")


@pytest.fixture
def either_colleague(network_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """Somebody else on the network that the screen is about to open: a server's, and a file."""
    monkeypatch.setenv("NETWERK_DB", network_url)
    with open_database(network_url) as database:
        yield Network(database, "bert")


def desk_of(user: User) -> Desk:
    assert user.app.desk is not None
    return user.app.desk


def newest_entry_of(network: Network) -> EntryId:
    with network.database.reading() as connection:
        return newest_entry(connection)


def only_contact(user: User) -> ContactId:
    assert user.app.desk is not None
    return user.app.desk.directory.ids[0]


def moments_of(user: User) -> list[TimelineItem]:
    assert user.app.desk is not None
    desk = user.app.desk
    return [
        item for each in desk.directory.ids for item in desk.timeline(each) if item.kind is TimelineKind.INTERACTION
    ]


async def test_the_list_and_an_open_card_show_what_a_colleague_writes(colleague: Network) -> None:
    async with running(JAN) as user:
        contact = only_contact(user)
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, CardScreen), "the card")
        edit_contact_fields(colleague, contact, {"motive": "roads and bridges"}, TODAY)
        await user.until_seen("roads and bridges")
        await user.press("escape")
        edit_contact_fields(colleague, contact, {"surname": "Pietersen"}, TODAY)
        await user.until_seen("Jan Pietersen")


@pytest.mark.parametrize(("key", "kept"), [("m", "mine"), ("t", "theirs"), ("b", "theirs mine")])
async def test_a_field_of_the_card_that_a_colleague_changed_is_asked_about(
    colleague: Network, key: str, kept: str
) -> None:
    async with running(JAN) as user:
        contact = only_contact(user)
        await user.press("enter", "j", "j", "e", "ctrl+u")
        await user.type("mine")
        edit_contact_fields(colleague, contact, {"role": "theirs"}, TODAY)
        await user.press("enter")
        await user.until_seen("bert changed “Role” as well")
        await user.press(key)
        await user.until_seen(f"Jan Jansen · {kept}")
        assert profile_of(colleague, contact).role == kept


async def test_the_whole_form_asks_about_what_a_colleague_changed_and_keeps_the_rest(colleague: Network) -> None:
    async with running(JAN) as user:
        contact = only_contact(user)
        await user.press("e")
        await user.until_seen("Edit contact")
        form = user.app.screen
        form.query_one("#role", Input).value = "mine"
        edit_contact_fields(colleague, contact, {"role": "theirs", "locality": "Ede"}, TODAY)
        await user.press("ctrl+s")
        await user.until_seen("bert changed “Role” as well")
        await user.press("escape")
        await user.until_seen("bert changed “Role” meanwhile")
        await user.press("ctrl+s")
        await user.until_seen("bert changed “Role” as well")
        await user.press("m")
        await user.until(lambda: len(user.app.screen_stack) == 2, "the main screen")
        now = profile_of(colleague, contact)
        assert (now.role, now.locality) == ("mine", "Ede")


@dataclass(frozen=True)
class FormOfOthers:
    """A form that is no part of the card: what it is opened on, and how a colleague changes the same."""

    make: Callable[[Network], object]
    open: Callable[[Network, Desk], Dialog[Any]]
    type: Callable[[Dialog[Any]], None]
    change: Callable[[Network], object]
    stored: Callable[[Network], str]
    label: str
    save: str = "ctrl+s"


def promise_of(network: Network) -> FollowupRow:
    return followups(network, TODAY)[0]


def contact_of(network: Network) -> ContactId:
    with network.database.reading() as connection:
        return ContactId(contact_ids(connection, Order.NAME)[0])


def only_event(network: Network) -> EventId:
    return all_events(network)[0].id


def only_message(network: Network) -> Message:
    return message_with_id(network, all_messages(network)[0].id)


def type_into(screen: Dialog[Any], selector: str, text: str) -> None:
    field = screen.query_one(selector)
    if isinstance(field, TextArea):
        field.text = text
    else:
        assert isinstance(field, Input)
        field.value = text


PROMISE = FormOfOthers(
    make=lambda network: add_followup(network, contact_of(network), "start", None, TODAY),
    open=lambda network, desk: FollowupEditScreen(desk, promise_of(network)),
    type=lambda screen: screen.query(LineEditor).first().set_value("mine"),
    change=lambda network: edit_followup(network, promise_of(network).id, FollowupValues("theirs", None, theirs=False)),
    stored=lambda network: promise_of(network).text,
    label="What",
    save="enter",
)
EVENT = FormOfOthers(
    make=lambda network: add_event(network, EventValues("start", None, None)),
    open=lambda network, desk: EventFormScreen(
        desk, only_event(network), form_of_event(page_of(network, only_event(network)))
    ),
    type=lambda screen: type_into(screen, "#name", "mine"),
    change=lambda network: edit_event(network, only_event(network), EventValues("theirs", None, None), TODAY),
    stored=lambda network: all_events(network)[0].name,
    label="Name",
)
SEGMENT = FormOfOthers(
    make=lambda network: add_segment(network, SegmentValues("start", "#board")),
    open=lambda network, desk: SegmentForm(desk, about=all_segments(network)[0]),
    type=lambda screen: type_into(screen, "#name", "mine"),
    change=lambda network: edit_segment(network, all_segments(network)[0].id, SegmentValues("theirs", "#board")),
    stored=lambda network: all_segments(network)[0].name,
    label="Name",
)
MESSAGE = FormOfOthers(
    make=lambda network: add_message(network, MessageForm("start", "Hello", "Text"), TODAY),
    open=lambda network, desk: MessageFormScreen(
        desk, form_of_message(only_message(network)), Occasions((), (), ()), only_message(network).id
    ),
    type=lambda screen: type_into(screen, "#name", "mine"),
    change=lambda network: edit_message(network, only_message(network).id, MessageForm("theirs", "Hello", "Text")),
    stored=lambda network: only_message(network).name,
    label="Name",
)


@pytest.mark.parametrize(("key", "kept"), [("m", "mine"), ("t", "theirs"), ("b", "theirs mine")])
@pytest.mark.parametrize("form", [PROMISE, EVENT, SEGMENT, MESSAGE], ids=["promise", "event", "segment", "message"])
async def test_every_form_asks_what_is_to_stand_where_a_colleague_changed_the_same(
    either_colleague: Network, form: FormOfOthers, key: str, kept: str
) -> None:
    async with running(JAN) as user:
        form.make(either_colleague)
        made_at = newest_entry_of(either_colleague)
        await user.until(lambda: desk_of(user).directory.revision >= made_at, "what was made")
        screen = form.open(either_colleague, desk_of(user))
        user.app.push_screen(screen)
        await user.until(lambda: screen.is_mounted and bool(screen.query("Input, LineEditor")), "the form")
        await user.press("end")
        form.type(screen)
        form.change(either_colleague)
        await user.press(form.save)
        await user.until_seen(f"bert changed “{form.label}” as well")
        await user.press("escape")
        await user.until_seen(f"bert changed “{form.label}” meanwhile")
        await user.press(form.save)
        await user.until_seen(f"bert changed “{form.label}” as well")
        await user.press(key)
        await user.until(lambda: len(user.app.screen_stack) == 2, "the main screen")
        assert form.stored(either_colleague) == kept


async def test_what_is_shown_stays_while_the_server_is_away_and_work_goes_on_afterwards(
    postgresql_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_postgresql(settings=("fsync=off", "shared_buffers=16MB")) as server:
        monkeypatch.setenv("NETWERK_DB", server.url(server.create_database()))
        async with running(JAN, FATIMA) as user:
            await user.press("n")
            await user.type("call Jan Jansen: about")
            server.kill()
            await user.until_seen("The database server does not answer.")
            await user.type(" the road\n")
            await user.until_seen("Nothing was saved.")
            assert all(user.sees(each) for each in ("about the road", "Fatima El Amrani"))
            server.start()
            await user.until_seen("The database server is back.")
            await user.type("\n")
            await user.until(lambda: len(moments_of(user)) == 1, "the note")


async def test_moving_about_while_the_server_is_away_ends_nothing(
    postgresql_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_postgresql(settings=("fsync=off", "shared_buffers=16MB")) as server:
        monkeypatch.setenv("NETWERK_DB", server.url(server.create_database()))
        async with running(JAN, FATIMA) as user:
            server.kill()
            await user.until_seen("The database server does not answer.")
            await user.press("j", "k", "j", "enter", "2", "j", "l", "3", "j", "1", "slash", "a", "escape", "escape")
            server.start()
            await user.until_seen("The database server is back.")
            await user.until(lambda: len(user.app.screen_stack) == 2, "the main screen")
            await user.until_seen("Fatima El Amrani")
