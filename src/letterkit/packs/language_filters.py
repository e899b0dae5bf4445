"""What templates do to an answer in the language of the letter: numbers, dates, lists, agreement, forms of a phrase.

Every function is plain: values and the language in, text out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from letterkit.languages.grammar import AGREEMENTS, CASES
from letterkit.languages.language import Language
from letterkit.letter.escapes import escape
from letterkit.packs.text_filters import Markdown, Paragraphs, Unanswered, same_kind
from letterkit.wording import say

_LETTER: Final = re.compile(r"[^\W\d_]")
_RUSSIAN_YEAR: Final = re.compile(r"\sг\.$")
"""The abbreviation is for a date line; a sentence has the word, as in documents of the United Nations."""
_UNKNOWN_NUMBER: Final = 5
"""In the place of a number that is not known: the form of several."""


# -- values ---------------------------------------------------------------------------------------------


def to_markdown(value: Any, language: Language) -> str:
    """Return how a value is printed in a letter, as Markdown. Raises TypeError for what has no printed form."""
    if isinstance(value, Markdown):
        return value
    if isinstance(value, Unanswered):
        return rf"\[{escape(value.name)}\]"
    if isinstance(value, Paragraphs):
        return "\n\n".join(escape(part) for part in re.split(r"\n[ \t]*\n", value))
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dt.date):
        return escape(day(value, language=language))
    if isinstance(value, int) and not isinstance(value, bool):
        return escape(language.format_number(value))
    if isinstance(value, float):
        return escape(str(value))
    str(value)  # a name that does not exist says so itself
    raise TypeError(f"{_kind(value)} cannot be printed; choose what to print of it")


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return say("yes or no")
    return "a list" if isinstance(value, (list, tuple)) else say("a group of values")


def listed(items: Sequence[Any], *, language: Language) -> Markdown:
    """Return 'a, b and c' in the letter's language."""
    return Markdown(language.join([to_markdown(item, language) for item in items]))


def day(value: Any, *, language: Language) -> Any:
    """Return a date in full ('30 June 2010'); a text unchanged."""
    if not isinstance(value, dt.date):
        return value
    text = language.format_date(value)
    return _RUSSIAN_YEAR.sub("\N{NO-BREAK SPACE}года", text) if language.base == "ru" else text


def days(first: Any, last: Any, *, language: Language) -> Any:
    """Return the days from one date to another (‘16 June to 11 July 2025’, ‘2 to 4 March 2026’); the first alone where
    there is no other."""
    begin = day(first, language=language)
    if not (isinstance(first, dt.date) and isinstance(last, dt.date)) or first == last:
        return begin
    end = day(last, language=language)
    own, whole = begin.split(), end.split()
    shared = 0
    while shared < min(len(own), len(whole)) - 1 and own[-1 - shared] == whole[-1 - shared]:
        shared += 1
    return f"{' '.join(own[: len(own) - shared]).rstrip(',')}{language.pinpoints.joints.to}{end}"


def weekday(value: Any, *, language: Language) -> Any:
    """Return the day of the week of a date ('Thursday')."""
    return language.format_date(value, "weekday") if isinstance(value, dt.date) else value


def month(value: Any, *, language: Language) -> Any:
    """Return month and year of a date ('June 2010')."""
    return language.format_date(value, "month") if isinstance(value, dt.date) else value


# -- numbers --------------------------------------------------------------------------------------------


def spelled(value: Any, gender: str = "", *, language: Language) -> Any:
    """Return a small number in words ('three'), a large one in figures; anything else unchanged.

    `gender` f gives the feminine, where the language has one for numbers (« une », «две»).
    """
    return language.spell_small(value, feminine=gender == "f") if type(value) is int else value


def plural(value: Any, *forms: str, language: Language) -> str:
    """Return the form for a number or the length of a list: `one, many`, in Russian `one, few, many`."""
    count = value if isinstance(value, int) else len(value) if isinstance(value, (list, tuple)) else _last_number(value)
    if isinstance(value, str) and value.strip().casefold() in language.ones:
        count = 1
    return _plural_form(count, forms, language)


def _last_number(value: Any) -> int:
    """Return the number that a text such as ‘at least 200’ ends with; a number of several where it has none."""
    digits = re.sub(r"(?<=\d)[.,\s](?=\d{3})", "", str(value))
    numbers = re.findall(r"\d+", digits)
    return int(numbers[-1][:15]) if numbers and re.search(r"\d\s*$", digits) else _UNKNOWN_NUMBER


def _plural_form(count: int, forms: Sequence[str], language: Language) -> str:
    if len(forms) < 2:
        raise TypeError("two forms are needed, one for a single thing and one for several")
    form = language.plural_form(abs(count))
    if len(forms) == 2 and form:
        form = 1
    return forms[min(form, len(forms) - 1)]


