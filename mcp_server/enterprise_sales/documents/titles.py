"""What a document is called."""

from __future__ import annotations

from enterprise_sales.analyses.common import AccountResult, Documented
from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    ComparePlaybooks,
    DataQuality,
    DefendAccount,
    HandOff,
    MapStakeholders,
    PlanAccount,
    PlanEngagement,
    PlanRenewal,
    PrepareQbr,
    ProfileAccount,
    ReviewPortfolio,
    TrackValue,
)
from enterprise_sales.language import N_, Translator

TITLES: dict[type[Documented], str] = {
    ProfileAccount: N_("{account}: account profile"),
    MapStakeholders: N_("{account}: stakeholder map"),
    AnalyzeWhitespace: N_("{account}: whitespace analysis"),
    PrepareQbr: N_("{account}: preparing the QBR"),
    PlanRenewal: N_("{account}: renewal plan"),
    PlanEngagement: N_("{account}: engagement plan"),
    PlanAccount: N_("{account}: account plan"),
    DefendAccount: N_("{account}: defence of the account"),
    HandOff: N_("{account}: hand-over"),
    ComparePlaybooks: N_("{account}: the playbooks compared"),
    TrackValue: N_("{account}: value and its proof"),
    ReviewPortfolio: N_("Portfolio review"),
    DataQuality: N_("Data quality of the book"),
}


def title_of(result: Documented, t: Translator) -> str:
    """The title of the document of a result, as plain text.

    Raises:
        KeyError: no document is made of such a result.
    """
    title = TITLES[type(result)]
    if isinstance(result, AccountResult):
        return t.text(title, account=result.account_name)
    return t.text(title)
