"""Rules about the head of a letter: to whom, on which day, and with which greeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.checks.findings import Found
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Word, words_of
from letterkit.letter.model import Recipient


def no_recipient(letter: Subject) -> Iterator[Found]:
    """A letter is addressed to somebody.

    Why: a letter to everybody is answered by nobody, and without a recipient there is no salutation.
    Example: a draft without `recipients:`. An opinion piece needs none.
    Instead: name the person or the body that can decide; `layout: {recipients: hidden}` keeps it out of print.
    Source: contract, section 1.
    """
    asked = any(question.path.startswith("recipients") for question in letter.pack.questions)
    if asked and not letter.draft.recipients and letter.draft.byline is None:
        yield Found("The letter is addressed to nobody.", "Say to whom it goes; an organization is enough.")


def no_date(letter: Subject) -> Iterator[Found]:
    """A letter has a date.

    Why: “last week” and “the coming session” mean nothing without one, and an undated letter cannot be cited.
    Example: a draft without `date:`.
    Instead: write the day on which it goes; `layout: {date: hidden}` keeps it out of print.
    Source: contract, section 1.
    """
    if letter.draft.date is None:
        yield Found("The letter has no date.", f"Add the day on which it goes, such as {letter.today}.")


def salutation_mismatch(letter: Subject) -> Iterator[Found]:
    """The salutation greets the one to whom the letter is addressed.

    Why: the wrong name, gender or office in the first line is all that the reader remembers.
    Example: “Dear Mr President,” to a President whose form of address is `head-of-state-f`; the name of the recipient
    of the last letter.
    Instead: correct it, or take the salutation out: the form of address then supplies it.
    Source: forms of address of the library; the titles are in the word lists (`title-m`, `title-f`, `office`).
    """
    recipients = letter.draft.recipients
    greetings = [one for one in letter.prose if one.kind == "salutation"]
    if not greetings or not recipients:
        return
    greeting = greetings[0]
    yield from _other_gender(letter, greeting, recipients)
    yield from _other_office(letter, greeting, recipients)
    yield from _other_name(letter, greeting, recipients)


_HINT = "Correct it, or take the salutation out: the form of address supplies one."


def _other_gender(letter: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Found]:
    men, women = letter.said("title-m", greeting), letter.said("title-f", greeting)
    if bool(men) == bool(women):
        return
    genders = {_gender(letter, one) for one in recipients}
    wrong = men[0] if men and genders == {"f"} else women[0] if women and genders == {"m"} else None
    if wrong:
        words = greeting.text[wrong.start : wrong.end]
        who = "a woman" if men else "a man"
        yield Found(
            f"‘{words}’ does not fit: the recipient is addressed as {who}.",
            _HINT,
            greeting.path,
            greeting.span(wrong.start, wrong.end),
        )


def _gender(letter: Subject, one: Recipient) -> str:
    """`f`, `m` or neither: by the form of address, else by the title before the name."""
    if one.style and one.style in letter.library.addresses:
        told = str(letter.library.addresses.gender(one))
        if told in ("f", "m"):
            return told
    first = words_of(one.name)[:1]
    return (
        "m"
        if first and first[0] in letter.words["title-m"]
        else "f"
        if first and first[0] in letter.words["title-f"]
        else ""
    )


def _other_office(letter: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Found]:
    """An office in the greeting that no recipient holds, where every recipient has one."""
    if not all(one.title.strip() or one.style for one in recipients):
        return
    held = {
        word
        for one in recipients
        for text in (one.title, one.organization, one.style.replace("-", " "))
        for word in words_of(text)
    }
    for match in letter.said("office", greeting):
        wanted = {*match.says.split(), *words_of(match.phrase.rstrip("*"))}
        if not any(word.startswith(stem) for stem in wanted for word in held):
            words = greeting.text[match.start : match.end]
            yield Found(
                f"‘{words}’ is not the office of a recipient.",
                _HINT,
                greeting.path,
                greeting.span(match.start, match.end),
            )


def _other_name(letter: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Found]:
    """A name behind a title that is no recipient's, where every recipient has a name."""
    if not all(one.name.strip() for one in recipients):
        return
    known = {
        word
        for one in (*recipients, *letter.draft.cc)
        for text in (one.name, one.title, one.organization)
        for word in words_of(text)
    }
    titles = {match.end for name in ("title-m", "title-f", "title") for match in letter.said(name, greeting)}
    offices = {match.start for match in letter.said("office", greeting)}
    name = _after_title(greeting, titles, offices)
    if name and not any(word.folded in known for word in name):
        start, end = name[0].start, name[-1].end
        yield Found(
            f"‘{greeting.text[start:end]}’ is not the name of a recipient.",
            _HINT,
            greeting.path,
            greeting.span(start, end),
        )


def _after_title(greeting: Prose, titles: set[int], offices: set[int]) -> list[Word]:
    """The capitalised words right behind the first title, as far as the next comma."""
    found: list[Word] = []
    end = -1
    for word in greeting.words:
        gap = greeting.text[end : word.start].strip(" .") if end >= 0 else ","
        if end >= 0 and not gap and greeting.text[word.start].isupper() and word.start not in offices:
            if word.end not in titles:
                found.append(word)
            end = word.end
        elif word.end in titles and not found:
            end = word.end
        elif found:
            break
        else:
            end = word.end if word.end in titles else -1
    return found
