"""What is edited on the pages of the settings: the fields of each row, what they hold, and the change they come to.

Pure. What cannot be is refused where the file is read, so that the screen and the file have the same rules; here a text
only becomes a number or a day where it is one.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_forms_contact import PREFERRED_FORMS, WAYS
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.matrix import Category, Matrix
from netwerk_tui.domain.policy import MAXIMUM_PER_IDEAL, USUAL_EFFORTS, USUAL_POLICY, Effort
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.settings.config_file import KeyPath
from netwerk_tui.settings.setting_change import SettingChange, SettingValue
from netwerk_tui.ui.settings_shown import SettingsShown

Typed = Mapping[str, str]

REVIEW_LABELS: Mapping[str, str] = {
    "daily_number": N_("Cards that are enough for one day"),
    "attention_budget": N_("Asks a year that one contact can take"),
    "contacts_a_day": N_("Personal contacts that I keep up each day"),
    "loyal_silent_days": N_("Loyal but silent: days without anything from me"),
    "drift_days": N_("Drifting: days that a step down is told of"),
    "thanks_wait_days": N_("Thanks are owed after so many days"),
    "act_days": N_("Said and done: days that an act of theirs counts"),
    "thin_encounters": N_("Too thin: fewer encounters than"),
    "silent_days": N_("Introductions: warned about after days of silence"),
    "outgoing_only_from": N_("One-way: outgoing contacts a year, none incoming"),
}
"""The numbers under `[review]`, by key."""

IMAGE_OFFERS = (
    N_("reliable"),
    N_("knows the facts"),
    N_("listens"),
    N_("close by"),
    N_("gets things done"),
    N_("builds bridges"),
)

GENERAL_LABELS: Mapping[str, str] = {
    "language": N_("Language"),
    "theme": N_("Theme"),
    "name_order": N_("Order of names"),
}

PRIVACY_LABELS: Mapping[str, str] = {
    "lock_minutes": N_("Locks after minutes without a key"),
    "password_command": N_("Command that says the passphrase"),
}

LANGUAGE_CHOICES: Mapping[str, str] = {"": N_("as the computer’s"), "nl": "Nederlands", "en": "English"}
NAME_ORDER_CHOICES: Mapping[str, str] = {
    "": N_("Dutch: van den Berg under B"),
    "flemish": N_("Flemish: Van den Berg under V"),
}

_LONGEST_NUMBER = 9
"""Digits: what is longer is no setting."""


@dataclass(frozen=True, slots=True)
class SettingForm:
    """Fields of one table of the file."""

    name: str
    """What is edited."""
    fields: tuple[Field, ...]
    texts: Typed
    """What the fields hold at first."""
    change: Callable[[Typed], SettingChange]
    usually: str = ""
    """What it is where the user settles nothing, in words."""

    @property
    def title(self) -> str:
        """What is edited, and what it usually is."""
        return f"{self.name} ({self.usually})" if self.usually else self.name


def effort_form(shown: SettingsShown, matrix: Matrix, category: Category) -> SettingForm:
    """What a category deserves."""
    usual = USUAL_EFFORTS.get(category.id, Effort())
    effort = shown.policy.by_category.get(category.id, Effort())
    texts = {
        "ideal_days": _number_text(effort.ideal_days),
        "maximum_days": _number_text(effort.maximum_days),
        "channel": effort.channel or "",
        "form": effort.form,
        "broadcast": "1" if effort.broadcast else "",
    }
    any_way = {} if usual.channel and usual.broadcast is effort.broadcast else {"": N_("any")}
    fields = (
        Field("ideal_days", N_("Every … days"), Input.NUMBER),
        Field("maximum_days", N_("At most … days"), Input.NUMBER),
        Field("channel", N_("Preferred channel"), Input.CHOICE, required=True, choices={**WAYS, **any_way}),
        Field("form", N_("Preferred form"), offers=PREFERRED_FORMS),
        Field("broadcast", N_("Broadcast is enough"), Input.FLAG),
    )

    def change(typed: Typed) -> SettingChange:
        return SettingChange(("effort", category.id), _effort_values(_changed(typed, texts), typed, usual))

    return SettingForm(f"{_(matrix.label)}: {_(category.label)}", fields, texts, change, _usual_words(usual))


def usual_effort(category: str) -> SettingChange:
    """What a category deserves, as it usually is."""
    keys = ("ideal_days", "maximum_days", "channel", "form", "broadcast")
    return SettingChange(("effort", category), dict.fromkeys(keys))


def review_form(shown: SettingsShown, key: str) -> SettingForm:
    """One number of the review."""
    texts = {key: str(getattr(shown.policy, key))}
    usual = getattr(USUAL_POLICY, key)

    def change(typed: Typed) -> SettingChange:
        number = _number(typed[key])
        return SettingChange(("review",), {key: None if number == usual else number})

    usually = _("usually {number}").format(number=usual)
    return SettingForm(_(REVIEW_LABELS[key]), (Field(key, REVIEW_LABELS[key], Input.NUMBER),), texts, change, usually)


def campaign_form(shown: SettingsShown, index: int, today: date) -> SettingForm:
    """One campaign; a new one behind the last."""
    campaigns = shown.policy.campaigns
    is_new = index >= len(campaigns)
    known = None if is_new else campaigns[index]
    texts = {
        "name": known.name if known else "",
        "since": known.since.isoformat() if known else "",
        "until": known.until.isoformat() if known else "",
    }
    fields = (
        Field("name", N_("Name")),
        Field("since", N_("Since"), Input.DAY),
        Field("until", N_("Until, included"), Input.DAY),
    )

    def change(typed: Typed) -> SettingChange:
        changed = texts if is_new else _changed(typed, texts)
        values: dict[str, SettingValue | None] = {}
        if "name" in changed:
            values["name"] = clean_line(typed["name"]) or None
        for key in ("since", "until"):
            if key in changed:
                values[key] = _day(typed[key], today)
        return SettingChange(("campaigns", min(index, len(campaigns))), values)

    return SettingForm(_("New campaign") if is_new else texts["name"], fields, texts, change)


def image_form(shown: SettingsShown, index: int) -> SettingForm:
    """One of the words for how I want to be seen; a new one behind the last."""
    words = list(shown.settings.image)
    texts = {"image": words[index] if index < len(words) else ""}
    field = Field("image", N_("How I want to be seen"), offers=IMAGE_OFFERS)

    def change(typed: Typed) -> SettingChange:
        typed_words = clean_line(typed["image"])
        return image_change([*words[:index], *([typed_words] if typed_words else []), *words[index + 1 :]])

    return SettingForm(_(field.label), (field,), texts, change)


def image_change(words: list[str]) -> SettingChange:
    """These words for how I want to be seen, and no others."""
    return SettingChange(("identity",), {"image": list(words) or None})


def general_form(shown: SettingsShown, key: str, themes: Iterable[str]) -> SettingForm:
    """One setting of the program itself; `themes` are those that it knows."""
    choices = {
        "language": LANGUAGE_CHOICES,
        "theme": {"": N_("netwerk’s own"), **{name: name for name in sorted(themes)}},
        "name_order": NAME_ORDER_CHOICES,
    }[key]
    field = Field(key, GENERAL_LABELS[key], Input.CHOICE, required=True, choices=choices)

    def change(typed: Typed) -> SettingChange:
        return SettingChange((), {key: typed[key] or None})

    return SettingForm(_(field.label), (field,), {key: general_text(shown, key)}, change)


def privacy_form(shown: SettingsShown, key: str) -> SettingForm:
    """After how long the network locks, or which command says its passphrase."""
    label = PRIVACY_LABELS[key]
    if key == "lock_minutes":

        def minutes_changed(typed: Typed) -> SettingChange:
            return SettingChange((), {key: _number(typed[key])})

        texts = {key: str(shown.settings.lock_minutes)}
        return SettingForm(_(label), (Field(key, label, Input.NUMBER),), texts, minutes_changed, _("0 never locks"))

    def command_changed(typed: Typed) -> SettingChange:
        return SettingChange((), {key: _command(key, typed[key])})

    texts = {key: shlex.join(shown.settings.password_command)}
    example = _("such as: pass show netwerk")
    return SettingForm(_(label), (Field(key, label),), texts, command_changed, example)


def _command(key: str, typed: str) -> list[str] | None:
    """The words of a command, as a shell would part them; None for none. Raises FieldError for an open quotation."""
    try:
        return shlex.split(clean_line(typed)) or None
    except ValueError:
        title = _("A quotation mark in this command is not closed.")
        raise FieldError(key, title, _("Words with spaces stand between quotation marks.")) from None


def general_text(shown: SettingsShown, key: str) -> str:
    """What the file says; empty for what is usual."""
    value = str(shown.table().get(key, ""))
    return "" if (key, value) == ("name_order", "dutch") else value


def _changed(typed: Typed, texts: Typed) -> frozenset[str]:
    """The fields that do not say any more what they said at first."""
    return frozenset(name for name, text in texts.items() if clean_line(typed[name]) != clean_line(text))


def _effort_values(changed: frozenset[str], typed: Typed, usual: Effort) -> dict[str, SettingValue | None]:
    """What is written of a category: what differs from the usual; what was left alone stays as the file has it."""
    values: dict[str, SettingValue | None] = {}
    broadcast = typed["broadcast"] == "1"
    if "broadcast" in changed:
        values["broadcast"] = None if broadcast is usual.broadcast else broadcast
        if broadcast:
            values |= dict.fromkeys(("ideal_days", "maximum_days"))
    ideal, maximum = _number(typed["ideal_days"]), _number(typed["maximum_days"])
    if "ideal_days" in changed:
        values["ideal_days"] = None if ideal == usual.ideal_days else ideal
    if "maximum_days" in changed:
        is_twice = isinstance(ideal, int) and maximum == ideal * MAXIMUM_PER_IDEAL
        values["maximum_days"] = None if is_twice else maximum
    if "channel" in changed:
        usual_channel = usual.channel if usual.broadcast is broadcast else None
        values["channel"] = None if typed["channel"] == (usual_channel or "") else typed["channel"]
    if "form" in changed:
        values["form"] = clean_line(typed["form"]) or None
    return values


def _usual_words(usual: Effort) -> str:
    if usual.broadcast:
        return _("usually broadcast alone")
    if usual.ideal_days is None:
        return ""
    return _("usually {ideal} / {maximum} days").format(ideal=usual.ideal_days, maximum=usual.maximum_days)


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(typed: str) -> int | str | None:
    """The number, else the text for the reader of the file to refuse; None where nothing is typed."""
    text = clean_line(typed)
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number else text or None


def _day(typed: str, today: date) -> date | str | None:
    """The day, else the text for the reader of the file to refuse; None where nothing is typed."""
    text = clean_line(typed)
    return parse_day(text, today, past=False) or text or None


def place_of_wrong(change: SettingChange, place: KeyPath) -> str:
    """The field that a refused setting was typed in; empty where it is elsewhere in the file."""
    if place[:-1] == change.place and place[-1] in change.values:
        return str(place[-1])
    return ""
