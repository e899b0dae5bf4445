"""The whole letter: every block where it belongs, every plain field exactly as it was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.compose import compose, compose_passages, steps_for
from letterkit.errors import InvalidDraft, UnknownName
from letterkit.letter import drafts, plain_text
from letterkit.letter.composed import Letter, Style
from letterkit.letter.markup import BulletList, Link, Note, Paragraph, Strong, Text, blocks_text
from letterkit.letter.model import Draft, Passage
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import Shelf
from letterkit.yaml import row_files

LIBRARY = open_library()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
OWN = "passages: [{role: situation, text: Something has happened.}]\n"


def draft(text: str = "", template: str = "council-appeal") -> Draft:
    own = "" if "passages:" in text else OWN
    return drafts.read(f"letterkit: 1\ntemplate: {template}\n{own}{text}".encode()).draft


def composed(text: str = "", library: Library = LIBRARY, **options: Any) -> Letter:
    return compose(draft(text), library, **options)


def lines(letter: Letter, style: Style) -> list[str]:
    """Return the words of every block of one style."""
    return [blocks_text(part.blocks) for part in letter.parts if part.style is style]


def order(letter: Letter) -> list[str]:
    return [part.style.name for part in letter.parts]


# -- head -----------------------------------------------------------------------------------------------

SENDER = "sender: {name: Centre, lines: [Street 1, Town], website: www.x.org, email: a@x.org, phone: +1 2}\n"
TO = "recipients: [{name: Amina Example, title: Minister, organization: Ministry, lines: [Street 2]}, {organization: Council}]\n"
CC = "cc: [{name: A, title: B}, {organization: C}]\n"


def test_a_line_break_inside_a_line_of_an_address_is_a_line() -> None:
    broken = '"12 Sample Street\\nFloor 3\\r\\n\\nTown"'
    rows = "12 Sample Street\nFloor 3\nTown"
    letter = composed(
        f"sender: {{name: Centre, lines: [{broken}]}}\nrecipients: [{{organization: Council, lines: [{broken}]}}]\n"
        f"cc: [{{name: A, lines: [{broken}]}}]\nenclosures: [{broken}]\nclosing: {broken}\nsubject: {broken}\n"
        f"signatories: [{{name: B, title: {broken}}}]\n"
    )
    assert lines(letter, Style.LETTERHEAD_DETAILS) == [rows]
    assert lines(letter, Style.ADDRESS) == [f"To: Council\n{rows}"]
    assert lines(letter, Style.COPY) == [f"Cc: A, {rows}"]
    assert lines(letter, Style.ENCLOSURES) == [f"Enclosures:\n{rows}"]
    assert lines(letter, Style.CLOSE) == [rows]
    assert lines(letter, Style.SIGNATURE) == [f"B\n{rows}"]
    assert lines(letter, Style.SUBJECT) == ["12 Sample Street Floor 3 Town"]


def test_a_letterhead_has_name_lines_and_contacts() -> None:
    letter = composed(SENDER)
    assert lines(letter, Style.LETTERHEAD) == ["Centre"]
    assert lines(letter, Style.LETTERHEAD_DETAILS) == [
        "Street 1\nTown\nWeb: www.x.org\u2003Email: a@x.org\u2003Tel.: +1 2"
    ]


def test_an_address_has_a_line_for_each_part_and_a_block_for_each_recipient() -> None:
    assert lines(composed(TO), Style.ADDRESS) == ["To: Amina Example\nMinister\nMinistry\nStreet 2", "Council"]


@pytest.mark.parametrize(
    ("language", "recipient", "block"),
    [
        (
            "en-GB",
            "name: Amina Example, style: un-secretary-general-f",
            "To: Her Excellency Amina Example\nSecretary-General of the United Nations",
        ),
        (
            "fr",
            "name: Amina Example, style: security-council-president-f",
            "À\N{NO-BREAK SPACE}: Son Excellence Madame Amina Example\nPrésidente du Conseil de sécurité",
        ),
        (
            "es",
            "name: Amina Example, style: high-commissioner-f",
            "A: Sra. Amina Example\nAlta Comisionada de las Naciones Unidas para los Derechos Humanos",
        ),
        (
            "ru",
            "name: Амина Пример, style: prosecutor-general-f",
            "Адресат: г-жа Амина Пример\nГенеральный прокурор",
        ),
        (
            "en-GB",
            "name: Ms Amina Example, style: high-commissioner-f, lines: [Geneva]",
            "To: Ms Amina Example\nGeneva",
        ),
        ("en-GB", "name: Amina Example, title: Friend, style: minister-f", "To: Amina Example\nFriend"),
        ("en-GB", "name: Amina Example, style: no-such-style", "To: Amina Example"),
        ("ky", "name: Amina Example, style: minister-f", "To: Amina Example"),
    ],
)
def test_a_style_gives_the_lines_that_the_draft_leaves_out(language: str, recipient: str, block: str) -> None:
    assert lines(composed(f"language: {language}\nrecipients: [{{{recipient}}}]\n"), Style.ADDRESS) == [block]


def test_an_open_letter_may_hide_its_recipients() -> None:
    letter = composed(TO + "layout: {recipients: hidden}\n")
    assert lines(letter, Style.ADDRESS) == [] and lines(letter, Style.SALUTATION) != []


def test_copies_stand_at_the_head_or_at_the_end() -> None:
    head, end = composed(TO + CC), composed(TO + CC + "layout: {cc: end}\n")
    assert lines(head, Style.COPY) == lines(end, Style.COPY) == ["Cc: A, B\nC"]
    assert order(head).index("COPY") < order(head).index("BODY")
    assert order(end)[-1] == "COPY"


@pytest.mark.parametrize(("place", "line"), [("", "30 June 2010"), ("place: Geneva\n", "Geneva, 30 June 2010")])
def test_the_date_stands_at_the_top_at_the_end_or_nowhere(place: str, line: str) -> None:
    text = SENDER + TO + place + "date: 2010-06-30\n"
    top, end, hidden = (composed(text + layout) for layout in ("", "layout: {date: end}\n", "layout: {date: hidden}\n"))
    assert lines(top, Style.DATE) == lines(end, Style.DATE) == [line]
    assert lines(hidden, Style.DATE) == (["Geneva"] if place else [])
    assert order(top).index("DATE") < order(top).index("ADDRESS")
    assert order(end)[-1] == "DATE"
    assert str(hidden.date) == "2010-06-30"


def test_a_place_alone_is_a_date_line() -> None:
    assert lines(composed("place: Geneva\n"), Style.DATE) == ["Geneva"]


def test_the_title_stands_below_the_addresses_of_a_letter_with_a_letterhead_and_on_top_without_one() -> None:
    below, above = composed(SENDER + TO + "subject: S\n"), composed(TO + "subject: S\n")
    assert order(below).index("SUBJECT") > order(below).index("ADDRESS")
    assert order(above)[0] == "SUBJECT"


def test_a_byline_stands_under_the_title_and_the_date_under_it() -> None:
    letter = composed("subject: S\ndate: 2010-06-30\nbyline: {author: A, publication: P, url: 'https://x.org/a'}\n")
    assert order(letter)[:3] == ["SUBJECT", "BYLINE", "DATE"]
    assert lines(letter, Style.BYLINE) == ["A\nP\nhttps://x.org/a"]


def test_the_title_of_the_file_is_the_subject_or_the_kind_of_letter() -> None:
    assert (composed("subject: S\n").title, composed().title) == ("S", "Appeal to a council to protect people")


# -- salutation and close -------------------------------------------------------------------------------

COUNCIL = "recipients: [{organization: Council, style: council}]\nsignatories: [{name: A}]\n"


def test_salutation_and_close_follow_from_the_recipients() -> None:
    letter = composed(COUNCIL)
    assert lines(letter, Style.SALUTATION) == ["Excellencies,"]
    assert lines(letter, Style.CLOSE) != []


def test_typed_ones_are_printed_and_empty_ones_leave_the_line_out() -> None:
    typed = composed(COUNCIL + "salutation: Dear all\nclosing: So long,\n")
    assert (lines(typed, Style.SALUTATION), lines(typed, Style.CLOSE)) == (["Dear all"], ["So long,"])
    empty = composed(COUNCIL + "salutation: ''\nclosing: ''\n")
    assert (lines(empty, Style.SALUTATION), lines(empty, Style.CLOSE)) == ([], [])


def test_nobody_is_greeted_where_nobody_is_addressed_and_nobody_takes_leave_who_does_not_sign() -> None:
    assert not {"SALUTATION", "CLOSE"} & set(order(composed("signatories: [{name: A}]\n")))
    assert lines(composed("recipients: [{organization: Council, style: council}]\n"), Style.CLOSE) == []
    assert lines(composed(COUNCIL.replace("name: A", "name: A, withdrawn: true")), Style.CLOSE) == []


# -- asks -----------------------------------------------------------------------------------------------


def asked(*asks: str, text: str = "We ask:") -> list[str]:
    """Return what stands behind the text: sentences, and the items of lists."""
    items = "".join(f"  - {{{one}}}\n" for one in asks)
    letter = composed(f"passages:\n- role: ask\n  text: '{text}'\n  asks:\n{items}")
    printed = (part.blocks for part in letter.parts if part.anchor)
    return [
        blocks_text(item)
        for block in next(printed)[1:]
        for item in (block.items if isinstance(block, BulletList) else [[block]])
    ]


def test_asks_end_as_items_of_one_sentence() -> None:
    assert asked("action: a", "action: b", "action: c") == ["a;", "b;", "c."]
    assert asked("action: a.", "action: 'b?'", "action: c;") == ["a.", "b?", "c;"]
    assert asked("action: a") == ["a."]


def test_a_deadline_stands_before_the_stop_and_is_not_said_twice() -> None:
    assert asked("action: a., deadline: 2010-07-15") == ["a, by 15 July 2010."]
    assert asked("action: a, deadline: within 30 days") == ["a, within 30 days."]
    assert asked("action: 'a within 30 Days', deadline: within 30 days") == ["a within 30 Days."]
    assert asked("action: a sooner than that, deadline: soon") == ["a sooner than that, soon."]


def test_an_actor_is_named_unless_the_text_has_named_the_only_one() -> None:
    assert asked("action: a, actor: the Council") == ["The Council: a."]
    assert asked("action: a, actor: the Council", text="We ask the council to") == ["a."]
    assert asked("action: a, actor: A", "action: b, actor: B", text="We ask A and B to") == ["A: a;", "B: b."]
    assert asked("action: a, actor: A", "action: b", text="We ask A to") == ["A: a;", "b."]
    assert asked("action: a, actor: A", "action: b, actor: A") == ["A:", "a;", "b."]


@pytest.mark.parametrize(
    ("actor", "text"), [("EU", "We ask all European States"), ("UN", "It is under way"), ("the Council", "Councillors")]
)
def test_an_actor_is_named_only_by_whole_words(actor: str, text: str) -> None:
    (item,) = asked(f"action: a, actor: {actor}", text=text)
    assert item.endswith(": a.")


def test_one_ask_is_a_paragraph_and_several_are_a_list() -> None:
    passages = "passages:\n- {role: ask, text: x, asks: [{action: a}]}\n- {role: ask, text: y, asks: [{action: a}, {action: b}]}\n"
    one, several = (part.blocks for part in composed(passages).parts if part.anchor)
    assert [type(block) for block in one] == [Paragraph, Paragraph]
    assert [type(block) for block in several] == [Paragraph, BulletList]


def test_the_note_of_an_ask_stays_a_note() -> None:
    letter = composed(
        "passages:\n- role: ask\n  text: We ask\n  asks:\n  - deadline: 2010-07-15\n    action: |\n      Send observers.[^1]\n\n      [^1]: The report.\n"
    )
    (passage,) = (part for part in letter.parts if part.anchor)
    assert passage.blocks[1:] == (
        Paragraph(
            (Text("Send observers,"), Note((Paragraph((Text("The report."),)),), number=1), Text(" by 15 July 2010."))
        ),
    )


def test_an_action_is_markdown_and_an_actor_is_not() -> None:
    letter = composed("passages: [{role: ask, text: x, asks: [{action: '**now**', actor: '*A*'}]}]\n")
    (passage,) = (part for part in letter.parts if part.anchor)
    assert passage.blocks[1:] == (Paragraph((Strong((Text("*A*:"),)), Text(" "), Strong((Text("now"),)), Text("."))),)


def test_an_empty_ask_is_not_printed() -> None:
    assert asked("action: a", "action: ' '") == ["a."]


# -- passages -------------------------------------------------------------------------------------------


def test_passages_keep_their_order_and_have_an_anchor_and_a_heading() -> None:
    letter = composed(
        "passages:\n- {role: ask, text: B, heading: ' # H '}\n- {role: other, text: ''}\n- {role: ask, text: C}\n"
    )
    body = [part for part in letter.parts if part.style is Style.BODY]
    assert [(part.anchor, blocks_text(part.blocks)) for part in body] == [
        ("lk-passage-1-ask", "B"),
        ("lk-passage-3-ask", "C"),
    ]
    assert body[0].heading == Paragraph((Text("# H"),)) and body[1].heading is None


PACK = """\
letterkit: 1
title: T
plan:
  - {role: situation, heading: What happened, also: [urgency]}
  - {role: ask}
  - {role: situation, write: second}
