"""The rule that a child is not named, and cannot be recognised."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.findings import Issue, Severity
from letterkit.checks.texts.child_mentions import child_mentions
from letterkit.checks.texts.identifying import is_in_other_words
from letterkit.checks.texts.printed_names import printed_names
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import plain_prose
from letterkit.errors import KeyPath
from letterkit.letter.person import Person
from letterkit.protection.consent import may_read, name_search
from letterkit.wording import say


def minor_identified(subject: Subject) -> Iterator[Issue]:
    """A child is not named, and cannot be recognised.

    Why: a child cannot weigh what the name on a page of the internet will mean in ten years.
    Example: “Ali Sample, aged 14, was beaten”; “a pupil of year 9 at School No. 17”; “the younger daughter of Mira
    Sample”; a person with `minor: true` who is named, whatever the consent.
    Instead: “a boy of 14”; or waive the finding with who consented for the child, and why that is in its interest.
    Source: Convention on the Rights of the Child, arts. 3 and 16; the words are in the word lists (`child-…`).
    """
    reported: set[tuple[object, int]] = set()
    for issue in (*_listed_children(subject), *_children_of_cases(subject), *_children_in_text(subject)):
        place = (issue.path, issue.span[0] if issue.span else -1)
        if issue.span is None or place not in reported:
            reported.add(place)
            yield issue


def _listed_children(subject: Subject) -> Iterator[Issue]:
    """Yield the places where a child whom the draft lists is named."""
    minors = [person for person in subject.draft.people if person.minor and subject.audience != "internal"]
    if not minors:
        return
    names = name_search(subject.draft, minors)
    hint = say("Leave the name out, or write the pseudonym.")
    for path, text, hit in printed_names(subject, names):
        if is_in_other_words(subject, text, hit.start, hit.end):
            continue
        words, severity = text[hit.start : hit.end], _severity_of(subject, minors[hit.person])
        message = (
            say("‘{text}’ is a minor.", text=words)
            if hit.exact
            else say("‘{text}’ looks like a minor's name.", text=words)
        )
        yield Issue(message, hint, path, (hit.start, hit.end), severity=severity)
    for path, content in subject.annex_files:
        for hit in names.find(content.text):
            # for those who may not read it, the name alone is an error of another rule, and is replaced
            words = content.text[hit.start : hit.end]
            yield Issue(say("‘{words}’ in this annex is a minor.", words=words), hint, path)


def _severity_of(subject: Subject, child: Person) -> Severity | None:
    """Return how grave it is that a listed child is named: an error for those who may not read the name."""
    if not may_read(child, subject.audience, subject.reading_day):
        return "error"
    return _severity(subject)


def _severity(subject: Subject) -> Severity | None:
    """Return how grave it is that a child can be recognised: an error where somebody in the letter is in danger if
    named, because whoever finds the child finds that person."""
    if subject.audience == "internal":
        return None
    at_risk = any(not may_read(person, "recipient", subject.reading_day) for person in subject.draft.people)
    return "error" if at_risk else None


def _children_of_cases(subject: Subject) -> Iterator[Issue]:
    """Yield the names of cases that tell the age of a child in another field."""
    for index, case in enumerate(subject.draft.cases):
        path: KeyPath = ("cases", index, "name")
        if not case.name.strip():
            continue
        told = plain_prose("passage", path, f"{case.what}\n\n{case.status}")
        for start, end in told.sentences:
            joined = plain_prose("passage", path, f"{case.name}, {_small(told.text[start:end])}")
            if any(last <= len(case.name) for _, last in child_mentions(subject, joined)):
                yield _named(subject, case.name, path, (0, len(case.name)))
                break


def _small(sentence: str) -> str:
    """Return a sentence as it goes on behind a name and a comma."""
    return sentence[:1].lower() + sentence[1:]


def _children_in_text(subject: Subject) -> Iterator[Issue]:
    for prose in subject.body:
        for start, end in child_mentions(subject, prose):
            if is_in_other_words(subject, prose.text, start, end):
                continue
            yield _named(subject, prose.text[start:end], prose.path, prose.span(start, end))


def _named(subject: Subject, words: str, path: KeyPath, span: tuple[int, int] | None) -> Issue:
    """Return the issue of a child who is named, or whom the words single out."""
    severity = _severity(subject)
    if words[:1].isupper() and len(words.split()) <= _LONGEST_NAME and not any(ch.isdigit() for ch in words):
        hint = say("Leave the name out: “a boy of 14”, “a girl of 9”.")
        return Issue(say("‘{text}’ is named, and is under 18.", text=words), hint, path, span, severity=severity)
    message = say("‘{text}’: somebody can tell which child this is.", text=words)
    hint = say("Leave the age, the school or the parent's name out: “a child”, “a relative”.")
    return Issue(message, hint, path, span, severity=severity)


_LONGEST_NAME = 5
