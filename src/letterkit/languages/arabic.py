"""What Arabic has of a grammar so far: a clause after ‘that’."""

from __future__ import annotations

import re
from typing import Final

_VERB: Final = re.compile(r"(?:لا|ليس|يجب|يجوز|ينبغي) ")
"""The verbs and negations that clauses begin with; what else they begin with is a noun."""


def that(clause: str) -> str:
    """Return a clause after ‘that’: «أن لكل فرد الحق …», but «أنه لا يجوز …» before a verb.

    The sentences on the law (`templates/_parts/law.ar.md.j2`) have it the same way.
    """
    return f"{'أنه' if _VERB.match(clause) else 'أن'} {clause}"
