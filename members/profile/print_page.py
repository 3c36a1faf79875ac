"""What stands on the printed profile: as much as fits on two pages of A4, and what is left out is said.

Of people only those who speak for the organization are named, without their own numbers and addresses: paper is passed
on. Who printed it is not on it either, since it may be found with somebody else.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cop_portal.dates import format_date, today
from cop_portal.translations.names import reading_language
from cop_portal.translations.texts import ReadText
from members.models import Audience, Organization, OtherName, Role

from .page import facts, names_line, urgency_words
from .print_room import HEADING, Room, Row, Ruler, Section, room_for
from .query import Offer, Profile, Want, Work
from .rows import project_status, registration_row, role_line, short, work_row

# The value of ``?for=`` that leaves out what is for partners or staff.
FOR_MEMBERS = "members"
MOST_PEOPLE = 4
MOST_REGISTRATIONS = 3
LONGEST_TITLE = 3  # lines
LONGEST_FACTS = 2
# In points: the name with the lines beside it, the notes at the end.
TOP = 96
NOTES = 36


class Sheet:
    """A profile as it is printed for its reader; ``members_only`` leaves out what not every member may see."""

    def __init__(self, profile: Profile, *, members_only: bool = False) -> None:
        self.profile = profile
        self.organization = profile.organization
        self.members_only = members_only
        self.ruler = Ruler(reading_language())

    @cached_property
    def room(self) -> Room:
        """How much of each section is printed."""
        return room_for(self.height, self.fixed_height)

    # -- what may be printed ------------------------------------------------------------------------------------------

    @cached_property
    def wants(self) -> list[Want]:
        return [want for want in self.profile.wants if self._is_for_reader(want.need.audience)]

    @property
    def email(self) -> str:
        return self.profile.email if self._is_for_reader(self.organization.email_audience) else ""

    @property
    def phone(self) -> str:
        return self.profile.phone if self._is_for_reader(self.organization.phone_audience) else ""

    @property
    def website(self) -> str:
        return self.profile.website if self._is_for_reader(self.organization.website_audience) else ""

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """Those who speak for it."""
        speakers = [
            person.membership
            for person in self.profile.people
            if person.membership.role == Role.REPRESENTATIVE
        ]
        return [
            {"name": speaker.user.name, "role": role_line(speaker, self.organization)}
            for speaker in speakers[:MOST_PEOPLE]
        ]

    @cached_property
    def registrations(self) -> list[dict[str, Any]]:
        return [registration_row(row) for row in self.profile.registrations[:MOST_REGISTRATIONS]]

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """The profile's own, what it was called before, and where its offices are."""
        comma = pgettext("between items of a list", ", ")
        offices = [
            _("%(place)s (head office)") % {"place": seen.office.governorate.name}
            if seen.office.is_head
            else seen.office.governorate.name
            for seen in self.profile.offices
        ]
        former = names_line(self.profile, OtherName.Kind.FORMER_NAME, OtherName.Kind.FORMER_ACRONYM)
        more = [(_("Formerly"), former), (_("Offices"), comma.join(offices))]
        return facts(self.profile) + [{"label": label, "value": value} for label, value in more if value]

    @property
    def narrower(self) -> set[str]:
        """The audiences of what is printed that are not all members."""
        found = {want.need.audience for want in self.wants}
        found |= {self.organization.email_audience} if self.email else set()
        found |= {self.organization.phone_audience} if self.phone else set()
        found |= {self.organization.website_audience} if self.website else set()
        return found - {Audience.MEMBERS.value}

    def warnings(self) -> list[str]:
        """What whoever holds the paper must know before they pass it on."""
        found = []
        if self.organization.visibility != Organization.Visibility.LISTED:
            found.append(_("Most members do not see this organization. Keep this paper to yourself."))
        if self.narrower:
            found.append(_("Some of this is not for every member. Do not pass it on."))
        return found

    def _is_for_reader(self, audience: str) -> bool:
        return not self.members_only or audience == Audience.MEMBERS

    # -- how much of it -----------------------------------------------------------------------------------------------

    @property
    def fixed_height(self) -> float:
        """What is always printed, in points of a column; what runs across the page counts for both."""
        height = self.ruler.height
        facts = [height(f"{fact['label']} {strip_tags(fact['value'])}") for fact in self.facts]
        across = (
            TOP
            + NOTES
            + 20 * len(self.warnings())
            + sum(max(facts[at : at + 2]) for at in range(0, len(facts), 2))
        )
        contact = [f"{person['name']} {strip_tags(person['role'])}" for person in self.people]
        contact += [self.email, self.phone, self.website]
        registrations = [f"{row['authority']} {row['number']} {row['state']}" for row in self.registrations]
        return 2 * across + 2 * HEADING + sum(height(text) for text in contact + registrations)

    def height(self, room: Room) -> float:
        """What stands in ``room``, in points of a column."""
        mission = self.profile.mission
        height = HEADING + (self.ruler.words_height(mission, room.mission) if mission else 0)
        return height + sum(
            self.ruler.section_height(rows, most, lines) for rows, most, lines in self._parts(room).values()
        )

    def mission(self) -> tuple[ReadText | None, bool]:
        """What it does, as much as there is room for, and whether that is less than all of it."""
        return self.ruler.cut(self.profile.mission, self.room.mission)

    def sections(self) -> dict[str, Section]:
        """Offers, wants and works, as much as there is room for."""
        return {
            key: self.ruler.section(rows, most, lines)
            for key, (rows, most, lines) in self._parts(self.room).items()
        }

    def _parts(self, room: Room) -> dict[str, tuple[list[Row], int, int]]:
        return {
            "offers": (self._rows["offers"], room.offers, room.shares),
            "wants": (self._rows["wants"], room.wants, room.question),
            "works": (self._rows["works"], room.works, room.summary),
        }

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {
            "offers": [self._offer(offer) for offer in self.profile.offers],
            "wants": [self._want(want) for want in self.wants],
            "works": [self._work(work) for work in self.profile.projects],
        }

    def _offer(self, offer: Offer) -> Row:
        return Row(
            name=_ours(offer.topic.name, offer.topic.name_language),
            beside=str(offer.expertise.get_band_display()),
            words=offer.shares,
            note=offer.note,
        )

    def _want(self, want: Want) -> Row:
        audiences = {
            Audience.PARTNERS.value: _("For partners only."),
            Audience.STAFF.value: _("For Search staff only."),
        }
        words = filter(None, (urgency_words(want.need), audiences.get(want.need.audience)))
        return Row(
            name=_ours(want.topic.name, want.topic.name_language),
            beside=" · ".join(words),
            words=want.question,
            note=want.note,
        )

    def _work(self, work: Work) -> Row:
        ours = reading_language()
        title, _is_cut = self.ruler.cut(work.title, LONGEST_TITLE)
        where_and_for_whom = " · ".join(strip_tags(fact["value"]) for fact in work_row(work)["facts"][:2])
        shown, _is_cut = self.ruler.cut(_ours(where_and_for_whom, ours), LONGEST_FACTS)
        return Row(
            name=title or _ours(_("A project without a title"), ours),
            words=work.summary,
            note=work.summary_note,
            name_note=work.title_note,
            facts=tuple(filter(None, (project_status(work), str(shown)))),
        )


