"""Russian and English: catalogues of texts, and money, dates, percentages, plurals by CLDR."""

from enterprise_sales.language.capitals import within
from enterprise_sales.language.catalogues import DOMAINS, LANGUAGES, N_, UnknownLanguageError
from enterprise_sales.language.excerpts import first_words
from enterprise_sales.language.resources import agents_dir, assets_dir, references_dir
from enterprise_sales.language.stops import clause
from enterprise_sales.language.translator import Translator, translator

__all__ = [
    "DOMAINS",
    "LANGUAGES",
    "N_",
    "Translator",
    "UnknownLanguageError",
    "agents_dir",
    "assets_dir",
    "clause",
    "first_words",
    "references_dir",
    "translator",
    "within",
]
