"""Rules about the norms that a letter invokes: the right place, the right words, the right weight, the right reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import quotations
from letterkit.checks.texts.subject import KnownQuotation, Subject
from letterkit.checks.texts.text import Prose, Span, text_words
from letterkit.errors import KeyPath
from letterkit.languages.word_file import read_shipped_language
from letterkit.letter.citation_syntax import citations
from letterkit.norms.locators import Locator
from letterkit.norms.norm import Norm
from letterkit.norms.pinpoints import parse_locators


class Invoked(NamedTuple):
    """A norm where a letter invokes or cites it. `span` is the citation; None where `path` is the key itself."""

    norm: Norm
    at: str
    path: KeyPath
    span: Span | None


def _invoked_norms(subject: Subject) -> Iterator[Invoked]:
    """Yield every norm that the letter invokes or cites, in the order of the file."""
    for index, passage in enumerate(subject.draft.passages or ()):
        path: KeyPath = ("passages", index)
        for number, invoked in enumerate(passage.invokes):
            norm = subject.library.norms.find(invoked.norm)
            if norm is not None:
                yield Invoked(norm, invoked.at, (*path, "invokes", number), None)
        texts = [((*path, "text"), passage.text or "")]
        texts += [((*path, "asks", index, "action"), ask.action) for index, ask in enumerate(passage.asks)]
        for where, text in texts:
            yield from _cited_norms(subject, where, text) if "@" in text else ()


def _cited_norms(subject: Subject, path: KeyPath, text: str) -> Iterator[Invoked]:
    start = -1
    for typed, citation in citations(text):
        start = text.find(typed, start + 1)
        for item in citation.items:
            norm = None if item.key in subject.sources else subject.library.norms.find(item.key)
            if norm is not None:
                yield Invoked(norm, item.after, path, (start, start + len(typed)))


def pinpoint_unknown(subject: Subject) -> Iterator[Issue]:
    """The paragraph or article of a norm is one that its text can have.

    Why: a wrong paragraph number is what an opponent quotes back.
    Example: `at: art. 60` for the Covenant, which has 53 articles; `at: para. 9` for its article 9.
    Instead: look the number up in the text and correct it. A place that may exist is never questioned here, although
    the library may not know what it says.
    Source: the last number of each kind of place, with its source, in the rows of the library; `letterkit norms show`.
    """
    for invoked in _invoked_norms(subject):
        where = invoked.path if invoked.span else (*invoked.path, "at")
        span = invoked.span or (0, len(invoked.at))
        for place in invoked.norm.places(invoked.at) if invoked.at else ():
            if place.locator is not None and place.pinpoint is None:
                yield from _impossible_place(invoked.norm, place.locator, where, span)


def _impossible_place(norm: Norm, locator: Locator, path: KeyPath, span: Span) -> Iterator[Issue]:
    """Yield what is wrong with a place that a text cannot have."""
    name, shown = (
        norm.text("in_text", "en"),
        f"Look it up in the text; `letterkit norms show {norm.id}` has what is known.",
    )
    kinds = _kinds_of_places(norm)
    last = norm.extent.get(locator.kind, 0) if not locator.within else 0
    numbers = [int(number[0]) for number in (locator.first, locator.last) if number and number[0].isdecimal()]
    if kinds and locator.kind in _MISTAKEN_KINDS and locator.kind not in kinds and not locator.within:
        theirs, typed = (_in_words(kind, 2) for kind in (kinds[0], locator.kind))
        yield Issue(f"{_capitalised(name)} has {theirs} and no {typed} of its own.", shown, path, span)
    elif last and numbers and max(numbers) > last:
        number = _in_words(locator.kind, 1, str(max(numbers)))
        message = f"{_capitalised(name)} has no {number}; its last is {_in_words(locator.kind, 1, str(last))}."
        yield Issue(message, shown, path, span)
    elif numbers and min(numbers) == 0:
        yield Issue(f"{_capitalised(name)} has no {_in_words(locator.kind, 1, '0')}.", shown, path, span)


def _kinds_of_places(norm: Norm) -> tuple[str, ...]:
    """Return the kinds of place that a text is divided into, as far as nothing else is possible; else nothing."""
    if norm.extent:
        return tuple(norm.extent)
    known = {locator.kind for pinpoint in norm.pinpoints for locator in parse_locators(pinpoint.at)} & _MISTAKEN_KINDS
    if norm.kind in ("charter", "treaty") and known == {"art"}:
        return ("art",)
    return ("para",) if norm.kind in ("security-council", "treaty-body") and known <= {"para"} else ()


_MISTAKEN_KINDS: Final = frozenset({"art", "para", "principle", "rule", "guideline", "recommendation"})
"""Kinds of place of which one text has one, and which are taken for each other."""


def _in_words(kind: str, count: int, number: str = "") -> str:
    words = read_shipped_language("en.yaml").places[kind]
    return (words.word if count == 1 else words.words).replace("{n}", number).strip()


def norm_not_for_addressee(subject: Subject) -> Iterator[Issue]:
    """A norm is one that the addressee has accepted, or must apply.

    Why: a reader who is not bound by it, and has not agreed to it, has an answer ready.
    Example: the American Convention on Human Rights in a letter to the OSCE.
    Instead: invoke a norm of that body or of its members: `letterkit norms list --for STYLE`.
    Source: `audiences` of the norms and of the forms of address.
    """
    book = subject.library.addresses
    readers = {audience for recipient in subject.draft.recipients for audience in book.row_for(recipient).audiences}
    if not readers or not all(book.row_for(recipient).audiences for recipient in subject.draft.recipients):
        return
    style = next((recipient.style for recipient in subject.draft.recipients if recipient.style), "STYLE")
    reported = set[str]()
    for invoked in _invoked_norms(subject):
        if invoked.norm.audiences and not readers & set(invoked.norm.audiences) and invoked.norm.id not in reported:
            reported.add(invoked.norm.id)
            yield Issue(
                f"{_capitalised(invoked.norm.text('in_text', 'en'))} is not a norm that this recipient has accepted or "
                "applies.",
                f"Invoke one that it has: `letterkit norms list --for {style}`.",
                invoked.path,
                invoked.span,
            )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def soft_law_as_binding(subject: Subject) -> Iterator[Issue]:
    """A declaration or a resolution that does not bind is not called binding.

    Why: a legal adviser stops reading there, and the norm is lost that would have stood.
    Example: “the Declaration on Human Rights Defenders is legally binding on all States”.
    Instead: say what it is: adopted by consensus, restating treaties that bind, accepted by this State.
    Source: the kind of each norm in the library; the words are in the word lists (`binding`, `binding-not`).
    """
    for prose in subject.body:
        matches = subject.matches("binding", prose)
        if not matches:
            continue
        passed = set(subject.sentences_with("binding-not", prose))
        for match in matches:
            sentence = prose.sentence_at(match.start)
            norm = None if sentence in passed else _soft_norm_named(subject, prose, match.start)
            passed.add(sentence)
            if norm is not None:
                yield Issue(
                    f"{_capitalised(norm.text('in_text', 'en'))} does not bind as a treaty does.",
                    "Say what it is: adopted by whom, accepted by this State, or resting on a treaty that binds.",
                    prose.path,
                    prose.span(match.start, match.end),
                )


def _soft_norm_named(subject: Subject, prose: Prose, position: int) -> Norm | None:
    """Return the norm without binding force that a sentence names or cites, unless it names a binding one too."""
    sentence, raw = _sentence(prose, position), prose.span(*prose.sentence_at(position))
    near = prose.origin.raw[raw[0] : min(raw[1], raw[0] + 2 * _FAR) + _NEAR] if raw else ""
    keys = {item.key for _, citation in citations(near) for item in citation.items} if "@" in near else set()
    soft = None
    for norm in subject.library.norms:
        if norm.id in keys or _is_named(norm, sentence, subject):
            if norm.kind not in ("soft-law", "political-commitment"):
                return None
            soft = norm
    return soft


_NEAR = 80
"""Characters after a sentence within which its citation is looked for."""


def crimes_list_incomplete(subject: Subject) -> Iterator[Issue]:
    """The responsibility to protect is about four crimes, and all four are named.

    Why: a list with one left out reads as if the letter doubted that it applies, or did not know the text.
    Example: “the responsibility to protect populations from genocide and war crimes”.
    Instead: genocide, war crimes, ethnic cleansing and crimes against humanity.
    Source: 2005 World Summit Outcome (A/RES/60/1), paragraphs 138 and 139.
    """
    about = any(invoked.norm.id == "wso-2005" for invoked in _invoked_norms(subject)) or any(
        subject.matches("responsibility-to-protect", prose) for prose in subject.body
    )
    for prose in subject.body:
        sentences: dict[Span, list[tuple[int, int, str]]] = {}
        for match in subject.matches("four-crimes", prose):
            sentences.setdefault(prose.sentence_at(match.start), []).append((match.start, match.end, match.value))
        norm = {
            prose.sentence_at(match.start): match.end for match in subject.matches("responsibility-to-protect", prose)
        }
        if about:
            norm = {prose.sentence_at(match.start): match.end for match in subject.matches("protect", prose)} | norm
        starts = [match.end for match in subject.matches("protect-from", prose)] if norm else []
        for sentence, crimes in sentences.items():
            named = {crime for _, _, crime in crimes}
            first = crimes[0][0]
            if sentence not in norm or not norm[sentence] <= first or not 2 <= len(named) < len(_FOUR):
                continue
            before = bisect_right(starts, first) - 1
            if before < 0 or first > starts[before] + _SOON:
                continue
            missing = ", ".join(crime for crime in _FOUR if crime not in named)
            yield Issue(
                f"The list of crimes leaves out: {missing}.",
                "Name all four: genocide, war crimes, ethnic cleansing and crimes against humanity.",
                prose.path,
                prose.span(first, crimes[-1][1]),
            )


_FOUR = ("genocide", "war crimes", "ethnic cleansing", "crimes against humanity")
_SOON = 30
"""Characters between ‘from’ and the first crime of a list."""


def misquoted_norm(subject: Subject) -> Iterator[Issue]:
    """Words in quotation marks are the words of the instrument.

    Why: a misquotation is the easiest answer to a letter.
    Example: “timely and decisive measures”, where the World Summit Outcome has “timely and decisive manner”.
    Instead: quote exactly, or say it in your own words without quotation marks.
    Source: the quotations of each norm in the library, with the wrong forms in which they are seen.
    """
    invoked: set[str] | None = None
    for prose in subject.body:
        for start, end in quotations(prose):
            words = text_words(prose.text[start:end]) if end - start <= _LONGEST else ()
            near = [known for known in subject.quotable if len(known.bag.intersection(words)) >= _A_PHRASE]
            if any(_is_part_of(words, known.words) or _is_part_of(known.words, words) for known in near):
                continue
            if invoked is None:
                invoked = {invoked.norm.id for invoked in _invoked_norms(subject)}
            sentence = _sentence(prose, start)
            for known in near:
                alike = _similarity(words, known)
                if alike and (
                    (alike >= _HALF and known.norm.id in invoked) or _is_named(known.norm, sentence, subject)
                ):
                    yield Issue(
                        f"The words of {known.norm.text('in_text', 'en')}, {known.at}, are “{known.text}”.",
                        "Quote them exactly, or take the quotation marks out.",
                        prose.path,
                        prose.span(start, end),
                    )
                    break


_LONGEST, _A_PHRASE = 600, 2


def _similarity(words: Sequence[str], known: KnownQuotation) -> float:
    """Return the share of words in common with a quotation, if they are a known wrong form of it or nearly the same
    words; else 0. A letter that neither invokes nor names the norm may be quoting something else."""
    wrong = any(_is_part_of(wrong_form, words) for wrong_form in known.wrong)
    alike = len(set(words) & set(known.words)) / len(set(known.words) | set(words))
    if wrong:
        return alike or _HALF / 2
    return alike if len(known.words) >= _TELLING and alike >= _ALIKE else 0


_TELLING, _ALIKE, _HALF = 4, 0.6, 0.5


def _is_named(norm: Norm, sentence: str, subject: Subject) -> bool:
    """True if a sentence, case folded, has the title or the short name of a norm."""
    names = (norm.localized(field, subject.draft.language) for field in ("title", "short"))
    return any(name and name.casefold() in sentence for name in names)


def _sentence(prose: Prose, position: int) -> str:
    """Return the sentence at a position, case folded; of one that never ends, the part round the position."""
    start, end = prose.sentence_at(position)
    return prose.text[max(start, position - _FAR) : min(end, position + _FAR)].casefold()


_FAR = 600


def _is_part_of(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """True if the words occur in the others, one after the other."""
    size = len(inner)
    return any(outer[index : index + size] == inner for index in range(len(outer) - size + 1))
