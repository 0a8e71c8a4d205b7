"""Messages on the screen: written, previewed reader by reader, delivered, and answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message_form import MessageForm, VariantForm
from netwerk_tui.ui.widgets.card_lines import SectionId
from tests.exchange.outgoing_mail.mail_host import MailHost, mail_host
from tests.ui.screens.running import User, running

JAN = ContactForm(given_name="Jan", surname="Jansen", role="raadslid", emails="jan@x.example", tags="zorg")
PIET = ContactForm(given_name="Piet", surname="Pietersen", emails="piet@x.example", tags="zorg", motive="erkenning")
OTTO = ContactForm(given_name="Otto", surname="Zonderadres", tags="zorg", motive="erkenning")
HOSTILE = ContactForm(given_name="[b]Els[/b]", surname="\x1b[31mRood {{motive}}", emails="els@x.example", tags="zorg")
FORM = MessageForm("Update", "Dag {{given_name}}", "{{greeting}}\n\nEr is nieuws.", "#zorg")
LETTER = replace(FORM, channel=Channel.CALL)


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailHost]:
    """The server of the user's mail account, which the settings name."""
    with mail_host() as running_host:
        config = tmp_path / "config.toml"
        lines = ["[mail]", 'address = "ik@raad.example"', 'server = "127.0.0.1"', f"port = {running_host.port}"]
        lines += ['security = "none"', 'password_command = "echo geheim"', "mails_per_minute = 600"]
        config.write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setenv("NETWERK_CONFIG", str(config))
        yield running_host


async def open_message(user: User, form: MessageForm = FORM) -> None:
    """Store a message, and open it from the list."""
    assert user.app.desk is not None
    await user.app.desk.messages.add(form)
    await user.press("o")
    await user.until_seen("Segments and messages")
    await user.press("tab")
    await user.until_seen(form.name)
    await user.press("enter")
    await user.until_seen("Readers")
    await user.until_seen("J K reader")


async def test_a_mistake_in_the_text_is_told_with_its_place_while_it_is_typed_and_nothing_is_lost() -> None:
    async with running(JAN) as user:
        await user.press("o")
        await user.until_seen("Segments and messages")
        await user.press("tab")
        await user.until_seen("No messages yet")
        await user.press("a")
        await user.until_seen("New message")
        await user.type("Update")
        await user.press(*["tab"] * 5)
        await user.type("#zorg")
        await user.until_seen("1 contact: Everybody with the tag")
        await user.press("tab", "tab")
        await user.type("Beste {{gven_name}}")
        await user.until_seen("Text: Line 1, character 9: there is no field “gven_name”")
        await user.until_seen("Did you mean “given_name”?")
        await user.press("ctrl+s")
        await user.until(lambda: sum("no field “gven_name”" in line for line in user.screen_lines()) == 2, "why, twice")
        await user.press(*["backspace"] * 11)
        await user.type("given_name}}")
        await user.until_gone("there is no field")
        await user.until_seen("Beste {{given_name}}")


async def test_readers_with_cautions_come_first_and_the_keys_go_through_all() -> None:
    async with running(JAN, PIET, OTTO) as user:
        await open_message(user, replace(FORM, variants=(VariantForm("Collega", "Collega", query="role:raadslid"),)))
        await user.until_seen("2 go out · 1 stopped")
        await user.press("g")
        seen = []
        for _step in range(3):
            seen.append(next(name for name in ("Jan", "Piet", "Otto") if _is_shown(user, name)))
            await user.press("J")
        assert sorted(seen) == ["Jan", "Otto", "Piet"]
        assert seen[-1] == "Piet"
        await user.press("g")
        await user.until_seen("what is in it for them is not known · Enter card, x leave out")


def _is_shown(user: User, name: str) -> bool:
    """Whether the preview shows what this reader gets."""
    greeting = {"Jan": "Collega", "Piet": "Dag Piet", "Otto": "Dag Otto"}[name]
    return user.sees(greeting)


async def test_leaving_out_asks_why_and_is_taken_back_by_the_same_key() -> None:
    async with running(PIET) as user:
        await open_message(user)
        await user.press("x")
        await user.until_seen("Why does Piet Pietersen not get it?")
        await user.press("enter")
        await user.until_seen("A few words will do.")
        await user.type("op reis\n")
        await user.until_seen("left out: op reis")
        await user.until_seen("0 go out · 1 left out")
        await user.press("x")
        await user.until_seen("1 go out")


async def test_words_for_one_reader_are_kept_as_they_are_typed() -> None:
    async with running(PIET) as user:
        await open_message(user)
        await user.press("e")
        await user.until_seen("For Piet Pietersen alone")
        await user.type("Speciaal: ")
        await user.press("ctrl+s")
        await user.until_seen("words of their own")
        assert user.sees("Speciaal: Dear Piet,")


async def test_a_hostile_name_does_nothing_in_the_preview() -> None:
    async with running(HOSTILE) as user:
        await open_message(user)
        await user.until_seen("Dag [b]Els[/b]")
        await user.until_seen("Dear [b]Els[/b],")
        assert any("{{motive}}" in line for line in user.screen_lines())
        assert not any("\x1b" in line for line in user.screen_lines())


