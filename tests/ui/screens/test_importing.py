"""Importing by keys: a file chosen, its dry run seen, and everything stored as one entry."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.import_changes import ContactChange
from netwerk_tui.actions.import_interactions import InteractionPlan
from netwerk_tui.actions.import_plan import ChangedField, Difference, ImportPlan, ImportReport
from netwerk_tui.actions.importing import AnyPlan
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, Problem
from netwerk_tui.domain.progress import Progress
from netwerk_tui.ui.import_desk import ImportDesk
from netwerk_tui.ui.screens.import_preview import preview_of
from netwerk_tui.ui.screens.import_words import done_words
from netwerk_tui.ui.screens.importing import ImportScreen
from netwerk_tui.ui.widgets.import_sheet import sheet_lines
from tests.ui.screens.running import FATIMA, JAN, TODAY, User, running

_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_URL = "https://www.linkedin.com/in/"
_CONNECTIONS = f"""{_HEADER}
Sanne,de Vries,{_URL}sanne,,Zorggroep Vallei,Directeur,08 Feb 2022
Ali [/b],Kaya,{_URL}ali,,[@click=app.quit]Bakkerij[/],Bakker,09 Feb 2022
,,{_URL}nobody,,Stichting Leeg,,10 Feb 2022
"""
_ME = "ik@raad.example"
_LATER = _CONNECTIONS.replace("Directeur", "Bestuurder")


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of downloads, with an export in it."""
    monkeypatch.chdir(tmp_path)
    folder = Path.home() / "Downloads"
    folder.mkdir(parents=True)
    (folder / "Connections.csv").write_text(_CONNECTIONS)
    return folder


def _path(user: User) -> str:
    return user.app.screen.query_one(Input).value


def _contacts(user: User) -> int:
    assert user.app.desk is not None, "the program waits for it"
    return len(user.app.desk.directory.ids)


async def _until_path(user: User, path: str) -> None:
    await user.until(lambda: _path(user) == path, path)


async def _open(user: User) -> None:
    await user.press("i")
    await user.until_seen("Exports found")


async def _drop(user: User, path: str) -> None:
    user.app.post_message(events.Paste(path))
    await user.until(lambda: bool(_path(user)), "the path")


async def _import(user: User) -> None:
    await _open(user)
    await user.press("enter")
    await user.until_seen("Enter imports")
    await user.press("enter")
    await user.until_seen("u undoes it")


# By keys


async def test_the_newest_export_is_two_keys_away_from_its_dry_run() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("2 new · 0 updated · 0 unchanged · 1 skipped")
        assert user.sees("Connections.csv · LinkedIn connections (Connections.csv)")
        assert user.sees("Sanne de Vries  Directeur, Zorggroep Vallei")
        assert user.sees("line 4  the row has no name")


async def test_a_dry_run_writes_nothing() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        assert _contacts(user) == 1


async def test_enter_imports_all_as_one_entry_that_one_key_undoes() -> None:
    async with running(JAN) as user:
        await _import(user)
        assert user.sees("Imported 2 new · u undoes it")
        assert user.sees("3 contacts")
        await user.press("u")
        await user.until_seen("1 contact")


async def test_importing_again_says_that_nothing_is_new_and_enter_closes() -> None:
    async with running(JAN) as user:
        await _import(user)
        await _open(user)
        await user.press("enter")
        await user.until_seen("There is nothing new in this file.")
        await user.press("enter")
        await user.until(lambda: not isinstance(user.app.screen, ImportScreen), "the dialog closed")
        assert _contacts(user) == 3


async def test_a_changed_job_shows_what_was_and_what_comes(downloads: Path) -> None:
    async with running(JAN) as user:
        await _import(user)
        (downloads / "Connections.csv").write_text(_LATER)
        await _open(user)
        await user.press("enter")
        await user.until_seen("Sanne de Vries  Role: Directeur → Bestuurder")


async def test_a_network_that_was_exported_comes_in_with_its_people_named(downloads: Path, tmp_path: Path) -> None:
    other = open_file(tmp_path / "other.db")
    add_contact(other, FATIMA, TODAY)
    export_file(other, downloads / "netwerk.json")
    other.close()
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("netwerk.json · a network that netwerk exported (JSON)")
        assert user.sees("Fatima El Amrani")
        await user.press("enter")
        await user.until_seen("Imported 1 new · u undoes it")


