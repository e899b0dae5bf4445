"""Reports that name nobody who is protected: what leaves the computer in a log, in SARIF, in an annotation.

A report on a letter quotes the letter. Code hosts show annotations and the logs of checks to everybody, so there a
report says where the name stands (file, line, key) and whose it is (`people[0]`), and not the name. This is one filter
over finished reports and not the business of each rule: any rule can quote words among which a name stands.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any, Final

import click

from letterkit.checks.findings import Excerpt, Finding
from letterkit.cli.reports import FileReport, ProtectedName
from letterkit.cli.reports.name_words import NameWords
from letterkit.errors import InvalidDraft, InvalidPack, KeyPath, LetterkitError, Problem, spell_path
from letterkit.letter import schema
from letterkit.letter.model import Draft
from letterkit.letter.person import Person
from letterkit.packs.pack import Pack
from letterkit.protection.consent import Audience, may_read, name_search, people_to_protect
from letterkit.wording import say

_IN_FILE_NAMES: Final = "protected-name"
_REMEMBERED: Final = 1000
"""Texts whose cleaned form is kept: hints are the same for many findings."""
_CI: Final = ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")
"""Variables that services set which run checks for a project; the last three set no `CI`."""


def runs_for_others_to_read() -> bool:
    """True in a run of a CI service, whose log others read."""
    return any(os.environ.get(name, "").lower() not in ("", "0", "false") for name in _CI)


def protected_names(draft: Draft, pack: Pack, audience: Audience = "public") -> tuple[ProtectedName, ...]:
    """Return the names in a draft that a report may not tell to an audience: of everybody whose name it may not read
    now, of children, and of signatories who have withdrawn. `pack` is the letter's."""
    if audience == "internal":
        return ()
    today = dt.date.today()
    day = max(draft.date or today, today)
    where = _places(draft)
    people = (
        ProtectedName(where.get(person.name.strip(), "facts"), (person.name, *person.also))
        for person in people_to_protect(draft, pack)
        if person.minor or not may_read(person, audience, day)
    )
    withdrawn = (
        ProtectedName(f"signatories[{index}]", (signatory.name,))
        for index, signatory in enumerate(draft.signatories)
        if signatory.name.strip() and signatory.withdrawn
    )
    return (*people, *withdrawn)


def _places(draft: Draft) -> Mapping[str, str]:
    """Return the first key paths of people and signatories by name; a name in neither list is that in an answer."""
    places: dict[str, str] = {}
    for index, person in enumerate(draft.people):
        places.setdefault(person.name.strip(), f"people[{index}]")
    for index, signatory in enumerate(draft.signatories):
        places.setdefault(signatory.name.strip(), f"signatories[{index}]")
    return places


def names_in_data(data: Any) -> tuple[ProtectedName, ...]:
    """Return the names in the data of a file that is no sound draft: of everybody whom it lists or whose name it
    withholds, because it is not known what they agreed to."""
    if not isinstance(data, Mapping):
        return ()
    return (
        *(name for name, _ in _listed(data, "people")),
        *(name for name, entry in _listed(data, "signatories") if entry.get("withheld") or entry.get("withdrawn")),
    )


def _listed(data: Mapping[str, Any], key: str) -> Iterator[tuple[ProtectedName, Mapping[str, Any]]]:
    entries = data.get(key)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, Mapping):
            also = entry.get("also")
            given = (entry.get("name"), *(also if isinstance(also, list) else [also]))
            if forms := tuple(form for form in given if isinstance(form, str) and form.strip()):
                yield ProtectedName(f"{key}[{index}]", forms), entry


def as_read_here(reports: Sequence[FileReport]) -> Sequence[FileReport]:
    """Return reports as they may be printed where the program runs: as they are, but without names on a CI service."""
    return [without_names(report) for report in reports] if runs_for_others_to_read() else reports


def without_names(report: FileReport) -> FileReport:
    """Return a report that names nobody who is protected, and calls the file by its path from the working folder."""
    names = NameFilter.of((*report.names, *_children(report)), (*_secrets(report), *_unlisted(report)))
    return replace(
        report,
        file=names.file(report.file),
        words_of=lambda path: names.text(report.words_of(path)),
        findings=tuple(names.finding(finding) for finding in report.findings),
        waived=tuple(
            (names.finding(finding), replace(waiver, reason=names.text(waiver.reason)))
            for finding, waiver in report.waived
        ),
    )


