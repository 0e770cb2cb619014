"""Structured values of the defence of an account and of a negotiation."""

from __future__ import annotations

from typing import ClassVar, Literal

from enterprise_sales.playbook.structures.base import Code, Codes, Count, Structure

Likelihood = Literal["low", "medium", "high"]
Impact = Literal["low", "medium", "high", "critical"]
ThreatLevel = Literal["low", "medium", "high", "critical"]
ANY = "any"
"""Stands for whatever threatens the account."""


class ThreatWeight(Structure):
    """How grave a threat is, and how far it reaches.

    Attributes:
        code: the threat.
        likelihood: that the customer leaves over it, as in the risk register.
        impact: if it does.
        scope: `account` where it concerns all contracts, `place` where only what it names.
    """

    WORDED: ClassVar[dict[str, str]] = {"code": "threat"}
    code: Code
    likelihood: Likelihood
    impact: Impact
    scope: Literal["account", "place"]


class SaveStep(Structure):
    """A step of the save plan: what, on which day of it, by whom, and against which threats."""

    WORDED: ClassVar[dict[str, str]] = {"code": "save_step", "owner": "role", "when": "threat"}
    code: Code
    day: Count
    owner: Code
    when: Codes = (ANY,)


class ExitRule(Structure):
    """What must hold before a save plan ends, and for which threats it is asked."""

    WORDED: ClassVar[dict[str, str]] = {"code": "exit_rule", "when": "threat"}
    code: Code
    when: Codes = (ANY,)


class Rung(Structure):
    """One rung of the escalation: from which level of threat, who, within how many days."""

    WORDED: ClassVar[dict[str, str]] = {"who": "role", "task": "escalation_task"}
    level: ThreatLevel
    who: Code
    within_days: Count
    task: Code


class Pair(Structure):
    """Who of ours goes to whom of theirs, what for, and against which threats."""

    WORDED: ClassVar[dict[str, str]] = {
        "ours": "role",
        "theirs": "role",
        "task": "pair_task",
        "when": "threat",
    }
    ours: Code
    theirs: Code
    task: Code
    when: Codes = (ANY,)


class Concession(Structure):
    """What may be given in a negotiation, and what is asked for it."""

    WORDED: ClassVar[dict[str, str]] = {"give": "give", "get": "get"}
    give: Code
    get: Code