async def test_a_file_that_is_taken_for_another_kind_is_overruled(downloads: Path) -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("a")
        await user.until_seen("What is Connections.csv?")
        await user.press("t", "enter")
        await user.until_seen("What does each column tell?")
        await user.press("enter")
        await user.until_seen("Connections.csv · table (CSV)")


async def test_a_kind_that_the_file_is_not_leaves_what_was_shown_with_the_reason(downloads: Path) -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("a")
        await user.until_seen("What is Connections.csv?")
        await user.press("m", "enter")
        await user.until_seen("damaged")
        assert user.sees("Enter imports")
        assert user.sees("Connections.csv · LinkedIn connections (Connections.csv)")


async def test_mail_comes_with_its_subjects_alone_until_the_texts_are_asked_for(downloads: Path) -> None:
    mail = f"From: {_ME}\nTo: {FATIMA.emails}\nDate: Mon, 2 Mar 2026 12:00:00 +0100\nMessage-ID: <1@x>\nSubject: Vraag"
    (downloads / "post.mbox").write_text(f"From me Mon Mar  2 12:00:00 2026\n{mail}\n\nKom je?\n")
    async with running(FATIMA) as user:
        assert user.app.desk is not None, "the program waits for it"
        user.app.desk._network.own_addresses = frozenset({_ME})
        await _open(user)
        await _drop(user, str(downloads / "post.mbox"))
        await user.press("enter")
        await user.until_seen("post.mbox · mail: an mbox file · subjects alone, not the texts")
        assert user.sees("Vraag")
        await user.press("t")
        await user.until_seen("mail: an mbox file · with the texts")
        await user.press("enter")
        await user.until_seen("Imported 1 contact moment · u undoes it")


async def test_escape_goes_back_from_the_dry_run_with_the_path_kept() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("escape")
        await user.until_seen("Enter chooses")
        assert isinstance(user.app.screen.focused, Input)
        assert _path(user) == "~/Downloads/Connections.csv"


async def test_typed_text_is_there_again_when_the_dialog_was_left() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.type("/tmp/nowhere")
        await user.press("escape", "i")
        await user.until(lambda: isinstance(user.app.screen, ImportScreen), "the dialog")
        assert _path(user) == "/tmp/nowhere"


# Choosing


async def test_a_file_is_reached_through_its_folder(downloads: Path) -> None:
    (downloads / "2026").mkdir()
    (downloads / "2026" / "new.csv").write_text(_CONNECTIONS)
    async with running(JAN) as user:
        await _open(user)
        await user.type("~/Downloads/")
        await user.until_seen("▌2026/")
        await user.press("enter")
        await user.until_seen("▌new.csv")
        await user.press("enter")
        await user.until_seen("new.csv · LinkedIn")


async def test_arrows_choose_another_file(downloads: Path) -> None:
    (downloads / "other.csv").write_text(_CONNECTIONS)
    async with running(JAN) as user:
        await _open(user)
        await user.type("~/Downloads/")
        await user.until_seen("▌Connections.csv")
        await user.press("down", "enter")
        await user.until_seen("other.csv · LinkedIn")


async def test_tab_completes_and_then_steps_through_what_is_left(downloads: Path) -> None:
    (downloads / "Connections (1).csv").write_text(_CONNECTIONS)
    async with running(JAN) as user:
        await _open(user)
        await user.type("~/Down")
        await user.press("tab")
        await _until_path(user, "~/Downloads/")
        await user.type("con")
        for path in ("Connections", "Connections (1).csv", "Connections.csv", "Connections (1).csv"):
            await user.press("tab")
            await _until_path(user, f"~/Downloads/{path}")
        await user.press("shift+tab")
        await _until_path(user, "~/Downloads/Connections.csv")


async def test_a_file_that_is_dropped_between_quotes_is_read(downloads: Path) -> None:
    (downloads / "my export.csv").write_text(_CONNECTIONS)
    async with running(JAN) as user:
        await _open(user)
        await _drop(user, f"'{downloads}/my export.csv' ")
        await user.press("enter")
        await user.until_seen("my export.csv · LinkedIn")


