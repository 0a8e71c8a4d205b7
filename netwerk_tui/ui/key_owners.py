"""Every class that owns keys which the user can remap, with the name of the place where its keys work.

The key table of the README, and the check of the user's keymap at the start, go by this list; a test fails when a class
with bindings is missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.dom import DOMNode

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import N_, _
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.bindings import known_bindings
from netwerk_tui.ui.keymap import check_keymap
from netwerk_tui.ui.screens.briefing import BriefingScreen
from netwerk_tui.ui.screens.calendar_export import CalendarExportScreen
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.card_columns import CardColumns
from netwerk_tui.ui.screens.choosing_people import PeopleScreen
from netwerk_tui.ui.screens.clashing import ClashScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.contact_form import ContactFormScreen
from netwerk_tui.ui.screens.dealing_form import DealingForm
from netwerk_tui.ui.screens.dealings import LedgerScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.dossiers import DossierScreen
from netwerk_tui.ui.screens.doubtful import DoubtfulScreen
from netwerk_tui.ui.screens.duplicates import DuplicatesScreen
from netwerk_tui.ui.screens.encounters import Encounters
from netwerk_tui.ui.screens.encrypting import RecoveryKeyScreen
from netwerk_tui.ui.screens.entry import EntryScreen
from netwerk_tui.ui.screens.erasing import EraseScreen
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.event import EventScreen
from netwerk_tui.ui.screens.event_form import EventFormScreen
from netwerk_tui.ui.screens.events import EventsScreen
from netwerk_tui.ui.screens.field_editor import FieldEditor
from netwerk_tui.ui.screens.followup_adding import FollowupAddScreen
from netwerk_tui.ui.screens.followup_editing import FollowupEditScreen
from netwerk_tui.ui.screens.followups import FollowupScreen
from netwerk_tui.ui.screens.help import HelpScreen
from netwerk_tui.ui.screens.importing import ImportScreen
from netwerk_tui.ui.screens.influence import InfluenceScreen
from netwerk_tui.ui.screens.introduction import LetterScreen
from netwerk_tui.ui.screens.introduction_form import IntroductionForm
from netwerk_tui.ui.screens.introductions import IntroductionsScreen
from netwerk_tui.ui.screens.invitation import InvitationScreen
from netwerk_tui.ui.screens.invitation_export import TableExportScreen
from netwerk_tui.ui.screens.invitation_waiting import UnansweredScreen
from netwerk_tui.ui.screens.journey_board import JourneyScreen
from netwerk_tui.ui.screens.main import MainScreen
from netwerk_tui.ui.screens.merging import MergeScreen
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.message_board import MessagesScreen
from netwerk_tui.ui.screens.message_checklist import ChecklistScreen
from netwerk_tui.ui.screens.message_delivery import SendingScreen
from netwerk_tui.ui.screens.message_form import MessageFormScreen, VariantList
from netwerk_tui.ui.screens.message_rewording import RewordingScreen
from netwerk_tui.ui.screens.message_variant_form import VariantFormScreen
from netwerk_tui.ui.screens.neighbourhood import NeighbourhoodScreen
from netwerk_tui.ui.screens.news import NewsScreen
from netwerk_tui.ui.screens.news_form import NewsForm
from netwerk_tui.ui.screens.news_readers import NewsReadersScreen
from netwerk_tui.ui.screens.occasions import OccasionsScreen
from netwerk_tui.ui.screens.people_export import PeopleExportScreen
from netwerk_tui.ui.screens.personas import PersonasScreen
from netwerk_tui.ui.screens.picture import PictureScreen
from netwerk_tui.ui.screens.query_field import QueryLine
from netwerk_tui.ui.screens.relation_form import RelationForm
from netwerk_tui.ui.screens.reports import ReportScreen
from netwerk_tui.ui.screens.retention import RetentionScreen
from netwerk_tui.ui.screens.review import ReviewScreen
from netwerk_tui.ui.screens.reviewing import Reviewing
from netwerk_tui.ui.screens.rounds import Rounds
from netwerk_tui.ui.screens.segment_form import SegmentForm
from netwerk_tui.ui.screens.segments import SegmentsScreen
from netwerk_tui.ui.screens.settings import SettingsScreen
from netwerk_tui.ui.screens.stages import StagesScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.screens.subject_export import SubjectExportScreen
from netwerk_tui.ui.screens.target_groups import TargetGroupsScreen
from netwerk_tui.ui.screens.unlocking import ClosedFormScreen
from netwerk_tui.ui.screens.update_plan import UpdatePlanScreen
from netwerk_tui.ui.screens.ways import WaysScreen
from netwerk_tui.ui.screens.week import WeekScreen
from netwerk_tui.ui.screens.welcome import Welcome
from netwerk_tui.ui.screens.whom_to_ask import WhomToAskScreen
from netwerk_tui.ui.screens.words_field import WordsField
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.channel_bar import ChannelBar
from netwerk_tui.ui.widgets.choice_list import ChoiceList
from netwerk_tui.ui.widgets.column_list import ColumnList
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.doubtful_list import DoubtfulList
from netwerk_tui.ui.widgets.event_list import EventList
from netwerk_tui.ui.widgets.field_line import FieldLine
from netwerk_tui.ui.widgets.file_chooser import FileChooser
from netwerk_tui.ui.widgets.followup_list import FollowupList
from netwerk_tui.ui.widgets.guest_bar import GuestLine
from netwerk_tui.ui.widgets.guest_list import GuestList
from netwerk_tui.ui.widgets.import_sheet import ImportSheet
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.merge_list import MergeList
from netwerk_tui.ui.widgets.note_bar import NoteLine
from netwerk_tui.ui.widgets.reason_bar import ReasonBar, ReasonLine
from netwerk_tui.ui.widgets.report_list import ReportList
from netwerk_tui.ui.widgets.review_prompt import ReviewLine
from netwerk_tui.ui.widgets.search_box import SearchBox
from netwerk_tui.ui.widgets.settings_table import SettingsTable
from netwerk_tui.ui.widgets.timeline import TimelinePane

EVERYWHERE: Mapping[type[DOMNode], str] = {
    NetwerkApp: N_("everywhere"),
    MainScreen: N_("everywhere"),
    Rounds: N_("everywhere"),
    Reviewing: N_("everywhere"),
    Encounters: N_("everywhere"),
    Errands: N_("everywhere"),
    Workbench: N_("in every pane"),
}
"""Keys that work whatever pane has the focus."""

PLACES: Mapping[type[DOMNode], str] = {
    LineList: N_("lists"),
    ChoiceList: N_("choices"),
    ContactList: N_("contacts"),
    SearchBox: N_("search"),
    MatrixPane: N_("matrix"),
    TimelinePane: N_("timeline"),
    NoteLine: N_("quick note"),
    ReasonBar: N_("reason of a move"),
    ReasonLine: N_("reason of a move"),
    CardScreen: N_("card"),
    CardColumns: N_("card"),
    FieldEditor: N_("field of the card"),
    FieldLine: N_("field of the card"),
    ReviewScreen: N_("review"),
    ChannelBar: N_("contacted, in the review"),
    ReviewLine: N_("prompts of the review"),
    BriefingScreen: N_("briefing"),
    EntryScreen: N_("timeline entry"),
    ContactFormScreen: N_("form"),
    DossierScreen: N_("dossiers"),
    DuplicatesScreen: N_("possible doubles"),
    MergeScreen: N_("merging"),
    MergeList: N_("merging"),
    ColumnList: N_("columns of a sheet"),
    StagesScreen: N_("marks and stages"),
    EventsScreen: N_("events"),
    EventList: N_("events"),
    EventScreen: N_("one event"),
    GuestList: N_("one event"),
    GuestLine: N_("people of an event"),
    EventFormScreen: N_("event form"),
    FollowupScreen: N_("follow-ups"),
    FollowupList: N_("follow-ups"),
    FollowupAddScreen: N_("new promise"),
    FollowupEditScreen: N_("promise"),
    LedgerScreen: N_("ledgers"),
    DealingForm: N_("form of the ledgers"),
    WhomToAskScreen: N_("whom to ask"),
    IntroductionForm: N_("form of an introduction"),
    IntroductionsScreen: N_("introductions"),
    LetterScreen: N_("ready texts"),
    NeighbourhoodScreen: N_("neighbourhood"),
    RelationForm: N_("form of a relation"),
    WaysScreen: N_("who could know somebody"),
    StoringDialog: N_("dialogs"),
    PersonasScreen: N_("personas"),
    JourneyScreen: N_("journey board"),
    InfluenceScreen: N_("influence"),
    PeopleScreen: N_("choosing people"),
    ReportScreen: N_("reports"),
    RetentionScreen: N_("privacy"),
    EraseScreen: N_("erasing"),
    SubjectExportScreen: N_("privacy: writing down"),
    ReportList: N_("reports"),
    WeekScreen: N_("the week"),
    TargetGroupsScreen: N_("target groups"),
    SegmentsScreen: N_("segments and messages"),
    SegmentForm: N_("form of a segment"),
    MessagesScreen: N_("messages"),
    MessageScreen: N_("one message"),
    MessageFormScreen: N_("form of a message"),
    VariantList: N_("variants of a message"),
    VariantFormScreen: N_("form of a variant"),
    WordsField: N_("words of a message"),
    QueryLine: N_("query"),
    RewordingScreen: N_("words for one reader"),
    ChecklistScreen: N_("working off a message"),
    SendingScreen: N_("sending"),
    NewsScreen: N_("news"),
    NewsReadersScreen: N_("one item of news"),
    NewsForm: N_("form of news"),
    OccasionsScreen: N_("occasions"),
    UpdatePlanScreen: N_("plan of updates"),
    InvitationScreen: N_("whom to invite"),
    TableExportScreen: N_("table of guests"),
    UnansweredScreen: N_("no answer yet"),
    SettingsScreen: N_("settings"),
    SettingsTable: N_("settings"),
    PeopleExportScreen: N_("export of people"),
    PictureScreen: N_("picture"),
    CalendarExportScreen: N_("calendar"),
    ImportScreen: N_("import"),
    ImportSheet: N_("import"),
    DoubtfulScreen: N_("known already?"),
    DoubtfulList: N_("known already?"),
    FileChooser: N_("import"),
    ConfirmScreen: N_("questions"),
    ClashScreen: N_("conflict"),
    RecoveryKeyScreen: N_("recovery key"),
    ClosedFormScreen: N_("typed before the lock"),
    Dialog: N_("dialogs"),
    HelpScreen: N_("help"),
    Welcome: N_("welcome"),
}
"""Keys that work in one place."""


PANES: frozenset[type[DOMNode]] = frozenset(
    {LineList, ContactList, SearchBox, MatrixPane, TimelinePane, NoteLine, ReasonBar, ReasonLine, Welcome}
)
"""The places on the main screen, which the keys of everywhere reach."""


def refuse_unusable_keys(keys: Mapping[str, str]) -> None:
    """Raise UserError for keys of the user's that clash, that no terminal sends, or that are meant for no binding."""
    problems = check_keymap(keys, known_bindings(EVERYWHERE, PLACES, PANES))
    if problems:
        raise UserError(
            _("The keys in the configuration file cannot be used: {problems}").format(problems=" ".join(problems)),
            _("Correct the table [keys]; ? and the README name every binding."),
        )
