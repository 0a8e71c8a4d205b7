"""The screen in a team: it shows what others write, asks about clashes, and lives through a server that goes away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.widgets import Input

from netwerk_tui.actions.card_editing import edit_contact_fields
from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.followups import add_followup, edit_followup, followups
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.followups import FollowupValues
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.store.upgrade import open_database
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.followup_editing import FollowupEditScreen
from tests.postgresql import PostgresqlServer, running_postgresql
from tests.ui.screens.running import FATIMA, JAN, TODAY, User, running


@pytest.fixture
def colleague(postgresql_network_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """Somebody else on the network that the screen is about to open."""
    monkeypatch.setenv("NETWERK_DB", postgresql_network_url)
    with open_database(postgresql_network_url) as database:
        yield Network(database, "bert")


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


async def test_a_form_without_texts_to_merge_says_what_a_colleague_changed_before_it_overwrites(
    colleague: Network,
) -> None:
    async with running(JAN) as user:
        contact = only_contact(user)
        add_followup(colleague, contact, "send the report", None, TODAY)
        (promise,) = followups(colleague, TODAY)
        await user.until(lambda: user.app.desk is not None and user.app.desk.directory.revision == 2, "the promise")
        assert user.app.desk is not None
        user.app.push_screen(FollowupEditScreen(user.app.desk, promise))
        await user.until_seen("send the report")
        await user.type(" soon")
        edit_followup(colleague, promise.id, FollowupValues("send the letter", None, theirs=False))
        await user.press("enter")
        await user.until_seen("bert changed “What” meanwhile")
        await user.press("enter")
        await user.until(lambda: len(user.app.screen_stack) == 2, "the main screen")
        assert [each.text for each in followups(colleague, TODAY)] == ["send the report soon"]


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
