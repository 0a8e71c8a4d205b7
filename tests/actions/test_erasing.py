"""Erasing a contact leaves nothing of them, harms nobody else, and cannot be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import dossiers, drafts, importing
from netwerk_tui.actions.contacts import add_contact, delete_contacts, edit_contact, profile_of
from netwerk_tui.actions.erasing import ErasureReport, erase_contact, erasure_preview
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.history import log, undo
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.notes import KnownNetwork, record
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.contact_form import ContactForm, form_of
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact, IncomingPoint
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.backups_erasure import forget_again
from netwerk_tui.store.database import Database
from netwerk_tui.store.erased_people import erased_people
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.network import network_id
from netwerk_tui.store.upgrade import migrate, open_database
from tests.actions.incoming import batch, bring_in

TODAY = date(2026, 11, 23)

_SECRETS = ("Quobbleworth", "xq77@quobble", "in/xaq-77", "zebrapaarsheid", "onthoofdzaak")
_FORM = ContactForm(
    given_name="Xavierius",
    surname="Quobbleworth",
    organisation="Gemeente Ede",
    emails="xq77@quobble.example",
    links="https://www.linkedin.com/in/xaq-77",
    notes="Houdt van zebrapaarsheid.",
)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def file(sqlite_network_url: str) -> Iterator[Network]:
    with open_database(sqlite_network_url) as database:
        yield Network(database, "test")


def _add(network: Network, form: ContactForm = _FORM) -> ContactId:
    return add_contact(network, form, TODAY)[0]


def _note(network: Network, line: str) -> None:
    draft = parse(line, TODAY, KnownNetwork(network))
    record(network, draft, today=TODAY, dossier=dossiers.general(network), accept_moves=False)


def _erase(network: Network, contact: ContactId, backups: Path, *, redact_all: bool = False) -> ErasureReport:
    found = erasure_preview(network, contact, backups).mentions if redact_all else ()
    return erase_contact(network, contact, backups, TODAY, redact={(each.table, each.id) for each in found})


def _secrets_in(folder: Path) -> dict[str, list[str]]:
    """What is still found in which file, whatever its case."""
    wanted = [(secret, re.compile(re.escape(secret.encode()), re.IGNORECASE)) for secret in _SECRETS]
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            here = [secret for secret, pattern in wanted if pattern.search(content)]
            if here:
                found[path.name] = here
    return found


def _lived(network: Network) -> ContactId:
    """Somebody about whom a lot was written, changed, undone and mentioned."""
    other = _add(network, ContactForm(given_name="Piet", surname="Pietersen"))
    contact = _add(network)
    _note(network, "bel Xavierius Quobbleworth: onthoofdzaak besproken #nieuw >mail morgen")
    _note(network, "bel Piet Pietersen; Xavierius Quobbleworth: samen geluncht")
    _note(network, "bel Piet Pietersen: vroeg naar Xavierius Quobbleworth")
    edit_contact(network, contact, ContactForm(given_name="Xavierius", surname="Quobbleworth", notes="Anders."), TODAY)
    undo(network)
    with transaction(network.database, "Partner of Quobbleworth", "test") as recording:
        row = {"contact_id": other, "other_id": contact, "kind": "partner", "text": "onthoofdzaak"}
        recording.verbs.insert(tables.relation, [row])
        recording.verbs.insert(tables.event, [{"name": "Lunch Xavierius Quobbleworth", "search_key": "lunch"}])
    drafts.keep_note(network, KeptNote("bel Piet over Xavierius Quobbleworth", None))
    return contact


def test_no_byte_of_an_erased_person_is_left_in_any_file(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _lived(file)
    back_up(file.database, backups)
    undo(file)
    back_up(file.database, backups)
    report = _erase(file, contact, backups, redact_all=True)
    assert len(report.backups) == 2
    assert _secrets_in(tmp_path) == {}
    file.close()
    assert _secrets_in(tmp_path) == {}


def test_no_byte_is_left_of_somebody_who_was_merged_first(file: Network, backups: Path, tmp_path: Path) -> None:
    twin = _add(file, ContactForm(given_name="X.", surname="Quobbleworth", notes="onthoofdzaak"))
    back_up(file.database, backups)
    contact = _lived(file)
    merge_contacts(file, [contact, twin])
    _erase(file, contact, backups, redact_all=True)
    assert _secrets_in(tmp_path) == {}


def test_erasing_who_was_merged_and_parted_again_spares_the_other(file: Network, backups: Path, tmp_path: Path) -> None:
    other = _add(file, ContactForm(given_name="Jan", surname="Jansen", notes="Zeilt."))
    contact = _lived(file)
    merge_contacts(file, [other, contact])
    undo(file)
    _erase(file, contact, backups, redact_all=True)
    assert _secrets_in(tmp_path) == {}
    assert profile_of(file, other).notes == "Zeilt."


def test_no_byte_is_left_of_a_contact_that_was_deleted_in_part(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _lived(file)
    form = form_of(profile_of(file, contact))
    edit_contact(file, contact, ContactForm(given_name="Xavierius", surname=form.surname), TODAY)
    _erase(file, contact, backups, redact_all=True)
    assert _secrets_in(tmp_path) == {}


def test_the_check_finds_nothing_wrong_afterwards(network: Network, backups: Path) -> None:
    contact = _lived(network)
    _erase(network, contact, backups, redact_all=True)
    assert integrity.findings(network.database) == []


def test_what_others_have_stays(network: Network, backups: Path) -> None:
    contact = _lived(network)
    _erase(network, contact, backups)
    with network.database.reading() as connection:
        names = connection.scalars(sa.select(tables.contact.c.surname)).all()
        texts = connection.scalars(sa.select(tables.interaction.c.text).order_by(tables.interaction.c.id)).all()
    assert names == ["Pietersen"]
    assert texts == ["samen geluncht", "vroeg naar Xavierius Quobbleworth"]


def test_mentions_in_texts_about_others_are_told(network: Network, backups: Path) -> None:
    contact = _lived(network)
    report = _erase(network, contact, backups)
    told = {(each.table, each.text) for each in report.mentions}
    assert told == {
        ("interaction", "vroeg naar Xavierius Quobbleworth"),
        ("event", "Lunch Xavierius Quobbleworth"),
    }


def test_only_the_chosen_mentions_are_redacted(network: Network, backups: Path) -> None:
    contact = _lived(network)
    (event,) = [each for each in erasure_preview(network, contact, backups).mentions if each.table == "event"]
    report = erase_contact(network, contact, backups, TODAY, redact=[("event", event.id)])
    with network.database.reading() as connection:
        assert connection.scalars(sa.select(tables.event.c.name)).all() == ["Lunch […]"]
    assert (report.redacted, [each.table for each in report.mentions]) == (1, ["interaction"])


def test_what_was_redacted_can_still_be_undone(network: Network, backups: Path) -> None:
    contact = _add(network)
    _add(network, ContactForm(given_name="Piet", surname="Pietersen"))
    _note(network, "bel Piet Pietersen: vroeg naar Xavierius Quobbleworth")
    entry = log(network)[0].entry
    _erase(network, contact, backups, redact_all=True)
    undo(network, entry)
    with network.database.reading() as connection:
        assert connection.scalars(sa.select(tables.interaction.c.text)).all() == []


def test_an_erasure_is_not_undone(network: Network, backups: Path) -> None:
    report = _erase(network, _add(network), backups)
    with pytest.raises(Refused, match="erased"):
        undo(network, report.committed.entry)


def test_what_was_done_with_an_erased_person_is_not_undone(network: Network, backups: Path) -> None:
    contact = _lived(network)
    entries = [line.entry for line in log(network) if line.undone_by is None]
    report = _erase(network, contact, backups)
    refusals: list[Refused] = []
    for entry in entries:
        try:
            undo(network, entry)
        except Refused as refused:
            refusals.append(refused)
    assert ["erased" in refused.title for refused in refusals].count(True) == 5
    assert {refused.exit_code for refused in refusals} == {4}
    assert report.entries >= 5


def test_no_title_in_the_log_tells_of_the_person(network: Network, backups: Path) -> None:
    contact = _lived(network)
    _erase(network, contact, backups)
    titles = " ".join(line.title for line in log(network))
    assert "Quobbleworth" not in titles
    assert "onthoofdzaak" not in titles
    assert "Added Piet Pietersen" in titles


def test_a_deleted_person_is_not_there_to_be_erased(network: Network, backups: Path) -> None:
    contact = _add(network)
    delete_contacts(network, [contact])
    with pytest.raises(NotFound):
        _erase(network, contact, backups)


def test_a_draft_about_the_person_goes(network: Network, backups: Path) -> None:
    contact = _add(network)
    drafts.keep_note(network, KeptNote("onthoofdzaak", contact))
    _erase(network, contact, backups)
    assert drafts.kept_note(network).text == ""


def test_backups_of_another_network_are_left_alone(file: Network, backups: Path, tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'another.db'}") as another:
        _add(Network(another, "test"))
        theirs = back_up(another, backups).path
    before = theirs.read_bytes()
    report = _erase(file, _add(file), backups)
    assert (report.backups, theirs.read_bytes()) == ((), before)


def test_a_backup_that_cannot_be_opened_is_told_of(file: Network, backups: Path) -> None:
    backups.mkdir()
    (backups / "netwerk-old.db").write_bytes(b"no database" * 1000)
    report = _erase(file, _add(file), backups)
    assert any("netwerk-old.db" in limit for limit in report.limits)


def test_a_rewritten_backup_is_whole_and_keeps_the_others(file: Network, backups: Path) -> None:
    contact = _lived(file)
    path = back_up(file.database, backups).path
    _erase(file, contact, backups)
    assert [each.name for each in backups.iterdir()] == [path.name]
    with open_database(f"sqlite:///{path}") as copy:
        assert integrity.findings(copy) == []
        with copy.reading() as connection:
            assert connection.scalars(sa.select(tables.contact.c.surname)).all() == ["Pietersen"]


def _person(name: str = "Xavierius") -> IncomingContact:
    return IncomingContact(
        where="line 2",
        external_id="in/xaq-77",
        given_name=name,
        particle="",
        surname="Quobbleworth",
        organisation="Gemeente Ede",
        points=(IncomingPoint(PointKind.EMAIL, "xq77@quobble.example"),),
    )


def test_an_import_does_not_bring_an_erased_person_back(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _imported(file, _person())
    _erase(file, contact, backups)
    report = bring_in(file, batch(_person()))
    assert (report.new, report.skipped, report.entry) == (0, 1, None)
    assert [(problem.where, "erased" in problem.reason) for problem in report.problems] == [("line 2", True)]
    assert _secrets_in(tmp_path) == {}


def _imported(network: Network, person: IncomingContact) -> ContactId:
    bring_in(network, batch(person))
    with network.database.reading() as connection:
        return ContactId(connection.scalars(sa.select(tables.contact.c.id)).one())


@pytest.mark.parametrize(
    "changed",
    [
        {"external_id": "in/another", "points": ()},
        {"external_id": "in/another", "given_name": "Xaver", "organisation": ""},
        {"given_name": "Xaver", "organisation": "", "points": ()},
    ],
    ids=["by name and organisation", "by e-mail", "by profile"],
)
def test_an_erased_person_is_recognised(network: Network, backups: Path, changed: dict[str, Any]) -> None:
    _erase(network, _imported(network, _person()), backups)
    assert bring_in(network, batch(replace(_person(), **changed))).new == 0


def test_somebody_of_the_same_name_elsewhere_is_not_the_erased_one(network: Network, backups: Path) -> None:
    _erase(network, _imported(network, _person()), backups)
    another = replace(_person(), external_id="in/another", organisation="Alliander", points=())
    assert bring_in(network, batch(another)).new == 1


def test_a_colleague_with_the_same_address_is_not_the_erased_one(network: Network, backups: Path) -> None:
    _add(network, ContactForm(given_name="Piet", surname="Pietersen", emails="xq77@quobble.example"))
    _erase(network, _add(network), backups)
    another = replace(_person(), external_id="in/another", given_name="Els", surname="Dijk")
    assert bring_in(network, batch(another)).skipped == 0


def test_an_erased_person_comes_back_when_asked_for(network: Network, backups: Path) -> None:
    _erase(network, _imported(network, _person()), backups)
    plan = importing.plan_import(network, batch(_person()), include_erased=True)
    assert importing.apply_import(network, plan, TODAY).new == 1


def test_whoever_was_taken_in_again_stays_welcome(network: Network, backups: Path) -> None:
    _erase(network, _imported(network, _person()), backups)
    plan = importing.plan_import(network, batch(_person()), include_erased=True)
    importing.apply_import(network, plan, TODAY)
    undo(network)
    assert bring_in(network, batch(_person())).new == 1


def test_an_older_export_does_not_bring_an_erased_person_back(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _lived(file)
    export = tmp_path / "elsewhere" / "older.json"
    export.parent.mkdir()
    export_file(file, export, private=True)
    _erase(file, contact, backups, redact_all=True)
    report = importing.import_file(file, export, TODAY)
    assert (report.new, report.skipped) == (0, 1)
    with file.database.reading() as connection:
        assert connection.scalars(sa.select(tables.contact.c.surname)).all() == ["Pietersen"]
    assert integrity.findings(file.database) == []


def test_an_older_export_brings_an_erased_person_back_when_asked(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _lived(file)
    export_file(file, tmp_path / "older.json", private=True)
    _erase(file, contact, backups)
    report = importing.import_file(file, tmp_path / "older.json", TODAY, include_erased=True)
    assert (report.new, report.skipped) == (1, 0)


def test_a_restored_backup_knows_who_was_erased_later(file: Network, backups: Path) -> None:
    path = back_up(file.database, backups).path
    _erase(file, _imported(file, _person()), backups)
    with open_database(f"sqlite:///{path}") as copy:
        assert bring_in(Network(copy, "test"), batch(_person())).new == 0


def test_a_backup_in_which_two_were_not_merged_yet_forgets_both(file: Network, backups: Path) -> None:
    twin = _add(file, ContactForm(given_name="X.", surname="Quobbleworth"))
    contact = _add(file)
    path = back_up(file.database, backups).path
    merge_contacts(file, [contact, twin])
    _erase(file, contact, backups)
    with open_database(f"sqlite:///{path}") as copy, copy.reading() as connection:
        assert connection.scalars(sa.select(tables.contact.c.id)).all() == []


def test_a_copy_from_elsewhere_forgets_once_it_is_here(file: Network, backups: Path, tmp_path: Path) -> None:
    contact = _lived(file)
    elsewhere = back_up(file.database, tmp_path / "elsewhere").path
    _erase(file, contact, backups, redact_all=True)
    with file.database.reading() as connection:
        erased = erased_people(connection)
    with open_database(f"sqlite:///{elsewhere}") as copy:
        assert forget_again(copy, erased, "test", file.sort_rule) == 1
        assert integrity.findings(copy) == []
    assert _secrets_in(tmp_path) == {}


def test_a_backup_of_an_older_netwerk_is_brought_up_to_date_and_rewritten(
    file: Network, backups: Path, tmp_path: Path
) -> None:
    contact = _add(file)
    with file.database.reading() as connection:
        own_id = network_id(connection)
    backups.mkdir()
    path = backups / "netwerk-schema-0002.db"
    with Database(f"sqlite:///{path}") as old:
        migrate(old, "0002")
        with old.writing() as connection:
            now = datetime(2026, 1, 1, tzinfo=UTC)
            connection.exec_driver_sql("INSERT INTO network (id, created_at) VALUES (?, ?)", (own_id, str(now)))
            connection.exec_driver_sql("INSERT INTO counter (name, value) VALUES ('entry', 0), ('row', 99)")
            statement = "INSERT INTO contact (id, given_name, surname) VALUES (?, 'Xavierius', 'Quobbleworth')"
            connection.exec_driver_sql(statement, (contact,))
    assert _erase(file, contact, backups).backups == (path,)
    assert _secrets_in(tmp_path) == {}
