"""What a key does with a line of the ledgers: the next step of each thing, its step back, and thanks.

A step that has words asks for them first. The steps act through the desk; the screen shows and routes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from netwerk_tui.domain.asks import Ask, AskStatus, Tell, TellStatus, step_after, step_before
from netwerk_tui.domain.dealings import Balanced, Celebrated, Dealing
from netwerk_tui.domain.gratitude import Concern, ConcernStatus, OwedThanks
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.ledger_line import Contributor, Subject

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.dealing_desk import DealingDesk

Act = Callable[["DealingDesk", str], Awaitable["Committed | None"]]


@dataclass(frozen=True, slots=True)
class DealingStep:
    """One step."""

    act: Act
    """Takes the words, empty where none are asked for."""
    prompt: str = ""
    """What the words are, in the user's language; empty where there are none."""
    words: str = ""
    """What was written before."""
    may_be_empty: bool = False
    """Whether the words may be left out."""
    ends_it: bool = False
    """Whether nothing is left to be done afterwards, so that the cursor goes on to the next line."""


def step_on(subject: Subject) -> DealingStep | None:
    """The next step; None where there is none."""
    if isinstance(subject, Celebrated | Contributor):
        return step_thanks(subject)
    if not isinstance(subject, Dealing):
        return None
    record = subject.record
    match record:
        case Ask():
            return _ask_step(record, step_after(record.status))
        case Tell():
            told = record.status is not TellStatus.TOLD
            return DealingStep(lambda desk, _words: desk.set_told(record.id, told), ends_it=told)
        case Concern():
            return _concern_step(record)
        case OwedThanks():
            return step_thanks(subject)
        case _:
            return None


def step_back(subject: Subject) -> DealingStep | None:
    """The step that takes the last one back; None where there is none."""
    if not isinstance(subject, Dealing):
        return None
    record = subject.record
    match record:
        case Ask():
            before = step_before(record.status)
            return None if before is None else DealingStep(partial(_move_ask, record.id, before))
        case Tell(status=TellStatus.TOLD):
            return DealingStep(lambda desk, _words: desk.set_told(record.id, False))
        case Concern() if record.status is not ConcernStatus.RAISED:
            return DealingStep(lambda desk, _words: desk.step_concern_back(record.id))
        case _:
            return None


def step_thanks(subject: Subject) -> DealingStep | None:
    """Thanking whom a line is about: for what it tells, where that asks for thanks. None where nobody is left."""
    match subject:
        case Dealing(record=OwedThanks() as owed):
            return _thanks(lambda desk, words: desk.thank_for(owed, words), subject.name)
        case Dealing(record=Ask() as ask) if ask.answered_on is not None:
            return _thanks(lambda desk, words: desk.thank(subject.contact, words, ask=ask.id), subject.name)
        case Dealing() | Balanced():
            return _thanks(lambda desk, words: desk.thank(subject.contact, words), subject.name)
        case Celebrated(success=success) if success.unthanked:
            return _thanks(lambda desk, words: desk.thank_contributors(success.id, words), _everybody(subject))
        case Contributor() if not subject.is_thanked:
            number, people = subject.celebrated.success.id, [subject.contact]
            name = subject.celebrated.names[subject.contact]
            return _thanks(lambda desk, words: desk.thank_contributors(number, words, people), name)
        case _:
            return None


def _everybody(celebrated: Celebrated) -> str:
    return "; ".join(celebrated.names[contact] for contact in celebrated.success.unthanked)


def _thanks(act: Act, name: str) -> DealingStep:
    prompt = _("how you thanked {name} (may stay empty)").format(name=name)
    return DealingStep(act, prompt, may_be_empty=True, ends_it=True)


def _ask_step(ask: Ask, status: AskStatus | None) -> DealingStep | None:
    match status:
        case None | AskStatus.OPEN:
            return None
        case AskStatus.ANSWERED:
            return DealingStep(partial(_move_ask, ask.id, status), _("the answer"), ask.answer, may_be_empty=True)
        case AskStatus.USED:
            return DealingStep(
                partial(_move_ask, ask.id, status), _("what you did with the answer"), ask.use, may_be_empty=True
            )
        case AskStatus.ASKED:
            return DealingStep(partial(_move_ask, ask.id, status))
        case AskStatus.SHOWN:
            return DealingStep(partial(_move_ask, ask.id, status), ends_it=True)


async def _move_ask(ask: int, status: AskStatus, desk: DealingDesk, words: str) -> Committed | None:
    return await desk.move_ask(ask, status, words)


def _concern_step(concern: Concern) -> DealingStep | None:
    match concern.status:
        case ConcernStatus.RAISED:
            step = partial(_move_concern, concern.id, ConcernStatus.PROMISED)
            return DealingStep(step, _("what you promised"), concern.promise)
        case ConcernStatus.PROMISED:
            step = partial(_move_concern, concern.id, ConcernStatus.SETTLED)
            return DealingStep(step, _("what was done about it"), concern.result)
        case ConcernStatus.SETTLED:
            return DealingStep(partial(_move_concern, concern.id, ConcernStatus.REPORTED), ends_it=True)
        case ConcernStatus.REPORTED:
            return None


async def _move_concern(concern: int, status: ConcernStatus, desk: DealingDesk, words: str) -> Committed | None:
    return await desk.move_concern(concern, status, words)
