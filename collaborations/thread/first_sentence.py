"""The first sentence of what somebody wrote, where there is room for one line."""

from __future__ import annotations

import re

LONGEST = 240
# Shorter ones are mostly abbreviations: "Dr. Hana", "No. 4".
SHORTEST = 15

# What is read at all: a longer sentence is cut anyway, and nobody makes a page slow with what they wrote.
FURTHEST = 4 * LONGEST

# A sentence's last sign, quotation marks and brackets that it closes, and no small letter or figure after it. Each run
# of signs is read once: nothing is given back and tried again.
END = re.compile(r"(?<![.!?؟۔…])[.!?؟۔…]++[\"'”’»)\]]*+(?=\s++[^a-z0-9٠-٩۰-۹]|\s*+$)")


def first_sentence(text: str) -> str:
    """The first sentence of ``text``, or its first line where that is shorter; cut at a word where it is too long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = line[:FURTHEST]
    end = next((found.end() for found in END.finditer(line) if found.end() >= SHORTEST), len(line))
    sentence = line[:end]
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:،؛") + "…"
