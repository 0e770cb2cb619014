"""What the tools for the whole book do: read, analyze, save."""

from __future__ import annotations

from collections.abc import Callable

from enterprise_sales.analyses.common import BookResult
from enterprise_sales.language import translator
from enterprise_sales.tools.agent_check import check_agent_of
from enterprise_sales.tools.arguments import DocumentArguments
from enterprise_sales.tools.language_note import with_note
from enterprise_sales.tools.loading import ONE_AT_A_TIME, sources
from enterprise_sales.tools.progress import STEPS, Progress, Steps
from enterprise_sales.tools.workspace import Workspace

Analysis = Callable[..., BookResult]
"""Book, playbook, date, language and the options of the call → result."""


def work(
    name: str,
    analysis: Analysis,
    given: DocumentArguments,
    workspace: Workspace,
    progress: Progress,
) -> BookResult:
    """The result of a whole book, with its document saved if that is asked for.

    Args:
        name: the tool.
        analysis: what it computes.
        given: the arguments of the call.
        workspace: where it works.
        progress: told of every step.

    Raises:
        BookError, PlaybookError, StoreError, CallRefusedError: for people.
    """
    check_agent_of(given)
    count = len(STEPS) if given.save else len(STEPS) - 1
    steps = Steps(progress, count, translator(given.chosen_language))
    steps.next()
    with ONE_AT_A_TIME:
        found = sources(given, workspace)
        steps.next()
        result = analysis(found.book, found.playbook, found.as_of, found.t, **given.options)
    told = with_note(result.findings, given, found.t)
    result = result.model_copy(update={"findings": told})
    if not given.save:
        return result
    steps.next()
    # Late: templates are not needed where nothing is saved.
    from enterprise_sales.tools.saving import saved

    return result.model_copy(update={"output": saved(name, result, found, given, workspace)})
