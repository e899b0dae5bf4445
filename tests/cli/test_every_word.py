"""A language only adds files: with a catalogue of a made-up language, no word of ours is left in another one.

The letters are in Russian, so that Latin letters are the program's own words, or one of what is listed here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit import wording
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.library.library import open_library
from letterkit.questions.types import type_of
from tests.cli import scene
from tests.cli.terminal import F, Terminal
from tests.made_up_language import TAG, latin_words, write_catalogue

NAMES = (
    r"`[^`]*`",  # commands, keys and ids that are typed as they stand
    r"\x1b\[[0-9;]*m",
    r"\S*[/\\.]\S*",  # files, folders, web addresses, keys of a draft (passages[0].text)
    r"\[[a-z-]+\]",  # names of rules
    r"\b(error|warning|note)\b",  # severities, which editors and build servers read
    r"\b(letterkit|DOCX|ODT|PDF|HTML|JSON|CSV|XLSX|ODS|EML|XMP|UTF|Markdown|pandoc|typst|Typst|Python|DejaVu)\b",
    r"\b(Word|Excel|LibreOffice|EDITOR|VISUAL|TERM)\b",
    r"--[a-z-]+",  # options, and what can stand behind them
    r"\b(text|json|sarif|github|md|docx|pdf|html|odt|txt|eml)\b",
    r"\b(publish|withheld|withdrawn|unsigned|unsure|none)\b",
    r"\b(opening|situation|risk|responsibility|norm|acknowledgement|ask|urgency|closing|other)\b",  # roles, as the file has them
    r"\b(new|edit|check|render|preview|explain|templates|norms|profile|words|doctor|letterhead|schema)\b",  # commands
    r"\bLibertinus Serif\b",  # a font
    r"\((?:English|français|español)\)",  # what languages call themselves
    r"\bsignatories\b",
    r"‘sit’",
    r"\btemplat\w*",  # the mistyped key of the sample, and the one that is meant
    r"\b(passages|waived|facts|recipients|signatories|sender|asks|date):",  # keys of a draft, where a finding is
)
"""What stays as it is in every language."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(wording, "_of_this_run", [wording.ENGLISH])
    write_catalogue(tmp_path / "library")
    (tmp_path / "library" / "profile.yaml").write_text(f"interface: {TAG}\n", "utf-8")
    scene.letter(
        tmp_path / "a.yaml",
        language="ru",
        subject="О стране",
        passages=[
            {"role": "situation", "text": "Вчера что-то произошло."},
            {"role": "ask", "text": "Просим:", "asks": [{"action": "направить миссию", "deadline": "2010-01-01"}]},
        ],
        sender={"name": "Центр"},
        recipients=[{"organization": "Совет", "style": "council"}],
        signatories=[{"name": "Амина", "organization": "Центр"}],
    )
    (tmp_path / "bad.yaml").write_text(
        "letterkit: 1\nlanguage: ru\ntemplat: x\npassages: [{role: sit, text: 3}]\nrecipients: x\ndate: 30.2.2026\n"
    )
    (tmp_path / "tab.yaml").write_text("letterkit: 1\n\tlanguage: ru\n")
    (tmp_path / "t.csv").write_text("Имя,Страна,Можно печатать?\nАмина,Россия,да\nБорис,,нет\n", "utf-8")
    return tmp_path


