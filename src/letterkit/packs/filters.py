"""What templates do to words: print an answer safely, agree in number, spell dates and numbers.

Every function here is plain: values in, text out. `Markdown` is text that a template wrote; everything
else is text that a person typed, and is escaped when it is printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from letterkit.languages import by_tag as languages
from letterkit.letter.escapes import escape


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


class Paragraphs(str):
    """An answer of several lines, typed: a blank line in it begins a new paragraph."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Stands for a question that has no answer: false in a condition, a visible gap where it is printed."""

    name: str

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def printed(value: Any, language: str) -> str:
    """How a value is printed in a letter, as Markdown. Raises TypeError for what has no printed form."""
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
        return escape(languages.number(value, language))
    if isinstance(value, float):
        return escape(str(value))
    str(value)  # a name that does not exist says so itself
    raise TypeError(f"{_kind(value)} cannot be printed; choose what to print of it")


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "yes or no"
    return "a list" if isinstance(value, (list, tuple)) else "a group of values"


def listed(items: Sequence[Any], *, language: str) -> Markdown:
    """'a, b and c' in the letter's language."""
    return Markdown(languages.join([printed(item, language) for item in items], language))


def spelled(value: Any, gender: str = "", *, language: str) -> Any:
    """A small number in words ('three'), a large one in figures; anything else unchanged.

    `gender` f gives the feminine, where the language has one for numbers (« une », «две»).
    """
    if type(value) is not int:
        return value
    return (
        languages.spell_small(value, language, feminine=True)
        if gender == "f"
        else languages.spell_small(value, language)
    )


def day(value: Any, *, language: str) -> Any:
    """A date in full ('30 June 2010'); a text unchanged."""
    if not isinstance(value, dt.date):
        return value
    text = languages.format_date(value, language)
    return _RUSSIAN_YEAR.sub("\N{NO-BREAK SPACE}года", text) if _base(language) == "ru" else text


_RUSSIAN_YEAR: Final = re.compile(r"\sг\.$")
"""The abbreviation stands in a date line; a sentence has the word, as in documents of the United Nations."""


def weekday(value: Any, *, language: str) -> Any:
    """The day of the week of a date ('Thursday')."""
    return languages.format_date(value, language, "weekday") if isinstance(value, dt.date) else value


def month(value: Any, *, language: str) -> Any:
    """Month and year of a date ('June 2010')."""
    return languages.format_date(value, language, "month") if isinstance(value, dt.date) else value


def plural(value: Any, *forms: str, language: str) -> str:
    """The form that goes with a number or with the length of a list: `one, many`, in Russian `one, few, many`."""
    count = value if isinstance(value, int) else len(value) if isinstance(value, (list, tuple)) else _last_number(value)
    if isinstance(value, str) and value.strip().casefold() in _ONE.get(_base(language), ()):
        count = 1
    return _form_of(count, forms, language)


_ONE: Final[dict[str, tuple[str, ...]]] = {
    "en": ("1", "one", "a", "an"),
    "fr": ("1", "un", "une"),
    "es": ("1", "un", "una", "uno"),
    "ru": ("1", "один", "одна", "одно"),
}
_MANY: Final = 5
"""Stands for a number that is not known: the form of several."""


def _last_number(value: Any) -> int:
    """The number that a text such as ‘at least 200’ ends with; a number of several where it has none."""
    digits = re.sub(r"(?<=\d)[.,\s](?=\d{3})", "", str(value))
    found = re.findall(r"\d+", digits)
    return int(found[-1][:15]) if found and re.search(r"\d\s*$", digits) else _MANY


def _form_of(count: int, forms: Sequence[str], language: str) -> str:
    if len(forms) < 2:
        raise TypeError("two forms are needed, one for a single thing and one for several")
    form = languages.plural_form(abs(count), language)
    if len(forms) == 2 and form:
        form = 1
    return forms[min(form, len(forms) - 1)]


