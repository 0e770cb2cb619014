"""File names: the time in UTC, a slug that a Russian reader still recognises."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprise_sales.store import file_name

AT = datetime(2026, 11, 21, 10, 5, 6, 999999, tzinfo=UTC)

SLUGS = {
    "Подготовь план продления для ООО «Северсталь»": "podgotov-plan-prodleniya-dlya-ooo-severstal",
    "Бюджет, Юпитер и ещё щит": "byudzhet-yupiter-i-eshchyo-shchit",
    "ЭЦП, подъём, съезд, хлеб": "etsp-podyom-sezd-khleb",
    # As macOS gives file names: the letters in parts.
    "Цои\N{COMBINING BREVE} и е\N{COMBINING DIAERESIS}ж": "tsoy-i-yozh",
    "Acme & Co. / R&amp;D": "acme-co-r-amp-d",
    "Müller Straße": "muller-strasse",
    "QBR_2026 -- Q4": "qbr-2026-q4",
    "": "document",
    "🎉 …": "document",
    "a" * 50 + " longer words": "a" * 50 + "-longer",
    "a" * 61: "a" * 60,
}


@pytest.mark.parametrize(("source", "slug"), SLUGS.items())
def test_the_slug_is_ascii_and_reads_well(source: str, slug: str) -> None:
    assert file_name(AT, source) == f"2026-11-21_100506_{slug}.md"


def test_the_time_is_told_in_utc() -> None:
    moscow = datetime(2026, 1, 1, 1, 2, 3, tzinfo=timezone(timedelta(hours=3)))
    assert file_name(moscow, "x") == "2025-12-31_220203_x.md"


def test_a_time_without_a_zone_is_a_defect_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        file_name(datetime(2026, 1, 1), "x")  # noqa: DTZ001


@given(st.text())
def test_every_name_is_one_that_all_systems_take(source: str) -> None:
    stem = file_name(AT, source).removeprefix("2026-11-21_100506_").removesuffix(".md")
    assert 1 <= len(stem) <= 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not stem.startswith("-")
    assert not stem.endswith("-")
