"""The briefing: one page before a conversation, short, and never with an empty section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.briefing import brief, brief_event, briefings_of
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.briefing import LINE_LETTERS, LINES_PER_SECTION, Briefing
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.directory import Order, contact_ids

TODAY = date(2026, 11, 23)


def add(network: Network, table: sa.Table, **values: object) -> int:
    with transaction(network.database, "Added", "test") as recording:
        (row_id,) = recording.verbs.insert(table, [values])
    return row_id


def a_contact(network: Network, **values: object) -> ContactId:
    return ContactId(add(network, tables.contact, **({"given_name": "Els", "surname": "Bakker"} | values)))


def a_moment(network: Network, contact: int, days_ago: int, **values: object) -> None:
    usual = {"channel": "call", "direction": "mutual", "text": "Gesproken.", "recorded_at": datetime.now(UTC)}
    moment = add(network, tables.interaction, day=TODAY - timedelta(days=days_ago), **(usual | values))
    add(network, tables.participant, interaction_id=moment, contact_id=contact)


def lines_of(page: Briefing, section: str) -> tuple[str, ...]:
    return next((each.lines for each in page.sections if each.id == section), ())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    network = open_file(tmp_path_factory.mktemp("sample") / "network.db")
    fill_with_sample(network.database, TODAY)
    yield network
    network.close()


@pytest.fixture(scope="module")
def everybody(sample: Network) -> list[ContactId]:
    with sample.database.reading() as connection:
        return [ContactId(each) for each in contact_ids(connection, Order.NAME)]


def test_no_briefing_has_an_empty_or_an_overlong_section(sample: Network, everybody: list[ContactId]) -> None:
    pages = briefings_of(sample, everybody, TODAY)
    assert len(pages) == 1600
    for page in pages:
        for section in page.sections:
            assert 1 <= len(section.lines) <= LINES_PER_SECTION, page.name
            assert all(0 < len(line) <= LINE_LETTERS for line in section.lines), page.name


def test_a_person_who_was_placed_always_has_a_talking_point(sample: Network, everybody: list[ContactId]) -> None:
    pages = [page for page in briefings_of(sample, everybody, TODAY) if page.category]
    organisations = [page for page in pages if not lines_of(page, "point")]
    assert len(organisations) < len(pages) / 10


@pytest.mark.parametrize("people", [1, 40])
def test_a_briefing_takes_seven_queries_for_any_number_of_people(
    sample: Network, everybody: list[ContactId], people: int
) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with sample.database.reading() as connection:
        engine = connection.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    briefings_of(sample, everybody[:people], TODAY)
    sa.event.remove(engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if statement.lstrip().startswith("SELECT")]) == 7


def test_the_last_three_contacts_are_told_and_notes_are_not(network: Network) -> None:
    els = a_contact(network)
    for days_ago, channel in ((1, "note"), (2, "call"), (5, "meeting"), (9, "message"), (20, "call"), (-3, "meeting")):
        a_moment(network, els, days_ago, channel=channel, text=f"{channel} {days_ago}")
    told = [line.split()[-2:] for line in lines_of(brief(network, els, TODAY), "latest")]
    assert told == [["call", "2"], ["meeting", "5"], ["message", "9"]]


def test_promises_of_both_sides_are_kept_apart_and_kept_ones_left_out(network: Network) -> None:
    els = a_contact(network)
    add(network, tables.followup, contact_id=els, text="bellen", due=TODAY - timedelta(days=1))
    add(network, tables.followup, contact_id=els, text="cijfers sturen", theirs=True)
    add(network, tables.followup, contact_id=els, text="gedaan", done_on=TODAY)
    page = brief(network, els, TODAY)
    assert lines_of(page, "mine") == ("bellen · overdue since Sunday 22 November 2026",)
    assert lines_of(page, "theirs") == ("cijfers sturen",)


def test_what_i_owe_on_an_ask_comes_first(network: Network) -> None:
    els = a_contact(network)
    add(network, tables.ask, contact_id=els, text="nog vragen")
    add(network, tables.ask, contact_id=els, text="gebruikt", status="used", asked_on=TODAY, answered_on=TODAY)
    assert lines_of(brief(network, els, TODAY), "ask")[0].startswith("gebruikt")


def test_a_motive_of_the_persona_is_told_as_such(network: Network) -> None:
    els = a_contact(network)
    persona = add(network, tables.persona, name="De drukke huisarts", motive="minder papier")
    add(network, tables.contact_persona, contact_id=els, persona_id=persona)
    assert lines_of(brief(network, els, TODAY), "moves") == ("in it for them: minder papier (as De drukke huisarts)",)


def test_a_motive_of_ones_own_goes_before_the_personas(network: Network) -> None:
    els = a_contact(network, motive="erkenning")
    persona = add(network, tables.persona, name="De drukke huisarts", motive="minder papier")
    add(network, tables.contact_persona, contact_id=els, persona_id=persona)
    assert lines_of(brief(network, els, TODAY), "moves") == ("in it for them: erkenning",)


def test_a_position_on_a_closed_dossier_is_not_told(network: Network) -> None:
    els = a_contact(network)
    closed = add(network, tables.dossier, name="Oud", search_key="oud", closed_on=TODAY)
    add(
        network,
        tables.assessment,
        contact_id=els,
        matrix="acceptance-energy",
        dossier_id=closed,
        vertical=3,
        horizontal=5,
        day=TODAY,
    )
    page = brief(network, els, TODAY)
    assert (page.category, lines_of(page, "position")) == ("", ())


def test_who_only_ever_hears_from_me_is_warned_about(network: Network) -> None:
    els = a_contact(network)
    for days_ago in (10, 100, 300):
        a_moment(network, els, days_ago, channel="message", direction="out")
    assert "Outgoing only: 3 times from me this year, never from them." in brief(network, els, TODAY).warnings


def test_one_answer_ends_that_warning(network: Network) -> None:
    els = a_contact(network)
    for days_ago in (10, 100, 300):
        a_moment(network, els, days_ago, channel="message", direction="out")
    a_moment(network, els, 200, channel="message", direction="in")
    assert not any("Outgoing only" in warning for warning in brief(network, els, TODAY).warnings)


@pytest.mark.parametrize(("days_ago", "is_silent"), [(364, False), (365, True)])
def test_a_year_without_contact_is_long_silent(network: Network, days_ago: int, is_silent: bool) -> None:
    els = a_contact(network)
    a_moment(network, els, days_ago)
    assert any("Long silent" in warning for warning in brief(network, els, TODAY).warnings) is is_silent


def test_asking_beyond_the_budget_is_warned_about(network: Network) -> None:
    els = a_contact(network, attention_budget=1)
    add(network, tables.ask, contact_id=els, text="een", status="asked", asked_on=TODAY - timedelta(days=5))
    assert "Asked once this year; they can take 1." in brief(network, els, TODAY).warnings


def test_giving_something_after_the_last_ask_ends_the_warning(network: Network) -> None:
    els = a_contact(network)
    add(network, tables.ask, contact_id=els, text="een", status="asked", asked_on=TODAY - timedelta(days=5))
    before = brief(network, els, TODAY).warnings
    add(network, tables.favour, contact_id=els, direction="out", text="een tip", day=TODAY)
    assert "Nothing given since the last ask." in before
    assert "Nothing given since the last ask." not in brief(network, els, TODAY).warnings


def test_private_moments_stay_out_unless_asked_for(network: Network) -> None:
    els = a_contact(network)
    a_moment(network, els, 3, text="openbaar")
    a_moment(network, els, 1, text="geheim", private=True)
    told = lines_of(brief(network, els, TODAY, private=False), "latest")
    assert len(told) == 1
    assert told[0].endswith("openbaar")


def test_hostile_text_stays_text(network: Network) -> None:
    els = a_contact(network, motive="[/b][@click=app.quit]x\x1b[31m")
    assert "\x1b" not in " ".join(lines_of(brief(network, els, TODAY), "moves"))


def test_the_guests_of_an_event_come_supporters_first(network: Network) -> None:
    event = add(network, tables.event, name="Zorgcongres", search_key="zorgcongres", day=TODAY)
    people = [a_contact(network, given_name=name, sort_key=name) for name in ("Anna", "Bo", "Cas", "Dirk")]
    places = {people[1]: (3, 5), people[2]: (-3, 5)}
    for contact, (vertical, horizontal) in places.items():
        add(
            network,
            tables.assessment,
            contact_id=contact,
            matrix="acceptance-energy",
            dossier_id=1,
            vertical=vertical,
            horizontal=horizontal,
            day=TODAY,
        )
    for contact in people[:3]:
        add(network, tables.attendance, event_id=event, contact_id=contact, status="expected")
    add(network, tables.attendance, event_id=event, contact_id=people[3], status="declined")
    pages = brief_event(network, EventId(event), TODAY)
    assert [page.name.split()[0] for page in pages] == ["Bo", "Cas", "Anna"]


def test_somebody_who_is_gone_is_told_of(network: Network) -> None:
    with pytest.raises(NotFound):
        brief(network, ContactId(999), TODAY)