questions:
  - {id: country, ask: Which, required: true}
  - {id: year, ask: When}
  - {id: killed, ask: How many, type: figure}
  - {id: day, ask: Which day, type: date}
  - {id: groups, ask: Who, type: list}
"""
LETTER = """\
{% macro situation() %}In {{ country }}.{{ note("country") }}{% endmacro %}
{% macro second() %}Year {{ year }}, {{ killed }} on {{ day }}: {{ groups|listed }}{% endmacro %}
{% macro ask() %}{{ sender }} asks {{ addressee }}, {{ signatories|listed }}{% endmacro %}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("packs") / "small"
    folder.mkdir()
    (folder / "template.yaml").write_text(PACK, "utf-8")
    (folder / "letter.md.j2").write_text(LETTER, "utf-8")
    return Library(Shelf((("project", folder.parent),)))


def small_draft(text: str) -> Draft:
    return drafts.read(f"letterkit: 1\ntemplate: small\n{text}".encode()).draft


def test_without_passages_the_plan_is_written(small: Library) -> None:
    written = compose_passages(small_draft("facts: {country: {value: 'C*', source: S}}\n"), small)
    assert [(one.number, one.passage.role, one.by_template) for one in written] == [
        (1, "situation", True),
        (2, "ask", True),
        (3, "situation", True),
    ]
    assert written[0].text == "In C\\*.[^source-1]\n\n[^source-1]: S"
    assert written[0].passage.heading == "What happened" and written[0].passage.plays("urgency")
    assert written[2].holes == ("year", "killed", "day", "groups")


