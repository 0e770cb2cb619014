"""Who vouches for a value."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

OUR_JUDGEMENT = "our judgement"
DOCUMENTS = (
    "Strategic Account Executive",
    "Strategic Account Manager",
    "Account Planning Agent",
    "Account Manager",
    OUR_JUDGEMENT,
)
"""The four source documents by title, and the plain word where none of them says."""


class Source(BaseModel):
    """The document that vouches for a value, and the section of it.

    Attributes:
        document: one of `DOCUMENTS`.
        section: title of the section; None where the value is our judgement.
    """

    model_config = ConfigDict(frozen=True)
    document: str
    section: str | None = None
