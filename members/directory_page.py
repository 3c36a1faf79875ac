"""What the templates of the directory need: facets, chips and rows in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .directory import CLOSENESS, NAME, Directory, Result
from .filters import TOPIC_MARK, topic_value
from .models import Organization, OrganizationLanguage
from .topic_words import topic_labels

# What a page's address may say; anything else is dropped from the links that the page makes.
PARAMETERS = ("q", "governorate", "shares", "wants", "kind", "language", "sort")


@dataclass
class Choice:
    """One check box of a facet. ``parts``: the topics of a theme."""

    value: str
    label: str
    count: int
    is_chosen: bool
    parts: list[Choice] = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        """Whether there are topics that are not chosen yet."""
        return any(not part.is_chosen for part in self.parts)


@dataclass
class Facet:
    """A group of check boxes; the first four stand open."""

    name: str
    heading: str
    choices: list[Choice]
    all_label: str
    is_of_topics: bool = False


@dataclass
class Chip:
    """A choice, repeated above the results; ``url`` is the page without it."""

    label: str
    url: str


def directory_context(found: Directory, params: QueryDict, own: Organization | None) -> dict[str, Any]:
    """The context of the directory's templates; ``own`` is the organization that the reader acts for."""
    facets = [_governorates(found), *_topic_facets(found), _kinds(found), _languages(found)]
    chips = _chips(found, facets, params)
    return {
        "directory": found,
        "facets": facets,
        "map_counts": {place.code: found.counts["governorate", place.code] for place in found.governorates},
        "chips": chips,
        "chosen_count": len(chips),
        "clear_url": _address(params, dict.fromkeys(found.chosen, ())),
        "all_url": reverse("members:directory"),
        "sorts": {"closeness": _address(params, {"sort": ()}), "name": _address(params, {"sort": (NAME,)})},
        "is_closest_first": found.order == CLOSENESS,
        "rows": [result_row(result, own) for result in found.results],
    }


# -- facets -----------------------------------------------------------------------------------------------------------


def _facet(found: Directory, name: str, values: Iterable[tuple[str, Any]], all_label: str) -> Facet:
    chosen = set(found.chosen[name])
    choices = [
        Choice(value, str(label), found.counts[name, value], value in chosen) for value, label in values
    ]
    choices.sort(key=lambda choice: (not choice.is_chosen, -choice.count))
    return Facet(name, str(found.filter.filters[name].label), choices, all_label)


def _governorates(found: Directory) -> Facet:
    count = len(found.governorates)
    label = ngettext("All %(count)s governorate", "All %(count)s governorates", count) % {"count": count}
    places = sorted(((place.code, place.name) for place in found.governorates), key=lambda pair: pair[1])
    return _facet(found, "governorate", places, label)


def _kinds(found: Directory) -> Facet:
    kinds = [(value, capital(label)) for value, label in found.filter.filters["kind"].extra["choices"]]
    label = ngettext("All %(count)s kind", "All %(count)s kinds", len(kinds)) % {"count": len(kinds)}
    return _facet(found, "kind", kinds, label)


def _languages(found: Directory) -> Facet:
    languages = OrganizationLanguage.Language.choices
    label = ngettext("All %(count)s language", "All %(count)s languages", len(languages)) % {
        "count": len(languages)
    }
    return _facet(found, "language", languages, label)


def _topic_facets(found: Directory) -> list[Facet]:
    """Two facets of themes, each theme with its topics: what can be shared, and what is wanted."""
    themes = {topic.theme.slug: topic.theme for topic in found.topics}
    label = ngettext(
        "All %(count)s theme and its topics", "All %(count)s themes and their topics", len(themes)
    )
    label %= {"count": len(themes)}
    facets = []
    for name in ("shares", "wants"):
        facet = _facet(found, name, [(slug, theme.name) for slug, theme in themes.items()], label)
        facet.is_of_topics = True
        chosen = set(found.chosen[name])
        for choice in facet.choices:
            choice.parts = _parts(found, name, choice.value, chosen)
        # A theme with a chosen topic stands among the first, where the choice is seen.
        facet.choices.sort(
            key=lambda choice: not (choice.is_chosen or any(part.is_chosen for part in choice.parts))
        )
        facets.append(facet)
    return facets


def _parts(found: Directory, name: str, theme: str, chosen: set[str]) -> list[Choice]:
    """The topics of a theme that anybody has, and those that are chosen: the same ones whatever else is chosen, so
    that a live filter finds each count in its place."""
    parts = []
    for topic in found.topics:
        value = topic_value(topic)
        count = found.counts[f"{name}.topic", topic.slug]
        if topic.theme.slug == theme and (found.counts[f"{name}.any", topic.slug] or value in chosen):
            parts.append(Choice(value, topic.name, count, value in chosen))
    return parts


# -- chips and addresses ----------------------------------------------------------------------------------------------


def _chips(found: Directory, facets: list[Facet], params: QueryDict) -> list[Chip]:
    chips = []
    for facet in facets:
        labels = {choice.value: choice.label for choice in facet.choices}
        labels |= {part.value: part.label for choice in facet.choices for part in choice.parts}
        values = found.chosen[facet.name]
        for value in values:
            rest = [other for other in values if other != value]
            label = labels.get(value) or value.rpartition(TOPIC_MARK)[2]
            if facet.name == "wants":
                # Told apart from the same topic among what can be shared.
                label = pgettext("filter", "Wants: %(topic)s") % {"topic": label}
            chips.append(Chip(label, _address(params, {facet.name: rest})))
    return chips


def _address(params: QueryDict, changes: dict[str, Iterable[str]]) -> str:
    """The directory's address as it is, with ``changes``; always from the first page on."""
    query = QueryDict(mutable=True)
    for name in PARAMETERS:
        values = list(changes[name]) if name in changes else params.getlist(name)
        query.setlist(name, [value for value in values if value])
    text = query.urlencode()
    return reverse("members:directory") + (f"?{text}" if text else "")


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
    }


def facts_line(result: Result) -> str:
    """Where, what and in which languages: "Baghdad, Ninewa. Foundation, prime member. Arabic, English."."""
    organization = result.organization
    comma = pgettext("between items of a list", ", ")
    kind = capital(organization.get_kind_display())
    if organization.grant_role:
        kind = comma.join([kind, str(organization.get_grant_role_display())])
    parts = [
        comma.join(place.name for place in result.governorates),
        kind,
        comma.join(str(language) for language in result.languages),
    ]
    return pgettext("between short facts of an organization", ". ").join(part for part in parts if part)


def visibility_note(organization: Organization) -> str:
    """What those who see an organization that others do not see should know."""
    if organization.visibility == Organization.Visibility.HIDDEN:
        return _("Hidden: other members do not see this organization.")
    if organization.visibility == Organization.Visibility.DISCREET:
        return _("Discreet: most members do not see this organization. Please do not mention it to others.")
    return ""


def capital(text: Any) -> str:
    """``text`` with a capital first letter."""
    words = str(text)
    return words[:1].upper() + words[1:]
