"""The keys of the search language: what each is called in both languages, and what its value may be.

One table for the parser, the explanation in words, the completion and the help. To teach the language another key, add
it here, its people to `store.reads.segment_people`, and its words to `domain.query_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_


class KeyId(StrEnum):
    """A key by its English name, which is also how `--json` and the documentation call it."""

    TAG = "tag"
    GROUP = "group"
    EVENT = "event"
    CATEGORY = "category"
    DOSSIER = "dossier"
    STAGE = "stage"
    PERSONA = "persona"
    CAPACITY = "capacity"
    ORGANISATION = "org"
    ROLE = "role"
    PLACE = "place"
    EXPERTISE = "expertise"
    MOTIVE = "motive"
    OBJECTION = "objection"
    ASK = "ask"
    TELL = "tell"
    THEME = "theme"
    SOURCE = "source"
    LANGUAGE = "language"
    AMBASSADOR = "ambassador"
    KIND = "kind"
    HAS = "has"
    CHANNEL = "channel"
    PREFERS = "prefers"
    DIRECTION = "direction"
    LAST = "last"
    MET = "met"
    DUE = "due"
    IMPORTANCE = "importance"
    ACCEPTANCE = "acceptance"
    ENERGY = "energy"
    MY_INTEREST = "my-interest"
    THEIR_INTEREST = "their-interest"
    POWER = "power"
    STAKE = "stake"
    CRITICAL = "critical"
    LET_ALONE = "let-alone"
    SEGMENT = "segment"


class ValueKind(Enum):
    """What stands behind the colon."""

    NAME = auto()
    """Words of the name of something that the network knows, or `none` or `any`."""
    TEXT = auto()
    """Words of a text, or `none` or `any`."""
    CHOICE = auto()
    """One of the key's choices."""
    NUMBER = auto()
    """A whole number, or one that it is compared with."""
    DAYS = auto()
    """How long ago, or a day, a month or a year; or `never` or `any`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a key with a closed list."""

    id: str
    label: str
    """Says in the explanation what it means; to be translated there."""
    spellings: tuple[str, ...] = ()
    """Further ways to write it, folded, in either language; the first is the Dutch one."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key."""

    id: KeyId
    kind: ValueKind
    dutch: str
    meaning: str
    """Whom it finds, for the help; to be translated there."""
    example: str
    """A value, for the help and for advice."""
    spellings: tuple[str, ...] = ()
    """Further names, folded, in either language."""
    choices: tuple[Choice, ...] = ()
    sigil: str = ""
    """The sign that stands for the key and its colon."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its names: the English one, the Dutch one, and the others."""
        return (self.id.value, self.dutch, *self.spellings)


NONE = Choice("none", N_("none"), ("geen", "niets", "nooit", "never", "leeg", "empty"))
ANY = Choice("any", N_("any"), ("enig", "enige", "wel", "ooit", "ever", "*"))
PRESENCES = (NONE, ANY)

_YES = Choice("yes", N_("yes"), ("ja", "any"))
_NO = Choice("no", N_("no"), ("nee", "none"))

_CHANNELS = (
    Choice("meeting", N_("meeting"), ("gesprek", "ontmoeting")),
    Choice("event", N_("event encounter"), ("bijeenkomst",)),
    Choice("video", N_("video call"), ("videogesprek", "beeldbellen")),
    Choice("call", N_("call"), ("telefoon", "bellen", "gebeld", "phone")),
    Choice("message", N_("message"), ("bericht", "mail", "email", "e-mail")),
    Choice("letter", N_("letter"), ("brief", "kaart")),
    Choice("post", N_("post"), ()),
    Choice("like", N_("like"), ("duimpje",)),
    Choice("broadcast", N_("broadcast"), ("nieuwsbrief", "newsletter")),
    Choice("note", N_("note"), ("notitie",)),
)

