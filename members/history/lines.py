"""A change of one row in words: each field that changed, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cop_portal.dates import format_date, language_direction
from cop_portal.documents.models import Document
from cop_portal.translations.texts import Origin, TextLanguage
from members.models import Governorate, Organization, OrganizationLanguage, OtherName, Topic

from .pieces import Piece, pieces_of
from .query import Event
from .tables import SECTION_OF_FIELD, Section

# Fields whose own names would not say enough here.
LABELS = {
    "email_audience": gettext_lazy("Who sees the e-mail address"),
    "phone_audience": gettext_lazy("Who sees the phone number"),
    "website_audience": gettext_lazy("Who sees the website address"),
    "profile_confirmed_on": gettext_lazy("Profile confirmed"),
    "visibility": gettext_lazy("Who sees the organization"),
    "mission": gettext_lazy("Mission"),
    "shares": gettext_lazy("What can be shared"),
    "question": gettext_lazy("The question"),
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
}
# What the heading over a row says already, where the whole row came or went.
IN_THE_HEADING = {"topic_id", "governorate_id", "authority", "number"}
# Follows from the confirmations of the sections.
CONFIRMED_DAY = "profile_confirmed_on"
FROM_LEFT_TO_RIGHT = {"email", "phone", "website", "slug", "number", "grant_number"}


@dataclass
class Line:
    """One field: its value before and after, or the pieces of a text, or what was added to and taken from a list."""

    section: str
    label: str
    old: SafeString | str = ""
    new: SafeString | str = ""
    pieces: list[Piece] = field(default_factory=list)
    direction: str = ""
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    note: str = ""
    # The column, where the line is of one.
    name: str = ""

    @property
    def is_new(self) -> bool:
        """Whether there was nothing before: the value alone says so."""
        kinds = {piece.kind for piece in self.pieces}
        return bool(self.new and not self.old) or kinds == {"added"}

    @property
    def added_words(self) -> str:
        """What was added, in a row."""
        return pgettext("between items of a list", ", ").join(self.added)

    @property
    def removed_words(self) -> str:
        """What was taken away, in a row."""
        return pgettext("between items of a list", ", ").join(self.removed)


class References:
    """The things that a page's events point at, by their keys: a question a kind."""

    def __init__(self, organization: Organization, events: Iterable[Event], visible: Any) -> None:
        self.organization = organization
        keys: dict[type[Model], set[int]] = {model: set() for model in (Topic, Governorate, Document)}
        for event in events:
            if event.topic:
                keys[Topic].add(event.topic)
            for values in (event.now, event.before or {}):
                for column, model in _keys_of(event):
                    if values.get(column) is not None:
                        keys[model].add(values[column])
        self._found: dict[type[Model], dict[int, Any]] = {
            model: model._default_manager.in_bulk(ids) if ids else {} for model, ids in keys.items()
        }
        # Of the other side of a grant nothing is told that its own page would not.
        sides = {
            event.now[column]
            for event in events
            if event.table.name == "sub_grant"
            for column in ("prime_id", "sub_id")
        }
        self._found[Organization] = visible.in_bulk(sides) if sides else {}

    def name(self, model: type[Model], key: int | None) -> str:
        """The name of a thing; empty where there is none any more."""
        found = self._found.get(model, {}).get(key or 0)
        return str(getattr(found, "name", "")) if found else ""

    def topic(self, key: int | None) -> str:
        """The name of a topic."""
        return self.name(Topic, key)

    def place(self, key: int | None) -> str:
        """The name of a governorate."""
        return self.name(Governorate, key)


def _keys_of(event: Event) -> list[tuple[str, type[Model]]]:
    return [
        (one.attname, one.related_model)
        for one in event.table.model._meta.concrete_fields
        if isinstance(one, ForeignKey) and one.related_model in (Topic, Governorate, Document)
    ]


def lines_of(event: Event, references: References) -> list[Line]:
    """What ``event`` changed, a line a field; none where nothing that is told has changed."""
    if event.table.name.endswith("_text"):
        return _text_lines(event)
    if event.table.name in _LISTS:
        return _LISTS[event.table.name](event, references)
    lines = []
    for name in event.table.told:
        if name in IN_THE_HEADING and event.label != "update":
            continue
        was, now = _both(event, name)
        model_field = _field(event, name)
        if _is_list(model_field):
            before, after = _choices(model_field, was), _choices(model_field, now)
            old = new = ""
            added, removed = _without(after, before), _without(before, after)
        else:
            old, new = _value(model_field, was, references), _value(model_field, now, references)
            added, removed = [], []
        if old != new or added or removed:
            label = str(LABELS.get(name) or capfirst(str(model_field.verbose_name)))
            section = _section(event, name)
            lines.append(Line(section, label, old, new, added=added, removed=removed, name=name))
    return lines


def _section(event: Event, name: str) -> str:
    if event.table.name == "organization":
        return SECTION_OF_FIELD.get(name, Section.ABOUT.value)
    return next(iter(event.table.sections))