def counted(value: Any, *forms: str, language: Language) -> Any:
    """Return a number with its noun: '1 person', '2,000 people', 'hundreds of people', 'at least 200 people'.

    The forms are `one, many`, in Russian `one, few, many`.
    """
    if len(forms) < 2:
        raise TypeError("counted needs the noun in two forms, for one and for several")
    if type(value) is int:
        return f"{language.format_number(value)} {_plural_form(value, forms, language)}"
    if not isinstance(value, str) or not value.strip():
        return value
    text = value.strip()
    last = _last_word(text.rstrip("."))
    if last and last.casefold() not in language.quantities:
        return text  # it has its noun already
    if language.base == "ru":
        noun = forms[-1] if re.search(r"[^\d\s]", text) else _plural_form(_last_number(text), forms, language)
        return f"{text} {noun}"
    if language.grammar and language.round_numbers and text.casefold().endswith(language.round_numbers):
        return f"{text} {language.grammar.of(forms[-1])}"
    return f"{text} {_plural_form(_last_number(text), forms, language)}"


def _last_word(text: str) -> str:
    """Return the letters that a text ends in. Searching from its start would try each run of letters."""
    start = len(text)
    while start and _LETTER.match(text, start - 1):
        start -= 1
    return text[start:]


# -- agreement and the forms of a phrase ----------------------------------------------------------------


def agree(value: Any, one: str, many: str, *, language: Language) -> str:
    """Return the form for a subject: a list of several, 'the authorities' and 'A and B' are many."""
    if isinstance(value, (list, tuple)):
        return plural(value, one, many, language=language)
    return many if language.grammar and language.grammar.is_plural(str(value).strip()) else one


def gendered(value: Any, *forms: str, language: Language) -> str:
    """Return the form for a subject, of masculine, feminine, masculine plural, feminine plural, neuter.

    The last two may be left out: then the masculine forms serve. Several things, and a list, are plural.
    `value` is a phrase with its article (French, Spanish), a phrase in the nominative (Russian), a pinpoint as the
    library has it (‘art. 9’, in a language without a grammar), or the
    agreement of a norm as it stands in the library: m, f, n, mpl, fpl, npl, pl.
    """
    if not 3 <= len(forms) <= 5:
        raise TypeError("gendered needs the forms for masculine, feminine and plural")
    m, f, mpl, fpl, n = (*forms, "", "")[:5]
    items = value if isinstance(value, (list, tuple)) else (value,)
    agreements = [_agreement(str(item), language) for item in items]
    if len(agreements) == 1:
        return {"f": f, "n": n or m, "mpl": mpl, "npl": mpl, "pl": mpl, "fpl": fpl or mpl}.get(agreements[0], m)
    return (fpl or mpl) if agreements and all(agreement in ("f", "fpl") for agreement in agreements) else mpl


def _agreement(phrase: str, language: Language) -> str:
    if phrase in AGREEMENTS:
        return phrase
    return language.grammar.agreement(phrase) if language.grammar else language.pinpoints.agreement(phrase)


def place(pinpoint: Any, *, language: Language) -> Any:
    """Return a pinpoint in words: 'para. 138' is 'paragraph 138'; in French and Spanish with its article."""
    if not isinstance(pinpoint, str):
        return pinpoint
    words = language.pinpoints
    return language.grammar.place(pinpoint, words) if language.grammar else words.spelled_out(pinpoint)


def place_in(pinpoint: Any, *, language: Language) -> Any:
    """Return ‘in’ and a pinpoint in words: ‘in paragraph 138’, « au paragraphe 138 », «в пункте 138»."""
    if not isinstance(pinpoint, str):
        return pinpoint
    words = language.pinpoints
    if language.grammar:
        return language.grammar.place_in(pinpoint, words)
    return words.within.replace("{place}", words.inside(pinpoint))


def _phrase_filter(name: str) -> Callable[..., Any]:
    """Return the filter that puts a phrase, or each item of a list, into a form of its grammar.

    It raises TypeError in a language that does not have the form: none may be made up.
    """

    def form(value: Any, *, language: Language) -> Any:
        grammar = language.grammar
        if grammar is None:
            raise TypeError(
                f"‘{name}’ needs the grammar of the letter's language, and there is none for {language.tag}; "
                "write the words that the sentence needs into the template"
            )
        if name in CASES and name not in grammar.DECLINED_CASES:
            raise TypeError(f"‘{name}’ is a form of Russian; this letter is in {language.tag}")
        if isinstance(value, (list, tuple)):
            return tuple(form(item, language=language) for item in value)
        if not isinstance(value, str) or not value.strip():
            return value
        change: Callable[[str], str] = getattr(grammar, name, None) or (lambda text: grammar.decline(text, name))
        return same_kind(value, change(value))

    return form


PHRASE_FILTERS: Final = {
    name: _phrase_filter(name) for name in ("of", "to", "where", "that", "about", "no_article", *CASES)
}
"""The filters that change the form of a phrase, by name."""
