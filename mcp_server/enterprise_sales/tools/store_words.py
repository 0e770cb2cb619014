"""The store's own sentences in the language asked for.

The store speaks English and knows no codes; its templates are the keys of the translation.
"""

from __future__ import annotations

from enterprise_sales.language import N_, Translator

_SENTENCES = frozenset(
    (
        N_("outputs folder"),
        N_("is not a folder"),
        N_("is not a path"),
        N_("this user may not write or read here"),
        N_("there is no room for the document"),
        N_("the operating system refused: {problem}"),
        N_("the folder {folder} that should hold it does not exist"),
        N_("is a link that leads outside the outputs folder, to {target}"),
        N_("remove that link from the outputs folder, or replace it by a real folder or file"),
        N_("cannot be the name of a folder under the outputs folder"),
        N_("is a name that Windows keeps for a device"),
        N_("choose another outputs folder with --out or ENTERPRISE_SALES_OUTPUTS"),
        N_("move it away, or choose another outputs folder with --out or ENTERPRISE_SALES_OUTPUTS"),
        N_(
            "make that folder, or choose another outputs folder with --out or"
            " ENTERPRISE_SALES_OUTPUTS"
        ),
        N_(
            "ask for the right to this folder, or choose another outputs folder with --out or"
            " ENTERPRISE_SALES_OUTPUTS"
        ),
        N_(
            "free some room, or choose another outputs folder with --out or"
            " ENTERPRISE_SALES_OUTPUTS"
        ),
        N_("book"),
        N_("somebody else is writing into this book"),
        N_("wait a moment and ask again"),
        N_("somebody changed this file meanwhile"),
        N_("nothing was written; look at the file and ask again"),
        N_("free some room or ask for the right to write into the book, then ask again"),
        N_(
            "use 1 to 64 lower-case letters a-z, digits and hyphens, such as account-manager, "
            "and no device name"
        ),
    )
)


def said(text: str, t: Translator, **values: str) -> str:
    """A sentence of the store; what only a damaged document can cause stays as it is."""
    if text in _SENTENCES:
        return t.text(text, **values)
    return text.format_map(values) if values else text
