"""Changing what is on a timeline: contact moments, and deleting anything that may be. See `followups` for promises."""

from __future__ import annotations

from netwerk_tui.actions.contacts import ensure_tags
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import InteractionId
from netwerk_tui.domain.interaction import InteractionValues
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import vanished
from netwerk_tui.store.reads.contact_parts import links_of_interaction


def edit_interaction(network: Network, interaction: InteractionId, values: InteractionValues) -> Committed | None:
    """Change a contact moment; None where nothing differs. Raises NotFound when it is gone."""
    with transaction(network.database, _("Edited a contact moment"), network.actor) as recording:
        verbs = recording.verbs
        row = {
            "id": interaction,
            "day": values.day,
            "channel": values.channel,
            "direction": values.direction,
            "text": clean_block(values.text),
            "mood": clean_line(values.mood),
        }
        try:
            verbs.update(tables.interaction, [row])
        except KeyError as error:
            raise vanished() from error
        _set_tags(verbs, interaction, values.tags)
    return recording.committed


def delete_item(network: Network, item: TimelineItem) -> Committed:
    """Delete what an item of the timeline stands for.

    Raises Refused for an assessment or an import, which only undo takes back, and NotFound for what is gone.
    """
    deletable = {
        TimelineKind.INTERACTION: tables.interaction,
        TimelineKind.FOLLOWUP: tables.followup,
        TimelineKind.ASK: tables.ask,
        TimelineKind.TELL: tables.tell,
        TimelineKind.INTRODUCTION: tables.introduction,
        TimelineKind.THANKS: tables.thanks,
        TimelineKind.FAVOUR: tables.favour,
        TimelineKind.CONCERN: tables.concern,
        TimelineKind.SUCCESS: tables.contribution,
    }
    table = deletable.get(item.kind)
    if table is None:
        raise Refused(
            _("This cannot be deleted: it is history."),
            _("Undo the entry that made it, or place the contact anew."),
        )
    title = _("Deleted “{headline}”").format(headline=clean_line(item.headline, limit=60))
    with transaction(network.database, title, network.actor) as recording:
        recording.verbs.delete(table, [item.id])
    if recording.committed is None:
        raise vanished()
    return recording.committed


def _set_tags(verbs: Transaction, interaction: InteractionId, names: tuple[str, ...]) -> None:
    wanted = set(ensure_tags(verbs, names))
    links = links_of_interaction(verbs.connection, interaction)
    verbs.delete(tables.interaction_tag, [link for tag, link in links.items() if tag not in wanted])
    verbs.insert(
        tables.interaction_tag,
        [{"interaction_id": interaction, "tag_id": tag} for tag in sorted(wanted) if tag not in links],
    )
