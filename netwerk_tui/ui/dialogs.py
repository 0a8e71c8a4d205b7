"""Every dialog that the main screen opens. Loaded through `gateway.dialogs`, after the first frame.

Together they take as long to import as Textual itself. A host of keys writes `dialogs.CardScreen(…)`; a class that it
opens is added here, never imported there.
"""

from __future__ import annotations

from netwerk_tui.domain.dealings import LEDGER_LABELS as LEDGER_LABELS
from netwerk_tui.domain.dealings import Ledger as Ledger
from netwerk_tui.ui.screens.backups import BackupsScreen as BackupsScreen
from netwerk_tui.ui.screens.briefing import BriefingScreen as BriefingScreen
from netwerk_tui.ui.screens.card import CardScreen as CardScreen
from netwerk_tui.ui.screens.clashing import settled_where_stored as settled_where_stored
from netwerk_tui.ui.screens.confirm import ConfirmScreen as ConfirmScreen
from netwerk_tui.ui.screens.contact_form import ContactFormScreen as ContactFormScreen
from netwerk_tui.ui.screens.copying import CopyScreen as CopyScreen
from netwerk_tui.ui.screens.dealing_form import DealingForm as DealingForm
from netwerk_tui.ui.screens.dealings import LedgerScreen as LedgerScreen
from netwerk_tui.ui.screens.dossiers import DossierScreen as DossierScreen
from netwerk_tui.ui.screens.duplicates import DuplicatesScreen as DuplicatesScreen
from netwerk_tui.ui.screens.duplicates import offer_words as offer_words
from netwerk_tui.ui.screens.encrypting import BusyScreen as BusyScreen
from netwerk_tui.ui.screens.encrypting import EncryptionScreen as EncryptionScreen
from netwerk_tui.ui.screens.encrypting import PassphraseScreen as PassphraseScreen
from netwerk_tui.ui.screens.encrypting import RecoveryKeyScreen as RecoveryKeyScreen
from netwerk_tui.ui.screens.entry import EntryScreen as EntryScreen
from netwerk_tui.ui.screens.erasing import EraseScreen as EraseScreen
from netwerk_tui.ui.screens.events import EventsScreen as EventsScreen
from netwerk_tui.ui.screens.followups import FollowupScreen as FollowupScreen
from netwerk_tui.ui.screens.help import HelpScreen as HelpScreen
from netwerk_tui.ui.screens.importing import ImportScreen as ImportScreen
from netwerk_tui.ui.screens.influence import InfluenceScreen as InfluenceScreen
from netwerk_tui.ui.screens.introduction import LetterScreen as LetterScreen
from netwerk_tui.ui.screens.introduction_form import IntroductionForm as IntroductionForm
from netwerk_tui.ui.screens.introductions import IntroductionsScreen as IntroductionsScreen
from netwerk_tui.ui.screens.invitation import InvitationScreen as InvitationScreen
from netwerk_tui.ui.screens.journey_board import JourneyScreen as JourneyScreen
from netwerk_tui.ui.screens.merging import MergeScreen as MergeScreen
from netwerk_tui.ui.screens.neighbourhood import NeighbourhoodScreen as NeighbourhoodScreen
from netwerk_tui.ui.screens.news import NewsScreen as NewsScreen
from netwerk_tui.ui.screens.occasions import OccasionsScreen as OccasionsScreen
from netwerk_tui.ui.screens.personas import PersonasScreen as PersonasScreen
from netwerk_tui.ui.screens.picture import PictureScreen as PictureScreen
from netwerk_tui.ui.screens.reports import Report as Report
from netwerk_tui.ui.screens.reports import ReportScreen as ReportScreen
from netwerk_tui.ui.screens.retention import RetentionScreen as RetentionScreen
from netwerk_tui.ui.screens.review import ReviewScreen as ReviewScreen
from netwerk_tui.ui.screens.segment_form import SegmentForm as SegmentForm
from netwerk_tui.ui.screens.segments import SegmentsScreen as SegmentsScreen
from netwerk_tui.ui.screens.settings import SettingsScreen as SettingsScreen
from netwerk_tui.ui.screens.stages import StagesScreen as StagesScreen
from netwerk_tui.ui.screens.subject_export import SubjectExportScreen as SubjectExportScreen
from netwerk_tui.ui.screens.typed_fields import fields_in as fields_in
from netwerk_tui.ui.screens.typed_fields import reason_in as reason_in
from netwerk_tui.ui.screens.update_plan import UpdatePlanScreen as UpdatePlanScreen
from netwerk_tui.ui.screens.ways import WaysScreen as WaysScreen
from netwerk_tui.ui.screens.week import WeekScreen as WeekScreen
from netwerk_tui.ui.screens.whom_to_ask import WhomToAskScreen as WhomToAskScreen
