"""The words of the quick-note grammar, in Dutch and English. To teach it another word, add it to a table.

Words are folded (`domain.text.fold`); a channel may also be two words.
"""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.interaction import Channel, Direction

_CHANNELS: Mapping[Channel, tuple[str, ...]] = {
    Channel.MEETING: (
        *("gesprek", "gesproken", "sprak", "overleg", "vergadering", "afspraak", "bezoek", "bezocht", "ontmoeting"),
        *("ontmoet", "koffie", "lunch", "diner", "wandeling", "meeting", "met", "coffee", "dinner", "talk", "visit"),
    ),
    Channel.EVENT: ("evenement", "bijeenkomst", "congres", "borrel", "receptie", "event", "conference", "reception"),
    Channel.VIDEO: ("video", "videogesprek", "video call", "videocall", "beeldbellen", "teams", "zoom", "facetime"),
    Channel.CALL: (
        *("bel", "belde", "gebeld", "telefoon", "telefoontje", "telefonisch", "telefoongesprek"),
        *("call", "called", "phone", "phoned", "phone call"),
    ),
    Channel.MESSAGE: (
        *(
            "mail",
            "mailtje",
            "mailde",
            "gemaild",
            "e-mail",
            "email",
            "emailed",
            "mailed",
            "bericht",
            "berichtje",
            "app",
        ),
        *("appje", "appte", "geappt", "whatsapp", "signal", "sms", "smsje", "dm", "message", "messaged", "texted"),
    ),
    Channel.LETTER: ("brief", "kaart", "kaartje", "letter", "card"),
    Channel.POST: ("post", "gepost", "posted"),
    Channel.LIKE: ("like", "liked", "geliket", "duimpje"),
    Channel.BROADCAST: ("nieuwsbrief", "mailing", "newsletter", "broadcast"),
    Channel.NOTE: ("notitie", "aantekening", "memo", "note"),
}

CHANNEL_WORDS: Mapping[str, Channel] = {word: channel for channel, words in _CHANNELS.items() for word in words}
"""What a line may start with, to the channel that it means."""

DIRECTION_WORDS: Mapping[str, Direction] = {
    word: direction
    for direction, words in {
        Direction.IN: ("van", "door", "from", "by"),
        Direction.OUT: ("aan", "naar", "to"),
        Direction.MUTUAL: ("met", "with"),
    }.items()
    for word in words
}
"""What may follow the channel: mail van Jan, call with Jan."""

PRONOUNS = frozenset({"hem", "haar", "hen", "ze", "hun", "him", "her", "them"})
"""Stand for the person where that is fixed: mail van hem."""

ALSO_IN_NAMES = frozenset({"den", "der"})
"""After "van" these make a surname, not a direction: gesprek van den Berg."""

AND_WORDS = ("en", "and", "&", "+")
"""Between two people who are both known: Jan Jansen en Piet de Vries."""

SURE_DAY_OPENERS = frozenset(
    {"gisteren", "eergisteren", "vandaag", "gisteravond", "vanochtend", "vanmiddag", "vanavond", "yesterday", "today"}
    | {"vorige", "afgelopen", "last"}
)
"""A date among the names starts with one of these or has a digit, as Zondag, Mei and April are names too."""

TOLD_WORDS = frozenset({"told", "said", "verteld", "gezegd", "gemeld", "doorgegeven"})
"""After the marker of what was told: whatever waits to be told, where that is one thing."""

_BEFORE_A_NOUN = """
    aan bij de door een en het in is met naar of om onder op over te tijdens tot uit van voor zijn
    a about and are at by during for from is of on the to with
"""
KEEPS_NEXT_WORD = frozenset(_BEFORE_A_NOUN.split())
"""After one of these a marked word belongs to the sentence: in "praatte over #zorg" the text keeps "zorg"."""
