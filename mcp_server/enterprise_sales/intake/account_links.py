"""How the rows of a sheet find their account: by its id, by its tax number, by its name."""

from __future__ import annotations

from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.book.names import spoken
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.vocabulary import judgement

LIST_SIGN = ";"


def link_account(draft: Draft, sources: Sources) -> None:
    """Fill `account_id`; where nothing in the sheet leads to an account it stays unfilled."""
    accounts = sources.account_source
    if accounts is None:
        return
    for way in (_by_id, _by_tax_id, _by_own_name, _by_name):
        if way(draft, accounts):
            return
    _by_contract(draft, sources)


def id_role(accounts: Chosen) -> str | None:
    """What the ids of accounts are made of; None where they are made of names."""
    for role in ("account_id", "tax_id"):
        shape = accounts.shape(role)
        if shape is not None and not (_listed(shape) and "account_name" in accounts.roles):
            return role
    return None


def _listed(shape: ColumnShape) -> bool:
    """Whether cells hold several ids, as HubSpot writes those of associated records."""
    return any(LIST_SIGN in value for value, _ in shape.values)


def name_column(accounts: Chosen) -> str | None:
    """The column with the names of accounts."""
    return accounts.column("name" if accounts.reading.table == "accounts" else "account_name")


def _by_id(draft: Draft, accounts: Chosen) -> bool:
    """The same ids on both sides; of a list of ids the first one counts."""
    column, shape = draft.chosen.column("account_id"), draft.chosen.shape("account_id")
    if column is None or shape is None or id_role(accounts) != "account_id":
        return False
    named = any(role in draft.chosen.roles for role in ("account_name", "tax_id"))
    other = draft.chosen is not accounts and not _meet(shape, accounts.shape("account_id"))
    if named and other:
        return False
    if _listed(shape):
        draft.lookups["account_id"] = Lookup(
            column=column, table="accounts", key="account_id", part="first"
        )
    else:
        draft.take(column, "account_id")
    return True


def _by_tax_id(draft: Draft, accounts: Chosen) -> bool:
    column, shape = draft.chosen.column("tax_id"), draft.chosen.shape("tax_id")
    if column is None or shape is None or id_role(accounts) != "tax_id":
        return False
    if draft.chosen is not accounts and not _meet(shape, accounts.shape("tax_id")):
        return False
    draft.take(column, "account_id")
    return True


def _by_own_name(draft: Draft, accounts: Chosen) -> bool:
    """Ids are made of the names in this very sheet."""
    column = draft.chosen.column("account_name")
    if column is None or draft.chosen.sheet is not accounts.sheet or id_role(accounts):
        return False
    draft.ids["account_id"] = (column,)
    return True


def _by_name(draft: Draft, accounts: Chosen) -> bool:
    column = draft.chosen.column("account_name")
    if column is None or name_column(accounts) is None:
        return False
    draft.lookups["account_id"] = Lookup(column=column, table="accounts", key="name", by="name")
    return True


def _by_contract(draft: Draft, sources: Sources) -> None:
    column, contracts = draft.chosen.column("contract_key"), sources.first("contracts")
    if column is not None and contracts is not None and "contract_id" in contracts.roles:
        draft.lookups["account_id"] = Lookup(
            column=column, table="contracts", key="contract_id", not_before="start_date"
        )


def _meet(one: ColumnShape, other: ColumnShape | None) -> bool:
    """Whether enough of the ids of one column stand in the other."""
    if other is None:
        return False
    there = {value for value, _ in other.values}
    here = {part.strip() for value, _ in one.values for part in value.split(LIST_SIGN)}
    return len(here & there) >= judgement("link_least") * len(here)


def names_meet(one: ColumnShape, other: ColumnShape | None) -> bool:
    """Whether enough of the names of one column stand in the other, as they are spoken."""
    if other is None:
        return False
    there = {spoken(value) for value, _ in other.values}
    here = {spoken(value) for value, _ in one.values}
    return len(here & there) >= judgement("link_least") * len(here)
