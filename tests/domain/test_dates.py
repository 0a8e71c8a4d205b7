"""Days are read as people write them and written as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.dates import MONTHS, age_words, day_words, find_day, full_day, parse_day
from netwerk_tui.domain.feasts import easter
from netwerk_tui.language import use_language

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("gisteren", "2026-11-23"),
        ("Eergisteren", "2026-11-22"),
        ("gisteravond", "2026-11-23"),
        ("overmorgen", "2026-11-26"),
        ("the day before yesterday", "2026-11-22"),
        ("vorige week vrijdag", "2026-11-20"),
        ("vorige dinsdag", "2026-11-17"),
        ("afgelopen vrijdag", "2026-11-20"),
        ("over twee weken", "2026-12-08"),
        ("in 2 weeks’ time", "2026-12-08"),
        ("3 dagen geleden", "2026-11-21"),
        ("een week geleden", "2026-11-17"),
        ("a couple of weeks ago", "2026-11-10"),
        ("over een half jaar", "2027-05-24"),
        ("anderhalf jaar geleden", "2025-05-24"),
        ("+3d", "2026-11-27"),
        ("volgende week", "2026-12-01"),
        ("volgende maand", "2026-12-24"),
        ("volgende week dinsdag", "2026-12-01"),
        ("friday next week", "2026-12-04"),
        ("deze week vrijdag", "2026-11-27"),
        ("komende vrijdag", "2026-11-27"),
        ("volgende vrijdag", "2026-12-04"),
        ("volgende maandag", "2026-11-30"),
        ("vrijdag over twee weken", "2026-12-11"),
        ("over twee weken op vrijdag", "2026-12-11"),
        ("begin volgende maand", "2026-12-01"),
        ("eind van de maand", "2026-11-30"),
        ("eind volgende week", "2026-12-04"),
        ("medio 2027", "2027-07-01"),
        ("eerste maandag van volgende maand", "2026-12-07"),
        ("last friday of next month", "2026-12-25"),
        ("2026-11-12", "2026-11-12"),
        ("12-11-2026", "2026-11-12"),
        ("12/11/26", "2026-11-12"),
        ("12 november 2026", "2026-11-12"),
        ("12 nov. ’26", "2026-11-12"),
        ("Nov 12th, 2026", "2026-11-12"),
        ("vrijdag 27 november 2026", "2026-11-27"),
        ("12 nov volgend jaar", "2027-11-12"),
        ("29 februari 2028", "2028-02-29"),
        ("kerst 2025", "2025-12-25"),
    ],
)
@pytest.mark.parametrize("past", [True, False])
def test_a_phrase_names_one_day_whichever_way_it_points(phrase: str, day: str, past: bool) -> None:
    assert parse_day(phrase, TUESDAY, past=past) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("phrase", "before", "after"),
    [
        ("vrijdag", "2026-11-20", "2026-11-27"),
        ("vr", "2026-11-20", "2026-11-27"),
        ("friday afternoon", "2026-11-20", "2026-11-27"),
        ("vrijdagmiddag", "2026-11-20", "2026-11-27"),
        ("dinsdag", "2026-11-24", "2026-11-24"),
        ("12/11", "2026-11-12", "2027-11-12"),
        ("12 nov", "2026-11-12", "2027-11-12"),
        ("nov 12", "2026-11-12", "2027-11-12"),
        ("op de 12e", "2026-11-12", "2026-12-12"),
        ("de 31e", "2026-10-31", "2026-12-31"),
        ("vrijdag 27", "2026-10-27", "2026-11-27"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("eind maart", "2026-03-31", "2027-03-31"),
        ("half november", "2026-11-15", "2027-11-15"),
        ("maart", "2026-03-01", "2027-03-01"),
        ("week 48", "2026-11-23", "2026-11-24"),
        ("week 3", "2026-01-12", "2027-01-18"),
        ("week 53", "2020-12-28", "2026-12-28"),
        ("Q2", "2026-04-01", "2027-04-01"),
        ("3 weken", "2026-11-03", "2026-12-15"),
        ("weekend", "2026-11-21", "2026-11-28"),
        ("kerst", "2025-12-25", "2026-12-25"),
        ("na kerst", "2025-12-26", "2026-12-26"),
        ("koningsdag", "2026-04-27", "2027-04-27"),
        ("prinsjesdag", "2026-09-15", "2027-09-21"),
        ("tweede pinksterdag", "2026-05-25", "2027-05-17"),
    ],
)
def test_an_open_phrase_points_back_or_ahead_as_asked(phrase: str, before: str, after: str) -> None:
    found = parse_day(phrase, TUESDAY, past=True), parse_day(phrase, TUESDAY, past=False)
    assert found == (date.fromisoformat(before), date.fromisoformat(after))


@pytest.mark.parametrize(
    "text", ["", "31/2", "30 februari", "13/13", "week 99", "over 9999 jaar", "2027", "vergunning", "op de", "12", "  "]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text, TUESDAY, past=False) is None


def test_kings_day_moves_off_a_sunday() -> None:
    assert parse_day("koningsdag 2025", TUESDAY, past=True) == date(2025, 4, 26)


@pytest.mark.parametrize("day", ["2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"])
def test_easter_falls_where_the_church_says(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


@given(st.text(), DAYS, st.booleans())
def test_any_text_can_be_read(text: str, today: date, past: bool) -> None:
    assert isinstance(parse_day(text, today, past=past), date | None)


@given(DAYS, DAYS, st.booleans())
def test_a_day_written_in_full_reads_back(day: date, today: date, past: bool) -> None:
    assert parse_day(full_day(day), today, past=past) == day


@given(DAYS, DAYS, st.sampled_from(["%d-%m", "%d %b", "%A", "%d %B"]))
def test_an_open_date_never_lies_on_the_wrong_side_of_today(day: date, today: date, form: str) -> None:
    phrase = day.strftime(form)
    before, after = parse_day(phrase, today, past=True), parse_day(phrase, today, past=False)
    assert before is not None
    assert after is not None
    assert before <= today <= after


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("wil sneller vergunning gisteren", "gisteren", "2026-11-23"),
        ("gisteren wil hij sneller", "gisteren", "2026-11-23"),
        ("sprak gisteren met hem", "gisteren", "2026-11-23"),
        ("2 dagen terug gesproken", "2 dagen terug", "2026-11-22"),
        ("sprak hem 3 dagen geleden op straat", "3 dagen geleden", "2026-11-21"),
        ("wil een vergunning, vrijdag.", "vrijdag.", "2026-11-20"),
        ("vrijdagmiddag gebeld", "vrijdagmiddag", "2026-11-20"),
        ("koffie afgelopen vrijdag in Ede", "afgelopen vrijdag", "2026-11-20"),
        ("op 12 november gesproken", "op 12 november", "2026-11-12"),
        ("koffie 12/11", "12/11", "2026-11-12"),
        ("verslag over 2025 gemaild vorige week vrijdag", "vorige week vrijdag", "2026-11-20"),
        ("gisteren of vandaag, dat is 22-11-2026", "22-11-2026", "2026-11-22"),
        ("opening 12-12-2027", "12-12-2027", "2027-12-12"),
        ("vr", "vr", "2026-11-20"),
    ],
)
def test_the_day_of_a_contact_is_found_in_its_text(text: str, phrase: str, day: str) -> None:
    words = text.split()
    found = find_day(words, TUESDAY, past=True)
    assert found is not None
    assert (" ".join(words[found.start : found.stop]), found.day) == (phrase, date.fromisoformat(day))


@pytest.mark.parametrize(
    "text",
    [
        "wil vrijdag langskomen",
        "komt morgen langs",
        "over twee weken vakantie",
        "wil antwoord voor vrijdag",
        "baan sinds 3 maart",
        "heeft vorige week ontslag genomen",
        "overlegt elke vrijdag",
        "vindt dat zo",
        "zei dat het zo is",
        "zo ma en pa",
        "Jan Mei was er ook",
        "met Jan 12 keer gesproken",
        "they may march on",
        "the sun was out",
        "where he sat",
        "wil 24/7 zorg",
        "drukte rond kerst",
        "de 2e keer",
        "score 2-1",
        "trouwt op 12 december 2027 in Ede",
        "goed weekend gehad",
        "",
    ],
)
def test_ordinary_words_are_no_day_of_contact(text: str) -> None:
    assert find_day(text.split(), TUESDAY, past=True) is None


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("bel vrijdag", "vrijdag", "2026-11-27"),
        ("bel vrijdag terug over zorg", "vrijdag", "2026-11-27"),
        ("bel vr", "vr", "2026-11-27"),
        ("op do terugbellen", "op do", "2026-11-26"),
        ("stuur stuk voor 1 december aan hem", "voor 1 december", "2026-12-01"),
        ("over 2 weken bellen", "over 2 weken", "2026-12-08"),
        ("bel over 3 dagen terug", "over 3 dagen", "2026-11-27"),
        ("bel volgende week terug", "volgende week", "2026-12-01"),
        ("bel 2w", "2w", "2026-12-08"),
        ("bel na kerst", "na kerst", "2026-12-26"),
        ("lunch in maart", "in maart", "2027-03-01"),
        ("evaluatie eind maart plannen", "eind maart", "2027-03-31"),
        ("next friday call him", "next friday", "2026-12-04"),
        ("12/12 bellen", "12/12", "2026-12-12"),
    ],
)
def test_the_day_of_a_promise_is_found_in_its_text(text: str, phrase: str, day: str) -> None:
    words = text.split()
    found = find_day(words, TUESDAY, past=False)
    assert found is not None
    assert (" ".join(words[found.start : found.stop]), found.day) == (phrase, date.fromisoformat(day))


@pytest.mark.parametrize(
    "text",
    [
        "mail de notulen van gisteren",
        "factuur 12-11-2025 nakijken",
        "bel zo snel mogelijk",
        "this may take a while",
        "call the sun office",
        "stuur 3 stukken",
        "offerte 5m",
        "Mei uitnodigen",
        "woont op de 2e verdieping",
        "bel elke vrijdag",
        "1 op 1 gesprek plannen",
        "bel 31 feb",
        "bel op 30 februari",
        "stukken op 31st of april",
        "bel 29 feb 2027",
    ],
)
def test_ordinary_words_are_no_day_of_a_promise(text: str) -> None:
    assert find_day(text.split(), TUESDAY, past=False) is None


DATE_LIKE_WORD = st.sampled_from(
    [
        *("op", "de", "12e", "vrijdag", "over", "twee", "weken", "12", "nov", "12/11", "in", "week", "zo", "eind"),
        *("maart", "volgende", "geleden", "3d", "+2w", "2026", "van", "voor", "kerst", "Q2", "the", "sun", "+", "24/7"),
    ]
)


@given(st.lists(DATE_LIKE_WORD | st.text(max_size=4), max_size=12), DAYS, st.booleans())
def test_a_day_found_stands_within_the_words(words: list[str], today: date, past: bool) -> None:
    found = find_day(words, today, past=past)
    assert found is None or 0 <= found.start < found.stop <= len(words)


@given(st.lists(DATE_LIKE_WORD, max_size=12), DAYS)
def test_a_promise_is_never_due_before_today(words: list[str], today: date) -> None:
    found = find_day(words, today, past=False)
    assert found is None or found.day >= today


def test_a_date_in_the_middle_of_a_long_text_is_part_of_the_story() -> None:
    words = ["lang"] * 300 + ["gisteren"] + ["verhaal"] * 300
    assert find_day(words, TUESDAY, past=True) is None


@pytest.mark.parametrize(
    ("days_ahead", "english", "dutch"),
    [
        (3, "Fri 27 Nov", "vr 27 nov"),
        (6, "Mon 30 Nov", "ma 30 nov"),
        (7, "1 Dec", "1 dec"),
        (-2, "22 Nov", "22 nov"),
        (-300, "28 Jan", "28 jan"),
        (-1000, "Feb 2024", "feb 2024"),
        (-990, "Mar 2024", "mrt 2024"),
        (700, "Oct 2028", "okt 2028"),
    ],
)
def test_a_day_in_a_list_is_short(days_ahead: int, english: str, dutch: str) -> None:
    assert day_words(TUESDAY + timedelta(days=days_ahead), TUESDAY) == english
    assert _in_dutch_calendar(days_ahead) == dutch


def test_the_days_around_today_have_names() -> None:
    names = [day_words(TUESDAY + timedelta(days=days), TUESDAY) for days in (-1, 0, 1)]
    assert names == ["yesterday", "today", "tomorrow"]


@given(st.integers(-20_000, 20_000))
def test_a_day_in_a_list_takes_ten_cells_at_most(days_ahead: int) -> None:
    assert len(day_words(TUESDAY + timedelta(days=days_ahead), TUESDAY)) <= 10


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((0, "today"), (2, "2d"), (13, "13d"), (14, "2w"), (59, "8w"), (60, "2m"), (153, "5m"), (364, "11m")),
        *((365, "1y"), (730, "1y"), (731, "2y"), (-3, "+3d")),
    ],
)
def test_an_age_is_compact(days: int, words: str) -> None:
    assert age_words(days) == words


def test_months_are_known_in_both_languages() -> None:
    assert (MONTHS["mrt"], MONTHS["march"], MONTHS["okt"], MONTHS["december"]) == (3, 3, 10, 12)


def _in_dutch_calendar(days_ahead: int) -> str:
    use_language("nl")
    words = day_words(TUESDAY + timedelta(days=days_ahead), TUESDAY)
    use_language("en")
    return words
