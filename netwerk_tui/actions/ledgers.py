"""What is read of the ledgers of dealings: their pages, what is owed, and who has to do with a topic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskBudget
from netwerk_tui.domain.dealings import BeforeAsking, Celebrated, Ledger, LedgerPage, balances, grouped
from netwerk_tui.domain.gratitude import Favour, GiveAndGet, OwedThanks
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.themes import theme_table
from netwerk_tui.domain.topic_matching import Fitting, Proposal, Topic, fitting
from netwerk_tui.store.reads import ledgers as reads
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.topics import facts_to_ask_by, facts_to_tell_by, supporters

PROPOSED = 60
"""How many people are proposed at most."""


def ledger_page(network: Network, ledger: Ledger, today: date) -> LedgerPage:
    """All that stands on a page of the ledgers."""
    with network.database.reading() as connection:
        dealings = reads.dealings_in(connection, ledger, today)
        return LedgerPage(
            ledger,
            groups=grouped(ledger, dealings),
            successes=_to_thank_first(reads.all_successes(connection)) if ledger is Ledger.SUCCESSES else (),
            themes=theme_table(reads.raised_concerns(connection), today) if ledger is Ledger.CONCERNS else None,
            balances=balances(dealings) if ledger is Ledger.VALUE else (),
            thanks_wait_days=network.policy.thanks_wait_days,
        )


def successes(network: Network) -> list[Celebrated]:
    """Every success with its contributors: those with somebody to thank first, then the newest first."""
    with network.database.reading() as connection:
        return list(_to_thank_first(reads.all_successes(connection)))


def thanks_owed(network: Network, today: date) -> list[OwedThanks]:
    """Every contribution until today that was not thanked for, at once; the longest waiting first.

    A follow-up of theirs done, or an ask answered, with no thanks on its day or after it; and a contribution to a
    success without thanks for that success. The review waits until `OwedThanks.waits_long`.
    """
    with network.database.reading() as connection:
        return reads.owed_thanks(connection, today)


def thanks_owed_to(network: Network, contact: ContactId, today: date) -> list[OwedThanks]:
    """As `thanks_owed`, of one contact."""
    with network.database.reading() as connection:
        return reads.thanks_owed_for(connection, contact, today)


def asks_this_year(network: Network, contact: ContactId, today: date) -> AskBudget:
    """How much of the attention that a contact has for asks is taken, in the 365 days until today.

    Of a contact with no budget of its own, the policy's counts.
    """
    with network.database.reading() as connection:
        put, planned = reads.asks_put_and_planned(connection, contact, today)
        own = reads.attention_budget_of(connection, contact)
    return AskBudget(put, planned, network.policy.attention_budget if own is None else own)


def last_given(network: Network, contact: ContactId) -> Favour | None:
    """The newest value that I gave to a contact: to be seen before the next ask. None where I never did."""
    with network.database.reading() as connection:
        return reads.last_given(connection, contact)


def before_asking(network: Network, contact: ContactId, today: date) -> BeforeAsking:
    """How much of a contact's attention is taken, and what I gave them last."""
    return BeforeAsking(asks_this_year(network, contact, today), last_given(network, contact))


def give_and_get(network: Network) -> dict[ContactId, GiveAndGet]:
    """How often value went to and from each contact with whom it did."""
    with network.database.reading() as connection:
        return reads.give_and_get(connection)


def themes(network: Network) -> list[tuple[int, str]]:
    """Every theme's id and name, by name."""
    with network.database.reading() as connection:
        return reads.themes(connection)


def whom_to_ask(network: Network, about: str, today: date, *, limit: int = PROPOSED) -> list[Proposal]:
    """Who may know about a topic, the likeliest first: by expertise, answers given, roles and capacities, and tags."""
    topic = Topic(about)
    if topic.is_empty:
        return []
    with network.database.reading() as connection:
        facts = facts_to_ask_by(connection, topic)
    return _proposals(network, fitting(facts, limit), today)


def whom_to_tell(
    network: Network,
    text: str,
    today: date,
    *,
    tags: Sequence[str] = (),
    dossier: DossierId | None = None,
    limit: int = PROPOSED,
) -> list[Proposal]:
    """Whom a piece of news fits, the best first: by expertise, motive, roles, tags, and agreement with its dossier.

    Its dossier is the one that is given, and each that the text names.
    """
    topic = Topic(" ".join([text, *tags]))
    with network.database.reading() as connection:
        facts = [] if topic.is_empty else facts_to_tell_by(connection, topic)
        facts += supporters(connection, network.matrices.acceptance_energy, topic, dossier)
    return _proposals(network, fitting(facts, limit), today)


def _to_thank_first(found: Sequence[Celebrated]) -> tuple[Celebrated, ...]:
    return tuple(sorted(found, key=lambda each: not each.success.unthanked))


def _proposals(network: Network, found: Sequence[Fitting], today: date) -> list[Proposal]:
    people = [each.contact for each in found]
    with network.database.reading() as connection:
        names = {row.id: row.name for row in contact_rows(connection, people)}
        asked = reads.asks_put(connection, people, today)
    return [
        Proposal(each.contact, names[each.contact], each.reason(), asked.get(each.contact, 0))
        for each in found
        if each.contact in names
    ]
