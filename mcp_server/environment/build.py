"""Build the environment of a lock file: `python build.py LOCK FOLDER KEY`. No library is needed."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

from place import LOCK_COPY, USED, Place

PROGRAM = Path(__file__).resolve().parent.parent / "enterprise_sales"
UNUSED_SECONDS = 30 * 24 * 3600
# Settings that would send these packages elsewhere or change which ones they are.
LEFT_OUT = {f"PIP_{name}" for name in ("TARGET", "PREFIX", "ROOT", "CONSTRAINT")}
LEFT_OUT |= {f"UV_{name}" for name in ("CONSTRAINT", "OVERRIDE")}


class NotInstalledError(Exception):
    """Neither uv nor pip could install the lock; their own words stand in the log."""


def main(lock: str, folder: str, key: str) -> int:
    """Return 0 once the environment is there; what went wrong stands in the log."""
    try:
        build(Place(Path(lock), Path(folder), key))
    except NotInstalledError:
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename or folder}: {error.strerror}.\n")
        return 1
    return 0


def build(place: Place) -> None:
    """Build, unless another process just did."""
    with alone(place.guard) as is_alone:
        if place.is_ready():
            return
        os.truncate(place.log, 0)
        if is_alone:
            remove_abandoned(place)
        environment = Path(tempfile.mkdtemp(prefix=f"{place.key}-", dir=place.folder))
        python = install(environment, place.lock)
        compile_all(environment, python)
        publish(place, environment, python)
        remove_unused(place.folder)


@contextlib.contextmanager
def alone(guard: Path) -> Iterator[bool]:
    """Hold the lock; false where the file system has no locks.

    Two builds then run side by side, each in its own folder, and the last marker counts.
    """
    with guard.open("a") as handle:
        try:
            wait_for_turn(handle.fileno())
        except OSError:
            yield False
        else:
            yield True


def wait_for_turn(descriptor: int) -> None:
    """Take the lock. It is given back when the file is closed, or the process ends in any way."""
    if sys.platform == "win32":
        import msvcrt

        # Ten tries, a second apart, then an error: as good as no lock for a longer build.
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def remove_abandoned(place: Place) -> None:
    """Remove what killed builds of this key left behind."""
    for folder in place.folder.glob(f"{place.key}-*/"):
        if not (folder / USED).exists():
            shutil.rmtree(folder, ignore_errors=True)


def remove_unused(folder: Path) -> None:
    """Remove the environments that no start has used for a month, as those of older versions."""
    for used in folder.glob(f"*/{USED}"):
        if time.time() - used.stat().st_mtime > UNUSED_SECONDS:
            shutil.rmtree(used.parent, ignore_errors=True)


def install(environment: Path, lock: Path) -> Path:
    """Make a virtual environment, install the lock into it and return its interpreter."""
    venv.create(environment, symlinks=sys.platform != "win32")
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(environment)})
    python = Path(scripts, "python.exe" if sys.platform == "win32" else "python")
    for way in ways_to_install(python, lock):
        if all(succeeds(step, environment) for step in way):
            return python
    raise NotInstalledError


def ways_to_install(python: Path, lock: Path) -> Iterator[list[list[str]]]:
    """Yield the steps with uv, then those with pip, which knows settings that uv does not read."""
    if uv := shutil.which("uv"):
        sync = ["pip", "sync", "--quiet", "--require-hashes", "--python", str(python)]
        yield [[uv, *sync, str(lock)]]
    if importlib.util.find_spec("ensurepip"):
        module = [str(python), "-I", "-m"]
        pip = ["pip", "install", "--quiet", "--no-input", "--no-user", "--no-compile", "--no-deps"]
        checked = ["--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
        yield [[*module, "ensurepip", "--default-pip"], [*module, *pip, *checked]]


def succeeds(step: list[str], environment: Path) -> bool:
    """Run one step with the user's proxies, certificates and indexes, but not in their project.

    The settings for uv that a project may hold are not meant for this.
    """
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return subprocess.run(step, cwd=environment, env=kept, check=False).returncode == 0  # noqa: S603


def compile_all(environment: Path, python: Path) -> None:
    """Write the byte code of the packages and the program, all of it inside the environment.

    Without it the first start takes seconds longer. A file that does not compile is no error:
    packages ship templates.
    """
    paths = {"base": str(environment), "platbase": str(environment)}
    packages = {sysconfig.get_path(name, "venv", paths) for name in ("purelib", "platlib")}
    prefix = ["-X", f"pycache_prefix={environment / 'pycache'}"]
    command = [str(python), "-I", *prefix, "-m", "compileall", "-qq", "-j", "0"]
    subprocess.run([*command, *sorted(packages), str(PROGRAM)], check=False)  # noqa: S603


def publish(place: Place, environment: Path, python: Path) -> None:
    """Put the marker in place: from here on every start takes this environment."""
    shutil.copyfile(place.lock, environment / LOCK_COPY)
    (environment / USED).touch()
    marker = environment / "ready"
    marker.write_bytes(f"{python.relative_to(place.folder).as_posix()}\n".encode())
    marker.replace(place.marker)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
