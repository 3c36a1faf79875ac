"""Classes of the events' pages have a rule, and rules have a page: what neither draws nor is looked for goes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
OF_EVENTS = (
    "company",
    "events",
    "introductions",
    "pairing",
    "pairing_print",
    "paste",
    "presence",
    "print_sheet",
)
PAGES = sorted(
    [
        *(ROOT / "templates" / "events").rglob("*.html"),
        *(ROOT / "templates" / "collaborations" / "at_events").rglob("*.html"),
    ]
)
# What a template completes, and what scripts that are not ours put on an element.
COMPLETED = re.compile(
    r"introductions-(?:same|introduced|apart|together|hidden|noted|open)|icon|htmx-request"
)


def named(sheet: Path) -> set[str]:
    """The classes that a stylesheet has rules for."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", " ", text)))


def worn(page: Path) -> set[str]:
    """The classes that a template gives to its elements."""
    values = re.findall(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', page.read_text(encoding="utf-8"))
    words = " ".join(re.sub(r"\S*\{\{.*?\}\}\S*|\{%.*?%\}", " ", value) for value in values)
    return set(words.split())


@cache
def words_of(*folders: str) -> set[str]:
    """All that may be a class in the files of these folders."""
    found: set[str] = set()
    for folder in folders:
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in (".html", ".py", ".js") and file != Path(__file__):
                found |= set(re.findall(r"[a-z][\w-]*", file.read_text(encoding="utf-8")))
    return found


def test_it_works():
    assert "came-line" in worn(ROOT / "templates" / "events" / "presence" / "line.html")
    assert "came-line" in named(ROOT / "static" / "css" / "presence.css")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_class_draws_or_is_looked_for(page):
    """By a rule of ours, a script or a test of a browser."""
    ruled = set().union(*map(named, SHEETS))
    assert not worn(page) - ruled - words_of("static/js", "tests")


@pytest.mark.parametrize("sheet", OF_EVENTS)
def test_a_rule_has_a_page(sheet):
    of_sheet = named(ROOT / "static" / "css" / f"{sheet}.css")
    unknown = of_sheet - words_of("templates", "cop_portal", "members", "events", "collaborations")
    assert not {one for one in unknown if not COMPLETED.fullmatch(one)}
