"""Ways past the protection that somebody found who looked for them: each is held, or is not taken for a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.letter.person import Person
from letterkit.protection.name_search import NameSearch
from tests.cli.scene import letter, run

pytestmark = pytest.mark.slow

MIRA = "Mira Samplova"


def exact(name: str, text: str, *also: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in NameSearch([Person(name, also)]).find(text) if hit.exact]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            (MIRA, text)
            for text in ("Free Mira Now", "FREE MIRA TODAY", "The Story Of Mira And Others", "What Mira Saw")
        ),
        *((MIRA, text) for text in ("Name: Mira\nAge: 34", "Released: Mira\nDetained: Ivan", "Mira\t34", "Mira\tOsh")),
        (MIRA, "They held Mira 34 days in the cellar of the police station."),
        (MIRA, "We have read the testimony of Mira 12 March 2026 and that of others."),
        (MIRA, "Long before Mira UNHCR had met others who were held in that place."),
        (MIRA, "After Mira Ms Example was taken, and nobody has heard of them since then."),
        *((MIRA, text) for text in ("Mira Foundation", "Mira Hanim", "Mira Begum", "als Mira Hilfe rief")),
        (MIRA, "Attention: Mira"),
        ("ميرا سامبلوفا", "اعتقلوا ميرا أمس في بيتها"),
        ("Samplova Mira", "Die Festnahme von Frau Samplova Anfang Mai."),
        ("Wang Xiaoming", "Mr Wang Monday"),
        ("Wang Xiaoming", "Free Wang Today!"),
        ("Kim Chol-su", "Mr Kim Today"),
        *(
            ("Mira Esenova", text)
            for text in ("@miraesenova", "#freemiraesenova", "#FREEMIRAESENOVA", "miraesenova@e.org", "miraesenova")
        ),
        *((name, f"{name.replace(' ', '').lower()}@e.org") for name in ("Nina Erofeeva", "Olga Esina", "Lea Ekici")),
        *(("Li Wu", text) for text in ("@liwu", "#freeliwu", "#LIWU", "liwu@e.org", "https://e.org/liwu1990")),
        ("Li Wu", "https://e.org/justiceforliwu/"),
        *((MIRA, text) for text in ("#freemira", "#freemiranow", "msamplova@e.org", "samplovam@e.org")),
        *(("Mira Kim", text) for text in ("#freekim", "#FREEKIM", "mkim@e.org")),
        (MIRA, "They took Sam" + "\u00ad" * 70 + "plova."),
        (MIRA, "https://e.org/?" + "a=b&" * 1500 + "s=s%61mplova"),
        *((MIRA, text) for text in ("⒨⒤⒭⒜ ⒮⒜⒨⒫⒧⒪⒱⒜", "🅼🅸🆁🅰 🆂🅰🅼🅿🅻🅾🆅🅰")),
        ("Mira U", "Then Ms U was taken."),
        ("Amina June", "Witness June was taken."),
        ("Aung San", "They met Aung San in May."),
    ],
)
def test_a_name_is_found(name: str, text: str) -> None:
    assert NameSearch([Person(name)]).find(text), text


@pytest.mark.parametrize(
    ("other", "text", "word"),
    [
        ("Ana Samplova", "The police questioned Ana. Samplova was then beaten.", "Samplova"),
        ("Ana Samplova", "Detained: Ana, Samplova, Example.", "Samplova"),
        ("Ana Samplova", "They took Mira Ana Samplova and others away to a place that nobody knows.", "Mira"),
        ("Samplova Defence Team", "The Samplova Defence Team wrote.", "Samplova"),
        ("Friends of Mira", "Dear friends of Mira,", "Mira"),
        ("Mira Samplowa", "We thank Mira Samplowa.", "Mira Samplowa"),
        (MIRA, "They took Ms Samplova.", "Samplova"),
    ],
)
def test_somebody_else_exempts_nothing(other: str, text: str, word: str) -> None:
    hits = NameSearch([Person(MIRA)], [other]).find(text)
    assert any(word in text[hit.start : hit.end] for hit in hits)


def test_a_name_made_of_words_of_two_protected_people_is_another_name() -> None:
    names = NameSearch([Person("Maria Lopez"), Person("Juan Garcia")], ["Maria Garcia"])
    assert names.find("Maria Garcia, Example Network (Kenya)") == []
    assert names.find("Maria Lopez, Example Network (Kenya)")


def test_the_full_name_of_somebody_else_is_theirs() -> None:
    assert (
        NameSearch([Person(MIRA)], ["Ana Samplova"]).find("Ana Samplova, Director, and Ana Samplova’s colleagues") == []
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("高明", "情况提高明显"),
        ("王明", "国王明天来"),
        ("高兴", "她很高兴"),
        ("大和田", "東大和田中"),
        ("ดี", "ความดีและยินดี"),
        ("អោយ", "សុខភាពអោយគេ"),
        ("May", "On 5 May 2026"),
        ("Bill", "The Bill on Evictions"),
        ("Will", "Will the Council act?"),
        ("Hope", "Hope is not lost."),
        ("Ida", "The loan of IDA was given."),
        ("Вера", "Вера в закон"),
        ("A doctor", "We met a Doctor there."),
        ("Ivan Samplov", "Ivan Samplov, Jr. left."),
        ("Ivan Samplov", "Ivan Samplov Jr left."),
        (MIRA, "Mira Samplova-Osmonova"),
        (MIRA, "Mira Samplova Osmonova"),
    ],
)
def test_what_may_be_other_words_is_not_replaced(name: str, text: str) -> None:
    assert exact(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王小明", "我们见到王小明在医院"),
        ("张伟", "张伟被捕了"),
        ("张伟", "我们和张伟说话"),
        ("สมชาย ใจดี", "นายสมชาย ใจดีถูก"),
        ("김철수", "김철수는 말했다"),
        ("김철수", "우리는 김철수 씨를 만났다"),
        ("Samplova", "Samplova’s lawyer came."),
        ("Bill", "They took Bill away."),
    ],
)
def test_what_stands_free_is_replaced(name: str, text: str) -> None:
    assert exact(name, text) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("the nurse", "They came to the house."),
        ("Human rights defender, Osh", "Human rights defenders are at risk."),
        ("Name on file", "The Name of the Council"),
        ("May", "On 5 May 2026 and on 6 May 2026"),
    ],
)
def test_a_description_and_a_month_are_no_alarm(name: str, text: str) -> None:
    assert NameSearch([Person(name)]).find(text) == []


@pytest.mark.parametrize("name", ["?!", "🌸", "A" + "a" * 300, "Aa " * 500])
def test_what_cannot_be_looked_for_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"no letter|longer than a name"):
        Person(name)


@pytest.mark.parametrize("piece", ["a ", "A ", "O ", "i. ", "| a | a ", "A.", "0 ", "王", "Anna ", "a-", "Aa "])
def test_a_repeated_letter_holds_nobody_up(piece: str) -> None:
    """The comparisons of pieces grow with the text: the same work again for each further thousand."""
    from letterkit.protection.patterns import PatternSearch

    counted = []
    for times in (500, 1000):
        calls = 0
        joined = PatternSearch._may_continue

        def goes_on(self: PatternSearch, letters: str, joined: object = joined) -> bool:
            nonlocal calls
            calls += 1
            return joined(self, letters)  # type: ignore[operator,no-any-return]  # the method that was there

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PatternSearch, "_may_continue", goes_on)
            NameSearch([Person("Anna Samplova"), Person("王王"), Person("O Chol-su")]).find(piece * times)
        counted.append(calls)
    assert counted[1] <= 2.2 * counted[0] + 10


LONG = ["Samplova " + "aa " * 30, "Ana " + "a" * 300 + " Samplova", "?!", "🌸", "A" * 500, "Samplova", " "]


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("withheld", [True, False])
def test_whoever_signs_under_no_name_is_no_fault(tmp_path: Path, name: str, withheld: bool) -> None:
    people = [{"name": MIRA, "pseudonym": "N."}]
    signing = [{"name": name, "organization": "Forum", "withheld": withheld}]
    path = letter(tmp_path / "a.yaml", people=people, signatories=signing)
    assert run("check", path).code in (0, 1)
    assert run("render", path, "--draft", "--audience", "public", "-o", tmp_path / "a.md").code in (0, 1)


@pytest.mark.parametrize("name", LONG)
def test_an_answer_that_waits_for_consent_may_be_no_name(tmp_path: Path, name: str) -> None:
    path = letter(tmp_path / "a.yaml", template="defender-at-risk", facts={"consent": False, "name": name})
    assert run("check", path).code in (0, 1)


@pytest.mark.parametrize("answer", [MIRA, {"value": MIRA, "source": "her lawyer"}, [MIRA, "Ivo Zanzibarov"]])
@pytest.mark.parametrize("consent", [{"consent": False}, {}])
def test_without_consent_the_name_is_protected_whatever_the_answer_looks_like(
    tmp_path: Path, answer: object, consent: dict[str, object]
) -> None:
    facts = {**consent, "name": answer}
    path = letter(tmp_path / "a.yaml", template="defender-at-risk", facts=facts, subject=f"On {MIRA}")
    assert run("check", path).code == 1
    assert run("render", path, "--draft", "-o", tmp_path / "a.md").code == 1
    assert run("render", path, "--draft", "--audience", "public", "-o", tmp_path / "b.md").code == 0
    assert "amplova" not in (tmp_path / "b.md").read_text("utf-8")
