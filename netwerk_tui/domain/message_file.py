"""A variant of a message as a text file: for whom it is on lines of their own, an empty line, then its words."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.message_form import VariantForm
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _

_NAMES: Mapping[str, str] = {
    "query": "query",
    "vraag": "query",
    "zoekvraag": "query",
    "language": "language",
    "taal": "language",
    "form": "form_of_address",
    "aanspreekvorm": "form_of_address",
    "subject": "subject",
    "onderwerp": "subject",
}


def variant_in(text: str) -> VariantForm:
    """The variant that a file tells. Raises UsageError for a line before its text that says something else."""
    head, _empty, body = text.replace("\r\n", "\n").lstrip("\n").partition("\n\n")
    told: dict[str, str] = {}
    for number, line in enumerate(head.split("\n"), start=1):
        name, colon, value = line.partition(":")
        field = _NAMES.get(fold(name).strip())
        if not colon or field is None:
            shown = clean_line(line, 60)
            raise UsageError(
                _("Line {line} of the variant says nothing that is known: “{text}”.").format(line=number, text=shown),
                _("It begins with Query:, Language:, Form: or Subject:; after an empty line comes the text."),
            )
        told[field] = value.strip()
    return VariantForm(told.get("subject", ""), body, *(told.get(each, "") for each in _OTHERS))


_OTHERS = ("query", "language", "form_of_address")