COMMANDS = (
    "check a.yaml --notes",
    "check bad.yaml",
    "check tab.yaml",
    "check none.yaml",
    "check",
    "check a.yaml --format xyz",
    "render a.yaml",
    "render a.yaml --draft --to md",
    "render a.yaml --to xyz",
    "render none.yaml",
    "preview none.yaml",
    "doctor",
    "explain xyz",
    "norms search zzzzz",
    "norms show xyz",
    "templates show xyz",
    "new xyz --no-input",
    "new council-appeal --no-input --language xx",
    "edit none.yaml --plain",
    "signatories import t.csv a.yaml",
    "signatories list a.yaml",
    "xyz",
    "new --xyz",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_nothing_in_english(command: str) -> None:
    ended = scene.run(*command.split())
    words = set(command.split())
    assert not [*latin_words(f"{ended.text}\n{ended.err}", *NAMES, *map(_whole, words))]


def _whole(word: str) -> str:
    return rf"(?<![A-Za-z]){word.replace('.', '[.]')}(?![A-Za-z])"


# -- a whole interview ----------------------------------------------------------------------------------

SIDE_STEPS = (
    *(
        ":help",
        ":help all",
        "?",
        ":review",
        ":letter",
        ":passages",
        ":sentences 1",
        ":go xyz",
        ":xyz",
        ":undo",
        ":redo",
    ),
    *(":typed", ":changes", ":save", ":sources", ":touched", ":more", "<", ":sort", ":move", "", ":up 1", ":down 1"),
    *(":leave-out 2", ":undo", ":strike 1", "", ":language", "", ":clear"),
)
"""What people type besides answers; none of it ends the interview."""


def lines_of_interview() -> Iterator[str]:
    """Yield what is typed in the plain face for a whole letter in Russian, wrong answers and commands in between."""
    library = open_library()
    form = transitions.start(library.pack("council-appeal", "ru"), library, dt.date.today(), {"language": "ru"})
    yield from SIDE_STEPS
    while not form.finished:
        if form.at_record_list:
            if form.value(form.question) or not form.question.required:
                yield ""
                form = transitions.answer(form, "")
            else:
                yield "+"
                form = transitions.add_record(form)
            continue
        typed = _answer(form)
        if form.prompt.type in ("date", "deadline", "number", "norm"):
            yield "???"
            yield "30.2.2026"
        yield from typed.split("\n")
        if type_of(form.prompt).multiline:
            yield "."
        form = transitions.answer(form, typed)
    yield from (":review", ":letter", "", "xyz", "none", "")


def _answer(form: Form) -> str:
    prompt = form.prompt
    if prompt.type in ("date", "deadline"):
        return "2026-12-15"
    if prompt.type == "consent":
        return "1"
    if prompt.type in ("choice", "yes-no"):
        return prompt.example or (prompt.choices[0].value if prompt.choices else "да")
    return prompt.example


LETTER_NAMES = (
    r"[A-Z]{1,4}/[\w/()]+",
    r"\b(Kyrgyzstan|OCHA|June|English|français|español)\b",  # the sample's own words; languages in their own
    r"\b(Tab|Enter|Esc|Shift|Ctrl|Alt|Del|Ins|PgUp|PgDn)\b",  # keys, and the plain face's word for one
    r":help\b",
)


def data_shown() -> str:
    """Return what the library has in English for the norm and the reader of the letter."""
    library = open_library()
    norm = library.norms.get("wso-2005")
    clauses = [pinpoint.localized("en") or pinpoint.about.get("en", "") for pinpoint in norm.pinpoints]
    styles = [form.localized("en") for form in library.addresses.styles]
    return " ".join([norm.text("title", "en"), norm.text("short", "en"), *clauses, *styles])


def test_a_whole_interview_line_by_line_says_nothing_in_english() -> None:
    typed = [*lines_of_interview()]
    ended = scene.run("new", "council-appeal", "--plain", "--language", "ru", "-o", "x.yaml", typed="\n".join(typed))
    said = [*latin_words(f"{ended.text}\n{ended.err}", *NAMES, *LETTER_NAMES, data=data_shown())]
    assert len(ended.text) > 10_000
    assert not said, "\n".join(dict.fromkeys(said))


# -- the whole terminal ---------------------------------------------------------------------------------

KEYS = (
    *(F[1], "\x1b", F[4], "\x1b", F[5], "\x1b", "\x1b[Z", "\x1b", F[9], "\x1b", F[6], F[7], "\x0c", F[3], "+", "\x1b"),
    *("\x12", "\x1b", F[2], F[2], "\x0f", "\x1b", F[8], F[8], "30.2.2026\r", "\x01\x0b", "\x13", "\x1b", F[2], F[9]),
)
"""Keys that show every list and pane; none of them ends the interview."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("size", [(24, 80), (40, 130)])
def test_the_whole_terminal_says_nothing_in_english(size: tuple[int, int], folder: Path) -> None:
    said: list[str] = []
    gaps = r"\[\w+\]?"  # what the letter still lacks, by the id of the question
    with Terminal(["new", "council-appeal", "--language", "ru", "-o", "y.yaml"], *size, folder=folder) as terminal:
        terminal.until("F5 ")
        for keys in KEYS:
            terminal.keys(keys)
            for _ in range(8):
                terminal.read(0.05)
            said += latin_words(terminal.text, gaps, *NAMES, *LETTER_NAMES, data=data_shown())
        terminal.keys(F[10])
        assert terminal.ended() == 0
    assert not said, "\n".join(dict.fromkeys(said))
