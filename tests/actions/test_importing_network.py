"""A JSON export comes back exactly in an empty network, and merges with any other, doubling and losing nothing."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from netwerk_tui.actions import history, importing
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.importing_network import NetworkPlan
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.errors import UsageError, UserError
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
    message,
    only,
    person,
    remove,
    rows,
)
from tests.actions.random_networks import fill

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Document = dict[str, Any]


@pytest.fixture
def another(tmp_path: Path, sqlite_template: Path) -> Iterator[Callable[[], Network]]:
    """Makes new networks."""
    opened: list[Network] = []

    def make() -> Network:
        opened.append(_fresh(sqlite_template, tmp_path / f"another-{len(opened)}.db"))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def _fresh(template: Path, path: Path, seed: int | None = None) -> Network:
    """A new network, with random rows where a seed is given."""
    shutil.copyfile(template, path)
    opened = open_file(path)
    with opened.database.writing() as connection:
        connection.execute(sa.update(tables.network).values(id=str(uuid.uuid4())))
    if seed is not None:
        fill(opened, seed)
    return opened


def _export(network: Network, path: Path, *, private: bool = True) -> Document:
    export_file(network, path, private=private)
    found: Document = json.loads(path.read_text(encoding="utf-8"))
    return found


def _lasting(document: Document) -> Document:
    """What must be the same after export, import and export."""
    return {key: value for key, value in document.items() if key not in ("ledger", "exported_at")}


def _import(network: Network, path: Path) -> ImportReport:
    return importing.import_file(network, path, TODAY)


def _counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.updated, report.unchanged, report.interactions


def _network_with_jan(network: Network) -> int:
    """A contact with something in most tables; the id."""
    jan = add(
        network,
        tables.contact,
        given_name="Jan",
        surname="Jansen",
        role="raadslid",
        sort_key="jansen\tjan",
        search_key="jan jansen",
    )
    add(network, tables.contact_point, contact_id=jan, kind="phone", value="06 1234", match_key="061234")
    tag = add(network, tables.tag, name="Zorg", search_key="zorg")
    add(network, tables.contact_tag, contact_id=jan, tag_id=tag)
    dossier = add(network, tables.dossier, name="Warmtenet", search_key="warmtenet")
    place = {"matrix": "acceptance-energy", "vertical": 2, "horizontal": 3, "day": TODAY}
    add(network, tables.assessment, contact_id=jan, dossier_id=dossier, **place)
    event = add(network, tables.event, name="Zorgcongres", search_key="zorgcongres", day=TODAY, dossier_id=dossier)
    call = add(
        network,
        tables.interaction,
        day=TODAY,
        channel="call",
        direction="out",
        text="hello",
        event_id=event,
        recorded_at=NOW,
    )
    add(network, tables.participant, interaction_id=call, contact_id=jan)
    add(network, tables.followup, contact_id=jan, interaction_id=call, text="call again", due=LATER)
    return jan


# Into an empty network


def test_an_export_comes_back_exactly(network: Network, another: Callable[[], Network], tmp_path: Path) -> None:
    _network_with_jan(network)
    first = _export(network, tmp_path / "first.json")
    copy = another()
    assert _counts(_import(copy, tmp_path / "first.json")) == (1, 0, 0, 1)
    assert everything(copy) == everything(network)
    assert _lasting(_export(copy, tmp_path / "second.json")) == _lasting(first)


def test_an_export_of_a_file_comes_back_on_any_engine(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    original = another()
    fill_with_sample(original.database, TODAY, contacts=40)
    first = _export(original, tmp_path / "first.json")
    assert _import(network, tmp_path / "first.json").new == len(rows(original, tables.contact))
    assert everything(network) == everything(original)
    assert _lasting(_export(network, tmp_path / "second.json")) == _lasting(first)


def test_new_rows_get_ids_that_were_never_used(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    copy = another()
    _import(copy, tmp_path / "first.json")
    used = {row["id"] for each in everything(network).values() for row in each}
    assert add(copy, tables.contact, given_name="Els") > max(used)


def test_the_general_dossier_of_the_file_takes_the_place_of_ours(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    edit(network, tables.dossier, 1, name="Algemeen", search_key="algemeen", notes="mine")
    document = _export(network, tmp_path / "first.json")
    document["tables"]["dossier"][0]["id"] = 40
    (tmp_path / "moved.json").write_text(json.dumps(document))
    add(network, tables.contact, given_name="Jan")
    copy = another()
    _import(copy, tmp_path / "moved.json")
    assert columns_of(copy, tables.dossier, "id", "name", "general", "notes") == [(40, "Algemeen", True, "mine")]


def test_undo_empties_the_network_again_and_importing_once_more_fills_it(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    copy = another()
    before = everything(copy)
    _import(copy, tmp_path / "first.json")
    history.undo(copy)
    assert everything(copy) == before
    assert _import(copy, tmp_path / "first.json").new == 1
    assert everything(copy) == everything(network)


def test_importing_twice_changes_nothing(network: Network, another: Callable[[], Network], tmp_path: Path) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    copy = another()
    _import(copy, tmp_path / "first.json")
    report = _import(copy, tmp_path / "first.json")
    assert (report.entry, _counts(report)) == (None, (0, 0, 1, 0))


def test_a_dry_run_tells_the_same_and_writes_nothing(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    copy = another()
    before = everything(copy)
    dry = importing.import_file(copy, tmp_path / "first.json", TODAY, dry_run=True)
    assert everything(copy) == before
    assert (dry.entry, _counts(dry)) == (None, _counts(_import(copy, tmp_path / "first.json")))


# Into another state of the same network


@pytest.fixture
def copied(network: Network, another: Callable[[], Network], tmp_path: Path) -> Network:
    """A copy of `network`, which holds Jan."""
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    copy = another()
    _import(copy, tmp_path / "first.json")
    return copy


def test_what_is_missing_comes_back_with_its_id(network: Network, copied: Network, tmp_path: Path) -> None:
    jan = only(copied, tables.contact)["id"]
    remove(copied, tables.contact, jan)
    assert _import(copied, tmp_path / "first.json").new == 1
    assert everything(copied)["contact"] == everything(network)["contact"]
    assert everything(copied)["followup"] == everything(network)["followup"]


def test_what_differs_becomes_as_in_the_file_and_nothing_goes(copied: Network, tmp_path: Path) -> None:
    jan = only(copied, tables.contact)["id"]
    edit(copied, tables.contact, jan, role="wethouder", surname="Bakker", search_key="jan bakker")
    els = add(copied, tables.contact, given_name="Els")
    assert _counts(_import(copied, tmp_path / "first.json")) == (0, 1, 0, 0)
    assert columns_of(copied, tables.contact, "id", "role", "surname", "search_key") == [
        (jan, "raadslid", "Jansen", "jan jansen"),
        (els, "", "", ""),
    ]


def test_private_notes_here_survive_a_file_without_them(network: Network, copied: Network, tmp_path: Path) -> None:
    jan = only(copied, tables.contact)["id"]
    edit(copied, tables.contact, jan, private_notes="for my own eyes")
    edit(copied, tables.interaction, only(copied, tables.interaction)["id"], private=True)
    before = everything(copied)
    _export(network, tmp_path / "public.json", private=False)
    assert _import(copied, tmp_path / "public.json").entry is None
    assert everything(copied) == before


def test_a_tag_that_was_made_on_both_sides_is_one_tag(network: Network, copied: Network, tmp_path: Path) -> None:
    theirs = add(network, tables.tag, name="Sport", search_key="sport")
    add(network, tables.contact_tag, contact_id=only(network, tables.contact)["id"], tag_id=theirs)
    for _number in range(3):
        add(copied, tables.series, name="other things")
    ours = add(copied, tables.tag, name="sport", search_key="sport")
    _export(network, tmp_path / "later.json")
    _import(copied, tmp_path / "later.json")
    assert [tag for (tag,) in columns_of(copied, tables.contact_tag, "tag_id")][1:] == [ours]


def test_copies_that_grew_apart_lose_nobody(network: Network, copied: Network, tmp_path: Path) -> None:
    anna = add(network, tables.contact, given_name="Anna", surname="Bos")
    add(network, tables.capacity, contact_id=anna, name="arts")
    bram = add(copied, tables.contact, given_name="Bram", surname="Wit")
    add(copied, tables.capacity, contact_id=bram, name="bakker")
    assert anna == bram
    _export(network, tmp_path / "later.json")
    assert _counts(_import(copied, tmp_path / "later.json")) == (1, 0, 1, 0)
    assert columns_of(copied, tables.contact, "given_name") == [("Jan",), ("Bram",), ("Anna",)]
    assert columns_of(copied, tables.capacity, "name") == [("bakker",), ("arts",)]
    assert _import(copied, tmp_path / "later.json").entry is None


def test_interactions_with_one_id_on_two_copies_both_stay(network: Network, copied: Network, tmp_path: Path) -> None:
    told = {"day": TODAY, "channel": "call", "direction": "out"}
    add(network, tables.interaction, text="theirs", recorded_at=NOW, **told)
    add(copied, tables.interaction, text="ours", recorded_at=NOW.replace(second=1), **told)
    _export(network, tmp_path / "later.json")
    assert _import(copied, tmp_path / "later.json").interactions == 1
    assert columns_of(copied, tables.interaction, "text") == [("hello",), ("ours",), ("theirs",)]
    assert _import(copied, tmp_path / "later.json").entry is None


# Into somebody else's network


def test_a_strangers_network_comes_in_under_new_ids(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "theirs.json")
    mine = another()
    add(mine, tables.tag, name="ZORG", search_key="zorg")
    els = add(mine, tables.contact, given_name="Els")
    assert _counts(_import(mine, tmp_path / "theirs.json")) == (1, 0, 0, 1)
    assert columns_of(mine, tables.contact, "given_name")[0] == ("Els",)
    jan = rows(mine, tables.contact)[1]["id"]
    assert jan != els
    took_part, moment = only(mine, tables.participant), only(mine, tables.interaction)
    assert (took_part["contact_id"], took_part["interaction_id"]) == (jan, moment["id"])
    assert (took_part["day"], took_part["channel"]) == (moment["day"], moment["channel"])
    assert len(rows(mine, tables.tag)) == 1
    assert [(row["name"], row["general"]) for row in rows(mine, tables.dossier)] == [
        ("General", True),
        ("Warmtenet", False),
    ]


def test_a_strangers_network_comes_in_once(network: Network, another: Callable[[], Network], tmp_path: Path) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "theirs.json")
    mine = another()
    add(mine, tables.contact, given_name="Els")
    _import(mine, tmp_path / "theirs.json")
    report = _import(mine, tmp_path / "theirs.json")
    assert (report.entry, _counts(report)) == (None, (0, 0, 1, 0))


def test_people_of_both_networks_are_recognised_by_their_identity(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    bring_in(network, batch(person("Jan", organisation="Ede", notes="theirs"), person("Els")))
    _export(network, tmp_path / "theirs.json")
    mine = another()
    bring_in(mine, batch(person("Jan", organisation="Delft")))
    assert _counts(_import(mine, tmp_path / "theirs.json")) == (1, 1, 0, 0)
    assert columns_of(mine, tables.contact, "given_name", "organisation", "notes") == [
        ("Jan", "Delft", "theirs"),
        ("Els", "", ""),
    ]


def test_messages_that_both_networks_imported_come_once(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    jan = person("Jan")
    bring_in(network, batch(jan, interactions=[message("hello", jan)]))
    _export(network, tmp_path / "theirs.json")
    mine = another()
    bring_in(mine, batch(jan, interactions=[message("hello", jan)]))
    assert _import(mine, tmp_path / "theirs.json").interactions == 0
    assert len(rows(mine, tables.interaction)) == 1


def test_what_went_out_and_comes_home_is_recognised(
    network: Network, another: Callable[[], Network], tmp_path: Path
) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "out.json")
    theirs = another()
    add(theirs, tables.contact, given_name="Els")
    _import(theirs, tmp_path / "out.json")
    _export(theirs, tmp_path / "home.json")
    assert _counts(_import(network, tmp_path / "home.json"))[0] == 1
    assert columns_of(network, tables.contact, "given_name") == [("Jan",), ("Els",)]
    assert len(rows(network, tables.interaction)) == 1


def test_two_people_of_one_name_stay_two(network: Network, another: Callable[[], Network], tmp_path: Path) -> None:
    add(network, tables.contact, given_name="Jan", surname="Jansen", search_key="jan jansen")
    _export(network, tmp_path / "theirs.json")
    mine = another()
    add(mine, tables.contact, given_name="Jan", surname="Jansen", search_key="jan jansen")
    assert _import(mine, tmp_path / "theirs.json").new == 1


# Files that are not to be trusted


def _changed(network: Network, tmp_path: Path, change: Callable[[Document], object]) -> Path:
    """An export of the network with Jan, after somebody tampered with it."""
    _network_with_jan(network)
    document = _export(network, tmp_path / "sound.json")
    change(document["tables"])
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document))
    return path


_TAMPERED: list[tuple[str, Callable[[Document], object], str]] = [
    ("an unknown table", lambda t: t.update(planet=[]), "planet: this netwerk has no such table"),
    (
        "an unknown column",
        lambda t: t["contact"][0].update(mood="x"),
        "contact 2, mood: this netwerk has no such column",
    ),
    ("a computed column", lambda t: t["contact"][0].update(sort_key="x"), "sort_key: this netwerk has no such column"),
    ("no id", lambda t: t["contact"][0].pop("id"), "contact #1, id: it is missing"),
    ("a false id", lambda t: t["contact"][0].update(id=True), "contact True, id: True is not possible here"),
    ("an id of zero", lambda t: t["contact"][0].update(id=0), "contact 0, id: 0 is not possible here"),
    ("a huge id", lambda t: t["contact"][0].update(id=2**63), "id: 9223372036854775808 is not possible here"),
    ("an id twice", lambda t: t["contact"].append(t["contact"][0]), "contact 2, id: it stands there twice"),
    (
        "a number for a name",
        lambda t: t["contact"][0].update(given_name=7),
        "contact 2, given_name: 7 is not possible here",
    ),
    ("nothing for a name", lambda t: t["contact"][0].update(given_name=None), "given_name: None is not possible here"),
    (
        "an unknown word",
        lambda t: t["contact"][0].update(kind="robot"),
        "contact 2, kind: “robot” is not possible here",
    ),
    (
        "a list for a word",
        lambda t: t["interaction"][0].update(channel=["call"]),
        "channel: ['call'] is not possible here",
    ),
    ("no such day", lambda t: t["interaction"][0].update(day="2026-02-30"), "day: “2026-02-30” is not possible here"),
    (
        "a day in another spelling",
        lambda t: t["interaction"][0].update(day="20260202"),
        "day: “20260202” is not possible here",
    ),
    ("no day", lambda t: t["interaction"][0].pop("day"), "day: it is missing"),
    (
        "no such instant",
        lambda t: t["interaction"][0].update(recorded_at="now"),
        "recorded_at: “now” is not possible here",
    ),
    (
        "an instant without a zone",
        lambda t: t["interaction"][0].update(recorded_at="2026-03-02T09:30:00"),
        "recorded_at: “2026-03-02T09:30:00” is not possible here",
    ),
    (
        "an instant before time",
        lambda t: t["interaction"][0].update(recorded_at="0001-01-01T00:00:00+10:00"),
        "recorded_at: “0001-01-01T00:00:00+10:00” is not possible here",
    ),
    ("a number for yes", lambda t: t["interaction"][0].update(private=1), "private: 1 is not possible here"),
    (
        "a huge number",
        lambda t: t["contact"][0].update(attention_budget=2**31),
        "attention_budget: 2147483648 is not possible here",
    ),
    (
        "a broken number",
        lambda t: t["contact"][0].update(attention_budget=1.5),
        "attention_budget: 1.5 is not possible here",
    ),
    (
        "the 30th of February",
        lambda t: t["contact"][0].update(birth_month=2, birth_day=30),
        "birth_day: 30 is not possible here",
    ),
    ("a month alone", lambda t: t["contact"][0].update(birth_month=13), "birth_day: None is not possible here"),
    ("a place off the matrix", lambda t: t["assessment"][0].update(vertical=4), "vertical: 4 is not possible here"),
    ("a number for a matrix", lambda t: t["assessment"][0].update(matrix=1), "matrix: 1 is not possible here"),
    ("unknown evidence", lambda t: t["assessment"][0].update(evidence="x"), "evidence: “x” is not possible here"),
    (
        "two lines for a phone",
        lambda t: t["contact_point"][0].update(value="1\n2"),
        "value: “1 2” is not possible here",
    ),
    (
        "a contact that is not there",
        lambda t: t["contact_tag"][0].update(contact_id=99),
        "contact_id: it refers to a row",
    ),
    (
        "one tag twice",
        lambda t: t["tag"].append({"id": 90, "name": "ZORG"}),
        "tag 90, search_key: it stands there twice",
    ),
    ("one pair twice", lambda t: t["contact_tag"].append({**t["contact_tag"][0], "id": 90}), "it stands there twice"),
    (
        "two general dossiers",
        lambda t: t["dossier"].append({"id": 90, "general": True}),
        "more than one general dossier",
    ),
    ("said by a list", lambda t: t["identity"].append(_identity([])), "said: [] is not possible here"),
    (
        "said by numbers",
        lambda t: t["identity"].append(_identity({"role": [1]})),
        "said: {'role': [1]} is not possible here",
    ),
    ("nothing at all", lambda t: t.clear(), "changed.json holds nothing"),
]


def _identity(said: object) -> Document:
    return {"id": 90, "contact_id": 2, "source": "linkedin", "external_id": "x", "said": said}


@pytest.mark.parametrize(("change", "reason"), [case[1:] for case in _TAMPERED], ids=[case[0] for case in _TAMPERED])
def test_what_cannot_be_is_refused_with_its_place(
    tmp_path: Path, another: Callable[[], Network], change: Callable[[Document], object], reason: str
) -> None:
    path = _changed(another(), tmp_path, change)
    mine = another()
    before = everything(mine)
    with pytest.raises(UserError) as refusal:
        _import(mine, path)
    assert reason in refusal.value.title
    assert everything(mine) == before


def test_hostile_text_is_cleaned(another: Callable[[], Network], tmp_path: Path) -> None:
    hostile = "Jan\x1b]0;x\x07 [/b]\u202e\u200b\nde\ud800 Vries\x00"
    path = _changed(
        another(),
        tmp_path,
        lambda t: (t["contact"][0].update(surname=hostile, notes=hostile), t["tag"][0].update(name=hostile)),
    )
    mine = another()
    _import(mine, path)
    contact = only(mine, tables.contact)
    assert (contact["surname"], contact["notes"]) == ("Jan [/b] de Vries", "Jan [/b]\nde Vries")
    assert only(mine, tables.tag)["name"] == "Jan [/b] de Vries"
    assert contact["search_key"] == "jan jan [/b] de vries"


def test_a_message_about_a_hostile_file_is_clean(another: Callable[[], Network], tmp_path: Path) -> None:
    path = _changed(another(), tmp_path, lambda t: t["contact"][0].update({"\x1b[31mred": 1, "kind": "\x1b[0m"}))
    with pytest.raises(UserError) as refusal:
        _import(another(), path)
    assert "\x1b" not in refusal.value.title + refusal.value.advice


def test_a_file_without_dossiers_leaves_ours(another: Callable[[], Network], tmp_path: Path) -> None:
    path = _changed(another(), tmp_path, lambda t: [t.pop(name) for name in list(t) if name != "contact"])
    mine = another()
    assert _import(mine, path).new == 1
    assert columns_of(mine, tables.dossier, "id", "general") == [(1, True)]


# Choosing the format


def test_the_format_can_be_named(network: Network, another: Callable[[], Network], tmp_path: Path) -> None:
    _network_with_jan(network)
    _export(network, tmp_path / "first.json")
    (tmp_path / "first.json").rename(tmp_path / "first.txt")
    plan = importing.plan_file(another(), tmp_path / "first.txt", as_format="json")
    assert isinstance(plan, NetworkPlan)
    assert plan.merge.new_contacts == ("Jan Jansen",)


def test_an_unknown_format_names_the_known_ones(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refusal:
        importing.import_file(network, tmp_path / "x.vcf", TODAY, as_format="stone-tablet")
    assert "linkedin-csv" in refusal.value.advice
    assert "json" in refusal.value.advice


# Whatever is in the network

unhurried = settings(
    deadline=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""A smaller seed is no simpler network, so nothing is shrunk."""

