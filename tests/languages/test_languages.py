"""Languages: the short way of English is CLDR's way, every file is whole, directions are right."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale, dates, lists, numbers
from hypothesis import given
from hypothesis import strategies as st

from letterkit import tags
from letterkit.errors import InvalidLibrary
from letterkit.languages import by_tag as languages
from letterkit.languages import rows as language_rows
from letterkit.library.library import open_library
from letterkit.yaml import row_files

ENGLISH = {"en": "en_001", "en-GB": "en_GB", "en-001": "en_001", "en-US": "en_US"}
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@given(DAYS)
def test_english_dates_are_those_of_cldr(day: dt.date) -> None:
    for tag, locale in ENGLISH.items():
        assert languages.format_date(day, tag) == dates.format_date(day, "long", locale)
        assert languages.format_date(day, tag, "weekday") == dates.format_date(day, "EEEE", locale)
        assert languages.format_date(day, tag, "month") == dates.format_skeleton("yMMMM", day, locale=locale)


@given(st.integers(-(10**15), 10**15))
def test_english_numbers_are_those_of_cldr(n: int) -> None:
    for tag, locale in ENGLISH.items():
        assert languages.number(n, tag) == numbers.format_decimal(n, locale=locale)


@given(st.lists(st.text("abc, ", min_size=1, max_size=5), max_size=6))
def test_english_lists_are_those_of_cldr(items: list[str]) -> None:
    for tag, locale in ENGLISH.items():
        assert languages.join(items, tag) == lists.format_list(items, locale=locale)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-GB", "30 June 2010"),
        ("en", "30 June 2010"),
        ("en-US", "June 30, 2010"),
        ("en-us", "June 30, 2010"),
        ("en-AU", "30 June 2010"),
        ("fr", "30 juin 2010"),
        ("es", "30 de junio de 2010"),
        ("ru", "30 июня 2010 г."),
        ("de", "30. Juni 2010"),
        ("zh-Hans", "2010年6月30日"),
        ("zh-Hans-CN", "2010年6月30日"),
        ("ar", "30 يونيو 2010"),
        ("uk", "30 червня 2010 р."),
        ("de-1996", "30. Juni 2010"),
        ("qq", "2010-06-30"),
        ("en-x-foo", "30 June 2010"),
    ],
)
def test_dates(language: str, written: str) -> None:
    assert languages.format_date(dt.date(2010, 6, 30), language).replace("\u202f", " ").replace("\xa0", " ") == written


def test_the_first_of_a_month_in_french() -> None:
    assert languages.format_date(dt.date(2010, 7, 1), "fr") == "1er juillet 2010"
    assert languages.format_date(dt.date(2010, 7, 1), "fr-CH") == "1er juillet 2010"
    assert languages.format_date(dt.date(2010, 7, 1), "fr", "full") == "jeudi 1er juillet 2010"
    assert languages.format_date(dt.date(2010, 7, 11), "fr") == "11 juillet 2010"
    assert languages.format_date(dt.date(2010, 7, 1), "fr", "month") == "juillet 2010"


def test_other_styles_of_dates() -> None:
    day = dt.date(2010, 7, 1)
    assert languages.format_date(day, "en-GB", "weekday") == "Thursday"
    assert languages.format_date(day, "ru", "weekday") == "четверг"
    assert languages.format_date(day, "en-GB", "month") == "July 2010"
    assert languages.format_date(day, "en-GB", "medium") == "1 Jul 2010"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-GB", "a, b and c"),
        ("en-US", "a, b, and c"),
        ("fr", "a, b et c"),
        ("de", "a, b und c"),
        ("es", "a, b y c"),
        ("ru", "a, b и c"),
        ("zh", "a、b和c"),
        ("qq", "a, b, c"),
    ],
)
def test_lists(language: str, written: str) -> None:
    assert languages.join(["a", "b", "c"], language) == written
    assert languages.join(["a"], language) == "a"
    assert languages.join((), language) == ""


def test_numbers() -> None:
    assert languages.number(400_000, "en-GB") == "400,000"
    assert languages.number(1.5, "en-GB") == "1.5"
    assert languages.number(400_000, "de") == "400.000"
    assert languages.number(400_000, "qq") == "400000"


def test_small_numbers_in_words() -> None:
    assert [languages.spell_small(n, "en-GB") for n in (1, 2, 10)] == ["one", "two", "ten"]
    assert [languages.spell_small(n, "en-US") for n in (-1, 0, 11, 4000)] == ["-1", "0", "11", "4,000"]
    assert [languages.spell_small(n, "fr", feminine=n == 1) for n in (1, 2, 11)] == ["une", "deux", "11"]
    assert languages.spell_small(3, "ky") == "3"


def test_plural() -> None:
    assert [languages.plural(n, "State", "States") for n in (0, 1, 2)] == ["States", "State", "States"]


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "ar-EG", "AR", "az-Arab", "pa-arab-PK", "yi", "ckb"])
def test_right_to_left(tag: str) -> None:
    assert tags.direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en-GB", "fr", "ru", "zh-Hans", "az", "az-Latn", "ks-Deva", "ur-Latn", "", "qq"])
def test_left_to_right(tag: str) -> None:
    assert tags.direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "en", "fr", "ru", "zh", "ug", "ks", "sd", "yi", "az"])
def test_directions_are_those_of_cldr(tag: str) -> None:
    assert tags.direction(tag) == Locale.parse(tag).text_direction


# -- fixed words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", row_files.yaml_files(row_files.DATA, "languages"), ids=lambda f: f.stem)
def test_every_file_is_named_by_a_tag_and_can_be_read(file: Path) -> None:
    assert tags.canonical(file.stem) == file.stem
    words = language_rows.read(file)
    if "-" not in file.stem:
        assert words.labels.keys() == set(language_rows.LABELS)
        assert words.salutations.keys() == set(language_rows.SALUTATIONS)
        assert words.places.keys() == set(language_rows.KIND_WORDS.values())
        assert words.joints.keys() == {"and", "to"}
        assert words.note_after_punctuation is not None
        assert words.titles
        forms = len(Locale.parse(file.stem).plural_form.tags | {"other"})
        assert len(words.withheld) == len(words.others_withheld) in (2, forms)  # two where several share one
        assert not languages.labels(file.stem).fallback
        assert languages.salutations(file.stem)


def test_english_words() -> None:
    words = languages.labels("en-GB")
    assert (words.to, words.cc, words.draft, words.phone, words.fallback) == ("To", "Cc", "DRAFT", "Tel.", False)
    assert words.reply_by.format(date="30 June 2010") == "We would be grateful for a reply by 30 June 2010."
    assert words.deadline.format(date="30 June 2010") == "by 30 June 2010"
    assert languages.labels("en-US").to == languages.labels("EN-au").to == "To"


def test_a_language_without_words_says_so() -> None:
    words = languages.labels("qq")
    assert (words.to, words.language, words.fallback) == ("To", "qq", True)
    assert languages.salutations("qq") is None
    assert languages.labels("../en").fallback


def test_american_english_differs_in_what_its_file_says() -> None:
    british, american = languages.salutations("en"), languages.salutations("en-US")
    assert british and american
    assert (british.mark, american.mark) == (",", ":")
    assert british.everyone == american.everyone


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("labels:\n  too: To\n", 2, "no key ‘too’"),
        ("labels:\n  to: To {x}\n", 2, "Nothing can be filled in"),
        ("labels:\n  deadline: soon\n", 2, "must hold {date}"),
        ("labels: To\n", 1, "must be a mapping"),
        ("- x\n", 1, "must be a mapping"),
        ("small_numbers: one\n", 1, "list of texts"),
        ("salutations:\n  joined: x\n", 2, "{one}"),
        ("salutations:\n  close: '{name}'\n", 2, "Only {salutation}"),
        ("dateline: '{place}'\n", 1, "{place} and {date}"),
        ("places:\n  para: {one: x}\n", 2, "‘many’ is missing"),
        ("colon: big\n", 1, "not one of"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "xx.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidLibrary) as caught:
        language_rows.read(file)
    assert any(says in p.message and p.line == line for p in caught.value.problems)


def test_an_english_letter_needs_no_babel() -> None:
    code = (
        "import sys, datetime\n"
        "from letterkit.languages import by_tag as l\n"
        "from letterkit.norms.norm_library import NormLibrary\n"
        "from letterkit.library.addresses import AddressBook\n"
        "from letterkit.letter.model import Recipient\n"
        "l.labels('en-US'); l.join(['a', 'b'], 'en-GB'); l.number(5000, 'en'); l.spell_small(3, 'en-GB')\n"
        "l.format_date(datetime.date(2010, 6, 30), 'en-GB'); NormLibrary().get('cat')\n"
        "AddressBook().salutation([Recipient(name='x')], 'en-GB')\n"
        "sys.exit(bool({'babel', 'pydantic', 'click', 'rich', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- other folders --------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A project whose library has a language of its own and changes a word of ours."""
    folder = tmp_path / "library" / "languages"
    folder.mkdir(parents=True)
    proof = "source: [our house style]\nchecked: 2026-11-24\n"
    (folder / "fr.yaml").write_text(f"labels: {{cc: Copie à}}\nsmall_numbers: [un seul]\n{proof}", "utf-8")
    (folder / "ky.yaml").write_text(f"labels: {{to: Кимге}}\nnote_after_punctuation: false\n{proof}", "utf-8")
    yield tmp_path
    languages.look_in()


