"""Forms of address: how a letter greets its recipients, takes its leave and speaks of them.

A wrong form is an insult that nobody meant, so the forms are data with their sources
(`data/addresses.yaml`), one row a style, the key that a draft gives as `style`:

    salutation         the greeting, without the mark at its end (the language adds `,` or `:`)
    salutation_named   the same where the recipient's name is known; holds {name}
    salutation_plural  the greeting of several recipients of this style
    close              the complimentary close; `close_named` after a greeting by name; may hold {salutation}
    reference          how running text names the recipient: ‘the Security Council’, a person is ‘you’
    reference_named    the same with {name}: what the body is called, by its name or organisation
    short_reference    the shorter form for the second mention
    honour             the name with what stands before it in an address: ‘Her Excellency {name}’
    office             the line of the office in an address

A form without close or reference has those of its language (`languages/*.yaml`: close, you). `audiences` tells which
norms count before this reader (`norm.AUDIENCES`; none: all). `confirmed` names the languages of which the salutation
was seen in `source`; everything else is general usage. A row is `excellency: true` when its holders are addressed
together as Excellencies, `plural: true` when it is a body. Rows in `addresses.yaml` and `addresses/*.yaml` of other
folders replace shipped ones of their style. A recipient without a style, or with an unknown one, is addressed by the
row `other`. Where a language has no forms, every function answers with an empty text and the caller says so: an
English greeting over a French letter would be worse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Literal

from letterkit.errors import InvalidLibrary, Problem, UnknownName, nearest
from letterkit.languages.language import Language, Salutations
from letterkit.letter.model import Recipient
from letterkit.norms.norm import AUDIENCES
from letterkit.tags import LANGUAGE_TAG, canonical, in_language, tags
from letterkit.yaml import rows
from letterkit.yaml.rows import DataRow, RowText

Gender = Literal["f", "m", "neutral"]
GENDERS: tuple[Gender, ...] = ("neutral", "f", "m")
OTHER = "other"
"""The style of whoever has no style of their own."""

MOST_GREETED_ONE_BY_ONE = 3

_NOT_IN_A_GREETING = (
    "H.E.",
    "H. E.",
    "HE",
    "His Excellency",
    "Her Excellency",
    "The Rt Hon.",
    "The Rt Hon",
    "The Right Honourable",
    "The Honourable",
    "The Honorable",
    "The Hon.",
    "Hon.",
)
"""Honours that stand before a name in the address and never after ‘Dear’."""


@dataclass(frozen=True, slots=True)
class AddressForms:
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


FORM_KEYS = tuple(f.name for f in fields(AddressForms))


@dataclass(frozen=True, slots=True)
class Address:
    """One row of the table. `label` is what a person picks from; `confirmed` are the languages that `source` has."""

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

    def localized(self, language: str) -> str:
        """The label in a language or the nearest wider tag; empty when there is none."""
        return in_language(self.label, language)

    def form(self, key: str, language: str) -> str:
        """One of FORM_KEYS in a language or the nearest wider tag; empty when there is none."""
        for tag in tags(canonical(language)):
            found: str = getattr(self.forms.get(tag), key, "")
            if found:
                return found
        return ""


class AddressBook:
    """The forms of address of the shipped library and of further folders."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, Address] = {}

    @cached_property
    def _index(self) -> dict[str, RowText | Address]:
        index: dict[str, RowText | Address] = {}
        index.update((block.name, block) for block in rows.split_rows(rows.DATA / "addresses.yaml", "style"))
        for folder in self._folders:
            index.update(_read_folder(folder))
        return index

    @property
    def styles(self) -> tuple[Address, ...]:
        """All rows, in the order to offer them in. Raises InvalidLibrary for a wrong row."""
        return tuple(self.get(style) for style in self._index)

    def __contains__(self, style: object) -> bool:
        return style in self._index

    def get(self, style: str) -> Address:
        """The row of a style. Raises UnknownName with the nearest style."""
        entry = self._index.get(style)
        if entry is None:
            near = self.nearest(style)
            hint = f"Did you mean ‘{near}’?" if near else f"The styles are: {', '.join(self._index)}."
            raise UnknownName(f"There is no form of address ‘{style}’.", hint=hint)
        if not isinstance(entry, RowText):
            return entry
        if style not in self._read:
            self._read[style] = _read_block(entry)
        return self._read[style]

    def nearest(self, style: str) -> str:
        """The style that was probably meant; empty when none is close."""
        return nearest(style.strip().lower().replace("_", "-").replace(" ", "-"), self._index)

    def of(self, recipient: Recipient) -> Address:
        """The row by which a recipient is addressed: the one of their style, or `other`."""
        return self.get(recipient.style if recipient.style in self._index else OTHER)

    def salutation(self, recipients: Sequence[Recipient], language: Language) -> str:
        """The line that greets the recipients, with its mark: `Excellencies,`, in en-US `Excellencies:`.

        Up to three people are greeted one by one (`Dear Madam President, dear Minister,`), more or a body
        among others together. Empty without recipients, and where the language has no forms.
        """
        words = language.salutations
        greeting = self._greeting(recipients, language, words) if words and recipients else ""
        return f"{greeting}{words.mark}" if words and greeting else ""

    def close(self, recipients: Sequence[Recipient], language: Language) -> str:
        """The complimentary close that goes with the salutation, with its comma; empty as that is."""
        words = language.salutations
        greeting = self._greeting(recipients, language, words) if words and recipients else ""
        if not words or not greeting:
            return ""
        if len(recipients) > 1 and greeting == words.everyone:
            close = words.close_unnamed
        else:
            closes = {self._close(one, language, words) for one in recipients}
            close = closes.pop() if len(closes) == 1 else words.close
        return close.replace("{salutation}", greeting)

    def reference(self, recipient: Recipient, language: Language) -> str:
        """How running text names the recipient: `the Security Council`, `you`; empty without a form."""
        row = self.of(recipient)
        if row.style == OTHER and recipient.organization.strip() and not (recipient.name + recipient.title).strip():
            return recipient.organization.strip()  # an office or a body, and not a person to be called ‘you’
        named = row.form("reference_named", language.tag)
        name = recipient.name.strip() or recipient.organization.strip()
        if named and name:
            return _called(named, row.form("reference", language.tag), name)
        return row.form("reference", language.tag) or self._you(row, language)

    def short_reference(self, recipient: Recipient, language: Language) -> str:
        """The shorter form for a second mention: `the Council`, `you`."""
        if self.of(recipient).style == OTHER:
            return self.reference(recipient, language)
        return self.of(recipient).form("short_reference", language.tag) or self.reference(recipient, language)

    def gender(self, recipient: Recipient) -> Gender:
        """The gender that the recipient's style tells, for the agreement of words that speak of them."""
        return self.of(recipient).gender

    def plural(self, recipient: Recipient) -> bool:
        """Whether the recipient is a body, greeted as several people."""
        return self.of(recipient).plural

    def person(self, recipient: Recipient) -> bool:
        """Whether the text addresses the recipient as a person (you), and does not name a body."""
        row = self.of(recipient)
        body = recipient.organization.strip() and not (recipient.name + recipient.title).strip()
        return not (row.plural or (row.style == OTHER and body))

    def lines(self, recipient: Recipient, language: Language) -> tuple[str, ...]:
        """The lines of the address. What was typed is printed as typed; where only a name, or only a style, was given,
        the form adds the honour before the name and the line of the office."""
        typed = [one.strip() for one in (recipient.name, recipient.title, recipient.organization, *recipient.lines)]
        if not recipient.style or any(typed[1:]) or recipient.style not in self._index:
            return tuple(one for one in typed if one)
        row = self.get(recipient.style)
        name = typed[0]
        titled = any(spoken.has_title(name) for spoken in (language, language.english) if spoken)
        if name and not titled and (honour := row.form("honour", language.tag)):
            name = _fill(honour, name)
        return tuple(one for one in (name, row.form("office", language.tag)) if one)

    def _you(self, row: Address, language: Language) -> str:
        words = language.salutations
        return words.you if words and not row.plural else ""

    def _greeting(self, recipients: Sequence[Recipient], language: Language, words: Salutations) -> str:
        greetings = [self._one(recipient, language) for recipient in recipients]
        if not all(greetings):
            return ""
        if len(greetings) == 1:
            return greetings[0]
        together = [self.of(recipient) for recipient in recipients]
        if len(set(greetings)) == 1:
            plurals = {row.form("salutation_plural", language.tag) for row in together}
            if len(plurals) == 1 and "" not in plurals:
                return plurals.pop()
        elif _one_by_one(greetings, together) and not self._impersonal(greetings, language, words):
            between = words.joined.removeprefix("{one}").removesuffix("{other}")
            return between.join([greetings[0], *(_small(greeting, words.dear) for greeting in greetings[1:])])
        return _collective(together, words)

    def _impersonal(self, greetings: Sequence[str], language: Language, words: Salutations) -> bool:
        """Whether one of the greetings speaks to nobody in particular, and so does not go beside another one:
        ‘Madame, Monsieur, Madame la Ministre’. One that is written small does: ‘sehr geehrte Damen und Herren’."""
        nobody = self.get(OTHER).form("salutation", language.tag)
        return nobody in greetings and not nobody.startswith(words.dear)

    def _one(self, recipient: Recipient, language: Language) -> str:
        row, name = self.of(recipient), _plain_name(recipient.name)
        named = row.form("salutation_named", language.tag)
        words = language.salutations
        if words and not named.startswith(tuple(f"{dear} {{name}}" for dear in words.dear)):
            name = language.without_title(name)  # the greeting has a title of its own: Sehr geehrte Frau …
        return _fill(named, name) if named and name else row.form("salutation", language.tag)

    def _close(self, recipient: Recipient, language: Language, words: Salutations) -> str:
        row = self.of(recipient)
        named = row.form("close_named", language.tag) if _plain_name(recipient.name) else ""
        return named or row.form("close", language.tag) or (words.close_unnamed if row.style == OTHER else words.close)


