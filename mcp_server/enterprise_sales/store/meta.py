"""The frontmatter of an output document."""

from dataclasses import dataclass, field
from datetime import date

from pydantic import AwareDatetime, ConfigDict, JsonValue


@dataclass(frozen=True)
class OutputMeta:
    """What a document says of itself; the order of the fields is the order in the file.

    Attributes:
        title: one line; hidden characters are dropped when it is written.
        agent: whose folder the document stands in.
        tool: the tool that made it.
        account_id: the account, or None where the document is about several.
        as_of: the date of every figure.
        created_at: when it was made, with a time zone; written in UTC.
        language: of the body, such as `ru`.
        playbook: the name of the playbook used.
        arguments: of the tool call, so that the document can be made again.
        book_sha256: of the book that was read.
        version: of this program.
        files: suffix → SHA-256 of the files beside the document; not written where there are none.
        transcript: the record of the conversation that it came from, as a path from the outputs
            folder; not written where there is none.

    Raises:
        ValueError: `created_at` has no time zone.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    agent: str
    tool: str
    account_id: str | None
    as_of: date
    created_at: AwareDatetime
    language: str
    playbook: str
    arguments: dict[str, JsonValue]
    book_sha256: str
    version: str
    files: dict[str, str] = field(default_factory=dict)
    transcript: str | None = None

    def __post_init__(self) -> None:
        if self.created_at.utcoffset() is None:
            raise ValueError("created_at needs a time zone")
