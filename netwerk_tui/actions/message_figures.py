"""The response to a message by variant, segment and category, each against earlier messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from netwerk_tui.actions.messages import earlier_than, message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import all_segments, new_sets, people_in
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import Message, MessageSummary, Response
from netwerk_tui.domain.message_response import ResponseLine
from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.query_tree import And, Filter, Span, WordsTest
from netwerk_tui.language import _
from netwerk_tui.store.reads.messages import Reached, messages, reached_by
from netwerk_tui.store.reads.occasions import occasion_of
from netwerk_tui.store.reads.segment_texts import words_of

_LABEL_CHARACTERS = 40


def response_table(network: Network, message_id: int, today: date) -> list[ResponseLine]:
    """The message as a whole, then its variants, its segment, and each category of which somebody was reached.

    Raises NotFound for a message that is gone.
    """
    message = message_with_id(network, message_id)
    with network.database.reading() as connection:
        earlier = [each for each in messages(connection) if earlier_than(each, message)]
        mine = reached_by(connection, [message.id])
        before = reached_by(connection, [each.id for each in earlier])
        dossier = occasion_of(connection, message).dossier
    lines = [ResponseLine(_("This message"), _response(mine), _response(before))]
    lines += _by_variant(message, mine, before)
    lines += _of_segment(network, message, mine, [each for each in before if each.message in _alike(message, earlier)])
    return lines + _by_category(network, dossier, mine, before, today)


def _alike(message: Message, earlier: Collection[MessageSummary]) -> set[int]:
    """The earlier messages to the same segment, or by the same query."""
    return {
        each.id
        for each in earlier
        if (message.segment is not None and each.segment == message.segment)
        or (message.query and each.query == message.query)
    }


def _of_segment(network: Network, message: Message, mine: list[Reached], again: list[Reached]) -> list[ResponseLine]:
    """The line of the segment that it was written for, else of its query where earlier messages had that."""
    names: dict[int | None, str] = {each.id: each.name for each in all_segments(network)}
    if message.segment in names:
        label = _("Segment {name}").format(name=names[message.segment])
        return [ResponseLine(label, _response(mine), _response(again))]
    if again:
        return [ResponseLine(_("The same readers by their query"), _response(mine), _response(again))]
    return []


def _by_variant(message: Message, mine: list[Reached], before: list[Reached]) -> list[ResponseLine]:
    """A line for each wording that reached anybody, before which stands how the same people answered until then."""
    if not message.variants:
        return []
    labels: dict[int | None, str] = {None: _("The message’s own words")}
    for number, variant in enumerate(message.variants, start=1):
        words = " ".join(part for part in (variant.query, variant.language, variant.form_of_address) if part)
        labels[variant.id] = _("Variant {number}: {words}").format(number=number, words=words[:_LABEL_CHARACTERS])
    lines = []
    for variant_id, label in labels.items():
        here = [each for each in mine if each.variant == variant_id]
        if here:
            lines.append(ResponseLine(label, _response(here), _of(before, {each.contact for each in here})))
    return lines


def _by_category(
    network: Network, dossier: str, mine: list[Reached], before: list[Reached], today: date
) -> list[ResponseLine]:
    """By where they stand for the message's dossier; without one, for any that is open."""
    sets = new_sets(network, today)
    beside = (_of_the_dossier(dossier),) if dossier else ()
    lines = []
    for category in network.matrices.acceptance_energy.categories:
        people, _unknown = people_in(network, And((parse_query(f"category:{category.id}"), *beside)), sets)
        now = _of(mine, people)
        if now.reached:
            lines.append(ResponseLine(_(category.label), now, _of(before, people)))
    return lines


def _of_the_dossier(name: str) -> Filter:
    """As a query names it, whatever its name is: one may be too long for a query, or without a word."""
    return Filter(KeyId.DOSSIER, WordsTest(words_of(name), is_whole=True), Span(0, 0))


def _of(deliveries: Iterable[Reached], people: Collection[ContactId]) -> Response:
    return _response([each for each in deliveries if each.contact in people])


def _response(deliveries: Collection[Reached]) -> Response:
    return Response(len(deliveries), sum(each.answered for each in deliveries))
