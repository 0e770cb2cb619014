"""Reading of what is in the outputs folder; nothing outside of it is opened."""

from pathlib import Path

from .document import parse
from .errors import MOVE_AWAY, StoreError, from_os_error, shown
from .folders import inside
from .meta import OutputMeta


def names_in(root: Path, relative: str) -> list[str]:
    """Return the names in a folder of the outputs folder, sorted; none where it is missing.

    Raises:
        StoreError: not a folder, outside `root`, or the operating system refused.
    """
    folder = inside(root, root / relative)
    try:
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        raise StoreError("outputs folder", shown(folder), "is not a folder", MOVE_AWAY) from None
    except OSError as error:
        raise from_os_error(relative, folder, error) from error


def file_bytes(root: Path, relative: str) -> bytes:
    """Return the bytes of a document.

    Raises:
        StoreError: missing, not a file, outside `root`, or the operating system refused.
    """
    path = inside(root, root / relative)
    try:
        # A pipe or a device would keep the reader for ever.
        if path.exists() and not path.is_file():
            remedy = "move it out of the outputs folder"
            raise StoreError(relative, shown(path), "is not a file", remedy)
        return path.read_bytes()
    except FileNotFoundError:
        remedy = "take a path from the list of documents"
        raise StoreError(relative, shown(path), "there is no such document", remedy) from None
    except OSError as error:
        raise from_os_error(relative, path, error) from error


def parsed(relative: str, data: bytes) -> tuple[OutputMeta, str]:
    """Return the frontmatter and the body of a document.

    Raises:
        StoreError: damaged; the message names the file.
    """
    try:
        return parse(data)
    except StoreError as error:
        raise error.at(error.where.replace("document", relative, 1)) from None
