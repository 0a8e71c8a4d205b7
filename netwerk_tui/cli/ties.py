"""`netwerk introduce`, `netwerk relate` and `netwerk path`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from netwerk_tui.actions import introductions, relations
from netwerk_tui.actions.acquaintance import who_could_know
from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import past_day
from netwerk_tui.cli.exit_codes import FINE, NOTHING_FOUND
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.acquaintance import Reach, Way, closeness_words, link_words
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introductions import IntroductionWords, Referral, words_of
from netwerk_tui.domain.relation_kinds import inverse_of
from netwerk_tui.domain.ties import INTRODUCTION_LABELS, IntroductionStatus
from netwerk_tui.domain.trust import TrustWarning
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Committed


def introduce(arguments: argparse.Namespace, shell: Shell) -> int:
    """Bring two contacts together, say what came of it, or list all introductions."""
    with opened(shell) as network:
        if arguments.list:
            return _list_introductions(network, arguments, shell)
        if not (arguments.one and arguments.other):
            raise UsageError(
                _("An introduction is of two contacts."), _("As in “netwerk introduce 'Jan Jansen' 'Ada Bos'”.")
            )
        one, other = resolve(network, arguments.one), resolve(network, arguments.other)
        introducer = resolve(network, arguments.by) if arguments.by else None
        introduction, warnings, committed = _introduced(network, one, other, introducer, arguments, shell)
        referral = introductions.referral_of(network, introduction)
        letters = introductions.letters_of(network, introduction)
    if shell.output.as_json:
        value = {
            "introduction": _introduction_value(referral),
            "letters": [{"id": each.contact, "name": each.name, "text": each.text} for each in letters],
            "warnings": [{"contact": each.contact, "doubt": each.doubt.value, "text": each.words} for each in warnings],
            "entry": committed.entry if committed else None,
        }
        shell.output.print_value(value)
    else:
        shell.output.print_table([_introduction_row(referral)])
        for letter in letters:
            shell.output.print_lines(["", _("To {name}:").format(name=letter.name), "", *letter.text.split("\n")])
    shell.output.say(*(f"! {each.words}" for each in warnings))
    return FINE


def _introduced(
    network: Network,
    one: ContactId,
    other: ContactId,
    introducer: ContactId | None,
    arguments: argparse.Namespace,
    shell: Shell,
) -> tuple[int, list[TrustWarning], Committed | None]:
    """The introduction that was made or taken on, what speaks against it, and what changed."""
    status = _status(arguments)
    met_on = past_day("--met", arguments.met, shell.today) if arguments.met else None
    if status is not IntroductionStatus.OFFERED:
        known = introductions.under_way_between(network, one, other)
        if known is not None and introducer is None:
            now = words_of(introductions.referral_of(network, known).introduction)
            after = replace(
                now,
                topic=arguments.about or now.topic,
                status=status,
                met_on=met_on or now.met_on,
                result=arguments.result or now.result,
            )
            return known, [], introductions.edit_introduction(network, known, after, shell.today)
    is_mine_to_offer = introducer is None and status is IntroductionStatus.OFFERED
    warnings = introductions.warnings_before(network, (one, other), shell.today) if is_mine_to_offer else []
    words = IntroductionWords(one, other, arguments.about, introducer, status, met_on=met_on, result=arguments.result)
    made, committed = introductions.add_introduction(network, words, shell.today)
    return made, warnings, committed


def _status(arguments: argparse.Namespace) -> IntroductionStatus:
    if arguments.declined and arguments.met:
        raise UsageError(_("They have met, or nothing came of it."), _("Leave out --met or --declined."))
    if arguments.declined:
        return IntroductionStatus.DECLINED
    return IntroductionStatus.MET if arguments.met or arguments.result else IntroductionStatus.OFFERED


def _list_introductions(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    if arguments.one:
        raise UsageError(_("A list is of all introductions."), _("Leave out the names, or --list."))
    found = introductions.referrals(network)
    if shell.output.as_json:
        shell.output.print_value([_introduction_value(each) for each in found])
    else:
        shell.output.print_table(map(_introduction_row, found))
    return FINE


def _introduction_row(referral: Referral) -> tuple[str, ...]:
    each = referral.introduction
    day = each.met_on or each.offered_on
    by = _("by {name}").format(name=each.introducer_name) if referral.is_received else ""
    about = " · ".join(part for part in (each.topic, each.result, by) if part)
    names = f"{each.contact_name} ⇄ {each.other_name}"
    return str(each.id), day.isoformat() if day else "", _(INTRODUCTION_LABELS[each.status]), names, about


def _introduction_value(referral: Referral) -> JsonObject:
    each = referral.introduction
    by = None if each.introducer is None else _person_value(each.introducer, each.introducer_name)
    return {
        "id": each.id,
        "contact": _person_value(each.contact, each.contact_name),
        "other": _person_value(each.other, each.other_name),
        "by": by,
        "topic": each.topic,
        "status": each.status.value,
        "offered_on": each.offered_on.isoformat() if each.offered_on else None,
        "met_on": each.met_on.isoformat() if each.met_on else None,
        "result": each.result,
        "thanked_on": referral.thanked_on.isoformat() if referral.thanked_on else None,
    }


def _person_value(contact: ContactId, name: str) -> JsonObject:
    return {"id": contact, "name": name}


# Relations


def relate(arguments: argparse.Namespace, shell: Shell) -> int:
    """Say what two contacts are to each other, or take it away."""
    kind = " ".join(arguments.kind)
    with opened(shell) as network:
        one, other = resolve(network, arguments.one), resolve(network, arguments.other)
        if arguments.remove:
            gone, removal = relations.unrelate(network, one, other, kind)
            return _removed(shell, gone, removal)
        number, committed = relations.relate(network, one, other, kind)
        holder, relation = relations.relation_of(network, number)
        (row,) = rows_of(network, [holder])
    if shell.output.as_json:
        value = {
            "id": relation.id,
            "contact": _person_value(holder, row.name),
            "other": _person_value(relation.other, relation.other_name),
            "kind": relation.kind,
            "inverse": inverse_of(relation.kind) or None,
            "text": relation.text,
        }
        shell.output.print_value({"relation": value, "entry": committed.entry if committed else None})
    else:
        words = _("{one}: {kind} {other}")
        shell.output.print_lines([words.format(one=row.name, kind=relation.kind, other=relation.other_name)])
        if committed is None:
            shell.output.say(_("This was known already."))
    return FINE


def _removed(shell: Shell, gone: int, committed: Committed) -> int:
    if shell.output.as_json:
        shell.output.print_value({"removed": gone, "entry": committed.entry})
    else:
        shell.output.print_lines([committed.title])
    return FINE


# Who could know somebody


def path(arguments: argparse.Namespace, shell: Shell) -> int:
    """Tell whom to ask to reach somebody at an organisation, or a contact."""
    with opened(shell) as network:
        reach = who_could_know(network, " ".join(arguments.whom), shell.today)
    if shell.output.as_json:
        ways = [_way_value(way, reach) for way in reach.ways]
        shell.output.print_value({"whom": list(reach.whom), "contacts": reach.wanted, "ways": ways})
    elif not reach.ways:
        shell.output.say(_("Nobody whom you have met leads there."))
    else:
        for way in reach.ways:
            shell.output.print_lines(_way_lines(way, reach, shell))
    return FINE if reach.ways else NOTHING_FOUND


def _way_lines(way: Way, reach: Reach, shell: Shell) -> Iterator[str]:
    """Whom to ask and how near they are, then each who follows and how the one before knows them."""
    first = reach.people[way.people[0]]
    near = closeness_words(reach.closeness[first.id], shell.today)
    yield "  ".join(part for part in (str(first.id), first.name, first.organisation, near) if part)
    for depth, (link, person) in enumerate(zip(way.links, way.people[1:], strict=True), start=1):
        row = reach.people[person]
        at = f" ({row.organisation})" if row.organisation else ""
        yield f"{'  ' * depth}→ {row.name}{at}: {link_words(link)}"


def _way_value(way: Way, reach: Reach) -> JsonObject:
    near = reach.closeness[way.people[0]]
    people: list[JsonObject] = []
    for number, person in enumerate(way.people):
        row = reach.people[person]
        link = way.links[number - 1] if number else None
        people.append(
            {
                "id": row.id,
                "name": row.name,
                "organisation": row.organisation,
                "link": link.kind.value if link else None,
                "why": link_words(link) if link else None,
            }
        )
    last = near.last_contact
    return {
        "score": round(way.score, 4),
        "encounters": near.encounters,
        "last_contact": last.isoformat() if last else None,
        "people": people,
    }
