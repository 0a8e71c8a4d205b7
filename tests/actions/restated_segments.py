"""The search language stated a second time: a query is evaluated person by person over an export, with nothing of ours.

Written apart from `netwerk_tui`, from docs/query-language.md: its own reader, its own folding, its own reads.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.actions.restated_review import Restated, category, day

Row = dict[str, Any]
Passes = Callable[[int], bool]

ABSENT = {"none", "geen", "niets", "nooit", "never", "leeg", "empty"}
PRESENT = {"any", "enig", "enige", "wel", "ooit", "ever", "*"}
FOUND_IN = {
    "tag label etiket": "tag",
    "group doelgroep groep": "group",
    "event bijeenkomst evenement": "event",
    "category categorie cat": "category",
    "dossier": "dossier",
    "stage fase klantreis journey": "stage",
    "persona": "persona",
    "capacity hoedanigheid": "capacity",
    "org organisatie organisation organization bedrijf company": "org",
    "role functie rol job": "role",
    "place plaats woonplaats town city": "locality",
    "expertise deskundigheid kennis": "expertise",
    "motive motief wiifm": "motive",
    "objection bezwaar": "objection",
    "ask polsen": "ask",
    "tell vertellen laten-weten": "tell",
    "theme thema zorgpunt concern": "theme",
    "source bron": "source",
    "language taal": "language",
    "ambassador ambassadeur": "ambassador",
    "kind soort": "kind",
    "has heeft reachable bereikbaar": "has",
    "channel kanaal via": "channel",
    "prefers voorkeur preferred": "prefers",
    "direction richting": "direction",
    "last laatste contact laatst": "last",
    "met gesproken ontmoet talked spoken": "met",
    "due aandebeurt beurt review contactnodig": "due",
    "importance belang": "importance",
    "acceptance draagvlak acceptatie": "acceptance",
    "energy energie": "energy",
    "my-interest mijn-belang": "my-interest",
    "their-interest hun-belang": "their-interest",
    "power macht": "power",
    "stake inzet betrokkenheid": "stake",
    "critical kritisch kritische-vriend critical-friend": "critical",
    "let-alone niet-benaderen do-not-contact": "let-alone",
    "segment lijst": "segment",
}
KEYS = {name: key for names, key in FOUND_IN.items() for name in names.split()}
MEANT = {
    "orientatie": "orientation",
    "selectie": "selection",
    "transactie": "transaction",
    "kandidaat": "candidate",
    "gevraagd": "asked",
    "actief": "active",
    "gestopt": "lapsed",
    "afgehaakt": "lapsed",
    "persoon": "person",
    "mens": "person",
    "organisatie": "organisation",
    "organization": "organisation",
}
REACHED_BY = {
    "email": "email mail e-mail mailadres",
    "phone": "phone telefoon tel mobiel",
    "link": "link website url",
    "address": "address adres",
}
WAYS = {
    "meeting": "meeting gesprek ontmoeting",
    "event": "event bijeenkomst",
    "video": "video videogesprek beeldbellen",
    "call": "call telefoon bellen gebeld phone",
    "message": "message bericht mail email e-mail",
    "letter": "letter brief kaart",
    "post": "post",
    "like": "like duimpje",
    "broadcast": "broadcast nieuwsbrief newsletter",
    "note": "note notitie",
}
TURNS = {
    "in": "in van-hen inkomend incoming",
    "out": "out uit van-mij uitgaand outgoing",
    "mutual": "mutual wederzijds beide both",
}
REASONS = {
    "overdue": "overdue telaat te-laat",
    "promise-due": "promise-due belofte promise",
    "thanks-owed": "thanks-owed dank bedanken thanks",
    "result-owed": "result-owed resultaat result",
    "loyal-silent": "loyal-silent trouw stil silent loyal",
    "partner-drifting": "partner-drifting afdrijvend drifting drift",
    "group-gap": "group-gap groep group",
}
NUMBERS = {
    "acceptance": ("acceptance-energy", "vertical"),
    "energy": ("acceptance-energy", "horizontal"),
    "my-interest": ("mutual-interest", "vertical"),
    "their-interest": ("mutual-interest", "horizontal"),
    "power": ("power-interest", "vertical"),
    "stake": ("power-interest", "horizontal"),
}
DUTCH_CATEGORIES = {
    "follower": ["volger", "volgers"],
    "partner": ["partners"],
    "waiter": ["afwachter", "afwachters"],
    "avoider": ["vermijder", "vermijders"],
    "opponent": ["tegenstander", "tegenstanders"],
    "to-win": ["te winnen"],
    "surroundings": ["omgeving"],
    "spectator": ["toeschouwer", "toeschouwers"],
    "key-player": ["sleutelspeler", "sleutelfiguur"],
    "keep-satisfied": ["tevreden houden"],
    "keep-informed": ["op de hoogte houden", "informeren"],
    "monitor": ["volgen", "in de gaten houden"],
}


def bare_words(text: str) -> list[str]:
    """The words of a text without accents and case."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return re.findall(r"\w+", "".join(each for each in plain if not unicodedata.combining(each)))


