"""The sample network: believable, harmless, always the same, and gone again after one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.actions.sample_network.invention import Known, invent
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.domain.assessment import Evidence
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell
from netwerk_tui.domain.message_text import parse_template
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.subjects import dossiers, tags_by_key, themes_by_key
from netwerk_tui.store.undoing import undo

TODAY = date(2026, 11, 23)
GENERAL_DOSSIER = 1
NOTHING = Known(MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))

Row = dict[str, Any]


def invented(today: date, contacts: int) -> SampleRows:
    return invent(today, contacts, GENERAL_DOSSIER + 1, NOTHING)


MESSAGES = ("message", "message_variant")
"""Tables of texts with several lines, and fields to fill in."""


@pytest.fixture(scope="module")
def sample() -> SampleRows:
    return invented(TODAY, 1600)


@pytest.fixture(scope="module")
def warmtenet(sample: SampleRows) -> int:
    (found,) = (row["id"] for row in sample.by_table["dossier"] if row["name"] == "Warmtenet")
    assert isinstance(found, int)
    return found


def values(rows: SampleRows) -> Iterator[tuple[str, str, Any]]:
    """Every value, with its table and column."""
    for table, found in rows.by_table.items():
        for row in found:
            for column, value in row.items():
                yield table, column, value


def named(rows: SampleRows, name: str) -> list[Row]:
    return [row for row in rows.by_table["contact"] if row["search_key"] == fold(name)]


def moments_with(rows: SampleRows, contact: Row) -> list[Row]:
    """The interactions that a contact took part in, newest first."""
    took_part = {row["interaction_id"] for row in rows.by_table["participant"] if row["contact_id"] == contact["id"]}
    found: list[Row] = [row for row in rows.by_table["interaction"] if row["id"] in took_part]
    return sorted(found, key=lambda row: row["day"], reverse=True)


def current_cells(rows: SampleRows, dossier: int) -> dict[object, Cell]:
    """Where each contact stands on acceptance–energy now; rows of one contact stand in the order of their days."""
    return {
        row["contact_id"]: Cell(row["vertical"], row["horizontal"])
        for row in rows.by_table["assessment"]
        if row["matrix"] == ACCEPTANCE_ENERGY.id and row["dossier_id"] == dossier and "kind" not in row
    }


def test_the_same_day_gives_the_same_rows() -> None:
    assert invented(TODAY, 150).by_table == invented(TODAY, 150).by_table


def test_another_day_tells_the_same_story_of_the_same_people() -> None:
    def people(rows: SampleRows) -> list[object]:
        return [row["search_key"] for row in rows.by_table["contact"]]

    assert people(invented(TODAY, 150)) == people(invented(date(2031, 3, 9), 150))


def test_the_network_has_the_size_that_was_asked(sample: SampleRows) -> None:
    assert len(sample.by_table["contact"]) == 1600


def test_three_years_of_contact_are_some_nine_thousand_moments(sample: SampleRows) -> None:
    days = [row["day"] for row in sample.by_table["interaction"]]
    assert 8500 < len(days) < 11000
    assert (TODAY - min(days)).days > 1000


def test_everything_that_a_screen_shows_is_there(sample: SampleRows) -> None:
    assert set(sample.by_table) == {table.name for table in tables.USER_TABLES}


def test_214_contacts_are_not_scored_on_the_heat_network(sample: SampleRows, warmtenet: int) -> None:
    assert len(current_cells(sample, warmtenet)) == 1600 - 214


def test_followers_are_many_partners_some_hundreds_and_opponents_few(sample: SampleRows, warmtenet: int) -> None:
    cells = current_cells(sample, warmtenet).values()
    counts = Counter(ACCEPTANCE_ENERGY.category_of(cell).id.rpartition("/")[2] for cell in cells)
    assert counts["partner"] == 300
    assert counts["follower"] > 500
    assert counts["opponent"] < 60


def test_partners_are_seen_more_often_than_anybody_else(sample: SampleRows, warmtenet: int) -> None:
    took_part = Counter(row["contact_id"] for row in sample.by_table["participant"])
    cells = current_cells(sample, warmtenet)
    partners = [c for c, cell in cells.items() if ACCEPTANCE_ENERGY.category_of(cell).id.endswith("/partner")]
    unscored = [row["id"] for row in sample.by_table["contact"] if row["id"] not in cells]
    mean_of_partners = sum(took_part[c] for c in partners) / len(partners)
    mean_of_unscored = sum(took_part[c] for c in unscored) / len(unscored)
    assert mean_of_partners > 3 * mean_of_unscored


def test_every_text_is_clean(sample: SampleRows) -> None:
    texts = [
        (table, value) for table, column, value in values(sample) if isinstance(value, str) and column != "sort_key"
    ]
    assert [text for table, text in texts if (clean_block if table in MESSAGES else clean_line)(text) != text] == []


def test_no_template_is_left_unfilled(sample: SampleRows) -> None:
    texts = [value for table, _column, value in values(sample) if isinstance(value, str) and table not in MESSAGES]
    assert [text for text in texts if "{" in text] == []


def test_messages_and_segments_can_be_understood(sample: SampleRows) -> None:
    for table in MESSAGES:
        for row in sample.by_table[table]:
            parse_template(str(row["text"]))
            parse_query(str(row["query"]))
    for row in sample.by_table["segment"]:
        parse_query(str(row["query"]))


def test_some_answered_the_update(sample: SampleRows) -> None:
    answered = [row["answered_on"] is not None for row in sample.by_table["delivery"]]
    assert 0 < sum(answered) < len(answered)


def test_every_address_is_nobodys(sample: SampleRows) -> None:
    addresses = [row["value"] for row in sample.by_table["contact_point"] if row["kind"] in {"email", "link"}]
    profiles = [str(row["external_id"]).partition("/")[0] for row in sample.by_table["identity"]]
    hosts = {str(address).rpartition("@")[2].removeprefix("https://") for address in addresses} | set(profiles)
    assert [host for host in hosts if not host.endswith((".example", "example.org"))] == []


def test_no_two_contacts_share_an_address(sample: SampleRows) -> None:
    keys = Counter(row["match_key"] for row in sample.by_table["contact_point"] if row["kind"] == "email")
    assert [key for key, count in keys.items() if count > 1] == []


def test_words_from_closed_lists_are_the_domains_own(sample: SampleRows) -> None:
    for row in sample.by_table["interaction"]:
        Channel(str(row["channel"]))
        Direction(str(row["direction"]))
    for row in sample.by_table["assessment"]:
        for act in str(row["evidence"]).split():
            Evidence(act)


@pytest.mark.parametrize(
    ("name", "organisation", "role", "country"),
    [
        ("Jan Jansen", "Gemeente Ede", "raadslid", "NL"),
        ("Jan Jansen", "Drukkerij Jansen", "ondernemer", "BE"),
        ("Janneke van den Berg", "Ede Actief", "voorzitter", "NL"),
        ("Fatima El Amrani", "Provincie Gelderland", "strategisch adviseur", "NL"),
        ("Bríd O'Sullivan-de Vries", "Hogeschool Rijnvallei", "lector energietransitie", "NL"),
        ("Hanneke Wolterink", "Gemeente Ede", "wethouder", "NL"),
    ],
)
def test_people_whom_the_documentation_names_are_there_once(
    sample: SampleRows, name: str, organisation: str, role: str, country: str
) -> None:
    found = [(row["organisation"], row["role"], row["country"]) for row in named(sample, name)]
    assert found.count((organisation, role, country)) == 1


def test_jan_jansen_has_one_namesake(sample: SampleRows) -> None:
    assert len(named(sample, "Jan Jansen")) == 2


def test_jan_jansen_of_ede_is_a_follower(sample: SampleRows, warmtenet: int) -> None:
    assert current_cells(sample, warmtenet)[named(sample, "Jan Jansen")[0]["id"]] == Cell(2, 3)


def test_jan_jansen_was_called_two_days_ago_about_the_permit(sample: SampleRows) -> None:
    last = moments_with(sample, named(sample, "Jan Jansen")[0])[0]
    assert ((TODAY - last["day"]).days, last["channel"]) == (2, "call")
    assert "vergunning" in last["text"]


def test_jan_jansen_was_at_the_zorgcongres(sample: SampleRows) -> None:
    jan = named(sample, "Jan Jansen")[0]
    attended = {row["event_id"] for row in sample.by_table["attendance"] if row["contact_id"] == jan["id"]}
    assert "Zorgcongres" in {row["name"] for row in sample.by_table["event"] if row["id"] in attended}


def test_flemish_names_keep_the_capital_of_their_particle(sample: SampleRows) -> None:
    particles = {(row["country"], row["particle"]) for row in sample.by_table["contact"]}
    assert ("BE", "Van den") in particles
    assert ("NL", "van den") in particles


def test_some_birthdays_lack_their_year(sample: SampleRows) -> None:
    with_day = [row for row in sample.by_table["contact"] if row.get("birth_day")]
    assert 0 < sum(1 for row in with_day if row["birth_year"] is None) < len(with_day)


def test_followups_are_open_overdue_due_this_week_and_done(sample: SampleRows) -> None:
    followups: list[Row] = sample.by_table["followup"]
    open_days = [(row["due"] - TODAY).days for row in followups if not row.get("done_on") and row["due"]]
    assert any(days < 0 for days in open_days)
    assert any(0 <= days <= 7 for days in open_days)
    assert any(row.get("done_on") and row["result"] for row in followups)


def tagged(rows: SampleRows, name: str) -> set[object]:
    (tag,) = (row["id"] for row in rows.by_table["tag"] if row["name"] == name)
    return {row["contact_id"] for row in rows.by_table["contact_tag"] if row["tag_id"] == tag}


def talked(rows: SampleRows, contacts: set[object]) -> set[date]:
    """The Mondays of the weeks in which I met or called any of these contacts."""
    talks = {row["id"]: row["day"] for row in rows.by_table["interaction"] if row["channel"] in {"meeting", "call"}}
    days = [
        talks[row["interaction_id"]]
        for row in rows.by_table["participant"]
        if row["contact_id"] in contacts and row["interaction_id"] in talks
    ]
    return {day - timedelta(days=day.weekday()) for day in days}


@pytest.mark.parametrize("today", [TODAY, date(2028, 3, 5)])
@pytest.mark.parametrize(
    ("group", "met"),
    [
        ("zorg", [True] * 9 + [False]),
        ("bewoners", [True] * 5 + [False]),
        ("ondernemers", [True, True, False]),
        ("pers", [False, True, True, True, False]),
        ("jongeren", [False, False, False]),
    ],
)
def test_each_target_group_has_a_streak_of_its_own(group: str, met: list[bool], today: date) -> None:
    rows = invented(today, 1600)
    weeks = talked(rows, tagged(rows, group))
    monday = today - timedelta(days=today.weekday())
    assert [monday - timedelta(weeks=number) in weeks for number in range(len(met))] == met


def test_the_newest_step_of_an_ambassador_is_the_stage_of_the_contact(sample: SampleRows) -> None:
    newest = {}
    for row in sorted(sample.by_table["ambassadorship"], key=lambda row: (row["day"], row["id"])):
        newest[row["contact_id"]] = row["stage"]
    assert newest == {row["id"]: row["ambassador"] for row in sample.by_table["contact"] if row.get("ambassador")}


def test_there_are_more_ambassadors_than_there_were_a_year_ago(sample: SampleRows) -> None:
    def active(day: date) -> int:
        steps = sorted(sample.by_table["ambassadorship"], key=lambda row: (row["day"], row["id"]))
        return Counter({row["contact_id"]: row["stage"] for row in steps if row["day"] <= day}.values())["active"]

    assert 0 < active(TODAY - timedelta(days=365)) < active(TODAY - timedelta(days=180)) < active(TODAY)


def test_thanks_are_owed_to_a_few(sample: SampleRows) -> None:
    thanked: list[Row] = sample.by_table["thanks"]
    done = [
        (row["contact_id"], row.get("done_on") or row.get("answered_on"))
        for row in (*(row for row in sample.by_table["followup"] if row.get("theirs")), *sample.by_table["ask"])
    ]
    owed = {
        contact
        for contact, day in done
        if day
        and (TODAY - day).days >= 14
        and not any(row["contact_id"] == contact and row["day"] >= day for row in thanked)
    }
    assert 5 <= len(owed) <= 15


def test_a_few_loyal_people_heard_nothing_for_half_a_year(sample: SampleRows) -> None:
    sent = {row["id"]: row["day"] for row in sample.by_table["interaction"] if row["direction"] == "out"}
    heard = {
        row["contact_id"]
        for row in sample.by_table["participant"]
        if row["interaction_id"] in sent and (TODAY - sent[row["interaction_id"]]).days < 180
    }
    loyal = {
        contact
        for dossier in sample.by_table["dossier"]
        for contact, cell in current_cells(sample, dossier["id"]).items()
        if cell.vertical >= 2
    }
    assert 10 <= len(loyal - heard) <= 40


def test_strangers_are_among_those_who_are_expected_tomorrow(sample: SampleRows) -> None:
    (tomorrow,) = (row["id"] for row in sample.by_table["event"] if row["day"] == TODAY + timedelta(days=1))
    expected = {
        row["contact_id"]
        for row in sample.by_table["attendance"]
        if row["event_id"] == tomorrow and row["status"] == "expected"
    }
    encounters = {row["id"] for row in sample.by_table["interaction"] if row["channel"] in ENCOUNTERS}
    met = {row["contact_id"] for row in sample.by_table["participant"] if row["interaction_id"] in encounters}
    assert 10 <= len(expected) <= 15
    assert len(expected - met) == 3


def test_of_what_i_chose_these_three_months_some_was_missed(sample: SampleRows) -> None:
    since = TODAY - timedelta(days=92)
    own = Counter(row["own_attendance"] for row in sample.by_table["event"] if since <= row["day"] < TODAY)
    assert (own["missed"], own["chosen"]) == (3, 1)
    assert own["attended"] > own["missed"]


def test_concerns_are_in_every_state(sample: SampleRows) -> None:
    reached = Counter(
        tuple(bool(row.get(column)) for column in ("promised_on", "settled_on", "reported_on"))
        for row in sample.by_table["concern"]
    )
    assert set(reached) == {(False, False, False), (True, False, False), (True, True, False), (True, True, True)}


def test_reviewed_cards_were_done_snoozed_and_skipped(sample: SampleRows) -> None:
    outcomes = {(row["day"], row["outcome"]) for row in sample.by_table["review_step"]}
    yesterday = TODAY - timedelta(days=1)
    assert {(yesterday, outcome) for outcome in ("done", "snoozed", "skipped")} <= outcomes
    assert any(row["until"] and row["until"] > TODAY for row in sample.by_table["review_step"])


_PLANNED = {("followup", "due"), ("event", "day"), ("event", "until"), ("review_step", "until")}
DAYS = (TODAY, date(2028, 2, 29), date(2027, 1, 1), date(2025, 6, 15))


@pytest.mark.parametrize("today", DAYS)
def test_nothing_lies_in_the_future_but_what_was_promised_or_planned(today: date) -> None:
    after = [
        (table, column)
        for table, column, value in values(invented(today, 300))
        if isinstance(value, date)
        and (value.date() if isinstance(value, datetime) else value) > today
        and (table, column) not in _PLANNED
    ]
    assert after == []


@pytest.mark.parametrize("today", DAYS)
def test_every_position_is_on_its_matrix(today: date) -> None:
    rows: list[Row] = invented(today, 300).by_table["assessment"]
    matrices = {matrix.id: matrix for matrix in BUILT_IN}
    off = [row for row in rows if Cell(row["vertical"], row["horizontal"]) not in matrices[row["matrix"]]]
    assert off == []


@pytest.mark.parametrize("today", DAYS)
def test_every_reference_names_a_row(today: date) -> None:
    rows = invented(today, 300)
    ids = {table: {row["id"] for row in found} for table, found in rows.by_table.items()}
    dangling = [
        (table, column, value)
        for table, column, value in values(rows)
        for key in tables.metadata.tables[table].columns[column].foreign_keys
        if value is not None and value not in ids[key.column.table.name]
    ]
    assert dangling == []


@pytest.mark.parametrize("contacts", [0, 1, 7, 60, 300])
def test_a_network_of_any_size_can_be_made(sqlite_database: Database, contacts: int) -> None:
    fill_with_sample(sqlite_database, TODAY, contacts=contacts)
    with sqlite_database.reading() as connection:
        assert len(contact_ids(connection, Order.NAME)) == contacts


def test_a_day_assesses_nobody_twice_on_one_matrix(sample: SampleRows) -> None:
    keys = Counter(
        (row["contact_id"], row["matrix"], row["dossier_id"], row.get("kind"), row["day"])
        for row in sample.by_table["assessment"]
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_undoing_leaves_what_was_there_before(database: Database) -> None:
    fill_with_sample(database, TODAY, contacts=120)
    undo(database, "tester")
    with database.reading() as connection:
        left = {table.name: len(connection.execute(table.select()).all()) for table in tables.USER_TABLES}
    assert {name: count for name, count in left.items() if count} == {"dossier": 1}


def test_one_entry_holds_the_whole_network(sqlite_database: Database) -> None:
    committed = fill_with_sample(sqlite_database, TODAY, contacts=120)
    with sqlite_database.reading() as connection:
        entries = connection.execute(tables.entry.select()).all()
    assert [(row.id, row.title) for row in entries] == [(committed.entry, "Sample network")]


def test_a_network_with_contacts_is_refused(sqlite_database: Database) -> None:
    fill_with_sample(sqlite_database, TODAY, contacts=5)
    with pytest.raises(Refused):
        fill_with_sample(sqlite_database, TODAY, contacts=5)


def test_tags_dossiers_and_themes_that_are_there_already_are_used(sqlite_database: Database) -> None:
    with transaction(sqlite_database, "Before", "tester") as recording:
        (tag,) = recording.verbs.insert(tables.tag, [{"name": "Zorg", "search_key": "zorg"}])
        (dossier,) = recording.verbs.insert(tables.dossier, [{"name": "Warmtenet", "search_key": "warmtenet"}])
        (theme,) = recording.verbs.insert(tables.theme, [{"name": "Kosten", "search_key": "kosten"}])
    fill_with_sample(sqlite_database, TODAY, contacts=60)
    with sqlite_database.reading() as connection:
        assert tags_by_key(connection)["zorg"] == tag
        assert themes_by_key(connection)["kosten"] == theme
        assert [found.id for found in dossiers(connection) if found.name == "Warmtenet"] == [dossier]
