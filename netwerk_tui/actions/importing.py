"""Bringing in what other programs know: a dry run first, then everything as one entry. Both front doors use this.

Everybody who arrives here passes through `import_plan`, where each person is matched with who is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, assert_never

from netwerk_tui.actions import importing_calendar, importing_network
from netwerk_tui.actions.collecting_later import collecting_later
from netwerk_tui.actions.duplicates import doubtful_among, keep_newcomers_apart
from netwerk_tui.actions.import_plan import (
    ImportPlan,
    ImportReport,
    emails_in,
    names_in,
    plan_of,
    scores_people,
    settled,
    told_already,
)
from netwerk_tui.actions.import_writing import ImportWriter
from netwerk_tui.actions.importing_calendar import CalendarPlan
from netwerk_tui.actions.importing_network import NetworkPlan
from netwerk_tui.actions.importing_sheets import any_sheet_in, remember_columns, sheet_in, without_rows
from netwerk_tui.actions.index_beside import IndexBeside, indexing_beside
from netwerk_tui.actions.message_answers import record_from_mailbox, without_sent_mail
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.doubtful import Decisions
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.incoming import IncomingBatch
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.calendar.recognition import is_calendar_file
from netwerk_tui.exchange.monica import is_monica_file
from netwerk_tui.exchange.network_json import FORMAT_NAME, is_network_file, read_network
from netwerk_tui.exchange.recognise import FORMATS, format_ids, read_file
from netwerk_tui.exchange.sheets.reading import Sheet, batch_of
from netwerk_tui.exchange.streamed import STREAMED_FORMATS, Reading
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import gate_of, identifiers_of
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.identities import (
    KnownInteraction,
    KnownPeople,
    external_ids,
    has_contacts,
    known_identities,
    known_interactions,
    known_people,
)
from netwerk_tui.store.reads.log import newest_entry, next_row_id
from netwerk_tui.store.reads.people import count_of_contacts
from netwerk_tui.store.reads.subjects import tag_names_by_key

_SOURCES = {"linkedin": "LinkedIn", "vcard": "vCard", "ldif": "LDIF", "mail": "mail", "monica": "Monica"}
"""The names of other programs, which are the same in every language."""

FORMAT_IDS = (*format_ids(), importing_calendar.FORMAT_NAME, FORMAT_NAME)
"""What `--as` may name."""


def format_labels() -> Mapping[str, str]:
    """What each of these is, in the user's language, in the order in which they are offered."""
    labels = {each.id: _(each.label) for each in FORMATS}
    labels |= {each.id: _(each.label) for each in STREAMED_FORMATS}
    labels[importing_calendar.FORMAT_NAME] = _("a calendar (iCalendar)")
    labels[FORMAT_NAME] = _("a network that netwerk exported (JSON)")
    return labels


AnyPlan = ImportPlan | CalendarPlan | NetworkPlan


@collecting_later()
def import_file(
    network: Network,
    path: Path,
    today: date,
    *,
    as_format: str = "",
    dry_run: bool = False,
    include_erased: bool = False,
    columns: Mapping[str, str] = MappingProxyType({}),
    with_texts: bool = False,
    progress: Progress = unwatched,
) -> ImportReport:
    """Import a file of any format that is recognised, or of the one named; what that did, or would do.

    Raises UserError for a file that cannot be read or holds nothing, and UsageError for an unknown format. Nothing is
    written on a dry run or an error, nor where `progress` raises `Cancelled`. Whoever was erased stays outside unless
    `include_erased` says otherwise. `columns` maps names or letters of a sheet's columns to fields; it is remembered.
    Of mail the subjects come in, and what was written only where `with_texts` asks for it.
    """
    with indexing_beside(network.database) as index:
        plan = plan_file(
            network,
            path,
            today,
            as_format=as_format,
            include_erased=include_erased,
            columns=columns,
            with_texts=with_texts,
            progress=progress,
            index=None if dry_run else index,
        )
        return plan.report() if dry_run else apply_plan(network, plan, today, progress, index)


