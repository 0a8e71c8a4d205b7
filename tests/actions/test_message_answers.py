"""An imported mailbox tells which messages went out, and who answered them; letters and figures of a message."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.delivering import log_broadcast, mark_sent, write_drafts
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.mailing import send_by_mail
from netwerk_tui.actions.message_figures import response_table
from netwerk_tui.actions.message_files import write_letters
from netwerk_tui.actions.message_readers import leave_out, readers_of, reword, take_in_again
from netwerk_tui.actions.messages import add_message, edit_message, message_with_id, record_answer
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import add_segment, count_of
from netwerk_tui.domain.errors import Refused, UsageError
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import DeliveryStatus, MessageKind, Response
from netwerk_tui.domain.message_cautions import Caution
from netwerk_tui.domain.message_form import MessageForm, VariantForm
from netwerk_tui.domain.segment import SegmentValues
from netwerk_tui.store import tables
from tests.actions.incoming import add, columns_of, rows

TODAY = date(2026, 11, 23)
FORM = MessageForm("Update", "Dag {{given_name}}", "{{greeting}}\n\nEr is nieuws.", "#zorg", ask_topic="Wat vind je?")
ME = MailAccount("ik@raad.example", "Ik")


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    """Jan and Piet, with the tag zorg and a mail address."""
    network.own_addresses = frozenset({ME.address})
    tag = add(network, tables.tag, name="zorg", search_key="zorg")
    found = []
    for name in ("Jan", "Piet"):
        contact = ContactId(add(network, tables.contact, given_name=name, search_key=name.lower(), language="nl"))
        add(network, tables.contact_tag, contact_id=contact, tag_id=tag)
        email = f"{name.lower()}@x.example"
        add(network, tables.contact_point, contact_id=contact, kind="email", value=email, match_key=email)
        found.append(contact)
    return found


@pytest.fixture
def sent(network: Network, people: list[ContactId]) -> int:
    """A message that both have."""
    message, _committed = add_message(network, FORM, TODAY)
    mark_sent(network, message, people, TODAY)
    return message


def _mail(folder: Path, sender: str, to: str, subject: str, *more: str) -> Path:
    path = folder / "mail.eml"
    head = [f"From: {sender}", f"To: {to}", "Date: Tue, 24 Nov 2026 12:00:00 +0100", f"Subject: {subject}", *more]
    path.write_text("\n".join(["From a@b Tue Nov 24 12:00:00 2026", *head, "", "Tekst", ""]), encoding="utf-8")
    return path


def _import(network: Network, path: Path) -> int:
    """Import the mail; how many answers it brought."""
    report = import_file(network, path, TODAY, as_format="mbox")
    assert isinstance(report, ImportReport)
    return report.answers


def _drafted(network: Network, tmp_path: Path) -> tuple[int, dict[str, str]]:
    """A message of which drafts were written, and the Message-ID of each reader's."""
    message, _committed = add_message(network, FORM, TODAY)
    write_drafts(network, message, ME, tmp_path / "drafts", TODAY)
    readers = readers_of(network, message, TODAY)
    return message, {reader.name: reader.delivery.external_id for reader in readers if reader.delivery is not None}


def test_a_mail_in_reply_to_a_message_is_its_readers_answer(
    network: Network, people: list[ContactId], tmp_path: Path
) -> None:
    _message, ids = _drafted(network, tmp_path)
    named = f"In-Reply-To: {ids['Jan']}"
    _import(network, _mail(tmp_path, "jan@x.example", ME.address, "Iets heel anders", "Message-ID: <1@x>", named))
    assert columns_of(network, tables.delivery, "answer") == [("Iets heel anders",), ("",)]


@pytest.mark.usefixtures("amsterdam")
def test_re_and_the_subject_from_a_readers_address_is_an_answer_that_moves_the_ask_on(
    network: Network, people: list[ContactId], sent: int, tmp_path: Path
) -> None:
    mail = _mail(tmp_path, "Jan <jan@x.example>", ME.address, "Antw: RE: dag jan", "Message-ID: <1@x>")
    assert _import(network, mail) == 1
    day = date(2026, 11, 24)
    assert columns_of(network, tables.delivery, "answered_on") == [(day,), (None,)]
    assert columns_of(network, tables.ask, "status") == [("answered",), ("asked",)]
    assert columns_of(network, tables.delivery, "answer_interaction_id")[0][0] is not None


