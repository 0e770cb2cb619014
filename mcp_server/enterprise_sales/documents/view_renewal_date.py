"""When an account is up for renewal, in words."""

from __future__ import annotations

from enterprise_sales.analyses.results import PresumedRenewal, RenewalSummary
from enterprise_sales.documents.voice import Voice


def renewal_line(renewal: RenewalSummary, voice: Voice) -> str:
    """The date and the days left; a lapsed account is named so."""
    if renewal.date is None or renewal.days_left is None:
        return voice.t.text("unknown: no contract names its end")
    day = voice.day(renewal.date)
    if renewal.lapsed:
        past = voice.t.days(-renewal.days_left)
        return voice.t.text(
            "lapsed: the last contract ended on {day}, {past} ago", day=day, past=past
        )
    if renewal.days_left == 0:
        return voice.t.text("{day}: today", day=day)
    left = voice.t.days(renewal.days_left)
    return voice.t.text("{day}, {left} left", day=day, left=left)


def probability_line(renewal: RenewalSummary, voice: Voice) -> str:
    """The playbook's range, never a point."""
    if renewal.probability is not None:
        return voice.range(renewal.probability)
    if renewal.lapsed:
        return voice.t.text("not given: the account has lapsed")
    if renewal.date is None:
        return voice.t.text("not given: the renewal date is unknown")
    return voice.t.text("not given: the health band is unknown")


def presumed_lines(renewal: RenewalSummary, voice: Voice) -> tuple[str, ...]:
    """What may have renewed by itself."""
    return tuple(_presumed(found, voice) for found in renewal.presumed_renewed)


def _presumed(found: PresumedRenewal, voice: Voice) -> str:
    return voice.t.text(
        "Contract {contract}, {value} a year, may have renewed by itself until {day}: to be"
        " confirmed, and not part of ARR.",
        contract=found.contract_id,
        value=voice.money(found.annual_value),
        day=voice.day(found.end_date),
    )
