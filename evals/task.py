"""The cases as a task of Inspect: our own conversation solves, our graders score.

`inspect eval evals/task.py --model none` runs it as well; `evals/run` prints the table.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ModelOutput
from inspect_ai.scorer import CORRECT, INCORRECT, Score, Scorer, Target, accuracy, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver
from pydantic import TypeAdapter

from evals.answering import Way, answered
from evals.case import Case
from evals.graders import GRADERS, Grader
from evals.record import Record
from evals.variants import available

RECORD = "record"
RECORDS = TypeAdapter(Record)
NOT_ASKED = "not_asked"


@task
def accounts(scripted: bool = False, with_tools: bool = True, model_name: str = "") -> Task:
    """Every case whose book is here.

    Args:
        scripted: play the scripts of the cases instead of asking a model.
        with_tools: whether the model is given its tools.
        model_name: an alias or an id, else that of the agent.
    """
    way = Way(dict(os.environ), model_name or None, scripted=scripted, with_tools=with_tools)
    return task_of(available()[0], way)


def task_of(chosen: Sequence[Case], way: Way) -> Task:
    """The task for some cases."""
    by_id = {case.id: case for case in chosen}
    samples = [Sample(id=case.id, input=case.question, target=case.about) for case in chosen]
    return Task(
        dataset=MemoryDataset(samples, name="accounts"),
        solver=_solver(by_id, way),
        scorer=[_scorer(name, grade, by_id) for name, grade in GRADERS.items()],
        name="accounts",
    )


def _solver(by_id: dict[str, Case], way: Way) -> Solver:
    @solver(name="agent")
    def agent() -> Solver:
        async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
            case = by_id[str(state.sample_id)]
            with tempfile.TemporaryDirectory(prefix="evals-") as folder:
                record = await answered(case, Path(folder), way)
            state.store.set(RECORD, RECORDS.dump_python(record, mode="json"))
            state.output = ModelOutput.from_content(record.model, record.answer)
            state.messages.append(state.output.message)
            return state

        return solve

    return agent()


def _scorer(name: str, grade: Grader, by_id: dict[str, Case]) -> Scorer:
    @scorer(metrics=[accuracy()], name=name)
    def made() -> Scorer:
        async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
            record = RECORDS.validate_python(state.store.get(RECORD))
            return _score(grade, by_id[str(state.sample_id)], record)

        return score

    return made()


def _score(grade: Grader, case: Case, record: Record) -> Score:
    found = grade(case, record)
    if not found.applies:
        return Score.unscored(reason=NOT_ASKED)
    more: dict[str, Any] = {"why": list(found.why)}
    value = CORRECT if found.passed else INCORRECT
    return Score(value=value, explanation="\n".join(found.why) or None, metadata=more)
