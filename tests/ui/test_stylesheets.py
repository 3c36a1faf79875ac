"""The house's rules for the look, asked of the files themselves."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")


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


def test_it_works():
    assert [sheet.name for sheet in SHEETS][:3] == ["admin.css", "base.css", "components.css"]


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
