"""What goes along with a letter can be left out of one version: its line, and the annex that the line names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from letterkit import api
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.protection.consent import Audience
from letterkit.protection.enclosures import lines_of
from letterkit.render.markdown import write

PEOPLE = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "a student"}]
ORDER = "copy of the order of 14 July 2025"


def version(folder: Path, audience: Audience, *gone: str, **changes: Any) -> Letter:
    (folder / "order.docx").write_bytes(b"x")
    data = {
        "letterkit": 1,
        "template": "joint-letter",
        "people": PEOPLE,
        "passages": [{"role": "situation", "text": f"Mira Samplova fled. We add a {ORDER} here."}],
        "enclosures": [ORDER, "Photographs"],
        "annexes": [
            {"title": "Order on Mira Samplova", "file": "order.docx"},
            {"title": "Accounts", "text": "It was."},
        ],
        "rewordings": [{"audience": "public", "sentence": one, "text": ""} for one in gone],
        "signatories": [{"name": "Amina Example"}],
    }
    loaded = drafts.read(drafts.dump(data | changes).encode(), "a.yaml")
    return api.compose_letter(loaded, open_library([folder]), audience)


def test_the_line_of_an_enclosure_is_left_out_and_the_text_keeps_its_words(tmp_path: Path) -> None:
    letter = version(tmp_path, "public", ORDER)
    assert lines_of(letter) == ("Photographs", "Annex 1: Order on a student", "Annex 2: Accounts")
    assert f"We add a {ORDER} here." in write(letter)
    assert lines_of(version(tmp_path, "recipient", ORDER))[0] == ORDER


def test_an_annex_goes_with_its_line_as_a_file_or_printed(tmp_path: Path) -> None:
    letter = version(tmp_path, "public", "Annex 1: Order on a student")
    assert letter.attachments == () and "It was." in write(letter)
    letter = version(tmp_path, "public", "Annex 2: Accounts")
    assert [file.name for file in letter.attachments] == ["order.docx"]
    assert "It was." not in write(letter) and "Accounts" not in write(letter)
    assert [file.name for file in version(tmp_path, "recipient", "Annex 1: Order on a student").attachments]


def test_where_all_are_left_out_no_heading_stays(tmp_path: Path) -> None:
    letter = version(tmp_path, "public", ORDER, "Photographs", annexes=[])
    assert lines_of(letter) == () and "Enclosures" not in write(letter)
    assert "Enclosures" in write(version(tmp_path, "public", ORDER, annexes=[]))
