"""What stands around a list in columns in pandoc's tree, in the formats whose files have sections."""

from __future__ import annotations

from typing import Literal

from letterkit.render import word_columns


def marks(target: Literal["docx", "odt"], count: int, number: int) -> tuple[str, str, str]:
    """Pandoc's name for the format of the code, the code before the list, and the code behind it. `count` columns, for
    the `number`th list of the letter."""
    if target == "docx":
        return "openxml", word_columns.begin(count), word_columns.END
    section = f'<text:section text:style-name="Columns{count}" text:name="Signatories {number}">'
    return "opendocument", section, "</text:section>"
