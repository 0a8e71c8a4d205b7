"""Filters in the search line, and segments on the screen."""

from __future__ import annotations

import csv
from pathlib import Path

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.segment import SegmentValues
from netwerk_tui.ui.screens.query_field import QueryLine
from tests.ui.screens.running import JAN, PIET, User, running

TAGGED = ContactForm(given_name="Fatima", surname="El Amrani", tags="zorg")

_LIST_CELLS = 42


def listed(user: User, name: str) -> bool:
    """Whether the list of contacts shows somebody of this name."""
    return any(name in line[:_LIST_CELLS] for line in user.screen_lines())


async def until_only(user: User, name: str, *others: str) -> None:
    await user.until(
        lambda: listed(user, name) and not any(listed(user, each) for each in others), f"{name} without {others}"
    )


async def test_a_filter_narrows_the_list_at_once_and_stays_after_enter() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("slash")
        await user.type("role:raadslid")
        await user.until_seen("role:raadslid · 1")
        await user.type("\n")
        await until_only(user, "Jan Jansen", "Piet de Vries", "Fatima")
        await user.until_seen("Timeline  Jan Jansen")
        await user.press("escape")
        await user.until(lambda: listed(user, "Piet de Vries"), "everybody")


async def test_tab_completes_a_tag() -> None:
    async with running(JAN, TAGGED) as user:
        await user.press("slash")
        await user.type("#zo")
        await user.until_seen("⇥ zorg")
        await user.press("tab")
        await user.until_seen("/ #zorg")
        await user.until_seen("1 found")


async def test_a_mistake_is_told_beneath_the_line_with_its_place() -> None:
    async with running(JAN) as user:
        await user.press("slash")
        await user.type("jan foo:x")
        await user.until_seen("! 5: There is no key “foo”")
        await user.press("escape")
        await user.until_gone("There is no key")


async def test_free_words_are_searched_among_those_who_pass() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("slash")
        await user.type("#zorg fatma")
        await user.until_seen("1 found")
        await until_only(user, "Fatima", "Piet de Vries", "Jan Jansen")


async def test_a_segment_is_made_with_a_count_and_shows_its_people() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("o")
        await user.until_seen("No segments yet")
        await user.press("a")
        await user.until_seen("New segment")
        await user.type("Zorg")
        await user.press("tab")
        await user.type("#zorg")
        await user.until_seen("1 contact: Everybody with the tag")
        await user.press("ctrl+s")
        await user.until_seen("New segment Zorg · u undoes it")
        await user.press("enter")
        await user.until_seen("segment:=Zorg · 1")
        await until_only(user, "Fatima", "Piet de Vries", "Jan Jansen")


async def test_a_mistake_in_the_form_says_where_and_keeps_it_open() -> None:
    async with running(JAN) as user:
        await user.press("o")
        await user.until_seen("No segments yet")
        await user.press("a")
        await user.until_seen("New segment")
        await user.type("Fout")
        await user.press("tab")
        await user.type("due:maybe ")
        await user.until_seen("5: “maybe” is no value of due:")
        await user.press("ctrl+s")
        await user.until_seen("Choose one of")
        assert user.sees("New segment")


async def test_the_matrix_shows_only_those_whom_a_kept_filter_finds() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.until_seen("unscored ▣ 3")
        await user.press("slash")
        await user.type("role:raadslid\n")
        await user.until_seen("unscored ▣ 1")
        await user.press("escape")
        await user.until_seen("unscored ▣ 3")


async def open_segments(user: User, **queries: str) -> None:
    """Store these segments, and open their screen."""
    assert user.app.desk is not None
    for name, query in queries.items():
        await user.app.desk.segments.add(SegmentValues(name, query))
    await user.press("o")
    await user.until_seen("Segments and messages")
    await user.until_seen(next(iter(queries)))


async def test_marked_segments_make_a_new_one_that_is_counted_at_once() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await open_segments(user, Raad="role:raadslid", Zorg="#zorg")
        await user.press("x", "x", "c")
        await user.until_seen("Who is in the new segment?")
        await user.press("j", "enter")
        await user.until_seen("segment:=Raad or segment:=Zorg")
        await user.until_seen("2 contacts: Everybody in the segment")
        await user.type("Raad of zorg")
        await user.press("ctrl+s")
        await user.until_seen("New segment Raad of zorg · u undoes it")


async def test_combining_without_two_marks_says_what_to_press() -> None:
    async with running(JAN) as user:
        await open_segments(user, Raad="role:raadslid")
        await user.press("c")
        await user.until_seen("Mark two segments or more first. x marks the one under the cursor.")


async def test_a_segment_is_shown_on_the_matrix() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await open_segments(user, Zorg="#zorg")
        await user.until_seen("unscored 1")
        await user.press("2")
        await user.until_seen("segment:=Zorg · 1")
        await user.until_seen("unscored ▣ 1")
        await user.until(lambda: type(user.app.focused).__name__ == "MatrixPane", "the matrix in focus")


async def test_a_target_group_without_somebody_real_is_warned_of_until_one_is_named() -> None:
    async with running(JAN, TAGGED) as user:
        await open_segments(user, Groep="group:zorg")
        await user.until_seen("! A target group with nobody real: e names somebody")
        await user.press("e")
        await user.until_seen("Somebody real")
        await user.press("tab")
        await user.type("Jan")
        await user.until_seen("raadslid · Gemeente Ede")
        await user.press("enter", "ctrl+s")
        await user.until_seen("Somebody real: Jan Jansen, not in it at this moment")
        assert not user.sees("with nobody real")


async def test_the_people_of_a_segment_are_exported_to_a_table(tmp_path: Path) -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await open_segments(user, Zorg="#zorg")
        await user.press("E")
        await user.until_seen("Export the people of Zorg")
        await user.press("ctrl+u")
        await user.type(str(tmp_path / "zorg.csv"))
        await user.press("enter")
        await user.until_seen("1 contact is in")
    (row,) = csv.DictReader((tmp_path / "zorg.csv").read_text(encoding="utf-8-sig").splitlines())
    assert row["given_name"] == "Fatima"


async def test_people_are_not_exported_into_a_file_of_another_kind(tmp_path: Path) -> None:
    async with running(TAGGED) as user:
        await open_segments(user, Zorg="#zorg")
        await user.press("E")
        await user.until_seen("Export the people of Zorg")
        await user.press("ctrl+u")
        await user.type(str(tmp_path / "zorg.json"))
        await user.press("enter")
        await user.until_seen("People go into .csv, .xlsx or .vcf.")
    assert not (tmp_path / "zorg.json").exists()


async def test_tab_completes_in_the_form_of_a_segment() -> None:
    async with running(JAN, TAGGED) as user:
        await open_segments(user, Raad="role:raadslid")
        await user.press("a")
        await user.until_seen("New segment")
        await user.press("tab")
        await user.type("#zo")
        await user.until_seen("⇥ zorg")
        await user.press("tab")
        await user.until_seen("1 contact: Everybody with the tag “zorg”")


async def test_of_two_quick_tabs_one_completes_and_the_other_goes_to_the_next_field() -> None:
    async with running(JAN, TAGGED) as user:
        await open_segments(user, Raad="role:raadslid")
        await user.press("a")
        await user.until_seen("New segment")
        await user.press("tab")
        await user.type("#zo")
        await user.until_seen("⇥ zorg")
        line = user.app.screen.query_one(QueryLine)
        line.action_complete()
        line.action_complete()
        await user.until(lambda: not line.has_focus, "the next field")
        assert line.value == "#zorg "
