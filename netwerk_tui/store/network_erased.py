"""Leaving people out of a network file who were erased here, before it is merged. For `actions.importing_network`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.erasure import name_identifier, point_identifier, source_identifier
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.names import full_name
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.import_gate import Gate
from netwerk_tui.store.network_rows import Rows
from netwerk_tui.store.reads.network import network_id


def identifiers_in_file(network: str, rows: Rows) -> Mapping[int, list[str]]:
    """What each contact of the file is recognised by, by their id there. `network` is the id of the file's network."""
    found: dict[int, list[str]] = defaultdict(list)
    for contact, row in rows[tables.contact.name].items():
        name = full_name(row["given_name"], row["particle"], row["surname"])
        found[contact] += [source_identifier(f"netwerk:{network}", str(contact))]
        found[contact] += [name_identifier(name, row["organisation"])]
    for row in rows[tables.contact_point.name].values():
        found[row["contact_id"]].append(point_identifier(PointKind(row["kind"]), row["value"]))
    for row in rows[tables.identity.name].values():
        found[row["contact_id"]].append(source_identifier(row["source"], row["external_id"]))
    return found


def refused_in_file(connection: sa.Connection, network: str, rows: Rows, gate: Gate) -> dict[int, Problem]:
    """The contacts of the file that were erased here, by their id there, and why they stay outside."""
    if gate.is_open or not gate.erased.days:
        return {}
    here = _living_here(connection, network)
    refused: dict[int, Problem] = {}
    for contact, identifiers in identifiers_in_file(network, rows).items():
        refusal = gate.refusal(_("contact {contact}").format(contact=contact), identifiers)
        if refusal is not None and contact not in here:
            refused[contact] = refusal
    return refused


def without(rows: Rows, contacts: set[int]) -> Rows:
    """The rows of a file without these contacts, and without what cannot be without them."""
    if not contacts:
        return rows
    gone: dict[str, set[int]] = defaultdict(set)
    gone[tables.contact.name] = set(contacts)
    gone[tables.interaction.name] = _with_nobody_else(rows, contacts)
    left: Rows = {}
    for table in tables.USER_TABLES:
        references = [(column, key.column.table.name) for column in table.columns for key in column.foreign_keys]
        left[table.name] = {}
        for row_id, row in rows[table.name].items():
            lost = [column for column, target in references if row[column.name] in gone[target]]
            if row_id in gone[table.name] or any(not column.nullable for column in lost):
                gone[table.name].add(row_id)
            else:
                cleared: dict[str, Any] = {column.name: None for column in lost}
                left[table.name][row_id] = {**row, **cleared} if cleared else row
    return left


def _with_nobody_else(rows: Rows, contacts: set[int]) -> set[int]:
    """The interactions in which nobody but these took part."""
    took_part: dict[int, set[int]] = defaultdict(set)
    for row in rows[tables.participant.name].values():
        took_part[row["interaction_id"]].add(row["contact_id"])
    return {interaction for interaction, people in took_part.items() if people <= contacts}


def _living_here(connection: sa.Connection, network: str) -> set[int]:
    """The ids in a file of this very network that are contacts here: whoever has one was not erased."""
    if network != network_id(connection):
        return set()
    return set(connection.scalars(sa.select(tables.contact.c.id)))
