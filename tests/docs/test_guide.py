"""docs/guide.md: a reader follows it in an empty folder, and sees on the screen and on paper what it shows."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from letterkit.library import profile
from tests.cli.scene import run
from tests.cli.terminal import F, Terminal
from tests.docs.following import Reader, screens
from tests.docs.pages import of_kind

pytestmark = pytest.mark.slow

PAGE = "docs/guide.md"
LETTER = Path(__file__).with_name("camps.yaml")
CTRL_L, CTRL_O, CTRL_R, ESC, UP, DOWN = "\x0c", "\x0f", "\x12", "\x1b", "\x1b[A", "\x1b[B"


def answered() -> None:
    """The letter with every question answered, and the table of those who sign read."""
    shutil.copy(LETTER, "camps.yaml")
    assert run("edit", "camps.yaml", "--plain", typed=":go signatories\n:read people.csv\n\n:quit\n").code == 0


def mended() -> None:
    """The finding is put right."""
    letter = Path("camps.yaml")
    letter.write_text(letter.read_text("utf-8").replace("decisive action", "decisive manner"), "utf-8")


def came_back() -> None:
    """A colleague changed the Word file."""
    with Path("camps.docx").open("ab") as file:
        file.write(b"changed")


def with_a_name_in_it() -> None:
    """A colleague's Word wrote a name into the file."""
    document = docx.Document("camps.docx")
    document.core_properties.author = "Mira Sample"
    document.save("from-colleague.docx")


def test_the_guide_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    does = {
        "## 13.": answered,
        "## 14.": mended,
        "A colleague changed `camps.docx`": came_back,
        "a file that came back from a colleague": with_a_name_in_it,
    }
    reader = Reader(PAGE, does)
    reader.follow()
    assert reader.compared == 16
    assert Path("camps.pdf").read_bytes().startswith(b"%PDF")


def test_the_profile_with_a_letterhead_is_one_that_is_read(tmp_path: Path) -> None:
    (text,) = of_kind(PAGE, "yaml", "letterhead:")
    file = tmp_path / "profile.yaml"
    file.write_text(text, "utf-8")
    for name in ("logo.png", "letterhead.docx"):
        (tmp_path / name).write_bytes(b"")
    result = profile.read_profile((file,))
    assert (result.logo, result.letterhead) == (tmp_path / "logo.png", tmp_path / "letterhead.docx")


class Seen:
    """The wizard in a small terminal, in the folder of one who has a profile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "people.csv").write_text(
            "Name,Title,Organisation,City,Country,E-mail\n"
            "Bo Sample,Chair,Sample Network,Exampleton,Exampleland,bo@example.org\n"
            "Mira Sample,Spokeswoman,River Sample Group,,Exampleland,mira@example.org\n",
            "utf-8",
        )

    def shown(self) -> Iterator[Terminal]:
        """Yield the screens in the order of the page: each is what is there when the keys before it were pressed."""
        yield from self._menu()
        yield from self._first_questions()
        yield from self._beginnings()
        yield from self._letter()

    def _menu(self) -> Iterator[Terminal]:
        with Terminal([], folder=self.folder) as terminal:
            terminal.until("Your organisation")
            yield terminal
            terminal.keys("\r")
            terminal.until("What kind of letter is it?")
            terminal.keys(DOWN)
            terminal.until("▸ 2.")
            yield terminal

    def _first_questions(self) -> Iterator[Terminal]:
        with Terminal(["new", "council-appeal", "-o", "camps.yaml"], folder=self.folder) as terminal:
            terminal.until("question 1 of")
            yield terminal
            terminal.keys("United Nations Security Council\r\r\r")
            terminal.until("It closes:")
            yield terminal

    def _beginnings(self) -> Iterator[Terminal]:
        """Yield the question of the first sentences, where nothing is written yet."""
        text = LETTER.read_text("utf-8")
        yield from self._seen(
            re.sub(r"  opening: >-\n(?:    .*\n)+", "", text), (f"{F[5]}letter begin\r", "Ahead of the briefing")
        )

    def _letter(self) -> Iterator[Terminal]:
        yield from self._seen(
            LETTER.read_text("utf-8"),
            (f"{F[5]}what has happened\r", "+ add a fact"),
            (f"{F[5]}which norm\r{UP}{UP}\r", "para. 138"),
            (f"{F[5]}what exactly\r", "+ add an ask"),
            (CTRL_L, "How long may"),
            (f"{F[5]}left undone\r{F[5]}another", "write it as"),
            (f"{ESC}{F[5]}what could set off\r{CTRL_O}", "16 words"),
            (f"{F[5]}who signs\r{CTRL_R}people.csv\r", "As they will print", "\r", "were added"),
            (F[9], "To look at"),
        )

    def _seen(self, draft: str, *keys_and_words: tuple[str, ...]) -> Iterator[Terminal]:
        """Yield the wizard with a draft, whenever the last words are seen of some keys and what is seen after each."""
        (self.folder / "camps.yaml").write_text(draft, "utf-8")
        with Terminal(["edit", "camps.yaml"], folder=self.folder) as terminal:
            terminal.until("F10 stop")
            for pairs in keys_and_words:
                for keys, seen in zip(pairs[::2], pairs[1::2], strict=True):
                    terminal.keys(keys)
                    terminal.until(seen)
                yield terminal


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_the_screens_in_the_guide_are_those_of_the_wizard(tmp_path: Path) -> None:
    for block, terminal in zip(screens(PAGE), Seen(tmp_path).shown(), strict=True):
        shown = [line.rstrip() for line in block.text.splitlines()]
        terminal.until(lambda text, shown=shown: stands_in(shown, text.split("\n")))  # type: ignore[misc]


def stands_in(shown: list[str], screen: list[str]) -> bool:
    """True if some lines stand on a screen in this order, others between them."""
    lines = iter(screen)
    return all(line in lines for line in shown)
