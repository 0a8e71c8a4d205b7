"""What is said of a reader of a message, and of what a delivery came to. For the screens of messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from netwerk_tui.domain.message import STATUS_LABELS, DeliveryStatus, Message
from netwerk_tui.domain.message_cautions import CAUTION_LABELS, STOPPING, Caution
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.language import N_, _, ngettext

if TYPE_CHECKING:
    from netwerk_tui.actions.delivery_records import DeliveryReport

_KEYS = {
    DeliveryStatus.SENDING: N_("t it was sent, x send it again"),
    DeliveryStatus.SKIPPED: N_("x takes in again"),
    DeliveryStatus.DRAFTED: N_("t it was sent"),
}
"""What decides it, where that is open."""
_ON_THE_CARD = frozenset({Caution.NO_ADDRESS, Caution.DO_NOT_CONTACT, Caution.NO_MOTIVE})


def caution_lines(reader: Reader) -> Iterator[str]:
    """Each caution in one line, with the keys that do something about it."""
    for caution in reader.cautions:
        label = _(CAUTION_LABELS[caution])
        if caution is Caution.EMPTY_FIELD:
            label = f"{label} ({', '.join(field.value for field in reader.empty_fields)})"
        keys = _("Enter card, x leave out")
        if caution not in _ON_THE_CARD:
            keys = _("e reword, x leave out")
        yield f"{'■' if caution in STOPPING else '!'} {label} · {keys}"


def status_line(reader: Reader) -> str:
    """How far it is for the reader, with the reason or the answer, and what decides it."""
    delivery = reader.delivery
    if delivery is None:
        return ""
    line = _(STATUS_LABELS[delivery.status])
    if delivery.reason:
        line = f"{line}: {delivery.reason}"
    keys = _(_KEYS[delivery.status]) if delivery.status in _KEYS else ""
    if keys:
        line = f"{line} · {keys}"
    if delivery.answered_on is not None:
        answered = _("answered: {text}").format(text=delivery.answer or "✓")
        line = f"{line}\n{answered}"
    return line


def wording_line(message: Message, reader: Reader) -> str:
    """Which words these are, and why."""
    if reader.is_own_wording:
        return _("words of their own")
    for number, variant in enumerate(message.variants, start=1):
        if variant.id == reader.variant:
            parts = (variant.query, variant.language, variant.form_of_address)
            why = " · ".join(part for part in parts if part) or _("everybody")
            return _("variant {number}, as it is for: {why}").format(number=number, why=why)
    return _("the message’s own words, as no variant fits") if message.variants else ""


def counts_line(readers: Sequence[Reader]) -> str:
    """How many get it, cannot get it, and were left out."""
    to_go = (DeliveryStatus.PLANNED, DeliveryStatus.FAILED)
    stopped = sum(reader.is_stopped and reader.status in to_go for reader in readers)
    skipped = sum(reader.status is DeliveryStatus.SKIPPED for reader in readers)
    parts = [_("{count} go out").format(count=len(waiting(readers)))]
    if stopped:
        parts.append(_("{count} stopped").format(count=stopped))
    if skipped:
        parts.append(_("{count} left out").format(count=skipped))
    for status in (DeliveryStatus.DRAFTED, DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.SENDING):
        count = sum(reader.status is status for reader in readers)
        if count:
            parts.append(f"{count} {_(STATUS_LABELS[status])}")
    return " · ".join(parts)


def report_words(report: DeliveryReport) -> str:
    """What a batch of mail came to."""
    parts = [ngettext("{count} sent", "{count} sent", report.sent).format(count=report.sent)]
    if report.failed:
        parts.append(_("{count} failed").format(count=report.failed))
    if report.uncertain:
        parts.append(_("{count} perhaps sent").format(count=report.uncertain))
    if report.left:
        parts.append(_("{count} still wait").format(count=report.left))
    if report.stopped_by is not None:
        parts.append(f"{report.stopped_by.title} {report.stopped_by.advice}".strip())
    return " · ".join(parts)