def load_addresses(*folders: Path) -> AddressBook:
    """The shipped forms of address and those of each folder, later over earlier ones.

    Nothing is read before the book is asked; a wrong row then raises InvalidLibrary with file and line.
    """
    return AddressBook(*folders)


def _one_by_one(greetings: list[str], together: list[Address]) -> bool:
    distinct = len(set(greetings)) == len(greetings) <= MOST_GREETED_ONE_BY_ONE
    return distinct and not (any(row.plural for row in together) and all(row.excellency for row in together))


def _collective(together: list[Address], words: Salutations) -> str:
    excellencies = [row.excellency for row in together]
    if all(excellencies):
        return words.excellencies
    return words.excellencies_and_everyone if any(excellencies) else words.everyone


def _small(greeting: str, dear: tuple[str, ...]) -> str:
    """A greeting after another one in the same line: dear Minister."""
    return greeting[:1].lower() + greeting[1:] if greeting.startswith(dear) else greeting


def _called(named: str, plain: str, name: str) -> str:
    """A body by its name, with the article of the form. Where articles have a gender, only a name of the form's own
    noun takes it: le Conseil de l'Europe, der Menschenrechtsrat, but Commission africaine stays as it was typed."""
    article = named.partition("{name}")[0]
    bare = name[len(article) :] if name.lower().startswith(article.lower()) else name
    noun = plain[len(article) :] if plain.startswith(article) else ""
    own = article.lower() == "the " or f"{bare} ".split()[0].lower().endswith(noun.lower())
    return _fill(named, bare) if own or bare != name else name


