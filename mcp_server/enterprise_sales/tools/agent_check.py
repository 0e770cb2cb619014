"""For whom a document is made: refused before anything is computed for it."""

from __future__ import annotations

from enterprise_sales.language import translator
from enterprise_sales.store.names import check_agent
from enterprise_sales.tools.agents import PLAYBOOKS
from enterprise_sales.tools.arguments import DocumentArguments
from enterprise_sales.tools.import_arguments import ImportArguments
from enterprise_sales.tools.problem import refused


def check_agent_of(given: DocumentArguments | ImportArguments) -> None:
    """Refuse an agent that is no folder, or that nobody knows and no playbook is named for.

    A misspelt agent would otherwise be judged by the thresholds of another one, and say nothing.

    Raises:
        StoreError: it cannot be the name of a folder.
        CallRefusedError: nobody knows it; with the agents most like it.
    """
    if given.agent is None:
        return
    check_agent(given.agent)
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
