"""The playbook values that differ, with who vouches for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from enterprise_sales.analyses.comparison_reading import Under
from enterprise_sales.analyses.comparison_said import said
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import Difference, Threshold, ThresholdUnder
from enterprise_sales.playbook import Playbook


def differing(playbooks: Sequence[Playbook]) -> tuple[str, ...]:
    """The paths of the values that are not the same in all playbooks, in the order of paths."""
    paths = sorted({path for playbook in playbooks for path in playbook.parameters})
    return tuple(path for path in paths if _differs(playbooks, path))


def _differs(playbooks: Sequence[Playbook], path: str) -> bool:
    first, *others = (playbook.parameter(path).value for playbook in playbooks)
    return any(other != first for other in others)


def thresholds(
    unders: Sequence[Under], paths: Iterable[str], differences: Iterable[Difference]
) -> tuple[Threshold, ...]:
    """Each differing value under each playbook, with the number of figures that it moves."""
    moved = Counter(path for one in differences for path in one.why)
    return tuple(
        Threshold(
            path=path,
            values=tuple(_value(under.ctx, path) for under in unders),
            moves=moved[path],
        )
        for path in paths
    )


def _value(ctx: Context, path: str) -> ThresholdUnder:
    found = ctx.playbook.parameter(path)
    return ThresholdUnder(
        playbook=ctx.playbook.name,
        text=None if found.value is None else said(ctx, found),
        document=found.source.document,
        section=found.source.section,
        set_by_user=found.overridden_by,
    )
