"""The settings by keys: what is typed stands in the file and holds at once, and nothing of the user's own goes lost."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Label

from netwerk_tui.actions import dossiers, positions
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.effort_demand import all_tag_rules
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.policy import Campaign
from netwerk_tui.settings import load_settings
from netwerk_tui.ui.screens.settings import SettingsScreen
from tests.new_network import open_own_network
from tests.ui.screens.running import FATIMA, TODAY, User, running

PARTNER = "acceptance-energy/partner"
MINE = '# mine\ntheme = "netwerk-light" # by day\n\n[keys]\nnote = "N"\n'


@pytest.fixture
def config() -> Path:
    """The configuration file, with something of the user's own in it; one partner is in the network."""
    path = load_settings(os.environ).config_file
    path.parent.mkdir(parents=True)
    path.write_text(MINE, encoding="utf-8")
    network = open_own_network()
    jan, _committed = add_contact(
        network, ContactForm(given_name="Jan", surname="Jansen", tags="[bold]zorg[/]; pers"), TODAY
    )
    positions.assess(network, Move((jan,), ACCEPTANCE_ENERGY, dossiers.general(network), Cell(3, 5), TODAY))
    network.close()
    return path


def said(config: Path) -> dict[str, object]:
    """What the file says beside what it said at first."""
    values = tomllib.loads(config.read_text(encoding="utf-8"))
    return {key: value for key, value in values.items() if key not in tomllib.loads(MINE)}


async def opened(user: User, pages_on: int = 0) -> None:
    await user.press("comma")
    await user.until(lambda: isinstance(user.app.screen, SettingsScreen), "the settings")
    await user.until_seen("Opponent")
    await user.press(*["tab"] * pages_on)


async def retyped(user: User, text: str) -> None:
    """Replace what stands in the line."""
    await user.press(*["backspace"] * 30, *({" ": "space", "-": "minus"}.get(letter, letter) for letter in text))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_page_can_be_read(config: Path, size: tuple[int, int]) -> None:
    async with running(size=size) as user:
        await opened(user)
        assert user.sees("It fits: the policy asks 0 contacts a day")
        words = ("#pers", "Cards that are enough", "No campaigns yet", "How do you want", "kept in this file")
        for word in (*words, "No shell reads the command"):
            await user.press("tab")
            await user.until_seen(word)
            assert user.sees("Esc back")


async def test_a_cadence_is_weighed_then_written_and_holds_at_once(config: Path) -> None:
    async with running() as user:
        await opened(user)
        await user.press("enter")
        await retyped(user, "1")
        await user.press("enter")
        await user.until_seen("This asks 1 contacts a day; now it is 0")
        assert config.read_text(encoding="utf-8") == MINE
        await user.press("enter")
        await user.until_seen("saved · u undoes it")
        desk = user.app.desk
        assert desk is not None
        assert desk.review.policy.ideal_days(PARTNER) == 1
    assert config.read_text(encoding="utf-8") == MINE + f'\n[effort."{PARTNER}"]\nideal_days = 1\n'
    assert config.stat().st_mode & 0o777 == 0o600


async def test_keys_that_arrive_in_one_piece_each_meet_their_question(config: Path) -> None:
    async with running() as user:
        await opened(user)
        await user.type("\n1\n\nu")  # every 301 days, agreed with, and taken back
        await user.until_seen("Undone:")
    assert config.read_text(encoding="utf-8") == MINE


async def test_what_is_declined_is_not_written_and_still_typed(config: Path) -> None:
    async with running() as user:
        await opened(user)
        await user.press("enter")
        await retyped(user, "7")
        await user.press("enter")
        await user.until_seen("This asks")
        await user.press("escape")
        await user.until_seen("Not saved.")
        assert any("Every … days" in line and "7" in line for line in user.screen_lines())
    assert said(config) == {}


async def test_undo_puts_the_file_back_to_the_letter(config: Path) -> None:
    async with running() as user:
        await opened(user, 2)
        await user.press("enter")
        await retyped(user, "4")
        await user.press("enter")
        await user.until_seen("saved · u undoes it")
        assert said(config) == {"review": {"daily_number": 4}}
        await user.press("u")
        await user.until_seen("Undone: Cards that are enough")
    assert config.read_text(encoding="utf-8") == MINE


async def test_a_wrong_number_is_told_at_its_field_and_not_written(config: Path) -> None:
    async with running() as user:
        await opened(user, 2)
        await user.press("enter")
        await retyped(user, "0")
        await user.press("enter")
        await user.until_seen("from 1 to 200.")
    assert said(config) == {}


async def test_a_file_that_changed_meanwhile_is_taken_over_and_nothing_typed_is_lost(config: Path) -> None:
    async with running() as user:
        await opened(user, 2)
        await user.press("enter")
        await retyped(user, "4")
        config.write_text(MINE + "[review]\ndrift_days = 30\n", encoding="utf-8")
        await user.press("enter")
        await user.until_seen("by another program")
        assert said(config) == {"review": {"drift_days": 30}}
        await user.press("enter")
        await user.until_seen("saved · u undoes it")
    assert said(config) == {"review": {"drift_days": 30, "daily_number": 4}}


async def test_a_setting_that_changed_itself_meanwhile_is_not_overwritten_unseen(config: Path) -> None:
    async with running() as user:
        await opened(user, 2)
        await user.press("enter")
        await retyped(user, "4")
        config.write_text(MINE + "[review]\ndaily_number = 6\n", encoding="utf-8")
        await user.press("enter")
        await user.until_seen("by another program")
        await user.press("enter")
        await user.until_seen("look at it")
    assert said(config) == {"review": {"daily_number": 6}}


