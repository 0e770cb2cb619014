"""Tokens and what they cost."""

from decimal import Decimal
from types import SimpleNamespace

from enterprise_sales.agent.models import Model, Prices, Rate
from enterprise_sales.agent.usage import Spent, Usage, cost, usage_of

PRICES = Prices(
    Decimal(2),
    Decimal(10),
    Decimal("2.5"),
    Decimal("0.1"),
    long_prompt=Rate(*map(Decimal, (4, 20, 5, "0.2"))),
    long_over=100_000,
)
MODEL = Model("m", None, "anthropic", PRICES)


def test_usage_adds_up() -> None:
    assert Usage(1, 2, 3, 4) + Usage(10, 20, 30, 40) == Usage(11, 22, 33, 44)
    assert (Usage(1, 2, 3, 4).prompt, Usage(1, 2, 3, 4).total) == (8, 10)


def test_what_the_api_leaves_out_is_no_token() -> None:
    told = SimpleNamespace(
        input_tokens=5,
        output_tokens=6,
        cache_creation_input_tokens=None,
        cache_read_input_tokens=None,
    )
    assert usage_of(told) == Usage(5, 6, 0, 0)


def test_every_kind_of_token_has_its_own_price() -> None:
    # 1,000 × 2 + 500 × 10 + 20,000 × 2.5 + 30,000 × 0.1 = 60,000 millionths of a dollar
    assert cost(Usage(1_000, 500, 20_000, 30_000), MODEL) == Decimal("0.06")


def test_the_prompt_with_its_cached_part_decides_the_rate() -> None:
    # 100,000 in all: 10,000 × 2 + 90,000 × 0.1 = 29,000; one more: 10,001 × 4 + 90,000 × 0.2
    assert cost(Usage(10_000, 0, 0, 90_000), MODEL) == Decimal("0.029")
    assert cost(Usage(10_001, 0, 0, 90_000), MODEL) == Decimal("0.058004")


def test_without_a_price_the_cost_is_unknown_and_not_nought() -> None:
    assert cost(Usage(1, 1, 1, 1), Model("m", None, "bedrock", None)) is None


def test_one_unknown_cost_makes_the_whole_unknown() -> None:
    spent = Spent().reply(Usage(1), Decimal("0.5")).reply(Usage(0, 2), Decimal("0.25"))
    assert spent == Spent(Usage(1, 2), Decimal("0.75"), 2)
    assert spent.reply(Usage(3), None).reply(Usage(4), Decimal(1)) == Spent(Usage(8, 2), None, 4)
