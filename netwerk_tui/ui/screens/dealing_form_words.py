"""What stands in the form of a dealing: its values at first, what to know before an ask, who is proposed and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from netwerk_tui.domain.asks import Ask, Tell
from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.dealings import BeforeAsking, Celebrated, Dealing
from netwerk_tui.domain.gratitude import Concern, Favour, OwedThanks, Thanks
from netwerk_tui.domain.topic_matching import Proposal
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.people_picker import Person

TYPING_PAUSE_SECONDS = 0.15
"""How long nothing is typed before people are looked for: among 100,000 contacts that takes a second."""


def before_asking_words(before: BeforeAsking, today: date) -> str:
    """How often the contact was asked against what is enough, and what I gave them last."""
    budget, given = before.budget, before.last_given
    asked = ngettext("asked {count} time in a year", "asked {count} times in a year", budget.asked).format(
        count=budget.asked
    )
    parts = [asked if budget.asked else _("not asked in a year")]
    if budget.planned:
        parts.append(ngettext("{count} to come", "{count} to come", budget.planned).format(count=budget.planned))
    if budget.is_used_up:
        parts.append(_("{count} a year is enough for them").format(count=budget.allowed))
    if given is None:
        parts.append(_("you have given nothing yet"))
    else:
        day = day_words(given.day, today)
        parts.append(_("last given: {text} ({day})").format(text=given.text.partition("\n")[0], day=day))
    return " · ".join(parts)


def values_of(about: Dealing | Celebrated | None, today: date) -> dict[str, str]:
    """What stands in the fields at first."""
    if about is None:
        return {"day": today.isoformat()}
    if isinstance(about, Celebrated):
        success = about.success
        return {"name": success.name, "text": success.text, "day": success.day.isoformat()}
    return dict(_values_of_record(about))


def _values_of_record(about: Dealing) -> Iterator[tuple[str, str]]:
    record = about.record
    yield "text", about.text
    match record:
        case Ask():
            yield from (("topic", record.topic), ("answer", record.answer), ("use", record.use))
        case Concern():
            yield from (("theme", record.theme), ("promise", record.promise), ("result", record.result))
        case Thanks():
            yield "day", record.day.isoformat()
        case Favour():
            yield from (("day", record.day.isoformat()), ("direction", record.direction.value))
        case Tell() | OwedThanks():
            return
        case _:
            assert_never(record)


def proposed_person(proposal: Proposal) -> Person:
    """Somebody whom the text fits."""
    asked = ngettext("asked {count} time", "asked {count} times", proposal.asked).format(count=proposal.asked)
    return Person(
        proposal.contact, proposal.name, f"{proposal.reason} · {asked}" if proposal.asked else proposal.reason
    )


def found_person(row: ContactRow, why: str) -> Person:
    """Somebody whom a typed name may mean."""
    return Person(row.id, row.name, why or " · ".join(part for part in (row.role, row.organisation) if part))
