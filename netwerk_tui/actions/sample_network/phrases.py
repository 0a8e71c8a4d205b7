"""How a busy person writes down what was said: short, without a subject, now and then with a detail.

`note` puts a note together from a sentence for the channel, what was talked about and how the other takes it.
"""

from __future__ import annotations

from enum import StrEnum
from random import Random

from netwerk_tui.actions.sample_network.chance import favouring_first
from netwerk_tui.actions.sample_network.lists import lines, listed
from netwerk_tui.actions.sample_network.topics import Topic
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction


class Attitude(StrEnum):
    """How somebody takes what I do."""

    FOR = "for"
    WAITING = "waiting"
    AGAINST = "against"


_ATTITUDES: dict[Attitude, tuple[str, ...]] = {
    Attitude.FOR: lines(
        """
        wil meedenken
        vindt dat het sneller mag
        biedt aan om mee te gaan naar de bewoners
        kent twee mensen die ik moet spreken
        wil er zelf iets over schrijven
        ziet het als een kans voor de wijk
        heeft het al met de buren besproken
        brengt het zelf ter sprake bij het bestuur
        wil graag laten zien hoe het bij hen werkt
        zoekt nog een uur in de agenda om mee te helpen
        is er helemaal voor en zegt dat ook hardop
        komt met een beter voorstel dan het onze
        """
    ),
    Attitude.WAITING: lines(
        """
        wacht de cijfers af
        snapt het doel, niet de haast
        heeft er nog geen mening over
        vraagt wat het een gemiddelde huurder kost
        wil eerst zien hoe het elders gaat
        luistert, maar zegt weinig
        twijfelt of het wel door gaat
        vindt het een zaak van de gemeente
        wil het eerst met de achterban bespreken
        heeft het nu te druk met andere dingen
        vraagt waarom dit nu moet
        """
    ),
    Attitude.AGAINST: lines(
        """
        vindt het te duur en zegt dat ook
        voelt zich overvallen door de planning
        wil eerst garanties op papier
        gelooft de berekening niet
        is boos dat de bewoners het uit de krant moesten lezen
        verwijst naar beloften die niet zijn nagekomen
        vindt dat er niet geluisterd wordt
        overweegt om bezwaar te maken
        """
    ),
}

_OPENINGS: dict[Channel, tuple[str, ...]] = {
    Channel.MEETING: lines(
        """
        Koffie, over {about}; {attitude}.
        Gesproken over {about}: {attitude}.
        Langs geweest {place} voor {about}; {attitude}.
        Rondje gelopen door de wijk. Ging vooral over {about}; {attitude}.
        Overleg over {about}; {attitude}.
        Aan tafel over {about}. {Attitude}.
        Lunch; kwam uit op {about}. {Attitude}.
        """
    ),
    Channel.CALL: lines(
        """
        Gebeld over {about}; {attitude}.
        Kort gebeld over {about}: {attitude}.
        Telefoon over {about}. {Attitude}.
        Teruggebeld over {about}; {attitude}.
        """
    ),
    Channel.VIDEO: lines(
        """
        Beeldbellen over {about}; {attitude}.
        Half uur online over {about}. {Attitude}.
        """
    ),
    Channel.EVENT: lines(
        """
        Even bijgepraat over {about}; {attitude}.
        Bij de koffie over {about}. {Attitude}.
        Kort gesproken in de pauze, over {about}: {attitude}.
        Stelde in de zaal een vraag over {about}; daarna nog even gesproken.
        """
    ),
    Channel.LETTER: lines(
        """
        Brief over {about}; {attitude}.
        Handgeschreven kaart, met een zin over {about}.
        """
    ),
    Channel.LIKE: lines(
        """
        Liket mijn bericht over {about}.
        Deelt mijn bericht over {about}.
        """
    ),
    Channel.POST: lines(
        """
        Schreef een bericht over {about}; ik heb gereageerd.
        Reageert onder mijn bericht over {about}: {attitude}.
        """
    ),
    Channel.NOTE: lines(
        """
        Via een collega over {about}: {attitude}.
        In de krant over {about}; {attitude}.
        Uitzoeken: wie gaat daar nu over {about}?
        """
    ),
}

