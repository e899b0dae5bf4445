"""Addresses that a link in a letterhead may have: one rule for relationships, field codes and drawings."""

from __future__ import annotations

import re
from typing import Final

from letterkit.render.letterhead.refusals import fetched_picture, link_elsewhere

_WEB: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\<>\"\x00-\x1f\x7f]+", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]+:|[\\/]{2}", re.IGNORECASE)
_IN_A_MAIL: Final = "cid:"


def web_address(target: str) -> str:
    """Return the address of a page, an e-mail address or a telephone; empty for a place in the same file.

    Raises Unusable for all else: a program, a folder, a file.
    """
    target = target.strip().replace(" ", "%20")
    if not target or target.startswith("#"):
        return ""
    if target.lower().startswith("www."):
        target = f"http://{target}"
    if not _WEB.fullmatch(target):
        raise link_elsewhere(target)
    return target


def refuse_fetched(source: str) -> None:
    """Raise Unusable for a picture that is not in the file."""
    if _ELSEWHERE.match(source.strip()) and not source.lower().startswith(_IN_A_MAIL):
        raise fetched_picture(source)
