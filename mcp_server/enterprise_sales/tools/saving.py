"""Saving the document of a call."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from enterprise_sales import __version__
from enterprise_sales.analyses.common import AccountResult, Documented, File, Output
from enterprise_sales.documents import files_beside, render_document, title_of
from enterprise_sales.store import OutputMeta, OutputStore
from enterprise_sales.tools.arguments import DocumentArguments
from enterprise_sales.tools.loading import Sources
from enterprise_sales.tools.workspace import Workspace


def saved(
    tool: str,
    result: Documented,
    found: Sources,
    given: DocumentArguments,
    workspace: Workspace,
) -> Output:
    """Save the document of a result.

    Raises:
        StoreError: the agent or the outputs folder is refused, or the write is.
    """
    # The tool first: where the name is too long for a file, the name is what is cut.
    about = result.account_name if isinstance(result, AccountResult) else ""
    arguments = _arguments(result, found, given)
    return kept((tool, f"{tool} {about}"), result, found, given.agent, arguments, workspace)


def kept(
    names: tuple[str, str],
    result: Documented,
    found: Sources,
    agent: str,
    arguments: dict[str, Any],
    workspace: Workspace,
) -> Output:
    """Save the document of a result.

    Args:
        names: the tool, and what the name of the file says.
        result: what it is made of.
        found: what the result was made from.
        agent: whose folder it stands in.
        arguments: those that make the same document again.
        workspace: where to save.

    Raises:
        StoreError: the agent or the outputs folder is refused, or the write is.
    """
    tool, named = names
    created_at = workspace.now().astimezone(UTC).replace(microsecond=0)
    body = render_document(result, found.t, agent=agent, created_at=created_at)
    meta = OutputMeta(
        title=title_of(result, found.t),
        agent=agent,
        tool=tool,
        account_id=result.account_id if isinstance(result, AccountResult) else None,
        as_of=found.as_of,
        created_at=created_at,
        language=found.t.language,
        playbook=found.playbook.name,
        arguments=arguments,
        book_sha256=found.book.sha256,
        version=__version__,
    )
    beside = files_beside(result, found.t, created_at=created_at)
    store = OutputStore(workspace.outputs)
    made = workspace.keep(store, meta, named, body, beside)
    files = (File(path=f.relative, uri=f.uri, sha256=f.sha256) for f in made.files)
    return Output(path=made.relative, uri=made.uri, sha256=made.sha256, files=tuple(files))


def _arguments(result: Documented, found: Sources, given: DocumentArguments) -> dict[str, Any]:
    """The arguments that make the same document again on any day, nothing left to a default."""
    account = {"account": result.account_id} if isinstance(result, AccountResult) else {}
    options = given.model_dump(mode="json", include=set(given.options), exclude_none=True)
    return {
        **account,
        **options,
        "agent": given.agent,
        "as_of": found.as_of.isoformat(),
        "language": found.t.language,
        "playbook": found.playbook.name,
    }
