"""Messages and invitations become interactions of the people who took part: once, and never over the user's edits."""

from __future__ import annotations

from dataclasses import replace

from netwerk_tui.actions import history, importing
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.store import tables
from tests.actions.incoming import add, batch, bring_in, columns_of, edit, everything, message, only, person, rows

JAN = person("Jan", "Jansen")
ELS = person("Els", "Bakker")


def test_a_message_becomes_an_interaction_with_its_people(network: Network) -> None:
    report = bring_in(network, batch(JAN, ELS, interactions=[message("hello", JAN, ELS)]))
    assert report.interactions == 1
    assert columns_of(network, tables.interaction, "channel", "direction", "text", "source", "external_id") == [
        ("message", "out", "hello", "linkedin", "conversation")
    ]
    assert len(rows(network, tables.participant)) == 2


def test_importing_messages_again_doubles_nothing(network: Network) -> None:
    incoming = batch(JAN, interactions=[message("hello", JAN)])
    bring_in(network, incoming)
    before = everything(network)
    report = bring_in(network, incoming)
    assert (report.entry, report.interactions) == (None, 0)
    assert everything(network) == before


def test_a_later_longer_text_takes_the_place_of_the_first(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello", JAN)]))
    answered = message("hello\nhi there", JAN, direction=Direction.MUTUAL)
    assert bring_in(network, batch(JAN, interactions=[answered])).interactions == 1
    assert columns_of(network, tables.interaction, "text", "direction") == [("hello\nhi there", "mutual")]


def test_a_longer_text_can_grow_once_more(network: Network) -> None:
    for text in ("a", "a b", "a b c"):
        bring_in(network, batch(JAN, interactions=[message(text, JAN)]))
    assert only(network, tables.interaction)["text"] == "a b c"


def test_a_text_that_the_user_edited_stays(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello", JAN)]))
    edit(network, tables.interaction, only(network, tables.interaction)["id"], text="my own summary")
    assert bring_in(network, batch(JAN, interactions=[message("hello\nhi there", JAN)])).entry is None
    assert only(network, tables.interaction)["text"] == "my own summary"


def test_a_direction_that_the_user_corrected_stays(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello", JAN)]))
    edit(network, tables.interaction, only(network, tables.interaction)["id"], direction="in")
    bring_in(network, batch(JAN, interactions=[message("hello\nhi there", JAN)]))
    assert only(network, tables.interaction)["direction"] == "in"


def test_a_shorter_text_changes_nothing(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello there", JAN)]))
    assert bring_in(network, batch(JAN, interactions=[message("hello", JAN)])).entry is None


def test_messages_belong_to_contacts_of_an_earlier_import(network: Network) -> None:
    bring_in(network, batch(JAN))
    assert bring_in(network, batch(interactions=[message("hello", JAN)])).interactions == 1
    assert only(network, tables.participant)["contact_id"] == only(network, tables.contact)["id"]


def test_messages_with_nobody_known_are_one_remark_and_no_skipped_contact(network: Network) -> None:
    told = [message("buy now", "linkedin.com/in/stranger", key=key) for key in ("one", "two", "three")]
    report = bring_in(network, batch(JAN, interactions=told))
    assert (report.interactions, report.skipped) == (0, 0)
    (remark,) = report.problems
    assert (remark.where, remark.skipped) == (told[0].where, False)
    assert "3 contact moments" in remark.reason


def test_the_user_is_no_participant(network: Network) -> None:
    incoming = batch(JAN, interactions=[message("hello", JAN, "linkedin.com/in/me")], owner="linkedin.com/in/me")
    bring_in(network, incoming)
    assert len(rows(network, tables.participant)) == 1


def test_somebody_who_becomes_a_contact_later_joins_their_old_messages(network: Network) -> None:
    together = message("hello", JAN, ELS)
    bring_in(network, batch(JAN, interactions=[together]))
    bring_in(network, batch(JAN, ELS, interactions=[together]))
    assert len(rows(network, tables.participant)) == 2


def test_somebody_who_was_added_by_hand_does_not_join_twice(network: Network) -> None:
    els = replace(ELS, points=person("Els", emails=["els@example.org"]).points)
    by_hand = add(network, tables.contact, given_name="Els", surname="Bakker")
    add(
        network,
        tables.contact_point,
        contact_id=by_hand,
        kind="email",
        value="els@example.org",
        match_key="els@example.org",
    )
    together = message("hello", JAN, els)
    bring_in(network, batch(JAN, interactions=[together]))
    add(network, tables.participant, interaction_id=only(network, tables.interaction)["id"], contact_id=by_hand)
    bring_in(network, batch(JAN, els, interactions=[together]))
    assert len(rows(network, tables.participant)) == 2


def test_two_pieces_of_one_conversation_are_one_interaction(network: Network) -> None:
    pieces = [message("hello", JAN), message("hello\nhi there", JAN)]
    assert bring_in(network, batch(JAN, interactions=pieces)).interactions == 1
    assert only(network, tables.interaction)["text"] == "hello\nhi there"


def test_the_plan_counts_known_interactions(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello", JAN)]))
    told = [message("hello", JAN), message("later", JAN, key="another")]
    plan = importing.plan_import(network, batch(JAN, interactions=told)).interactions
    assert (len(plan.new), plan.known) == (1, 1)


def test_undo_takes_a_longer_text_back(network: Network) -> None:
    bring_in(network, batch(JAN, interactions=[message("hello", JAN)]))
    before = everything(network)
    bring_in(network, batch(JAN, ELS, interactions=[message("hello\nhi there", JAN, ELS)]))
    history.undo(network)
    assert everything(network) == before
