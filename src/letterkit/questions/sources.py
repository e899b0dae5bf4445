"""Sources as people know them: title, publisher, date, link. The draft keeps them as items of CSL."""

from __future__ import annotations

from letterkit.questions.records import RecordsType
from letterkit.wording import worded


class SourcesType(RecordsType):
    name = "sources"
    description = worded("sources, each with its title, publisher, date and link; kept as CSL items")
