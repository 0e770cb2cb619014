"""Business units and products beside the account, and where a number of users comes from."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.results import HealthPart, UserFigure
from enterprise_sales.documents.voice import Table, Voice


def parts_table(parts: Iterable[HealthPart], title: str, voice: Voice) -> Table:
    """Usage of each part, the weakest first."""
    t = voice.t
    titles = (
        title,
        t.text("Usage, points"),
        t.text("Against the account"),
        t.text("Trend"),
        t.text("Active of licensed users"),
        t.text("Features in use"),
        t.text("ARR"),
        t.text("Where it stands"),
    )
    return Table(titles, tuple(_part(part, voice) for part in parts))


def weak_line(parts: Iterable[HealthPart], voice: Voice) -> str:
    """The parts that stand out below the account; empty where none does."""
    names = [part.name for part in parts if part.weak]
    if not names:
        return ""
    return voice.t.text("Far below the account: {names}.", names=voice.t.listed(names))


def users_line(figures: tuple[UserFigure, ...], voice: Voice) -> str:
    """Where the number of active users comes from, with both where two tables differ."""
    if not figures:
        return voice.t.text("No table counts the active users.")
    if len({figure.active for figure in figures}) > 1:
        told = [f"{voice.t.number(one.active)} ({_source(one, voice)})" for one in figures]
        return voice.t.text("Active users differ by source: {sources}.", sources="; ".join(told))
    sources = voice.t.listed([_source(one, voice) for one in figures])
    if len(figures) == 1:
        return voice.t.plural(
            "{n} active user ({source}).",
            "{n} active users ({source}).",
            figures[0].active,
            source=sources,
        )
    return voice.t.plural(
        "{n} active user ({sources} agree).",
        "{n} active users ({sources} agree).",
        figures[0].active,
        sources=sources,
    )


def _source(figure: UserFigure, voice: Voice) -> str:
    source = voice.word("user_source", figure.source)
    if figure.month is None:
        return source
    month = voice.t.month(figure.month)
    return voice.t.text("{source} for {month}", source=source, month=month)


def _part(part: HealthPart, voice: Voice) -> tuple[str, ...]:
    return (
        part.name,
        voice.points(part.usage_score),
        _gap(part, voice),
        voice.word("trend", part.trend),
        voice.ratio(part.users),
        voice.ratio(part.features),
        voice.money(part.arr),
        _positions(part, voice),
    )


def _gap(part: HealthPart, voice: Voice) -> str:
    """Points above or below the account; a part that stands out is marked."""
    if part.gap is None:
        return voice.unknown
    if not part.gap:
        return voice.t.text("as the account")
    points = voice.t.number(abs(part.gap))
    if part.gap < 0:
        return voice.t.text("{points} above", points=points)
    below = voice.t.text("{points} below", points=points)
    return f"⚠️ {below}" if part.weak else below


def _positions(part: HealthPart, voice: Voice) -> str:
    counts = [
        voice.t.text(
            "{status}: {count}",
            status=voice.word("cell_status", found.status),
            count=voice.t.number(found.count),
        )
        for found in part.positions
    ]
    return ", ".join(counts) or voice.unknown