class RestatedSegments(Restated):
    """Queries over one network on one day."""

    def people(self, query: str) -> set[int]:
        """Everybody who passes the query."""
        self._left: list[str] = re.findall(r'\(|\)|-(?=[^\s-])|(?:"[^"]*"|[^\s()"])+', query)
        passes = self._either(None)
        assert not self._left, f"something is left of {query}"
        return {contact for contact in self.tables["contact"] if passes(contact)}

    # The grammar

    def _either(self, dossier: str | None) -> Passes:
        parts = [self._all(dossier)]
        while self._left and self._left[0] in {"or", "of", "|"}:
            self._left.pop(0)
            parts.append(self._all(dossier))
        return lambda contact: any(part(contact) for part in parts)

    def _all(self, dossier: str | None) -> Passes:
        dossier = self._dossier_ahead() or dossier
        parts = []
        while self._left and self._left[0] not in {")", "or", "of", "|"}:
            parts.append(self._one(dossier))
        return lambda contact: all(part(contact) for part in parts)

    def _dossier_ahead(self) -> str | None:
        """The first dossier that is named at this level, before the next `or` or closing parenthesis."""
        depth, before = 0, ""
        for piece in self._left:
            if depth == 0 and piece in {")", "or", "of", "|"}:
                return None
            depth += {"(": 1, ")": -1}.get(piece, 0)
            value: str = piece.removeprefix("dossier:")
            if depth == 0 and value != piece and before != "-" and value not in ABSENT | PRESENT:
                return value
            before = piece
        return None

    def _one(self, dossier: str | None) -> Passes:
        piece = self._left.pop(0)
        if piece == "-":
            excluded = self._one(dossier)
            return lambda contact: not excluded(contact)
        if piece == "(":
            group = self._either(dossier)
            assert self._left.pop(0) == ")"
            return group
        if piece[0] in "#@":
            return self._filter("tag" if piece[0] == "#" else "event", piece[1:], dossier)
        key, colon, value = piece.partition(":")
        if colon and '"' not in key:
            return self._filter(KEYS[key], value, dossier)
        return lambda contact: any(self._says(text, piece) for text in self._free_texts(contact))

    # One filter

    def _filter(self, key: str, value: str, dossier: str | None) -> Passes:
        if key in {"category", "stage", *NUMBERS}:
            return self._standing(key, value, dossier)
        if key in {"last", "met"}:
            return lambda contact: self._day_fits(self._newest(contact, key), value)
        if key == "importance":
            return lambda contact: number_fits(self._importance_of(contact), value)
        if key == "due":
            return self._waiting(value)
        if key in {"has", "channel", "direction"}:
            return self._dealt(key, value)
        if key in {"ambassador", "kind", "prefers", "critical", "let-alone"}:
            return self._marked(key, value)
        return lambda contact: self._named(self._texts(key, contact), value)

    def _named(self, texts: Iterable[str], value: str) -> bool:
        there = [text for text in texts if text]
        if value in ABSENT | PRESENT:
            return bool(there) == (value in PRESENT)
        return any(self._says(text, value) for text in there)

    @staticmethod
    def _says(text: str, value: str) -> bool:
        words, wanted = bare_words(text), bare_words(value)
        if value.startswith("="):
            return words == wanted
        for start in range(len(words) - len(wanted) + 1):
            here = words[start : start + len(wanted)]
            if here == wanted or (value.endswith("*") and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1])):
                return True
        return False

    def _texts(self, key: str, contact: int) -> list[str]:
        row, tables = self.tables["contact"][contact], self.tables
        match key:
            case "tag" | "group":
                tags = [tables["tag"][link["tag_id"]] for link in self._of("contact_tag", contact)]
                return [tag["name"] for tag in tags if key == "tag" or tag.get("target_group")]
            case "event":
                there = {
                    each["event_id"]
                    for each in self._of("attendance", contact)
                    if each.get("status", "attended") != "declined"
                }
                there |= {each.get("event_id") for each in self._moments(contact)}
                return [tables["event"][each]["name"] for each in there if each is not None]
            case "dossier":
                about = [
                    row
                    for name in ("assessment", "journey", "ask", "tell", "concern")
                    for row in self._of(name, contact)
                ]
                took_part = {each["interaction_id"] for each in self._of("participant", contact)}
                about += [tables["interaction"][each] for each in took_part]
                ids: set[int] = {each["dossier_id"] for each in about if each.get("dossier_id") is not None}
                return [tables["dossier"][each]["name"] for each in ids]
            case "persona":
                return [tables["persona"][each["persona_id"]]["name"] for each in self._of("contact_persona", contact)]
            case "theme":
                ids = {each["theme_id"] for each in self._of("concern", contact) if each.get("theme_id") is not None}
                return [tables["theme"][each]["name"] for each in ids]
            case "capacity":
                return [each.get("name", "") for each in self._of("capacity", contact)]
            case "org":
                own = [row.get("surname", "")] if row.get("kind") == "organisation" else []
                return [row.get("organisation", ""), *own, *self._former(contact)]
            case "expertise":
                return [each.get("subject", "") for each in self._of("expertise", contact)]
            case "ask":
                asks = [each for each in self._of("ask", contact) if each.get("status", "open") == "open"]
                return [text for each in asks for text in (each.get("topic", ""), each.get("text", ""))]
            case "tell":
                tells = self._of("tell", contact)
                return [each.get("text", "") for each in tells if each.get("status", "open") == "open"]
            case "source":
                return [row.get("source", ""), *(each["source"] for each in self._of("identity", contact))]
            case "segment":
                return []
            case _:
                return [row.get(key, "")]

    def _former(self, contact: int) -> list[str]:
        return [each.get("organisation", "") for each in self._of("capacity", contact)]

    def _free_texts(self, contact: int) -> list[str]:
        row = self.tables["contact"][contact]
        name = " ".join(row.get(part, "") for part in ("given_name", "particle", "surname"))
        return [name, row.get("organisation", ""), row.get("role", ""), *self._texts("tag", contact)]

    # Where somebody stands

    def _standing(self, key: str, value: str, dossier: str | None) -> Passes:
        if key == "stage":
            return lambda contact: self._stage_fits(contact, value, dossier)

        def passes(contact: int) -> bool:
            places = self._places(contact, dossier)
            if key == "category":
                if value in ABSENT | PRESENT:
                    places = [each for each in places if dossier is None or each[0] != "mutual-interest"]
                    return bool(places) == (value in PRESENT)
                return any(self._says_category(each, value) for each in places)
            matrix, axis = NUMBERS[key]
            numbers = [each[1] if axis == "vertical" else each[2] for each in places if each[0] == matrix]
            if value in ABSENT | PRESENT:
                return bool(numbers) == (value in PRESENT)
            return any(number_fits(number, value) for number in numbers)

        return passes

    def _places(self, contact: int, dossier: str | None) -> list[tuple[str, int, int]]:
        newest: dict[tuple[str, int | None], Row] = {}
        for row in sorted(self._of("assessment", contact), key=lambda row: (row["day"], row["id"])):
            if row.get("kind", "current") == "current" and day(row["day"]) <= self.today:
                newest[row["matrix"], row.get("dossier_id")] = row
        return [
            (matrix, row.get("vertical", 0), row.get("horizontal", 0))
            for (matrix, about), row in newest.items()
            if matrix == "mutual-interest" or (about is not None and self._counts(about, dossier))
        ]

    def _counts(self, about: int, dossier: str | None) -> bool:
        if dossier is None:
            return about in self._open_dossiers()
        return self._says(self.tables["dossier"][about]["name"], dossier)

    def _says_category(self, place: tuple[str, int, int], value: str) -> bool:
        full = category(*place)
        own = full.partition("/")[2]
        names = [full, own, *DUTCH_CATEGORIES.get(own, [])]
        return any(self._says(name, value) for name in names)

    def _stage_fits(self, contact: int, value: str, dossier: str | None) -> bool:
        rows = [row for row in self._of("journey", contact) if day(row["day"]) <= self.today]
        now = {
            row["dossier_id"]: row["stage"]
            for row in sorted(rows, key=lambda row: (row["day"], row["id"]))
            if self._counts(row["dossier_id"], dossier)
        }
        if value in ABSENT | PRESENT:
            return bool(now) == (value in PRESENT)
        return MEANT.get(value, value) in now.values()

    # Contact moments and the review

    def _newest(self, contact: int, key: str) -> date | None:
        speaking = {"meeting", "event", "video", "call"}
        days = [day(each["day"]) for each in self._moments(contact) if key == "last" or each["channel"] in speaking]
        return max(days, default=None)

    def _day_fits(self, newest: date | None, value: str) -> bool:
        if value in ABSENT | PRESENT:
            return (newest is not None) == (value in PRESENT)
        if newest is None:
            return False
        match = re.fullmatch(r"(<=|>=|<|>|=|≤|≥)?(.*)", value)
        assert match is not None
        sign, rest = match[1] or "", match[2]
        if rest in {"today", "vandaag", "gisteren", "yesterday"}:
            rest, sign = "0d" if rest in {"today", "vandaag"} else "1d", sign or "="
        age = re.fullmatch(r"(\d+)([dwmjy])", rest)
        if age is not None:
            days = int(age[1]) * {"d": 1, "w": 7, "m": 30, "j": 365, "y": 365}[age[2]]
            return compared((self.today - newest).days, sign or "<=", days)
        year, month, number = (int(part) if part else 0 for part in [*rest.split("-"), "", ""][:3])
        first = date(year, month or 1, number or 1)
        last = date(year, month or 12, number or calendar.monthrange(year, month or 12)[1])
        if sign in {"", "="}:
            return first <= newest <= last
        return compared(newest, sign, first if sign in {"<", ">=", "≥"} else last)

    def _waiting(self, value: str) -> Passes:
        cards = {card.contact: card for card in self.queue()}
        if value in {"yes", "ja", "any", "no", "nee", "none"}:
            return lambda contact: (contact in cards) == (value in {"yes", "ja", "any"})
        if value in {"today", "vandaag"}:
            return lambda contact: contact in cards and cards[contact].overdue_days == 0
        if value in {"red", "rood"}:
            return lambda contact: contact in cards and self.is_past_maximum(contact)
        wanted = next(reason for reason, spellings in REASONS.items() if value in spellings.split())
        return lambda contact: contact in cards and wanted in (cards[contact].reason, *cards[contact].other_reasons)

    def is_past_maximum(self, contact: int) -> bool:
        """Whether even the maximum cadence has passed."""
        raise NotImplementedError

    def _importance_of(self, contact: int) -> int:
        return 1 if self.tables["contact"][contact].get("do_not_contact") else self._importance(contact)

    def _dealt(self, key: str, value: str) -> Passes:
        if key == "has":
            wanted = next(kind for kind, spellings in REACHED_BY.items() if value in spellings.split())
            return lambda contact: any(
                each["kind"] == wanted and each.get("value") for each in self._of("contact_point", contact)
            )
        if key == "direction":
            turn = next(each for each, spellings in TURNS.items() if value in spellings.split())
            return lambda contact: any(
                each["direction"] == turn and day(each["day"]) == self._newest(contact, "last")
                for each in self._moments(contact)
            )
        if value in ABSENT | PRESENT:
            return lambda contact: bool(self._moments(contact)) == (value in PRESENT)
        way = next(each for each, spellings in WAYS.items() if value in spellings.split())
        return lambda contact: any(each["channel"] == way for each in self._moments(contact))

    def _marked(self, key: str, value: str) -> Passes:
        column = {"prefers": "preferred_channel", "critical": "critical_friend", "let-alone": "do_not_contact"}.get(
            key, key
        )

        def passes(contact: int) -> bool:
            said = self.tables["contact"][contact].get(column, "person" if key == "kind" else "")
            if key in {"critical", "let-alone"}:
                return bool(said) == (value in {"yes", "ja", "any"})
            if key == "ambassador" and value in {"yes", "ja"}:
                return bool(said == "active")
            if value in ABSENT | PRESENT | {"no", "nee"}:
                return bool(said) == (value in PRESENT)
            if key == "prefers":
                return bool(said) and value in WAYS[said].split()
            return bool(said == MEANT.get(value, value))

        return passes


def number_fits(number: int, value: str) -> bool:
    """Whether a number passes what is written behind a key."""
    if value in ABSENT | PRESENT:
        return value in PRESENT
    match = re.fullmatch(r"(<=|>=|<|>|=|≤|≥)?(-?\d+)", value)
    assert match is not None, value
    return compared(number, match[1] or "=", int(match[2]))


def compared(one: Any, sign: str, other: Any) -> bool:
    """Whether the comparison holds."""
    holds = {
        "<": one < other,
        "<=": one <= other,
        "≤": one <= other,
        "=": one == other,
        ">=": one >= other,
        "≥": one >= other,
        ">": one > other,
    }
    return bool(holds[sign])
