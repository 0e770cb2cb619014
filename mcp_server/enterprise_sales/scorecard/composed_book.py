"""Figures of a whole book: id, sentence, measures they are summed from, playbook values, source."""

from __future__ import annotations

PERCENT_DECIMALS = "precision.percent_decimals"
RANGES = tuple(
    f"renewal.probability.{band}.{side}_percent"
    for band in ("green", "yellow", "red")
    for side in ("low", "high")
)
HORIZON, DIGITS, EXPECTED = (
    f"portfolio.forecast.{name}"
    for name in ("horizon_months", "significant_digits", "expected_percent")
)
BOOKINGS = "portfolio.bookings.window_months"

BOOK: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        "book_arr",
        "ARR of several accounts in the reporting currency, each converted and rounded on its own.",
        ("arr",),
        (),
        "Definitions, ARR",
    ),
    (
        "group_arr",
        "ARR of the account and of the accounts under it, each converted into its currency.",
        ("arr",),
        (),
        "Definitions, ARR",
    ),
    (
        "up_for_renewal",
        "Annual value of the contracts that end in the quarter and are not renewed already.",
        ("next_end",),
        (),
        "Definitions, Renewal date",
    ),
    (
        "up_for_renewal_at_risk",
        "The part of it that belongs to accounts in the bands called at risk.",
        ("next_end", "health_band", "cap_band"),
        ("portfolio.at_risk_bands",),
        "S1 Customer Health Monitoring",
    ),
    (
        "available_to_renew",
        "Annual value of the contracts that end within the horizon and are not renewed already.",
        ("next_end",),
        (HORIZON,),
        "Definitions, Renewal date",
    ),
    (
        "forecast_worst",
        "What is available to renew, each band at the lower end of its probability, rounded.",
        ("next_end", "health_band"),
        (HORIZON, DIGITS, *RANGES),
        "S4 Health Score Criteria",
    ),
    (
        "forecast_best",
        "What is available to renew, each band at the upper end of its probability, rounded.",
        ("next_end", "health_band"),
        (HORIZON, DIGITS, *RANGES),
        "S4 Health Score Criteria",
    ),
    (
        "forecast_expected",
        "So far on the way from the worst case to the best as the playbook says, rounded.",
        ("next_end", "health_band"),
        (HORIZON, DIGITS, EXPECTED, *RANGES),
        "our judgement",
    ),
    (
        "arr_at_risk",
        "ARR of the accounts in the bands called at risk, red also where signals hold them there.",
        ("arr", "health_band", "cap_band"),
        ("portfolio.at_risk_bands",),
        "S1 Customer Health Monitoring",
    ),
    (
        "book_nrr",
        "ARR now, out of ARR at the start of the window, of the accounts that had any then.",
        ("arr", "arr_before"),
        (PERCENT_DECIMALS,),
        "Definitions, NRR",
    ),
    (
        "book_grr",
        "The same with the ARR of each account counted up to what it was.",
        ("arr_kept", "arr_before"),
        (PERCENT_DECIMALS,),
        "Definitions, GRR",
    ),
    (
        "new_bookings",
        "First contracts of the window, further ones, and what renewals brought beyond the old.",
        ("contracts",),
        (BOOKINGS, "arr.successor_gap_days"),
        "S2 Land-and-Expand Metrics",
    ),
    (
        "expansion_bookings",
        "The part of new bookings that came from customers who had a contract before.",
        ("contracts",),
        (BOOKINGS, "arr.successor_gap_days", PERCENT_DECIMALS),
        "S2 Land-and-Expand Metrics",
    ),
    (
        "accounts_expanding",
        "Accounts whose ARR grew within the window, out of those that had any at its start.",
        ("arr", "arr_before"),
        (PERCENT_DECIMALS,),
        "S1 Account Growth",
    ),
    (
        "attach",
        "Customers with a further contract or an expanded renewal, out of all customers.",
        ("contracts",),
        ("arr.successor_gap_days", PERCENT_DECIMALS),
        "S1 Financial Performance",
    ),
    (
        "multi_product",
        "Accounts with two or more products under contract, out of those that name any.",
        ("contracts",),
        (PERCENT_DECIMALS,),
        "S2 Land-and-Expand Metrics",
    ),
    (
        "concentration",
        "Share of the ARR that the largest accounts hold.",
        ("arr",),
        ("portfolio.concentration_counts", PERCENT_DECIMALS),
        "our judgement",
    ),
    (
        "herfindahl",
        "Sum of the squared shares of ARR in percent: 10,000 is a single account.",
        ("arr",),
        (),
        "our judgement",
    ),
    (
        "week_rank",
        "ARR that an action touches, times the weight of its kind, times its urgency.",
        ("arr", "renewal_value"),
        ("portfolio.week.kinds", "portfolio.week.late_full_days"),
        "our judgement",
    ),
    (
        "accounts_with_figure",
        "Accounts of which a figure is known, be it in part.",
        ("arr", "renewal_date", "health_score", "health_band", "tier"),
        (),
        "our judgement",
    ),
    (
        "data_worth",
        "ARR of the accounts whose figures rest on a place that is not filled, each counted once a"
        " figure and shared among the places that it lacks, out of the same for all places.",
        ("arr",),
        ("data_quality.incomplete_percent", PERCENT_DECIMALS),
        "our judgement",
    ),
)
