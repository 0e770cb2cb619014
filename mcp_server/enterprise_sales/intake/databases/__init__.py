"""Databases, read only: a query goes in, its answer comes out as text, cell by cell.

Every cell is text as the database itself writes it: digits of an amount are never turned into a
float, and the tables of a book read it as they read a file.
"""

from enterprise_sales.intake.databases.address import Address, address_of
from enterprise_sales.intake.databases.answers import Answer, opened
from enterprise_sales.intake.databases.errors import QueryError
from enterprise_sales.intake.databases.limits import LIMITS, Limits

__all__ = ["LIMITS", "Address", "Answer", "Limits", "QueryError", "address_of", "opened"]
