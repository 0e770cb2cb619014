"""What a document is called."""

from __future__ import annotations

from enterprise_sales.analyses.common import AccountResult
from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    PlanAccount,
    PlanRenewal,
    PrepareQbr,
    ProfileAccount,
)
from enterprise_sales.language import N_, Translator

TITLES: dict[type[AccountResult], str] = {
    ProfileAccount: N_("{account}: account profile"),
    AnalyzeWhitespace: N_("{account}: whitespace analysis"),
    PrepareQbr: N_("{account}: preparing the QBR"),
    PlanRenewal: N_("{account}: renewal plan"),
    PlanAccount: N_("{account}: account plan"),
}


def title_of(result: AccountResult, t: Translator) -> str:
    """The title of the document of a result, as plain text.

    Raises:
        KeyError: no document is made of such a result.
    """
    return t.text(TITLES[type(result)], account=result.account_name)
