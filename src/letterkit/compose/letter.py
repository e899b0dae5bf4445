"""The whole letter: every block in its place, from the letterhead to the last copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from letterkit.compose.annexes import annex_parts, enclosed, with_questions
from letterkit.compose.ask_groups import AskGroup, AskSetting, ask_groups
from letterkit.compose.envelope import envelope
from letterkit.compose.lines import lines_part
from letterkit.compose.passages import ComposedPassage, compose_passages
from letterkit.compose.signatories import signatories
from letterkit.disk import files
from letterkit.languages.language import Language
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.extent import Extent, LetterTooLarge
from letterkit.letter.markup import BulletList, Paragraph, Text
from letterkit.letter.model import Draft, Recipient, Sender
from letterkit.letter.notes import settle
from letterkit.library.library import Library


def compose(
    draft: Draft,
    library: Library,
    written: Sequence[ComposedPassage] | None = None,
    *,
    stamp: bool = False,
    gaps: bool = False,
) -> Letter:
    """Return the whole letter.

    `written` are its passages where they are composed already. `stamp` marks it as a draft; `gaps` leaves out passages
    that nobody has written yet, where the template does not write the language. Raises UnknownName, InvalidPack,
    InvalidDraft.
    """
    language = library.language(draft.language)
    written = compose_passages(draft, library, gaps=gaps) if written is None else written
    draft = with_questions(draft, written, library)
    extent = Extent()
    annexes = library.annexes(draft)
    head, foot = list(_head(draft, language, library)), list(_foot(draft, language))
    salutation = draft.salutation if draft.salutation is not None else _salutation(draft, language, library)
    close = draft.closing if draft.closing is not None else _close(draft, language, library)
    stamped = _stamp(draft, language) if stamp else ""
    parts = [
        *lines_part(Style.DRAFT_MARK, stamped),
        *head,
        *lines_part(Style.SALUTATION, salutation),
        *(_passage(passage, draft, language, library, extent) for passage in written if not passage.empty),
        *_reply(draft, language),
        *lines_part(Style.CLOSE, close),
        *signatories(draft, language),
        *foot,
        *(annex_parts(draft, annexes, language, extent) if annexes else ()),
    ]
    letter = Letter(
        draft.subject or library.pack_for(draft).title,
        draft.language,
        draft.date,
        tuple(parts),
        language.direction,
        paper=library.profile.paper,
        stamp=stamped,
        envelope=envelope(draft),
        logo=_logo(draft, library),
        letterhead=library.profile.letterhead if _is_own(draft, library) else None,
        note_style=language.note_style,
        attachments=tuple(annex.file for annex in annexes if annex.file),
    )
    keys = cited_keys(written, [annex.text for annex in annexes if annex.is_markdown])
    return settle(_with_sources(letter, keys, draft, language, library) if keys else letter)


def letterhead_sheet(library: Library) -> Letter:
    """Return the letterhead of the profile's organisation, with no letter on it. Raises InvalidLibrary, CannotRead."""
    profile = library.profile
    texts = {key: str(profile.sender.get(key, "")) for key in ("name", "website", "email", "phone")}
    sender = Sender(lines=tuple(profile.sender.get("lines", ())), **texts)
    language = library.language(profile.language or "en-GB")
    parts = tuple(_letterhead(sender, language))
    return Letter("", language.tag, None, parts, language.direction, paper=profile.paper, logo=profile.logo)


def cited_keys(written: Sequence[ComposedPassage], annexes: Sequence[str] = ()) -> list[str]:
    """Return the keys that the passages and their asks, and the texts of annexes, cite, in order, each once."""
    texts = [text for passage in written for text in (passage.text, *(ask.action for ask in passage.passage.asks))]
    texts += annexes
    if not any("[" in text and "@" in text for text in texts):
        return []
    from letterkit.letter.citation_syntax import citations

    keys = (item.key for text in texts for _, citation in citations(text) for item in citation.items)
    return list(dict.fromkeys(keys))


def _with_sources(letter: Letter, keys: Sequence[str], draft: Draft, language: Language, library: Library) -> Letter:
    """Return the letter with what its citations point at, and their pinpoints in its language."""
    from letterkit.compose.localized_pinpoints import with_pinpoints
    from letterkit.library.cited_items import cited_items

    cited = cited_items(keys, library.sources(draft), library.norms_of(draft), language)
    return replace(
        letter,
        parts=tuple(with_pinpoints(part, language) for part in letter.parts),
        cites=True,
        sources=cited.items,
        bibtex=cited.bibtex,
    )


def _stamp(draft: Draft, language: Language) -> str:
    return language.labels.draft + (f" – {language.format_date(draft.date)}" if draft.date else "")


def _logo(draft: Draft, library: Library) -> Path | None:
    """Return the logo that the draft names, else that of the profile where the letter is the organisation's own."""
    if draft.sender and draft.sender.logo.strip():
        return files.local_path(library.project[0] if library.project else Path(), draft.sender.logo)
    return library.profile.logo if _is_own(draft, library) else None


def _is_own(draft: Draft, library: Library) -> bool:
    """True if the sender is the organisation of the profile."""
    name = str(library.profile.sender.get("name", "")).strip().casefold()
    return draft.sender is not None and draft.sender.name.strip().casefold() in (name, "")


# -- above and below the text ---------------------------------------------------------------------------


