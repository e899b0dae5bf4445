"""What the letter says where an answer went, in a few lines that are read out after it."""

from __future__ import annotations

from typing import Final

from letterkit.interview.actions import typed
from letterkit.interview.marked_words import MarkedLine
from letterkit.interview.passage_preview import Preview
from letterkit.letter.white_space import single_line
from letterkit.wording import say, say_count, say_worded

_MOST: Final = 400
"""Characters that are read out of one paragraph."""


def reads_now(preview: Preview) -> tuple[str, ...]:
    """Return the paragraph with the first new words, how many others have some, and why anything is missing."""
    changed = [line for line in preview.lines if any(span.is_new for span in line)]
    remarks = tuple(typed(say_worded(remark)) for remark in preview.remarks)
    if not changed:
        return remarks
    said = [say("‘{passage}’ reads now: {text}", passage=say_worded(preview.title), text=_around_new_words(changed[0]))]
    if len(changed) > 1:
        said.append(
            say_count(
                "{count} more paragraph has new words. :preview shows the letter.",
                "{count} more paragraphs have new words. :preview shows the letter.",
                len(changed) - 1,
            )
        )
    return (*said, *remarks)


def _around_new_words(line: MarkedLine) -> str:
    """Return a paragraph; of a long one what stands round the beginning of its new words, cut between words."""
    text = single_line("".join(span.text for span in line))
    before = single_line("".join(span.text for span in line[: [span.is_new for span in line].index(True)]))
    if len(text) <= _MOST:
        return text
    start = max(min(len(before) - _MOST // 2, len(text) - _MOST), 0)
    start = text.find(" ", start) + 1 if start else 0
    end = start + _MOST
    end = len(text) if end >= len(text) else text.rfind(" ", start, end)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
