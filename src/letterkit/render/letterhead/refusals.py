"""The reasons why a letterhead cannot be used."""

from __future__ import annotations

from typing import Final

from letterkit.office.relations import Relation
from letterkit.wording import say, worded

TOO_LARGE_HINT: Final = worded("Make a new one with `letterkit letterhead new`, and copy your head and foot into it.")


class Unusable(Exception):
    """A letterhead that cannot be used; `why` ends the sentence that begins with it, `hint` says what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


def link_elsewhere(target: str) -> Unusable:
    """Return the refusal of a link to anything but a page, an e-mail address or a telephone."""
    return Unusable(
        say("The letterhead has a link that does not lead to the web ({target}).", target=target),
        say("In Word, right-click on the link in the head or foot, and take it away or lead it to a website."),
    )


def fetched_picture(target: str) -> Unusable:
    """Return the refusal of a picture that is not in the file."""
    return Unusable(
        say(
            "The letterhead has a picture that is not in the file but is fetched by every reader ({target}).",
            target=target,
        ),
        say("In Word: File, Info, Edit Links to Files, Break Link; or delete the picture and insert it as a file."),
    )


def unsupported_object(kind: str) -> Unusable:
    """Return the refusal of a chart, a diagram or a file in the head."""
    return Unusable(
        say("The letterhead has something in its head or foot that is no text and no picture ({kind}).", kind=kind),
        say("Put a picture of it there instead, saved as PNG."),
    )


def unsupported_relation(relation: Relation) -> Unusable:
    """Return the refusal of a relationship that letters cannot take over."""
    if relation.kind == "hyperlink":
        return link_elsewhere(relation.target)
    return fetched_picture(relation.target) if relation.kind == "image" else unsupported_object(relation.kind)


def tracked_changes() -> Unusable:
    """Return the refusal of changes that are not decided yet."""
    return Unusable(
        say("The letterhead holds changes that nobody has accepted."),
        say("Open it in Word, accept the changes (Review, Accept All), and save it."),
    )
