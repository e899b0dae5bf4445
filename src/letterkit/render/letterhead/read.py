"""A Word file of the organisation's own, whose styles, margins, headers and footers a letter takes over.

It is not trusted. Only those of its parts are kept that a letter needs, and of those only what is allowed; styles that
letters need and it lacks are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from letterkit.disk import files
from letterkit.errors import CannotRead, Problem, UnreadableFile
from letterkit.letter.composed import Letter
from letterkit.office.printable import clean
from letterkit.office.refusals import Damaged, TooLarge
from letterkit.office.relations import Relation, relations_of
from letterkit.office.safe_xml import Element
from letterkit.office.word_writing import DOCUMENT, XML, pack_document, relationships
from letterkit.office.word_xml import element, to_inner_xml, to_xml
from letterkit.render import page
from letterkit.render.letterhead import direction
from letterkit.render.letterhead import heads as letterhead_heads
from letterkit.render.letterhead import parts as letterhead_parts
from letterkit.render.letterhead import strings as letterhead_strings
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.letterhead.refusals import TOO_LARGE_HINT, Unusable
from letterkit.render.letterhead.sections import Place
from letterkit.wording import say, say_worded, worded

_MAX_BYTES: Final = 20_000_000
_ANEW: Final = worded("Make a new one with `letterkit letterhead new`, or save yours as .docx in Word.")
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of .doc files, and of .docx files with a password."""
_MAX_LISTED: Final = 5
_STAMP_COLOUR: Final = "9B1C1C"
_ROOTS: Final = {"header": "w:hdr", "footer": "w:ftr"}
_STAMPED: Final = ("header", "default")
_OTHERS: Final = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "fontTable": "word/fontTable.xml",
    "theme": "word/theme/theme1.xml",
}
"""The members of the parts that a letter refers to, by the kinds of their relationships."""


