"""Sources as people know them: title, publisher, date, link. The draft keeps them as items of CSL."""

from __future__ import annotations

from letterkit.questions.records import RecordsType


class SourcesType(RecordsType):
    name = "sources"
    description = "sources, each with its title, publisher, date and link; kept as CSL items"
