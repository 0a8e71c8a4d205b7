"""A message reaches each reader once, or the reason is known; a batch that breaks off is taken up where it stopped."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from netwerk_tui.actions.delivering import log_broadcast, mark_sent, write_drafts
from netwerk_tui.actions.mailing import send_by_mail, settle
from netwerk_tui.actions.message_readers import leave_out, readers_of, reword, take_in_again
from netwerk_tui.actions.messages import add_message, all_messages, record_answer
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.mail_account import MailAccount, MailSecurity
from netwerk_tui.domain.message import DeliveryStatus, MessageKind, Response
from netwerk_tui.domain.message_form import MessageForm, VariantForm
from netwerk_tui.store import outbox, tables
from netwerk_tui.store.integrity import findings
from netwerk_tui.store.outbox import Mailed
from netwerk_tui.store.senders import LEASE_SECONDS, senders_of, sending
from netwerk_tui.store.undoing import undo
from tests.actions.incoming import add, columns_of, edit, rows
from tests.exchange.outgoing_mail.mail_host import MailHost, mail_host

TODAY = date(2026, 11, 23)
FORM = MessageForm("Update", "Dag {{given_name}}", "{{greeting}}\n\nEr is nieuws.", "#zorg", ask_topic="Wat vind je?")
ACCOUNT = MailAccount("ik@raad.example", "Ik", mails_per_minute=60_000)


@pytest.fixture
def host() -> Iterator[MailHost]:
    with mail_host() as running:
        yield running


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    """Four people with the tag zorg: Jan, Piet and Anna with mail, Klaas without."""
    tag = add(network, tables.tag, name="zorg", search_key="zorg")
    found = []
    for name in ("Jan", "Piet", "Anna", "Klaas"):
        named = {"given_name": name, "surname": "Jansen", "search_key": f"{name.lower()} jansen"}
        contact = ContactId(add(network, tables.contact, **named, language="nl"))
        add(network, tables.contact_tag, contact_id=contact, tag_id=tag)
        if name != "Klaas":
            email = f"{name.lower()}@x.example"
            add(network, tables.contact_point, contact_id=contact, kind="email", value=email, match_key=email)
        found.append(contact)
    return found


def _statuses(network: Network, message: int) -> dict[str, DeliveryStatus]:
    return {reader.name.split()[0]: reader.status for reader in readers_of(network, message, TODAY)}


def _account(host: MailHost) -> MailAccount:
    return replace(host.account(), mails_per_minute=60_000)


def test_every_reader_gets_one_mail_in_their_own_words(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    report = send_by_mail(network, message, _account(host), "", TODAY)
    assert (report.sent, report.failed, report.uncertain, report.left) == (3, 0, 0, 0)
    mails = {reader: message_from_bytes(content, policy=policy.default) for reader, content in host.accepted}
    assert sorted(mails) == ["anna@x.example", "jan@x.example", "piet@x.example"]
    assert mails["jan@x.example"]["Subject"] == "Dag Jan"
    assert "Beste Jan,\n\nEr is nieuws.\n\nWil je dit soort berichten" in mails["jan@x.example"].get_content().replace(
        "\r\n", "\n"
    )


def test_a_delivery_is_a_contact_moment_and_an_ask_of_each_reader_in_one_entry(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    report = send_by_mail(network, message, _account(host), "", TODAY)
    assert report.committed is not None
    assert len(rows(network, tables.interaction)) == len(rows(network, tables.participant)) == 3
    assert columns_of(network, tables.ask, "status", "asked_on", "message_id") == [("asked", TODAY, message)] * 3
    undo(network.database, "test", report.committed.entry)
    assert rows(network, tables.delivery) == rows(network, tables.interaction) == rows(network, tables.ask) == []


def test_refused_readers_are_known_with_the_servers_reason(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    host.refused = {"jan@x.example", "piet@x.example"}
    message, _committed = add_message(network, FORM, TODAY)
    report = send_by_mail(network, message, _account(host), "", TODAY)
    assert (report.sent, report.failed) == (1, 2)
    reasons = {reader.name: reader.delivery.reason for reader in readers_of(network, message, TODAY) if reader.delivery}
    assert reasons["Jan Jansen"] == "550 5.1.1 no such person here"


def test_a_mail_without_an_answer_is_not_sent_again_unasked(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    host.dropped_before_answer = {"piet@x.example"}
    message, _committed = add_message(network, FORM, TODAY)
    assert send_by_mail(network, message, _account(host), "", TODAY).uncertain == 1
    with pytest.raises(Refused, match="Nobody waits"):
        send_by_mail(network, message, _account(host), "", TODAY)
    assert sorted(reader for reader, _content in host.accepted).count("piet@x.example") == 1
    assert _statuses(network, message)["Piet"] is DeliveryStatus.SENDING


def test_a_connection_that_breaks_before_a_mail_costs_nobody_theirs(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    host.dropped_at_once = {"piet@x.example"}
    message, _committed = add_message(network, FORM, TODAY)
    assert send_by_mail(network, message, _account(host), "", TODAY).sent == 3
    assert len(host.accepted) == 3


def test_a_batch_that_was_killed_is_taken_up_without_doubles(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    jan, piet = people[:2]
    outbox.note(network.database, Mailed(message, jan, "<a@raad.example>", "jan@x.example", None, accepted=True))
    outbox.note(network.database, Mailed(message, piet, "<b@raad.example>", "piet@x.example", None))
    send_by_mail(network, message, _account(host), "", TODAY)
    assert [reader for reader, _content in host.accepted] == ["anna@x.example"]
    assert _statuses(network, message) == {
        "Jan": DeliveryStatus.SENT,
        "Piet": DeliveryStatus.SENDING,
        "Anna": DeliveryStatus.SENT,
        "Klaas": DeliveryStatus.PLANNED,
    }


def test_two_programs_that_send_one_message_share_its_readers(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)

    def other_sends(done: int, _all: int) -> None:
        if done == 1:
            send_by_mail(network, message, _account(host), "", TODAY)

    send_by_mail(network, message, _account(host), "", TODAY, on_progress=other_sends)
    assert sorted(reader for reader, _content in host.accepted) == ["anna@x.example", "jan@x.example", "piet@x.example"]


def test_a_batch_that_is_running_is_not_taken_for_a_broken_off_one(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    seen: list[tuple[bool, bool]] = []

    def opened_elsewhere(_done: int, _all: int) -> None:
        report = settle(network, message, TODAY)
        seen.append((report.runs_elsewhere, report.committed is None))

    report = send_by_mail(network, message, _account(host), "", TODAY, on_progress=opened_elsewhere)
    assert seen == [(True, True)] * 3
    assert (report.sent, report.uncertain, report.left) == (3, 0, 0)
    assert settle(network, message, TODAY).runs_elsewhere is False


def test_a_batch_of_a_process_that_is_gone_is_recorded_at_once(
    network: Network, people: list[ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    gone = subprocess.Popen(["true"])
    gone.wait()
    monkeypatch.setattr("netwerk_tui.store.senders.os.getpid", lambda: gone.pid)
    with sending(network.database, message) as sender:
        mailed = Mailed(message, people[0], "<a@raad.example>", "jan@x.example", None, accepted=True, sender=sender.id)
        outbox.note(network.database, mailed)
        assert settle(network, message, TODAY).sent == 1


def test_a_batch_on_another_machine_counts_as_running_until_its_lease_ends(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    with sending(network.database, message) as sender, network.database.reading() as connection:
        monkeypatch.setattr("netwerk_tui.store.senders._HERE", "another")
        now = datetime.now(UTC)
        assert senders_of(connection, message, now) == {sender.id}
        assert senders_of(connection, message, now + timedelta(seconds=LEASE_SECONDS + 1)) == frozenset()


def test_a_server_that_takes_no_more_for_now_ends_the_batch_and_says_so(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    for name in ("Bram", "Kees", "Loes"):
        contact = add(network, tables.contact, given_name=name, search_key=name.lower())
        add(network, tables.contact_tag, contact_id=contact, tag_id=rows(network, tables.tag)[0]["id"])
        email = f"{name.lower()}@x.example"
        add(network, tables.contact_point, contact_id=contact, kind="email", value=email, match_key=email)
    host.answer_after = (1, "452 4.5.3 too many mails today")
    message, _committed = add_message(network, FORM, TODAY)
    report = send_by_mail(network, message, _account(host), "", TODAY)
    assert (report.sent, report.failed, report.left) == (1, 3, 2)
    assert report.stopped_by is not None
    assert "takes no more mail now: 452 4.5.3 too many mails today" in report.stopped_by.title
    host.answer_after = (0, "")
    assert send_by_mail(network, message, _account(host), "", TODAY).sent == 5
    assert len({reader for reader, _content in host.accepted}) == len(host.accepted) == 6


def test_a_server_that_goes_down_in_the_middle_leaves_the_others_waiting_and_says_why(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)

    def taken_away(done: int, _all: int) -> None:
        if done == 1:
            host.answer_to_sender = "421 4.3.2 closing down"

    report = send_by_mail(network, message, _account(host), "", TODAY, on_progress=taken_away)
    assert (report.sent, report.failed, report.uncertain, report.left) == (1, 0, 0, 2)
    assert report.stopped_by is not None
    assert "421 4.3.2 closing down" in report.stopped_by.title


def test_the_wish_to_hear_no_more_is_in_the_readers_language(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    edit(network, tables.contact, people[0], language="en")
    message, _committed = add_message(network, FORM, TODAY)
    send_by_mail(network, message, _account(host), "", TODAY)
    wishes = {to: message_from_bytes(mail, policy=policy.default)["List-Unsubscribe"] for to, mail in host.accepted}
    assert wishes["jan@x.example"].endswith("?subject=Unsubscribe>")
    assert wishes["piet@x.example"].endswith("?subject=Afmelden>")


def test_sending_stops_before_the_next_mail_once_it_is_not_wanted(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    done: list[int] = []
    report = send_by_mail(
        network,
        message,
        _account(host),
        "",
        TODAY,
        is_wanted=lambda: len(done) < 2,
        on_progress=lambda count, _all: done.append(count),
    )
    assert (report.sent, report.left, done) == (2, 1, [1, 2])


def test_a_server_that_is_not_there_leaves_everything_as_it_was(network: Network, people: list[ContactId]) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    away = replace(ACCOUNT, server="127.0.0.1", port=1, security=MailSecurity.NONE)
    with pytest.raises(UserError, match="cannot be reached"):
        send_by_mail(network, message, away, "", TODAY)
    assert rows(network, tables.delivery) == []


def test_nobody_is_reached_who_wants_no_mail_or_was_left_out(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    jan, piet = people[:2]
    with_word = add(network, tables.contact, given_name="Els", do_not_contact="geen nieuwsbrieven")
    add(network, tables.contact_tag, contact_id=with_word, tag_id=rows(network, tables.tag)[0]["id"])
    add(network, tables.contact_point, contact_id=with_word, kind="email", value="els@x.example", match_key="els")
    message, _committed = add_message(network, FORM, TODAY)
    leave_out(network, message, jan, "is op reis")
    leave_out(network, message, piet, "belt liever")
    take_in_again(network, message, piet)
    send_by_mail(network, message, _account(host), "", TODAY)
    assert sorted(reader for reader, _content in host.accepted) == ["anna@x.example", "piet@x.example"]


def test_words_edited_for_one_reader_go_out_as_they_are(
    network: Network, people: list[ContactId], host: MailHost
) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    reword(network, message, people[0], "Jan!", "Even dit: {{name}}")
    send_by_mail(network, message, _account(host), "", TODAY)
    mail = message_from_bytes(dict(host.accepted)["jan@x.example"], policy=policy.default)
    assert (mail["Subject"], mail.get_content().strip()) == ("Jan!", "Even dit: {{name}}")


def test_the_first_variant_that_fits_gives_the_words(network: Network, people: list[ContactId], host: MailHost) -> None:
    variants = (VariantForm("Voor Piet", "Piet", query="piet"), VariantForm("In English", "Hi", language="en"))
    message, _committed = add_message(network, replace(FORM, variants=variants), TODAY)
    send_by_mail(network, message, _account(host), "", TODAY)
    subjects = {to: message_from_bytes(mail, policy=policy.default)["Subject"] for to, mail in host.accepted}
    assert subjects["piet@x.example"] == "Voor Piet"
    assert subjects["jan@x.example"] == "Dag Jan"


def test_drafts_become_sent_when_the_user_says_so(network: Network, people: list[ContactId], tmp_path: Path) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    report = write_drafts(network, message, ACCOUNT, tmp_path / "drafts", TODAY)
    assert len(report.files) == len(list((tmp_path / "drafts").glob("*.eml"))) == 3
    assert rows(network, tables.interaction) == []
    mark_sent(network, message, people, TODAY)
    assert len(rows(network, tables.interaction)) == 3
    assert set(_statuses(network, message).values()) == {DeliveryStatus.SENT, DeliveryStatus.PLANNED}


def test_marking_sent_twice_changes_nothing_the_second_time(network: Network, people: list[ContactId]) -> None:
    message, _committed = add_message(network, replace(FORM, channel=Channel.CALL, query="#zorg"), TODAY)
    add(network, tables.contact_point, contact_id=people[0], kind="phone", value="0612345678", match_key="06")
    assert mark_sent(network, message, people, TODAY) is not None
    assert mark_sent(network, message, people, TODAY) is None


def test_a_broadcast_is_logged_once_for_everybody_and_is_contact_with_nobody(
    network: Network, people: list[ContactId]
) -> None:
    form = replace(FORM, kind=MessageKind.BROADCAST, channel=Channel.BROADCAST, ask_topic="")
    message, _committed = add_message(network, form, TODAY)
    log_broadcast(network, message, TODAY)
    assert columns_of(network, tables.interaction, "channel") == [("broadcast",)]
    assert len(rows(network, tables.participant)) == 4


def test_an_answer_is_counted_and_moves_the_ask_on(network: Network, people: list[ContactId], host: MailHost) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    send_by_mail(network, message, _account(host), "", TODAY)
    record_answer(network, message, people[0], TODAY, "Goed plan")
    assert [each.response for each in all_messages(network)] == [Response(3, 1)]
    assert ("answered", "Goed plan") in columns_of(network, tables.ask, "status", "answer")
    with pytest.raises(Refused, match="answered already"):
        record_answer(network, message, people[0], TODAY)


def test_somebody_without_the_message_cannot_have_answered_it(network: Network, people: list[ContactId]) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    with pytest.raises(Refused, match="has not gone out"):
        record_answer(network, message, people[0], TODAY)


def test_messages_are_listed_with_how_far_they_are(network: Network, people: list[ContactId], host: MailHost) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    send_by_mail(network, message, _account(host), "", TODAY)
    add_message(network, replace(FORM, name="Later"), TODAY)
    assert [(each.name, dict(each.counts)) for each in all_messages(network)] == [
        ("Later", {}),
        ("Update", {DeliveryStatus.SENT: 3}),
    ]


def test_a_network_with_messages_is_whole(network: Network, people: list[ContactId], host: MailHost) -> None:
    message, _committed = add_message(network, FORM, TODAY)
    send_by_mail(network, message, _account(host), "", TODAY)
    assert settle(network, message, TODAY).committed is None
    assert findings(network.database) == []


@pytest.mark.parametrize("is_variant", [False, True], ids=["readers", "variant"])
def test_nothing_goes_out_while_a_query_names_what_there_is_not(
    network: Network, people: list[ContactId], tmp_path: Path, is_variant: bool
) -> None:
    query = '#zorg -category:"trouwe volger"'
    words = replace(FORM, variants=(VariantForm("Anders", "Andere woorden.", query=query),))
    message, _committed = add_message(network, words if is_variant else replace(FORM, query=query), TODAY)
    with pytest.raises(Refused, match="trouwe volger"):
        write_drafts(network, message, ACCOUNT, tmp_path / "drafts", TODAY)
    assert not (tmp_path / "drafts").exists()
    assert {DeliveryStatus.PLANNED} == set(_statuses(network, message).values())
