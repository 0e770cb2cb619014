"""What the customer has asked for: cells that a voiced interest names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.occasions_of_account import INTEREST
from enterprise_sales.analyses.signals import recent_signals

WORD = re.compile(r"\w{4,}")
"""Shorter words name too much."""


def interests(ctx: Context) -> frozenset[tuple[str, str]]:
    """Unit and product of every cell that the note of a recent interest names.

    A note that names units is about the first alone – who asks stands first –, one that names
    products about those alone; one that names neither is about no cell.
    """
    notes = [row.note for row in recent_signals(ctx) if row.kind == INTEREST and row.note]
    return frozenset(key for note in notes for key in _named(ctx, note))


def _named(ctx: Context, note: str) -> list[tuple[str, str]]:
    keys = [(cell.business_unit, cell.product_id) for cell in ctx.cells]
    units = set(_told(note, {unit: unit for unit, _ in keys})[:1])
    names = {product: ctx.product_name(product) or product for _, product in keys}
    products = set(_told(note, names))
    if not units and not products:
        return []
    return [
        (unit, product)
        for unit, product in keys
        if unit in (units or {unit}) and product in (products or {product})
    ]


def _told(note: str, names: Mapping[str, str]) -> list[str]:
    """Those whose whole name stands in a note, or a word, as it is written, that is theirs alone.

    Dublin names the contact centre of that city, as long as there is no other unit of that name.
    They come in the order of the note.
    """
    used = Counter(word for name in names.values() for word in set(WORD.findall(name)))
    said = {found.group(): found.start() for found in reversed(list(WORD.finditer(note)))}
    places: dict[str, int] = {}
    for key, name in names.items():
        own = [word for word in WORD.findall(name) if used[word] == 1 and word[0].isupper()]
        found = [said[word] for word in own if word in said]
        whole = note.casefold().find(name.casefold())
        if found or whole >= 0:
            places[key] = min([*found, *([whole] if whole >= 0 else [])])
    return sorted(places, key=lambda key: (places[key], key))