_MESSAGES: dict[Direction, tuple[str, ...]] = {
    Direction.OUT: lines(
        """
        Stuurde de stukken over {about}.
        Mail met een update over {about}; nog geen antwoord.
        Bedankt voor de inbreng over {about}.
        Vroeg om een reactie over {about}.
        Appje met de link naar het stuk over {about}.
        Uitgenodigd om mee te praten over {about}.
        """
    ),
    Direction.IN: lines(
        """
        Mailde over {about}; {attitude}.
        Appte met een vraag over {about}.
        Stuurde een artikel door over {about}.
        Antwoord op mijn mail over {about}: {attitude}.
        Vroeg onze cijfers over {about}.
        """
    ),
    Direction.MUTUAL: lines(
        """
        Heen en weer gemaild over {about}; {attitude}.
        Een paar berichten over {about}. {Attitude}.
        """
    ),
}

AT_A_GATHERING = lines(
    """
    goed gevulde zaal. De vragen gingen vooral over {about}.
    na afloop aan de statafel over {about}; minder weerstand dan vorig jaar.
    kleine groep, goed gesprek over {about}.
    {about} kwam drie keer terug. Beloofd om het uit te zoeken.
    veel bekenden. Men wil weten hoe het zit met {about}.
    weinig tijd, wel iedereen de hand geschud. Kort over {about}.
    """
)
"""What is written down once for everybody whom I spoke there."""

_AGREEMENTS = lines(
    """
    Stuurt me de cijfers.
    Ik kom er na de vakantie op terug.
    Belt zelf de voorzitter nog.
    Wil op de hoogte blijven.
    Zet het op de agenda van het bestuur.
    Vraagt het na bij de collega's.
    Komt naar de volgende bijeenkomst.
    Wil niet genoemd worden.
    Ik zoek nog een naam op.
    Zou ook met de wethouder moeten praten.
    """
)

_DETAILS = lines(
    """
    Is net opa geworden.
    Dochter begint in september aan haar studie.
    Traint voor de Vierdaagse.
    Gaat drie weken naar Drenthe.
    Werkt voortaan vier dagen.
    Verhuist in het voorjaar.
    Had een zware week op het werk.
    Zoekt een opvolger voor het bestuur.
    Drinkt geen koffie, wel thee.
    Is met de fiets; praat makkelijker buiten.
    """
)

_IN_ENGLISH: dict[Attitude, tuple[str, ...]] = {
    Attitude.FOR: lines(
        """
        Coffee at the station; happy with the plan and says so.
        Walked around the block; wants it faster.
        Offered to host the next meeting. Talks freely when walking.
        """
    ),
    Attitude.WAITING: lines(
        """
        Asked for our figures; has not decided yet.
        Lunch in town; sees the point, not the hurry.
        Wants to see how it goes elsewhere first.
        """
    ),
    Attitude.AGAINST: lines(
        """
        Does not trust the numbers; wants a guarantee in writing.
        Angry that residents read it in the paper first.
        """
    ),
}

_MOODS = listed(
    "ontspannen, ontspannen bij de wandeling, open na de koffie, gehaast, moe, opgewekt, gespannen, afgeleid, "
    "rustig in de trein, vrolijk, voorzichtig"
)

_IN_ENGLISH_CHANCE = 0.04
_AGREEMENT_CHANCE = 0.25
_DETAIL_CHANCE = 0.12
_MOOD_CHANCE = 0.25


def note(chance: Random, channel: Channel, direction: Direction, topic: Topic, attitude: Attitude, place: str) -> str:
    """What is written down of one contact moment: one to three sentences. `place` says where the other is found."""
    if channel is Channel.MEETING and chance.random() < _IN_ENGLISH_CHANCE:
        return chance.choice(_IN_ENGLISH[attitude])
    openings = _MESSAGES[direction] if channel is Channel.MESSAGE else _OPENINGS[channel]
    said = chance.choice(_ATTITUDES[attitude])
    text = favouring_first(chance, openings).format(
        about=topic.about, attitude=said, Attitude=said[0].upper() + said[1:], place=place
    )
    if channel in ENCOUNTERS:
        if chance.random() < _AGREEMENT_CHANCE:
            text = f"{text} {chance.choice(_AGREEMENTS)}"
        if chance.random() < _DETAIL_CHANCE:
            text = f"{text} {chance.choice(_DETAILS)}"
    return text


def mood(chance: Random, channel: Channel) -> str:
    """How the other was, where it was worth a word; else nothing."""
    return chance.choice(_MOODS) if channel in ENCOUNTERS and chance.random() < _MOOD_CHANCE else ""
