"""No read looks through a whole table that grows, but for those that must, each with its reason.

Every read of the store is called on a small network, and what SQLite plans for each of its statements is looked at.
Without statistics the plans do not depend on how many rows there are: what is looked through here is so in the largest
network.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from types import FrameType, SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from netwerk_tui.actions import history
from netwerk_tui.actions.contacts import delete_contacts
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_fields import Input
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.influence import Principle
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES
from netwerk_tui.domain.points import sought_point
from netwerk_tui.domain.policy import USUAL_POLICY
from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.domain.query_tree import WordsTest
from netwerk_tui.domain.topic_matching import Topic
from netwerk_tui.store import reads, tables, undoing
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads import plain_rows
from netwerk_tui.store.reads.directory import Order
from netwerk_tui.store.reads.review_planes import Plane
from tests.actions.random_networks import fill

TODAY = date(2026, 11, 23)

_SMALL = frozenset(
    {"alembic_version", "counter", "dossier", "draft", "memory", "network", "persona", "search_part", "segment"}
    | {"series", "tag", "theme"}
)
"""Tables with some dozens of rows, however large the network."""

_MUST_SEE_ALL: Mapping[str, str] = {
    # What is listed or written as a whole
    **dict.fromkeys(
        ("cards._contacts", "cards._points", "cards.contacts_by_uid", "cards.uids_of_contacts"),
        "a folder of cards is everybody",
    ),
    "comparing.state_of": "a backup is compared with the present as a whole",
    "contact_parts.part_ids": "asked for all rows, it lists them",
    **dict.fromkeys(("directory.contact_ids", "directory.last_contacts"), "the list is everybody"),
    "events.event_summaries": "the list is every event",
    "followups.outgoing_followups": "a calendar holds every promise",
    "identities.external_ids": "an import is compared with everything that was imported",
    "introductions.referrals": "the list is every introduction",
    **dict.fromkeys(
        (
            "ledgers.all_asks",
            "ledgers.all_concerns",
            "ledgers.all_favours",
            "ledgers.all_successes",
            "ledgers.all_tells",
            "ledgers.all_thanks",
            "ledgers.give_and_get",
            "ledgers.raised_concerns",
            "ledgers._contributors",
            "ledgers._owed_for_answers",
            "ledgers._owed_for_successes",
        ),
        "a ledger is every dealing of its kind",
    ),
    "log.log_lines": "asked for no number of lines, it lists every entry; else it stops",
    "marks.stage_steps": "the growth of the path is every step on it",
    **dict.fromkeys(
        ("messages.messages", "messages._counts"), "the list is every message, with how many were to get it"
    ),
    "segments.saved_queries": "any message may name the segment that is renamed or deleted",
    "messages.occasions": "what a message may be about is listed, the newest first",
    "name_parts.names_in_parts": "initials are those of everybody on the picture",
    **dict.fromkeys(
        ("network._stream", "network._hidden", "network.contact_count", "network.interaction_count"),
        "the complete export is every row",
    ),
    **dict.fromkeys(("news.all_news", "news.told_counts"), "the list is all the news, with how many heard each"),
    "invitations.unanswered_invitations": "every invitation that is open is looked at",
    **dict.fromkeys(
        ("personas._likenesses", "personas.without_persona"),
        "the book of personas tells of everybody in it, and of who is not",
    ),
    **dict.fromkeys(("sheet.outgoing_contacts", "sheet._points", "sheet._last_contacts"), "the sheet is everybody"),
    "subjects.events": "the list is every event",
    "update_plan.updates_sent": "the updates of a year are looked for among all messages",
    # What is searched or compared as a whole
    "acquaintance.organisation_names": "what was typed is compared with every organisation",
    **dict.fromkeys(
        ("duplicates._points", "duplicates.described_contacts", "duplicates.pairs_told_apart"),
        "everybody is compared with everybody, to find who stands there twice",
    ),
    **dict.fromkeys(
        (
            "people._capacities",
            "people._gather",
            "people._texts",
            "people.count_of_contacts",
            "people.search_documents",
        ),
        "the search index is made of everybody",
    ),
    "segment_names.names_by_key": "what may be typed of a key is every name that there is",
    "segment_texts.people_with_free_words": "a word may be anywhere in a name, an organisation or a role",
    "segment_texts.text_index": "the words of every text of a kind are indexed",
    **dict.fromkeys(
        ("subject._References", "subject.spellings_of_others"),
        "the names of others are kept out of what is told of one",
    ),
    "topics._texts": "a topic is compared with every distinct text",
    # What is counted or judged of everybody
    "acts.acts_by_contact": "the acts of a period are counted of everybody",
    **dict.fromkeys(
        ("effort_demand._own", "effort_demand._tags", "effort_demand.tag_rules"),
        "a policy is weighed by everybody it is about",
    ),
    "events._counts": "every event tells how many came for the first time",
    **dict.fromkeys(
        ("gentle_start.has_so_many_scored", "gentle_start.most_connected_unscored", "gentle_start.scored_and_unscored"),
        "who has no place is counted, once hardly anybody has one; the first look stops after some",
    ),
    "journeys.people_by_dossier": "every journey tells how many are on it",
    **dict.fromkeys(
        ("marks.ambassador_stages", "marks.critical_friends"),
        "few of all are marked: an index covers the marks of everybody",
    ),
    **dict.fromkeys(("retention._last_moments", "retention.kept_people"), "the term of everybody is judged"),
    **dict.fromkeys(
        ("review_standings.own_wishes", "review.group_members"),
        "everybody's card is judged",
    ),
    "review_debts._oldest": "what I owe is judged of everybody",
    "subjects.busiest_dossier": "the dossier of the first start is that of most assessments",
    **dict.fromkeys(("week.dealt_with", "week.everybody"), "the figures are those of everybody"),
    "week.tag_choices": "every tag tells how many have it",
    "undoing._first": "the newest entry that stands is looked for from the newest on back, and found soon",
}
"""Functions that by their nature see every row, or that the class has which they belong to, and why."""


_Asked = dict[tuple[str, str], tuple[Any, ...]]
"""The parameters of each statement, by who asked it and what it says."""


def _arguments(connection: sa.Connection) -> Mapping[str, Any]:
    """What each parameter of a read may stand for."""

    def an_id(table: sa.Table) -> int:
        found: int = connection.execute(sa.select(sa.func.min(table.c.id))).scalar_one()
        return found

    people = list(connection.scalars(sa.select(tables.contact.c.id).order_by(tables.contact.c.id)))
    past = TODAY - timedelta(days=2000)
    days = dict.fromkeys(("today", "until", "day", "at"), TODAY)
    days |= dict.fromkeys(("since", "done_since", "first", "after"), past)
    contacts = dict.fromkeys(("contacts", "wanted", "people", "ids"), people)
    contacts |= dict.fromkeys(("contact", "one", "organisation"), people[0]) | {"other": people[1]}
    rows: dict[str, Any] = {
        "unscored_in": an_id(tables.dossier),
        "table": tables.followup,
        "row_id": an_id(tables.followup),
    }
    for table in tables.USER_TABLES:
        rows.setdefault(table.name, an_id(table))
    rows |= {"interactions": [rows["interaction"]], "events": [rows["event"]], "groups": [rows["tag"]]}
    words = dict.fromkeys(("name", "key", "search_key", "source"), "jan")
    texts = dict.fromkeys(("organisations", "emails", "external_ids"), ("jan",))
    return {
        **days,
        **contacts,
        **rows,
        **words,
        **texts,
        "apart_from": None,
        "before": TODAY,
        "column": tables.contact_tag.c.tag_id,
        "columns": ["text"],
        "count": 5,
        "crowd": 40,
        "days": [TODAY],
        "entry": 1,
        "form": next(iter(FORMS.values())),
        "input_": Input.TAG,
        "ledger": Ledger.THANKS,
        "limit": 10,
        "matrices": BUILT_IN_MATRICES,
        "matrix": ACCEPTANCE_ENERGY.id,
        "moments": {},
        "only": None,
        "order": Order.NAME,
        "plane": Plane(ACCEPTANCE_ENERGY, DossierId(rows["dossier"])),
        "policy": USUAL_POLICY,
        "principle": Principle.LIKING,
        "private": False,
        "recorded": {},
        "referred": rows["tag"],
        "row": {},
        "topic": Topic("jan"),
        "week": IsoWeek.of(TODAY),
    }


def _reads() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the reads."""
    for found in pkgutil.iter_modules(reads.__path__, f"{reads.__name__}."):
        module = importlib.import_module(found.name)
        if module is plain_rows:
            continue
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and function.__module__ == found.name
            if is_own and not name.startswith("_") and "connection" in inspect.signature(function).parameters:
                yield f"{found.name.rpartition('.')[2]}.{name}", function