async def test_a_click_chooses_a_file_and_a_click_imports_it() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.pilot.click("FileList", offset=(4, 1))
        await user.until_seen("Enter imports")
        await user.pilot.click("ImportScreen .hints", offset=(2, 0))
        await user.until_seen("Imported 2 new")


@pytest.mark.parametrize(
    ("name", "content", "title", "advice"),
    [
        ("missing.csv", None, "There is no file missing.csv.", "Check the name and the folder."),
        ("empty.csv", "", "empty.csv is empty.", "Download or export it again."),
        ("poem.txt", "Roses are red", "poem.txt is in no format that netwerk reads.", "netwerk reads:"),
        ("rows.csv", _HEADER, "This file holds no connections.", ""),
    ],
)
async def test_what_cannot_be_imported_is_said_with_advice_and_the_path_stays(
    downloads: Path, name: str, content: str | None, title: str, advice: str
) -> None:
    if content is not None:
        (downloads / name).write_text(content)
    async with running(JAN) as user:
        await _open(user)
        await user.type(f"~/Downloads/{name}\n")
        await user.until_seen(title)
        assert user.sees(advice)
        assert isinstance(user.app.screen.focused, Input)
        assert _path(user) == f"~/Downloads/{name}"


async def test_a_complaint_goes_when_the_path_is_corrected() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.type("~/Downloads/missing.csv\n")
        await user.until_seen("There is no file")
        await user.press("backspace")
        await user.until_gone("There is no file")


async def test_all_of_it_fits_a_small_terminal() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await _open(user)
        assert user.sees("Esc back")
        await user.press("enter")
        await user.until_seen("Esc another file")
        assert user.sees("1 skipped")


# Waiting


