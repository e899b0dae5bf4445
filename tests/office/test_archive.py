"""Zip files of ours: nothing of the clock or the system in them, the same for the same members."""

from __future__ import annotations

import io
import zipfile

from letterkit.office import archive


def test_a_file_says_nothing_of_when_and_where_it_was_made() -> None:
    raw = archive.pack({"mimetype": "a/b", "b.xml": "<b/>"})
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        entries = packed.infolist()
    assert [(entry.filename, entry.compress_type) for entry in entries] == [
        ("mimetype", zipfile.ZIP_STORED),
        ("b.xml", zipfile.ZIP_DEFLATED),
    ]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert archive.pack({"mimetype": "a/b", "b.xml": "<b/>"}) == raw


def test_members_are_replaced_edited_or_kept() -> None:
    raw = archive.pack({"a": "1", "b": "2"})
    changed = archive.repack(raw, {"a": "new", "c": "never"}, lambda name, content: name.encode() + content)
    assert changed == archive.pack({"a": "new", "b": "b2"})
    assert archive.repack(raw, {}) == raw
