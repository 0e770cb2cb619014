"""What compare_playbooks does: the playbooks of the names, then as any tool for one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from enterprise_sales.analyses.common import Documented, FindingOut
from enterprise_sales.analyses.comparison import compare_playbooks
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import ComparePlaybooks
from enterprise_sales.language import N_, Translator, translator
from enterprise_sales.language.findings import message
from enterprise_sales.playbook import load_playbook, playbook_names
from enterprise_sales.tools import document_work
from enterprise_sales.tools.comparison_arguments import ComparisonArguments
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.workspace import Workspace

FEWEST, MOST = 2, 3
"""Playbooks of one comparison: there are three, and one differs from nothing."""
ITSELF = (
    N_("The playbook {name} cannot be compared with itself: nothing could differ."),
    N_("Nothing was compared. Name another playbook beside it: {others}."),
)
TWICE = (
    N_("The playbook {name} was named more than once; with itself nothing could differ."),
    N_("It was compared once. Name another playbook in its place."),
)


def work(
    name: str, given: ComparisonArguments, workspace: Workspace, progress: Progress
) -> Documented:
    """The comparison of one account, with its document saved if that is asked for.

    Raises:
        PlaybookError: a playbook is unknown; with the nearest names.
        CallRefusedError: fewer than two playbooks, or too many.
    """
    names = _checked(given, workspace)

    def analysis(ctx: Context, playbooks: tuple[str, ...]) -> ComparePlaybooks:
        found = [
            load_playbook(one, ctx.as_of, root=workspace.playbooks, override=workspace.overrides)
            for one in names
        ]
        told = TWICE if len(names) > 1 else ITSELF
        others = ", ".join(_others(names, workspace))
        return compare_playbooks(ctx, found, _twice(playbooks, ctx.t, told, others))

    return document_work.work(name, analysis, given.named, workspace, progress)


def _checked(given: ComparisonArguments, workspace: Workspace) -> tuple[str, ...]:
    """The names, each once, in their order."""
    names = tuple(dict.fromkeys(given.chosen))
    if len(given.chosen) >= FEWEST and len(names) <= MOST:
        return names
    many = len(names) > MOST
    others = playbook_names(workspace.playbooks) if many else _others(names, workspace)
    raise refused(
        "playbooks_too_many" if many else "playbook_alone",
        translator(given.chosen_language),
        "playbooks",
        ", ".join(given.chosen),
        names=", ".join(others),
        most=str(MOST),
    )


def _others(names: tuple[str, ...], workspace: Workspace) -> list[str]:
    """The playbooks that could be named beside these."""
    return [one for one in playbook_names(workspace.playbooks) if one not in names]


def _twice(
    names: tuple[str, ...], t: Translator, told: tuple[str, str], others: str
) -> Iterator[FindingOut]:
    """A playbook that was named more than once is compared once, and that is said."""
    for name, count in Counter(names).items():
        if count > 1:
            wrong, remedy = message(t, *told, {"name": name, "others": others})
            yield FindingOut(
                code="playbook_twice" if told is TWICE else "playbook_with_itself",
                severity="warning",
                where="playbooks",
                excerpt=", ".join(names),
                wrong=wrong,
                remedy=remedy,
                count=count,
                left_out=count - 1,
            )
