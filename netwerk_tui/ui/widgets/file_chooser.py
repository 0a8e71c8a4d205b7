"""Choosing a file to import: a line for its path that completes itself, and below it what of the folder fits it.

It opens on the exports that are likely to be meant. The disk is read on a thread, so that a slow one holds up no key.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.file_list import FileList
from netwerk_tui.ui.widgets.folders import likely_exports, read_folder, starting_folders
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.paths import (
    PARENT_LABEL,
    Entry,
    EntryKind,
    Offer,
    TypedPath,
    completed,
    folder_offer,
    narrowed,
    offers_in,
    parent_offer,
    path_text,
    plain_path,
    typed_path,
    with_tilde,
)


class _PathInput(Input):
    """The line of the path. What is dropped on it replaces it, without the quotes of the file manager."""

    def on_paste(self, event: events.Paste) -> None:
        pasted = plain_path(event.text)
        if pasted.startswith(("/", "~")):
            self.value = path_text(pasted)
            self.cursor_position = len(self.value)
            event.stop()
            event.prevent_default()


class _Completions(Suggester):
    """Shows behind the caret what Tab would add."""

    def __init__(self, chooser: FileChooser) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._chooser = chooser

    async def get_suggestion(self, value: str) -> str | None:
        """The completed text, where it only adds to what was typed."""
        text = completed(value, await self._chooser.offers_for(value))
        return text if text.startswith(value) and text != value else None


class FileChooser(Vertical):
    """A file by its path. Nothing is opened or read here."""

    DEFAULT_CSS = """
    FileChooser {
        Input, Input:focus { background: $field; background-tint: transparent; margin-bottom: 1; }
        FileList { height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", N_("Complete"), show=False, id="file.complete"),
        Binding("shift+tab", "complete(-1)", N_("Complete backwards"), show=False, id="file.complete-back"),
        Binding("down", "move('down')", N_("Down"), show=False, id="file.down"),
        Binding("up", "move('up')", N_("Up"), show=False, id="file.up"),
        Binding("pagedown", "move('page-down')", N_("Page down"), show=False, id="file.page-down"),
        Binding("pageup", "move('page-up')", N_("Page up"), show=False, id="file.page-up"),
    ]

    class Chosen(Message):
        """The user wants this file, which may not be there."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Edited(Message):
        """The user is typing another path."""

    def __init__(self, today: date, text: str = "") -> None:
        super().__init__()
        self._list = FileList(today)
        self._input = _PathInput(
            text,
            placeholder=_("path of the file; or drop the file here"),
            suggester=_Completions(self),
            select_on_focus=False,
            compact=True,
        )
        self._start: Sequence[Offer] | None = None
        self._folder: Path | None = None
        self._entries: Sequence[Entry] = ()
        self._disk = asyncio.Lock()
        """What is typed and what is suggested both ask for the same folder: it is read once."""
        self._placed = text
        """The last text that the list put into the input: the list goes on showing what else there was."""
        self._was_moved = False
        self._is_stepping = False

    def compose(self) -> ComposeResult:
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        self._input.focus()
        self._fill()

    @property
    def text(self) -> str:
        """The path as it was typed."""
        return self._input.value

    def focus_input(self) -> None:
        """Let the user type."""
        self._input.focus()

    # What is offered

    async def offers_for(self, text: str) -> Sequence[Offer]:
        """What fits this text. Raises nothing: what cannot be read offers nothing."""
        try:
            return await self._offers(typed_path(plain_path(text)))
        except UserError:
            return ()

    async def _offers(self, typed: TypedPath) -> Sequence[Offer]:
        if typed.folder_text:
            offers = offers_in(typed, await self._entries_of(typed.folder))
            parent = None if typed.name else parent_offer(typed)
            return [parent, *offers] if parent else offers
        start = await self._starting_offers()
        if not typed.name:
            return start
        try:
            return [*narrowed(start, typed.name), *offers_in(typed, await self._entries_of(typed.folder))]
        except UserError:
            return narrowed(start, typed.name)

    async def _entries_of(self, folder: Path) -> Sequence[Entry]:
        """Read once as long as the user types in it."""
        async with self._disk:
            if folder != self._folder:
                entries = await asyncio.to_thread(read_folder, folder)
                self._folder, self._entries = folder, entries
            return self._entries

    async def _starting_offers(self) -> Sequence[Offer]:
        async with self._disk:
            if self._start is None:
                self._start = await asyncio.to_thread(_read_starting_offers)
            return self._start

    @work(exclusive=True, group="filling")
    async def _fill(self) -> None:
        """Show what fits the text."""
        typed = typed_path(plain_path(self.text))
        trouble = _("Nothing here is called that.")
        try:
            offers = await self._offers(typed)
        except UserError as error:
            offers, trouble = (), error.title
        self._list.show(_heading(typed, offers), offers, cursor=_likeliest(offers), words_instead=trouble)
        self._was_moved = self._is_stepping = False

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._placed:
            self._placed = ""
            self._fill()
            self.post_message(self.Edited())

    # Keys

    def action_move(self, step: str) -> None:
        self._list.move(Step(step))
        self._was_moved = True

    @work(exclusive=True, group="completing")
    async def action_complete(self, step: int) -> None:
        """Add what all that fits agrees on; else put one after the other into the input."""
        if not self._is_stepping:
            value = self.text
            text = completed(value, await self.offers_for(value))
            if text != value:
                self._type(text)
                return
        offers = self._list.offers
        if offers:
            next_one = (self._list.cursor + step) % len(offers) if self._is_stepping else self._list.cursor
            self._list.move_to(next_one)
            self._place(offers[next_one].text)
            self._is_stepping = self._was_moved = True

    def _type(self, text: str) -> None:
        """As if the user had typed it."""
        self._input.value = text
        self._input.cursor_position = len(text)

    def _place(self, text: str) -> None:
        """Put a choice into the input and leave the list as it is."""
        self._placed = text
        self._type(text)

    # Choosing

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(FileList.Clicked)
    def _clicked(self, event: FileList.Clicked) -> None:
        event.stop()
        self._was_moved = True
        self._choose()

    @work(exclusive=True, group="choosing")
    async def _choose(self) -> None:
        """Take what the user moved to, else the file that was typed, else what the list has first."""
        typed = typed_path(plain_path(self.text))
        offer = self._list.offer
        if not self._was_moved:
            is_file = await asyncio.to_thread(typed.path.is_file)
            if typed.name and is_file:
                self.post_message(self.Chosen(typed.path))
                return
            offers = await self.offers_for(self.text)
            offer = offers[_likeliest(offers)] if offers else None
        if offer is None:
            self.post_message(self.Chosen(typed.path))
        elif offer.kind is EntryKind.FOLDER:
            self._type(offer.text)
        else:
            self._place(offer.text)
            self.post_message(self.Chosen(offer.path))


def _read_starting_offers() -> list[Offer]:
    folders = starting_folders()
    return [*likely_exports(folders), *map(folder_offer, folders)]


def _likeliest(offers: Sequence[Offer]) -> int:
    """The first that is not the way up."""
    return int(len(offers) > 1 and offers[0].label == PARENT_LABEL)


def _heading(typed: TypedPath, offers: Sequence[Offer]) -> str:
    folder = with_tilde(Path(os.path.abspath(typed.folder)))
    if typed.folder_text:
        return folder
    if typed.name:
        return _("Exports found, and {folder}").format(folder=folder)
    if any(offer.kind is not EntryKind.FOLDER for offer in offers):
        return _("Exports found, newest first")
    return _(
        "No export was found in these folders. LinkedIn prepares one for you:"
        " Settings, Data privacy, Get a copy of your data."
    )
