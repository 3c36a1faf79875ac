"""What the templates of the directory need: facets, chips and rows in the reader's language."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import format_date, today
from cop_portal.translations.names import reading_language
from cop_portal.ui.hits import Parts, text_of, with_hits
from members.models import Organization, OrganizationLanguage, SearchEntry, Topic
from members.search.tokens import NAMES
from members.topic_words import topic_labels
from members.upkeep.freshness import OLD, band_of

from .address import Address
from .facets import facets_of, map_of
from .filters import capital
from .query import CLOSENESS, FRESHNESS, NAME, Directory, Result
from .reading import effective

Source = SearchEntry.Source


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
    """The context of ``components/result_row.html``.

    What the search found is told once: where the row says it anyway it is marked there, else it is a line of its own.
    """
    passage = result.passage
    hits = passage.parts if passage is not None and passage.text in _said(result, passage.source) else ()
    matching = result.match.theirs_that_match if result.match else frozenset()
    return {
        "organization": result.organization,
        "facts": facts_line(result, hits),
        "shares": _topics(result.shares, matching, hits),
        "wants": _topics(result.wants, matching, hits),
        "match": result.match,
        "is_yours": result.organization == own,
        "note": visibility_note(result.organization),
        "passage": None if hits else passage,
        "hits": hits,
    }


def _said(result: Result, source: str) -> set[str]:
    """What a row says of a source anyway: the organization's names, those of its topics, of its places."""
    if source in NAMES:
        organization = result.organization
        return {organization.name, *(name for _language, name in organization.other_names)}
    if source == Source.TOPIC:
        return {topic.name for topic in (*result.shares, *result.wants)}
    return {place.name for place in result.governorates} if source == Source.PLACE else set()


def _topics(topics: list[Topic], matching: Collection[int], hits: Parts) -> list[dict[str, Any]]:
    """The labels of a line, with its pieces where a topic is what the search found."""
    labels = topic_labels(topics, matching)
    if hits:
        for topic, label in zip(topics, labels, strict=True):
            if topic.name == text_of(hits):
                # The same letters; the first may be a capital no longer.
                label["parts"] = _lettered(hits, label["label"])
    return labels


def _lettered(parts: Parts, text: str) -> list[tuple[str, bool]]:
    """``parts`` in the letters of ``text``, which is as long as they are."""
    letters = iter(text)
    return [("".join(islice(letters, len(part))), is_hit) for part, is_hit in parts]


def facts_line(result: Result, hits: Parts = ()) -> SafeString:
    """Where, what, in which languages and since when it is known: "Baghdad, Ninewa. Foundation, prime member. Arabic,
    English. Confirmed 3 May 2026". A place that the search found is marked."""
    organization, language = result.organization, reading_language()
    comma = escape(pgettext("between items of a list", ", "))
    parts = [
        comma.join(with_hits(place.name, hits) for place in result.governorates),
        escape(kind_line(organization.kind, organization.grant_role, language)),
        escape(languages_line(tuple(result.languages), language)),
        escape(freshness_line(organization.profile_confirmed_on, today(), language)),
    ]
    full_stop = escape(pgettext("between short facts of an organization", ". "))
    return SafeString(full_stop.join(part for part in parts if part))


# The words of a row that many rows have, kept for each language of the interface (the active one): to put them together
# is dear.


@lru_cache(maxsize=200)
def kind_line(kind: str, grant_role: str, language: str) -> str:
    """What an organization is: "Foundation, prime member"."""
    words = [capital(Organization.Kind(kind).label)]
    if grant_role:
        words.append(str(Organization.GrantRole(grant_role).label))
    return pgettext("between items of a list", ", ").join(words)


@lru_cache(maxsize=1000)
def languages_line(codes: tuple[str, ...], language: str) -> str:
    """The languages that an organization works in: "Arabic, English"."""
    labels = (str(OrganizationLanguage.Language(code).label) for code in codes)
    return pgettext("between items of a list", ", ").join(labels)


@lru_cache(maxsize=1000)
def freshness_line(confirmed_on: datetime.date | None, day: datetime.date, language: str) -> str:
    """When its people last said that the profile is true, as one says it on ``day``."""
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
