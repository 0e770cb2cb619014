"""This week: the actions that matter most over the whole book, and the rule that ranks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count, islice

from enterprise_sales.analyses.portfolio_actions import CHECKED, Told, told
from enterprise_sales.analyses.portfolio_contexts import Contexts
from enterprise_sales.analyses.portfolio_frame import Portfolio
from enterprise_sales.analyses.portfolio_ranking import Candidate, Ranking
from enterprise_sales.analyses.results.portfolio import ThisWeek, WeekAction
from enterprise_sales.language import N_

PER_ACCOUNT = "portfolio.week.per_account"
KEPT = N_("An account keeps its places for what may end its contract; the rest comes after that.")


def this_week(book: Portfolio, limit: int | None = None) -> ThisWeek:
    """The list of the week.

    Candidates are ranked over the whole book by what its tables tell; accounts are looked at one
    by one only for those that come out on top, and what does not hold falls out or back.
    """
    most = limit or book.playbook.integer("portfolio.week.actions")
    each = book.playbook.integer(PER_ACCOUNT)
    ranking = Ranking(book)
    chosen = list(islice(_chosen(book, ranking, each, most), most))
    return ThisWeek(
        rule=_rule(book, each),
        actions=tuple(_action(book, rank, *pair) for rank, pair in enumerate(chosen, start=1)),
        candidates=ranking.size,
        per_account=each,
    )


def _rule(book: Portfolio, each: int) -> str:
    ranked = book.t.plural(
        "Ranked by the ARR that an action touches, times the weight of its kind, times its urgency."
        " The urgency is 100% on the due day, rises to 200% at a delay of {late}, and is the lower"
        " the further the day lies ahead. One account takes no more than {n} of the places. The"
        " weights are a judgement of the playbook, not a measurement; where the ARR is unknown, the"
        " action comes last.",
        "Ranked by the ARR that an action touches, times the weight of its kind, times its urgency."
        " The urgency is 100% on the due day, rises to 200% at a delay of {late}, and is the lower"
        " the further the day lies ahead. One account takes no more than {n} of the places. The"
        " weights are a judgement of the playbook, not a measurement; where the ARR is unknown, the"
        " action comes last.",
        each,
        late=book.t.days(book.playbook.integer("portfolio.week.late_full_days")),
    )
    return f"{ranked} {book.t.text(KEPT)}"


def _chosen(
    book: Portfolio, ranking: Ranking, each: int, most: int
) -> Iterator[tuple[Candidate, Told]]:
    """Those that hold, in order; one whose day moves is put back to its new place."""
    contexts, taken = Contexts(book), Counter[str]()
    kept = Counter(ranking.grave)
    waiting = iter(ranking)
    heap: list[tuple[tuple[object, ...], bool, int, Candidate]] = []
    number = count()
    ahead = list(islice(waiting, most * (each + 1)))
    contexts.expect(found.account_id for found in ahead)
    stream = _stream(ahead, waiting)
    following = next(stream, None)
    while following is not None or heap:
        while following is not None and (not heap or following.order <= heap[0][0]):
            sure = following.kind not in CHECKED
            heappush(heap, (following.order, sure, next(number), following))
            following = next(stream, None)
        _, sure, _, found = heappop(heap)
        grave = ranking.is_grave(found)
        if taken[found.account_id] + (0 if grave else kept[found.account_id]) >= each:
            continue
        words = told(book, contexts, found)
        if words is None:
            continue
        if not sure and words.due != found.due:
            moved = ranking.at(found, words.due)
            heappush(heap, (moved.order, True, next(number), moved))
            continue
        taken[found.account_id] += 1
        kept[found.account_id] -= grave
        yield found, words


def _stream(first: list[Candidate], rest: Iterator[Candidate]) -> Iterator[Candidate]:
    yield from first
    yield from rest


def _action(book: Portfolio, rank: int, found: Candidate, words: Told) -> WeekAction:
    return WeekAction(
        rank=rank,
        account_id=found.account_id,
        account_name=book.names[found.account_id],
        kind=found.kind,
        action=words.action,
        owner=words.owner,
        due=words.shown.isoformat(),
        days_late=max(0, (book.as_of - found.due).days),
        arr=book.money(found.touched),
        why=words.why,
        weight=found.weight,
        urgency=found.urgency,
        weighted=_whole(book, found.points),
    )


def _whole(book: Portfolio, points: float | None) -> str | None:
    """An amount in whole units of the currency: it ranks, and nobody is going to pay it."""
    if points is None:
        return None
    unit = book.target_minor(1, book.currency)
    return book.money(round(points / unit) * unit)
