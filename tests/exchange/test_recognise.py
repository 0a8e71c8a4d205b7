"""Every format told by its content, and every file that cannot be read refused with words."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.exchange import recognise
from netwerk_tui.exchange.recognise import FORMATS, read_file
from tests.exchange.linkedin.exports import (
    CONNECTIONS,
    HEADER,
    JAN,
    OWNER,
    SANNE,
    archive,
    invitation,
    invitations,
    message,
    messages,
    read,
)

SAMPLES = {
    "linkedin-zip": archive({"Connections.csv": CONNECTIONS}),
    "linkedin-csv": CONNECTIONS.encode(),
    "linkedin-messages": messages(message(JAN, OWNER), message(SANNE, OWNER, conversation="2-def")).encode(),
    "linkedin-invitations": invitations(invitation(JAN, OWNER)).encode(),
}


@pytest.mark.parametrize("format_id", SAMPLES)
def test_the_content_tells_the_format_whatever_the_name(tmp_path: Path, format_id: str) -> None:
    assert read(tmp_path, SAMPLES[format_id], "verkeerd.xlsx").format == format_id


def test_every_format_has_an_id_of_its_own_and_a_sample() -> None:
    assert [each.id for each in FORMATS if each.id.startswith("linkedin")] == list(SAMPLES)
    assert len({each.id for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("format_id", SAMPLES)
def test_a_format_that_is_asked_for_is_used(tmp_path: Path, format_id: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(SAMPLES[format_id])
    assert read_file(path, as_format=format_id).format == format_id


@pytest.mark.parametrize("format_id", SAMPLES)
def test_a_wrong_format_that_is_asked_for_is_an_error(tmp_path: Path, format_id: str) -> None:
    path = tmp_path / "x"
    path.write_text("naam,plaats\nJan,Ede\n")
    with pytest.raises(UserError):
        read_file(path, as_format=format_id)


def test_an_unknown_format_is_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_file(tmp_path / "x", as_format="myspace")
    assert "linkedin-csv" in caught.value.advice


def test_a_table_without_people_is_answered_with_its_columns(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"kleuren\.csv") as caught:
        read(tmp_path, "Maat;Tint;\x1b[31mKleur\n3;diep;rood\n", "kleuren.csv")
    assert "Maat, Tint, Kleur" in caught.value.advice
    assert "LinkedIn" in caught.value.advice


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Date,Link,Message\n2026-05-02 09:00 UTC,https://x.example/1,Useful point.\n", "Comments.csv"),
        ("Name,Proficiency\nEnglish,Native or bilingual proficiency\n", "Languages.csv"),
        ("Company Name,Title,Description,Location,Started On,Finished On\nEde,Chef,,Ede,Jan 2024,\n", "Positions.csv"),
        ("First Name,Last Name,Headline,Summary,Industry,Geo Location,Websites\nJan,Wit,,,,,\n", "Profile.csv"),
    ],
)
def test_what_linkedin_tells_of_the_user_alone_becomes_nobody(tmp_path: Path, content: str, name: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(content)
    with pytest.raises(UserError, match=name):
        read_file(path)


def test_people_under_some_columns_of_linkedin_are_people(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Proficiency,Email\nJan de Wit,English,jan@x.example\n")
    assert len(read_file(path).contacts) == 1


def test_a_page_of_empty_lines_is_refused_as_soon_as_a_page_of_words(tmp_path: Path) -> None:
    def seconds_to_refuse(line: str) -> float:
        path = tmp_path / "x"
        path.write_text("no table\n" + line * 60_000)
        begun = time.process_time()
        with pytest.raises(UserError):
            read_file(path)
        return time.process_time() - begun

    assert seconds_to_refuse("\n") < 30 * seconds_to_refuse("w\n")


def test_a_dump_of_a_database_is_refused_with_what_to_export_instead(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="dump") as caught:
        read(tmp_path, "# export\nINSERT INTO contacts (`id`, `name`, `mail`) VALUES ('1', 'Jan', '2');\n", "x.sql")
    assert "JSON" in caught.value.advice


def test_names_and_mail_alone_are_not_taken_for_linkedin(tmp_path: Path) -> None:
    text = "First Name,Middle Name,Last Name,E-mail Address,Phone\nJan,,Jansen,jan@example.org,\n"
    assert read(tmp_path, text).format == "csv"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Voornaam;Achternaam;E-mailadres", "Jan;Jansen;jan@example.org"),
        ("First Name,Last Name,LinkedIn URL,Emails,Groups", f"Jan,Jansen,{JAN},jan@example.org,Koor"),
        ("First Name,Last Name,URL,Email", "Jan,Jansen,https://jan.example,jan@example.org"),
    ],
)
def test_what_another_program_tells_beside_profiles_is_not_lost(tmp_path: Path, header: str, row: str) -> None:
    batch = read(tmp_path, f"{header}\n{row}\n")
    assert batch.format == "csv"
    assert "jan@example.org" in [point.value for point in batch.contacts[0].points]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0,\0\n,", b"%PDF-1.7\n1 0 obj", b"{}", b"\xff\xd8\xff\xe0" * 100]
)
def test_what_is_no_table_at_all_is_refused_without_columns(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserError, match="no format") as caught:
        read(tmp_path, content, "foto.csv")
    assert "columns" not in caught.value.advice


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\0" * 100])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserError, match="empty"):
        read(tmp_path, content)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file weg\.csv"):
        read_file(tmp_path / "weg.csv")


def test_a_folder_is_an_error_that_says_what_to_choose(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder") as caught:
        read_file(tmp_path)
    assert "Connections.csv" in caught.value.advice


def test_a_pipe_is_an_error_and_not_a_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(UserError, match="ordinary"):
        read_file(tmp_path / "pijp")


def test_a_name_that_cannot_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_file(tmp_path / "a\0b")


def test_a_file_that_is_too_large_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "LARGEST_FILE", 100)
    with pytest.raises(UserError, match="larger"):
        read(tmp_path, CONNECTIONS)


def test_a_file_without_permission_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    path = tmp_path / "geheim.csv"
    path.touch()
    with pytest.raises(UserError, match="may not be read"):
        read_file(path)


cells = st.text(alphabet=st.sampled_from("aJé🚀 ,;\"'-|()[]/%\x1b\u202e.@2017"), max_size=12) | st.sampled_from(
    ["", "", "Jan", "de Vries", JAN, "jan@example.org", "17 May 2017", "5/17/17", "MSc", "🚀"]
)
rows = st.lists(st.lists(cells, min_size=1, max_size=8).map(",".join), max_size=12)


@given(rows)
def test_every_row_is_a_person_a_skipped_row_or_a_blank_one(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.csv"
    path.write_text("\n".join([HEADER, *(line.replace('"', "") for line in lines)]))
    try:
        batch = read_file(path)
    except UserError:
        return
    skipped = sum(problem.skipped for problem in batch.problems)
    assert len(batch.contacts) + skipped + batch.blank_rows == sum(bool(line.replace('"', "")) for line in lines)


@given(st.sampled_from(sorted(SAMPLES.items())), st.data())
def test_a_harmed_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, sample: tuple[str, bytes], data: st.DataObject
) -> None:
    format_id, content = sample
    harmed = bytearray(content)
    for _change in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(harmed)))
        end = data.draw(st.integers(start, min(len(harmed), start + 40)))
        harmed[start:end] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\r", b"\n", b",,,", b"\0", b"\xff\xfe"])
        )
    path = tmp_path_factory.getbasetemp() / "harmed.csv"
    path.write_bytes(harmed)
    for as_format in (None, format_id):
        try:
            read_file(path, as_format)
        except UserError:
            continue