KEYS: tuple[Key, ...] = (
    Key(KeyId.TAG, ValueKind.NAME, "label", N_("who has this tag"), "zorg", ("etiket",), sigil="#"),
    Key(KeyId.GROUP, ValueKind.NAME, "doelgroep", N_("who is in this target group"), "ondernemers", ("groep",)),
    Key(
        KeyId.EVENT,
        ValueKind.NAME,
        "bijeenkomst",
        N_("who is expected at this event, was there, or met me there"),
        "zorgcongres",
        ("evenement",),
        sigil="@",
    ),
    Key(
        KeyId.CATEGORY,
        ValueKind.NAME,
        "categorie",
        N_("who stands there on a matrix, for the dossier named beside it or else for any; none is who is unscored"),
        "follower",
        ("cat",),
    ),
    Key(KeyId.DOSSIER, ValueKind.NAME, "dossier", N_("who has anything to do with this dossier"), "warmtenet"),
    Key(
        KeyId.STAGE,
        ValueKind.CHOICE,
        "fase",
        N_("who is at this stage of the journey, for the dossier named beside it or else for any"),
        "selection",
        ("klantreis", "journey"),
        (
            Choice("orientation", N_("orientation"), ("orientatie",)),
            Choice("selection", N_("selection"), ("selectie",)),
            Choice("transaction", N_("transaction"), ("transactie",)),
            Choice("service", N_("service"), ()),
            NONE,
            ANY,
        ),
    ),
    Key(KeyId.PERSONA, ValueKind.NAME, "persona", N_("who is like this persona"), "doener"),
    Key(KeyId.CAPACITY, ValueKind.TEXT, "hoedanigheid", N_("whom I know in this capacity"), "raadslid"),
    Key(
        KeyId.ORGANISATION,
        ValueKind.TEXT,
        "organisatie",
        N_("who is or was with this organisation"),
        "gemeente",
        ("organisation", "organization", "bedrijf", "company"),
    ),
    Key(KeyId.ROLE, ValueKind.TEXT, "functie", N_("who has this role"), "wethouder", ("rol", "job")),
    Key(KeyId.PLACE, ValueKind.TEXT, "plaats", N_("who lives or works there"), "Ede", ("woonplaats", "town", "city")),
    Key(KeyId.EXPERTISE, ValueKind.TEXT, "deskundigheid", N_("who knows about this"), "energie", ("kennis",)),
    Key(KeyId.MOTIVE, ValueKind.TEXT, "motief", N_("what is in it for them"), "none", ("wiifm",)),
    Key(KeyId.OBJECTION, ValueKind.TEXT, "bezwaar", N_("their hardest objection"), "kosten"),
    Key(KeyId.ASK, ValueKind.TEXT, "polsen", N_("whom I still want to ask about this"), "vergunning"),
    Key(KeyId.TELL, ValueKind.TEXT, "vertellen", N_("whom I still want to tell this"), "subsidie", ("laten-weten",)),
    Key(
        KeyId.THEME, ValueKind.NAME, "thema", N_("who has a concern of this theme"), "parkeren", ("zorgpunt", "concern")
    ),
    Key(KeyId.SOURCE, ValueKind.TEXT, "bron", N_("where they came from"), "linkedin"),
    Key(KeyId.LANGUAGE, ValueKind.TEXT, "taal", N_("in which language I write to them"), "nl"),
    Key(
        KeyId.AMBASSADOR,
        ValueKind.CHOICE,
        "ambassadeur",
        N_("how far they are on the ambassadors' path"),
        "active",
        (),
        (
            Choice("candidate", N_("candidate"), ("kandidaat",)),
            Choice("asked", N_("asked"), ("gevraagd",)),
            Choice("active", N_("active"), ("actief", "yes", "ja")),
            Choice("lapsed", N_("lapsed"), ("gestopt", "afgehaakt")),
            Choice("none", N_("none"), (*NONE.spellings, "no", "nee")),
            ANY,
        ),
    ),
    Key(
        KeyId.KIND,
        ValueKind.CHOICE,
        "soort",
        N_("a person or an organisation"),
        "person",
        (),
        (
            Choice("person", N_("person"), ("persoon", "mens")),
            Choice("organisation", N_("organisation"), ("organisatie", "organization")),
        ),
    ),
    Key(
        KeyId.HAS,
        ValueKind.CHOICE,
        "heeft",
        N_("whom I can reach by this"),
        "email",
        ("reachable", "bereikbaar"),
        (
            Choice("email", N_("an e-mail address"), ("mail", "e-mail", "mailadres")),
            Choice("phone", N_("a phone number"), ("telefoon", "tel", "mobiel")),
            Choice("link", N_("a link"), ("website", "url")),
            Choice("address", N_("an address"), ("adres",)),
        ),
    ),
    Key(
        KeyId.CHANNEL,
        ValueKind.CHOICE,
        "kanaal",
        N_("with whom I was ever in contact in this way"),
        "meeting",
        ("via",),
        (*_CHANNELS, NONE, ANY),
    ),
    Key(
        KeyId.PREFERS,
        ValueKind.CHOICE,
        "voorkeur",
        N_("which way of contact they like best"),
        "call",
        ("preferred",),
        (*_CHANNELS, NONE, ANY),
    ),
    Key(
        KeyId.DIRECTION,
        ValueKind.CHOICE,
        "richting",
        N_("who took the initiative on the last day we were in contact"),
        "in",
        (),
        (
            Choice("in", N_("from them"), ("van-hen", "inkomend", "incoming")),
            Choice("out", N_("from me"), ("uit", "van-mij", "uitgaand", "outgoing")),
            Choice("mutual", N_("both ways"), ("wederzijds", "beide", "both")),
        ),
    ),
    Key(
        KeyId.LAST,
        ValueKind.DAYS,
        "laatste",
        N_("when there was any contact last"),
        ">90d",
        ("contact", "laatst"),
    ),
    Key(
        KeyId.MET,
        ValueKind.DAYS,
        "gesproken",
        N_("when we met or spoke last"),
        "<6m",
        ("ontmoet", "talked", "spoken"),
    ),
    Key(
        KeyId.DUE,
        ValueKind.CHOICE,
        "aandebeurt",
        N_("who waits in the daily review, and why"),
        "yes",
        ("beurt", "review", "contactnodig"),
        (
            _YES,
            _NO,
            Choice("today", N_("since today"), ("vandaag",)),
            Choice("overdue", N_("contact overdue"), ("telaat", "te-laat")),
            Choice("red", N_("past the maximum"), ("rood",)),
            Choice("promise-due", N_("promise of mine due"), ("belofte", "promise")),
            Choice("thanks-owed", N_("thanks owed"), ("dank", "bedanken", "thanks")),
            Choice("result-owed", N_("what came of it owed"), ("resultaat", "result")),
            Choice("loyal-silent", N_("loyal but silent"), ("trouw", "stil", "silent", "loyal")),
            Choice("partner-drifting", N_("partner drifting"), ("afdrijvend", "drifting", "drift")),
            Choice("group-gap", N_("group not met this week"), ("groep", "group")),
        ),
    ),
    Key(KeyId.IMPORTANCE, ValueKind.NUMBER, "belang", N_("how important they are, from 1"), ">=3"),
    Key(KeyId.ACCEPTANCE, ValueKind.NUMBER, "draagvlak", N_("acceptance, from -3 to 3"), ">=2", ("acceptatie",)),
    Key(KeyId.ENERGY, ValueKind.NUMBER, "energie", N_("energy, from 1 to 5"), "<=2"),
    Key(KeyId.MY_INTEREST, ValueKind.NUMBER, "mijn-belang", N_("my interest in them, from 0 to 10"), ">=6"),
    Key(KeyId.THEIR_INTEREST, ValueKind.NUMBER, "hun-belang", N_("their interest in me, from 0 to 10"), ">=6"),
    Key(KeyId.POWER, ValueKind.NUMBER, "macht", N_("power, from 0 to 10"), ">5"),
    Key(KeyId.STAKE, ValueKind.NUMBER, "inzet", N_("stake, from 0 to 10"), ">5", ("betrokkenheid",)),
    Key(
        KeyId.CRITICAL,
        ValueKind.CHOICE,
        "kritisch",
        N_("critical friends: for and against at once"),
        "yes",
        ("kritische-vriend", "critical-friend"),
        (_YES, _NO),
    ),
    Key(
        KeyId.LET_ALONE,
        ValueKind.CHOICE,
        "niet-benaderen",
        N_("who asked not to be contacted"),
        "no",
        ("do-not-contact",),
        (_YES, _NO),
    ),
    Key(KeyId.SEGMENT, ValueKind.NAME, "segment", N_("who is in this saved segment"), "volgers", ("lijst",)),
)
"""In the order of the help."""

