"""The shapes the demonstration's data are written in. Days are counted from the day of loading: -30 is a month ago."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

# Languages to text, the original first, then its translations.
Words = dict[str, str]


class ByMachine(str):
    """A translation that a machine made and that nobody has read through; every other is a person's."""

    __slots__ = ()


def words(**texts: str) -> Words:
    """A text in one or more languages; the one named first is the original, the others are translations of it."""
    return texts


@dataclass(frozen=True)
class Offer:
    """Something an organization can share: a topic, years of experience and in what form."""

    topic: str
    band: str
    shares: Words | None = None


@dataclass(frozen=True)
class Want:
    """Something an organization wants to learn, with its question and who may read it."""

    topic: str
    question: Words | None = None
    audience: str = "members"
    # The question as it was first, with translations that were made from it and not looked at since.
    earlier: Words | None = None


@dataclass(frozen=True)
class Work:
    """A project. ``starts`` and ``ends`` are days from the day of loading."""

    title: Words
    summary: Words | None
    starts: int
    ends: int | None
    topics: tuple[str, ...]
    governorates: tuple[str, ...]
    target_groups: tuple[str, ...] = ()
    donor: str = "DRL"
    grant_number: str = ""


@dataclass(frozen=True)
class Someone:
    """A person of an organization, and whether they speak for it. ``position`` is as they would write it."""

    email: str
    name: str
    position: str
    language: str = "en"
    representative: bool = True
    phone: str = ""


@dataclass(frozen=True)
class Member:
    """An organization. ``names`` are English, Arabic, Sorani; ``governorates`` ISO codes without "IQ-"."""

    slug: str
    names: tuple[str, str, str]
    kind: str
    grant_role: str
    governorates: tuple[str, ...]
    languages: tuple[str, ...]
    mission: Words | None
    people: tuple[Someone, ...]
    offers: tuple[Offer, ...] = ()
    wants: tuple[Want, ...] = ()
    projects: tuple[Work, ...] = ()
    acronym: str = ""
    short: tuple[str, str, str] = ("", "", "")
    visibility: str = "listed"
    # Whom staff invited as its first representative, and how many days ago; nobody has come yet.
    invited: tuple[str, str, int] | None = None
    member_since: datetime.date | int = datetime.date(2020, 1, 15)
    # (authority, number, issued, expires) of each, in days from the day of loading.
    registrations: tuple[tuple[str, str, int, int | None], ...] = ()
    # Days from the day of loading on which a representative last confirmed the profile; None for never.
    confirmed: int | None = -60
    email: str = ""
    email_audience: str = "members"
    phone: str = ""
    website: str = ""
    website_audience: str = "members"


@dataclass(frozen=True)
class Standing:
    """What an organization is in the world of records, and how its profile is kept."""

    size: str = ""
    women_led: bool | None = None
    # (kind, language, name) of each.
    other_names: tuple[tuple[str, str, str], ...] = ()
    # (governorate, whether it is the head office, phone, who may see the phone) of each.
    offices: tuple[tuple[str, bool, str, str], ...] = ()
    # How soon an answer to a need would help, by topic.
    urgencies: dict[str, str] = field(default_factory=dict)
    # Further registrations, as those of Member.
    registrations: tuple[tuple[str, str, int, int | None], ...] = ()
    # The numbers of registrations whose paper it has uploaded.
    papers: tuple[str, ...] = ()
    # The sub-grantees of this prime member.
    passes_on_to: tuple[str, ...] = ()
    # The day of each section's last confirmation; None where Member.confirmed says it of all.
    confirmed: dict[str, int] | None = None
    # The mission as it was, and a translation that was made from it and not looked at since.
    behind: Words | None = None
    has_logo: bool = False


# A day: a date that is known, or days from the day of loading.
Day = int | datetime.date