def _fill(form: str, name: str) -> str:
    """Puts a name in as plain text: braces in a name stay what they are."""
    before, _, after = form.partition("{name}")
    return f"{before}{name}{after}"


def _plain_name(name: str) -> str:
    """A name as it may follow ‘Dear’: without the honours that belong to the address."""
    text = " ".join(name.split())
    for honour in _NOT_IN_A_GREETING:
        if f"{text} ".lower().startswith(f"{honour.lower()} ") and (honour != "HE" or text.startswith("HE")):
            return _plain_name(text[len(honour) :])
    return text


def _read_folder(folder: Path) -> dict[str, Address]:
    problems: list[Problem] = []
    found: dict[str, Address] = {}
    file = folder / "addresses.yaml"
    for one in [*([file] if file.is_file() else []), *rows.yaml_files(folder, "addresses")]:
        for row in rows.try_read_rows(one, "style", problems):
            if row.name in found:
                row.report(f"The style ‘{row.name}’ stands twice in this folder.", "Keep one of the two.", "style")
            found[row.name] = _address(row)
    rows.raise_if_any(problems)
    return found


def _read_block(block: RowText) -> Address:
    problems: list[Problem] = []
    found = [_address(row) for row in rows.parse_row_text(block, "style", problems)]
    rows.raise_if_any(problems)
    if len(found) != 1:
        raise InvalidLibrary(Problem("This is not one row.", file=block.file, line=block.line))
    return found[0]


