"""`netwerk export` to a picture of a matrix."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


@pytest.fixture
def placed(netwerk: Prompt, people: list[ContactId]) -> None:
    """Jan Jansen is a partner; the two others are nowhere yet."""
    netwerk("move", "Jan Jansen", "3", "5")


@pytest.mark.usefixtures("placed")
def test_the_extension_chooses_a_picture(netwerk: Prompt, tmp_path: Path) -> None:
    for name, start in (("out.svg", "<?xml"), ("out.html", "<!DOCTYPE html>")):
        netwerk("export", str(tmp_path / name))
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.usefixtures("placed")
def test_the_summary_tells_what_was_drawn(netwerk: Prompt, tmp_path: Path) -> None:
    target = tmp_path / "out.svg"
    assert netwerk.json("export", str(target)) == {
        "path": str(target),
        "format": "svg",
        "matrix": "acceptance-energy",
        "dossier": "General",
        "at": netwerk.json("show", "Jan Jansen")["positions"][0]["date"],
        "contacts": 1,
        "unscored": 2,
        "anonymous": False,
    }


@pytest.mark.usefixtures("placed")
def test_it_stands_as_it_stood_on_the_day_that_is_named(netwerk: Prompt, tmp_path: Path) -> None:
    summary = netwerk.json("export", str(tmp_path / "out.svg"), "--at", "2020-02-29")
    assert (summary["at"], summary["contacts"], summary["unscored"]) == ("2020-02-29", 0, 3)
    assert "General, as of Saturday 29 February 2020" in (tmp_path / "out.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("placed")
def test_an_anonymous_picture_names_nobody(netwerk: Prompt, tmp_path: Path) -> None:
    netwerk("export", str(tmp_path / "out.html"), "--anonymous")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "Jansen" not in page
    assert ">JJ<" in page


@pytest.mark.usefixtures("placed")
def test_another_matrix_and_dossier_are_named(netwerk: Prompt, tmp_path: Path) -> None:
    summary = netwerk.json("export", str(tmp_path / "out.svg"), "--matrix", "mutual-interest")
    assert (summary["matrix"], summary["dossier"]) == ("mutual-interest", None)
    refusal = netwerk("export", str(tmp_path / "out.svg"), "--dossier", "Warmtenet")
    assert refusal.code == 3


@pytest.mark.usefixtures("placed")
def test_a_picture_goes_to_stdout_when_asked(netwerk: Prompt) -> None:
    assert netwerk("export", "-", "--as", "svg").out.startswith("<?xml")


@pytest.mark.parametrize(
    "arguments",
    [
        ("out.csv", "--anonymous"),
        ("out.json", "--at", "2020-01-01"),
        ("out.json", "--matrix", "mutual-interest"),
        ("out.csv", "--dossier", "General"),
        ("out.svg", "--private"),
        ("out.svg", "--at", "blursday"),
        ("out.svg", "--at", "9999-01-01"),
        ("out.svg", "--matrix", "mutual-interest", "--dossier", "General"),
        ("-", "--as", "svg", "--json"),
    ],
)
@pytest.mark.usefixtures("people")
def test_options_that_make_no_sense_together_are_refused(
    netwerk: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert netwerk("export", *arguments).code == 2
    assert list(folder.iterdir()) == []
