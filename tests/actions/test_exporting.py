"""What goes out: the whole network as JSON, contacts as a table, and private notes only when asked for."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions.exporting import ExportFormat, ExportSummary, export_file, export_to
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.errors import Refused, UsageError, UserError
from netwerk_tui.language import use_language
from netwerk_tui.store import tables
from tests.actions.incoming import add, edit

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECRET = "only for my own eyes"


def exported(network: Network, tmp_path: Path, *, private: bool = False) -> dict[str, Any]:
    """The JSON export."""
    path = tmp_path / "out.json"
    export_file(network, path, private=private)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def table(network: Network, *, private: bool = False) -> list[dict[str, str]]:
    """The lines of the CSV export."""
    stream = io.StringIO(newline="")
    export_to(network, stream, ExportFormat.CSV, private=private)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def _interaction(network: Network, **columns: Any) -> int:
    told = {"day": date(2026, 2, 1), "channel": "call", "direction": "out", "recorded_at": NOW, **columns}
    return add(network, tables.interaction, **told)


def test_json_holds_every_table_with_what_is_not_default(network: Network, tmp_path: Path) -> None:
    contact = add(network, tables.contact, given_name="Zoë", critical_friend=True, since=date(2026, 1, 2))
    interaction = _interaction(network, text="hello")
    found = exported(network, tmp_path)
    assert set(found["tables"]) == {each.name for each in tables.USER_TABLES}
    assert found["tables"]["contact"] == [
        {"id": contact, "given_name": "Zoë", "critical_friend": True, "since": "2026-01-02"}
    ]
    assert found["tables"]["interaction"] == [
        {
            "id": interaction,
            "day": "2026-02-01",
            "channel": "call",
            "direction": "out",
            "text": "hello",
            "recorded_at": "2026-03-02T09:30:00Z",
        }
    ]


def test_json_tells_the_ledger_with_its_changes(network: Network, tmp_path: Path) -> None:
    contact = add(network, tables.contact, given_name="Zoë")
    edit(network, tables.contact, contact, role="arts")
    ledger = exported(network, tmp_path)["ledger"]
    assert [(entry["entry"], entry["kind"], entry["undoes"]) for entry in ledger] == [(1, "do", None), (2, "do", None)]
    assert ledger[1]["changes"] == [
        {"table": "contact", "id": contact, "before": {"role": ""}, "after": {"role": "arts"}}
    ]


def test_private_notes_stay_out_unless_asked_for(network: Network, tmp_path: Path) -> None:
    contact = add(network, tables.contact, given_name="Jan", private_notes=SECRET)
    interaction = _interaction(network, text=SECRET, private=True)
    add(network, tables.participant, interaction_id=interaction, contact_id=contact)
    add(network, tables.followup, contact_id=contact, interaction_id=interaction, text=SECRET)
    was_private = _interaction(network, text=SECRET, private=True)
    edit(network, tables.interaction, was_private, text="harmless", private=False)
    edit(network, tables.contact, contact, private_notes=f"{SECRET}, again")
    assert SECRET not in json.dumps(exported(network, tmp_path))
    assert SECRET in json.dumps(exported(network, tmp_path, private=True))


def test_an_export_without_private_notes_refers_to_nothing_that_it_lacks(network: Network, tmp_path: Path) -> None:
    contact = add(network, tables.contact, given_name="Jan")
    interaction = _interaction(network, private=True)
    add(network, tables.participant, interaction_id=interaction, contact_id=contact)
    found = exported(network, tmp_path)["tables"]
    assert (found["interaction"], found["participant"]) == ([], [])


def test_entries_about_private_interactions_lose_their_title(network: Network, tmp_path: Path) -> None:
    _interaction(network, private=True)
    add(network, tables.contact, given_name="Jan")
    titles = [entry["title"] for entry in exported(network, tmp_path)["ledger"]]
    assert titles == ["", "By hand"]


def test_the_summary_counts_what_is_in_the_file(network: Network, tmp_path: Path) -> None:
    add(network, tables.contact, given_name="Jan")
    _interaction(network, private=True)
    path = tmp_path / "out.json"
    assert export_file(network, path) == ExportSummary(str(path), ExportFormat.JSON, 1, 0, False)
    assert export_file(network, path, private=True) == ExportSummary(str(path), ExportFormat.JSON, 1, 1, True)


def test_the_table_has_a_line_for_each_contact_in_the_order_of_the_list(network: Network) -> None:
    add(network, tables.contact, given_name="Zoë", surname="Bakker", sort_key="bakker\tzoe")
    add(network, tables.contact, given_name="Jan", surname="Aarts", sort_key="aarts\tjan", role="arts")
    assert [(line["name"], line["role"]) for line in table(network)] == [("Jan Aarts", "arts"), ("Zoë Bakker", "")]


def test_a_line_tells_how_to_reach_somebody_and_where_they_stand(network: Network) -> None:
    jan = add(network, tables.contact, given_name="Jan", do_not_contact="no newsletter")
    for position, (kind, value) in enumerate(
        [("email", "b@example.org"), ("email", "a@example.org"), ("phone", "06 1234"), ("address", "Kerkstraat 1\nEde")]
    ):
        add(network, tables.contact_point, contact_id=jan, kind=kind, value=value, position=position)
    tag = add(network, tables.tag, name="Zorg", search_key="zorg")
    add(network, tables.contact_tag, contact_id=jan, tag_id=tag)
    for day, vertical in ((date(2026, 1, 1), 3), (date(2026, 2, 1), -2)):
        add(
            network,
            tables.assessment,
            contact_id=jan,
            matrix="acceptance-energy",
            dossier_id=1,
            vertical=vertical,
            horizontal=4,
            day=day,
        )
    interaction = _interaction(network)
    add(network, tables.participant, interaction_id=interaction, contact_id=jan)
    (line,) = table(network)
    assert {name: line[name] for name in line if line[name]} == {
        "id": str(jan),
        "kind": "person",
        "name": "Jan",
        "given_name": "Jan",
        "emails": "b@example.org; a@example.org",
        "phones": "06 1234",
        "addresses": "Kerkstraat 1\nEde",
        "tags": "Zorg",
        "acceptance": "-2",
        "energy": "4",
        "category": "Opponent",
        "last_contact": "2026-02-01",
        "do_not_contact": "no newsletter",
    }


def test_categories_are_in_the_users_language_and_columns_are_not(network: Network) -> None:
    jan = add(network, tables.contact, given_name="Jan")
    place = {"matrix": "acceptance-energy", "dossier_id": 1, "vertical": 3, "horizontal": 1, "day": date(2026, 1, 1)}
    add(network, tables.assessment, contact_id=jan, **place)
    use_language("nl")
    (line,) = table(network)
    assert line["category"] == "Volger"


def test_the_table_has_private_notes_only_when_asked_for(network: Network) -> None:
    add(network, tables.contact, given_name="Jan", private_notes=SECRET)
    assert "private_notes" not in table(network)[0]
    assert table(network, private=True)[0]["private_notes"] == SECRET


def test_a_private_interaction_is_no_last_contact_unless_asked_for(network: Network) -> None:
    jan = add(network, tables.contact, given_name="Jan")
    interaction = _interaction(network, private=True)
    add(network, tables.participant, interaction_id=interaction, contact_id=jan)
    assert table(network)[0]["last_contact"] == ""
    assert table(network, private=True)[0]["last_contact"] == "2026-02-01"


def test_an_older_interaction_is_the_last_contact_where_the_newest_is_private(network: Network) -> None:
    contact = add(network, tables.contact, given_name="Jan")
    for interaction in (_interaction(network, day=date(2026, 1, 1)), _interaction(network, private=True)):
        add(network, tables.participant, interaction_id=interaction, contact_id=contact)
    assert table(network)[0]["last_contact"] == "2026-01-01"


def test_a_table_for_spreadsheets_starts_with_a_byte_order_mark(network: Network, tmp_path: Path) -> None:
    add(network, tables.contact, given_name="Zoë")
    export_file(network, tmp_path / "out.csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,kind,name,")
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("name", ["out.csv", "out.json"])
def test_a_file_is_for_the_users_eyes_only(network: Network, tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch(0o644)
    export_file(network, tmp_path / name)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_the_format_that_is_named_goes_before_the_extension(network: Network, tmp_path: Path) -> None:
    assert export_file(network, tmp_path / "out.txt", as_format="json").format is ExportFormat.JSON


@pytest.mark.parametrize(("name", "as_format"), [("out.docx", ""), ("out", ""), ("out.json", "vcard")])
def test_an_unknown_format_names_the_known_ones(network: Network, tmp_path: Path, name: str, as_format: str) -> None:
    with pytest.raises(UsageError) as refusal:
        export_file(network, tmp_path / name, as_format=as_format)
    assert refusal.value.advice == "Choose one of: json, csv, xlsx, vcf, vcard4, svg, html, ics."


def test_the_networks_own_file_is_never_overwritten(tmp_path: Path) -> None:
    opened = open_file(tmp_path / "network.db")
    (tmp_path / "link.csv").symlink_to(tmp_path / "network.db")
    with pytest.raises(Refused):
        export_file(opened, tmp_path / "link.csv")
    with pytest.raises(Refused):
        export_file(opened, tmp_path / "network.db-wal", as_format="csv")
    opened.close()


def test_a_failed_export_leaves_the_older_file_and_nothing_else(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "out.csv").write_text("older")
    add(network, tables.contact, given_name="Jan", kind="nonsense")
    with pytest.raises(ValueError, match="nonsense"):
        export_file(network, folder / "out.csv")
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("out.csv", "older")]


def test_a_place_that_cannot_be_written_is_told(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no such file or folder"):
        export_file(network, tmp_path / "missing" / "out.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match="not an ordinary file"):
        export_file(network, tmp_path / "folder.csv")
