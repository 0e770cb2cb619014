"""What people are told when a document cannot be saved or read."""

import errno
import reprlib
from pathlib import Path

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
    """

    def __init__(self, where: str, excerpt: str, wrong: str, remedy: str) -> None:
        self.where, self.excerpt, self.wrong, self.remedy = where, excerpt, wrong, remedy
        super().__init__(f"{where}: {wrong}\n  given: {excerpt}\n  what to do: {remedy}")

    def at(self, where: str) -> "StoreError":
        """Return the same error, said of another place (a file instead of "document")."""
        return StoreError(where, self.excerpt, self.wrong, self.remedy)


def excerpt(value: object) -> str:
    """Return `value` as one short line; `repr` escapes what would not be seen."""
    return _SHORT.repr(value)


def shown(path: Path) -> str:
    """Return a path in full, to be copied; what would not be seen is escaped."""
    return repr(str(path))


def from_os_error(where: str, path: Path, error: OSError) -> StoreError:
    """Return what the operating system refused, in words for people."""
    if error.errno in _NO_ROOM:
        wrong, remedy = "there is no room for the document", f"free some room, or {CHOOSE_ANOTHER}"
    elif error.errno in _NOT_ALLOWED:
        wrong = "this user may not write or read here"
        remedy = f"ask for the right to this folder, or {CHOOSE_ANOTHER}"
    else:
        code = errno.errorcode.get(error.errno or 0, "no code")
        wrong, remedy = f"the operating system refused: {error.strerror} ({code})", CHOOSE_ANOTHER
    return StoreError(where, shown(path), wrong, remedy)
