"""Folders that are no safe place for a database in use: those that a program synchronises, and those on a network.

A synchroniser copies the file while it is written, and puts an older one back; many network file systems do not lock
as SQLite needs. Both have cost people their data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

_BY_NAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), program)
    for pattern, program in (
        (r"dropbox( \(.*\))?", "Dropbox"),
        (r"onedrive([ -].*)?", "OneDrive"),
        (r"nextcloud\d*", "Nextcloud"),
        (r"owncloud\d*", "ownCloud"),
        (r"google ?drive.*|my drive|mijn drive", "Google Drive"),
        (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud"),
        (r"syncthing", "Syncthing"),
        (r"proton ?drive.*", "Proton Drive"),
        (r"pclouddrive|pcloud", "pCloud"),
        (r"stackdrive|stack", "STACK"),
    )
)
"""Names of folders, and of whom they are."""

MARKS: tuple[tuple[str, str], ...] = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
)
"""What such a program leaves in the folder that it synchronises, whatever the folder's name."""

_NETWORK_FILE_SYSTEMS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "9p",
        "davfs",
        "ceph",
        "glusterfs",
        "lustre",
        "gfs2",
        "ocfs2",
        "beegfs",
        "orangefs",
    ]
)
_NETWORK_HELPERS = ("sshfs", "rclone", "davfs", "s3fs", "gvfsd", "google-drive", "onedriver", "glusterfs", "ceph")
"""File systems of FUSE whose files lie elsewhere."""

_LIBRARY = "CloudStorage"
"""Where macOS keeps the folders of all such programs, as in `~/Library/CloudStorage/OneDrive-Personal`."""


def synchroniser_of(folder: PurePath, marks: Iterable[str] = ()) -> str:
    """The program that synchronises a folder of this name in which these marks lie; empty where none does."""
    for pattern, program in _BY_NAME:
        if pattern.fullmatch(folder.name):
            return program
    if folder.parent.name == _LIBRARY:
        return folder.name.partition("-")[0]
    known = dict(MARKS)
    return next((known[mark] for mark in marks if mark in known), "")


def is_on_network(file_system: str) -> bool:
    """Whether a file system of this type, as the kernel names it, keeps its files on another machine."""
    kind, _dot, helper = file_system.lower().partition(".")
    return kind in _NETWORK_FILE_SYSTEMS or (kind == "fuse" and helper.startswith(_NETWORK_HELPERS))


def file_system_of(path: str, mount_table: Iterable[str]) -> str:
    """The type of the file system that holds this absolute path, from the lines of `/proc/self/mountinfo`."""
    best, found = "", ""
    for line in mount_table:
        before, _dash, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < _MOUNT_POINT + 1 or not after:
            continue
        point = _unescaped(fields[_MOUNT_POINT])
        if (path == point or path.startswith(point.rstrip("/") + "/")) and len(point) >= len(best):
            best, found = point, after.split()[0]
    return found


_MOUNT_POINT = 4


def _unescaped(text: str) -> str:
    """The kernel writes a space as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
