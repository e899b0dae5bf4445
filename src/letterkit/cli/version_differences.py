"""What differs between the version of a letter for those addressed and the one for everybody, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.text import Span, plain_prose
from letterkit.letter.composed import Letter, Style
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.rewording import OutsideReader, Rewording
from letterkit.library.library import Library
from letterkit.protection.consent import Audience
from letterkit.protection.enclosures import lines_of, lines_of_part
from letterkit.protection.limping import limps, too_often
from letterkit.protection.redaction import Leak, Protection, apply_edits
from letterkit.protection.rewordings import ended_as, stands_in, texts_of
from letterkit.render import formats, normalize
from letterkit.tags import base

OUTSIDE: Final[tuple[Audience, ...]] = ("recipient", "public")
"""Those outside the house, in the order in which their versions are shown."""


class Difference(NamedTuple):
    """A sentence that is not the same for all. `sentences` is what each version has by itself, `texts` what stands
    there now, in other words perhaps. One that is `gone` was put in other words, and stands nowhere any more. `place`
    counts the sentences of the letter; below 0 it is none."""

    original: str
    sentences: Mapping[Audience, str]
    texts: Mapping[Audience, str]
    hints: Mapping[Audience, str]
    gone: bool = False
    place: int = 0

    @property
    def is_same(self) -> bool:
        """True if all read what the letter has, and nobody ever read anything else."""
        return {*self.texts.values(), *self.sentences.values()} == {self.original}

    @property
    def differs(self) -> bool:
        """True if those addressed read something else than everybody."""
        return len(set(self.texts.values())) > 1

    def is_reworded(self, audience: Audience) -> bool:
        return audience in self.sentences and (self.gone or self.texts[audience] != self.sentences[audience])


class Differences(NamedTuple):
    """The sentences that are not the same for all, and which words stand too often in the version for everybody;
    `others` are the sentences that are the same, `along` what goes with the letter for everybody."""

    rows: tuple[Difference, ...]
    tires: str
    shields: Mapping[Audience, Protection]
    others: tuple[Difference, ...] = ()
    along: tuple[str, ...] = ()

    @property
    def has_two_versions(self) -> bool:
        """True if those addressed read another letter than everybody."""
        return any(row.differs and not row.gone for row in self.rows)

    def sentences_of(self, audience: Audience) -> tuple[Difference, ...]:
        """Return the sentences that the version for an audience has, in the order of the letter, each once."""
        found: dict[str, Difference] = {}
        for row in sorted((*self.rows, *self.others), key=lambda one: one.place):
            if row.place >= 0 and not row.gone and any(map(str.isalnum, row.sentences[audience])):
                found.setdefault(row.sentences[audience], row)
        return tuple(found.values())

    def leaks(self, audience: Audience, text: str) -> tuple[Leak, ...]:
        """Return the names in a text that an audience may not read."""
        return self.shields[audience].leaks_in_words(text)


def differences(letter: Letter, loaded: LoadedDraft, library: Library) -> Differences:
    """Return what differs between the versions of a composed letter. Raises RenderFailed."""
    draft, today = loaded.draft, dt.date.today()
    day, language = max(draft.date or today, today), library.language(draft.language)
    pack = library.pack_for(draft)
    shields = {audience: Protection(draft, audience, day, language, pack) for audience in OUTSIDE}
    whole = normalize.letter(formats.with_citations_set(letter))
    found: dict[tuple[str, ...], Difference] = {}
    reader = _Reader(shields, draft.rewordings, base(draft.language))
    for text, is_prose in _texts(whole):
        for difference in reader.read(text):
            key = (difference.original, *difference.sentences.values())
            found.setdefault(key, difference._replace(place=len(found) if is_prose else -1))
    gone = tuple(
        _gone(one) for one in draft.rewordings if not stands_in(shields[one.audience].apply(whole), one.sentence)
    )
    rows = [one for one in found.values() if not one.is_same]
    others = tuple(one for one in found.values() if one.is_same)
    tires = too_often([one.texts["public"] for one in rows], reader.pseudonyms("public"))
    return Differences((*gone, *rows), tires, shields, others, _along(whole, shields["public"]))


def _along(letter: Letter, shield: Protection) -> tuple[str, ...]:
    """Return what goes with the letter for everybody: the lines that name it, and files."""
    version = shield.reworded(shield.apply(letter)).letter
    return (*lines_of(version), *(file.name for file in version.attachments))


_PROSE: Final = (Style.SUBJECT, Style.SALUTATION, Style.BODY, Style.HEADING, Style.CLOSE, Style.ANNEX_HEADING)


def _gone(one: Rewording) -> Difference:
    return Difference(one.sentence, {one.audience: one.sentence}, {one.audience: one.text}, {}, gone=True)


def _texts(letter: Letter) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of a letter, what is enclosed line by line; with each whether it holds sentences, which an
    address does not."""
    for part in letter.parts:
        if part.style is Style.ENCLOSURES:
            yield from ((line, True) for line in lines_of_part(part)[1:])
            continue
        blocks = (*((part.heading,) if part.heading else ()), *part.blocks)
        yield from ((text, part.style in _PROSE) for text, _ in texts_of(blocks))


class _Reader:
    def __init__(self, shields: Mapping[Audience, Protection], rewordings: Sequence[Rewording], language: str) -> None:
        self._shields, self._language = shields, language
        self._words = {one.id: one.text for one in rewordings}

    def pseudonyms(self, audience: Audience) -> list[str]:
        return [person.pseudonym.strip() for person in self._shields[audience].people]

    def read(self, text: str) -> Iterator[Difference]:
        """Yield the sentences of a paragraph, as each version has them."""
        edits = {audience: shield.edits(text) for audience, shield in self._shields.items()}
        for start, end in _sentences(text, [(edit[0], edit[1]) for of in edits.values() for edit in of]):
            original = " ".join(text[start:end].split())
            sentences = {
                audience: " ".join(apply_edits(text, start, end, of).split()) for audience, of in edits.items()
            }
            texts = {audience: self._now(audience, sentence) for audience, sentence in sentences.items()}
            yield Difference(original, sentences, texts, self._hints(texts, original))

    def _now(self, audience: Audience, sentence: str) -> str:
        """Return what stands there now; in no other words than those of a rewording."""
        words = self._words.get(Rewording(_outside(audience), sentence).id, sentence) if sentence else ""
        return ended_as(sentence, " ".join(words.split()))

    def _hints(self, texts: Mapping[Audience, str], original: str) -> dict[Audience, str]:
        found = {
            audience: limps(text, original, self.pseudonyms(audience), self._language)
            for audience, text in texts.items()
        }
        return {audience: hint for audience, hint in found.items() if hint}


def _outside(audience: Audience) -> OutsideReader:
    return "recipient" if audience == "recipient" else "public"


def _sentences(text: str, edits: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of a paragraph; two are one where a name begins in the first and ends in the second."""
    begun: int | None = None
    for start, end in plain_prose("passage", (), text).sentences:
        first = start if begun is None else begun
        if any(edit[0] < end < edit[1] for edit in edits):
            begun = first
            continue
        begun = None
        yield first, end
    if begun is not None:
        yield begun, len(text)
