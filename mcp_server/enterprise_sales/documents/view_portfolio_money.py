"""Renewals ahead, the forecast, retention, growth and concentration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.analyses.results.portfolio import (
    Case,
    ForecastBand,
    Quarter,
    RenewalsAhead,
    Retention,
)
from enterprise_sales.documents.portfolio_charts import quarter_name, quarters_chart
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class RenewalsView:
    """What comes up, and what to expect of it."""

    quarters: Table
    chart: Markup
    notes: tuple[str, ...]
    available: str
    cases: Table | None
    bands: Table
    apart: str


@dataclass(frozen=True)
class GrowthView:
    """What was kept, what grew, and on how few accounts it rests."""

    retention: str
    bridge: Table | None
    shares: Table
    top: Table | None
    herfindahl: str


def renewals_view(result: ReviewPortfolio, voice: Voice) -> RenewalsView:
    """Renewals by quarter, and the forecast with what it rests on."""
    t, found = voice.t, result.forecast
    titles = (
        t.text("Quarter"),
        t.text("Up for renewal"),
        t.text("Of it at risk"),
        t.text("Contracts"),
        t.text("Opt-out dates in the quarter"),
    )
    ahead = result.renewals_by_quarter
    rows = tuple(_quarter(row, ahead, voice) for row in ahead.quarters)
    return RenewalsView(
        quarters=Table(titles, rows),
        chart=quarters_chart(result, voice),
        notes=tuple(_notes(result, voice)),
        available=_available(result, voice),
        cases=_cases(result, voice),
        bands=_bands(found.bands, voice),
        apart=_apart(result, voice),
    )


def _quarter(row: Quarter, ahead: RenewalsAhead, voice: Voice) -> tuple[str, ...]:
    """A zero is one only where no contract is without an end, or without a notice period."""
    vague = bool(ahead.open_ended_contracts) and not row.contracts
    none = voice.t.text("none known")
    return (
        quarter_name(row, voice),
        none if vague else voice.money(row.amount),
        none if vague else voice.money(row.at_risk),
        none if vague else voice.t.number(row.contracts),
        none if ahead.opt_out_unknown and not row.opt_outs else _opt_outs(row, voice),
    )


def _opt_outs(row: Quarter, voice: Voice) -> str:
    """How many, what they are worth, and the first day; of a single one the day alone."""
    if row.next_opt_out is None:
        return voice.t.number(row.opt_outs)
    values = {
        "count": voice.t.number(row.opt_outs),
        "amount": voice.money(row.opt_out_amount),
        "day": voice.day_short(row.next_opt_out),
    }
    if row.opt_outs == 1:
        return voice.t.text("{count} worth {amount}, on {day}", **values)
    return voice.t.text("{count} worth {amount}; the first on {day}", **values)


def _notes(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    """What belongs to no quarter; only what there is."""
    t, found = voice.t, result.renewals_by_quarter
    amounts = (
        (found.later, t.text("Comes up later: {amount}.", amount=voice.money(found.later))),
        (found.renewed, t.text("Renewed already: {amount}.", amount=voice.money(found.renewed))),
    )
    yield from (text for amount, text in amounts if Decimal(amount or 0))
    if found.open_ended_contracts:
        yield t.plural(
            "{n} running contract names no end: {amount}. Its renewal date is unknown.",
            "{n} running contracts name no end: {amount}. Their renewal dates are unknown.",
            found.open_ended_contracts,
            amount=voice.money(found.open_ended),
        )
    yield from _lapsed(result, voice)
    if found.without_rate:
        yield t.plural(
            "{n} contract up for renewal is left out: there is no rate for its currency.",
            "{n} contracts up for renewal are left out: there is no rate for their currency.",
            found.without_rate,
        )


def _lapsed(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    t, found = voice.t, result.renewals_by_quarter
    if not found.lapsed_accounts:
        return
    yield t.plural(
        "The contracts of {n} account have ended: it has no renewal date ahead.",
        "The contracts of {n} accounts have ended: they have no renewal date ahead.",
        found.lapsed_accounts,
    )
    if Decimal(found.presumed or 0):
        yield t.text(
            "Of ended contracts, {amount} a year renews by itself with no notice on record. It is"
            " not part of ARR: have the customers confirm it.",
            amount=voice.money(found.presumed),
        )


def _available(result: ReviewPortfolio, voice: Voice) -> str:
    found, ahead = result.forecast, result.renewals_by_quarter
    text = voice.t.text(
        "Available to renew before {until}: {available}. ARR that does not come up before then,"
        " {rest}, is not forecast.",
        until=voice.day(found.until),
        available=voice.money(found.available),
        rest=voice.money(found.not_up),
    )
    if not ahead.open_ended_contracts:
        return text
    open_ended = voice.t.text(
        "Whether {amount} of contracts without an end comes up by then is unknown.",
        amount=voice.money(ahead.open_ended),
    )
    return f"{text} {open_ended}"


def _cases(result: ReviewPortfolio, voice: Voice) -> Table | None:
    t, found = voice.t, result.forecast
    cases = (("worst", found.worst), ("expected", found.expected), ("best", found.best))
    rows = tuple(_case(code, case, voice) for code, case in cases if case is not None)
    titles = (t.text("Case"), t.text("Renewed"), t.text("Share"), t.text("What it rests on"))
    return Table(titles, rows) if rows else None


def _case(code: str, case: Case, voice: Voice) -> tuple[str, ...]:
    about = voice.t.text("about {amount}", amount=voice.money(case.amount))
    name = capital(voice.word("case", code))
    return (name, about, voice.percent(case.share), capital(case.rests_on))


def _bands(bands: tuple[ForecastBand, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Health"),
        t.text("Accounts"),
        t.text("Available to renew"),
        t.text("Probability by the playbook"),
    )
    rows = (
        (
            voice.marked("band", row.band),
            t.number(row.accounts),
            voice.money(row.available),
            t.percent_range(row.low, row.high),
        )
        for row in bands
    )
    return Table(titles, tuple(rows))


def _apart(result: ReviewPortfolio, voice: Voice) -> str:
    found = result.forecast
    if not found.without_band_accounts:
        return ""
    return voice.t.plural(
        "Apart from the forecast: {amount} of {n} account that has no health band.",
        "Apart from the forecast: {amount} of {n} accounts that have no health band.",
        found.without_band_accounts,
        amount=voice.money(found.without_band),
    )


def growth_view(result: ReviewPortfolio, voice: Voice) -> GrowthView:
    """Retention with what moved it, and where new business comes from."""
    t, found, kept = voice.t, result.growth, result.retention
    shares = (
        (t.text("New bookings"), voice.money(found.bookings)),
        (t.text("Of them from existing customers"), voice.ratio(found.expansion_share)),
        (t.text("Accounts whose ARR grew"), voice.ratio(found.accounts_expanding)),
        (t.text("Customers that ever bought more"), voice.ratio(found.attach)),
        (t.text("Accounts with two products or more"), voice.ratio(found.multi_product)),
    )
    return GrowthView(
        retention=_retention(kept, voice),
        bridge=_bridge(kept, voice),
        shares=Table((t.text("Figure"), t.text("Value")), shares),
        top=_top(result, voice),
        herfindahl=_herfindahl(result, voice),
    )


def _retention(kept: Retention, voice: Voice) -> str:
    t = voice.t
    if kept.nrr.value is None:
        return t.text(
            "NRR and GRR are unknown: no account is known to have had ARR on {day}.",
            day=voice.day(kept.since),
        )
    return t.text(
        "NRR: {nrr}. GRR: {grr}. Both against ARR on {day}, at today's rates.",
        nrr=voice.against(kept.nrr),
        grr=voice.against(kept.grr),
        day=voice.day(kept.since),
    )


def _bridge(kept: Retention, voice: Voice) -> Table | None:
    t = voice.t
    rows = (
        (t.text("Grown"), kept.expanded, kept.expanded_amount, "+"),
        (t.text("Shrunk"), kept.contracted, kept.contracted_amount, "\N{MINUS SIGN}"),
        (t.text("Lost"), kept.lost, kept.lost_amount, "\N{MINUS SIGN}"),
        (t.text("New, part of neither"), kept.new, kept.new_amount, "+"),
    )
    found = tuple(
        (name, t.number(count), f"{sign}{voice.money(amount)}")
        for name, count, amount, sign in rows
        if count
    )
    titles = (t.text("What moved ARR"), t.text("Accounts"), t.text("Change of ARR"))
    return Table(titles, found) if found else None


def _top(result: ReviewPortfolio, voice: Voice) -> Table | None:
    t, found = voice.t, result.concentration
    if found.herfindahl is None:
        return None
    rows = (
        (
            t.plural("the largest account", "the {n} largest accounts", row.count),
            voice.ratio(row.share),
        )
        for row in found.top
        if row.count == 1 or row.share.part != row.share.whole
    )
    titles = (t.text("ARR held by"), t.text("Share"))
    return Table(titles, tuple((capital(name), share) for name, share in rows))


def _herfindahl(result: ReviewPortfolio, voice: Voice) -> str:
    if result.concentration.herfindahl is None:
        return ""
    return voice.t.text(
        "Herfindahl index: {index} of 10,000, where 10,000 is a single account.",
        index=voice.t.number(result.concentration.herfindahl),
    )
