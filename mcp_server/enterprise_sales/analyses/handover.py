"""Handing an account on: packages for other agents, tasks and deals for a CRM."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from enterprise_sales.analyses import handover_parts as parts
from enterprise_sales.analyses.codes import CRMS, RECEIVERS, Crm, Receiver
from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.handover_crm import opportunities, tasks
from enterprise_sales.analyses.handover_packages import PACKAGES, Basis
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results.handover import (
    HandOff,
    OnePackage,
)
from enterprise_sales.language import N_
from enterprise_sales.language.findings import message
from enterprise_sales.playbook.nearest import hint

UNKNOWN = {
    "to": (N_("There is no agent called {name} to hand over to."), RECEIVERS),
    "crm": (N_("There are no import files for a system called {name}."), CRMS),
}
REMEDY = N_("Correct it{nearest}; known are: {names}. All else is handed over.")
REMEDY_ALONE = {
    "to": N_("Correct it{nearest}; known are: {names}. No package is written; the CRM files are."),
    "crm": N_("Correct it{nearest}; known are: {names}. No CRM file is written; the packages are."),
}
NOTHING = N_(
    "Correct it{nearest}; known are: {names}. Neither a package nor a CRM file is written."
)


def hand_off(ctx: Context, to: Sequence[str] = RECEIVERS, crm: Sequence[str] = CRMS) -> HandOff:
    """Packages for the agents that are known, tasks and deals for the CRM.

    Args:
        ctx: the account.
        to: receiving agents; an unknown one is a finding, and the rest stays whole.
        crm: systems to write import files for, in the same way.
    """
    plan, gate = plan_account(ctx), parts.health_gate(ctx)
    leads = parts.leads(ctx, plan.whitespace)
    basis = Basis(ctx, plan, gate, leads)
    receivers = [name for name in RECEIVERS if name in to]
    systems = [name for name in CRMS if name in crm]
    packages = tuple(cast("OnePackage", PACKAGES[name](basis)) for name in receivers)
    return HandOff(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *_unknown(ctx, "to", to, _remedy("to", receivers, systems)),
            *_unknown(ctx, "crm", crm, _remedy("crm", systems, receivers)),
            *plan.findings,
        ),
        missing=plan.missing,
        to=cast("tuple[Receiver, ...]", tuple(receivers)),
        crm=cast("tuple[Crm, ...]", tuple(systems)),
        gate=gate,
        packages=packages,
        tasks=tasks(ctx, plan),
        opportunities=opportunities(ctx, leads, gate),
        held_back=len(leads) - len(parts.offers(leads, gate)),
    )


def _remedy(argument: str, known: Sequence[str], others: Sequence[str]) -> str:
    """What to do, and what is handed over although a name is unknown."""
    if known:
        return REMEDY
    return REMEDY_ALONE[argument] if others else NOTHING


def _unknown(
    ctx: Context, argument: str, names: Sequence[str], remedy: str
) -> Iterator[FindingOut]:
    """A name that nobody knows, with the nearest that somebody does."""
    wrong, known = UNKNOWN[argument]
    for name in dict.fromkeys(names):
        if name not in known:
            values = {"name": name, "nearest": hint(name, known), "names": ", ".join(known)}
            told = message(ctx.t, wrong, remedy, values)
            yield FindingOut(
                code="receiver_unknown" if argument == "to" else "crm_unknown",
                severity="error",
                where=argument,
                excerpt=name,
                wrong=told[0],
                remedy=told[1],
                count=1,
                left_out=1,
            )
