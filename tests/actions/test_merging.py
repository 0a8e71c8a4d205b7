"""Merging loses nothing, doubles nothing, and can be taken back."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.contacts import add_contact, edit_contact, profile_of
from netwerk_tui.actions.drafts import keep_note, kept_note
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.merging import merge_contacts, merge_view
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm, form_of
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.merging import MergeChoice
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.undoing import redo, undo
from tests.actions.random_networks import fill

TODAY = date(2026, 11, 23)

Rows = dict[str, dict[int, dict[str, Any]]]

_MADE_BY_MERGING = {"capacity", "identity"}
_MAY_SAY_THE_SAME: dict[str, tuple[str, ...]] = {
    "contact_tag": ("contact_id", "tag_id"),
    "participant": ("contact_id", "interaction_id"),
    "attendance": ("contact_id", "event_id"),
    "contribution": ("contact_id", "success_id"),
    "contact_persona": ("contact_id", "persona_id"),
    "contact_point": ("contact_id", "kind", "match_key"),
    "expertise": ("contact_id", "search_key"),
    "relation": ("contact_id", "other_id", "kind", "text"),
    "distinct_pair": ("contact_id", "other_id"),
    "delivery": ("message_id", "contact_id"),
    "capacity": ("contact_id", "name", "organisation", "organisation_id", "since", "until", "met_at"),
}
"""By which columns two rows are one, stated a second time."""


def _rows(network: Network) -> Rows:
    with network.database.reading() as connection:
        return {
            table.name: {row["id"]: dict(row) for row in connection.execute(sa.select(table)).mappings()}
            for table in tables.USER_TABLES
        }


def _names_contact(table: str) -> list[str]:
    columns = tables.metadata.tables[table].columns
    return [c.name for c in columns if any(key.column.table is tables.contact for key in c.foreign_keys)]


def _random_network(network: Network, seed: int) -> list[ContactId]:
    """Fill the network; the ids of everybody in it."""
    for number in range(4):
        fill(network, seed * 10 + number)
    with transaction(network.database, "two more", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": "Jan"}, {"given_name": "Johan"}])
    return [ContactId(value) for value in sorted(_rows(network)["contact"])]


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_or_doubled_by_merging_and_undoing(network: Network, seed: int) -> None:
    people = _random_network(network, seed)
    chance = random.Random(seed)
    chosen = chance.sample(people, chance.choice((2, 2, 3)))
    before = _rows(network)
    merged = merge_contacts(network, chosen)
    after = _rows(network)
    _assert_nothing_lost(before, after, chosen)
    _assert_nothing_doubled(before, after)
    assert integrity.findings(network.database) == []
    for count in merged.counts:
        if count.table not in _MADE_BY_MERGING:
            named = [row for row in after[count.table].values() if chosen[0] in _contacts_in(count.table, row)]
            assert count.after == len(named)
    undo(network.database, "test")
    assert _rows(network) == before
    redo(network.database, "test")
    assert _rows(network) == after


def test_a_merge_of_whoever_is_undone_after_a_hundred_other_entries(network: Network) -> None:
    people = _random_network(network, seed=11)
    before = _rows(network)
    merged = merge_contacts(network, people[:3])
    for number in range(100):
        with transaction(network.database, f"later {number}", "test") as recording:
            (new,) = recording.verbs.insert(tables.contact, [{"given_name": f"Iemand {number}"}])
            recording.verbs.insert(tables.contact_point, [{"contact_id": new, "kind": "email", "value": f"{new}@x.nl"}])
    undo(network.database, "test", merged.committed.entry)
    after = _rows(network)
    later = {"contact": after["contact"].keys() - before["contact"], "contact_point": set(after["contact_point"])}
    later["contact_point"] -= before["contact_point"].keys()
    kept = {
        table: {n: row for n, row in rows.items() if n not in later.get(table, ())} for table, rows in after.items()
    }
    assert len(later["contact"]) == len(later["contact_point"]) == 100
    assert kept == before


def test_who_was_told_apart_from_one_is_told_apart_from_who_stays(network: Network) -> None:
    first, other = _two(network)
    with transaction(network.database, "a third", "test") as recording:
        (third,) = recording.verbs.insert(tables.contact, [{"given_name": "Johan"}])
        recording.verbs.insert(tables.distinct_pair, [{"contact_id": other, "other_id": third}])
    merge_contacts(network, [first, other])
    (pair,) = _rows(network)["distinct_pair"].values()
    assert {pair["contact_id"], pair["other_id"]} == {first, third}


def test_two_who_were_told_apart_can_be_merged_all_the_same(network: Network) -> None:
    first, other = _two(network)
    with transaction(network.database, "apart", "test") as recording:
        recording.verbs.insert(tables.distinct_pair, [{"contact_id": other, "other_id": first}])
    merge_contacts(network, [first, other])
    assert _rows(network)["distinct_pair"] == {}


def _contacts_in(table: str, row: dict[str, Any]) -> list[int]:
    return [row[name] for name in _names_contact(table)]


def _assert_nothing_lost(before: Rows, after: Rows, chosen: list[ContactId]) -> None:
    kept, gone = chosen[0], set(chosen[1:])
    for table, rows in before.items():
        if table == "contact":
            assert after[table].keys() == rows.keys() - gone
            continue
        for row_id, row in rows.items():
            names = _names_contact(table)
            expected = {**row, **{name: kept for name in names if row[name] in gone}}
            became_own = [n for n in names[1:] if expected[n] == expected[names[0]] and row[n] != row[names[0]]]
            if row_id in after[table]:
                now = after[table][row_id]
                assert {n: now[n] for n in names} == {n: None if n in became_own else expected[n] for n in names}
            elif not became_own:
                columns = _MAY_SAY_THE_SAME[table]
                twins = [each for each in after[table].values() if all(each[n] == expected[n] for n in columns)]
                assert len(twins) >= 1
                if "text" in row:
                    assert row["text"].strip() in twins[0]["text"]


def _assert_nothing_doubled(before: Rows, after: Rows) -> None:
    for table in tables.USER_TABLES:
        new = after[table.name].keys() - before[table.name].keys()
        assert not new or table.name in _MADE_BY_MERGING
    for table_name, columns in _MAY_SAY_THE_SAME.items():

        def doubles(rows: Rows, name: str = table_name, columns: tuple[str, ...] = columns) -> int:
            keys = [tuple(row[c] for c in columns) for row in rows[name].values() if row.get("match_key") != ""]
            return len(keys) - len(set(keys))

        assert doubles(after) <= doubles(before)


def _two(
    network: Network, phones: str = "", notes: str = "", job: tuple[str, str] = ("", "")
) -> tuple[ContactId, ContactId]:
    first, _ = add_contact(network, ContactForm(given_name="Jan", surname="Jansen", emails="jan@example.org"), TODAY)
    form = ContactForm(
        given_name="J.",
        surname="Jansen",
        emails="JAN@example.org",
        phones=phones,
        notes=notes,
        role=job[0],
        organisation=job[1],
    )
    other, _ = add_contact(network, form, TODAY)
    return first, other


def test_an_address_that_both_have_stays_once(network: Network) -> None:
    first, other = _two(network, phones="0612345678")
    merge_contacts(network, [first, other])
    assert [point.value for point in profile_of(network, first).points] == ["jan@example.org", "0612345678"]


def test_positions_of_both_stay_as_history(network: Network) -> None:
    first, other = _two(network)
    with transaction(network.database, "assessed", "test") as recording:
        recording.verbs.insert(
            tables.assessment,
            [
                {
                    "contact_id": contact,
                    "matrix": "acceptance_energy",
                    "day": TODAY - timedelta(days=ago),
                    "dossier_id": 1,
                }
                for contact, ago in ((first, 9), (other, 3))
            ],
        )
    merge_contacts(network, [first, other])
    assert {row["contact_id"] for row in _rows(network)["assessment"].values()} == {first}
    assert len(_rows(network)["assessment"]) == 2


def test_somebody_is_not_related_to_themselves_afterwards(network: Network) -> None:
    first, other = _two(network)
    with transaction(network.database, "related", "test") as recording:
        recording.verbs.insert(tables.relation, [{"contact_id": first, "other_id": other, "kind": "colleague"}])
    merge_contacts(network, [first, other])
    assert _rows(network)["relation"] == {}


@pytest.mark.parametrize("statuses", [("expected", "attended"), ("attended", "expected")])
def test_having_been_there_wins_over_being_expected(network: Network, statuses: tuple[str, str]) -> None:
    first, other = _two(network)
    with transaction(network.database, "event", "test") as recording:
        (event,) = recording.verbs.insert(tables.event, [{"name": "Borrel", "search_key": "borrel"}])
        recording.verbs.insert(
            tables.attendance,
            [
                {"event_id": event, "contact_id": first, "status": statuses[0]},
                {"event_id": event, "contact_id": other, "status": statuses[1]},
            ],
        )
    merge_contacts(network, [first, other])
    assert [row["status"] for row in _rows(network)["attendance"].values()] == ["attended"]


def test_a_job_that_is_not_taken_becomes_a_capacity(network: Network) -> None:
    first, other = _two(network, job=("adviseur", "Alliander"))
    chosen = {"work": MergeChoice(first)}
    merge_contacts(network, [first, other], chosen)
    jobs = [(row["name"], row["organisation"]) for row in _rows(network)["capacity"].values()]
    assert jobs == [("adviseur", "Alliander")]


def test_the_stage_is_that_of_the_last_step(network: Network) -> None:
    first, other = _two(network)
    with transaction(network.database, "steps", "test") as recording:
        recording.verbs.update(
            tables.contact, [{"id": first, "ambassador": "active"}, {"id": other, "ambassador": "lapsed"}]
        )
        recording.verbs.insert(
            tables.ambassadorship,
            [
                {"contact_id": first, "stage": "active", "day": TODAY - timedelta(days=90)},
                {"contact_id": other, "stage": "lapsed", "day": TODAY},
            ],
        )
    merge_contacts(network, [first, other])
    assert _rows(network)["contact"][first]["ambassador"] == "lapsed"


def test_a_merge_is_undone_after_other_work(network: Network) -> None:
    first, other = _two(network)
    before = _rows(network)["contact"]
    merged = merge_contacts(network, [first, other])
    third, _ = add_contact(network, ContactForm(given_name="Piet", surname="Pietersen"), TODAY)
    undo(network.database, "test", merged.committed.entry)
    after = _rows(network)["contact"]
    assert {contact: row for contact, row in after.items() if contact != third} == before


def test_a_merge_is_not_undone_over_a_later_edit_of_what_it_touched(network: Network) -> None:
    first, other = _two(network)
    merged = merge_contacts(network, [first, other], {"name": MergeChoice(other)})
    form = form_of(profile_of(network, first))
    edit_contact(network, first, ContactForm(given_name="Johan", surname="Jansen", emails=form.emails), TODAY)
    with pytest.raises(Refused, match="changed since"):
        undo(network.database, "test", merged.committed.entry)


def test_an_older_export_does_not_bring_the_double_back(network: Network, tmp_path: Any) -> None:
    first, other = _two(network)
    export_file(network, tmp_path / "before.json", private=True)
    merge_contacts(network, [first, other])
    report = import_file(network, tmp_path / "before.json", TODAY)
    assert (report.new, list(_rows(network)["contact"])) == (0, [first])


def test_a_draft_follows_to_who_stays(network: Network) -> None:
    first, other = _two(network)
    keep_note(network, KeptNote("bel J.", other))
    merge_contacts(network, [first, other])
    assert kept_note(network).about == first


def test_the_view_counts_before_and_after(network: Network) -> None:
    first, other = _two(network, phones="0612345678")
    (points,) = [count for count in merge_view(network, [first, other]).counts if count.table == "contact_point"]
    assert (points.before, points.after) == ((1, 2), 2)


def test_the_view_shows_the_values_side_by_side(network: Network) -> None:
    first, other = _two(network, notes="Zeilt.")
    fields = {field.id: field for field in merge_view(network, [first, other]).fields}
    assert fields["name"].values == ("Jan Jansen", "J. Jansen")
    assert fields["notes"].together == "Zeilt."
    assert "birthday" not in fields


def test_one_contact_is_not_merged(network: Network) -> None:
    first, _other = _two(network)
    with pytest.raises(UsageError):
        merge_contacts(network, [first, first])


def test_a_contact_that_is_gone_is_not_merged(network: Network) -> None:
    first, _other = _two(network)
    with pytest.raises(NotFound):
        merge_contacts(network, [first, ContactId(999)])
