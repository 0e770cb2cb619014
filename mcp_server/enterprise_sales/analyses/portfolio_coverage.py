"""Who serves what: accounts and ARR of each owner against what the playbook asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw

from enterprise_sales.analyses.plan_metrics import shown
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio
from enterprise_sales.analyses.portfolio_totals import arr_of
from enterprise_sales.analyses.results.portfolio import Coverage, Load, OwnerLine
from enterprise_sales.book import Book
from enterprise_sales.book.nearest import nearest
from enterprise_sales.playbook import Target


class OwnerUnknownError(LookupError):
    """Nobody of that name owns an account.

    Attributes:
        owner: the name as given.
        nearest: names most like it.
    """

    def __init__(self, owner: str, names: Iterable[str]) -> None:
        super().__init__(owner)
        self.owner = owner
        self.nearest = nearest(owner, names)


def owned(book: Book, owner: str | None) -> tuple[Frame, str | None]:
    """`account_id`, `name` and `owner` of the accounts of one owner, or of all, and the owner.

    Names are compared without case and outer spaces, and each is spelt in one way: the first of
    its spellings by the alphabet.

    Raises:
        OwnerUnknownError: nobody of that name owns an account.
    """
    accounts = nw.from_native(book.tables["accounts"], eager_only=True)
    spelt = sorted(name.strip() for name in accounts["owner"].unique().to_list() if name)
    label: dict[str, str] = {}
    for name in spelt:
        label.setdefault(name.casefold(), name)
    if owner is not None and owner.strip().casefold() not in label:
        raise OwnerUnknownError(owner, label.values())
    raw = [name for name in accounts["owner"].unique().to_list() if name]
    known = {"_raw": raw, "_label": [label.get(name.strip().casefold()) for name in raw]}
    names = nw.from_dict(
        known,
        schema={"_raw": nw.String(), "_label": nw.String()},
        backend=accounts.implementation,
    )
    frame = accounts.select("account_id", "name", _raw=nw.col("owner"))
    frame = frame.join(names, on="_raw", how="left")
    frame = frame.select("account_id", "name", owner=nw.col("_label"))
    if owner is None:
        return frame, None
    wanted = label[owner.strip().casefold()]
    return frame.filter(nw.col("owner") == wanted), wanted


def coverage(book: Portfolio) -> Coverage:
    """Each owner's accounts and ARR, the largest ARR first."""
    accounts, arr = (book.playbook.target(f"coverage.{name}") for name in ("accounts", "book_arr"))
    currency = book.playbook.text("coverage.currency")
    lines = [_line(book, row, accounts, arr, currency) for row in _sums(book)]
    nobody = book.accounts.filter(nw.col("owner").is_null())
    return Coverage(
        accounts_target=shown(accounts, book.t.number) if accounts else None,
        arr_target=shown(arr, lambda value: _money(book, value, currency)) if arr else None,
        owners=tuple(lines[: book.playbook.integer("portfolio.owners_shown")]),
        owners_total=len(lines),
        over=sum(line.load == "over" for line in lines),
        under=sum(line.load == "under" for line in lines),
        arr_under=sum(line.size == "under" for line in lines),
        without_owner=len(nobody),
        without_owner_arr=arr_of(book, nobody) if len(nobody) else None,
    )


def _money(book: Portfolio, value: float, currency: str) -> str:
    return book.t.money(book.target_minor(value, currency), currency)


def _sums(book: Portfolio) -> list[dict[str, Any]]:
    named = book.accounts.filter(~nw.col("owner").is_null())
    sums = named.group_by("owner").agg(
        _accounts=nw.len(),
        _arr=nw.col("arr_r").sum(),
        _known=nw.col("arr_r").count(),
    )
    return sorted(sums.rows(named=True), key=lambda row: (-row["_arr"], row["owner"]))


def _line(
    book: Portfolio, row: dict[str, Any], accounts: Target | None, arr: Target | None, currency: str
) -> OwnerLine:
    known = row["_known"] > 0
    compared = book.in_currency(int(row["_arr"]), currency) if known else None
    return OwnerLine(
        owner=row["owner"],
        accounts=row["_accounts"],
        arr=book.money(int(row["_arr"])) if known else None,
        load=_load(accounts, row["_accounts"]),
        size=None if compared is None else _load(arr, compared / book.target_minor(1, currency)),
    )


def _load(target: Target | None, value: float) -> Load | None:
    """On which side of a target a value lies."""
    if target is None:
        return None
    if target.met(value):
        return "within"
    low = target.at_least if target.at_least is not None else target.above
    return "under" if low is not None and value <= low else "over"
