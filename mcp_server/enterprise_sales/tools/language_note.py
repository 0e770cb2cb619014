"""Says that a document is in Russian although another language was asked for."""

from __future__ import annotations

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.language import N_, Translator
from enterprise_sales.language.findings import message
from enterprise_sales.tools.agents import EXECUTIVE
from enterprise_sales.tools.arguments import DocumentArguments

RUSSIAN = (
    N_("The agent {agent} always writes in Russian, so the language asked for was not used."),
    N_("Name another agent, such as account-manager, to have the document in English."),
)


def with_note(
    findings: tuple[FindingOut, ...], given: DocumentArguments, t: Translator
) -> tuple[FindingOut, ...]:
    """The findings of a result; the note comes last, where the agent overrides the language."""
    if given.language in (None, given.chosen_language):
        return findings
    wrong, remedy = message(t, *RUSSIAN, {"agent": EXECUTIVE})
    note = FindingOut(
        code="language_of_agent",
        severity="info",
        where="language",
        excerpt=given.language,
        wrong=wrong,
        remedy=remedy,
        count=1,
        left_out=0,
    )
    return (*findings, note)
