"""One account under several playbooks: what differs, why, and how much stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.comparison_defence import DEFENCE
from enterprise_sales.analyses.comparison_figures import FIGURES
from enterprise_sales.analyses.comparison_reading import Found, Reading, Under
from enterprise_sales.analyses.comparison_readings import READINGS
from enterprise_sales.analyses.comparison_thresholds import differing, thresholds
from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import ComparePlaybooks, Difference, ValueUnder
from enterprise_sales.playbook import Playbook

ALL: tuple[Reading, ...] = (*READINGS, *FIGURES, *DEFENCE)


def compare_playbooks(
    ctx: Context, playbooks: Sequence[Playbook], findings: Iterable[FindingOut] = ()
) -> ComparePlaybooks:
    """Every figure of the account under each playbook, and the playbook values behind each change.

    Args:
        ctx: the account under the first playbook.
        playbooks: they differ in name; the first is that of `ctx`. With one alone nothing is
            compared.
        findings: what has to be said of the names that were given.
    """
    unders = tuple(_under(ctx, playbook) for playbook in playbooks)
    paths = differing(playbooks)
    held = [_held(reading, unders, paths) for reading in ALL] if len(unders) > 1 else []
    differences = tuple(chain.from_iterable(found for found, _ in held))
    compared = sum(count for _, count in held)
    first = unders[0].plan
    return ComparePlaybooks(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(*findings, *first.findings),
        missing=first.missing,
        playbooks=tuple(playbook.name for playbook in playbooks),
        profile=first.profile,
        differences=differences,
        thresholds=thresholds(unders, paths, differences),
        compared=compared,
        same=compared - len(differences),
    )


def _under(ctx: Context, playbook: Playbook) -> Under:
    own = ctx
    if playbook != ctx.playbook:
        own = context_of(ctx.book, playbook, ctx.as_of, ctx.account_id, ctx.t.language)
    return Under(own, plan_account(own))


def _held(
    reading: Reading, unders: Sequence[Under], paths: Sequence[str]
) -> tuple[tuple[Difference, ...], int]:
    """The differences of one kind of figure, and how many figures of it there are."""
    found = [{one.item: one for one in reading.read(under)} for under in unders]
    items = list(dict.fromkeys(item for under in found for item in under))
    lines = [[under.get(item) for under in found] for item in items]
    differ = [line for line in lines if len({_compared(one) for one in line}) > 1]
    return tuple(_difference(reading, line, unders, paths) for line in differ), len(items)


def _compared(found: Found | None) -> tuple[str, str]:
    """What is compared of a figure: its value, or that there is none; 1 is not True."""
    return ("none", "") if found is None else (type(found.value).__name__, str(found.value))


def _difference(
    reading: Reading,
    line: Sequence[Found | None],
    unders: Sequence[Under],
    paths: Sequence[str],
) -> Difference:
    first = next(one for one in line if one is not None)
    return Difference(
        area=reading.area,
        field=reading.field,
        item=first.item,
        name=first.name,
        kind=reading.kind,
        values=tuple(_values(line, unders)),
        why=reading.reasons(first.item, unders, paths),
    )


def _values(line: Sequence[Found | None], unders: Sequence[Under]) -> Iterator[ValueUnder]:
    for found, under in zip(line, unders, strict=True):
        name = under.ctx.playbook.name
        if found is None:
            yield ValueUnder(playbook=name, value=None, state="none")
        else:
            state = "unknown" if found.value is None else "known"
            yield ValueUnder(playbook=name, value=found.value, state=state)
