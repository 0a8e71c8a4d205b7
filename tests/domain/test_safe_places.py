"""Folders that are synchronised or lie on a network are recognised, and others left in peace."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from netwerk_tui.domain.safe_places import file_system_of, is_on_network, synchroniser_of

MOUNTS = (
    "24 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw",
    "31 24 0:27 / /mnt/team\\040share rw,relatime shared:9 - nfs4 server:/export rw",
    "32 24 0:28 / /home/jan/remote rw - fuse.sshfs jan@server: rw",
    "a line that is cut off",
)


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/jan/Dropbox", "Dropbox"),
        ("/home/jan/Dropbox (Work)", "Dropbox"),
        ("/home/jan/OneDrive - Gemeente Ede", "OneDrive"),
        ("/home/jan/Nextcloud2", "Nextcloud"),
        ("/Volumes/GoogleDrive-123", "Google Drive"),
        ("/Users/jan/Library/Mobile Documents", "iCloud"),
        ("/Users/jan/Library/CloudStorage/Box-Box", "Box"),
        ("/home/jan/documents", ""),
        ("/home/jan/dropboxes", ""),
    ],
)
def test_a_folder_is_recognised_by_its_name(folder: str, program: str) -> None:
    assert synchroniser_of(PurePath(folder)) == program


def test_a_folder_of_any_name_is_recognised_by_what_lies_in_it() -> None:
    assert synchroniser_of(PurePath("/home/jan/documents"), [".stfolder"]) == "Syncthing"


@pytest.mark.parametrize(
    ("path", "kind", "on_network"),
    [
        ("/home/jan/network.db", "ext4", False),
        ("/mnt/team share/network.db", "nfs4", True),
        ("/mnt/team shares/network.db", "ext4", False),
        ("/home/jan/remote/network.db", "fuse.sshfs", True),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(path: str, kind: str, on_network: bool) -> None:
    assert file_system_of(path, MOUNTS) == kind
    assert is_on_network(kind) is on_network


@pytest.mark.parametrize("kind", ["fuse.ntfs-3g", "fuseblk", "btrfs", "overlay", ""])
def test_disks_of_ones_own_are_no_network(kind: str) -> None:
    assert not is_on_network(kind)
