"""netwerk's own JSON is written row by row, read back the same, and refused with the line where it is damaged."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.exchange import json_stream
from netwerk_tui.exchange.json_stream import JsonDamage, JsonStream
from netwerk_tui.exchange.network_json import (
    LoggedEntry,
    NetworkFile,
    NetworkHeader,
    Row,
    is_network_file,
    read_network,
    write_network,
)

HEADER = NetworkHeader("2f0c7c1e-8f0a-4a3e-9a57-0f4f5a4f7c11", "2026-03-02T09:00:00+00:00", private=True)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
row_lists = st.lists(st.dictionaries(st.sampled_from(["id", "name", "text"]), values), max_size=4)


def _written(tables: dict[str, list[Row]], ledger: list[LoggedEntry] | None = None) -> str:
    stream = io.StringIO()
    write_network(stream, HEADER, tables.items(), ledger or [])
    return stream.getvalue()


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "network.json"
    path.write_text(text, encoding="utf-8")
    return path


def _read(tmp_path: Path, text: str) -> NetworkFile:
    return read_network(_file(tmp_path, text))


def _refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(UserError) as refusal:
        _read(tmp_path, text)
    return refusal.value.title


def test_what_is_written_is_one_json_object() -> None:
    change = {"table": "contact", "id": 2, "before": None, "after": {"given_name": "Zoë"}}
    logged = LoggedEntry({"entry": 1, "title": "Added"}, [change, change])
    written = json.loads(_written({"contact": [{"id": 2, "given_name": "Zoë"}], "tag": []}, [logged]))
    assert written == {
        "format": "netwerk",
        "version": 1,
        "network": HEADER.network,
        "exported_at": HEADER.exported_at,
        "private": True,
        "tables": {"contact": [{"id": 2, "given_name": "Zoë"}], "tag": []},
        "ledger": [{"entry": 1, "title": "Added", "changes": [change, change]}],
    }


def test_text_is_written_readably_with_each_row_on_a_line() -> None:
    assert '\n{"id": 2, "given_name": "Zoë"},\n{"id": 3}\n' in _written(
        {"contact": [{"id": 2, "given_name": "Zoë"}, {"id": 3}]}
    )


@given(contacts=row_lists, tags=row_lists)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, contacts: list[Row], tags: list[Row]
) -> None:
    path = tmp_path_factory.mktemp("files") / "network.json"
    path.write_text(_written({"contact": contacts, "tag": tags}), encoding="utf-8")
    found = read_network(path)
    assert (found.header, found.tables) == (HEADER, {"contact": contacts, "tag": tags})


def test_any_layout_and_order_of_the_same_json_is_read(tmp_path: Path) -> None:
    whole = json.loads(_written({"contact": [{"id": 2, "given_name": "Zoë"}]}))
    other = json.dumps(dict(reversed(whole.items())), indent=4, ensure_ascii=True)
    assert _read(tmp_path, f"\ufeff{other}\r\n \t").tables == {"contact": [{"id": 2, "given_name": "Zoë"}]}


def test_facts_that_a_newer_netwerk_adds_are_ignored(tmp_path: Path) -> None:
    text = _written({"contact": []}).replace('"private"', '"mood": {"deep": [1]},\n"private"')
    assert _read(tmp_path, text).header == HEADER


@pytest.mark.parametrize(
    ("part", "replacement", "reason"),
    [
        ('"format": "netwerk"', '"format": "other"', "it is no export of netwerk"),
        ('"version": 1', '"version": "1"', "its version is unknown"),
        ('"version": 1', '"version": true', "its version is unknown"),
        ('"network": "2f0c', '"network": "', "it does not say which network it came from"),
        ('"private": true', '"private": 1', "what it says about itself makes no sense"),
        ('{"id": 2}', '"id 2"', "line 9: a row must be an object"),
        ('{"id": 2}', '{"id": 2', "line 10: this is not JSON, or the file is cut short"),
        ('{"id": 2}', '{"id": NaN}', "line 9: this number makes no sense"),
        ('{"id": 2}', '{"id": ' + "9" * 5000 + "}", "line 9: this number makes no sense"),
        ('{"id": 2}', "[" * 100_000, "line 9: this is nested too deeply"),
        ('{"id": 2}', '{"id": 2} {"id": 3}', "line 9: “,” is missing"),
        ('"contact": [', '"contact": {', "line 8: “[” is missing"),
        ('"tables"', "tables", "line 7: this is not JSON, or the file is cut short"),
        ('"tables"', "7", "line 7: a name between quotes is missing"),
    ],
)
def test_damage_is_told_with_its_line(tmp_path: Path, part: str, replacement: str, reason: str) -> None:
    text = _written({"contact": [{"id": 2}]})
    assert part in text
    assert _refused(tmp_path, text.replace(part, replacement, 1)) == f"network.json cannot be imported: {reason}."


def test_a_file_that_is_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    text = _written({"contact": [{"id": 2, "given_name": "Jan"}]}, [LoggedEntry({"entry": 1}, [])]).rstrip()
    for length in range(len(text)):
        with pytest.raises(UserError):
            _read(tmp_path, text[:length])


def test_something_after_the_end_is_refused(tmp_path: Path) -> None:
    assert "something follows after the end" in _refused(tmp_path, _written({}) + "{}")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    path.write_bytes(_written({"contact": [{"id": 2, "given_name": "Zoë"}]}).encode("latin-1"))
    with pytest.raises(UserError, match="this is not UTF-8 text"):
        read_network(path)


def test_a_newer_format_is_refused_before_its_rows_are_looked_at(tmp_path: Path) -> None:
    text = _written({"contact": []}).replace('"version": 1', '"version": 2').replace('"tables": {', '"tables": 7')
    with pytest.raises(Refused, match="newer netwerk"):
        _read(tmp_path, text)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file missing"):
        read_network(tmp_path / "missing.json")
    with pytest.raises(UserError, match="is not an ordinary file"):
        read_network(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="is not an ordinary file"):
        read_network(tmp_path / "pipe")
    assert not is_network_file(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("network.json", "", True),
        ("NETWORK.JSON", "", True),
        ("backup", '{\n"format": "netwerk",', True),
        ("backup.txt", '\ufeff { "format" : "netwerk"', True),
        ("Connections.csv", "First Name,Last Name", False),
        ("other", '{"format": "vcard"}', False),
    ],
)
def test_our_own_files_are_recognised(tmp_path: Path, name: str, content: str, expected: bool) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert is_network_file(tmp_path / name) is expected


def test_a_missing_file_is_not_recognised(tmp_path: Path) -> None:
    assert not is_network_file(tmp_path / "missing")


@pytest.mark.parametrize("piece", [1, 2, 7, 64])
def test_pieces_of_any_size_give_the_same_values(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", piece)
    text = '[1234567, true, null, "a \\ud83d\\ude00 \\" b", {"a": [1, {"b": "c"}]}, -12.5e3, ""]'
    assert list(JsonStream(io.StringIO(text)).elements()) == json.loads(text)


def test_a_value_of_any_length_is_not_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", 100)
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 1000)
    endless = io.StringIO('["' + "a" * 100_000)
    with pytest.raises(JsonDamage, match="too long"):
        list(JsonStream(endless).elements())
    assert endless.tell() < 10_000


def test_an_entry_of_the_ledger_may_be_larger_than_any_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", 100)
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 1000)
    text = _written({"tag": []}, [LoggedEntry({"entry": 1}, [{"table": "tag", "id": number} for number in range(500)])])
    assert _read(tmp_path, text).tables == {"tag": []}


def test_damage_far_from_the_end_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", 100)
    stream = io.StringIO("[\n{'id': 2},\n" + "1,\n" * 100_000)
    with pytest.raises(JsonDamage, match="line 2"):
        list(JsonStream(stream).elements())
    assert stream.tell() < 1000
