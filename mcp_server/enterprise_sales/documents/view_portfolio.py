"""The whole book in words: the verdict, bands, segments, tiers, coverage, targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.analyses.results.portfolio import BookGroup, CurrencySum, TargetLine, Totals
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.documents.portfolio_charts import bands_chart
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.documents.words import mark

UNKNOWN = "unknown"


@dataclass(frozen=True)
class BookView:
    """How the book stands."""

    scope: str
    verdict: tuple[str, ...]
    bands: Table
    pie: Markup
    at_risk: str
    segments: Table
    tiers: Table


@dataclass(frozen=True)
class TargetsView:
    """Targets that the playbook sets, and what is measured without one."""

    set: Table
    others: Table | None


def book_view(result: ReviewPortfolio, voice: Voice) -> BookView:
    """How the book stands, the verdict first."""
    return BookView(
        scope=_scope(result, voice),
        verdict=tuple(_verdict(result, voice)),
        bands=_groups(result.bands, "band", voice.t.text("Health"), voice),
        pie=bands_chart(result, voice),
        at_risk=_at_risk(result, voice),
        segments=_segments(result, voice),
        tiers=_groups(result.tiers, "tier", voice.t.text("Tier"), voice),
    )


def _scope(result: ReviewPortfolio, voice: Voice) -> str:
    if result.owner is None:
        return ""
    return voice.t.text("Only the accounts of {owner}.", owner=result.owner)


def _verdict(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    t, sums = voice.t, result.totals
    yield t.plural(
        "{n} account, ARR: {arr}. NRR: {nrr}, GRR: {grr}.",
        "{n} accounts, ARR: {arr}. NRR: {nrr}, GRR: {grr}.",
        sums.accounts,
        arr=_arr(sums, voice),
        nrr=voice.percent(result.retention.nrr.value),
        grr=voice.percent(result.retention.grr.value),
    )
    yield from _apart(result, voice)
    yield _at_risk(result, voice)
    yield from _expected(result, voice)
    yield from _targets_met(result, voice)


def _arr(sums: Totals, voice: Voice) -> str:
    """The sum, and of how many accounts it is where it is not of all."""
    if sums.arr is None or sums.counted == sums.accounts:
        return voice.money(sums.arr)
    return voice.t.plural(
        "{arr} ({known} of {n} account)",
        "{arr} ({known} of {n} accounts)",
        sums.accounts,
        arr=voice.money(sums.arr),
        known=voice.t.number(sums.counted),
    )


def _apart(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    """What is not part of the sum; never added, never zero."""
    sums = result.totals
    if sums.arr_unknown:
        yield voice.t.plural(
            "{n} of the accounts has no contract on record; its ARR is unknown and not part of the"
            " sum.",
            "{n} of the accounts have no contract on record; their ARR is unknown and not part of"
            " the sum.",
            sums.arr_unknown,
        )
    for row in sums.without_rate:
        yield _without_rate(row, voice)


def _without_rate(row: CurrencySum, voice: Voice) -> str:
    if row.currency == UNKNOWN_CURRENCY:
        return voice.t.plural(
            "{n} account is not part of the sum, because its currency is unknown: {arr}.",
            "{n} accounts are not part of the sum, because their currency is unknown: {arr}.",
            row.accounts,
            arr=voice.t.money_text(row.arr, row.currency),
        )
    return voice.t.plural(
        "{n} account in {currency} is not part of the sum, because there is no rate: {arr}.",
        "{n} accounts in {currency} are not part of the sum, because there is no rate: {arr}.",
        row.accounts,
        currency=row.currency,
        arr=voice.t.money_text(row.arr, row.currency),
    )


def _at_risk(result: ReviewPortfolio, voice: Voice) -> str:
    told, found = _risk(result, voice), result.arr_at_risk
    if not found.without_band:
        return told
    apart = voice.t.plural(
        "Too little is known of {n} account to say.",
        "Too little is known of {n} accounts to say.",
        found.without_band,
    )
    return f"{told} {apart}" if told else apart


def _risk(result: ReviewPortfolio, voice: Voice) -> str:
    """What is at risk among the accounts that have a band; nothing to tell without any."""
    found = result.arr_at_risk
    if found.accounts:
        return voice.t.plural(
            "At risk: {amount}, {share} of ARR, in {n} account.",
            "At risk: {amount}, {share} of ARR, in {n} accounts.",
            found.accounts,
            amount=voice.money(found.amount),
            share=voice.percent(found.share.value),
        )
    if found.without_band == result.totals.accounts:
        return voice.t.text("It is unknown what is at risk.")
    return voice.t.text("No account is known to be at risk.")


def _expected(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    found = result.forecast
    if found.worst and found.expected and found.best:
        yield voice.t.text(
            "Before {until}, {available} comes up for renewal. About {expected} of it is expected,"
            " between {worst} and {best}.",
            until=voice.day(found.until),
            available=voice.money(found.available),
            expected=voice.money(found.expected.amount),
            worst=voice.money(found.worst.amount),
            best=voice.money(found.best.amount),
        )
    elif found.available is not None:
        yield voice.t.text(
            "Before {until}, {available} comes up for renewal; no forecast can be given.",
            until=voice.day(found.until),
            available=voice.money(found.available),
        )


def _targets_met(result: ReviewPortfolio, voice: Voice) -> Iterator[str]:
    judged = [line for line in result.targets if line.met is not None]
    if judged:
        yield voice.t.text(
            "Targets of the playbook met: {share} that can be judged.",
            share=voice.t.ratio(sum(bool(line.met) for line in judged), len(judged)),
        )


def _groups(groups: tuple[BookGroup, ...], kind: str, title: str, voice: Voice) -> Table:
    titles = (title, *_share_titles(voice))
    return Table(titles, tuple((_named(row, kind, voice), *_shares(row, voice)) for row in groups))


def _share_titles(voice: Voice) -> tuple[str, ...]:
    t = voice.t
    return (t.text("Accounts"), t.text("Share of accounts"), t.text("ARR"), t.text("Share of ARR"))


def _shares(row: BookGroup, voice: Voice) -> tuple[str, ...]:
    return (
        voice.t.number(row.accounts),
        voice.percent(row.share.value),
        voice.money(row.arr),
        voice.percent(row.arr_share.value),
    )


def _named(row: BookGroup, kind: str, voice: Voice) -> str:
    if row.code == UNKNOWN:
        return capital(voice.unknown)
    return capital(voice.word(kind, row.code)) if kind == "tier" else voice.marked(kind, row.code)


def _segments(result: ReviewPortfolio, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Segment"), t.text("How it is served"), *_share_titles(voice))
    rows = ((row.title, row.motion_title, *_shares(row, voice)) for row in result.segments)
    return Table(titles, tuple(rows))


def targets_view(result: ReviewPortfolio, voice: Voice) -> TargetsView:
    """Targets with actuals; what has no target apart."""
    t = voice.t
    titles = (t.text("Figure"), t.text("Actual"), t.text("Target"), t.text("Met"), t.text("Note"))
    chosen = [line for line in result.targets if line.target is not None]
    others = [line for line in result.targets if line.target is None and line.actual is not None]
    rest = Table(
        (t.text("Figure"), t.text("Actual"), t.text("Note")),
        tuple((line.title, voice.known(line.actual), line.note or "") for line in others),
    )
    rows = tuple(_target(line, voice) for line in chosen)
    nothing = (t.text("The playbook sets no target."), "", "", "", "")
    return TargetsView(set=Table(titles, rows or (nothing,)), others=rest if others else None)


def _target(line: TargetLine, voice: Voice) -> tuple[str, ...]:
    return (
        line.title,
        voice.known(line.actual),
        line.target or "",
        _met(line, voice),
        line.note or "",
    )


def _met(line: TargetLine, voice: Voice) -> str:
    if line.beyond:
        return voice.t.text("{mark} above the target", mark=mark("met", str(line.met)))
    return voice.marked("met", str(line.met))