def test_a_project_has_languages_of_its_own_and_changes_ours(own: Path) -> None:
    open_library((own,))
    assert (languages.labels("fr").cc, languages.labels("fr").to) == ("Copie à", "À")
    assert [languages.spell_small(n, "fr") for n in (1, 2)] == ["un seul", "deux"]
    assert (languages.labels("ky").to, languages.labels("ky").fallback) == ("Кимге", True)
    assert not languages.note_after_punctuation("ky")
    assert languages.labels("ky").others_withheld == languages.labels("en").others_withheld
    open_library()
    assert (languages.labels("fr").cc, languages.labels("ky").to) == ("Copie", "To")


# -- places in a document -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "language", "short", "words", "agreement"),
    [
        ("paras. 138-139", "en", "paras. 138–139", "paragraphs 138 and 139", "npl"),
        ("paras. 138-139", "fr", "par. 138–139", "paragraphes 138 et 139", "mpl"),
        ("paras. 138-139", "es", "párrs. 138–139", "párrafos 138 y 139", "mpl"),
        ("paras. 138-139", "ru", "пп. 138–139", "пункты 138 и 139", "mpl"),
        ("paras. 138-139", "de", "Ziff. 138–139", "Ziffern 138 und 139", "fpl"),
        ("paras. 138-139", "zh", "第138–139段", "第138和139段", "npl"),
        ("paras. 138-139", "ar", "الفقرات 138–139", "الفقرات 138 و139", "fpl"),
        ("paras. 5-9", "fr", "par. 5–9", "paragraphes 5 à 9", "mpl"),
        ("paras. 138-9", "en", "paras. 138–9", "paragraphs 138 and 139", "npl"),
        ("art. 2(4)", "en", "art. 2(4)", "article 2(4)", "n"),
        ("art. 2(4)", "ru", "ст. 2(4)", "статья 2(4)", "f"),
        ("annex, para. 4", "es", "anexo, párr. 4", "anexo, párrafo 4", "m"),
        ("rules 9 and 10", "fr", "règles 9 et 10", "règles 9 et 10", "fpl"),
        ("pillar three", "fr", "pillar three", "pillar three", ""),
        ("para. 139", "ky", "para. 139", "para. 139", ""),
    ],
)
def test_a_pinpoint_in_each_language(at: str, language: str, short: str, words: str, agreement: str) -> None:
    assert languages.pinpoint(at, language) == short
    assert languages.pinpoint_words(at, language) == words
    assert languages.pinpoint_agreement(at, language) == agreement


