"""The golden sentences on the law: one for each frame and language, read through by a person.

`python -m tests.compose.law_golden` writes `law_golden.yaml` anew. Read every sentence that changed before you keep it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from ruamel.yaml import YAML

from letterkit.compose.law import sentences
from letterkit.languages import states
from letterkit.letter.escapes import unescape
from letterkit.library.library import Library, open_library

FILE: Final = Path(__file__).with_name("law_golden.yaml")
LANGUAGES: Final = ("en-GB", "fr", "es", "ru", "ar")


class Case(NamedTuple):
    """A frame, and a norm with places and States for which a letter uses it."""

    frame: str
    norm: str
    at: str = ""
    concerns: tuple[str, ...] = ()


CASES: Final = (
    Case("a treaty that the State has accepted", "iccpr", "arts. 2, 7, 17 and 26", ("UG",)),
    Case("one place of it", "crc", "art. 37", ("FR",)),
    Case("a State in the plural", "cat", "art. 3", ("PH",)),
    Case("two States that have accepted it", "iccpr", "art. 9(1)", ("UG", "KE")),
    Case("one State that has and one that has not", "rome-statute", "art. 7(1)", ("UG", "MM")),
    Case("a place that the library does not know beside one that it does", "iccpr", "arts. 17 and 45", ("UG",)),
    Case("only places that the library does not know", "iccpr", "arts. 42 and 45", ("UG",)),
    Case("a narrower place than the library knows", "iccpr", "art. 26(9)", ("UG",)),
    Case("a treaty without a place", "achpr", "", ("UG",)),
    Case("a State that will leave", "rome-statute", "art. 86", ("NE",)),
    Case("a State that has left", "echr", "art. 10", ("RU",)),
    Case("a State that has only signed", "crc", "art. 3(1)", ("US",)),
    Case("a State that has not accepted it", "iccpr", "arts. 9 and 14", ("MM",)),
    Case("a treaty, and no State", "iccpr", "arts. 19 and 21"),
    Case(
        "articles of the Geneva Conventions",
        "geneva-conventions-1949",
        "common art. 3; Convention IV, art. 49(6)",
        ("UG",),
    ),
    Case("a common article, and no State", "geneva-conventions-1949", "common art. 3"),
    Case("the Charter", "un-charter", "arts. 1(3) and 56"),
    Case("a resolution of the Security Council", "s-res-1674", "para. 4"),
    Case("two paragraphs of one", "s-res-2417", "paras. 5 and 6"),
    Case("a resolution without a place", "s-res-2730"),
    Case("a paragraph that the library does not know", "s-res-2730", "para. 99"),
    Case("a resolution of the General Assembly", "a-res-63-308", "para. 1"),
    Case("a resolution of the Human Rights Council", "hrc-res-58-20"),
    Case("an annex", "a-res-46-182", "annex, para. 4"),
    Case("a general comment", "hrcttee-gc-37", "paras. 62 and 74"),
    Case("a general recommendation", "cedaw-gr-35", "", ("UG",)),
    Case("a declaration", "udhr", "arts. 5 and 19"),
    Case("a political commitment", "wso-2005", "paras. 138-139"),
    Case("a commitment of the OSCE", "moscow-1991", "preamble"),
    Case("standards of the United Nations", "mandela-rules", "rules 43-45"),
    Case("a standard drawn up by experts", "siracusa-principles", "para. 58"),
    Case("a standard for business", "ungps", "principles 11 and 13"),
    Case("law of the European Union", "eu-charter", "art. 11"),
    Case("an order of the International Court of Justice", "icj-gambia-myanmar-2020", "para. 86"),
    Case("an advisory opinion", "icj-opt-2024"),
    Case("a judgment", "echr-kavala-2019"),
    Case("a warrant of arrest", "icc-warrant-putin-2023"),
)


def law(case: Case, language: str, library: Library) -> str:
    """Return the sentences of a case in a language, as a reader sees them."""
    concerned = [state for state in map(states.state, case.concerns) if state]
    norm = library.norms.get(case.norm)
    return unescape(sentences(norm, case.at, concerned, library, library.language(language)))


def written(library: Library) -> list[dict[str, Any]]:
    """Return all cases with their sentences in every language."""
    return [
        {"frame": case.frame, **{language: law(case, language, library) for language in LANGUAGES}} for case in CASES
    ]


def main() -> None:
    yaml = YAML()
    yaml.width = 100_000  # a sentence is a line
    with FILE.open("w", encoding="utf-8") as file:
        yaml.dump(written(open_library()), file)


if __name__ == "__main__":
    main()
