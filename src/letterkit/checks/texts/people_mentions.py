"""The people who stand in a letter, to whom something was done or who told something, and whom no list has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.person_names import PersonName, is_same, is_word, names_in, own_words
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.protection.consent import name_search, people_to_protect
from letterkit.wording import say

STRONG: Final = ("person-harmed", "person-told")
"""Lists of what says, anywhere in a sentence, that something happened to somebody or that somebody told it."""
CLOSE: Final = ("person-near", "person-kin")
"""Lists of what says so of a name that is right beside it."""
_FAR: Final = 220
"""Characters between a name and what is said of it."""
_NEAR: Final = 24
_LISTED: Final = 40
"""Lines of a list whose introduction says what happened to those in it."""


class Mention(NamedTuple):
    """The first place of a letter where somebody stands who can be hurt by it: the name as written, its place in the
    text as typed, and in words why it is asked about."""

    name: str
    path: KeyPath
    span: Span
    reason: str


class _Found(NamedTuple):
    prose: Prose
    name: PersonName
    reason: str


def unlisted_people(subject: Subject) -> tuple[Mention, ...]:
    """Return who stands in a letter beside arrest, threat, illness, testimony and the like, and is neither listed under
    `people:` nor named by an office, as a recipient, a signatory, a contact or an author; each once, in the order of
    the letter."""
    return _Search(subject).mentions()


class _Search:
    """A search for people in the texts of one letter."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._usual = frozenset(
            word.folded for prose in subject.prose for word in prose.words if prose.text[word.start].islower()
        )
        self._countries = frozenset(_run_together(name) for name in subject.words["countries"])
        self._known = [own_words(name.split()) for name in _known_names(subject)]
        self._people = people_to_protect(subject.draft, subject.pack)
        self._names = name_search(subject.draft, self._people) if self._people else None
        self._holders: list[tuple[str, ...]] = []

    def mentions(self) -> tuple[Mention, ...]:
        found: list[tuple[tuple[str, ...], Mention]] = []
        for one in [*self._found()]:
            words = own_words(one.name.words)
            mention = self._mention(one)
            if mention is None or not words or self._is_known(one.name, words, mention.name):
                continue
            earlier = next((index for index, (other, _) in enumerate(found) if is_same(words, other)), -1)
            if earlier < 0:
                found.append((words, mention))
            elif len(words) > len(found[earlier][0]):
                found[earlier] = (words, found[earlier][1]._replace(name=mention.name))
        return tuple(mention for _, mention in found)

    def _mention(self, one: _Found) -> Mention | None:
        text = one.prose.text[one.name.start : one.name.end]
        span = one.prose.span(one.name.start, one.name.end)
        if span is not None:
            return Mention(text, one.prose.path, span, one.reason)
        for path, printed in self._subject.printed:  # a sentence of the template, with an answer in it
            if (start := printed.find(text)) >= 0:
                return Mention(text, path, (start, start + len(text)), one.reason)
        return None

    def _is_known(self, name: PersonName, words: Sequence[str], text: str) -> bool:
        if _run_together(text) in self._countries:
            return True
        if any(is_same(words, other) for other in (*self._known, *self._holders)):
            return True
        if self._names is None:
            return False
        covered = max((hit.end - hit.start for hit in self._names.find(text)), default=0)
        return covered > 0 and (name.is_single or " " in text[:covered].strip() or covered * 2 > len(text) + 2)

    # -- sentence by sentence ---------------------------------------------------------------------------

    def _found(self) -> Iterator[_Found]:
        yield from self._cases()
        for prose in self._subject.prose:
            yield from self._in_prose(prose)

    def _cases(self) -> Iterator[_Found]:
        """Yield the names of cases, each of which is somebody's."""
        for prose in self._subject.prose:
            if prose.path[:1] == ("cases",) and prose.path[-1] == "name":
                for name in names_in(prose, 0, len(prose.text), frozenset()):
                    yield _Found(prose, name, say("It is the name of a case."))

    def _in_prose(self, prose: Prose) -> Iterator[_Found]:
        said = self._said(prose)
        carried, lines = "", 0
        last: list[PersonName] = []
        for start, end in prose.sentences:
            strong = [match for match in said if start <= match.start < end]
            interesting = bool(strong or carried or last)
            names = [*names_in(prose, start, end, self._usual)] if interesting or _has_name(prose, start, end) else []
            names = [name for name in names if not self._is_out(prose, name, start)]
            yield from self._beside(prose, names, strong, (start, end), carried)
            if last and not names and strong and _refers_back(prose.text[start:end]):
                for name in last:
                    if not name.is_single:
                        yield _Found(prose, name, self._reason(prose, strong[0]))
            last = names if names else (last if not strong else [])
            if prose.text[start:end].rstrip().endswith(":") and strong:
                carried, lines = self._reason(prose, strong[0]), 0
            elif carried:
                lines += 1
                carried = carried if lines < _LISTED and end - start < _FAR else ""

    def _said(self, prose: Prose) -> list[PhraseMatch]:
        lists = ("person-told",) if prose.kind == "note" else STRONG
        return sorted(match for name in lists for match in self._subject.matches(name, prose))

    def _is_out(self, prose: Prose, name: PersonName, sentence: int) -> bool:
        """True for a name in the title of a document that a note quotes."""
        return prose.kind == "note" and is_quoted(prose, name.start) and name.start >= sentence

    def _beside(
        self, prose: Prose, names: Sequence[PersonName], strong: Sequence[PhraseMatch], sentence: Span, carried: str
    ) -> Iterator[_Found]:
        """Yield the names of a sentence to whom it says that something happened, or that they told something."""
        close = [
            match
            for name in (*CLOSE, *(STRONG if prose.kind == "note" else ()))
            for match in self._subject.matches(name, prose)
            if sentence[0] <= match.start < sentence[1]
        ]
        for name in names:
            direct = self._directly(prose, name, (*strong, *close))
            if name.office and not (name.lesser and direct):
                self._holders.append(own_words(name.words))
                continue
            near = direct or _age_of(prose.text, name)
            if not near and (name.is_single and not name.titled):
                continue
            if not near and not _acts(prose.text, name):
                far = next((match for match in strong if _gap(match, name) <= _FAR), None)
                near = self._reason(prose, far) if far else carried
            if near:
                yield _Found(prose, name, near)

    def _directly(self, prose: Prose, name: PersonName, said: Iterable[PhraseMatch]) -> str:
        """Return why a name is asked about, where something is said of it right before or behind it; else nothing."""
        for match in said:
            between = (
                prose.text[match.end : name.start] if match.end <= name.start else prose.text[name.end : match.start]
            )
            if match.start < name.end and name.start < match.end:
                continue
            if len(between) <= _NEAR and not _PARTED.search(between):
                if name.is_single and not name.titled and not self._fits_one_word(prose, name, match, between):
                    continue
                return self._reason(prose, match)
        return ""

    def _fits_one_word(self, prose: Prose, name: PersonName, match: PhraseMatch, between: str) -> bool:
        """True if one word alone is a person's: her daughter Lena; Lena was arrested, and not Thousands were."""
        word = caseless(name.words[0])
        if word in self._usual or word in self._countries or len(word) < 3 or name.words[0].isupper():
            return False
        if match.end <= name.start:
            return not between.strip()
        begins = any(start == name.start for start, _ in prose.sentences)
        return not begins and bool(_PASSIVE.fullmatch(between))

    def _reason(self, prose: Prose, match: PhraseMatch) -> str:
        return say("“{words}” stands beside it.", words=prose.text[match.start : match.end])


