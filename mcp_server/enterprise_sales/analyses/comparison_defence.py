"""The figures that are compared, of the negotiation and of the proposal that defends an account."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.comparison_reading import Found, Reading, Under
from enterprise_sales.playbook import structures as s

LADDER = "renewal.negotiation.ladder"
PROPOSAL = "defence.proposal"


def _concessions(under: Under) -> Iterator[Found]:
    rows = under.ctx.playbook.records(LADDER, s.Concession)
    for row, line in zip(rows, under.plan.renewal.negotiation.ladder, strict=True):
        yield Found(value=line.possible, item=row.give, name=line.give)


def _offers(under: Under) -> Iterator[Found]:
    """What the proposal may hold; none where nothing has to be defended."""
    defence = under.plan.defence
    for one in defence.proposal if defence else ():
        yield Found(value=one.allowed, item=one.code, name=one.text)


DEFENCE: tuple[Reading, ...] = (
    Reading("price", "concession", "yes_no", _concessions, (LADDER,), ("health_band",)),
    Reading("price", "defence_offer", "yes_no", _offers, (PROPOSAL,), ("health_band",)),
)
