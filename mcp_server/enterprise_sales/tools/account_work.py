"""What the tools for one account do: read, analyze, save."""

from __future__ import annotations

from collections.abc import Callable

from enterprise_sales.analyses.common import AccountResult
from enterprise_sales.analyses.context import Context
from enterprise_sales.language import translator
from enterprise_sales.store.names import check_agent
from enterprise_sales.tools.agents import PLAYBOOKS
from enterprise_sales.tools.arguments import AccountArguments
from enterprise_sales.tools.loading import ONE_AT_A_TIME, account_context, sources
from enterprise_sales.tools.problem import refused
from enterprise_sales.tools.progress import STEPS, Progress, Steps
from enterprise_sales.tools.workspace import Workspace

Analysis = Callable[[Context], AccountResult]


def work(
    name: str,
    analysis: Analysis,
    given: AccountArguments,
    workspace: Workspace,
    progress: Progress,
) -> AccountResult:
    """The result of one account, with its document saved if that is asked for.

    Args:
        name: the tool.
        analysis: what it computes.
        given: the arguments of the call.
        workspace: where it works.
        progress: told of every step.

    Raises:
        BookError, PlaybookError, StoreError, CallRefusedError: for people.
    """
    # A name that cannot be a folder is refused before anything is computed for it.
    check_agent(given.agent)
    check_playbook_of(given)
    count = len(STEPS) if given.save else len(STEPS) - 1
    steps = Steps(progress, count, translator(given.chosen_language))
    steps.next()
    with ONE_AT_A_TIME:
        found = sources(given, workspace)
        steps.next()
        result = analysis(account_context(found, given.account))
    if not given.save:
        return result
    steps.next()
    # Late: templates are not needed where nothing is saved.
    from enterprise_sales.tools.saving import saved

    return result.model_copy(update={"output": saved(name, result, found, given, workspace)})


def check_playbook_of(given: AccountArguments) -> None:
    """Refuse an agent that nobody knows unless the call says by which playbook to judge.

    A misspelt agent would otherwise be judged by the thresholds of another one, and say nothing.

    Raises:
        CallRefusedError: with the agents most like it.
    """
    if given.playbook or given.agent in PLAYBOOKS:
        return
    from enterprise_sales.playbook.nearest import hint

    raise refused(
        "agent_unknown",
        translator(given.chosen_language),
        "agent",
        given.agent,
        nearest=hint(given.agent, PLAYBOOKS),
        names=", ".join(dict.fromkeys(PLAYBOOKS.values())),
    )
