"""One account's row of the scorecard."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

COMPONENTS = ("usage", "engagement", "support", "financial", "sentiment")
PENETRATIONS = (
    "product",
    "user",
    "use_case",
    "business_unit",
    "geography",
    "value_realization",
)


class ScoreRow(BaseModel):
    """Every measure of one account as of a date.

    Money is in minor units of the account's currency, scores are points from 0 to 100 with two
    decimals, None is unknown. Each field is a declared rule of the same name (`RULES`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    account_id: str
    currency: str
    # contracts
    arr: int | None
    """Unknown where no contract is on record, whatever its date."""
    arr_before: int | None
    """ARR at the start of the retention window."""
    arr_kept: int | None
    """ARR now, capped at `arr_before`: the part of GRR."""
    contracts: int
    seats: int | None
    renewal_date: date | None
    days_left: int | None
    lapsed: bool
    renewal_value: int | None
    """Annual value of what is up for renewal on `renewal_date`."""
    opt_out_date: date | None
    """The earliest opt-out date of the contracts up for renewal that still lies ahead or, where
    all have passed, the latest."""
    presumed_value: int | None
    """Annual value of lapsed contracts that renew by themselves with no notice on record."""
    # whitespace
    whitespace_known: int
    whitespace_unknown_cells: int
    whitespace_cells: int
    penetration_product_part: int | None
    penetration_product_whole: int | None
    penetration_user_part: int | None
    penetration_user_whole: int | None
    penetration_use_case_part: int | None
    penetration_use_case_whole: int | None
    penetration_business_unit_part: int | None
    penetration_business_unit_whole: int | None
    penetration_geography_part: int | None
    penetration_geography_whole: int | None
    penetration_value_realization_part: int | None
    penetration_value_realization_whole: int | None
    # people and value
    c_level_relationships: int
    active_relationships: int
    advocates: int
    value_documented: int
    outcomes_verified: int
    outcomes_unverified: int
    # health
    usage_score: float | None
    engagement_score: float | None
    support_score: float | None
    financial_score: float | None
    sentiment_score: float | None
    usage_low: float
    usage_high: float
    engagement_low: float
    engagement_high: float
    support_low: float
    support_high: float
    financial_low: float
    financial_high: float
    sentiment_low: float
    sentiment_high: float
    health_score: float | None
    health_low: float
    health_high: float
    health_coverage: float
    """Percent of the weight that is known."""
    health_band: str | None
    """`green`, `yellow` or `red`, after caps; None under the coverage threshold."""
    cap_band: str | None
    """The band that signals cap at, None where nothing caps."""
    health_before: float | None
    health_trend: str | None
    """`up`, `flat` or `down` against `health.trend.compare_days` ago."""
    # tier
    tier: str | None
    """`strategic`, `growth`, `base` (thresholds), `top`, `middle`, `bottom` (share), `named`;
    None where the currency cannot be compared."""
    arr_in_tier_currency: int | None
    potential_in_tier_currency: int | None
    probability_low: float | None
    probability_high: float | None
    """Renewal probability as the playbook's range for the band, in percent."""
