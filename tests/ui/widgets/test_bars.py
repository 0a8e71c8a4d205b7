from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from netwerk_tui.language import use_language
from netwerk_tui.ui.theme import ThemedApp
from netwerk_tui.ui.widgets.bars import FooterBar, HeaderBar, Severity
from netwerk_tui.ui.widgets.header_line import HeaderFigures, number_words
from tests.ui.small_app import drawn, showing

FIGURES = HeaderFigures("Warmtenet", 1586, to_review=9, week=47, groups_met=4, groups=5, streak=6)


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [("en", 1586, "1586"), ("en", 100_000, "100,000"), ("nl", 9_999, "9999"), ("nl", 1_000_000, "1.000.000")],
)
def test_numbers_are_grouped_from_five_digits_on(language: str, number: int, words: str) -> None:
    use_language("nl" if language == "nl" else "en")
    assert number_words(number) == words


async def header_of(figures: HeaderFigures, width: int) -> str:
    header = HeaderBar()
    async with showing(header, size=(width, 3)) as (_app, pilot):
        header.show(figures)
        await pilot.pause()
        return drawn(header)[0]


async def test_the_header_tells_dossier_review_week_streak_and_contacts() -> None:
    words = " ".join((await header_of(FIGURES, 120)).split())
    assert words == ("netwerk Dossier: Warmtenet ▾ ● 9 to review · week 47: 4/5 groups · streak 6 1586 contacts")


async def test_the_number_of_contacts_stands_at_the_right() -> None:
    assert len(await header_of(FIGURES, 120)) == 119


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (100, "netwerk Dossier: Warmtenet ▾ ● 9 to review · week 47: 4/5 groups · streak 6 1586 contacts"),
        (80, "netwerk Warmtenet ▾ ● 9 to review · week 47: 4/5 groups 1586 contacts"),
        (60, "netwerk Warmtenet ▾ ● 9 to review 1586 contacts"),
        (40, "Warmtenet ▾ ● 9 to review"),
        (14, "Warmten… ▾"),
    ],
)
async def test_what_matters_least_goes_first_where_room_is_short(width: int, words: str) -> None:
    assert " ".join((await header_of(FIGURES, width)).split()) == words


async def test_a_review_that_nobody_counted_is_left_out() -> None:
    assert " ".join((await header_of(HeaderFigures("Wonen", 3), 80)).split()) == "netwerk Dossier: Wonen ▾ 3 contacts"


async def test_a_finished_review_says_so() -> None:
    assert "✓ nothing to review" in await header_of(HeaderFigures("Wonen", 3, to_review=0), 80)


async def test_a_dossier_is_never_read_as_markup() -> None:
    assert "[@click=x]Wonen[/] ▾" in await header_of(HeaderFigures("[@click=x]Wonen[/]", 3), 80)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Warmtenet", HeaderBar.DossierClicked),
        ("9 to review", HeaderBar.ReviewClicked),
        ("4/5 groups", HeaderBar.WeekClicked),
    ],
)
async def test_a_click_on_the_header_posts_what_was_clicked(
    words: str, kind: type[HeaderBar.DossierClicked | HeaderBar.ReviewClicked | HeaderBar.WeekClicked]
) -> None:
    header = HeaderBar()
    async with showing(header, size=(120, 3)) as (app, pilot):
        header.show(FIGURES)
        await pilot.pause()
        await pilot.click(header, offset=(drawn(header)[0].index(words), 0))
        assert len(app.posted(kind)) == 1


