"""Those who read the files of a letter: how they are called, and how a file says by its name for whom it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from letterkit.protection.consent import Audience
from letterkit.wording import say, say_list, say_worded, worded

READERS: Final[dict[Audience, tuple[str, str]]] = {
    "public": (worded("Everybody"), worded("Names that the public may not read are replaced.")),
    "recipient": (
        worded("Those to whom it is addressed"),
        worded("Names stand in it of people who agreed that the recipient may read them; others are replaced."),
    ),
    "internal": (worded("Your own house alone"), worded("Every name stands in it. It must not be passed on.")),
}
"""What can be chosen, with words that explain it."""
_IN_A_SENTENCE: Final[dict[Audience, str]] = {
    "public": worded("everybody"),
    "recipient": worded("those to whom it is addressed"),
    "internal": worded("your own house"),
}
_LIMITS: Final[dict[Audience, str]] = {
    "public": worded("to be sent or published as it is"),
    "recipient": worded("to be sent to those addressed; not to be published"),
    "internal": worded("for your own house; not to be passed on"),
}
_NAMES: Final[dict[Audience, str]] = {
    "public": worded("{name}-public"),
    "recipient": worded("{name}-recipient"),
    "internal": worded("{name}-internal"),
}
"""Names of files, without their endings."""
_REMARKS: Final[dict[Audience, str]] = {
    "public": worded("It is the version that everybody may read."),
    "recipient": worded("It is the version for those to whom it is addressed; it must not be published."),
    "internal": worded("It is the version for your own house; it must not be passed on."),
}
_WRITTEN: Final[dict[Audience | None, str]] = {
    "public": worded("For everybody, in {folder}: {files}"),
    "recipient": worded("For those to whom it is addressed alone, in {folder}: {files}"),
    "internal": worded("For your own house alone, in {folder}: {files}"),
    None: worded("Written without saying for whom, in {folder}: {files}"),
}
_ONLY_THESE: Final[dict[Audience, str]] = {
    "public": worded("Send or publish the files for everybody alone, never the others with them."),
    "recipient": worded("Send the files for those to whom it is addressed alone, never the others with them."),
    "internal": worded("None of the files for your own house may be sent with the others."),
}
_NONE_YET: Final[dict[Audience, str]] = {
    "public": worded("Nothing has been written for everybody yet: do not send what is there."),
    "recipient": worded("Nothing has been written yet for those to whom it is addressed: do not send what is there."),
    "internal": worded("Nothing has been written for your own house yet."),
}


def name_for(name: str, reader: Audience | None) -> str:
    """Return the name of a file, without its ending, that says for whom it is, where that was said."""
    return say_worded(_NAMES[reader], name=name) if reader else name


def remark_on(reader: Audience, *, by_profile: bool = False) -> str:
    """Return the sentence that says for whom a file is whose name does not, and whether the profile chose it."""
    remark = say_worded(_REMARKS[reader])
    return say("{remark} Your profile says so.", remark=remark) if by_profile else remark


def limit_of(reader: Audience) -> str:
    """Return what may be done with a file for a reader."""
    return say_worded(_LIMITS[reader])


def in_a_sentence(reader: Audience) -> str:
    """Return those who read a file, as they are called inside a sentence."""
    return say_worded(_IN_A_SENTENCE[reader])


def files_of_readers(files: Mapping[Path, Audience | None], chosen: Sequence[Audience]) -> Iterator[str]:
    """Yield which files are for whom, and which may be sent, where not all are for the one reader who was chosen."""
    for whose, written in _WRITTEN.items():
        folders = dict.fromkeys(file.absolute().parent for file, of in files.items() if of == whose)
        for folder in folders:
            names = [file.name for file, of in files.items() if of == whose and file.absolute().parent == folder]
            yield say_worded(written, folder=folder, files=say_list(names))
    missing = [reader for reader in chosen if reader not in files.values()]
    if missing:
        yield from (say_worded(_NONE_YET[reader]) for reader in missing)
    elif len(chosen) > 1:
        yield say("Send each set to its own readers alone; the public must not get what is for those addressed.")
    else:
        yield from (say_worded(_ONLY_THESE[reader]) for reader in chosen)
