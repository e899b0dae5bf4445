"""The sentences on the law: every place that was named is in them, with what it provides where that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.compose import compose_passages
from letterkit.compose.law import grouped, norm_views, sentences, sentences_of
from letterkit.languages import arabic, states
from letterkit.languages.roman_numerals import in_roman
from letterkit.letter.drafts import from_data
from letterkit.letter.escapes import unescape
from letterkit.letter.model import Draft, Invocation
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.library.library import Library, open_library
from letterkit.packs.writer import PassageWriter
from letterkit.yaml.shipped import read_shipped
from tests.compose import law_golden

LIBRARY = open_library()
LANGUAGES = ("en-GB", "fr", "es", "ru", "ar")
FORMER = re.compile(r"binds every State|points? the same way|qui lie tout État|que obliga a todo Estado|О том же говор")


def law(norm: str, at: str = "", *concerns: str, language: str = "en-GB", library: Library = LIBRARY) -> str:
    concerned = [state for state in map(states.state, concerns) if state]
    return unescape(sentences(library.norms.get(norm), at, concerned, library, library.language(language)))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


# -- no place is dropped --------------------------------------------------------------------------------

places = st.lists(
    st.tuples(
        st.sampled_from(["art.", "para.", "principle", "rule"]), st.integers(1, 180), st.sampled_from(["", "(2)"])
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda place: place[:2],
)


@settings(max_examples=300, deadline=None)
@given(norm=st.sampled_from(LIBRARY.norms.ids), places=places, language=st.sampled_from(LANGUAGES), state=st.booleans())
def test_every_place_is_in_the_sentences(
    norm: str, places: list[tuple[str, int, str]], language: str, state: bool
) -> None:
    at = ", ".join(f"{kind} {number}{part}" for kind, number, part in places)
    text = law(norm, at, *(["UG"] if state else []), language=language)
    for _, number, _ in places:
        written = text.replace("article premier", "article 1")
        assert re.search(rf"(?<!\d){number}(?!\d)|\b{in_roman(number)}\b", written), (at, text)
    assert not FORMER.search(text)
    assert not re.search(r"\s[,.]|,,|\.\.|\s{2}|\{|\[", text), text


def own_law(at: str, language: str = "en-GB", **keys: Any) -> str:
    norm = OwnNorm(**{"title": "Law on Security", "id": "law", **keys})
    draft = Draft(letterkit=1, template="council-appeal", language=language, norms=(norm,))
    invoked = [Invocation("law", at)]
    (view,) = norm_views(draft, invoked, LIBRARY, LIBRARY.language(language))
    assert view.own
    return unescape(sentences_of(view, LIBRARY, LIBRARY.language(language)))


SAYS = {"article 12": "Nobody is punished for what was lawful", "23": "Nobody is searched at night."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_norm_of_the_letter_itself_is_stated_in_its_own_words_with_every_place(language: str) -> None:
    text = own_law("arts. 12(2), 23 and 55", language, short="the Law", symbol="L.N. 136", kind="eu-law", says=SAYS)
    assert text.startswith("Law on Security (L.N. 136)") and text.count("Law on Security") == 1
    assert {"12", "2", "23", "55"} <= numbers(text)
    assert "Nobody is punished for what was lawful." in text and "Nobody is searched at night." in text


def test_a_norm_of_the_letter_itself_without_places() -> None:
    assert own_law("") == "See also: Law on Security."
    assert own_law("", says={"whole": "It protects *all*"}) == "Law on Security: It protects *all*."
    assert own_law("art. 3") == "See also: Law on Security, article 3."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_articles_of_a_letter_on_uganda_and_the_year(language: str) -> None:
    text = law("iccpr", "arts. 2, 7, 17 and 26", "UG", language=language)
    assert {"2", "7", "17", "26", "1995"} <= numbers(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("norm", ["iccpr", "rome-statute"])
def test_no_treaty_is_held_against_myanmar_that_it_has_not_accepted(norm: str, language: str) -> None:
    text = law(norm, "", "MM", language=language)
    says = {"en-GB": "is not a party", "fr": "n'est pas partie", "es": "no es parte", "ru": "не является участником"}
    assert says.get(language, "ليست ميانمار طرفًا") in text
    assert "since" not in text


@pytest.mark.parametrize("case", law_golden.CASES, ids=lambda case: case.frame)
def test_the_sentences_are_those_that_were_read(case: law_golden.Case) -> None:
    golden = next(row for row in read_shipped(law_golden.FILE) if row["frame"] == case.frame)
    for language in LANGUAGES:
        assert law_golden.law(case, language, LIBRARY) == golden[language]


def test_places_of_one_kind_stand_together() -> None:
    assert grouped(["art. 12", "art. 13", "arts. 15-17"]) == ("arts. 12, 13 and 15-17",)
    assert grouped(["principles 20-21", "principle 23"]) == ("principles 20, 21 and 23",)
    assert grouped(["para. 5", "annex, para. 2", "para. 6"]) == ("para. 5", "annex, para. 2", "para. 6")
    assert grouped(["art. 9(1)"]) == ("art. 9(1)",)
    assert grouped([]) == ()


def test_an_arabic_clause_that_begins_with_a_verb_follows_the_particle_with_a_pronoun() -> None:
    assert "على أنه لا يجوز" in law("iccpr", "art. 7", language="ar")
    assert "على أن لكل فرد" in law("iccpr", "art. 9(1)", language="ar")


def test_every_arabic_clause_stands_after_that_as_the_grammar_has_it() -> None:
    for norm in LIBRARY.norms:
        for pin in norm.pinpoints:
            clause = pin.localized("ar")
            if clause and pin.provides:
                assert arabic.that(clause) in law(norm.id, pin.at, language="ar"), (norm.id, pin.at)


def test_what_follows_a_state_agrees_with_its_name_in_arabic() -> None:
    assert law("rome-statute", "", "JO", "PH", language="ar").startswith("الأردن طرف في")
    assert "ولم تعد الفلبين طرفًا في هذا الصك" in law("rome-statute", "", "JO", "PH", language="ar")
    assert law("rome-statute", "", "IQ", language="ar").startswith("ليس العراق طرفًا")


def test_two_committees_are_they() -> None:
    text = law("cmw-gc-4-crc-gc-23", "paras. 5, 9")
    assert "the two Committees stated" in text
    assert "in paragraph 9, they emphasized" in text


def test_a_treaty_on_what_other_states_owe_says_nothing_of_the_state_that_a_letter_is_about() -> None:
    assert "Yemen" not in law("att", "art. 6(3)", "YE")
    assert "The United Kingdom has been a party" in law("att", "art. 6(3)", "YE", "GB")


def test_several_places_at_once_have_no_comma_too_many_and_in_spanish_a_verb_in_the_plural() -> None:
    assert "published in 2017, state that investigations" in law("minnesota-protocol", "paras. 22-33")
    assert "en 2017, señalan que las investigaciones" in law("minnesota-protocol", "paras. 22-33", language="es")
    assert "agreed in Moscow in 1991, provide that missions" in law("moscow-1991", "paras. 1-16")
    assert "en Moscú en 1991, establecen que" in law("moscow-1991", "paras. 1-16", language="es")


def test_a_treaty_is_named_in_full_once_and_then_by_its_kind() -> None:
    assert ". Article 9 of the Covenant provides that" in law("iccpr", "art. 9", "UG")
    assert ". Article 1 of the Protocol provides that" in law("iccpr-op1", "art. 1", "UG")
    assert ". Common article 1 provides that" in law("geneva-conventions-1949", "common art. 1", "UG")
    assert ". The Conventions provide that" in law("geneva-conventions-1949", "", "UG")
    assert ". Attention is drawn to articles 42 and 45 of the Covenant." in law("iccpr", "arts. 42, 45", "UG")
    treaties = [norm for norm in LIBRARY.norms if norm.kind == "treaty" and norm.id != "standard-minimum-rules-1955"]
    assert not [norm.id for norm in treaties if "that treaty" in law(norm.id, "art. 1", "UG")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Uganda has been a party to it since 2002. Article 86"),
        ("fr", "L'Ouganda est partie à ce traité depuis 2002. L'article 86"),
        ("es", "Uganda es parte en ese tratado desde 2002. El artículo 86"),
        ("ru", "Уганда с 2002 года является участником этого договора. Статья 86"),
    ],
)
def test_a_state_that_will_leave_is_said_to_be_leaving_beside_another_too(language: str, said: str) -> None:
    text = law("rome-statute", "art. 86", "NE", "UG", language=language)
    assert "18" in text and "2027" in text and said in text


def test_a_place_that_is_not_known_and_what_was_accepted_have_no_comma_too_many() -> None:
    assert law("hrd-declaration", "art. 99").endswith("which the General Assembly adopted by consensus in 1998.")
    assert "In paragraph 5 (in particular subparagraph (a)) of resolution" in law("s-res-2417", "para. 5(a)")
    assert law("hrc-res-5-1", "annex").startswith("In the annex to resolution 5/1 of 18 June 2007, ")


def test_in_english_a_second_clause_has_its_own_that() -> None:
    second = re.compile(r", and (?:no one|everyone|anyone|the law|the State|States|States parties|each State party) ")
    clauses = [pinpoint.provides.get("en", "") for norm in LIBRARY.norms for pinpoint in norm.pinpoints]
    assert not [clause for clause in clauses if second.search(clause) or "nobody" in clause]


def test_russian_sentences_have_their_commas_and_cases() -> None:
    assert "предусматривает, что, если из-за" in law("role-of-lawyers", "principle 17", language="ru")
    assert "В пункте 5, в частности в подпункте (a), резолюции" in law("s-res-2417", "para. 5(a)", language="ru")
    assert "; в пункте 6 решительно осудил" in law("s-res-2417", "paras. 5 and 6", language="ru")  # no dash for no verb
    fourth = law("geneva-conventions-1949", "Convention IV, art. 53", language="ru")
    assert fourth.startswith("Статья 53 Четвертой из Женевских конвенций от 12 августа 1949 года предусматривает")
    assert "с 16 сентября 2022\xa0года не является" in law("echr", "", "RU", language="ru")


def test_in_spanish_a_second_clause_has_its_own_que() -> None:
    second = re.compile(r", y (?:nadie|ningún|toda persona|todo|quien(?:es)?|el Estado|los Estados|la ley|estas?) ")
    clauses = {
        (norm.id, pinpoint.at): pinpoint.provides.get("es", "") for norm in LIBRARY.norms for pinpoint in norm.pinpoints
    }
    assert not {place: clause for place, clause in clauses.items() if second.search(clause)}


def test_a_treaty_is_he_in_spanish_whatever_its_name() -> None:
    assert "Convención sobre los Derechos del Niño, pero no son parte en ella" in law("crc", "", "US", language="es")
    assert "ese tratado, pero no son parte en él" in law("crc", "", "UG", "US", language="es")


@pytest.mark.parametrize(
    ("norm", "at", "said"),
    [
        ("minnesota-protocol", "paras. 22-33", "en 2017, énoncent que les enquêtes"),
        ("a-res-60-147", "paras. 15-23", "le 16 décembre 2005, prévoient que les victimes"),
        ("mandela-rules", "rule 43", "Mandela (A/RES/70/175, annexe), que l'Assemblée générale a adoptées"),
        ("s-res-2117", "preamble", "Dans le préambule de la résolution"),
        ("iacthr-oc-32-25", "paras. 234-236", "sur l'urgence climatique et les droits de l'homme, la Cour"),
    ],
)
def test_french_sentences_agree(norm: str, at: str, said: str) -> None:
    assert said in law(norm, at, language="fr")


def test_a_part_is_named_once() -> None:
    text = law("geneva-conventions-1949", "Convention IV, arts. 49(1) and 55; Convention III, art. 13; common art. 1")
    assert (
        "Article 49(1) of the Fourth of the Geneva Conventions of 1949 provides" in text
        and "; article 55 provides" in text
    )
    assert "; article 13 of the Third Convention provides" in text and "; and common article 1 provides" in text
    text = law("a-res-46-182", "annex, paras. 2-3, 4")
    assert "paragraphs 2-3 of the annex to resolution" in text and "; and in paragraph 4, it" in text


def passage(language: str, *invoked: tuple[str, str]) -> str:
    draft = Draft(letterkit=1, template="council-appeal", language=language, concerns=("UG",))
    speech = LIBRARY.language(language)
    views = tuple(norm_views(draft, [Invocation(norm, at) for norm, at in invoked], LIBRARY, speech))
    writer = PassageWriter(LIBRARY.pack("council-appeal"), LIBRARY.shelf, speech, {}, {})
    ending = "" if language == "en-GB" else f".{language}"
    return unescape(writer.write_part(f"_parts/law{ending}.md.j2", "cited", views)).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_more_than_two_norms_each_has_a_paragraph_of_its_own(language: str) -> None:
    norms = (("iccpr", "art. 9"), ("udhr", "art. 5"), ("s-res-2417", ""))
    assert passage(language, *norms[:2]).count("\n\n") == 0
    assert passage(language, *norms).count("\n\n") == 2


@pytest.mark.parametrize(
    ("language", "treaty", "council"),
    [
        ("en-GB", "which supervises", "the United Nations Security Council"),
        ("fr", "qui veille", "le Conseil de sécurité des Nations Unies"),
        ("es", "que supervisa", "el Consejo de Seguridad de las Naciones Unidas"),
        ("ru", "который следит", "Совет Безопасности Организации Объединенных Наций"),
    ],
)
def test_who_a_body_is_is_said_once(language: str, treaty: str, council: str) -> None:
    text = passage(
        language, ("hrcttee-gc-34", "para. 47"), ("s-res-2417", ""), ("hrcttee-gc-37", ""), ("s-res-2669", "")
    )
    assert text.count(treaty) == 1 and text.count(council) == 1


def _own_law(norm: Mapping[str, object], at: str, application: str = "") -> str:
    data = {
        "letterkit": 1,
        "template": "parliament",
        "norms": [{"id": "own", **norm}],
        "facts": {"application": application} if application else {},
        "passages": [{"role": "norm", "move": "norm/library", "invokes": [{"norm": "own", "at": at}]}],
    }
    (passage,) = compose_passages(from_data(data).draft, LIBRARY)
    return unescape(passage.text)


def test_a_norm_of_ones_own_is_said_as_its_writer_says_it() -> None:
    constitution = {"title": "the 1992 Constitution of Ghana"}
    assert (
        _own_law(constitution, "arts. 15 and 17") == "We refer to articles 15 and 17 of the 1992 Constitution of Ghana."
    )
    assert _own_law({"title": "Media Act"}, "art. 4") == "See also: Media Act, article 4."
    said = "Articles 15 and 17 of the 1992 Constitution of Ghana protect dignity and equality."
    assert _own_law(constitution, "arts. 15 and 17", said) == said
    assert _own_law(constitution, "arts. 15, 17 and 21", said).startswith("We refer to articles 15, 17 and 21 of")


def test_a_sentence_that_names_its_norm_stands_alone() -> None:
    says = {"art. 4": "Article 4 of the Media Act forbids it.", "art. 5": "Journalists keep their sources."}
    text = _own_law({"title": "the Media Act", "says": says}, "arts. 4-5")
    assert text == "Article 4 of the Media Act forbids it. The Media Act, article 5: Journalists keep their sources."


def test_a_sentence_on_the_whole_of_a_norm_stands_alone_too() -> None:
    code = {"title": "the Process Code of Practice", "says": {"whole": "The Process Code of Practice binds nobody."}}
    assert _own_law(code, "") == "The Process Code of Practice binds nobody."


def test_the_number_of_a_norm_of_ones_own_stands_once() -> None:
    norm = {"title": "Security Council resolution 1556 (2004)", "symbol": "S/RES/1556 (2004)"}
    assert _own_law(norm, "paras. 7-8") == "See also: Security Council resolution 1556 (2004), paragraphs 7 and 8."
