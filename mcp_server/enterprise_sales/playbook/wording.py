"""The words for every code that playbooks use, in English and Russian.

They stand in `wording/*.yaml` beside the playbooks: kind → code → {en, ru}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.leaves import read_leaf
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.words import described


class Wording(BaseModel):
    """One text in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    en: str = Field(min_length=1)
    ru: str = Field(min_length=1)


LANGUAGES = tuple(Wording.model_fields)


@dataclass(frozen=True)
class Wordings:
    """All wordings: kind → code → text in both languages."""

    kinds: Mapping[str, Mapping[str, Wording]]

    def codes(self, kind: str) -> tuple[str, ...]:
        """The codes of a kind, in the order of the files; none for an unknown kind."""
        return tuple(self.kinds.get(kind, {}))

    def text(self, code: str, language: str, kind: str) -> str:
        """The words for a code.

        Raises:
            PlaybookError: `kind_unknown`, `wording_unknown`, `language_unknown`.
        """
        if kind not in self.kinds:
            names = {"kinds": ", ".join(self.kinds), "nearest": hint(kind, self.kinds)}
            raise PlaybookError.of("kind_unknown", kind=kind, **names)
        found = self.kinds[kind].get(code)
        if found is None:
            near = hint(code, self.kinds[kind])
            raise PlaybookError.of("wording_unknown", kind=kind, wording=code, nearest=near)
        if language not in LANGUAGES:
            languages = ", ".join(LANGUAGES)
            raise PlaybookError.of("language_unknown", language=language, languages=languages)
        return str(getattr(found, language))


def read_wordings(documents: Iterable[Document]) -> Wordings:
    """All wordings of some files.

    Raises:
        PlaybookError: `mapping_expected`, `key_unknown`, `key_missing`, `key_wrong`, `path_twice`.
    """
    kinds: dict[str, dict[str, Wording]] = {}
    problems: list[Notice] = []
    for document in documents:
        for key, content in _mapping(document, document.data, (), problems).items():
            kind = str(key)
            if kind in kinds:
                values = {"path": kind, "other": "another file of the wordings"}
                problems.append(document.problem("path_twice", (key,), **values))
            kinds[kind] = _texts(document, kind, content, problems)
    if problems:
        raise PlaybookError(problems)
    return Wordings(kinds)


def _texts(
    document: Document, kind: str, content: Any, problems: list[Notice]
) -> dict[str, Wording]:
    texts = {}
    for code, words in _mapping(document, content, (kind,), problems).items():
        text, wrong = read_leaf(Wording, document, f"{kind}.{code}", (kind, code), words)
        problems.extend(wrong)
        if text is not None:
            texts[str(code)] = text
    return texts


def _mapping(
    document: Document, content: Any, at: tuple[str, ...], problems: list[Notice]
) -> dict[str, Any]:
    if isinstance(content, dict):
        return content
    values = {"where": ".".join(at) or "The file", "found": described(content)}
    problems.append(document.problem("mapping_expected", at, **values))
    return {}
