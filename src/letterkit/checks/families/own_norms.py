"""Rules about the norms that a draft gives itself, because the library lacks them."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.subject import Subject
from letterkit.errors import KeyPath
from letterkit.norms.pinpoints import read_places
from letterkit.wording import say


def norm_not_in_library(subject: Subject) -> Iterator[Issue]:
    """A norm that the draft gives itself is not in the library, and was compared with nothing.

    Why: its number, its date and what it is said to provide are as they were typed; whoever signs should know it.
    Example: `norms: [{title: Law on Safeguarding National Security, symbol: …}]`.
    Instead: let somebody compare it with the text, then waive the finding and say who did. If letters invoke it again,
    put it into a `library` folder, where all of them find it.
    Source: contract, section 4.
    """
    for index, norm in enumerate(subject.draft.norms):
        yield Issue(
            say(
                "‘{title}’ is not in the library: its number, date and words were compared with nothing.",
                title=norm.title,
            ),
            say("Look them up in {source} before you send the letter.", source=norm.source)
            if norm.source.strip()
            else say("Look them up in its text before you send the letter."),
            ("norms", index, "title"),
        )


def own_norm_without_source(subject: Subject) -> Iterator[Issue]:
    """A norm that the draft gives itself says where its text can be read, or who compared it with the text.

    Why: the colleague who reads the letter after you cannot check what cannot be found.
    Example: `norms: [{title: Law on Safeguarding National Security}]`, without `source`.
    Instead: give its address, or its place in an official gazette, under `source`. It is not printed.
    Source: contract, section 4: a claim has a source.
    """
    for index, norm in enumerate(subject.draft.norms):
        if not norm.source.strip():
            yield Issue(
                say("‘{title}’ has no source: nobody can look up what it says.", title=norm.title),
                say("Add `source:` with the address of its text, or the official gazette that has it."),
                ("norms", index),
                asked=Asked(say("Give the address of its text, or the official gazette that has it.")),
            )


def own_norm_place(subject: Subject) -> Iterator[Issue]:
    """What a norm of the draft provides stands under a place that can be read, and under each place once.

    Why: a sentence under words that are no place is printed only where a passage has the same words.
    Example: `says: {the part on arrest: Nobody is arrested without a reason.}`.
    Instead: write the place as it is cited, `art. 9` or `paras. 5 and 6`; `whole` for what the text says as a whole.
    Source: docs/reference.md: places, as `invokes` has them.
    """
    for index, row in enumerate(subject.draft.norms):
        norm = subject.norms.find(row.key)
        seen: dict[str, str] = {}
        for typed, pinpoint in zip(row.says, norm.pinpoints if norm else (), strict=False):
            yield from _place(typed, pinpoint.at, seen, ("norms", index, "says", typed))


def _place(typed: str, name: str, seen: dict[str, str], path: KeyPath) -> Iterator[Issue]:
    """Yield what is wrong with a place; `seen` has those before it as they are read, and as they were typed."""
    if not typed.strip() or any(place.locator is None for place in read_places(typed)):
        yield Issue(
            say("‘{typed}’ is not a place that can be read.", typed=typed),
            say("Write art. 12, paras. 5 and 6, or whole for what the text says as a whole."),
            path,
        )
    elif name in seen:
        yield Issue(
            say(
                "‘{typed}’ is the place that stands there already as ‘{seen}’; the first one counts.",
                typed=typed,
                seen=seen[name],
            ),
            say("Put both sentences under one of them."),
            path,
        )
    seen.setdefault(name, typed)
