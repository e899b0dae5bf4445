"""Forms of address: how a letter greets its recipients, takes its leave and speaks of them.

A wrong form is an insult that nobody meant, so the forms are data with their sources (`address_rows.py`), one row a
style, the key that a draft gives as `style`. A recipient without a style, or with an unknown one, is addressed by the
row `other`. Where a language has no forms, every function returns an empty text and the caller says so: an English
greeting over a French letter would be worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from letterkit.errors import UnknownName, nearest, suggest
from letterkit.languages.language import Language, Salutations
from letterkit.letter.model import Recipient
from letterkit.library.address_rows import Address, Gender, load_address_rows
from letterkit.library.family_names import family_name
from letterkit.wording import say, say_list

OTHER: Final = "other"
"""The style of recipients without a style of their own."""
MOST_GREETED_ONE_BY_ONE: Final = 3
_FAMILY_NAME: Final = "{family_name}"

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
"""Honours that come before a name in the address and never after ‘Dear’."""


class AddressBook:
    """The forms of address of the shipped library and of further folders, later over earlier ones.

    Nothing is read before the book is asked; a wrong row then raises InvalidLibrary with file and line.
    """

    def __init__(self, *folders: Path) -> None:
        self._rows = load_address_rows(*folders)

    @property
    def styles(self) -> tuple[Address, ...]:
        """All rows, in the order to offer them in."""
        return tuple(self.get(style) for style in self._rows.names)

    def __contains__(self, style: object) -> bool:
        return style in self._rows

    def get(self, style: str) -> Address:
        """Return the row of a style. Raises UnknownName with the nearest style."""
        row = self._rows.find(style)
        if row is None:
            near = self.nearest(style)
            hint = suggest(near) or say("The styles are: {names}.", names=say_list(self._rows.names))
            raise UnknownName(say("There is no form of address ‘{style}’.", style=style), hint=hint)
        return row

    def nearest(self, style: str) -> str:
        """Return the style that was probably meant; empty when none is close."""
        return nearest(style.strip().lower().replace("_", "-").replace(" ", "-"), self._rows.names)

    def row_for(self, recipient: Recipient) -> Address:
        """Return the row by which a recipient is addressed: the one of their style, or `other`."""
        return self.get(recipient.style if recipient.style in self._rows else OTHER)

    def salutation(self, recipients: Sequence[Recipient], language: Language) -> str:
        """Return the line that greets the recipients, with its mark: `Excellencies,`, in en-US `Excellencies:`.

        Up to three people are greeted one by one (`Dear Madam President, Dear Minister,`), more or a body
        among others together. Empty without recipients, and where the language has no forms.
        """
        words = language.salutations
        greeting = self._greeting(recipients, language, words) if words and recipients else ""
        return f"{greeting}{words.mark}" if words and greeting else ""

    def close(self, recipients: Sequence[Recipient], language: Language) -> str:
        """Return the complimentary close that goes with the salutation, with its comma; empty as that is."""
        words = language.salutations
        greeting = self._greeting(recipients, language, words) if words and recipients else ""
        if not words or not greeting:
            return ""
        if len(recipients) > 1 and greeting == words.everyone:
            close = words.close_unnamed
        else:
            closes = {self._close(recipient, language, words) for recipient in recipients}
            close = closes.pop() if len(closes) == 1 else words.close
        return close.replace("{salutation}", greeting)

    def reference(self, recipient: Recipient, language: Language) -> str:
        """Return the name of the recipient in running text: `the Security Council`, `you`; empty without a form."""
        row = self.row_for(recipient)
        if row.style == OTHER and recipient.organization.strip() and not (recipient.name + recipient.title).strip():
            return recipient.organization.strip()  # an office or a body, and not a person to be called ‘you’
        named = row.form("reference_named", language.tag)
        name = recipient.name.strip() or recipient.organization.strip()
        if named and name:
            return _name_with_article(named, row.form("reference", language.tag), name)
        return row.form("reference", language.tag) or self._you(row, language)

    def short_reference(self, recipient: Recipient, language: Language) -> str:
        """Return the shorter form for a second mention: `the Council`, `you`."""
        if self.row_for(recipient).style == OTHER:
            return self.reference(recipient, language)
        return self.row_for(recipient).form("short_reference", language.tag) or self.reference(recipient, language)

    def has_form(self, recipient: Recipient) -> bool:
        """True if the table has a form of address for the recipient, and so knows how running text names it."""
        return self.row_for(recipient).style != OTHER

    def gender(self, recipient: Recipient) -> Gender:
        """Return the gender in the recipient's style, for the agreement of words that speak of them."""
        return self.row_for(recipient).gender

    def is_person(self, recipient: Recipient) -> bool:
        """True if the text addresses the recipient as a person (you), and does not name a body."""
        row = self.row_for(recipient)
        body = recipient.organization.strip() and not (recipient.name + recipient.title).strip()
        return not (row.plural or (row.style == OTHER and body))

    def lines(self, recipient: Recipient, language: Language) -> tuple[str, ...]:
        """Return the lines of the address, as typed.

        If only a name or only a style was given, add the honour before the name and the line of the office.
        """
        lines = (recipient.name, recipient.title, recipient.organization, *recipient.lines)
        typed = [line.strip() for line in lines]
        if not recipient.style or any(typed[1:]) or recipient.style not in self._rows:
            return tuple(filter(None, typed))
        row = self.get(recipient.style)
        name = typed[0]
        titled = any(spoken.has_title(name) for spoken in (language, language.english) if spoken)
        if name and not titled and (honour := row.form("honour", language.tag)):
            name = _fill(honour, name)
        return tuple(filter(None, (name, row.form("office", language.tag))))

    def _you(self, row: Address, language: Language) -> str:
        words = language.salutations
        return words.you if words and not row.plural else ""

    def _greeting(self, recipients: Sequence[Recipient], language: Language, words: Salutations) -> str:
        greetings = [self._greet_alone(recipient, language) for recipient in recipients]
        if not all(greetings):
            return ""
        if len(greetings) == 1:
            return greetings[0]
        rows = [self.row_for(recipient) for recipient in recipients]
        if len(set(greetings)) == 1:
            plurals = {row.form("salutation_plural", language.tag) for row in rows}
            own = any(row.salutation_of(one.title, language.tag) for one, row in zip(recipients, rows, strict=True))
            if not own and len(plurals) == 1 and "" not in plurals:
                return plurals.pop()
        elif _can_greet_one_by_one(greetings, rows) and not self._has_impersonal(greetings, language, words):
            between = words.joined.removeprefix("{one}").removesuffix("{other}")
            small = () if words.dear_keeps_capital else words.dear
            return between.join([greetings[0], *(_lower_dear(greeting, small) for greeting in greetings[1:])])
        return _greet_together(rows, words)

    def _has_impersonal(self, greetings: Sequence[str], language: Language, words: Salutations) -> bool:
        """True if a greeting is impersonal and cannot stand beside another one: ‘Madame, Monsieur, Madame la Ministre’,
        ‘Dear Minister, Dear Sir or Madam’.

        One that can be written small does: ‘sehr geehrte Damen und Herren’.
        """
        impersonal = self.get(OTHER).form("salutation", language.tag)
        return impersonal in greetings and (words.dear_keeps_capital or not impersonal.startswith(words.dear))

    def _greet_alone(self, recipient: Recipient, language: Language) -> str:
        row, name = self.row_for(recipient), _without_honours(recipient.name)
        of_office = row.salutation_of(recipient.title, language.tag)
        if of_office and not (name and row.style == OTHER):  # whoever has no style of their own is greeted by name
            return of_office
        named = row.form("salutation_named", language.tag)
        if _FAMILY_NAME in named:
            if language.has_title(name):
                named = self.get(OTHER).form("salutation_named", language.tag)  # Dear Dr Ann Specimen
            else:
                named = named.replace(_FAMILY_NAME, "{name}")
                name = family_name(name) or name
        words = language.salutations
        if words and not named.startswith(tuple(f"{dear} {{name}}" for dear in words.dear)):
            name = language.without_title(name)  # the greeting has a title of its own: Sehr geehrte Frau …
        return _fill(named, name) if named and name else row.form("salutation", language.tag)

    def _close(self, recipient: Recipient, language: Language, words: Salutations) -> str:
        row = self.row_for(recipient)
        is_greeted = _without_honours(recipient.name) or row.salutation_of(recipient.title, language.tag)
        named = row.form("close_named", language.tag) if is_greeted else ""
        return named or row.form("close", language.tag) or (words.close_unnamed if row.style == OTHER else words.close)


