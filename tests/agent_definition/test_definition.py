"""The agents as their files say."""

from pathlib import Path

import frontmatter
import pytest

from enterprise_sales.agent.definition import agent_named, agents

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "agents").glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_agent_is_what_its_file_says_with_the_folder_of_the_plugin_filled_in(path: Path) -> None:
    agent = agents()[path.stem]
    written = frontmatter.load(str(path))
    assert agent.prompt == written.content.replace("${CLAUDE_PLUGIN_ROOT}", str(ROOT))
    assert (agent.name, agent.model) == (written["name"], written["model"])
    assert agent.description == written["description"].strip()


def test_every_agent_is_there_by_its_name() -> None:
    assert list(agents()) == [path.stem for path in FILES]


def test_the_guides_that_an_agent_names_are_files() -> None:
    prompt = agent_named("strategic-account-executive").prompt
    named = [word for word in prompt.split("`") if word.startswith(f"{ROOT}/references/")]
    assert len(named) > 5
    assert [word for word in named if not Path(word).is_file()] == []


def test_an_unknown_agent_is_answered_with_the_nearest_name_and_all_of_them() -> None:
    with pytest.raises(LookupError) as caught:
        agent_named("account-manger")
    assert str(caught.value) == (
        "There is no agent 'account-manger' (nearest: account-manager). The agents: "
        "account-manager, strategic-account-executive, strategic-account-planner."
    )


def written(root: Path, text: str) -> Path:
    (root / "agents").mkdir()
    (root / "agents" / "mine.md").write_text(text, encoding="utf-8")
    return root


def test_an_agent_that_names_no_model_has_that_of_its_host(tmp_path: Path) -> None:
    root = written(tmp_path, "---\nname: mine\ndescription: helps\n---\nHelp.\n")
    assert agent_named("mine", root).model == "inherit"


@pytest.mark.parametrize("missing", ["name", "description"])
def test_a_file_that_is_no_agent_is_named(tmp_path: Path, missing: str) -> None:
    values = {"name": "mine", "description": "helps"} | {missing: "''"}
    head = "\n".join(f"{key}: {value}" for key, value in values.items())
    with pytest.raises(ValueError, match=rf"^mine\.md: the frontmatter has no {missing}"):
        agents(written(tmp_path, f"---\n{head}\n---\nHelp.\n"))