def test_own_words_stand_beside_the_templates(small: Library) -> None:
    written = compose_passages(
        small_draft(
            "facts: {country: C}\npassages: [{role: ask, text: Mine}, {role: situation, heading: H}, {role: norm}]\n"
        ),
        small,
    )
    assert [(one.text, one.by_template) for one in written] == [("Mine", False), ("In C.", True), ("", True)]
    assert written[1].passage.heading == "H" and written[2].empty


def test_no_passages_is_a_letter_without_any(small: Library) -> None:
    assert compose_passages(small_draft("passages: []\n"), small) == ()


def test_each_passage_has_the_step_of_its_role_in_turn(small: Library) -> None:
    pack = small.pack("small")
    steps = steps_for(
        pack, [Passage("situation"), Passage("ask"), Passage("situation"), Passage("situation"), Passage("norm")]
    )
    assert [step.macro if step else None for step in steps] == ["situation", "ask", "second", None, None]


def test_answers_are_printed_as_their_question_says(small: Library) -> None:
    facts = "facts: {country: C, year: 2010, killed: 2000, day: 2010-06-30, groups: [a, 1400]}\n"
    assert (
        compose_passages(small_draft(facts), small)[2].text.replace("\\", "")
        == "Year 2010, 2,000 on 30 June 2010: a and 1400"
    )


