"""Thresholds as data: cited, dated values in three named playbooks, with the user's overrides."""

from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.files import playbook_names
from enterprise_sales.playbook.load import load_playbook
from enterprise_sales.playbook.parameter import Override, Parameter
from enterprise_sales.playbook.playbook import Playbook
from enterprise_sales.playbook.sources import Source
from enterprise_sales.playbook.structures import (
    AgendaItem,
    Cadence,
    CompressedStep,
    Engage,
    ExecutiveFocus,
    Milestone,
    Mitigation,
    Offset,
    MotionStep,
    Phase,
    Resource,
    Response,
    Segment,
    Target,
)

__all__ = [
    "AgendaItem",
    "Cadence",
    "CompressedStep",
    "Engage",
    "ExecutiveFocus",
    "Milestone",
    "Mitigation",
    "Notice",
    "Offset",
    "Override",
    "Parameter",
    "MotionStep",
    "Phase",
    "Playbook",
    "PlaybookError",
    "Resource",
    "Response",
    "Segment",
    "Source",
    "Target",
    "load_playbook",
    "playbook_names",
]
