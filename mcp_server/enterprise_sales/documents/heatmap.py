"""Whitespace as a table that reads as a heat map: business unit by product."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from decimal import Decimal

from enterprise_sales.analyses.results import AnalyzeWhitespace, WhitespaceCell
from enterprise_sales.book.rows import IN_USE
from enterprise_sales.documents import words
from enterprise_sales.documents.estimates import estimate
from enterprise_sales.documents.voice import Table, Voice

HEAT = "░▒▓█"
"""From the smallest potential to the largest of the account; presentation only."""
NOTHING = "—"


@dataclass(frozen=True)
class HeatMap:
    """The table with what explains it."""

    table: Table
    legend: tuple[str, ...]
    notes: tuple[str, ...]


def heat_map(result: AnalyzeWhitespace, voice: Voice) -> HeatMap:
    """Units in rows, products in columns, sums at the edges.

    Only products and units with something to tell are shown; why a cell is blocked or where a
    competitor stands is told in numbered notes.
    """
    cells = {(cell.business_unit, cell.product_id): cell for cell in result.cells}
    products = {cell.product_id: cell.product_name for cell in result.cells if _tells(cell)}
    units = list(dict.fromkeys(cell.business_unit for cell in result.cells if _tells(cell)))
    notes = _Notes(voice)
    largest = max((_value(cell) for cell in result.cells), default=Decimal(0))
    writer = _Writer(voice, largest, notes)
    about = _estimated(result)
    rough = {cell.business_unit for cell in about}
    rows = [
        (unit, *(writer.cell(cells.get((unit, product))) for product in products), total)
        for unit, total in (
            (u, _sum(result.totals.by_business_unit, u, rough, voice)) for u in units
        )
    ]
    rough = {cell.product_id for cell in about}
    sums = tuple(_sum(result.totals.by_product, product, rough, voice) for product in products)
    last = (voice.t.text("Total"), *sums, known(result, voice))
    titles = (voice.t.text("Business unit"), *products.values(), voice.t.text("Total"))
    return HeatMap(Table(titles, (*rows, last)), _legend(result, voice), tuple(notes.lines))


def known(result: AnalyzeWhitespace, voice: Voice) -> str:
    """The known potential; where none is known, that is not nothing."""
    total = result.totals.known
    if total is None:
        return voice.unknown
    return estimate(total, voice) if _estimated(result) else voice.money(total)


def _tells(cell: WhitespaceCell) -> bool:
    return cell.status != "not_applicable" or cell.reason is not None


def _value(cell: WhitespaceCell) -> Decimal:
    return Decimal(cell.potential_value or 0)


def _amount(amount: str, cell: WhitespaceCell, voice: Voice) -> str:
    return estimate(amount, voice) if cell.basis == "estimated" else voice.money(amount)


def _sum(sums: Mapping[str, str], key: str, about: Container[str], voice: Voice) -> str:
    """A sum at the edge; as soon as an estimate is in it, it is one."""
    if key not in sums:
        return NOTHING
    return estimate(sums[key], voice) if key in about else voice.money(sums[key])


def _estimated(result: AnalyzeWhitespace) -> list[WhitespaceCell]:
    return [cell for cell in result.cells if cell.basis == "estimated" and _value(cell)]


class _Notes:
    """Numbered notes below the table; the same words get the same number."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.lines: list[str] = []

    def number(self, cell: WhitespaceCell) -> str:
        """`(1)`, or nothing where there is nothing to tell."""
        line = self._line(cell)
        if line is None:
            return ""
        if line not in self.lines:
            self.lines.append(line)
        return f"({self.lines.index(line) + 1})"

    def _line(self, cell: WhitespaceCell) -> str | None:
        if cell.status != "competitor":
            return cell.reason or (cell.replaces.note if cell.replaces else None)
        name = cell.competitor or self.voice.t.text("unknown competitor")
        if cell.competitor_end_date is None:
            return self.voice.t.text("{name}; the end of their contract is unknown", name=name)
        day = self.voice.day(cell.competitor_end_date)
        return self.voice.t.text("{name}, contract until {day}", name=name, day=day)


@dataclass(frozen=True)
class _Writer:
    voice: Voice
    largest: Decimal
    notes: _Notes

    def cell(self, cell: WhitespaceCell | None) -> str:
        """Sign, users, potential and the number of a note."""
        if cell is None:
            return NOTHING
        parts = (
            words.mark("cell_status", cell.status),
            *self._inside(cell),
            self.notes.number(cell),
        )
        return " ".join(part for part in parts if part)

    def _inside(self, cell: WhitespaceCell) -> tuple[str, ...]:
        if cell.status in ("blocked", "not_applicable", "unknown"):
            return ()
        return (self._users(cell), self._potential(cell))

    def _users(self, cell: WhitespaceCell) -> str:
        if cell.status not in IN_USE or cell.active_users is None:
            return ""
        active = self.voice.t.number(cell.active_users)
        if cell.potential_users is None:
            return f"{active} 👤"
        return f"{active}/{self.voice.t.number(cell.potential_users)} 👤"

    def _potential(self, cell: WhitespaceCell) -> str:
        if cell.vector is None:
            return ""
        if cell.potential_value is None:
            return self.voice.t.text("value unknown")
        amount = _value(cell)
        if amount == 0:
            return ""
        return f"{self._heat(amount)} {_amount(cell.potential_value, cell, self.voice)}"

    def _heat(self, amount: Decimal) -> str:
        step = int(amount * len(HEAT) / self.largest)
        return HEAT[min(step, len(HEAT) - 1)]


def _legend(result: AnalyzeWhitespace, voice: Voice) -> tuple[str, ...]:
    """The signs that are used, with their words."""
    used = dict.fromkeys(cell.status for cell in result.cells)
    signs = [f"{words.mark('cell_status', s)} {voice.word('cell_status', s)}" for s in used]
    if any(_value(cell) for cell in result.cells):
        signs.append(voice.t.text("{signs} from the smallest potential to the largest", signs=HEAT))
    if any(cell.basis == "estimated" and _value(cell) for cell in result.cells):
        signs.append(voice.t.text("≈ estimated from price and users"))
    if any(_shows_users(cell) for cell in result.cells):
        signs.append(voice.t.text("👤 active users of potential ones"))
    return tuple(signs)


def _shows_users(cell: WhitespaceCell) -> bool:
    return cell.status in IN_USE and cell.active_users is not None
