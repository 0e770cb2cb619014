"""The structured values of a playbook: milestones, agenda items, cadences, targets and the like."""

from enterprise_sales.playbook.structures.base import Code, Codes, Number, Positive, Structure
from enterprise_sales.playbook.structures.defence import (
    ANY,
    Concession,
    ExitRule,
    Pair,
    Rung,
    SaveStep,
    ThreatWeight,
)
from enterprise_sales.playbook.structures.engagement import Incentive, Investment, ReferenceStep
from enterprise_sales.playbook.structures.growth import (
    MotionStep,
    Phase,
    Resource,
    Response,
    Segment,
    Target,
)
from enterprise_sales.playbook.structures.portfolio import WeekKind
from enterprise_sales.playbook.structures.renewal import (
    CompressedStep,
    Engage,
    Milestone,
    Mitigation,
    Offset,
)
from enterprise_sales.playbook.structures.review import AgendaItem, Cadence, ExecutiveFocus
from enterprise_sales.playbook.structures.risk import RiskWeight

__all__ = [
    "ANY",
    "AgendaItem",
    "Cadence",
    "Code",
    "Codes",
    "CompressedStep",
    "Concession",
    "Engage",
    "ExecutiveFocus",
    "ExitRule",
    "Incentive",
    "Investment",
    "Milestone",
    "Mitigation",
    "MotionStep",
    "Number",
    "Offset",
    "Pair",
    "Phase",
    "Positive",
    "ReferenceStep",
    "Resource",
    "Response",
    "RiskWeight",
    "Rung",
    "SaveStep",
    "Segment",
    "Structure",
    "Target",
    "ThreatWeight",
    "WeekKind",
]
