"""What an analysis of one account works from; everything an analysis may look at is in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from dateutil.relativedelta import relativedelta

from enterprise_sales.book import rows
from enterprise_sales.book.money import to_decimal_text
from enterprise_sales.language import translator
from enterprise_sales.scorecard import cells, scores

if TYPE_CHECKING:
    from enterprise_sales.book import Book
    from enterprise_sales.language import Translator
    from enterprise_sales.playbook import Playbook
    from enterprise_sales.scorecard import Cell, ScoreRow

RowT = TypeVar("RowT", bound=rows.Row)
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Context:
    """One account as of a date, under a playbook, in a language.

    Attributes:
        book: all that is known.
        account_id: the account, one of `book.names`.
        row: its row of the scorecard.
        cells: its whitespace, business unit by product.
        playbook: the thresholds.
        as_of: the date on which everything is judged; nothing later is looked at.
        t: the language of the texts for people.
    """

    book: Book
    account_id: str
    row: ScoreRow
    cells: tuple[Cell, ...]
    playbook: Playbook
    as_of: date
    t: Translator
    _read: dict[type[rows.Row], tuple[Any, ...]] = field(default_factory=dict, repr=False)
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def currency(self) -> str:
        """ISO 4217 code of the account's money."""
        return self.row.currency

    @cached_property
    def account(self) -> rows.Account:
        """The account's own row."""
        return self.rows(rows.Account)[0]

    @property
    def products(self) -> Mapping[str, rows.Product]:
        """Product id → product, in the order of ids."""
        return self.book.products

    def days_ago(self, path: str) -> date:
        """The day that many days before, as the playbook says."""
        return self.as_of - timedelta(days=self.playbook.integer(path))

    def months_ago(self, path: str) -> date:
        """The day that many calendar months before, as the playbook says."""
        return self.as_of - relativedelta(months=self.playbook.integer(path))

    def rows(self, model: type[RowT]) -> tuple[RowT, ...]:
        """The account's rows of a table, in the book's order; read once."""
        if model not in self._read:
            self._read[model] = self.book.rows(model, self.account_id)
        return self._read[model]

    def money(self, minor: int) -> str:
        """The amount as a result shows it: 4250000 in USD is `42500.00`."""
        return to_decimal_text(minor, self.currency)

    def money_or_none(self, minor: int | None) -> str | None:
        """The same, an unknown amount staying unknown."""
        return None if minor is None else self.money(minor)

    def product_name(self, product_id: str | None) -> str | None:
        """The name of a product; where the price list does not hold it, “product” with its id."""
        if product_id is None:
            return None
        found = self.products.get(product_id)
        return found.name if found else self.t.text("product {product_id}", product_id=product_id)


def once(job: Callable[[Context], Made]) -> Callable[[Context], Made]:
    """A job without options, done once for a context: neither it nor the result ever changes."""
    name = f"{job.__module__}.{job.__qualname__}"

    @wraps(job)
    def kept(ctx: Context) -> Made:
        if name not in ctx._made:
            ctx._made[name] = job(ctx)
        found: Made = ctx._made[name]
        return found

    return kept


def context_of(
    book: Book, playbook: Playbook, as_of: date, account_id: str, language: str
) -> Context:
    """The context of an account; the scores of the whole book are computed once and kept.

    Args:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        account_id: an id of the book, as `book.find` gives it.
        language: `ru` or `en`.
    """
    return Context(
        book=book,
        account_id=account_id,
        row=scores(book, playbook, as_of)[account_id],
        cells=cells(book, playbook, as_of, account_id),
        playbook=playbook,
        as_of=as_of,
        t=translator(language),
    )
