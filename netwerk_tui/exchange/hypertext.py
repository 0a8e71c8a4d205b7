"""The plain text of a message that may hold HTML. For the readers of messages."""

from __future__ import annotations

import html
import re

from netwerk_tui.domain.text import clean_block

_LINE_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|table|blockquote|h[1-6]|hr|section|article|header|footer)\b[^<>]*+>", re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|font|img|small|big|sub|sup|code|pre|td|th|tbody|thead|html|body|head|meta|link)"
    r"\b[^<>]*+>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<(style|script|title)\b[^<>]*+>[^<]*+</\1\s*+>|<!doctype[^<>]*+>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\n+")


def plain_text(content: str, limit: int) -> str:
    """The text without tags, each block on a line of its own, clean and at most `limit` characters.

    Only what is a tag of HTML goes: `I <3 you` and `a < b` stay, as does an ampersand in an address.
    """
    if "<" in content:
        without_blocks, blocks = _LINE_TAG.subn("\n", _HIDDEN.sub("", content))
        content = _INLINE_TAG.sub("", without_blocks)
        if blocks:
            content = _LINE_ENDS.sub("\n", clean_block(content))
    if "&" in content:
        content = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), content)
    return clean_block(content, limit)
