"""Introductions: what each action changes and refuses, what warns, and the texts for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netwerk_tui.actions import contacts, history, introductions
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.introductions import IntroductionWords, Referral
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.domain.trust import Doubt
from netwerk_tui.language import use_language
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.actions.encounters import meet

TODAY = date(2026, 11, 23)

Person = Callable[..., ContactId]


@pytest.fixture
def person(network: Network) -> Person:
    """Makes a contact, with columns that the form has not."""

    def made(given_name: str, surname: str, **columns: object) -> ContactId:
        form = ContactForm(given_name=given_name, surname=surname)
        contact = contacts.add_contact(network, form, TODAY)[0]
        with transaction(network.database, "filled in", "test") as recording:
            recording.verbs.update(tables.contact, [{"id": contact, **columns}])
        return contact

    return made


@pytest.fixture
def jan(person: Person) -> ContactId:
    return person("Jan", "Jansen", role="alderman", organisation="Ede", language="en", motive="Short lines.")


@pytest.fixture
def ada(person: Person) -> ContactId:
    return person("Ada", "Bos", role="engineer", language="nl", form_of_address="u", private_notes="in debt")


@pytest.fixture
def piet(person: Person) -> ContactId:
    return person("Piet", "Vos", language="nl", form_of_address="je")


def _only(network: Network) -> Referral:
    (found,) = introductions.referrals(network)
    return found


def _doubts(network: Network, *people: ContactId) -> list[tuple[ContactId, Doubt]]:
    return [(each.contact, each.doubt) for each in introductions.warnings_before(network, people, TODAY)]


def test_an_introduction_begins_as_an_offer_of_today(network: Network, jan: ContactId, ada: ContactId) -> None:
    words = IntroductionWords(jan, ada, "  heat \n pumps ")
    made, committed = introductions.add_introduction(network, words, TODAY)
    found = _only(network).introduction
    assert (found.id, found.contact_name, found.other_name) == (made, "Jan Jansen", "Ada Bos")
    assert (found.topic, found.status, found.offered_on) == ("heat pumps", IntroductionStatus.OFFERED, TODAY)
    assert committed.contacts == {jan, ada}


def test_one_that_came_to_a_meeting_was_offered_by_then(network: Network, jan: ContactId, ada: ContactId) -> None:
    met = TODAY - timedelta(days=9)
    words = IntroductionWords(jan, ada, status=IntroductionStatus.MET, met_on=met)
    introductions.add_introduction(network, words, TODAY)
    assert _only(network).introduction.offered_on == met


def test_an_offer_comes_to_a_meeting_and_a_result(network: Network, jan: ContactId, ada: ContactId) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada), TODAY)
    introductions.set_status(network, made, IntroductionStatus.MET, TODAY)
    introductions.set_status(network, made, IntroductionStatus.MET, TODAY, result="they work together")
    found = _only(network).introduction
    assert (found.status, found.met_on, found.result) == (IntroductionStatus.MET, TODAY, "they work together")


def test_who_declines_has_not_met(network: Network, jan: ContactId, ada: ContactId) -> None:
    words = IntroductionWords(jan, ada, status=IntroductionStatus.MET, met_on=TODAY)
    made, _committed = introductions.add_introduction(network, words, TODAY)
    introductions.set_status(network, made, IntroductionStatus.DECLINED, TODAY)
    assert _only(network).introduction.met_on is None


def test_nobody_meets_before_the_offer_or_tomorrow(network: Network, jan: ContactId, ada: ContactId) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada), TODAY)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(UsageError):
            introductions.set_status(network, made, IntroductionStatus.MET, TODAY, met_on=day)
    assert _only(network).introduction.status is IntroductionStatus.OFFERED


def test_nobody_is_introduced_to_themselves_or_to_nobody(network: Network, jan: ContactId) -> None:
    with pytest.raises(UsageError):
        introductions.add_introduction(network, IntroductionWords(jan, jan), TODAY)
    with pytest.raises(NotFound):
        introductions.add_introduction(network, IntroductionWords(jan, ContactId(10**9)), TODAY)


def test_undoing_a_deletion_brings_the_introduction_back_with_its_thanks(
    network: Network, jan: ContactId, ada: ContactId, piet: ContactId
) -> None:
    words = IntroductionWords(jan, ada, introducer=piet, status=IntroductionStatus.MET)
    made, _committed = introductions.add_introduction(network, words, TODAY)
    introductions.thank_introducer(network, made, "flowers", TODAY)
    before = _only(network)
    introductions.delete_introduction(network, made)
    assert introductions.referrals(network) == []
    history.undo(network)
    assert _only(network) == before


def test_who_made_it_is_owed_thanks_once_they_met(
    network: Network, jan: ContactId, ada: ContactId, piet: ContactId
) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada, introducer=piet), TODAY)
    assert not _only(network).owes_thanks
    introductions.set_status(network, made, IntroductionStatus.MET, TODAY)
    assert _only(network).owes_thanks
    introductions.thank_introducer(network, made, "", TODAY)
    assert (_only(network).owes_thanks, _only(network).thanked_on) == (False, TODAY)
    (thanks,) = contacts.profile_of(network, piet).thanks
    assert thanks.day == TODAY


def test_my_own_introduction_asks_for_no_thanks(network: Network, jan: ContactId, ada: ContactId) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada), TODAY)
    with pytest.raises(Refused):
        introductions.thank_introducer(network, made, "", TODAY)


# What speaks against it


def test_a_tie_of_five_encounters_within_the_year_bears_an_introduction(network: Network, jan: ContactId) -> None:
    meet(network, jan, TODAY - timedelta(days=364), times=5)
    assert _doubts(network, jan) == []


@pytest.mark.parametrize("channel", [Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.EVENT])
def test_four_encounters_are_thin(network: Network, jan: ContactId, channel: Channel) -> None:
    meet(network, jan, TODAY, times=4, channel=channel)
    assert _doubts(network, jan) == [(jan, Doubt.THIN)]


def test_messages_keep_a_tie_warm_and_do_not_thicken_it(network: Network, jan: ContactId) -> None:
    meet(network, jan, TODAY - timedelta(days=700), times=5)
    assert _doubts(network, jan) == [(jan, Doubt.SILENT)]
    meet(network, jan, TODAY, channel=Channel.MESSAGE)
    assert _doubts(network, jan) == []


def test_notes_to_myself_and_broadcasts_break_no_silence(network: Network, jan: ContactId) -> None:
    meet(network, jan, TODAY - timedelta(days=365), times=5)
    meet(network, jan, TODAY, channel=Channel.NOTE)
    meet(network, jan, TODAY, channel=Channel.BROADCAST)
    assert _doubts(network, jan) == [(jan, Doubt.SILENT)]


def test_each_side_is_warned_about(network: Network, jan: ContactId, person: Person) -> None:
    shy = person("Shy", "One", do_not_contact="asked me not to")
    meet(network, shy, TODAY, times=5)
    assert _doubts(network, jan, shy) == [(jan, Doubt.THIN), (jan, Doubt.SILENT), (shy, Doubt.DO_NOT_CONTACT)]


def test_two_who_were_offered_before_are_warned_about_either_way_round(
    network: Network, jan: ContactId, ada: ContactId
) -> None:
    meet(network, jan, TODAY, times=5)
    meet(network, ada, TODAY, times=5)
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada), TODAY)
    assert _doubts(network, ada, jan) == [(ada, Doubt.OFFERED_BEFORE)]
    introductions.set_status(network, made, IntroductionStatus.DECLINED, TODAY)
    assert _doubts(network, ada, jan) == []


def test_an_organisation_need_not_be_met(network: Network, person: Person) -> None:
    assert _doubts(network, person("", "Woonstede", kind="organisation")) == []


# The texts


def test_each_gets_a_text_in_their_own_language_and_form(network: Network, jan: ContactId, ada: ContactId) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada, "heat pumps."), TODAY)
    to_jan, to_ada = introductions.letters_of(network, made)
    assert to_jan.text.startswith("Dear Jan,")
    assert "Ada Bos, engineer. It is about heat pumps." in to_jan.text
    assert to_ada.text.startswith("Geachte Ada Bos,")
    assert "u in contact met Jan Jansen, alderman bij Ede. Het gaat om heat pumps." in to_ada.text


def test_what_is_in_it_for_one_is_told_to_them_alone(network: Network, jan: ContactId, ada: ContactId) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada, "heat pumps"), TODAY)
    to_jan, to_ada = introductions.letters_of(network, made)
    assert "something in it for you: Short lines." in to_jan.text
    assert "Short lines" not in to_ada.text
    assert "in debt" not in to_jan.text + to_ada.text


def test_a_motive_is_inherited_from_a_persona(network: Network, jan: ContactId, piet: ContactId) -> None:
    with transaction(network.database, "like a neighbour", "test") as recording:
        (persona,) = recording.verbs.insert(tables.persona, [{"name": "Neighbour", "motive": "rust in de straat"}])
        recording.verbs.insert(tables.contact_persona, [{"contact_id": piet, "persona_id": persona}])
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, piet), TODAY)
    assert "voor jou iets in zit: rust in de straat." in introductions.letters_of(network, made)[1].text


def test_an_unknown_language_is_the_users_own(network: Network, jan: ContactId, person: Person) -> None:
    kim = person("Kim", "Li")
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, kim), TODAY)
    assert introductions.letters_of(network, made)[1].text.startswith("Dear Kim,")
    use_language("nl")
    assert introductions.letters_of(network, made)[1].text.startswith("Beste Kim,")


def test_after_the_meeting_the_texts_ask_how_it_went(network: Network, jan: ContactId, ada: ContactId) -> None:
    words = IntroductionWords(jan, ada, status=IntroductionStatus.MET)
    made, _committed = introductions.add_introduction(network, words, TODAY)
    assert "How did it go" in introductions.letters_of(network, made)[0].text


def test_who_brought_me_to_somebody_gets_thanks(network: Network, piet: ContactId, ada: ContactId) -> None:
    words = IntroductionWords(piet, ada, "warmtepompen", introducer=piet)
    made, _committed = introductions.add_introduction(network, words, TODAY)
    assert _only(network).brought_me == ada
    (letter,) = introductions.letters_of(network, made)
    assert letter.contact == piet
    assert "Dank je wel voor de introductie bij Ada Bos, over warmtepompen." in letter.text


def test_who_brought_two_others_together_gets_thanks_for_both(
    network: Network, jan: ContactId, ada: ContactId, piet: ContactId
) -> None:
    made, _committed = introductions.add_introduction(network, IntroductionWords(jan, ada, introducer=piet), TODAY)
    assert _only(network).brought_me is None
    (letter,) = introductions.letters_of(network, made)
    assert "het samenbrengen van Jan Jansen en Ada Bos" in letter.text