@collecting_later()
def plan_file(
    network: Network,
    path: Path,
    today: date | None = None,
    *,
    as_format: str = "",
    include_erased: bool = False,
    columns: Mapping[str, str] = MappingProxyType({}),
    with_texts: bool = False,
    progress: Progress = unwatched,
    index: IndexBeside | None = None,
) -> AnyPlan:
    """What importing this file would do. Raises as `import_file` does; writes nothing.

    `today` decides which meetings of a calendar are past; it is the day of the clock where it is not given. `index` is
    told who will most likely come, where the plan is applied at once.
    """
    if as_format and as_format not in FORMAT_IDS:
        raise UsageError(
            _("{format} is not a format that netwerk reads.").format(format=clean_line(as_format, 40)),
            _("Choose one of: {formats}.").format(formats=", ".join(FORMAT_IDS)),
        )
    if columns:
        sheet = sheet_in(network, path, as_format=as_format, said=columns, progress=progress)
        assert sheet is not None, "columns are of a sheet"
        only, sheet = [sheet], None
        return _plan_sheet_once(only, network, include_erased, progress, index)
    if as_format == FORMAT_NAME or (not as_format and is_network_file(path) and not is_monica_file(path)):
        return importing_network.plan_network(network, read_network(path), include_erased=include_erased)
    if as_format == importing_calendar.FORMAT_NAME or (not as_format and is_calendar_file(path)):
        day = today or datetime.now(UTC).astimezone().date()
        return importing_calendar.plan_calendar(network, path, day, include_erased=include_erased)
    sheet = sheet_in(network, path, as_format=as_format, progress=progress)
    if sheet is not None:
        only, sheet = [sheet], None
        return _plan_sheet_once(only, network, include_erased, progress, index)
    with network.database.reading() as connection:
        known = external_ids(connection)
    batch = read_file(path, as_format or None, known, Reading(progress, network.own_addresses, with_texts))
    return plan_import(network, batch, include_erased=include_erased, progress=progress, index=index)


@collecting_later()
def look_at_file(
    network: Network,
    path: Path,
    today: date,
    progress: Progress = unwatched,
    *,
    as_format: str = "",
    with_texts: bool = False,
) -> AnyPlan | Sheet:
    """What importing this file would do, or the sheet in it, for the user to look at its columns first.

    The export of a known program needs no looking at, nor does a sheet whose columns were told once. Raises as
    `plan_file` does.
    """
    if as_format:
        sheet = sheet_in(network, path, as_format=as_format, progress=progress)
    elif is_network_file(path) or is_calendar_file(path):
        sheet = None
    else:
        sheet = any_sheet_in(network, path, progress)
    if sheet is None:
        return plan_file(network, path, today, as_format=as_format, with_texts=with_texts, progress=progress)
    is_plain = sheet.source != "sheet" or sheet.is_remembered
    return plan_sheet(network, sheet, progress=progress) if is_plain and sheet.mapping.names_people else sheet


@collecting_later()
def plan_sheet(
    network: Network, sheet: Sheet, *, include_erased: bool = False, progress: Progress = unwatched
) -> ImportPlan:
    """What importing this sheet would do, its columns as they are told. Raises UserError where nobody has a name."""
    plan = plan_import(network, batch_of(sheet, progress), include_erased=include_erased, progress=progress)
    return replace(plan, sheet=sheet)


def _plan_sheet_once(
    only: list[Sheet], network: Network, include_erased: bool, progress: Progress, index: IndexBeside | None
) -> ImportPlan:
    """As `plan_sheet`, of the only sheet in the list, which is taken out: its rows are gone once they are read."""
    told = without_rows(only[0])
    if index is not None and _are_mostly_new(network, len(only[0].table.rows)):
        index.prepare(len(only[0].table.rows))
    batch = batch_of(only.pop(), progress, only_once=True)
    made = plan_import(network, batch, include_erased=include_erased, progress=progress, index=index)
    return replace(made, sheet=told)


@collecting_later()
def apply_plan(
    network: Network, plan: AnyPlan, today: date, progress: Progress = unwatched, index: IndexBeside | None = None
) -> ImportReport:
    """Do what the plan says, as one entry. `index` is the one that was told ahead who will come."""
    match plan:
        case ImportPlan():
            if plan.sheet is not None:
                remember_columns(network, plan.sheet)
            return apply_import(network, plan, today, progress, index)
        case CalendarPlan():
            return importing_calendar.apply_calendar(network, plan, today)
        case NetworkPlan():
            return importing_network.apply_network(network, plan)
        case _:
            assert_never(plan)


