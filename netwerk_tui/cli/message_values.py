"""Messages and their readers as JSON: see docs/json.md. For `cli.messages` and `cli.message_sending`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.domain.message import DeliveryStatus, Message, MessageSummary, Response
from netwerk_tui.domain.message_reader import Reader, waiting


def summary_value(summary: MessageSummary) -> dict[str, object]:
    """A message in the list."""
    return {
        "id": summary.id,
        "name": summary.name,
        "kind": summary.kind,
        "channel": summary.channel,
        "query": summary.query,
        "drafted_on": summary.drafted_on.isoformat(),
        "sent_on": _day(summary.sent_on),
        "closed_on": _day(summary.closed_on),
        "counts": {status.value: summary.counts.get(status, 0) for status in DeliveryStatus},
        **_response(summary.response),
    }


def message_value(message: Message, readers: Sequence[Reader]) -> dict[str, object]:
    """One message with its wordings."""
    return {
        "id": message.id,
        "name": message.name,
        "kind": message.kind,
        "channel": message.channel,
        "query": message.query,
        "subject": message.subject,
        "text": message.text,
        "ask": message.ask_topic,
        "dossier": message.dossier,
        "drafted_on": message.drafted_on.isoformat(),
        "sent_on": _day(message.sent_on),
        "closed_on": _day(message.closed_on),
        "variants": [
            {
                "id": each.id,
                "query": each.query,
                "language": each.language,
                "form_of_address": each.form_of_address,
                "subject": each.subject,
                "text": each.text,
            }
            for each in message.variants
        ],
        "waiting": len(waiting(readers)),
        "stopped": sum(reader.is_stopped for reader in readers),
    }


def reader_value(message: Message, reader: Reader) -> dict[str, object]:
    """One reader with what they get."""
    numbers = {each.id: number for number, each in enumerate(message.variants, start=1)}
    delivery = reader.delivery
    return {
        "id": reader.contact,
        "name": reader.name,
        "organisation": reader.organisation,
        "address": reader.address,
        "status": reader.status,
        "waiting": reader.is_waiting,
        "reason": "" if delivery is None else delivery.reason,
        "variant": None if reader.variant is None else numbers.get(reader.variant),
        "own_wording": reader.is_own_wording,
        "subject": reader.subject,
        "text": reader.text,
        "cautions": [each.value for each in reader.cautions],
        "empty_fields": [each.value for each in reader.empty_fields],
        "delivered_on": None if delivery is None else _day(delivery.delivered_on),
        "answered_on": None if delivery is None else _day(delivery.answered_on),
        "answer": "" if delivery is None else delivery.answer,
    }


def _response(response: Response) -> dict[str, object]:
    return {"reached": response.reached, "answered": response.answered, "rate": response.rate}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
