"""Entries in the place of a name by people who sign without giving one."""

from __future__ import annotations

import re
from typing import Final

from letterkit.languages.normal_form import fold

_BY_LANGUAGE: Final = {
    "en": "anonymous|anonymously|anon|name withheld|withheld|name withheld on request|name withheld by request|"
    "name withheld for security reasons|name not published|anonymous signatory|anonymous individual|"
    "anonymous organisation|anonymous organization|prefer not to say|confidential",
    "fr": "anonyme|anonymement|nom non publié|nom non divulgué|nom confidentiel|signataire anonyme|confidentiel",
    "es": "anónimo|anónima|nombre reservado|nombre no publicado|nombre confidencial|firmante anónimo|confidencial",
    "pt": "anônimo|anônima|anónimo|nome não divulgado|nome reservado",
    "de": "anonym|name nicht veröffentlicht|name der redaktion bekannt|ungenannt",
    "ru": "аноним|анонимно|анонимный|анонимная|имя не разглашается|имя скрыто|имя не указано|имя не публикуется",
    "uk": "анонімно|анонім|ім'я не розголошується",
    "ar": "مجهول|مجهولة|مجهول الهوية|الاسم محفوظ|الاسم محجوب|اسم محجوب",
    "zh": "匿名|不具名|无名氏|匿名者",
    "fa": "ناشناس",
    "it": "anonimo|anonima|nome non pubblicato",
    "tr": "anonim|isimsiz",
}
_ENTRIES: Final = frozenset(fold(name) for names in _BY_LANGUAGE.values() for name in names.split("|"))
_NUMBER: Final = re.compile(r"(?:\s*(?:no\.?|nr\.?|n°|№|#)?\s*\d{1,5})?$")


def is_anonymous(name: str) -> bool:
    """True for a name such as ‘Anonymous’, ‘Name withheld’, ‘Анонимно’, ‘anonyme 3’."""
    bare = " ".join(fold(name).strip(" .*()[]<>«»\"'-–—").split())
    return _NUMBER.sub("", bare) in _ENTRIES
