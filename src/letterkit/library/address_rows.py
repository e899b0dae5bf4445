"""Rows of the forms of address (`addresses.yaml`), one for each style.

    salutation         the greeting, without the mark at its end (the language adds `,` or `:`)
    salutation_named   the same where the recipient's name is known; holds {name}, or {family_name} (`family_names.py`)
    salutation_plural  the greeting of several recipients of this style
    close              the complimentary close; `close_named` after a greeting by name; may hold {salutation}
    reference          how running text names the recipient: ‘the Security Council’, a person is ‘you’
    reference_named    the same with {name}: what the body is called, by its name or organisation
    short_reference    the shorter form for the second mention
    honour             the name with what stands before it in an address: ‘Her Excellency {name}’
    office             the line of the office in an address

A form without close or reference has those of its language (`languages/*.yaml`: close, you). `titles` has greetings, by
language, that go with the beginning of a typed office: a head of government may be a chancellor. `offices` and `bodies`
have, by language, words of an office, and of a body to which no office is typed, that the style fits: a style with such
words is suggested for no other. `audiences` tells which norms count before this reader (`norm.AUDIENCES`; none: all).
`confirmed` names the languages of which the salutation was seen in `source`; everything else is general usage. A row is
`excellency: true` when its holders are addressed together as Excellencies, `plural: true` when it is a body.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from letterkit.norms.norm import AUDIENCES
from letterkit.tags import LANGUAGE_TAG, canonical, in_language, tags
from letterkit.wording import say
from letterkit.yaml.row_files import RowIndex, yaml_files
from letterkit.yaml.rows import DataRow

Gender = Literal["f", "m", "neutral"]
GENDERS: tuple[Gender, ...] = ("neutral", "f", "m")


class AddressForms(NamedTuple):
    """The forms of one style in one language; empty where the wider tag has them."""

    salutation: str = ""
    salutation_named: str = ""
    salutation_plural: str = ""
    close: str = ""
    close_named: str = ""
    reference: str = ""
    reference_named: str = ""
    short_reference: str = ""
    honour: str = ""
    office: str = ""


FORM_KEYS = AddressForms._fields


class Address(NamedTuple):
    """One row. `label` is what a person picks from; `confirmed` are the languages that `source` has."""

    style: str
    label: Mapping[str, str]
    gender: Gender
    forms: Mapping[str, AddressForms]
    source: tuple[str, ...]
    checked: dt.date
    plural: bool = False
    excellency: bool = False
    confirmed: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    notes: str = ""
    titles: Mapping[str, Mapping[str, str]] = {}
    offices: Mapping[str, tuple[str, ...]] = {}
    bodies: Mapping[str, tuple[str, ...]] = {}

    def localized(self, language: str) -> str:
        """Return the label in a language or the nearest wider tag; empty when there is none."""
        return in_language(self.label, language)

    def form(self, key: str, language: str) -> str:
        """Return one of FORM_KEYS in a language or the nearest wider tag; empty when there is none."""
        for tag in tags(canonical(language)):
            form: str = getattr(self.forms.get(tag), key, "")
            if form:
                return form
        return ""

    def salutation_of(self, title: str, language: str) -> str:
        """Return the greeting that goes with the office as it was typed; empty where it is that of the row."""
        typed = " ".join(title.casefold().split())
        for tag in tags(canonical(language)):
            for office, greeting in self.titles.get(tag, {}).items():
                if f"{typed} ".startswith((f"{office.casefold()} ", f"{office.casefold()},")):
                    return greeting
        return ""

    @property
    def is_for_some(self) -> bool:
        """True if the style is only for offices and bodies with certain words."""
        return bool(self.offices or self.bodies)

    def words_in(self, office: str, body: str) -> str:
        """Return the longest of its words that an office has, or a body to which no office is typed; empty for none."""
        typed = " ".join(_WORD.findall((office or body).casefold()))
        by_language = self.offices if office else self.bodies
        phrases = (" ".join(_WORD.findall(word.casefold())) for words in by_language.values() for word in words)
        return max((phrase for phrase in phrases if f" {phrase} " in f" {typed} "), key=len, default="")


_WORD = re.compile(r"\w+")


def load_address_rows(*folders: Path) -> RowIndex[Address]:
    """Return the shipped rows by style, and those of each folder (`addresses.yaml`, `addresses/*.yaml`)."""
    return RowIndex("style", parse_address, _files, folders)


def _files(folder: Path) -> list[Path]:
    file = folder / "addresses.yaml"
    return [*([file] if file.is_file() else []), *yaml_files(folder, "addresses")]


def parse_address(row: DataRow) -> Address:
    """Return the address in a row; add what is wrong to the row's problems."""
    gender = row.choice("gender", GENDERS, "neutral")
    address = Address(
        style=row.slug("style"),
        label=row.localized("label", required=True),
        gender=next((known for known in GENDERS if known == gender), "neutral"),
        forms=_forms(row),
        source=row.texts("source", required=True),
        checked=row.date("checked", required=True) or dt.date.min,
        plural=row.flag("plural"),
        excellency=row.flag("excellency"),
        confirmed=_confirmed(row),
        audiences=row.choices("audiences", AUDIENCES),
        notes=row.text("notes"),
        titles=_titles(row),
        offices=_words_by_language(row, "offices"),
        bodies=_words_by_language(row, "bodies"),
    )
    row.report_unknown_keys()
    return address