def test_a_mail_about_something_else_answers_nothing(
    network: Network, people: list[ContactId], sent: int, tmp_path: Path
) -> None:
    _import(network, _mail(tmp_path, "jan@x.example", ME.address, "Dag Jan", "Message-ID: <1@x>"))
    assert columns_of(network, tables.delivery, "answered_on") == [(None,), (None,)]


def test_a_draft_that_stands_among_the_sent_mail_was_sent(
    network: Network, people: list[ContactId], tmp_path: Path
) -> None:
    _message, ids = _drafted(network, tmp_path)
    box = _mail(tmp_path, ME.address, "jan@x.example", "Dag Jan", f"Message-ID: {ids['Jan']}")
    _import(network, box)
    assert columns_of(network, tables.delivery, "status") == [("sent",), ("drafted",)]
    assert len(rows(network, tables.interaction)) == len(rows(network, tables.ask)) == 1


def test_a_mail_that_was_sent_from_here_is_no_second_contact_moment(
    network: Network, people: list[ContactId], tmp_path: Path
) -> None:
    message, ids = _drafted(network, tmp_path)
    mark_sent(network, message, people, TODAY)
    _import(network, _mail(tmp_path, ME.address, "jan@x.example", "Dag Jan", f"Message-ID: {ids['Jan']}"))
    assert len(rows(network, tables.interaction)) == 2


def test_what_went_out_keeps_the_words_that_it_went_out_with(
    network: Network, people: list[ContactId], sent: int
) -> None:
    edit_message(network, sent, replace(FORM, subject="Anders", text="Anders", variants=(VariantForm("Weer", "Weer"),)))
    (jan, _piet) = readers_of(network, sent, TODAY)
    assert (jan.subject, jan.variant, jan.is_own_wording) == ("Dag Jan", None, False)
    assert jan.text.startswith("Beste Jan,\n\nEr is nieuws.")


def test_a_broadcast_reaches_those_who_were_taken_in_again_once(network: Network, people: list[ContactId]) -> None:
    form = replace(FORM, kind=MessageKind.BROADCAST, channel=Channel.BROADCAST, ask_topic="")
    message, _committed = add_message(network, form, TODAY)
    leave_out(network, message, people[0], "later")
    take_in_again(network, message, people[0])
    log_broadcast(network, message, TODAY)
    with pytest.raises(Refused, match="Nobody waits"):
        log_broadcast(network, message, TODAY)


def test_a_letter_is_never_sent_as_mail(network: Network, people: list[ContactId], tmp_path: Path) -> None:
    message, _committed = add_message(network, replace(FORM, channel=Channel.CALL), TODAY)
    for contact in people:
        add(network, tables.contact_point, contact_id=contact, kind="phone", value="0612345678", match_key="06")
    with pytest.raises(Refused, match="by mail"):
        write_drafts(network, message, ME, tmp_path, TODAY)
    with pytest.raises(Refused, match="by mail"):
        send_by_mail(network, message, replace(ME, server="127.0.0.1"), "", TODAY)


def test_a_mail_without_a_text_does_not_go_out(network: Network, people: list[ContactId], tmp_path: Path) -> None:
    message, _committed = add_message(network, replace(FORM, subject=""), TODAY)
    with pytest.raises(Refused, match="no subject"):
        write_drafts(network, message, ME, tmp_path, TODAY)
    with pytest.raises(UsageError, match="no text"):
        reword(network, message, people[0], "Alleen dit", "")


def test_an_address_that_is_none_stops_only_its_reader(
    network: Network, people: list[ContactId], tmp_path: Path
) -> None:
    with network.database.writing() as connection:
        connection.execute(
            tables.contact_point.update().where(tables.contact_point.c.contact_id == people[0]), {"value": "jan at x"}
        )
    message, _committed = add_message(network, FORM, TODAY)
    assert len(write_drafts(network, message, None, tmp_path / "d", TODAY).files) == 1
    (jan, _piet) = readers_of(network, message, TODAY)
    assert Caution.NO_ADDRESS in jan.cautions


