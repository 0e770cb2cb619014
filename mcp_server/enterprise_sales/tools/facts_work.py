"""What record_facts does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from enterprise_sales.analyses.findings_out import finding_out
from enterprise_sales.book import Finding
from enterprise_sales.book.statements import FACTS, OVERRIDES
from enterprise_sales.facts.dossier_text import UnclearListError
from enterprise_sales.facts.entry_text import clean
from enterprise_sales.facts.homes import FOLDER, OutsideError
from enterprise_sales.facts.proposal import (
    NotOnRecordError,
    Proposal,
    Wish,
    WrongEntriesError,
    proposal,
)
from enterprise_sales.facts.quotes import QuoteError, checked_quote
from enterprise_sales.facts.report import report
from enterprise_sales.facts.results import RecordFacts
from enterprise_sales.facts.write import write
from enterprise_sales.language import N_
from enterprise_sales.store.errors import excerpt
from enterprise_sales.store.replace import one_writer
from enterprise_sales.tools.accounts import account_id
from enterprise_sales.tools.facts_arguments import FactsArguments
from enterprise_sales.tools.loading import ONE_AT_A_TIME, Sources, settling_of, sources
from enterprise_sales.tools.problem import CallRefusedError, Problem, refused
from enterprise_sales.tools.progress import Progress
from enterprise_sales.tools.workspace import Workspace

STEPS = (N_("Reading the book as it will be"), N_("Writing the dossier"))
QUOTES = {
    "missing": "quote_no_file",
    "outside": "quote_outside",
    "no_text": "quote_no_text",
    "large": "quote_no_text",
    "absent": "quote_absent",
    "elsewhere": "quote_elsewhere",
    "several": "quote_several",
}
"""What is wrong with a quote → the words of `MESSAGES`."""


def work(given: FactsArguments, workspace: Workspace, progress: Progress) -> RecordFacts:
    """Show what a dossier would say and what the book would be; write it where asked to.

    Raises:
        BookError, PlaybookError, StoreError, CallRefusedError: for people; nothing is written.
    """
    with ONE_AT_A_TIME:
        found = sources(given, workspace)
        wish = _wish(given, workspace, found)
        count = len(STEPS) if given.apply else 1
        progress(0, count, found.t.text(STEPS[0]))
        if not given.apply:
            return _told(_proposed(wish, workspace, found), wish, found, applied=False)
        with one_writer(workspace.book):
            made = _proposed(wish, workspace, found)
            progress(1, count, found.t.text(STEPS[1]))
            write(made)
        return _told(made, wish, found, applied=True)


def _told(made: Proposal, wish: Wish, found: Sources, *, applied: bool) -> RecordFacts:
    playbook = found.playbook.name
    return report(made, wish.account_id, found.as_of, playbook, found.t, applied=applied)


def _wish(given: FactsArguments, workspace: Workspace, found: Sources) -> Wish:
    wanted = account_id(found.book, given.account, found.t)
    entries = {
        FACTS: [_fact(one, n, workspace, found) for n, one in enumerate(given.facts or (), 1)],
        OVERRIDES: [_override(one, n, found) for n, one in enumerate(given.overrides or (), 1)],
    }
    return Wish(wanted, found.book.names[wanted], entries, given.withdraw or ())


def _fact(
    given: Mapping[str, Any], number: int, workspace: Workspace, found: Sources
) -> dict[str, Any]:
    entry = _texts(given)
    if "file" in entry and "quote" in entry:
        return _quoted(entry, number, workspace, found)
    if "said_by" in entry:
        entry.setdefault("said_on", found.as_of.isoformat())
    _not_later(entry, "said_on", f"{FACTS} {number}", found)
    return entry


def _override(given: Mapping[str, Any], number: int, found: Sources) -> dict[str, Any]:
    """A decision is dated, so that the later of two counts; one that is over changes nothing."""
    entry = _texts(given)
    entry.setdefault("said_on", found.as_of.isoformat())
    where = f"{OVERRIDES} {number}"
    _not_later(entry, "said_on", where, found)
    if entry.get("expires", "9") < found.as_of.isoformat():
        day = found.as_of.isoformat()
        raise refused("override_over", found.t, where, excerpt(entry["expires"]), as_of=day)
    return entry


def _not_later(entry: Mapping[str, Any], name: str, where: str, found: Sources) -> None:
    day = found.as_of.isoformat()
    if str(entry.get(name, "")) > day:
        raise refused("fact_from_later", found.t, where, excerpt(entry[name]), as_of=day)


def _texts(given: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with every scalar as a clean text; what is empty counts as left out."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        if isinstance(value, Mapping):
            found[name] = {clean(key): _cell(cell) for key, cell in value.items()}
        elif value is not None and _cell(value) != "":
            found[name] = _cell(value)
    return found


def _cell(value: Any) -> Any:
    """One value as text; a list of texts as the parts of a cell, anything else as it stands."""
    if value is None or isinstance(value, Mapping):
        return value
    if isinstance(value, list | tuple):
        return ";".join(clean(part) for part in value)
    return clean(value)


def _quoted(
    entry: dict[str, Any], number: int, workspace: Workspace, found: Sources
) -> dict[str, Any]:
    """The entry with the place where the quote really stands."""
    where, line = f"{FACTS} {number}", entry.get("line")
    if line is not None and not (line.isascii() and line.isdigit() and int(line)):
        raise refused("quote_line", found.t, where, excerpt(line))
    try:
        folders = (workspace.book, workspace.project)
        quoted = checked_quote(entry["file"], int(line) if line else None, entry["quote"], folders)
    except QuoteError as error:
        told = {"file": entry["file"], "lines": ", ".join(map(str, error.lines))}
        raise refused(
            QUOTES[error.trouble], found.t, where, excerpt(entry["quote"]), **told
        ) from None
    _not_later(entry, "said_on", where, found)
    place = {"file": quoted.file, "line": str(quoted.line)}
    if quoted.file.startswith(f"{FOLDER}/"):
        # The lines of a dossier move with what is written into it.
        place.pop("line")
        entry.pop("line", None)
    return {**entry, **place}


def _proposed(wish: Wish, workspace: Workspace, found: Sources) -> Proposal:
    """What would be written; refused where the account would be worse than it is."""
    t = found.t
    try:
        made = proposal(workspace.book, wish, settling_of(found.playbook))
    except WrongEntriesError as error:
        raise CallRefusedError(
            (_problem(finding, found, where) for where, finding in error.findings), t
        ) from None
    except NotOnRecordError as error:
        known = ", ".join(error.known) or t.text("none so far")
        raise refused(
            "fact_not_on_record", t, "withdraw", excerpt(", ".join(error.ids)), known=known
        ) from None
    except OutsideError as error:
        raise refused("dossier_outside", t, None, None, file=error.name) from None
    except UnclearListError as error:
        raise refused("facts_unclear", t, error.listed) from None
    if made.new_errors:
        raise CallRefusedError(
            (_problem(one, found, _asked(one, made)) for one in made.new_errors), t
        )
    return made


def _asked(finding: Finding, made: Proposal) -> str | None:
    """The entry of the call that a finding speaks of; None where it speaks of another row."""
    if finding.file != made.home.name or not finding.rows:
        return None
    return made.asked.get(finding.rows[0])


def _problem(finding: Finding, found: Sources, where: str | None = None) -> Problem:
    out = finding_out(finding, found.t)
    return Problem(where or out.where, out.excerpt, out.wrong, out.remedy)
