"""Moves and kinds of letter written for one test, in a folder of templates of its own."""

from __future__ import annotations

from pathlib import Path

MOVE = """\
letterkit: 1
questions:
  - {use: meeting, required: true}
  - id: note_prose
    type: prose
    required: true
passage: [note_prose]
"""
MOVE_WORDS = """\
title: A note
when: The letter is a note.
when_not: It is a letter.
questions:
  note_prose:
    ask: What is there to note?
    example: The council meets again in the spring.
    starters:
      any:
        - "Before {{ meeting }} we note that …"
"""
KIND = """\
letterkit: 1
requires: [opening, signatories]
before: [{use: recipients}, {use: concerns}]
plan:
  - {move: opening/note, instead: [opening/alarm]}
  - {move: situation/evidence}
after: [{use: subject}, {use: sender}, {use: date}, {use: signatories}]
"""
KIND_WORDS = """\
title: A short letter
when: There is little to say.
"""


def put_move(root: Path, name: str = "opening/note", settings: str = MOVE, **words: str) -> Path:
    """Return the folder of a move in a folder of templates; `words` are its files of words, by language."""
    return _put(root / "moves" / name, "move.yaml", settings, words or {"en": MOVE_WORDS})


def put_kind(root: Path, name: str = "short", settings: str = KIND, **words: str) -> Path:
    """Return the folder of a kind of letter in a folder of templates."""
    return _put(root / "letters" / name, "kind.yaml", settings, words or {"en": KIND_WORDS})


def _put(folder: Path, file: str, settings: str, words: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(settings, "utf-8")
    for language, text in words.items():
        (folder / f"{language}.yaml").write_text(text, "utf-8")
    return folder