def _address(row: DataRow) -> Address:
    """An address from its row; what is wrong is noted in the row's problems."""
    gender = row.choice("gender", GENDERS, "neutral")
    address = Address(
        style=row.slug("style"),
        label=row.localized("label", required=True),
        gender=next((one for one in GENDERS if one == gender), "neutral"),
        forms=_forms(row),
        source=row.texts("source", required=True),
        checked=row.date("checked", required=True) or dt.date.min,
        plural=row.flag("plural"),
        excellency=row.flag("excellency"),
        confirmed=_confirmed(row),
        audiences=row.choices("audiences", AUDIENCES),
        notes=row.text("notes"),
    )
    row.report_unknown_keys()
    return address


def _confirmed(row: DataRow) -> tuple[str, ...]:
    """The languages of which a source has the salutation; each must be one that the row has forms of."""
    found = row.texts("confirmed")
    forms = row.data.get("forms")
    for at, tag in enumerate(found):
        if isinstance(forms, dict) and tag not in forms:
            row.report(
                f"The row has no forms for ‘{tag}’.", "Name languages that stand below ‘forms’.", "confirmed", at
            )
    return found


def _forms(row: DataRow) -> dict[str, AddressForms]:
    inner = row.mapping("forms", required=True)
    found = {}
    for tag in inner.data:
        if not LANGUAGE_TAG.fullmatch(tag):
            row.report(f"‘{tag}’ is not a language tag.", "Write en, en-US, fr, ru, ar …", "forms", tag)
        form = inner.mapping(tag)
        found[canonical(tag)] = AddressForms(**{key: _form(form, key) for key in FORM_KEYS})
        if "-" not in tag:
            form.text("salutation", required=True)
        form.report_unknown_keys()
    return found


def _form(form: DataRow, key: str) -> str:
    """A form's text; only the named forms hold {name}, and only a close may repeat the {salutation}."""
    text = form.text(key)
    rest = text.replace("{name}", "", 1) if key in ("salutation_named", "reference_named", "honour") else text
    rest = rest.replace("{salutation}", "", 1) if key in ("close", "close_named") else rest
    if "{" in rest or "}" in rest:
        form.report(
            "Only salutation_named, reference_named and honour hold {name}, only the closes {salutation}, each once.",
            "Put a form without {name} beside it for recipients whose name is not known.",
            key,
        )
    return text