def _head(draft: Draft, language: Language, library: Library) -> Iterator[Part]:
    """Yield the parts above the salutation. With a letterhead they have the order of a business letter; without one,
    and in a piece with a byline, the title comes first, as it does where open letters are published."""
    title = list(lines_part(Style.SUBJECT, draft.subject))
    dated = list(_date(draft, language)) if draft.layout.date != "end" else []
    addressed = [
        *(_addressed(draft.recipients, language, library) if draft.layout.recipients == "lines" else ()),
        *(_copies(draft, language) if draft.layout.cc == "head" else ()),
    ]
    if draft.sender:
        yield from _letterhead(draft.sender, language)
    if draft.byline:
        yield from title
        yield from lines_part(Style.BYLINE, draft.byline.author, draft.byline.publication, draft.byline.url)
        yield from (*dated, *addressed)
    elif draft.sender:
        yield from (*dated, *addressed, *title)
    else:
        yield from (*title, *addressed, *dated)


def _letterhead(sender: Sender, language: Language) -> Iterator[Part]:
    labels = language.labels
    yield from lines_part(Style.LETTERHEAD, sender.name)
    rows = ((labels.web, sender.website), (labels.email, sender.email), (labels.phone, sender.phone))
    contact = [language.labelled(label, value) for label, value in rows if value.strip()]
    yield from lines_part(Style.LETTERHEAD_DETAILS, *sender.lines, "\u2003".join(contact))


def _date(draft: Draft, language: Language) -> Iterator[Part]:
    """Yield place and day; a day that is hidden leaves the place."""
    shown = draft.date if draft.layout.date != "hidden" else None
    day = language.format_date(shown) if shown else ""
    yield from lines_part(Style.DATE, language.dateline(draft.place.strip(), day))


def _addressed(recipients: Sequence[Recipient], language: Language, library: Library) -> Iterator[Part]:
    for index, recipient in enumerate(recipients):
        texts = library.addresses.lines(recipient, language)
        if texts:
            first = language.labelled(language.labels.to, texts[0]) if index == 0 else texts[0]
            yield from lines_part(Style.ADDRESS, first, *texts[1:])


def _copies(draft: Draft, language: Language) -> Iterator[Part]:
    rows = [
        language.points.comma.join(
            text.strip() for text in (copy.name, copy.title, copy.organization, *copy.lines) if text.strip()
        )
        for copy in draft.cc
    ]
    if rows:
        yield from lines_part(Style.COPY, language.labelled(language.labels.cc, rows[0]), *rows[1:])


def _salutation(draft: Draft, language: Language, library: Library) -> str:
    return library.addresses.salutation(draft.recipients, language) if draft.recipients else ""


def _close(draft: Draft, language: Language, library: Library) -> str:
    if not draft.recipients or not draft.signing:
        return ""
    return library.addresses.close(draft.recipients, language)


def _reply(draft: Draft, language: Language) -> Iterator[Part]:
    if draft.reply_by:
        from letterkit.packs.language_filters import day

        yield from lines_part(Style.BODY, language.labels.reply_by.format(date=day(draft.reply_by, language=language)))


def _foot(draft: Draft, language: Language) -> Iterator[Part]:
    if draft.layout.date == "end":
        yield from _date(draft, language)
    rows = enclosed(draft, language)
    if rows:
        yield from lines_part(Style.ENCLOSURES, language.heading(language.labels.enclosures), *rows)
    if draft.layout.cc == "end":
        yield from _copies(draft, language)


# -- the text -------------------------------------------------------------------------------------------


def _passage(passage: ComposedPassage, draft: Draft, language: Language, library: Library, extent: Extent) -> Part:
    """Return a passage as it is printed; `extent` counts the size of the letter so far. Raises LetterTooLarge."""
    from letterkit.letter import markdown  # markdown-it-py takes 25 ms to import

    heading = passage.passage.heading.strip()
    try:
        blocks = list(markdown.read(passage.text, extent))
        for group in _asks(passage, draft, language, library):
            blocks += markdown.read(group.paragraph, extent)
            if group.items:
                blocks.append(BulletList(tuple(markdown.read(item, extent) for item in group.items)))
    except LetterTooLarge as error:
        path = ("passages", passage.number - 1)
        raise LetterTooLarge.of([problem._replace(path=path) for problem in error.problems]) from None
    return Part(
        Style.BODY,
        tuple(blocks),
        passage.number,
        passage.passage.role,
        Paragraph((Text(heading),)) if heading else None,
    )


def _asks(passage: ComposedPassage, draft: Draft, language: Language, library: Library) -> tuple[AskGroup, ...]:
    """Return the asks of a passage as they are printed. Their actor is named unless the passage names it."""
    if not passage.prints_asks_below:
        return ()
    asks = [ask for ask in passage.passage.asks if ask.action.strip()]
    addressee = _addressed_body(draft, language, library)
    return ask_groups(asks, AskSetting(language, passage.text, addressee, one_is_listed=passage.by_template))


def _addressed_body(draft: Draft, language: Language, library: Library) -> str:
    """Return the body that the letter is addressed to, as an actor; empty for a person (‘you’) and for several."""
    if len(draft.recipients) != 1:
        return ""
    name = library.addresses.short_reference(draft.recipients[0], language)
    return "" if name == "you" else name
