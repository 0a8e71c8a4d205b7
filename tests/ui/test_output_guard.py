from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Input, Label, OptionList, Static

from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui import output_guard
from netwerk_tui.ui.widgets.bars import FooterBar, HeaderBar
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.header_line import HeaderFigures
from netwerk_tui.ui.widgets.search_box import SearchBox
from netwerk_tui.ui.widgets.timeline import TimelinePane
from tests.ui.small_app import showing
from tests.ui.widgets.fake_rows import TODAY, FakeRows, category_of, contact_ids

PAYLOADS = {
    "window title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "clear screen": "\x1b[2J",
    "one-byte sequence": "\x9b31m",
    "device control": "\x1bPq#0~\x1b\\",
    "carriage return": "Jan\rPiet",
    "backspaces": "Jan\b\b\bPiet",
    "null and bell": "Jan\x00\x07",
    "right to left": "Ali\u202egpj.exe",
    "invisible": "J\u200ba\u2060n\ufeff",
    "lone surrogate": "Jan\ud800",
}

FORBIDDEN = ("\x1b]0;", "\x1b]8;", "\x1b]52;", "\x1b[2J", "\x9b", "\x1bP", "\r", "\b", "\x00", "\x07")
INVISIBLE = ("\u202e", "\u200b", "\u2060", "\ufeff", "\ud800")


def static(text: str) -> Widget:
    return Static(Content(text))


def label(text: str) -> Widget:
    return Label(Content(text))


def button(text: str) -> Widget:
    return Button(Content(text))


def stock_input(text: str) -> Widget:
    return Input(text)


def placeholder(text: str) -> Widget:
    return Input(placeholder=text)


def options(text: str) -> Widget:
    return OptionList(Content(text))


def bordered(text: str) -> Widget:
    box = Vertical()
    box.styles.border = ("round", "white")
    box.border_title = Content(text).markup
    return box


def contact_list(text: str) -> Widget:
    contacts = ContactList()
    contacts.show(contact_ids(3), FakeRows([text]), glyph_of=category_of, today=TODAY)
    return contacts


def timeline(text: str) -> Widget:
    pane = TimelinePane()
    pane.show(ContactRow(ContactId(1), ContactKind.PERSON, text, text, text, None), [], today=TODAY)
    return pane


def search_box(text: str) -> Widget:
    box = SearchBox()
    box.set_value(text)
    return box


def header(text: str) -> Widget:
    bar = HeaderBar()
    bar.show(HeaderFigures(text, 1))
    return bar


def footer(text: str) -> Widget:
    bar = FooterBar()
    bar.call_later(bar.say, text)
    return bar


WIDGETS = [
    static,
    label,
    button,
    stock_input,
    placeholder,
    options,
    bordered,
    contact_list,
    timeline,
    search_box,
    header,
    footer,
]


@pytest.mark.parametrize("widget_with", WIDGETS)
async def test_no_payload_reaches_the_terminal_through_a_widget(widget_with: Callable[[str], Widget]) -> None:
    widgets = [partial(_undocked, widget_with, f"A{payload}Z") for payload in PAYLOADS.values()]
    async with showing(*widgets, size=(60, 100)) as (app, pilot):
        await pilot.pause()
        output = "".join(strip.render(app.console) for strip in app.screen._compositor.render_strips())
    assert [sent for sent in (*FORBIDDEN, *INVISIBLE) if sent in output] == []


def _undocked(widget_with: Callable[[str], Widget], text: str) -> Widget:
    """The widget in a row of its own, as the bars would otherwise lie on top of each other."""
    widget = widget_with(text)
    widget.styles.dock = "none"
    return widget


@pytest.fixture
def console() -> Console:
    output_guard.install()
    return Console(color_system="truecolor", force_terminal=True)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_link_with_a_payload_is_dropped(console: Console, payload: str) -> None:
    strip = Strip([Segment("Jan", Style(link=f"https://example.org/{payload}"))])
    assert strip.render(console) == "Jan"


def test_a_link_without_a_payload_stays(console: Console) -> None:
    strip = Strip([Segment("Jan", Style(link="https://example.org/jan"))])
    assert "https://example.org/jan" in strip.render(console)


@pytest.mark.parametrize("wide", ["\u115f", "\u3164", "\u00ad", "\x1b", "\u200b"])
def test_what_is_taken_out_leaves_the_columns_where_they_were(console: Console, wide: str) -> None:
    strip = Strip([Segment(f"a{wide}b|")])
    assert cell_len(strip.render(console)) == strip.cell_length


def test_harmless_text_is_drawn_as_it_was(console: Console) -> None:
    strip = Strip([Segment("Zoë Öztürk 日本 👩\u200d🚀 [/b]")])
    assert strip.render(console) == strip.text


def test_installing_it_twice_guards_once(console: Console) -> None:
    guarded = Strip.render
    output_guard.install()
    assert Strip.render is guarded


def test_the_guard_keeps_styles(console: Console) -> None:
    assert Strip([Segment("J\x07an", Style(bold=True))]).render(console) == "\x1b[1mJan\x1b[0m"
