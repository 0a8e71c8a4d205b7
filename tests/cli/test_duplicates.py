"""`netwerk duplicates` and `netwerk merge`."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from tests.cli.conftest import TODAY
from tests.cli.prompt import Prompt

_JAN = ContactForm(given_name="Jan", surname="Jansen", organisation="Gemeente Ede", emails="jan@example.org")
_DOUBLE = ContactForm(given_name="J.", surname="Jansen", organisation="Gemeente Ede", phones="0612345678")


@pytest.fixture
def jans(database: Path) -> list[ContactId]:
    """Two who are one."""
    network = open_file(database)
    try:
        return [add_contact(network, form, TODAY)[0] for form in (_JAN, _DOUBLE)]
    finally:
        network.close()


def test_doubles_are_listed_with_their_reasons(netwerk: Prompt, jans: list[ContactId]) -> None:
    (found,) = netwerk.json("duplicates")
    assert found == {
        "score": 45,
        "certainty": "possible",
        "reasons": ["initials", "organisation"],
        "why": "initials, same organisation",
        "contacts": [
            {"id": jans[0], "name": "Jan Jansen", "role": "", "organisation": "Gemeente Ede", "locality": ""},
            {"id": jans[1], "name": "J. Jansen", "role": "", "organisation": "Gemeente Ede", "locality": ""},
        ],
    }
    assert "J. Jansen (Gemeente Ede)  initials, same organisation" in netwerk("duplicates").out


def test_without_doubles_the_list_is_empty(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("duplicates") == []
    answer = netwerk("duplicates")
    assert (answer.code, answer.out) == (0, "")
    assert "Nobody seems to be" in answer.err


def test_who_was_told_apart_is_listed_no_more(netwerk: Prompt, jans: list[ContactId]) -> None:
    assert netwerk.json("duplicates", "--apart", "Jan Jansen", str(jans[1]))["entry"] is not None
    assert netwerk.json("duplicates") == []
    assert netwerk.json("duplicates", "--apart", str(jans[1]), str(jans[0]))["entry"] is None


def test_a_merge_tells_the_counts_and_is_undone(netwerk: Prompt, jans: list[ContactId]) -> None:
    merged = netwerk.json("merge", "Jan Jansen", str(jans[1]), "--yes")
    assert merged["contact"] == {"id": jans[0], "name": "Jan Jansen"}
    assert merged["merged"] == [{"id": jans[1], "name": "J. Jansen"}]
    assert {"table": "contact_point", "before": [1, 1], "after": 2} in merged["counts"]
    assert len(netwerk.json("find", "Jansen")) == 1
    netwerk("undo", str(merged["entry"]))
    assert len(netwerk.json("find", "Jansen")) == 2


def test_nobody_is_merged_where_nobody_can_be_asked(netwerk: Prompt, jans: list[ContactId]) -> None:
    answer = netwerk("merge", *map(str, jans))
    assert answer.code == 4
    assert "Add --yes" in answer.err
    assert len(netwerk.json("duplicates")) == 1


def test_nobody_is_merged_by_a_guess(netwerk: Prompt, jans: list[ContactId]) -> None:
    assert netwerk("merge", str(jans[0]), "J Jans", "--yes").code == 4


def test_one_contact_is_not_merged_with_itself(netwerk: Prompt, jans: list[ContactId]) -> None:
    assert netwerk("merge", str(jans[0]), str(jans[0]), "--yes").code == 2
