"""Which of the Cyrillic encodings makes Russian words of some bytes.

A header of three words is too little for what tells encodings by statistics; but only one of them
makes words of it that have letters of one alphabet, capitals where words have them, and letters
that are common in Russian.
"""

from __future__ import annotations

import re
from math import log
from statistics import fmean

ENCODINGS = ("cp1251", "cp866", "koi8-r", "mac-cyrillic", "iso8859-5")
FREQUENCIES = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            *(10.97, 8.45, 8.01, 7.35, 6.70, 6.26, 5.47, 4.73, 4.54, 4.40, 3.49),
            *(3.21, 2.98, 2.81, 2.62, 2.01, 1.90, 1.74, 1.70, 1.65, 1.59, 1.44),
            *(1.21, 0.97, 0.94, 0.73, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.50),
        ),
        strict=True,
    )
)
"""Letters of Russian in percent: O. N. Lyashevskaya, S. A. Sharov, The Frequency Dictionary of
Modern Russian, 2009. The ё is given more than its 0.04, because those who print it print it often.
"""
RARE = 0.02
"""Percent given to a letter of another Cyrillic alphabet."""
SURE = 0.9
"""Share of the letters beyond ASCII that must stand in such words."""
_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile(r"[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+")


def russian(sample: bytes) -> str | None:
    """The encoding in which a sample is Russian, None where there is none."""
    likely = {name: score for name in ENCODINGS if (score := _score(sample, name)) is not None}
    return max(likely, key=lambda name: likely[name]) if likely else None


def _score(sample: bytes, encoding: str) -> float | None:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    sound = [word for word in words if _RUSSIAN.fullmatch(word)]
    beyond = sum(not sign.isascii() and sign not in _SIGNS for sign in text)
    if not sound or sum(map(len, sound)) < SURE * beyond:
        return None
    return fmean(log(FREQUENCIES.get(letter.lower(), RARE)) for word in sound for letter in word)


_SIGNS = "№«»–—“”„…•°₽\u00a0"
"""What stands in Russian texts beyond letters."""
