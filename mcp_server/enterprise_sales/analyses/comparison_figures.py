"""Every figure that is compared, of growth, price, health and targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from enterprise_sales.analyses.comparison_reading import Found, Reading, Under
from enterprise_sales.analyses.health import told_score
from enterprise_sales.analyses.results import Metric, WhitespaceOpportunity

GROWTH = "plan.growth_percent"
PRICE = ("renewal.uplift_percent", "renewal.price_case")
EXECUTIVE = "c_level_touchpoints"
COMPARED_ALREADY = "arr"
"""The metric whose target is the target ARR, a figure of its own."""
EXECUTIVE_TARGET = ("targets.c_level_touchpoints", "engagement.cadence")


def _triggers(under: Under) -> Iterator[Found]:
    for one in under.plan.whitespace.opportunities:
        if one.trigger is not None:
            yield Found(one.trigger, _key(one), _called(one))


def _gates(under: Under) -> Iterator[Found]:
    for one in under.plan.whitespace.opportunities:
        yield Found(one.gate, _key(one), _called(one))


def _key(one: WhitespaceOpportunity) -> str:
    """What an opportunity is known by, whatever its rank."""
    parts = (one.vector, one.business_unit, one.product_id, one.use_case)
    return "/".join(part or "" for part in parts)


def _called(one: WhitespaceOpportunity) -> str:
    parts = (one.business_unit, one.use_case or one.product_name)
    return ": ".join(part for part in parts if part)


def _whitespace(under: Under) -> Iterator[Found]:
    yield Found(under.plan.whitespace.totals.known)


def _scenarios(under: Under) -> Iterator[Found]:
    for one in under.plan.renewal.scenarios:
        yield Found(one.annual_value, one.name)


def _terms(under: Under) -> Iterator[Found]:
    for one in under.plan.renewal.scenarios:
        yield Found(one.years, one.name)


def _uplift(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.price_case.uplift_percent)


def _uplift_amount(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.price_case.uplift_amount)


def _stance(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.price_case.stance)


def _price_rules(under: Under) -> Iterator[Found]:
    codes = under.ctx.playbook.texts("renewal.price.rules")
    for code, text in zip(codes, under.plan.renewal.price_case.rules, strict=True):
        yield Found(value=True, item=code, name=text)


def _score(under: Under) -> Iterator[Found]:
    """None where no document tells it."""
    yield Found(told_score(under.ctx))


def _band(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.health.band)


def _low(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.health.low)


def _high(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.health.high)


def _trend(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.health.trend)


def _components(under: Under) -> Iterator[Found]:
    for part in under.plan.profile.health.components:
        yield Found(part.score, part.code)


def _tier(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.tier.code)


def _unmet(under: Under) -> Iterator[Found]:
    for one in under.plan.profile.tier.unmet:
        yield Found(one.needed, one.criterion)


def _low_chance(under: Under) -> Iterator[Found]:
    found = under.plan.profile.renewal.probability
    yield Found(found.low if found else None)


def _high_chance(under: Under) -> Iterator[Found]:
    found = under.plan.profile.renewal.probability
    yield Found(found.high if found else None)


def _growth(under: Under) -> Iterator[Found]:
    yield Found(under.plan.growth_percent)


def _target_arr(under: Under) -> Iterator[Found]:
    yield Found(under.plan.target_arr)


def _target_gap(under: Under) -> Iterator[Found]:
    yield Found(under.plan.target_gap)


def _arr(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.arr)


def _metric(
    pick: Callable[[Metric], str | bool | None], *, executive: bool = False
) -> Callable[[Under], Iterator[Found]]:
    """Figures of the metrics; what a playbook sets no target for is not among them.

    The meetings of executives are read apart: their target hangs on the tier.
    """

    def read(under: Under) -> Iterator[Found]:
        for one in under.plan.metrics:
            value = pick(one)
            if value is None or one.code == COMPARED_ALREADY:
                continue
            if (one.code == EXECUTIVE) == executive:
                yield Found(value, one.code, one.title)

    return read


def _set(one: Metric) -> str | None:
    return one.target


def _met(one: Metric) -> bool | None:
    return one.met


BAND = ("health_band",)
TIER = ("tier",)
FIGURES: tuple[Reading, ...] = (
    Reading("expansion", "trigger", "code", _triggers, ("expansion",)),
    Reading("expansion", "gate", "code", _gates, ("expansion.gate",), BAND),
    Reading("expansion", "whitespace", "money", _whitespace, rules=("whitespace_known",)),
    Reading("scenario", "scenario", "money", _scenarios, ("renewal.{item}", *PRICE), BAND),
    Reading("scenario", "term", "number", _terms, ("renewal.{item}",)),
    Reading("price", "uplift", "percent", _uplift, PRICE),
    Reading("price", "uplift_amount", "money", _uplift_amount, PRICE),
    Reading("price", "stance", "text", _stance, ("renewal.price.stance",)),
    Reading("price", "price_rule", "yes_no", _price_rules, ("renewal.price.rules",)),
    Reading("health", "health_score", "points", _score, rules=("health_score",)),
    Reading("health", "health_low", "points", _low, rules=("health_low",)),
    Reading("health", "health_high", "points", _high, rules=("health_high",)),
    Reading("health", "health_band", "code", _band, rules=BAND),
    Reading("health", "health_trend", "code", _trend, rules=("health_trend",)),
    Reading("health", "component", "points", _components, rules=("{item}_score",)),
    Reading("tier", "tier", "code", _tier, rules=TIER),
    Reading("tier", "criterion", "text", _unmet, ("tier",), TIER),
    Reading("probability", "probability_low", "percent", _low_chance, rules=("probability_low",)),
    Reading(
        "probability", "probability_high", "percent", _high_chance, rules=("probability_high",)
    ),
    Reading("target", "arr", "money", _arr, rules=("arr",)),
    Reading("target", "growth_percent", "percent", _growth, (GROWTH,), BAND),
    Reading("target", "target_arr", "money", _target_arr, (GROWTH,), BAND),
    Reading("target", "target_gap", "money", _target_gap, (GROWTH,), BAND),
    Reading("target", "target", "text", _metric(_set), ("targets.{item}", "health.bands")),
    Reading("target", "target", "text", _metric(_set, executive=True), EXECUTIVE_TARGET, TIER),
    Reading("target", "met", "yes_no", _metric(_met), ("targets.{item}", "health.bands"), BAND),
    Reading("target", "met", "yes_no", _metric(_met, executive=True), EXECUTIVE_TARGET, TIER),
)
