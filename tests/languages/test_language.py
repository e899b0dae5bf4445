"""Languages: the short way of English is CLDR's way, every file is whole, directions are right."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from babel import dates, lists, numbers
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages.language import EVERY_STOP
from letterkit.languages.reading import read_language
from letterkit.library.library import open_library

ENGLISH = {"en": "en_001", "en-GB": "en_GB", "en-001": "en_001", "en-US": "en_US"}
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@given(DAYS)
def test_english_dates_are_those_of_cldr(day: dt.date) -> None:
    for tag, locale in ENGLISH.items():
        assert read_language(tag).format_date(day) == dates.format_date(day, "long", locale)
        assert read_language(tag).format_date(day, "weekday") == dates.format_date(day, "EEEE", locale)
        assert read_language(tag).format_date(day, "month") == dates.format_skeleton("yMMMM", day, locale=locale)


@given(st.integers(-(10**15), 10**15))
def test_english_numbers_are_those_of_cldr(n: int) -> None:
    for tag, locale in ENGLISH.items():
        assert read_language(tag).format_number(n) == numbers.format_decimal(n, locale=locale)


@given(st.lists(st.text("abc, ", min_size=1, max_size=5), max_size=6))
def test_english_lists_are_those_of_cldr(items: list[str]) -> None:
    for tag, locale in ENGLISH.items():
        assert read_language(tag).join(items) == lists.format_list(items, locale=locale)


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
    assert (
        read_language(language).format_date(dt.date(2010, 6, 30)).replace("\u202f", " ").replace("\xa0", " ") == written
    )


def test_the_first_of_a_month_in_french() -> None:
    assert read_language("fr").format_date(dt.date(2010, 7, 1)) == "1er juillet 2010"
    assert read_language("fr-CH").format_date(dt.date(2010, 7, 1)) == "1er juillet 2010"
    assert read_language("fr").format_date(dt.date(2010, 7, 1), "full") == "jeudi 1er juillet 2010"
    assert read_language("fr").format_date(dt.date(2010, 7, 11)) == "11 juillet 2010"
    assert read_language("fr").format_date(dt.date(2010, 7, 1), "month") == "juillet 2010"


def test_other_styles_of_dates() -> None:
    day = dt.date(2010, 7, 1)
    assert read_language("en-GB").format_date(day, "weekday") == "Thursday"
    assert read_language("ru").format_date(day, "weekday") == "четверг"
    assert read_language("en-GB").format_date(day, "month") == "July 2010"
    assert read_language("en-GB").format_date(day, "medium") == "1 Jul 2010"


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
    assert read_language(language).join(["a", "b", "c"]) == written
    assert read_language(language).join(["a"]) == "a"
    assert read_language(language).join(()) == ""


def test_numbers() -> None:
    assert read_language("en-GB").format_number(400_000) == "400,000"
    assert read_language("en-GB").format_number(1.5) == "1.5"
    assert read_language("de").format_number(400_000) == "400.000"
    assert read_language("qq").format_number(400_000) == "400000"


def test_small_numbers_in_words() -> None:
    assert [read_language("en-GB").spell_small(n) for n in (1, 2, 10)] == ["one", "two", "ten"]
    assert [read_language("en-US").spell_small(n) for n in (-1, 0, 11, 4000)] == ["-1", "0", "11", "4,000"]
    assert [read_language("fr").spell_small(n, feminine=n == 1) for n in (1, 2, 11)] == ["une", "deux", "11"]
    assert read_language("ky").spell_small(3) == "3"


# -- fixed words ----------------------------------------------------------------------------------------


def test_english_words() -> None:
    words = read_language("en-GB").labels
    assert (words.to, words.cc, words.draft, words.phone, words.fallback) == ("To", "Cc", "DRAFT", "Tel.", False)
    assert words.reply_by.format(date="30 June 2010") == "We would be grateful for a reply by 30 June 2010."
    assert words.deadline.format(date="30 June 2010") == "by 30 June 2010"
    assert read_language("en-US").labels.to == read_language("EN-au").labels.to == "To"


def test_a_language_without_words_says_so() -> None:
    words = read_language("qq").labels
    assert (words.to, words.fallback) == ("To", True)
    assert read_language("qq").salutations is None
    assert read_language("../en").labels.fallback


def test_american_english_differs_in_what_its_file_says() -> None:
    british, american = read_language("en").salutations, read_language("en-US").salutations
    assert british and american
    assert (british.mark, american.mark) == (",", ":")
    assert british.everyone == american.everyone


def test_an_english_letter_needs_no_babel() -> None:
    code = (
        "import sys, datetime\n"
        "from letterkit.languages.reading import read_language\n"
        "from letterkit.norms.norm_library import NormLibrary\n"
        "from letterkit.library.addresses import AddressBook\n"
        "from letterkit.letter.model import Recipient\n"
        "us, gb, en = map(read_language, ('en-US', 'en-GB', 'en'))\n"
        "us.labels; gb.join(['a', 'b']); en.format_number(5000); gb.spell_small(3); en.plural_form(2)\n"
        "gb.format_date(datetime.date(2010, 6, 30)); gb.read_date('30 June 2010'); NormLibrary().get('cat')\n"
        "AddressBook().salutation([Recipient(name='x')], gb)\n"
        "sys.exit(bool({'babel', 'pydantic', 'click', 'rich', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- other folders --------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose library has a language of its own and changes a word of ours."""
    folder = tmp_path / "library" / "languages"
    folder.mkdir(parents=True)
    proof = "source: [our house style]\nchecked: 2026-11-24\n"
    (folder / "fr.yaml").write_text(f"labels: {{cc: Copie à}}\nsmall_numbers: [un seul]\n{proof}", "utf-8")
    (folder / "ky.yaml").write_text(f"labels: {{to: Кимге}}\nnote_after_punctuation: false\n{proof}", "utf-8")
    return tmp_path


