"""Which source is believed where several state different values; told by the playbook above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["override", "export", "dossier", "said", "note"]
KINDS: tuple[Kind, ...] = ("override", "export", "dossier", "said", "note")


@dataclass(frozen=True)
class Settling:
    """How values are settled.

    Attributes:
        of_record: kinds of sources for tables of record, most trusted first.
        known: the same for the tables that people know best.
        record_tables: the tables of record.
        as_of: the date on which overrides must be in force, and after which nothing was said;
            None where nobody asks as of a date: everything written then holds.
    """

    of_record: tuple[str, ...] = KINDS
    known: tuple[str, ...] = KINDS
    record_tables: frozenset[str] = frozenset()
    as_of: date | None = None

    def rank(self, table: str, kind: Kind) -> int:
        """0 for the kind of source that is trusted most; those not named come last."""
        order = self.of_record if table in self.record_tables else self.known
        return order.index(kind) if kind in order else len(order)


PLAIN = Settling()
"""Where nobody says what is trusted: in the order of `KINDS`."""
