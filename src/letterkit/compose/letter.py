"""The whole letter: every block in its place, from the letterhead to the last copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from letterkit import tags
from letterkit.compose.asks import common_actor, items, says, without_article
from letterkit.compose.envelope import envelope
from letterkit.compose.lines import line
from letterkit.compose.passages import ComposedPassage, passages
from letterkit.compose.signatories import signatories
from letterkit.disk import files
from letterkit.languages import by_tag as languages
from letterkit.languages.rows import Labels
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.escapes import unescape
from letterkit.letter.extent import Extent, TooLarge
from letterkit.letter.markup import BulletList, Paragraph, Text
from letterkit.letter.model import Draft, Recipient, Sender
from letterkit.library.library import Library


def compose(
    draft: Draft,
    library: Library,
    written: Sequence[ComposedPassage] | None = None,
    *,
    stamp: bool = False,
    gaps: bool = False,
) -> Letter:
    """The whole letter. `written` are its passages where they are composed already. `stamp` marks it as a draft; `gaps`
    leaves out passages that nobody has written yet, where the template does not write the language. Raises UnknownName,
    InvalidPack, InvalidDraft."""
    labels = languages.labels(draft.language)
    written = passages(draft, library, gaps=gaps) if written is None else written
    extent = Extent()
    head, foot = list(_head(draft, labels, library)), list(_foot(draft, labels))
    salutation = draft.salutation if draft.salutation is not None else _salutation(draft, library)
    close = draft.closing if draft.closing is not None else _close(draft, library)
    stamped = _stamp(draft, labels) if stamp else ""
    parts = [
        *line(Style.DRAFT_MARK, stamped),
        *head,
        *line(Style.SALUTATION, salutation),
        *(part for one in written if not one.empty for part in _passage(one, draft, library, extent)),
        *_reply(draft, labels),
        *line(Style.CLOSE, close),
        *signatories(draft, labels),
        *foot,
    ]
    letter = Letter(
        draft.subject or _untitled(draft, library),
        draft.language,
        draft.date,
        tuple(parts),
        tags.direction(draft.language),
        paper=library.profile.paper,
        stamp=stamped,
        envelope=envelope(draft),
        logo=_logo(draft, library),
        letterhead=library.profile.letterhead if _own(draft, library) else None,
    )
    keys = cited_keys(written)
    return _with_sources(letter, keys, draft, library) if keys else letter


def sheet(library: Library) -> Letter:
    """The letterhead of the profile's organisation, with no letter on it yet. Raises InvalidLibrary, CannotRead."""
    profile = library.profile
    said = {key: str(profile.sender.get(key, "")) for key in ("name", "website", "email", "phone")}
    sender = Sender(lines=tuple(profile.sender.get("lines", ())), **said)
    language = profile.language or "en-GB"
    parts = tuple(_letterhead(sender, languages.labels(language)))
    return Letter("", language, None, parts, tags.direction(language), paper=profile.paper, logo=profile.logo)


def cited_keys(written: Sequence[ComposedPassage]) -> list[str]:
    """The keys that the passages and their asks cite, in order, each once."""
    texts = [text for one in written for text in (one.text, *(ask.action for ask in one.passage.asks))]
    if not any("[" in text and "@" in text for text in texts):
        return []
    from letterkit.letter.citation_syntax import citations

    found = (item.key for text in texts for _, citation in citations(text) for item in citation.items)
    return list(dict.fromkeys(found))


def _with_sources(letter: Letter, keys: Sequence[str], draft: Draft, library: Library) -> Letter:
    """The letter with what its citations point at, and their pinpoints in its language."""
    from letterkit.compose.localized_pinpoints import with_pinpoints
    from letterkit.library.cited_items import cited_items

    cited = cited_items(keys, library.sources(draft), library.norms, draft.language)
    return replace(
        letter,
        parts=tuple(with_pinpoints(part, draft.language) for part in letter.parts),
        cites=True,
        sources=cited.items,
        bibtex=cited.bibtex,
        note_after_punctuation=languages.note_after_punctuation(draft.language),
    )


def _untitled(draft: Draft, library: Library) -> str:
    """What a file is called whose letter has no title line: the kind of letter, as the pack says it."""
    return library.pack(draft.template, draft.language).title


def _stamp(draft: Draft, labels: Labels) -> str:
    when = f" – {languages.format_date(draft.date, draft.language)}" if draft.date else ""
    return labels.draft + when


def _logo(draft: Draft, library: Library) -> Path | None:
    """The logo that the draft names, else that of the profile where the letter is the organisation's own."""
    if draft.sender and draft.sender.logo.strip():
        return files.local_path(library.project[0] if library.project else Path(), draft.sender.logo)
    return library.profile.logo if _own(draft, library) else None


def _own(draft: Draft, library: Library) -> bool:
    """Whether the sender is the organisation of the profile."""
    name = str(library.profile.sender.get("name", "")).strip().casefold()
    return draft.sender is not None and draft.sender.name.strip().casefold() in (name, "")


