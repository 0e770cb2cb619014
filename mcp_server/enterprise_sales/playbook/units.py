"""The units of playbook values: what each may hold, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from enterprise_sales.playbook import structures as s

Accessor = Literal[
    "number", "integer", "integers", "text", "texts", "money", "target", "record", "records"
]


@dataclass(frozen=True)
class Unit:
    """One unit.

    Attributes:
        name: as it stands in the files.
        expects: what a value must be, for people.
        accessor: the method of a playbook that reads it.
        type: the type that a value is validated against.
        model: the model of its records, where it has one.
    """

    name: str
    expects: str
    accessor: Accessor
    type: Any
    model: type[s.Structure] | None = None


def _decimal(value: object) -> object:
    """Money as people write it: a whole number, a decimal number, or one in quotes."""
    if isinstance(value, bool):
        return value
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value


_Number = Annotated[int | float, Field(ge=0, allow_inf_nan=False)]
_Money = Annotated[Decimal, BeforeValidator(_decimal), Field(ge=0, allow_inf_nan=False)]
_Days = Annotated[tuple[s.Positive, ...], Field(strict=False, min_length=1)]


def _count(name: str, of: str, low: int = 0, high: int | None = None) -> Unit:
    up = f"{low} or more" if high is None else f"{low} to {high}"
    return Unit(
        name, f"a whole number{of}, {up}", "integer", Annotated[int, Field(ge=low, le=high)]
    )


def _targets(name: str, of: str) -> Unit:
    expects = f"a target in {of}, such as {{at_least: 5}}, or nothing"
    return Unit(name, expects, "target", s.Target | None, s.Target)


def _record(name: str, expects: str, model: type[s.Structure]) -> Unit:
    return Unit(name, expects, "record", model, model)


def _records(name: str, expects: str, model: type[s.Structure]) -> Unit:
    rows = Annotated[tuple[model, ...], Field(strict=False, min_length=1)]  # type: ignore[valid-type]
    return Unit(name, expects, "records", rows, model)


_ALL = (
    Unit("percent", "a number of percent, 0 or more", "number", _Number),
    Unit(
        "percent_target",
        "a number of percent above 0",
        "number",
        Annotated[int | float, Field(gt=0, allow_inf_nan=False)],
    ),
    Unit(
        "points",
        "a number from 0 to 100",
        "number",
        Annotated[int | float, Field(ge=0, le=100, allow_inf_nan=False)],
    ),
    Unit("weight", "a number, 0 or more", "number", _Number),
    Unit(
        "multiplier",
        "a number, 1 or more",
        "number",
        Annotated[int | float, Field(ge=1, allow_inf_nan=False)],
    ),
    _count("days", " of days"),
    _count("months", " of months"),
    _count("interval_days", " of days", 1),
    _count("interval_months", " of months", 1),
    _count("years", " of years", 1),
    _count("quarters", " of quarters", 1),
    _count("minutes", " of minutes", 1),
    _count("count", ""),
    _count("times", "", 1),
    _count("strength", "", 1, 5),
    _count("decimals", "", 0, 6),
    Unit("money", "an amount of money, 0 or more", "money", _Money),
    Unit(
        "currency",
        "an ISO 4217 code of three capital letters",
        "text",
        Annotated[str, Field(pattern=r"^[A-Z]{3}$")],
    ),
    Unit(
        "currencies",
        "a list of ISO 4217 codes of three capital letters",
        "texts",
        Annotated[
            tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}$")], ...],
            Field(strict=False, min_length=1),
        ],
    ),
    Unit("code", "one code", "text", s.Code),
    Unit("codes", "a list of codes", "texts", s.Codes),
    Unit("day_list", "a list of whole numbers of days", "integers", _Days),
    Unit("count_list", "a list of whole numbers, 1 or more", "integers", _Days),
    _targets("target_percent", "percent"),
    _targets("target_points", "points"),
    _targets("target_months", "months"),
    _targets("target_count", "a count"),
    _targets("target_money", "money"),
    _record("offset", "an offset, {days: n} or {months: n}", s.Offset),
    _record("response", "a response {action, owner, deadline_days}", s.Response),
    _record(
        "executive_focus",
        "what a role cares about {focus, meetings, content, value}",
        s.ExecutiveFocus,
    ),
    _records(
        "milestones", "a list of {code, offset_days or offset_months, action, owner}", s.Milestone
    ),
    _records("compressed_steps", "a list of {milestone, min_days, merge_into}", s.CompressedStep),
    _records("engagements", "a list of {who, milestone}", s.Engage),
    _records("mitigations", "a list of {code, when}", s.Mitigation),
    _records("agenda", "a list of {code, minutes, content_from}", s.AgendaItem),
    _records(
        "cadence",
        "a list of {level, tier, scope, times_min, times_max, per_days or per_months, format,"
        " content}",
        s.Cadence,
    ),
    _records(
        "investments",
        "a list of {code, levels, when}, when being always, green or ready",
        s.Investment,
    ),
    _records("reference_steps", "a list of {code, levels or roles}", s.ReferenceStep),
    _records("incentives", "a list of {code, when}", s.Incentive),
    _records("phases", "a list of {code, from_month, to_month}", s.Phase),
    _records("motion", "a list of {code, owner, within_days}", s.MotionStep),
    _records("resources", "a list of {role, part, tasks}", s.Resource),
    _records("risk_weights", "a list of {code, likelihood, impact}", s.RiskWeight),
    _records("threat_weights", "a list of {code, likelihood, impact, scope}", s.ThreatWeight),
    _records("save_steps", "a list of {code, day, owner, when}", s.SaveStep),
    _records("exit_rules", "a list of {code, when}", s.ExitRule),
    _records("rungs", "a list of {level, who, within_days, task}", s.Rung),
    _records("pairs", "a list of {ours, theirs, task, when}", s.Pair),
    _records("concessions", "a list of {give, get}", s.Concession),
    _records("segments", "a list of {code, share_percent, motion}", s.Segment),
    _records("week_kinds", "a list of {code, weight_percent, ahead_days}", s.WeekKind),
)
UNITS: dict[str, Unit] = {unit.name: unit for unit in _ALL}
"""Every unit by its name."""


@cache
def validator(name: str) -> TypeAdapter[Any]:
    """What checks the values of a unit.

    Raises:
        KeyError: there is no such unit.
    """
    unit = UNITS[name]
    if isinstance(unit.type, type) and issubclass(unit.type, BaseModel):
        return TypeAdapter(unit.type)
    return TypeAdapter(unit.type, config=ConfigDict(strict=True))
