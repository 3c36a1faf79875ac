"""A line that sums up others: ``Total: 23 (13 women, 10 men)``. It says nobody's number."""

from __future__ import annotations

import re

from .counts import counts_something
from .words import folded, folded_set

_SUM = folded_set(
    "total|totals|subtotal|sum|overall",
    "المجموع|مجموع|المجاميع|الكلي|الإجمالي|إجمالي|العدد|عدد",
    "کۆ|کۆی|گشتی|سەرجەم|ژمارەی",
)
_BESIDE = folded_set(
    "grand|number|of|the|in|all|and|present|attendance|participated|attended|registered|came|no",
    "الحضور|الحاضرين|المشاركين|المشاركات|المشاركون|العام|الكامل|من|و|في|هو",
    "ئامادەبووان|بەشداربووان|بەشداربوو|و|لە|ئامادەبوو",
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c\'’][^\W\d_]+)*")


def is_total(body: str) -> bool:
    """Whether ``body`` counts, calls it a sum, and names nothing that it may be the number of."""
    words = [folded(word) for word in _WORD.findall(body)]
    if _SUM.isdisjoint(words) or not any(sign.isdigit() for sign in body):
        return False
    return all(word in _SUM or word in _BESIDE or counts_something(word) for word in words)
