"""Orders become contracts of twelve months; many articles are looked at by their category."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.book.mapping_counts import Aggregate, Windows
from enterprise_sales.book.mapping_links import Lookup, Step
from enterprise_sales.intake import assumptions
from enterprise_sales.intake.account_links import id_role, link_account
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.forms import settle_forms
from enterprise_sales.intake.people import name_parts
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import N_

UNIT = N_("Purchasing")
"""Who at the customer buys, where orders do not say."""
_NAMING = ("contracts", "opportunities", "usage", "positions")


def by_category(sources: Sources) -> Chosen | None:
    """The categories that stand for products: a map of too many articles says nothing."""
    products, categories = sources.first("products"), sources.first("categories")
    if products is None or categories is None or "category_id" not in products.roles:
        return None
    named = any("product_id" in one.roles for table in _NAMING for one in sources.of(table))
    many = products.sheet.rows > judgement("products_most")
    return categories if many and not named else None


def categories(sources: Sources) -> Iterator[Draft]:
    """The categories as products."""
    source = by_category(sources)
    if source is not None:
        draft = Draft(source, "products")
        draft.take(str(source.column("category_id")), "product_id")
        draft.take(str(source.column("family")), "name")
        yield draft


def from_orders(sources: Sources) -> Iterator[Draft]:
    """What was bought: where each product is in use, and what a year of it is worth."""
    source = _bought(sources)
    if source is None or sources.of("contracts"):
        return
    if _says_product(source) and not sources.of("positions"):
        yield from _units(sources)
        yield _positions(source, sources)
    yield _contracts(source, sources)


def _bought(sources: Sources) -> Chosen | None:
    """The sheet whose rows are what was bought, with an amount or a price and a quantity."""
    for table in ("order_lines", "orders"):
        for one in sources.of(table):
            roles = set(one.roles)
            if "line_amount" in roles or {"line_price", "quantity"} <= roles:
                return one
    return None


def _units(sources: Sources) -> Iterator[Draft]:
    """The unit that buys, of every account: else nobody could tell what an account does not buy."""
    accounts = sources.accounts
    if accounts is None or sources.of("business_units"):
        return
    draft = Draft(accounts, "business_units")
    key = id_role(accounts)
    if key is None:
        draft.ids["account_id"] = (str(accounts.column("name")),)
    else:
        draft.take(str(accounts.column(key)), "account_id")
    for role in ("region", "country"):
        column = accounts.column(role)
        if column is not None:
            draft.take(column, role)
    draft.constants["business_unit"] = sources.t.text(UNIT)
    yield draft


def _says_product(source: Chosen) -> bool:
    return "product_id" in source.roles or "product_name" in source.roles


def _positions(source: Chosen, sources: Sources) -> Draft:
    draft = Draft(source, "positions", distinct=("account_id", "business_unit", "product_id"))
    _link(draft, sources)
    draft.constants |= {"business_unit": sources.t.text(UNIT), "status": "deployed"}
    return draft


def _contracts(source: Chosen, sources: Sources) -> Draft:
    draft = Draft(source, "contracts", windows=Windows())
    _link(draft, sources)
    _date(draft, sources)
    if _says_product(source):
        draft.constants["business_unit"] = sources.t.text(UNIT)
    draft.aggregate["annual_value"] = _worth(source)
    _currency(draft, sources)
    settle_forms(draft, sources)
    return draft


def _currency(draft: Draft, sources: Sources) -> None:
    """Lines are in the currency of their order, where they do not say it themselves."""
    head = _head(draft.chosen, sources)
    said = head.column("currency") if head and "currency" not in draft.chosen.roles else None
    if head and said:
        draft.lookups["currency"] = _through(draft, head, said)


def _worth(source: Chosen) -> Aggregate:
    amount = source.column("line_amount")
    if amount is not None:
        return Aggregate(column=amount, how="sum")
    discount = source.shape("discount")
    percent = discount is not None and any(_over_one(value) for value, _ in discount.values)
    return Aggregate(
        column=str(source.column("line_price")),
        how="sum",
        times=(str(source.column("quantity")),),
        less=discount.name if discount else None,
        less_unit="percent" if percent else "share",
    )


def _over_one(value: str) -> bool:
    try:
        return float(value.replace(",", ".")) > 1
    except ValueError:
        return False


def _link(draft: Draft, sources: Sources) -> None:
    """The account by the order, the product by its category where those stand for products."""
    head = _head(draft.chosen, sources)
    if head is None:
        link_account(draft, sources)
    else:
        draft.lookups["account_id"] = _through(draft, head, *_account_in(head, sources))
    product = draft.chosen.column("product_id")
    if product is None:
        _product_by_name(draft, sources)
        return
    products = sources.first("products")
    if by_category(sources) is not None and products is not None:
        draft.lookups["product_id"] = Lookup(
            column=product,
            file=products.sheet.export.name,
            sheet=products.sheet.sheet,
            key=str(products.column("product_id")),
            value=str(products.column("category_id")),
        )
    else:
        draft.take(product, "product_id")


def _product_by_name(draft: Draft, sources: Sources) -> None:
    """A product that orders only name: one of the products, else the name is its id."""
    name = draft.chosen.column("product_name")
    if name is None:
        return
    if sources.of("products") and by_category(sources) is None:
        draft.lookups["product_id"] = Lookup(
            column=name, table="products", key="name", value="product_id", by="name"
        )
    else:
        draft.take(name, "product_id")


def _head(source: Chosen, sources: Sources) -> Chosen | None:
    """The orders that lines belong to."""
    return sources.first("orders") if source.reading.table == "order_lines" else None


def _account_in(head: Chosen, sources: Sources) -> tuple[str, Step | None]:
    """The column of an order that leads to the account, and the step from a name to it."""
    accounts = sources.account_source
    if "account_id" in head.roles and accounts is not None and id_role(accounts) == "account_id":
        return str(head.column("account_id")), None
    name = head.column("account_name") or str(head.column("account_id"))
    return name, Step(table="accounts", key="name", by="name")


def _through(draft: Draft, head: Chosen, value: str, then: Step | None = None) -> Lookup:
    return Lookup(
        column=str(draft.chosen.column("order_id")),
        file=head.sheet.export.name,
        sheet=head.sheet.sheet,
        key=str(head.column("order_id")),
        value=value,
        then=then,
    )


def _date(draft: Draft, sources: Sources) -> None:
    head = _head(draft.chosen, sources)
    if head is None:
        draft.take(str(draft.chosen.column("order_date")), "start_date")
        return
    draft.lookups["start_date"] = _through(draft, head, str(head.column("order_date")))
    shape = head.shape("order_date")
    if shape is not None and shape.date_order:
        draft.date_orders["start_date"] = shape.date_order


def owner_of_latest(draft: Draft, sources: Sources) -> None:
    """Who took the latest order of an account owns it, where nothing else says who does."""
    head = sources.first("orders")
    key = draft.chosen.column("account_id")
    if head is None or key is None or draft.fills("owner") or "account_id" not in head.roles:
        return
    shape, staff = head.shape("owner_id"), sources.first("staff")
    if shape is None or staff is None:
        return
    assumptions.owners(draft, key)
    draft.lookups["owner"] = Lookup(
        column=key,
        file=head.sheet.export.name,
        sheet=head.sheet.sheet,
        key=str(head.column("account_id")),
        value=shape.name,
        latest=str(head.column("order_date")),
        then=Step(
            file=staff.sheet.export.name,
            sheet=staff.sheet.sheet,
            key=str(staff.column("staff_id")),
            value=name_parts(staff),
        ),
    )
