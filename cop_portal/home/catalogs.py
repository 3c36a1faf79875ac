"""The interface's strings: found in the source, kept in `locale/<language>/LC_MESSAGES/django.po`, checked.

Read by Python alone, so that no machine needs the gettext programs. Strings of packages without Arabic or Sorani of
their own are named in `locale/of_packages.py`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation.template import templatize

ROOTS = ("cop_portal", "members", "events", "collaborations", "templates", "locale")
# What each function's leading arguments are.
SHAPES = {
    "_": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL_IN_TEMPLATE = re.compile(rf"(?<![\w.])(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")
LITERALS = re.compile(LITERAL)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|%%|\{(\w*)\}")
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "ckb": "nplurals=2; plural=(n != 1);",
}


@dataclass
class Message:
    """A string of the source: its context ("" for none), its plural ("" for none) and the files it is in."""

    context: str
    id: str
    plural: str
    files: set[str] = field(default_factory=set)


def messages_of_the_source(base: Path | None = None) -> dict[tuple[str, str], Message]:
    """Find every string of our Python files and templates, by context and text."""
    base = base or settings.BASE_DIR
    found: dict[tuple[str, str], Message] = {}
    for root in ROOTS:
        for file in sorted((base / root).rglob("*")):
            if file.suffix not in (".py", ".html", ".txt") or "node_modules" in file.parts:
                continue
            text = file.read_text(encoding="utf-8")
            calls = _calls_in_python(text) if file.suffix == ".py" else _calls_in_template(text, str(file))
            for parts in calls:
                key = (parts.get("context", ""), parts["id"])
                message = found.setdefault(key, Message(*key, ""))
                message.plural = message.plural or parts.get("plural", "")
                message.files.add(file.relative_to(base).as_posix())
    return found


def _calls_in_python(text: str) -> Iterator[dict[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))
        shape = SHAPES.get(name)
        values = [
            arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[: len(shape or ())]
        ]
        if shape and len(values) == len(shape) and all(isinstance(value, str) and value for value in values):
            yield dict(zip(shape, map(str, values), strict=True))


def _calls_in_template(text: str, name: str) -> Iterator[dict[str, str]]:
    for call in CALL_IN_TEMPLATE.finditer(templatize(text, origin=name)):
        values = [ast.literal_eval(literal) for literal in LITERALS.findall(call[2])]
        shape = SHAPES[call[1]]
        if len(values) >= len(shape) and all(values):
            yield dict(zip(shape, values, strict=False))


def catalog_file(language: str) -> Path:
    """Give the .po file of a language."""
    return settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"


def languages() -> list[str]:
    """Give the languages that need a catalog: all but the source's."""
    return [code for code, _name in settings.LANGUAGES if code != "en"]


def update(language: str) -> int:
    """Bring the source's strings into the language's .po, keeping what is translated, and write its .mo.

    Strings that the source no longer has are dropped. Gives the number of strings still to be translated.
    """
    import polib

    file = catalog_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(file)) if file.exists() else polib.POFile()
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Project-Id-Version": "CoP Portal",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for key, message in sorted(
        messages_of_the_source().items(), key=lambda item: (min(item[1].files), item[0])
    ):
        entry = known.get(key) or polib.POEntry(msgid=message.id, msgctxt=message.context or None)
        if message.plural and (entry.msgid_plural != message.plural or not entry.msgstr_plural):
            entry.msgid_plural = message.plural
            entry.msgstr_plural = entry.msgstr_plural or dict.fromkeys(range(_forms(language)), "")
        elif not message.plural:
            entry.msgid_plural, entry.msgstr_plural = "", {}
        entry.occurrences = [(name, "") for name in sorted(message.files)]
        entry.flags = sorted({*entry.flags, "python-format"} if "%(" in message.id else set(entry.flags))
        new.append(entry)
    new.save(str(file))
    new.save_as_mofile(str(file.with_suffix(".mo")))
    return len([entry for entry in new if not _translated(entry)])


def problems(language: str) -> list[str]:
    """Say in a line each what is wrong with a language's catalog; empty where it is complete and compiled."""
    import polib

    file = catalog_file(language)
    if not file.exists():
        return [f"{language}: there is no {file.name}; make messages"]
    catalog = polib.pofile(str(file))
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalog if not entry.obsolete}
    found = []
    for key, message in messages_of_the_source().items():
        entry = known.get(key)
        if entry is None or (message.plural and entry.msgid_plural != message.plural):
            found.append(f"{language}: not in the .po ({min(message.files)}): {message.id!r}")
    for entry in known.values():
        if entry.fuzzy:
            found.append(f"{language}: fuzzy: {entry.msgid!r}")
        elif not _translated(entry):
            found.append(f"{language}: not translated: {entry.msgid!r}")
        elif lost := _placeholders_lost(entry):
            found.append(f"{language}: placeholders {lost} differ: {entry.msgid!r}")
        elif entry.msgid_plural and len(entry.msgstr_plural) != _forms(language):
            found.append(f"{language}: needs {_forms(language)} plural forms: {entry.msgid!r}")
    compiled = file.with_suffix(".mo")
    if not compiled.exists() or _strings(polib.mofile(str(compiled))) != _strings(catalog):
        found.append(f"{language}: the .mo is not what the .po says; make messages")
    return found


def _forms(language: str) -> int:
    return int(PLURALS[language].split(";")[0].split("=")[1])


def _translated(entry: Any) -> bool:
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(text.strip() for text in entry.msgstr_plural.values())
    return bool(entry.msgstr.strip())


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text) if match[0] != "%%"}


def _placeholders_lost(entry: Any) -> set[str]:
    """Give placeholders that a translation lacks or makes up; forms for one and two may leave the number out."""
    wanted = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    if not entry.msgid_plural:
        return wanted ^ _placeholders(entry.msgstr)
    made_up: set[str] = set().union(*(_placeholders(text) for text in entry.msgstr_plural.values())) - wanted
    last = entry.msgstr_plural[max(entry.msgstr_plural)]
    return made_up | (_placeholders(entry.msgid_plural) - _placeholders(last))


def _strings(catalog: Any) -> dict[tuple[str, str], Any]:
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalog
        if not entry.obsolete and not getattr(entry, "fuzzy", False) and _translated(entry)
    }
