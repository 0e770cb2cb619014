"""The document is saved, whole, in the agent's language, and the answer says where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import frontmatter

from evals.case import EXECUTIVE, Case
from evals.figures import language_of, plain
from evals.graders.verdict import NOT_ASKED, Verdict, verdict
from evals.record import Record

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)


def document(case: Case, record: Record) -> Verdict:
    """A document of the tool stands in the outputs folder, none of its sections empty."""
    wanted = case.expect.saved
    if case.expect.nothing_saved:
        return verdict(f"{path} must not be saved." for path in record.documents)
    if wanted is None:
        return NOT_ASKED
    made = {path: text for path, text in record.documents.items() if _tool(text) == wanted.tool}
    if not made:
        return verdict([f"No document of {wanted.tool} is saved."])
    faults = [_faults(case, record, wanted.sections, *item) for item in made.items()]
    return verdict(sorted(faults, key=len)[0])


def _tool(text: str) -> object:
    return frontmatter.loads(text).get("tool")


def _faults(case: Case, record: Record, wanted: tuple[str, ...], path: str, text: str) -> list[str]:
    body = frontmatter.loads(text).content
    return [
        *_sections(wanted, body, path),
        *_place(case, path),
        *_named(record, path),
        *_language(case, body, path),
    ]


def _sections(wanted: tuple[str, ...], body: str, path: str) -> Iterator[str]:
    found = list(_HEADING.finditer(body))
    last = -1
    for section in wanted:
        at = next((i for i, one in enumerate(found) if _title(one) == plain(section)), None)
        if at is None:
            yield f"{path} has no section “{section}”."
        elif at < last:
            yield f"In {path} the section “{section}” stands too early."
        elif not _content(body, found, at):
            yield f"In {path} the section “{section}” is empty."
        last = last if at is None else max(last, at)


def _title(match: re.Match[str]) -> str:
    return plain(match[2])


def _content(body: str, found: list[re.Match[str]], at: int) -> str:
    """All until the next heading of the same rank, headings left out."""
    rank = len(found[at][1])
    ends = (one.start() for one in found[at + 1 :] if len(one[1]) <= rank)
    return _HEADING.sub("", body[found[at].end() : next(ends, len(body))]).strip()


def _place(case: Case, path: str) -> Iterator[str]:
    if PurePosixPath(path).parent.name != case.agent:
        yield f"{path} does not stand in the folder of {case.agent}."


def _named(record: Record, path: str) -> Iterator[str]:
    if PurePosixPath(path).name not in record.answer:
        yield f"The answer does not name {path}."


def _language(case: Case, body: str, path: str) -> Iterator[str]:
    if case.agent == EXECUTIVE and language_of(re.sub(r"```.*?```", "", body, flags=re.S)) != "ru":
        yield f"{path} is not in Russian."
