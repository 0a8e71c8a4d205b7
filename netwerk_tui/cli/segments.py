"""`netwerk segment`: saved queries, whom they find, and how many."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netwerk_tui.actions import segments
from netwerk_tui.actions.finding import resolve, who_are
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.query_words import unknown_words
from netwerk_tui.domain.segment import Segment, SegmentResult, SegmentValues
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _, ngettext


def segment(arguments: argparse.Namespace, shell: Shell) -> int:
    """Do what is asked with segments."""
    with opened(shell) as network:
        match arguments.action:
            case "list":
                return _list(network, arguments, shell)
            case "show":
                return _show(network, arguments, shell)
            case "count":
                return _count(network, arguments, shell)
            case "save":
                return _save(network, arguments, shell)
            case "delete":
                return _delete(network, arguments, shell)
            case _:
                raise AssertionError(arguments.action)


def people_in_segment(network: Network, arguments: argparse.Namespace, shell: Shell) -> Sequence[ContactId] | None:
    """Who is in the segment, or found by the query, of `--segment`; None, for everybody, without one."""
    if not arguments.segment:
        return None
    return segments.people_of(network, segments.query_of(network, arguments.segment), shell.today).ids


def _list(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = segments.all_segments(network)
    sets = segments.new_sets(network, _day(arguments, shell))
    results = [_result_of(network, each, sets) for each in found]
    if shell.output.as_json:
        shell.output.print_value([_value(each, result) for each, result in zip(found, results, strict=True)])
    elif found:
        shell.output.print_table(
            [
                [each.name, "?" if isinstance(result, UserError) else str(result.count), each.query, each.exemplar_name]
                for each, result in zip(found, results, strict=True)
            ]
        )
    else:
        shell.output.say(_("No segment has been saved. “netwerk segment save NAME QUERY” saves one."))
    return FINE


def _show(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    query = _query(network, arguments)
    result = segments.people_of(network, query, _day(arguments, shell))
    people = who_are(network, result.ids[: arguments.limit])
    if shell.output.as_json:
        shell.output.print_value([{"id": who.id, "name": who.name, "organisation": who.organisation} for who in people])
        return FINE
    shell.output.print_table([[str(who.id), who.name, who.organisation] for who in people])
    _say_unknown(result, shell)
    shell.output.say(_count_words(result))
    return FINE


def _count(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    query = _query(network, arguments)
    result = segments.count_of(network, query, _day(arguments, shell))
    if shell.output.as_json:
        shell.output.print_value({"query": query, **_result_value(result)})
        return FINE
    shell.output.print_lines([_count_words(result)])
    shell.output.say(result.explanation)
    _say_unknown(result, shell)
    return FINE


def _save(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    name, query = arguments.name, " ".join(arguments.query)
    known = next((each for each in segments.all_segments(network) if fold(each.name) == fold(clean_line(name))), None)
    values = known.values if known is not None else SegmentValues(name, query)
    if query:
        values = replace(values, query=query)
    if arguments.exemplar:
        values = replace(values, exemplar=resolve(network, arguments.exemplar))
    if arguments.update_days is not None:
        values = replace(values, update_days=arguments.update_days)
    if arguments.notes is not None:
        values = replace(values, notes=arguments.notes)
    entry: EntryId | None
    if known is None:
        _segment, committed = segments.add_segment(network, values)
        entry = committed.entry
    else:
        changed = segments.edit_segment(network, known.id, values)
        entry = None if changed is None else changed.entry
    saved = segments.segment_named(network, name)
    result = _result_of(network, saved, segments.new_sets(network, shell.today))
    if shell.output.as_json:
        shell.output.print_value({**_value(saved, result), "entry": entry})
    else:
        words = "?" if isinstance(result, UserError) else _count_words(result)
        shell.output.print_lines([_("{name}: {count}").format(name=saved.name, count=words)])
    return FINE


def _delete(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    committed = segments.delete_segment(network, segments.segment_named(network, arguments.name).id)
    if shell.output.as_json:
        shell.output.print_value({"entry": committed.entry})
    else:
        shell.output.print_lines([committed.title])
    return FINE


def _day(arguments: argparse.Namespace, shell: Shell) -> date:
    return any_day("--on", arguments.on, shell.today) if arguments.on else shell.today


def _query(network: Network, arguments: argparse.Namespace) -> str:
    return segments.query_of(network, " ".join(arguments.query))


def _result_of(network: Network, segment: Segment, sets: segments.PeopleSets) -> SegmentResult | UserError:
    """Whom a saved segment finds, or why that cannot be told: one bad segment never costs the others."""
    try:
        return segments.count_of(network, segment.query, sets.today, sets)
    except UserError as error:
        return error


def _value(segment: Segment, result: SegmentResult | UserError) -> dict[str, object]:
    values = segment.values
    found = (
        {"count": None, "explanation": result.title, "unknown": []}
        if isinstance(result, UserError)
        else _result_value(result)
    )
    exemplar = None if values.exemplar is None else {"id": values.exemplar, "name": segment.exemplar_name}
    return {
        "id": segment.id,
        "name": segment.name,
        "query": segment.query,
        **found,
        "exemplar": exemplar,
        "update_days": values.update_days,
        "notes": values.notes,
    }


def _result_value(result: SegmentResult) -> dict[str, object]:
    unknown = [{"key": each.key.value, "value": each.written} for each in result.unknown]
    return {"count": result.count, "explanation": result.explanation, "unknown": unknown}


def _count_words(result: SegmentResult) -> str:
    return ngettext("{count} contact", "{count} contacts", result.count).format(count=result.count)


def _say_unknown(result: SegmentResult, shell: Shell) -> None:
    for each in result.unknown:
        shell.output.say(unknown_words(each))