def _run_together(name: str) -> str:
    return caseless(name).replace(" ", "").replace("-", "")


_PARTED = re.compile(r"[.;:!?()«»“”\"]|,.*,")
_PASSIVE = re.compile(r" (?:was|were|is|has been|had been|a été|est|fue|ha sido|está|был|была)(?: \w+)? ")
_NAME_AHEAD = re.compile(r"[^\W\d_][\w’'.-]*[ \xa0]+[^\W\d_]")


def _has_name(prose: Prose, start: int, end: int) -> bool:
    return any(prose.text[prose.words[index].start].isupper() for index in prose.capitals) and end > start


def _refers_back(sentence: str) -> bool:
    """True if a sentence speaks of somebody whom the one before named: She was arrested on 3 May."""
    return any(is_word("pronouns", caseless(word)) for word in sentence.split()[:12])


def _gap(match: PhraseMatch, name: PersonName) -> int:
    return max(match.start - name.end, name.start - match.end, 0)


_NEXT = re.compile(r"[ \xa0](?:has |have |had |a |ha )?([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]\Z")


def _acts(text: str, name: PersonName) -> bool:
    """True if a person does what the sentence tells, or did it to others."""
    after, before = _NEXT.match(text, name.end), _BEFORE.search(text[max(0, name.start - 20) : name.start])
    return bool(after and is_word("acts", caseless(after[1]))) or bool(
        before and is_word("agents", caseless(before[1]))
    )


_AGE = re.compile(
    r",? ?\(?(\d{1,2})(?:\)|,|\.(?!\d)|$| (?:years|ans|años|лет|года|год)\b)|,? (?:aged|âgée? de|de) \d{1,2}\b"
)
_AGE_BEFORE = re.compile(r"\b\d{1,2}[-‑ ](?:year-old|летн\w+)[ \xa0](?:\w+[ \xa0]){0,2}\Z")


def _age_of(text: str, name: PersonName) -> str:
    behind = _AGE.match(text, name.end)
    if behind and (behind[0].startswith((",", " (", "(")) or not behind[1]):
        return say("An age stands beside it.")
    return say("An age stands beside it.") if _AGE_BEFORE.search(text[max(0, name.start - 40) : name.start]) else ""


def _known_names(subject: Subject) -> Iterator[str]:
    """Yield the names of everybody whom the draft names by what they do in it: recipients, signatories, the sender,
    contacts, authors of sources."""
    draft = subject.draft
    for recipient in (*draft.recipients, *draft.cc):
        yield from (recipient.name, recipient.title, recipient.organization, *recipient.lines)
    for signatory in draft.signing:
        yield from (signatory.name, signatory.organization)
    if draft.sender:
        yield draft.sender.name
    for item in subject.sources.items.values():
        for author in item.get("author", ()):
            if isinstance(author, dict):
                yield " ".join(str(author.get(key, "")) for key in ("given", "family"))
