"""What Monica keeps of somebody and netwerk has no place of its own for, as lines of notes. For its reader.

Gifts, debts and reminders are between the user and Monica, and become private notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from netwerk_tui.domain.recurrence import Frequency, Recurrence
from netwerk_tui.domain.text import clean_block
from netwerk_tui.exchange.calendar.rules import rhythm_words
from netwerk_tui.exchange.monica_values import (
    Values,
    block_in,
    collection_of,
    day_in,
    line_in,
    mapping_in,
    properties_of,
)
from netwerk_tui.language import N_, _

_FREQUENCIES = {"week": Frequency.WEEKLY, "month": Frequency.MONTHLY, "year": Frequency.YEARLY}
_MOST_INTERVAL = 1000
_STATES_OF_GIFTS = {"idea": N_("idea"), "offered": N_("given"), "received": N_("received")}


def notes_of(contact: Values, relations: list[str], names: Mapping[str, str]) -> str:
    """The notes: description, nickname, relations, how they met, what happened to them, then Monica's own notes.

    `names` are of everybody in the export, by uuid.
    """
    told = properties_of(contact)
    lines = [
        block_in(told.get("description")),
        _named(_("Nickname: {text}"), told.get("nickname")),
        _named(_("Food: {text}"), told.get("food_preferences")),
        *relations,
        _named(_("Met through {text}"), names.get(line_in(told.get("first_met_through")), "")),
        _named(_("Met at {text}"), told.get("first_met_where")),
        block_in(told.get("first_met_additional_info")),
        *(_pet(properties_of(each)) for each in collection_of(contact, "pet")),
        *(_event(properties_of(each)) for each in collection_of(contact, "life_event")),
        *(block_in(properties_of(each).get("body")) for each in collection_of(contact, "note")),
    ]
    return clean_block("\n".join(filter(None, lines)))


def private_notes_of(contact: Values) -> str:
    """Gifts, debts and reminders that come back."""
    told: list[tuple[str, Callable[[Values], str]]] = [("gift", _gift), ("debt", _debt), ("reminder", _reminder)]
    lines = [words(properties_of(each)) for kind, words in told for each in collection_of(contact, kind)]
    days = properties_of(contact).get("stay_in_touch_frequency")
    if isinstance(days, int) and days > 0:
        lines.append(_("Stay in touch: every {count} days").format(count=days))
    return clean_block("\n".join(filter(None, lines)))


def relations_in(relationships: list[Values], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The uuid of somebody, and a line about a relation of theirs, such as `parent of Bo Bos`."""
    for each in relationships:
        told = properties_of(each)
        who, whose = line_in(told.get("contact_is")), line_in(told.get("of_contact"))
        kind = line_in(told.get("type")).replace("_", " ")
        if who in names and whose in names and kind:
            yield who, _("{relation} of {name}").format(relation=kind, name=names[whose])


def name_of(contact: Values) -> str:
    """The whole name, in speaking order."""
    told = properties_of(contact)
    parts = (line_in(told.get(part)) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(filter(None, parts))


def is_once(reminder: Values) -> bool:
    """Whether the reminder comes on one day only, and still has to."""
    return line_in(reminder.get("frequency_type")) == "one_time" and reminder.get("inactive") is not True


def _named(words: str, value: object) -> str:
    text = line_in(value)
    return words.format(text=text) if text else ""


def _pet(told: Values) -> str:
    category = told.get("category")
    kind = line_in(category) or line_in(mapping_in(category).get("name"))
    pet = " ".join(filter(None, [line_in(told.get("name")), f"({kind})" if kind else ""]))
    return _named(_("Pet: {text}"), pet)


def _event(told: Values) -> str:
    day = day_in(told.get("happened_at"))
    words = ": ".join(filter(None, [line_in(told.get("name")), block_in(told.get("note"))]))
    return f"{day.isoformat()} {words}" if day is not None and words else words


def _gift(told: Values) -> str:
    name, day = line_in(told.get("name")), day_in(told.get("date"))
    if not name:
        return ""
    state = _STATES_OF_GIFTS.get(line_in(told.get("status")), "")
    aside = ", ".join(filter(None, [_(state) if state else "", day.isoformat() if day is not None else ""]))
    words = [f"{name} ({aside})" if aside else name, block_in(told.get("comment")), line_in(told.get("url"))]
    return _("Gift: {text}").format(text=", ".join(filter(None, words)))


def _debt(told: Values) -> str:
    amount = told.get("amount")
    if not isinstance(amount, (int, float, str)) or isinstance(amount, bool):
        return ""
    sum_of_money = f"{line_in(told.get('currency'))} {line_in(str(amount))}".strip()
    if line_in(told.get("status")) == "complete":
        words = _("Debt, paid: {text}")
    elif told.get("in_debt") in (True, "yes"):
        words = _("You owe: {text}")
    else:
        words = _("Owes you: {text}")
    return words.format(text=", ".join(filter(None, [sum_of_money, block_in(told.get("reason"))])))


def _reminder(told: Values) -> str:
    """One that comes back; a birthday's, which Monica keeps by itself and nobody can delete, says nothing new."""
    title, day = line_in(told.get("title")), day_in(told.get("initial_date"))
    if not title or is_once(told) or told.get("inactive") is True or told.get("delible") is False:
        return ""
    frequency, interval = _FREQUENCIES.get(line_in(told.get("frequency_type"))), told.get("frequency_number")
    interval = interval if isinstance(interval, int) and 0 < interval < _MOST_INTERVAL else 1
    rhythm = rhythm_words(Recurrence(frequency, interval)) if frequency is not None else ""
    when = ", ".join(filter(None, [day.isoformat() if day is not None else "", rhythm]))
    words = ": ".join(filter(None, [title, block_in(told.get("description"))]))
    return _("Reminder: {text}").format(text=f"{words} ({when})" if when else words)