def test_one_answer_to_a_list_is_a_list_of_one(small: Library) -> None:
    assert (
        compose_passages(small_draft("facts: {groups: a, year: 1, killed: few, day: soon}\n"), small)[2].text
        == "Year 1, few on soon: a"
    )


def test_a_name_that_is_withheld_does_not_come_back_through_the_template(small: Library) -> None:
    people = "signatories: [{name: Secret, organization: Hidden, withheld: true}, {name: N, organization: Open}, {name: Gone, withdrawn: true}]\n"
    text = compose_passages(small_draft(people), small)[1].text
    assert text == r"Open asks \[recipients\], Open"


def test_a_language_that_the_template_does_not_write_is_refused_at_its_passage(small: Library) -> None:
    with pytest.raises(InvalidDraft, match="writes en, not fr") as caught:
        compose_passages(small_draft("language: fr\npassages: [{role: ask, text: Oui}, {role: situation}]\n"), small)
    assert caught.value.problems[0].path == ("passages", 1)


def test_own_words_may_be_in_any_language(small: Library) -> None:
    assert compose_passages(small_draft("language: fr\npassages: [{role: ask, text: Oui}]\n"), small)[0].text == "Oui"


def test_a_template_that_is_not_there_is_unknown() -> None:
    with pytest.raises(UnknownName):
        compose(draft(template="nosuch"), LIBRARY)


