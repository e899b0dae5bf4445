"""A reader who does what a page says, block by block: writes its files, runs its commands, compares what is printed.

What a block is stands behind its three marks, where no reader sees it, and in the words before it:

    ```yaml letter.yaml             a file, written as it stands
    ```yaml letter.yaml more        lines added at the end of that file
    ```diff letter.yaml             lines taken out of it and put in
    ```sh                           commands, which end with 0; `sh ends with 1`: with that
    ```text                         what the commands before it print, with `> ` before what is typed
    ```text screen                  what stands on the screen of the wizard: `text` with any word is not compared here
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.scene import Ended
from tests.docs.pages import Block, blocks
from tests.docs.running import obeyed, unknown, words_of

FILES = ("yaml", "jinja", "csv")


@dataclass
class Reader:
    """One reader in a folder of their own. `does` is what the words before a block tell to do that is no command, by
    some of these words."""

    page: str
    does: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    obeyed: Callable[[list[str], str], Ended] = obeyed
    compared: int = 0

    def follow(self) -> None:
        """Does what the page says. Raises AssertionError with the line of the page."""
        result = [*blocks(self.page)]
        for number, block in enumerate(result):
            for words, does in self.does.items():
                if words in block.before:
                    does()
            if block.kind in FILES or block.kind == "diff":
                self._file(block)
            elif block.kind == "sh":
                self._commands(block, result[number + 1] if number + 1 < len(result) else None)

    def _file(self, block: Block) -> None:
        name, _, how = block.about.partition(" ")
        if not name:
            return
        assert f"`{name}`" in block.before, f"{self.page}:{block.line}: the words before it do not name {name}"
        path = Path(name)
        if block.kind == "diff":
            path.write_text(changed(path.read_text("utf-8"), block.text), "utf-8")
        elif how == "more":
            path.write_text(path.read_text("utf-8") + block.text, "utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")

    def _commands(self, block: Block, after: Block | None) -> None:
        shown = after.text if after and after.kind == "text" and not after.about else ""
        printed, code = "", 0
        for line in block.text.splitlines():
            for command in line.split("&&"):
                words = words_of(command.strip())
                if words is None:
                    continue
                assert not unknown(words), f"{self.page}:{block.line}: the program has no {unknown(words)}"
                ended = self.obeyed(words, "".join(f"{one}\n" for one in typed(shown)) or ":quit\n")
                printed, code = printed + ended.err + ended.text, max(code, ended.code)
        wanted = int(block.about.removeprefix("ends with ") or 0)
        assert code == wanted, f"{self.page}:{block.line}: ends with {code}\n{printed}"
        if shown:
            self.compared += 1
            assert re.fullmatch(pattern(shown), tidy(printed)), f"{self.page}:{block.line} prints\n{printed}"


def typed(shown: str) -> list[str]:
    """Return what is typed in a conversation as a page shows it; a line with only `.` ends several."""
    lines = shown.splitlines()
    return [line.removeprefix("> ").removeprefix(">") for line in lines if line[:1] == ">" or line == "."]


def pattern(shown: str) -> str:
    """Return a pattern for what is printed: `…` stands for any words, on a line of its own for any lines.

    What is typed is not printed: the next line follows the mark.
    """
    text = re.sub(r"^>( .*)?\n(\.\n)?", "> ", shown, flags=re.M)
    lines = [_line(line) for line in tidy(text).split("\n")]
    return "\n".join(lines).replace("\\…\n", r"(?:.*\n)*?").replace("\n\\…", r"(?:\n.*)*")


def _line(line: str) -> str:
    return "\\…" if line == "…" else re.escape(line).replace("…", ".*")


def tidy(text: str) -> str:
    """Without blanks at the ends of lines, and empty lines around."""
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def changed(text: str, lines: str) -> str:
    """Return a text with the lines taken out that begin with `-`, and those put in that begin with `+`."""
    old = "".join(f"{line[1:]}\n" for line in lines.splitlines() if line[:1] in "- ")
    new = "".join(f"{line[1:]}\n" for line in lines.splitlines() if line[:1] in "+ ")
    assert text.count(old) == 1, f"not there, or more than once:\n{old}"
    return text.replace(old, new)


def screens(page: str) -> Iterator[Block]:
    """Yield what a page shows of the wizard's screen."""
    yield from (block for block in blocks(page) if block.kind == "text" and block.about == "screen")