def _can_greet_one_by_one(greetings: list[str], rows: list[Address]) -> bool:
    distinct = len(set(greetings)) == len(greetings) <= MOST_GREETED_ONE_BY_ONE
    return distinct and not (any(row.plural for row in rows) and all(row.excellency for row in rows))


def _greet_together(rows: list[Address], words: Salutations) -> str:
    excellencies = [row.excellency for row in rows]
    if all(excellencies):
        return words.excellencies
    return words.excellencies_and_everyone if any(excellencies) else words.everyone


def _lower_dear(greeting: str, dear: tuple[str, ...]) -> str:
    """Return a greeting as it follows another one in the same line: dear Minister."""
    return greeting[:1].lower() + greeting[1:] if greeting.startswith(dear) else greeting


def _name_with_article(named: str, plain: str, name: str) -> str:
    """Return the name of a body with the article of its form.

    Where articles have a gender, only a name with the form's own noun takes it: le Conseil de l'Europe, der
    Menschenrechtsrat, but Commission africaine stays as it was typed.
    """
    article = named.partition("{name}")[0]
    bare = name[len(article) :] if name.lower().startswith(article.lower()) else name
    noun = plain[len(article) :] if plain.startswith(article) else ""
    same_noun = article.lower() == "the " or f"{bare} ".split()[0].lower().endswith(noun.lower())
    return _fill(named, bare) if same_noun or bare != name else name


def _fill(form: str, name: str) -> str:
    """Put a name in as plain text: braces in a name stay what they are."""
    before, _, after = form.partition("{name}")
    return f"{before}{name}{after}"


def _without_honours(name: str) -> str:
    """Return a name as it may follow ‘Dear’: without the honours that belong to the address."""
    text = " ".join(name.split())
    for honour in _NOT_IN_A_GREETING:
        if f"{text} ".lower().startswith(f"{honour.lower()} ") and (honour != "HE" or text.startswith("HE")):
            return _without_honours(text[len(honour) :])
    return text
