"""The pages that are timed, with what each answer must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import escape

from members.invented.sentences import ARABIC_WORD, COMMON_WORD, RARE_WORD
from members.models import Organization

from . import instead
from .data import OWN, Cast
from .reference import Reference, missions_with

BARE, FRAMED = "bare view", "bare view in the portal's frame"
NO_SEARCH, RARE, COMMON = "no search", "a rare word", "a word that 15% match"
FACETS, ARABIC, PROFILE = "a word with two facets", "an Arabic word", "a profile"
ADMIN, FILTER = "Django admin", "django-filter"
PORTAL_PAGES = (NO_SEARCH, RARE, COMMON, FACETS, ARABIC, PROFILE)
PER_PAGE = 10


@dataclass(frozen=True)
class Page:
    """A page: who asks for it, what marks a row of its answer, and how many there must be in all."""

    name: str
    path: str
    row: bytes
    rows: int
    found: int | None = None
    found_mark: str = ""
    is_for_staff: bool = False
    holds: tuple[bytes, ...] = field(default=())

    def problem(self, status: int, body: bytes) -> str:
        """What is wrong with an answer; empty where nothing is."""
        if status != 200:
            return f"{self.name}: answered {status}"
        if (rows := body.count(self.row)) != self.rows:
            return f"{self.name}: {rows} rows instead of {self.rows}"
        for part in self.holds:
            if part not in body:
                return f"{self.name}: {part.decode()!r} is missing"
        if self.found is not None:
            match = re.search(self.found_mark, body.decode())
            told = match and int(re.sub(r"\D", "", match[1]))
            if told != self.found:
                return f"{self.name}: says {told} instead of {self.found}"
        return ""


def pages_of(cast: Cast) -> list[Page]:
    """All pages, for the database as it is now."""
    reference = Reference(cast)
    common = reference.having(COMMON_WORD)
    facets = {"governorate": "IQ-NI", "kind": "national"}
    both = reference.narrowed(common, governorates__code="IQ-NI", kind="national")
    shown = Organization.objects.filter(visibility="listed", projects__isnull=False).exclude(slug=OWN)
    profile = shown.order_by("slug").first()
    assert profile is not None
    bare, framed = (reverse(name, args=[cast.own.pk]) for name in ("bench_bare", "bench_framed"))
    own = escape(cast.own.name).encode()
    return [
        Page(BARE, bare, b"<h1>", 1, holds=(own,)),
        Page(FRAMED, framed, b"<h1>", 1, holds=(own,)),
        _directory(NO_SEARCH, {}, len(reference.visible)),
        _directory(RARE, {"q": RARE_WORD}, len(reference.having(RARE_WORD))),
        _directory(COMMON, {"q": COMMON_WORD}, len(common)),
        _directory(FACETS, {"q": COMMON_WORD} | facets, len(both)),
        _directory(ARABIC, {"q": ARABIC_WORD}, len(reference.having(ARABIC_WORD))),
        Page(PROFILE, profile.get_absolute_url(), b"<h1", 1, holds=(escape(profile.name).encode(),)),
        _admin(f"{ADMIN}, {NO_SEARCH}", {}, Organization.objects.count()),
        _admin(f"{ADMIN}, {COMMON}", {"q": COMMON_WORD}, len(missions_with(COMMON_WORD))),
        _filter(f"{FILTER}, {NO_SEARCH}", {}, len(reference.visible)),
        _filter(f"{FILTER}, {COMMON}", {"q": COMMON_WORD}, len(common)),
    ]


def _address(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def _directory(name: str, parameters: dict[str, str], found: int) -> Page:
    address = _address(reverse("members:directory"), parameters)
    mark = r'id="results-count"[^>]*>\s*([\d.,]+)'
    return Page(name, address, b'<article class="result', min(found, PER_PAGE), found, mark)


def _admin(name: str, parameters: dict[str, str], found: int) -> Page:
    address = _address(reverse("bench_admin:members_organization_changelist"), parameters)
    # Django's own words, or the portal's template for them.
    mark = r'(?s)class="paginator".*?(?:<bdi>(?=[\d,]+</bdi>)|\s(?=[\d,]+\s+organization))([\d,]+)'
    return Page(
        name,
        address,
        b'<th class="field-name_en',
        min(found, instead.PER_PAGE),
        found,
        mark,
        is_for_staff=True,
    )


def _filter(name: str, parameters: dict[str, str], found: int) -> Page:
    address = _address(reverse("bench_filter"), parameters)
    return Page(
        name, address, b'<article class="result', min(found, instead.PER_PAGE), found, r'id="found">(\d+)'
    )
