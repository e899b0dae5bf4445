"""Reasons why a value identifies a person or a machine, judged by its name and its content.

Each function returns the reason in a phrase, or an empty text. A letter's own date, title and language are what it
means to say; a time of day, a system and a person's name are not.
"""

from __future__ import annotations

import re
from typing import Final

from letterkit.wording import say, worded

PERSON: Final = worded("names a person or an organisation")
FOLDER: Final = worded("shows a folder of somebody’s computer or network")
REMARK: Final = worded("is a remark that was not meant for the reader")
FETCHED: Final = worded("is fetched when the file is opened: whoever keeps that place learns who reads it, and when")
HIDDEN: Final = worded("is not shown, and still there to be read")
WHOLE_FILE: Final = worded("is a whole file, with properties and a history of its own")
ADDED: Final = worded("was added by an organisation’s template or program")
SIGNED: Final = worded("names who signed, by certificate")
RUNS: Final = worded("is a program that runs on the reader’s computer, and may hold names and paths")

_TIME = re.compile(
    r"(?:D:)?\d{4}[-:]?\d\d[-:]?\d\d(?:[T ]?(?P<time>\d\d:?\d\d(?::?\d\d)?(?:[.,]\d{1,9})?))?"
    r"\s*(?:Z|(?P<zone>[+-]\d\d[:']?\d{0,2}))?"
)
_SYSTEM = re.compile(
    r"\b(?:windows|win32|win64|linux|x11|mac ?os(?: x)?|macintosh|quartz|darwin|android|ios|iphone|ipad|ubuntu|debian"
    r"|fedora|freebsd)|linux_",
    re.I,
)
_PERSON = re.compile(
    r"author|creator(?!tool)|artist|owner|manager|company|organi[sz]ation|person|people|contact|e-?mail|phone|address"
    r"|user|by\b|modifiedby|editor|reviewer|signer|byline|credit|photographer",
    re.I,
)
_PLACE = re.compile(r"gps|latitude|longitude|location|city|country|geo\b|geo\.|sublocation", re.I)
_LINKS = re.compile(
    r"history|derivedfrom|original_?document|ingredients|pantry|versions|manifest|serial|hostcomputer", re.I
)
_LOCAL = re.compile(r"\s*(?:file:|[a-z]:[\\/]|\\\\|/(?:home|users|volumes|media|mnt|var|tmp)/|~/)", re.I)
_REMOTE = re.compile(r"\s*(?:https?:|ftps?:)?//", re.I)


def date(text: str) -> str:
    """Return why a date identifies: it has a time of day, or a zone other than UTC. A letter's day alone does not."""
    match = _TIME.match(text.strip())
    if match is None:
        return ""
    if (match["zone"] or "").strip("+-:'0"):
        return say("tells when somebody was at work, and in which time zone")
    if (match["time"] or "").strip("0:.,"):
        return say("tells at which time of day somebody was at work")
    return ""


def program(text: str) -> str:
    """Return why the name of a program identifies: it names the system of the machine."""
    return say("tells which system somebody’s computer has") if _SYSTEM.search(text[:1000]) else ""


def target(text: str) -> str:
    """Return why an address identifies: it is a path of a machine or a local network."""
    return FOLDER if _LOCAL.match(text) else ""


def is_remote(text: str) -> bool:
    """True if an address leads to another computer."""
    return _REMOTE.match(text) is not None


def named(name: str, value: str) -> str:
    """Return why a field identifies, by its name and value. For fields whose names cannot be listed beforehand."""
    if not value.strip():
        return ""
    if _LINKS.search(name):
        return say("links this file to a machine or to its earlier versions")
    if _PLACE.search(name):
        return say("tells where somebody was")
    if re.search(r"date|time|when$|modified$|created$", name, re.I) or value.startswith("D:"):
        return date(value)
    if re.search(r"tool|program|generator|producer|software|application|creator$", name, re.I) and (
        why := program(value)
    ):
        return why
    if _PERSON.search(name):
        return PERSON
    return target(value)
