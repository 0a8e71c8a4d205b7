"""Saving what was changed on the screen of the settings, and taking it back, the newest first.

What a change would ask of the user is told first, and nothing is saved where they decline.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import TagId
from netwerk_tui.domain.policy import EffortWish
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.week_words import capacity_words, decimal
from netwerk_tui.language import _
from netwerk_tui.settings.config_file import WrongSetting
from netwerk_tui.settings.setting_change import SettingChange
from netwerk_tui.ui.screens.settings_forms import SettingForm, Typed, place_of_wrong

if TYPE_CHECKING:
    from netwerk_tui.domain.ids import EntryId
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.settings_desk import FileStep
    from netwerk_tui.ui.settings_shown import SettingsShown

Ask = Callable[[str, str], Awaitable[bool]]
"""Puts a question, with what follows from a yes."""

_FROM_THE_NEXT_START = frozenset({"language", "name_order"})


@dataclass(frozen=True, slots=True)
class _Done:
    """Something that was changed: in the file, or by an entry in the database."""

    name: str
    step: FileStep | EntryId


class SettingsSaving:
    """Remembers what was changed while the screen is open."""

    def __init__(self, desk: Desk, ask: Ask, on_stored: Callable[[Committed], None]) -> None:
        """`on_stored` is told of every entry that is written."""
        self._desk = desk
        self._ask = ask
        self._on_stored = on_stored
        self._done: list[_Done] = []

    @property
    def has_done(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    async def save(self, shown: SettingsShown, name: str, change: SettingChange) -> str:
        """Change the file once the user agrees; what to say about it, nothing where it says so already.

        Raises UserError where it cannot be changed so, or the user declines.
        """
        settings = self._desk.settings
        with self._desk.at_work():
            after = await settings.weigh(change)
            meter = await settings.meter(shown.demand, after.effort)
        await self._agree(shown, meter)
        with self._desk.at_work():
            step = await settings.save(change)
        if step is None:
            return ""
        self._done.append(_Done(name, step))
        if _FROM_THE_NEXT_START & change.values.keys():
            return _("{title}: saved, and holds from the next start · u undoes it").format(title=name)
        return _("{title}: saved · u undoes it").format(title=name)

    async def save_typed(self, shown: SettingsShown, form: SettingForm, typed: Typed) -> str:
        """Save what is typed in a form. Raises FieldError where it is wrong, and else as `save`."""
        change = form.change(typed)
        try:
            return await self.save(shown, form.name, change)
        except WrongSetting as error:
            field = place_of_wrong(change, error.place)
            if not field:
                raise
            label = next(_(each.label) for each in form.fields if each.name == field)
            title = _("{label}: {problem}.").format(label=label, problem=error.what)
            raise FieldError(field, title, error.advice) from error

    async def save_tag(self, shown: SettingsShown, tag: TagId, typed: Typed, read: Typed) -> Committed | None:
        """Change a tag once the user agrees; None where nothing differs. Raises UserError as `save`."""
        wish = EffortWish(_days(typed["ideal_days"]), _days(typed["maximum_days"]))
        with self._desk.at_work():
            meter = await self._desk.settings.meter(shown.demand, shown.policy, tag, wish)
        await self._agree(shown, meter)
        committed = await self._desk.card.edit(Part.TAG, tag, typed, read)
        if committed is not None:
            self._done.append(_Done(committed.title, committed.entry))
            self._on_stored(committed)
        return committed

    async def undo(self) -> str:
        """Take back what was changed last; what to say about it. Raises UserError where that cannot be any more."""
        done = self._done.pop()
        if isinstance(done.step, int):
            self._on_stored(await self._desk.undo(done.step))
        else:
            with self._desk.at_work():
                await self._desk.settings.undo(done.step)
        return _("Undone: {title}").format(title=done.name)

    async def _agree(self, shown: SettingsShown, then: CapacityMeter) -> None:
        """Tell what a change would ask, where that differs from now. Raises UserError where the user declines."""
        now = shown.meter
        if then.wanted_a_day == now.wanted_a_day and then.my_number == now.my_number:
            return
        question = _("This asks {wanted} contacts a day; now it is {now}.").format(
            wanted=decimal(then.wanted_a_day), now=decimal(now.wanted_a_day)
        )
        if not await self._ask(question, demand_words(then)):
            raise UserError(_("Not saved."), _("Change it, or leave it with Esc."))


def demand_words(meter: CapacityMeter) -> str:
    """Whether what is asked fits, and what was done lately."""
    lately = _("Lately you had {number} a day.").format(number=decimal(meter.lately_a_day))
    return f"{capacity_words(meter)} {lately}"


def _days(typed: str) -> int | None:
    text = clean_line(typed)
    return int(text) if text.isascii() and text.isdigit() else None
