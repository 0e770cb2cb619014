"""An answer to an objection, and the two that are lacking most often."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.context import Context


@dataclass(frozen=True)
class Answer:
    """An answer.

    Attributes:
        text: what is said, or done first.
        evidence: codes of the figures behind it.
        likely: whether the data makes the objection likely.
        missing: what is missing for an answer; None where there is one.
    """

    text: str
    evidence: tuple[str, ...] = ()
    likely: bool = False
    missing: str | None = None


def no_contract(ctx: Context) -> Answer:
    """Nothing is priced without a contract."""
    reason = ctx.t.text("No contract is on record.")
    return Answer(ctx.t.text("There is no price to talk about yet."), (), False, reason)


def unproven(ctx: Context, *, likely: bool) -> Answer:
    """Nothing is proven without a result that the customer has confirmed."""
    reason = ctx.t.text("The customer has confirmed no result yet.")
    text = ctx.t.text(
        "Not to be answered yet: work out a result together and have it confirmed first."
    )
    return Answer(text, (), likely, reason)
