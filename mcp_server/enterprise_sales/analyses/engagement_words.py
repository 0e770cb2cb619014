"""What a meeting is about and how it is held, in words that both sides may read."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.cadence import cadences
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_topics import Topics
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.results import Person
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.language import within
from enterprise_sales.playbook import Cadence

GROWTH = "engagement.growth_content"


def contents(
    ctx: Context, cadence: Cadence, found: Topics, person: Stakeholder | None
) -> tuple[str, ...]:
    """What a person of a level is met about, each with what the data names for it.

    What speaks of selling more is left out where nothing may be sold.
    """
    codes = content_codes(ctx, cadence)
    return tuple(_named(ctx, code, found.of(ctx, code, person)) for code in codes)


def _named(ctx: Context, code: str, topic: str | None) -> str:
    what = ctx.playbook.wording(code, ctx.t.language, "content")
    return ctx.t.text("{what} – {topic}", what=what, topic=topic) if topic else what


def content_codes(ctx: Context, cadence: Cadence) -> tuple[str, ...]:
    """The same as codes."""
    growth = ctx.playbook.texts(GROWTH) if held_back(ctx) else ()
    return tuple(code for code in cadence.content if code not in growth)


def worded(ctx: Context, codes: Iterable[str], kind: str) -> tuple[str, ...]:
    """Words for codes, each once."""
    texts = (ctx.playbook.wording(code, ctx.t.language, kind) for code in codes)
    return tuple(dict.fromkeys(texts))


def with_person(ctx: Context, person: Stakeholder, how: tuple[str, ...]) -> str:
    """`Anna Berg: video call`."""
    words = worded(ctx, how, "format")
    if not words:
        return ctx.t.text("Contact with {name}", name=person.name)
    return ctx.t.text("{name}: {how}", name=person.name, how=formats(ctx, words))


def about(ctx: Context, person: Stakeholder | None, topic: str) -> str:
    """`Anna Berg: terms for the time to come`; the topic alone where nobody is known."""
    if person is None:
        return topic
    return ctx.t.text("{name}: {what}", name=person.name, what=within(topic))


def format_of(ctx: Context, person: Stakeholder | None) -> tuple[str, ...]:
    """How the level of a person is met; nothing where it has no rhythm."""
    row = cadences(ctx).get(person.level or "") if person else None
    return row.format if row else ()


def formats(ctx: Context, words: tuple[str, ...]) -> str:
    """One way, or one way or the other."""
    if len(words) == 1:
        return words[0]
    first, *_, last = words
    return ctx.t.text("{one} or {other}", one=first, other=last)


def by_id(ctx: Context, people: Iterable[Person]) -> tuple[Stakeholder, ...]:
    """The rows of some people, in their order."""
    rows = {row.stakeholder_id: row for row in ctx.rows(Stakeholder)}
    return tuple(rows[person.stakeholder_id] for person in people)
