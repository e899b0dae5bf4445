"""Every rule, in one place: what is not in this tuple does not run."""

from __future__ import annotations

from letterkit.checks import references, structure
from letterkit.checks.findings import Finding, Found, Rule, Subject
from letterkit.errors import InvalidDraft, UnknownName
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.yaml_source import spell
from letterkit.library.packs import Pack
from letterkit.library.shelves import Library

RULES: tuple[Rule, ...] = (
    Rule("LK101", "missing-section", "error", structure.missing_section),
    Rule("LK102", "empty-section", "error", structure.empty_section),
    Rule("LK103", "placeholder-left", "error", structure.placeholder_left),
    Rule("LK104", "missing-answer", "error", structure.missing_answer),
    Rule("LK105", "note-without-text", "error", structure.note_without_text),
    Rule("LK106", "note-unused", "warning", structure.note_unused),
    Rule("LK107", "unknown-answer", "warning", structure.unknown_answer),
    Rule("LK301", "unknown-norm", "error", references.unknown_norm),
    Rule("LK302", "unknown-source", "error", references.unknown_source),
    Rule("LK303", "unknown-style", "warning", references.unknown_style),
    Rule("LK304", "broken-source", "error", references.broken_source),
    Rule("LK305", "unreadable-entry", "warning", references.unreadable_entry),
    Rule("LK306", "source-hides-norm", "warning", references.source_hides_norm),
)


def check(loaded: LoadedDraft, library: Library) -> tuple[Finding, ...]:
    """Everything that the rules find in a draft, in the order of the file.

    Raises InvalidDraft for a template that does not exist, InvalidPack for one that is wrong.
    """
    template_of(loaded, library)
    subject = Subject(loaded, library)
    found = [_placed(rule, one, loaded) for rule in RULES for one in rule.find(subject)]
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.rule)))


def template_of(loaded: LoadedDraft, library: Library) -> Pack:
    """The pack of a draft. Raises InvalidDraft with the place of `template:` for one that does not exist."""
    try:
        return library.pack(loaded.draft.template, loaded.draft.language)
    except UnknownName as error:
        first = error.problems[0]
        raise InvalidDraft(loaded.tree.problem(("template",), first.message, first.hint)) from None


def _placed(rule: Rule, one: Found, loaded: LoadedDraft) -> Finding:
    line, column = loaded.tree.position(one.path)
    return Finding(
        rule.code, rule.name, rule.severity, one.message, one.hint, spell(one.path), line + one.line_offset, column
    )
