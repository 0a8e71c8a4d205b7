"""Every form of the card, by part."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.card_fields import Field
from netwerk_tui.domain.card_forms_contact import CONTACT_FORM, IDENTITY_FORMS
from netwerk_tui.domain.card_forms_dealing import DEALING_FORMS
from netwerk_tui.domain.card_forms_insight import INSIGHT_FORMS, TIE_FORMS
from netwerk_tui.domain.card_parts import Part, PartForm

FORMS: Mapping[Part, PartForm] = {
    form.part: form for form in (CONTACT_FORM, *IDENTITY_FORMS, *INSIGHT_FORMS, *TIE_FORMS, *DEALING_FORMS)
}

CONTACT_FIELDS: Mapping[str, Field] = {each.name: each for each in CONTACT_FORM.fields}
"""The fields of the contact itself, by name."""
