"""`letterkit norms`: finding a norm, and what a writer must know before quoting it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .scene import run

ROW = """\
- id: my-norm
  title: {en: Charter of Sampleford}
  in_text: {en: the Charter of Sampleford}
  adopted_by: {en: the City of Sampleford}
  adopted: 2020-01-02
  kind: soft-law
  audiences: [companies]
  themes: [water]
  source: [https://example.org]
  checked: 2026-11-24
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def own(folder: Path, text: str = ROW, name: str = "mine.yaml") -> Path:
    file = folder / "library" / "norms" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("timely", "and", "decisive", "measures"), "wso-2005"),
        (("responsibility to protect populations",), "s-res-1674"),
        (("A/RES/60/1",), "wso-2005"),
        (("resolution", "1674"), "s-res-1674"),
        (("World Summit",), "wso-2005"),
        (("wrold", "sumit"), "wso-2005"),
        (("défenseurs",), "hrd-declaration"),
        (("правозащитники",), ""),
    ],
)
def test_what_letters_invoke_is_found(words: tuple[str, ...], first: str) -> None:
    ended = run("norms", "search", *words)
    assert ended.code == 0
    assert not first or first in "".join(ended.text.split("\n")[:3])


def test_a_hit_has_its_title_symbol_and_the_article_that_matched() -> None:
    text = " ".join(run("norms", "search", "right", "to", "protest").text.split())
    assert text.startswith("iccpr ICCPR: International Covenant on Civil and Political Rights (A/RES/2200(XXI) A)")
    assert "art. 21: peaceful assembly" in text
    spanish = " ".join(run("norms", "search", "derecho a la protesta", "--language", "es").text.split())
    assert "art. 21: el derecho de reunión pacífica" in spanish
    rows = json.loads(run("norms", "search", "ICCPR 19", "--format", "json").text)
    assert (rows[0]["id"], rows[0]["at"], "expression" in rows[0]["about"]) == ("iccpr", "art. 19", True)


def test_the_best_hits_are_shown_and_the_rest_counted() -> None:
    few, every = run("norms", "search", "torture").text, run("norms", "search", "torture", "--all").text
    assert "more fit less well: `--all` shows them." in few and len(every) > len(few)
    assert "`--all`" not in every


def test_a_misquotation_is_told_with_the_right_words() -> None:
    output = run("norms", "search", "timely and decisive measures").text
    assert "para. 139, says “timely and decisive manner”" in output and "is often seen" in output


def test_nothing_found_says_so() -> None:
    ended = run("norms", "search", "qqqq", "zzzz")
    assert ended.code == 1 and "No norm is like ‘qqqq zzzz’" in ended.err


def test_one_word_too_many_and_a_state_are_told_what_else_to_try() -> None:
    ended = run("norms", "search", "torture", "Senegal")
    assert ended.code == 1
    assert "`letterkit norms search torture`" in ended.err and "--accepted-by SN" in ended.err


def test_a_state_is_no_form_of_address() -> None:
    ended = run("norms", "list", "--for", "Uganda")
    assert ended.code == 2 and "--accepted-by UG" in ended.err


def test_lists_are_narrowed_by_kind_theme_and_reader() -> None:
    every = run("norms", "list").text.count("\n")
    treaties = json.loads(run("norms", "list", "--kind", "treaty", "--format", "json").text)
    assert every >= 80 and {row["kind"] for row in treaties} == {"treaty"}
    torture = run("norms", "list", "--theme", "torture").text
    assert "cat " in torture and "att " not in torture
    company = run("norms", "list", "--for", "company-chief-executive").text
    assert "ungps" in company and "iccpr" not in company
    assert run("norms", "list", "--for", "editor").text.count("\n") == every


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--theme", "tortur"), "‘torture’"),
        (("--kind", "traety"), "‘treaty’"),
        (("--for", "head-of-stat"), "‘head-of-state’"),
    ],
)
def test_a_wrong_word_is_told_with_the_nearest(options: tuple[str, str], says: str) -> None:
    ended = run("norms", "list", *options)
    assert ended.code == 2 and says in ended.err


def test_show_tells_what_is_confirmed_and_what_is_not() -> None:
    output = run("norms", "show", "wso-2005").text
    for words in (
        "A/RES/60/1", "24 October 2005 (not the date of adoption)", "*para. 132", " para. 139", "not: “timely and decisive measures”",
        "Not confirmed: adopted.", "Checked on", "[@wso-2005,",
    ):  # fmt: skip
        assert words in output
    assert "Documento Final de la Cumbre Mundial 2005" in run("norms", "show", "wso-2005", "--language", "es").text
    data = json.loads(run("norms", "show", "cat", "--format", "json").text)
    assert data["id"] == "cat"
    assert data["pinpoints"][0]["verb"]["fr"] == "dispose"
    assert "‘wso-2005’" in run("norms", "show", "wsx-2005").err


@pytest.mark.parametrize("norm", ["s-res-2739", "hrc-res-58-99", "iccpr-op3"])
def test_another_number_is_not_offered(norm: str) -> None:
    ended = run("norms", "show", norm)
    assert ended.code == 2 and f"no norm ‘{norm}’" in ended.err
    assert "Did you mean" not in ended.err and "`norms:`" in ended.err


def test_a_slip_in_the_letters_is(tmp_path: Path) -> None:
    assert "‘s-res-2730’" in run("norms", "show", "s-rse-2730").err


def test_a_date_keeps_its_no_break_spaces() -> None:
    shown = run("norms", "show", "helsinki-final-act", "--language", "ru").text
    assert "1 августа 1975\N{NARROW NO-BREAK SPACE}г." in shown


def test_rows_of_the_project_are_there(tmp_path: Path) -> None:
    own(tmp_path)
    assert "my-norm" in run("norms", "search", "Sampleford").text
    assert "my-norm" in run("norms", "search", "Sampleford").text  # from the cache
    assert "my-norm" in run("norms", "list", "--for", "company").text


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (ROW + ROW, 11, "already used"),
        (ROW.replace("2020-01-02", "2020-13-02"), 5, "is not a date"),
        (ROW.replace("2020-01-02", "2020-01-02\n  in_force: 2019-01-01"), 6, "before the date of adoption"),
        (ROW.replace("adopted_by: {en: the City of Sampleford}", "adopted_by: un-general-asembly"), 4, "no body"),
        (ROW.replace("[companies]", "[company]"), 7, "‘company’"),
        (ROW.replace("  kind", "   kind"), 6, ""),
    ],
)
def test_a_wrong_row_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = own(tmp_path, text)
    ended = run("norms", "list")
    assert ended.code == 2
    assert f"{file.name}:{line}" in ended.err and says in ended.err


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = own(tmp_path, "")
    with file.open("wb") as result:
        result.truncate(50_000_000)
    ended = run("norms", "list")
    assert ended.code == 2 and "mine.yaml" in ended.err and "the limit is 25 MB" in ended.err


def test_two_wrong_files_are_told_at_once(tmp_path: Path) -> None:
    own(tmp_path, ROW.replace("2020-01-02", "soon"))
    own(tmp_path, ROW.replace("my-norm", "other").replace("soft-law", "soft"), "other.yaml")
    ended = run("norms", "list")
    assert "mine.yaml:5" in ended.err and "other.yaml:6" in ended.err


def test_a_letter_invokes_a_norm_of_its_project(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "a.yaml").write_text(
        "letterkit: 1\ntemplate: op-ed\nlanguage: en\nsubject: T\npasses: []\n".replace("passes", "passages"), "utf-8"
    )
    assert "my-norm" not in run("check", "a.yaml").err
