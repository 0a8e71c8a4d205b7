"""The right column of the card: what is open between us, what was settled, give and get, and every contact moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.asks import ASK_LABELS, TELL_LABELS, Ask, AskStatus, Tell, TellStatus
from netwerk_tui.domain.card import Card
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.gratitude import CONCERN_LABELS, CONTRIBUTION_LABELS, Concern, ConcernStatus, Favour
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.interaction import DIRECTION_GLYPHS, Direction
from netwerk_tui.domain.profile import Followup
from netwerk_tui.domain.thin_ties import met_words
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind, balance_of
from netwerk_tui.language import _
from netwerk_tui.ui.screens.card_person import empty_fields, field_row
from netwerk_tui.ui.widgets.card_lines import DAY_CELLS, Addition, CardRow, CardSection, SectionId, Subject
from netwerk_tui.ui.widgets.report_line import Ink, Tone

_PARTS = {
    TimelineKind.INTERACTION: Part.INTERACTION,
    TimelineKind.FOLLOWUP: Part.FOLLOWUP,
    TimelineKind.ASK: Part.ASK,
    TimelineKind.TELL: Part.TELL,
    TimelineKind.INTRODUCTION: Part.INTRODUCTION,
}


def open_dealings(card: Card) -> CardSection:
    """Promises both ways, what to ask and tell, thanks owed, concerns: what to know before the conversation."""
    additions = (
        Addition(Part.FOLLOWUP),
        Addition(Part.ASK),
        Addition(Part.TELL),
        Addition(Part.CONCERN),
        Addition(Part.THANKS),
        *empty_fields(card.profile, "attention_budget"),
    )
    return CardSection(SectionId.OPEN, _("Before the conversation"), tuple(_open(card)), additions)


def _open(card: Card) -> Iterator[CardRow]:
    profile = card.profile
    yield from (_followup(each, card.today) for each in profile.followups if each.done_on is None)
    yield from (_ask(each) for each in profile.asks if each.status is not AskStatus.SHOWN)
    yield from (_tell(each) for each in profile.tells if each.status is TellStatus.OPEN)
    for owed in card.owed:
        text = f"{owed.what} · {_(CONTRIBUTION_LABELS[owed.kind])} {day_words(owed.since, card.today)}"
        yield CardRow(
            _("Thanks owed"),
            text,
            ink=Hue.AMBER if owed.waits_long(card.today, card.policy.thanks_wait_days) else Tone.PLAIN,
        )
    yield from (_concern(each) for each in profile.concerns if each.status is not ConcernStatus.REPORTED)
    budget = card.budget
    if budget.asked or budget.planned or profile.attention_budget is not None:
        words = _("asked {asked} of {allowed} this year, {planned} planned").format(
            asked=budget.asked, allowed=budget.allowed, planned=budget.planned
        )
        ink: Ink = Hue.AMBER if budget.is_used_up else Tone.PLAIN
        yield field_row(card, words, "attention_budget", ink=ink)


def settled_dealings(card: Card) -> CardSection:
    """What is done: promises kept, answers used and shown, what they know, concerns that were reported back."""
    profile = card.profile
    rows = [
        *(_followup(each, card.today) for each in profile.followups if each.done_on is not None),
        *(_ask(each) for each in profile.asks if each.status is AskStatus.SHOWN),
        *(_tell(each) for each in profile.tells if each.status is TellStatus.TOLD),
        *(_concern(each) for each in profile.concerns if each.status is ConcernStatus.REPORTED),
    ]
    return CardSection(SectionId.SETTLED, _("Settled"), tuple(rows))


def _followup(followup: Followup, today: date) -> CardRow:
    label = _("They promised") if followup.theirs else _("I promised")
    if followup.done_on is not None:
        when = f"✓ {day_words(followup.done_on, today)}"
    else:
        when = _("due {day}").format(day=day_words(followup.due, today)) if followup.due else ""
    text = " · ".join(part for part in (followup.text, when, followup.result) if part)
    is_late = followup.done_on is None and followup.due is not None and followup.due < today
    ink: Ink = Tone.MUTED if followup.done_on else Hue.RED if is_late else Tone.PLAIN
    return CardRow(label, text, Subject(Part.FOLLOWUP, followup.id), ink, settled=followup.done_on is not None)


def _ask(ask: Ask) -> CardRow:
    is_settled = ask.status is AskStatus.SHOWN
    parts = (
        ask.text or ask.topic,
        ask.dossier_name,
        "" if ask.status is AskStatus.OPEN else _(ASK_LABELS[ask.status]),
        f"“{ask.answer}”" if ask.answer else "",
        ask.use,
    )
    text = " · ".join(part for part in parts if part)
    return CardRow(
        _("Ask"), text, Subject(Part.ASK, ask.id), Tone.MUTED if is_settled else Tone.PLAIN, settled=is_settled
    )


def _tell(tell: Tell) -> CardRow:
    is_settled = tell.status is TellStatus.TOLD
    parts = (tell.text, tell.dossier_name, _(TELL_LABELS[tell.status]) if is_settled else "")
    text = " · ".join(part for part in parts if part)
    return CardRow(
        _("Tell"), text, Subject(Part.TELL, tell.id), Tone.MUTED if is_settled else Tone.PLAIN, settled=is_settled
    )


def _concern(concern: Concern) -> CardRow:
    is_settled = concern.status is ConcernStatus.REPORTED
    parts = (
        concern.text,
        concern.theme,
        _(CONCERN_LABELS[concern.status]),
        _("promised: {promise}").format(promise=concern.promise) if concern.promise else "",
        concern.result,
    )
    text = " · ".join(part for part in parts if part)
    return CardRow(_("Concern"), text, Subject(Part.CONCERN, concern.id), Tone.MUTED if is_settled else Tone.PLAIN)


def value(card: Card) -> CardSection:
    """What we did for each other, and thanks."""
    favours, thanks = card.profile.favours, card.profile.thanks
    given = sum(each.direction is Direction.OUT for each in favours)
    gist = _("gave {given}, got {got}").format(given=given, got=len(favours) - given) if favours else ""
    rows: list[tuple[date, CardRow]] = [(each.day, _favour(each, card.today)) for each in favours]
    for each in thanks:
        row = CardRow(
            day_words(each.day, card.today),
            _("♡ thanked: {text}").format(text=each.text) if each.text else _("♡ thanked"),
            Subject(Part.THANKS, each.id),
        )
        rows.append((each.day, row))
    newest_first = sorted(rows, key=lambda pair: pair[0], reverse=True)
    additions = Addition(Part.FAVOUR), Addition(Part.THANKS)
    return CardSection(
        SectionId.VALUE,
        _("Give and get"),
        tuple(row for _day, row in newest_first),
        additions,
        gist,
        label_cells=DAY_CELLS,
    )


def _favour(favour: Favour, today: date) -> CardRow:
    words = _("got: {text}") if favour.direction is Direction.IN else _("gave: {text}")
    text = f"{DIRECTION_GLYPHS[favour.direction]} {words.format(text=favour.text)}"
    return CardRow(day_words(favour.day, today), text, Subject(Part.FAVOUR, favour.id))


def moments(card: Card) -> CardSection:
    """Every contact moment and what else is on the timeline, the newest first."""
    rows = tuple(_moment(each, card.today) for each in card.items)
    return CardSection(SectionId.MOMENTS, _("Contact"), rows, gist=_meetings(card), label_cells=DAY_CELLS)


def _meetings(card: Card) -> str:
    """`met 3 of 5 ●●●○○ · in 2, out 7`: so often before a name sticks, and who takes the initiative."""
    needed, met = card.policy.thin_encounters, card.profile.encounters
    dots = "●" * min(met, needed) + "○" * max(0, needed - met)
    balance = balance_of(card.items)
    both = _("in {incoming}, out {outgoing}").format(incoming=balance.incoming, outgoing=balance.outgoing)
    return f"{dots} {met_words(met)} · {both}"


def _moment(item: TimelineItem, today: date) -> CardRow:
    direction = f"{DIRECTION_GLYPHS[item.direction]} " if item.direction else ""
    part = _PARTS.get(item.kind)
    mood = f" ~{item.mood}" if item.mood else ""
    others = _(" · with {names}").format(names=", ".join(item.others)) if item.others else ""
    return CardRow(
        day_words(item.day, today),
        f"{item.glyph} {direction}{item.headline}{mood}{others}",
        None if part is None else Subject(part, item.id),
        Tone.MUTED if item.done_on else Tone.PLAIN,
        one_line=True,
    )
