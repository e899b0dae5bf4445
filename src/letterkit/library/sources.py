"""The letter's own sources: the items in the draft and those of a bibliography file.

Files come from Zotero and its like (CSL-JSON, CSL-YAML, BibTeX) and are hostile until read: their size is limited,
nothing in them is followed, and one broken entry does not hide the others. A BibTeX entry stays as it is written
until it is cited; pandoc then tells what it means.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from letterkit.disk import files
from letterkit.errors import CannotRead, Problem
from letterkit.letter.model import Draft
from letterkit.library import bibtex
from letterkit.yaml import source
from letterkit.yaml.source import LIBRARY_BYTES, LIBRARY_NODES
from letterkit.yaml.tree import Unreadable

_LONGEST_NUMBER: Final = 18
_MOST_CHARACTERS: Final = bibtex.MAX_LENGTH
_MOST_PARTS: Final = 5_000
"""What one source may hold. A report with three hundred authors has about a thousand parts."""
ENDINGS = (".json", ".yaml", ".yml", ".bib", ".bibtex")


@dataclass(slots=True)
class Sources:
    """What a letter can cite beside norms.

    `items` are CSL items by key, `entries` BibTeX entries by key with the `strings` they use. `broken` are entries that
    cannot be read, by key where it is known, and `unusable` what is wrong with the file as a whole.
    """

    items: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    entries: dict[str, bibtex.Entry] = field(default_factory=dict)
    strings: dict[str, bibtex.Abbreviation] = field(default_factory=dict)
    broken: list[tuple[str, Problem]] = field(default_factory=list)
    unusable: list[Problem] = field(default_factory=list)

    def __contains__(self, key: object) -> bool:
        return key in self.items or key in self.entries

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that can be cited."""
        return (*self.items, *self.entries)

    def bibtex_of(self, keys: Iterable[str]) -> str:
        """The BibTeX entries with these keys, with what they refer to, as one text; empty when there are none."""
        found = bibtex.with_parents(self.entries, iter(keys))
        return "\n\n".join([*bibtex.strings_of(found, self.strings), *(entry.text for entry in found)])


def read_sources(draft: Draft, folder: Path) -> Sources:
    """The sources of a draft; `bibliography` is found from the draft's folder. Reads every file whole or not at all."""
    made = Sources()
    _items(made, list(draft.sources), "", {})
    if draft.bibliography.strip():
        try:
            _read_file(made, files.local_path(folder, draft.bibliography))
        except CannotRead as refused:
            made.unusable += refused.problems
    return made


def _read_file(made: Sources, file: Path) -> None:
    try:
        if file.suffix.lower() not in ENDINGS:
            raise Unreadable(
                Problem(
                    f"‘{file.name}’ is not a kind of bibliography that can be read.",
                    "Export the sources as CSL JSON or BibTeX; the name ends in .json, .yaml or .bib.",
                    str(file),
                )
            )
        text = source.decode(files.read(file, LIBRARY_BYTES), str(file), LIBRARY_BYTES)
        text = unicodedata.normalize("NFC", text)  # keys from a Mac or from Zotero come taken apart
        if file.suffix.lower() in (".bib", ".bibtex"):
            _bibtex(made, text, file)
        elif file.suffix.lower() == ".json":
            _items(made, _listed(_json(text)), str(file), {})
        else:
            tree = source.parse(text, str(file), LIBRARY_NODES)
            data = _listed(tree.data)
            under = ("references",) if isinstance(tree.data, dict) else ()
            lines = {at: tree.position((*under, at))[0] for at in range(len(data))}
            _items(made, data, str(file), lines)
    except Unreadable as error:
        made.unusable += error.problems
    except json.JSONDecodeError as error:
        made.unusable.append(
            Problem(f"The file is not JSON ({error.msg}).", "Export it again.", str(file), error.lineno, error.colno)
        )
    except RecursionError:
        made.unusable.append(Problem("The file is nested too deeply.", "Export it again.", str(file)))
    except OSError as error:
        made.unusable.append(
            Problem(
                f"The bibliography cannot be read ({error.strerror}).",
                "Correct `bibliography:`; the path starts at the folder of the draft.",
                str(file),
            )
        )


def _json(text: str) -> Any:
    """JSON data. Numbers too long for a computer stay the text that they are, as YAML has them."""

    def number(digits: str) -> int | str:
        return int(digits) if len(digits) <= _LONGEST_NUMBER else digits

    return json.loads(text, parse_int=number, parse_float=str, parse_constant=str)


def _bibtex(made: Sources, text: str, file: Path) -> None:
    found = bibtex.split(text)
    made.strings |= found.strings
    for broken in found.broken:
        named = f" ‘{broken.key}’" if broken.key else ""
        says = f"The entry{named} cannot be read: {broken.says}."
        made.broken.append((broken.key, Problem(says, "Correct it, or export it again.", str(file), broken.line)))
    for key, entry in found.entries.items():
        if key in made.items:
            made.broken.append(("", _twice(key, str(file), entry.line)))
        else:
            made.entries[key] = entry


def _listed(data: Any) -> list[Any]:
    """The items of a CSL file: the list itself, or the one under `references` or `items`."""
    if isinstance(data, dict):
        data = data.get("references", data.get("items"))
    return data if isinstance(data, list) else [None]


def _items(made: Sources, data: list[Any], file: str, lines: Mapping[int, int]) -> None:
    for at, item in enumerate(data):
        line = lines.get(at, 0)
        key = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(key, (str, int)) or isinstance(key, bool) or not str(key).strip():
            says = f"Source {at + 1} has no id." if isinstance(item, Mapping) else "This is no list of sources."
            made.broken.append(("", Problem(says, "Each source is a mapping with an `id` and a `type`.", file, line)))
            continue
        name = unicodedata.normalize("NFC", str(key).strip())
        if not _is_of_size(item):
            says = f"The source ‘{name[:40]}’ is far larger than a source is."
            made.broken.append((name, Problem(says, "Export it again, or shorten it.", file, line)))
        elif name in made.items:
            made.broken.append(("", _twice(name, file, line)))
        else:
            made.items[name] = {**item, "id": name, "type": item.get("type") or "document"}


def _is_of_size(item: Mapping[str, Any]) -> bool:
    """Return whether an item has no more text and no more parts than a source can have."""
    left_parts, left_characters = _MOST_PARTS, _MOST_CHARACTERS
    waiting: list[Any] = [item]
    while waiting and left_parts >= 0 and left_characters >= 0:
        part = waiting.pop()
        if isinstance(part, Mapping):
            left_parts -= len(part)
            left_characters -= sum(len(str(name)) for name in part)
            waiting.extend(part.values())
        elif isinstance(part, (list, tuple)):
            left_parts -= len(part)
            waiting.extend(part)
        else:
            left_characters -= len(str(part))
    return left_parts >= 0 and left_characters >= 0


def _twice(key: str, file: str, line: int) -> Problem:
    return Problem(f"The key ‘{key}’ stands twice among the sources.", "Give one of the two another key.", file, line)
