"""Writes the list of all messages of the program, src/letterkit/data/wording/letterkit.pot, by reading its code.

    python docs/make_wording.py

A message is a literal that stands first in `say(…)` or `worded(…)`, two in `say_count(…)`; the help of a command is its
docstring; the explanation of a rule is its docstring, part by part. A test compares the list with what this writes.
To translate: copy the list to `<tag>.po`, in a program for catalogues (Poedit) or by hand.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.checks.explanations import all_explanations

PACKAGE: Final = Path(__file__).parents[1] / "src" / "letterkit"
LIST: Final = PACKAGE / "data" / "wording" / "letterkit.pot"
_HEADER: Final = """\
# The messages of letterkit. Copy this file to the tag of a language (fr.po) and translate in the copy.
# What stands in braces is filled in: keep it as it is. A word in braces with a capital begins a sentence.
msgid ""
msgstr ""
"Project-Id-Version: letterkit\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class Found(NamedTuple):
    """A message, that for more than one thing, and the file that says it."""

    text: str
    plural: str
    file: str


class NotLiteral(Exception):
    """A message that is no literal: nobody could find it to translate it."""


def messages_in(source: str, file: str) -> Iterator[Found]:
    """Yield the messages of a file of code. Raises NotLiteral with file and line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            wanted = {"say": 1, "worded": 1, "say_count": 2}.get(node.func.id, 0)
            if wanted and file != "wording.py":
                texts = [_literal(argument) for argument in node.args[:wanted]]
                if len(texts) < wanted or None in texts:
                    raise NotLiteral(f"{file}:{node.lineno}: {ast.unparse(node)[:80]}")
                one, *many = filter(None, texts)
                yield Found(one, *many, *[""] * (1 - len(many)), file)
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield from (Found(text, "", file) for text in [inspect.cleandoc(ast.get_docstring(node) or "")] if text)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _makes_command(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Attribute) and function.attr in ("command", "group")


def all_messages() -> Iterator[Found]:
    """Yield every message of the program, file by file. Raises NotLiteral."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from messages_in(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix())
    for rule in all_explanations():
        for text in (rule.says, rule.why, rule.example, rule.instead, rule.source):
            if text:
                yield Found(text, "", f"explanation of {rule.name}")


def text_of_list() -> str:
    """Return the list of all messages in gettext's format, each once, with the files that say it."""
    files: dict[str, list[str]] = {}
    plurals: dict[str, str] = {}
    for text, plural, file in all_messages():
        if file not in files.setdefault(text, []):
            files[text].append(file)
        plurals[text] = plural or plurals.get(text, "")
    return "\n".join([_HEADER, *(_entry(text, plurals[text], files[text]) for text in files)])


def _entry(text: str, plural: str, files: list[str]) -> str:
    lines = [*(f"#. {file}" for file in files), f"msgid {_quoted(text)}"]
    lines += [f"msgid_plural {_quoted(plural)}", 'msgstr[0] ""', 'msgstr[1] ""'] if plural else ['msgstr ""']
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


if __name__ == "__main__":
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text(text_of_list(), "utf-8")
    sys.stdout.write(f"{LIST}\n")
