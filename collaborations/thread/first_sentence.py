"""The first sentence of what somebody wrote, where there is room for one line."""

from __future__ import annotations

import re

LONGEST = 240
# Shorter ones are mostly abbreviations: "Dr. Hana", "No. 4".
SHORTEST = 15

# A sentence's last sign, quotation marks and brackets that it closes, and no small letter or figure after it.
END = re.compile(r"[.!?؟۔…]+[\"'”’»)\]]*(?=\s+[^\sa-z0-9٠-٩۰-۹]|\s*$)")


def first_sentence(text: str) -> str:
    """The first sentence of ``text``, or its first line where that is shorter; cut at a word where it is too long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    end = next((found.end() for found in END.finditer(line) if found.end() >= SHORTEST), len(line))
    sentence = line[:end]
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:،؛") + "…"
