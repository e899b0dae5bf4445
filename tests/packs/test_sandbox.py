"""Templates come from elsewhere: none can run for ever, fill the memory, or read what it was not given.

Every attack here ends in InvalidPack with the file, and with the line wherever the template ran. A change that
lets one through shows as a test that does not end.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import InvalidPack, Problem
from letterkit.languages.reading import read_language
from letterkit.letter import markdown
from letterkit.letter.markup import blocks_text
from letterkit.moves.template_files import MAX_TEMPLATE_BYTES
from letterkit.packs.metering import METERS, BudgetSpent, WritingState
from letterkit.packs.sandbox import sandbox
from letterkit.packs.text_filters import Unanswered
from letterkit.packs.used_names import names_used

from .packing import macro, put, shelf_of, writer, written

pytestmark = pytest.mark.slow

MANY = "[" + ", ".join(["1"] * 60) + "]"


def refused(root: Path, letter: str, variables: dict[str, Any] | None = None, **more: str) -> Problem:
    with pytest.raises(InvalidPack) as caught:
        writer(root, letter, variables, "en", None, **more).write("situation")
    (problem,) = caught.value.problems
    assert Path(problem.file).is_relative_to(root / "p") and problem.file.endswith(".md.j2")
    return problem


# -- without end ----------------------------------------------------------------------------------------

ENDLESS = {
    "a macro that calls itself": "{{ situation() }}",
    "loops in loops": f"{{% for a in {MANY} %}}" * 8 + "x" + "{% endfor %}" * 8,
    "loops that print nothing": f"{{% for a in {MANY} %}}" * 8 + "{% endfor %}" * 8,
    "text doubled by ~": f"{{% set n = namespace(x='ab') %}}{{% for i in {MANY} %}}{{% set n.x = n.x ~ n.x %}}{{% endfor %}}{{{{ n.x }}}}",
    "text doubled by a set block": f"{{% set n = namespace(x='ab') %}}{{% for i in {MANY} %}}{{% set y %}}{{{{ n.x }}}}{{{{ n.x }}}}{{% endset %}}{{% set n.x = y %}}{{% endfor %}}",
    "text doubled by a filter": f"{{% set n = namespace(x='ab') %}}{{% for i in {MANY} %}}{{% set n.x = [n.x, n.x]|listed %}}{{% endfor %}}{{{{ n.x }}}}",
    "lists doubled and compared": f"{{% set n = namespace(a=[1], b=[1]) %}}{{% for i in {MANY} %}}{{% set n.a = [n.a, n.a] %}}{{% set n.b = [n.b, n.b] %}}{{% endfor %}}{{{{ 'x' if n.a == n.b }}}}",
    "lists doubled and looked for": f"{{% set n = namespace(a=[1]) %}}{{% for i in {MANY} %}}{{% set n.a = [n.a, n.a] %}}{{% endfor %}}{{{{ 'x' if [2] in n.a }}}}",
    "tuples doubled and looked up": f"{{% set n = namespace(a=(1,)) %}}{{% for i in {MANY} %}}{{% set n.a = (n.a, n.a) %}}{{% endfor %}}{{{{ {{}}[n.a] }}}}",
    "tuples doubled and made unique": f"{{% set n = namespace(a=(1,)) %}}{{% for i in {MANY} %}}{{% set n.a = (n.a, n.a) %}}{{% endfor %}}{{{{ [n.a]|unique|list|length }}}}",
    "long texts compared in loops": "{% set x %}" + "x" * 100_000 + "{% endset %}{% set y %}" + "x" * 100_000 + "{% endset %}" + f"{{% for a in {MANY} %}}" * 5 + "{% if x == y %}{% endif %}" + "{% endfor %}" * 5,
    "long lists cut in loops": f"{{% set l = {MANY} %}}" + f"{{% for a in {MANY} %}}" * 5 + "{% set m = l[1:] %}" + "{% endfor %}" * 5,
    "filters in loops": f"{{% for a in {MANY} %}}" * 5 + "{{ 'x'|sentence }}" + "{% endfor %}" * 5,
    "statements that do nothing, many in a loop": f"{{% for a in {MANY} %}}" * 5 + "{% if a %}{% endif %}" * 2_000 + "{% endfor %}" * 5,
    "statements that do nothing, many in a macro": "{% macro f() %}" + "{% if 1 %}{% endif %}" * 2_000 + "{% endmacro %}" + f"{{% for a in {MANY} %}}" * 4 + "{% set x = f() %}" + "{% endfor %}" * 4,
    "a namespace asked for itself through itself": f"{{% set n = namespace() %}}{{% set n.a = n %}}{{% for a in {MANY} %}}{{% set x = {MANY.replace('1', 'n')}|map(attribute='a" + ".a" * 10_000 + "')|list %}{% endfor %}",
    "a list filtered that is selected, again and again": f"{{% set n = namespace(g={MANY}) %}}" + f"{{% for a in {MANY} %}}" * 3 + "{% set n.g = n.g|select('defined') %}" + "{% endfor %}" * 3 + "{{ n.g|length }}",
    "what changed, asked again and again": f"{{% for a in {MANY} %}}" * 6 + "{% if loop.changed(a) %}{% endif %}" + "{% endfor %}" * 6,
}  # fmt: skip


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_what_would_not_end_is_stopped(tmp_path: Path, body: str) -> None:
    problem = refused(tmp_path, macro(body))
    assert "stopped" in problem.message and problem.line in (1, 2)  # the macro's line, or the one in it


def test_two_macros_that_call_each_other_are_stopped(tmp_path: Path) -> None:
    assert "stopped" in refused(tmp_path, macro("{{ other() }}") + macro("{{ situation() }}", "other")).message


def test_a_macro_that_calls_itself_twice_is_stopped(tmp_path: Path) -> None:
    doubling = "{% macro f(n) %}{% if n > 0 %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
    problem = refused(tmp_path, doubling + macro("{{ f(60) }}"))
    assert "stopped" in problem.message and problem.line == 1


@pytest.mark.parametrize("include", ["'p/q.md.j2'", "['p/q.md.j2']", "['p/none.md.j2', 'p/q.md.j2']"])
def test_a_file_that_includes_itself_twice_is_stopped(tmp_path: Path, include: str) -> None:
    doubling = f"{{% if n > 0 %}}{{% set n = n - 1 %}}{{% include {include} %}}{{% include {include} %}}{{% endif %}}"
    problem = refused(tmp_path, macro("{% set n = 60 %}{% include 'p/q.md.j2' %}"), q=doubling)
    assert "stopped" in problem.message and problem.file.endswith("q.md.j2")


@pytest.mark.parametrize(
    "tag", ["{% include 'p/letter.md.j2' %}", "{% import 'p/letter.md.j2' as x %}", "{% extends 'p/letter.md.j2' %}"]
)
def test_a_file_that_takes_itself_in_is_stopped(tmp_path: Path, tag: str) -> None:
    assert "stopped" in refused(tmp_path, tag + macro("x")).message


def test_a_large_file_included_again_and_again_is_stopped(tmp_path: Path) -> None:
    large = "x" * (MAX_TEMPLATE_BYTES - 10)
    problem = refused(tmp_path, macro(f"{{% for a in {MANY} %}}{{% include 'p/q.md.j2' %}}{{% endfor %}}"), q=large)
    assert "stopped" in problem.message


def test_the_budget_is_that_of_the_letter_and_not_of_the_passage(tmp_path: Path) -> None:
    body = macro(f"{{% for a in {MANY} %}}{'x' * 10_000}{{% endfor %}}")
    result = writer(tmp_path, body)
    with pytest.raises(InvalidPack, match="stopped"):
        for _ in range(20):
            result.write("situation")


@pytest.mark.parametrize(
    "text", ["." * 300_000 + "x", " " * 300_000 + "x", "x" + "\\n" * 100_000 + "x", "[" * 300_000, "the " * 70_000]
)
@pytest.mark.parametrize(
    "use", ["", "|no_stop", "|sentence", "|no_article", "|place", "|upper_first", "|agree('is', 'are')"]
)
def test_long_rows_of_one_sign_are_printed(tmp_path: Path, text: str, use: str) -> None:
    assert isinstance(written(tmp_path, f"a{{{{ '{text}'{use} }}}}").text, str)


def test_a_long_row_of_blanks_in_a_template_is_one_blank(tmp_path: Path) -> None:
    assert written(tmp_path, "a" + " " * 300_000 + "b").text == "a b"


REFUND = -1_000_000_000_000
METER_NAMES = [*METERS, "each one", "joined", "weighed", "spend"]


@pytest.mark.parametrize("name", METER_NAMES)
@pytest.mark.parametrize(
    "reach",
    [
        "[{value}]|map('{name}')|list", "[{value}]|map('{name}', {value})|list", "[1]|map('{name}', {value}, 1)|list", "[1]|select('{name}')|list",
        "[1]|reject('{name}')|list", "[x]|selectattr('a', '{name}')|list", "[x]|rejectattr('a', '{name}')|list", "['{name}']|map('map')|list",
        "[['{name}']]|map('first')|map('{name}')|list", "x['{name}']", "x.meters", "self.environment", "environment.meters", "loop.environment",
    ],
)  # fmt: skip
def test_no_name_reaches_what_charges(tmp_path: Path, name: str, reach: str) -> None:
    problem = refused(
        tmp_path, macro("{{ " + reach.format(name=name, value=REFUND) + " }}"), {"x": "a", "namespace": "b"}
    )
    assert "stopped" not in problem.message


def test_nothing_is_given_back_for_a_charge_below_nothing() -> None:
    writing = WritingState(read_language("en"), left=100)
    with pytest.raises(BudgetSpent):
        writing.spend(-50)


# -- more than words ------------------------------------------------------------------------------------

TOO_MUCH = {
    "{{ 'a' * 1000000000 }}": "whole numbers only",
    "{{ [1] * 1000000000 }}": "whole numbers only",
    "{{ 'a' + 'b' }}": "join texts with ~",
    "{{ 2 ** 100000 }}": "not available",
    "{{ 10000000 * 10000000 * 10000000 * 2 }}": "whole numbers only",
    "{{ 0x" + "f" * 5_000 + " }}": "too large",
    "{{ 1" + "0" * 16 + " }}": "too large",
    "{{ '%1000000000d' % 1 }}": "whole numbers only",
    "{{ '%s' | format('x') }}": "There is no filter ‘format’",
    "{{ '{0}'.format(x) }}": "not safely callable",
    "{{ range(10) }}": "‘range’",
    "{{ 1 / 0 }}": "division by zero",
    "{{ '%1000000000d' is even }}": "whole numbers only",
    "{{ ['%1000000000d']|select('odd')|list }}": "whole numbers only",
    "{{ 'x'|center(1000000000) }}": "There is no filter ‘center’",
    "{{ 'x'|indent(1000000000) }}": "There is no filter",
    "{{ 'x'|replace('x', 'y') }}": "There is no filter",
    "{{ [1]|join('x') }}": "There is no filter",
    "{{ 1 is divisibleby 0 }}": "There is no test",
    "{{ lipsum() }}": "‘lipsum’",
    "{{ cycler('a') }}": "‘cycler’",
    "{{ dict(a=1) }}": "‘dict’",
    "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}": "calls itself is not available",
    "{% autoescape true %}{{ x }}{% endautoescape %}": "autoescape",
    "{% if 1 %}" * 101 + "{% endif %}" * 101: "more than 15 deep",
    "{% for a in [1] %}" * 25 + "{% endfor %}" * 25: "more than 15 deep",
    "{% trans %}x{% endtrans %}": "unknown tag",
    "{% do x %}": "unknown tag",
    "{{ x|kept }}": "There is no filter ‘kept’",
    "{{ x|_kept }}": "There is no filter",
    "{{ x|weighed }}": "There is no filter",
    "{{ x|kept text }}": "expected token",
    "{{ x|e }}": "There is no filter",
    "{{ x|safe }}": "There is no filter",
}


@pytest.mark.parametrize(("body", "says"), TOO_MUCH.items(), ids=[body[:40] for body in TOO_MUCH])
def test_what_a_letter_does_not_need_is_not_there(tmp_path: Path, body: str, says: str) -> None:
    problem = refused(tmp_path, macro(body), {"x": "a"})
    assert says in problem.message and problem.line == 2


@pytest.mark.parametrize("body", ["{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "{{ " + "not " * 5_000 + "1 }}", "{{ " + "9" * 5_000 + " }}", "{{ " + "-" * 5_000 + "1 }}", "{{ x" + ".a" * 5_000 + " }}"])  # fmt: skip
def test_an_expression_without_end_is_refused(tmp_path: Path, body: str) -> None:
    assert refused(tmp_path, macro(body), {"x": "a"}).message


@pytest.mark.parametrize("body", ["{{x}}" * 21_000, "{{ x" + "~x" * 21_000 + " }}", "{{ 1" + "<1" * 11_000 + " }}", "{% if x %}{% endif %}" * 11_000, "{% set a = 1 %}" * 11_000])  # fmt: skip
def test_a_template_that_would_take_long_to_compile_is_refused(tmp_path: Path, body: str) -> None:
    assert "20,000 parts" in refused(tmp_path, macro(body), {"x": "a"}).message


@pytest.mark.parametrize("body", ["{{ x" + ".a" * 50_000 + " }}", "{{ 1" + "+1" * 50_000 + " }}", "{{ x" + "|day" * 20_000 + " }}", "{{ x" + "()" * 50_000 + " }}"])  # fmt: skip
def test_the_questions_of_a_deep_expression_are_read(tmp_path: Path, body: str) -> None:
    put(tmp_path, "p", letter=macro(body))
    shelf = shelf_of(tmp_path)
    assert names_used(shelf.load("p"), shelf, "situation") >= ({"x"} if "x" in body else set())


# -- what it was not given ------------------------------------------------------------------------------

REACHING = [
    "''.__class__", "''.__class__.__mro__", "x.__class__", "[].__class__.__base__.__subclasses__()", "situation.__init__", "situation.__globals__",
    "situation._environment", "note.__globals__", "note.__code__", "namespace.__init__.__globals__", "namespace.mro()", "self.__init__", "self._TemplateReference__context",
    "x.upper()", "x.format()", "x.encode", "[1].append(2)", "{'a': 1}.items()", "{'a': 1}.keys", "(1).real", "day.today()", "day.max.fromisoformat('2010-01-01')",
    "([1]|map('listed')).gi_frame", "([1]|map('listed')).gi_frame.f_globals", "([1]|map('listed')).gi_code", "([1]|select).gi_frame.f_back", "x|attr('__class__')",
    "[x]|map(attribute='__class__')|list|first", "[x]|map('attr', '__class__')|list", "[x]|selectattr('__class__')|list|length == 1 and x.__class__", "x['__class__']", "x['upper']()",
    "namespace(a=1).__class__", "namespace(a=1)._Namespace__attrs", "caller", "varargs.count", "situation.name", "None.__class__", "true.__class__",
]  # fmt: skip


@pytest.mark.parametrize("reach", REACHING)
def test_nothing_behind_a_value_is_reached(tmp_path: Path, reach: str) -> None:
    import datetime as dt

    problem = refused(tmp_path, macro(f"{{{{ {reach} }}}}"), {"x": "a", "day": dt.date(2010, 6, 30)})
    assert problem.line == 2


def test_the_loop_has_no_back_door(tmp_path: Path) -> None:
    for name in ("__class__", "_iterator", "__init__", "__call__", "_recurse"):
        assert refused(tmp_path, macro(f"{{% for a in [1] %}}{{{{ loop.{name} }}}}{{% endfor %}}")).line == 2


def test_no_answer_can_be_called(tmp_path: Path) -> None:
    assert "not safely callable" in refused(tmp_path, macro("{{ x() }}"), {"x": os.getcwd}).message


# -- files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../../../etc/passwd", "/etc/passwd", "p/none.md.j2", "p/../../secret.j2", "p/template.yaml", "", ".", "p", "p/nul\\0.j2", "x" * 300 + ".j2", "//p/letter.md.j2"])  # fmt: skip
@pytest.mark.parametrize("tag", ["include", "import"])
def test_nothing_but_templates_of_the_shelf_is_included(tmp_path: Path, name: str, tag: str) -> None:
    (tmp_path / "secret.j2").write_text("secret", "utf-8")
    body = f"{{% {tag} '{name}' {'as x' if tag == 'import' else ''} %}}"
    problem = refused(tmp_path / "packs", macro(body))
    assert "not there" in problem.message and problem.line == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_shelf_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", "utf-8")
    packs = tmp_path / "packs"
    put(packs, "p")
    (packs / "p" / "x.j2").symlink_to(tmp_path / "secret.j2")
    (packs / "p" / "y.j2").symlink_to(packs / "p" / "y.j2")
    for name in ("x", "y"):
        assert "not there" in refused(packs, macro(f"{{% include 'p/{name}.j2' %}}")).message


def test_a_template_that_is_too_large_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    assert "too large" in refused(tmp_path, macro("x" * MAX_TEMPLATE_BYTES)).message
    folder = put(tmp_path, "q", "letterkit: 1\ntitle: Q\n")
    (folder / "letter.md.j2").write_bytes(b"caf\xe9")
    from letterkit.packs.writer import PassageWriter

    shelf = shelf_of(tmp_path)
    with pytest.raises(InvalidPack, match="UTF-8"):
        PassageWriter(shelf.load("q"), shelf, read_language("en"), {}, {}).write("situation")


def test_a_changed_template_is_compiled_again_and_a_broken_cache_is_only_slower(tmp_path: Path) -> None:
    assert written(tmp_path / "a", "one").text == "one"
    shelf = shelf_of(tmp_path / "a")
    cache = sandbox(shelf).bytecode_cache
    folder = getattr(cache, "folder")  # noqa: B009  # of our own class
    for file in folder.iterdir():
        file.write_bytes(b"broken")
    sandbox.cache_clear()
    assert written(tmp_path / "a", "one").text == "one"
    sandbox.cache_clear()
    assert written(tmp_path / "a", "two").text == "two"


# -- what was typed -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = tmp_path_factory.mktemp("echo")
    put(root, "p", letter=macro("{{ x }}"))
    return shelf_of(root)


def echoed(shelf: Any, text: str) -> str:
    from letterkit.packs.writer import PassageWriter

    return blocks_text(
        markdown.read(
            PassageWriter(shelf.load("p"), shelf, read_language("en"), {"x": text}, {}).write("situation").text
        )
    )


@pytest.mark.parametrize("text", ["2026. A year", "# 1", "*", "**b**", "{{ x }}", "{% raw %}", "<b>", "@minister", "$5", "- a", "1) a", "> a", "[a](https://x.org)", "[^1]", "[^1]: a",
                                  "a  \nb", "    a", "`a`", "~a~ ^b^", "&amp;", "\\", "\\*", "![a](b)", "| a |", "a\r\rb", "a\n\nb", "# a\n## b", "---", "www.x.org", "{#a#}", "+", "a\\\nb", "=\n="])  # fmt: skip
def test_an_answer_is_printed_as_typed(echo: Any, text: str) -> None:
    assert echoed(echo, text) == " ".join(text.split())


UNESCAPING = {
    "a filter around a block": "{% filter last %}{{ x }}{% endfilter %}",
    "filters around a block": "{% filter upper_first|last %}{{ x }}{% endfilter %}",
    "a filter on a captured text": "{% set y | last %}{{ x }}{% endset %}{{ y }}",
    "filters on a captured text": "{% set y | list | last %}{{ x }}{% endset %}{{ y }}",
    "a captured text cut": "{% set y %}{{ x }}{% endset %}{{ y[1:] }}",
    "a captured text by its characters": "{% set y %}{{ x }}{% endset %}{{ y|last }}",
    "a macro's text by its characters": "{{ f(x)|last }}",
    "a caller's text by its characters": "{% macro g() %}{{ caller()|last }}{% endmacro %}{% call g() %}{{ x }}{% endcall %}",
    "all texts by their characters": "{{ [f(x)]|map('last')|first }}",
    "a stop before a mark": "{% set t = f('a' ~ '.')|no_stop %}{{ t }}{{ x }}",
    "an ellipsis before a mark": "{{ ['a...']|listed|no_stop }}{{ x }}",
}


@pytest.mark.parametrize("body", UNESCAPING.values(), ids=UNESCAPING)
@pytest.mark.parametrize("mark", ["*", "[", "<", "`", "_"])
def test_no_way_takes_the_escape_from_an_answer(tmp_path: Path, body: str, mark: str) -> None:
    """What a template does to an answer's text never leaves a mark of Markdown bare."""
    text = written(tmp_path, "{% macro f(a) %}{{ a }}{% endmacro %}" + body, {"x": mark}).text
    assert blocks_text(markdown.read(text + "a" + text)).count(mark) == 2
    assert re.search(r"(?<!\\)(?:\\\\)*\\" + re.escape(mark) + "$", text)