KEY_BY_ID: Mapping[KeyId, Key] = {key.id: key for key in KEYS}
KEY_BY_NAME: Mapping[str, Key] = {fold(name): key for key in KEYS for name in key.names}
KEY_BY_SIGIL: Mapping[str, Key] = {key.sigil: key for key in KEYS if key.sigil}

AXES: Mapping[KeyId, tuple[str, str]] = {
    KeyId.ACCEPTANCE: ("acceptance-energy", "vertical"),
    KeyId.ENERGY: ("acceptance-energy", "horizontal"),
    KeyId.MY_INTEREST: ("mutual-interest", "vertical"),
    KeyId.THEIR_INTEREST: ("mutual-interest", "horizontal"),
    KeyId.POWER: ("power-interest", "vertical"),
    KeyId.STAKE: ("power-interest", "horizontal"),
}
"""The matrix and the axis whose number each of these is."""

CATEGORY_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "follower": ("volger", "volgers"),
    "waiter": ("afwachter", "afwachters"),
    "avoider": ("vermijder", "vermijders"),
    "opponent": ("tegenstander", "tegenstanders"),
    "partner": ("partners",),
    "to-win": ("te winnen", "to win"),
    "surroundings": ("omgeving",),
    "spectator": ("toeschouwer", "toeschouwers"),
    "key-player": ("sleutelspeler", "sleutelfiguur", "key player"),
    "keep-satisfied": ("tevreden houden", "keep satisfied"),
    "keep-informed": ("op de hoogte houden", "informeren", "keep informed"),
    "monitor": ("volgen", "in de gaten houden"),
}
"""What the built-in categories are also called, folded, by the last part of their id; in either language, since a saved
query must go on meaning the same."""


def choice_of(key: Key, value: str) -> Choice | None:
    """The choice of the key that this folded value is; None where it is none."""
    for choice in key.choices:
        if value == choice.id or value in choice.spellings:
            return choice
    return None


def presence_of(value: str) -> Choice | None:
    """`none` or `any`, in either language; None for any other folded value."""
    return next((each for each in PRESENCES if value == each.id or value in each.spellings), None)
