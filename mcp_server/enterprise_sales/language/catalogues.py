"""The catalogues of texts: gettext domains, the English text being the key."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from enterprise_sales.language.resources import assets_dir

SOURCE_LANGUAGE = "en"
"""The language of the keys themselves; it has no catalogue."""
LANGUAGES = (SOURCE_LANGUAGE, "ru")
DOMAINS = ("analyses", "documents", "findings", "faces")
"""Looked up in this order; the first that knows a text gives its translation."""


class UnknownLanguageError(ValueError):
    """A language that there are no catalogues for; the message is for people."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(
            f"There are no texts in the language “{language}”."
            f" Ask for one of: {', '.join(LANGUAGES)}."
        )


def N_(text: str) -> str:  # noqa: N802 - the name gettext gives this mark everywhere
    """Mark a text for the catalogue where it is not translated on the spot."""
    return text


def load(language: str) -> NullTranslations:
    """All domains of a language, one behind the other.

    Raises:
        UnknownLanguageError: there are none.
        FileNotFoundError: a compiled catalogue is missing from the installation.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    return _chained(mo_file(language, domain) for domain in DOMAINS)


def mo_file(language: str, domain: str) -> Path:
    """The compiled catalogue of a domain."""
    return assets_dir() / "locale" / language / "LC_MESSAGES" / f"{domain}.mo"


def _chained(files: Iterable[Path]) -> NullTranslations:
    first, *others = [_read(path) for path in files]
    for other in others:
        first.add_fallback(other)
    return first


def _read(path: Path) -> GNUTranslations:
    with path.open("rb") as file:
        return GNUTranslations(file)