# -- signatories ----------------------------------------------------------------------------------------


def signed(*people: str, language: str = "en-GB", library: Library = LIBRARY) -> list[tuple[str, str]]:
    signatories = "".join(f"- {{{person}}}\n" for person in people)
    letter = composed(f"language: {language}\nsignatories:\n{signatories}", library)
    kinds = (Style.SIGNATURE, Style.SIGNATORY_LIST, Style.SIGNATORY_GROUP, Style.SIGNATORY_COUNT)
    return [
        (part.style.name, blocks_text([block])) for part in letter.parts if part.style in kinds for block in part.blocks
    ]


def test_a_few_people_sign_in_blocks() -> None:
    assert signed("name: A, title: T, organization: O, places: [P, Q]", "name: B") == [
        ("SIGNATURE", "A\nT, O\nP; Q"),
        ("SIGNATURE", "B"),
    ]


def test_many_people_or_organizations_sign_in_a_list() -> None:
    assert [style for style, _ in signed(*(f"name: {one}" for one in "ABCDE"))] == ["SIGNATORY_LIST"] * 5
    assert [style for style, _ in signed(*(f"name: {one}" for one in "ABCD"))] == ["SIGNATURE"] * 4
    assert signed("organization: O, places: [P, Q]", "name: A, title: T, organization: O") == [
        ("SIGNATORY_LIST", "O (P; Q)"), ("SIGNATORY_LIST", "A, T, O"),
    ]  # fmt: skip


def test_the_list_of_a_group_is_one_part() -> None:
    letter = composed("signatories: [{organization: A}, {organization: B}, {organization: C, group: G}]\n")
    listed = [blocks_text(part.blocks) for part in letter.parts if part.style is Style.SIGNATORY_LIST]
    assert listed == ["A\n\nB", "C"]


def test_a_group_is_named_once_above_its_members() -> None:
    assert signed("name: A, group: G", "name: B, group: ' G '", "name: C, group: H", "name: D") == [
        ("SIGNATORY_GROUP", "G"), ("SIGNATURE", "A"), ("SIGNATURE", "B"), ("SIGNATORY_GROUP", "H"), ("SIGNATURE", "C"), ("SIGNATURE", "D"),
    ]  # fmt: skip


def test_a_withheld_name_leaves_nothing_of_the_person_but_a_number() -> None:
    person = "name: Secret, title: Secret2, organization: Secret3, places: [Secret4], group: Secret5, withheld: true"
    for others in (["name: B"], ["organization: O"], [f"name: {one}" for one in "BCDEF"], ["name: B, group: G"]):
        result = signed(person, *others)
        assert "Secret" not in repr(result)
        assert result[-1] == ("SIGNATORY_COUNT", "and 1 other whose name is withheld")
        assert signed(person, *others, person)[-1][1] == "and 2 others whose names are withheld"


