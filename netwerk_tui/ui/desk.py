"""What the screens do their work with: an open network, the snapshot of it, the search index, and the actions.

Reads are quick and happen where they are asked. Writes go to the writer's thread one after the other, and each comes
back with the snapshot already replaced. Loaded through `gateway`, after the first frame.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path
from typing import ClassVar

from netwerk_tui.actions import contacts, drafts, history, interactions, notes, positions
from netwerk_tui.actions.directory import (
    directory_after,
    is_stale,
    open_directory,
    read_directory,
    whole_directory,
)
from netwerk_tui.actions.network import Network, open_file, open_network
from netwerk_tui.actions.picturing import export_picture
from netwerk_tui.actions.reading import list_rows, timeline
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.conflict import Conflict, Place, Settled
from netwerk_tui.domain.contact import ContactRows
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.finding import Hit
from netwerk_tui.domain.ids import ContactId, DossierId, EntryId, InteractionId
from netwerk_tui.domain.interaction import InteractionValues
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.note_draft import Draft, KnownPerson
from netwerk_tui.domain.profile import Assessment, Profile
from netwerk_tui.domain.timeline import TimelineItem
from netwerk_tui.settings import Settings
from netwerk_tui.settings.config_file import read_text
from netwerk_tui.store.encryption import FileKey
from netwerk_tui.store.following import Follower, News
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.private_files import private_file
from netwerk_tui.store.reads.directory import Order
from netwerk_tui.ui.backup_desk import BackupDesk
from netwerk_tui.ui.briefing_desk import BriefingDesk
from netwerk_tui.ui.card_desk import CardDesk
from netwerk_tui.ui.contact_desk import ContactDesk
from netwerk_tui.ui.dealing_desk import DealingDesk
from netwerk_tui.ui.dossier_desk import DossierDesk
from netwerk_tui.ui.event_desk import EventDesk
from netwerk_tui.ui.followup_desk import FollowupDesk
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.import_desk import ImportDesk
from netwerk_tui.ui.invitation_desk import InvitationDesk
from netwerk_tui.ui.merge_desk import MergeDesk
from netwerk_tui.ui.message_desk import MessageDesk
from netwerk_tui.ui.news_desk import NewsDesk
from netwerk_tui.ui.occasion_desk import OccasionDesk
from netwerk_tui.ui.past import Past
from netwerk_tui.ui.persona_desk import JourneyDesk, PersonaDesk
from netwerk_tui.ui.plane_shelf import PlaneShelf
from netwerk_tui.ui.privacy_desk import PrivacyDesk
from netwerk_tui.ui.reader import Reader
from netwerk_tui.ui.report_desk import ReportDesk
from netwerk_tui.ui.review_desk import ReviewDesk
from netwerk_tui.ui.search_desk import SearchDesk
from netwerk_tui.ui.segment_desk import SegmentDesk
from netwerk_tui.ui.settings_desk import SettingsDesk
from netwerk_tui.ui.tie_desk import TieDesk
from netwerk_tui.ui.typed_desk import TypedDesk
from netwerk_tui.ui.week_desk import WeekDesk
from netwerk_tui.ui.writer import Writer

_READ_AHEAD = 12
"""Snapshots that are made ready; 1 MB each at 100,000 contacts."""


class Desk:
    """One open network, as the screens see it. `directory` is replaced after every write."""

    def __init__(
        self, network: Network, writer: Writer, today: date, config_file: Path, backup_dir: Path | None = None
    ) -> None:
        """Without `backup_dir` no backups are made."""
        self._network = network
        self._writer = writer
        self._reader = Reader()
        self.today = today
        self.order = Order.NAME
        self.selected_at_start, dossier, matrix = drafts.whereabouts(network)
        self.directory: Directory = open_directory(network, matrix, dossier, self.order)
        self._follower: Follower | None = None
        self._reading_on = asyncio.Lock()
        self._following = asyncio.Lock()
        self._left_dossier: DossierId | None = None
        """The dossier that was shown until undo took it away, for redo to show again."""
        self._planes = PlaneShelf(network)
        self.rows: ContactRows = list_rows(network)
        self.past = Past(network, writer)
        self._hand = Hand(network, writer, self._reader, self._follow)
        self.typed = TypedDesk(self._hand)
        self.search = SearchDesk(self._hand)
        self.backups = BackupDesk(self._hand, backup_dir, self.reload)
        self.contacts = ContactDesk(self._hand, self.backups, today)
        self.dossiers = DossierDesk(self._hand, self.backups, today)
        self.imports = ImportDesk(self._hand, self.backups, today, self.reload)
        self.privacy = PrivacyDesk(self._hand, backup_dir, today)
        self.reports = ReportDesk(network, writer)
        self.briefing = BriefingDesk(self._hand, today)
        self.card = CardDesk(self._hand, today)
        self.events = EventDesk(self._hand, today)
        self.followups = FollowupDesk(self._hand, today)
        self.review = ReviewDesk(self._hand, today)
        self.segments = SegmentDesk(self._hand, self.review, today)
        self.messages = MessageDesk(self._hand, today)
        self.news = NewsDesk(self._hand, today)
        self.invitations = InvitationDesk(self._hand, today)
        self.occasions = OccasionDesk(self._hand, today)
        self.week = WeekDesk(self._hand, self.review, today)
        self.dealings = DealingDesk(self._hand, today)
        self.merging = MergeDesk(self._hand)
        self.ties = TieDesk(self._hand, today)
        self.personas = PersonaDesk(self._hand, today)
        self.journeys = JourneyDesk(self._hand, today)
        self.settings = SettingsDesk(self._hand, config_file, today, self._forget)

    def close(self) -> None:
        """Close the network. The last thing the writer does."""
        self.messages.close()
        if self._follower is not None:
            self._follower.stop()
        self._reader.close()
        self._hand.close()
        self.backups.close()
        self._network.close()

    def end(self) -> None:
        """As `close`, where the program ends with it: what is being read at length is not waited for."""
        self._hand.abandon()
        self.close()

    def look_for_forms(
        self,
        form_opened_at: Callable[[], EntryId | None],
        settle: Callable[[Conflict], Awaitable[Mapping[Place, Settled]]],
    ) -> None:
        """Ask this, before anything is stored, which entry is the newest that an open form takes into account.

        `settle` asks the user what is to stand where somebody else changed the same since.
        """
        self._hand.form_opened_at = form_opened_at
        self._hand.settle = settle

    # Reading

    @property
    def matrices(self) -> MatrixSet:
        """The matrices in use."""
        return self._network.matrices

    @property
    def is_indexed(self) -> bool:
        """Whether the search index is there."""
        return self.search.is_ready

    hits_shown: ClassVar[int] = SearchDesk.hits_shown
    """How many hits of a search are looked for."""

    def find(self, query: str, among: frozenset[ContactId] | None = None) -> list[Hit]:
        """Who the query may mean, best first; among these contacts only, where they are given."""
        return self.search.find(query, among)

    def profile(self, contact: ContactId) -> Profile:
        """Everything about one contact. Raises NotFound for one that is gone."""
        return contacts.profile_of(self._network, contact)

    def timeline(self, contact: ContactId) -> tuple[TimelineItem, ...]:
        """All that happened with one contact, newest first."""
        return timeline(self._network, contact)

    def assessments(self, contact: ContactId) -> list[Assessment]:
        """The contact's assessments on the matrix that is shown, oldest first."""
        return positions.history_of(self._network, contact, self.directory.matrix, self.directory.dossier)

    def names_of(self, people: Iterable[ContactId]) -> list[str]:
        """The names of these contacts, in their order."""
        return [row.name for row in contacts.rows_of(self._network, list(people))]

    def known(self) -> notes.KnownNetwork:
        """What a quick note can name: people, tags, dossiers and events."""
        return notes.KnownNetwork(self._network, self.search.index)

    def known_person(self, contact: ContactId) -> KnownPerson | None:
        """The contact as a quick note names it."""
        return notes.known_person(self._network, contact)

    def move_words(self, draft: Draft) -> str:
        """Where the steps of a note lead, in words; empty where it suggests none."""
        moves = notes.suggested_moves(self._network, draft, self.directory.dossier)
        return notes.move_words(moves, self.matrices.acceptance_energy)

    async def is_stale(self) -> bool:
        """Whether another program has written since the snapshot was made."""
        return await self._writer.run(is_stale, self._network, self.directory)

    def follow_others(self, tell: Callable[[News], None]) -> None:
        """From now on `tell`, on the loop that this is called on, what others write and how the server is doing."""
        loop = asyncio.get_running_loop()

        def tell_the_loop(news: News) -> None:
            # The loop may have ended just before the follower was stopped.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(tell, news)

        self._follower = Follower(self._network.database, tell_the_loop, self.directory.revision)
        self._follower.start()

    # Beside the screen

    async def read_on(self) -> None:
        """Read where everybody stands, if that is not known yet. What is stored meanwhile is in it."""
        async with self._reading_on:
            while self.directory.is_partial:
                listed = self.directory
                whole = await self._writer.run(whole_directory, self._network, listed)
                if self.directory is listed:
                    self.directory = whole

    async def build_index(self) -> None:
        """Have the search index made, with what is stored meanwhile."""
        await self.search.open()

    async def reload(self) -> None:
        """Read the snapshot and the index again, after another program has written."""
        now = self.directory
        self.directory = await self._writer.run(read_directory, self._network, now.matrix, now.dossier, self.order)
        await self.typed.look_for_erasures()
        self._forget()
        await self.search.follow()

    async def sort_by_next(self) -> None:
        """Sort the list by last contact where it is sorted by name, and the other way round."""
        self.order = Order.LAST_CONTACT if self.order is Order.NAME else Order.NAME
        now = self.directory
        self.directory = await self._writer.run(read_directory, self._network, now.matrix, now.dossier, self.order)

    async def show_plane(self, matrix: Matrix, dossier: DossierId) -> None:
        """Show another matrix or dossier."""
        await self.read_on()
        self._left_dossier = None
        order = self.directory.placements.order
        placements = self._planes.kept(matrix, dossier, order)
        if placements is None:
            placements = await self._writer.run(self._planes.read, matrix, dossier, order)
        self.directory = self.directory.with_placements(placements, dossier)

    async def read_ahead(self) -> None:
        """Make the other matrices and open dossiers ready, those that the next key may ask for first."""
        self._planes.keep(self.directory.placements, self.directory.dossier)
        now = self.directory
        planes = [(matrix, now.dossier) for matrix in self.matrices]
        planes += [(now.matrix, each.id) for each in now.dossiers if each.is_open and now.matrix.per_dossier]
        for matrix, dossier in planes[:_READ_AHEAD]:
            await self._writer.run(self._planes.read, matrix, dossier, now.placements.order)

    def leave(self, note: KeptNote | None, selected: ContactId | None) -> None:
        """Hand over, for the writer to finish before the end, what was typed and where the user is."""
        if note is not None:
            self.typed.leave_note(note)
        self._writer.submit(
            drafts.remember_whereabouts, self._network, selected, self.directory.dossier, self.directory.matrix
        )

    async def export_picture(self, path: Path, day: date, *, anonymous: bool) -> None:
        """Write a picture of the matrix that is shown, as it stood on this day. Raises UserError."""
        shown = self.directory
        dossier = next(each for each in shown.dossiers if each.id == shown.dossier)
        await self._writer.run(
            export_picture,
            self._network,
            path,
            shown.matrix,
            dossier,
            day,
            anonymous=anonymous,
            is_past=day < self.today,
        )

    # Writing

    @property
    def is_storing(self) -> bool:
        """Whether something that the user did is being stored, and the snapshot does not tell it yet."""
        return self._hand.is_busy

    def at_work(self) -> AbstractContextManager[None]:
        """While keys wait: until what was done is shown, and no key is about what was shown before."""
        return self._hand.storing()

    async def move(self, move: Move) -> Committed:
        """Place contacts on a matrix."""
        await self.backups.before_change_of(len(move.contacts))
        return await self._hand.act(positions.assess, move)

    async def undo(self, entry: EntryId | None = None) -> Committed:
        """Take back this entry, or the newest that stands."""
        return await self._hand.act(history.undo, entry)

    async def redo(self) -> Committed:
        """Do again what was undone last."""
        return await self._hand.act(history.redo)

    async def record(self, draft: Draft, accepted: bool) -> notes.Recorded:
        """Record a quick note, with the moves that it suggests where they were accepted."""
        with self._hand.storing():
            recorded = await self._writer.run(
                notes.record,
                self._network,
                draft,
                today=self.today,
                dossier=self.directory.dossier,
                accept_moves=accepted,
            )
            await self._follow(recorded.committed)
        return recorded

    async def edit_interaction(self, interaction: InteractionId, values: InteractionValues) -> Committed | None:
        """Change a contact moment."""
        return await self._hand.act_if_any(interactions.edit_interaction, interaction, values)

    async def delete_item(self, item: TimelineItem) -> Committed:
        """Delete what an item of the timeline stands for."""
        return await self._hand.act(interactions.delete_item, item)

    async def fill_with_sample(self) -> Committed:
        """Fill the network with invented people, and show the dossier that most of it is about."""
        committed = await self._writer.run(fill_with_sample, self._network.database, self.today)
        await self._follow(committed)
        matrix = self.directory.matrix
        self.directory = await self._writer.run(read_directory, self._network, matrix, None, self.order)
        return committed

    def _forget(self) -> None:
        """Read everything that is derived anew once it is asked for."""
        self.review.forget()
        self.week.forget()
        self.segments.forget()

    async def _follow(self, committed: Committed) -> None:
        """Replace the snapshot by the one after this entry, and tell the index whom it touched."""
        async with self._following:
            shown = self.directory
            now = await self._writer.run(directory_after, self._network, shown, committed, self.order)
            self.directory = await self._in_dossier_left(shown, now)
            await self._writer.run(self._planes.follow, committed)
            await self.review.follow(committed)
            self.week.follow(committed)
            self.segments.forget()
            self._planes.keep(self.directory.placements, self.directory.dossier)
            if "contact" in committed.tables:
                await self.typed.look_for_erasures()
            await self.search.follow()

    async def _in_dossier_left(self, before: Directory, now: Directory) -> Directory:
        """The snapshot of now, in the dossier that was taken away from under the user where it has come back."""
        left, there = self._left_dossier, {each.id for each in now.dossiers}
        if left is not None and left in there:
            self._left_dossier = None
            return await self._writer.run(read_directory, self._network, now.matrix, left, self.order)
        if left is None and before.dossier not in there:
            self._left_dossier = before.dossier
        return now


def open_own(settings: Settings, writer: Writer, today: date, key: FileKey | None = None) -> Desk:
    """The user's own network, with its key where it is encrypted. Raises UserError where it cannot be opened."""
    return Desk(open_network(settings, key), writer, today, settings.config_file, settings.backup_dir)


def open_sample(path: Path, settings: Settings, writer: Writer, today: date) -> Desk:
    """A new sample network in this file, with settings that are thrown away with it, and are the user's at first."""
    network = open_file(path, settings.matrices)
    network.policy, network.image = settings.effort, settings.image
    fill_with_sample(network.database, today)
    own = read_text(settings.config_file)
    config_file = path.with_name("config.toml")
    if own is not None:
        private_file(config_file).write_text(own, encoding="utf-8", newline="")
    return Desk(network, writer, today, config_file)
