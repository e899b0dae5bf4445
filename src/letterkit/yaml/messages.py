"""The complaints of YAML parsers in words for the person who typed the file."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from letterkit.errors import Problem
from letterkit.wording import say, say_worded, worded
from letterkit.yaml.invisible import find_misleading

EXPLANATIONS = (  # the complaint of a parser, what it means, what to do
    (
        "mapping values are not allowed",
        worded("There is a colon where YAML does not expect one."),
        worded(
            "If the text itself holds a colon, put the whole text in quotes, or start it with | on a line of its own."
        ),
    ),
    ("found character '\\t'", worded("The line is indented with a tab."), worded("Use spaces instead of tabs.")),
    (
        "cannot start any token",
        worded("The line starts with a character that YAML keeps for itself."),
        worded("Put the text in quotes. If the line is indented with a tab, use spaces."),
    ),
    (
        "could not find expected ':'",
        worded("A key is not followed by a colon."),
        worded("Write `key: text`; a text of several lines starts with | and is indented."),
    ),
    (
        "did not find expected key",
        worded("The indentation changes here, or a quotation mark is missing before this line."),
        worded("Keep the keys of one part exactly under each other."),
    ),
    (
        "expected <block end>",
        worded("The indentation changes here, or a quotation mark is missing before this line."),
        worded("Keep the keys of one part exactly under each other."),
    ),
    (
        "did not find expected '-' indicator",
        worded("A list item is not indented like the one above it."),
        worded("Start every item of a list with a dash, exactly under the dash above."),
    ),
    (
        "unexpected end of stream",
        worded("A quotation mark or bracket is opened and never closed."),
        worded("Close it, or put the text on lines of its own after |."),
    ),
    (
        "did not find expected ',' or",
        worded("A bracket is opened and not closed."),
        worded("Close it, or put quotes around a text that starts with [ or {."),
    ),
    (
        "did not find expected node content",
        worded("A bracket is opened and not closed, or a text starts with a character that YAML keeps for itself."),
        worded("Close the bracket, or put the text in quotes."),
    ),
    (
        "found undefined tag",
        worded("A word that starts with ‘!’ is not read here."),
        worded("Put the text in quotes."),
    ),
    (
        "unknown escape character",
        worded("A backslash inside double quotes is followed by a character it cannot precede."),
        worded("Write the backslash twice, or use single quotes."),
    ),
    (
        "undefined alias",
        worded("A text that begins with an asterisk needs quotes."),
        worded("Put the text in quotes."),
    ),
    (
        "expected alphabetic or numeric",
        worded("A text that begins with * or & needs quotes."),
        worded("Put the text in quotes."),
    ),
)


def explain_error(error: MarkedYAMLError, file: str, text: str) -> Problem:
    """Return the problem in words, at the place where the parser met it."""
    raw = " ".join(str(part) for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if misleading := find_misleading(text, file, line):
        return misleading
    lines = text.split("\n")
    if "unknown escape" in raw and lines[line - 1][column - 2 : column - 1] == "\\":
        column -= 1  # the parser in Python names the character after the backslash
    if any("\t" in near[: len(near) - len(near.lstrip())] for near in lines[max(line - 2, 0) : line]):
        return Problem(say("A line is indented with a tab."), say("Use spaces instead of tabs."), file, line, column)
    for complaint, message, hint in EXPLANATIONS:
        if complaint in raw:
            return Problem(say_worded(message), say_worded(hint), file, line, column)
    return Problem(
        say("The file cannot be read as YAML here ({raw}).", raw=raw),
        say("Compare the line with a file from the examples."),
        file,
        line,
        column,
    )
