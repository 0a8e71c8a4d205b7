"""An ask typed as one line: `#zorg kent zij iemand bij de GGD?` is an ask on the topic zorg."""

from __future__ import annotations

from typing import NamedTuple

from netwerk_tui.domain.text import clean_line


class AskLine(NamedTuple):
    """What a line asks."""

    topic: str
    """Empty where none is named."""
    text: str


def read_ask(line: str) -> AskLine:
    """The text, and the topic of the first word that begins with `#`; the text is empty where nothing is asked yet."""
    words = clean_line(line).split()
    topic = next((word for word in words if len(word) > 1 and word.startswith("#")), "")
    return AskLine(topic[1:], " ".join(word for word in words if word != topic))
