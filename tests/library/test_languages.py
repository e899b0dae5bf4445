"""Languages: the short way of English is CLDR's way, every file is whole, directions are right."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale, dates, lists, numbers
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import InvalidLibrary
from letterkit.library import languages, rows

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
    assert languages.direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en-GB", "fr", "ru", "zh-Hans", "az", "az-Latn", "ks-Deva", "ur-Latn", "", "qq"])
def test_left_to_right(tag: str) -> None:
    assert languages.direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "en", "fr", "ru", "zh", "ug", "ks", "sd", "yi", "az"])
def test_directions_are_those_of_cldr(tag: str) -> None:
    assert languages.direction(tag) == Locale.parse(tag).text_direction


# -- fixed words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", rows.yaml_files(rows.DATA, "languages"), ids=lambda f: f.stem)
def test_every_file_is_named_by_a_tag_and_can_be_read(file: Path) -> None:
    assert languages.canonical(file.stem) == file.stem
    words = languages._words(file.stem)
    assert words is not None
    if "-" not in file.stem:
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
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, says: str
) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(rows, "DATA", tmp_path)
    with pytest.raises(InvalidLibrary) as caught:
        languages._words.__wrapped__("xx")
    assert any(says in p.message and p.line == line for p in caught.value.problems)


def test_an_english_letter_needs_no_babel() -> None:
    code = (
        "import sys, datetime\n"
        "from letterkit.library import languages as l\n"
        "from letterkit.library.norms import load_norms\n"
        "from letterkit.library.addresses import load_addresses\n"
        "from letterkit.letter.model import Recipient\n"
        "l.labels('en-US'); l.join(['a', 'b'], 'en-GB'); l.number(5000, 'en'); l.spell_small(3, 'en-GB')\n"
        "l.format_date(datetime.date(2010, 6, 30), 'en-GB'); load_norms().get('cat')\n"
        "load_addresses().salutation([Recipient(name='x')], 'en-GB')\n"
        "sys.exit(bool({'babel', 'pydantic', 'click', 'rich', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