def _head(draft: Draft, labels: Labels, library: Library) -> Iterator[Part]:
    """What stands above the salutation. With a letterhead the order of a business letter; without one, and in a
    piece with a byline, the title comes first, as it does where open letters are published."""
    title = list(line(Style.SUBJECT, draft.subject))
    dated = list(_date(draft)) if draft.layout.date != "end" else []
    addressed = [
        *(_addressed(draft.recipients, labels, library) if draft.layout.recipients == "lines" else ()),
        *(_copies(draft, labels) if draft.layout.cc == "head" else ()),
    ]
    if draft.sender:
        yield from _letterhead(draft.sender, labels)
    if draft.byline:
        yield from title
        yield from line(Style.BYLINE, draft.byline.author, draft.byline.publication, draft.byline.url)
        yield from (*dated, *addressed)
    elif draft.sender:
        yield from (*dated, *addressed, *title)
    else:
        yield from (*title, *addressed, *dated)


def _letterhead(sender: Sender, labels: Labels) -> Iterator[Part]:
    yield from line(Style.LETTERHEAD, sender.name)
    rows = ((labels.web, sender.website), (labels.email, sender.email), (labels.phone, sender.phone))
    contact = [languages.labelled(label, value, labels.language) for label, value in rows if value.strip()]
    yield from line(Style.LETTERHEAD_DETAILS, *sender.lines, "\u2003".join(contact))


def _date(draft: Draft) -> Iterator[Part]:
    """Place and day; a day that is hidden leaves the place."""
    shown = draft.date if draft.layout.date != "hidden" else None
    day = languages.format_date(shown, draft.language) if shown else ""
    yield from line(Style.DATE, languages.dateline(draft.place.strip(), day, draft.language))


def _addressed(recipients: Sequence[Recipient], labels: Labels, library: Library) -> Iterator[Part]:
    for index, one in enumerate(recipients):
        texts = _address(one, labels, library)
        if texts:
            first = languages.labelled(labels.to, texts[0], labels.language) if index == 0 else texts[0]
            yield from line(Style.ADDRESS, first, *texts[1:])


def _address(one: Recipient, labels: Labels, library: Library) -> tuple[str, ...]:
    """The lines of an address. The table of forms is only asked where the draft leaves the office out."""
    if one.style and not (one.title.strip() or one.organization.strip() or any(line.strip() for line in one.lines)):
        return library.addresses.lines(one, labels.language)
    return tuple(text.strip() for text in (one.name, one.title, one.organization, *one.lines) if text.strip())


def _copies(draft: Draft, labels: Labels) -> Iterator[Part]:
    rows = [
        languages.points(labels.language).comma.join(
            text.strip() for text in (one.name, one.title, one.organization, *one.lines) if text.strip()
        )
        for one in draft.cc
    ]
    if rows:
        yield from line(Style.COPY, languages.labelled(labels.cc, rows[0], labels.language), *rows[1:])


def _salutation(draft: Draft, library: Library) -> str:
    return library.addresses.salutation(draft.recipients, draft.language) if draft.recipients else ""


def _close(draft: Draft, library: Library) -> str:
    if not draft.recipients or not draft.signing:
        return ""
    return library.addresses.close(draft.recipients, draft.language)


def _passage(one: ComposedPassage, draft: Draft, library: Library, extent: Extent) -> Iterator[Part]:
    """A passage as it is printed; `extent` counts what the letter has become so far. Raises TooLarge."""
    try:
        yield _body(one, draft, library, extent)
    except TooLarge as error:
        path = ("passages", one.number - 1)
        raise TooLarge.of([replace(problem, path=path) for problem in error.problems]) from None


def _body(one: ComposedPassage, draft: Draft, library: Library, extent: Extent) -> Part:
    from letterkit.letter import markdown  # markdown-it-py takes 25 ms to import

    blocks = list(markdown.read(one.text, extent))
    asks = [ask for ask in one.passage.asks if ask.action.strip()]
    if asks:
        actor = common_actor(asks)
        said = unescape(one.text)
        named = bool(actor) and any(says(said, form) for form in _forms(actor, draft.language))
        listed = items(asks, not named, draft.language, _asked(draft, library) if not named else "")
        blocks.append(BulletList(tuple(markdown.read(text, extent) for text in listed)))
    heading = one.passage.heading.strip()
    return Part(
        Style.BODY,
        tuple(blocks),
        one.number,
        one.passage.role,
        Paragraph((Text(heading),)) if heading else None,
    )


def _forms(actor: str, language: str) -> tuple[str, ...]:
    """How running text may name an actor: without its article, in Russian in any case."""
    name = without_article(actor, language)
    if language.split("-", maxsplit=1)[0] != "ru":
        return (name,)
    from letterkit.languages import grammar

    return (name, *(getattr(grammar, case)(name, language) for case in grammar.CASES))


def _asked(draft: Draft, library: Library) -> str:
    """The body that the letter is addressed to, as an actor; empty for a person, who is ‘you’, and for several."""
    if len(draft.recipients) != 1:
        return ""
    named = library.addresses.short_reference(draft.recipients[0], draft.language)
    return "" if named == "you" else named


def _reply(draft: Draft, labels: Labels) -> Iterator[Part]:
    if draft.reply_by:
        from letterkit.packs.filters import day

        yield from line(Style.BODY, labels.reply_by.format(date=day(draft.reply_by, language=draft.language)))


def _foot(draft: Draft, labels: Labels) -> Iterator[Part]:
    if draft.layout.date == "end":
        yield from _date(draft)
    rows = [text for text in draft.enclosures if text.strip()]
    if rows:
        yield from line(Style.ENCLOSURES, languages.labelled(labels.enclosures, "", labels.language).rstrip(" "), *rows)
    if draft.layout.cc == "end":
        yield from _copies(draft, labels)
