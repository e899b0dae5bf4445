"""Rules, the issues that they yield, and the findings that reports show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from letterkit import tags

if TYPE_CHECKING:  # a finding is printed without the texts that it was found in
    from letterkit.checks.texts.subject import Subject
    from letterkit.checks.texts.text import Span
    from letterkit.errors import KeyPath

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Asked(NamedTuple):
    """What the interview says of an issue, where message and hint speak of the file or of a command. An empty text is
    that of the issue. The severity is another one where the interview asks later what decides it."""

    hint: str = ""
    message: str = ""
    severity: Severity | None = None


class Issue(NamedTuple):
    """One place where a rule applies.

    `span` marks the words in the text under `path`, as typed; None is the key itself. `fix` replaces them, only if no
    judgement is needed. `asked` is what the interview says instead. `severity` is this issue's own where it depends on
    the letter; None is the rule's.
    """

    message: str
    hint: str
    path: KeyPath = ()
    span: Span | None = None
    fix: str | None = None
    asked: Asked | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. Code and name never change; the docstring of `find` says why it exists and what to do.

    `languages` are those whose words it knows (their first subtag); empty: it reads every letter. `limits` are the
    numbers that a pack or a profile may set. `waivable` is false where a waiver could do harm. A rule that `protects`
    people cannot be switched off or lowered by a pack or a profile: they come in a folder with letters from elsewhere.
    `record_field` is the part of an ask or a signatory in which its findings are put right, even where they point at
    the whole record. `gravest` is the severity that its gravest issue may have, where that is graver than its own.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[Subject], Iterator[Issue]]
    languages: tuple[str, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    waivable: bool = True
    protects: bool = False
    record_field: str = ""
    gravest: Severity | None = None

    def reads(self, language: str) -> bool:
        """True if the rule has the words of a language."""
        return not self.languages or tags.base(language) in self.languages


class Excerpt(NamedTuple):
    """The words that a finding is about, with a little of the line before and after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue with its place in the file, as a report shows it. `line` and `column` count from 1.

    `start` is the position of the excerpt's words in the value under `path`; `offset` is their position in the file's
    text if that is certain. Both are -1 if there is none. `fix` replaces the words. `asked` is what the interview says
    instead.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str
    path: KeyPath
    line: int
    column: int
    excerpt: Excerpt | None = None
    start: int = -1
    offset: int = -1
    fix: str | None = None
    asked: Asked | None = None
