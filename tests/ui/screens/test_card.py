"""The card on the screen: everything of one contact, each kind of field edited in place, mistakes, and undo."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.ui.widgets.card_lines import SectionId
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

HOSTILE = ContactForm(
    given_name="[@click=app.bell]x[/]", surname="[b]", motive="[red]not red[/red]", context="lang " * 300
)
GEMEENTE = ContactForm(kind=ContactKind.ORGANISATION, given_name="Gemeente Ede")

_CHOOSING = "Enter chooses"
_EDITING = "Enter saves"
_WRITING = "Ctrl+S saves"


async def _open_card(user: User, section: SectionId = SectionId.WHO) -> None:
    """Open the card of the selected contact, with the cursor on the first row of a section."""
    await user.press("enter")
    await user.until_seen("e edit · a add")
    steps = list(SectionId).index(section)
    await user.press(*["tab"] * steps)


async def _begin_adding(user: User, section: SectionId, letters: str = "", seen: str = _EDITING) -> None:
    """Open a card and add to a section; where it takes several things, `letters` go to the one that is meant."""
    await _open_card(user, section)
    await user.press("a")
    if letters:
        await user.until_seen(_CHOOSING)
        await user.press(*letters, "enter")
    await user.until_seen(seen)


def _sees_row(user: User, row: str) -> bool:
    """Whether a label and its text stand on one row, however wide the gap between them."""
    return any(row in " ".join(line.split()) for line in user.screen_lines())


async def _until_row(user: User, row: str) -> None:
    await user.until(lambda: _sees_row(user, row), row)


async def _until_no_row(user: User, row: str) -> None:
    await user.until(lambda: not _sees_row(user, row), f"no {row}")


async def test_the_card_of_somebody_new_says_how_everything_is_added() -> None:
    async with running(JAN) as user:
        await _open_card(user)
        assert sum("nothing yet · a adds" in line for line in user.screen_lines()) >= 5


async def test_a_text_is_edited_in_its_line_and_undone() -> None:
    async with running(JAN) as user:
        await _open_card(user)
        await user.press("j", "j", "e")
        await user.until_seen(_EDITING)
        await user.press("ctrl+u")
        await user.type("wethouder")
        await user.press("enter")
        await user.until_seen("Jan Jansen · wethouder")
        assert user.sees("Jan Jansen: role · u undoes it")
        await user.press("u")
        await user.until_seen("Jan Jansen · raadslid")
        await user.press("ctrl+r")
        await user.until_seen("Done again: Jan Jansen: role")


async def test_an_address_that_is_none_says_so_and_stays_typed() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.WHO, "w")
        await user.press("tab")
        await user.type("nobody")
        await user.press("enter")
        await user.until_seen("“nobody” is not an e-mail address.")
        await user.type("@example.org")
        await user.press("enter")
        await _until_row(user, "E-mail nobody@example.org")


async def test_a_birthday_that_is_none_says_so_and_stays_typed() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.WHO, "b")
        await user.type("32-1")
        await user.press("enter")
        await user.until_seen("“32-1” is not a birthday.")
        await user.press("ctrl+u")
        await user.type("17-5-1980")
        await user.press("enter")
        await user.until_seen("17-5-1980 · 46 years")


async def test_a_day_that_is_none_says_so_and_stays_typed() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.CAPACITIES)
        await user.type("buurman")
        await user.press("tab", "tab", "tab")
        await user.type("ooit")
        await user.press("enter")
        await user.until_seen("“ooit” is not a day.")
        await user.press("ctrl+u")
        await user.type("2019-03-01")
        await user.press("enter")
        await _until_row(user, "since 2019 buurman")


async def test_a_number_outside_its_bounds_says_which_they_are() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.TRUST)
        await user.press("tab")
        await user.type("6")
        await user.press("enter")
        await user.until_seen("“6” is no number that fits here.")
        await user.press("ctrl+u")
        await user.type("4")
        await user.press("enter")
        await user.until_seen("4 of 5")


async def test_a_choice_is_made_by_its_letter() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.INFLUENCE)
        await user.press("a", "tab", "w", "enter")
        await _until_row(user, "authority ✓ worked · today")


async def test_a_text_of_several_lines_is_saved_by_ctrl_s() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.FILE, "n", _WRITING)
        await user.type("first\nsecond")
        await user.press("ctrl+s")
        await _until_row(user, "Notes first")
        assert any(line.strip().startswith("│") and "second" in line for line in user.screen_lines())


async def test_a_text_goes_to_the_users_editor_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def appended(_app: object, _editor: object, text: str) -> str:
        return f"{text} and on, outside"

    monkeypatch.setattr("netwerk_tui.ui.screens.field_editor.edited_outside", appended)
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.FILE, "n", _WRITING)
        await user.type("begun")
        await user.press("ctrl+e", "ctrl+s")
        await _until_row(user, "Notes begun and on, outside")


async def test_a_motive_is_proposed_and_may_be_ones_own() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.MOTIVES, "w")
        await user.until_seen("no loss of face")
        await user.press("down", "down", "enter")
        await _until_row(user, "What’s in it authority")


async def test_another_person_is_found_by_a_few_letters() -> None:
    async with running(JAN, FATIMA) as user:
        await user.type("/jans\n")
        await _begin_adding(user, SectionId.TIES, "r")
        await user.type("colleague of")
        await user.press("tab")
        await user.type("fati")
        await user.until_seen("  Fatima El Amrani")
        await user.press("enter")
        await user.until_seen("→ colleague of Fatima El Amrani")
        await user.press("enter")
        await user.until_seen("→ colleague of Jan Jansen")
        await user.press("escape")
        await user.until_seen("→ colleague of Fatima El Amrani")


async def test_somebody_who_is_not_there_is_not_related_to() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.TIES, "r")
        await user.type("knows")
        await user.press("tab")
        await user.type("zzzzzz")
        await user.press("enter")
        await user.until_seen("Nobody is called “zzzzzz”.")


async def test_a_new_tag_and_persona_come_into_being_with_their_name() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.GROUPS, "t")
        await user.type("zorg")
        await user.press("enter")
        await user.until_seen("#zorg")
        await user.press("a")
        await user.until_seen(_CHOOSING)
        await user.press("p", "enter")
        await user.until_seen(_EDITING)
        await user.type("De huurder")
        await user.press("enter")
        await user.until_seen("De huurder")


async def test_a_motive_is_inherited_from_the_persona_and_shown_as_such() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.GROUPS, "p")
        await user.type("De huurder")
        await user.press("enter")
        await _until_row(user, "Persona De huurder")
        await user.press("e")
        await user.until_seen("for everybody who has it")
        await user.press("tab")
        await user.type("een lagere rekening")
        await user.press("enter")
        await user.until_seen("een lagere rekening (as De huurder)")


async def test_a_promise_is_kept_by_x_and_opened_again_by_undo() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.OPEN, "p")
        await user.type("bellen")
        await user.press("enter")
        await _until_row(user, "I promised bellen")
        await user.press("x")
        await _until_no_row(user, "I promised bellen")
        await user.press("u")
        await _until_row(user, "I promised bellen")


async def test_an_ask_goes_on_step_by_step_by_x() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.OPEN, "a")
        await user.type("vast tarief?")
        await user.press("enter")
        await user.until_seen("asked 0 of 3 this year, 1 planned")
        await user.press("x")
        await user.until_seen("asked 1 of 3 this year, 0 planned")


async def test_delete_asks_and_undo_brings_the_row_back() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.CAPACITIES)
        await user.type("buurman")
        await user.press("enter")
        await user.until_seen("buurman")
        await user.press("delete")
        await user.until_seen("Delete this?")
        await user.press("enter")
        await user.until_seen("Jan Jansen: capacity deleted · u undoes it")
        await user.press("u")
        await _until_row(user, "now buurman")


async def test_escape_warns_once_before_typed_text_is_lost() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.CAPACITIES)
        await user.type("buurman")
        await user.press("escape")
        await user.until_seen("Esc once more leaves it as it was")
        assert user.sees("buurman")
        await user.press("escape")
        await user.until_gone("buurman")


async def test_escape_warns_again_of_what_was_typed_since_the_warning() -> None:
    async with running(JAN) as user:
        await _begin_adding(user, SectionId.CAPACITIES)
        await user.type("buur")
        await user.press("escape")
        await user.until_seen("Esc once more leaves it as it was")
        await user.type("man")
        await user.press("escape")
        assert user.sees("buurman")
        await user.press("escape")
        await user.until_gone("buurman")


async def test_a_key_that_does_nothing_here_says_what_it_is_for() -> None:
    async with running(JAN) as user:
        await _open_card(user)
        await user.press("x")
        await user.until_seen("x ticks off a promise")
        await user.press("h")
        await user.until_seen("h tells what became of a field")
        await user.press("delete")
        await user.until_seen("This line is not deleted here")


async def test_the_history_of_a_field_tells_from_what_to_what() -> None:
    async with running(JAN) as user:
        await _open_card(user)
        await user.press("j", "j", "e")
        await user.until_seen(_EDITING)
        await user.press("ctrl+u")
        await user.type("wethouder")
        await user.press("enter")
        await user.until_seen("Jan Jansen · wethouder")
        await user.press("h")
        await user.until_seen("− raadslid")
        assert user.sees("+ wethouder")


async def test_the_next_person_is_shown_in_the_same_section() -> None:
    async with running(JAN, PIET, FATIMA) as user:
        await user.press("g")
        await _begin_adding(user, SectionId.CAPACITIES)
        await user.type("buurvrouw")
        await user.press("enter")
        await user.until_seen("buurvrouw")
        await user.press("J", "a")
        await user.until_seen("Jan Jansen: capacity")


async def test_a_quick_note_is_taken_without_leaving_the_card() -> None:
    async with running(JAN) as user:
        await _open_card(user)
        await user.press("n")
        await user.until_seen("Quick note")
        await user.type("gesprek: wil sneller\n")
        await user.until_seen("●○○○○ met 1 time")
        assert user.sees("Who and where")


async def test_an_organisation_shows_its_people() -> None:
    async with running(JAN, GEMEENTE) as user:
        await user.type("/gemeente ede\n")
        await _open_card(user)
        await _until_row(user, "works here Jan Jansen · raadslid")


async def test_a_small_screen_folds_what_is_asked_for_later() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await _open_card(user)
        assert user.sees("▸ Who and where 2")
        await user.press("tab", "tab", "tab", "enter")
        await user.until_seen("▾ Who and where")
        assert _sees_row(user, "Role raadslid · Gemeente Ede")


async def test_markup_in_a_name_is_letters_and_a_long_text_opens_by_enter() -> None:
    async with running(HOSTILE) as user:
        await _open_card(user, SectionId.MOTIVES)
        assert user.sees("[@click=app.bell]x[/] [b]")
        assert user.sees("[red]not red[/red]")
        before = sum("lang lang" in line for line in user.screen_lines())
        await user.press("j", "enter")
        await user.until(lambda: sum("lang lang" in line for line in user.screen_lines()) > before, "the whole text")


async def test_a_link_is_opened_after_asking_and_nothing_but_the_web_is(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("netwerk_tui.ui.screens.card.open_address", opened.append)
    async with running(
        ContactForm(given_name="Jan", links="https://example.org/jan", emails="jan@example.org")
    ) as user:
        await _open_card(user)
        await user.press("j", "j", "o")
        await user.until_seen("mailto:jan@example.org")
        await user.press("enter")
        await user.until(lambda: opened == ["mailto:jan@example.org"], "the mail")
