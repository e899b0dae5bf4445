"""The language of the program: which catalogue is taken, from where, and what is done with a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit import wording
from letterkit.errors import InvalidLibrary
from letterkit.languages import wordings
from letterkit.languages.wordings import find_catalogue, known_wordings, read_wording, skipped_messages, wording_for
from letterkit.wording import ENGLISH, say, say_count

HEADER = (
    'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;\\n"\n\n'
)


def write(folder: Path, tag: str, text: str, header: str = HEADER) -> Path:
    (folder / "wording").mkdir(parents=True, exist_ok=True)
    file = folder / "wording" / f"{tag}.po"
    file.write_text(header + text, "utf-8")
    return file


def entry(message: str, translation: str) -> str:
    return f'msgid "{message}"\nmsgstr "{translation}"\n\n'


def test_the_profile_comes_before_the_letter_and_english_last(tmp_path: Path) -> None:
    write(tmp_path, "xx", entry("Norms", "Nxx"))
    write(tmp_path, "yy", entry("Norms", "Nyy"))
    assert wording_for("xx", "yy", [tmp_path]).tag == "xx"
    assert wording_for("", "yy-Latn", [tmp_path]).said == {"Norms": "Nyy"}
    assert wording_for("zz", "yy", [tmp_path]).tag == "yy"  # nobody has translated it into zz
    assert wording_for("en-GB", "yy", [tmp_path]) is ENGLISH
    assert wording_for("", "zz", [tmp_path]) is ENGLISH
    assert {"en", "xx", "yy"} <= set(known_wordings([tmp_path]))


def test_the_nearer_folder_and_the_narrower_tag_have_the_last_word(tmp_path: Path) -> None:
    user, project = tmp_path / "user", tmp_path / "project"
    write(user, "xx", entry("a", "user a") + entry("b", "user b") + entry("c", "user c"))
    write(project, "xx", entry("b", "project b"))
    write(user, "xx-YY", entry("c", "narrow c"))
    catalogue = find_catalogue("xx-YY", [user, project])
    assert catalogue and catalogue.said == {"a": "user a", "b": "project b", "c": "narrow c"}


def test_numbers_follow_the_rule_of_the_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        "xx",
        'msgid "{count} file"\nmsgid_plural "{count} files"\nmsgstr[0] "{count} one"\n'
        'msgstr[1] "{count} few"\nmsgstr[2] "{count} many"\n',
    )
    catalogue = find_catalogue("xx", [tmp_path])
    assert catalogue
    with wording.speaking(catalogue):
        said = [say_count("{count} file", "{count} files", number) for number in (1, 3, 5, 21)]
    assert said == ["1 one", "3 few", "5 many", "21 one"]


def test_a_file_without_a_rule_has_that_of_its_language(tmp_path: Path) -> None:
    write(
        tmp_path,
        "ru",
        'msgid "{count} file"\nmsgid_plural "{count} files"\nmsgstr[0] "{count} файл"\n'
        'msgstr[1] "{count} файла"\nmsgstr[2] "{count} файлов"\nmsgstr[3] "{count} файла"\n',
        header="",
    )
    catalogue = find_catalogue("ru", [tmp_path])
    assert catalogue and not skipped_messages("ru", [tmp_path])
    assert catalogue.counted["{count} file"][catalogue.plural_form(2)] == "{count} файла"


def test_a_message_with_other_names_in_braces_is_skipped_and_told(tmp_path: Path) -> None:
    write(tmp_path, "xx", entry("No {name}.", "Kein {nom}.") + entry("Yes {name}.", "Ja."), header="")
    catalogue = find_catalogue("xx", [tmp_path])
    assert catalogue and catalogue.said == {}
    with wording.speaking(catalogue):
        assert say("No {name}.", name="x") == "No x."
    problems = skipped_messages("xx", [tmp_path])
    assert [problem.line for problem in problems] == [1, 4]
    assert problems[0].hint == "Write these, each as it stands: {name}."


def test_a_number_with_too_few_forms_is_skipped_and_told(tmp_path: Path) -> None:
    write(tmp_path, "xx", 'msgid "{count} file"\nmsgid_plural "{count} files"\nmsgstr[0] "{count} one"\n')
    assert [problem.message for problem in skipped_messages("xx", [tmp_path])] == [
        "A number has 3 forms in this language, and the message has others."
    ]


def test_what_is_doubtful_or_empty_is_no_translation(tmp_path: Path) -> None:
    write(tmp_path, "xx", "#, fuzzy\n" + entry("a", "b") + entry("c", ""))
    catalogue = find_catalogue("xx", [tmp_path])
    assert catalogue and not catalogue.said


@pytest.mark.parametrize("rule", ["nplurals=2; plural=n >", "nplurals=2; plural=__import__", "nplurals=1; plural=n"])
def test_a_rule_that_cannot_be_read_is_told(tmp_path: Path, rule: str) -> None:
    file = write(tmp_path, "xx", "", header=f'msgid ""\nmsgstr "Plural-Forms: {rule};\\n"\n')
    with pytest.raises(InvalidLibrary, match="Plural-Forms"):
        read_wording(file, "xx")


def test_shipped_catalogues_can_be_used_whole() -> None:
    for tag in known_wordings():
        assert skipped_messages(tag) == ()
    assert (wordings.SHIPPED / "wording" / wordings.LIST).is_file()