_BY_TYPE: Mapping[str, Any] = {
    **dict.fromkeys(("Sequence[str]", "Iterable[str]", "Collection[str]", "list[str]"), ("jan",)),
    **dict.fromkeys(("Sequence[ContactId]", "Collection[ContactId]", "Iterable[ContactId]", "Sequence[int]"), (1, 2)),
    "Collection[EntryId]": (1,),
    **dict.fromkeys(("int", "ContactId", "DossierId", "EventId", "TagId"), 1),
    "date": TODAY,
    "str": "jan",
}
"""What a parameter stands for whose name says nothing here."""

_OF_SEVERAL_KINDS: Mapping[str, tuple[Any, ...]] = {"order": tuple(Order), "ledger": tuple(Ledger)}
"""Parameters that decide about the statement."""

_SPECIAL: Mapping[str, Mapping[str, Any]] = {
    "card.id_named": {"table": tables.tag},
    "day.coming_birthdays": {"days": 10},
    "identities.known_people": {"identities": {}, "also": (1, 2), "with_scores": True, "with_days": True},
    "occasions.occasion_of": {"message": SimpleNamespace(dossier=1, event=1, success=1, news=1)},
    "points.contacts_with_point": {"sought": sought_point("0612345678")},
    "points.contacts_with_whole_point": {"sought": sought_point("0612345678")},
    "review.facts_of": {"tell": lambda _part: None},
    "segment_texts.people_with_free_words": {"test": WordsTest("jan")},
    "segment_texts.text_index": {"key": KeyId.TAG},
    "topics.supporters": {"matrix": ACCEPTANCE_ENERGY},
}
"""What a name means in one read alone."""


