"""`netwerk duplicates` and `netwerk merge`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.duplicates import possible_doubles, tell_apart
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.merging import merge_contacts, merge_view
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.asking import is_agreed
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.progress_line import progress_on
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.duplicates import ComparedPerson, PossibleDouble, reason_words
from netwerk_tui.domain.errors import Ambiguous, Candidate
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import PART_LABELS, MergeView, PartCount
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _, ngettext


def duplicates(arguments: argparse.Namespace, shell: Shell) -> int:
    """List who may be in the network twice, the most certain first, or tell two apart for good."""
    with opened(shell) as network:
        if arguments.apart:
            return _tell_apart(network, arguments.apart, shell)
        found = possible_doubles(network, progress_on(shell.output))
    shown = found[: arguments.limit]
    if shell.output.as_json:
        shell.output.print_value([_value(each) for each in shown])
        return FINE
    shell.output.print_table([_row(each) for each in shown])
    more = len(found) - len(shown)
    if more:
        words = ngettext("and {count} more; --limit shows more", "and {count} more; --limit shows more", more)
        shell.output.say(words.format(count=more))
    if found:
        shell.output.say(_("“netwerk merge WHO OTHER” takes two together; --apart WHO OTHER says that they are two."))
    else:
        shell.output.say(_("Nobody seems to be in the network twice."))
    return FINE


def merge(arguments: argparse.Namespace, shell: Shell) -> int:
    """Give everything about the second contact to the first, once the user agrees."""
    with opened(shell) as network:
        contacts = [resolve(network, arguments.one), resolve(network, arguments.other)]
        view = merge_view(network, contacts)
        if arguments.yes:
            for contact, who in zip(contacts, (arguments.one, arguments.other), strict=True):
                _refuse_a_guess(network, contact, who)
        elif not _is_wanted(view, shell):
            shell.output.say(_("Nothing was merged."))
            return FAILED
        merged = merge_contacts(network, contacts)
    if shell.output.as_json:
        shell.output.print_value(
            {
                "entry": merged.committed.entry,
                "contact": {"id": merged.contact, "name": merged.name},
                "merged": [{"id": contacts[1], "name": view.names[1]}],
                "counts": [_count_value(count) for count in merged.counts],
            }
        )
    else:
        shell.output.print_lines([merged.committed.title, *_count_lines(merged.counts)])
        shell.output.say(_("“netwerk undo {entry}” takes it back.").format(entry=merged.committed.entry))
    return FINE


def _tell_apart(network: Network, pair: Sequence[str], shell: Shell) -> int:
    one, other = (resolve(network, who) for who in pair)
    committed = tell_apart(network, one, other)
    if shell.output.as_json:
        shell.output.print_value({"entry": committed.entry if committed else None, "contacts": [one, other]})
    elif committed is not None:
        shell.output.print_lines([committed.title])
    else:
        shell.output.say(_("This was known already."))
    return FINE


def _is_wanted(view: MergeView, shell: Shell) -> bool:
    name, other = view.names
    shell.output.say(_("Everything about {other} goes to {name}:").format(name=name, other=other))
    shell.output.say(*_count_lines(view.counts))
    return is_agreed(
        shell,
        _("Merge them?"),
        refusal=_("Merging asks first, and nobody is there to answer."),
    )


def _refuse_a_guess(network: Network, contact: ContactId, who: str) -> None:
    """Make sure that nobody is merged unseen whom the words only may mean.

    Raises Ambiguous unless it is the contact's id or full name.
    """
    (found,) = rows_of(network, [contact])
    if clean_line(who) != str(contact) and fold(who) != fold(found.name):
        raise Ambiguous(
            _("Nobody is merged by a guess."),
            _("Say who it is by their number or their full name."),
            (Candidate(found.id, found.name, found.organisation),),
        )


def _count_lines(counts: Sequence[PartCount]) -> Iterator[str]:
    """How many there are of what, before and after."""
    by_table = {count.table: count for count in counts}
    for table, label in PART_LABELS.items():
        if table in by_table:
            count = by_table[table]
            yield f"  {_(label)} {' + '.join(map(str, count.before))} → {count.after}"


def _count_value(count: PartCount) -> JsonObject:
    return {"table": count.table, "before": list(count.before), "after": count.after}


def _row(found: PossibleDouble) -> tuple[str, ...]:
    first, second = found.first, found.second
    return (str(found.double.score), *_person_cells(first), *_person_cells(second), reason_words(found.double))


def _person_cells(person: ComparedPerson) -> tuple[str, str]:
    work = f" ({person.organisation})" if person.organisation else ""
    return str(person.contact), f"{person.name}{work}"


def _value(found: PossibleDouble) -> JsonObject:
    return {
        "score": found.double.score,
        "certainty": found.double.certainty.value,
        "reasons": [reason.value for reason in found.double.reasons],
        "why": reason_words(found.double),
        "contacts": [_person_value(found.first), _person_value(found.second)],
    }


def _person_value(person: ComparedPerson) -> JsonObject:
    return {
        "id": person.contact,
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "locality": person.locality,
    }
