"""The journey board: who stands where on a dossier, and moving people over it. Each action is one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from netwerk_tui.actions.dealing_rows import existing
from netwerk_tui.actions.dossiers import dossier_with_id, refuse_closed
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.journey import JOURNEY_LABELS, JourneyBoard, JourneyStage, Traveller, stage_after
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads import journeys as reads


def journey_board(network: Network, dossier: DossierId) -> JourneyBoard:
    """Who stands where on the dossier, in no order."""
    with network.database.reading() as connection:
        return JourneyBoard(reads.travellers(connection, dossier))


def people_by_dossier(network: Network) -> dict[DossierId, int]:
    """How many are on the journey of each dossier; those of nobody are left out."""
    with network.database.reading() as connection:
        return reads.people_by_dossier(connection)


def move_on_journey(
    network: Network, dossier: DossierId, contacts: Sequence[ContactId], steps: int, today: date
) -> Committed | None:
    """Move contacts so many stages on, or back where that is negative, as of today; who is not on the journey stays.

    None where nobody is on it. What was done today already is corrected rather than added to. Raises NotFound where the
    dossier or everybody is gone, and Refused for a dossier that is closed.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        known = reads.travellers_among(verbs.connection, dossier, contacts)
        stages = {contact: stage_after(each.now.stage, steps) for contact, each in known.items()}
        _bring(verbs, dossier, existing(verbs, contacts), stages, known, today)
    return recording.committed


def put_on_journey(
    network: Network, dossier: DossierId, contacts: Sequence[ContactId], stage: JourneyStage, today: date
) -> Committed | None:
    """Bring contacts to a stage as of today; None where they all stand there. Raises as `move_on_journey`."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        known = reads.travellers_among(verbs.connection, dossier, contacts)
        _bring(verbs, dossier, existing(verbs, contacts), dict.fromkeys(contacts, stage), known, today)
    return recording.committed


def take_off_journey(network: Network, dossier: DossierId, contacts: Sequence[ContactId]) -> Committed | None:
    """Delete all steps of contacts on a dossier; None where there are none. Raises as `move_on_journey`."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        found = dossier_with_id(verbs, dossier)
        refuse_closed(found)
        known = reads.travellers_among(verbs.connection, dossier, contacts)
        people = [person for person in existing(verbs, contacts) if person.id in known]
        if people:
            words = ngettext(
                "{name}: off the journey of {dossier}", "{count} contacts: off the journey of {dossier}", len(people)
            )
            verbs.title = words.format(name=people[0].name, count=len(people), dossier=found.name)
        verbs.delete(tables.journey, [step.step for each in known.values() for step in each.passages])
    return recording.committed


def _bring(
    verbs: Transaction,
    dossier: DossierId,
    people: Sequence[ContactRow],
    stages: Mapping[ContactId, JourneyStage],
    known: Mapping[ContactId, Traveller],
    today: date,
) -> None:
    """Bring those whom `stages` names to their stage."""
    found = dossier_with_id(verbs, dossier)
    refuse_closed(found)
    moving = [
        person
        for person in people
        if person.id in stages and (person.id not in known or known[person.id].now.stage is not stages[person.id])
    ]
    if not moving:
        return
    several = {stages[person.id] for person in moving}
    stage = _(JOURNEY_LABELS[stages[moving[0].id]]) if len(several) == 1 else _("moved on the journey")
    words = ngettext("{name}: {stage}, {dossier}", "{count} contacts: {stage}, {dossier}", len(moving))
    verbs.title = words.format(name=moving[0].name, count=len(moving), stage=stage, dossier=found.name)
    for person in moving:
        _step_to(verbs, dossier, person.id, stages[person.id], known.get(person.id), today)


def _step_to(
    verbs: Transaction,
    dossier: DossierId,
    contact: ContactId,
    stage: JourneyStage,
    traveller: Traveller | None,
    today: date,
) -> None:
    """One more step; or the newest set right, where it is of today or later and tells no transaction."""
    step = {"contact_id": contact, "dossier_id": dossier, "stage": stage, "day": today}
    if traveller is None or traveller.now.day < today:
        verbs.insert(tables.journey, [step])
    elif traveller.now.transaction_on is not None:
        verbs.insert(tables.journey, [{**step, "day": traveller.now.day}])
    elif traveller.came_from is stage:
        verbs.delete(tables.journey, [traveller.now.step])
    else:
        verbs.update(tables.journey, [{"id": traveller.now.step, "stage": stage}])