def test_a_letter_whose_signers_are_all_withheld_says_how_many_they_are() -> None:
    assert signed("name: A, withheld: true") == [("SIGNATORY_COUNT", "1 signatory whose name is withheld")]
    assert signed(*["name: A, withheld: true"] * 1200, "name: B, withheld: true, withdrawn: true") == [
        ("SIGNATORY_COUNT", "1,200 signatories whose names are withheld")
    ]


def test_a_language_without_words_for_withheld_names_has_its_label_and_the_number(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "languages"
    folder.mkdir(parents=True)
    german = (row_files.DATA / "languages" / "de.yaml").read_text("utf-8")
    own = [row for row in german.splitlines() if not row.startswith(("withheld:", "others_withheld:"))]
    (folder / "nl.yaml").write_text("\n".join(own), "utf-8")
    library = open_library((tmp_path,))
    people = signed("name: B", "name: A, withheld: true", language="nl", library=library)
    assert people[-1][1] == "Name nicht genannt (1)"


def test_a_letter_stays_the_same_after_another_library_is_opened(tmp_path: Path) -> None:
    """Whatever is opened in between: a letter depends on its draft and its own library alone."""
    text = "language: fr\ncc: [{organization: Conseil}]\nplace: Genève\ndate: 2026-11-30\n"
    own, other = tmp_path / "own", tmp_path / "other"
    for project, label in ((own, "Copie à"), (other, "Avec copie à")):
        folder = project / "library" / "languages"
        folder.mkdir(parents=True)
        rest = "dateline: '{date} ({place})'\nsource: [our house style]\nchecked: 2026-11-24\n"
        (folder / "fr.yaml").write_text(f"labels: {{cc: {label}}}\n{rest}", "utf-8")
    library = open_library((own,))
    before = composed(text, library)
    assert lines(before, Style.COPY) == ["Copie à\N{NO-BREAK SPACE}: Conseil"]
    for project in (other, tmp_path / "none"):
        second = open_library((project,))
        assert lines(composed(text, second), Style.COPY) != lines(before, Style.COPY)
        assert composed(text, library) == before == composed(text, open_library((own,)))


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("fr", 3, "et 3 autres signataires dont les noms ne sont pas divulgués"),
        ("ru", 21, "и ещё 21 подписавшийся, имя которого не раскрывается"),
        ("ru", 3, "и ещё 3 подписавшихся, имена которых не раскрываются"),
        ("ar", 2, "وموقّعان آخران حُجب اسماهما"),
        ("ar", 11, "و11 موقّعًا آخر حُجبت أسماؤهم"),
        ("zh", 4, "另有 4 位联署者，姓名不公开"),
        ("ja", 3, "and 3 others whose names are withheld"),
        ("pl", 3, "and 3 others whose names are withheld"),
    ],
)
def test_withheld_names_are_counted_in_the_language_of_the_letter(language: str, number: int, words: str) -> None:
    assert signed("name: B", *["name: A, withheld: true"] * number, language=language)[-1][1] == words


def test_who_has_withdrawn_is_not_printed() -> None:
    assert signed("name: A, withdrawn: true, group: G", "name: B") == [("SIGNATURE", "B")]


def test_a_personal_capacity_is_said() -> None:
    assert signed("name: A, title: T, organization: O, capacity: personal") == [
        ("SIGNATURE", "A\nT, O (in a personal capacity)")
    ]
    assert signed("name: A, capacity: personal") == [("SIGNATURE", "A\n(in a personal capacity)")]


# -- foot -----------------------------------------------------------------------------------------------


def test_enclosures_and_the_date_for_an_answer() -> None:
    letter = composed("enclosures: [Map, ' ']\nreply_by: 2010-07-15\n")
    assert lines(letter, Style.ENCLOSURES)[0].splitlines()[1:] == ["Map"]
    assert "15 July 2010" in lines(letter, Style.BODY)[-1]
    assert "ENCLOSURES" not in order(composed("enclosures: ['']\n"))


