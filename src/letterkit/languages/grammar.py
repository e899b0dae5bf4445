"""The grammar of a language: the form that a sentence needs of a typed phrase.

Templates ask for a form by what it does: `of` (possession), `to` (the one addressed), `where` (a place), `that` (before
a clause); Russian templates also by its case. Each grammar is a module with these functions, imported when a letter
needs it. A language file names its grammar; a language that names none has none.
"""

from __future__ import annotations

from typing import Final, Protocol

from letterkit.languages.pinpoint_words import PinpointWords

GRAMMARS: Final = ("english", "french", "russian", "spanish")
CASES: Final = ("genitive", "dative", "accusative", "instrumental", "prepositional")
"""The cases of Russian, beside the nominative."""
AGREEMENTS: Final = ("m", "f", "n", "mpl", "fpl", "npl", "pl")
"""Gender and number of a phrase; `pl` where the language has one form for all genders."""


class Grammar(Protocol):
    """What every grammar can do with a noun phrase as it is typed, in the nominative and with its article."""

    @property
    def DECLINED_CASES(self) -> tuple[str, ...]:  # noqa: N802  # a constant of a module
        """The cases of CASES that the language has."""

    def of(self, text: str, /) -> str:
        """Return ‘of …’: du Kirghizistan, del Consejo, Совета Безопасности."""

    def to(self, text: str, /) -> str:
        """Return ‘to …’: au Conseil, al Consejo, Совету."""

    def where(self, text: str, /) -> str:
        """Return ‘in …’ of a country or place: au Kirghizistan, en Siria, во Франции."""

    def that(self, text: str, /) -> str:
        """Return ‘that …’ before a clause or a subject: que le Conseil, qu'il."""

    def about(self, text: str, /) -> str:
        """Return ‘about …’: au sujet du Conseil, sobre el Consejo, о Совете."""

    def no_article(self, text: str, /) -> str:
        """Return the phrase without the definite article that it begins with."""

    def decline(self, text: str, case: str, /) -> str:
        """Return the phrase in one of the language's cases."""

    def agreement(self, text: str, /) -> str:
        """Return gender and number of the phrase (m, f, n, mpl, fpl, pl); empty where they are not certain."""

    def is_plural(self, text: str, /) -> bool:
        """True if a verb after the phrase is in the plural."""

    def place(self, pinpoint: str, words: PinpointWords, /) -> str:
        """Return a pinpoint in words: paragraph 138; in French and Spanish with its article: l'article 2(4).

        A part that is named first stands behind: annex, para. 4 is ‘le paragraphe 4 de l'annexe’.
        """

    def place_in(self, pinpoint: str, words: PinpointWords, /) -> str:
        """Return ‘in …’ of a pinpoint in words: in paragraph 138, au paragraphe 138, в пункте 138."""


def load_grammar(name: str) -> Grammar | None:
    """Return a grammar of GRAMMARS, or None for any other name."""
    match name:
        case "english":
            from letterkit.languages import english

            return english
        case "french":
            from letterkit.languages import french

            return french
        case "russian":
            from letterkit.languages import russian

            return russian
        case "spanish":
            from letterkit.languages import spanish

            return spanish
    return None
