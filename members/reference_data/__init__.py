"""The taxonomy of topics and Iraq's governorates, as the portal ships them beside this file.

``load`` adds what is not there yet as often as it is called. What staff added or changed at the desk stays as it is.

``themes.csv`` and ``governorates.csv`` are the Community of Practice's own. ``more_synonyms.csv`` is what people type
besides: other spellings, acronyms, and words of its field that no topic is named by.
"""

from __future__ import annotations

import csv
import pathlib
from functools import partial
from typing import NamedTuple

from django.db import transaction
from django.utils.text import slugify

from members.models import Governorate, Theme, Topic

HERE = pathlib.Path(__file__).parent


class Loaded(NamedTuple):
    """How many rows there are now, and whether any of them was made or changed."""

    governorates: int
    themes: int
    topics: int
    has_changed: bool


def rows(name: str) -> list[dict[str, str]]:
    """The lines of ``<name>.csv`` as dictionaries."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def synonyms(cell: str) -> list[str]:
    """The words of a cell that are parted by semicolons."""
    return [word.strip() for word in cell.split(";") if word.strip()]


@transaction.atomic
def load(*, overwrite: bool = False) -> Loaded:
    """Bring governorates, themes and topics into the database; running it again changes nothing.

    ``overwrite`` brings rows that are there back to what is shipped: staff's changes to them go.
    """
    put = partial(_put, overwrite=overwrite)
    more = {row["topic"]: row for row in rows("more_synonyms")}
    changes = [put(Governorate, "code", row["code"], _governorate(row)) for row in rows("governorates")]
    themes: dict[str, Theme] = {}
    for position, row in enumerate(rows("themes"), start=1):
        theme = themes.get(row["theme"])
        if theme is None:
            names = {"name_en": row["theme"], "name_ar": row["theme_ar"], "name_ckb": row["theme_ckb"]}
            slug = slugify(row["theme"])
            changes.append(put(Theme, "slug", slug, names | {"position": len(themes) + 1}))
            theme = themes[row["theme"]] = Theme.objects.get(slug=slug)
        fields = _topic(row, more.get(row["topic"], {}), theme, position)
        changes.append(put(Topic, "slug", slugify(row["topic"]), fields))
    return Loaded(Governorate.objects.count(), Theme.objects.count(), Topic.objects.count(), any(changes))


def _governorate(row: dict[str, str]) -> dict:
    names = {key: row[key] for key in ("name_en", "name_ar", "name_ckb")}
    return names | {"is_in_kurdistan_region": row["region"] == "KRI"}


def _topic(row: dict[str, str], more: dict[str, str], theme: Theme, position: int) -> dict:
    return {
        "theme": theme,
        "position": position,
        "dac_code": row["dac_code"],
        "name_en": row["topic"],
        "name_ar": row["name_ar"],
        "name_ckb": row["name_ckb"],
        "synonyms_en": synonyms(row["synonyms"]) + synonyms(more.get("synonyms", "")),
        "synonyms_ar": synonyms(row["synonyms_ar"]) + synonyms(more.get("synonyms_ar", "")),
        "synonyms_ckb": synonyms(row["synonyms_ckb"]) + synonyms(more.get("synonyms_ckb", "")),
    }


def _put(model, key: str, value: str, fields: dict, *, overwrite: bool) -> bool:
    """Make the row whose ``key`` is ``value``, or change it if asked to; whether there was anything to do."""
    row = model.objects.filter(**{key: value}).first()
    if row is None:
        model.objects.create(**{key: value}, **fields)
        return True
    if not overwrite or all(getattr(row, name) == content for name, content in fields.items()):
        return False
    for name, content in fields.items():
        setattr(row, name, content)
    row.save()
    return True