def _children(report: FileReport) -> Iterator[ProtectedName]:
    """Yield the names of children that are found in the text, and that the draft does not list."""
    for finding in _all(report):
        if finding.name == "minor-identified" and finding.excerpt:
            yield ProtectedName(spell_path(finding.path), (finding.excerpt.words,))


def _unlisted(report: FileReport) -> tuple[str, ...]:
    """Return the words of those who stand in the letter and in no list of its people, as the findings on them have
    them, in quotation marks."""
    quoted = (_SAID.findall(finding.message) for finding in _all(report) if finding.name in _ON_THE_UNLISTED)
    return tuple({words for found in quoted for words in found})


_ON_THE_UNLISTED: Final = ("people-not-asked", "person-not-listed")
"""Rules that say how many stand in a letter and where: of those whom nobody asked, the names are not published."""
_SAID: Final = re.compile(r"‘(.*?)’(?!\w)", re.DOTALL)


def _secrets(report: FileReport) -> tuple[str, ...]:
    """Return the numbers, addresses and places that lead to a person."""
    return tuple({finding.excerpt.words for finding in _all(report) if finding.name in _LEADS and finding.excerpt})


_LEADS: Final = (
    *("contact-details-of-person-at-risk", "location-too-precise", "personal-number", "minor-identified"),
    *("person-singled-out", "source-recognisable"),
)
"""Rules that quote what leads to a person."""


def _all(report: FileReport) -> Iterator[Finding]:
    yield from report.findings
    yield from (finding for finding, _ in report.waived)


def problems_to_print(error: LetterkitError) -> tuple[Problem, ...]:
    """Return the problems of an error as they may be printed here: where others read the log, a draft is not quoted."""
    if not runs_for_others_to_read() or not isinstance(error, (InvalidDraft, InvalidPack)):
        return error.problems
    return tuple(
        problem._replace(
            message=_unquoted(problem.message),
            hint=_unquoted(problem.hint),
            path=_known_keys(problem.path),
        )
        for problem in error.problems
    )


@contextlib.contextmanager
def discreet_messages(draft: Draft, pack: Pack) -> Iterator[None]:
    """Leave protected names out of what is printed on standard error about a draft, where others read the log."""
    if not runs_for_others_to_read():
        yield
        return
    messages = io.StringIO()
    try:
        with contextlib.redirect_stderr(messages):
            yield
    finally:
        click.echo(NameFilter.of(protected_names(draft, pack)).text(messages.getvalue()), err=True, nl=False)


