"""The form of a message: who its readers are, its words, and other wordings of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Select, TextArea
from textual.widgets.option_list import Option

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.domain.message import KIND_LABELS, MESSAGE_CHANNELS, MessageKind
from netwerk_tui.domain.message_form import LONGEST_NAME, MessageForm, VariantForm
from netwerk_tui.domain.message_occasions import Occasions
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.message_variant_form import VariantFormScreen
from netwerk_tui.ui.screens.query_field import QueryField
from netwerk_tui.ui.screens.words_field import WordsField
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NOTHING = 0
_LONGEST_ASK = 300


@dataclass(frozen=True)
class SavedMessage:
    """What was stored: the message, and the entry, if anything differed."""

    message: int
    committed: Committed | None


class VariantList(ChoiceList):
    """The wordings besides the message's own; the first that fits a reader counts."""

    HELP_TITLE: ClassVar = N_("Variants")

    DEFAULT_CSS = "VariantList { height: auto; max-height: 4; border: none; background: $field; padding: 0; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "screen.add_variant", N_("Another wording"), id="variants.add"),
        Binding("enter,e", "screen.edit_variant", N_("Edit this wording"), id="variants.edit"),
        Binding("delete,D", "screen.remove_variant", N_("Remove this wording"), id="variants.remove"),
        Binding("K", "screen.move_variant(-1)", N_("Try this wording earlier"), id="variants.earlier"),
        Binding("J", "screen.move_variant(1)", N_("Try this wording later"), id="variants.later"),
    ]


