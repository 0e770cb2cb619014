"""The person's answers, and those that answer nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.nearest import hint
from enterprise_sales.intake.questions import Question


class Heard(Mapping[str, str]):
    """Answers by question id, which remember for which ids anybody asked."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = dict(answers)
        self._asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self._asked.add(key)
        return self._answers[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def unused(self, given: Iterable[str], questions: Iterable[Question]) -> Iterator[Finding]:
        """What of the given answers helped nothing: a wrong id, or none of the candidates."""
        still_open = {one.id: one for one in questions}
        for key in sorted(given):
            if key in still_open:
                names = ", ".join(still_open[key].candidates)
                yield self._finding("answer_no_candidate", key, names=names)
            elif key not in self._asked:
                yield self._finding("answer_unasked", key, nearest=hint(key, still_open))

    def _finding(self, code: str, key: str, **values: str) -> Finding:
        return Finding(
            code=code, severity="warning", file=key, excerpt=self._answers[key], values=values
        )
