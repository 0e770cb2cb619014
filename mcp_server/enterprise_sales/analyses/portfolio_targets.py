"""The targets of the playbook against the book as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import narwhals as nw

from enterprise_sales.analyses import portfolio_measures as measures
from enterprise_sales.analyses.arithmetic import HUNDRED, exact, in_percent
from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.plan_metrics import aim
from enterprise_sales.analyses.portfolio_bookings import Bookings
from enterprise_sales.analyses.portfolio_frame import Portfolio
from enterprise_sales.analyses.portfolio_measures import Measured
from enterprise_sales.analyses.results.portfolio import BookGrowth, Retention, TargetLine
from enterprise_sales.language import N_
from enterprise_sales.playbook import Target

Say = Callable[[float], str]
TITLES = {
    "nrr": N_("NRR of the book"),
    "grr": N_("GRR of the book"),
    "growth": N_("Growth of ARR of existing customers in a year"),
    "accounts_expanding": N_("Customers whose ARR grew in a year"),
    "attach": N_("Customers that ever bought more"),
    "time_to_expansion": N_("Months to the first expansion, median"),
    "expansion_bookings": N_("New bookings from existing customers"),
    "multi_product": N_("Customers with two products or more"),
    "c_level_touchpoints": N_("Contacts at C-level in a quarter, per account"),
    "qbr_completion": N_("Accounts with a business review in the last quarter"),
    "nps": N_("NPS"),
    "reference_rate": N_("Customers willing to be a reference"),
    "green_share": N_("Accounts in the green band"),
    "quota": N_("Quota attainment"),
    "deal_size": N_("Average size of a deal"),
    "multi_year_rate": N_("Renewals for several years"),
}
NO_QUOTA = N_("the data holds no sales plan")
NO_REFERENCES = N_(
    "the data does not record who agreed to be a reference; plan_engagement shows who is ready"
)
NO_CONTRACTS = N_("no contract is on record")
NO_HISTORY = N_("no account had ARR twelve months ago")
NO_BOOKINGS = N_("no new business is on record in the window")
NO_PRODUCTS = N_("no running contract names its product")
NO_EXPANSION = N_("no renewal is recorded as expanded")
NO_TOUCHPOINTS = N_("there are no touchpoints of such accounts on record")
NO_ANSWERS = N_("no valid answer to a survey is on record")
NO_BAND = N_("no account has a band")
NO_DEALS = N_("no deal of such accounts began in the window")
NO_RENEWALS = N_("no renewal began in the window")


@dataclass(frozen=True)
class Line:
    """A target before it is told.

    Attributes:
        code: of the target.
        value: unrounded, in the unit of the target; None where unknown.
        say: how a value is written.
        reason: why it is unknown, in words.
        note: what a known value rests on.
        decides: whether the target is met, where that is more than a comparison.
    """

    code: str
    value: float | None
    say: Say
    reason: str
    note: str | None = None
    decides: Callable[[Target], bool | None] | None = None


def targets(
    book: Portfolio, kept: Retention, grown: BookGrowth, deals: Bookings | None
) -> tuple[TargetLine, ...]:
    """Every target the product knows, with the actual, and why where that is unknown."""
    found = (*_growth(book, kept, grown), *_engagement(book), *_money(book, deals))
    lines = {line.code: line for line in found}
    return tuple(_told(book, lines[code]) for code in TITLES)


def _told(book: Portfolio, line: Line) -> TargetLine:
    target = book.playbook.target(f"targets.{line.code}")
    unknown, met = line.value is None, _met(line, target)
    return TargetLine(
        code=line.code,
        title=book.t.text(TITLES[line.code]),
        actual=None if line.value is None else line.say(line.value),
        target=aim(line.code, target, line.say) if target else None,
        met=met,
        beyond=bool(met and target and _beyond(line, target)),
        note=book.t.text(line.reason) if unknown else line.note,
    )


def _beyond(line: Line, target: Target) -> bool:
    return line.value is not None and target.span_to is not None and line.value > target.span_to


def _met(line: Line, target: Target | None) -> bool | None:
    if target is None or line.value is None:
        return None
    return line.decides(target) if line.decides else target.met(line.value)


def _growth(book: Portfolio, kept: Retention, grown: BookGrowth) -> Iterator[Line]:
    """Held to the target before they are rounded to be shown."""
    say = _percent(book)
    nrr = _exact(kept.nrr)
    yield Line("nrr", nrr, say, NO_HISTORY)
    yield Line("grr", _exact(kept.grr), say, NO_HISTORY)
    growth = None if nrr is None else float(exact(nrr) - HUNDRED)
    yield Line("growth", growth, say, NO_HISTORY)
    yield Line("accounts_expanding", _exact(grown.accounts_expanding), say, NO_HISTORY)
    yield Line("attach", _exact(grown.attach), say, NO_CONTRACTS)
    yield Line("expansion_bookings", _exact(grown.expansion_share), say, NO_BOOKINGS)
    yield Line(
        "multi_product",
        _exact(grown.multi_product),
        say,
        NO_PRODUCTS,
        _unnamed(book, grown.products_unknown),
    )
    months = measures.months_to_expansion(book)
    yield Line("time_to_expansion", months.value, book.t.number, NO_EXPANSION, _of(book, months))


def _exact(ratio: Ratio) -> float | None:
    if ratio.part is None or ratio.whole is None:
        return None
    return in_percent(float(ratio.part), float(ratio.whole))


def _unnamed(book: Portfolio, count: int) -> str | None:
    if not count:
        return None
    return book.t.plural(
        "{n} account whose contracts name no product is left out",
        "{n} accounts whose contracts name no product are left out",
        count,
    )


def _engagement(book: Portfolio) -> Iterator[Line]:
    number, say = book.t.number, _percent(book)
    meetings, reviews = measures.executive_meetings(book), measures.review_completion(book)
    answers = measures.nps(book)
    tier = _tier(book)
    yield Line("c_level_touchpoints", meetings.value, number, NO_TOUCHPOINTS, tier)
    yield Line("qbr_completion", reviews.value, say, NO_TOUCHPOINTS, tier)
    yield Line(
        "nps", answers.value, lambda value: number(value, 1), NO_ANSWERS, _answers(book, answers)
    )
    yield Line("reference_rate", None, say, NO_REFERENCES)
    yield _green(book)


def _tier(book: Portfolio) -> str | None:
    if book.playbook.text("tier.method") != "thresholds":
        return None
    return book.t.plural(
        "{n} account of the first tier",
        "{n} accounts of the first tier",
        len(measures.first_tier(book)),
    )


def _of(book: Portfolio, found: Measured) -> str | None:
    return book.t.plural("of {n} account", "of {n} accounts", found.of) if found.of else None


def _answers(book: Portfolio, found: Measured) -> str | None:
    return book.t.plural("from {n} answer", "from {n} answers", found.of) if found.of else None


def _green(book: Portfolio) -> Line:
    """Share of the accounts with a band; met only if those without one could not turn it."""
    frame = book.accounts
    green = len(frame.filter((nw.col("health_band") == "green").fill_null(False)))
    blank = len(frame.filter(nw.col("health_band").is_null()))
    judged = len(frame) - blank

    def decides(target: Target) -> bool | None:
        ends = [in_percent(count, len(frame)) or 0.0 for count in (green, green + blank)]
        low, high = (target.met(end) for end in ends)
        return low if low == high else None

    note = book.t.plural(
        "{n} account without a band is left out",
        "{n} accounts without a band are left out",
        blank,
    )
    return Line(
        "green_share",
        in_percent(green, judged),
        _percent(book),
        NO_BAND,
        note if blank else None,
        decides,
    )


def _money(book: Portfolio, found: Bookings | None) -> Iterator[Line]:
    currency = book.playbook.text("targets.currency")
    size = measures.deal_size(book, found)
    minor = None if size.value is None else book.in_currency(round(size.value), currency)
    whole = None if minor is None else minor / book.target_minor(1, currency)

    def money(value: float) -> str:
        return book.t.money(book.target_minor(round(value), currency), currency)

    terms = measures.multi_year_rate(book, found)
    yield Line("quota", None, _percent(book), NO_QUOTA)
    yield Line("deal_size", whole, money, NO_DEALS, _tier(book))
    yield Line("multi_year_rate", terms.value, _percent(book), NO_RENEWALS, _renewals(book, terms))


def _renewals(book: Portfolio, found: Measured) -> str | None:
    return book.t.plural("of {n} renewal", "of {n} renewals", found.of) if found.of else None


def _percent(book: Portfolio) -> Say:
    decimals = book.playbook.integer("precision.percent_decimals")
    return lambda value: book.t.percent(value, decimals)
