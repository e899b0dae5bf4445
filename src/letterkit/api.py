"""What `import letterkit` offers to Python programs. It prints nothing, asks nothing and writes no file.

The names say what they act on, because `letterkit.compose` and `letterkit.render` are packages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letterkit.checks.findings import Finding
from letterkit.compose import compose
from letterkit.errors import CannotRead, LetterkitError, NotForAudience, Problem
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import Audience, people_to_protect
from letterkit.render import formats
from letterkit.wording import say, say_worded, worded

if TYPE_CHECKING:
    from letterkit.protection.redaction import Leak, Protection
    from letterkit.protection.rewordings import Reworded

__all__ = [
    "Audience",
    "Draft",
    "Finding",
    "Letter",
    "LetterkitError",
    "Library",
    "LoadedDraft",
    "Problem",
    "check_draft",
    "compose_letter",
    "load_draft",
    "open_library",
    "protect",
    "render_letter",
]


def load_draft(path: Path | str) -> LoadedDraft:
    """Read a draft. Raises InvalidDraft with every problem: file, line, column, key path, remedy."""
    return drafts.load(Path(path))


def check_draft(
    loaded: LoadedDraft, library: Library | None = None, audience: Audience = "public", today: dt.date | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in a draft and it does not waive, in the order of the file.

    `library` is by default that of the draft's folder and of the working folder; `today` the day of the check.
    Raises InvalidDraft for a template that does not exist, InvalidPack for one that is wrong.
    """
    from letterkit.checks.rules import report

    return report(loaded, library or _library_of(loaded), today, audience).findings


def compose_letter(
    loaded: LoadedDraft, library: Library | None = None, audience: Audience | None = None, *, gaps: bool = False
) -> Letter:
    """Return the letter as an audience may read it. With `gaps`, what is missing shows as a gap such as [country].

    Protected names are replaced for the audience. Without one nothing is replaced, and the letter is held to what the
    public may read. Raises NotForAudience where a name would still be told; InvalidDraft, InvalidPack, UnknownName.
    """
    library = library or _library_of(loaded)
    with drafts.placing_problems(loaded):
        letter = compose(loaded.draft, library, gaps=gaps)
    return protect(letter, loaded, library, audience)


def render_letter(letter: Letter, format_name: str) -> bytes:
    """Return the letter as a file: `docx`, `pdf`, `html`, `odt`, `txt`, `md` or `eml`. The same letter gives the same
    bytes.

    Raises UnknownName for a format that does not exist, RenderFailed where pandoc or Typst is missing or fails.
    """
    return formats.write(letter, format_name)


def _library_of(loaded: LoadedDraft) -> Library:
    return open_library((loaded.path.parent, Path()) if loaded.path else (Path(),))


# -- names that an audience may not read ----------------------------------------------------------------


def protect(  # noqa: PLR0913  # the letter, its draft and library, who reads it, and under which name
    letter: Letter,
    loaded: LoadedDraft,
    library: Library,
    audience: Audience | None,
    file_names: Sequence[str] = (),
    *,
    with_letterhead: bool = True,
) -> Letter:
    """Return a composed letter as its audience may read it, with its citations set where names had to be looked for.

    Names are replaced, and then the sentences put in other words that the draft has for the audience. `file_names` are
    those of the files to be written, without their endings. A letterhead is looked into where a format prints it.
    Raises NotForAudience with each name that would still be told, and where.
    """
    return version_for(letter, loaded, library, audience, file_names, with_letterhead=with_letterhead).letter


def version_for(  # noqa: PLR0913  # as `protect`
    letter: Letter,
    loaded: LoadedDraft,
    library: Library,
    audience: Audience | None,
    file_names: Sequence[str] = (),
    *,
    with_letterhead: bool = True,
) -> Reworded:
    """Return what `protect` does, and the rewordings of the draft whose sentences the letter does not have."""
    from letterkit.protection.rewordings import Reworded

    draft = loaded.draft
    pack = library.pack_for(draft)
    if not people_to_protect(draft, pack) and not draft.rewordings:
        return Reworded(letter)
    from letterkit.protection.redaction import Protection
    from letterkit.render import normalize

    today = dt.date.today()
    day = max(draft.date or today, today)
    protection = Protection(draft, audience or "public", day, library.language(draft.language), pack)
    # normalized: blanks and control characters may hold the letters of a name apart
    version = Reworded(normalize.letter(formats.with_citations_set(letter)))
    if audience is not None:
        version = protection.reworded(protection.apply(version.letter))
    if draft.rewordings:  # whose words are as they were typed
        version = version._replace(letter=normalize.letter(version.letter))
    if audience not in (None, "public"):
        public = Protection(draft, "public", day, library.language(draft.language), pack)
        version = version._replace(letter=_discreet(version.letter, public, file_names))
    letter = version.letter
    leaks = (*protection.leaks(letter), *protection.leaks_in_addresses(*file_names))
    problems = [
        *_problems(
            leaks, loaded.tree.file, say_worded(_HINT_WITHOUT_AUDIENCE) if audience is None else say_worded(_HINT)
        )
    ]
    if with_letterhead and letter.letterhead:
        printed = _leaks_in_letterhead(letter.letterhead, protection)
        problems += _problems(printed, str(letter.letterhead), say_worded(_LETTERHEAD_HINT))
    if problems:
        raise NotForAudience(*problems)
    return version


def _discreet(letter: Letter, public: Protection, file_names: Sequence[str]) -> Letter:
    """Return the letter with a name for the file that an e-mail takes along, and which names its subject line tells:
    what others see of a message whose text they do not read must name nobody."""
    if not public.people:
        return letter
    name = next((name for name in file_names if not public.leaks_in_addresses(name)), _NEUTRAL)
    named = dict.fromkeys(leak.person.name.strip() for leak in public.leaks_in_words(letter.title))
    return replace(letter, attached_name=name, named_in_title=tuple(named))


_NEUTRAL: Final = "Letter"
_HINT_WITHOUT_AUDIENCE: Final = worded(
    "--audience public (or recipient) replaces the names that `people:` lists; internal leaves them in."
)
_HINT: Final = worded(
    "This is not exactly a name that `people:` lists, it may be part of a longer name, "
    "or it stands in a link or in the name of a file. Take it out of the draft, list it "
    "under `also:`, or name the file with -o."
)
_LETTERHEAD_HINT: Final = worded(
    "Nothing is replaced in a letterhead. Take the name out there, or write without it: --letterhead none."
)


def _problems(leaks: Sequence[Leak], file: str, hint: str) -> Iterator[Problem]:
    """Yield a problem for each name and the text that holds it; the last one has the hint."""
    messages = dict.fromkeys(
        say("{name} would be named: {around}", name=leak.person.name.strip(), around=leak.around) for leak in leaks
    )
    problems = [Problem(message, file=file) for message in messages]
    yield from problems[:-1]
    yield from (problem._replace(hint=hint) for problem in problems[-1:])


def _leaks_in_letterhead(letterhead: Path, protection: Protection) -> tuple[Leak, ...]:
    """Return the protected names in a letterhead. One that cannot be read is refused when the letter is written."""
    from letterkit.render.letterhead import read as letterhead_reader

    try:
        strings = letterhead_reader.read(letterhead).strings
    except CannotRead:
        return ()
    links = [text for where, text in strings if where == "a link"]
    words = [text for where, text in strings if where != "a link"]
    return (*protection.leaks_in_words(*words), *protection.leaks_in_addresses(*links))
