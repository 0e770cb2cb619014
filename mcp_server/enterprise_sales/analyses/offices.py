"""Which of the offices of an executive a title names: CEO, CFO, CIO or CTO, COO, CISO."""

from __future__ import annotations

import re

OFFICES = ("ceo", "cfo", "cio_cto", "coo", "ciso")
"""The offices of Strategic Account Executive, C-Level Engagement Strategy, in its order."""
_VICE_PRESIDENT = re.compile(
    r"\b((executive|senior|group) )*vice[- ]president\b|\bвице-президент\w*", re.IGNORECASE
)
"""A rank that its holder may have beside an office: “Executive Vice President and CFO”."""
_OF_ANOTHER = re.compile(
    r"\b(deputy|vice|assistant|secretary|advis[eo]r|chief of staff|office of|former|ex"
    r"|зам|замест\w*|помощни\w+|советни\w+|секретар\w+|референт\w*|вице|бывш\w+|экс|филиал\w*)\b",
    re.IGNORECASE,
)
"""Words of those who serve an office, had it, or hold it in a part of the company only."""
_TITLES = {
    "ciso": r"ciso|chief information security officer"
    r"|(head|director) of (information|it|cyber) ?security"
    r"|директор по (информационной безопасности|иб|кибербезопасности)"
    r"|(руководитель|начальник) (службы|управления|департамента|отдела) информационной"
    r" безопасности",
    "ceo": r"ceo|chief executive( officer)?|managing director|geschäftsführer\w*"
    r"|(генеральный|генеральная) директор|гендиректор|председатель правления",
    "cfo": r"cfo|chief financial officer|finance director|финансов(ый|ая) директор"
    r"|директор по финансам",
    "cio_cto": r"cio|cto|chief (information|technology) officer|it[- ]director|director of it"
    r"|ит-директор|техническ(ий|ая) директор"
    r"|директор (по|департамента) (ит|информационных технологий|информационным технологиям)",
    "coo": r"coo|chief (operating|operations) officer|операционн(ый|ая) директор"
    r"|исполнительн(ый|ая) директор|директор по операци(ям|онной деятельности)",
}
"""Office → its titles; Russian ones in the nominative, since “of the director” is somebody else."""
_OFFICES = {
    office: re.compile(rf"(?<!\w)({titles})(?!\w)", re.IGNORECASE)
    for office, titles in _TITLES.items()
}


def offices_of(title: str | None) -> tuple[str, ...]:
    """The offices that a title names, in the order of `OFFICES`; mostly one or none.

    Deputies, assistants and former holders do not hold the office.
    """
    plain = _VICE_PRESIDENT.sub(" ", title or "")
    if _OF_ANOTHER.search(plain):
        return ()
    return tuple(office for office in OFFICES if _OFFICES[office].search(plain))
