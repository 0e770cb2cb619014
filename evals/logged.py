"""From the log of Inspect to the result of a run."""

from __future__ import annotations

from math import isnan

from inspect_ai.log import EvalLog, EvalSample
from inspect_ai.scorer import CORRECT, Score

from enterprise_sales import __version__
from evals.answering import Way
from evals.case import Case
from evals.graders import GRADERS
from evals.record import Record
from evals.results import Grade, Result, Row
from evals.task import RECORD, RECORDS


def result_of(log: EvalLog, way: Way, skipped: tuple[Case, ...]) -> Result:
    """The result, its rows in the order of the cases.

    Raises:
        RuntimeError: the run itself ended early; the text says why.
    """
    if log.samples is None:
        raise RuntimeError(log.error.message if log.error else "the run has no answers")
    samples = sorted(log.samples, key=lambda sample: (str(sample.id), sample.epoch))
    records = {sample.uuid: record_of(sample) for sample in samples}
    models = sorted({record.model for record in records.values() if record})
    return Result(
        version=__version__,
        made_at=log.eval.created,
        mode="scripted" if way.scripted else "api",
        with_tools=way.with_tools,
        models=tuple(models),
        skipped=tuple(case.id for case in skipped),
        rows=tuple(_row(sample, records[sample.uuid]) for sample in samples),
    )


def record_of(sample: EvalSample) -> Record | None:
    """What the graders saw; None where the case was not answered."""
    held = sample.store.get(RECORD)
    return None if held is None else RECORDS.validate_python(held)


def _row(sample: EvalSample, record: Record | None) -> Row:
    scores = sample.scores or {}
    if record is None or sample.error or scores.keys() != GRADERS.keys():
        # An answer that a grader could not grade has not passed.
        error = sample.error.message if sample.error else "it was not answered, or not graded"
        return Row(case=str(sample.id), epoch=sample.epoch, error=error)
    return Row(
        case=str(sample.id),
        epoch=sample.epoch,
        answer=record.answer,
        calls=tuple(call.name for call in record.calls),
        stop=record.stop,
        tokens=dict(record.tokens),
        cost=record.cost,
        seconds=record.seconds,
        grades={name: _grade(scores[name]) for name in GRADERS},
    )


def _grade(score: Score) -> Grade:
    if isinstance(score.value, float) and isnan(score.value):
        return Grade(passed=None)
    why = (score.metadata or {}).get("why", [])
    return Grade(passed=score.value == CORRECT, why=tuple(why))
