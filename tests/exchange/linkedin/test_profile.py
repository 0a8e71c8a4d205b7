"""The address of a LinkedIn profile as the identity of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.linkedin.profile import normalise_profile, profile_link

JAN = "linkedin.com/in/jan-jansen-123"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/jan-jansen-123",
        "http://linkedin.com/in/jan-jansen-123/",
        "HTTPS://NL.LinkedIn.com/in/Jan-Jansen-123",
        "www.linkedin.com/in/jan-jansen-123",
        "//www.linkedin.com/in/jan-jansen-123",
        "https://www.linkedin.com:443/in/jan-jansen-123",
        "https://m.linkedin.com/in/jan-jansen-123?trk=contacts#about",
        "https://www.linkedin.com/in/jan-jansen-123/nl",
        "https://www.linkedin.com/in/jan-jansen-123/details/experience/",
        "https://www.linkedin.com/mwlite/in/jan-jansen-123",
        "https://www.linkedin.com//in//jan-jansen-123//",
        "  https://www.linkedin.com/in/jan%2Djansen%2d123 ",
        "\u200bhttps://www.linkedin.com/in/jan-jansen-123",
    ],
)
def test_all_addresses_of_one_profile_are_one(url: str) -> None:
    assert normalise_profile(url) == JAN


@pytest.mark.parametrize(
    "slug", ["zo%C3%AB-brandt", "zoë-brandt", "zoe\u0308-brandt", "ZO%C3%8B-BRANDT", "zoe%CC%88-brandt"]
)
def test_accents_have_one_spelling(slug: str) -> None:
    assert normalise_profile(f"https://www.linkedin.com/in/{slug}") == "linkedin.com/in/zoë-brandt"


def test_public_and_personal_addresses_stay_apart() -> None:
    assert (
        normalise_profile("https://nl.linkedin.com/pub/jan-jansen/12/345/678")
        == "linkedin.com/pub/jan-jansen/12/345/678"
    )


def test_old_addresses_by_number_stay_apart() -> None:
    first, second = (normalise_profile(f"https://www.linkedin.com/profile/view?id={n}&trk=x") for n in (123, 456))
    assert (first, second) == ("linkedin.com/profile/view?id=123", "linkedin.com/profile/view?id=456")


def test_a_member_number_keeps_its_case_so_that_its_link_works() -> None:
    number = "ACoAAAGpaMsBppQ4Do96IW1KXudL-mT6tj3xXZ0"
    assert normalise_profile(f"https://www.LinkedIn.com/in/{number}/") == f"linkedin.com/in/{number}"


def test_another_site_keeps_its_host() -> None:
    assert normalise_profile("https://www.Example.org/Mensen/Jan/?x=1") == "example.org/Mensen/Jan"


@pytest.mark.parametrize(
    "url", ["", " ", "n/a", "-", "geen", "https://", "https://www.linkedin.com/", "jan@example.org", "/in/jan"]
)
def test_what_is_no_address_is_nobody(url: str) -> None:
    assert normalise_profile(url) == ""


def test_no_escape_sequence_hides_in_percent_codes() -> None:
    assert normalise_profile("https://www.linkedin.com/in/jan%1b]0;x%07-smit") == "linkedin.com/in/jan-smit"


def test_the_link_of_a_profile_can_be_opened() -> None:
    assert profile_link(JAN) == "https://www.linkedin.com/in/jan-jansen-123"


slugs = st.text(max_size=30) | st.text(alphabet="%0123456789abcdefACo/?#&=.\u0130ß\u0308", max_size=40)
urls = st.one_of(
    st.text(max_size=60),
    st.builds(
        "https://{}linkedin.com/{}{}".format,
        st.sampled_from(["", "www.", "nl."]),
        st.sampled_from(["in/", "pub/", ""]),
        slugs,
    ),
    st.builds("{}.{}/{}".format, slugs, slugs, slugs),
    st.builds("https://linkedin.com/in/{}".format, st.just("%25" * 400)),
)


@given(urls)
def test_normalising_twice_changes_nothing_more(url: str) -> None:
    once = normalise_profile(url)
    assert normalise_profile(once) == once


@given(slugs)
def test_the_link_of_a_profile_is_the_same_profile(slug: str) -> None:
    profile = normalise_profile(f"linkedin.com/in/{slug}")
    assert not profile or normalise_profile(profile_link(profile)) == profile
