"""A letter of one passage as the rules see it."""

from __future__ import annotations

import datetime as dt

from letterkit.checks.texts.subject import Subject
from letterkit.errors import InvalidDraft
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY


def subject(text: str, language: str = "en-GB", role: str = "situation") -> Subject:
    data = BASE | {"language": language, "passages": [{"role": role, "text": text}]}
    return Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))


def subject_of_any_text(text: str, language: str) -> Subject | None:
    """Return a letter that begins and ends with a text; None if no draft can hold it."""
    clean = text.encode("utf-8", "ignore").decode().replace("\0", "")
    try:
        return subject(f"{clean} 14 June {clean} 2,000 killed {clean}", language)
    except InvalidDraft:
        return None
