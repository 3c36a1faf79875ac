"""Asking the search as somebody, for its tests."""

from __future__ import annotations

from members.models import Organization
from members.search.text import Suggestion, TextSearch
from members.search.writing import read_vocabulary
from members.visibility import organizations_visible_to


def found(user, query: str) -> list[str]:
    """Slugs of the organizations that ``user`` finds with ``query``, nearest first."""
    visible = dict(organizations_visible_to(user).values_list("pk", "slug"))
    search = TextSearch(user, query, read_vocabulary())
    if search.is_empty:
        return sorted(visible.values())
    matches = search.matches()
    parts = [set(visible)] if matches.found is None else matches.found
    ranks = {pk: rank for rank, ids in enumerate(parts) for pk in ids}
    hits = (set(ranks) & set(visible)) - matches.excluded
    return sorted((visible[pk] for pk in hits), key=lambda slug: (ranks[_key(visible, slug)], slug))


def passages(user, query: str) -> dict[str, str]:
    """The passage of each organization that ``user`` finds, by slug, its hits in brackets: "Mission: we [watched]"."""
    slugs = found(user, query)
    organizations = dict(Organization.objects.filter(slug__in=slugs).values_list("pk", "slug"))
    written = TextSearch(user, query, read_vocabulary()).passages(organizations)
    return {organizations[pk]: f"{passage.label}: {marked(passage.parts)}" for pk, passage in written.items()}


def suggestions(user, query: str) -> list[Suggestion]:
    """What a search that finds nothing is told it may have meant."""
    return TextSearch(user, query, read_vocabulary()).suggestions(organizations_visible_to(user))


def marked(parts) -> str:
    """The parts of a passage in one, its hits in brackets."""
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in parts)


def _key(visible: dict[int, str], slug: str) -> int:
    return next(pk for pk, other in visible.items() if other == slug)
