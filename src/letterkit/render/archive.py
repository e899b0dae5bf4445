"""Zip files that say nothing of when and where they were made: the wrapping of DOCX and ODT."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can name


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the members in their order. `mimetype` stays uncompressed, as OpenDocument asks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it tells whether the machine runs Windows
            archive.writestr(entry, content, compresslevel=6)
    return made.getvalue()


def replaced(
    given: bytes, members: Mapping[str, str | bytes], edit: Callable[[str, bytes], bytes] | None = None
) -> bytes:
    """The zip file with some members' contents exchanged, and the others as `edit` makes them from name and content.

    A name that the file does not hold is not added.
    """
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    return packed(
        {
            name: members[name] if name in members else edit(name, content) if edit else content
            for name, content in kept.items()
        }
    )
