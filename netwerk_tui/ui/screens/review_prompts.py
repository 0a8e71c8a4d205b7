"""What each prompt of the review asks, what it offers, and how it reads what is typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import assert_never

from netwerk_tui.domain.ask_line import read_ask
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.promise_line import read_promise
from netwerk_tui.domain.review_offers import Deed, Offer, ask_offers, promise_offers, tell_offers
from netwerk_tui.domain.review_view import CardView
from netwerk_tui.domain.snooze import SNOOZE_LABELS, snoozed_until
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.review_prompt import Prompt, PromptKind, Reading, Understood


def offers_of(kind: PromptKind, view: CardView, today: date) -> tuple[Offer, ...]:
    """What is open and can be settled in this prompt."""
    match kind:
        case PromptKind.FOLLOWUP:
            return promise_offers(view.profile, today)
        case PromptKind.ASK:
            return ask_offers(view.profile)
        case PromptKind.TELL:
            return tell_offers(view.profile, view.to_report)
        case PromptKind.THANKS:
            return view.to_thank
        case PromptKind.SNOOZE | PromptKind.SKIP:
            return ()
        case _:
            assert_never(kind)


def prompt_of(kind: PromptKind, view: CardView, offers: Sequence[Offer], today: date) -> Prompt:
    """The prompt for this card."""

    def build(title: str, placeholder: str, read: Callable[[str], Understood], chosen: int | None = None) -> Prompt:
        def understand(line: str, offer: int | None) -> Understood:
            return read(line) if offer is None else _settled(offers[offer], line)

        words = tuple(clean_line(offer.words) for offer in offers)
        return Prompt(kind, title, view.profile.name, placeholder, understand, words, chosen)

    match kind:
        case PromptKind.SNOOZE:
            return build(_("Snooze"), _("friday, 2 weeks, next month …"), lambda line: _snooze(line, today))
        case PromptKind.FOLLOWUP:
            return build(_("Follow-up"), _("call back friday"), lambda line: _promise(line, today))
        case PromptKind.ASK:
            return build(_("Ask"), _("#topic what I want to sound them out on"), lambda line: _ask(line, view))
        case PromptKind.TELL:
            return build(_("Tell"), _("what I want them to know"), _tell, 0 if view.to_report else None)
        case PromptKind.THANKS:
            return build(_("Thank"), _("what I said, or nothing"), _thanks, 0 if offers else None)
        case PromptKind.SKIP:
            return build(_("Skip"), _("why, or nothing"), _skip)
        case _:
            assert_never(kind)


def _snooze(line: str, today: date) -> Understood:
    if not line.strip():
        presets = " · ".join(f"{digit} {_(label)}" for digit, label in SNOOZE_LABELS.items())
        return Understood(_("{presets} · or a day in words").format(presets=presets), Reading.UNFINISHED)
    try:
        return Understood(_("until {day}").format(day=full_day(snoozed_until(line, today))))
    except UsageError as error:
        return Understood(error.title, Reading.PROBLEM)


def _promise(line: str, today: date) -> Understood:
    promise = read_promise(line, today)
    if not promise.text:
        return Understood(_("what I promise, with its day · < for a promise of theirs"), Reading.UNFINISHED)
    words = _("they: {text}") if promise.theirs else _("to do: {text}")
    day = _("no date") if promise.due is None else full_day(promise.due)
    return Understood(f"{words.format(text=promise.text)} · {day}")


def _ask(line: str, view: CardView) -> Understood:
    ask = read_ask(line)
    if not ask.text:
        return Understood(_("what I want to sound them out on · #topic"), Reading.UNFINISHED)
    words = _("to ask: {text}").format(text=ask.text)
    if ask.topic:
        words += f" · #{ask.topic}"
    if view.facts.asks >= view.facts.attention_budget:
        words += " · " + _("more than they can take: {count} a year").format(count=view.facts.attention_budget)
    return Understood(words)


def _tell(line: str) -> Understood:
    text = clean_line(line)
    if not text:
        return Understood(_("what I want them to know"), Reading.UNFINISHED)
    return Understood(_("to tell: {text}").format(text=text))


def _thanks(line: str) -> Understood:
    return Understood(_with_text(_("thanked"), line))


def _skip(line: str) -> Understood:
    return Understood(_with_text(_("skipped for today"), line))


def _settled(offer: Offer, line: str) -> Understood:
    return Understood(_with_text(offer.words, line if offer.deed in TAKES_TEXT else ""))


TAKES_TEXT = frozenset(
    {
        Deed.KEEP_PROMISE,
        Deed.ASK_ANSWERED,
        Deed.ASK_USED,
        Deed.THANK_FOR_PROMISE,
        Deed.THANK_FOR_ANSWER,
        Deed.THANK_FOR_SUCCESS,
    }
)
"""Deeds with which the typed line is recorded; with the others it stays a draft."""


def _with_text(words: str, line: str) -> str:
    text = clean_line(line)
    return f"{words} · “{text}”" if text else words
