"""Messages as contact moments with whoever is a contact. Called by the registry of formats.

One message is one moment: from me to everybody it was sent to, or to me from whoever sent it. Which is which is told by
the user's own addresses. A message makes nobody a contact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction, Problem
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.progress import Progress
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.mail import MAILDIR, MBOX, SOURCE
from netwerk_tui.exchange.mail.body import LONGEST_BODY, text_of
from netwerk_tui.exchange.mail.boxes import FoundHeader, headers_in_maildir, headers_in_mbox
from netwerk_tui.exchange.mail.header import MessageHeader, header_of
from netwerk_tui.language import _, ngettext

MOST_MESSAGES = 1_000_000
MOST_TEXT = 40_000_000
"""Characters of the texts of all messages of one import; what follows comes without."""
MANY_RECIPIENTS = 12
"""From here on a message of mine is a broadcast, and no word to one person."""


def read_mail(
    path: Path, own_addresses: Collection[str], progress: Progress, *, with_texts: bool = False
) -> IncomingBatch:
    """The contact moments of a Maildir, an mbox or a single message. Raises UserError where it holds no message.

    `own_addresses` are folded for comparison; without them nobody can tell who wrote to whom, and UserError is raised.
    What was written comes along only where `with_texts` asks for it, else the subject alone.
    """
    body_bytes = LONGEST_BODY if with_texts else 0
    if path.is_dir():
        return _batch(MAILDIR, headers_in_maildir(path, progress, body_bytes), own_addresses)
    with path.open("rb") as stream:
        found = headers_in_mbox(stream, path.stat().st_size, progress, body_bytes)
        return _batch(MBOX, found, own_addresses)


def _batch(format_id: str, found: Iterable[FoundHeader], own: Collection[str]) -> IncomingBatch:
    moments: list[IncomingInteraction] = []
    undated: list[str] = []
    nobodys = held = without_text = 0
    everybody: Counter[str] = Counter()
    for number, each in enumerate(found):
        if number >= MOST_MESSAGES:
            break
        header = header_of(each.content)
        everybody.update({*header.senders, *header.recipients})
        if header.is_nobodys:
            nobodys += 1
        elif header.day is None:
            undated.append(each.where)
        elif own:
            moment = _moment(header, each.where, own)
            if moment is not None:
                text = text_of(each.content.rstrip(b"\r\n") + b"\n\n" + each.body) if each.body else ""
                if held + len(text) > MOST_TEXT:
                    text, without_text = "", without_text + 1
                held += len(text)
                moments.append(replace(moment, text=f"{moment.text}\n{text}") if text else moment)
    if not everybody:
        raise UserError(_("This mailbox holds no message."), _("Choose an mbox file or a Maildir folder."))
    if not own:
        raise _unknown_owner(everybody)
    return IncomingBatch(
        SOURCE, format_id, (), tuple(moments), problems=tuple(_remarks(undated, nobodys, without_text))
    )


def _moment(header: MessageHeader, where: str, own: Collection[str]) -> IncomingInteraction | None:
    """The contact moment; None for a message of nobody to nobody else."""
    assert header.day is not None, "only dated messages are told"
    is_mine = any(address in own for address in header.senders)
    others = [address for address in (header.recipients if is_mine else header.senders) if address not in own]
    if not others:
        return None
    is_broadcast = header.is_for_many or (is_mine and len(others) >= MANY_RECIPIENTS)
    return IncomingInteraction(
        where=where,
        external_id=header.message_id,
        day=header.day,
        channel=Channel.BROADCAST if is_broadcast else Channel.MESSAGE,
        direction=Direction.OUT if is_mine else Direction.IN,
        text=header.subject or _("message without a subject"),
        participants=(),
        emails=tuple(others),
        answers_to=header.answers_to,
    )


def _unknown_owner(everybody: Counter[str]) -> UserError:
    likely = ", ".join(clean_line(address, 80) for address, _count in everybody.most_common(2))
    advice = _(
        "Name your own addresses with --as-me, or in the settings ([identity] addresses). Commonest here: {them}."
    )
    return UserError(_("It cannot be told which of the people in these messages is you."), advice.format(them=likely))


def _remarks(undated: list[str], nobodys: int, without_text: int) -> list[Problem]:
    remarks: list[Problem] = []
    if undated:
        reason = ngettext(
            "{count} message was left out, because its date cannot be read",
            "{count} messages were left out, because their dates cannot be read; this is the first",
            len(undated),
        )
        remarks.append(Problem(undated[0], reason.format(count=len(undated)), skipped=False))
    if nobodys:
        reason = ngettext(
            "{count} message was left out: an automatic answer, spam, or thrown away",
            "{count} messages were left out: automatic answers, spam, or thrown away",
            nobodys,
        )
        remarks.append(Problem("", reason.format(count=nobodys), skipped=False))
    if without_text:
        reason = ngettext(
            "{count} message came with its subject alone: that is too much text for one import",
            "{count} messages came with their subjects alone: that is too much text for one import",
            without_text,
        )
        remarks.append(Problem("", reason.format(count=without_text), skipped=False))
    return remarks
