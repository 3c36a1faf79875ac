"""The directory's facets, and what an address chooses of them.

Several values of one facet widen, different facets narrow. What an address says that no facet knows is left out, so
that an old or a mistyped link still gives a page.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Organization, OrganizationLanguage, TargetGroup
from members.upkeep.freshness import BANDS

from .index import WOMEN_LED, DirectoryIndex, topic_value

# In the order of the page. The keys stand in addresses.
FACETS: Mapping[str, Promise | str] = {
    "governorate": _("Where it works"),
    "shares": _("Can share"),
    "wants": _("Wants to learn"),
    "target_group": _("For whom it works"),
    "project_status": _("Projects"),
    "kind": _("Kind"),
    "women_led": _("Leadership"),
    "language": _("Languages"),
    "freshness": _("Profile"),
}

PROJECT_STATUSES: Mapping[str, Promise | str] = {
    "running": pgettext_lazy("projects", "running now"),
    "planned": pgettext_lazy("projects", "planned"),
    "completed": pgettext_lazy("projects", "completed"),
}


def facet_values(index: DirectoryIndex) -> dict[str, dict[str, str]]:
    """The values of every facet with their labels in the language of ``index``; themes come before their topics."""
    if not index.labels:
        index.labels = _labels(index)
    return index.labels


def _labels(index: DirectoryIndex) -> dict[str, dict[str, str]]:
    topics: dict[str, str] = {topic.theme.slug: topic.theme.name for topic in index.topics}
    topics |= {topic_value(topic): topic.name for topic in index.topics}
    kinds = [pair for pair in Organization.Kind.choices if pair[0] != Organization.Kind.CONVENOR]
    return {
        "governorate": {place.code: place.name for place in index.governorates},
        "shares": topics,
        "wants": topics,
        "target_group": _words(TargetGroup.choices),
        "project_status": _words(PROJECT_STATUSES.items()),
        "kind": _words(kinds),
        "women_led": {WOMEN_LED: capital(_("women-led"))},
        "language": _words(OrganizationLanguage.Language.choices),
        "freshness": _words(BANDS.items()),
    }


def _words(choices) -> dict[str, str]:
    return {value: capital(label) for value, label in choices}


def capital(text: object) -> str:
    """``text`` with a capital first letter."""
    words = str(text)
    return words[:1].upper() + words[1:]


def chosen_values(params: QueryDict, values: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """The values of each facet that ``params`` choose, those that exist, each once."""
    return {
        facet: [value for value in dict.fromkeys(params.getlist(facet)) if value in known]
        for facet, known in values.items()
    }
