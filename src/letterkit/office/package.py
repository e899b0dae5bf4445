"""The zip file around a DOCX, ODT, XLSX or ODS: its members within limits, and the relationships between its parts.

Nothing is unpacked to disk, so a member may have any name.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from letterkit.office.printable import clean
from letterkit.office.refusals import Damaged, Encrypted, TooLarge
from letterkit.office.relations import Relation, relations_of
from letterkit.office.safe_xml import tree
from letterkit.wording import say, say_number, say_worded, worded

MAX_UNPACKED: Final = 200_000_000
MAX_MEMBERS: Final = 20_000
MAX_RATIO: Final = 200
"""Unpacked size by packed size. Word's XML shrinks to a twentieth; a bomb to a thousandth."""
_SMALL: Final = 20_000_000
"""Bytes below which the ratio does not matter."""
_TOO_LARGE: Final = worded("If it is a letter all the same, open it, take out what is large, and save it again.")
_MANIFEST: Final = "META-INF/manifest.xml"


class Package:
    """The members of a zip file by name, the last one where a name occurs twice."""

    def __init__(self, raw: bytes) -> None:
        """Raise Damaged when it is no zip file, Encrypted, or TooLarge when it would be too large unpacked."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise Damaged() from None
        self.raw = raw
        self.entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]  # may have no name
        self._check_limits()

    def _check_limits(self) -> None:
        unpacked = sum(entry.file_size for entry in self.entries)
        if len(self.entries) > MAX_MEMBERS:
            raise TooLarge(
                say("It has more than {max_members} parts.", max_members=say_number(MAX_MEMBERS)),
                say_worded(_TOO_LARGE),
            )
        if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > len(self.raw) * MAX_RATIO):
            raise TooLarge(say("Unpacked, it would be far too large for a letter."), say_worded(_TOO_LARGE))
        if any(entry.flag_bits & 1 for entry in self.entries):
            raise Encrypted()

    @property
    def comment(self) -> bytes:
        """The comment of the zip file as a whole."""
        return self._zip.comment

    @property
    def directory_start(self) -> int:
        """The position in `raw` of the list of members."""
        return self._zip.start_dir

    @property
    def entries_with_folders(self) -> list[zipfile.ZipInfo]:
        """All entries, those of folders among them."""
        return self._zip.infolist()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(entry.filename for entry in self.entries)

    @cached_property
    def _by_lower_name(self) -> dict[str, str]:
        return {entry.filename.lower(): entry.filename for entry in self.entries}

    def member(self, part: str) -> str:
        """Return the member that holds a part, in whatever case its name is written; empty when there is none."""
        return self._by_lower_name.get(part.lower(), "")

    def read(self, member: str | zipfile.ZipInfo, max_bytes: int = MAX_UNPACKED) -> bytes:
        """Return the bytes of a member, never more than its header says.

        Raises Damaged, also for a member that does not exist, and TooLarge before unpacking more than `max_bytes`.
        """
        name = member if isinstance(member, str) else member.filename
        try:
            size = self._zip.getinfo(member).file_size if isinstance(member, str) else member.file_size
            content = self._zip.read(member) if size <= max_bytes else b""
        except Exception:  # what a broken zip file raises is not listed anywhere
            raise Damaged(name) from None
        if size > max_bytes:
            raise TooLarge(
                say(
                    "Its part {clean} has more than {max_bytes} bytes.",
                    clean=clean(name),
                    max_bytes=say_number(max_bytes),
                ),
                say_worded(_TOO_LARGE),
            )
        return content

    @cached_property
    def is_encrypted_opendocument(self) -> bool:
        """True for an OpenDocument with a password, which encrypts its parts and not its members. Raises Damaged."""
        return _MANIFEST in self.names and b"encryption-data" in self.read(_MANIFEST)

    def relations(self, source: str = "") -> dict[str, Relation]:
        """Return the relationships of a part by their ids; those of the package as a whole without `source`.

        Targets that are not outside are names of members, as far as there is a member. Raises UnreadableFile.
        """
        member = self.member(relations_of(source))
        if not member:
            return {}
        relations: dict[str, Relation] = {}
        for element in tree(self.read(member), member):
            target = element.get("Target", "")
            outside = element.get("TargetMode", "").lower() == "external"
            if not outside:
                target = self._resolve(source, target)
            relations[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target, outside)
        return relations

    def _resolve(self, source: str, target: str) -> str:
        joined = posixpath.join("/", posixpath.dirname(source), target.partition("#")[0])
        part = posixpath.normpath(joined).lstrip("/")
        return self.member(part) or self.member(unquote(part)) or part