def test_a_project_has_languages_of_its_own_and_changes_ours(project: Path) -> None:
    library = open_library((project,))
    french, kyrgyz = library.language("fr"), library.language("ky")
    assert (french.labels.cc, french.labels.to) == ("Copie à", "À")
    assert [french.spell_small(n) for n in (1, 2)] == ["un seul", "deux"]
    assert (kyrgyz.labels.to, kyrgyz.labels.fallback) == ("Кимге", True)
    assert not kyrgyz.note_style.number_after_punctuation
    assert kyrgyz.labels.others_withheld == library.language("en").labels.others_withheld
    other = open_library()
    assert (other.language("fr").labels.cc, other.language("ky").labels.to) == ("Copie", "To")
    assert (library.language("fr").labels.cc, library.language("ky").labels.to) == ("Copie à", "Кимге")


def test_where_the_number_of_a_note_stands() -> None:
    after = {
        tag: read_language(tag).note_style.number_after_punctuation
        for tag in ("en", "de", "fr", "es", "ru", "fr-CH", "qq")
    }
    assert after == {"en": True, "de": True, "fr": False, "es": False, "ru": False, "fr-CH": False, "qq": True}


def test_what_a_mark_stands_before_and_after() -> None:
    sides = {tag: read_language(tag).note_style[3:5] for tag in ("en", "fr", "es", "ru", "de", "zh")}
    every = EVERY_STOP
    assert sides == {
        "en": ("", every),
        "zh": ("", every),
        "fr": (".,;:?!", ""),
        "es": (".,;:", "…"),
        "ru": (".,;:", "?!…"),
        "de": ("", ""),
    }


def test_a_language_of_ones_own_says_on_which_side_alone(project: Path) -> None:
    style = open_library((project,)).language("ky").note_style
    assert (style.stands_before, style.stands_after) == (".,;:", "?!…")


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
    day = read_language(language).format_date(dt.date(2010, 6, 30))
    assert read_language(language).dateline("Geneva", day).replace("\xa0", " ").replace("\u202f", " ") == written
    assert read_language(language).dateline("", day) == day
    assert read_language(language).dateline("{date}", "x").count("{date}") == 1


def test_spanish_and_before_an_i() -> None:
    assert read_language("es").join(["padres", "hijos"]) == "padres e hijos"
    assert read_language("es").join(["agua", "hielo"]) == "agua y hielo"
    assert read_language("es-MX").join(["Francia", "Italia"]) == "Francia e Italia"


def test_labels_and_their_colons() -> None:
    assert [read_language(tag).labelled("x", "y") for tag in ("en", "fr", "zh", "qq")] == [
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
    assert read_language(language).without_title(name) == left