def plan_import(
    network: Network,
    batch: IncomingBatch,
    *,
    include_erased: bool = False,
    progress: Progress = unwatched,
    index: IndexBeside | None = None,
) -> ImportPlan:
    """What importing this batch would do."""
    if index is not None and _are_mostly_new(network, len(batch.contacts)):
        with network.database.reading() as connection:
            index.expect(batch.contacts, next_row_id(connection), tag_names_by_key(connection))
    batch = settled(batch)
    with network.database.reading() as connection:
        batch = without_sent_mail(connection, batch)
        known, interactions = _known(connection, batch)
        gate = gate_of(connection, include_erased=include_erased)
        plan = replace(plan_of(batch, known, interactions, gate, progress), seen=newest_entry(connection))
    return replace(plan, doubtful=doubtful_among(network, plan.new, progress))


def _are_mostly_new(network: Network, people: int) -> bool:
    """Whether of so many people most must be new."""
    with network.database.reading() as connection:
        return people > 2 * count_of_contacts(connection)


@collecting_later()
def decided_import(
    network: Network, plan: ImportPlan, decided: Decisions, progress: Progress = unwatched
) -> ImportPlan:
    """The plan once the user has said of doubtful people who they are."""
    with network.database.reading() as connection:
        known, interactions = _known(connection, plan.batch, decided)
        made = plan_of(plan.batch, known, interactions, plan.gate, progress, decided)
        return replace(made, doubtful=plan.doubtful, seen=newest_entry(connection), sheet=plan.sheet)


def _known(
    connection: Any, batch: IncomingBatch, decided: Decisions = MappingProxyType({})
) -> tuple[KnownPeople, Mapping[str, KnownInteraction]]:
    """All that the batch may be about and is here already."""
    identities = known_identities(connection, batch.source)
    strangers = [person for person in batch.contacts if person.external_id not in identities]
    nobody = replace(batch, contacts=(), interactions=())
    asked = replace(batch, contacts=tuple(strangers)) if has_contacts(connection) else nobody
    known = known_people(
        connection,
        identities,
        emails_in(asked),
        names_in(asked),
        told_already=told_already(batch, identities),
        also=[contact for contact in decided.values() if contact is not None],
        with_scores=scores_people(batch),
        with_days=any(told.only_on_new_day for told in batch.interactions),
    )
    return known, known_interactions(connection, batch.source, (told.external_id for told in batch.interactions))


def apply_import(
    network: Network,
    plan: ImportPlan,
    today: date,
    progress: Progress = unwatched,
    ahead: IndexBeside | None = None,
) -> ImportReport:
    """Import the plan's batch as one entry; jobs that changed end today.

    A plan that was looked at while something else was written is made anew, so that it does no harm. The report has no
    entry when nothing changed. `ahead` is the index of newcomers where it is being made already.
    """
    batch = plan.batch
    with indexing_beside(network.database) if ahead is None else nullcontext(ahead) as index:
        with transaction(network.database, "", network.actor) as recording:
            verbs = recording.verbs
            gate = gate_of(verbs.connection, include_erased=plan.gate.is_open)
            if plan.seen is None or plan.seen != newest_entry(verbs.connection) or gate != plan.gate:
                known, interactions = _known(verbs.connection, batch, plan.decided)
                made = plan_of(batch, known, interactions, gate, progress, plan.decided)
                plan = replace(made, doubtful=plan.doubtful, sheet=plan.sheet)
            verbs.title = _title(plan)
            if gate.admits_erased:
                for person in plan.new:
                    gate.admit(verbs.connection, identifiers_of(person, batch.source))
            writer = ImportWriter(verbs, plan, plan.known, network.sort_rule, index)
            writer.write(today, datetime.now(UTC), progress)
            keep_newcomers_apart(verbs, batch.source, plan.doubtful, plan.decided)
            answers = record_from_mailbox(verbs, batch.source, plan.interactions.new)
        if recording.committed is not None:
            index.finish(recording.committed, writer.met())
    return replace(plan.report(recording.committed.entry if recording.committed else None), answers=answers)


def _title(plan: ImportPlan) -> str:
    report = plan.report()
    named = _SOURCES.get(plan.batch.source, plan.batch.source)
    return _("Import from {source}: {new} new, {updated} updated, {interactions} contact moments").format(
        source=plan.sheet.file_name if plan.sheet is not None else named,
        new=report.new,
        updated=report.updated,
        interactions=report.interactions,
    )
