"""A proposed dossier put into the book."""

from __future__ import annotations

from enterprise_sales.facts.proposal import Proposal
from enterprise_sales.store.replace import refused, replace_file


def write(found: Proposal) -> None:
    """Put the dossier in its place; to be called inside `one_writer` of the book.

    Raises:
        StoreError: somebody changed the dossier meanwhile, or the system refused; it stays.
    """
    if found.now is None or found.now == found.was:
        return
    folder = found.home.path.parent
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    replace_file(found.home.path, found.now, found.was)