@settings(max_examples=300)
@given(
    text=st.text(st.characters(exclude_characters="\x00"))
    | st.text("*_`[]()<>&^~\\#+-.!{}|:@$%\n\r\t '\"1a=", max_size=20)
)
def test_any_answer_is_printed_as_typed(echo: Any, text: str) -> None:
    assert " ".join(echoed(echo, text).split()) == " ".join(text.split())


@settings(max_examples=100)
@given(text=st.text("*_`[]()<>&^~\\#+-.!{}|:@$%\n 1a", max_size=20))
def test_any_answer_is_printed_as_typed_after_every_filter_and_in_every_place(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    root = tmp_path_factory.mktemp("places")
    uses = [
        "x",
        "x ~ ''",
        "[x, x]|listed",
        "x|upper_first",
        "f(x)",
        "y",
        "x|default('b')",
        "[x]|first",
        "n.a",
        "x if true",
        "x|spelled",
        "x|day",
    ]
    body = "\n\n".join(f"<{{{{ {use} }}}}>" for use in uses).replace("<", "«").replace(">", "»")
    letter = "{% macro f(a) %}{{ a }}{% endmacro %}" + macro(
        "{% set y %}{{ x }}{% endset %}{% set n = namespace(a=x) %}" + body
    )
    result = blocks_text(markdown.read(writer(root, letter, {"x": text}).write("situation").text)).replace("\n", " ")
    output = [" ".join(word.split("»")[0].split()) for word in result.split("«")[1:]]
    one = " ".join(text.split())
    both = " ".join(f"{text} and {text}".split())
    upper = " ".join((text[:1].upper() + text[1:]).split())
    assert output == [one, one, both, upper, one, one, one, one, one, one, one, one]


def test_an_attribute_of_what_has_no_answer_is_a_gap(tmp_path: Path) -> None:
    assert written(tmp_path, "{{ state.name }}", {"state": Unanswered("concerns")}).holes == ("concerns",)
