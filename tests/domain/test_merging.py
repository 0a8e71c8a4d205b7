"""Whose value each field of a merged contact gets."""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import FIELDS, STAGE_COLUMN, TOGETHER, MergeChoice, left_out_jobs, merged_columns, shown
from netwerk_tui.store import tables
from netwerk_tui.store.images import defaults

FIRST, SECOND = ContactId(1), ContactId(2)


def _row(contact: ContactId, **columns: Any) -> dict[str, Any]:
    return {**defaults(tables.contact), "id": contact, **columns}


def _merged(first: dict[str, Any], second: dict[str, Any], **choices: MergeChoice) -> dict[str, Any]:
    return merged_columns([_row(FIRST, **first), _row(SECOND, **second)], choices)


def test_every_column_that_says_something_is_in_exactly_one_field() -> None:
    chosen = [name for field in FIELDS for name in field.columns]
    telling = {c.name for c in tables.contact.columns if c.name not in ("id", STAGE_COLUMN) and "derived" not in c.info}
    assert sorted(chosen) == sorted(telling)


def test_the_first_contacts_value_stays() -> None:
    assert _merged({"locality": "Ede"}, {"locality": "Arnhem"})["locality"] == "Ede"


def test_an_empty_value_is_filled_from_the_other() -> None:
    assert _merged({}, {"locality": "Arnhem"})["locality"] == "Arnhem"


def test_a_value_that_says_more_wins() -> None:
    merged = _merged({"surname": "Jansen"}, {"given_name": "Jan", "surname": "jansen"})
    assert (merged["given_name"], merged["surname"]) == ("Jan", "jansen")


def test_a_job_is_never_put_together_from_two() -> None:
    merged = _merged({"organisation": "Alliander"}, {"organisation": "Gemeente Ede", "role": "wethouder"})
    assert (merged["organisation"], merged["role"]) == ("Alliander", "")


def test_notes_of_both_stay() -> None:
    assert _merged({"notes": "Zingt."}, {"notes": "Zeilt."})["notes"] == "Zingt.\n\nZeilt."


def test_notes_that_say_the_same_stay_once() -> None:
    assert _merged({"notes": "Zingt."}, {"notes": "Zingt.\nZeilt."})["notes"] == "Zingt.\nZeilt."


def test_a_warning_is_never_lost() -> None:
    merged = _merged({"do_not_contact": "geen mail"}, {"do_not_contact": "niet bellen"})
    assert merged["do_not_contact"] == "geen mail; niet bellen"


def test_a_contact_is_known_since_the_earliest_day() -> None:
    merged = _merged({"since": date(2024, 5, 1)}, {"since": date(2021, 2, 3)})
    assert merged["since"] == date(2021, 2, 3)


def test_a_mark_of_either_stays() -> None:
    assert _merged({"critical_friend": False}, {"critical_friend": True})["critical_friend"] is True


def test_a_chosen_value_wins() -> None:
    merged = _merged({"locality": "Ede"}, {"locality": "Arnhem"}, locality=MergeChoice(SECOND))
    assert merged["locality"] == "Arnhem"


def test_an_empty_value_can_be_chosen() -> None:
    assert _merged({"locality": "Ede"}, {}, locality=MergeChoice(SECOND))["locality"] == ""


def test_one_ones_notes_can_be_chosen() -> None:
    assert _merged({"notes": "Zingt."}, {"notes": "Zeilt."}, notes=MergeChoice(SECOND))["notes"] == "Zeilt."


def test_together_takes_the_first_of_what_cannot_be_joined() -> None:
    assert _merged({}, {"locality": "Arnhem"}, locality=TOGETHER)["locality"] == "Arnhem"


def test_a_job_that_is_not_taken_is_left_out_and_told() -> None:
    rows = [_row(FIRST, organisation="Alliander"), _row(SECOND, organisation="Gemeente Ede", role="wethouder")]
    assert left_out_jobs(rows, merged_columns(rows, {})) == [("wethouder", "Gemeente Ede")]


def test_a_job_that_is_told_more_fully_is_not_left_out() -> None:
    rows = [_row(FIRST, organisation="gemeente ede"), _row(SECOND, organisation="Gemeente Ede", role="wethouder")]
    assert left_out_jobs(rows, merged_columns(rows, {})) == []


def test_a_birthday_is_shown_as_it_is_typed() -> None:
    field = next(field for field in FIELDS if field.id == "birthday")
    assert shown(field, _row(FIRST, birth_year=1980, birth_month=2, birth_day=29)) == "29-2-1980"
