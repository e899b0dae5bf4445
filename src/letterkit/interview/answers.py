"""One answer: from what was typed to a value, and from a value to its place in the draft and back.

Values are plain data as they stand in the draft file. Nothing here changes what it is given.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from letterkit.errors import nearest
from letterkit.interview import actions
from letterkit.interview.word_count import count_words
from letterkit.library.library import Library
from letterkit.packs import patterns
from letterkit.packs.questions import Question
from letterkit.tags import iso_date

Data = Mapping[str, Any]


class Refused(Exception):
    """An answer that cannot be taken: what is wrong, and what would be right. Nothing typed is lost by it.

    The hint may name deeds (`deeds.py`), for each face to word; as a text it is worded for the plain one.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} {actions.typed(hint)}".strip())


# -- where an answer stands -----------------------------------------------------------------------------

_INSIDE = {"asks": ("ask", "asks"), "invokes": ("norm", "invokes")}
"""Answers that stand inside a passage: the role of the passage, and the key in it."""


def get(data: Data, path: str) -> Any:
    """The value at a question's path, or None."""
    if path in _INSIDE:
        role, key = _INSIDE[path]
        passage: Data = next((one for one in data.get("passages") or [] if one.get("role") == role), {})
        return passage.get(key)
    here: Any = data
    for key in path.split("."):
        here = here.get(key) if isinstance(here, Mapping) else None
    return here


def put(data: Data, path: str, value: Any) -> dict[str, Any]:
    """New data with the value at a question's path; an empty value takes the key out."""
    if path in _INSIDE:
        role, key = _INSIDE[path]
        passages = [dict(one) for one in data.get("passages") or []]
        target = next((one for one in passages if one.get("role") == role), None)
        if target is None:
            if value in (None, []):
                return dict(data)
            target = {"role": role}
            passages.append(target)
        _set(target, key, value)
        return {**data, "passages": passages}
    head, _, rest = path.partition(".")
    made = dict(data)
    inner = put(made.get(head) or {}, rest, value) if rest else value
    _set(made, head, inner)
    return made


def _set(target: dict[str, Any], key: str, value: Any) -> None:
    if value in (None, "", [], {}):
        target.pop(key, None)
    else:
        target[key] = value


def bare(value: Any) -> Any:
    """A fact without its source."""
    return value.get("value") if isinstance(value, Mapping) and "value" in value else value


def source(value: Any) -> str:
    """The source of a fact, or an empty text."""
    return str(value.get("source") or "") if isinstance(value, Mapping) and "value" in value else ""


def with_source(value: Any, text: str) -> Any:
    """A fact with its source, or without one where the text is empty; no fact has none."""
    if bare(value) is None:
        return None
    return {"value": bare(value), "source": text} if text.strip() else bare(value)


# -- from what was typed to a value ---------------------------------------------------------------------


def parse(question: Question, typed: str, library: Library, today: dt.date) -> Any:
    """The value of a typed answer, None for nothing. Raises Refused with what would be right."""
    text = readable(typed).strip()
    if not text:
        return None
    if not any(character.isalnum() for character in text):
        raise Refused(f"‘{text[:20]}’ says nothing.", "Type words, or press Enter on an empty line.")
    if question.type not in ("paragraph", "list"):
        text = " ".join(text.split())
    readers = {"number": _number, "figure": _figure, "date": _date, "deadline": _deadline, "yes-no": _yes_no}
    if question.type in readers:
        value = readers[question.type](text, today)
    elif question.type == "choice":
        value = _choice(question, text)
    elif question.type == "list":
        value = _list(question, text)
    elif question.type == "norm":
        value = _norm(text, library)
    elif question.type == "style":
        value = _style(text, library)
    elif question.type == "paragraph":
        value = "\n".join(line.rstrip() for line in text.split("\n"))
    else:
        value = text
    _limits(question, value)
    return value


_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def readable(typed: str) -> str:
    """What was typed or pasted, without the control characters that word processors and PDFs leave in it.

    Raises Refused for bytes that are no text: the terminal or the file has another encoding.
    """
    if any("\ud800" <= character <= "\udfff" for character in typed):
        raise Refused(
            "The answer holds a character that cannot be read.",
            "Type it again; a file of answers must be saved as UTF-8.",
        )
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", typed).replace("\t", " "))