_QUANTITIES: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        {"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "dozen", "dozens", "score"}
        | {"scores", "tens", "many", "several", "few", "half", "more", "one", "two", "three", "four", "five", "six"}
        | {"seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty"}
        | {"seventy", "eighty", "ninety"}
    ),
    "fr": frozenset(
        {"cent", "cents", "centaine", "centaines", "mille", "millier", "milliers", "million", "millions", "milliard"}
        | {"milliards", "dizaine", "dizaines", "douzaine", "douzaines", "vingtaine", "trentaine", "quarantaine"}
        | {
            "cinquantaine",
            "soixantaine",
            "plusieurs",
            "quelques",
            "un",
            "une",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
        }
        | {"sept", "huit", "neuf", "dix", "onze", "douze", "vingt", "trente", "quarante", "cinquante", "soixante"}
    ),
    "es": frozenset(
        {"cien", "ciento", "cientos", "centenar", "centenares", "mil", "miles", "millar", "millares", "millón"}
        | {"millones", "decena", "decenas", "docena", "docenas", "varios", "varias", "muchos", "muchas", "pocos"}
        | {
            "algunos",
            "algunas",
            "un",
            "una",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
        }
        | {"once", "doce", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"}
    ),
    "ru": frozenset(
        {"сто", "ста", "сотни", "сотен", "тысяча", "тысячи", "тысяч", "миллион", "миллиона", "миллионов", "десятки"}
        | {"десятков", "несколько", "много", "тыс", "млн", "два", "две", "три", "четыре", "пять", "шесть", "семь"}
        | {"восемь", "девять", "десять", "двадцать", "тридцать", "сорок", "пятьдесят"}
    ),
}
"""Words that count and are not what is counted."""
_ROUND: Final[dict[str, re.Pattern[str]]] = {
    "en": re.compile(r"(?:hundreds|thousands|millions|dozens|scores|tens)$", re.IGNORECASE),
    "fr": re.compile(r"(?:aines?|milliers?|millions?|milliards?)$", re.IGNORECASE),
    "es": re.compile(
        r"(?:cientos|centenar(?:es)?|miles|millar(?:es)?|mill[oó]n(?:es)?|decenas?|docenas?)$", re.IGNORECASE
    ),
}
"""Words after which what is counted needs ‘of’."""


def counted(value: Any, *forms: str, language: str) -> Any:
    """A number with its noun: '1 person', '2,000 people', 'hundreds of people', 'at least 200 people'.

    The forms are `one, many`, in Russian `one, few, many`.
    """
    if len(forms) < 2:
        raise TypeError("counted needs the noun in two forms, for one and for several")
    if type(value) is int:
        return f"{languages.number(value, language)} {_form_of(value, forms, language)}"
    if not isinstance(value, str) or not value.strip():
        return value
    text, base = value.strip(), _base(language)
    last = _last_word(text.rstrip("."))
    if last and last.casefold() not in _QUANTITIES.get(base, ()):
        return text  # it has its noun already
    if base == "ru":
        noun = forms[-1] if re.search(r"[^\d\s]", text) else _form_of(_last_number(text), forms, language)
        return f"{text} {noun}"
    if base in _ROUND and _ROUND[base].search(text):
        from letterkit.languages import grammar

        return f"{text} {grammar.of(forms[-1], language)}"
    return f"{text} {_form_of(_last_number(text), forms, language)}"


def _last_word(text: str) -> str:
    """The letters that a text ends in. Looked for from its end: a search from its start tries each row of letters."""
    start = len(text)
    while start and _LETTER.match(text, start - 1):
        start -= 1
    return text[start:]


_LETTER: Final = re.compile(r"[^\W\d_]")


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def agree(value: Any, one: str, many: str, *, language: str) -> str:
    """The form that goes with a subject: a list of several, 'the authorities' and 'A and B' are many."""
    if isinstance(value, (list, tuple)):
        return plural(value, one, many, language=language)
    if _base(language) != "en":
        from letterkit.languages import grammar

        return many if grammar.agreement(str(value).strip(), language) in ("mpl", "fpl", "pl") else one
    head = re.split(r"\s(?:of|in|for|at|on|from|to)\s", str(value).strip(), maxsplit=1)[0]
    several = " and " in head or re.search(r"[^s'’]s$", head) is not None
    return many if several else one


def gendered(value: Any, *forms: str, language: str) -> str:
    """The form that agrees with a subject: of masculine, feminine, masculine plural, feminine plural, neuter.

    The last two may be left out: then the masculine forms serve. Several things, and a list, are plural.
    `value` is a phrase with its article (French, Spanish), a phrase in the nominative (Russian), or the
    agreement of a norm as it stands in the library: m, f, n, mpl, fpl, npl, pl.
    """
    from letterkit.languages import grammar

    if not 3 <= len(forms) <= 5:
        raise TypeError("gendered needs the forms for masculine, feminine and plural")
    m, f, mpl, fpl, n = (*forms, "", "")[:5]
    items = value if isinstance(value, (list, tuple)) else (value,)
    each = [str(one) if str(one) in _AGREEMENTS else grammar.agreement(str(one), language) for one in items]
    if len(each) == 1:
        return {"f": f, "n": n or m, "mpl": mpl, "npl": mpl, "pl": mpl, "fpl": fpl or mpl}.get(each[0], m)
    return (fpl or mpl) if all(one in ("f", "fpl") for one in each) and each else mpl


