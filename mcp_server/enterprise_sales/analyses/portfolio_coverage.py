"""Who serves what: accounts and ARR of each owner against what the playbook asks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
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
    asked = Asked(book)
    sums = _sums(book)
    loads = [_load(asked.accounts, row["_accounts"]) for row in sums]
    sizes = [asked.size(row) for row in sums]
    most = book.playbook.integer("portfolio.owners_shown")
    nobody = book.accounts.filter(nw.col("owner").is_null())
    return Coverage(
        accounts_target=shown(asked.accounts, book.t.number) if asked.accounts else None,
        arr_target=shown(asked.arr, asked.money) if asked.arr else None,
        arr_minimum=asked.minimum,
        owners=tuple(map(partial(_line, book), sums[:most], loads, sizes)),
        owners_total=len(sums),
        over=loads.count("over"),
        under=loads.count("under"),
        arr_under=sizes.count("under"),
        without_owner=len(nobody),
        without_owner_arr=arr_of(book, nobody) if len(nobody) else None,
    )


class Asked:
    """What the playbook asks of the accounts and the ARR of one person.

    Attributes:
        accounts: the target, None where it sets none.
        arr: the same, in the currency of coverage.
    """

    def __init__(self, book: Portfolio) -> None:
        self._book = book
        self.accounts = book.playbook.target("coverage.accounts")
        self.arr = book.playbook.target("coverage.book_arr")
        self._currency = book.playbook.text("coverage.currency")

    def money(self, value: float) -> str:
        """An amount of the target in words."""
        return self._book.t.money(self._book.target_minor(value, self._currency), self._currency)

    @property
    def minimum(self) -> str | None:
        """The least ARR of one person in words, where the playbook sets no upper end."""
        if self.arr is None or self.arr.at_least is None:
            return None
        ends = (self.arr.span_to, self.arr.at_most, self.arr.below)
        return None if any(end is not None for end in ends) else self.money(self.arr.at_least)

    def size(self, row: dict[str, Any]) -> Load | None:
        """On which side of the target the ARR of an owner lies; unknown without a rate."""
        if self.arr is None or not row["_known"]:
            return None
        minor = self._book.in_currency(int(row["_arr"]), self._currency)
        unit = self._book.target_minor(1, self._currency)
        return None if minor is None else _load(self.arr, minor / unit)


def _sums(book: Portfolio) -> list[dict[str, Any]]:
    named = book.accounts.filter(~nw.col("owner").is_null())
    sums = named.group_by("owner").agg(
        _accounts=nw.len(),
        _arr=nw.col("arr_r").sum(),
        _known=nw.col("arr_r").count(),
    )
    return sorted(sums.rows(named=True), key=lambda row: (-row["_arr"], row["owner"]))


def _line(book: Portfolio, row: dict[str, Any], load: Load | None, size: Load | None) -> OwnerLine:
    return OwnerLine(
        owner=row["owner"],
        accounts=row["_accounts"],
        arr=book.money(int(row["_arr"])) if row["_known"] else None,
        load=load,
        size=size,
    )


def _load(target: Target | None, value: float) -> Load | None:
    """On which side of a target a value lies."""
    if target is None:
        return None
    if target.met(value):
        return "within"
    low = target.at_least if target.at_least is not None else target.above
    return "under" if low is not None and value <= low else "over"
