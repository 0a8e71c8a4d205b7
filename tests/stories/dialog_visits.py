"""How each dialog of netwerk is opened on a network that is open, for the walk through a hostile one.

Every class of dialogs has a visit here, by its name: `test_hostile_dialogs` fails for one without. A visit makes the
dialog on the rows that have the most to show.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import sqlalchemy as sa
from textual.geometry import Region

from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.briefing import Briefing
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.conflict import Clash
from netwerk_tui.domain.contact_form import ContactForm, form_of
from netwerk_tui.domain.doubtful import Doubtful
from netwerk_tui.domain.duplicates import Alike, ComparedPerson, Double, PossibleDouble
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event_form import form_of_event
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.incoming import IncomingContact
from netwerk_tui.domain.message import Response
from netwerk_tui.domain.message_form import form_of as form_of_message
from netwerk_tui.domain.message_response import ResponseLine
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.store import tables
from netwerk_tui.ui import dialogs
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.review_sitting import ReviewSitting
from netwerk_tui.ui.screens import clashing, encrypting, unlocking
from netwerk_tui.ui.screens.asking_words import WordsScreen
from netwerk_tui.ui.screens.backups import RestoreQuestion
from netwerk_tui.ui.screens.calendar_export import CalendarExportScreen
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.choosing_people import PeopleScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.doubtful import DoubtfulScreen
from netwerk_tui.ui.screens.event import EventScreen
from netwerk_tui.ui.screens.event_again import EventAgainScreen
from netwerk_tui.ui.screens.event_form import EventFormScreen
from netwerk_tui.ui.screens.field_editor import Edited, FieldEditor
from netwerk_tui.ui.screens.field_history import FieldHistoryScreen
from netwerk_tui.ui.screens.followup_adding import FollowupAddScreen
from netwerk_tui.ui.screens.followup_editing import FollowupEditScreen
from netwerk_tui.ui.screens.invitation_export import TableExportScreen
from netwerk_tui.ui.screens.invitation_waiting import UnansweredScreen
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.message_board import MessagesScreen
from netwerk_tui.ui.screens.message_checklist import ChecklistScreen
from netwerk_tui.ui.screens.message_delivery import SendingScreen
from netwerk_tui.ui.screens.message_form import MessageFormScreen
from netwerk_tui.ui.screens.message_line import LineScreen
from netwerk_tui.ui.screens.message_response import ResponseScreen
from netwerk_tui.ui.screens.message_rewording import RewordingScreen
from netwerk_tui.ui.screens.message_variant_form import VariantFormScreen
from netwerk_tui.ui.screens.news_form import NewsForm
from netwerk_tui.ui.screens.news_readers import NewsReadersScreen
from netwerk_tui.ui.screens.people_export import PeopleExportScreen
from netwerk_tui.ui.screens.relation_form import RelationForm, RelationHere
from netwerk_tui.ui.screens.target_groups import TargetGroupsScreen

Screen: TypeAlias = Dialog[Any]


@dataclass(frozen=True)
class House:
    """The program as it runs, with what a visit needs to know of its network."""

    app: NetwerkApp
    desk: Desk
    texts: list[str]
    """Hostile ones, for dialogs that are handed a text by something else than the network."""

    @property
    def text(self) -> str:
        """A hostile text, short enough to be seen as a whole."""
        return " ".join(each[:60] for each in self.texts)

    def most(self, column: sa.Column[Any]) -> int:
        """The value that this column has most often."""
        count = sa.func.count().desc()
        with self.desk._network.database.reading() as connection:
            query = sa.select(column).where(column.is_not(None)).group_by(column).order_by(count, column)
            return int(connection.execute(query).scalars().first() or 0)

    @property
    def contact(self) -> ContactId:
        """Somebody with relations."""
        return ContactId(self.most(tables.relation.c.contact_id))

    @property
    def event(self) -> EventId:
        """An event with guests."""
        return EventId(self.most(tables.attendance.c.event_id))

    @property
    def message(self) -> int:
        """A message with readers."""
        return self.most(tables.delivery.c.message_id)

    @property
    def moment(self) -> TimelineItem:
        """A contact moment that follows something."""
        person = ContactId(self.most(tables.participant.c.contact_id))
        return next(each for each in self.desk.timeline(person) if each.kind is TimelineKind.INTERACTION)


Visit: TypeAlias = Callable[[House], Awaitable[Screen]]


def _nothing(*_arguments: object) -> None:
    """What a dialog does at its end concerns nobody here."""


def _plain(make: Callable[[House], Screen]) -> Visit:
    async def visit(house: House) -> Screen:
        return make(house)

    return visit


def _on_desk(name: str, *arguments: object) -> Visit:
    return _plain(lambda house: getattr(dialogs, name)(house.desk, *arguments))


def _of_contact(name: str) -> Visit:
    return _plain(lambda house: getattr(dialogs, name)(house.desk, house.contact))


async def _unlocked(_typed: str) -> Any:
    raise UserError("no")


async def _briefing(house: House) -> Screen:
    pages: list[Briefing] = []
    return dialogs.BriefingScreen(house.desk, house.contact, pages)


async def _target_groups(house: House) -> Screen:
    return TargetGroupsScreen(house.desk, await house.desk.week.choices(), _nothing)


async def _restore_question(house: House) -> Screen:
    await house.desk.backups.before(Occasion.IMPORT)
    backup = (await house.desk.backups.kept())[0]
    await house.desk.contacts.add(ContactForm(surname=house.text))
    return RestoreQuestion(backup, await house.desk.backups.preview(backup.path))


def _doubtful(house: House) -> Screen:
    known = ComparedPerson(house.contact, *house.texts[:4])
    newcomer = ComparedPerson(ContactId(-1), *house.texts[4:8])
    double = Double(known.contact, newcomer.contact, 90, tuple(Alike))
    where, key, given_name, particle, surname = house.texts[8:13]
    person = IncomingContact(where, key, given_name, particle, surname, organisation=house.text, notes=house.text)
    return DoubtfulScreen((Doubtful(person, (PossibleDouble(double, known, newcomer),)),), {})


async def _event_again(house: House) -> Screen:
    page = await house.desk.events.page(house.event)
    return EventAgainScreen(house.desk, page.event, page.event.day)


async def _event_form(house: House) -> Screen:
    page = await house.desk.events.page(house.event)
    return EventFormScreen(house.desk, house.event, form_of_event(page))


async def _followup(house: House) -> Screen:
    book = await house.desk.followups.book()
    return FollowupEditScreen(house.desk, next(iter(book)))


async def _checklist(house: House) -> Screen:
    return ChecklistScreen(house.desk, _nothing, await house.desk.messages.message(house.message))


async def _message_form(house: House) -> Screen:
    form = form_of_message(await house.desk.messages.message(house.message))
    return MessageFormScreen(house.desk, form, await house.desk.messages.occasions(), house.message)


async def _variant(house: House) -> Screen:
    message = await house.desk.messages.message(house.most(tables.message_variant.c.message_id))
    return VariantFormScreen(house.desk, form_of_message(message).variants[0])


def _response(house: House) -> Screen:
    return ResponseScreen([ResponseLine(text, Response(3, 1), Response(2, 2)) for text in house.texts])


async def _rewording(house: House) -> Screen:
    readers = await house.desk.messages.readers(house.message)
    return RewordingScreen(house.desk, house.message, readers[0])


async def _segment_form(house: House) -> Screen:
    return dialogs.SegmentForm(house.desk, about=(await house.desk.segments.all())[0])


async def _news_form(house: House) -> Screen:
    return NewsForm(house.desk, await house.desk.news.item(house.most(tables.news.c.id)))


async def _people_export(house: House) -> Screen:
    return PeopleExportScreen(house.desk, (await house.desk.segments.all())[0])


async def _introduction(house: House) -> Screen:
    referral = (await house.desk.ties.referrals())[0]
    return dialogs.IntroductionForm(house.desk, about=referral.introduction)


async def _letters(house: House) -> Screen:
    referral = (await house.desk.ties.referrals())[0]
    return dialogs.LetterScreen(house.text, house.desk.ties.letters(referral.introduction.id))


async def _relation(house: House) -> Screen:
    holder, relation = house.desk.ties.relation(house.most(tables.relation.c.id))
    return RelationForm(house.desk, holder, RelationHere(holder, relation))


async def _never(_typed: object, _read: object) -> None:
    return None


def _field_editor(house: House) -> Screen:
    stored = house.desk.card.texts(Part.CONTACT, house.contact)
    edited = Edited(house.text, FORMS[Part.CONTACT].fields, stored.texts, _never, stored.names)
    return FieldEditor(house.desk, edited, Region(0, 0, 60, 1), ())


def _field_history(house: House) -> Screen:
    contact = house.most(tables.followup.c.id)
    fields = FORMS[Part.FOLLOWUP].fields
    columns = tuple(column for each in fields for column in each.columns)
    changes = house.desk.card.history(Part.FOLLOWUP, contact, columns)
    return FieldHistoryScreen(house.text, fields, changes, lambda _field, number: f"{number} {house.text}")


def _clash(house: House) -> Screen:
    label, read, mine, theirs, who = house.texts[:5]
    clash = Clash("notes", label, read, mine, theirs, who, at=datetime(2026, 11, 23, tzinfo=UTC), is_text=True)
    return clashing.ClashScreen(clash, lambda _field, text: text)


VISITS: dict[str, Visit] = {
    "BackupsScreen": _on_desk("BackupsScreen"),
    "BriefingScreen": _briefing,
    "BusyScreen": _plain(lambda house: encrypting.BusyScreen(house.text)),
    "CalendarExportScreen": _plain(lambda house: CalendarExportScreen(house.desk)),
    "CardScreen": _plain(lambda house: dialogs.CardScreen(house.desk, house.contact, _nothing)),
    "ChecklistScreen": _checklist,
    "ChoosingScreen": _plain(lambda house: ChoosingScreen(house.text, house.texts)),
    "ClashScreen": _plain(_clash),
    "ClosedFormScreen": _plain(lambda house: unlocking.ClosedFormScreen(house.text, "\n".join(house.texts))),
    "ConfirmScreen": _plain(lambda house: dialogs.ConfirmScreen(house.text, house.text)),
    "ContactFormScreen": _plain(
        lambda house: dialogs.ContactFormScreen(house.desk, house.contact, form_of(house.desk.profile(house.contact)))
    ),
    "CopyScreen": _plain(lambda house: dialogs.CopyScreen(house.desk.profile(house.contact))),
    "DealingForm": _plain(lambda house: dialogs.DealingForm(house.desk, dialogs.Ledger.ASKS, people=[house.contact])),
    "DossierScreen": _on_desk("DossierScreen"),
    "DoubtfulScreen": _plain(_doubtful),
    "DuplicatesScreen": _on_desk("DuplicatesScreen", _nothing),
    "EncryptionScreen": _plain(lambda _house: encrypting.EncryptionScreen()),
    "EraseScreen": _of_contact("EraseScreen"),
    "EntryScreen": _plain(lambda house: dialogs.EntryScreen(house.desk, house.moment, editing=True)),
    "EventAgainScreen": _event_again,
    "EventFormScreen": _event_form,
    "EventScreen": _plain(lambda house: EventScreen(house.desk, house.event, _nothing, _nothing)),
    "EventsScreen": _on_desk("EventsScreen", _nothing, _nothing, _nothing),
    "FieldEditor": _plain(_field_editor),
    "FieldHistoryScreen": _plain(_field_history),
    "FollowupAddScreen": _plain(lambda house: FollowupAddScreen(house.desk, house.contact)),
    "FollowupEditScreen": _followup,
    "FollowupScreen": _plain(lambda house: dialogs.FollowupScreen(house.desk, house.contact, _nothing)),
    "HelpScreen": _plain(lambda house: dialogs.HelpScreen.about(house.app.screen)),
    "ImportScreen": _on_desk("ImportScreen"),
    "InfluenceScreen": _plain(
        lambda house: dialogs.InfluenceScreen(
            house.desk, _nothing, ContactId(house.most(tables.influence.c.contact_id))
        )
    ),
    "IntroductionForm": _introduction,
    "IntroductionsScreen": _on_desk("IntroductionsScreen", _nothing),
    "JourneyScreen": _plain(lambda house: dialogs.JourneyScreen(house.desk, _nothing, (house.contact,))),
    "LedgerScreen": _on_desk("LedgerScreen", _nothing),
    "LetterScreen": _letters,
    "LineScreen": _plain(lambda house: LineScreen(house.text, house.text, text=house.text)),
    "MergeScreen": _plain(lambda house: dialogs.MergeScreen(house.desk, (house.contact, house.desk.directory.ids[0]))),
    "MessageFormScreen": _message_form,
    "MessageScreen": _plain(lambda house: MessageScreen(house.desk, _nothing, house.message)),
    "MessagesScreen": _plain(lambda house: MessagesScreen(house.desk, _nothing)),
    "NeighbourhoodScreen": _plain(lambda house: dialogs.NeighbourhoodScreen(house.desk, house.contact, _nothing)),
    "InvitationScreen": _plain(
        lambda house: dialogs.InvitationScreen(house.desk, _nothing, event=house.event, query="kind:person")
    ),
    "NewsForm": _news_form,
    "NewsReadersScreen": _plain(lambda house: NewsReadersScreen(house.desk, _nothing, house.most(tables.news.c.id))),
    "NewsScreen": _plain(lambda house: dialogs.NewsScreen(house.desk, _nothing)),
    "OccasionsScreen": _on_desk("OccasionsScreen", _nothing),
    "PassphraseScreen": _plain(
        lambda house: encrypting.PassphraseScreen(house.text, house.text, asks_current=True, asks_new=True)
    ),
    "PeopleExportScreen": _people_export,
    "PeopleScreen": _plain(lambda house: PeopleScreen(house.desk, house.text)),
    "PersonasScreen": _plain(lambda house: dialogs.PersonasScreen(house.desk, _nothing, (house.contact,))),
    "PictureScreen": _plain(lambda house: dialogs.PictureScreen(house.desk, date(2026, 11, 23))),
    "RecoveryKeyScreen": _plain(lambda house: encrypting.RecoveryKeyScreen("ABCD-EFGH", tuple(house.texts))),
    "RelationForm": _relation,
    "ReportScreen": _on_desk("ReportScreen"),
    "ResponseScreen": _plain(_response),
    "RestoreQuestion": _restore_question,
    "RetentionScreen": _on_desk("RetentionScreen", _nothing),
    "ReviewScreen": _plain(lambda house: dialogs.ReviewScreen(house.desk, ReviewSitting(), ("true",), _nothing)),
    "RewordingScreen": _rewording,
    "SegmentForm": _segment_form,
    "SegmentsScreen": _on_desk("SegmentsScreen", _nothing),
    "SendingScreen": _plain(lambda house: SendingScreen(house.desk, 0, 3)),
    "SettingsScreen": _on_desk("SettingsScreen", _nothing),
    "StagesScreen": _plain(lambda house: dialogs.StagesScreen(house.desk, (house.contact,))),
    "SubjectExportScreen": _plain(lambda house: dialogs.SubjectExportScreen(house.desk, house.contact, house.text)),
    "TableExportScreen": _plain(lambda house: TableExportScreen(house.desk, ())),
    "TargetGroupsScreen": _target_groups,
    "UnansweredScreen": _plain(lambda house: UnansweredScreen(house.desk, _nothing)),
    "UnlockScreen": _plain(
        lambda house: unlocking.UnlockScreen(
            _unlocked, unlocking.Attempts(), title=house.text, has_command=False, problem=UserError(house.text)
        )
    ),
    "UpdatePlanScreen": _on_desk("UpdatePlanScreen"),
    "VariantFormScreen": _variant,
    "WaysScreen": _on_desk("WaysScreen"),
    "WeekScreen": _on_desk("WeekScreen", _nothing),
    "WhomToAskScreen": _on_desk("WhomToAskScreen"),
    "WordsScreen": _plain(lambda house: WordsScreen(house.text, house.text, house.text)),
}
"""By the name of the class."""
