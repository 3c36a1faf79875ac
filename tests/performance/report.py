"""The table, and how far the pages are from what was aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]

# The pages by their names, as in ``pages``; nothing here needs Django.
DIRECTORY = ("no search", "a rare word", "a word that 15% match", "a word with two facets", "an Arabic word")
PORTAL = (*DIRECTORY, "a profile")
INSTEAD = ("Django admin", "django-filter")

MOST_QUERIES = 10
MOST_BYTES = 40_000
MOST_COMPRESSED = 10_000
# How many times the p95 of the bare view: by the number of organizations, then by page. About 200 is what a community
# like ours may have one day.
RATIOS: dict[int, dict[str, float]] = {
    200: dict.fromkeys(PORTAL, 4),
    5_000: dict.fromkeys(PORTAL, 4),
    50_000: {"no search": 5, "a rare word": 5, "a word that 15% match": 10},
}
# How many times faster than each of what people would build instead, at the largest size.
FASTER, FASTER_AT = 10, 50_000

COLUMNS = (
    ("page", "page", "{}"),
    ("organizations", "organizations", "{:,}"),
    ("found", "found", "{}"),
    ("requests/s", "requests_per_second", "{:,.1f}"),
    ("p50 ms", "p50_ms", "{:,.1f}"),
    ("p95 ms", "p95_ms", "{:,.1f}"),
    ("× bare", "ratio_to_bare", "{:.1f}"),
    ("queries", "queries", "{}"),
    ("HTML bytes", "html_bytes", "{:,}"),
    ("compressed", "html_bytes_compressed", "{:,}"),
)


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    lines = [
        "| " + " | ".join(heading for heading, _key, _form in COLUMNS) + " |",
        "| " + " | ".join("---" if key == "page" else "---:" for _heading, key, _form in COLUMNS) + " |",
    ]
    for row in rows:
        cells = ("" if row[key] is None else form.format(row[key]) for _heading, key, form in COLUMNS)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def missed(rows: list[Row]) -> list[str]:
    """A sentence for each aim that these rows miss."""
    return [*_slow(rows), *_heavy(rows), *_no_faster(rows)]


def aims_met(rows: list[Row]) -> str:
    """How many aims there were, for a report that misses none."""
    sizes = {row["organizations"] for row in rows}
    unknown = sorted(set(RATIOS) - sizes)
    return "all aims are met" + (f" (not asked at {', '.join(f'{n:,}' for n in unknown)})" if unknown else "")


def _slow(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        aim = RATIOS.get(row["organizations"], {}).get(row["page"])
        if aim and row["ratio_to_bare"] > aim:
            yield (
                f"{_where(row)}: p95 is {row['ratio_to_bare']} times the bare view's, the aim is {aim}: "
                f"{row['ratio_to_bare'] / aim:.1f} times too slow"
            )


def _heavy(rows: list[Row]) -> Iterator[str]:
    limits = (
        ("queries", MOST_QUERIES, "queries"),
        ("html_bytes", MOST_BYTES, "bytes of HTML"),
        ("html_bytes_compressed", MOST_COMPRESSED, "bytes compressed"),
    )
    for row in rows:
        for key, most, what in limits:
            if row["page"] in PORTAL and row[key] > most:
                yield f"{_where(row)}: {row[key]:,} {what}, the aim is {most:,}: {row[key] - most:,} too many"


def _no_faster(rows: list[Row]) -> Iterator[str]:
    at = {row["page"]: row for row in rows if row["organizations"] == FASTER_AT}
    for other in INSTEAD:
        for page in ("no search", "a word that 15% match"):
            ours, theirs = at.get(page), at.get(f"{other}, {page}")
            if ours and theirs and theirs["p95_ms"] < FASTER * ours["p95_ms"]:
                times = theirs["p95_ms"] / ours["p95_ms"]
                yield f"{_where(ours)}: {times:.1f} times faster than {other}, the aim is {FASTER}"


def _where(row: Row) -> str:
    return f"{row['page']} at {row['organizations']:,}"
