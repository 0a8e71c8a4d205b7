"""An evening with fifteen people, three of them new, written down at a real terminal; keystrokes are counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from netwerk_tui.store.reads.directory import Order, contact_ids, contact_rows
from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal

TODAY = date(2026, 11, 23)
NEW = ("Xandra Quist", "Yorick Zwaal (Waterschap)", "Quirine Xhofleer")
FEWEST_KEYS_A_SECOND = 2
"""A slow typist, who also looks at what is offered."""


class CountedKeys:
    """A user whose keystrokes are counted."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.count = 0

    def press(self, *keys: str) -> None:
        self.terminal.press(*keys)
        self.count += len(keys)

    def type(self, text: str) -> None:
        self.terminal.type(text)
        self.count += len(text)


def known_people(desktop: Desktop) -> list[str]:
    """Fill the network with the sample; twelve names of it that nobody else has."""
    desktop.database.parent.mkdir(parents=True)
    network = open_file(desktop.database)
    try:
        fill_with_sample(network.database, TODAY)
        with network.database.reading() as connection:
            ids = [ContactId(each) for each in contact_ids(connection, Order.LAST_CONTACT)[:400]]
            names = [row.name for row in contact_rows(connection, ids)]
    finally:
        network.close()
    plain = [name for name in names if len(name.split()) == 2 and name.isascii() and "'" not in name]
    by_start = {typed(name): name for name in plain}
    return [name for name in by_start.values() if sum(typed(each) == typed(name) for each in plain) == 1][:12]


def typed(name: str) -> str:
    """What somebody types of a name: the given name and three letters of the surname."""
    given_name, surname = name.lower().split()
    return f"{given_name} {surname[:3]}"


@pytest.mark.parametrize(("columns", "rows", "language"), [(120, 40, "nl"), (80, 24, "en")])
def test_fifteen_people_of_an_evening_are_written_down_within_two_minutes_of_keystrokes(
    tmp_path: Path, columns: int, rows: int, language: LanguageCode
) -> None:
    use_language(language)
    desktop = Desktop(tmp_path, language)
    names = known_people(desktop)
    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        terminal.wait_for(ngettext("{count} contact", "{count} contacts", 1600).format(count=1600))
        user = CountedKeys(terminal)
        user.press("v")
        terminal.wait_for(_("To come"))
        user.press("a")
        terminal.wait_for(_("New event"))
        user.type("Buurtavond")
        user.press("tab", "tab")
        user.type("gisteren" if language == "nl" else "yesterday")
        user.press("enter", "a")
        for number, name in enumerate(names + list(NEW), 1):
            is_new = name in NEW
            user.type(name if is_new else typed(name))
            shown = name.partition(" (")[0]
            terminal.wait_for(_("new: “{name}”").format(name=shown) if is_new else f"▌  {shown}")
            user.press("enter")
            counted = ngettext("{count} was there", "{count} were there", number).format(count=number)
            terminal.wait_for(counted)
        user.press("escape", "escape", "escape", "q")
        assert terminal.wait_for_exit() == 0
    assert user.count / FEWEST_KEYS_A_SECOND < 120, user.count
    (event,) = [each for each in desktop.shell("event", "list") if each["name"] == "Buurtavond"]
    people = desktop.shell("event", "show", str(event["id"]))["people"]
    assert sorted(each["name"] for each in people) == sorted([*names, *(name.partition(" (")[0] for name in NEW)])
    assert all(each["status"] == "attended" and each["met"] >= 1 for each in people)
