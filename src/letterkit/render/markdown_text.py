"""Plain text as Markdown source, escaped only where a reader would take a character for markup."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from letterkit.letter.links import with_links
from letterkit.letter.markup import Citation, Inline, LineBreak, Link, Note, Subscript, Superscript, Text

_ENTITY = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
_EMOJI = re.compile(r":(?=(?:[0-9_+-]*[A-Za-z+-][\w+-]*|100|1234):)", re.ASCII)  # GitHub's :name:
_WORD_UNDERSCORES = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_SPECIAL = re.compile(r"[\\*_`~^\[\]!<&$:]")
_AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>\\\x00-\x20]+", re.IGNORECASE)
_AFTER_ADDRESS = re.compile(r"[.,;:!?)]*(?:\s|$)")
_TASK = re.compile(r"\[[ xX]\]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# What opens a heading, a quote, a list, a rule, a table's second line or a div when a line starts with it.
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-|:](?=[-|:\s]*$)|=+\s*$|:::")
NOT_A_MARK = "("
"""Stands for a delimiter that is not known yet: punctuation, yet neither * nor _."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of an inline: the character before it, the characters after it, the emphasis marks that are not
    in use, and whether it is inside a link."""

    before: str = ""
    after: str = ""
    marks: str = "*_"
    linked: bool = False


def heading_text(source: str) -> str:
    """Return Markdown on the one line of a heading. Number signs at its end would be taken for the end of the
    heading."""
    return re.sub(r"(?:^|(?<= ))(#+)$", r"\\\1", source.replace("\\\n", " "))


def paragraph_line(line: str) -> str:
    """Return a line with a start escaped that would make it anything but a line of a paragraph."""
    if number := _NUMBERED.match(line):
        return f"{number[1]}\\{line[len(number[1]) :]}"
    return f"\\{line}" if _OPENING.match(line) else line


def first_characters(node: Inline) -> str:
    """Return a text's characters, or the first character that Markdown has for any other node."""
    match node:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Note() | Link() | Citation():
            return "["
        case Superscript() | Subscript():
            return "<"
        case _:
            return NOT_A_MARK


def text_source(text: str, context: Context) -> str:
    """Return a text as Markdown. Sites link an address with its backslashes, so one with marks goes in angle
    brackets."""
    if context.linked:
        return escape_text(text, context)
    source = context.before
    pieces = with_links(text)
    for index, piece in enumerate(pieces):
        following = "".join(map(first_characters, pieces[index + 1 : index + 3])) + context.after
        inner = replace(context, before=source[-1:], after=following)
        if isinstance(piece, Text):
            source += escape_text(piece.text, inner)
        elif isinstance(piece, Link):
            address = escape_text(piece.target, inner)
            source += address if address == piece.target else bare_address(piece.target, inner) or address
    return source[len(context.before) :]


def escape_text(text: str, context: Context) -> str:
    """Return a text with a backslash before each character that would be markup; in a link, before any bracket."""
    whole = context.before + text + context.after
    offset = len(context.before)
    inside_words = {place for match in _WORD_UNDERSCORES.finditer(whole) for place in range(*match.span())}
    codes = {match.start() for code in (_ENTITY, _EMOJI) for match in code.finditer(text)}

    def escape(mark: re.Match[str]) -> str:
        place, character = mark.start(), mark[0]
        if character == "_":
            needed = place + offset not in inside_words
        elif character in "&:":
            needed = place in codes
        else:
            needed = _is_markup(character, text, place, context)
        return f"\\{character}" if needed else character

    return _SPECIAL.sub(escape, text)


def _is_markup(character: str, text: str, place: int, context: Context) -> bool:
    """True if a reader would take the character at a place of a text for markup."""
    preceding = text[place - 1] if place else context.before
    following = (text[place + 1 : place + 2] or context.after)[:1]
    match character:
        case "$":  # the text between two is a formula to GitHub; after a blank none ends
            return preceding not in ("", " ", "\n") and ("$" in text[:place] or bool(context.before))
        case "<":
            return bool(re.match(r"[A-Za-z/!?]", following))
        case "!":
            return following == "["
        case "[":
            opens_task = preceding in ("", "\n") and bool(_TASK.match(text, place))
            inside, closed, _ = text[place + 1 :].partition("]")
            cites = "@" in inside or not closed  # it may close in the words that follow: [@a*]*
            return context.linked or following == "^" or opens_task or cites
        case "]":
            return context.linked or following in ("(", "[", ":")
        case _:
            return True


def bare_address(target: str, context: Context) -> str:
    """Return an address without link text: as it is where every reader finds its end, else in angle brackets; empty
    where neither can be."""
    link = Link((Text(target),), target)
    clear = context.before in ("", "\n", " ", "(") and _AFTER_ADDRESS.match(context.after)
    if clear and with_links(target + context.after)[0] == link and escape_text(target, Context()) == target:
        return target
    return f"<{target}>" if _AUTOLINK.fullmatch(target) and not _ENTITY.search(target) else ""


def link_destination(target: str) -> str:
    destination = _ENTITY.sub(r"\\&", target.replace("\\", "\\\\"))
    if re.search(r"[\s()<>]", destination):
        destination = "<" + re.sub("([<>])", r"\\\1", destination) + ">"
    return destination


def is_emphasis(mark: str, inner: str, context: Context) -> bool:
    """True if `inner` between two marks is read as emphasis between these neighbours (CommonMark, section 6.2)."""
    before, after = context.before, context.after[:1]
    if not inner or mark in (before, after, inner[0], inner[-1]):
        return False
    opens = not _may_be_punctuation(inner[0]) or _is_border(before)
    closes = not _may_be_punctuation(inner[-1]) or _is_border(after)
    return opens and closes and (mark == "*" or (_is_border(before) and _is_border(after)))


def _is_border(character: str) -> bool:
    """True for a blank, an end of the text, and a character that every reader takes for punctuation."""
    if not character or character.isspace():
        return True
    return (character.isascii() and not character.isalnum()) or _category(character) == "P"


def _may_be_punctuation(character: str) -> bool:
    """True for punctuation and for symbols such as the euro sign, on which readers differ."""
    return (character.isascii() and not character.isalnum()) or _category(character) in "PS"


def _category(character: str) -> str:
    return unicodedata.category(character)[0]
