"""Files of LinkedIn's that tell of the user alone, or of pages: read as a table they would become people.

Called by the registry of formats.
"""

from __future__ import annotations

from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.source_file import SourceFile

_COLUMNS_OF_FILES = {
    "Company Follows.csv": "Organization,Followed On",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
    "Endorsement_Given_Info.csv": (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status"
    ),
    "Endorsement_Received_Info.csv": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    ),
    "Events.csv": "Event Name,Event Time,Status,External Url",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number",
    "Comments.csv": "Date,Link,Message",
    "Languages.csv": "Name,Proficiency",
    "PhoneNumbers.csv": "Extension,Number,Type",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Projects.csv": "Title,Description,Url,Started On,Finished On",
    "Publications.csv": "Name,Published On,Description,Publisher,Url",
    "Reactions.csv": "Date,Type,Link",
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Profile.csv": "First Name,Last Name,Headline,Summary,Industry,Geo Location",
}
_KEYS_OF_FILES = {
    file: frozenset(name_key(name) for name in columns.split(",")) for file, columns in _COLUMNS_OF_FILES.items()
}
_MORE_IN_A_PROFILE = frozenset(
    map(name_key, ("Maiden Name", "Address", "Birth Date", "Zip Code", "Twitter Handles", "Websites"))
) | {"instantmessengers"}


def file_without_people(source: SourceFile) -> str:
    """What LinkedIn calls the file that has exactly these columns; empty for every other."""
    if not source.is_text or not source.first_rows:
        return ""
    keys = frozenset(name_key(cell) for cell in source.first_rows[0].cells if cell.strip()) - _MORE_IN_A_PROFILE
    return next((file for file, known in _KEYS_OF_FILES.items() if known == keys), "")