_AGREEMENTS: Final = ("m", "f", "n", "mpl", "fpl", "npl", "pl")


def _by_grammar(name: str) -> Callable[..., Any]:
    """A filter that puts a phrase, or each item of a list, into the form that a sentence needs (`grammar`)."""

    def filtered(value: Any, *, language: str) -> Any:
        from letterkit.languages import grammar

        change: Callable[[str, str], str] = getattr(grammar, name)
        if isinstance(value, (list, tuple)):
            return tuple(filtered(one, language=language) for one in value)
        return _same(value, change(value, language)) if isinstance(value, str) and value.strip() else value

    filtered.__name__ = name
    filtered.__doc__ = f"See grammar.{name}."
    return filtered


GRAMMATICAL: Final = {
    name: _by_grammar(name)
    for name in (
        *("of", "to", "where", "that", "about", "no_article"),
        *("genitive", "dative", "accusative", "instrumental", "prepositional"),
    )
}
"""The filters that change the form of a phrase, by name."""


def upper_first(text: Any) -> Any:
    """The text with a capital at its start."""
    return _start(text, str.upper)


def lower_first(text: Any) -> Any:
    """The text with a small letter at its start, unless the first word is an acronym or has other capitals."""
    word = re.match(r"\w+", text) if isinstance(text, str) else None
    if word and len(word[0]) > 1 and word[0][1:] != word[0][1:].lower():
        return text
    return _start(text, str.lower)


def _start(text: Any, change: Any) -> Any:
    if not isinstance(text, str) or not text:
        return text
    changed = change(text[0]) + text[1:]
    return _same(text, changed)


def no_stop(text: Any) -> Any:
    """The text without a stop at its end (. ; !), for use inside a sentence."""
    if not isinstance(text, str):
        return text
    bare = text.strip()
    end = len(bare)
    while end and bare[end - 1] in _STOPS:
        end -= 1
        if isinstance(text, Markdown) and _is_escaped(bare, end):
            end -= 1  # a stop goes with its backslash, which would escape what is printed next
    return _same(text, bare[:end])


_STOPS: Final = ".;!"


def _is_escaped(text: str, at: int) -> bool:
    """Whether the character of a Markdown text has a backslash before it that is not escaped itself."""
    start = at
    while start and text[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def place(at: Any, *, language: str) -> Any:
    """A pinpoint in words: 'para. 138' is 'paragraph 138'; in French and Spanish with its article."""
    if not isinstance(at, str):
        return at
    from letterkit.languages import grammar

    return grammar.place(at, language)


def sentence(text: Any) -> Any:
    """The text as a sentence: a capital at its start, a full stop at its end if it has no other stop."""
    if not isinstance(text, str):
        return text
    made = upper_first(text.strip())
    return _same(text, made if re.search(r"[.!?…][\"'”’»)]*$", made) or not made else made + ".")


def _same(old: str, new: str) -> str:
    return type(old)(new) if isinstance(old, (Markdown, Paragraphs)) else new


def tidy(text: str, language: str = "en") -> str:
    """A macro's output as paragraphs: blanks that its conditions left behind are taken out.

    French has a no-break space inside its quotation marks and before ; : ! ?, which nobody should have to type.
    """
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    tidied = "\n\n".join(one for one in map(_tidy_paragraph, paragraphs) if one)
    if _base(language) == "fr":
        tidied = re.sub(r" (?=\\?[;:!?»])", "\N{NO-BREAK SPACE}", tidied).replace("« ", "«\N{NO-BREAK SPACE}")
    return tidied


def _tidy_paragraph(text: str) -> str:
    """One paragraph on one line; a line that starts a list item or a quotation stays a line of its own."""
    joined = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*(?![ \t]|[-*>+] |\d+[.)] )", " ", text.strip())
    return re.sub(r"(?<! ) +([,.])(?=\s|$)", r"\1", re.sub(r"(?<=\S)[ \t]{2,}", " ", joined))
