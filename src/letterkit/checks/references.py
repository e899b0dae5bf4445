"""Rules about what a letter refers to: norms, sources, forms of address."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.findings import Found, Subject


def unknown_norm(letter: Subject) -> Iterator[Found]:
    """A norm that a passage invokes must be in the norms library.

    Why: a mistyped id would leave the norm out of the letter without a word.
    Example: `norm: wso2005`.
    Instead: use the id from the library; the hint has the nearest one.
    Source: contract, section 4.
    """
    for index, passage in enumerate(letter.draft.passages or ()):
        for number, one in enumerate(passage.invokes):
            if letter.library.norms.find(one.norm) is None:
                near = letter.library.norms.nearest(one.norm)
                yield Found(
                    f"There is no norm ‘{one.norm}’ in the library.",
                    f"Did you mean ‘{near}’?" if near else f"Use one of: {', '.join(letter.library.norms.ids)}.",
                    ("passages", index, "invokes", number, "norm"),
                )


def unknown_source(letter: Subject) -> Iterator[Found]:
    """A citation must point at a source that is known.

    Why: a citation that cannot be resolved would be printed as the bare key.
    Example: “[@report-2010]” where the draft has no such source.
    Instead: until citations are available, give the source in a footnote: `text[^1]`, and `[^1]: the source`.
    Source: contract, section 1.
    """
    for path, text in letter.texts:
        if path[0] != "passages" or path[-1] not in ("text", "action") or "@" not in text:
            continue
        from letterkit.letter.markdown import citations

        start = -1
        for found in citations(text):
            start = text.find(found, start + 1)
            yield Found(
                f"The citation {found} cannot be resolved: this version of letterkit has no citations yet.",
                "Give the source in a footnote: [^1] in the text, and a line `[^1]: …` below it.",
                path,
                1 + text.count("\n", 0, start) if "\n" in text else 0,
            )


def unknown_style(letter: Subject) -> Iterator[Found]:
    """A form of address should be one of the table.

    Why: with an unknown one the salutation falls back to the neutral form, which the reader may find cold.
    Example: `style: president`.
    Instead: use a style from the table; the hint has the nearest one.
    Source: contract, section 1.
    """
    for key, people in (("recipients", letter.draft.recipients), ("cc", letter.draft.cc)):
        for index, one in enumerate(people):
            if one.style and one.style not in letter.library.addresses:
                near = letter.library.addresses.nearest(one.style)
                yield Found(
                    f"There is no form of address ‘{one.style}’; the neutral form is used.",
                    f"Did you mean ‘{near}’?"
                    if near
                    else f"Use one of: {', '.join(row.style for row in letter.library.addresses.styles)}.",
                    (key, index, "style"),
                )
