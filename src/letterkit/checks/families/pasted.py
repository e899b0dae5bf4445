"""Rules about what pasting does to a text: signs read wrongly, markup that prints, words and lists in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.broken_words import broken_forms
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.errors import KeyPath
from letterkit.wording import say, say_count, say_list

_MOST: Final = 1_000
"""Places of one kind that are counted."""
_NAMED: Final = 3
"""Places whose words a message has."""


class _Place(NamedTuple):
    path: KeyPath
    span: Span
    words: str


def garbled_text(subject: Subject) -> Iterator[Issue]:
    """Every character is the one that was typed.

    Why: a reader who meets “Ministerâ€™s” in the first line thinks that nobody read the letter before it was sent.
    Example: “the Prime Ministerâ€™s promise”; “a caf�”.
    Instead: copy the text again, or type the characters; the message says what was probably meant.
    Source: text in UTF-8 that a program took for Windows-1252 or Windows-1251.
    """
    places = [*islice(_garbled(subject.printed), _MOST)]
    if places:
        first = places[0]
        meant = _undone(first.words)
        yield Issue(
            say_count(
                "‘{words}’ was read in a wrong encoding.",
                "‘{words}’ was read in a wrong encoding; so was text in {count} places altogether.",
                len(places),
                words=first.words,
            ),
            say("Write ‘{meant}’.", meant=meant)
            if meant
            else say("Copy the text again from where it came, or type what is missing."),
            first.path,
            first.span,
            meant or None if len(places) == 1 else None,
        )


_LOST: Final = "\ufffd"
_SUSPECT: Final = re.compile(
    "[ÂÃÄÅÎÏÐÑØÙâ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|(?:[РС][\u00a0-\u00bf\u0402-\u040f\u0451-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]){3}"
)
"""Letters that stand together where UTF-8 was read as Windows-1252 or Windows-1251, and hardly anywhere else."""
_RUN: Final = re.compile(r"\S+")


def _garbled(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[_Place]:
    for path, text in texts:
        if text.isascii() or not (_LOST in text or _SUSPECT.search(text)):
            continue
        for run in _RUN.finditer(text):
            if _LOST in run[0] or (_SUSPECT.search(run[0]) and _undone(run[0])):
                yield _Place(path, run.span(), run[0])


def _undone(words: str) -> str:
    """Return what garbled words say, empty where it cannot be told."""
    if _LOST in words:
        return ""
    from ftfy import fix_encoding  # its tables take a tenth of a second, and few letters need them
    from ftfy.badness import is_bad

    fixed = fix_encoding(words) if is_bad(words) else words
    return fixed if fixed != words else ""


def markup_printed(subject: Subject) -> Iterator[Issue]:
    """Markup that letters do not have is taken out, because it prints as it stands.

    Why: “## Background” and “<br>” in a letter to a minister are read as carelessness, or as a secret sign.
    Example: “## Background”; “the 1<sup>st</sup> of May”; “see [the report][1]”; a line of dashes; a table of bars.
    Instead: headings are passages of their own (`heading:`); raised letters are `^st^`; a link has its words in square
    brackets, and behind them the address in round ones; tables become lists.
    Source: what letterkit reads of Markdown; everything else is printed as it is typed.
    """
    places = [*islice(_markup(subject.citing_texts), _MOST)]
    if places:
        first = places[0]
        told = say_list(dict.fromkeys(f"‘{place.words}’" for place in places[:_NAMED]))
        yield Issue(
            say_count(
                "{told} prints as it stands.",
                "{told} print as they stand; there is markup in {count} places.",
                len(places),
                told=told,
            ),
            say("Take it out: a heading is a passage of its own, raised letters are ^st^, a link is [words](address)."),
            first.path,
            first.span,
        )


_LINES_OF_MARKUP: Final = re.compile(
    r"^ {0,3}(?:#{1,6} \S[^\n]{0,30}|```\w{0,10}|~~~\w{0,10}|([-*_=])(?: ?\1){2,30} *$"
    r"|\|(?=[^\n|]{0,40}\w)[^\n]{1,40}\||\[[^\]\^\n]{1,30}\]: ?\S{1,30})",
    re.MULTILINE,
)
_TAG_NAMES: Final = (
    "a|abbr|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|s|script"
    "|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_MARKUP: Final = re.compile(
    rf"</?(?:{_TAG_NAMES})(?: [^<>\n]{{0,200}})?/?>|!?\[[^\[\]\n]{{1,80}}\]\[[^\[\]\n]{{0,30}}\]"
    r"|!\[[^\[\]\n]{0,80}\]\([^()\s]{1,200}\)|&(?:nbsp|amp|quot|lt|gt|apos|mdash|ndash|[lr][sd]quo|hellip|eacute|#x?[0-9a-fA-F]{2,5});",
    re.IGNORECASE,
)


def _markup(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[_Place]:
    for path, text in texts:
        if not _has_marks(text):
            continue
        spans = sorted(
            (*(m.span() for m in _LINES_OF_MARKUP.finditer(text)), *(m.span() for m in _MARKUP.finditer(text)))
        )
        end = 0
        for start, last in spans:
            if start >= end:
                end = last
                words = " ".join(text[start:last].split())
                yield _Place(path, (start, last), words)


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


_MARKS: Final = ("<", "#", "][", "]:", "```", "~~~", "---", "***", "- - -", "* * *", "___", "===", "|", "![", "&")


def broken_word(subject: Subject) -> Iterator[Issue]:
    """A word is in one piece.

    Why: text that was copied out of a PDF file has gaps that its writer no longer sees and every reader does.
    Example: “a signi cant number”; “con dential”; “the infor- mation”; “the ﬁle” with one sign for two letters.
    Instead: write the word in one piece; the message says what it probably was.
    Source: the ligatures fi, fl, ff, ffi and ffl, and hyphens at the ends of lines, as PDF files give them out.
    """
    places = [*islice(_broken(subject), _MOST)]
    if places:
        first, meant = places[0]
        yield Issue(
            say_count(
                "‘{words}’ is in pieces.",
                "‘{words}’ is in pieces; so are words in {count} places altogether.",
                len(places),
                words=" ".join(first.words.split()),
            ),
            say("Join it: ‘{meant}’. Keep the hyphen if it belongs there.", meant=meant)
            if "-" in first.words
            else say("Write ‘{meant}’.", meant=meant),
            first.path,
            first.span,
            meant if len(places) == 1 and "-" not in first.words else None,
        )


_LIGATURES: Final = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)
)
_WITH_LIGATURE: Final = re.compile(r"\w*[\ufb00-\ufb06]\w*")
_HYPHENATED: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,20})(?:- *\n *|-[ \u00a0])([^\W\d_]{2,20})(?![\w-])")
_WORD: Final = re.compile(r"(?<![\w'’-])([^\W\d_]{1,20})(?= ([^\W\d_]{1,20})(?![\w'’-]))")
"""A word, with the one behind it."""


def _broken(subject: Subject) -> Iterator[tuple[_Place, str]]:
    """Yield each word in pieces, with what it probably was."""
    joining, pieces = small_words("behind_suspended_hyphens"), broken_forms(subject.language)
    for path, text in subject.raw_texts:
        if not text.isascii():
            for match in _WITH_LIGATURE.finditer(text):
                yield _Place(path, match.span(), match[0]), _without_ligatures(match[0])
        if "-" in text:
            for match in _HYPHENATED.finditer(text):
                if match[2].islower() and match[2] not in joining:
                    yield _Place(path, match.span(), match[0]), match[1] + match[2]
        for match in _WORD.finditer(text) if pieces else ():
            for last in (match.end(2), match.end(1)):
                meant = pieces.get(text[match.start() : last].lower())
                if meant:
                    whole = meant.capitalize() if match[1][:1].isupper() else meant
                    yield _Place(path, (match.start(), last), text[match.start() : last]), whole
                    break


def _without_ligatures(word: str) -> str:
    return "".join(_LIGATURES.get(ch, ch) for ch in word)


def list_run_together(subject: Subject) -> Iterator[Issue]:
    """The items of a list stand under each other, and what belongs to the page of another file is left out.

    Why: a request that is lost in a paragraph of dots is not answered.
    Example: “We ask you to: • release them; • open an inquiry” in one line; “Page 2 of 5” between two paragraphs.
    Instead: write each item on a line of its own, beginning with “- ”; delete the numbers of pages.
    Source: what comes along when text is copied out of a PDF file or an e-mail.
    """
    places = [*islice(_list_marks(subject.citing_texts), _MOST)]
    if places:
        yield Issue(
            say("Here a list stands in one line, at ‘{words}’.", words=places[0].words),
            say("Write each item on a line of its own, beginning with “- ”."),
            places[0].path,
            places[0].span,
        )
    for place in islice(_page_marks(subject.raw_texts), 1):
        yield Issue(
            say("‘{words}’ seems to be the number of a page.", words=place.words),
            say("Delete it, and join what stands before and after it."),
            place.path,
            place.span,
        )


_BULLETS: Final = "•▪◦‣●■\uf0b7\uf0a7"
_BULLET: Final = re.compile(rf"[{_BULLETS}](?:[^{_BULLETS}\n]{{0,24}}[^\s{_BULLETS}])?")
_PAGE: Final = re.compile(
    r"^ {0,9}(?:(?:page|p\.|página|pág\.|стр\.|страница) ?\d{1,3}(?: ?(?:/|of|sur|de|из) ?\d{1,3})?"
    r"|[-–—] ?\d{1,3} ?[-–—]|\d{1,3} ?/ ?\d{1,3}) *$",
    re.MULTILINE | re.IGNORECASE,
)


def _list_marks(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[_Place]:
    for path, text in texts:
        for match in _BULLET.finditer(text) if not text.isascii() else ():
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if line.strip():  # one at the beginning of a line is a list that its writer sees
                yield _Place(path, match.span(), match[0].strip())


def _page_marks(texts: Iterable[tuple[KeyPath, str]]) -> Iterator[_Place]:
    for path, text in texts:
        for match in _PAGE.finditer(text) if "\n" in text else ():
            yield _Place(path, match.span(), match[0].strip())


def footnote_glued(subject: Subject) -> Iterator[Issue]:
    """The number of a note is a mark with a note, or it goes.

    Why: “in May.1” leads the reader to a note that the letter does not have.
    Example: “They fled in May.1 The camp is full”; “a report of objectives2 was published”.
    Instead: write the source as a note: “in May.[^1]”, or delete the figure.
    Source: marks of notes lose their place when text is pasted without its formatting.
    """
    places = [*islice(_glued(subject), _MOST)]
    if places:
        yield Issue(
            say_count(
                "Is the figure in ‘{words}’ the mark of a note that was lost?",
                "Is the figure in ‘{words}’ the mark of a note that was lost? There are {count} of them.",
                len(places),
                words=places[0].words,
            ),
            say("Give the sentence its source, or delete the figure."),
            places[0].path,
            places[0].span,
        )


_GLUED: Final = re.compile(r"(?<![\w/@.:-])([^\W\d_]{3,30})([.,;:!?”’\")»]{1,2}|)(\d{1,2})(?=[\s.,;:)”’»]|$)")


def _glued(subject: Subject) -> Iterator[_Place]:
    abbreviations = small_words("before_numbers")
    for path, text in subject.raw_texts:
        for match in _GLUED.finditer(text):
            word, mark = match[1], match[2]
            if (
                not word[1:].islower()
                or word.lower() in abbreviations
                or (mark and mark in ",:" and not word.islower())
            ):
                continue
            if not mark and (word[0].isupper() or int(match[3]) > _MOST_NOTES):
                continue  # a name: Boeing747, Covid19
            yield _Place(path, match.span(), match[0])


_MOST_NOTES: Final = 60
_ABBREVIATION: Final = 3


def text_after_hash(subject: Subject) -> Iterator[Issue]:
    """What stands behind “#” in the file of a draft is a remark, and is not printed.

    Why: half of a source is lost without a word.
    Example: `source: Press release #12 of 2010`, of which “Press release” is left.
    Instead: put the whole text in quotation marks.
    Source: YAML, in which a blank and “#” begin a remark.
    """
    text, places = subject.loaded.tree.text, subject.loaded.tree.positions
    if not _HASH.search(text):
        return
    lines = text.split("\n")
    by_line = {line: path for path, (line, _) in places.items()}
    for number, line in enumerate(lines, 1):
        found = _HASH.search(line)
        path = by_line.get(number) if found else None
        value = _value_at(subject.loaded.data, path) if path else None
        if found and path and isinstance(value, (str, int, float)):
            kept = line[: found.start()].rstrip()
            if kept and kept.endswith(str(value)) and not kept.lstrip().startswith("#"):
                yield Issue(
                    say("‘{words}’ is taken for a remark, and is not printed.", words=found[0].strip()),
                    say("Put the whole text in quotation marks."),
                    path,
                )


_HASH: Final = re.compile(r"(?<=\S)[ \t]+#[^\s#].*$", re.MULTILINE)


def _value_at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data