class NameFilter:
    """Puts whose name it is in the place of protected names, and a word in the place of other `secrets`."""

    def __init__(self, names: Sequence[ProtectedName], secrets: Sequence[str] = ()) -> None:
        self._secrets = secrets
        self._known: dict[tuple[str, bool], str] = {}
        self._instead = [say("[protected name: {where}]", where=name.where) for name in names] + [
            say("[protected words]")
        ]
        people = tuple(Person(name.forms[0], name.forms[1:]) for name in names)
        # Nobody else's name is known to this search: a namesake would make the search more lenient.
        self._search = name_search(Draft(1, "", people=people), people)
        self._words = NameWords(name.forms for name in names)

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, names: tuple[ProtectedName, ...], secrets: tuple[str, ...] = ()) -> NameFilter:
        """Return the filter for some names and secrets, the same each time."""
        return cls(names, secrets)

    @property
    def hides_nothing(self) -> bool:
        """True if there is no name and no secret to hide."""
        return len(self._instead) == 1 and not self._secrets

    def text(self, text: str, *, in_path: bool = False) -> str:
        """Return a text with protected names replaced. In a path small letters begin names too."""
        known = self._known.get((text, in_path))
        if known is None:
            known = self._pieces((text,), in_path=in_path)[0]
            if len(self._known) < _REMEMBERED:
                self._known[text, in_path] = known
        return known

    def finding(self, finding: Finding) -> Finding:
        """Return a finding that says the same without protected names; a change that would write one is left out."""
        if finding.name == "invalid-draft" or finding.name in _ON_THE_UNLISTED:
            unquoted = replace(
                finding,
                message=_unquoted(finding.message),
                hint=_unquoted(finding.hint),
                path=_known_keys(finding.path),
                excerpt=None,
            )
            return self._without_names(unquoted)
        if finding.name in _LEADS and finding.excerpt is None:  # in an annex
            finding = replace(finding, message=_unquoted(finding.message))
        return finding if self.hides_nothing else self._without_names(finding)

    def file(self, file: str) -> str:
        """Return the path of a file from the working folder, with protected names replaced."""
        path = PurePath(file)
        if path.is_absolute() and path.is_relative_to(Path.cwd()):
            path = path.relative_to(Path.cwd())
        if self.hides_nothing:
            return str(path)
        parts = [part if part == path.anchor else self._file_name(part) for part in path.parts]
        return str(PurePath(*parts)) if parts else file

    def _file_name(self, name: str) -> str:
        words = PurePath(name).stem.replace("_", " ")
        return name if self.text(words, in_path=True) == words else f"{_IN_FILE_NAMES}{PurePath(name).suffix}"

    def _without_names(self, finding: Finding) -> Finding:
        message, hint, excerpt, fix = finding.message, finding.hint, finding.excerpt, finding.fix
        start, offset, path = finding.start, finding.offset, finding.path
        if path != _known_keys(path):
            path = self._path(path)
        if excerpt is not None:
            _, words, _ = self._pieces((excerpt.before, excerpt.words, excerpt.after))
            clean = Excerpt("", words, "")  # the words around may show who is meant without a name
            if clean.words != excerpt.words:  # the message may quote a part of the name that says nothing by itself
                message = _instead_of(excerpt.words, clean.words, message)
                hint, fix = _instead_of(excerpt.words, clean.words, hint), None
                start = offset = -1  # the words are no longer those of the file
            excerpt = clean
        if fix is not None and self.text(fix) != fix:
            fix = None
        return replace(
            finding,
            message=self.text(message),
            hint=self.text(hint),
            path=path,
            excerpt=excerpt,
            start=start,
            offset=offset,
            fix=fix,
        )

    def _path(self, path: KeyPath) -> KeyPath:
        """Return a key path without protected names. It is one text then, because a name may go on in the next key."""
        spelled = spell_path(path)
        clean = self.text(spelled, in_path=True)
        return path if clean == spelled else (clean,)

    def _pieces(self, pieces: tuple[str, ...], *, in_path: bool = False) -> tuple[str, ...]:
        """Replace the names in a text that is given in pieces: a name may begin in one and end in another."""
        whole = "".join(pieces)
        spans = self._spans(whole, in_path)
        cleaned, start = [], 0
        for piece in pieces:
            cleaned.append(self._replaced(whole, start, start + len(piece), spans))
            start += len(piece)
        return tuple(cleaned)

    def _spans(self, text: str, in_path: bool) -> list[tuple[int, int, int]]:
        """Return the spans of names, each with the number of the name, in order and without overlaps."""
        if self.hides_nothing or not text:
            return []
        hits = [(hit.start, hit.end, hit.person) for hit in self._search.find(text, address=in_path)]
        for secret in self._secrets:
            hits += [(match.start(), match.end(), -1) for match in re.finditer(re.escape(secret), text)]
        merged: list[tuple[int, int, int]] = []
        for start, end, number in sorted([*hits, *self._words.spans(text, in_path=in_path)]):
            if merged and _is_one_name(merged[-1], (start, end, number), text):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
            else:
                merged.append((start, end, number))
        return merged

    def _replaced(self, text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> str:
        pieces, end_of_last = [], start
        for first, last, number in spans:
            if last <= start or first >= end:
                continue
            pieces += [text[end_of_last : max(first, start)], self._instead[number]]
            end_of_last = min(last, end)
        return "".join([*pieces, text[end_of_last:end]])


def _is_one_name(first: tuple[int, int, int], second: tuple[int, int, int], text: str) -> bool:
    """True if two places overlap, or are words of one name with blanks between them."""
    return second[0] < first[1] or (second[2] == first[2] and text[first[1] : second[0]].isspace())


def _instead_of(words: str, clean: str, text: str) -> str:
    """Return a text with `clean` where it quotes `words`."""
    return text.replace(f"‘{words}’", f"‘{clean}’") if len(words.strip()) < 3 else text.replace(words, clean)


# -- drafts that cannot be read -------------------------------------------------------------------------

_QUOTED: Final = re.compile(r"‘.*?’(?!\w)|'[^']*'|\"[^\"]*\"", re.DOTALL)


def _unquoted(text: str) -> str:
    """Return a message without what it quotes, but for keys that every draft may have. Nobody knows who is protected
    in a draft that cannot be read."""
    return _QUOTED.sub(lambda quoted: quoted[0] if quoted[0][1:-1] in schema.known_keys() else "‘…’", text)


def _known_keys(path: KeyPath) -> KeyPath:
    """Return a key path without the keys that the writer made up."""
    return tuple(key if isinstance(key, int) or key in schema.known_keys() else "…" for key in path)
