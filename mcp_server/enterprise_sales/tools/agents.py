"""What an agent works with unless it says otherwise."""

from __future__ import annotations

EXECUTIVE = "strategic-account-executive"
PLAYBOOKS = {
    EXECUTIVE: "strategic-12-month",
    "strategic-account-planner": "enterprise-180-day",
    "strategic-account-management": "enterprise-180-day",
    "account-manager": "execution-120-day",
}
"""Agent or skill → the playbook of the same source."""
LANGUAGE = "ru"


def playbook_of(agent: str) -> str:
    """The default playbook of an agent; one of the user's own has to name it."""
    return PLAYBOOKS.get(agent, PLAYBOOKS[EXECUTIVE])


def language_of(agent: str, wished: str | None) -> str:
    """The language of the texts; the executive writes in Russian whatever it is asked (§7)."""
    return LANGUAGE if agent == EXECUTIVE else wished or LANGUAGE