async def test_a_file_that_became_nonsense_is_left_alone(config: Path) -> None:
    async with running() as user:
        await opened(user, 2)
        await user.press("enter")
        await retyped(user, "4")
        config.write_text("theme = nord\n", encoding="utf-8")
        await user.press("enter")
        await user.until_seen("Invalid value (at line 1")
    assert config.read_text(encoding="utf-8") == "theme = nord\n"


async def test_a_missing_file_is_made_and_undo_takes_it_away(config: Path) -> None:
    config.unlink()
    async with running() as user:
        await opened(user, 4)
        await user.press("a")
        await user.until_seen("How I want to be seen")
        await retyped(user, "close by")
        await user.press("enter")
        await user.until_seen("saved · u undoes it")
        assert load_settings(os.environ).image == ("close by",)
        await user.press("u")
        await user.until_seen("How do you want to be seen?")
    assert not config.exists()


async def test_a_campaign_is_added_changed_and_deleted(config: Path) -> None:
    async with running() as user:
        await opened(user, 3)
        await user.press("a")
        await user.until_seen("New campaign")
        await user.press(*"Raad", "tab", *"2026", "minus", *"01", "minus", *"05", "tab")
        await user.press(*"2026", "minus", *"03", "minus", *"18", "enter")
        await user.until_seen("saved · u undoes it")
        campaign = Campaign("Raad", date(2026, 1, 5), date(2026, 3, 18))
        assert load_settings(os.environ).effort.campaigns == (campaign,)
        await user.press("enter")
        await retyped(user, "Gemeenteraad")
        await user.press("enter")
        await user.until_seen("Raad: saved")
        await user.until_seen("Gemeenteraad")
        assert load_settings(os.environ).effort.campaigns[0].name == "Gemeenteraad"
        await user.press("delete")
        await user.until_seen("No campaigns yet")
    assert said(config) == {}


async def test_a_tag_with_a_hostile_name_is_shown_as_it_is_and_changed_by_one_entry(config: Path) -> None:
    async with running() as user:
        await opened(user, 1)
        await user.until_seen("#[bold]zorg[/]")
        await user.press("l", "l", "enter")
        await user.until_seen("Contact every")
        await retyped(user, "14")
        await user.press("enter")
        await user.until_seen("This asks")
        await user.press("enter")
        await user.until_seen("· u undoes it")
        assert tags()[0] == ("[bold]zorg[/]", 14)
        await user.press("u")
        await user.until_seen("Undone:")
        assert tags()[0] == ("[bold]zorg[/]", None)
    assert said(config) == {}


def tags() -> list[tuple[str, int | None]]:
    network = open_own_network()
    found = [(rules.name, rules.wish.ideal_days) for rules in all_tag_rules(network)]
    network.close()
    return found


async def test_a_theme_is_worn_at_once_and_again_after_undo(config: Path) -> None:
    async with running() as user:
        await opened(user, 5)
        await user.press("j", "enter")
        await user.until_seen("Enter saves")
        await user.press("g", "enter")
        await user.until_seen("Theme: saved")
        assert user.app.theme == "netwerk-dark"
        await user.press("u")
        await user.until_seen("Undone: Theme")
        assert user.app.theme == "netwerk-light"
    assert config.read_text(encoding="utf-8") == MINE


async def test_delete_makes_a_category_as_it_usually_is(config: Path) -> None:
    config.write_text(f'{MINE}[effort."{PARTNER}"]\n# my own\nideal_days = 10\nform = "lunch"\n', encoding="utf-8")
    async with running() as user:
        await opened(user)
        assert user.sees("lunch")
        await user.press("delete")
        await user.until_seen("This asks")
        await user.press("enter")
        await user.until_gone("lunch")
    assert said(config) == {"effort": {PARTNER: {}}}
    assert "# my own" in config.read_text(encoding="utf-8")


async def test_a_file_that_cannot_be_used_is_told_when_the_settings_open(config: Path) -> None:
    async with running(FATIMA) as user:
        config.write_text("[review]\ndaily_number = 0\n", encoding="utf-8")
        await user.press("comma")
        await user.until_seen("setting review.daily_number")
        assert user.sees("line 2")


async def test_when_it_locks_and_what_says_the_passphrase_is_settled_and_holds_at_once(config: Path) -> None:
    async with running() as user:
        await opened(user, pages_on=6)
        await user.until_seen("Locks after minutes without a key")
        await user.press("enter")
        await retyped(user, "3")
        await user.press("enter")
        await user.until_seen("saved · u undoes it")
        await user.press("down", "enter")
        await retyped(user, "pass show 'my netwerk'")
        await user.press("enter")
        await user.until(lambda: bool(user.app.settings.password_command), "the command")
        assert user.app.settings.lock_minutes == 3
        assert user.app.settings.password_command == ("pass", "show", "my netwerk")
    written = tomllib.loads(config.read_text(encoding="utf-8"))
    assert (written["lock_minutes"], written["password_command"]) == (3, ["pass", "show", "my netwerk"])
    assert all(line in config.read_text(encoding="utf-8") for line in MINE.splitlines())


@pytest.mark.parametrize(("row", "typed"), [(0, "-1"), (0, "soon"), (1, "pass 'show")])
async def test_what_cannot_lock_or_say_the_passphrase_is_told_and_not_written(
    config: Path, row: int, typed: str
) -> None:
    async with running() as user:
        await opened(user, pages_on=6)
        await user.until_seen("Locks after minutes without a key")
        await user.press(*["down"] * row, "enter")
        await retyped(user, typed)
        await user.press("enter")
        field = user.app.screen
        await user.until(lambda: bool(str(field.query_one(".problem", Label).render())), "the problem")
    assert config.read_text(encoding="utf-8") == MINE