def test_a_stamp_marks_a_draft_with_its_date() -> None:
    letter = composed("date: 2010-06-30\n", stamp=True)
    assert order(letter)[0] == "DRAFT_MARK" and "30 June 2010" in lines(letter, Style.DRAFT_MARK)[0]
    assert lines(composed(stamp=True), Style.DRAFT_MARK)[0]
    assert "DRAFT_MARK" not in order(composed())


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en-GB", "ltr"), ("az-Arab", "rtl")])
def test_the_direction_follows_the_language(language: str, direction: str) -> None:
    assert composed(f"language: {language}\n").direction == direction


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_draft_is_the_same_letter_twice(path: Path) -> None:
    once, twice = (compose(drafts.load(path).draft, open_library()) for _ in range(2))
    assert once == twice and once.parts


# -- as typed -------------------------------------------------------------------------------------------

TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text.strip() and text.strip().casefold() not in ("words", "before", "words before")  # said already
)
TRICKY = st.sampled_from(["2026. A year", "# 1", "*", "**b**", "{{ x }}", "{% x %}", "<b>", "@minister", "$5", "- a", "[a](https://x.org)", "[^1]", "`a`", "~a~", "^b^", "&amp;", "\\", "\\*", "https://x.org/_a_.", "| a |", "a  b", "+1", "1)", "‘’“”–—", "א\u200fב"])  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150)
@given(text=TYPED | TRICKY)
def test_every_plain_field_is_printed_exactly_as_typed(text: str) -> None:
    data: dict[str, Any] = {
        "letterkit": 1, "template": "council-appeal", "place": text, "subject": text, "salutation": text, "closing": text,
        "sender": {"name": text, "lines": [text], "website": text, "email": text, "phone": text},
        "recipients": [{"name": text, "title": text, "organization": text, "lines": [text]}], "cc": [{"name": text, "lines": [text]}],
        "byline": {"author": text, "publication": text, "url": text},
        "passages": [{"role": "ask", "heading": text, "text": "Words before", "asks": [{"action": "y", "actor": text, "deadline": "z" + text}]}],
        "signatories": [{"name": text, "title": text, "organization": text, "places": [text], "group": text}], "enclosures": [text],
    }  # fmt: skip
    letter = compose(drafts.read(drafts.dump(data).encode()).draft, LIBRARY)
    one = text.strip()
    assert (
        lines(letter, Style.DATE)
        == lines(letter, Style.SUBJECT)
        == lines(letter, Style.SALUTATION)
        == lines(letter, Style.CLOSE)
        == [one]
    )
    assert lines(letter, Style.LETTERHEAD) == lines(letter, Style.SIGNATORY_GROUP) == [one]
    assert lines(letter, Style.LETTERHEAD_DETAILS)[0].startswith(
        f"{one}\nWeb: {text}\u2003Email: {text}\u2003Tel.: {text}".rstrip()
    )
    assert lines(letter, Style.ADDRESS) == [f"To: {one}\n{one}\n{one}\n{one}"]
    assert lines(letter, Style.COPY) == [f"Cc: {one}, {one}"]
    assert lines(letter, Style.BYLINE) == [f"{one}\n{one}\n{one}"]
    assert lines(letter, Style.SIGNATURE) == [f"{one}\n{one}, {one}\n{one}"]
    assert lines(letter, Style.ENCLOSURES)[0].endswith(f":\n{one}")
    (body,) = [part for part in letter.parts if part.style is Style.BODY]
    assert body.heading == Paragraph((Text(one),))
    assert " ".join(blocks_text(body.blocks).split()) == " ".join(
        f"Words before {one[:1].upper()}{one[1:]}: y, z{text.rstrip()}.".split()
    )


def test_a_web_address_in_a_plain_field_is_linked() -> None:
    letter = composed("sender: {name: x, website: 'https://x.org'}\n")
    assert any(
        isinstance(one, Link)
        for part in letter.parts
        for block in part.blocks
        for one in getattr(block, "children", ())
    )


