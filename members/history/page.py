"""What the template of a profile's history needs: entries in the reader's language."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import BAGHDAD, day_of, format_date
from members.models import Organization, Registration, SectionConfirmation
from members.visibility import organizations_visible_to

from .lines import CONFIRMED_DAY, Line, References, lines_of
from .query import Entry, Event, HistoryPage
from .tables import SECTIONS, Section

ORDER = list(SECTIONS)


@dataclass
class Group:
    """What an entry says of one thing: a section, or an offer, need, project, office or registration in it."""

    title: SafeString | str
    # "added", "removed", or "" for a change.
    what: str
    what_words: str
    lines: list[Line] = field(default_factory=list)


@dataclass
class EntryWords:
    """One save."""

    author: SafeString | str
    when: str
    groups: list[Group]
    confirmed: list[str]


def history_context(user, organization: Organization, page: HistoryPage, section: str) -> dict[str, Any]:
    """The context of ``members/history.html``."""
    events = [event for entry in page.entries for event in entry.events]
    references = References(organization, events, organizations_visible_to(user))
    return {
        "organization": organization,
        "entries": _entries(user, page.entries, references, section),
        "following": page.following,
        "filters": [
            {"key": key, "label": label, "is_current": key == section}
            for key, label in {"": _("All sections"), **SECTIONS}.items()
        ],
        "chosen": section,
    }


def _entries(user, entries: list[Entry], references: References, section: str) -> list[EntryWords]:
    """Each save in words; who confirmed several sections in a row within a minute confirmed them at once."""
    told: list[tuple[Entry, EntryWords]] = []
    for entry in entries:
        words = _entry(user, entry, references, section)
        if told and _is_of_one_minute(told[-1], (entry, words)):
            later, _words = told.pop()
            entry = replace(later, events=later.events + entry.events)
            words = _entry(user, entry, references, section)
        told.append((entry, words))
    return [words for _entry, words in told]


def _is_of_one_minute(later: tuple[Entry, EntryWords], earlier: tuple[Entry, EntryWords]) -> bool:
    """Whether two entries are confirmations only, of one known person, in the same minute."""
    (one, its_words), (other, their_words) = later, earlier
    only_confirm = all(words.confirmed and not words.groups for words in (its_words, their_words))
    return only_confirm and one.by is not None and one.by == other.by and its_words.when == their_words.when


def _entry(user, entry: Entry, references: References, section: str) -> EntryWords:
    groups: dict[tuple, list[Event]] = {}
    for event in entry.events:
        if event.table.group != "confirmation":
            groups.setdefault((event.table.group, event.owner), []).append(event)
    confirmed = _confirmed(entry)
    told = [
        group
        for events in groups.values()
        for group in _groups(events, references, without_day=bool(confirmed))
        if not section or group[0] == section
    ]
    told.sort(key=lambda group: ORDER.index(group[0]))
    return EntryWords(
        author=author_of(user, entry),
        when=when_of(entry),
        groups=[group for _section, group in told],
        confirmed=confirmed,
    )


def _groups(events: list[Event], references: References, *, without_day: bool) -> list[tuple[str, Group]]:
    """The groups of events on one thing. The organization's own row says something of several sections.

    ``without_day``: the entry says which sections were confirmed, and the day of the profile follows from that.
    """
    lines: dict[str, list[Line]] = {}
    for event in events:
        for line in lines_of(event, references):
            if line.name == CONFIRMED_DAY and without_day:
                continue
            _merge(lines.setdefault(line.section, []), line)
    first = events[0]
    what = ""
    if first.table.group not in ("organization", "confirmation"):
        labels = {event.label for event in events if not event.table.owned_by}
        what = "added" if "insert" in labels else "removed" if "delete" in labels else ""
    words = {"added": _("Added"), "removed": _("Removed"), "": ""}[what]
    return [
        (section, Group(_title(section, first, references), what, words, of_section))
        for section, of_section in lines.items()
    ]


def _merge(lines: list[Line], line: Line) -> None:
    """Put what was added to the same list, or taken from it, into one line."""
    same = next((one for one in lines if one.label == line.label and (one.added or one.removed)), None)
    if same is None or not (line.added or line.removed):
        lines.append(line)
        return
    same.added += line.added
    same.removed += line.removed


def _title(section: str, event: Event, references: References) -> SafeString | str:
    label = SECTIONS[section]
    thing = _thing(event, references)
    if not thing:
        return label
    return format_html(
        pgettext("a section and a thing in it", "{section}: {thing}"), section=label, thing=thing
    )


def _thing(event: Event, references: References) -> SafeString | str:
    """What the events are about: a topic, a project's title, an office's place, a registration's number."""
    group = event.table.group
    if group in ("expertise", "need"):
        return references.topic(event.topic)
    if group == "project":
        title = event.title or _("A project without a title")
        return format_html('<bdi lang="{}">{}</bdi>', event.title_language, title)
    if group == "office":
        return references.place(event.now["governorate_id"])
    if group == "registration":
        authority = dict(Registration.Authority.choices).get(event.now["authority"], "")
        number = format_html('<bdi class="ltr">{}</bdi>', event.now["number"])
        return format_html(
            pgettext("a registration", "{authority}, {number}"), authority=authority, number=number
        )
    return ""


def _confirmed(entry: Entry) -> list[str]:
    """A sentence for each day for which sections were confirmed."""
    labels = dict(SectionConfirmation.Section.choices)
    order = list(Section.values)
    days: dict[str, list[str]] = {}
    for event in entry.events:
        if event.table.group == "confirmation" and event.label != "delete":
            days.setdefault(event.now["confirmed_on"], []).append(event.now["section"])
    comma = pgettext("between items of a list", ", ")
    sentences = []
    for day, sections in days.items():
        names = comma.join(str(labels[one]) for one in sorted(set(sections), key=order.index))
        if day == day_of(entry.at).isoformat():
            text = _("Confirmed as true: %(sections)s")
        else:
            text = _("Confirmed as true for %(date)s: %(sections)s")
        date = format_date(datetime.date.fromisoformat(day))
        sentences.append(text % {"sections": names, "date": date})
    return sentences


def author_of(user, entry: Entry) -> SafeString | str:
    """Who it was, as far as the reader may know."""
    person = entry.by
    if entry.is_outside:
        return _("Outside the portal")
    if person is not None and entry.is_named and person.name:
        if person.is_staff:
            return format_html(_("{name}, Search staff"), name=format_html("<bdi>{}</bdi>", person.name))
        return format_html("<bdi>{}</bdi>", person.name)
    if person is not None and person.is_staff:
        return _("Search staff")
    return _("Somebody")


def when_of(entry: Entry) -> str:
    """The day and the time in Baghdad."""
    return pgettext("day and time", "%(date)s, %(time)s") % {
        "date": format_date(entry.at),
        "time": entry.at.astimezone(BAGHDAD).strftime("%H:%M"),
    }
