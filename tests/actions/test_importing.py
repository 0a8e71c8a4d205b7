"""Importing is a diff: what is new comes, what changed changes, and what the user wrote stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netwerk_tui.actions import history, importing
from netwerk_tui.actions.import_plan import ChangedField
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.domain.incoming import IncomingMoment, Problem
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables
from tests.actions.incoming import (
    LATER,
    TODAY,
    add,
    batch,
    bring_in,
    columns_of,
    edit,
    everything,
    only,
    person,
    remove,
    rows,
)


def test_the_first_import_brings_everybody_in(network: Network) -> None:
    jan = person("Jan", "Berg", particle="van den", organisation="Gemeente Ede", role="raadslid")
    report = bring_in(network, batch(jan, person("Els")))
    assert (report.new, report.updated, report.unchanged, report.skipped) == (2, 0, 0, 0)
    assert columns_of(network, tables.contact, "given_name", "particle", "surname", "organisation", "role") == [
        ("Jan", "van den", "Berg", "Gemeente Ede", "raadslid"),
        ("Els", "", "Jansen", "", ""),
    ]


def test_imported_contacts_sort_and_are_found_by_their_name(network: Network) -> None:
    bring_in(network, batch(person("Zoë", "Berg", particle="van den")))
    assert columns_of(network, tables.contact, "sort_key", "search_key") == [("berg\tzoe\tvan den", "zoe van den berg")]


def test_a_dry_run_writes_nothing(network: Network) -> None:
    plan = importing.plan_import(network, batch(person("Jan")))
    assert plan.report().new == 1
    assert rows(network, tables.contact) == rows(network, tables.entry) == []


def test_a_dry_run_counts_what_the_import_then_does(network: Network) -> None:
    bring_in(network, batch(person("Jan", role="raadslid"), person("Els")))
    plan = importing.plan_import(network, batch(person("Jan", role="wethouder"), person("Els"), person("Piet")))
    assert importing.apply_import(network, plan, LATER) == replace(plan.report(), entry=EntryId(2))


def test_importing_again_changes_nothing_and_writes_no_entry(network: Network) -> None:
    incoming = batch(
        person("Jan", role="raadslid", emails=["jan@example.org"], connected_on=TODAY, tags=["zorg"], notes="hi"),
        person("Els"),
    )
    bring_in(network, incoming)
    before = everything(network)
    report = bring_in(network, incoming, LATER)
    assert (report.entry, report.new, report.updated, report.unchanged) == (None, 0, 0, 2)
    assert everything(network) == before


def test_an_import_is_one_entry_with_its_counts_in_the_title(network: Network) -> None:
    bring_in(network, batch(person("Jan"), person("Els")))
    assert columns_of(network, tables.entry, "title", "actor") == [
        ("Import from LinkedIn: 2 new, 0 updated, 0 contact moments", "test")
    ]


def test_undo_takes_a_whole_import_back(network: Network) -> None:
    before = everything(network)
    bring_in(network, batch(person("Jan", emails=["jan@example.org"], role="raadslid", tags=["zorg"])))
    history.undo(network)
    assert everything(network) == before


def test_after_undo_the_same_file_brings_everybody_in_again(network: Network) -> None:
    incoming = batch(person("Jan"), person("Els"))
    bring_in(network, incoming)
    history.undo(network)
    assert bring_in(network, incoming).new == 2


def test_a_changed_job_is_kept_as_a_dated_capacity(network: Network) -> None:
    bring_in(network, batch(person("Jan", organisation="Gemeente Ede", role="raadslid")))
    report = bring_in(network, batch(person("Jan", organisation="Gemeente Ede", role="wethouder")), LATER)
    assert report.updated == 1
    assert only(network, tables.contact)["role"] == "wethouder"
    assert columns_of(network, tables.capacity, "name", "organisation", "since", "until") == [
        ("raadslid", "Gemeente Ede", None, LATER),
        ("wethouder", "Gemeente Ede", LATER, None),
    ]


def test_a_former_job_is_kept_even_if_its_capacity_is_gone(network: Network) -> None:
    bring_in(network, batch(person("Jan", role="raadslid")))
    with pytest.MonkeyPatch.context():
        remove(network, tables.capacity, only(network, tables.capacity)["id"])
    bring_in(network, batch(person("Jan", role="wethouder")), LATER)
    assert columns_of(network, tables.capacity, "name", "since", "until") == [
        ("raadslid", None, LATER),
        ("wethouder", LATER, None),
    ]


def test_a_changed_name_is_followed(network: Network) -> None:
    bring_in(network, batch(person("Anna", "Bos", "anna")))
    bring_in(network, batch(person("Anna", "Dijk", "anna", particle="van")))
    contact = only(network, tables.contact)
    assert (contact["particle"], contact["surname"], contact["sort_key"], contact["search_key"]) == (
        "van",
        "Dijk",
        "dijk\tanna\tvan",
        "anna van dijk",
    )


def test_the_plan_tells_old_and_new(network: Network) -> None:
    bring_in(network, batch(person("Anna", "Bos", "anna", role="arts")))
    plan = importing.plan_import(network, batch(person("Anna", "Dijk", "anna", role="directeur", tags=["zorg"])))
    (change,) = plan.changed
    assert change.name == "Anna Bos"
    assert [(d.field, d.old, d.new) for d in change.differences] == [
        (ChangedField.NAME, "Anna Bos", "Anna Dijk"),
        (ChangedField.ROLE, "arts", "directeur"),
        (ChangedField.TAG, "", "zorg"),
    ]


@pytest.mark.parametrize("column", ["given_name", "surname", "organisation", "role", "notes"])
def test_what_the_user_edited_is_never_overwritten(network: Network, column: str) -> None:
    jan = person("Jan", key="jan", organisation="Ede", role="raadslid", notes="first")
    bring_in(network, batch(jan))
    edit(network, tables.contact, only(network, tables.contact)["id"], **{column: "my own words"})
    told: dict[str, Any] = {column: "LinkedIn’s words"}
    report = bring_in(network, batch(replace(jan, **told)))
    assert only(network, tables.contact)[column] == "my own words"
    assert (report.updated, report.unchanged, report.entry) == (0, 1, None)


def test_the_plan_tells_where_the_users_own_text_stays(network: Network) -> None:
    bring_in(network, batch(person("Jan", role="raadslid")))
    edit(network, tables.contact, only(network, tables.contact)["id"], role="voorzitter")
    (kept,) = importing.plan_import(network, batch(person("Jan", role="wethouder"))).kept
    assert [(d.field, d.old, d.new) for d in kept.kept] == [(ChangedField.ROLE, "voorzitter", "wethouder")]


def test_other_fields_than_the_edited_one_are_still_updated(network: Network) -> None:
    bring_in(network, batch(person("Johannes", "Bos", "jan", organisation="Ede")))
    edit(network, tables.contact, only(network, tables.contact)["id"], given_name="Jan")
    bring_in(network, batch(person("Johannes", "Dijk", "jan", organisation="Delft")))
    assert columns_of(network, tables.contact, "given_name", "surname", "organisation") == [("Jan", "Dijk", "Delft")]


def test_a_role_stays_with_the_organisation_that_the_user_wrote(network: Network) -> None:
    bring_in(network, batch(person("Jan", organisation="Ede", role="raadslid")))
    edit(network, tables.contact, only(network, tables.contact)["id"], organisation="Gemeente Ede")
    bring_in(network, batch(person("Jan", organisation="Delft", role="wethouder")))
    assert columns_of(network, tables.contact, "organisation", "role") == [("Gemeente Ede", "raadslid")]


def test_a_field_that_the_user_emptied_stays_empty(network: Network) -> None:
    bring_in(network, batch(person("Jan", role="raadslid")))
    edit(network, tables.contact, only(network, tables.contact)["id"], role="")
    bring_in(network, batch(person("Jan", role="wethouder")))
    assert only(network, tables.contact)["role"] == ""


def test_an_empty_value_says_nothing(network: Network) -> None:
    bring_in(network, batch(person("Jan", organisation="Ede", role="raadslid")))
    assert bring_in(network, batch(person("Jan"))).unchanged == 1
    assert columns_of(network, tables.contact, "organisation", "role") == [("Ede", "raadslid")]


def test_a_new_address_is_added_behind_the_others(network: Network) -> None:
    bring_in(network, batch(person("Jan", emails=["jan@example.org"])))
    report = bring_in(network, batch(person("Jan", emails=["j.jansen@example.org"])))
    assert report.updated == 1
    assert columns_of(network, tables.contact_point, "value", "position", "match_key") == [
        ("jan@example.org", 0, "jan@example.org"),
        ("j.jansen@example.org", 1, "j.jansen@example.org"),
    ]


def test_an_address_in_another_spelling_is_no_news(network: Network) -> None:
    bring_in(network, batch(person("Jan", emails=["jan@example.org"])))
    assert bring_in(network, batch(person("Jan", emails=["Jan@Example.org"]))).unchanged == 1


def test_an_address_that_the_user_removed_stays_away(network: Network) -> None:
    jan = person("Jan", emails=["jan@example.org"])
    bring_in(network, batch(jan))
    remove(network, tables.contact_point, only(network, tables.contact_point)["id"])
    bring_in(network, batch(replace(jan, role="raadslid")))
    assert rows(network, tables.contact_point) == []


def test_a_tag_is_made_once_and_given_to_all(network: Network) -> None:
    add(network, tables.tag, name="Zorg", search_key="zorg")
    bring_in(network, batch(person("Jan", tags=["zorg"]), person("Els", tags=["ZORG", "sport"])))
    assert columns_of(network, tables.tag, "name") == [("Zorg",), ("sport",)]
    assert len(rows(network, tables.contact_tag)) == 3


def test_the_day_of_the_connection_is_kept_and_learnt_later(network: Network) -> None:
    bring_in(network, batch(person("Jan", connected_on=date(2017, 5, 17)), person("Els")))
    bring_in(network, batch(person("Els", connected_on=date(2020, 1, 1))))
    assert columns_of(network, tables.identity, "connected_on") == [(date(2017, 5, 17),), (date(2020, 1, 1),)]


def test_a_contact_by_hand_with_the_same_address_is_linked(network: Network) -> None:
    by_hand = add(network, tables.contact, given_name="Jan", surname="Jansen", role="vriend")
    _add_email(network, by_hand, "jan@example.org")
    jan = person("Johannes", emails=["JAN@example.org"], organisation="Ede")
    report = bring_in(network, batch(jan))
    assert (report.new, report.updated) == (0, 1)
    assert columns_of(network, tables.contact, "id", "given_name", "organisation", "role") == [
        (by_hand, "Jan", "Ede", "vriend")
    ]
    assert bring_in(network, batch(jan)).unchanged == 1


def test_the_same_name_alone_is_another_person(network: Network) -> None:
    add(network, tables.contact, given_name="Jan", surname="Jansen", search_key="jan jansen")
    assert bring_in(network, batch(person("Jan"))).new == 1


def test_somebody_of_another_name_behind_a_shared_address_is_another_person(network: Network) -> None:
    by_hand = add(network, tables.contact, given_name="Piet", surname="Vries")
    _add_email(network, by_hand, "info@example.org")
    assert bring_in(network, batch(person("Jan", emails=["info@example.org"]))).new == 1


def test_an_organisation_with_the_same_address_is_no_person(network: Network) -> None:
    by_hand = add(network, tables.contact, kind="organisation", surname="Jansen Advies")
    _add_email(network, by_hand, "info@example.org")
    assert bring_in(network, batch(person("Jan", emails=["info@example.org"]))).new == 1


def test_one_contact_answers_to_one_person_of_the_file(network: Network) -> None:
    by_hand = add(network, tables.contact, given_name="Jan", surname="Jansen")
    _add_email(network, by_hand, "jansen@example.org")
    family = [person("Jan", emails=["jansen@example.org"]), person("Els", emails=["jansen@example.org"])]
    report = bring_in(network, batch(*family))
    assert (report.new, report.updated) == (1, 1)


def test_a_person_with_a_new_profile_address_is_recognised(network: Network) -> None:
    bring_in(network, batch(person("Jan", key="linkedin.com/in/old", emails=["jan@example.org"])))
    report = bring_in(network, batch(person("Jan", key="linkedin.com/in/new", emails=["jan@example.org"])))
    assert (report.new, report.updated) == (0, 1)


def test_a_contact_with_two_profiles_in_one_file_is_counted_once(network: Network) -> None:
    old = person("Jan", key="linkedin.com/in/old", emails=["jan@example.org"])
    new = person("Jan", key="linkedin.com/in/new", emails=["jan@example.org"], tags=["zorg"])
    bring_in(network, batch(old))
    bring_in(network, batch(new))
    both = batch(replace(new, role="raadslid", tags=("sport",)), replace(old, role="arts", tags=("sport",)))
    assert bring_in(network, both).updated == 1
    assert bring_in(network, both).entry is None
    assert only(network, tables.contact)["role"] == "raadslid"


def test_two_rows_about_one_person_are_one_contact(network: Network) -> None:
    twice = [person("Jan", role="raadslid"), person("Jan", organisation="Ede", emails=["jan@example.org"])]
    assert bring_in(network, batch(*twice)).new == 1
    assert columns_of(network, tables.contact, "organisation", "role") == [("Ede", "raadslid")]


def test_two_rows_with_one_name_and_address_are_one_contact(network: Network) -> None:
    with_profile = person("Jan", emails=["jan@example.org"])
    without = person("Jan", key="", emails=["jan@example.org"])
    assert bring_in(network, batch(without, with_profile)).new == 1


def test_people_without_a_profile_are_recognised_next_time(network: Network) -> None:
    incoming = batch(
        person("Jan", key="", connected_on=TODAY), person("Jan", key="", organisation="Ede", connected_on=TODAY)
    )
    assert bring_in(network, incoming).new == 2
    assert bring_in(network, incoming).unchanged == 2


def test_the_user_is_no_contact(network: Network) -> None:
    me = person("Sanne", key="linkedin.com/in/me")
    assert bring_in(network, batch(me, person("Jan"), owner="linkedin.com/in/me")).new == 1


def test_somebody_without_a_name_is_reported(network: Network) -> None:
    report = bring_in(network, batch(person("", "", "linkedin.com/in/nobody"), person("Jan")))
    assert (report.new, report.skipped) == (1, 1)
    assert report.problems == (Problem("the line of ", "there is no name"),)


def test_remarks_about_rows_that_arrived_are_not_counted_as_skipped(network: Network) -> None:
    incoming = replace(batch(person("Jan")), problems=(Problem("line 2", "no date", skipped=False),))
    report = bring_in(network, incoming)
    assert (report.skipped, len(report.problems)) == (0, 1)


def test_a_plan_that_was_looked_at_for_long_does_no_harm(network: Network) -> None:
    plan = importing.plan_import(network, batch(person("Jan")))
    bring_in(network, batch(person("Jan")))
    assert importing.apply_import(network, plan, TODAY).unchanged == 1


def test_an_import_that_fails_half_way_leaves_nothing(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(network)
    jan = person("Jan", connected_on=TODAY)
    object.__setattr__(jan, "connected_on", "no day at all")
    with pytest.raises(Exception, match="date"):
        bring_in(network, batch(person("Els"), jan))
    assert everything(network) == before


def _add_email(network: Network, contact: int, email: str) -> None:
    add(network, tables.contact_point, contact_id=contact, kind="email", value=email, match_key=email)


def test_a_contact_moment_that_is_still_to_come_is_told_and_left_out(network: Network) -> None:
    today = datetime.now(UTC).astimezone().date()
    met = [IncomingMoment(day, Channel.CALL, Direction.IN) for day in (today, today + timedelta(days=2))]
    report = bring_in(network, batch(replace(person("Jan"), moments=tuple(met))))
    assert (report.new, report.skipped) == (1, 0)
    assert columns_of(network, tables.interaction, "day") == [(today,)]
    (problem,) = report.problems
    assert problem.where == "the line of Jan"
    assert str(today + timedelta(days=2)) in problem.reason
