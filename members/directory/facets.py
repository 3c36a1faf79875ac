"""What can be chosen in the directory, as its templates show it: facets with counts, and the map."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cop_portal.ui.facets import Choice, Facet
from cop_portal.ui.maps import DRAWN_WITH, MapLink, governorate_map

from .address import Address
from .filters import FACETS
from .query import Directory
from .reading import OF_TOPICS, TOPIC_MARK

# Facets whose values follow each other: where a project stands, how long ago a profile was confirmed.
IN_STEPS = {"project_status", "freshness"}


def facets_of(found: Directory) -> list[Facet]:
    """Every facet, its most frequent values first, or in their own order where they have one.

    Where nobody is found, those alone that something is chosen in. A facet's counts ignore its own choice, so that
    they, and with them the order, stay as they are while somebody chooses in it.
    """
    return [_facet(found, name) for name in FACETS if found.count or found.chosen[name]]


def _facet(found: Directory, name: str) -> Facet:
    chosen = set(found.chosen[name])
    labels = found.values[name]
    choices = [
        Choice(value, label, found.count_of(name, value), value in chosen)
        for value, label in labels.items()
        if name not in OF_TOPICS or TOPIC_MARK not in value
    ]
    if name not in IN_STEPS:
        choices.sort(key=lambda choice: -choice.count)
    if name in OF_TOPICS and chosen:
        for theme in choices:
            theme.parts = _parts(found, name, theme, chosen)
    return Facet(name, str(FACETS[name]), choices, _all_label(name, len(choices)))


def _parts(found: Directory, name: str, theme: Choice, chosen: set[str]) -> list[Choice]:
    """The topics of a theme that is chosen, or has a chosen one: those that anybody has."""
    values = [value for value in found.values[name] if value.startswith(theme.value + TOPIC_MARK)]
    if not theme.is_chosen and not chosen.intersection(values):
        return []
    return [
        Choice(value, found.values[name][value], found.count_of(name, value), value in chosen)
        for value in values
        if value in chosen or found.is_had(name, value)
    ]


def _all_label(name: str, count: int) -> str:
    match name:
        case "governorate":
            label = ngettext("All %(count)s governorate", "All %(count)s governorates", count)
        case "shares" | "wants":
            label = ngettext("All %(count)s theme", "All %(count)s themes", count)
        case "target_group":
            label = ngettext("All %(count)s group", "All %(count)s groups", count)
        case "kind":
            label = ngettext("All %(count)s kind", "All %(count)s kinds", count)
        case "language":
            label = ngettext("All %(count)s language", "All %(count)s languages", count)
        case _:
            label = _("All")
    return label % {"count": count}


def map_of(found: Directory, address: Address) -> SafeString:
    """The map of the governorates, shaded by how many organizations are found in each; each is a link that chooses it,
    or takes the choice back. A shape of two governorates stands for both."""
    chosen = found.chosen["governorate"]
    labels = found.values["governorate"]
    shapes: dict[str, list[str]] = {}
    for code in labels:
        shapes.setdefault(DRAWN_WITH.get(code, code), []).append(code)
    counts, links = {}, {}
    for shape, codes in shapes.items():
        counts[shape] = found.count_of("governorate", *codes)
        rest = [code for code in chosen if code not in codes]
        url = address.now(governorate=rest if len(rest) < len(chosen) else [*chosen, *codes])
        # Within the same page: an address that begins with "?" is enough.
        url = url.removeprefix(address.root) or address.root
        name = pgettext("between items of a list", ", ").join(labels[code] for code in codes)
        links[shape] = MapLink(url, f"{name}: {counts[shape]}")
    return governorate_map(counts, frozenset(chosen), links)
