"""What is told of the line under the cursor, beneath the list: the whole text, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from netwerk_tui.domain.asks import Ask, AskStatus
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.dealings import Balanced, Celebrated, Dealing
from netwerk_tui.domain.gratitude import CONTRIBUTION_LABELS, Concern, OwedThanks
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.themes import ThemeRow
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.screens.dealing_form_words import before_asking_words
from netwerk_tui.ui.widgets.ledger_line import Contributor, Subject

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_LONGEST = 400


def detail_of(subject: Subject, desk: Desk) -> Content:
    """The line in full. Of something to be asked, also what is worth knowing before: one small read."""
    match subject:
        case Dealing():
            return _dealing(subject, desk)
        case Celebrated():
            return _lines(
                subject.success.name, [full_day(subject.success.day), subject.dossier_name], subject.success.text
            )
        case Contributor():
            success = subject.celebrated.success
            return _lines(subject.celebrated.names[subject.contact], [success.name, full_day(success.day)])
        case Balanced():
            return _lines(subject.name, [_balance_words(subject)])
        case ThemeRow():
            return _lines(subject.name or _("no theme"), [_theme_words(subject)])


def _dealing(dealing: Dealing, desk: Desk) -> Content:
    record = dealing.record
    day = "" if dealing.day is None else full_day(dealing.day)
    facts = [_(dealing.group), day, dealing.about]
    if isinstance(record, Ask | Concern) and record.dossier_name != dealing.about:
        facts.append(record.dossier_name)
    texts = [dealing.text]
    if isinstance(record, OwedThanks):
        texts = [f"{_(CONTRIBUTION_LABELS[record.kind])}: {record.what}"]
    if isinstance(record, Ask):
        texts += [record.answer and f"→ {record.answer}", record.use and f"→ {record.use}"]
        if record.status is AskStatus.OPEN:
            texts.append(before_asking_words(desk.dealings.before_asking(dealing.contact), desk.today))
    if isinstance(record, Concern):
        texts += [record.promise and f"→ {record.promise}", record.result and f"→ {record.result}"]
    return _lines(dealing.name, facts, *texts)


def _lines(title: str, facts: list[str], *texts: str) -> Content:
    told = " · ".join(clean_line(fact) for fact in facts if fact)
    parts: list[tuple[str, str]] = [(clean_line(title), "bold $foreground"), (f"  {told}", "$muted")]
    for number, text in enumerate(text for text in texts if text):
        style = "$foreground" if number == 0 else "$muted"
        parts.append((f"\n{clean_line(text, _LONGEST)}", style))
    return Content.assemble(*parts)


def _balance_words(balanced: Balanced) -> str:
    given = ngettext("given {count} time", "given {count} times", balanced.counts.given)
    got = ngettext("got {count} time", "got {count} times", balanced.counts.got)
    return f"{given.format(count=balanced.counts.given)} · {got.format(count=balanced.counts.got)}"


def _theme_words(theme: ThemeRow) -> str:
    concerns = ngettext("{count} concern", "{count} concerns", theme.total).format(count=theme.total)
    people = ngettext("from {count} contact", "from {count} contacts", theme.people).format(count=theme.people)
    settled = _("something was done about {count}").format(count=theme.settled)
    return f"{concerns} {people} · {settled}"
