"""The JSON Schema of the draft file, so that editors complete and check it while it is typed."""

from __future__ import annotations

from functools import cache
from typing import Any

from letterkit.letter.model import Draft

_DESCRIBED = {
    "letterkit": "Version of the draft format: 1.",
    "template": "Id of the template, e.g. council-appeal.",
    "language": "Language of the letter as a BCP 47 tag: en-GB, fr, ru, ar …",
    "date": "Date of the letter, 2026-11-30.",
    "place": "Where the letter is written.",
    "sender": "The letterhead.",
    "recipients": "To whom the letter is addressed.",
    "cc": "Who receives a copy.",
    "layout": "Small switches of presentation.",
    "subject": "The title line.",
    "byline": "For pieces that are not letters: author, publication, url.",
    "salutation": "Derived from the recipients when absent; an empty text leaves the line out.",
    "closing": "The complimentary close; derived when absent; an empty text leaves the line out.",
    "facts": "The answers to the template's questions.",
    "passages": "The letter, passage by passage; absent: the template's own plan.",
    "sources": "CSL-JSON items.",
    "bibliography": "Path to a CSL-JSON, CSL-YAML or BibTeX file.",
    "signatories": "Who signs.",
    "enclosures": "Lines naming what is enclosed.",
    "reply_by": "The date by which an answer is asked for.",
    "people": "People whom the letter speaks of, and who may read their names. Never printed.",
    "waive": "Findings of `letterkit check` that you let stand: rule, path, reason. Never printed.",
}

_PARTS = {
    "Sender": {
        "name": "The organisation that writes.",
        "lines": "Lines under its name: parent body, street, city.",
        "website": "Its website.",
        "email": "An e-mail address that readers may use.",
        "phone": "A telephone number that readers may use.",
        "logo": "Path of a picture, PNG or JPEG, from the folder of the draft.",
    },
    "Recipient": {
        "name": "Name of the person; absent where the letter goes to an office or a body.",
        "title": "Office, such as Minister of the Interior.",
        "organization": "Body or organisation.",
        "lines": "Further lines of the address.",
        "style": "Form of address, such as head-of-state-f; decides greeting and close.",
        "email": "Where an e-mail with the letter goes. Never printed.",
    },
    "Layout": {
        "recipients": "Whether the lines of the address are printed.",
        "cc": "Where those stand who receive a copy.",
        "date": "Where the date stands.",
    },
    "Byline": {
        "author": "Who wrote it.",
        "publication": "Where it appeared.",
        "url": "Where it can be read.",
    },
    "Sourced": {
        "value": "The answer.",
        "source": "Where it can be checked; becomes a footnote.",
    },
    "Passage": {
        "role": "What the passage does in the letter.",
        "also": "Other roles that it plays too.",
        "heading": "A line above it.",
        "text": "Its words, in Markdown; absent: the template writes it from the facts.",
        "invokes": "The norms that it invokes.",
        "asks": "What is asked for, printed as a list behind the text.",
    },
    "Invocation": {
        "norm": "Id of a norm in the library, such as wso-2005.",
        "at": "Paragraph or article, such as paras. 138-139.",
    },
    "Ask": {
        "action": "What is to be done, beginning with a verb; Markdown.",
        "actor": "Who should do it.",
        "deadline": "By when: 2026-12-15, or words such as within 30 days.",
    },
    "Signatory": {
        "name": "Name of the person.",
        "title": "Title or function.",
        "organization": "Organisation.",
        "places": "City and country.",
        "capacity": "In which capacity the person signs; personal: the organisation is named for information only.",
        "group": "Heading under which the name stands in a long list.",
        "withheld": "The name is not printed, only that somebody signs.",
        "withdrawn": "Signs no longer, and is not printed.",
        "signed": "The day on which the signature was given.",
    },
    "Person": {
        "name": "The name as the letter may have it.",
        "also": "Other forms of the name, in any script.",
        "consent": "Who may read the name: everybody, those to whom the letter goes, nobody outside.",
        "pseudonym": "What is printed in its place.",
        "until": "The last day of the consent; after it the consent is never.",
        "minor": "Whether the person is a child.",
    },
    "Waiver": {
        "rule": "Name or code of the rule.",
        "reason": "Why the finding may stand, for the colleague who reads it after you.",
        "path": "Where, such as passages[2].text; absent: everywhere in the letter.",
    },
}
"""The keys of each part of a draft, in words: what an editor shows, and docs/reference.md."""


@cache
def known_keys() -> frozenset[str]:
    """Return every key that a draft may have, but those that the template names (`facts`)."""
    return frozenset((*_DESCRIBED, *(key for part in _PARTS.values() for key in part)))


def draft_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a draft."""
    from letterkit.letter.validation import adapter

    made = adapter(Draft).json_schema()
    for key, words in _DESCRIBED.items():
        made["properties"][key]["description"] = words
    for part, keys in _PARTS.items():
        for key, words in keys.items():
            made["$defs"][part]["properties"][key]["description"] = words
    made["properties"]["letterkit"]["const"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:letterkit:draft:1",
        **made,
        "title": "letterkit draft",
        "description": "One advocacy letter.",
    }
