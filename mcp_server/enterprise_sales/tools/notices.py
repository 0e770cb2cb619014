"""What the user should know of the playbook: an override of theirs that has expired, say."""

from __future__ import annotations

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.language.findings import message
from enterprise_sales.playbook.messages import MESSAGES
from enterprise_sales.tools.loading import Sources


def notices(found: Sources) -> tuple[FindingOut, ...]:
    """The notices of the playbook as findings, in the order of its files."""
    return tuple(
        FindingOut(
            code=notice.code,
            severity="warning",
            where=notice.place,
            excerpt=notice.shown,
            wrong=wrong,
            remedy=remedy,
            count=1,
            left_out=0,
        )
        for notice in found.playbook.notices
        for wrong, remedy in [message(found.t, *MESSAGES[notice.code], notice.values)]
    )
