"""The zip file around a DOCX or ODT: its members within limits, and the parts that it names.

Nothing is ever unpacked to disk, so that the names of members are words like any other.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import unquote

from letterkit.errors import UnreadableFile
from letterkit.office.printable import clean
from letterkit.office.safe_xml import damaged, tree

MAX_UNPACKED: Final = 200_000_000
MAX_MEMBERS: Final = 20_000
MAX_RATIO: Final = 200
"""How much smaller packing may make it. Word's XML shrinks to a twentieth; a bomb to a thousandth."""
_SMALL: Final = 20_000_000
"""Bytes below which the ratio does not matter."""
_TOO_LARGE: Final = "If it is a letter all the same, open it, take out what is large, and save it again."


class Relation(NamedTuple):
    """What a part refers to by an id: the kind, and a member of the package or, `outside`, an address."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """The members of a zip file by name, the last one where a name stands twice."""

    def __init__(self, raw: bytes) -> None:
        """Raises UnreadableFile when it is no zip file, is encrypted, or would be too large unpacked."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise damaged() from None
        self.raw = raw
        self.entries = [one for one in self._zip.infolist() if not one.filename.endswith("/")]  # may have no name
        self._check(len(raw))

    def _check(self, size: int) -> None:
        unpacked = sum(one.file_size for one in self.entries)
        if len(self.entries) > MAX_MEMBERS:
            raise UnreadableFile(f"It has more than {MAX_MEMBERS:,} parts.", hint=_TOO_LARGE)
        if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > size * MAX_RATIO):
            raise UnreadableFile("Unpacked, it would be far too large for a letter.", hint=_TOO_LARGE)
        if any(one.flag_bits & 1 for one in self.entries):
            raise encrypted()

    @property
    def comment(self) -> bytes:
        """The remark of the zip file as a whole."""
        return self._zip.comment

    @property
    def directory(self) -> int:
        """Where in `raw` the list of the members begins."""
        return self._zip.start_dir

    @property
    def folders_too(self) -> list[zipfile.ZipInfo]:
        """All entries, those of folders among them."""
        return self._zip.infolist()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(one.filename for one in self.entries)

    @cached_property
    def _by_small_name(self) -> dict[str, str]:
        return {one.filename.lower(): one.filename for one in self.entries}

    def member(self, part: str) -> str:
        """Return the member that holds a part, whose name means the same in capitals; empty when there is none."""
        return self._by_small_name.get(part.lower(), "")

    def read(self, member: str | zipfile.ZipInfo, most: int = MAX_UNPACKED) -> bytes:
        """Return the bytes of a member, never more than its header says.

        Raises UnreadableFile when it is damaged, or larger than `most`.
        """
        name = member if isinstance(member, str) else member.filename
        try:
            size = self._zip.getinfo(member).file_size if isinstance(member, str) else member.file_size
            found = self._zip.read(member) if size <= most else b""
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise damaged(name) from None
        if size > most:
            raise UnreadableFile(f"Its part {clean(name)} has more than {most:,} bytes.", hint=_TOO_LARGE)
        return found

    def relations(self, source: str = "") -> dict[str, Relation]:
        """Return what a part refers to, by its ids; what the whole package refers to where none is named.

        Targets that are not outside are names of members, as far as there is a member. Raises UnreadableFile.
        """
        place = self.member(relations_of(source))
        if not place:
            return {}
        found: dict[str, Relation] = {}
        for element in tree(self.read(place), place):
            target = element.get("Target", "")
            outside = element.get("TargetMode", "").lower() == "external"
            if not outside:
                target = self._inside(source, target)
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def _inside(self, source: str, target: str) -> str:
        joined = posixpath.join("/", posixpath.dirname(source), target.partition("#")[0])
        part = posixpath.normpath(joined).lstrip("/")
        return self.member(part) or self.member(unquote(part)) or part


def relations_of(part: str) -> str:
    """Return the member that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def encrypted() -> UnreadableFile:
    """Return the error for a file that only a password opens."""
    return UnreadableFile(
        "It is protected by a password, and cannot be looked into.",
        hint="Open it, save it without the password, and look at that.",
    )