@dataclass(frozen=True)
class Letterhead:
    """The parts of a Word file that letters take over."""

    parts: letterhead_parts.Parts

    @cached_property
    def names_sender(self) -> bool:
        """True if the head of the first page has words or a picture, so that a letter does not name its sender once
        more."""
        head = self.parts.head_of_first_page()
        return head is not None and letterhead_heads.names_sender(head.root)

    @cached_property
    def settings(self) -> str:
        """The settings that change the look of a page, as XML."""
        return to_inner_xml(self.parts.settings)

    @cached_property
    def strings(self) -> tuple[letterhead_strings.PlacedString, ...]:
        """Every string that may hold a name, with its place in words."""
        return letterhead_strings.strings(self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """The strings that may hold a name."""
        return tuple(dict.fromkeys(text for _, text in self.strings))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Words of its heads that letters cannot take over."""
        return tuple(dict.fromkeys(words for head in self.parts.heads.values() for words in head.left_out))

    @property
    def remark(self) -> str:
        """Sentences about the words that are left out, for a person; empty where there are none."""
        if not self.left_out:
            return ""
        words = ", ".join(f"‘{clean(words)}’" for words in self.left_out[:_MAX_LISTED])
        more = (
            (" " + say("and {number} more", number=len(self.left_out) - _MAX_LISTED))
            if len(self.left_out) > _MAX_LISTED
            else ""
        )
        return say(
            "Not taken over from the head of the letterhead: {words}{more}. Days that change by "
            "themselves, formulas and things of other programs stay behind; write there in plain "
            "words what letters need.",
            words=words,
            more=more,
        )

    def reference(self, letter: Letter, styles: str) -> bytes:
        """Return the file as pandoc needs it for a letter.

        `styles` are those of letters: pandoc needs only their names and ids, and reads the many of a Word file slowly.
        """
        ids = letterhead_styles.matching_ids(self.parts.styles, letterhead_styles.parse(styles))
        roots = self._heads(letter)
        related = {f"rId{number}": Relation(place[0], _member(place)) for number, place in enumerate(roots, 1)}
        numbers = dict(zip(roots, related, strict=True))
        members: dict[str, str | bytes] = {}
        for place, root in roots.items():
            members[_member(place)] = XML + to_xml(letterhead_styles.rename_styles(root, ids))
            if place in self.parts.heads and (head_relations := self.parts.heads[place].relations):
                members[relations_of(_member(place))] = relationships(head_relations)
        for kind, root in self.parts.others.items():
            members[_OTHERS[kind]] = XML + to_xml(letterhead_styles.rename_styles(root, ids))
        related |= {f"lk{kind}": Relation(kind, _OTHERS[kind]) for kind in ("styles", *self.parts.others)}
        members |= self.parts.pictures
        mirrored = letter.direction == "rtl"
        members[DOCUMENT] = _document(numbers, self.parts.sheet.for_direction(mirrored=mirrored))
        members[_OTHERS["styles"]] = styles
        return pack_document(related, members)

    def styles(self, letter: Letter, styles: str) -> str:
        """Return its styles for a letter, completed by those of `styles`.

        They have the ids that letters use, and the language and direction of the letter.
        """
        root = letterhead_styles.complete(self.parts.styles, letterhead_styles.parse(styles))
        direction.set_styles(root, mirrored=letter.direction == "rtl")
        letterhead_styles.set_language(root, page.latin_language(letter), letter.language)
        return XML + to_xml(root)

    def _heads(self, letter: Letter) -> dict[Place, Element]:
        """Return the heads of a letter by their places, in its direction and with its stamp."""
        before = direction.style_directions(self.parts.styles)
        mirrored = letter.direction == "rtl"
        roots = {place: deepcopy(head.root) for place, head in self.parts.heads.items()}
        for (kind, _), root in roots.items():
            root.tag = _ROOTS[kind]  # the file may call any part a head
            direction.keep_paragraphs(root, before, mirrored=mirrored)
        if letter.stamp:
            for place in self.parts.later_places() or [_STAMPED]:
                roots.setdefault(place, Element("w:hdr")).insert(0, _stamp(letter))
        return roots


def read(path: Path) -> Letterhead:
    """Return a letterhead.

    Raises CannotRead for a file that is missing, damaged, no Word file, or that would bring into every letter what
    cannot be cleaned of its maker.
    """
    with files.raising_cannot_read(
        path, files.LETTERHEAD, say("Correct the name, or write without it: --letterhead none.")
    ):
        state = files.stat_file(path)
        if state.st_size > _MAX_BYTES:
            raise _unusable(path, say("The letterhead is larger than 20 MB."), say("Make its pictures smaller."))
        return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, _when: int, _size: int) -> Letterhead:
    raw = files.read(path, _MAX_BYTES)
    if raw.startswith(_OLE):
        hint = say("Open it in Word, and save it as .docx without a password.")
        raise _unusable(
            path, say("The letterhead is protected by a password, or is a Word file of the old form (.doc)."), hint
        )
    try:
        return Letterhead(letterhead_parts.read(raw, path))
    except Unusable as refused:
        raise _unusable(path, refused.why, refused.hint) from None
    except UnreadableFile as refused:
        hint = say_worded(TOO_LARGE_HINT) if isinstance(refused, TooLarge) else say_worded(_ANEW)
        raise _unusable(path, _why(refused), hint) from None


def _why(refused: UnreadableFile) -> str:
    """Return why a file cannot even be opened, in words."""
    if isinstance(refused, Damaged) and not refused.part:
        return say("The letterhead is not a Word file, or is damaged.")
    reason = refused.problems[0].message
    if isinstance(refused, TooLarge):
        return say("The letterhead is far larger than a letterhead can be. {reason}", reason=reason)
    return say("The letterhead cannot be used. {reason}", reason=reason)


def _document(numbers: Mapping[Place, str], sheet: Iterable[Element]) -> str:
    """Return an empty document on a sheet, with the ids of its heads."""
    heads = (
        element(f"w:{kind}Reference", {"w:type": pages, "r:id": number}) for (kind, pages), number in numbers.items()
    )
    section = element("w:sectPr", None, *heads, *sheet)
    return XML + to_xml(element("w:document", None, element("w:body", None, Element("w:p"), section)))


def _member(place: Place) -> str:
    kind, pages = place
    return f"word/{kind}_{pages}.xml"


def _stamp(letter: Letter) -> Element:
    """Return the paragraph that says that a letter is a draft."""
    properties = element("w:pPr", None, element("w:pStyle", {"w:val": "Header"}))
    if letter.direction == "rtl":
        properties.append(Element("w:bidi"))
    look = element("w:rPr", None, Element("w:b"), Element("w:bCs"), Element("w:color", {"w:val": _STAMP_COLOUR}))
    run = element("w:r", None, look, element("w:t", text=letter.stamp))
    return element("w:p", None, properties, run)


def _unusable(path: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(why, hint, str(path)))
