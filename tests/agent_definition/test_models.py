"""Which model an alias stands for, and who may say so."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from enterprise_sales.agent.models import ALIASES, Model, ModelsError, Prices, Rate, resolve
from enterprise_sales.agent.models_file import PriceEntry, Provider, RateEntry, models_file

SHIPPED = models_file(Path(__file__).parents[2] / "references" / "models.yaml")
PROVIDERS = get_args(Provider)


def book_of(folder: Path, text: str) -> Path:
    path = folder / "models.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("alias", ALIASES)
def test_every_alias_has_an_id_with_every_provider(alias: str, provider: Provider) -> None:
    model = resolve(alias, provider, {})
    assert model.alias == alias
    assert f"claude-{alias}-" in model.id


@pytest.mark.parametrize("alias", ALIASES)
def test_every_alias_is_a_model_that_the_client_knows(alias: str) -> None:
    from anthropic.resources.messages.messages import DEPRECATED_MODELS
    from anthropic.types.model import Model as Known

    model = resolve(alias, "anthropic", {}).id
    assert model in get_args(get_args(Known)[0])
    assert model not in DEPRECATED_MODELS


@pytest.mark.parametrize("alias", ALIASES)
def test_every_alias_has_a_price_with_the_api_itself(alias: str) -> None:
    prices = resolve(alias, "anthropic", {}).prices
    assert prices is not None
    assert Decimal(0) < prices.cache_read < prices.input < prices.cache_write < prices.output


def rates(entry: PriceEntry) -> list[RateEntry]:
    return [entry] if entry.long_prompt is None else [entry, entry.long_prompt]


def test_every_id_and_every_price_names_its_page_and_the_day() -> None:
    ids = [each for by in SHIPPED.models.values() for each in by.values()]
    entries = [each for by in SHIPPED.prices.values() for each in by.values()]
    prices = [
        getattr(rate, kind)
        for entry in entries
        for rate in rates(entry)
        for kind in ("input", "output", "cache_write", "cache_read")
    ]
    for each in [*ids, *prices]:
        assert (each.source or "").startswith("https://"), each
        assert (each.checked or date.min) >= date(2026, 11, 22), each


def test_a_model_without_a_known_price_has_none() -> None:
    assert resolve("claude-3-mine", "anthropic", {}).prices is None
    assert resolve("sonnet", "bedrock", {}).prices is None


def test_a_word_that_is_no_alias_is_an_id() -> None:
    model = resolve("claude-opus-5", "anthropic", {"ANTHROPIC_DEFAULT_OPUS_MODEL": "other"})
    assert (model.id, model.alias) == ("claude-opus-5", None)
    assert model.prices == Prices(Decimal(5), Decimal(25), Decimal("6.25"), Decimal("0.5"))


def test_the_book_goes_before_the_program_and_the_environment_before_the_book(
    tmp_path: Path,
) -> None:
    own = book_of(tmp_path, "models: {sonnet: {anthropic: of-the-book}}")
    environment = {"ANTHROPIC_DEFAULT_SONNET_MODEL": "of-the-environment"}
    assert resolve("sonnet", "anthropic", {}, own).id == "of-the-book"
    assert resolve("sonnet", "anthropic", environment, own).id == "of-the-environment"
    assert resolve("sonnet", "vertex", {}, own) == resolve("sonnet", "vertex", {})
    assert resolve("opus", "anthropic", environment, own) == resolve("opus", "anthropic", {})


def test_an_empty_variable_and_a_missing_file_say_nothing(tmp_path: Path) -> None:
    environment = {"ANTHROPIC_DEFAULT_SONNET_MODEL": "", "ANTHROPIC_MODEL": ""}
    plain = resolve("sonnet", "anthropic", {})
    assert resolve("sonnet", "anthropic", environment, tmp_path / "models.yaml") == plain
    assert resolve("inherit", "anthropic", environment) == plain


@pytest.mark.parametrize(
    ("environment", "book", "expected"),
    [
        ({}, "", "sonnet"),
        ({}, "default: haiku", "haiku"),
        ({"ANTHROPIC_MODEL": "opus"}, "default: haiku", "opus"),
    ],
)
def test_inherit_is_the_model_of_the_host(
    tmp_path: Path, environment: dict[str, str], book: str, expected: str
) -> None:
    found = resolve("inherit", "anthropic", environment, book_of(tmp_path, book))
    assert found == resolve(expected, "anthropic", {})


def test_the_mark_for_a_long_context_is_no_part_of_an_id() -> None:
    environment = {"ANTHROPIC_DEFAULT_OPUS_MODEL": "claude-opus-4-6[1m]"}
    assert resolve("opus", "anthropic", environment).id == "claude-opus-4-6"
    assert resolve("opus[1m]", "anthropic", {}) == resolve("opus", "anthropic", {})


def test_own_prices_are_written_shortly(tmp_path: Path) -> None:
    own = book_of(
        tmp_path,
        "models: {sonnet: {bedrock: mine}}\n"
        "prices: {bedrock: {mine: {input: 2, output: 10.5, cache_write: 2.5, cache_read: 0.1}}}\n",
    )
    prices = Prices(Decimal(2), Decimal("10.5"), Decimal("2.5"), Decimal("0.1"))
    assert resolve("sonnet", "bedrock", {}, own) == Model("mine", "sonnet", "bedrock", prices)


def test_a_longer_prompt_has_its_own_rate_from_one_token_over() -> None:
    rate, longer = Rate(*[Decimal(1)] * 4), Rate(*[Decimal(2)] * 4)
    prices = Prices(*vars(rate).values(), long_prompt=longer, long_over=100)
    assert prices.for_prompt(100).input == 1
    assert prices.for_prompt(101) == longer


WRONG = {
    "models: {sonet: {anthropic: a}}": "models.sonet",
    "models: {sonnet: {azure: a}}": "models.sonnet.azure",
    "models: {sonnet: {anthropic: ''}}": "models.sonnet.anthropic.id",
    "prices: {anthropic: {m: {input: 1}}}": "prices.anthropic.m.output: Field required",
    "prices: {anthropic: {m: {input: -1, output: 1, cache_write: 1, cache_read: 1}}}": "input.usd",
    "price: {}": "price: Extra inputs are not permitted",
    "- a": "Write it as",
    "models: {}\nmodels: {}": "The key models stands twice",
    "a: [": "not valid YAML",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items(), ids=WRONG)
def test_a_file_that_cannot_be_used_says_where_and_what_to_do(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(ModelsError) as caught:
        resolve("sonnet", "anthropic", {}, book_of(tmp_path, text))
    assert str(caught.value).startswith("models.yaml, line ")
    assert told in str(caught.value)
