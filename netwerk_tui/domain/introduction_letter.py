"""Ready texts for an introduction, each in the language and the form of address of the one who gets it.

They are letters in somebody else's language, not texts of the program, so they stand here in each language rather than
in the catalogues. Nothing of the one is told to the other but the name, what they do, and the topic: neither
addresses nor notes, nor what is in it for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.domain.voice import Voice, closing, greeting, voice_of
from netwerk_tui.language import LanguageCode


@dataclass(frozen=True, slots=True)
class Party:
    """One who is introduced, or who introduces, as far as a letter tells or goes by it."""

    contact: ContactId
    kind: ContactKind
    name: str
    given_name: str
    language: str
    """As it is on the card; a code or a word."""
    form_of_address: str
    role: str
    organisation: str
    motive: str
    """What is in it for them; told to themselves only."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A text for one contact."""

    contact: ContactId
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The sentences of one voice."""

    at: str
    offer: str
    topic: str
    motive: str
    question: str
    met: str
    met_question: str
    thanks: str
    thanks_topic: str
    brought_me: str
    brought_two: str


_PHRASES: Mapping[Voice, _Phrases] = {
    Voice.ENGLISH: _Phrases(
        at="{role} at {organisation}",
        offer="I would like to bring you together with {other}.",
        topic="It is about {topic}.",
        motive="I think there is something in it for you: {motive}.",
        question="Shall I introduce you to each other? If that is all right, I pass on how you can be reached.",
        met="A while ago I brought you together with {other}.",
        met_question="How did it go, and is there anything I can do for either of you?",
        thanks="Thank you for {brought}.",
        thanks_topic="Thank you for {brought}, about {topic}.",
        brought_me="bringing me together with {other}",
        brought_two="bringing {one} and {other} together",
    ),
    Voice.DUTCH: _Phrases(
        at="{role} bij {organisation}",
        offer="Ik breng je graag in contact met {other}.",
        topic="Het gaat om {topic}.",
        motive="Ik denk dat er voor jou iets in zit: {motive}.",
        question="Zal ik jullie aan elkaar voorstellen? Als je dat goed vindt, geef ik door hoe je te bereiken bent.",
        met="Een tijdje geleden bracht ik je in contact met {other}.",
        met_question="Hoe was het, en kan ik nog iets voor jullie doen?",
        thanks="Dank je wel voor {brought}.",
        thanks_topic="Dank je wel voor {brought}, over {topic}.",
        brought_me="de introductie bij {other}",
        brought_two="het samenbrengen van {one} en {other}",
    ),
    Voice.DUTCH_FORMAL: _Phrases(
        at="{role} bij {organisation}",
        offer="Graag breng ik u in contact met {other}.",
        topic="Het gaat om {topic}.",
        motive="Ik denk dat er voor u iets in zit: {motive}.",
        question="Mag ik u aan elkaar voorstellen? Als u dat goed vindt, geef ik door hoe u te bereiken bent.",
        met="Enige tijd geleden bracht ik u in contact met {other}.",
        met_question="Hoe is het gegaan, en kan ik nog iets voor u beiden doen?",
        thanks="Hartelijk dank voor {brought}.",
        thanks_topic="Hartelijk dank voor {brought}, over {topic}.",
        brought_me="de introductie bij {other}",
        brought_two="het samenbrengen van {one} en {other}",
    ),
}

_SENTENCE_ENDS = ".!?… "


def letters_for(one: Party, other: Party, topic: str, status: IntroductionStatus, own: LanguageCode) -> list[Letter]:
    """A text for each of the two whom I bring together: the offer, or how it went once they have met."""
    return [_letter(one, other, topic, status, own), _letter(other, one, topic, status, own)]


def thanks_for(introducer: Party, one: Party, other: Party, topic: str, own: LanguageCode) -> Letter:
    """Thanks to who brought the two together, or me to one of them."""
    voice = _PHRASES[_voice_for(introducer, own)]
    if introducer.contact in (one.contact, other.contact):
        to_whom = other if introducer.contact == one.contact else one
        brought = voice.brought_me.format(other=_plain(to_whom.name))
    else:
        brought = voice.brought_two.format(one=_plain(one.name), other=_plain(other.name))
    about = _sentence(topic)
    thanks = voice.thanks_topic.format(brought=brought, topic=about) if about else voice.thanks.format(brought=brought)
    return _finished(introducer, own, [thanks])


def _letter(to: Party, about: Party, topic: str, status: IntroductionStatus, own: LanguageCode) -> Letter:
    phrases = _PHRASES[_voice_for(to, own)]
    other = ", ".join(part for part in (_plain(about.name), _capacity(about, phrases)) if part)
    if status is IntroductionStatus.MET:
        return _finished(to, own, [phrases.met.format(other=_plain(about.name)), phrases.met_question])
    opening = [phrases.offer.format(other=other)]
    if _sentence(topic):
        opening.append(phrases.topic.format(topic=_sentence(topic)))
    paragraphs = [" ".join(opening)]
    if _sentence(to.motive):
        paragraphs.append(phrases.motive.format(motive=_sentence(to.motive)))
    return _finished(to, own, [*paragraphs, phrases.question])


def _capacity(party: Party, phrases: _Phrases) -> str:
    """What somebody does and where."""
    role, organisation = _sentence(party.role), _sentence(party.organisation)
    return phrases.at.format(role=role, organisation=organisation) if role and organisation else role or organisation


def _finished(to: Party, own: LanguageCode, paragraphs: list[str]) -> Letter:
    voice = _voice_for(to, own)
    first = greeting(voice, to.kind, to.name, to.given_name)
    return Letter(to.contact, to.name, "\n\n".join([first, *paragraphs, closing(voice)]))


def _voice_for(party: Party, own: LanguageCode) -> Voice:
    return voice_of(party.language, party.form_of_address, own)


def _sentence(text: str) -> str:
    """The text as a part of a sentence: one line, without the mark that ends it."""
    return clean_line(text).rstrip(_SENTENCE_ENDS)


def _plain(name: str) -> str:
    return clean_line(name)
