"""A sheet that is taken for a table becomes an entry of `book.yaml`."""

from __future__ import annotations

from enterprise_sales.book.mapping_links import Lookup
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.intake import contracts, deals, orders, people, usage
from enterprise_sales.intake.account_links import link_account
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.forms import settle_forms
from enterprise_sales.intake.value_maps import settle_values

_WHOSE = ("account_id", "account_name", "tax_id")
_LINKED = ("account_id", "product_id")
_IDS = {
    "contracts": ("contract_id", ("account_id", "account_name", "product_name", "start_date")),
    "stakeholders": (
        "stakeholder_id",
        ("account_id", "account_name", "first_name", "middle_name", "last_name", "name"),
    ),
    "tickets": ("ticket_id", ("account_id", "account_name", "opened_on", "requester")),
    "invoices": ("invoice_id", ("account_id", "tax_id", "account_name", "invoice_group", "due_on")),
    "products": ("product_id", ("name",)),
}
"""Table → its id, and the roles of which one is made where the export has none."""


def draft_of(chosen: Chosen, sources: Sources) -> Draft:
    """The entry for a sheet, as far as the sheets together tell."""
    draft = Draft(chosen, chosen.reading.table)
    if draft.table == "accounts":
        _accounts(draft, sources)
    else:
        link_account(draft, sources)
    _plain(draft)
    product(draft, sources)
    _own(draft, sources)
    made_id(draft)
    settle_values(draft)
    settle_forms(draft, sources)
    return draft


def _plain(draft: Draft) -> None:
    """Roles that are columns of the table and need nothing more."""
    own = columns_of(draft.table)
    for role, match in draft.chosen.roles.items():
        if role in own and role not in _LINKED and not draft.fills(role):
            draft.take(match.shape.name, role)


def _accounts(draft: Draft, sources: Sources) -> None:
    """The id of an account: its own, its tax number, else made of its name."""
    for role in ("account_id", "tax_id"):
        column = draft.chosen.column(role)
        if column is not None:
            draft.take(column, "account_id")
            break
    else:
        draft.ids["account_id"] = (str(draft.chosen.column("name")),)
    _parent(draft)
    people.owner(draft, sources, "owner", "owner_id")
    orders.owner_of_latest(draft, sources)


def _parent(draft: Draft) -> None:
    """A parent that is named is found in the same file by its name."""
    name, key = draft.chosen.column("parent_name"), draft.chosen.column("account_id")
    if name is None or "parent_account_id" in draft.chosen.roles:
        return
    own = str(draft.chosen.column("name"))
    if key is None:
        draft.ids["parent_account_id"] = (name,)
        return
    sheet = draft.chosen.sheet
    draft.lookups["parent_account_id"] = Lookup(
        column=name, file=sheet.export.name, sheet=sheet.sheet, key=own, value=key, by="name"
    )


def product(draft: Draft, sources: Sources) -> None:
    """A product by its id, else by its name among the products, else the name is its id."""
    if "product_id" not in columns_of(draft.table):
        return
    products = sources.first("products")
    code, name = draft.chosen.column("product_id"), draft.chosen.column("product_name")
    if code is not None:
        draft.take(code, "product_id")
    elif name is not None and products is not None:
        draft.lookups["product_id"] = Lookup(
            column=name, table="products", key="name", value="product_id", by="name"
        )
    elif name is not None:
        draft.take(name, "product_id")


def _family(draft: Draft, sources: Sources) -> None:
    """The category of a product by its id."""
    column, categories = draft.chosen.column("category_id"), sources.first("categories")
    if column is not None and categories is not None and not draft.fills("family"):
        draft.lookups["family"] = Lookup(
            column=column,
            file=categories.sheet.export.name,
            sheet=categories.sheet.sheet,
            key=str(categories.column("category_id")),
            value=str(categories.column("family")),
        )


def _own(draft: Draft, sources: Sources) -> None:
    """What one table alone needs."""
    match draft.table:
        case "stakeholders":
            people.stakeholders(draft, sources)
        case "products":
            _family(draft, sources)
        case "contracts":
            contracts.amounts(draft, sources)
        case "opportunities":
            deals.only_open(draft)
            deals.once(draft)
        case "usage":
            usage.settle(draft, sources)
        case "touchpoints" | "surveys":
            people.named(draft)


def made_id(draft: Draft) -> None:
    """An id made of what names the row, where the sheet has none."""
    own = MODELS[draft.table].key
    if len(own) != 1 or draft.fills(own[0]) or draft.table == "accounts":
        return
    _, roles = _IDS.get(draft.table, ("", ("account_id", "account_name", "label")))
    whose = next((role for role in roles if role in _WHOSE and role in draft.chosen.roles), None)
    parts = [draft.chosen.column(role) for role in roles if role not in _WHOSE or role == whose]
    found = tuple(dict.fromkeys(part for part in parts if part))
    named = tuple(one for one in _labels(draft) if one not in found)
    if found or named:
        draft.ids[own[0]] = (*found, *named)
    if draft.table == "invoices":
        draft.distinct = ("invoice_id",)


def _labels(draft: Draft) -> tuple[str, ...]:
    """Columns with the names of records, such as the name of a deal."""
    if draft.table in ("stakeholders", "invoices"):
        return ()
    named = [one for one in draft.chosen.reading.columns if one.label]
    return tuple(one.shape.name for one in named[:1])
