"""What a start gives to the program, and leaves alone."""

import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

Plugin = Any
HARD = [
    "plain",
    "two words",
    "",
    "it's",
    'say "so"',
    "$HOME",
    "`id`",
    "a\\b",
    "*",
    "план\nна год",
    "-x",
]
SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"], ["ksh"], ["zsh"]]


def test_the_first_start_prepares_and_runs(plugin: Plugin) -> None:
    done = plugin.run(plugin.launcher, "echo", typed="слово")
    assert done.stdout == "слово"
    first, last = done.stderr.splitlines()
    assert first.startswith("enterprise-sales: preparing its environment")
    assert last.startswith("enterprise-sales: ready after")
    assert plugin.installs() == 1


def test_the_second_start_is_silent_and_installs_nothing(plugin: Plugin) -> None:
    plugin.run()
    done = plugin.run(plugin.launcher, "echo", typed="again")
    assert (done.stdout, done.stderr) == ("again", "")
    assert plugin.installs() == 1


@pytest.mark.parametrize(("given", "installs"), [("1", 2), ("0", 1), ("", 1)])
def test_who_asks_databases_has_an_environment_with_their_drivers(
    plugin: Plugin, given: str, installs: int
) -> None:
    lock = plugin.root / "requirements.lock"
    more = plugin.root / "requirements-databases.lock"
    more.write_text(f"{lock.read_text('utf-8')}# and drivers\n", "utf-8")
    assert plugin.told()["word"] == "unpacked"
    for _ in range(2):
        assert plugin.told(ENTERPRISE_SALES_DATABASES=given)["word"] == "unpacked"
        assert plugin.installs() == installs


ACCESS = (
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "CLAUDE_CODE_USE_BEDROCK",
    "CLAUDE_CODE_USE_VERTEX",
)
CONVERSATIONS = [
    ["ask", "что срочно?"],
    ["chat"],
    ["--book", "my book", "ask", "x"],
    ["--book=my book", "--out", "ask", "chat"],
    ["--out", "--book", "ask"],
]
OTHERS = [
    ["serve"],
    [],
    ["--help"],
    ["call", "ask", "{}"],
    ["call", "profile_account", '{"account": "we ask and chat "}'],
    ["--book", "ask", "--out", "chat", "demo"],
    ["--book", "ask"],
    ["demo ask"],
    ["", "ask"],
    ["import", "exports", " ask "],
]


@pytest.mark.parametrize("arguments", [*CONVERSATIONS, *OTHERS], ids=str)
def test_only_who_talks_to_an_agent_has_an_environment_with_a_client_of_the_model(
    conversing: Plugin, arguments: list[str]
) -> None:
    told = conversing.told(*arguments, ANTHROPIC_API_KEY="word")
    assert told["arguments"] == arguments
    assert has_a_client(told) == (arguments in CONVERSATIONS)


@pytest.mark.parametrize("access", ACCESS)
def test_who_has_no_key_is_told_so_without_waiting_for_a_client(
    conversing: Plugin, access: str
) -> None:
    assert not has_a_client(conversing.told("ask", "что срочно?", **dict.fromkeys(ACCESS, "")))
    assert has_a_client(conversing.told("ask", "что срочно?", **{access: "1"}))


def has_a_client(told: dict[str, Any]) -> bool:
    lock = Path(told["code"]).with_name("requirements.lock")
    return lock.read_text("utf-8").endswith("# and a client\n")


def test_the_search_for_a_python_leaves_the_input_to_the_program(plugin: Plugin) -> None:
    plugin.give("python3.14", "read -r taken; exit 1")
    assert plugin.run(plugin.launcher, "echo", typed="first line\nsecond").stdout.startswith(
        "first"
    )


def test_arguments_arrive_as_they_were_given(prepared: Plugin) -> None:
    assert prepared.told(*HARD)["arguments"] == HARD


def test_arguments_of_the_first_start_arrive_as_they_were_given(plugin: Plugin) -> None:
    assert plugin.told(*HARD)["arguments"] == HARD


def test_the_exit_status_is_that_of_the_program(prepared: Plugin) -> None:
    assert prepared.run(prepared.launcher, "exit", "7").returncode == 7


def test_the_program_takes_the_place_of_the_launcher(prepared: Plugin) -> None:
    process = prepared.start()
    assert f'"process": {process.pid},' in prepared.wait(process).stdout


def test_the_working_directory_stays(prepared: Plugin, tmp_path: Path) -> None:
    elsewhere = tmp_path / "проект x"
    elsewhere.mkdir()
    assert prepared.told(cwd=elsewhere)["folder"] == str(elsewhere)


def test_a_link_to_the_launcher_starts_it(prepared: Plugin, tmp_path: Path) -> None:
    absolute, relative = tmp_path / "absolute", tmp_path / "relative"
    absolute.symlink_to(prepared.launcher)
    relative.symlink_to("absolute")
    for link in (absolute, relative):
        assert prepared.run(link, "exit", "7").returncode == 7


