"""Telling LinkedIn's files by their content, whatever they are called. Called by the registry of formats."""

from __future__ import annotations

from netwerk_tui.exchange.columns import Columns, find_columns
from netwerk_tui.exchange.linkedin.archive import is_linkedin_archive, is_zip
from netwerk_tui.exchange.linkedin.connections import CONNECTION_COLUMNS, ConnectionColumn, names_people
from netwerk_tui.exchange.linkedin.invitations import INVITATION_COLUMNS, tells_invitations
from netwerk_tui.exchange.linkedin.messages import MESSAGE_COLUMNS, tells_messages
from netwerk_tui.exchange.linkedin.own_notes import is_heading_of_notes
from netwerk_tui.exchange.source_file import SourceFile

_NAME_OF_AN_ARCHIVE = "linkedindataexport"
_SITE = "linkedin."


def is_archive_file(source: SourceFile) -> bool:
    """Whether it is a ZIP with files of LinkedIn's or with LinkedIn's name, or too damaged to tell what it is."""
    named = _NAME_OF_AN_ARCHIVE in source.name.lower() and is_zip(source.content)
    return named or is_linkedin_archive(source.content)


def is_connections_file(source: SourceFile) -> bool:
    """Whether it is `Connections.csv`: names with a day of connecting or LinkedIn's notes, else with profiles alone.

    Other programs tell profiles too, among more that the reader of LinkedIn's file would leave out.
    """
    columns = find_columns(source.first_rows, CONNECTION_COLUMNS)
    if columns is None or not names_people(columns):
        return False
    return (
        ConnectionColumn.CONNECTED_ON in columns
        or _has_notes_above(source, columns)
        or (_has_profiles(source, columns) and _has_only_known_columns(source, columns))
    )


def is_messages_file(source: SourceFile) -> bool:
    """Whether it is `messages.csv`."""
    columns = find_columns(source.first_rows, MESSAGE_COLUMNS)
    return columns is not None and tells_messages(columns)


def is_invitations_file(source: SourceFile) -> bool:
    """Whether it is `Invitations.csv`."""
    columns = find_columns(source.first_rows, INVITATION_COLUMNS)
    return columns is not None and tells_invitations(columns)


def _has_notes_above(source: SourceFile, columns: Columns[ConnectionColumn]) -> bool:
    first = source.first_rows[0]
    return first.line < columns.line and is_heading_of_notes(first.cells[0])


def _has_profiles(source: SourceFile, columns: Columns[ConnectionColumn]) -> bool:
    return any(_SITE in columns.text(row, ConnectionColumn.URL).lower() for row in source.first_rows)


def _has_only_known_columns(source: SourceFile, columns: Columns[ConnectionColumn]) -> bool:
    header = next(row for row in source.first_rows if row.line == columns.line)
    return len(columns.positions) == sum(1 for cell in header.cells if cell.strip())