def test_a_copy_of_a_draft_with_one_change_changes_one_block() -> None:
    first = draft(SENDER + TO + "subject: S\n")
    old, new = compose(first, LIBRARY).parts, compose(replace(first, subject="T"), LIBRARY).parts
    assert [a.style for a, b in zip(old, new, strict=True) if a != b] == [Style.SUBJECT]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Send one, by the end of June;", "Send two."]),
        ("ar", ["Send one، by the end of June؛", "Send two."]),
        ("zh", ["Send one，by the end of June；", "Send two。"]),
    ],
)
def test_asks_and_posts_have_the_marks_of_the_language(language: str, wanted: list[str]) -> None:
    letter = composed(
        f"language: {language}\npassages: [{{role: ask, text: x, asks: [{{action: Send one, deadline: by the end of June}}, "
        "{action: Send two}]}]\nsignatories: [{name: A, title: T, organization: O}]\n"
    )
    (passage,) = (part for part in letter.parts if part.anchor)
    assert blocks_text(passage.blocks).split("\n")[-2:] == wanted
    (signed_by,) = (part for part in letter.parts if part.style is Style.SIGNATURE)
    comma = {"en": ", ", "ar": "، ", "zh": "，"}[language]
    assert blocks_text(signed_by.blocks) == f"A\nT{comma}O"


def test_a_language_that_the_template_does_not_write_leaves_gaps_where_they_are_wanted() -> None:
    text = "language: ar\npassages: [{role: situation, text: كلام}, {role: urgency}]\nsignatories: [{name: A}]\n"
    with pytest.raises(InvalidDraft, match="Write the passage yourself"):
        composed(text)
    shown = compose(
        drafts.read(f"letterkit: 1\ntemplate: council-appeal\n{text}".encode(), "a").draft, LIBRARY, gaps=True
    )
    assert [part.anchor for part in shown.parts if part.anchor] == ["lk-passage-1-situation"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("20 December", "Act, by 20 December."),
        ("December 20", "Act, by December 20."),
        ("within 30 days", "Act, within 30 days."),
        ("30 days", "Act, 30 days."),
    ],
)
def test_a_day_without_a_year_has_its_preposition(typed: str, printed: str) -> None:
    letter = composed(f"passages: [{{role: ask, text: x, asks: [{{action: Act, deadline: {typed}}}]}}]\n")
    (passage,) = (part for part in letter.parts if part.anchor)
    assert blocks_text(passage.blocks).split("\n")[-1] == printed


@pytest.mark.parametrize(("at", "wanted"), [("11", "Article 11"), ("art. 11", "Article 11"), ("99", "99")])
def test_a_number_alone_is_an_article_where_the_norm_has_one(at: str, wanted: str) -> None:
    letter = composed(f'language: en-GB\npassages: [{{role: norm, invokes: [{{norm: icescr, at: "{at}"}}]}}]\n')
    assert wanted in " ".join(blocks_text(part.blocks) for part in letter.parts)


def test_paragraphs_of_an_answer_stay_paragraphs() -> None:
    letter = composed('passages: [{role: situation}]\nfacts: {event: "One thing.\\n\\nAnother thing."}\n')
    (passage,) = (part for part in letter.parts if part.anchor)
    assert blocks_text(passage.blocks).split("\n\n")[:2] == ["One thing.", "Another thing."]


@pytest.mark.parametrize(
    ("action", "printed"),
    [
        ("Send observers.[^1]", "Send observers,[1] by 15 July 2010."),
        ("Send observers [@iccpr].", "Send observers,[@iccpr] by 15 July 2010."),
        ("Send observers. [now]", "Send observers. [now], by 15 July 2010."),
    ],
)
def test_a_deadline_follows_the_mark_of_a_note(action: str, printed: str) -> None:
    letter = composed(
        "passages:\n- role: ask\n  text: We ask\n  asks:\n  - deadline: 2010-07-15\n    action: |\n"
        f"      {action}\n\n      [^1]: The report.\n"
    )
    assert printed in [line.text for line in plain_text.lines(letter)]