async def test_escape_stops_waiting_for_a_long_dry_run(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(desk: ImportDesk, path: Path, progress: Progress, **_kind: object) -> AnyPlan:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(ImportDesk, "look_at", never)
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Reading Connections.csv …")
        await user.press("escape")
        await user.until_gone("Reading")
        assert _path(user) == "~/Downloads/Connections.csv"


async def test_an_import_starts_once_and_cannot_be_left_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    finish = asyncio.Event()

    async def slow(desk: ImportDesk, plan: AnyPlan, progress: Progress) -> ImportReport:
        started.append(plan)
        await finish.wait()
        return plan.report(EntryId(1))

    monkeypatch.setattr(ImportDesk, "apply", slow)
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("enter", "enter", "escape")
        await user.until_seen("Importing …")
        assert len(started) == 1
        finish.set()
        await user.until_seen("Imported 2 new")


async def test_an_import_that_cannot_be_stored_says_so_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = ImportDesk.apply

    async def full(desk: ImportDesk, plan: AnyPlan, progress: Progress) -> ImportReport:
        monkeypatch.setattr(ImportDesk, "apply", stored)
        raise UserError("The disk is full.", "Make room.")

    monkeypatch.setattr(ImportDesk, "apply", full)
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("enter")
        await user.until_seen("The disk is full.")
        await user.press("enter")
        await user.until_seen("Imported 2 new")


async def test_escape_stops_an_import_with_nothing_written(monkeypatch: pytest.MonkeyPatch) -> None:
    started = asyncio.Event()

    async def long(desk: ImportDesk, plan: AnyPlan, progress: Progress) -> ImportReport:
        started.set()
        while True:
            progress(1, 2)
            await asyncio.sleep(0)

    monkeypatch.setattr(ImportDesk, "apply", long)
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("enter")
        await started.wait()
        await user.press("escape")
        await user.until_seen("Stopped: nothing was imported.")
        assert _contacts(user) == 1


# The columns of a sheet

_SHEET = "Wie;Club;Kleur;Acceptatie;Energie\nPiet de Boer;Roeivereniging;rood;2;4\nEls Bakker;Koor;blauw;1;2\n"


async def _open_sheet(user: User, downloads: Path, name: str = "netwerk.csv") -> None:
    (downloads / name).write_text(_SHEET)
    await _open(user)
    await user.type(f"~/Downloads/{name}\n")


async def test_the_columns_of_a_sheet_are_told_before_its_dry_run(downloads: Path) -> None:
    async with running(JAN, size=(80, 24)) as user:
        await _open_sheet(user, downloads)
        await user.until_seen("What does each column tell?")
        assert user.sees("whole name")
        assert user.sees("Piet de Boer · Els Bakker")
        await user.press("down", "o", "enter")
        await user.until_seen("Enter imports")
        assert user.sees("Roeivereniging")
        await user.press("c")
        await user.until_seen("What does each column tell?")


async def test_what_a_key_does_is_never_broken_over_two_lines(downloads: Path) -> None:
    async with running(JAN, size=(80, 24)) as user:
        (downloads / "netwerk.csv").write_text(f"Wie;Functie\n{JAN.given_name} {JAN.particle} {JAN.surname};bakker\n")
        await _open(user)
        await user.type("~/Downloads/netwerk.csv\n")
        await user.until_seen("What does each column tell?")
        await user.press("enter")
        await user.until_seen("d known already?")
        assert user.sees("Esc another file")


async def test_columns_are_remembered_for_the_next_sheet_with_the_same_names(downloads: Path) -> None:
    async with running(JAN) as user:
        await _open_sheet(user, downloads)
        await user.until_seen("What does each column tell?")
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("enter")
        await user.until_seen("u undoes it")
        await _open_sheet(user, downloads, "later.csv")
        await user.until_seen("There is nothing new in this file.")


# Hostile text


async def test_markup_in_names_is_shown_as_it_is() -> None:
    async with running(JAN) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Ali [/b] Kaya")
        assert user.sees("Bakker, [@click=app.quit]Bakkerij[/]")


@pytest.mark.parametrize(
    "name", ["[@click=app.quit]x[/].csv", "esc\x1b]0;x\x07.csv", "new\nline.csv", "back\\slash.csv"]
)
async def test_a_file_with_a_hostile_name_can_be_chosen_and_chosen_again(downloads: Path, name: str) -> None:
    (downloads / "Connections.csv").unlink()
    (downloads / name.replace("/", "")).write_text(_CONNECTIONS)
    async with running(JAN) as user:
        await user.press("i")
        await user.until_seen("No export was found")
        await user.type("~/Downloads/")
        await user.until_seen("B")
        for _time in range(2):
            await user.press("enter")
            await user.until_seen("Enter imports")
            await user.press("escape")
            await user.until_seen("Enter chooses")


# Words


def _plan(*, problems: int = 0, changed: tuple[ContactChange, ...] = ()) -> ImportPlan:
    return ImportPlan(
        batch=IncomingBatch("linkedin", "linkedin-csv", ()),
        new=(),
        changed=changed,
        unchanged=0,
        kept=(),
        interactions=InteractionPlan(),
        problems=tuple(Problem(f"line {line}", "there is no name") for line in range(problems)),
    )


def _text(plan: AnyPlan, width_cells: int = 60) -> str:
    lines = sheet_lines(preview_of(plan).sections, width_cells)
    return "\n".join("".join(text for text, _tone in line) for line in lines)


def test_thousands_of_problems_end_in_how_many_more_there_are() -> None:
    text = _text(_plan(problems=2845))
    assert text.endswith("and 2345 more")
    assert text.count("\n") == 501


def test_what_the_user_wrote_stays_beside_what_the_file_says() -> None:
    person = IncomingContact("line 2", "x", "Sanne", "de", "Vries")
    kept = (Difference(ChangedField.ROLE, "Directeur", "Bestuurder"),)
    change = ContactChange(ContactId(1), "Sanne de Vries", person, identity=1, kept=kept)
    assert "Sanne de Vries  Role: Directeur · the file has Bestuurder" in _text(_plan(changed=(change,)))


def test_long_words_of_a_problem_go_on_beneath_each_other() -> None:
    plan = _plan(problems=1)
    assert _text(plan, 24).splitlines() == ["Problems", "  line 0  there is no", "          name"]


def test_an_import_is_told_by_what_it_changed_alone() -> None:
    report = ImportReport("linkedin-zip", EntryId(1), 480, 3, 12, 2, 1, ())
    assert done_words(report) == "Imported 480 new, 3 updated, 1 contact moment · u undoes it"


def test_an_import_that_changed_nothing_in_the_end_is_not_told() -> None:
    assert done_words(ImportReport("linkedin-zip", None, 0, 0, 12, 2, 0, ())) == ""