def _both(event: Event, name: str) -> tuple[Any, Any]:
    """The value before and after. Of a new row there was none, of a removed one there is none."""
    if event.label == "delete":
        return event.now.get(name), None
    return (event.before or {}).get(name), event.now.get(name)


def _field(event: Event, name: str) -> Field:
    return next(one for one in event.table.model._meta.concrete_fields if one.attname == name)


# -- values -----------------------------------------------------------------------------------------------------------


def _value(model_field: Field, raw: Any, references: References) -> SafeString | str:
    """A stored value as people read it."""
    if raw is None or raw == "":
        return ""
    if isinstance(model_field, ForeignKey):
        name = references.name(model_field.related_model, raw)
        return format_html("<bdi>{}</bdi>", name) if name else _("no longer known")
    if model_field.choices:
        return capfirst(str(dict(model_field.flatchoices).get(raw, raw)))
    kind = model_field.get_internal_type()
    if kind == "DateField":
        return format_date(model_field.to_python(raw))
    if kind == "BooleanField":
        return _("yes") if raw else _("no")
    if model_field.name in FROM_LEFT_TO_RIGHT:
        return format_html('<bdi class="ltr is-address">{}</bdi>', raw)
    language = model_field.name.rpartition("_")[2]
    if language in TextLanguage.values:
        return format_html('<bdi lang="{}">{}</bdi>', language, raw)
    return format_html("<bdi>{}</bdi>", raw)


def _is_list(model_field: Field) -> bool:
    return model_field.get_internal_type() == "ArrayField"


def _choices(model_field: Any, raw: Any) -> list[str]:
    labels = dict(model_field.base_field.flatchoices)
    return [str(labels.get(one, one)) for one in raw or []]


def _without(these: list[str], those: list[str]) -> list[str]:
    return [one for one in these if one not in those]


# -- texts ------------------------------------------------------------------------------------------------------------


def _text_lines(event: Event) -> list[Line]:
    now, before = event.now, event.before or {}
    old, new = _both(event, "text")
    language = now["language"]
    label = str(LABELS.get(now["field"], now["field"]))
    if now["origin"] != Origin.ORIGINAL:
        names = dict(OrganizationLanguage.Language.choices)
        label = _("%(field)s, translation into %(language)s") % {
            "field": label,
            "language": names.get(language, language),
        }
    line = Line(next(iter(event.table.sections)), label, direction=language_direction(language))
    if (old or "") == (new or "") and before.get("language", language) == language:
        if now["origin"] == Origin.ORIGINAL:
            return []
        if before.get("origin") == now["origin"]:
            line.note = _("Checked again: it fits the original.")
        else:
            line.old = capfirst(str(dict(Origin.choices).get(before.get("origin", ""), "")))
            line.new = capfirst(str(dict(Origin.choices)[now["origin"]]))
    else:
        line.pieces = pieces_of(old or "", new or "", before.get("language") or language, language)
    return [line]


# -- rows that are items of a list ------------------------------------------------------------------------------------


def _item(event: Event, label: str, name: str) -> list[Line]:
    """A line that says what was added to a list, or taken from it."""
    line = Line(next(iter(event.table.sections)), label)
    (line.removed if event.label == "delete" else line.added).append(name)
    return [line] if name else []


def _place(event: Event, references: References) -> list[Line]:
    label = _("Works in") if event.table.name == "works_in" else _("Where")
    return _item(event, label, references.name(Governorate, event.now["governorate_id"]))


def _topic(event: Event, references: References) -> list[Line]:
    return _item(event, _("Topics"), references.name(Topic, event.now["topic_id"]))


def _language(event: Event, references: References) -> list[Line]:
    model_field: Any = _field(event, "language")
    return _item(event, _("Languages"), str(dict(model_field.flatchoices).get(event.now["language"], "")))


def _sub_grant(event: Event, references: References) -> list[Line]:
    if event.now["prime_id"] == references.organization.pk:
        return _item(event, _("Sub-grantees"), references.name(Organization, event.now["sub_id"]))
    return _item(event, _("Prime members"), references.name(Organization, event.now["prime_id"]))


def _other_name(event: Event, references: References) -> list[Line]:
    kinds = dict(OtherName.Kind.choices)
    was, now = _both(event, "name")
    language = event.now["language"]
    kind = capfirst(str(kinds.get(event.now["kind"], "")))
    old_kind = capfirst(str(kinds.get((event.before or event.now)["kind"], "")))

    def shown(name: str | None, of_kind: str) -> SafeString | str:
        if not name:
            return ""
        text = format_html('<bdi lang="{}">{}</bdi>', language, name)
        return format_html(pgettext("a name and its kind", "{name} ({kind})"), name=text, kind=of_kind)

    line = Line(Section.ABOUT.value, _("Also known as"), shown(was, old_kind), shown(now, kind))
    return [line] if line.old != line.new else []


_LISTS = {
    "works_in": _place,
    "project_place": _place,
    "project_topic": _topic,
    "language": _language,
    "sub_grant": _sub_grant,
    "other_name": _other_name,
}