def test_where_the_number_of_a_note_stands() -> None:
    after = {tag: languages.note_after_punctuation(tag) for tag in ("en", "de", "fr", "es", "ru", "fr-CH", "qq")}
    assert after == {"en": True, "de": True, "fr": False, "es": False, "ru": False, "fr-CH": False, "qq": True}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Geneva, 30 June 2010"),
        ("fr", "Geneva, le 30 juin 2010"),
        ("es", "Geneva, 30 de junio de 2010"),
        ("ru", "Geneva, 30 июня 2010 г."),
        ("de", "Geneva, 30. Juni 2010"),
        ("zh", "2010年6月30日于Geneva"),
    ],
)
def test_place_and_date(language: str, written: str) -> None:
    day = languages.format_date(dt.date(2010, 6, 30), language)
    assert languages.dateline("Geneva", day, language).replace("\xa0", " ").replace("\u202f", " ") == written
    assert languages.dateline("", day, language) == day
    assert languages.dateline("{date}", "x", language).count("{date}") == 1


def test_spanish_and_before_an_i() -> None:
    assert languages.join(["padres", "hijos"], "es") == "padres e hijos"
    assert languages.join(["agua", "hielo"], "es") == "agua y hielo"
    assert languages.join(["Francia", "Italia"], "es-MX") == "Francia e Italia"


def test_labels_and_their_colons() -> None:
    assert [languages.labelled("x", "y", tag) for tag in ("en", "fr", "zh", "qq")] == [
        "x: y",
        "x\N{NO-BREAK SPACE}: y",
        "x：y",
        "x: y",
    ]


@pytest.mark.parametrize(
    ("name", "language", "left"),
    [
        ("H.E. Ms Jane Doe", "en-GB", "Jane Doe"),
        ("Msgr Jane Doe", "en", "Msgr Jane Doe"),
        ("Son Excellence Madame  Jane Doe", "fr", "Jane Doe"),
        ("李华女士阁下", "zh-Hans", "李华"),
        ("Ms", "en", ""),
        ("", "qq", ""),
    ],
)
def test_a_name_without_its_titles(name: str, language: str, left: str) -> None:
    assert languages.untitled(name, language) == left
