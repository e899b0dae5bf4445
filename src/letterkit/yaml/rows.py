"""Rows of data files: norms, forms of address, bodies, words of a language.

Staff keep these data in YAML, with the source beside each row. A row that is wrong deserves more than a traceback:
every method here collects what is wrong, with file, line and the row's own name, and goes on, so that one run shows
everything (`InvalidLibrary`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from letterkit.errors import KeyPath, Problem, did_you_mean
from letterkit.tags import LANGUAGE_TAG, iso_date
from letterkit.wording import say, say_list
from letterkit.yaml.tree import Tree

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class DataRow:
    """A mapping of a data file. Reading a key marks it as known; `report_unknown_keys` reports the others."""

    tree: Tree
    path: KeyPath
    data: dict[str, Any]
    name: str
    problems: list[Problem]
    known: list[str] = field(default_factory=list)

    def report(self, message: str, hint: str = "", *keys: str | int) -> None:
        """Add a problem at a key of this row (or at the row itself)."""
        line, column = self.tree.position((*self.path, *keys))
        in_row = self.path[1:] if self.path and isinstance(self.path[0], int) else self.path
        path = (*((self.name,) if self.name else ()), *in_row, *keys)
        self.problems.append(Problem(message, hint, self.tree.file, line, column, path))

    def _value(self, key: str, required: bool) -> Any:
        self.known.append(key)
        value = self.data.get(key)
        if required and value in (None, "", [], {}):
            self.report(say("‘{key}’ is missing here.", key=key), say("Write it in this row: `{key}: …`.", key=key))
        return value

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text; empty when the key is absent."""
        value = self._value(key, required)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self.report(say("This must be a text."), say("Put it in quotes if it is meant as it stands."), key)
        return ""

    def slug(self, key: str) -> str:
        """Return a required lower-case name such as `wso-2005`."""
        text = self.text(key, required=True)
        if text and not SLUG.fullmatch(text):
            self.report(
                say("‘{text}’ cannot be a name here.", text=text),
                say("Use small letters, digits and single hyphens: wso-2005."),
                key,
            )
        return text

    def choice(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """Return one of the allowed words; required when there is no default."""
        text = self.text(key, required=not default)
        if text and text not in allowed:
            self.report(
                say("‘{text}’ is not one of: {allowed}.", text=text, allowed=say_list(allowed)),
                did_you_mean(text, allowed),
                key,
            )
        return text or default

    def flag(self, key: str) -> bool:
        """Return true or false; false when the key is absent."""
        value = self._value(key, required=False)
        if value is not None and not isinstance(value, bool):
            self.report(say("This must be true or false."), "", key)
        return value is True

    def date(self, key: str, *, required: bool = False) -> dt.date | None:
        """Return an ISO date; None when the key is absent."""
        text = self.text(key, required=required)
        day = iso_date(text)
        if text and day is None:
            self.report(say("‘{text}’ is not a date.", text=text), say("Write it as 2026-11-30."), key)
        return day

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is absent."""
        value = self._value(key, required)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(item.strip() for item in value)
        self.report(say("This must be a list of texts."), say("Write `{key}:` and below it lines `- …`.", key=key), key)
        return ()

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return a list of allowed words; empty when the key is absent."""
        names = self.texts(key)
        for index, name in enumerate(names):
            if name not in allowed:
                hint = did_you_mean(name, allowed) or say("Use: {allowed}.", allowed=say_list(allowed))
                self.report(say("‘{name}’ is not a word that ‘{key}’ knows.", name=name, key=key), hint, key, index)
        return names

    def localized(self, key: str, *, required: bool = False) -> dict[str, str]:
        """Return texts by language tag: {'en': …, 'fr': …}; empty when the key is absent."""
        value = self._value(key, required)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.report(
                say("This must give the text by language."), say("Write `{key}:` and below it `  en: …`.", key=key), key
            )
            return {}
        for tag, text in value.items():
            if not LANGUAGE_TAG.fullmatch(tag):
                self.report(
                    say("‘{tag}’ is not a language tag.", tag=tag), say("Write en, en-US, fr, ru, ar …"), key, tag
                )
            if not isinstance(text, str) or not text.strip():
                self.report(say("This must be a text."), "", key, tag)
        return {tag: text.strip() for tag, text in value.items() if isinstance(text, str)}

    def mappings(self, key: str) -> list[DataRow]:
        """Return a list of mappings, each as a row of its own."""
        value = self._value(key, required=False)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(say("This must be a list of mappings."), say("Start each with `- ` and a key."), key)
            return []
        return [self._inner(item, key, index) for index, item in enumerate(value)]

    def mapping(self, key: str, *, required: bool = False) -> DataRow:
        """Return a mapping as a row of its own; without keys when absent."""
        value = self._value(key, required)
        if value is not None and not isinstance(value, dict):
            self.report(
                say("This must be a mapping."), say("Write `{key}:` and the keys below it, indented.", key=key), key
            )
        return self._inner(value if isinstance(value, dict) else {}, key)

    def _inner(self, data: dict[str, Any], *keys: str | int) -> DataRow:
        return DataRow(self.tree, (*self.path, *keys), data, self.name, self.problems)

    def report_unknown_keys(self) -> None:
        """Report every key that was not read, with the nearest one that exists."""
        for key in self.data:
            if key not in self.known:
                hint = did_you_mean(key, self.known) or say("The keys here are: {known}.", known=say_list(self.known))
                self.report(say("There is no key ‘{key}’ here.", key=key), hint, key)
