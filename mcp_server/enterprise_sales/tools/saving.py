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
    created_at = workspace.now().astimezone(UTC).replace(microsecond=0)
    body = render_document(result, found.t, agent=given.agent, created_at=created_at)
    meta = OutputMeta(
        title=title_of(result, found.t),
        agent=given.agent,
        tool=tool,
        account_id=result.account_id if isinstance(result, AccountResult) else None,
        as_of=found.as_of,
        created_at=created_at,
        language=found.t.language,
        playbook=found.playbook.name,
        arguments=_arguments(result, found, given),
        book_sha256=found.book.sha256,
        version=__version__,
    )
    # The tool first: where the name is too long for a file, the name is what is cut.
    about = result.account_name if isinstance(result, AccountResult) else ""
    beside = files_beside(result, found.t, created_at=created_at)
    store = OutputStore(workspace.outputs)
    kept = workspace.keep(store, meta, f"{tool} {about}", body, beside)
    files = (File(path=f.relative, uri=f.uri, sha256=f.sha256) for f in kept.files)
    return Output(path=kept.relative, uri=kept.uri, sha256=kept.sha256, files=tuple(files))


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
