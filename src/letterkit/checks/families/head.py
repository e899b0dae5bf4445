"""Rules about the head of a letter: to whom, on which day, and with which greeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.checks.findings import Issue
from letterkit.checks.texts.person_names import is_same
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Word, plain_prose, text_words
from letterkit.letter.model import Recipient
from letterkit.wording import say, say_worded, worded


def no_recipient(subject: Subject) -> Iterator[Issue]:
    """A letter is addressed to somebody.

    Why: a letter to everybody is answered by nobody, and without a recipient there is no salutation.
    Example: a draft without `recipients:`. An opinion piece needs none.
    Instead: name the person or the body that can decide; `layout: {recipients: hidden}` keeps it out of print.
    Source: contract, section 1.
    """
    asked = any(question.path.startswith("recipients") for question in subject.pack.questions)
    if asked and not subject.draft.recipients and subject.draft.byline is None:
        yield Issue(say("The letter is addressed to nobody."), say("Say to whom it goes; an organization is enough."))


def no_date(subject: Subject) -> Iterator[Issue]:
    """A letter has a date.

    Why: “last week” and “the coming session” mean nothing without one, and an undated letter cannot be cited.
    Example: a draft without `date:`.
    Instead: write the day on which it goes; `layout: {date: hidden}` keeps it out of print.
    Source: contract, section 1.
    """
    if subject.draft.date is None:
        yield Issue(
            say("The letter has no date."), say("Add the day on which it goes, such as {today}.", today=subject.today)
        )


def salutation_mismatch(subject: Subject) -> Iterator[Issue]:
    """The salutation greets the one to whom the letter is addressed.

    Why: the wrong name, gender or office in the first line is all that the reader remembers.
    Example: “Dear Mr President,” to a President whose form of address is `head-of-state-f`; the name of the recipient
    of the last letter.
    “Dear Honourable Ministers,” and “Dear Rt Hon Ann Sample,”: such words belong to the address. “Dear Ann Sample,” to
    a High Commissioner. “Dear Minister”, without its comma, above “Yours sincerely,”.
    Instead: correct it, or take the salutation out: the form of address then supplies it.
    Source: forms of address of the library; the titles are in the word lists (`title-m`, `title-f`, `office`,
    `only-in-addresses`).
    """
    recipients = subject.draft.recipients
    greetings = [prose for prose in subject.prose if prose.kind == "salutation"]
    if not greetings or not recipients:
        return
    greeting = greetings[0]
    yield from _other_gender(subject, greeting, recipients)
    yield from _other_office(subject, greeting, recipients)
    yield from _other_name(subject, greeting, recipients)
    yield from _honorific(subject, greeting, recipients)
    yield from _without_title(subject, greeting, recipients)
    yield from _without_mark(subject, greeting)


_HINT = worded("Correct it, or take the salutation out: the form of address supplies one.")


def _other_gender(subject: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Issue]:
    men, women = subject.matches("title-m", greeting), subject.matches("title-f", greeting)
    if bool(men) == bool(women):
        return
    genders = {_gender_of(subject, recipient) for recipient in recipients}
    wrong = men[0] if men and genders == {"f"} else women[0] if women and genders == {"m"} else None
    if wrong:
        words = greeting.text[wrong.start : wrong.end]
        who = "a woman" if men else "a man"
        yield Issue(
            say("‘{words}’ does not fit: the recipient is addressed as {who}.", words=words, who=who),
            say_worded(_HINT),
            greeting.path,
            greeting.span(wrong.start, wrong.end),
        )


def _gender_of(subject: Subject, recipient: Recipient) -> str:
    """Return `f`, `m` or neither: by the form of address, else by the title before the name."""
    if recipient.style and recipient.style in subject.library.addresses:
        gender = str(subject.library.addresses.gender(recipient))
        if gender in ("f", "m"):
            return gender
    first = text_words(recipient.name)[:1]
    return (
        "m"
        if first and first[0] in subject.words["title-m"]
        else "f"
        if first and first[0] in subject.words["title-f"]
        else ""
    )


def _other_office(subject: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Issue]:
    """Yield an office in the greeting that no recipient holds, if every recipient has one."""
    if not all(recipient.title.strip() or recipient.style for recipient in recipients):
        return
    held = {
        word
        for recipient in recipients
        for text in (recipient.title, recipient.organization, recipient.style.replace("-", " "))
        for word in text_words(text)
    }
    for match in subject.matches("office", greeting):
        if _greets_many(greeting.text[match.start : match.end], recipients):
            continue
        wanted = {*match.value.split(), *text_words(match.phrase.rstrip("*"))}
        if not any(word.startswith(stem) for stem in wanted for word in held):
            words = greeting.text[match.start : match.end]
            yield Issue(
                say("‘{words}’ is not the office of a recipient.", words=words),
                say_worded(_HINT),
                greeting.path,
                greeting.span(match.start, match.end),
            )


def _greets_many(words: str, recipients: Sequence[Recipient]) -> bool:
    """True if an office in the plural greets the members of a body, or of several."""
    return words.casefold().endswith(_PLURALS) and any(not recipient.name.strip() for recipient in recipients)


_PLURALS = ("s", "ы", "и")


def _other_name(subject: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Issue]:
    """Yield a name after a title that is no recipient's, if every recipient has a name."""
    if not all(recipient.name.strip() for recipient in recipients):
        return
    known = {
        word
        for recipient in (*recipients, *subject.draft.cc)
        for text in (recipient.name, recipient.title, recipient.organization)
        for word in text_words(text)
    }
    titles = {match.end for name in ("title-m", "title-f", "title") for match in subject.matches(name, greeting)}
    offices = {match.start for match in subject.matches("office", greeting)}
    name = _name_after_title(greeting, titles, offices)
    if _has_initials(name, recipients):
        return
    called = [word for word in known if len(word) > 1]  # no initials
    if name and not any(word.folded in known or is_same((word.folded,), called) for word in name):
        start, end = name[0].start, name[-1].end
        yield Issue(
            say("‘{text}’ is not the name of a recipient.", text=greeting.text[start:end]),
            say_worded(_HINT),
            greeting.path,
            greeting.span(start, end),
        )


