"""Rules about what a letter refers to: norms, sources, forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.subject import Subject
from letterkit.errors import CannotRead, KeyPath, Problem, did_you_mean, suggest
from letterkit.letter.citation_syntax import citations
from letterkit.letter.model import NEW_PARAGRAPH
from letterkit.norms.norm_library import GIVE_IT
from letterkit.wording import say, say_list, say_worded, worded


def unknown_norm(subject: Subject) -> Iterator[Issue]:
    """A norm that a passage invokes must be in the norms library, or given by the draft.

    Why: a mistyped id would leave the norm out of the letter without a word.
    Example: `norm: wso2005`.
    Instead: use the id from the library; the hint has the nearest one, never one with another number. A norm that the
    library lacks is given in the draft, under `norms:`.
    Source: contract, section 4.
    """
    for index, passage in enumerate(subject.draft.passages or ()):
        for number, invoked in enumerate(passage.invokes):
            if subject.norms.find(invoked.norm) is None:
                near = subject.norms.nearest(invoked.norm)
                yield Issue(
                    say("There is no norm ‘{norm}’ in the library.", norm=invoked.norm),
                    suggest(near) or _without_id(subject, invoked.norm) or say_worded(LOOK_FOR_IT),
                    ("passages", index, "invokes", number, "norm"),
                    asked=Asked(suggest(near) or say("Search for it by its subject, or type the title of your own.")),
                )


LOOK_FOR_IT: Final = worded("Look for it with `letterkit norms search`. {give_it}", give_it=GIVE_IT)


def _without_id(subject: Subject, name: str) -> str:
    """Return what to do where a norm of the draft has no id of its own, by which it could be meant."""
    own = next((norm for norm in subject.draft.norms if not norm.id), None)
    return (
        say("If ‘{title}’ is meant, give it `id: {name}` under `norms:`.", title=own.title, name=name)
        if own and name
        else ""
    )


ADD_SOURCE: Final = worded("Add it under `sources:` (a norm under `norms:`), or give a `bibliography:` that has it.")


def unknown_source(subject: Subject) -> Iterator[Issue]:
    """A citation must point at a source of the letter or at a norm of the library.

    Why: a citation that leads nowhere would be printed as the bare key, and the claim would stand without its source.
    Example: “[@wso2005, para. 139]”, or “[@report-2010]” where the draft has no such source.
    Instead: use a key from `sources`, from the bibliography or from `letterkit norms list`; the hint has the nearest.
    Source: contract, section 1.
    """
    yield from _sources_not_found(subject)
    for path, text in subject.citing_texts if any("@" in text for _, text in subject.texts) else ():
        if "@" not in text:
            continue
        start = -1
        for typed, citation in citations(text):
            start = text.find(typed, start + 1)
            for item in citation.items:
                if item.key in subject.sources or subject.norms.find(item.key) is not None:
                    continue
                from letterkit.library.cited_items import nearest_key

                near = nearest_key(item.key, subject.sources, subject.norms)
                yield Issue(
                    say(
                        "The citation {typed} cannot be resolved: there is no source and no norm ‘{key}’.",
                        typed=typed,
                        key=item.key,
                    ),
                    suggest(near) or say_worded(ADD_SOURCE),
                    path,
                    (start, start + len(typed)),
                )


_LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def _sources_not_found(subject: Subject) -> Iterator[Issue]:
    """Yield what names a source of evidence or of a case, looks like an id, and is none."""
    named: list[tuple[KeyPath, str]] = [
        (("evidence", index, "sources", number), name)
        for index, fact in enumerate(subject.draft.evidence)
        for number, name in enumerate(fact.sources)
    ]
    named += [(("cases", index, "source"), case.source) for index, case in enumerate(subject.draft.cases)]
    for path, name in named:
        if _LIKE_AN_ID.fullmatch(name) and name not in subject.sources and subject.norms.find(name) is None:
            from letterkit.library.cited_items import nearest_key

            near = nearest_key(name, subject.sources, subject.norms)
            yield Issue(say("There is no source ‘{name}’.", name=name), suggest(near) or say_worded(ADD_SOURCE), path)


def unknown_evidence(subject: Subject) -> Iterator[Issue]:
    """A passage tells facts that the draft has.

    Why: a mistyped id would leave a fact out of the letter without a word.
    Example: `evidence: [kiled-june]` in a passage, where the draft has `killed-june`.
    Instead: use the id that stands under `evidence:`; the hint has the nearest one.
    Source: contract, section 1.
    """
    known = {fact.id for fact in subject.draft.evidence}
    for index, passage in enumerate(subject.draft.passages or ()):
        for number, name in enumerate(passage.evidence):
            if name != NEW_PARAGRAPH and name not in known:
                yield Issue(
                    say("There is no fact ‘{name}’ under `evidence:`.", name=name),
                    did_you_mean(name, known) or say("Add it there, or take the id out of the passage."),
                    ("passages", index, "evidence", number),
                    asked=Asked(message=say("There is no fact ‘{name}’ in the letter.", name=name)),
                )


def unknown_omission(subject: Subject) -> Iterator[Issue]:
    """What a passage leaves out is something that its move has.

    Why: under a mistyped id nothing is left out, and the sentence is printed.
    Example: `omit: [led]` in a passage whose move has the sentence `lead`.
    Instead: use an id of the move (`letterkit templates show ROLE/MOVE` lists them), or take it out.
    Source: contract, section 1 (`omit`: the ids of sentences of the move that are left out).
    """
    for composed in subject.passages:
        step = subject.step(composed)
        known = set(step.move.passage) - {NEW_PARAGRAPH} if step else set[str]()
        for number, name in enumerate(composed.passage.omit if composed.by_template else ()):
            if name not in known:
                yield Issue(
                    say("The passage has nothing called ‘{name}’ to leave out.", name=name),
                    did_you_mean(name, known) or say("Correct the id, or take it out."),
                    ("passages", composed.number - 1, "omit", number),
                )


def annex_missing(subject: Subject) -> Iterator[Issue]:
    """An annex that the letter names is there: its text, or a file in the folder of the draft.

    Why: a reader who is told of an annex and finds none asks what else is missing.
    Example: `file: accounts.md`, where the file has another name; an annex with a title alone.
    Instead: correct the name, write `text:`, or take the annex out. What lies beside the letter on paper goes under
    `enclosures:`.
    Source: contract, section 1.
    """
    for index, annex in enumerate(subject.draft.annexes):
        if not annex.file.strip():
            if not annex.text.strip():
                yield Issue(
                    say("Annex {index} has no `text:` and no `file:`.", index=index + 1),
                    say("Write one of the two; what is enclosed on paper goes under `enclosures:`."),
                    ("annexes", index),
                    asked=Asked(
                        say("Write its text or name its file; what is enclosed on paper is an enclosure."),
                        say("Annex {index} has no text and no file.", index=index + 1),
                    ),
                )
            continue
        from letterkit.library.annex_files import read_annex

        try:
            read_annex(annex, Path(subject.loaded.tree.file).parent)
        except CannotRead as refused:
            for problem in refused.problems:
                yield Issue(problem.message, problem.hint, ("annexes", index, "file"))


def broken_source(subject: Subject) -> Iterator[Issue]:
    """A bibliography that the letter names must be there and readable as a whole.

    Why: nothing in a file that cannot be read can be cited.
    Example: `bibliography: sources.bib`, where the file is missing or is not UTF-8.
    Instead: correct the path, or export the file again; the message has the line.
    Source: contract, section 1.
    """
    for problem in subject.sources.unusable:
        yield Issue(_with_place(problem), problem.hint, ("bibliography",))


def unreadable_entry(subject: Subject) -> Iterator[Issue]:
    """Every entry of a bibliography should be readable, also those that this letter does not cite.

    Why: the next letter will cite it; and a key that stands twice leads to the wrong source.
    Example: an entry whose last brace is missing, or two entries with one key.
    Instead: correct the entry, or export the file again; the message has file and line.
    Source: contract, section 1.
    """
    for _, problem in subject.sources.broken:
        yield Issue(_with_place(problem), problem.hint, ("bibliography",) if problem.file else ("sources",))


def _with_place(problem: Problem) -> str:
    """Return what is wrong, with file and line."""
    return f"{problem.where()}: {problem.message}" if problem.where() else problem.message


def source_hides_norm(subject: Subject) -> Iterator[Issue]:
    """A source or a norm that the letter gives should not have the id of a norm in the library.

    Why: the letter's own is the one that is printed, and the checked facts of the library are not.
    Example: a source with the id `iccpr`, or `norms: [{id: iccpr, title: …}]`.
    Instead: give it another id, unless you mean to correct the norm.
    Source: contract, section 4: norms are cited like any other key.
    """
    for index, norm in enumerate(subject.draft.norms):
        if norm.key in subject.library.norms:
            yield Issue(
                say("This norm stands in the place of the one that the library has as ‘{key}’.", key=norm.key),
                say(
                    "Take it out to have the library's (`letterkit norms show {key}`), or give it another id.",
                    key=norm.key,
                ),
                ("norms", index, *(["id"] if norm.id else [])),
                asked=Asked(say("Take it out to have the library's, which is checked.")),
            )
    if subject.draft.sources or subject.draft.bibliography:
        for key in subject.sources.keys:
            if key in subject.norms:
                yield Issue(
                    say("The source ‘{key}’ stands in the place of the norm of that id.", key=key),
                    say("Give the source another id."),
                    ("sources",) if key in subject.sources.items else ("bibliography",),
                )


def unknown_style(subject: Subject) -> Iterator[Issue]:
    """A form of address should be one of the table.

    Why: with an unknown one the salutation falls back to the neutral form, which the reader may find cold.
    Example: `style: president`.
    Instead: use a style from the table; the hint has the nearest one.
    Source: contract, section 1.
    """
    for key, people in (("recipients", subject.draft.recipients), ("cc", subject.draft.cc)):
        for index, person in enumerate(people):
            if person.style and person.style not in subject.library.addresses:
                near = subject.library.addresses.nearest(person.style)
                yield Issue(
                    say("There is no form of address ‘{style}’; the neutral form is used.", style=person.style),
                    suggest(near)
                    or say(
                        "Use one of: {styles}.",
                        styles=say_list([row.style for row in subject.library.addresses.styles]),
                    ),
                    (key, index, "style"),
                )