async def test_mail_goes_out_after_a_question_and_tells_whom_the_server_refused(host: MailHost) -> None:
    host.refused = {"jan@x.example"}
    async with running(JAN, PIET, OTTO) as user:
        await open_message(user)
        await user.press("d")
        await user.until_seen("How does it go out?")
        await user.press("j", "enter")
        await user.until_seen("Send 2 mails?")
        await user.until_seen("through 127.0.0.1, at most 600 a minute")
        await user.press("enter")
        await user.until_seen("1 sent · 1 failed")
        await user.press("f")
        await user.until_seen("failed (1)")
        await user.press("escape", "g")
        await user.until_seen("Update · 1 go out · 1 stopped · 1 sent · 1 failed")
    assert [reader for reader, _mail in host.accepted] == ["piet@x.example"]


async def test_the_user_decides_what_became_of_a_mail_without_an_answer(host: MailHost) -> None:
    host.dropped_before_answer = {"jan@x.example", "piet@x.example"}
    async with running(JAN, PIET) as user:
        await open_message(user)
        await user.press("d", "j", "enter")
        await user.until_seen("Send 2 mails?")
        await user.press("enter")
        await user.until_seen("Update · 0 go out · 2 perhaps sent")
        await user.press("g", "t")
        await user.until_seen("Update · 0 go out · 1 sent · 1 perhaps sent")
        await user.press("J", "x")
        await user.until_seen("Update · 1 go out · 1 sent")


async def test_drafts_are_written_and_said_to_be_sent(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    async with running(JAN, PIET) as user:
        await open_message(user)
        await user.press("d", "enter")
        await user.until_seen("In which folder?")
        await user.press("ctrl+u")
        await user.type(str(folder))
        await user.press("enter")
        await user.until_seen("2 written:")
        assert len(list(folder.glob("*.eml"))) == 2
        await user.press("d", "enter")
        await user.until_seen("2 sent")
        await user.press("i")
        await user.until_seen("What came back")
        await user.press("escape", "r")
        await user.until_seen("What did")
        await user.type("Goed plan\n")
        await user.until_seen("answered: Goed plan")


async def test_a_folder_that_cannot_be_is_told_while_its_name_can_be_mended(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    async with running(JAN, PIET) as user:
        await open_message(user)
        await user.press("d", "enter")
        await user.until_seen("In which folder?")
        await user.press("ctrl+u")
        await user.type(str(tmp_path / "taken" / "drafts"))
        await user.press("enter")
        await user.until_seen("is not a folder.")
        for _letter in "/taken/drafts":
            await user.press("backspace")
        await user.type("/drafts\n")
        await user.until_seen("2 written:")
        assert len(list((tmp_path / "drafts").glob("*.eml"))) == 2


async def test_calls_are_worked_off_one_key_each() -> None:
    people = [replace(each, phones="0612345678") for each in (JAN, PIET)]
    async with running(*people) as user:
        await open_message(user, LETTER)
        await user.press("d", "enter")
        await user.until_seen("1 of 2, 2 to go")
        await user.until_seen("0612345678")
        await user.press("enter")
        await user.until_seen("2 of 2, 1 to go")
        await user.press("enter")
        await user.until_seen("Everybody has it.")
        await user.press("enter")
        await user.until_seen("Update · 0 go out · 2 sent")


async def test_one_by_one_opens_the_mail_program_and_asks_whether_it_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("netwerk_tui.ui.screens.message_checklist.open_address", opened.append)
    async with running(PIET) as user:
        await open_message(user)
        await user.press("d", "j", "j", "enter")
        await user.until_seen("1 of 1, 1 to go")
        await user.press("o")
        await user.until_seen("Was it sent?")
        await user.press("enter")
        await user.until_seen("Everybody has it.")
    assert opened[0].startswith("mailto:piet@x.example?subject=Dag%20Piet&body=Dear%20Piet")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_hints_and_the_preview_fit(size: tuple[int, int]) -> None:
    async with running(JAN, PIET, OTTO, size=size) as user:
        await open_message(user)
        await user.until_seen("Er is nieuws.")
        assert user.sees("Esc back")


async def add_on_card(user: User, section: SectionId, letter: str) -> None:
    """Open the card of the reader under the cursor, and begin to add to a section of it."""
    await user.press("enter")
    await user.until_seen("e edit · a add")
    await user.press(*["tab"] * list(SectionId).index(section), "a")
    await user.until_seen("Enter chooses")
    await user.press(letter, "enter")
    await user.until_seen("Enter saves")


async def test_a_motive_written_on_the_card_from_the_preview_is_in_the_words_on_coming_back() -> None:
    async with running(JAN, PIET) as user:
        await open_message(user, replace(FORM, text="Voor jou: {{motive|nieuws}}"))
        await user.until_seen("! what is in it for them is not known")
        await user.until_seen("Voor jou: nieuws")
        await add_on_card(user, SectionId.MOTIVES, "w")
        await user.press("down", "down", "enter")
        await user.until_gone("Enter saves")
        await user.press("escape")
        await user.until_seen("Voor jou: authority")
        await user.until_gone("what is in it for them is not known")
        assert user.sees("<jan@x.example>")


async def test_an_address_written_on_the_card_from_the_preview_lets_the_reader_get_it() -> None:
    async with running(OTTO) as user:
        await open_message(user)
        await user.until_seen("0 go out · 1 stopped")
        await add_on_card(user, SectionId.WHO, "w")
        await user.press("tab")
        await user.type("otto@x.example")
        await user.press("enter")
        await user.until_gone("Enter saves")
        await user.press("escape")
        await user.until_seen("Update · 1 go out")
        await user.until_seen("Otto Zonderadres <otto@x.example>")