seeds = st.integers(0, 10**9)


@unhurried
@given(seed=seeds)
def test_any_network_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("networks")
    original, copy = _fresh(sqlite_template, folder / "original.db", seed), _fresh(sqlite_template, folder / "copy.db")
    first = _export(original, folder / "first.json")
    if not any(rows(original, table) for table in tables.USER_TABLES if table is not tables.dossier):
        return
    _import(copy, folder / "first.json")
    second = _export(copy, folder / "second.json")
    assert everything(copy) == everything(original)
    assert _lasting(second) == _lasting(first)
    history.undo(copy)
    assert len([row for each in everything(copy).values() for row in each]) == 1
    original.database.close()
    copy.database.close()


@unhurried
@given(mine=seeds, theirs=seeds)
def test_any_two_networks_merge_once(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, mine: int, theirs: int
) -> None:
    folder = tmp_path_factory.mktemp("networks")
    original, other = (
        _fresh(sqlite_template, folder / "mine.db", mine),
        _fresh(sqlite_template, folder / "theirs.db", theirs),
    )
    _export(other, folder / "theirs.json")
    before = everything(original)
    report = _import(original, folder / "theirs.json")
    again = _import(original, folder / "theirs.json")
    assert again.entry is None
    assert report.new + report.updated + report.unchanged <= len(rows(other, tables.contact))
    if report.entry is not None:
        history.undo(original)
    assert everything(original) == before
    original.database.close()
    other.database.close()


@unhurried
@given(seed=seeds, ours=seeds, theirs=seeds)
@example(seed=18651030, ours=317, theirs=327)
def test_any_two_copies_that_grew_apart_merge_once(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, seed: int, ours: int, theirs: int
) -> None:
    folder = tmp_path_factory.mktemp("networks")
    original, copy = _fresh(sqlite_template, folder / "original.db", seed), _fresh(sqlite_template, folder / "copy.db")
    _export(original, folder / "first.json")
    _import(copy, folder / "first.json")
    fill(original, ours)
    fill(copy, theirs)
    _export(original, folder / "later.json")
    before = everything(copy)
    report = _import(copy, folder / "later.json")
    settled = everything(copy)
    again = _import(copy, folder / "later.json")
    assert everything(copy) == settled
    assert again.entry is None
    for name, kept in before.items():
        assert {row["id"] for row in kept} <= {row["id"] for row in settled[name]}
    if report.entry is not None:
        history.undo(copy)
    assert everything(copy) == before
    original.database.close()
    copy.database.close()