def _confirmed(row: DataRow) -> tuple[str, ...]:
    """Return the languages of which a source has the salutation; the row must have forms of each."""
    confirmed = row.texts("confirmed")
    forms = row.data.get("forms")
    for index, tag in enumerate(confirmed):
        if isinstance(forms, dict) and tag not in forms:
            row.report(
                say("The row has no forms for ‘{tag}’.", tag=tag),
                say("Name languages that stand below ‘forms’."),
                "confirmed",
                index,
            )
    return confirmed


def _forms(row: DataRow) -> dict[str, AddressForms]:
    inner = row.mapping("forms", required=True)
    forms = {}
    for tag in inner.data:
        if not LANGUAGE_TAG.fullmatch(tag):
            row.report(
                say("‘{tag}’ is not a language tag.", tag=tag), say("Write en, en-US, fr, ru, ar …"), "forms", tag
            )
        form = inner.mapping(tag)
        forms[canonical(tag)] = AddressForms(**{key: _form(form, key) for key in FORM_KEYS})
        if "-" not in tag:
            form.text("salutation", required=True)
        form.report_unknown_keys()
    return forms


def _titles(row: DataRow) -> dict[str, dict[str, str]]:
    """Return, by language, the greetings that go with the beginning of an office."""
    inner = row.mapping("titles")
    titles = {}
    for tag in inner.data:
        by_office = inner.mapping(tag)
        titles[canonical(tag)] = {office: by_office.text(office) for office in by_office.data}
    return titles


def _words_by_language(row: DataRow, key: str) -> dict[str, tuple[str, ...]]:
    inner = row.mapping(key)
    return {canonical(tag): inner.texts(tag) for tag in inner.data}


def _form(form: DataRow, key: str) -> str:
    """Return the text of a form. Only the named forms hold {name}, and only a close may repeat the {salutation}."""
    text = form.text(key)
    rest = text.replace("{name}", "", 1) if key in ("salutation_named", "reference_named", "honour") else text
    rest = rest.replace("{family_name}", "", 1) if key == "salutation_named" and rest == text else rest
    rest = rest.replace("{salutation}", "", 1) if key in ("close", "close_named") else rest
    if "{" in rest or "}" in rest:
        form.report(
            say(
                "Only salutation_named, reference_named and honour hold {name}, only the closes "
                "{salutation}, each once."
            ),
            say("Put a form without {name} beside it for recipients whose name is not known."),
            key,
        )
    return text
