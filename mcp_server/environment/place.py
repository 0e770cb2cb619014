"""Where the environment of a lock file stands, and when it counts as ready."""

from dataclasses import dataclass
from pathlib import Path

LOCK_COPY = "requirements.lock"
USED = "used"


@dataclass(frozen=True)
class Place:
    """A lock file, the folder of all environments, and the name that this lock file has there.

    - `KEY.ready`: one line, the interpreter's path in the folder; written last, by a rename, so
      that an environment is complete or is nobody's;
    - `KEY-…/`: the environment, built where it stays, since a venv is not to be moved;
    - `KEY.lock`: locked by the process that builds; the kernel frees it, however that process ends;
    - `KEY.log`: what the tools said.
    """

    lock: Path
    folder: Path
    key: str

    @property
    def marker(self) -> Path:
        """The file whose presence makes the environment ready."""
        return self.folder / f"{self.key}.ready"

    @property
    def guard(self) -> Path:
        """The file that the building process locks."""
        return self.folder / f"{self.key}.lock"

    @property
    def log(self) -> Path:
        """What the tools said while they built."""
        return self.folder / f"{self.key}.log"

    def is_ready(self) -> bool:
        """Tell whether the environment is complete, of this very lock, its interpreter in place."""
        try:
            python = self.folder / self.marker.read_text("utf-8").strip()
            built_from = (python.parent.parent / LOCK_COPY).read_bytes()
            return python.is_file() and built_from == self.lock.read_bytes()
        except OSError:
            return False
