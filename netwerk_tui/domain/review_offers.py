"""What is open between a contact and me that a card of the review offers to settle, each with one key.

Pure: what is open is told by the profile. The review screen shows the words, and hands the deed back to be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.asks import AskStatus, TellStatus
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.gratitude import ContributionKind, OwedThanks
from netwerk_tui.domain.profile import Followup, Profile
from netwerk_tui.language import _


class Deed(StrEnum):
    """What settles it."""

    KEEP_PROMISE = "keep-promise"
    """Tick a promise off, mine or theirs; the text is what came of it."""
    ASK_ASKED = "ask-asked"
    ASK_ANSWERED = "ask-answered"
    """The text is the answer."""
    ASK_USED = "ask-used"
    """The text is what I did with the answer."""
    ASK_SHOWN = "ask-shown"
    """They have seen what I did with the answer."""
    TELL = "tell"
    REPORT_PROMISE = "report-promise"
    """Tell them what came of what they did."""
    REPORT_CONCERN = "report-concern"
    THANK_FOR_PROMISE = "thank-for-promise"
    THANK_FOR_ANSWER = "thank-for-answer"
    THANK_FOR_SUCCESS = "thank-for-success"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something open."""

    deed: Deed
    id: int
    """Of the promise, the ask, the tell, the concern or the success."""
    words: str
    """In the user's language."""


def promises_due(profile: Profile, today: date) -> tuple[Followup, ...]:
    """My open promises of which the day has come, the longest overdue first."""
    due = [(each.due, each) for each in profile.followups if _is_mine_and_open(each) and each.due is not None]
    return tuple(each for day, each in sorted(due, key=lambda pair: (pair[0], pair[1].id)) if day <= today)


def promise_offers(profile: Profile, today: date) -> tuple[Offer, ...]:
    """Promises to tick off: mine that are due, then my other ones, then theirs."""
    due = promises_due(profile, today)
    mine = [each for each in profile.followups if _is_mine_and_open(each) and each not in due]
    theirs = [each for each in profile.followups if each.theirs and each.done_on is None]
    return tuple(Offer(Deed.KEEP_PROMISE, each.id, _promise_words(each, today)) for each in (*due, *mine, *theirs))


def ask_offers(profile: Profile) -> tuple[Offer, ...]:
    """Asks that can go a step further."""
    steps = {
        AskStatus.OPEN: (Deed.ASK_ASKED, _("asked: {text}")),
        AskStatus.ASKED: (Deed.ASK_ANSWERED, _("answered: {text}")),
        AskStatus.ANSWERED: (Deed.ASK_USED, _("used: {text}")),
        AskStatus.USED: (Deed.ASK_SHOWN, _("shown what I did with it: {text}")),
    }
    offers = []
    for ask in profile.asks:
        if ask.status in steps:
            deed, words = steps[ask.status]
            offers.append(Offer(deed, ask.id, words.format(text=ask.text)))
    return tuple(offers)


def tell_offers(profile: Profile, results: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """What they should hear: what came of their help (of `results_owed`) first, then what I want them to know."""
    news = (
        Offer(Deed.TELL, each.id, _("told: {text}").format(text=each.text))
        for each in profile.tells
        if each.status is TellStatus.OPEN
    )
    return (*results, *news)


def thanks_offers(owed: Iterable[OwedThanks]) -> tuple[Offer, ...]:
    """What they have not been thanked for, in the order given."""
    deeds = {
        ContributionKind.FOLLOWUP: (Deed.THANK_FOR_PROMISE, _("for what they did: {text}")),
        ContributionKind.ASK: (Deed.THANK_FOR_ANSWER, _("for the answer: {text}")),
        ContributionKind.SUCCESS: (Deed.THANK_FOR_SUCCESS, _("for their part in {text}")),
    }
    offers = []
    for each in owed:
        deed, words = deeds[each.kind]
        offers.append(Offer(deed, each.id, words.format(text=each.what)))
    return tuple(offers)


def results_owed(profile: Profile) -> tuple[Offer, ...]:
    """What came of what they did for me, and have not been told."""
    return tuple(_results(profile))


def _results(profile: Profile) -> Iterator[Offer]:
    told = _("told what came of it: {text}")
    for promise in profile.followups:
        if promise.theirs and promise.done_on is not None and promise.result and promise.reported_on is None:
            yield Offer(Deed.REPORT_PROMISE, promise.id, told.format(text=f"{promise.text} → {promise.result}"))
    for ask in profile.asks:
        if ask.status is AskStatus.USED:
            text = f"{ask.text} → {ask.use}" if ask.use else ask.text
            yield Offer(Deed.ASK_SHOWN, ask.id, told.format(text=text))
    for concern in profile.concerns:
        if concern.settled_on is not None and concern.reported_on is None:
            yield Offer(Deed.REPORT_CONCERN, concern.id, told.format(text=f"{concern.text} → {concern.result}"))


def _is_mine_and_open(promise: Followup) -> bool:
    return not promise.theirs and promise.done_on is None


def _promise_words(promise: Followup, today: date) -> str:
    words = _("they did it: {text}") if promise.theirs else _("kept: {text}")
    text = promise.text if promise.due is None else f"{promise.text} · {day_words(promise.due, today)}"
    return words.format(text=text)
