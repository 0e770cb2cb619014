"""Further tables from the same sheets: accounts out of deals, people out of customers, products."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping_counts import Aggregate
from enterprise_sales.intake import assumptions
from enterprise_sales.intake.account_links import id_role, link_account
from enterprise_sales.intake.deals import amounts_differ, won_values
from enterprise_sales.intake.draft import Chosen, Draft, Sources
from enterprise_sales.intake.entries import made_id, product
from enterprise_sales.intake.forms import settle_forms
from enterprise_sales.intake.orders import categories, from_orders
from enterprise_sales.intake.questions import Question, question_id
from enterprise_sales.intake.value_maps import levels, settle_values
from enterprise_sales.language import N_

WON = ("contracts", "leave_aside")
_ASKED_WON = N_(
    "Are the won deals of {file} contracts, worth their amount in a year from the day they were"
    " closed (contracts), or not (leave_aside)? There is no other file of contracts."
)


def derived(sources: Sources) -> Iterator[Draft]:
    """What the sheets say besides the tables that they are."""
    if sources.accounts is None and sources.account_source is not None:
        yield _accounts(sources.account_source)
    if not sources.of("stakeholders"):
        yield from _people(sources)
    if not sources.of("products"):
        yield from _products(sources)
    yield from categories(sources)
    yield from from_orders(sources)
    if not sources.of("contracts"):
        yield from _won_deals(sources)


def _accounts(source: Chosen) -> Draft:
    """One account for each that the rows name."""
    draft = Draft(source, "accounts", distinct=("account_id",))
    name = source.column("account_name")
    key = id_role(source)
    if key is not None:
        draft.take(str(source.column(key)), "account_id")
        draft.take(name or str(source.column(key)), "name")
        if name is None:
            draft.findings.append(_names_absent(source))
        draft.unless[str(source.column(key))] = ("",)
    else:
        draft.ids["account_id"] = (str(name),)
        draft.take(str(name), "name")
        draft.unless[str(name)] = ("",)
    _currency(draft, source)
    if source.reading.table == "opportunities" and "region" in source.roles:
        draft.take(str(source.column("region")), "region")
    return draft


def _currency(draft: Draft, source: Chosen) -> None:
    """The currency of an account, where there are several and none has rows in more than one."""
    column, key = source.column("currency"), source.column(id_role(source) or "account_name")
    if column is None or key is None or column == key:
        return
    named = source.sheet.cells.select(_key=key, _code=column).drop_nulls()
    codes = [code_of_currency(text) for text in named["_code"]]
    named = named.with_columns(pl.Series("_code", codes, dtype=pl.String)).drop_nulls()
    several = named["_code"].n_unique() > 1
    if several and named.unique().height == named["_key"].n_unique():
        draft.take(column, "currency")
        settle_values(draft)


def _names_absent(source: Chosen) -> Finding:
    return Finding(
        code="account_names_absent",
        severity="warning",
        file=source.sheet.export.name,
        table="accounts",
        column="name",
    )


def _people(sources: Sources) -> Iterator[Draft]:
    """The contact that stands beside an account or a deal."""
    for source in (*sources.of("accounts"), *sources.of("opportunities")):
        person, title = source.column("person_name"), source.shape("person_title")
        if person is None:
            continue
        draft = Draft(source, "stakeholders", distinct=("stakeholder_id",))
        _link(draft, sources)
        _person_id(draft, person)
        draft.take(person, "name")
        draft.unless[person] = ("",)
        if title is not None:
            draft.take(title.name, "title")
            levels(draft, title)
        settle_values(draft)
        yield draft
        return


def _person_id(draft: Draft, person: str) -> None:
    key = draft.chosen.column("person_id")
    if key is not None:
        draft.take(key, "stakeholder_id")
        return
    roles = ("account_id", "account_name", "name")
    owner = next(name for name in (draft.chosen.column(role) for role in roles) if name)
    draft.ids["stakeholder_id"] = (owner, person)


def _link(draft: Draft, sources: Sources) -> None:
    if draft.chosen.reading.table != "accounts":
        link_account(draft, sources)
        return
    key = id_role(draft.chosen)
    if key is None:
        draft.ids["account_id"] = (str(draft.chosen.column("name")),)
    else:
        draft.take(str(draft.chosen.column(key)), "account_id")


def _products(sources: Sources) -> Iterator[Draft]:
    """The products that contracts, deals or usage name: the name is the id."""
    for table in ("contracts", "opportunities", "positions", "order_lines", "orders"):
        for source in sources.of(table):
            name = source.column("product_name")
            if name is None or "product_id" in source.roles:
                continue
            draft = Draft(source, "products", distinct=("product_id",))
            draft.take(name, "product_id")
            draft.take(name, "name")
            draft.unless[name] = ("",)
            yield draft
            return


def _won_deals(sources: Sources) -> Iterator[Draft]:
    """Won deals as contracts, where the person says so; whether one still runs is unknown."""
    for source in sources.of("opportunities"):
        won = won_values(source)
        closed, amount = source.column("close_date"), source.column("amount")
        if won is None or not closed or not amount:
            continue
        draft = Draft(source, "contracts")
        if _said(draft, sources) != "contracts":
            yield draft
            continue
        link_account(draft, sources)
        draft.where[won[0]] = won[1]
        _contract_id(draft, source)
        draft.take(closed, "start_date")
        product(draft, sources)
        _amount(draft, source, amount)
        assumptions.won_deals(draft, closed, *won)
        settle_values(draft)
        settle_forms(draft, sources)
        yield draft


def _contract_id(draft: Draft, source: Chosen) -> None:
    """The id of the deal; where the export has none, what the id of a deal is made of."""
    key = source.column("opportunity_id")
    if key is not None:
        draft.take(key, "contract_id")
        return
    deal = Draft(source, "opportunities")
    made_id(deal)
    draft.ids["contract_id"] = deal.ids.get("opportunity_id", ())


def _amount(draft: Draft, source: Chosen, amount: str) -> None:
    """The amount of a deal, which an export may repeat on each of its lines: once, then."""
    key = source.shape("opportunity_id")
    if key is None or key.distinct == key.filled:
        draft.take(amount, "annual_value")
        return
    own = amounts_differ(source.sheet.cells, key.name, amount)
    draft.aggregate["annual_value"] = Aggregate(column=amount, how="sum" if own else "first")


def _said(draft: Draft, sources: Sources) -> str | None:
    sheet = draft.chosen.sheet
    key = question_id("won_deals", sheet.export.name, sheet.sheet, None)
    if sources.answers.get(key) in WON:
        return sources.answers[key]
    text = sources.t.text(_ASKED_WON, file=sheet.export.name)
    draft.questions.append(
        Question(key, "won_deals", sheet.export.name, sheet.sheet, None, text, WON, "leave_aside")
    )
    return None
