"""Monica's export of invented people."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingPoint, IncomingPromise
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.progress import unwatched
from netwerk_tui.exchange.monica import is_monica_file, read_monica

_DAMAGE = (b"", b"null", b"\xff", b'"', b"[", b"{}", b"7")


def several(kind: str, *values: Any) -> dict[str, Any]:
    return {"count": len(values), "type": kind, "values": list(values)}


def having(**properties: Any) -> dict[str, Any]:
    return {"created_at": "2026-01-01T00:00:00Z", "properties": properties}


AN = {
    "uuid": "an-1",
    "properties": {
        "first_name": "An",
        "last_name": "van den Bos",
        "job": "raadslid",
        "company": "Ede",
        "description": "Zingt",
        "tags": ["raad"],
        "birthdate": {"date": "1980-05-21T00:00:00Z", "is_year_unknown": True, "is_age_based": False},
    },
    "data": [
        several("contact_field", having(data="an@bos.example", type="t-1"), having(data="@an", type="t-2")),
        several("address", having(name="thuis", street="Plein 1", city="Ede", postal_code="6711 AA", country="NL")),
        several("call", having(called_at="2026-02-01T12:00:00Z", content="Over de brug", contact_called=True)),
        several("note", having(body="Houdt van thee")),
        several("task", having(title="Bellen", completed=False), having(title="Klaar", completed=True)),
        several("activity", "walk-1"),
    ],
}
EXPORT = {
    "version": "1.0-preview.1",
    "app_version": "4.0.0",
    "account": {
        "uuid": "a",
        "data": [
            several("user", {"uuid": "u", "password": "geheim"}),
            several("contact", AN, {"uuid": "x", "properties": {"first_name": "Kind", "is_partial": True}}),
            several(
                "activity", {"uuid": "walk-1", "properties": {"summary": "Wandeling", "happened_at": "2026-02-03"}}
            ),
        ],
        "properties": {},
        "instance": {
            "contact_field_types": [
                {"uuid": "t-1", "properties": {"type": "email", "name": "Email"}},
                {"uuid": "t-2", "properties": {"name": "Mastodon"}},
            ]
        },
    },
}


def read(tmp_path: Path, content: bytes | None = None) -> IncomingBatch:
    path = tmp_path / "monica.json"
    path.write_bytes(json.dumps(EXPORT, indent=4).encode() if content is None else content)
    return read_monica(path, unwatched)


def test_a_person_arrives_with_work_birthday_and_points(tmp_path: Path) -> None:
    (an,) = read(tmp_path).contacts
    assert (an.given_name, an.particle, an.surname) == ("An", "van den", "Bos")
    assert (an.role, an.organisation, an.tags, an.notes) == ("raadslid", "Ede", ("raad",), "Zingt\nHoudt van thee")
    assert (an.birthday, an.locality) == (Birthday(None, 5, 21), "Ede")
    assert an.points == (
        IncomingPoint(PointKind.EMAIL, "an@bos.example"),
        IncomingPoint(PointKind.LINK, "@an", "Mastodon"),
        IncomingPoint(PointKind.ADDRESS, "Plein 1, 6711 AA Ede, NL", "thuis"),
    )


def test_open_tasks_are_promises(tmp_path: Path) -> None:
    assert read(tmp_path).contacts[0].promises == (IncomingPromise("Bellen"),)


def test_calls_and_activities_are_contact_moments(tmp_path: Path) -> None:
    told = {(each.day, each.channel, each.direction, each.text) for each in read(tmp_path).interactions}
    assert told == {
        (date(2026, 2, 1), Channel.CALL, Direction.IN, "Over de brug"),
        (date(2026, 2, 3), Channel.MEETING, Direction.MUTUAL, "Wandeling"),
    }


def test_somebody_who_is_only_a_relation_is_left_out_and_counted(tmp_path: Path) -> None:
    batch = read(tmp_path)
    assert len(batch.contacts) == 1
    assert "1 person whom Monica only knows" in batch.problems[0].reason


def export_of(*contacts: dict[str, Any], **lists: list[Any]) -> bytes:
    data = [several("contact", *contacts), *(several(kind, *values) for kind, values in lists.items())]
    return json.dumps({"version": "1", "app_version": "4", "account": {"data": data}}).encode()


def bo(*data: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"uuid": "bo", "properties": {"first_name": "Bo", "last_name": "Bos", **properties}, "data": list(data)}


def test_a_conversation_brings_what_was_said_and_by_whom(tmp_path: Path) -> None:
    said = [having(content="Hoe is het?", written_by_me=True), having(content="Best", written_by_me=False)]
    talk = several("conversation", having(happened_at="2026-02-05", messages=said))
    (moment,) = read(tmp_path, export_of(bo(talk))).interactions
    assert (moment.channel, moment.direction) == (Channel.MESSAGE, Direction.MUTUAL)
    assert moment.text == "me: Hoe is het?\nBo Bos: Best"


def test_gifts_debts_and_reminders_that_come_back_are_private(tmp_path: Path) -> None:
    gift = having(name="Boek", status="offered", date="2025-12-25", comment="mooi")
    debt = having(amount=50, currency="EUR", in_debt=True, status="inprogress")
    yearly = having(title="Trouwdag", initial_date="2026-05-01", frequency_type="year", frequency_number=1)
    birthday = having(title="Verjaardag", initial_date="2026-05-21", frequency_type="year", delible=False)
    lists = (several("gift", gift), several("debt", debt), several("reminder", yearly, birthday))
    (person,) = read(tmp_path, export_of(bo(*lists))).contacts
    told = ["Gift: Boek (given, 2025-12-25), mooi", "You owe: EUR 50", "Reminder: Trouwdag (2026-05-01, every year)"]
    assert person.private_notes.split("\n") == told
    assert person.notes == ""


def test_a_reminder_that_comes_once_is_a_promise_with_its_day(tmp_path: Path) -> None:
    once = having(title="Bellen", initial_date="2026-12-01", frequency_type="one_time")
    (person,) = read(tmp_path, export_of(bo(several("reminder", once)))).contacts
    assert person.promises == (IncomingPromise("Bellen", date(2026, 12, 1)),)


def test_relations_pets_and_what_happened_to_somebody_are_lines_of_the_notes(tmp_path: Path) -> None:
    child = {"uuid": "kim", "properties": {"first_name": "Kim", "is_partial": True}}
    relation = having(type="parent", contact_is="bo", of_contact="kim")
    event = having(name="Nieuwe baan", note="wethouder", happened_at="2023-08-15T00:00:00Z")
    lists = (several("pet", having(name="Moos", category="hond")), several("life_event", event))
    (person,) = read(tmp_path, export_of(bo(*lists), child, relationship=[relation])).contacts
    assert person.notes.split("\n") == ["parent of Kim", "Pet: Moos (hond)", "2023-08-15 Nieuwe baan: wethouder"]


def test_what_is_done_and_what_is_no_text_is_counted(tmp_path: Path) -> None:
    tasks = several("task", having(title="Klaar", completed=True))
    batch = read(tmp_path, export_of(bo(tasks), photo=[having(dataUrl="data:")], document=[having()]))
    reasons = [problem.reason for problem in batch.problems]
    assert reasons == ["1 task was left out, because it is done", "2 photos and documents were left out"]


def test_the_user_is_no_contact_of_their_own(tmp_path: Path) -> None:
    assert read(tmp_path, export_of(bo(), user=[having(me_contact="bo")])).owner == "bo"


def test_an_activity_that_names_somebody_twice_is_one_moment_of_theirs(tmp_path: Path) -> None:
    walk = {"uuid": "w", "properties": {"summary": "Wandeling", "happened_at": "2026-02-03"}}
    (moment,) = read(tmp_path, export_of(bo(several("activity", "w", "w")), activity=[walk])).interactions
    assert moment.participants == ("bo",)


def test_lists_may_be_called_by_their_plural(tmp_path: Path) -> None:
    data = [
        several("contacts", bo(several("notes", having(body="Zingt")), several("addresses", having(street="Plein 1"))))
    ]
    content = json.dumps({"version": "1", "account": {"data": data}}).encode()
    (person,) = read(tmp_path, content).contacts
    assert (person.notes, len(person.points)) == ("Zingt", 1)


def test_an_export_is_told_from_a_network_and_from_other_json(tmp_path: Path) -> None:
    read(tmp_path)
    assert is_monica_file(tmp_path / "monica.json")
    for text in ('{"format": "netwerk", "version": 1}', "[]", ""):
        (tmp_path / "other.json").write_text(text, encoding="utf-8")
        assert not is_monica_file(tmp_path / "other.json")


def test_five_hundred_damaged_exports_end_in_a_message_or_in_people(tmp_path: Path) -> None:
    chance = random.Random(20260323)
    clean = json.dumps(EXPORT).encode()
    refused = 0
    for _turn in range(500):
        content = bytearray(clean)
        for _bite in range(chance.randint(1, 6)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 9)] = chance.choice(
                (b"", b"null", b"\xff", b'"', b"[", b"{}", b"7")
            )
        try:
            read(tmp_path, bytes(content))
        except UserError as error:
            refused += bool(error.title)
    assert refused


def test_an_export_without_anybody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nobody"):
        read(tmp_path, b'{"version": "1", "account": {"data": []}}')
