"""The matrix pane, driven by keys and by the mouse as a user would."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, PlacedAt, Placements
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.matrix import MatrixPane
from tests.ui.small_app import SmallApp, drawn, showing
from tests.ui.widgets.fake_rows import HOSTILE_NAMES, FakeRows

TODAY = date(2026, 11, 23)
JAN, ELS, PIET, NOOR = (ContactId(number) for number in range(1, 5))
NAMES = {JAN: "Jan Jansen", ELS: "Els Bakker", PIET: "Piet Smit", NOOR: "Noor Peeters"}
JANS_CELL = Cell(2, 3)
"""Jan and Els stand here, Jan being the more important; Piet and Noor are unscored."""


def placements(matrix: Matrix = ACCEPTANCE_ENERGY, *, jan_at: Cell | None = JANS_CELL) -> Placements:
    placed = [(ELS, JANS_CELL, TODAY - timedelta(days=10), 0)]
    if jan_at is not None:
        placed.append((JAN, jan_at, TODAY - timedelta(days=20), 3))
    return Placements.of(matrix, placed, ImportanceOrder(NAMES))


@dataclass
class Stage:
    """A matrix pane on a screen of its own."""

    app: SmallApp
    pilot: Pilot[None]
    pane: MatrixPane
    rows: FakeRows

    def show(self, snapshot: Placements) -> None:
        self.pane.show(snapshot, self.rows, today=TODAY)

    def lines(self) -> list[str]:
        return drawn(self.pane)

    def strip(self) -> str:
        return self.lines()[-1]

    def spot(self, text: str) -> tuple[int, int]:
        """Where the text is drawn: the column and the line of its second character."""
        for line, drawn_line in enumerate(self.lines()):
            if text in drawn_line:
                return cell_len(drawn_line[: drawn_line.index(text)]) + 1, line
        raise AssertionError(f"{text!r} is not drawn in {self.lines()}")

    def cell(self, vertical: int, horizontal: int) -> tuple[int, int]:
        """A point on the cell where no name is: its first line."""
        box = self.pane._canvas.geometry.box(Cell(vertical, horizontal))
        assert box is not None
        return box.x + box.width // 2, box.y

    def dropped(self) -> list[tuple[tuple[ContactId, ...], Cell, Purpose]]:
        messages = self.app.posted(MatrixPane.ContactsDropped)
        return [(message.contacts, message.cell, message.purpose) for message in messages]

    def chosen(self) -> list[Cell | None]:
        return [message.cell for message in self.app.posted(MatrixPane.CellChosen)]

    def highlighted(self) -> list[Cell | None]:
        return [message.cell for message in self.app.posted(MatrixPane.CellHighlighted)]

    def picked(self) -> list[ContactId]:
        return [message.contact for message in self.app.posted(MatrixPane.ContactPicked)]

    async def drag(self, start: tuple[int, int], *stops: tuple[int, int], release: bool = True) -> None:
        """Press at the start, move over the stops, and release at the last one."""
        await self.pilot.mouse_down(self.pane, offset=start)
        for stop in stops:
            await self.pilot.hover(self.pane, offset=stop)
        if release:
            await self.pilot.mouse_up(self.pane, offset=stops[-1])


@asynccontextmanager
async def matrix_shown(
    snapshot: Placements | None = None, *, size: tuple[int, int] = (94, 24), names: Iterable[str] = NAMES.values()
) -> AsyncIterator[Stage]:
    pane = MatrixPane()
    rows = FakeRows()
    rows.names = dict(zip(NAMES, names, strict=False))
    async with showing(pane, size=size) as (app, pilot):
        stage = Stage(app, pilot, pane, rows)
        stage.show(snapshot or placements())
        pane.focus()
        await pilot.pause()
        yield stage


# The cursor


async def test_arrows_and_letters_move_the_cursor() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("up", "right", "k", "l", "j", "left", "h", "down")

        assert stage.pane.cursor == ACCEPTANCE_ENERGY.middle
        assert Cell(2, 5) in stage.highlighted()


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        (["g"], Cell(3, 3)),
        (["pageup", "home"], Cell(3, 1)),
        (["pagedown", "end"], Cell(-3, 5)),
        (["up"] * 9, Cell(3, 3)),
    ],
)
async def test_the_cursor_stays_on_the_plane(keys: list[str], cell: Cell) -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press(*keys)

        assert stage.pane.cursor == cell


async def test_moving_down_from_the_bottom_row_enters_the_tray_and_picks_the_most_important() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("pagedown", "down")

        assert stage.pane.cursor is None
        assert stage.picked() == [PIET]


async def test_within_the_tray_left_and_right_pick_and_up_returns_to_the_column() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("left", "G", "right", "right", "left", "end", "up")

        assert stage.picked() == [PIET, NOOR, NOOR, PIET, NOOR]
        assert stage.pane.cursor == Cell(-3, 2)


async def test_enter_chooses_the_cell_or_the_tray() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("up", "enter", "G", "enter")

        assert stage.chosen() == [Cell(1, 3), None]


async def test_escape_is_left_to_the_screen_while_nothing_is_carried() -> None:
    async with matrix_shown() as stage:
        assert not stage.pane.check_action("cancel", ())
        stage.pane.lift([JAN], ["Jan Jansen"])
        assert stage.pane.check_action("cancel", ())


# Showing


async def test_a_cell_shows_its_count_and_names_and_the_strip_its_advice() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("up", "up")

        assert stage.strip().startswith(" ● Follower  +2 · 3  2 contacts  from saying yes to doing yes")
        for text in ("Jan Jansen", "Els Bakker"):
            assert stage.spot(text)


async def test_the_tray_shows_the_unscored_and_the_title_how_many() -> None:
    async with matrix_shown() as stage:
        assert stage.lines()[0].endswith("unscored ▣ 2")
        assert stage.lines()[-2].split("▣")[1].split() == ["Piet", "Smit", "Noor", "Peeters"]


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        (Placements.of(ACCEPTANCE_ENERGY, [], ImportanceOrder([])), "nobody yet"),
        (
            Placements.of(ACCEPTANCE_ENERGY, [(JAN, JANS_CELL, TODAY, 0)], ImportanceOrder([JAN])),
            "everybody has a place",
        ),
    ],
)
async def test_an_empty_tray_says_why(snapshot: Placements, words: str) -> None:
    async with matrix_shown(snapshot) as stage:
        assert words in stage.lines()[-2]


async def test_the_ends_of_both_axes_say_what_they_stand_for() -> None:
    async with matrix_shown(size=(120, 30)) as stage:
        geometry = stage.pane._canvas.geometry
        gutter = [line[: geometry.gutter].strip() for line in stage.lines()]
        assert geometry.axis_line is not None
        axis = stage.lines()[geometry.axis_line]

        assert (gutter[geometry.rows[0].start], gutter[geometry.rows[-1].end - 1]) == ("for", "against")
        assert "1 passive" in axis
        assert "5 active" in axis
        assert "energy →" in axis


async def test_the_ends_of_an_axis_give_way_to_its_values() -> None:
    async with matrix_shown(size=(48, 22)) as stage:
        line = stage.pane._canvas.geometry.axis_line
        assert line is not None
        assert stage.lines()[line].split() == ["acc", "↑", "1", "2", "3", "4", "5"]


async def test_an_end_that_is_out_of_view_says_nothing() -> None:
    async with matrix_shown(size=(120, 30)) as stage:
        await stage.pilot.press("g", "end")
        stage.pane.zoom(1)
        shown = "\n".join(stage.lines())

        assert "active" in shown
        assert stage.lines()[1].startswith("    for ")
        assert "passive" not in shown
        assert "against" not in shown


async def test_before_the_first_snapshot_the_pane_says_that_it_is_loading() -> None:
    pane = MatrixPane()
    async with showing(pane, size=(94, 24)):
        assert "loading…" in drawn(pane)[-2]


async def test_selecting_marks_the_contact_with_its_trail_and_target() -> None:
    async with matrix_shown() as stage:
        trail = [(Cell(0, 2), date(2026, 3, 14)), (Cell(-1, 2), date(2025, 6, 1))]
        stage.pane.select(JAN, "Jan Jansen", trail, Cell(3, 5))

        for text in ("▸Jan Jansen", "· Mar ’26", "· Jun ’25", "◎ target"):
            assert stage.spot(text)


def heads(stage: Stage) -> list[tuple[int, int]]:
    """Where an arrow ends beside a target."""
    return [(x, y) for y, line in enumerate(stage.lines()) for x, glyph in enumerate(line) if glyph in "►◄"]


async def test_an_arrow_leads_from_the_selected_contact_to_its_target() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen", target=Cell(3, 5))
        (head,) = heads(stage)

        assert head[1] == stage.spot("◎ target")[1]
        assert any("Jan Jansen ━" in line for line in stage.lines())
        assert any("┗━" in line or "┏━" in line for line in stage.lines())


async def test_an_arrow_goes_with_the_contact_and_its_target() -> None:
    async with matrix_shown() as stage:
        before = stage.lines()
        stage.pane.select(JAN, "Jan Jansen", target=Cell(3, 5))
        stage.pane.select(ELS, "Els Bakker")
        stage.pane.select(None)
        await stage.pilot.press("home", "pagedown", "up", "up", "up", "right", "right")

        assert stage.lines() == before


async def test_while_aiming_the_arrow_follows_the_hand() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen", target=Cell(1, 4))
        stage.pane.lift([JAN], ["Jan Jansen"], Purpose.TARGET)
        await stage.pilot.press("up", "up", "right")

        (head,) = heads(stage)
        assert head[1] == stage.spot("▸Jan Jansen")[1]
        await stage.pilot.press("enter")
        assert heads(stage) == [head]


async def test_somebody_unscored_has_a_target_and_no_arrow() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(PIET, "Piet Smit", target=Cell(3, 5))

        assert stage.spot("◎ target")
        assert heads(stage) == []


async def test_an_arrow_repaints_only_the_lines_that_it_crosses() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        before = stage.pane.render_lines(stage.pane.size.region)
        stage.pane.select(JAN, "Jan Jansen", target=Cell(1, 5))
        after = stage.pane.render_lines(stage.pane.size.region)

        rows = [row for row in stage.pane._canvas.geometry.rows if row.value in (1, 2)]
        repainted = {line for line, strip in enumerate(after) if strip is not before[line]}
        assert repainted <= {line for row in rows for line in range(row.start, row.end)}
        assert any("┓" in after[line].text for line in repainted)


@pytest.mark.parametrize("name", ["Jan Jansen", "日本語の長い名前"])
async def test_an_arrow_hides_no_name_and_no_count(name: str) -> None:
    snapshot = crowded(ACCEPTANCE_ENERGY)
    async with matrix_shown(snapshot, size=(94, 24)) as stage:
        stage.rows.names = dict.fromkeys(snapshot.order.contacts, name)
        stage.show(snapshot)
        stage.pane.select(JAN, name)
        before = stage.lines()
        stage.pane.select(JAN, name, target=Cell(-3, 5))
        after = stage.lines()

        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new and "◎" not in new]
        assert changed
        for old, new in changed:
            assert "".join(" " if glyph in "━┃┏┓┗┛►◄" else glyph for glyph in new).rstrip() == old


async def test_without_colours_an_arrow_differs_from_what_parts_the_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen", target=Cell(-2, 3))
        column = heads(stage)[0][0] - 1
        down = "".join(line[column : column + 1] for line in stage.lines())

        assert "┏┃" in down
        assert "│" in down


async def test_a_target_out_of_view_is_pointed_at() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen", target=Cell(-2, 3))
        stage.pane.zoom(1)

        assert heads(stage) == []
        assert any("↓" in line for line in stage.lines()[1:-3])


async def test_the_cursor_follows_the_selected_contact_once() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        await stage.pilot.press("up")
        stage.pane.select(JAN, "Jan Jansen")

        assert stage.pane.cursor == Cell(3, 3)


async def test_the_cursor_follows_the_selected_contact_when_it_was_moved() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        stage.show(placements(jan_at=Cell(1, 4)))

        assert stage.pane.cursor == Cell(1, 4)


async def test_another_matrix_starts_in_its_middle() -> None:
    async with matrix_shown() as stage:
        stage.show(placements(MUTUAL_INTEREST))

        assert stage.pane.cursor == MUTUAL_INTEREST.middle
        assert "mutual interest" in stage.lines()[0]


async def test_a_renamed_contact_shows_its_new_name_though_nobody_moved() -> None:
    snapshot = placements()
    async with matrix_shown(snapshot) as stage:
        assert stage.spot("Jan Jansen")
        stage.rows.names[JAN] = "Jan de Groot"
        stage.show(snapshot)

        assert stage.spot("Jan de Groot")


async def test_names_are_asked_for_all_at_once() -> None:
    snapshot = Placements.of(
        ACCEPTANCE_ENERGY,
        [(ContactId(number), cell, TODAY, 0) for number, cell in enumerate(ACCEPTANCE_ENERGY.cells(), start=1)],
        ImportanceOrder([]),
    )
    async with matrix_shown() as stage:
        reads_before = stage.rows.reads
        stage.show(snapshot)
        stage.lines()

        assert stage.rows.reads == reads_before + 1


async def test_moving_the_cursor_repaints_only_what_it_leaves_and_enters() -> None:
    async with matrix_shown() as stage:
        before = stage.pane.render_lines(stage.pane.size.region)
        await stage.pilot.press("up")
        after = stage.pane.render_lines(stage.pane.size.region)

        geometry = stage.pane._canvas.geometry
        rows = [row for row in geometry.rows if row.value in (0, 1)]
        plane = range(geometry.rows[0].start, geometry.rows[-1].end)
        repainted = [line for line in plane if before[line] is not after[line]]
        assert repainted == [line for row in rows for line in range(row.start, row.end)]


# Carrying by keys


async def test_lifting_carrying_and_dropping_by_keys() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right", "up", "enter")

        assert stage.dropped() == [((JAN,), Cell(3, 4), Purpose.MOVE)]
        assert stage.pane.carrying is None


async def test_carrying_shows_where_it_would_land_and_the_advice_there() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right")

        assert stage.spot("▹Jan Jansen")[1] == stage.spot("▸Jan Jansen")[1]
        assert stage.strip().startswith(" Jan Jansen  Follower → ◆ Partner  +2 · 4  never take")
        assert stage.strip().endswith("Enter drop  Esc back")


@pytest.mark.parametrize("width", [60, 72, 80, 94, 120])
async def test_the_advice_never_runs_into_the_hints(width: int) -> None:
    async with matrix_shown(size=(width, 24)) as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("left")

        assert stage.strip().endswith("  Enter drop  Esc back")
        assert "● Follower" in stage.strip()


async def test_escape_puts_back() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        before = stage.lines()
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right", "escape")

        assert stage.dropped() == []
        assert stage.lines() == before


async def test_carrying_does_not_leave_the_plane_by_keys() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press(*["down"] * 9, "G", "home", "enter")

        assert stage.dropped() == [((JAN,), Cell(-3, 1), Purpose.MOVE)]


async def test_an_unscored_contact_is_lifted_from_the_tray_to_the_middle() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([PIET], ["Piet Smit"])
        await stage.pilot.press("enter")

        assert stage.dropped() == [((PIET,), ACCEPTANCE_ENERGY.middle, Purpose.MOVE)]


async def test_several_are_carried_at_once() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN, PIET], ["Jan Jansen", "Piet Smit"])
        await stage.pilot.press("right")

        assert stage.spot("▸2 contacts")
        assert stage.spot("▹Jan Jansen")


async def test_aiming_starts_at_the_target_and_drops_as_a_target() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen", target=Cell(1, 4))
        stage.pane.lift([JAN], ["Jan Jansen"], Purpose.TARGET)
        await stage.pilot.press("up", "enter")

        assert stage.dropped() == [((JAN,), Cell(2, 4), Purpose.TARGET)]


async def test_what_was_dropped_shows_where_it_landed_until_it_is_stored() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right", "enter")
        landed_at = stage.spot("▸Jan Jansen")
        stage.show(placements(jan_at=Cell(2, 4)))

        assert stage.spot("▸Jan Jansen") == landed_at
        assert "▹" not in "".join(stage.lines())


async def test_a_drop_that_is_taken_back_leaves_nothing() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right", "enter")
        stage.pane.cancel()

        assert "▹" not in "".join(stage.lines())
        assert stage.spot("▸Jan Jansen")[0] == stage.spot("Els Bakker")[0] - 1


async def test_losing_the_keys_puts_back_what_they_carried() -> None:
    pane = MatrixPane()
    other = MatrixPane()
    async with showing(pane, other) as (_app, pilot):
        pane.show(placements(), FakeRows(), today=TODAY)
        pane.lift([JAN], ["Jan Jansen"])
        await pilot.pause()
        other.focus()
        await pilot.pause()

        assert pane.carrying is None


async def test_a_new_snapshot_does_not_take_from_the_hand() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right")
        stage.show(placements().after({NOOR: PlacedAt(Cell(0, 1), TODAY, 0)}))
        await stage.pilot.press("enter")

        assert stage.dropped() == [((JAN,), Cell(2, 4), Purpose.MOVE)]


# The mouse


async def test_a_click_on_a_name_picks_the_contact() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.click(stage.pane, offset=stage.spot("Els Bakker"))

        assert stage.picked() == [ELS]
        assert stage.dropped() == []


async def test_a_click_beside_the_names_moves_the_cursor() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.click(stage.pane, offset=stage.cell(-2, 5))

        assert stage.highlighted() == [Cell(-2, 5)]


async def test_a_double_click_chooses_the_cell() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.double_click(stage.pane, offset=stage.cell(-2, 5))

        assert stage.chosen() == [Cell(-2, 5)]


async def test_a_click_on_the_number_of_the_unscored_goes_to_the_tray() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.click(stage.pane, offset=stage.spot("unscored"))

        assert stage.highlighted() == [None]


async def test_dragging_a_name_to_another_cell_drops_it_there() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(0, 4), stage.cell(-1, 5))

        assert stage.dropped() == [((ELS,), Cell(-1, 5), Purpose.MOVE)]
        assert stage.app.mouse_captured is None


async def test_while_the_mouse_drags_the_category_and_its_advice_show() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(-1, 5), release=False)

        assert stage.strip().startswith(" Els Bakker  Follower → ▲ Opponent  -1 · 5  arguing harder digs")


async def test_dragging_from_the_tray_places_an_unscored_contact() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Noor Peeters"), stage.cell(1, 4))

        assert stage.dropped() == [((NOOR,), Cell(1, 4), Purpose.MOVE)]


@pytest.mark.parametrize("end", [(0, 10), (50, 23), (50, 0)])
async def test_releasing_off_the_plane_puts_back(end: tuple[int, int]) -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(1, 4), end)

        assert stage.dropped() == []
        assert stage.pane.carrying is None


async def test_dragging_back_to_where_it_stood_is_a_change_of_mind() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(1, 4), stage.cell(2, 3))

        assert stage.dropped() == []


async def test_escape_ends_a_drag() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(1, 4), release=False)
        await stage.pilot.press("escape")
        await stage.pilot.mouse_up(stage.pane, offset=stage.cell(1, 4))

        assert stage.dropped() == []
        assert stage.app.mouse_captured is None


async def test_a_screen_that_opens_during_a_drag_puts_back() -> None:
    async with matrix_shown() as stage:
        await stage.drag(stage.spot("Els Bakker"), stage.cell(1, 4), release=False)
        await stage.app.push_screen(Screen())
        await stage.pilot.pause()

        assert stage.pane.carrying is None


async def test_what_is_grabbed_in_another_pane_lands_here() -> None:
    pane, elsewhere = MatrixPane(), Static("elsewhere")
    async with showing(elsewhere, pane, size=(94, 25)) as (app, pilot):
        pane.show(placements(), FakeRows(), today=TODAY)
        await pilot.pause()
        stage = Stage(app, pilot, pane, FakeRows())
        await pilot.mouse_down(elsewhere)
        pane.grab([JAN, PIET], ["Jan Jansen", "Piet Smit"])
        await pilot.hover(pane, offset=stage.cell(1, 4))
        await pilot.mouse_up(pane, offset=stage.cell(1, 4))

        assert stage.dropped() == [((JAN, PIET), Cell(1, 4), Purpose.MOVE)]


async def test_what_is_grabbed_and_released_elsewhere_is_put_back() -> None:
    pane, elsewhere = MatrixPane(), Static("elsewhere")
    async with showing(elsewhere, pane, size=(94, 25)) as (app, pilot):
        pane.show(placements(), FakeRows(), today=TODAY)
        await pilot.pause()
        stage = Stage(app, pilot, pane, FakeRows())
        await pilot.mouse_down(elsewhere)
        pane.grab([JAN], ["Jan Jansen"])
        await pilot.hover(pane, offset=stage.cell(1, 4))
        await pilot.mouse_up(elsewhere)

        assert (stage.dropped(), pane.carrying) == ([], None)


async def test_a_click_drops_what_keys_carry() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.click(stage.pane, offset=stage.cell(0, 5))

        assert stage.dropped() == [((JAN,), Cell(0, 5), Purpose.MOVE)]


async def test_a_drag_by_another_button_is_none() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.mouse_down(stage.pane, offset=stage.spot("Els Bakker"), button=3)
        await stage.pilot.hover(stage.pane, offset=stage.cell(0, 5))

        assert (stage.picked(), stage.pane.carrying) == ([], None)


# Sizes, names and terminals


SIZES = [(40, 10), (40, 13), (60, 15), (80, 20), (94, 24), (94, 25), (120, 40), (200, 60)]


def crowded(matrix: Matrix) -> Placements:
    """Two thousand contacts, most of them on a few cells."""
    cells: Sequence[Cell] = list(matrix.cells())
    placed = [(ContactId(number), cells[number * number % len(cells)], TODAY, 0) for number in range(1, 1800)]
    return Placements.of(matrix, placed, ImportanceOrder(ContactId(number) for number in range(1, 2000)))


@pytest.mark.parametrize("matrix", [ACCEPTANCE_ENERGY, MUTUAL_INTEREST])
@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_exactly_as_wide_as_the_pane(matrix: Matrix, size: tuple[int, int]) -> None:
    async with matrix_shown(crowded(matrix), size=size, names=HOSTILE_NAMES) as stage:
        stage.pane.select(JAN, HOSTILE_NAMES[0], [(matrix.middle, TODAY)], Cell(1, 1))
        stage.pane.lift([JAN], ["日本語の長い名前"])
        await stage.pilot.press("down", "right")

        strips = stage.pane.render_lines(Region(0, 0, *size))
        assert [cell_len(strip.text) for strip in strips] == [size[0]] * size[1]
        assert [strip.cell_length for strip in strips] == [size[0]] * size[1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_is_in_view_at_any_size(size: tuple[int, int]) -> None:
    async with matrix_shown(crowded(MUTUAL_INTEREST), size=size) as stage:
        for key in ("pagedown", "pageup"):
            await stage.pilot.press(key)
            assert stage.pane.cursor is not None
            assert stage.pane._canvas.geometry.box(stage.pane.cursor) is not None


async def test_resizing_keeps_the_cursor_and_what_is_carried() -> None:
    async with matrix_shown() as stage:
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press("right")
        await stage.pilot.resize_terminal(50, 14)

        assert stage.pane.carrying is not None
        assert stage.pane.carrying.over == Cell(2, 4)
        assert len(stage.strip()) <= 50


async def test_hostile_names_are_text_and_nothing_else() -> None:
    people = [ContactId(number) for number in range(1, len(HOSTILE_NAMES) + 1)]
    snapshot = Placements.of(
        ACCEPTANCE_ENERGY, [(contact, JANS_CELL, TODAY, 0) for contact in people], ImportanceOrder(people)
    )
    async with matrix_shown(snapshot, size=(200, 120)) as stage:
        stage.rows.names = dict(zip(people, HOSTILE_NAMES, strict=True))
        stage.show(snapshot)
        shown = "".join(stage.lines())

        assert "Jan [/b] Jansen" in shown
        assert "[@click=app.quit]Piet[/]" in shown
        assert UNSAFE_ON_SCREEN.search(shown) is None


async def test_a_contact_that_is_gone_has_no_line() -> None:
    async with matrix_shown() as stage:
        stage.rows.gone.add(JAN)
        stage.show(placements())

        assert "Jan Jansen" not in "".join(stage.lines())
        assert stage.spot("Els Bakker")


@pytest.mark.parametrize("theme", ["netwerk-dark", "netwerk-light", "ansi-light", "dracula"])
async def test_every_theme_draws_the_same_words(theme: str) -> None:
    async with matrix_shown() as stage:
        stage.app.theme = theme
        await stage.pilot.pause()

        assert stage.spot("● Follower")
        assert stage.spot("◆ Partner")


async def test_without_colours_every_cell_has_its_glyph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with matrix_shown() as stage:
        assert sum(line.count("●") for line in stage.lines()[1:-1]) == 6
        assert sum(line.count("▲") for line in stage.lines()[1:-1]) == 6


async def test_without_colours_nothing_has_a_hue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with matrix_shown() as stage:
        colours = {
            segment.style.color.triplet
            for strip in stage.pane.render_lines(stage.pane.size.region)
            for segment in strip
            if segment.style and segment.style.color and segment.style.color.triplet
        }

        assert colours
        assert all(red == green == blue for red, green, blue in colours)


# Zooming


def thousand_partners() -> Placements:
    """A thousand contacts in one quadrant, three hundred of them on one cell."""
    people = [ContactId(number) for number in range(1, 1001)]
    cells = [Cell(vertical, horizontal) for vertical in (1, 2, 3) for horizontal in (4, 5)]
    placed = [
        (contact, Cell(2, 4) if number < 300 else cells[number % len(cells)], TODAY, 0)
        for number, contact in enumerate(people)
    ]
    return Placements.of(ACCEPTANCE_ENERGY, placed, ImportanceOrder(people))


def numbered(stage: Stage, snapshot: Placements) -> None:
    """Give everybody a name of their own."""
    stage.rows.names = {contact: f"Contact {contact}" for contact in snapshot.order.contacts}
    stage.show(snapshot)


async def test_zooming_in_brings_out_names_and_back_again_is_as_before() -> None:
    async with matrix_shown() as stage:
        numbered(stage, thousand_partners())
        await stage.pilot.press("up", "right")
        before = stage.lines()
        stage.pane.zoom(1)
        zoomed = stage.lines()
        stage.pane.zoom(-1)

        assert "Partner +1…+3 / 4…5" in zoomed[0]
        assert sum(line.count("Contact") for line in zoomed) > sum(line.count("Contact") for line in before)
        assert stage.lines() == before


async def test_a_single_cell_fills_the_plane_with_names_side_by_side() -> None:
    async with matrix_shown() as stage:
        numbered(stage, thousand_partners())
        await stage.pilot.press("up", "up", "right")
        for _step in range(9):
            stage.pane.zoom(1)

        assert "Partner +2 / 4" in stage.lines()[0]
        assert all(line.count("Contact") == 3 for line in stage.lines()[2:-3])


async def test_a_name_in_any_column_of_a_wide_cell_can_be_picked() -> None:
    async with matrix_shown() as stage:
        numbered(stage, thousand_partners())
        await stage.pilot.press("up", "up", "right")
        for _step in range(9):
            stage.pane.zoom(1)
        people = stage.pane._view.placements.people(Cell(2, 4))
        rows = len([line for line in stage.lines()[2:-3] if "Contact" in line])
        await stage.pilot.click(stage.pane, offset=stage.spot(f"Contact {people[rows]}"))

        assert stage.picked() == [people[rows]]


async def test_moving_past_the_edge_of_a_part_scrolls_it() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("up", "right")
        stage.pane.zoom(1)
        await stage.pilot.press("down", "left")

        assert stage.pane.cursor == Cell(0, 3)
        assert "0…+2 / 3…4" in stage.lines()[0]


async def test_carrying_past_the_edge_of_a_part_reaches_every_cell() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        stage.pane.zoom(1)
        stage.pane.lift([JAN], ["Jan Jansen"])
        await stage.pilot.press(*["down"] * 9, *["right"] * 9, "enter")

        assert stage.dropped() == [((JAN,), Cell(-3, 5), Purpose.MOVE)]
        assert stage.spot("▸Jan Jansen")


async def test_the_mouse_scrolls_a_part_while_it_carries_something_past_the_edge() -> None:
    async with matrix_shown() as stage:
        stage.pane.select(JAN, "Jan Jansen")
        stage.pane.zoom(1)
        below = (50, stage.pane._canvas.geometry.rows[-1].end)
        await stage.drag(stage.spot("Jan Jansen"), stage.cell(2, 2), below, release=False)

        assert [row.value for row in stage.pane._canvas.geometry.rows] == [2, 1, 0]
        await stage.pilot.hover(stage.pane, offset=stage.cell(0, 2))
        await stage.pilot.mouse_up(stage.pane, offset=stage.cell(0, 2))
        assert stage.dropped() == [((JAN,), Cell(0, 2), Purpose.MOVE)]


async def test_another_matrix_is_shown_whole() -> None:
    async with matrix_shown() as stage:
        stage.pane.zoom(1)
        stage.show(placements(MUTUAL_INTEREST))

        assert len(stage.pane._canvas.geometry.columns) == 11


async def test_who_is_near_is_picked_one_after_the_other() -> None:
    async with matrix_shown() as stage:
        await stage.pilot.press("up", "up", "greater_than_sign")
        stage.pane.select(JAN, "Jan Jansen")
        await stage.pilot.press("greater_than_sign")
        stage.pane.select(ELS, "Els Bakker")
        await stage.pilot.press("greater_than_sign")

        assert stage.picked() == [JAN, ELS, JAN]
        assert "2 of 2  Els Bakker" in stage.strip()
