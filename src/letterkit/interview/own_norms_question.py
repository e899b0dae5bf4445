"""The question on norms that the library lacks, which every template asks that asks for norms."""

from __future__ import annotations

from typing import Final

from letterkit.library.library import Library
from letterkit.packs.pack import Pack

PATH: Final = "norms"


def with_question(pack: Pack, library: Library) -> Pack:
    """Return a pack that asks about norms of one's own behind the question for norms: where it has no question of its
    own for them, with that of a pack which it extends."""
    paths = [question.path for question in pack.questions]
    if PATH in paths or "invokes" not in paths:
        return pack
    theirs = (question for base in library.shelf.bases(pack) for question in base.questions)
    question = next((question for question in theirs if question.path == PATH), None)
    if question is None or question.id in {other.id for other in pack.questions}:
        return pack
    behind = paths.index("invokes") + 1
    return pack._replace(questions=(*pack.questions[:behind], question, *pack.questions[behind:]))
