"""Somebody in depth, at a real terminal: every kind of field edited after a mistake, its history, and the next ten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from netwerk_tui.ui.screens.card_edits import addition_label
from netwerk_tui.ui.widgets.card_lines import Addition
from tests.stories.desktop import Desktop
from tests.terminal.display import Position
from tests.terminal.terminal import Terminal

NAME = "Jan Jansen"
PROMISE = "Vrijdag terugbellen over de vergunning"
ADDRESS = "jan.jansen@gemeente-ede.example"
PEOPLE = 10
MOST_LINES = 60
"""More than a card has."""


def _today() -> date:
    return datetime.now().astimezone().date()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "netwerk.db"
    network = open_file(path)
    try:
        fill_with_sample(network.database, _today())
    finally:
        network.close()
    return path


class CardReader:
    """A user with a card open."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def open(self, name: str) -> None:
        """Find somebody and open their card."""
        self._terminal.wait_for(ngettext("{count} contact", "{count} contacts", 1600).format(count=1600))
        self._terminal.press("/")
        self._terminal.type(name.lower())
        self._terminal.wait_for(f"/ {name.lower()}")
        self._terminal.press("enter")
        self._terminal.wait_until_gone(f"/ {name.lower()}")
        self._terminal.press("enter")
        self._terminal.wait_for(_("e edit · a add · x done · o open · h history · J K person · ? help")[:20])

    @property
    def headline(self) -> str:
        """Who is shown."""
        return self._terminal.lines()[1].strip("│ ")

    def go_to_section(self, title: str) -> None:
        """To the section of this title, or its first row where it is unfolded."""
        self._step("tab", lambda: title in (self._title_at(0), self._title_at(-1)), title)
        if self._line_at(0).startswith("▸"):
            self._terminal.press("z")
            self._terminal.wait_until(lambda: not self._line_at(0).startswith("▸"), f"{title} unfolded")

    def go_to(self, title: str, label: str) -> None:
        """To the row of this label in the section of this title."""
        self.go_to_section(title)
        self._step("j", lambda: self._line_at(0).startswith(label), label)

    def _step(self, key: str, arrived: Callable[[], bool], what: str) -> None:
        for _step in range(MOST_LINES):
            if arrived():
                return
            before = self._place
            self._terminal.press(key)
            self._terminal.wait_until(partial(self._has_left, before), f"another line, on the way to {what}")
        raise AssertionError(f"no {what} on the card:\n{self._terminal.text()}")

    @property
    def _place(self) -> tuple[list[Position], str]:
        """Where the cursor is, and on what. Other words may come and go meanwhile, such as those of what was saved."""
        return self._terminal.positions_of("▌"), self._line_at(0)

    def _has_left(self, place: tuple[list[Position], str]) -> bool:
        return self._place != place

    def _title_at(self, offset: int) -> str:
        """The title of a section on a line so far from the cursor; empty where there is none."""
        line = self._line_at(offset)
        return line[2:].partition("  ")[0].rstrip(" 0123456789") if line[:1] in ("▸", "▾") else ""

    def _line_at(self, offset: int) -> str:
        """What stands on a line of the column with the cursor, so far from it."""
        marks = self._terminal.positions_of("▌")
        if not marks:
            return ""
        return self._terminal.lines()[marks[0].row + offset][marks[0].column + 1 :].strip()

    def begin_adding(self, section: str, part: Part) -> None:
        """Add to a section, and choose what where it takes several things."""
        self.go_to_section(section)
        self._terminal.press("a")
        self._terminal.wait_until(lambda: self._is_choosing or self._is_editing, "something to add")
        if self._is_choosing:
            self._terminal.press(addition_label(Addition(part))[0].lower(), "enter")
            self._terminal.wait_until(lambda: self._is_editing, "fields")

    @property
    def _is_choosing(self) -> bool:
        return self._terminal.shows(_("Add to {name}").format(name=NAME))

    @property
    def _is_editing(self) -> bool:
        return self._terminal.shows(_("Enter saves"))

    def edit(self) -> None:
        self._terminal.press("e")
        self._terminal.wait_until(lambda: self._is_editing, "the field open")

    def replace(self, text: str) -> None:
        """Type over what stands in the field, and save."""
        self._terminal.press("ctrl+u")
        self._terminal.type(text)
        self._terminal.press("enter")

    def undo(self) -> None:
        """Take the last edit back."""
        self._terminal.wait_until(lambda: not self._is_editing, "the field closed")
        self._terminal.press("u")
        self._terminal.wait_for(_("Undone: {title}").format(title="").strip())


