"""One line says who, how, when and what, and nothing of it is guessed silently."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import PersonName, search_key
from netwerk_tui.domain.quicknote import Draft, FollowupDraft, PersonState, PieceKind, TagMention, parse
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN, clean_line
from netwerk_tui.language import use_language
from tests.domain.known_in_memory import KnownInMemory

TUESDAY = date(2026, 11, 24)
KNOWN = KnownInMemory(
    people=[
        ("Jan Jansen", "Gemeente Ede"),
        ("Kees van Dijk", "Waterschap"),
        ("Jan van den Berg", "Rabobank"),
        ("Anna Smit", "Scouting"),
        ("Anna Smit", "Bibliotheek"),
        ("Jansen, Bakker & Zn.", ""),
        ("Post NL", ""),
    ],
    tags=["zorg", "jonge ouders"],
    dossiers=["Warmtenet", "Wonen in Ede"],
    events=["Zorgcongres 2026", "Zorgcongres", "Nieuwjaarsborrel Ede"],
    tells=[("Jan Jansen", "de nota is af")],
)
JAN = KNOWN.people[0]


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def read(line: str) -> Draft:
    return parse(line, TUESDAY, KNOWN)


def read_about_jan(line: str) -> Draft:
    return parse(line, TUESDAY, KNOWN, JAN)


def names(draft: Draft) -> list[str]:
    return [mention.person.name if mention.person else mention.text for mention in draft.people]


def test_the_whole_grammar_fits_one_line() -> None:
    draft = read(
        "gesprek Jan Jansen, Piet de Vries: wil sneller vergunning #zorg @Zorgcongres gisteren >bel vrijdag +e"
    )
    assert draft.channel is Channel.MEETING
    assert draft.direction is Direction.MUTUAL
    assert draft.people[0].person == JAN
    assert draft.people[1].name == PersonName("Piet", "de", "Vries")
    assert draft.text == "wil sneller vergunning"
    assert draft.tags == (TagMention("zorg", KNOWN.tag_named("zorg")),)
    assert draft.event is not None
    assert draft.event.name == "Zorgcongres"
    assert draft.day == date(2026, 11, 23)
    assert draft.followups == (FollowupDraft("bel", date(2026, 11, 27), theirs=False),)
    assert draft.moves == (0, 1)
    assert draft.problems == ()
    assert draft.is_recordable


def test_the_preview_covers_the_whole_line() -> None:
    line = "mail van Jan Jansen: stuk #zorg #warmtenet @Zorgcongres ~blij gisteren >bel vrijdag <mailt +a-e"
    pieces = [(line[piece.start : piece.stop], piece.kind) for piece in read(line).pieces]
    assert pieces == [
        ("mail", PieceKind.CHANNEL),
        ("van", PieceKind.CHANNEL),
        ("Jan Jansen", PieceKind.KNOWN_PERSON),
        ("stuk", PieceKind.TEXT),
        ("#zorg", PieceKind.TAG),
        ("#warmtenet", PieceKind.DOSSIER),
        ("@Zorgcongres", PieceKind.EVENT),
        ("~blij", PieceKind.MOOD),
        ("gisteren", PieceKind.DAY),
        (">bel vrijdag", PieceKind.FOLLOWUP),
        ("<mailt", PieceKind.THEIR_FOLLOWUP),
        ("+a-e", PieceKind.MOVE),
    ]


def test_the_preview_says_what_each_piece_means() -> None:
    meanings = [
        piece.meaning for piece in read("bel Jan Jansen, Piet Bos: x #zorg #nieuw gisteren >mail vrijdag").pieces
    ]
    assert meanings == [
        "call",
        "Jan Jansen · Gemeente Ede",
        "new: Piet Bos",
        "",
        "tag: zorg",
        "new tag: nieuw",
        "Monday 23 November 2026",
        "to do: mail (Fri 27 Nov)",
    ]


@pytest.mark.parametrize(
    ("line", "channel", "direction"),
    [
        ("Jan Jansen: x", Channel.NOTE, Direction.OUT),
        ("bel Jan Jansen: x", Channel.CALL, Direction.MUTUAL),
        ("gebeld door Jan Jansen: x", Channel.CALL, Direction.IN),
        ("Mail van Jan Jansen: x", Channel.MESSAGE, Direction.IN),
        ("message to Jan Jansen: x", Channel.MESSAGE, Direction.OUT),
        ("brief aan Jan Jansen: x", Channel.LETTER, Direction.OUT),
        ("app Jan Jansen: x", Channel.MESSAGE, Direction.OUT),
        ("video call with Jan Jansen: x", Channel.VIDEO, Direction.MUTUAL),
        ("koffie met Jan Jansen: x", Channel.MEETING, Direction.MUTUAL),
        ("mail gisteren van Jan Jansen: x", Channel.MESSAGE, Direction.IN),
    ],
)
def test_the_channel_may_say_who_took_the_initiative(line: str, channel: Channel, direction: Direction) -> None:
    draft = read(line)
    assert (draft.channel, draft.direction, names(draft), draft.text) == (channel, direction, ["Jan Jansen"], "x")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("gesprek van den Berg: x", ["Jan van den Berg"]),
        ("mail van van den Berg: x", ["Jan van den Berg"]),
        ("gesprek Jansen, Bakker & Zn.; Jan Jansen: x", ["Jansen, Bakker & Zn.", "Jan Jansen"]),
        ("Post NL: x", ["Post NL"]),
        ("bel Post NL: x", ["Post NL"]),
        ("gesprek Berg, Jan van den: x", ["Jan van den Berg"]),
        ("gesprek drs. Jan Jansen: x", ["Jan Jansen"]),
        ("gesprek Jan Jansn: x", ["Jan Jansen"]),
        ("gesprek jan jansen; kees van dijk: x", ["Jan Jansen", "Kees van Dijk"]),
        ("gesprek Jan Jansen en Kees van Dijk: x", ["Jan Jansen", "Kees van Dijk"]),
        ("gesprek Jan Jansen, Jan Jansen: x", ["Jan Jansen"]),
        ("gesprek Jan Jansen gisteren: x", ["Jan Jansen"]),
        ("gesprek gisteren met Jan Jansen: x", ["Jan Jansen"]),
        ("gisteren koffie met Jan Jansen: x", ["Jan Jansen"]),
        ("gesprek Jan Jansen x", ["Jan Jansen"]),
        ("gesprek Jan Jansen, Kees van Dijk x", ["Jan Jansen", "Kees van Dijk"]),
        ("gesprek Jan Jansen:x", ["Jan Jansen"]),
    ],
)
def test_people_are_understood_as_they_are_written(line: str, people: list[str]) -> None:
    draft = read(line)
    assert (names(draft), draft.text) == (people, "x")
    assert all(mention.state is PersonState.KNOWN for mention in draft.people)


def test_a_sentence_after_a_name_is_text_up_to_its_colon() -> None:
    assert read("bel Jan Jansen wil dit: een vergunning").text == "wil dit: een vergunning"


def test_namesakes_are_asked_about() -> None:
    draft = read("gesprek Anna Smit: x")
    assert draft.people[0].state is PersonState.AMBIGUOUS
    assert [person.organisation for person in draft.people[0].candidates] == ["Scouting", "Bibliotheek"]
    assert len(draft.problems) == 1
    assert not draft.is_recordable


@pytest.mark.parametrize("hint", ["(bieb)", "(Bibliotheek)", "· Bibliotheek", "(5)"])
def test_an_organisation_or_an_id_tells_namesakes_apart(hint: str) -> None:
    known = KnownInMemory(
        people=[
            *((person.name, person.organisation) for person in KNOWN.people[:4]),
            ("Anna Smit", "Bibliotheek, bieb"),
        ]
    )
    draft = parse(f"gesprek Anna Smit {hint}: x", TUESDAY, known)
    assert draft.people[0].person == known.people[4]


def test_a_new_person_may_come_with_an_organisation() -> None:
    mention = read("gesprek Piet de Vries (Gemeente Ede): x").people[0]
    assert (mention.state, mention.name, mention.organisation) == (
        PersonState.NEW,
        PersonName("Piet", "de", "Vries"),
        "Gemeente Ede",
    )


def test_a_name_in_quotes_is_exactly_that_name() -> None:
    draft = read('gesprek "Jan Jansn": x')
    assert (draft.people[0].state, draft.people[0].name) == (PersonState.NEW, PersonName("Jan", "", "Jansn"))


@pytest.mark.parametrize("line", ["wil sneller vergunning #zorg", "koffie: lekker", "gesprek -: x", "sprak met iemand"])
def test_a_line_about_nobody_says_so(line: str) -> None:
    draft = read(line)
    assert draft.people == ()
    assert draft.problems == ("Say who this is about: a name, then a colon.",)
    assert not draft.is_recordable


@pytest.mark.parametrize("line", ["", "   ", "\n"])
def test_an_empty_line_is_no_note_and_no_problem(line: str) -> None:
    draft = read_about_jan(line)
    assert (draft.pieces, draft.problems, draft.is_recordable) == ((), (), False)


@pytest.mark.parametrize(
    ("line", "channel", "direction", "text"),
    [
        ("wil dit: een vergunning", Channel.NOTE, Direction.OUT, "wil dit: een vergunning"),
        ("bel wil dit: een vergunning", Channel.CALL, Direction.MUTUAL, "wil dit: een vergunning"),
        ("bel: wil een vergunning", Channel.CALL, Direction.MUTUAL, "wil een vergunning"),
        ("mail van hem over zorg", Channel.MESSAGE, Direction.IN, "over zorg"),
        ("mail van: stuk", Channel.MESSAGE, Direction.IN, "stuk"),
        ("gesprek van wethouder: x", Channel.MEETING, Direction.MUTUAL, "van wethouder: x"),
        ("met hem gesproken", Channel.NOTE, Direction.OUT, "met hem gesproken"),
        ("gisteren gebeld over zorg", Channel.CALL, Direction.MUTUAL, "over zorg"),
        ("Kees van Dijk: is zijn buurman", Channel.NOTE, Direction.OUT, "Kees van Dijk: is zijn buurman"),
    ],
)
def test_with_a_person_fixed_the_line_is_channel_and_text(
    line: str, channel: Channel, direction: Direction, text: str
) -> None:
    draft = read_about_jan(line)
    assert (draft.channel, draft.direction, draft.text) == (channel, direction, text)
    assert names(draft) == ["Jan Jansen"]


def test_a_call_without_a_word_about_it_can_be_recorded() -> None:
    assert read_about_jan("gebeld").is_recordable


@pytest.mark.parametrize(
    "text",
    ["jan@example.org", "C# en F#", "https://x.example/#top", "om 12:30 -> klaar", "<3 en a < 5", "#1 van 3", "a >= b"],
)
def test_a_marker_counts_only_where_it_can_be_one(text: str) -> None:
    draft = read_about_jan(text)
    assert (draft.text, draft.tags, draft.event, draft.followups) == (text, (), None, ())


def test_a_backslash_makes_a_marker_plain() -> None:
    assert read_about_jan(r"zei \#zorg en \>dit").text == "zei #zorg en >dit"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("wil sneller vergunning #zorg", "wil sneller vergunning"),
        ("#zorg wil sneller vergunning", "wil sneller vergunning"),
        ("praatte over #zorg en #wonen met plezier", "praatte over zorg en wonen met plezier"),
        ("praatte over #zorg", "praatte over zorg"),
        ("gezien op @Zorgcongres 2026, blij", "gezien op Zorgcongres 2026, blij"),
        ("gezien @Zorgcongres 2026", "gezien"),
        ("praatte #zorg gisteren", "praatte"),
        ("blij ~ontspannen en druk", "blij en druk"),
    ],
)
def test_a_marked_word_stays_in_the_sentence_that_needs_it(line: str, text: str) -> None:
    assert read_about_jan(line).text == text


@pytest.mark.parametrize(
    ("marker", "name", "is_known"),
    [
        ("#zorg", "zorg", True),
        ("#Zorg,", "Zorg", True),
        ('#"jonge ouders"', "jonge ouders", True),
        ("#jonge-ouders", "jonge-ouders", True),
        ("#jonge_ouders", "jonge ouders", True),
        ("#buurt", "buurt", False),
        ("#“nieuwe buurt”", "nieuwe buurt", False),
        ('#"nog open', "nog open", False),
    ],
)
def test_a_tag_may_be_known_or_new(marker: str, name: str, is_known: bool) -> None:
    tags = read_about_jan(f"x {marker}").tags
    assert [(tag.name, tag.tag_id is not None) for tag in tags] == [(name, is_known)]


def test_a_tag_named_twice_counts_once() -> None:
    assert len(read_about_jan("#zorg #Zorg #jonge-ouders #jonge_ouders").tags) == 2


def test_a_word_that_names_a_dossier_is_the_dossier() -> None:
    draft = read_about_jan("x #wonen-in-ede")
    assert (draft.dossier, draft.tags) == (KNOWN.dossier_named("Wonen in Ede"), ())


def test_a_second_dossier_or_event_stays_a_word_and_is_reported() -> None:
    draft = read_about_jan("x #warmtenet @Zorgcongres #wonen-in-ede @Buurtfeest")
    assert draft.text == "x wonen-in-ede Buurtfeest"
    assert len(draft.problems) == 2


@pytest.mark.parametrize(
    ("line", "event", "is_known"),
    [
        ("@Zorgcongres was druk", "Zorgcongres", True),
        ("@zorgcongres 2026 was druk", "Zorgcongres 2026", True),
        ("@nieuwjaarsborrel ede", "Nieuwjaarsborrel Ede", True),
        ("@Nieuwjaarsborrel-Ede", "Nieuwjaarsborrel Ede", True),
        ("@Buurtfeest in mei", "Buurtfeest", False),
        ('@"Feest in de buurt"', "Feest in de buurt", False),
    ],
)
def test_an_event_is_the_longest_known_name_or_a_new_one(line: str, event: str, is_known: bool) -> None:
    mention = read_about_jan(line).event
    assert mention is not None
    assert (mention.name, mention.event_id is not None) == (event, is_known)


@pytest.mark.parametrize(
    ("line", "followups"),
    [
        (">bel vrijdag", [("bel", "2026-11-27", False)]),
        ("> bel vrijdag terug", [("bel terug", "2026-11-27", False)]),
        ("<stuurt stuk voor 1 december", [("stuurt stuk", "2026-12-01", True)]),
        (
            ">bel >>mail maandag <komt langs",
            [("bel", "", False), ("mail", "2026-11-30", False), ("komt langs", "", True)],
        ),
        (">bel vrijdag +e nog iets", [("bel", "2026-11-27", False)]),
        (">stuur stuk over #zorg vrijdag", [("stuur stuk over zorg", "2026-11-27", False)]),
        (">bel vrijdag #zorg", [("bel", "2026-11-27", False)]),
        (">vrijdag", [("follow up", "2026-11-27", False)]),
        (">mail notulen van gisteren", [("mail notulen van gisteren", "", False)]),
        (">bel\nen verder", [("bel", "", False)]),
    ],
)
def test_promises_have_their_own_text_and_day(line: str, followups: list[tuple[str, str, bool]]) -> None:
    found = read_about_jan(line).followups
    assert [(each.text, each.due.isoformat() if each.due else "", each.theirs) for each in found] == followups


def test_the_day_of_a_promise_is_not_the_day_of_the_contact() -> None:
    assert read_about_jan("gebeld >bel vrijdag").day == TUESDAY


def test_a_promise_without_words_is_reported() -> None:
    draft = read_about_jan("gebeld >")
    assert (draft.followups, len(draft.problems)) == ((), 1)


def test_a_day_ahead_is_reported() -> None:
    draft = read_about_jan("bruiloft 12-12-2027")
    assert (draft.day, len(draft.problems), draft.is_recordable) == (date(2027, 12, 12), 1, True)


def test_what_lies_ahead_in_the_story_stays_in_the_story() -> None:
    draft = read_about_jan("komt volgende week langs")
    assert (draft.text, draft.day) == ("komt volgende week langs", TUESDAY)


@pytest.mark.parametrize(
    ("moves", "steps"),
    [("+a", (1, 0)), ("-e", (0, -1)), ("++e", (0, 2)), ("+a +a", (2, 0)), ("+A-e.", (1, -1)), ("+a -a", (0, 0))],
)
def test_moves_add_up(moves: str, steps: tuple[int, int]) -> None:
    assert read_about_jan(f"x {moves}").moves == steps


def test_the_mood_may_be_words_in_quotes() -> None:
    assert read_about_jan('x ~ontspannen ~"op het terras, met wijn"').mood == "ontspannen, op het terras, met wijn"


def test_line_ends_of_a_note_from_an_editor_stay() -> None:
    assert read("gesprek Jan Jansen: eerste\n\ntweede  regel").text == "eerste\n\ntweede regel"


NAME_PIECE = st.sampled_from(
    [",", ":", ";", "#", "@", ">", "<", "~", "+e", '"', "(", ")", " ", "van", "bel", "12-11", "en"]
)
KNOWN_NAME = st.lists(NAME_PIECE | st.text(max_size=5), min_size=1, max_size=8).map("".join).map(clean_line)
OPENING = st.sampled_from(["", "bel ", "gesprek ", "mail van ", "video call with ", "gisteren koffie met "])


@given(KNOWN_NAME, OPENING)
def test_any_name_that_the_program_prints_is_understood_whole(name: str, opening: str) -> None:
    assume(search_key(name))
    known = KnownInMemory(people=[("Jan Jansen", ""), (name, "")])
    assume(len(known.people_named(name)) == 1)
    draft = parse(f"{opening}{name}: hallo", TUESDAY, known)
    assert [mention.person for mention in draft.people] == [known.people[1]]
    assert draft.text == "hallo"


LINE_PIECE = st.sampled_from(
    [
        *(
            "gesprek",
            "mail van",
            "Jan Jansen",
            "Anna Smit",
            "Piet",
            ":",
            ",",
            ";",
            " ",
            "  ",
            "\n",
            "gisteren",
            "vrijdag",
        ),
        *(
            "#",
            "#zorg",
            "#warmtenet",
            "@",
            "@Zorgcongres 2026",
            "~",
            "~blij",
            ">",
            "<",
            "<<",
            ">bel",
            "+a",
            "++e-a",
            "!told",
            "!nota",
            '"',
        ),
        *("\\", "12-11", "over twee weken", "“", "”", "(", ")", "\x1b[31m", "\u202e", "\x00", "\ud800", "en", "van"),
    ]
)
ANY_LINE = st.lists(LINE_PIECE | st.text(max_size=4), max_size=15).map("".join)


@given(ANY_LINE, st.booleans())
def test_every_line_is_understood_somehow(line: str, is_fixed: bool) -> None:
    draft = parse(line, TUESDAY, KNOWN, JAN if is_fixed else None)
    assert all(0 <= piece.start < piece.stop <= len(line) for piece in draft.pieces)
    assert all(one.stop <= other.start for one, other in zip(draft.pieces, draft.pieces[1:], strict=False))


@given(ANY_LINE, st.booleans())
def test_only_separators_lie_between_the_pieces(line: str, is_fixed: bool) -> None:
    rest = list(line)
    for piece in parse(line, TUESDAY, KNOWN, JAN if is_fixed else None).pieces:
        rest[piece.start : piece.stop] = " " * (piece.stop - piece.start)
    assert "".join(rest).replace(",", " ").replace(";", " ").replace(":", " ").strip() == ""


@given(ANY_LINE)
def test_a_draft_holds_only_clean_text(line: str) -> None:
    draft = read(line)
    texts = [draft.text.replace("\n", " "), draft.mood, *draft.problems, *(piece.meaning for piece in draft.pieces)]
    texts += [tag.name for tag in draft.tags] + [promise.text for promise in draft.followups]
    texts += [mention.text for mention in draft.people] + ([draft.event.name] if draft.event else [])
    assert [text for text in texts if UNSAFE_ON_SCREEN.search(text)] == []


@given(st.lists(st.sampled_from(["wil", "sneller", "een", "vergunning", "in", "Ede", "12", "zei", "hij"]), max_size=30))
def test_no_word_of_a_plain_story_is_lost(words: list[str]) -> None:
    assert read_about_jan(" ".join(words)).text == " ".join(words)


@pytest.mark.parametrize(
    "unit", ["#a ", '#"', "@b ", "!a ", ">bel ", "+e ", "over 12 in ", "Jan, ", "a: ", "gisteren ", "~x ", '"']
)
def test_a_long_line_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(times: int) -> float:
        started = time.thread_time()
        read(unit * times)
        return time.thread_time() - started

    short = min(seconds(400) for _ in range(3))
    assert min(seconds(4000) for _ in range(2)) < 40 * (short + 0.002)
