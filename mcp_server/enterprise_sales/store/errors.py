"""What people are told when a document cannot be saved or read."""

import errno
import reprlib
from pathlib import Path

from enterprise_sales.language.excerpts import first_words

CHOOSE_ANOTHER = "choose another outputs folder with --out or ENTERPRISE_SALES_OUTPUTS"
MOVE_AWAY = f"move it away, or {CHOOSE_ANOTHER}"

_SHORT = reprlib.Repr()
_SHORT.maxlevel = 3
_SHORT.maxstring = _SHORT.maxother = 80
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class StoreError(Exception):
    """A document could not be saved or read; nothing is left half-written.

    Attributes:
        where: the file, folder or value concerned.
        excerpt: what was given there, shortened, with hidden characters escaped.
        wrong: what is wrong with it.
        remedy: what to do about it.
        template: `wrong` before `values` filled its placeholders.
        values: what fills them.
    """

    def __init__(self, where: str, excerpt: str, wrong: str, remedy: str, **values: str) -> None:
        self.where, self.excerpt, self.remedy = where, excerpt, remedy
        self.template, self.values = wrong, values
        self.wrong = wrong = wrong.format_map(values) if values else wrong
        super().__init__(f"{where}: {wrong}\n  given: {excerpt}\n  what to do: {remedy}")

    def at(self, where: str) -> "StoreError":
        """Return the same error, said of another place (a file instead of "document")."""
        return StoreError(where, self.excerpt, self.template, self.remedy, **self.values)


def excerpt(value: object) -> str:
    """Return `value` as one short line; `repr` escapes what would not be seen."""
    if isinstance(value, str) and len(value) > _SHORT.maxstring:
        return repr(first_words(value, _SHORT.maxstring))
    return _SHORT.repr(value)


def shown(path: Path) -> str:
    """Return a path in full, to be copied; what would not be seen is escaped."""
    return repr(str(path))


def from_os_error(where: str, path: Path, error: OSError) -> StoreError:
    """Return what the operating system refused, in words for people."""
    if error.errno in _NO_ROOM:
        wrong, remedy = "there is no room for the document", f"free some room, or {CHOOSE_ANOTHER}"
        return StoreError(where, shown(path), wrong, remedy)
    if error.errno in _NOT_ALLOWED:
        wrong = "this user may not write or read here"
        remedy = f"ask for the right to this folder, or {CHOOSE_ANOTHER}"
        return StoreError(where, shown(path), wrong, remedy)
    problem = f"{error.strerror} ({errno.errorcode.get(error.errno or 0, 'no code')})"
    wrong = "the operating system refused: {problem}"
    return StoreError(where, shown(path), wrong, CHOOSE_ANOTHER, problem=problem)
