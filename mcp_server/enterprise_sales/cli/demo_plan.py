"""Which documents the demo makes: every tool, every account, both languages, three agents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

AS_OF = "2026-06-30"
"""The day that the demo book tells of."""
CREATED_AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
"""Fixed, so that the same documents come out byte for byte."""


@dataclass(frozen=True)
class Wanted:
    """One document: the call that makes it; `account` is None where it is about the whole book."""

    tool: str
    account: str | None
    agent: str
    language: str

    @property
    def arguments(self) -> dict[str, object]:
        """The arguments of the call."""
        account = {"account": self.account} if self.account else {}
        return {
            **account,
            "agent": self.agent,
            "as_of": AS_OF,
            "language": self.language,
        }


_ACCOUNTS = [
    "acme",
    "harbourline",
    "stalgor",
    "pinecrest",
    "rheintal",
    "beryozovy-dom",
    "stalgor-kz",
    "volgastroy",
    "lakeview",
    "oakfield",
]
_BOOK: tuple[None] = (None,)
_CALLS: dict[tuple[str, str], dict[str, Sequence[str | None]]] = {
    ("strategic-account-executive", "ru"): {
        "plan_account": _ACCOUNTS,
        "profile_account": ["harbourline", "stalgor"],
        "analyze_whitespace": ["acme", "beryozovy-dom"],
        "prepare_qbr": ["acme", "harbourline"],
        "plan_renewal": ["acme", "pinecrest", "rheintal", "volgastroy"],
        "map_stakeholders": ["harbourline", "stalgor"],
        "track_value": ["harbourline", "acme"],
        "plan_engagement": ["harbourline", "stalgor"],
        "defend_account": ["stalgor", "volgastroy"],
        "compare_playbooks": ["acme"],
        "hand_off": ["beryozovy-dom"],
        "review_portfolio": _BOOK,
    },
    ("strategic-account-planner", "en"): {
        "plan_account": ["harbourline"],
        "profile_account": ["pinecrest"],
        "analyze_whitespace": ["harbourline"],
        "map_stakeholders": ["acme"],
        "track_value": ["harbourline"],
        "plan_engagement": ["acme"],
        "review_portfolio": _BOOK,
    },
    ("account-manager", "en"): {
        "plan_account": ["acme"],
        "prepare_qbr": ["acme"],
        "plan_renewal": ["acme", "rheintal"],
        "defend_account": ["pinecrest"],
        "compare_playbooks": ["harbourline"],
        "hand_off": ["harbourline"],
    },
}
WANTED = tuple(
    Wanted(tool, account, agent, language)
    for (agent, language), calls in _CALLS.items()
    for tool, accounts in calls.items()
    for account in accounts
)
