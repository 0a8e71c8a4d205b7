"""Keys of the things that netwerk remembers. An id is never used twice, and survives export and import."""

from __future__ import annotations

from typing import NewType

ContactId = NewType("ContactId", int)
DossierId = NewType("DossierId", int)
TagId = NewType("TagId", int)
EventId = NewType("EventId", int)
InteractionId = NewType("InteractionId", int)
AssessmentId = NewType("AssessmentId", int)
FollowupId = NewType("FollowupId", int)
EntryId = NewType("EntryId", int)
SeriesId = NewType("SeriesId", int)
PersonaId = NewType("PersonaId", int)