def _has_initials(name: Sequence[Word], recipients: Sequence[Recipient]) -> bool:
    """True for a first name with a patronymic whose initials a recipient has: Мира Ивановна, of М. И. Самплова."""
    if len(name) != _FULL_NAME or not name[-1].folded.endswith(_PATRONYMIC):
        return False
    given = [word.folded[0] for word in name]
    initials = ([word for word in text_words(recipient.name) if len(word) == 1] for recipient in recipients)
    return any(own and own == given[: len(own)] for own in initials)


_PATRONYMIC = ("вич", "вна", "ична", "ьич")


def _honorific(subject: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Issue]:
    """Yield a courtesy that stands in an address, and in no greeting."""
    greets = subject.matches("greets", greeting)  # Honourable Minister, without ‘Dear’, is a greeting in many countries
    for match in subject.matches("only-in-addresses", greeting)[:1] if greets else ():
        if _greets_many(greeting.text[match.end :].strip(" ,;:").partition(",")[0], recipients):
            continue
        yield Issue(
            say(
                "‘{words}’ belongs to the address, and not to the greeting.",
                words=greeting.text[match.start : match.end],
            ),
            say_worded(_OFFICE),
            greeting.path,
            greeting.span(match.start, match.end),
        )


def _without_title(subject: Subject, greeting: Prose, recipients: Sequence[Recipient]) -> Iterator[Issue]:
    """Yield the full name of a recipient who holds an office, without any title."""
    dear = next(iter(subject.matches("greets", greeting)), None)
    titles = ("title-m", "title-f", "title", "office", "only-in-addresses")
    if dear is None or any(match.start != dear.start for name in titles for match in subject.matches(name, greeting)):
        return
    name = [word for word in greeting.words if word.start >= dear.end]
    if len(name) < _FULL_NAME or not all(greeting.text[word.start].isupper() for word in name):
        return
    for recipient in recipients:
        office = plain_prose("subject", (), f"{recipient.title}\n{recipient.organization}")
        called = text_words("\n".join((recipient.name, *recipient.lines)))
        if {word.folded for word in name} <= {*called} and (
            recipient.title.strip() or subject.matches("office", office) or subject.draft.template in _TO_AN_OFFICE
        ):
            start, end = name[0].start, name[-1].end
            yield Issue(
                say("‘{text}’ stands without a title or an office.", text=greeting.text[start:end]),
                say_worded(_OFFICE),
                greeting.path,
                greeting.span(start, end),
            )
            return


_OFFICE = worded("Greet the office, or the name with its title: Dear Minister, Dear Ms Sample.")
_FULL_NAME = 2
_TO_AN_OFFICE = ("head-of-state",)
"""Templates of letters whose reader holds an office, whether the draft names it or not."""


def _without_mark(subject: Subject, greeting: Prose) -> Iterator[Issue]:
    """Yield the last word of a greeting that ends without its mark. In English both may stand open: the greeting and
    the closing."""
    text = greeting.text.rstrip()
    marks = _MARKS.get(subject.language, "")
    closing = subject.draft.closing or ""
    is_open = subject.language == "en" and not closing.rstrip().endswith(",")
    if not marks or is_open or not greeting.words or "\n" in text or not text[-1].isalnum():
        return
    last = greeting.words[-1]
    yield Issue(
        say("‘{text}’: the greeting ends without ‘{mark}’.", text=greeting.text[last.start : last.end], mark=marks),
        say("Put the mark behind it."),
        greeting.path,
        greeting.span(last.start, last.end),
    )


_MARKS = {"en": ",", "fr": ",", "es": ":", "ru": "!"}
"""What a greeting ends with."""


def _name_after_title(greeting: Prose, titles: set[int], offices: set[int]) -> list[Word]:
    """Return the capitalised words right after the first title, up to the next comma."""
    name: list[Word] = []
    end = -1
    for word in greeting.words:
        gap = greeting.text[end : word.start].strip(" .") if end >= 0 else ","
        if end >= 0 and not gap and greeting.text[word.start].isupper() and word.start not in offices:
            if word.end not in titles:
                name.append(word)
            end = word.end
        elif word.end in titles and not name:
            end = word.end
        elif name:
            break
        else:
            end = word.end if word.end in titles else -1
    return name
