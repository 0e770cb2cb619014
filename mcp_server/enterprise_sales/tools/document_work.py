"""What every tool that makes a document does: read, analyze, save."""

from __future__ import annotations

from collections.abc import Callable

from enterprise_sales.analyses.common import Documented
from enterprise_sales.language import translator
from enterprise_sales.tools.agent_check import check_agent_of
from enterprise_sales.tools.arguments import AccountArguments, DocumentArguments
from enterprise_sales.tools.language_note import with_note
from enterprise_sales.tools.loading import ONE_AT_A_TIME, Sources, account_context, sources
from enterprise_sales.tools.notices import notices
from enterprise_sales.tools.progress import STEPS, Progress, Steps
from enterprise_sales.tools.workspace import Workspace

Analysis = Callable[..., Documented]
"""Context – or book, playbook, date and language – and the options of the call → result."""


def work(
    name: str,
    analysis: Analysis,
    given: DocumentArguments,
    workspace: Workspace,
    progress: Progress,
) -> Documented:
    """The result of one account or of the whole book, its document saved if that is asked for.

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
        result = _analyzed(analysis, given, found)
    told = (*notices(found), *with_note(result.findings, given, found.t))
    result = result.model_copy(update={"findings": told})
    if not given.save:
        return result
    steps.next()
    # Late: templates are not needed where nothing is saved.
    from enterprise_sales.tools.saving import saved

    return result.model_copy(update={"output": saved(name, result, found, given, workspace)})


def _analyzed(analysis: Analysis, given: DocumentArguments, found: Sources) -> Documented:
    """What is computed for the account that the arguments name, else for the whole book."""
    if isinstance(given, AccountArguments):
        return analysis(account_context(found, given.account), **given.options)
    return analysis(found.book, found.playbook, found.as_of, found.t, **given.options)
