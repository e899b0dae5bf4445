"""Lists of a draft in print, as Markdown: named cases, numbered questions."""

from __future__ import annotations

from collections.abc import Container, Sequence

from letterkit.compose.prose import as_markdown
from letterkit.compose.source_marks import SourceMarks
from letterkit.languages.language import Language
from letterkit.letter.escapes import escape
from letterkit.letter.evidence import Case
from letterkit.letter.model import QuestionGroup
from letterkit.packs.text_filters import upper_first


def case_list(cases: Sequence[Case], language: Language, citable: Container[str], marks: SourceMarks) -> str:
    """Return cases as a list: the name, place and day, how it stands, what happened, where that can be checked."""
    return "\n".join(f"- {_case(case, language, citable)}{marks.mark([case.source])}" for case in cases)


def _case(case: Case, language: Language, citable: Container[str]) -> str:
    when = language.format_partial_date(case.date)
    where = language.points.comma.join(escape(text.strip()) for text in (case.place, when) if text.strip())
    known = f"{language.points.semicolon} ".join(filter(None, (where, escape(case.status.strip()))))
    name = f"**{escape(upper_first(case.name.strip()))}**" if case.name.strip() else ""
    head = " ".join(filter(None, (name, f"({known})" if known else "")))
    what = as_markdown(case.what, citable).replace("\n\n", " ")
    return language.labelled(head, what) if head and what else head or what


def numbered_questions(questions: Sequence[str | QuestionGroup], citable: Container[str]) -> str:
    """Return questions as a list that is numbered through, under their headings."""
    blocks: list[str] = []
    number = 0
    for group in questions:
        asked = (group,) if isinstance(group, str) else group.questions
        if not isinstance(group, str) and group.heading.strip():
            blocks.append(f"**{escape(group.heading.strip())}**")
        for text in asked:
            number += 1
            item = f"{number}. {as_markdown(text, citable)}"
            if blocks and not blocks[-1].startswith("**"):
                blocks[-1] += f"\n{item}"
            else:
                blocks.append(item)
    return "\n\n".join(blocks)
