"""Rules about the language: slips of the pen, and the wording that loses a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import is_quoted, lonely_marks
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.wording import say, say_count


def repeated_word(subject: Subject) -> Iterator[Issue]:
    """A word should not stand twice in a row.

    Why: it is the slip that everybody sees but the one who wrote it.
    Example: “We call on the the Council to act.”
    Instead: take one of them out. `--fix` does it.
    Source: proofreading practice; words that may stand twice are in the word lists (`may-repeat`).
    """
    allowed = subject.words["may-repeat"]
    for prose in subject.prose:
        words = prose.words
        for first, second in pairwise(words):
            if first.folded != second.folded or first.folded in allowed or not first.folded.isalpha():
                continue
            between = prose.text[first.end : second.start]
            if between.strip() or "\n\n" in between or _is_name(prose.text, first.start, second.start):
                continue
            once = prose.text[first.start : first.end]
            yield Issue(
                say("‘{once}’ stands twice.", once=once),
                say("Take one of them out."),
                prose.path,
                prose.span(first.start, second.end),
                once,
            )


def _is_name(text: str, first: int, second: int) -> bool:
    """True if both are written as a name: Boutros Boutros-Ghali, Sing Sing. A CJK word is not cut by spaces."""
    return text[second].isupper() or not text[first].isalpha() or ord(text[first]) > 0x2E80


def double_space(subject: Subject) -> Iterator[Issue]:
    """One space stands between words.

    Why: two of them make holes in a justified line, and look like something that was taken out.
    Example: “the  Council”.
    Instead: leave one. `--fix` does it.
    Source: usual typesetting practice.
    """
    for prose in subject.prose:
        if "  " in prose.text or "\u00a0 " in prose.text or " \u00a0" in prose.text:
            for match in _DOUBLE.finditer(prose.text):
                yield Issue(
                    say("Two spaces stand here."), say("Leave one."), prose.path, prose.span(*match.span()), " "
                )


_DOUBLE = re.compile(r"(?<=[^\s])(?<!\|)(?: |\u00a0){2,20}(?=[^\s|])")


def space_before_punctuation(subject: Subject) -> Iterator[Issue]:
    """No space stands before a comma or a full stop.

    Why: the mark may fall to the next line, and the eye stumbles.
    Example: “in Osh , where”. In French a space belongs before ; : ? ! and », and is left alone.
    Instead: take the space out. `--fix` does it.
    Source: usual typesetting practice; for French, the Lexique of the Imprimerie nationale.
    """
    marks = ",." if subject.language == "fr" else ",.;:!?"
    for prose in subject.prose:
        for match in _SPACED.finditer(prose.text):
            start = max(match.start() - _BLANKS, 0)
            start += len(prose.text[start : match.start()].rstrip(" \u00a0"))
            if match[0] in marks and start and (prose.text[start - 1].isalnum() or prose.text[start - 1] in ')]”’"»'):
                span = prose.span(start, match.end())
                yield Issue(
                    say("A space stands before ‘{match}’.", match=match[0]),
                    say("Take the space out."),
                    prose.path,
                    span,
                    match[0],
                )


_BLANKS = 9
_SPACED = re.compile(r"[,;:!?.](?<=[ \u00a0].)(?=[\s\"”’)»]|$)(?! ?[.,;:!?])", re.MULTILINE)


def space_missing(subject: Subject) -> Iterator[Issue]:
    """A space stands after a full stop and after a comma.

    Why: two sentences run into one, and a search for either word fails.
    Example: “by government troops.But this”, “Osh,Jalalabad”.
    Instead: put the space in. `--fix` does it.
    Source: usual typesetting practice.
    """
    for prose in subject.prose:
        for match in _JOINED.finditer(prose.text):
            start, after = match.start() - 1, prose.text[match.end() : match.end() + 2]
            if not _is_slip(prose.text[max(start - 1, 0) : start + 1], match[0], after):
                continue
            yield Issue(
                say("A space is missing after ‘{match}’.", match=match[0]),
                say("Put it in."),
                prose.path,
                prose.span(start, match.end()),
                f"{prose.text[start]}{match[0]} ",
            )


_JOINED = re.compile(r"[.,;!?…]{1,4}(?=[^\W\d_])")


def _is_slip(before: str, mark: str, after: str) -> bool:
    """True if a word ends before the mark and one begins after it: not e.g., not U.S.A., not Ch.i."""
    if len(before) < 2 or not before[0].islower() or not (before[1].islower() or before[1] == ")"):
        return False
    if mark in ",;":
        return True
    return "," not in mark and ";" not in mark and after[0].isupper() and (after[1:].islower() or after[1:] == " ")


def space_at_hyphen(subject: Subject) -> Iterator[Issue]:
    """No space stands at one side of a hyphen.

    Why: it is what is left of a word that was broken at the end of a line somewhere else.
    Example: “a cotton- processing plant”. A hyphen that stands for a part, as in “short- and long-term”, is right.
    Instead: join the word; for a dash, put a space at both sides, or none.
    Source: usual typesetting practice; the words that may follow such a hyphen are in the word lists.
    """
    after = subject.words["hyphen-may-precede"]
    for prose in subject.prose:
        if "- " not in prose.text and " -" not in prose.text:
            continue
        for match in _BROKEN.finditer(prose.text):
            if match[3] and match[3].casefold() in after:
                continue
            yield Issue(
                say("A space stands at one side of the hyphen only."),
                say("Join the word, or put a space at both sides."),
                prose.path,
                prose.span(*match.span()),
            )


_BROKEN = re.compile(r"([^\W\d_]{1,40})(-)[ ]([^\W\d_]{1,40})|(?<=[^\W\d_])[ ]-[^\W\d_]{1,40}")


def stray_letters(subject: Subject) -> Iterator[Issue]:
    """One vowel, or two letters, that are no word of the language are a slip.

    Why: a spelling checker that knows rare words lets them pass, and so does a tired eye.
    Example: “statements such as those made ay yesterday’s meeting”.
    Instead: write the word that was meant, or take the letters out.
    Source: the short words of each language are in the word lists (`short-words`).
    """
    known = subject.words["short-words"]
    for prose in subject.prose:
        text = prose.text
        if prose.kind == "note":
            continue
        for word in prose.words:
            if not _is_short(word.folded) or word.folded in known:
                continue
            around = text[max(word.start - 1, 0) : word.start] + text[word.end : word.end + 1]
            if not text[word.start : word.end].islower() or around.strip(" ,\n"):
                continue  # initials, symbols, a) lists, l'a, foreign words in quotation marks
            if is_quoted(prose, word.start) or _is_foreign(prose, word.start, subject):
                continue
            yield Issue(
                say("‘{text}’ is not a word.", text=text[word.start : word.end]),
                say("Write the word that was meant, or take it out."),
                prose.path,
                prose.span(word.start, word.end),
            )


def _is_short(word: str) -> bool:
    """True for two letters, or one vowel: a consonant alone names something (article x, point b)."""
    return word.isalpha() and (len(word) == 2 or (len(word) == 1 and word in "aeiouаеиоуы"))


def _is_foreign(prose: Prose, position: int, subject: Subject) -> bool:
    """True if the letters belong to a foreign name: a capital right before or after them (Rio de Janeiro), or a script
    that the language does not use."""
    before = prose.text[max(position - 60, 0) : position].split()[-1:]
    after = prose.text[position : position + 60].split()[1:2]
    if any(part[:1].isupper() for part in (*before, *after)):
        return True
    return (ord(prose.text[position]) > 0x24F) != (subject.language == "ru")


def missing_full_stop(subject: Subject) -> Iterator[Issue]:
    """A paragraph ends with a full stop, or with another mark that ends a sentence.

    Why: without one the reader wonders whether the rest was lost.
    Example: a last sentence that stops “to ensure that those responsible are”.
    Instead: end the sentence. Items of a list and headings need no stop.
    Source: usual typesetting practice.
    """
    last = max((prose.number for prose in subject.prose), default=0)
    with_asks = {prose.number for prose in subject.body if prose.kind != "passage"}
    ends: list[tuple[Prose, int, int]] = []
    for prose in subject.prose:
        if prose.kind not in ("passage", "note") or prose.origin.number == 0 or prose.path[:1] == ("cases",):
            continue
        if not prose.origin.typed and subject.pack.kind:  # labels and lists of a move, which nobody who writes can end
            continue
        for start, end in prose.paragraphs:
            if prose.kind == "passage" and _is_unfinished(prose, start, end):
                ends.append((prose, start, end))
        if prose.kind == "passage" and prose.number == last > 1 and prose.number not in with_asks:
            if not _ends_with_half_stop(prose):
                continue
            ends.append((prose, *prose.paragraphs[-1]))
    for prose, start, end in ends if len(ends) <= _EACH else ends[:1]:
        word = prose.text.rfind(" ", start, end) + 1
        yield Issue(
            say_count(
                "The paragraph ends without a full stop.",
                "The paragraph ends without a full stop; so do others, {count} altogether.",
                len(ends) if len(ends) > _EACH else 1,
            ),
            say("End the sentence, or finish it."),
            prose.path,
            prose.span(max(word, start), end),
        )


_EACH = 2
"""Paragraphs that are told one by one."""


def _ends_with_half_stop(prose: Prose) -> bool:
    """True if a passage ends with a semicolon or a colon, as a list does that goes on."""
    return bool(prose.paragraphs) and prose.text.rstrip()[-1:] in (";", ":")


def _is_unfinished(prose: Prose, start: int, end: int) -> bool:
    last = prose.text[end - 1]
    if not (last.isalnum() or last in ",-–—") or ord(last) > 0x2E80:
        return False
    origin, span = prose.origin.raw, prose.span(start, end)
    line = origin[origin.rfind("\n", 0, span[0]) + 1 : span[0]] if span else ""
    if line.strip():  # an item of a list, a quotation
        return False
    if _OF_A_LIST.search(prose.text, max(start, end - 12), end) or _FIGURE.search(prose.text, max(start, end - 5), end):
        return False  # an item that another follows; the mark of a note that was lost
    return any(match.end() < end - start for match in _ENDED.finditer(prose.text[start:end])) or _is_long(
        prose.text[start:end]
    )


_OF_A_LIST = re.compile(r"[;,] ?(?:and|or|et|ou|y|e|o|u|и|или)$")
_FIGURE = re.compile(r"[^\W\d][.!?]\d{1,2}$")
_ENDED = re.compile(r"[^\W\d_]{3}[.!?]\s")


_LABEL = re.compile(r"\w+(?: \w+){0,3}:\s")


def _is_long(text: str) -> bool:
    """True for twelve words or more: a sentence rather than a line such as a place, a name or `Contact: …`."""
    return text.count(" ") >= 11 and "\n" not in text and not _LABEL.match(text)


def list_ends_unlike(subject: Subject) -> Iterator[Issue]:
    """The items of a list of asks end alike.

    Why: a list in which some items are sentences and others are not looks unfinished.
    Example: three asks with a full stop, and three without.
    Instead: take the stops out; the letter gets a semicolon behind each, and a full stop behind the last.
    Source: usual typesetting practice.
    """
    by_passage: dict[int, list[Prose]] = {}
    for prose in subject.body:
        if prose.kind == "ask" and prose.text.strip():
            by_passage.setdefault(prose.number, []).append(prose)
    for items in by_passage.values():
        inner = [prose for prose in items[:-1] if prose.paragraphs]
        stopped = [prose for prose in inner if prose.text.rstrip().rstrip("”’»\"'")[-1:] in (".", "!", "?")]
        if len(inner) >= _ITEMS and 0 < len(stopped) < len(inner):
            first = stopped[0]
            end = len(first.text.rstrip())
            yield Issue(
                say(
                    "Of {count} items of the list, {stopped} end with a full stop, and the others do not.",
                    count=len(items),
                    stopped=len(stopped) + (len(items) > len(inner) and items[-1].text.rstrip()[-1:] == "."),
                ),
                say("End them all alike."),
                first.path,
                first.span(first.text.rfind(" ", 0, end) + 1, end),
            )


_ITEMS = 2
"""Items before the last from which some may be unlike others."""


def unbalanced_quotes(subject: Subject) -> Iterator[Issue]:
    """Every quotation mark has its partner.

    Why: without it the reader cannot tell whose words end where, and a quotation is what an opponent checks first.
    Example: “the Council agreed to “timely and decisive response.”
    Instead: close the quotation where the quoted words end, or take the mark out.
    Source: usual typesetting practice; a quotation that goes on in the next paragraph is opened again there.
    """
    for prose in subject.prose:
        told = set[int]()
        for start, end in lonely_marks(prose):
            paragraph = prose.paragraph_at(start)[0]
            if paragraph in told:  # two marks of one quotation, one of them typed for the other
                continue
            told.add(paragraph)
            yield Issue(
                say("The quotation mark {text} has no partner in its paragraph.", text=prose.text[start:end]),
                say("Put the other one where the quoted words begin or end."),
                prose.path,
                prose.span(start, end),
            )
