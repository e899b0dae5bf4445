"""Any sentence of a version of a letter, chosen to be put in other words: also one that is the same for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from letterkit.cli import faces
from letterkit.cli.faces import Choice
from letterkit.cli.version_differences import Difference, Differences
from letterkit.faces.plain.console import Console
from letterkit.protection.consent import Audience
from letterkit.wording import say, say_list, say_worded, worded

_TITLES: Final[dict[Audience, str]] = {
    "recipient": worded("Which sentence is to be in other words for those addressed?"),
    "public": worded("Which sentence is to be in other words for everybody?"),
}


def pick_sentence(console: Console, on_screen: bool, found: Differences, audience: Audience) -> Difference:
    """Return the sentence that is chosen from those of the version for an audience. Raises Left for none."""
    rows = found.sentences_of(audience)
    if not rows:
        raise faces.Left
    return rows[faces.pick(console, on_screen, say_worded(_TITLES[audience]), _choices(rows, audience, on_screen))]


def _choices(rows: Sequence[Difference], audience: Audience, on_screen: bool) -> list[Choice]:
    """Return the sentences as rows. On the screen a row shows its beginning, and the whole below the list."""
    texts = [row.texts[audience] or say("(left out) {sentence}", sentence=row.sentences[audience]) for row in rows]
    return [Choice(text, text if on_screen else "") for text in texts]


def words_on_what_goes_along(found: Differences) -> str:
    """Return what goes along with the letter for everybody, and what to look for; empty where nothing does."""
    if not found.along:
        return ""
    listed = say_list([f"‘{one}’" for one in found.along])
    return say(
        "These go along for everybody: {listed}. Look whether one names somebody. To leave one out, choose it as "
        "another sentence of the letter, and give it no words.",
        listed=listed,
    )
