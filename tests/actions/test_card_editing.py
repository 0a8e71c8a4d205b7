"""Editing on the card: every field of every part, what is refused, and that undo takes each edit back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from netwerk_tui.actions import card_editing, card_reading, contacts, dossiers, history
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.contact_form import ContactForm, FieldError
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortLevel
from netwerk_tui.domain.profile import Profile
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.contact_parts import part_ids

TODAY = date(2026, 11, 23)

_LEGAL = {
    Input.LINE: "Something",
    Input.RELATION: "knows",
    Input.TEXT: "One\nand another",
    Input.BLOCK: "Two\nlines",
    Input.DAY: "2026-03-01",
    Input.NUMBER: "4",
    Input.FLAG: "1",
    Input.BIRTHDAY: "17-5-1980",
    Input.TAG: "zorg",
    Input.PERSONA: "De huurder",
    Input.THEME: "parkeren",
}
"""A text that each kind of field takes, where it does not depend on the network."""

_LINKS = {Part.TAGGING, Part.LIKENESS}
"""That a contact has a tag or a persona is added and deleted, never edited."""

_FIELDS = [(part, field.name) for part, form in FORMS.items() if part not in _LINKS for field in form.fields]


@dataclass(frozen=True)
class Village:
    """A network with somebody, somebody else, an organisation, and a row of every part."""

    network: Network
    jan: ContactId
    piet: ContactId
    gemeente: ContactId
    rows: Mapping[Part, int]

    def texts(self, part: Part) -> dict[str, str]:
        """What the row of this part holds."""
        return card_reading.part_texts(self.network, part, self.rows[part]).texts

    @property
    def profile(self) -> Profile:
        """Jan, whole."""
        return contacts.profile_of(self.network, self.jan)

    @property
    def last_title(self) -> str:
        """What the log says of the newest entry."""
        return history.log(self.network, 1)[0].title


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def village(network: Network) -> Village:
    jan, piet = (
        contacts.add_contact(network, ContactForm(given_name=name, surname="Jansen"), TODAY)[0]
        for name in ("Jan", "Piet")
    )
    form = ContactForm(kind=ContactKind.ORGANISATION, given_name="Gemeente Ede")
    gemeente, _entry = contacts.add_contact(network, form, TODAY)
    dossier, _entry = dossiers.add_dossier(network, "Warmtenet", TODAY)
    rows = {Part.CONTACT: int(jan), Part.DOSSIER: int(dossier)}
    with transaction(network.database, "a village", "test") as recording:
        verbs = recording.verbs
        event = verbs.insert(tables.event, [{"name": "Congres", "search_key": "congres"}])[0]
        moment = {"day": TODAY, "channel": "call", "direction": "out", "recorded_at": history.log(network, 1)[0].at}
        rows[Part.INTERACTION] = verbs.insert(tables.interaction, [moment])[0]
        verbs.insert(tables.participant, [{"interaction_id": rows[Part.INTERACTION], "contact_id": jan}])
        rows[Part.TAG] = verbs.insert(tables.tag, [{"name": "energie", "search_key": "energie"}])[0]
        rows[Part.PERSONA] = verbs.insert(tables.persona, [{"name": "De winkelier"}])[0]
    assert event
    for part, form_ in FORMS.items():
        if form_.can_be_added:
            before = _ids(network, part)
            typed = {each.name: _legal(network, each, piet) for each in form_.fields if each.required}
            typed |= {"trust": "3"} if part is Part.IMPRESSION else {}
            typed |= {"name": "raadslid"} if part is Part.CAPACITY else {}
            typed |= {"kind": "address", "value": "https://example.org"} if part is Part.POINT else {}
            card_editing.add_part(network, jan, part, typed, TODAY)
            (rows[part],) = _ids(network, part) - before
    return Village(network, jan, piet, gemeente, rows)


def _ids(network: Network, part: Part) -> set[int]:
    with network.database.reading() as connection:
        return set(part_ids(connection, tables.metadata.tables[part]))


def _legal(network: Network, field: Field, other: ContactId) -> str:
    """A text that the field takes."""
    match field.input:
        case Input.CHOICE:
            return list(field.choices)[-1]
        case Input.PERSON:
            return str(other)
        case Input.DOSSIER | Input.EVENT:
            return str(card_reading.names_for(network, field.input)[-1][0])
        case _:
            return "NL" if field.name == "country" else _LEGAL[field.input]


def _another(network: Network, field: Field, text: str) -> str:
    """Another text that the field takes."""
    match field.input:
        case Input.CHOICE:
            return next(iter(field.choices))
        case Input.DOSSIER:
            return str(card_reading.names_for(network, field.input)[0][0])
        case Input.DAY:
            return "2025-12-24"
        case _:
            return f"{text}.more"


def _edit(village: Village, part: Part, **typed: str) -> None:
    if part is Part.CONTACT:
        card_editing.edit_contact_fields(village.network, village.jan, typed, TODAY)
    else:
        card_editing.edit_part(village.network, part, village.rows[part], typed, TODAY)


@pytest.mark.parametrize(("part", "name"), _FIELDS)
def test_every_field_reads_back_as_it_was_typed_and_undo_takes_it_back(village: Village, part: Part, name: str) -> None:
    field = FORMS[part].field(name)
    before = village.texts(part)
    typed = "link" if (part, name) == (Part.POINT, "kind") else _legal(village.network, field, village.gemeente)
    if before[name] == typed:
        typed = _another(village.network, field, typed)
    _edit(village, part, **{name: typed})
    after = village.texts(part)[name]
    history.undo(village.network)
    assert (after, village.texts(part)) == (typed, before)


@pytest.mark.parametrize(
    ("part", "name", "wrong", "said"),
    [
        (Part.CONTACT, "birthday", "32-1", "is not a birthday"),
        (Part.CONTACT, "country", "Nederland", "is not a country code"),
        (Part.CONTACT, "attention_budget", "many", "is no number"),
        (Part.CONTACT, "given_name", "", "needs a name"),
        (Part.POINT, "kind", "email", "is not an e-mail address"),
        (Part.POINT, "value", "", "cannot be empty"),
        (Part.CAPACITY, "since", "ooit", "is not a day"),
        (Part.CAPACITY, "name", "", "needs a name or an organisation"),
        (Part.IMPRESSION, "trust", "6", "is no number"),
        (Part.IMPRESSION, "trust", "", "needs words"),
        (Part.INFLUENCE, "principle", "magic", "none of the choices"),
        (Part.JOURNEY, "dossier_id", "", "cannot be empty"),
        (Part.DOSSIER, "name", "General", "exists already"),
        (Part.TAG, "name", "zorg", "exists already"),
    ],
)
def test_a_mistake_says_what_is_wrong_and_changes_nothing(
    village: Village, part: Part, name: str, wrong: str, said: str
) -> None:
    if part is Part.CONTACT and name == "given_name":
        _edit(village, part, surname="")
    before = village.texts(part)
    with pytest.raises(FieldError, match=said):
        _edit(village, part, **{name: wrong})
    assert village.texts(part) == before


def test_the_title_of_an_entry_says_who_and_what(village: Village) -> None:
    _edit(village, Part.CONTACT, objection="Te duur.")
    assert village.last_title == "Jan Jansen: hardest objection"


def test_the_title_of_a_new_row_says_what_was_added(village: Village) -> None:
    card_editing.add_part(village.network, village.jan, Part.EXPERTISE, {"subject": "warmtepompen"}, TODAY)
    assert village.last_title == "Jan Jansen: expertise added"


def test_an_edit_that_changes_nothing_is_no_entry(village: Village) -> None:
    texts = village.texts(Part.CAPACITY)
    assert card_editing.edit_part(village.network, Part.CAPACITY, village.rows[Part.CAPACITY], texts, TODAY) is None


def test_an_odd_value_that_was_imported_does_not_keep_another_field_from_changing(village: Village) -> None:
    with transaction(village.network.database, "an import", "test") as recording:
        recording.verbs.update(
            tables.contact_point, [{"id": village.rows[Part.POINT], "kind": "phone", "value": "ask Jan"}]
        )
    texts = village.texts(Part.POINT)
    _edit(village, Part.POINT, **{**texts, "label": "work"})
    assert village.texts(Part.POINT)["label"] == "work"


def test_a_changed_role_keeps_the_former_one_as_a_capacity(village: Village) -> None:
    _edit(village, Part.CONTACT, role="wethouder")
    assert [(each.name, each.since) for each in village.profile.capacities if each.since] == [("wethouder", TODAY)]


def test_a_changed_name_is_sorted_and_found_by_its_new_letters(village: Village) -> None:
    _edit(village, Part.CONTACT, particle="van den", surname="Berg")
    with village.network.database.reading() as connection:
        row = connection.execute(tables.contact.select().where(tables.contact.c.id == village.jan)).one()
    assert ("berg" in row.sort_key, row.search_key) == (True, "jan van den berg")


@pytest.mark.parametrize("part", [part for part, form in FORMS.items() if form.can_be_added])
def test_a_deleted_row_comes_back_by_undo(village: Village, part: Part) -> None:
    referred = {Part.TAGGING: tables.contact_tag.c.tag_id, Part.LIKENESS: tables.contact_persona.c.persona_id}
    row_id = village.rows[part]
    if part in referred:
        with village.network.database.reading() as connection:
            column = referred[part]
            row_id = connection.execute(column.table.select().where(column.table.c.id == row_id)).one()._mapping[column]
    before = _ids(village.network, part)
    card_editing.delete_part(village.network, village.jan, part, row_id)
    left = _ids(village.network, part)
    history.undo(village.network)
    assert (before - left, _ids(village.network, part)) == ({village.rows[part]}, before)


def test_deleting_what_is_gone_says_so(village: Village) -> None:
    card_editing.delete_part(village.network, village.jan, Part.EXPERTISE, village.rows[Part.EXPERTISE])
    with pytest.raises(NotFound):
        card_editing.delete_part(village.network, village.jan, Part.EXPERTISE, village.rows[Part.EXPERTISE])


def test_a_tag_is_given_once(village: Village) -> None:
    with pytest.raises(FieldError, match="already"):
        card_editing.add_part(village.network, village.jan, Part.TAGGING, {"tag_id": "#Zorg"}, TODAY)


def test_the_same_relation_is_not_written_down_from_the_other_side(village: Village) -> None:
    typed = {"kind": "mentor of", "other_id": str(village.piet)}
    card_editing.add_part(village.network, village.jan, Part.RELATION, typed, TODAY)
    from_there = {"kind": "pupil of", "other_id": str(village.jan)}
    with pytest.raises(FieldError, match="already"):
        card_editing.add_part(village.network, village.piet, Part.RELATION, from_there, TODAY)


def test_nobody_is_related_to_themselves(village: Village) -> None:
    typed = {"kind": "knows", "other_id": str(village.jan)}
    with pytest.raises(FieldError, match="same contact"):
        card_editing.add_part(village.network, village.jan, Part.RELATION, typed, TODAY)


def test_a_capacity_takes_its_organisation_from_the_contact_it_is_linked_to(village: Village) -> None:
    _edit(village, Part.CAPACITY, organisation_id=str(village.gemeente))
    assert village.texts(Part.CAPACITY)["organisation"] == "Gemeente Ede"


def test_an_organisation_knows_its_people_by_link_and_by_name(village: Village) -> None:
    _edit(village, Part.CAPACITY, organisation_id=str(village.gemeente))
    card_editing.edit_contact_fields(village.network, village.piet, {"organisation": "Gemeente Ede"}, TODAY)
    people = card_reading.people_of(village.network, village.gemeente, "Gemeente Ede")
    assert [each.contact for each in people] == [village.jan, village.piet]


def test_an_ask_that_was_answered_was_asked_as_well(village: Village) -> None:
    _edit(village, Part.ASK, status="answered")
    texts = village.texts(Part.ASK)
    assert (texts["asked_on"], texts["answered_on"], texts["shown_on"]) == ("2026-11-23", "2026-11-23", "")


def test_a_principle_that_worked_did_so_on_a_day(village: Village) -> None:
    _edit(village, Part.INFLUENCE, outcome="worked", day="")
    assert village.texts(Part.INFLUENCE)["day"] == "2026-11-23"


def test_the_newest_step_as_ambassador_is_the_stage(village: Village) -> None:
    typed = {"stage": "active", "day": "2026-11-22"}
    card_editing.add_part(village.network, village.jan, Part.STAGE, typed, TODAY)
    assert village.profile.ambassador == "active"


def test_the_rule_that_decides_the_cadence_is_told(village: Village) -> None:
    _edit(village, Part.TAG, ideal_days="45")
    card_editing.add_part(village.network, village.jan, Part.TAGGING, {"tag_id": "energie"}, TODAY)
    applied = card_reading.card_of(village.network, village.jan, TODAY).effort
    assert (applied.source.level, applied.source.name, applied.effort.ideal_days) == (EffortLevel.TAG, "energie", 45)


def test_the_history_of_a_field_tells_from_what_to_what(village: Village) -> None:
    _edit(village, Part.CONTACT, objection="Te duur.")
    _edit(village, Part.CONTACT, objection="Te laat.")
    changes = card_reading.history_of(village.network, Part.CONTACT, village.jan, ("objection",))
    assert [(each.before, each.after) for each in changes] == [("Te duur.", "Te laat."), ("", "Te duur.")]


def test_the_history_tells_what_was_undone(village: Village) -> None:
    _edit(village, Part.CONTACT, objection="Te duur.")
    history.undo(village.network)
    changes = card_reading.history_of(village.network, Part.CONTACT, village.jan, ("objection",))
    assert [each.by_undo for each in changes] == [True, False]


def test_a_deleted_rows_history_ends_with_nothing(village: Village) -> None:
    row_id = village.rows[Part.EXPERTISE]
    card_editing.delete_part(village.network, village.jan, Part.EXPERTISE, row_id)
    newest = card_reading.history_of(village.network, Part.EXPERTISE, row_id, ("subject",))[0]
    assert (newest.before, newest.after) == ("Something", "")
