"""When the people of a segment should hear of progress again."""

from __future__ import annotations

from datetime import date, timedelta

from netwerk_tui.domain.segment import Segment, SegmentId, SegmentValues

TODAY = date(2026, 11, 23)


def _segment(update_days: int | None, days_ago: int | None) -> Segment:
    updated = None if days_ago is None else TODAY - timedelta(days=days_ago)
    return Segment(SegmentId(1), SegmentValues("Volgers", "#zorg", update_days=update_days), updated_on=updated)


def test_a_segment_without_a_cadence_is_never_due() -> None:
    assert _segment(None, 500).update_due_since(TODAY) is None


def test_a_segment_that_never_heard_anything_is_due_from_today_on() -> None:
    assert _segment(30, None).update_due_since(TODAY) == TODAY


def test_a_segment_is_due_exactly_after_its_days() -> None:
    assert _segment(30, 29).update_due_since(TODAY) is None
    assert _segment(30, 30).update_due_since(TODAY) == TODAY
    assert _segment(30, 40).update_due_since(TODAY) == TODAY - timedelta(days=10)
