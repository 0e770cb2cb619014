"""The last contact with each person of the book, by frames alone."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, known

PERSON = ("account_id", "stakeholder_id")


def last_contacts(book: Portfolio, people: Frame) -> Frame:
    """One row for each of the people with a contact up to the date: its day, as `last_contact`.

    As `contact.last_contact`: the later of the one on record and of the touchpoints held.
    """
    own = known(people, "last_contact").filter(nw.col("last_contact") <= book.as_of)
    told = own.select(*PERSON, "last_contact")
    met = known(book.held, "stakeholder_id").join(
        people.select(*PERSON), on=list(PERSON), how="semi"
    )
    seen = met.select(*PERSON, last_contact=nw.col("date"))
    both = nw.concat([told, seen])
    return both.group_by(*PERSON).agg(last_contact=nw.col("last_contact").max())