def _calls(name: str, function: Callable[..., Any], known: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The arguments of every way in which a read is worth calling: of everybody, of some, and of each kind."""
    wanted = [each for each in inspect.signature(function).parameters.values() if each.name != "connection"]
    known = {each.name: _BY_TYPE[each.annotation] for each in wanted if each.annotation in _BY_TYPE} | {
        **known,
        **_SPECIAL.get(name, {}),
    }
    missing = [each.name for each in wanted if each.name not in known and each.default is each.empty]
    assert not missing, f"{name}: neither _arguments nor _SPECIAL says what {missing} stand for"
    given = {each.name: known[each.name] for each in wanted if each.name in known}
    yield {each.name: known[each.name] for each in wanted if each.default is each.empty}
    yield given
    if "only" in given:
        yield given | {
            "only": known["contact"] if "ContactId | None" in str(wanted[-1].annotation) else known["people"]
        }
    for kind in given.keys() & _OF_SEVERAL_KINDS.keys():
        for value in _OF_SEVERAL_KINDS[kind]:
            yield given | {kind: value}


def _use_up(found: object) -> None:
    """Take everything from what is read as it is taken."""
    if isinstance(found, Iterator | list | tuple):
        for each in found:
            _use_up(each)


def _is_of_reader(module: str) -> bool:
    return module.startswith("netwerk_tui.") and module != plain_rows.__name__


@contextmanager
def _watching() -> Iterator[_Asked]:
    """The statements of the block."""
    asked: _Asked = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        frame: FrameType | None = sys._getframe()
        while frame is not None and not _is_of_reader(frame.f_globals["__name__"]):
            frame = frame.f_back
        if frame is not None:
            module = frame.f_globals["__name__"].rpartition(".")[2]
            first = parameters[0] if many else parameters
            asked.setdefault((f"{module}.{frame.f_code.co_qualname}", statement), tuple(first))

    event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(sa.Engine, "before_cursor_execute", note)


def _looked_through(connection: sa.Connection, statement: str, parameters: tuple[Any, ...]) -> set[str]:
    """The tables that a statement looks through as a whole and that grow."""
    aliases = {alias: name for name, alias in re.findall(r'(?<![.\w])"?(\w+)"? AS "?(\w+)"?', statement)}
    found: set[str] = set()
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
        # An index that SQLite makes for one statement alone is made of the whole table.
        scanned = re.match(r"SCAN (\w+)|SEARCH (\w+) USING AUTOMATIC", row.detail)
        if scanned is not None:
            alias = scanned[1] or scanned[2]
            table = str(aliases.get(alias, alias))
            if table in tables.metadata.tables and table not in _SMALL:
                found.add(table)
    return found


def _plan_is_asked_for(statement: str) -> bool:
    return statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "DELETE"))


@pytest.fixture
def asked(sqlite_database: Database) -> _Asked:
    """Every statement of the reads, of undoing, and of what is read before contacts are merged or deleted."""
    network = Network(sqlite_database, "test")
    for seed in range(4):
        fill(network, seed, 30)
    with _watching() as statements:
        with sqlite_database.reading() as connection:
            known = _arguments(connection)
            for name, function in _reads():
                for arguments in _calls(name, function, known):
                    _use_up(function(connection, **arguments))
            undoing.next_redo(connection)
        for change in (merge_contacts, delete_contacts):
            change(network, known["people"][:2])
            history.undo(network)
            history.redo(network)
            history.undo(network)
    return statements


def test_only_reads_that_must_see_everything_look_through_a_table_that_grows(
    asked: _Asked, sqlite_database: Database
) -> None:
    looking: defaultdict[str, set[str]] = defaultdict(set)
    with sqlite_database.reading() as connection:
        for (reader, statement), parameters in asked.items():
            if _plan_is_asked_for(statement):
                for table in _looked_through(connection, statement, parameters):
                    looking[reader].add(table)
    found = {_function(reader): seen for reader, seen in looking.items()}
    unexplained = {function: seen for function, seen in found.items() if function not in _MUST_SEE_ALL}
    assert (unexplained, _MUST_SEE_ALL.keys() - found.keys()) == ({}, set())


def _function(reader: str) -> str:
    """The module and the function or class that a statement comes from."""
    module, function, *_inner = reader.split(".")
    return f"{module}.{function}"
