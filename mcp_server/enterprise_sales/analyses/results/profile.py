"""The profile of an account."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result, Rule
from enterprise_sales.analyses.results.group import CompanyGroup
from enterprise_sales.analyses.results.health import Health, Tier
from enterprise_sales.analyses.results.parts import HealthPart, UserFigure
from enterprise_sales.analyses.results.people import Relationships
from enterprise_sales.analyses.results.renewal import RenewalSummary
from enterprise_sales.analyses.results.risks import RiskLine, WarningLine


class Growth(Result):
    """Retention of the account over the playbook's window."""

    nrr: Annotated[Ratio, Rule("nrr")]
    grr: Annotated[Ratio, Rule("grr")]


class ProfileAccount(AccountResult):
    """Result of profile_account."""

    industry: str | None
    segment: str | None
    region: str | None
    country: str | None
    owner: str | None
    customer_since: DayText | None
    products: tuple[str, ...]
    """Names of the products deployed or under contract."""
    use_cases: tuple[str, ...] = ()
    """Active use cases, as the customer calls them."""
    users: Ratio
    arr: Annotated[MoneyText | None, Rule("arr")]
    tier: Tier
    health: Health
    renewal: RenewalSummary
    growth: Growth
    relationships: Relationships
    value_documented: Annotated[MoneyText | None, Rule("value_documented")]
    roi: Annotated[Ratio, Rule("roi")]
    risks: tuple[RiskLine, ...]
    """The gravest first, by likelihood times impact."""
    warnings: tuple[WarningLine, ...] = ()
    """Every early warning of the sources: those that fire, those unknown, those clear."""
    parts: tuple[HealthPart, ...] = ()
    """Business units and products beside the account."""
    user_figures: tuple[UserFigure, ...] = ()
    """Active users by each table that counts them."""
    group: CompanyGroup | None = None
    """The companies above and under the account; null where it stands by itself."""
