"""The letter's own sources: the items in the draft and those of a bibliography file.

Files come from Zotero and its like (CSL-JSON, CSL-YAML, BibTeX) and are hostile until read: their size is limited,
nothing in them is followed, and one broken entry does not hide the others. A BibTeX entry stays as it is written
until it is cited; pandoc then converts it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from letterkit.disk import files
from letterkit.errors import CannotRead, Problem
from letterkit.letter.model import Draft
from letterkit.wording import say
from letterkit.yaml import source
from letterkit.yaml.source import LIBRARY_BYTES, LIBRARY_NODES
from letterkit.yaml.tree import Unreadable

if TYPE_CHECKING:
    from letterkit.library.bibtex import Abbreviation, BibtexEntry

_MAX_DIGITS: Final = 18
_MAX_CHARACTERS: Final = 100_000
_MAX_PARTS: Final = 5_000
"""Limits of one source. A report with three hundred authors has about a thousand parts."""
ENDINGS = (".json", ".yaml", ".yml", ".bib", ".bibtex")


@dataclass(slots=True)
class Sources:
    """The sources that a letter can cite beside norms.

    `items` are CSL items by key, `entries` BibTeX entries by key with the `strings` they use. `broken` are entries that
    cannot be read, by key if it is known, and `unusable` the problems of the file as a whole.
    """

    items: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    entries: dict[str, BibtexEntry] = field(default_factory=dict)
    strings: dict[str, Abbreviation] = field(default_factory=dict)
    broken: list[tuple[str, Problem]] = field(default_factory=list)
    unusable: list[Problem] = field(default_factory=list)

    def __contains__(self, key: object) -> bool:
        return key in self.items or key in self.entries

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that can be cited."""
        return (*self.items, *self.entries)

    def bibtex_of(self, keys: Iterable[str]) -> str:
        """Return the BibTeX entries with these keys and all they refer to as one text; empty if there are none."""
        if not self.entries:
            return ""
        from letterkit.library import bibtex

        entries = bibtex.with_parents(self.entries, iter(keys))
        return "\n\n".join([*bibtex.strings_of(entries, self.strings), *(entry.text for entry in entries)])


def read_sources(draft: Draft, folder: Path) -> Sources:
    """Return the sources of a draft; `bibliography` is relative to its folder. A file is read whole or not at all."""
    sources = Sources()
    _add_items(sources, list(draft.sources), "", {})
    if draft.bibliography.strip():
        try:
            _read_file(sources, files.local_path(folder, draft.bibliography))
        except CannotRead as refused:
            sources.unusable += refused.problems
    return sources


def _read_file(sources: Sources, file: Path) -> None:
    try:
        if file.suffix.lower() not in ENDINGS:
            raise Unreadable(
                Problem(
                    say("‘{name}’ is not a kind of bibliography that can be read.", name=file.name),
                    say("Export the sources as CSL JSON or BibTeX; the name ends in .json, .yaml or .bib."),
                    str(file),
                )
            )
        text = source.decode(files.read(file, LIBRARY_BYTES), str(file), LIBRARY_BYTES)
        text = unicodedata.normalize("NFC", text)  # keys from a Mac or from Zotero come taken apart
        if file.suffix.lower() in (".bib", ".bibtex"):
            _add_bibtex(sources, text, file)
        elif file.suffix.lower() == ".json":
            _add_items(sources, _item_list(_json(text)), str(file), {})
        else:
            tree = source.parse(text, str(file), LIBRARY_NODES)
            data = _item_list(tree.data)
            under = ("references",) if isinstance(tree.data, dict) else ()
            lines = {index: tree.position((*under, index))[0] for index in range(len(data))}
            _add_items(sources, data, str(file), lines)
    except Unreadable as error:
        sources.unusable += error.problems
    except json.JSONDecodeError as error:
        sources.unusable.append(
            Problem(
                say("The file is not JSON ({msg}).", msg=error.msg),
                say("Export it again."),
                str(file),
                error.lineno,
                error.colno,
            )
        )
    except RecursionError:
        sources.unusable.append(Problem(say("The file is nested too deeply."), say("Export it again."), str(file)))
    except OSError as error:
        sources.unusable.append(
            Problem(
                say("The bibliography cannot be read ({strerror}).", strerror=error.strerror),
                say("Correct `bibliography:`; the path starts at the folder of the draft."),
                str(file),
            )
        )


def _json(text: str) -> Any:
    """Return JSON data. Numbers too long for a computer stay text, as in YAML."""

    def number(digits: str) -> int | str:
        return int(digits) if len(digits) <= _MAX_DIGITS else digits

    return json.loads(text, parse_int=number, parse_float=str, parse_constant=str)


def _add_bibtex(sources: Sources, text: str, file: Path) -> None:
    from letterkit.library import bibtex

    content = bibtex.split(text)
    sources.strings |= content.strings
    for broken in content.broken:
        name = f" ‘{broken.key}’" if broken.key else ""
        message = say("The entry{name} cannot be read: {reason}.", name=name, reason=broken.reason)
        sources.broken.append(
            (broken.key, Problem(message, say("Correct it, or export it again."), str(file), broken.line))
        )
    for key, entry in content.entries.items():
        if key in sources.items:
            sources.broken.append(("", _key_twice(key, str(file), entry.line)))
        else:
            sources.entries[key] = entry


def _item_list(data: Any) -> list[Any]:
    """Return the items of a CSL file: the list itself, or the one under `references` or `items`."""
    if isinstance(data, dict):
        data = data.get("references", data.get("items"))
    return data if isinstance(data, list) else [None]


def _add_items(sources: Sources, data: list[Any], file: str, lines: Mapping[int, int]) -> None:
    for index, item in enumerate(data):
        line = lines.get(index, 0)
        key = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(key, (str, int)) or isinstance(key, bool) or not str(key).strip():
            message = (
                say("Source {index} has no id.", index=index + 1)
                if isinstance(item, Mapping)
                else say("This is no list of sources.")
            )
            sources.broken.append(
                ("", Problem(message, say("Each source is a mapping with an `id` and a `type`."), file, line))
            )
            continue
        name = unicodedata.normalize("NFC", str(key).strip())
        if not _is_of_size(item):
            message = say("The source ‘{name}’ is far larger than a source is.", name=name[:40])
            sources.broken.append((name, Problem(message, say("Export it again, or shorten it."), file, line)))
        elif name in sources.items:
            sources.broken.append(("", _key_twice(name, file, line)))
        else:
            sources.items[name] = {**item, "id": name, "type": item.get("type") or "document"}


def _is_of_size(item: Mapping[str, Any]) -> bool:
    """True if an item has no more text and no more parts than a source can have."""
    left_parts, left_characters = _MAX_PARTS, _MAX_CHARACTERS
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


def _key_twice(key: str, file: str, line: int) -> Problem:
    return Problem(
        say("The key ‘{key}’ stands twice among the sources.", key=key),
        say("Give one of the two another key."),
        file,
        line,
    )
