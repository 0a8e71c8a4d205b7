"""The pages of the settings as tables, and what is edited in each row.

Pure. What is usual stands in grey, and what the user settled in plain ink.
"""

from __future__ import annotations

import shlex
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, assert_never

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.domain.policy import USUAL_POLICY, Effort
from netwerk_tui.language import N_, _
from netwerk_tui.settings.setting_change import SettingChange
from netwerk_tui.ui.screens.settings_forms import (
    GENERAL_LABELS,
    LANGUAGE_CHOICES,
    NAME_ORDER_CHOICES,
    PRIVACY_LABELS,
    REVIEW_LABELS,
    SettingForm,
    campaign_form,
    effort_form,
    general_form,
    general_text,
    image_change,
    image_form,
    privacy_form,
    review_form,
    usual_effort,
)
from netwerk_tui.ui.settings_shown import SettingsShown
from netwerk_tui.ui.widgets.report_line import Tone
from netwerk_tui.ui.widgets.settings_table import TableCell, TableColumn, TableNote, TableRow

Lines = Sequence[TableRow | TableNote]


class SettingsPage(StrEnum):
    """What is settled on it; Tab goes from one to the next."""

    EFFORT = "effort"
    TAGS = "tags"
    REVIEW = "review"
    CAMPAIGNS = "campaigns"
    IMAGE = "image"
    GENERAL = "general"
    PRIVACY = "privacy"


PAGE_LABELS: dict[SettingsPage, str] = {
    SettingsPage.EFFORT: N_("Effort"),
    SettingsPage.TAGS: N_("Tags"),
    SettingsPage.REVIEW: N_("Review"),
    SettingsPage.CAMPAIGNS: N_("Campaigns"),
    SettingsPage.IMAGE: N_("Wished image"),
    SettingsPage.GENERAL: N_("General"),
    SettingsPage.PRIVACY: N_("Privacy"),
}


class PageTable(NamedTuple):
    """A page to show."""

    columns: tuple[TableColumn, ...]
    lines: Lines
    notice: str = ""
    """In place of lines where there are none."""


def table_of(page: SettingsPage, shown: SettingsShown) -> PageTable:
    """The page, in the user's language."""
    match page:
        case SettingsPage.EFFORT:
            return _effort(shown)
        case SettingsPage.TAGS:
            return _tags(shown)
        case SettingsPage.REVIEW:
            return _review(shown)
        case SettingsPage.CAMPAIGNS:
            return _campaigns(shown)
        case SettingsPage.IMAGE:
            return _image(shown)
        case SettingsPage.PRIVACY:
            return _privacy(shown)
        case SettingsPage.GENERAL:
            return _general(shown)
        case _:
            assert_never(page)


def form_of(page: SettingsPage, shown: SettingsShown, key: Hashable, today: date, themes: Iterable[str]) -> SettingForm:
    """What is edited in the row of this key; a key behind the last row makes a new one. Tags have forms of the card."""
    match page:
        case SettingsPage.EFFORT:
            places = ((matrix, category) for matrix in shown.matrices for category in matrix.categories)
            return effort_form(shown, *next(place for place in places if place[1].id == key))
        case SettingsPage.REVIEW:
            return review_form(shown, str(key))
        case SettingsPage.CAMPAIGNS:
            return campaign_form(shown, index_of(key), today)
        case SettingsPage.IMAGE:
            return image_form(shown, index_of(key))
        case SettingsPage.PRIVACY:
            return privacy_form(shown, str(key))
        case _:
            return general_form(shown, str(key), themes)


def deletion_of(page: SettingsPage, shown: SettingsShown, key: Hashable) -> SettingChange:
    """The campaign or the word goes; anything else becomes what it usually is."""
    match page:
        case SettingsPage.EFFORT:
            return usual_effort(str(key))
        case SettingsPage.REVIEW:
            return SettingChange(("review",), {str(key): None})
        case SettingsPage.CAMPAIGNS:
            return SettingChange(("campaigns", index_of(key)), {}, deletes=True)
        case SettingsPage.IMAGE:
            return image_change([each for number, each in enumerate(shown.settings.image) if number != key])
        case _:
            return SettingChange((), {str(key): None})


def index_of(key: Hashable) -> int:
    """The number of a row that goes by its number: a campaign, a word, a tag."""
    assert isinstance(key, int), "rows of this page go by their number"
    return key


def _effort(shown: SettingsShown) -> PageTable:
    columns = (
        TableColumn(_("Category"), "", 16, grows=True),
        TableColumn(_("Days"), "ideal_days", 5, is_number=True),
        TableColumn(_("At most"), "maximum_days", 7, is_number=True),
        TableColumn(_("Channel"), "channel", 16),
        TableColumn(_("Form"), "form", 7, grows=True),
        TableColumn(_("Broadcast"), "broadcast", 9),
    )
    return PageTable(columns, tuple(_effort_lines(shown)))


def _effort_lines(shown: SettingsShown) -> Iterator[TableRow | TableNote]:
    for number, matrix in enumerate(shown.matrices):
        if number:
            yield TableNote()
        yield TableNote(_(matrix.label), Tone.STRONG)
        for category in matrix.categories:
            effort = shown.policy.by_category.get(category.id, Effort())
            own = shown.table("effort", category.id)

            def ink(*keys: str, own: object = own) -> Tone:
                return Tone.PLAIN if isinstance(own, dict) and any(key in own for key in keys) else Tone.MUTED

            yield TableRow(
                category.id,
                (
                    TableCell(f"{category.glyph} {_(category.label)}", category.hue),
                    TableCell(_days(effort.ideal_days), ink("ideal_days")),
                    TableCell(_days(effort.maximum_days), ink("ideal_days", "maximum_days")),
                    TableCell(_(CHANNEL_LABELS[effort.channel]) if effort.channel else "–", ink("channel")),
                    TableCell(effort.form or "–", ink("form")),
                    TableCell(_("enough") if effort.broadcast else "–", ink("broadcast")),
                ),
            )


