"""Control characters that some terminals obey as they obey Esc, and those that change the order of letters.

What the terminal is told by ourselves (colours, the place of the cursor) begins with Esc, which no draft can hold.
"""

from __future__ import annotations

from typing import Final

_CODES: Final = (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_REPLACED: Final = dict.fromkeys(_CODES, "\N{REPLACEMENT CHARACTER}")


def terminal_safe(text: str) -> str:
    """Return a text as it may be printed on a terminal, every such character replaced."""
    return text.translate(_REPLACED)


def hide_control_characters() -> None:
    """Have prompt_toolkit replace them too, as it does with other control characters."""
    from prompt_toolkit.layout.screen import Char

    Char.display_mappings.update({chr(code): sign for code, sign in _REPLACED.items()})