def print_context(profile: Profile, *, members_only: bool) -> dict[str, Any]:
    """The context of ``members/print.html``."""
    sheet = Sheet(profile, members_only=members_only)
    mission, is_shortened = sheet.mission()
    sections = sheet.sections()
    is_shortened = is_shortened or any(section.is_shortened for section in sections.values())
    notes: dict[str, int] = {}
    about = _numbered(
        Row(
            _ours("", ""),
            words=mission,
            note=profile.reading.note("organization", profile.organization.pk, "mission"),
        ),
        notes,
    )
    return {
        "organization": profile.organization,
        "short_name": short(profile.organization),
        "sheet": sheet,
        "printed_on": format_date(today()),
        "may_leave_out": bool(Sheet(profile).narrower),
        "about": about,
        "lists": [
            {
                "key": key,
                "title": title,
                "rows": [_numbered(row, notes) for row in sections[key].rows],
                "more": more(sections[key].left_out),
            }
            for key, title, more in (
                ("offers", _("Can share"), _more_topics),
                ("wants", _("Wants to learn"), _more_topics),
                ("works", _("Projects"), _more_projects),
            )
        ],
        "notes": [{"number": number, "words": words} for words, number in notes.items()],
        "end": _("It is shortened to fit on two pages: the whole of it is on the portal.")
        if is_shortened
        else "",
    }


def _numbered(row: Row, notes: dict[str, int]) -> Row:
    """``row`` with the numbers of its notes; equal notes have one number, which stands once in a row."""

    def number(note: str) -> int:
        return notes.setdefault(note, len(notes) + 1) if note else 0

    note = row.note if row.words is not None and row.words.text else ""
    name_note = row.name_note if row.name_note != note else ""
    return replace(row, name_number=number(name_note), number=number(note))


def _ours(text: str, language: str) -> ReadText:
    return ReadText(text, language, is_original=True, is_out_of_date=False)


def _more_topics(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "… and %(count)s more topic on the portal", "… and %(count)s more topics on the portal", count
    )
    return words % {"count": count}


def _more_projects(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "… and %(count)s more project on the portal", "… and %(count)s more projects on the portal", count
    )
    return words % {"count": count}
