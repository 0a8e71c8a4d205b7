"""Reading what a card shows, and what its fields hold before they are edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskBudget, AskStatus, put_this_year
from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.card import Belonging, Card
from netwerk_tui.domain.card_fields import NAMED, Input, text_of
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.field_change import FieldChange
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import AppliedEffort, EffortWish, effort_of
from netwerk_tui.domain.profile import Assessment, Profile
from netwerk_tui.store import tables
from netwerk_tui.store.one_row import vanished
from netwerk_tui.store.reads import card as reads
from netwerk_tui.store.reads.field_history import field_changes
from netwerk_tui.store.reads.ledgers import thanks_owed_for
from netwerk_tui.store.reads.positions import assessments_of, newest_per_plane
from netwerk_tui.store.reads.timeline import timeline_of


@dataclass(frozen=True, slots=True)
class PartTexts:
    """What the fields of a row hold, as texts to edit."""

    texts: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    """Of the contacts that fields refer to, by field."""


def card_of(network: Network, contact: ContactId, today: date) -> Card:
    """All that the card of one contact shows. Raises NotFound for one that is gone.

    The people of an organisation are read apart, by `people_of`: they take a look at everybody.
    """
    profile = profile_of(network, contact)
    with network.database.reading() as connection:
        history = assessments_of(connection, [contact])
        return Card(
            profile=profile,
            today=today,
            matrices=network.matrices,
            policy=network.policy,
            items=timeline_of(connection, contact, network.matrices),
            history=tuple(history),
            identities=reads.identities_of(connection, contact),
            stages=reads.stage_steps_of(connection, contact),
            organisations=reads.linked_organisations(connection, contact),
            effort=_effort(network, profile, history, today, reads.what_decides_effort(connection, contact)),
            budget=_budget(profile, today, network.policy.attention_budget),
            owed=tuple(thanks_owed_for(connection, contact, today)),
            image=network.image,
            people=None if profile.kind is ContactKind.ORGANISATION else (),
        )


def people_of(network: Network, organisation: ContactId, name: str) -> tuple[Belonging, ...]:
    """Who belongs to an organisation, or once did, by name; former ones last."""
    with network.database.reading() as connection:
        return reads.people_of(connection, organisation, name)


def part_texts(network: Network, part: Part, row_id: int) -> PartTexts:
    """The texts of a row's fields as they are edited. Raises NotFound for a row that is gone."""
    form = FORMS[part]
    with network.database.reading() as connection:
        row = reads.row_of(connection, tables.metadata.tables[part], row_id)
        if row is None:
            raise vanished()
        names = reads.names_of_references(connection, form, row)
    texts = {each.name: names.get(each.name, "") if each.input in NAMED else text_of(each, row) for each in form.fields}
    people = {each.name: names.get(each.name, "") for each in form.fields if each.input is Input.PERSON}
    return PartTexts(texts, people)


def names_for(network: Network, input_: Input) -> list[tuple[int, str]]:
    """The id and name of everything that a field of this kind may refer to."""
    with network.database.reading() as connection:
        return reads.names_in(connection, input_)


def history_of(network: Network, part: Part, row_id: int, columns: tuple[str, ...]) -> tuple[FieldChange, ...]:
    """What became of these columns of a row, the newest first."""
    with network.database.reading() as connection:
        return field_changes(connection, tables.metadata.tables[part], row_id, columns)


def _budget(profile: Profile, today: date, usual: int) -> AskBudget:
    """The asks that were put to the contact in the last year, and those that are open."""
    put = put_this_year((each.asked_on for each in profile.asks), today)
    planned = sum(each.status is AskStatus.OPEN for each in profile.asks)
    allowed = usual if profile.attention_budget is None else profile.attention_budget
    return AskBudget(put, planned, allowed)


def _effort(
    network: Network, profile: Profile, history: Sequence[Assessment], today: date, decides: reads.EffortGround
) -> AppliedEffort:
    """What `actions.review.applied_effort` says too, from assessments at hand instead of a query for each plane."""
    stood = newest_per_plane([each for each in history if each.day <= today], AssessmentKind.CURRENT)
    categories = [
        category.id
        for each in stood
        if each.dossier not in decides.closed_dossiers
        and (category := network.matrices.category_of(each.matrix, each.cell)) is not None
    ]
    own = EffortWish(profile.ideal_days, profile.maximum_days, profile.preferred_channel, profile.preferred_form)
    return effort_of(categories, decides.tags, own, network.policy)
