"""The store's own sentences in the language asked for.

The store speaks English and knows no codes; what it says without naming a path is translated whole.
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
        N_(
            "use 1 to 64 lower-case letters a-z, digits and hyphens, such as account-manager, "
            "and no device name"
        ),
    )
)


def said(text: str, t: Translator) -> str:
    """A sentence of the store; one that names a path stays as it is."""
    return t.text(text) if text in _SENTENCES else text
