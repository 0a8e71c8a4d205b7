"""iCalendar (RFC 5545): what goes to other people's calendars.

Everything here loads the icalendar library, which takes 0.1 s: the actions import it only when a calendar is written.
"""
