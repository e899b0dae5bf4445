"""What a letter refers to: norms, sources and forms of address that exist, each told with the nearest that does."""

from __future__ import annotations

import pytest

from ..checking import HEAD, WHOLE, findings, of, passage


def invoking(norm: str) -> str:
    return WHOLE.replace(
        "passages:\n", f"passages:\n- role: norm\n  text: x\n  invokes:\n  - norm: {norm}\n    at: para. 139\n"
    )


@pytest.mark.parametrize(
    ("norm", "near"), [("wso2005", "wso-2005"), ("s-rse-1674", "s-res-1674"), ("WSO-2005", "wso-2005")]
)
def test_a_norm_that_is_not_there_is_told_with_the_nearest(norm: str, near: str) -> None:
    (finding,) = findings(invoking(norm))
    assert (finding.rule, finding.name, finding.severity) == ("LK301", "unknown-norm", "error")
    assert (finding.path, finding.line, finding.column) == (("passages", 0, "invokes", 0, "norm"), 7, 5)
    assert f"‘{norm}’" in finding.message and near in finding.hint


def test_an_own_norm_without_an_id_is_told_how_to_be_called_so() -> None:
    draft = invoking("poma").replace("passages:\n", "norms:\n- title: Public Order Management Act 2013\npassages:\n", 1)
    (finding,) = of("unknown-norm", draft)
    assert "‘Public Order Management Act 2013’" in finding.hint and "`id: poma`" in finding.hint


def test_where_none_is_near_the_ways_on_are_named() -> None:
    (finding,) = of("unknown-norm", invoking("qqqqqqqq"))
    assert "`letterkit norms search`" in finding.hint and "`norms:`" in finding.hint


@pytest.mark.parametrize("norm", ["wso-2005", "un-charter", "iccpr"])
def test_a_norm_of_the_library_is_known(norm: str) -> None:
    assert findings(invoking(norm)) == ()


def test_a_citation_is_told_at_its_line_each_time_it_stands() -> None:
    result = findings(passage("One [@a].\nTwo\n[see @b, para. 1] and [@a]."))
    assert [(finding.rule, finding.name, finding.line) for finding in result] == [
        ("LK302", "unknown-source", line) for line in (6, 8, 8)
    ]
    assert "[@a]" in result[0].message and result[0].path == ("passages", 0, "text")


def test_a_citation_in_an_ask_is_told() -> None:
    (finding,) = findings(
        WHOLE.replace("passages:\n", "passages:\n- {role: ask, text: x, asks: [{action: 'act [@a]'}]}\n")
    )
    assert finding.path == ("passages", 0, "asks", 0, "action")


@pytest.mark.parametrize(
    "words", ["a@x.org", "[a@x.org]", "[write to a@x.org](mailto:a@x.org)", "@minister", r"\[@a]", "[sic] @ [a]"]
)
def test_an_address_is_no_citation(words: str) -> None:
    assert findings(passage(words)) == ()


def test_a_citation_in_a_plain_field_is_plain_text() -> None:
    assert findings(WHOLE.replace(HEAD, HEAD + "subject: '[@a]'\n")) == ()


@pytest.mark.parametrize("key", ["recipients", "cc"])
def test_a_form_of_address_that_is_not_there_is_a_warning_with_the_nearest(key: str) -> None:
    (finding,) = findings(WHOLE.replace(HEAD, HEAD + f"{key}:\n- name: A\n  style: ministr\n"))
    assert (finding.rule, finding.name, finding.severity) == ("LK303", "unknown-style", "warning")
    assert (finding.path, finding.line) == ((key, 0, "style"), 5) and "‘minister’" in finding.hint


def test_where_no_form_is_near_all_are_named() -> None:
    (finding,) = findings(WHOLE.replace(HEAD, HEAD + "recipients: [{name: A, style: qqqqqqq}]\n"))
    assert "council" in finding.hint and "head-of-state-f" in finding.hint


@pytest.mark.parametrize("style", ["council", "un-security-council", "head-of-state", "minister", "''"])
def test_a_form_of_the_table_is_known(style: str) -> None:
    assert findings(WHOLE.replace(HEAD, HEAD + f"recipients: [{{name: A, style: {style}}}]\n")) == ()


# -- the letter's own sources ---------------------------------------------------------------------------


def with_sources(text: str, sources: str = "", bibliography: str = "") -> str:
    head = f"sources:\n- {{id: report-2010, type: report, title: R}}\n{sources}" + (
        f"bibliography: {bibliography}\n" if bibliography else ""
    )
    return passage(text).replace("passages:\n", f"{head}passages:\n", 1)


@pytest.mark.parametrize("key", ["report-2010", "wso-2005", "iccpr"])
def test_a_source_and_a_norm_can_be_cited(key: str) -> None:
    assert findings(with_sources(f"As [@{key}, para. 2] says.")) == ()


@pytest.mark.parametrize("norm", ["s-res-1764", "hrc-res-58-99", "iccpr-op3"])
def test_another_number_is_never_offered(norm: str) -> None:
    (finding,) = findings(invoking(norm))
    assert "Did you mean" not in finding.hint and "`norms:`" in finding.hint
    (finding,) = findings(with_sources(f"See [@{norm}]."))
    assert "Did you mean" not in finding.hint and "`norms:`" in finding.hint


def test_an_unknown_key_is_told_with_the_nearest_source_or_norm() -> None:
    hints = [finding.hint for finding in findings(with_sources("See [@report-2011] and [@wso2005] and [@qqqqqqqq]."))]
    assert ["‘report-2010’" in hints[0], "‘wso-2005’" in hints[1], "sources:" in hints[2]] == [True, True, True]


def test_a_bibliography_that_cannot_be_read_is_an_error() -> None:
    (finding,) = findings(with_sources("x", bibliography="no/such.bib"))
    assert (finding.rule, finding.name, finding.severity) == ("LK304", "broken-source", "error")
    assert "such.bib" in finding.message and finding.path == ("bibliography",)


def test_a_source_that_stands_twice_is_a_warning() -> None:
    (finding,) = findings(with_sources("x [@report-2010]", sources="- {id: report-2010, type: book}\n"))
    assert (finding.rule, finding.name, finding.severity) == ("LK305", "unreadable-entry", "warning")
    assert "twice" in finding.message


def test_a_source_with_the_id_of_a_norm_is_a_warning() -> None:
    (finding,) = findings(with_sources("x [@iccpr]", sources="- {id: iccpr, type: book, title: Mine}\n"))
    assert (finding.rule, finding.name, finding.severity) == ("LK306", "source-hides-norm", "warning")
