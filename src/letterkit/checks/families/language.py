"""Rules about the language: slips of the pen, and the wording that loses a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from letterkit.checks.findings import Found
from letterkit.checks.texts.quotes import is_quoted, lonely_marks
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose


def repeated_word(letter: Subject) -> Iterator[Found]:
    """A word should not stand twice in a row.

    Why: it is the slip that everybody sees but the one who wrote it.
    Example: “We call on the the Council to act.”
    Instead: take one of them out. `--fix` does it.
    Source: proofreading practice; words that may stand twice are in the word lists (`may-repeat`).
    """
    allowed = letter.words["may-repeat"]
    for one in letter.prose:
        words = one.words
        for first, second in pairwise(words):
            if first.folded != second.folded or first.folded in allowed or not first.folded.isalpha():
                continue
            between = one.text[first.end : second.start]
            if between.strip() or "\n\n" in between or _is_name(one.text, first.start, second.start):
                continue
            once = one.text[first.start : first.end]
            yield Found(
                f"‘{once}’ stands twice.", "Take one of them out.", one.path, one.span(first.start, second.end), once
            )


def _is_name(text: str, first: int, second: int) -> bool:
    """Whether both are written as a name: Boutros Boutros-Ghali, Sing Sing; a CJK word is not cut by spaces."""
    return text[second].isupper() or not text[first].isalpha() or ord(text[first]) > 0x2E80


def double_space(letter: Subject) -> Iterator[Found]:
    """One space stands between words.

    Why: two of them make holes in a justified line, and look like something that was taken out.
    Example: “the  Council”.
    Instead: leave one. `--fix` does it.
    Source: usual typesetting practice.
    """
    for one in letter.prose:
        if "  " in one.text or "\u00a0 " in one.text or " \u00a0" in one.text:
            for found in _DOUBLE.finditer(one.text):
                yield Found("Two spaces stand here.", "Leave one.", one.path, one.span(*found.span()), " ")


_DOUBLE = re.compile(r"(?<=[^\s])(?<!\|)(?: |\u00a0){2,20}(?=[^\s|])")


def space_before_punctuation(letter: Subject) -> Iterator[Found]:
    """No space stands before a comma or a full stop.

    Why: the mark may fall to the next line, and the eye stumbles.
    Example: “in Osh , where”. In French a space belongs before ; : ? ! and », and is left alone.
    Instead: take the space out. `--fix` does it.
    Source: usual typesetting practice; for French, the Lexique of the Imprimerie nationale.
    """
    marks = ",." if letter.language == "fr" else ",.;:!?"
    for one in letter.prose:
        for found in _SPACED.finditer(one.text):
            start = max(found.start() - _BLANKS, 0)
            start += len(one.text[start : found.start()].rstrip(" \u00a0"))
            if found[0] in marks and start and (one.text[start - 1].isalnum() or one.text[start - 1] in ')]”’"»'):
                span = one.span(start, found.end())
                yield Found(f"A space stands before ‘{found[0]}’.", "Take the space out.", one.path, span, found[0])


_BLANKS = 9
_SPACED = re.compile(r"[,;:!?.](?<=[ \u00a0].)(?=[\s\"”’)»]|$)(?! ?[.,;:!?])", re.MULTILINE)


def space_missing(letter: Subject) -> Iterator[Found]:
    """A space stands after a full stop and after a comma.

    Why: two sentences run into one, and a search for either word fails.
    Example: “by government troops.But this”, “Osh,Jalalabad”.
    Instead: put the space in. `--fix` does it.
    Source: usual typesetting practice.
    """
    for one in letter.prose:
        for found in _JOINED.finditer(one.text):
            start, after = found.start() - 1, one.text[found.end() : found.end() + 2]
            if not _is_slip(one.text[max(start - 1, 0) : start + 1], found[0], after):
                continue
            yield Found(
                f"A space is missing after ‘{found[0]}’.",
                "Put it in.",
                one.path,
                one.span(start, found.end()),
                f"{one.text[start]}{found[0]} ",
            )


_JOINED = re.compile(r"[.,;!?…]{1,4}(?=[^\W\d_])")


def _is_slip(before: str, mark: str, after: str) -> bool:
    """Whether a word ends before the mark and one begins behind it: not e.g., not U.S.A., not Ch.i."""
    if len(before) < 2 or not before[0].islower() or not (before[1].islower() or before[1] == ")"):
        return False
    if mark in ",;":
        return True
    return "," not in mark and ";" not in mark and after[0].isupper() and (after[1:].islower() or after[1:] == " ")


def space_at_hyphen(letter: Subject) -> Iterator[Found]:
    """No space stands at one side of a hyphen.

    Why: it is what is left of a word that was broken at the end of a line somewhere else.
    Example: “a cotton- processing plant”. A hyphen that stands for a part, as in “short- and long-term”, is right.
    Instead: join the word; for a dash, put a space at both sides, or none.
    Source: usual typesetting practice; the words that may follow such a hyphen are in the word lists.
    """
    after = letter.words["hyphen-may-precede"]
    for one in letter.prose:
        if "- " not in one.text and " -" not in one.text:
            continue
        for found in _BROKEN.finditer(one.text):
            if found[3] and found[3].casefold() in after:
                continue
            yield Found(
                "A space stands at one side of the hyphen only.",
                "Join the word, or put a space at both sides.",
                one.path,
                one.span(*found.span()),
            )


_BROKEN = re.compile(r"([^\W\d_]{1,40})(-)[ ]([^\W\d_]{1,40})|(?<=[^\W\d_])[ ]-[^\W\d_]{1,40}")


def stray_letters(letter: Subject) -> Iterator[Found]:
    """One vowel, or two letters, that are no word of the language are a slip.

    Why: a spelling checker that knows rare words lets them pass, and so does a tired eye.
    Example: “statements such as those made ay yesterday’s meeting”.
    Instead: write the word that was meant, or take the letters out.
    Source: the short words of each language are in the word lists (`short-words`).
    """
    known = letter.words["short-words"]
    for one in letter.prose:
        text = one.text
        if one.kind == "note":
            continue
        for word in one.words:
            if not _is_short(word.folded) or word.folded in known:
                continue
            around = text[max(word.start - 1, 0) : word.start] + text[word.end : word.end + 1]
            if not text[word.start : word.end].islower() or around.strip(" ,\n"):
                continue  # initials, symbols, a) lists, l'a, foreign words in quotation marks
            if is_quoted(one, word.start) or _foreign(one, word.start, letter):
                continue
            yield Found(
                f"‘{text[word.start : word.end]}’ is not a word.",
                "Write the word that was meant, or take it out.",
                one.path,
                one.span(word.start, word.end),
            )


def _is_short(word: str) -> bool:
    """Two letters, or one vowel: a consonant alone names something (article x, point b)."""
    return word.isalpha() and (len(word) == 2 or (len(word) == 1 and word in "aeiouаеиоуы"))


def _foreign(one: Prose, at: int, letter: Subject) -> bool:
    """Whether the letters belong to a foreign name: a capital stands right before or after them (Rio de Janeiro), or
    they are of a script that the language does not use."""
    before = one.text[max(at - 60, 0) : at].split()[-1:]
    after = one.text[at : at + 60].split()[1:2]
    if any(part[:1].isupper() for part in (*before, *after)):
        return True
    return (ord(one.text[at]) > 0x24F) != (letter.language == "ru")


def missing_full_stop(letter: Subject) -> Iterator[Found]:
    """A paragraph ends with a full stop, or with another mark that ends a sentence.

    Why: without one the reader wonders whether the rest was lost.
    Example: a last sentence that stops “to ensure that those responsible are”.
    Instead: end the sentence. Items of a list and headings need no stop.
    Source: usual typesetting practice.
    """
    for one in letter.prose:
        if one.kind not in ("passage", "note") or one.origin.number == 0:
            continue
        for start, end in one.paragraphs:
            if one.kind == "passage" and _unfinished(one, start, end):
                word = one.text.rfind(" ", start, end) + 1
                yield Found(
                    "The paragraph ends without a full stop.",
                    "End the sentence, or finish it.",
                    one.path,
                    one.span(max(word, start), end),
                )


def _unfinished(one: Prose, start: int, end: int) -> bool:
    last = one.text[end - 1]
    if not (last.isalnum() or last in ",-–—") or ord(last) > 0x2E80:
        return False
    origin, span = one.origin.raw, one.span(start, end)
    line = origin[origin.rfind("\n", 0, span[0]) + 1 : span[0]] if span else ""
    if line.strip():  # an item of a list, a quotation
        return False
    return any(found.end() < end - start for found in _ENDED.finditer(one.text[start:end])) or _long(
        one.text[start:end]
    )


_ENDED = re.compile(r"[^\W\d_]{3}[.!?]\s")


def _long(text: str) -> bool:
    """Twelve words or more: a sentence rather than a line such as a place or a name."""
    return text.count(" ") >= 11 and "\n" not in text


def unbalanced_quotes(letter: Subject) -> Iterator[Found]:
    """Every quotation mark has its partner.

    Why: without it the reader cannot tell whose words end where, and a quotation is what an opponent checks first.
    Example: “the Council agreed to “timely and decisive response.”
    Instead: close the quotation where the quoted words end, or take the mark out.
    Source: usual typesetting practice; a quotation that goes on in the next paragraph is opened again there.
    """
    for one in letter.prose:
        for start, end in lonely_marks(one):
            yield Found(
                f"The quotation mark {one.text[start:end]} has no partner in its paragraph.",
                "Put the other one where the quoted words begin or end.",
                one.path,
                one.span(start, end),
            )
