"""A rule on sentences that one version of a letter has in other words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.subject import Subject
from letterkit.compose import compose
from letterkit.errors import LetterkitError
from letterkit.letter.composed import Letter
from letterkit.letter.rewording import Rewording
from letterkit.wording import say, say_worded, worded


def rewording_without_sentence(subject: Subject) -> Iterator[Issue]:
    """A sentence that one version is to have in other words stands in that version.

    Why: the letter was changed since, and the version for the public now has the sentence that somebody had taken care
    to write otherwise.
    Example: in `rewordings:` “B., a student, was taken.”, where the letter now says “B., a student, was led away.”
    Instead: put the new sentence in its place, with the names replaced as that version has them; or take it out.
    Source: the practice of informed consent: what is published is what the person agreed to.
    """
    versions: dict[str, Letter] = {}
    for index, rewording in enumerate(subject.draft.rewordings):
        if rewording.audience not in versions:
            letter = _version(subject, rewording)
            if letter is None:
                return  # which is a finding of another rule
            versions[rewording.audience] = letter
        if not _stands(versions[rewording.audience], rewording):
            yield _issue(index, rewording)


def _version(subject: Subject, rewording: Rewording) -> Letter | None:
    """Return the letter as an audience has it before anything is put in other words; None for one that cannot be."""
    from letterkit.protection.redaction import Protection

    draft = subject.draft
    try:
        letter = compose(draft, subject.library, subject.passages)
    except LetterkitError:
        return None
    language = subject.library.language(draft.language)
    return Protection(draft, rewording.audience, subject.reading_day, language, subject.pack).apply(letter)


def _stands(letter: Letter, rewording: Rewording) -> bool:
    from letterkit.protection.rewordings import stands_in

    return stands_in(letter, rewording.sentence)


def _issue(index: int, rewording: Rewording) -> Issue:
    sentence = " ".join(rewording.sentence.split())
    return Issue(
        say_worded(_GONE[rewording.audience], sentence=sentence),
        say("Put the sentence as that version has it now, or take the rewording out."),
        ("rewordings", index, "sentence"),
        (0, len(rewording.sentence)),
        asked=Asked(
            say("Look at the two versions at the end of the letter, and put its sentence in other words once more."),
            say_worded(_GONE[rewording.audience], sentence=sentence),
        ),
    )


_GONE: Final = {
    "public": worded("The version for everybody no longer has ‘{sentence}’, which was put in other words."),
    "recipient": worded(
        "The version for those to whom it is addressed no longer has ‘{sentence}’, which was put in other words."
    ),
}