def test_the_program_learns_how_it_was_called(plugin: Plugin) -> None:
    """The first start goes through another one, which is not what was typed."""
    for _ in range(2):
        done = plugin.run("/bin/sh", "bin/enterprise-sales", cwd=plugin.root)
        assert json.loads(done.stdout)["called"] == "bin/enterprise-sales"


@pytest.mark.parametrize("given", ["bin/enterprise-sales", "./bin/enterprise-sales"])
def test_a_relative_path_starts_it(prepared: Plugin, given: str) -> None:
    assert prepared.run("/bin/sh", given, "exit", "7", cwd=prepared.root).returncode == 7


def test_it_starts_by_its_bare_name_in_its_own_folder(prepared: Plugin) -> None:
    command = ("/bin/sh", "enterprise-sales", "exit", "7")
    assert prepared.run(*command, cwd=prepared.root / "bin").returncode == 7


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_every_common_shell_runs_it(plugin: Plugin, shell: list[str]) -> None:
    found = shutil.which(shell[0])
    if found is None:
        pytest.skip(f"no {shell[0]} on this machine")
    command = (found, *shell[1:], plugin.launcher, "exit", "7")
    assert [plugin.run(*command).returncode for _ in range(2)] == [7, 7]


def test_nothing_is_written_into_the_plugin(plugin: Plugin) -> None:
    before = [(path, path.stat().st_mtime_ns) for path in sorted(plugin.root.rglob("*"))]
    plugin.told()
    after = [(path, path.stat().st_mtime_ns) for path in sorted(plugin.root.rglob("*"))]
    assert after == before


def test_a_plugin_that_cannot_be_written_starts(plugin: Plugin) -> None:
    folders = [plugin.root, *(path for path in plugin.root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert plugin.told()["word"] == "unpacked"
    for folder in folders:
        folder.chmod(stat.S_IRWXU)


def test_byte_code_is_ready_and_lies_in_the_environment(plugin: Plugin) -> None:
    told = plugin.told()
    (environment,) = plugin.built()
    assert told["code"] == str(environment / "pycache")
    compiled = {path.name.split(".")[0] for path in Path(told["code"]).rglob("*.pyc")}
    assert {"pocket", "cli"} <= compiled, "what every start needs"
    assert {"seldom", "rarely"} <= compiled, "what no start has needed yet"


def test_settings_for_python_do_not_reach_the_program(plugin: Plugin, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("json", "sitecustomize", "venv", "pocket", "place", "subprocess"):
        (trap / f"{name}.py").write_text("raise SystemExit('the wrong module')\n", "utf-8")
    settings = {"PYTHONPATH": str(trap), "PYTHONHOME": str(trap), "VIRTUAL_ENV": str(trap)}
    settings |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "0", "CDPATH": str(trap)}
    settings |= {"PIP_TARGET": str(trap), "PYTHONSAFEPATH": "", "PYTHONSTARTUP": "x"}
    for _ in range(2):
        told = plugin.told(cwd=trap, **settings)
        assert told["utf8_everywhere"]
        assert told["writes_code"]
        assert str(trap) not in told["path"]
        assert told["word"] == "unpacked"


def test_the_folder_of_the_plugin_s_data_comes_before_the_cache(
    plugin: Plugin, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    told = plugin.told(CLAUDE_PLUGIN_DATA=str(data), HOME=None)
    assert Path(told["code"]).is_relative_to(data / "environments")
    assert plugin.told(PLUGIN_DATA=str(data), HOME=None)["code"] == told["code"]
    assert plugin.installs() == 1


def test_an_assistant_finds_what_a_start_by_hand_has_prepared(
    plugin: Plugin, tmp_path: Path
) -> None:
    by_hand = plugin.told()
    served = plugin.told(CLAUDE_PLUGIN_DATA=str(tmp_path / "data"))
    assert served["code"] == by_hand["code"]
    assert plugin.installs() == 1


def test_a_chosen_cache_folder_is_used_where_it_is_absolute(plugin: Plugin, tmp_path: Path) -> None:
    told = plugin.told(XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert Path(told["code"]).is_relative_to(tmp_path / "cache" / "enterprise-sales")
    told = plugin.told(XDG_CACHE_HOME="relative")
    assert Path(told["code"]).is_relative_to(plugin.environments)


def test_a_prepared_environment_needs_no_right_to_write(plugin: Plugin) -> None:
    plugin.told()
    (environment,) = plugin.built()
    used = environment / "used"
    used.unlink()
    used.mkdir()  # what cannot be opened for writing, even by the superuser
    done = plugin.run(plugin.launcher, "exit", "0")
    assert (done.returncode, done.stderr) == (0, "")


def test_two_launchers_share_one_environment(plugin: Plugin, tmp_path: Path) -> None:
    plugin.told()
    copy = tmp_path / "next version"
    shutil.copytree(plugin.root, copy)
    done = plugin.run(copy / "bin" / "enterprise-sales", "echo", typed="x")
    assert (done.stdout, done.stderr) == ("x", "")
    assert os.listdir(copy) == os.listdir(plugin.root)  # noqa: PTH208 - names in their order