def test_letters_are_a_row_for_each_reader_with_the_lines_of_the_address(
    network: Network, people: list[ContactId], tmp_path: Path
) -> None:
    add(network, tables.contact_point, contact_id=people[0], kind="address", value="Dorpsstraat 1, 6711 AA Ede")
    message, _committed = add_message(network, replace(FORM, channel=Channel.LETTER), TODAY)
    report = write_letters(network, message, tmp_path / "brieven.csv", TODAY)
    (row,) = csv.DictReader((tmp_path / "brieven.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (report.sent, row["name"], row["address_line_1"], row["address_line_2"]) == (
        1,
        "Jan",
        "Dorpsstraat 1",
        "6711 AA Ede",
    )
    assert next(reader.status for reader in readers_of(network, message, TODAY)) is DeliveryStatus.DRAFTED


def test_the_response_stands_beside_that_of_earlier_messages(
    network: Network, people: list[ContactId], sent: int
) -> None:
    record_answer(network, sent, people[0], TODAY)
    later, _committed = add_message(network, replace(FORM, variants=(VariantForm("P", "P", query="piet"),)), TODAY)
    mark_sent(network, later, people, TODAY)
    whole, own, variant, segment = response_table(network, later, TODAY)
    assert (whole.now, whole.before) == (Response(2, 0), Response(2, 1))
    assert (own.before, variant.before, segment.before) == (Response(1, 1), Response(1, 0), Response(2, 1))
    assert variant.label == "Variant 1: piet"
    assert message_with_id(network, later).sent_on == TODAY


def test_the_response_of_a_segment_is_told_from_its_first_message_on_and_beside_those_by_other_words(
    network: Network, people: list[ContactId]
) -> None:
    segment, _committed = add_segment(network, SegmentValues("Zorg", "#zorg"))
    first, _committed = add_message(network, replace(FORM, segment=segment, query="segment:=Zorg"), TODAY)
    mark_sent(network, first, people, TODAY)
    record_answer(network, first, people[0], TODAY)
    assert [line.label for line in response_table(network, first, TODAY)] == ["This message", "Segment Zorg"]
    again, _committed = add_message(network, replace(FORM, name="Weer", segment=segment), TODAY)
    mark_sent(network, again, people, TODAY)
    line = next(each for each in response_table(network, again, TODAY) if each.label == "Segment Zorg")
    assert (line.now, line.before) == (Response(2, 0), Response(2, 1))


def test_categories_are_those_for_the_dossier_of_the_message(network: Network, people: list[ContactId]) -> None:
    here, elsewhere = (
        add(network, tables.dossier, name=name, search_key=name.casefold()) for name in ("Warmtenet", "Zorgcentrum")
    )
    for dossier, vertical in ((here, 3), (elsewhere, -3)):
        where = {"matrix": "acceptance-energy", "vertical": vertical, "horizontal": 5, "day": TODAY}
        add(network, tables.assessment, contact_id=people[0], dossier_id=dossier, **where)
    message, _committed = add_message(network, replace(FORM, dossier=DossierId(here)), TODAY)
    mark_sent(network, message, people, TODAY)
    labels = [line.label for line in response_table(network, message, TODAY)]
    assert "Partner" in labels
    assert "Opponent" not in labels


@pytest.mark.parametrize("name", ["Warmtenet " * 300, "!!!", 'de "oude" (of) -kern:'], ids=["long", "no word", "odd"])
def test_categories_are_told_for_a_dossier_that_no_query_could_name(
    network: Network, people: list[ContactId], name: str
) -> None:
    dossier = add(network, tables.dossier, name=name, search_key=name.casefold())
    where = {"matrix": "acceptance-energy", "vertical": 3, "horizontal": 5, "day": TODAY}
    add(network, tables.assessment, contact_id=people[0], dossier_id=dossier, **where)
    message, _committed = add_message(network, replace(FORM, dossier=DossierId(dossier)), TODAY)
    mark_sent(network, message, people, TODAY)
    assert "Partner" in [line.label for line in response_table(network, message, TODAY)]


def test_a_category_whose_name_is_gone_reaches_nobody_and_is_named_as_unknown(
    network: Network, people: list[ContactId]
) -> None:
    query = '#zorg category:"trouwe volger"'
    message, _committed = add_message(network, replace(FORM, query=query), TODAY)
    assert people
    assert readers_of(network, message, TODAY) == []
    assert [each.written for each in count_of(network, query, TODAY).unknown] == ["trouwe volger"]


def test_a_variant_for_a_category_whose_name_is_gone_reaches_nobody(network: Network, people: list[ContactId]) -> None:
    variants = (VariantForm("Anders", "Andere woorden.", query='category:"trouwe volger"'),)
    message, _committed = add_message(network, replace(FORM, variants=variants), TODAY)
    readers = readers_of(network, message, TODAY)
    assert [(reader.contact, reader.variant) for reader in readers] == [(each, None) for each in people]
