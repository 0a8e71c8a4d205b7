"""What the import dialog does its work with. Part of the desk; loaded with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from netwerk_tui.actions import importing
from netwerk_tui.actions.import_plan import ImportPlan, ImportReport
from netwerk_tui.actions.importing_sheets import with_columns
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.doubtful import Decisions
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.exchange.sheets.reading import Sheet
from netwerk_tui.ui.backup_desk import BackupDesk
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.import_columns import columns_of, field_choices
from netwerk_tui.ui.widgets.column_list import ColumnLine, FieldChoice


class ImportDesk:
    """Files of other programs: first what each would bring, then bringing it in."""

    def __init__(self, hand: Hand, backups: BackupDesk, today: date, reload: Callable[[], Awaitable[None]]) -> None:
        """`reload` reads everything anew, after a file has been imported."""
        self._hand = hand
        self._backups = backups
        self._today = today
        self._reload = reload
        self.path_typed = ""
        """What was last typed as the file to import, and came to nothing."""

    async def look_at(
        self, path: Path, progress: Progress = unwatched, *, as_format: str = "", with_texts: bool = False
    ) -> Sheet | importing.AnyPlan:
        """What importing this file would do, or a sheet whose columns are to be looked at first."""
        return await self._hand.writer.run(
            importing.look_at_file,
            self._hand.network,
            path,
            self._today,
            progress,
            as_format=as_format,
            with_texts=with_texts,
        )

    @staticmethod
    def kinds() -> Mapping[str, str]:
        """What kinds of files there are, in words, by what they are called."""
        return importing.format_labels()

    @staticmethod
    def sheet_to_ask_about(found: Sheet | importing.AnyPlan) -> Sheet | None:
        """The sheet, where it is one rather than a plan."""
        return found if isinstance(found, Sheet) else None

    @staticmethod
    def columns_of(sheet: Sheet) -> tuple[Sequence[ColumnLine], Sequence[FieldChoice]]:
        """The columns of a sheet, and all that they may tell; the last of these is leaving them out."""
        return columns_of(sheet), field_choices()

    async def plan_sheet(
        self, sheet: Sheet, fields: Mapping[str, str], progress: Progress = unwatched
    ) -> importing.AnyPlan:
        """What importing this sheet would do, each column telling the field that it is given by its letter."""
        told = with_columns(sheet, fields)
        return await self._hand.writer.run(importing.plan_sheet, self._hand.network, told, progress=progress)

    async def decide(
        self, plan: importing.AnyPlan, decided: Decisions, progress: Progress = unwatched
    ) -> importing.AnyPlan:
        """The plan once the user has said of doubtful people who they are."""
        assert isinstance(plan, ImportPlan), "only people are doubtful"
        return await self._hand.writer.run(importing.decided_import, self._hand.network, plan, decided, progress)

    async def apply(self, plan: importing.AnyPlan, progress: Progress = unwatched) -> ImportReport:
        """Import what was planned."""
        await self._backups.before(Occasion.IMPORT)
        report = await self._hand.writer.run(importing.apply_plan, self._hand.network, plan, self._today, progress)
        await self._reload()
        return report
