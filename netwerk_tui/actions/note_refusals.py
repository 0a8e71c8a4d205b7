"""Notes that cannot be recorded: unclear ones, empty ones, and those about what is gone. For `notes`."""

from __future__ import annotations

from netwerk_tui.actions.dossiers import dossier_with_id
from netwerk_tui.domain.errors import Ambiguous, Candidate, NotFound, UsageError
from netwerk_tui.domain.note_draft import Draft, PersonState
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.subjects import events


def refuse_unclear(draft: Draft) -> None:
    """Raise Ambiguous where it is not clear who was meant, and UsageError where nobody or nothing was noted."""
    for mention in draft.people:
        if mention.state is PersonState.AMBIGUOUS:
            raise Ambiguous(
                _("“{who}” may be several people.").format(who=mention.text),
                _("Say more of the name, or add the organisation."),
                tuple(Candidate(each.id, each.name, each.organisation) for each in mention.candidates),
            )
    if not draft.people:
        raise UsageError(
            _("The note names nobody."), _("Begin with the people and a colon: “call Jan Jansen: about the permit”.")
        )
    if not draft.is_recordable:
        raise UsageError(_("The note is empty."), _("Say what happened."))


def refuse_gone(verbs: Transaction, draft: Draft) -> None:
    """Raise NotFound where the note names what was deleted or undone since it was understood."""
    people = {mention.person.id: mention.person.name for mention in draft.people if mention.person is not None}
    there = {row.id for row in contact_rows(verbs.connection, list(people))}
    gone = [name for person, name in people.items() if person not in there]
    if draft.event is not None and draft.event.event_id is not None:
        known = {event for event, _name in events(verbs.connection)}
        gone += [] if draft.event.event_id in known else [draft.event.name]
    if gone:
        raise NotFound(
            _("{name} does not exist any more.").format(name=gone[0]),
            _("It was deleted or undone meanwhile. Change the note, or undo the deletion."),
        )
    if draft.dossier is not None:
        dossier_with_id(verbs, draft.dossier[0])
