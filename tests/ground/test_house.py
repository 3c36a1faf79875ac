"""The house stands: layers, locks, catalogs, what may be in the tree."""

import re
import subprocess
import tomllib

import polib
import pytest
from django.conf import settings

from cop_portal.home import catalogs

BASE = settings.BASE_DIR


def test_every_module_of_the_machinery_is_in_the_contract():
    contract = tomllib.loads((BASE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    named = {name.strip() for layer in contract["layers"] for name in layer.split(":")}
    there = {
        f"cop_portal.{path.stem}"
        for path in (BASE / "cop_portal").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }
    assert there | {"members", "events", "collaborations"} == named


def test_the_locks_have_hashes_and_name_no_registry():
    for name in ("base", "dev"):
        lock = (BASE / "requirements" / f"{name}.txt").read_text()
        pinned = re.findall(r"^[a-z].*$", lock, re.MULTILINE)
        assert len(pinned) > 20
        assert all(line.endswith("\\") for line in pinned)
        assert "://" not in lock
        assert "-index-url" not in lock


def test_everything_of_the_portal_is_in_the_developers_lock_too():
    base, dev = ((BASE / "requirements" / f"{name}.txt").read_text().splitlines() for name in ("base", "dev"))
    assert {line for line in base if "==" in line} <= set(dev)


@pytest.mark.parametrize("language", catalogs.languages())
def test_the_catalogs_are_complete_and_compiled(language):
    assert catalogs.problems(language) == []


def test_strings_are_found_where_they_are_written(tmp_path):
    for root in catalogs.ROOTS:
        (tmp_path / root).mkdir()
    (tmp_path / "members" / "words.py").write_text(
        'from django.utils.translation import gettext as _\n_("one" " string")\n'
        'ngettext("%(n)s day", "%(n)s days", 3)\n'
        'pgettext("month", "May")\n_(variable)\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        "{% translate \"A 'quoted' 5%\" %}{% blocktranslate count n=n trimmed %}\n  {{ n }} day\n"
        "{% plural %}\n  {{ n }} days\n{% endblocktranslate %}{{ _('as a variable') }}"
        "{% component title=_('in a tag') %}{% translate 'May' context 'month' %}"
    )
    found = catalogs.messages_of_the_source(tmp_path)
    assert {(key, message.plural) for key, message in found.items()} == {
        (("", "one string"), ""),
        (("", "%(n)s day"), "%(n)s days"),
        (("month", "May"), ""),
        (("", "A 'quoted' 5%%"), ""),
        (("", "as a variable"), ""),
        (("", "in a tag"), ""),
    }
    assert found[("month", "May")].files == {"members/words.py", "templates/page.html"}


def test_a_catalog_is_written_checked_and_compiled(tmp_path, monkeypatch):
    for root in catalogs.ROOTS:
        (tmp_path / root).mkdir()
    words = tmp_path / "members" / "words.py"
    words.write_text('_("one string")\n_("5%% of %(n)s")\nngettext("%(n)s day", "%(n)s days", 3)\n')
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    assert catalogs.update("ckb") == 3
    file = catalogs.catalog_file("ckb")
    catalog = polib.pofile(str(file))
    catalog.find("one string").msgstr = "یەک دەق"
    catalog.find("5%% of %(n)s").msgstr = "5%% لە %(m)s"
    catalog.find("%(n)s day").msgstr_plural = {0: "ڕۆژێک", 1: "%(n)s ڕۆژ"}
    catalog.save()
    [wrong, stale] = catalogs.problems("ckb")
    assert "%(m)s" in wrong
    assert "the .mo is not what the .po says" in stale
    catalog.find("5%% of %(n)s").msgstr = "5%% لە %(n)s"
    catalog.save()
    assert catalogs.update("ckb") == 0
    assert catalogs.problems("ckb") == []
    words.write_text(words.read_text() + '_("a new one")\n')
    assert len(catalogs.problems("ckb")) == 1


def test_no_file_names_a_machine_or_a_registry():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=BASE,
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|(?<![\w.])/work/|/root/")
    for name in listed.stdout.splitlines():
        path = BASE / name
        if (
            path.suffix in (".py", ".toml", ".txt", ".in", ".md", ".html", ".css", ".js", ".yml", "")
            and path.is_file()
        ):
            if path == BASE / "tests" / "ground" / "test_house.py" or "vendor" in path.parts:
                continue
            assert not wrong.search(path.read_text(errors="replace")), name


# What machines and tests set, nobody who runs a portal.
NOT_FOR_THE_TABLE = {"TEST_DATABASE_SUFFIX", "ENVIRONMENT"}


def test_every_setting_from_the_environment_is_in_the_readme_and_the_example():
    asks = re.compile(r"""env\.\w+\(\s*"([A-Z][A-Z_]+)\"""")
    files = (BASE / "cop_portal" / "settings.py", BASE / "cop_portal" / "documents" / "place.py")
    asked = set(asks.findall("".join(file.read_text() for file in files))) - NOT_FOR_THE_TABLE
    table = (BASE / "README.md").read_text().partition("## Settings")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)} == asked
    example = re.findall(r"^#?([A-Z][A-Z_]+)=", (BASE / ".env.example").read_text(), re.MULTILINE)
    assert sorted(example) == sorted(asked)
