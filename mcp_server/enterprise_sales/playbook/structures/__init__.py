"""The structured values of a playbook: milestones, agenda items, cadences, targets and the like."""

from enterprise_sales.playbook.structures.base import Code, Codes, Number, Positive, Structure
from enterprise_sales.playbook.structures.growth import (
    MotionStep,
    Phase,
    Resource,
    Response,
    Segment,
    Target,
)
from enterprise_sales.playbook.structures.renewal import (
    CompressedStep,
    Engage,
    Milestone,
    Mitigation,
    Offset,
)
from enterprise_sales.playbook.structures.review import AgendaItem, Cadence, ExecutiveFocus

__all__ = [
    "AgendaItem",
    "Cadence",
    "Code",
    "Codes",
    "CompressedStep",
    "Engage",
    "ExecutiveFocus",
    "Milestone",
    "Mitigation",
    "MotionStep",
    "Number",
    "Offset",
    "Phase",
    "Positive",
    "Resource",
    "Response",
    "Segment",
    "Structure",
    "Target",
]
