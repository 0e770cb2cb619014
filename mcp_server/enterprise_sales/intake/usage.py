"""Usage: events of a day become months, features are counted once."""

from __future__ import annotations

from enterprise_sales.book.mapping_counts import Aggregate
from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.intake.draft import Draft, Sources


def settle(draft: Draft, sources: Sources) -> None:
    """The month of every row, and what is counted in it."""
    draft.key = draft.chosen.column("usage_key")
    day = draft.chosen.column("event_date")
    if day is not None and not draft.fills("period"):
        draft.take(day, "period")
        _count(draft)
    _through_contract(draft, sources)


def _count(draft: Draft) -> None:
    """Days are months only where something is counted over the days of a month."""
    feature, user = draft.chosen.shape("feature_name"), draft.chosen.column("user_key")
    if feature is not None:
        draft.aggregate["features_used"] = Aggregate(column=feature.name, how="count_distinct")
        if not draft.fills("features_available"):
            draft.constants["features_available"] = str(feature.distinct)
    if user is not None and not draft.fills("active_users"):
        draft.aggregate["active_users"] = Aggregate(column=user, how="count_distinct")
    for target in ("active_users", "licensed_users", "features_used", "features_available"):
        column = draft.chosen.column(target)
        if column is not None:
            draft.columns.pop(column, None)
            draft.aggregate[target] = Aggregate(column=column, how="max")


def _through_contract(draft: Draft, sources: Sources) -> None:
    """The product of the contract that a row belongs to."""
    column, contracts = draft.chosen.column("contract_key"), sources.first("contracts")
    if column is None or contracts is None or draft.fills("product_id"):
        return
    if {"product_id", "product_name"} & set(contracts.roles):
        draft.lookups["product_id"] = Lookup(
            column=column, table="contracts", key="contract_id", value="product_id"
        )