class MessageFormScreen(FormDialog[SavedMessage]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    MessageFormScreen {
        .box { width: 104; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; }
        #what { grid-size: 4; grid-columns: 12 1fr 12 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        #whom, #others { grid-size: 2; grid-columns: 12 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 12; text-align: right; }
        #what Input, #what Select, #whom Input { width: 1fr; background: $field; }
        SelectCurrent #label { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .hints { margin-top: 0; }
    }
    """

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="message-form.save"),
    ]

    def __init__(self, desk: Desk, form: MessageForm, occasions: Occasions, message: int | None = None) -> None:
        """A new message that begins with `form`; or `message`, as it is."""
        super().__init__()
        self._desk = desk
        self._opened_with = form
        self._before = form
        self._occasions = occasions
        self._message = message
        self._variants: list[VariantForm] = list(form.variants)

    def compose(self) -> ComposeResult:
        now, occasions = self._opened_with, self._occasions
        with Vertical(classes="box"):
            yield words(_("New message") if self._message is None else _("Edit message"), "title")
            with Grid(id="what"):
                yield words(_("Name"), "field")
                yield Input(now.name, id="name", compact=True, select_on_focus=False, max_length=LONGEST_NAME)
                yield words(_("Dossier"), "field")
                yield self._one_of("dossier", self._dossiers(), now.dossier)
                yield words(_("Kind"), "field")
                yield self._choice("kind", [(_(label), kind.value) for kind, label in KIND_LABELS.items()], now.kind)
                yield words(_("Goes out as"), "field")
                channels = [(_(CHANNEL_LABELS[each]), each.value) for each in MESSAGE_CHANNELS]
                yield self._choice("channel", channels, now.channel)
                for name, label, offered, chosen in (
                    ("event", _("Event"), occasions.events, now.event),
                    ("success", _("Success"), occasions.successes, now.success),
                    ("news", _("News"), occasions.news, now.news),
                ):
                    if offered:
                        yield words(label, "field")
                        yield self._one_of(name, offered, chosen)
            with Grid(id="whom"):
                yield words(_("Asks them"), "field")
                example = _("what each reader is asked; may stay empty")
                yield Input(
                    now.ask_topic, example, id="ask", compact=True, select_on_focus=False, max_length=_LONGEST_ASK
                )
                yield words(_("Readers"), "field")
                example = _("such as category:follower dossier:warmtenet last:>90d")
                nobody = _("Nobody yet: a query says who.")
                yield QueryField(self._desk, now.query, example, when_empty=nobody, id="query")
            yield WordsField(now.subject, now.text)
            with Grid(id="others"):
                yield words(_("Variants"), "field")
                yield VariantList(id="variants", compact=True)
            yield words("", "problem")
            yield words(_("Ctrl+S saves · Ctrl+E editor · Tab next field · variants: a e D J K · Esc back"), "hints")

    def _dossiers(self) -> list[tuple[int, str]]:
        chosen, known = self._opened_with.dossier, self._desk.directory.dossiers
        return [(each.id, each.name) for each in known if each.is_open or each.id == chosen]

    @staticmethod
    def _choice(name: str, choices: list[tuple[str, str]], chosen: str) -> Select[str]:
        offered = [(Content(label), str(value)) for label, value in choices]
        return Select(offered, value=str(chosen), allow_blank=False, id=name, compact=True)

    @staticmethod
    def _one_of(name: str, offered: Sequence[tuple[int, str]], chosen: int | None) -> Select[int]:
        options = [(Content(_("none")), _NOTHING), *((Content(clean_line(label)), value) for value, label in offered)]
        known = {value for _label, value in options}
        return Select(options, value=chosen if chosen in known else _NOTHING, allow_blank=False, id=name, compact=True)

    def on_mount(self) -> None:
        self._list = self.query_one(VariantList)
        self._show_variants(0)
        self._before = self._typed()
        self.query_one("#name", Input).focus()

    # Variants

    @work(group="variant")
    async def action_add_variant(self) -> None:
        """Let another wording be written; it begins with the message's own text."""
        empty = VariantForm("", self.query_one(WordsField).text)
        made = await self.app.push_screen_wait(VariantFormScreen(self._desk, empty))
        if made is not None:
            self._variants.append(made)
            self._show_variants(len(self._variants) - 1)

    @work(group="variant")
    async def action_edit_variant(self) -> None:
        """Let the wording under the cursor be changed; the first one be written where there is none."""
        place = self._place
        if place is None:
            self.action_add_variant()
            return
        edited = await self.app.push_screen_wait(VariantFormScreen(self._desk, self._variants[place]))
        if edited is not None:
            self._variants[place] = edited
            self._show_variants(place)

    def action_remove_variant(self) -> None:
        place = self._place
        if place is not None:
            del self._variants[place]
            self._show_variants(max(0, place - 1))

    def action_move_variant(self, step: int) -> None:
        place = self._place
        if place is not None and 0 <= place + step < len(self._variants):
            self._variants.insert(place + step, self._variants.pop(place))
            self._show_variants(place + step)

    @property
    def _place(self) -> int | None:
        return self._list.highlighted if self._variants else None

    def _show_variants(self, place: int) -> None:
        self._list.clear_options()
        for number, each in enumerate(self._variants, start=1):
            self._list.add_option(Option(Content(clean_line(variant_line(number, each), 200))))
        if not self._variants:
            self._list.add_option(Option(Content(_("none · a adds another wording for some of them"))))
        self._list.highlighted = place

    # Saving and leaving

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed_on(self) -> None:
        self.clear_problem()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        self.clear_problem()
        form = self._typed()
        try:
            if self._message is None:
                saved = SavedMessage(*await self._desk.messages.add(form))
            else:
                saved = SavedMessage(self._message, await self._desk.messages.edit(self._message, form))
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(saved)

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed() != self._before

    def _typed(self) -> MessageForm:
        field = self.query_one(WordsField)
        dossier = self._chosen("dossier", None)
        return replace(
            self._opened_with,
            name=self.query_one("#name", Input).value,
            kind=MessageKind(str(self.query_one("#kind", Select).value)),
            channel=Channel(str(self.query_one("#channel", Select).value)),
            ask_topic=self.query_one("#ask", Input).value,
            query=self.query_one(QueryField).value,
            subject=field.subject,
            text=field.text,
            dossier=None if dossier is None else DossierId(dossier),
            event=self._chosen("event", self._opened_with.event),
            success=self._chosen("success", self._opened_with.success),
            news=self._chosen("news", self._opened_with.news),
            variants=tuple(self._variants),
        )

    def _chosen(self, name: str, kept: int | None) -> int | None:
        """What is chosen; `kept` where there was nothing to choose from."""
        fields = self.query(f"#{name}").results(Select)
        value = next((field.value for field in fields), kept)
        return value if isinstance(value, int) and value != _NOTHING else None


def variant_line(number: int, variant: VariantForm) -> str:
    """A variant in one line: for whom, and its subject."""
    whom = " · ".join(part for part in (variant.query, variant.language, variant.form_of_address) if part)
    subject = variant.subject or variant.text.strip().partition("\n")[0]
    return f"{number}  {whom or _('everybody')} — {subject}"
