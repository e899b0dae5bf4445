"""Rules about the norms that a letter invokes: the right place, the right words, the right weight, the right reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from letterkit.checks.findings import Found
from letterkit.checks.texts.quotes import quotations
from letterkit.checks.texts.subject import Known, Subject
from letterkit.checks.texts.text import Prose, Span, words_of
from letterkit.errors import KeyPath
from letterkit.letter.citation_syntax import citations
from letterkit.norms.norm import Norm


class Invoked(NamedTuple):
    """A norm where a letter invokes or cites it. `span` is the citation; None where `path` is the key itself."""

    norm: Norm
    at: str
    path: KeyPath
    span: Span | None


def _invoked(letter: Subject) -> Iterator[Invoked]:
    """Every norm that the letter invokes or cites, in the order of the file."""
    for index, passage in enumerate(letter.draft.passages or ()):
        path: KeyPath = ("passages", index)
        for number, one in enumerate(passage.invokes):
            norm = letter.library.norms.find(one.norm)
            if norm is not None:
                yield Invoked(norm, one.at, (*path, "invokes", number), None)
        texts = [((*path, "text"), passage.text or "")]
        texts += [((*path, "asks", at, "action"), ask.action) for at, ask in enumerate(passage.asks)]
        for where, text in texts:
            yield from _cited(letter, where, text) if "@" in text else ()


def _cited(letter: Subject, path: KeyPath, text: str) -> Iterator[Invoked]:
    start = -1
    for typed, citation in citations(text):
        start = text.find(typed, start + 1)
        for one in citation.items:
            norm = None if one.key in letter.sources else letter.library.norms.find(one.key)
            if norm is not None:
                yield Invoked(norm, one.after, path, (start, start + len(typed)))


def pinpoint_unknown(letter: Subject) -> Iterator[Found]:
    """The paragraph or article of a norm should be one that the library knows.

    Why: a wrong paragraph number is what an opponent quotes back.
    Example: `at: para. 193` for paragraph 139 of the World Summit Outcome.
    Instead: look the number up in the text, correct it, or waive the finding with the place where you checked it; the
    hint has what the library knows.
    Source: the pinpoints of each norm, with their sources: `letterkit norms show`.
    """
    from letterkit.norms.pinpoints import parse_locators

    for one in _invoked(letter):
        if not one.at or not one.norm.pinpoints or not parse_locators(one.at) or one.norm.pinpoints_at(one.at):
            continue
        known = [pin.at for pin in one.norm.pinpoints]
        shown = ", ".join(known[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
        yield Found(
            f"The library does not know {one.at} of {one.norm.text('in_text', 'en')}.",
            f"Check the number against the text. The library knows {shown}.",
            one.path if one.span else (*one.path, "at"),
            one.span or (0, len(one.at)),
        )


_SHOWN = 8


def norm_not_for_addressee(letter: Subject) -> Iterator[Found]:
    """A norm is one that the addressee has accepted, or must apply.

    Why: a reader who is not bound by it, and has not agreed to it, has an answer ready.
    Example: the American Convention on Human Rights in a letter to the OSCE.
    Instead: invoke a norm of that body or of its members: `letterkit norms list --for STYLE`.
    Source: `audiences` of the norms and of the forms of address.
    """
    book = letter.library.addresses
    readers = {audience for one in letter.draft.recipients for audience in book.of(one).audiences}
    if not readers or not all(book.of(one).audiences for one in letter.draft.recipients):
        return
    told = set[str]()
    for one in _invoked(letter):
        if one.norm.audiences and not readers & set(one.norm.audiences) and one.norm.id not in told:
            told.add(one.norm.id)
            yield Found(
                f"{_upper(one.norm.text('in_text', 'en'))} is not a norm that this recipient has accepted or applies.",
                "Invoke one that it has: `letterkit norms list --for "
                f"{next((each.style for each in letter.draft.recipients if each.style), 'STYLE')}`.",
                one.path,
                one.span,
            )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def soft_law_as_binding(letter: Subject) -> Iterator[Found]:
    """A declaration or a resolution that does not bind is not called binding.

    Why: a legal adviser stops reading there, and the norm is lost that would have stood.
    Example: “the Declaration on Human Rights Defenders is legally binding on all States”.
    Instead: say what it is: adopted by consensus, restating treaties that bind, accepted by this State.
    Source: the kind of each norm in the library; the words are in the word lists (`binding`, `binding-not`).
    """
    for one in letter.body:
        matches = letter.said("binding", one)
        if not matches:
            continue
        passed = set(letter.sentences_with("binding-not", one))
        for match in matches:
            sentence = one.sentence_at(match.start)
            norm = None if sentence in passed else _named(letter, one, match.start)
            passed.add(sentence)
            if norm is not None:
                yield Found(
                    f"{_upper(norm.text('in_text', 'en'))} does not bind as a treaty does.",
                    "Say what it is: adopted by whom, accepted by this State, or resting on a treaty that binds.",
                    one.path,
                    one.span(match.start, match.end),
                )


def _named(letter: Subject, one: Prose, at: int) -> Norm | None:
    """The norm without binding force that a sentence names or cites, where it names no binding one."""
    sentence, raw = _sentence(one, at), one.span(*one.sentence_at(at))
    near = one.origin.raw[raw[0] : min(raw[1], raw[0] + 2 * _FAR) + _NEAR] if raw else ""
    keys = {item.key for _, citation in citations(near) for item in citation.items} if "@" in near else set()
    soft = None
    for norm in letter.library.norms:
        if norm.id in keys or _names(norm, sentence, letter):
            if norm.kind not in ("soft-law", "political-commitment"):
                return None
            soft = norm
    return soft


_NEAR = 80
"""Characters behind a sentence in which its citation may stand."""


def crimes_list_incomplete(letter: Subject) -> Iterator[Found]:
    """The responsibility to protect is about four crimes, and all four are named.

    Why: a list with one left out reads as if the letter doubted that it applies, or did not know the text.
    Example: “the responsibility to protect populations from genocide and war crimes”.
    Instead: genocide, war crimes, ethnic cleansing and crimes against humanity.
    Source: 2005 World Summit Outcome (A/RES/60/1), paragraphs 138 and 139.
    """
    about = any(each.norm.id == "wso-2005" for each in _invoked(letter)) or any(
        letter.said("responsibility-to-protect", one) for one in letter.body
    )
    for one in letter.body:
        sentences: dict[Span, list[tuple[int, int, str]]] = {}
        for match in letter.said("four-crimes", one):
            sentences.setdefault(one.sentence_at(match.start), []).append((match.start, match.end, match.says))
        norm = {one.sentence_at(match.start): match.end for match in letter.said("responsibility-to-protect", one)}
        if about:
            norm = {one.sentence_at(match.start): match.end for match in letter.said("protect", one)} | norm
        starts = [match.end for match in letter.said("protect-from", one)] if norm else []
        for sentence, crimes in sentences.items():
            named = {crime for _, _, crime in crimes}
            first = crimes[0][0]
            if sentence not in norm or not norm[sentence] <= first or not 2 <= len(named) < len(_FOUR):
                continue
            before = bisect_right(starts, first) - 1
            if before < 0 or first > starts[before] + _SOON:
                continue
            missing = ", ".join(crime for crime in _FOUR if crime not in named)
            yield Found(
                f"The list of crimes leaves out: {missing}.",
                "Name all four: genocide, war crimes, ethnic cleansing and crimes against humanity.",
                one.path,
                one.span(first, crimes[-1][1]),
            )


_FOUR = ("genocide", "war crimes", "ethnic cleansing", "crimes against humanity")
_SOON = 30
"""Characters between ‘from’ and the first crime of a list."""


def misquoted_norm(letter: Subject) -> Iterator[Found]:
    """Words in quotation marks are the words of the instrument.

    Why: a misquotation is the easiest answer to a letter.
    Example: “timely and decisive measures”, where the World Summit Outcome has “timely and decisive manner”.
    Instead: quote exactly, or say it in your own words without quotation marks.
    Source: the quotations of each norm in the library, with the wrong forms in which they are seen.
    """
    invoked: set[str] | None = None
    for one in letter.body:
        for start, end in quotations(one):
            words = words_of(one.text[start:end]) if end - start <= _LONGEST else ()
            near = [known for known in letter.quotable if len(known.bag.intersection(words)) >= _A_PHRASE]
            if any(_within(words, known.words) or _within(known.words, words) for known in near):
                continue
            if invoked is None:
                invoked = {each.norm.id for each in _invoked(letter)}
            sentence = _sentence(one, start)
            for known in near:
                alike = _alike(words, known)
                if alike and ((alike >= _HALF and known.norm.id in invoked) or _names(known.norm, sentence, letter)):
                    yield Found(
                        f"The words of {known.norm.text('in_text', 'en')}, {known.at}, are “{known.text}”.",
                        "Quote them exactly, or take the quotation marks out.",
                        one.path,
                        one.span(start, end),
                    )
                    break


_LONGEST, _A_PHRASE = 600, 2


def _alike(words: Sequence[str], known: Known) -> float:
    """The share of words in common with a quotation, if they are a wrong form of it that is known, or nearly the same
    words; else 0. A letter that neither invokes nor names the norm may be quoting something else."""
    wrong = any(_within(form, words) for form in known.wrong)
    alike = len(set(words) & set(known.words)) / len(set(known.words) | set(words))
    if wrong:
        return alike or _HALF / 2
    return alike if len(known.words) >= _TELLING and alike >= _ALIKE else 0


_TELLING, _ALIKE, _HALF = 4, 0.6, 0.5


def _names(norm: Norm, sentence: str, letter: Subject) -> bool:
    """Whether a sentence, case folded, has the title or the short name of a norm."""
    names = (norm.localized(field, letter.draft.language) for field in ("title", "short"))
    return any(name and name.casefold() in sentence for name in names)


def _sentence(one: Prose, at: int) -> str:
    """The sentence that holds a place, case folded; of one that never ends, the part round the place."""
    start, end = one.sentence_at(at)
    return one.text[max(start, at - _FAR) : min(end, at + _FAR)].casefold()


_FAR = 600


def _within(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """Whether the words stand in the others, one after the other."""
    size = len(inner)
    return any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))