def _tags(shown: SettingsShown) -> PageTable:
    columns = (
        TableColumn(_("Tag"), "name", 12, grows=True),
        TableColumn(_("People"), "", 6, is_number=True),
        TableColumn(_("Group"), "target_group", 6),
        TableColumn(_("Days"), "ideal_days", 5, is_number=True),
        TableColumn(_("At most"), "maximum_days", 7, is_number=True),
        TableColumn(_("Channel"), "preferred_channel", 14),
        TableColumn(_("Form"), "preferred_form", 8, grows=True),
    )
    rows = []
    for rules in shown.tags:
        wish = rules.wish
        ideal, maximum = wish.days or (None, None)
        rows.append(
            TableRow(
                rules.tag,
                (
                    TableCell(f"#{rules.name}", Tone.STRONG if rules.is_target_group else Tone.PLAIN),
                    TableCell(str(rules.members), Tone.MUTED),
                    TableCell(_("weekly") if rules.is_target_group else "–"),
                    TableCell(_days(ideal)),
                    TableCell(_days(maximum)),
                    TableCell(_channel_words(wish.channel)),
                    TableCell(wish.form or "–"),
                ),
            )
        )
    return PageTable(columns, rows, _("There are no tags yet.\nWrite #word in a note, or add one on a card."))


def _review(shown: SettingsShown) -> PageTable:
    columns = (
        TableColumn(_("Setting"), "", 49),
        TableColumn(_("Value"), "value", 8, is_number=True),
        TableColumn(_("Usually"), "", 8, is_number=True),
    )
    own = shown.table("review")
    rows = [
        TableRow(
            key,
            (
                TableCell(_(label)),
                TableCell(str(getattr(shown.policy, key)), Tone.STRONG if key in own else Tone.MUTED),
                TableCell(str(getattr(USUAL_POLICY, key)), Tone.MUTED),
            ),
        )
        for key, label in REVIEW_LABELS.items()
    ]
    return PageTable(columns, rows)


def _campaigns(shown: SettingsShown) -> PageTable:
    columns = (
        TableColumn(_("Campaign"), "name", 20, grows=True),
        TableColumn(_("Since"), "since", 18),
        TableColumn(_("Until"), "until", 18),
    )
    rows = [
        TableRow(index, (TableCell(each.name), TableCell(full_day(each.since)), TableCell(full_day(each.until))))
        for index, each in enumerate(shown.policy.campaigns)
    ]
    nothing = _(
        "No campaigns yet.\na adds one: the figures of the year then tell contact within it from contact outside it."
    )
    return PageTable(columns, rows, nothing)


def _image(shown: SettingsShown) -> PageTable:
    rows = [TableRow(index, (TableCell(words),)) for index, words in enumerate(shown.settings.image)]
    nothing = _("How do you want to be seen?\na adds a word or two. Cards hold them against what people say about you.")
    return PageTable((TableColumn(_("How I want to be seen"), "image", 20, grows=True),), rows, nothing)


def _privacy(shown: SettingsShown) -> PageTable:
    columns = (TableColumn(_("Setting"), "", 34), TableColumn(_("Choice"), "value", 20, grows=True))
    own = shown.table()
    minutes, command = shown.settings.lock_minutes, shlex.join(shown.settings.password_command)
    rows = [
        TableRow(
            key,
            (TableCell(_(label)), TableCell(words, Tone.STRONG if key in own else Tone.MUTED)),
        )
        for (key, label), words in zip(
            PRIVACY_LABELS.items(),
            (_("never") if minutes == 0 else str(minutes), command or _("none: you type it")),
            strict=True,
        )
    ]
    notes = (
        "",
        _("Both are for an encrypted network. E encrypts it."),
        _("No shell reads the command; its first line is the passphrase."),
    )
    return PageTable(columns, [*rows, *(TableNote(note) for note in notes)])


def _general(shown: SettingsShown) -> PageTable:
    columns = (TableColumn(_("Setting"), "", 18), TableColumn(_("Choice"), "value", 20, grows=True))
    choices = {
        "language": LANGUAGE_CHOICES,
        "theme": {"": N_("netwerk’s own")},
        "name_order": NAME_ORDER_CHOICES,
    }
    lines: list[TableRow | TableNote] = []
    for key, label in GENERAL_LABELS.items():
        value = general_text(shown, key)
        words = _(choices[key].get(value, value))
        lines.append(TableRow(key, (TableCell(_(label)), TableCell(words, Tone.STRONG if value else Tone.MUTED))))
    notes = (
        "",
        _("Everything but the tags is kept in this file, where your own remarks stay:"),
        _shown_path(shown.file),
    )
    return PageTable(columns, [*lines, *(TableNote(note) for note in notes)])


def _days(days: int | None) -> str:
    return "–" if days is None else str(days)


def _channel_words(channel: str) -> str:
    known = {each.value: label for each, label in CHANNEL_LABELS.items() if each is not Channel.NOTE}
    return _(known[channel]) if channel in known else "–"


def _shown_path(path: Path) -> str:
    """The path, with `~` for the user's home."""
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)
