"""The answers to renewal risks, and which of them the account calls for."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.results.negotiation import MitigationLine
from enterprise_sales.playbook import Mitigation

WHITESPACE = "open_whitespace"


def mitigations(ctx: Context, lines: tuple[RiskLine, ...]) -> tuple[MitigationLine, ...]:
    """Every answer of `renewal.mitigations`; those that something calls for come first.

    Args:
        ctx: the account.
        lines: its risks.
    """
    seen = {line.code for line in lines}
    if ctx.row.whitespace_known and not held_back(ctx):
        seen.add(WHITESPACE)
    rows = ctx.playbook.records("renewal.mitigations", Mitigation)
    found = [_line(ctx, row, seen) for row in rows]
    return tuple(sorted(found, key=lambda line: not line.needed))


def _line(ctx: Context, row: Mitigation, seen: set[str]) -> MitigationLine:
    language = ctx.t.language
    because = [code for code in row.when if code in seen]
    return MitigationLine(
        code=row.code,
        text=ctx.playbook.wording(row.code, language, "mitigation"),
        needed=bool(because),
        because=tuple(ctx.playbook.wording(code, language, "condition") for code in because),
    )