class Pane(Widget, can_focus=True):
    """A pane with a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "mark", "Mark", id="pane.mark"),
        Binding("j,down", "down", "Down", show=False, id="pane.down"),
    ]


class Commands(ThemedApp):
    """An app with a few keys, which remembers the ones that were pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "press('note')", "Note", id="note"),
        Binding("u", "press('undo')", "Undo", id="undo"),
        Binding("r", "press('review')", "Review", id="review"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Pane()
        yield FooterBar()

    @property
    def footer(self) -> FooterBar:
        return self.query_one(FooterBar)

    def action_press(self, command: str) -> None:
        self.pressed.append(command)


class WithHelp(Commands):
    """The same, with help among them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?", id="help"),
        Binding("q", "press('quit')", "Quit", id="quit"),
    ]

    def action_help(self) -> None:
        self.pressed.append("help")


async def test_the_footer_tells_the_keys_of_the_focused_pane_before_those_of_everywhere() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert drawn(app.footer)[0].split()[:8] == ["x", "Mark", "n", "Note", "u", "Undo", "r", "Review"]


async def test_without_the_focus_the_keys_of_the_pane_are_not_told() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert "Mark" not in drawn(app.footer)[0]


async def test_hints_that_do_not_fit_go_from_the_right() -> None:
    app = Commands()
    async with app.run_test(size=(24, 5)) as pilot:
        await pilot.pause()
        assert drawn(app.footer)[0].split() == ["x", "Mark", "n", "Note"]


@pytest.mark.parametrize(
    ("width", "hints"),
    [
        (51, "x Mark n Note u Undo r Review ? Help q Quit"),
        (50, "x Mark n Note u Undo r Review ? Help"),
        (32, "x Mark n Note ? Help"),
        (9, "? Help"),
    ],
)
async def test_the_way_to_every_other_key_keeps_its_place(width: int, hints: str) -> None:
    app = WithHelp()
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        assert " ".join(drawn(app.footer)[0].split()) == hints


async def test_a_click_on_a_hint_presses_its_key() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        await pilot.click(app.footer, offset=(drawn(app.footer)[0].index("Review"), 0))
        await pilot.pause()
        assert app.pressed == ["review"]


async def test_a_key_of_the_users_own_is_the_one_that_is_told() -> None:
    app = Commands()
    app.set_keymap({"note": "f2"})
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert "f2 Note" in drawn(app.footer)[0]


async def test_a_hint_tells_what_it_concerns_now() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        app.footer.set_detail("undo", "moved [b]Jan")
        await pilot.pause()
        assert "u Undo “moved [b]Jan”" in drawn(app.footer)[0]


async def test_a_detail_can_be_taken_back() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        app.footer.set_detail("undo", "moved Jan")
        app.footer.set_detail("undo", "")
        await pilot.pause()
        assert "“" not in drawn(app.footer)[0]


@pytest.mark.parametrize("severity", list(Severity))
async def test_what_has_just_happened_stands_at_the_right(severity: Severity) -> None:
    app = Commands()
    async with app.run_test(size=(60, 5)) as pilot:
        app.footer.say("Moved Jan Jansen to Partner", severity)
        await pilot.pause()
        line = drawn(app.footer)[0]
        assert (line.endswith("Moved Jan Jansen to Partner"), len(line)) == (True, 59)


async def test_a_status_takes_the_room_of_the_last_hints() -> None:
    app = Commands()
    async with app.run_test(size=(40, 5)) as pilot:
        app.footer.say("Moved Jan Jansen")
        await pilot.pause()
        assert drawn(app.footer)[0].split() == ["x", "Mark", "n", "Note", "✓", "Moved", "Jan", "Jansen"]


async def test_the_hints_come_back_when_the_status_is_cleared() -> None:
    app = Commands()
    async with app.run_test(size=(40, 5)) as pilot:
        app.footer.say("Moved Jan Jansen")
        app.footer.clear_status()
        await pilot.pause()
        assert "Undo" in drawn(app.footer)[0]


async def test_the_latest_of_two_statuses_is_shown() -> None:
    app = Commands()
    async with app.run_test(size=(80, 5)) as pilot:
        app.footer.say("Moved Jan Jansen")
        app.footer.say("Could not be saved", Severity.ERROR)
        await pilot.pause()
        assert drawn(app.footer)[0].endswith("✕ Could not be saved")


@pytest.mark.parametrize("width", [10, 24, 40, 80])
async def test_the_footer_is_exactly_as_wide_as_the_screen(width: int) -> None:
    app = Commands()
    async with app.run_test(size=(width, 5)) as pilot:
        app.footer.say("日本語 " * 30, Severity.WARNING)
        await pilot.pause()
        assert app.footer.render_line(0).cell_length == width
