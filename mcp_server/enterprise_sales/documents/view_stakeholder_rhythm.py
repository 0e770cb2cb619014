"""How often each level is met, and who is late."""

from __future__ import annotations

from enterprise_sales.analyses.results import LevelCadence, MapStakeholders, Overdue
from enterprise_sales.documents.voice import Table, Voice, capital


def cadence_table(result: MapStakeholders, voice: Voice) -> Table:
    """A row for each level, those that nobody holds too."""
    t = voice.t
    titles = (
        t.text("Level"),
        t.text("How often"),
        t.text("How"),
        t.text("What about"),
        t.text("State"),
    )
    return Table(titles, tuple(_row(row, voice) for row in result.cadence))


def overdue_table(result: MapStakeholders, voice: Voice) -> Table:
    """Late contacts and actions, the latest first."""
    t = voice.t
    titles = (
        t.text("Who"),
        t.text("What is late"),
        t.text("Due"),
        t.text("Late by"),
        t.text("Who keeps contact"),
    )
    return Table(titles, tuple(_late(row, voice) for row in result.overdue))


def how_often(row: LevelCadence, voice: Voice) -> str:
    """`раз в 14 дней`, `4–6 раз за 3 месяца, на весь уровень`."""
    period = _period(row, voice)
    if row.times_max == 1:
        often = voice.t.text("once every {period}", period=period)
    else:
        low, high = (voice.t.number(times) for times in (row.times_min, row.times_max))
        times = low if row.times_min == row.times_max else f"{low}–{high}"
        often = voice.t.plural(
            "{times} time every {period}",
            "{times} times every {period}",
            row.times_max,
            times=times,
            period=period,
        )
    if row.scope == "account":
        return voice.t.text("{often}, the level as a whole", often=often)
    return voice.t.text("{often}, each person", often=often)


def _period(row: LevelCadence, voice: Voice) -> str:
    if row.per_days:
        return voice.t.days(row.per_days)
    return voice.t.text("month") if row.per_months == 1 else voice.t.months(row.per_months or 0)


def _row(row: LevelCadence, voice: Voice) -> tuple[str, ...]:
    return (
        capital(voice.word("level", row.level)),
        how_often(row, voice),
        ", ".join(row.format),
        ", ".join(row.content),
        row.text,
    )


def _late(row: Overdue, voice: Voice) -> tuple[str, ...]:
    contact = voice.t.text("contact by the cadence")
    return (
        row.name,
        contact if row.kind == "contact" else row.action or contact,
        voice.day_short(row.due),
        voice.t.days(row.days),
        row.internal_owner or voice.t.text("nobody yet"),
    )
