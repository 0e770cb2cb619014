"""The list of the week, and who serves what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.analyses.results.portfolio import Coverage, Load, OwnerLine, WeekAction
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import N_, within

LAPSED = "lapsed"
COUNTED_FROM = {
    "renewal_step": N_(
        "For renewal steps that are late, the urgency counts from the day that the playbook sets;"
        " the column shows the new date."
    ),
    "lapsed": N_("For contracts that have ended, the urgency counts from the day of their end."),
    "red_renewal": N_("For red accounts, the urgency counts from the renewal date."),
    "expansion": N_("An occasion to grow is there today, so its urgency is 100%."),
}
"""Kinds of action that show another day than the one that makes them urgent."""


@dataclass(frozen=True)
class WeekView:
    """Actions in the order of the rule, with what makes each of them."""

    actions: Table | None
    reasons: tuple[str, ...]
    rule: str
    days: str


@dataclass(frozen=True)
class CoverageView:
    """Owners, and what stands beside them."""

    owners: Table | None
    notes: tuple[str, ...]


def week_view(result: ReviewPortfolio, voice: Voice) -> WeekView:
    """What to do first."""
    t, found = voice.t, result.this_week
    titles = (
        t.text("No."),
        t.text("Account"),
        t.text("Action"),
        t.text("Owner"),
        t.text("Due"),
        t.text("ARR it touches"),
    )
    rows = tuple(_action(line, result.as_of, voice) for line in found.actions)
    return WeekView(
        actions=Table(titles, rows) if rows else None,
        reasons=tuple(_reason(line, voice) for line in found.actions),
        rule=found.rule,
        days=" ".join(_days(found.actions, voice)),
    )


def _days(actions: tuple[WeekAction, ...], voice: Voice) -> Iterator[str]:
    """From what the urgency counts where the day in the column is another one."""
    kinds = {line.kind for line in actions}
    yield from (voice.t.text(text) for kind, text in COUNTED_FROM.items() if kind in kinds)


def _action(line: WeekAction, as_of: str, voice: Voice) -> tuple[str, ...]:
    return (
        voice.t.number(line.rank),
        line.account_name,
        line.action,
        line.owner,
        _due(line, as_of, voice),
        _touched(line, voice),
    )


def _touched(line: WeekAction, voice: Voice) -> str:
    """The ARR; what lapsed contracts were worth is none, and stands beside."""
    if line.kind != LAPSED or line.arr is None:
        return voice.money(line.arr)
    return voice.t.text(
        "{none} (lapsed contract: {amount})", none=voice.money("0"), amount=voice.money(line.arr)
    )


def _due(line: WeekAction, as_of: str, voice: Voice) -> str:
    day = voice.day_short(line.due)
    return voice.t.text("{day}, overdue", day=day) if line.due < as_of else day


def _reason(line: WeekAction, voice: Voice) -> str:
    """The account, what the data shows, and how its place came about."""
    t = voice.t
    values = {
        "account": line.account_name,
        "kind": voice.word("week", line.kind),
        "why": within(line.why),
        "weight": voice.percent(line.weight),
        "urgency": voice.percent(round(line.urgency)),
    }
    if line.weighted is None:
        return t.text(
            "{account}. {kind}: {why}. Weight {weight}, urgency {urgency}; the ARR is unknown.",
            **values,
        )
    return t.text(
        "{account}. {kind}: {why}. {arr} × {weight} × {urgency} = {weighted}.",
        arr=voice.money(line.arr),
        weighted=voice.money(line.weighted),
        **values,
    )


def coverage_view(result: ReviewPortfolio, voice: Voice) -> CoverageView:
    """Owners by ARR, with the load against the playbook where it sets one."""
    found = result.coverage
    titles = (
        voice.t.text("Owner"),
        voice.t.text("Accounts"),
        voice.t.text("ARR"),
        voice.t.text("Against the playbook"),
    )
    rows = tuple(_owner(line, found, voice) for line in found.owners)
    return CoverageView(Table(titles, rows) if rows else None, tuple(_notes(found, voice)))


def _owner(line: OwnerLine, found: Coverage, voice: Voice) -> tuple[str, ...]:
    said = []
    if line.load is not None:
        word = voice.word("load", line.load)
        said.append(
            voice.t.text("accounts: {load} ({target})", load=word, target=found.accounts_target)
        )
    if line.size is not None:
        said.append(_size(line.size, found, voice))
    told = "; ".join(said) or voice.t.text("the playbook sets nothing")
    return (line.owner, voice.t.number(line.accounts), voice.money(line.arr), told)


def _size(size: Load, found: Coverage, voice: Voice) -> str:
    """The ARR against the range, or against the minimum where the playbook sets no upper end."""
    least = found.arr_minimum
    if least is not None and size == "under":
        return voice.t.text("ARR: below the minimum of {amount}", amount=least)
    if least is not None:
        return voice.t.text("ARR: reaches the minimum of {amount}", amount=least)
    word = voice.word("load", size)
    return voice.t.text("ARR: {load} ({target})", load=word, target=found.arr_target)


def _notes(found: Coverage, voice: Voice) -> Iterator[str]:
    t = voice.t
    if found.owners_total > len(found.owners):
        yield t.plural(
            "{n} owner in all; those with the most ARR are listed.",
            "{n} owners in all; those with the most ARR are listed.",
            found.owners_total,
        )
    if found.over:
        yield t.plural(
            "{n} owner has more accounts than the playbook allows.",
            "{n} owners have more accounts than the playbook allows.",
            found.over,
        )
    if found.under:
        yield t.plural(
            "{n} owner has fewer accounts than the playbook allows for, and room for more.",
            "{n} owners have fewer accounts than the playbook allows for, and room for more.",
            found.under,
        )
    if found.without_owner:
        yield t.plural(
            "{n} account has no owner: {arr} of ARR.",
            "{n} accounts have no owner: {arr} of ARR.",
            found.without_owner,
            arr=voice.money(found.without_owner_arr),
        )
