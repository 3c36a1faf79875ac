"""The house's rules for the look, asked of the files themselves."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
TEMPLATES = ROOT / "templates"
PAGES = sorted(
    page
    for page in TEMPLATES.rglob("*.html")
    if '{% extends "base.html" %}' in page.read_text(encoding="utf-8")
)
# What draws by a tag or comes as a panel, and so does not stand in the page's own template.
DRAWN = {
    "stage_picture": {"stages"},
    "stage_line": {"stages"},
    "thread_piece": {"thread", "thread-cord"},
    "governorate_map": {"map"},
    "other_names_below": {"result-other"},
}


def token_sets() -> list[dict[str, str]]:
    """Light, dark as the device says, dark as the reader chose."""
    sets = []
    for block in re.findall(r"color-scheme: (?:light|dark);([^}]*)}", TOKENS):
        sets.append(dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block)))
    return sets


def luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linked(template: Path) -> list[str]:
    """The stylesheets that a template asks for, in their order."""
    return re.findall(r'href="\{% static "css/([\w-]+\.css)" %\}"', template.read_text(encoding="utf-8"))


def named(sheet: str) -> set[str]:
    """The classes that a stylesheet has rules for."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / sheet).read_text(encoding="utf-8"), flags=re.S)
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", " ", text)))


def worn(template: Path) -> set[str]:
    """The classes that a template and what it includes may give to an element."""
    text = template.read_text(encoding="utf-8")
    classes: set[str] = set()
    for value in re.findall(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', text):
        classes |= set(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", value).split())
    for tag, drawn in DRAWN.items():
        if re.search(rf"\{{% {tag}\b", text):
            classes |= drawn
    for included in re.findall(r'\{% include "([^"]+)"', text):
        if template != TEMPLATES / included:
            classes |= worn(TEMPLATES / included)
    return classes


EVERY_PAGE = linked(TEMPLATES / "components" / "stylesheets.html")
SOME_PAGES = sorted({sheet for page in PAGES for sheet in linked(page)})


def test_it_works():
    assert [sheet.name for sheet in SHEETS][:3] == ["admin.css", "base.css", "choices.css"]


def test_both_ways_to_dark_are_the_same():
    _, device, chosen = token_sets()
    assert device == chosen


@pytest.mark.parametrize("theme", [0, 1])
def test_text_can_be_read_on_every_ground(theme):
    tokens = token_sets()[theme]
    for ground in ("page", "wash", "next"):
        for text in ("ink", "soft", "river", "err", "ok", "warn"):
            assert contrast(tokens[text], tokens[ground]) >= 4.5, (text, ground)
        for shape in ("edge", "strand-a", "strand-b", "strand-c", "focus"):
            assert contrast(tokens[shape], tokens[ground]) >= 3, (shape, ground)
    for text, ground in (
        ("on-river", "river"),
        ("on-river", "river-deep"),
        ("river-deep", "river-wash"),
        ("err", "err-wash"),
    ):
        assert contrast(tokens[text], tokens[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_side_of_the_page_is_named(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert not re.search(r"\b(?:left|right)\b", text)
    assert "http" not in text.replace('a[href^="http"]', "")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_file_a_stylesheet_asks_for_exists(sheet):
    for target in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8")):
        assert (sheet.parent / target).resolve().is_file(), target


def test_a_page_asks_for_few_stylesheets():
    """A slow line pays for each request: what few pages need comes with them alone."""
    assert len(EVERY_PAGE) <= 14
    for page in PAGES:
        if page.name != "gallery.html":
            assert len(linked(page)) <= 3, page


def test_every_stylesheet_is_asked_for():
    desk = linked(TEMPLATES / "admin" / "base_site.html")
    assert {sheet.name for sheet in SHEETS} == {*EVERY_PAGE, *SOME_PAGES, *desk}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_a_page_asks_for_the_stylesheets_of_its_classes(page):
    everywhere = set().union(*(named(sheet) for sheet in EVERY_PAGE if sheet != "print.css"))
    here = everywhere.union(*map(named, linked(page)))
    for sheet in SOME_PAGES:
        if sheet not in linked(page):
            assert not (named(sheet) & worn(page)) - here, sheet


def test_the_page_of_failures_needs_nothing_but_its_files():
    html = (ROOT / "templates" / "500.html").read_text(encoding="utf-8")
    assert "{%" not in html
    assert "{{" not in html
    for language in ("en", "ar", "ckb"):
        assert f'lang="{language}"' in html
    for target in re.findall(r'(?:href|src)="/static/([^"]+)"', html):
        assert (STATIC / target).is_file(), target


def test_vendored_files_are_recorded():
    record = (STATIC / "vendor" / "VENDORED.md").read_text(encoding="utf-8")
    for file in [*(STATIC / "vendor").glob("*.js"), *(STATIC / "fonts").glob("*.woff2")]:
        assert file.name in record
