"""What the templates of the directory need: facets, chips and rows in the reader's language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import format_date, today
from cop_portal.translations.names import reading_language
from members.models import Organization, OrganizationLanguage
from members.search.text import Passage
from members.topic_words import topic_labels
from members.upkeep.freshness import OLD, band_of

from .address import Address
from .facets import facets_of, map_of
from .filters import capital
from .query import CLOSENESS, FRESHNESS, NAME, Directory, Result
from .reading import effective


@dataclass
class Chip:
    """A choice, repeated above the results; ``url`` is the page without it."""

    label: str
    url: str


def directory_context(found: Directory, own: Organization | None) -> dict[str, Any]:
    """The context of the directory's templates; ``own`` is the organization that the reader acts for."""
    address = Address(found)
    chips = _chips(found, address)
    return {
        "directory": found,
        "facets": facets_of(found),
        "map": map_of(found, address),
        "chips": chips,
        "clear_url": address.without_filters(),
        "all_url": address.root,
        "address": address.now(),
        "sorts": _sorts(found, address),
        "rows": [result_row(result, own) for result in found.results],
        "pages": _pages(found, address),
        "suggestions": [
            {"suggestion": suggestion, "url": address.without_filters(q=[suggestion.query])}
            for suggestion in found.suggestions
        ],
        "found_without_filters": found.searched.bit_count(),
    }


def _chips(found: Directory, address: Address) -> list[Chip]:
    """What is chosen. A theme of which a topic is chosen too is not repeated: the topic stands for it."""
    chips = []
    for facet, values in found.chosen.items():
        for value in effective(facet, values):
            label = found.values[facet][value]
            if facet == "wants":
                # Told apart from the same topic among what can be shared.
                label = pgettext("filter", "Wants: %(topic)s") % {"topic": label}
            elif facet == "project_status":
                label = pgettext("filter", "Projects: %(status)s") % {"status": label}
            chips.append(Chip(label, address.without(facet, value)))
    return chips


def _sorts(found: Directory, address: Address) -> list[dict[str, Any]]:
    """The orders: the present one says so, the others are links."""
    labels = {
        CLOSENESS: (_("Closest match first."), _("Closest match first")),
        NAME: (_("By name."), _("By name")),
        FRESHNESS: (_("Latest confirmed first."), _("Latest confirmed first")),
    }
    return [
        {
            "is_now": order == found.order,
            "label": now if order == found.order else other,
            "url": address.now(sort=[] if order == CLOSENESS else [order]),
        }
        for order, (now, other) in sorted(labels.items(), key=lambda pair: pair[0] != found.order)
    ]


def _pages(found: Directory, address: Address) -> Mapping[str, Any]:
    """What ``components/pagination.html`` shows."""
    page = found.page
    following = 0
    if page.has_next():
        following = min(page.paginator.per_page, page.paginator.count - page.end_index())
    return {
        "page": page,
        "following": following,
        "first_url": address.page(1) if page.number > 2 else "",
        "previous_url": address.page(page.number - 1) if page.has_previous() else "",
        "next_url": address.page(page.number + 1) if page.has_next() else "",
    }


# -- rows -------------------------------------------------------------------------------------------------------------


def result_row(result: Result, own: Organization | None) -> dict[str, Any]:
    """The context of ``components/result_row.html``."""
    matching = result.match.theirs_that_match if result.match else frozenset()
    return {
        "organization": result.organization,
        "facts": facts_line(result),
        "shares": topic_labels(result.shares, matching),
        "wants": topic_labels(result.wants, matching),
        "match": result.match,
        "is_yours": result.organization == own,
        "note": visibility_note(result.organization),
        "passage": _passage(result),
    }


def _passage(result: Result) -> Passage | None:
    """What the search found, where it is not one of the names above it once more."""
    if result.passage is None:
        return None
    organization = result.organization
    names = {organization.name, *(name for _language, name in organization.other_names)}
    return None if "".join(text for text, _is_hit in result.passage.parts) in names else result.passage


def facts_line(result: Result) -> str:
    """Where, what, in which languages and since when it is known: "Baghdad, Ninewa. Foundation, prime member. Arabic,
    English. Confirmed 3 May 2026"."""
    organization = result.organization
    comma = pgettext("between items of a list", ", ")
    kind = capital(Organization.Kind(organization.kind).label)
    if organization.grant_role:
        kind = comma.join([kind, str(Organization.GrantRole(organization.grant_role).label)])
    parts = [
        comma.join(place.name for place in result.governorates),
        kind,
        comma.join(str(OrganizationLanguage.Language(code).label) for code in result.languages),
        freshness_line(organization.profile_confirmed_on, today(), reading_language()),
    ]
    return pgettext("between short facts of an organization", ". ").join(part for part in parts if part)


@lru_cache(maxsize=1000)
def freshness_line(confirmed_on: datetime.date | None, day: datetime.date, language: str) -> str:
    """When its people last said that the profile is true, as one says it on ``day`` in ``language``, the active one.

    Kept, since many rows have one day, and the words of a date are dear."""
    if confirmed_on is None:
        return _("Not confirmed yet")
    if band_of(confirmed_on, day) == OLD:
        return _("Not confirmed in the last year")
    return _("Confirmed %(date)s") % {"date": format_date(confirmed_on)}


def visibility_note(organization: Organization) -> str:
    """What those who see an organization that others do not see should know."""
    if organization.visibility == Organization.Visibility.HIDDEN:
        return _("Hidden: other members do not see this organization.")
    if organization.visibility == Organization.Visibility.DISCREET:
        return _("Discreet: most members do not see this organization. Please do not mention it to others.")
    return ""
