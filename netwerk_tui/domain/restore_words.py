"""What a restore comes to, in lines: the same in the shell and on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.restoring import LoggedEntry, RestorePreview
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext

_COUNTED = (
    ("contact", N_("contacts")),
    ("interaction", N_("contact moments")),
    ("assessment", N_("scores")),
    ("followup", N_("promises")),
    ("event", N_("events")),
    ("entry", N_("entries in the log")),
)
"""What is counted in words where it differs; every table is counted in JSON."""

_TITLE_CHARACTERS = 46


def preview_lines(preview: RestorePreview, shown: int) -> Iterator[str]:
    """What the user should know before they agree; of entries and names at most `shown` each."""
    if preview.changes_nothing:
        yield _("The network is as this backup has it.")
        return
    if not preview.is_readable:
        yield _("The network cannot be read as it is now. Its files are kept beside the restored one.")
        yield _("Whoever was erased after a backup that lay elsewhere comes back with it.")
    elif preview.lost and not preview.is_same_network:
        yield _("This is a backup of another network: everything is replaced by it.")
    yield from _counts(preview)
    yield from _newest(preview)
    if preview.lost:
        yield ngettext(
            "{count} entry of the log is not in the backup:",
            "{count} entries of the log are not in the backup:",
            len(preview.lost),
        ).format(count=len(preview.lost))
        yield from (f"  {entry_words(each)}" for each in preview.lost[:shown])
        yield from _more(len(preview.lost) - shown)
    if preview.vanishing:
        vanish = ngettext("{count} contact goes: {names}", "{count} contacts go: {names}", len(preview.vanishing))
        yield vanish.format(count=len(preview.vanishing), names=_names(preview.vanishing, shown))
    if preview.returning:
        back = ngettext(
            "{count} contact comes back: {names}", "{count} contacts come back: {names}", len(preview.returning)
        )
        yield back.format(count=len(preview.returning), names=_names(preview.returning, shown))
    if preview.forgotten:
        yield ngettext(
            "{count} person who was erased since does not come back.",
            "{count} people who were erased since do not come back.",
            preview.forgotten,
        ).format(count=preview.forgotten)


def entry_words(entry: LoggedEntry) -> str:
    """An entry of the log with its moment, in the zone of the user."""
    return f"{entry.entry}  {entry.at.astimezone():%Y-%m-%d %H:%M}  {clean_line(entry.title, _TITLE_CHARACTERS)}"


def moment_words(at: datetime) -> str:
    """The day and the time, in the zone of the user."""
    local = at.astimezone()
    return f"{full_day(local.date())} {local:%H:%M}"


def _counts(preview: RestorePreview) -> Iterator[str]:
    for table, label in _COUNTED:
        now, then = preview.counts_now.get(table, 0), preview.counts_then.get(table, 0)
        if not preview.is_readable:
            yield _("{what}: {then} in the backup").format(what=_(label), then=then)
        elif now != then:
            yield _("{what}: {now} now, {then} in the backup").format(what=_(label), now=now, then=then)


def _newest(preview: RestorePreview) -> Iterator[str]:
    if preview.newest_now is not None:
        yield _("Newest now: {entry}").format(entry=entry_words(preview.newest_now))
    if preview.newest_then is not None:
        yield _("Newest in the backup: {entry}").format(entry=entry_words(preview.newest_then))


def _names(names: Sequence[str], shown: int) -> str:
    """The first names, and how many more there are."""
    listed = ", ".join(clean_line(name) for name in names[:shown])
    more = len(names) - shown
    return listed if more <= 0 else _("{names} and {count} more").format(names=listed, count=more)


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield "  " + _("and {count} more").format(count=count)
