"""What templates do to an answer in the letter's language, through the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidPack
from letterkit.languages.grammar import CASES, GRAMMARS, load_grammar
from letterkit.languages.reading import read_language
from tests.packs.packing import put, shelf_of, writer

FRENCH = "letterkit: 1\ntitle: T\nlanguages: [{0}]\nplan:\n  - role: situation\n"


def said(root: Path, language: str, body: str, **variables: object) -> str:
    put(root, "p", FRENCH.format(language), f"{{% macro situation() %}}\n{body}\n{{% endmacro %}}\n")
    from letterkit.packs.writer import PassageWriter

    shelf = shelf_of(root)
    return (
        PassageWriter(shelf.load("p", language), shelf, read_language(language), variables, {})
        .write("situation")
        .text.replace("\\", "")
    )


@pytest.mark.parametrize(
    ("language", "body", "made"),
    [
        ("fr", "La situation {{ c|where }} préoccupe les amis {{ c|of }}.", "La situation au Kirghizistan préoccupe les amis du Kirghizistan."),
        ("fr", "Nous demandons {{ a|to }} {{ b|that }} : « oui »", "Nous demandons aux autorités qu'il parte\u00a0: «\u00a0oui\u00a0»"),
        ("fr", "{{ l|of|listed }}", "du Kirghizistan et des autorités"),
        ("fr", "{{ a|agree('doit', 'doivent') }} {{ a|gendered('m', 'f', 'mpl', 'fpl') }}", "doivent fpl"),
        ("fr", "{{ n|counted('personne', 'personnes') }}, {{ t|counted('personne', 'personnes') }}", "1 personne, des centaines de personnes"),
        ("es", "{{ e|of }}, {{ e|to }}, {{ e|no_article }}", "del Consejo, al Consejo, Consejo"),
        ("es", "{{ q|counted('persona', 'personas') }}", "cientos de personas"),
        ("ru", "{{ r|where }}, {{ r|genitive }}, {{ r|instrumental }}", "в Кыргызстане, Кыргызстана, Кыргызстаном"),
        ("ru", "{{ n|counted('человек', 'человека', 'человек') }}, {{ 22|counted('человек', 'человека', 'человек') }}, {{ 5|plural('один', 'два', 'пять') }}", "1 человек, 22 человека, пять"),
        ("ru", "{{ u|counted('человек', 'человека', 'человек') }}", "не менее 64 человек"),
        ("en", "{{ c|of }} {{ c|where }} {{ c|that }}", "of le Kirghizistan in le Kirghizistan that le Kirghizistan"),
    ],
)  # fmt: skip
def test_a_template_asks_for_the_form_it_needs(tmp_path: Path, language: str, body: str, made: str) -> None:
    variables = {
        "c": "le Kirghizistan", "a": "les autorités", "b": "il parte", "l": ("le Kirghizistan", "les autorités"), "n": 1,
        "t": "des centaines", "e": "el Consejo", "q": "cientos", "r": "Кыргызстан", "u": "не менее 64",
    }  # fmt: skip
    assert said(tmp_path, language, body, **variables) == made


def test_a_case_of_another_language_is_a_mistake_of_the_template(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="genitive"):
        said(tmp_path, "fr", "{{ c|genitive }}", c="la Syrie")


@pytest.mark.parametrize("name", ["of", "to", "where", "that", "about", "no_article", "genitive"])
@pytest.mark.parametrize("language", ["de", "zh", "ar", "pt-BR", "qq"])
def test_a_language_without_grammar_makes_up_no_form(tmp_path: Path, language: str, name: str) -> None:
    """‘of der Rat’ would be neither German nor English: the author is told the filter, the language and the line."""
    assert read_language(language).grammar is None
    with pytest.raises(InvalidPack, match=f"‘{name}’ needs the grammar .* none for {language}") as caught:
        said(tmp_path, language, f"Text\n{{{{ c|{name} }}}}", c="der Rat")
    assert caught.value.problems[0].line == 3


def test_a_language_without_grammar_has_agreement_of_lists_and_norms_alone(tmp_path: Path) -> None:
    body = "{{ l|agree('hat', 'haben') }} {{ c|agree('hat', 'haben') }} {{ 'f'|gendered('der', 'die', 'die') }} {{ p|place }}"
    assert said(tmp_path, "de", body, c="der Rat", l=("A", "B"), p="paras. 3-4") == "haben hat die Ziffern 3 und 4"


def test_every_grammar_has_every_form() -> None:
    for name in GRAMMARS:
        grammar = load_grammar(name)
        assert grammar is not None and set(grammar.DECLINED_CASES) <= set(CASES)
        assert all(callable(getattr(grammar, form)) for form in ("of", "to", "where", "that", "about", "place"))
    assert load_grammar("german") is None


def test_an_answer_that_is_missing_stays_a_gap(tmp_path: Path) -> None:
    from letterkit.packs.text_filters import Unanswered

    assert said(tmp_path, "fr", "{{ c|of }}", c=Unanswered("country")) == "[country]"


def test_answers_stay_characters(tmp_path: Path) -> None:
    result = writer(tmp_path, "{% macro situation() %}{{ c|of }}{% endmacro %}", {"c": "the *Council*"}).write(
        "situation"
    )
    assert result.text == r"of the \*Council\*"
