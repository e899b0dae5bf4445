"""A language that nobody speaks: every message of the program in brackets and in letters that are none of ours.

What is left of Latin letters on a screen is a word that nobody could translate, or a name, a key, an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from letterkit.languages.message_file import read_messages
from letterkit.languages.wordings import LIST, SHIPPED

TAG = "hy"
"""Armenian, for its days and months; the letters below are Armenian too, and the words are none."""
_PIECES = re.compile(r"(\{\w[\w ]*\}|`[^`]*`)")
_STRANGE = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊ",
)
_LATIN = re.compile(r"[A-Za-z]{3,}")


def strange(text: str) -> str:
    """Return a message in the made-up language; what is filled in, and what stands between backticks, stays."""
    pieces = _PIECES.split(text)
    return "⟦" + "".join(piece if index % 2 else piece.translate(_STRANGE) for index, piece in enumerate(pieces)) + "⟧"


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the made-up language into a library folder, from the list of messages."""
    entries = ['msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for message in read_messages((SHIPPED / "wording" / LIST).read_bytes(), LIST):
        if message.plural:
            forms = (message.original, message.plural)
            translated = [f"msgstr[{index}] {_quoted(strange(form))}" for index, form in enumerate(forms)]
            plural = [f"msgid_plural {_quoted(message.plural)}"]
        elif message.original:
            translated, plural = [f"msgstr {_quoted(strange(message.original))}"], []
        else:
            continue
        entries.append("\n".join([f"msgid {_quoted(message.original)}", *plural, *translated, ""]))
    (folder / "wording").mkdir(parents=True)
    (folder / "wording" / f"{TAG}.po").write_text("\n".join(entries), "utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def latin_words(text: str, *known: str, data: str = "") -> Iterator[str]:
    """Yield the lines of a text that have a word in Latin letters which none of the patterns explains, and which is no
    word of the data that are shown in it."""
    shown = set(_LATIN.findall(data))
    for line in text.splitlines():
        left = line
        for pattern in known:
            left = re.sub(pattern, " ", left)
        if words := [word for word in _LATIN.findall(left) if word not in shown]:
            yield f"{' '.join(words)}   in: {line.strip()}"
