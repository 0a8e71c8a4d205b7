"""Mail is handed to a real server on this machine; each ends with an outcome that is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.mail_account import MailAccount, MailSecurity
from netwerk_tui.exchange.outgoing_mail import MailServer, Outcome, OutcomeKind, OutgoingMail, compose, new_message_id
from tests.exchange.outgoing_mail.mail_host import PASSWORD, MailHost, mail_host


@pytest.fixture
def host() -> Iterator[MailHost]:
    with mail_host() as running:
        yield running


def _mail(reader: str) -> EmailMessage:
    sender = "ik@raad.example"
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return compose(OutgoingMail("Ik", sender, "Jan", reader, "Dag", "Hallo\n.\nTot zo", new_message_id(sender), moment))


def _sent(host: MailHost, *readers: str) -> list[Outcome]:
    with MailServer(host.account(), "") as server:
        return [server.send(_mail(reader)) for reader in readers]


def _readers(host: MailHost) -> list[str]:
    return [reader for reader, _content in host.accepted]


def test_each_reader_gets_a_mail_of_their_own(host: MailHost) -> None:
    outcomes = _sent(host, "jan@x.example", "piet@x.example")
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.ACCEPTED] * 2
    assert [reader.count("@") for reader in _readers(host)] == [1, 1]
    assert _readers(host) == ["jan@x.example", "piet@x.example"]


def test_a_refused_reader_costs_no_other_reader_their_mail(host: MailHost) -> None:
    host.refused = {"weg@x.example"}
    outcomes = _sent(host, "weg@x.example", "jan@x.example")
    assert outcomes[0] == Outcome(OutcomeKind.REFUSED, "550 5.1.1 no such person here")
    assert outcomes[1].kind is OutcomeKind.ACCEPTED


def test_a_mail_without_an_answer_may_have_arrived_and_the_next_one_goes_on(host: MailHost) -> None:
    host.dropped_before_answer = {"jan@x.example"}
    outcomes = _sent(host, "jan@x.example", "piet@x.example")
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.ACCEPTED]
    assert host.calls == 2


def test_a_connection_lost_before_the_mail_was_handed_over_means_it_was_not_sent(host: MailHost) -> None:
    host.dropped_at_once = {"jan@x.example"}
    outcomes = _sent(host, "jan@x.example", "jan@x.example")
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.NOT_TRIED, OutcomeKind.ACCEPTED]
    assert _readers(host) == ["jan@x.example"]


def test_the_server_does_not_hear_the_name_of_this_machine(host: MailHost) -> None:
    _sent(host, "jan@x.example")
    assert host.called_by == {"localhost"}


def test_a_wrong_password_is_told_as_such() -> None:
    with mail_host() as host, pytest.raises(UserError, match="does not accept the user"):
        MailServer(host.account(), "fout").__enter__()


def test_the_right_password_lets_in() -> None:
    with mail_host() as host, MailServer(host.account(), PASSWORD) as server:
        assert server.send(_mail("jan@x.example")).kind is OutcomeKind.ACCEPTED


def test_a_server_that_is_not_there_is_told_by_its_name() -> None:
    account = MailAccount("ik@raad.example", server="127.0.0.1", port=1, security=MailSecurity.NONE)
    with pytest.raises(UserError, match=r"127\.0\.0\.1 cannot be reached"):
        MailServer(account, "").__enter__()


def test_a_password_never_goes_in_the_open_to_another_machine() -> None:
    account = MailAccount("ik@raad.example", server="mail.example", security=MailSecurity.NONE)
    with pytest.raises(UserError, match="for everybody to read"):
        MailServer(account, PASSWORD).__enter__()


def test_a_server_that_cannot_encrypt_gets_nothing(host: MailHost) -> None:
    account = MailAccount("ik@raad.example", server="127.0.0.1", port=host.port, security=MailSecurity.STARTTLS)
    with pytest.raises(UserError, match="cannot be reached"):
        MailServer(account, PASSWORD).__enter__()
    assert host.accepted == []


def test_a_server_that_wants_a_password_says_what_to_do_and_gets_nothing(host: MailHost) -> None:
    host.answer_to_sender = "530 5.7.0 Authentication required"
    with pytest.raises(UserError, match="takes no mail from you") as told:
        _sent(host, "jan@x.example")
    assert "password_command" in told.value.advice


def test_a_refusal_for_now_is_told_apart_from_one_for_good(host: MailHost) -> None:
    host.answer_after = (1, "452 4.5.3 too many mails today")
    outcomes = _sent(host, "jan@x.example", "piet@x.example")
    assert outcomes[1] == Outcome(OutcomeKind.REFUSED, "452 4.5.3 too many mails today", is_for_later=True)