@pytest.mark.parametrize(("columns", "rows", "language"), [(120, 40, "nl"), (80, 24, "en")])
def test_each_kind_of_field_is_edited_after_a_mistake_and_undone_and_ten_people_follow(
    tmp_path: Path, sample: Path, columns: int, rows: int, language: LanguageCode
) -> None:
    use_language(language)
    desktop = Desktop(tmp_path, language)
    desktop.database.parent.mkdir(parents=True)
    copyfile(sample, desktop.database)
    with desktop.netwerk(columns=columns, rows=rows) as terminal:
        card = CardReader(terminal)
        card.open(NAME)
        _text_and_day(terminal, card)
        _address(terminal, card)
        _number(terminal, card)
        _person(terminal, card)
        _choice(terminal, card)
        _ten_people(terminal, card)
        terminal.press("escape")
        terminal.wait_for(_("Contacts"))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def _text_and_day(terminal: Terminal, card: CardReader) -> None:
    """A promise without words, then on a day that is none."""
    card.go_to(_("Before the conversation"), _("I promised"))
    card.edit()
    terminal.press("ctrl+u", "enter")
    terminal.wait_for(_("{label} cannot be empty.").format(label=_("What")))
    terminal.type("Bloemen brengen")
    terminal.press("tab", "tab")
    card.replace("ooit")
    terminal.wait_for(_("“{text}” is not a day.").format(text="ooit"))
    assert terminal.shows("Bloemen brengen")
    card.replace("2027-01-31")
    terminal.wait_until_gone(_("Enter saves"))
    terminal.wait_for("Bloemen brengen")
    card.undo()
    terminal.wait_for(PROMISE[:20])


def _address(terminal: Terminal, card: CardReader) -> None:
    """An e-mail address that is none; and what became of it."""
    card.go_to(_("Who and where"), _("E-mail"))
    card.edit()
    card.replace("niemand")
    terminal.wait_for(_("“{text}” is not an e-mail address.").format(text="niemand"))
    terminal.type("@example.org")
    terminal.press("enter")
    terminal.wait_until_gone(ADDRESS)
    terminal.wait_until_gone(_("Enter saves"))
    terminal.wait_for("niemand@example.org")
    terminal.press("h")
    terminal.wait_for(f"− {ADDRESS}")
    assert terminal.shows("+ niemand@example.org")
    terminal.press("escape")
    terminal.wait_until_gone(f"− {ADDRESS}")
    card.undo()
    terminal.wait_for(ADDRESS)


def _number(terminal: Terminal, card: CardReader) -> None:
    """More trust than there is."""
    card.begin_adding(_("Trust in me"), Part.IMPRESSION)
    terminal.type("komt afspraken na")
    terminal.press("tab")
    card.replace("9")
    terminal.wait_for(_("“{text}” is no number that fits here.").format(text="9"))
    assert terminal.shows("komt afspraken na")
    card.replace("4")
    terminal.wait_until_gone(_("Enter saves"))
    terminal.wait_for("komt afspraken na")
    card.undo()
    terminal.wait_until_gone("komt afspraken na")


def _person(terminal: Terminal, card: CardReader) -> None:
    """A relation to somebody who is not there."""
    card.begin_adding(_("Whom they know"), Part.RELATION)
    terminal.type("buurvrouw")
    terminal.press("tab")
    card.replace("Xqz")
    terminal.wait_for(_("Nobody is called “{name}”.").format(name="Xqz"))
    assert terminal.shows("buurvrouw")
    terminal.press("ctrl+u")
    terminal.type("noor peet")
    terminal.wait_for("Noor Peeters ·")
    terminal.press("enter")
    terminal.wait_until_gone(_("Enter saves"))
    terminal.wait_for("buurvrouw")
    card.undo()
    terminal.wait_until_gone("buurvrouw")


def _choice(terminal: Terminal, card: CardReader) -> None:
    """A principle of influence, which is then deleted; and that is undone."""
    card.begin_adding(_("Influence"), Part.INFLUENCE)
    terminal.press("G")
    terminal.press("enter")
    terminal.wait_until_gone(_("Enter saves"))
    untried = f"· {_('untried')}"
    terminal.wait_for(untried)
    terminal.press("delete")
    terminal.wait_for(_("Delete this?"))
    terminal.press("enter")
    terminal.wait_until_gone(untried)
    card.undo()
    terminal.wait_for(untried)


def _ten_people(terminal: Terminal, card: CardReader) -> None:
    """On and back, without leaving the card."""
    seen = [card.headline]
    for key in "J" * PEOPLE + "K" * PEOPLE:
        terminal.press(key)
        terminal.wait_until(lambda: card.headline != seen[-1], "somebody else's card")
        seen.append(card.headline)
    assert seen[PEOPLE:] == seen[PEOPLE::-1]
    assert len(set(seen)) == PEOPLE + 1
