"""Where the attention went, as `netwerk week` tells it: as lines of plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk_tui.actions.attention import AttentionOnDossier
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.domain.attention import ATTENTION_DAYS, Share, Verdict
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext

_BAR_CELLS = 20
_VERDICTS = {Verdict.FINE: "", Verdict.TOO_LITTLE: "▼", Verdict.TOO_MUCH: "▲"}


def attention_section(found: AttentionOnDossier) -> Iterator[str]:
    """What each category got, and beneath it what the policy grants."""
    days = _("{days} days").format(days=ATTENTION_DAYS)
    yield ""
    yield f"{_('Attention')} · {clean_line(found.dossier.name)} · {days}"
    split = found.split
    if not split.moments:
        yield "  " + _("No contact moments with people on this matrix in these days.")
        return
    largest = max(max(share.given, share.wanted) for share in split.shares)
    rows = []
    for share in split.shares:
        rows.append(_row_of_what_it_got(share, largest))
        if split.has_policy:
            rows.append(_row_of_what_is_due(share, largest))
    yield from (f"  {line}" for line in aligned(rows))
    if split.unscored_moments:
        yield "  " + _("{count} more with people who are unscored").format(count=split.unscored_moments)


def attention_value(found: AttentionOnDossier) -> JsonObject:
    """The same as JSON; shares are 0..1."""
    return {
        "dossier": found.dossier.name,
        "days": ATTENTION_DAYS,
        "unscored_moments": found.split.unscored_moments,
        "categories": [
            {
                "id": share.category.id,
                "contacts": share.contacts,
                "moments": share.moments,
                "share": round(share.given, 4),
                "due_share": round(share.wanted, 4),
                "verdict": share.verdict.value,
            }
            for share in found.split.shares
        ],
    }


def _row_of_what_it_got(share: Share, largest: float) -> tuple[str, ...]:
    moments = ngettext("{count} moment", "{count} moments", share.moments).format(count=share.moments)
    bar = _bar("█", share.given, largest)
    return clean_line(_(share.category.label)), _("got"), bar, _percent(share.given), moments


def _row_of_what_is_due(share: Share, largest: float) -> tuple[str, ...]:
    people = ngettext("{count} contact", "{count} contacts", share.contacts).format(count=share.contacts)
    words = {Verdict.TOO_LITTLE: _("too little"), Verdict.TOO_MUCH: _("too much")}.get(share.verdict, "")
    verdict = f"{_VERDICTS[share.verdict]} {words}".strip()
    return f"  {people}", _("policy"), _bar("░", share.wanted, largest), _percent(share.wanted), verdict


def _bar(glyph: str, part: float, largest: float) -> str:
    """One cell long at least where there is anything."""
    return glyph * max(1, round(_BAR_CELLS * part / largest)) if part else ""


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
