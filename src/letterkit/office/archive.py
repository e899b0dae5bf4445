"""Zip files that do not say when or where they were made: the container of DOCX and ODT."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can name


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of the members in their order. `mimetype` stays uncompressed, as OpenDocument asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it says whether the machine runs Windows
            archive.writestr(entry, content, compresslevel=6)
    return buffer.getvalue()


def repack(raw: bytes, members: Mapping[str, str | bytes], edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return a zip file of ours with the contents of some members replaced, and of the others changed by `edit`, which
    gets name and content.

    A name that the file does not hold is not added. For files of others use `Package`, which has limits.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    return pack(
        {
            name: members[name] if name in members else edit(name, content) if edit else content
            for name, content in contents.items()
        }
    )