def spell(question: Question, value: Any) -> str:
    """A value as a person would type it again; the inverse of `parse`."""
    value = bare(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        separator = "; " if question.id == "places" else "\n"
        return separator.join(str(bare(item)) for item in value)
    return str(value)


_GROUPED = re.compile(r"\d{1,3}([,. \u00a0\u202f’'])\d{3}(?:\1\d{3})*")
"""Thousands apart, all by the same mark: 1,400.000 could be read in two ways."""


def _number(text: str, _: dt.date) -> int:
    digits = re.sub(r"[,. \u00a0\u202f’']", "", text) if _GROUPED.fullmatch(text) else text
    if not re.fullmatch(r"\d{1,15}", digits):
        raise Refused(f"‘{text}’ is not a number.", "Write it in digits, such as 400000.")
    return int(digits)


def _figure(text: str, today: dt.date) -> Any:
    try:
        return _number(text, today)
    except Refused:
        return " ".join(text.split())


_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in list(_MONTHS.items())}
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAY = re.compile(rf"({'|'.join(_WEEKDAYS)}),? ", re.IGNORECASE)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)\.?,? (\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def _date(text: str, today: dt.date) -> str:
    words = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text.casefold() in words:
        return (today + dt.timedelta(days=words[text.casefold()])).isoformat()
    weekday = _WEEKDAY.match(text)
    parts = _date_parts(text[weekday.end() :] if weekday else text)
    if parts is None:
        raise Refused(
            f"‘{text}’ is not a date that can be read for certain.",
            "Write year, month, day as 2026-11-30, or 30 November 2026.",
        )
    year, month, day = parts
    if not 1 <= month <= 12:
        raise Refused(f"There is no month {month}.", "Write year, month, day as 2026-11-30.")
    days = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not 1 <= day <= days:
        raise Refused(f"{calendar.month_name[month]} {year} has {days} days, not {day}.", "Check the day.")
    found = dt.date(year, month, day)
    if weekday and found.weekday() != _WEEKDAYS[weekday[1].casefold()]:
        raise Refused(f"{found.isoformat()} is a {calendar.day_name[found.weekday()]}.", "Check the day.")
    return found.isoformat()


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:  # which is the day is certain
            return int(found[3]), second, first
        if second > 12:
            return int(found[3]), first, second
    if (found := _DAY_MONTH_YEAR.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return int(found[3]), _MONTHS[found[2].casefold()], int(found[1])
    if (found := _MONTH_DAY_YEAR.fullmatch(text)) and found[1].casefold() in _MONTHS:
        return int(found[3]), _MONTHS[found[1].casefold()], int(found[2])
    return None


_NEARLY_A_DATE = re.compile(r"\d{4}-\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")


def _deadline(text: str, today: dt.date) -> str:
    try:
        return _date(text, today)
    except Refused:
        weekday = _WEEKDAY.match(text)
        if _date_parts(text[weekday.end() :] if weekday else text) is not None or _NEARLY_A_DATE.search(text):
            raise
        return " ".join(text.split())


def _yes_no(text: str, _: dt.date) -> bool:
    if text.casefold() in ("y", "yes", "true"):
        return True
    if text.casefold() in ("n", "no", "false"):
        return False
    raise Refused(f"‘{text}’ is neither yes nor no.", "Type y or n.")


def _choice(question: Question, text: str) -> str:
    if text.isdecimal() and 1 <= int(text) <= len(question.choices):
        return question.choices[int(text) - 1].value
    named = {one.value.casefold(): one.value for one in question.choices}
    named |= {one.label.casefold(): one.value for one in question.choices if one.label}
    if text.casefold() in named:
        return named[text.casefold()]
    starting = {value for name, value in named.items() if name.startswith(text.casefold())}
    if len(starting) == 1:
        return starting.pop()
    raise Refused(f"‘{text}’ is not one of the choices.", f"Type a number from 1 to {len(question.choices)}.")


def _list(question: Question, text: str) -> list[str] | None:
    items = re.split(r"\s*(?:\n|;)\s*" if question.id == "places" else r"\s*\n\s*", text)
    bare_items = (" ".join(re.sub(r"^(?:[-*•]\s+)+", "", item).split()) for item in items if item.strip())
    return [item for item in map(_without_end, bare_items) if item] or None


def _without_end(item: str) -> str:
    while (shorter := _AT_ITS_END.sub("", item)) != item:
        item = shorter
    return item


_AT_ITS_END = re.compile(r"\s*[,;]$|(?<=[a-z]{4})\.$")
"""The mark with which people end an item of a list; the stop of ‘D.C.’ or ‘etc.’ stays."""


def _norm(text: str, library: Library) -> str:
    if library.norms.find(text.casefold()):
        return text.casefold()
    found = library.norms.search(text, slips=False)
    if len(found) == 1:
        return found[0].id
    if found:
        named = "; ".join(f"{one.id} ({one.localized('title', 'en')})" for one in found[:8])
        raise Refused(f"‘{text}’ fits several norms.", f"Type one of: {named}.")
    near = library.norms.nearest(text) if " " not in text else ""
    raise Refused(
        f"There is no norm ‘{text}’ in the library.",
        f"Did you mean ‘{near}’?"
        if near
        else "Type a part of its name, its symbol or its theme. For a norm that is not there, {own words} and write "
        "the passage in your own words.",
    )


def _style(text: str, library: Library) -> str:
    known = {row.style: row.localized("en") for row in library.addresses.styles}
    lowered = text.casefold()
    if lowered in known:
        return lowered
    fitting = [style for style, label in known.items() if lowered in style or lowered in label.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    near = nearest(lowered, known)
    raise Refused(
        f"‘{text}’ is not one form of address.",
        f"Type one of: {'; '.join(f'{style} ({known[style]})' for style in fitting[:8])}."
        if fitting
        else f"Did you mean ‘{near}’?"
        if near
        else f"There are: {', '.join(known)}.",
    )


def _limits(question: Question, value: Any) -> None:
    limits = question.limits
    if limits.pattern and isinstance(value, str) and not patterns.matches(limits.pattern, value):
        raise Refused(
            limits.says or "The answer does not have the form that is expected.",
            f"For example: {question.example}" if question.example else "",
        )
    if isinstance(value, int) and not isinstance(value, bool):
        if limits.min is not None and value < limits.min:
            raise Refused(f"The number must be {limits.min} or more.")
        if limits.max is not None and value > limits.max:
            raise Refused(f"The number must be {limits.max} or less.")
    if limits.max_words and isinstance(value, str) and count_words(value) > limits.max_words:
        raise Refused(f"The answer has {count_words(value)} words; {limits.max_words} is the most.", "Shorten it.")


def accepted(question: Question, value: Any, library: Library, today: dt.date) -> None:
    """Looks at a value that is in the draft already, as if it had been typed. Raises Refused."""
    value = bare(value)
    if question.type in ("records", "paragraph") or value is None:
        return
    if question.type == "list":
        if not isinstance(value, (list, str)):
            raise Refused("This is not a list.", "Write each item on its own line after a dash.")
        return
    if question.type == "date" and iso_date(str(value)) is None:  # the file holds dates in one form only
        raise Refused(f"‘{value}’ is not a date.", "Write it as 2026-11-30.")
    parse(question, spell(question, value), library, today)


def shown(question: Question, value: Any, library: Library) -> str:
    """A value in one line, for a review of all answers: what has a name beside its id is shown with it."""
    value = bare(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(
            _record(question, item, library) if isinstance(item, Mapping) else str(bare(item)) for item in value
        )
    if isinstance(value, str) and (name := _name(question, value, library)):
        return name
    if question.type == "date" and isinstance(value, str) and (day := iso_date(value)):
        return f"{value} ({calendar.day_name[day.weekday()]})"
    return " ".join(spell(question, value).split())


def _record(question: Question, item: Mapping[str, Any], library: Library) -> str:
    if "value" in item:
        return str(item["value"])
    fields = {one.id: one for one in question.fields}
    said = ((fields.get(key), key if value is True else value) for key, value in item.items() if value)
    return ", ".join(
        " / ".join(map(str, value))
        if isinstance(value, list)
        else (isinstance(value, str) and field and _name(field, value, library)) or str(value)
        for field, value in said
    )


def _name(question: Question, value: str, library: Library) -> str:
    """What a norm, a form of address or a choice is called, with its id; empty where it is its own name."""
    if question.type == "norm" and (norm := library.norms.find(value)):
        return f"{norm.localized('title', 'en')} ({value})"
    if question.type == "style":
        return next((f"{row.localized('en')} ({value})" for row in library.addresses.styles if row.style == value), "")
    return next((one.label for one in question.choices if one.value == value), "")
